"""The quantities of a text: number, scale, unit, bound and range, joined by adjacency, trade or not.

`read_quantities` gives them as tokens, for the readers of frames; `find_quantities` as records, for everybody.
"""

from tidewaiter.grammar.designation import designation, is_name_after
from tidewaiter.grammar.hedge import hedge_after
from tidewaiter.grammar.number import Number, read_number
from tidewaiter.grammar.token import Tokens, tokenize
from tidewaiter.grammar.unit import UnitWord, read_unit, read_unit_before
from tidewaiter.reading.quantity.amount import NO_QUANTITIES, TokenQuantity
from tidewaiter.reading.quantity.joining import (
    call_share_points,
    carry_dollar,
    count_packs,
    join_range,
    mark_row,
    price_of_one,
    settle_points,
    share_unit,
)
from tidewaiter.reading.quantity.phrase import Phrase, Tables, no_amount, read_amount, tables_of
from tidewaiter.reading.quantity.year import is_year, plain_year
from tidewaiter.records.interval import Interval
from tidewaiter.records.quantity import Quantity


def find_quantities(text: str, *, home: str | None = None) -> list[Quantity]:
    """Give all quantities of an English text in its order; years, ranks, days, scores and numbers in names are left out.

    Durations are among them (`duration`), though they are no figures of trade.

    `home` is the ISO 4217 code that a bare `$`, `¥` or peso stands for; without it `$` is USD, and `¥` what the words around
    it say, `open:¥` where they say nothing.

    >>> [(q.quote, q.value, q.unit, q.bound) for q in find_quantities("Exports of over 1.2m tonnes, up nearly 7 per cent")]
    [('1.2m', 1200000.0, 'tonne', 'over'), ('7', 7.0, 'percent', 'under')]
    >>> find_quantities("On Nov. 18, 2023 the MG4 came third in a 27-nation vote")
    []
    """
    tokens = tokenize(text)
    return [to_quantity(tokens, found) for found in read_quantities(tokens, home=home) if found.kind not in NO_QUANTITIES]


def to_quantity(tokens: Tokens, found: TokenQuantity) -> Quantity:
    """Give the record of a quantity that was read in tokens."""
    start, end = tokens.starts[found.first], tokens.ends[found.last - 1]
    return Quantity(
        start,
        end,
        tokens.text[start:end],
        found.value,
        found.value_high,
        found.bound,
        tokens.printed(found.hedge_first, found.hedge_last) or None,
        found.unit,
        found.kind,
        found.interval,
        found.step,
        found.rules,
    )


def read_quantities(tokens: Tokens, *, home: str | None = None, language: str = "en") -> list[TokenQuantity]:
    """Give every number of a text in order, with its unit, hedge and range; those that are no amounts too, by their kind.

    One pass; numbers do not overlap.  `home` as in `find_quantities`.

    >>> [(q.value, q.value_high, q.unit) for q in read_quantities(tokenize("between 6% and 7%"))]
    [(6.0, 7.0, 'percent')]
    """
    tables = tables_of(language, home)
    starters, sets = tables.numerals.words, tables.numerals.sets
    found: list[TokenQuantity] = []
    end = 0
    hits = [at for at, (word, digits) in enumerate(zip(tokens.words, tokens.numeric, strict=True)) if digits or word in starters]
    for at in hits:
        if at < end:
            continue
        quantity = plain_year(tokens, at, language) or _read_at(tokens, at, end, tables)
        if quantity is None:
            continue
        end = quantity.stop
        if found and quantity.compound:
            behind = quantity.stop + (tokens.words[quantity.stop : quantity.stop + 1] == [")"])
            count_packs(tokens, found[-1], quantity, read_unit(tokens, behind, tables.units))
            end = quantity.stop
        found.append(_join(tokens, found, quantity, sets) if found else quantity)
    for quantity in found:
        if quantity.unit == "other:point":
            call_share_points(tokens, quantity, sets["gauge"], sets["portion"])
    return found


def _join(tokens: Tokens, found: list[TokenQuantity], quantity: TokenQuantity, sets: dict[str, frozenset[str]]) -> TokenQuantity:
    """What a quantity and those before it say about each other; of a range the first half leaves the list."""
    left = found[-1]
    near = quantity.start - left.stop <= _NEAR
    if near:
        mark_row(tokens, left, quantity)
        price_of_one(tokens, left, quantity)
    if quantity.open == "open:$":
        carry_dollar(found, quantity)
    if near and join_range(tokens, found, quantity, sets["spread"]):
        quantity = found.pop()
    if found:
        if "other:point" in {quantity.unit, found[-1].unit}:
            settle_points(tokens, found, quantity, sets["gauge"])
        if quantity.start - found[-1].stop <= _NEAR:
            share_unit(tokens, found, quantity)
    return quantity


# How many tokens may stand between two numbers that are one, or share a unit.
_NEAR = 2


def _read_at(tokens: Tokens, at: int, floor: int, tables: Tables) -> TokenQuantity | None:
    """The quantity whose number begins at a token; nothing before `floor` belongs to it."""
    sign = read_unit_before(tokens, at, tables.units) if at and tokens.words[at - 1] in tables.units.before else None
    if sign is not None and sign[0] < floor:
        sign = None
    number = read_number(tokens, at, tables.numerals, money=sign is not None)
    if sign is not None and number is not None and _is_mark(tokens, number, sign[0]):
        sign = None
    if number is None:
        return no_amount(Number(at, at + 1, 0.0, 0.0, 0.0, 0, "digits"), "list") if tokens.numeric[at] else None
    if at and tokens.words[at - 1] == "per":
        return no_amount(number, "name")  # what a price is for: "45 euros per 100 kilos"
    if number.form not in {"digits", "words"}:
        return _special(tokens, number, floor, tables)
    behind = _unit_behind(tokens, number, tables)
    if sign is not None and (behind is None or behind[1].kind not in {"percent", "points"}):
        stop = behind[0] if behind is not None and behind[1].kind == "money" else number.last
        return read_amount(tokens, Phrase(number, sign[0], stop, sign[1], (sign[0], stop)), floor, tables)
    if behind is None:
        return _unitless(tokens, number, floor, tables)
    last, unit = behind
    tied = at > 0 and tokens.starts[at] == tokens.ends[at - 1] and tokens.words[at - 1].isalpha()
    if tied or (unit.kind not in {"percent", "points", "money"} and is_name_after(tokens, at, tables.numerals)):
        return no_amount(number, "name")
    return read_amount(tokens, Phrase(number, at, last, unit, (number.last, last)), floor, tables)


def _is_mark(tokens: Tokens, number: Number, sign_at: int) -> bool:
    """Whether a lone letter before a number is no currency but part of a name ("N95 masks", beside "N5.81tn" and "N884,000")."""
    sign, digits = tokens.words[sign_at], tokens.words[number.first]
    if len(sign) > 1 or sign not in _MARKS or number.scale or "," in digits or "." in digits:
        return False
    return tokens.words[number.last : number.last + 1] not in (["a"], ["an"], ["per"])  # "N12 a litre"


# Letters that stand for a currency before an amount, and begin many other names.
_MARKS = frozenset("nkq")


def _unit_behind(tokens: Tokens, number: Number, tables: Tables) -> tuple[int, UnitWord] | None:
    """The unit behind a number and where it ends, or null: that of a duration may stand a word or two further."""
    words, at = tokens.words, number.last
    if at >= len(words):
        return None
    # A point that strayed in: 4.%
    if words[at] == "." and words[at + 1 : at + 2] == ["%"] and tokens.starts[at + 1] == tokens.ends[at]:
        at += 1
    unit = read_unit(tokens, at, tables.units)
    if unit is None:
        lasting = tables.numerals.sets["lasting"]
        while at < len(words) and at < number.last + 2 and words[at] in lasting:
            at += 1
        unit = read_unit(tokens, at, tables.units) if at > number.last else None
        return unit if unit is not None and unit[1].kind == "duration" else None
    last, word = unit
    # In "C$1.25-C$1.30" and "Rs 5-Rs 6" the sign belongs to the number that it touches, or that the hyphen parts it from.
    ahead = word.kind == "money" and tokens.numeric[last : last + 1] == [True]
    if ahead and (tokens.glued[at] or (tokens.starts[last] == tokens.ends[last - 1] and not words[last - 1][-1].isalpha())):
        return None
    return unit if word.kind == "percent" or _is_meant(tokens, number, at, word) else None


def _is_meant(tokens: Tokens, number: Number, at: int, unit: UnitWord) -> bool:
    """Whether a word that may be a unit is one here: "5 million year on year" are no years, "the 5 won" no won."""
    word = tokens.words[at]
    if unit.kind == "duration":
        return word.endswith("s") or tokens.glued[at] or number.value == 1 or len(word) < 4 or _is_adjective(tokens, number, at)
    if word == "x":
        return not any(tokens.numeric[at + 1 : at + 2])
    if word == "won":
        return number.value >= 100
    if word in {"real", "pass", "sterling", "marks"}:
        return number.value >= 10
    return True


def _is_adjective(tokens: Tokens, number: Number, at: int) -> bool:
    """Whether a time in the singular stands before a noun (the 10 month deficit), and not in "12 year on year"."""
    following = tokens.words[at + 1] if at + 1 < len(tokens.words) else "."
    return (
        not number.scale
        and number.value < 100
        and following.isalpha()
        and following not in {"on", "over", "to", "earlier", "ago"}
    )


def _special(tokens: Tokens, number: Number, floor: int, tables: Tables) -> TokenQuantity | None:
    """Fractions, ranks, doubled, twofold."""
    if number.form == "ordinal":
        return no_amount(number, "ordinal", unit="other:rank")
    if number.form == "growth":
        rise = UnitWord("percent", 1.0, "times")
        found = read_amount(tokens, Phrase(number, number.first, number.last, rise, (number.last, number.last)), floor, tables)
        found.rules = ("<growth verb>",)
        return found
    if number.form == "fold":
        times = UnitWord("times", 1.0, "times")
        return read_amount(tokens, Phrase(number, number.first, number.last, times, (number.last, number.last)), floor, tables)
    return _fraction(tokens, number, floor, tables)


def _fraction(tokens: Tokens, number: Number, floor: int, tables: Tables) -> TokenQuantity:
    """A fraction of a unit that is named (a quarter of a percentage point), else a share in percent."""
    words, at = tokens.words, number.last
    at += words[at : at + 1] == ["of"]
    article = words[at : at + 1] in (["a"], ["an"], ["one"])
    at += article
    unit = read_unit(tokens, at, tables.units)
    if unit is not None and (article or at == number.last):
        last, word = unit
        if word.code == "other:point":
            word = UnitWord("percentage_point", 1.0, "points")
        return read_amount(tokens, Phrase(number, number.first, last, word, (number.last, last)), floor, tables)
    percent = UnitWord("percent", 100.0, "percent")
    found = read_amount(tokens, Phrase(number, number.first, number.last, percent, (number.last, number.last)), floor, tables)
    # a third is 33.33 percent, as statisticians write it; the interval is that of the fraction
    found.value = round(found.value, 2)
    found.rules = ("<fraction>",)
    return found


def _unitless(tokens: Tokens, number: Number, floor: int, tables: Tables) -> TokenQuantity:
    """The quantity of a number without a unit: a count, or, by its form and the words around it, a name, rank or year."""
    at, last = number.first, number.last
    tied = last < len(tokens.words) and tokens.glued[last]
    if number.form == "words":
        if (tied and not number.scale) or tokens.glued[at] or is_name_after(tokens, at, tables.numerals):
            return no_amount(number, "name")
        kind = "word" if number.value < 10 else "count"
    else:
        what = _designation(tokens, number, tied, tables)
        if what == "ordinal":
            return no_amount(number, what, unit="other:rank", last=last + 1)
        if what is not None and not (what == "name" and tokens.glued[at] and is_year(tokens.words[at]) and not tied):
            return no_amount(number, what, last=_name_end(tokens, number) if what == "name" else 0)
        kind = "count"
    phrase = Phrase(number, at, last, UnitWord("units", 1.0, kind), (last, last))
    found = read_amount(tokens, phrase, floor, tables)
    if kind == "count" and last == at + 1 and is_year(tokens.words[at]):
        _mark_year(tokens, found, tables)
    return found


def _name_end(tokens: Tokens, number: Number) -> int:
    """The token behind a name in digits; one that letters touch goes on behind a hyphen or stroke ("FY2016-17")."""
    at, last = number.first, number.last
    if at == 0 or tokens.starts[at] != tokens.ends[at - 1] or not tokens.words[at - 1].isalpha():
        return last
    goes_on = tokens.words[last : last + 1] in (["-"], ["/"]) and tokens.numeric[last + 1 : last + 2] == [True]
    touching = goes_on and tokens.ends[last - 1] == tokens.starts[last] and tokens.ends[last] == tokens.starts[last + 1]
    return last + 2 if touching else last


def _designation(tokens: Tokens, number: Number, tied: bool, tables: Tables) -> str | None:
    """What a number in digits without a unit is, where it is no amount; a scale word makes it one, and so does `-odd`."""
    at, last = number.first, number.last
    if number.scale:
        touched = at > 0 and tokens.starts[at] == tokens.ends[at - 1] and tokens.words[at - 1][-1].isalnum()
        return "name" if touched or tokens.glued[at] else None
    if tied and (tokens.words[last] == "strong" or hedge_after(tokens, last, tables.hedges) is not None):
        return None
    return designation(tokens, at, last, tables.numerals)


def _mark_year(tokens: Tokens, found: TokenQuantity, tables: Tables) -> None:
    """Call four digits a year, unless a hedge and a noun around them say that they count (some 2000 firms)."""
    noun = tokens.words[found.last] if found.last < len(tokens.words) else "."
    counts = found.rule is not None and noun.isalpha() and noun not in tables.numerals.sets["joint"]
    if counts:
        return
    found.kind, found.year_like = "bare", True
    found.hedge_first = found.hedge_last = found.first
    found.start, found.stop = found.first, found.last
    found.bound, found.rule, found.interval, found.rules = "exact", None, Interval(found.value, found.value), ("<year>",)
