"""A number with its unit, made an amount: the sign and the hedge beside it, its currency, what it is counted by."""

from functools import cache

from tidewaiter.codes.hedges import hedged_interval
from tidewaiter.codes.hedges import hedges as hedge_rules
from tidewaiter.grammar.currency import settle_currency
from tidewaiter.grammar.hedge import HedgeIndex, HedgeWords, hedge_after, hedge_before, hedge_index
from tidewaiter.grammar.number import Number
from tidewaiter.grammar.token import Tokens
from tidewaiter.grammar.unit import UnitIndex, UnitWord, read_unit, unit_index
from tidewaiter.language.numerals import Numerals, numerals
from tidewaiter.reading.quantity.amount import TokenQuantity
from tidewaiter.records.interval import Interval
from tidewaiter.records.record import Record

_MINUS = frozenset("-\u2212\u2013")


# Units that count by the day, and what ends a number that is counted so.
_DAILY = frozenset(["bpd", "mbd", "mbpd", "mmbpd", "kbd", "kbpd"])
_BY_THE_DAY = _DAILY | {"d"}
# Words right behind an amount that say what it is counted by, or which currency it is worth.
_COUNTING = frozenset(["a", "an", "per", "/", "each", "every", "(", "to"])


class Tables(Record, frozen=True):
    """The tables of one language, and whose currency a bare sign is."""

    numerals: Numerals
    units: UnitIndex
    hedges: HedgeIndex
    home: str | None


@cache
def tables_of(language: str, home: str | None) -> Tables:
    """Give the tables of a language, with the home currency."""
    return Tables(numerals(language), unit_index(language), hedge_index(language), home)


class Phrase(Record, frozen=True):
    """A number with its unit, before signs and hedges are looked for: tokens `start` up to and without `stop`."""

    number: Number
    start: int
    stop: int
    unit: UnitWord
    unit_span: tuple[int, int]


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


def read_amount(tokens: Tokens, phrase: Phrase, floor: int, tables: Tables) -> TokenQuantity:
    """The quantity of a phrase, with the sign before it and the hedge before or behind it."""
    number, unit, stop, factor = phrase.number, phrase.unit, phrase.stop, phrase.unit.factor
    start, negative = _sign(tokens, phrase.start, floor) if phrase.start > floor else (phrase.start, False)
    words, hedges = tokens.words, tables.hedges
    behind = words[stop] if stop < len(words) else ""
    hedged = (start and words[start - 1] in hedges.ahead) or behind in hedges.behind
    hedge = _hedge(tokens, start, stop, floor, tables) if hedged else None
    # a factor below one is divided by, so that 25 basis points are 0.25 exactly
    value, step = number.value * factor if factor >= 1 else number.value / round(1 / factor), number.step * factor
    interval = hedged_interval(hedge.rule if hedge is not None else None, abs(value), step)
    if negative or value < 0:
        value, interval, negative = -abs(value), -interval, True
    found = TokenQuantity(
        first=number.first,
        last=number.last,
        start=start,
        stop=stop,
        unit_first=phrase.unit_span[0],
        unit_last=phrase.unit_span[1],
        hedge_first=number.first,
        hedge_last=number.first,
        value=value,
        unit=unit.code,
        kind=unit.kind,
        interval=interval,
        step=step,
        fine=number.fine * factor,
        negative=negative,
        scaled=number.scale > 0,
        scale=number.scale,
        compound=phrase.unit_span[0] < len(words) and tokens.glued[phrase.unit_span[0]],
        rules=_RULES.get(unit.kind, ("<number>",)),
    )
    if hedge is not None:
        found.hedge_first, found.hedge_last, found.rule = hedge.first, hedge.last, hedge.rule
        found.bound = hedge_rules()[hedge.rule].bound
        found.start, found.stop = min(start, hedge.first), max(stop, hedge.last)
    if unit.kind == "money" or behind in _COUNTING or words[stop - 1] in _BY_THE_DAY:
        _settle(tokens, found, stop, tables)
    return found


def _settle(tokens: Tokens, found: TokenQuantity, at: int, tables: Tables) -> None:
    """Say what a quantity is counted by, which currency an open one is, and whether it is a rate of exchange."""
    found.per = _per(tokens, at, tables)
    if found.kind == "money":
        if found.unit.startswith("open:"):
            found.open = found.unit
            found.unit = settle_currency(found.unit, tokens, found.first, home=tables.home)
        other = _other_currency(tokens, at, tables)
        if other == "GBP" and _weighs(tokens, at):
            found.per = "pound"  # "$4.86 per pound" of copper
        elif other is not None and other != found.unit:
            found.unit, found.kind, found.rules = f"other:{found.unit}_per_{other}", "rate", ("<money> to the <currency>",)
            found.per = None
    elif found.kind == "count" and not found.scaled and _is_for_one(tokens, found, at):
        other = _other_currency(tokens, at, tables)
        if other is not None:
            found.unit, found.kind, found.rules = f"other:per_{other}", "rate", ("<number> to the <currency>",)
    elif found.per is not None and found.unit in {"other:US_cent", "other:penny"}:
        found.unit = f"{found.unit}_per_{found.per}"


def _weighs(tokens: Tokens, at: int) -> bool:
    """Whether what is paid "per pound" or "a pound" is paid for a weight: nothing else in its sentence speaks of exchange."""
    each = tokens.words[at : at + 1] in (["per"], ["a"]) and tokens.words[at + 1 : at + 2] == ["pound"]
    return each and _EXCHANGING.isdisjoint(tokens.distinct)


_EXCHANGING = frozenset(["sterling", "exchange", "currency", "currencies", "dollar", "greenback"])


def _is_for_one(tokens: Tokens, found: TokenQuantity, at: int) -> bool:
    """Whether a bare number is what one of a currency is worth: "7.24 to the dollar", "7.24 per dollar"."""
    return tokens.words[at : at + 2] == ["to", "the"] or (tokens.words[at : at + 1] == ["per"] and found.step < 1)


def _other_currency(tokens: Tokens, at: int, tables: Tables) -> str | None:
    """The currency behind `to the`, `per`, `against the`, or before `=`: 7.2 yuan to the dollar, $1 = 7.2 yuan."""
    words = tokens.words
    if at >= len(words) or words[at] not in {"to", "per", "a", "against", "for"}:
        return None
    named = at + 1 + (words[at + 1 : at + 2] in (["the"], ["one"], ["a"], ["1"], ["each"]))
    unit = read_unit(tokens, named, tables.units)
    if (
        unit is None
        or unit[1].kind != "money"
        or words[unit[0] - 1].endswith("s")
        or tokens.numeric[unit[0] : unit[0] + 1] == [True]
    ):
        return None  # "rose NZ$3 million to $6 million" is no rate
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
    """Where a number begins with its sign (that touches it, or "minus"), and whether that is a minus; a dash is none."""
    before = start - 1
    # "exports of 10 billion minus 3 billion" takes away
    if tokens.words[before] == "minus" and (before == 0 or (before > floor and tokens.words[before - 1] != ")")):
        return before, True
    if tokens.ends[before] != tokens.starts[start] and not (before > floor and tokens.words[before - 1] == "("):
        return start, False  # but "(- 2.2 %)"
    free = before == 0 or tokens.ends[before - 1] != tokens.starts[before] or tokens.words[before - 1] in {"(", "[", '"', "/"}
    if not free:
        return start, False
    if tokens.words[before] == "+":
        return before, False
    if tokens.text[tokens.starts[before]] in _MINUS:
        return before, True
    return start, False


def _hedge(tokens: Tokens, start: int, stop: int, floor: int, tables: Tables) -> HedgeWords | None:
    """The hedge of an amount: before it and behind the amount before, else behind it."""
    words = tokens.words
    marks = tables.numerals.sets["mark"]
    milestone = start > 1 and words[start - 1] in {"the", "its"} and not marks.isdisjoint(words[stop : stop + 2])
    hedge = hedge_before(tokens, start, tables.hedges, milestone)
    # "Five points above 50" compares two numbers, it does not hedge the second.
    if hedge is not None and (hedge.first > floor or (hedge.first == floor and (hedge.verb or floor == 0))):
        return hedge if hedge.rule != "exact" else None
    return hedge_after(tokens, stop, tables.hedges)


# What makes a time of "a year", and times.
_BACK = frozenset(["earlier", "ago", "before", "later", "on", "from", "after"])
_TIMES = frozenset(["year", "month", "week", "day", "quarter", "decade", "hour"])


def _per(tokens: Tokens, at: int, tables: Tables) -> str | None:
    """What a number is counted by: a day, per tonne, /kg; "a year earlier" counts by nothing."""
    words = tokens.words
    if words[at : at + 1] == ["("] and words[at + 2 : at + 3] == [")"]:
        at += 3  # the unit once more: "45 European Currency Units (Ecus) per 100 kilos"
    if words[at - 1] in _DAILY or words[max(at - 2, 0) : at] == ["/", "d"]:
        return "day"  # "7.9 million bpd a year earlier"
    if at + 1 >= len(words) or words[at] not in {"a", "an", "per", "/", "each", "every"}:
        return None
    word = words[at + 1]
    if words[at] == "per":
        if tokens.numeric[at + 1]:  # "per 100 kilos", "per 1,000 feet"
            unit = read_unit(tokens, at + 2, tables.units)
            return words[unit[0] - 1] if unit is not None else word
        return word if word.isalpha() else None
    if at + 2 < len(words) and words[at + 2] in _BACK and (word in _TIMES or words[at + 2] in {"earlier", "ago"}):
        return None  # "8 percent a year on", but "$235 a tonne on board"
    return word if read_unit(tokens, at + 1, tables.units) is not None or word in {"head", "share", "unit"} else None
