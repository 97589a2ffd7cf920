"""The quantities of a text: number, scale, unit, bound and range, joined by adjacency, trade or not.

`read_quantities` gives them as tokens, for the readers of frames; `find_quantities` as records, for everybody.
"""

from functools import cache
from typing import NamedTuple

from tidewaiter.codes.hedges import hedged_interval, hedges
from tidewaiter.grammar.currency import settle_currency
from tidewaiter.grammar.designation import designation, is_name_after
from tidewaiter.grammar.hedge import HedgeIndex, HedgeWords, hedge_after, hedge_before, hedge_index
from tidewaiter.grammar.number import Number, read_number
from tidewaiter.grammar.token import Tokens, tokenize
from tidewaiter.grammar.unit import UnitIndex, UnitWord, read_unit, read_unit_before, unit_index
from tidewaiter.language.numerals import Numerals, numerals
from tidewaiter.reading.amount import NOT_AMOUNTS, TokenQuantity
from tidewaiter.reading.joining import carry_dollar, join_range, mark_row, price_of_one, settle_points, share_unit
from tidewaiter.records.interval import Interval
from tidewaiter.records.quantity import Quantity

_MINUS = frozenset("-\u2212\u2013")


class _Language(NamedTuple):
    """The tables of one language, and whose currency a bare sign is."""

    numerals: Numerals
    units: UnitIndex
    hedges: HedgeIndex
    home: str | None


@cache
def _language(language: str, home: str | None) -> _Language:
    return _Language(numerals(language), unit_index(language), hedge_index(language), home)


def find_quantities(text: str, *, home: str | None = None) -> list[Quantity]:
    """Give all quantities of an English text in its order; years, durations, ranks, days and numbers in names are left out.

    `home` is the ISO 4217 code that a bare `$`, `¥` or peso stands for; without it `$` is USD, and `¥` what the words around
    it say, `open:¥` where they say nothing.

    >>> [(q.quote, q.value, q.unit, q.bound) for q in find_quantities("Exports of over 1.2m tonnes, up nearly 7 per cent")]
    [('1.2m', 1200000.0, 'tonne', 'over'), ('7', 7.0, 'percent', 'under')]
    >>> find_quantities("On Nov. 18, 2023 the MG4 came third in a 27-nation vote")
    []
    """
    tokens = tokenize(text)
    return [to_quantity(tokens, found) for found in read_quantities(tokens, home=home) if found.kind not in NOT_AMOUNTS]


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
    tables = _language(language, home)
    starters, sets = tables.numerals.words, tables.numerals.sets
    found: list[TokenQuantity] = []
    end = 0
    for at, (word, numeric) in enumerate(zip(tokens.words, tokens.numeric, strict=True)):
        if at < end or not (numeric or word in starters):
            continue
        quantity = _read_at(tokens, at, end, tables)
        if quantity is None:
            continue
        end = quantity.stop
        if found:
            mark_row(tokens, found[-1], quantity)
            price_of_one(tokens, found[-1], quantity)
            carry_dollar(found, quantity)
            if join_range(tokens, found, quantity, sets["spread"]):
                continue
            settle_points(tokens, found, quantity, sets["gauge"])
            share_unit(tokens, found, quantity)
        found.append(quantity)
    return found


def _read_at(tokens: Tokens, at: int, floor: int, tables: _Language) -> TokenQuantity | None:
    """The quantity whose number begins at a token; nothing before `floor` belongs to it."""
    sign = read_unit_before(tokens, at, tables.units)
    if sign is not None and sign[0] < floor:
        sign = None
    number = read_number(tokens, at, tables.numerals, money=sign is not None)
    if number is None:
        return no_amount(Number(at, at + 1, 0.0, 0.0, 0.0, 0, "digits"), "list") if tokens.numeric[at] else None
    if number.form not in {"digits", "words"}:
        return _special(tokens, number, floor, tables)
    behind = _unit_behind(tokens, number, tables)
    if sign is not None and (behind is None or behind.word.kind not in {"percent", "points"}):
        stop = behind.last if behind is not None and behind.word.kind == "money" else number.last
        return _amount(tokens, Phrase(number, sign[0], stop, sign[1], (sign[0], stop)), floor, tables)
    if behind is None:
        return _unitless(tokens, number, floor, tables)
    if behind.word.kind not in {"percent", "points", "money"} and is_name_after(tokens, at, tables.numerals):
        return no_amount(number, "name")
    phrase = Phrase(number, at, behind.last, behind.word, (number.last, behind.last))
    return _amount(tokens, phrase, floor, tables)


class Phrase(NamedTuple):
    """A number with its unit, before signs and hedges are looked for: tokens `start` up to and without `stop`."""

    number: Number
    start: int
    stop: int
    unit: UnitWord
    unit_span: tuple[int, int]


class _Behind(NamedTuple):
    last: int
    word: UnitWord


def no_amount(number: Number, kind: str, *, unit: str = "units", last: int = 0) -> TokenQuantity:
    """Give a number that states no amount, such as a day or a rank."""
    stop = last or number.last
    return TokenQuantity(
        first=number.first,
        last=stop,
        start=number.first,
        stop=stop,
        value=number.value,
        unit=unit,
        kind=kind,
        interval=Interval(number.value, number.value),
        step=number.step,
        fine=number.fine,
        rules=(f"<{kind}>",),
    )


def _unit_behind(tokens: Tokens, number: Number, tables: _Language) -> _Behind | None:
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
        return _Behind(*unit) if unit is not None and unit[1].kind == "duration" else None
    return _Behind(*unit) if _is_meant(tokens, number, at, unit[1]) else None


def _is_meant(tokens: Tokens, number: Number, at: int, unit: UnitWord) -> bool:
    """Whether a word that may be a unit is one here: "5 million year on year" are no years, "the 5 won" no won."""
    word = tokens.words[at]
    if unit.kind == "duration":
        return word.endswith("s") or tokens.glued[at] or number.value == 1 or len(word) < 4
    if word == "x":
        return not any(tokens.numeric[at + 1 : at + 2])
    if word == "won":
        return number.value >= 100
    if word in {"real", "pass", "sterling", "marks"}:
        return number.value >= 10
    return True


def _special(tokens: Tokens, number: Number, floor: int, tables: _Language) -> TokenQuantity | None:
    """Fractions, ranks, doubled, twofold."""
    if number.form == "ordinal":
        return no_amount(number, "ordinal", unit="other:rank")
    if number.form == "growth":
        rise = UnitWord("percent", 1.0, "times")
        found = _amount(tokens, Phrase(number, number.first, number.last, rise, (number.last, number.last)), floor, tables)
        found.rules = ("<growth verb>",)
        return found
    if number.form == "fold":
        times = UnitWord("times", 1.0, "times")
        return _amount(tokens, Phrase(number, number.first, number.last, times, (number.last, number.last)), floor, tables)
    return _fraction(tokens, number, floor, tables)


def _fraction(tokens: Tokens, number: Number, floor: int, tables: _Language) -> TokenQuantity:
    """A fraction of a unit that is named (a quarter of a percentage point), else a share in percent."""
    words, at = tokens.words, number.last
    at += words[at : at + 1] == ["of"]
    article = words[at : at + 1] in (["a"], ["an"], ["one"])
    at += article
    unit = read_unit(tokens, at, tables.units)
    if unit is not None and (article or at == number.last):
        last, word = unit
        if word.kind == "duration":
            return no_amount(number, "duration", unit=word.code, last=last)
        if word.code == "other:point":
            word = UnitWord("percentage_point", 1.0, "points")
        return _amount(tokens, Phrase(number, number.first, last, word, (number.last, last)), floor, tables)
    percent = UnitWord("percent", 100.0, "percent")
    found = _amount(tokens, Phrase(number, number.first, number.last, percent, (number.last, number.last)), floor, tables)
    found.rules = ("<fraction>",)
    return found


def _unitless(tokens: Tokens, number: Number, floor: int, tables: _Language) -> TokenQuantity:
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
        if what is not None:
            return no_amount(number, what)
        kind = "count"
    phrase = Phrase(number, at, last, UnitWord("units", 1.0, kind), (last, last))
    found = _amount(tokens, phrase, floor, tables)
    if kind == "count" and last == at + 1 and is_year(tokens.words[at]):
        _mark_year(tokens, found, tables)
    return found


def _designation(tokens: Tokens, number: Number, tied: bool, tables: _Language) -> str | None:
    """What a number in digits without a unit is, where it is no amount; a scale word makes it one, and so does `-odd` or `-plus`."""
    at, last = number.first, number.last
    if number.scale:
        touched = at > 0 and tokens.starts[at] == tokens.ends[at - 1] and tokens.words[at - 1][-1].isalnum()
        return "name" if touched or tokens.glued[at] else None
    if tied and hedge_after(tokens, last, tables.hedges) is not None:
        return None
    return designation(tokens, at, last, tables.numerals)


def is_year(word: str) -> bool:
    """Whether digits may be a year of the last or this century.

    >>> is_year("2023"), is_year("2,023")
    (True, False)
    """
    return len(word) == 4 and word.isdecimal() and word[:2] in {"19", "20"}


def _mark_year(tokens: Tokens, found: TokenQuantity, tables: _Language) -> None:
    """Call four digits a year, unless a hedge and a noun around them say that they count (some 2000 firms)."""
    noun = tokens.words[found.last] if found.last < len(tokens.words) else "."
    counts = found.rule is not None and noun.isalpha() and noun not in tables.numerals.sets["joint"]
    if counts:
        return
    found.kind, found.year_like = "bare", True
    found.hedge_first = found.hedge_last = found.first
    found.start, found.stop = found.first, found.last
    found.bound, found.rule, found.interval, found.rules = "exact", None, Interval(found.value, found.value), ("<year>",)


def _amount(tokens: Tokens, phrase: Phrase, floor: int, tables: _Language) -> TokenQuantity:
    """The quantity of a phrase, with the sign before it and the hedge before or behind it."""
    number, unit = phrase.number, phrase.unit
    start, negative = _sign(tokens, phrase.start, floor)
    hedge = _hedge(tokens, start, phrase.stop, floor, tables)
    # A factor below one is divided by, so that 25 basis points are 0.25 exactly.
    value = number.value * unit.factor if unit.factor >= 1 else number.value / round(1 / unit.factor)
    step = number.step * unit.factor
    interval = hedged_interval(hedge.rule if hedge is not None else None, abs(value), step)
    if negative or value < 0:
        value, interval, negative = -abs(value), -interval, True
    found = TokenQuantity(
        first=number.first,
        last=number.last,
        start=start,
        stop=phrase.stop,
        unit_first=phrase.unit_span[0],
        unit_last=phrase.unit_span[1],
        hedge_first=number.first,
        hedge_last=number.first,
        value=value,
        unit=unit.code,
        kind=unit.kind,
        interval=interval,
        step=step,
        fine=number.fine * unit.factor,
        negative=negative,
        scaled=number.scale > 0,
        scale=number.scale,
        compound=phrase.unit_span[0] < len(tokens.words) and tokens.glued[phrase.unit_span[0]],
        rules=_RULES.get(unit.kind, ("<number>",)),
    )
    if hedge is not None:
        found.hedge_first, found.hedge_last, found.rule, found.bound = (
            hedge.first,
            hedge.last,
            hedge.rule,
            hedges()[hedge.rule].bound,
        )
        found.start, found.stop = min(start, hedge.first), max(phrase.stop, hedge.last)
    _settle(tokens, found, phrase.stop, tables)
    return found


def _settle(tokens: Tokens, found: TokenQuantity, at: int, tables: _Language) -> None:
    """Say what a quantity is counted by, which currency an open one is, and whether it is a rate of exchange."""
    found.per = _per(tokens, at, tables)
    if found.kind == "money":
        if found.unit.startswith("open:"):
            found.open = found.unit
            found.unit = settle_currency(found.unit, tokens, found.first, home=tables.home)
        other = _other_currency(tokens, at, tables)
        if other is not None and other != found.unit:
            found.unit, found.kind, found.rules = f"other:{found.unit}_per_{other}", "rate", ("<money> to the <currency>",)
            found.per = None
    elif found.per is not None and found.unit in {"other:US_cent", "other:penny"}:
        found.unit = f"{found.unit}_per_{found.per}"


def _other_currency(tokens: Tokens, at: int, tables: _Language) -> str | None:
    """The currency behind `to the`, `per`, `against the`, or before `=`: 7.2 yuan to the dollar, $1 = 7.2 yuan."""
    words = tokens.words
    if at >= len(words) or words[at] not in {"to", "per", "a", "against", "for"}:
        return None
    named = at + 1 + (words[at + 1 : at + 2] in (["the"], ["one"], ["a"], ["1"], ["each"]))
    unit = read_unit(tokens, named, tables.units)
    if unit is None or unit[1].kind != "money" or words[unit[0] - 1].endswith("s"):
        return None
    code = unit[1].code
    return settle_currency(code, tokens, named, home=tables.home) if code.startswith("open:") else code


_RULES = {
    "money": ("<number> <currency>",),
    "percent": ("<number> percent",),
    "points": ("<number> percentage points",),
    "physical": ("<number> <unit>",),
    "times": ("<number> times",),
    "duration": ("<number> <time>",),
}


def _sign(tokens: Tokens, start: int, floor: int) -> tuple[int, bool]:
    """Where a number begins with the plus or minus that touches it, and whether it is a minus; a dash between words is none."""
    before = start - 1
    if before < floor or tokens.ends[before] != tokens.starts[start]:
        return start, False
    free = before == 0 or tokens.ends[before - 1] != tokens.starts[before] or tokens.words[before - 1] in {"(", "[", '"', "/"}
    if not free:
        return start, False
    if tokens.words[before] == "+":
        return before, False
    if tokens.text[tokens.starts[before]] in _MINUS:
        return before, True
    return start, False


def _hedge(tokens: Tokens, start: int, stop: int, floor: int, tables: _Language) -> HedgeWords | None:
    words = tokens.words
    marks = tables.numerals.sets["mark"]
    milestone = start > 1 and words[start - 1] in {"the", "its"} and not marks.isdisjoint(words[stop : stop + 2])
    hedge = hedge_before(tokens, start, tables.hedges, milestone)
    # "Five points above 50" compares two numbers, it does not hedge the second.
    if hedge is not None and (hedge.first > floor or (hedge.first == floor and (hedge.verb or floor == 0))):
        return hedge if hedge.rule != "exact" else None
    return hedge_after(tokens, stop, tables.hedges)


def _per(tokens: Tokens, at: int, tables: _Language) -> str | None:
    """What a number is counted by: a day, per tonne, /kg; "a year earlier" counts by nothing."""
    words = tokens.words
    if at + 1 >= len(words) or words[at] not in {"a", "an", "per", "/", "each", "every"}:
        return "day" if words[at - 1 : at] == ["bpd"] or words[max(at - 3, 0) : at] == ["b", "/", "d"] else None
    word = words[at + 1]
    if words[at] == "per":
        return word if word.isalpha() else None
    if at + 2 < len(words) and words[at + 2] in {"earlier", "ago", "before", "later", "on", "from", "after"}:
        return None
    return word if read_unit(tokens, at + 1, tables.units) is not None or word in {"head", "share", "unit"} else None
