"""Periods in English text: where they stand, what they say, and the ISO months or days that they mean.

    tokens --find_periods--> mentions --resolve(anchor)--> 2023-01/2023-05

Finding needs no date; resolving needs nothing but the mention and an anchor.
"""

from functools import cache, lru_cache
from typing import Any

from msgspec.structs import replace

from tidewaiter.grammar.anchor import Anchor, Bounds, bounds_of
from tidewaiter.grammar.calendar import resolve_bounds
from tidewaiter.grammar.date import is_month, read_month, read_numbered
from tidewaiter.grammar.extent import complete, read_attached
from tidewaiter.grammar.phrase import (
    AHEAD,
    DAY,
    FISCAL,
    NAME,
    NOW,
    RATE,
    TO_DATE,
    VAGUE,
    WHOLE,
    YEARS,
    Line,
    Phrase,
    Reader,
    part,
    period_words,
)
from tidewaiter.grammar.relative import read_same_year, read_unit
from tidewaiter.grammar.specification import COMING, OPEN, Moved, Part, Recent, Same, Span, Unit, Week, Year, YearToDate
from tidewaiter.grammar.token import Tokens
from tidewaiter.grammar.year import read_called, read_fiscal, read_season, read_slashed, read_year, read_year_reference
from tidewaiter.records.period import in_days_or_months, in_months

# Words before a number of four digits that make it part of a name.
_NAMES = frozenset(["vision", "agenda", "no", "model", "page", "hs", "iso", "expo", "euro"])
# Words after a year that open a part of it: "2024 Q1", "2023 full year".
_PARTS = frozenset(["q", "h", "full", "fiscal"])
# Words for the marketing year of a crop that stand without "year".
_SEASONS = frozenset(["season", "crop"])
# Words behind a year that is part of a name, and behind one with whose prices a text reckons ("in 1981 prices").
_NO_TIME = frozenset(["model", "models", "olympics", "edition"])
_PRICES = frozenset(["prices", "dollars", "money", "constant"])
_PLANS = frozenset(["plan", "plans"])


PeriodMention = Phrase
"""A phrase of time that stands in a sentence by itself."""


def find_periods(tokens: Tokens, taken: bytearray) -> list[PeriodMention]:
    """Give the phrases of time among the tokens, in order, none inside another.

    `taken` has a byte for each token, non-zero where it belongs to a number with a unit: such a token is no year and no day.  A
    phrase holds the words that change what it means ("since", "by", "the end of", "from ... to") and a possessive `'s`.

    >>> from tidewaiter.grammar.token import tokenize
    >>> line = tokenize("In the first five months of 2023 exports rose from a year earlier.")
    >>> [(line.printed(m.first, m.last), m.flag_names) for m in find_periods(line, bytearray(len(line)))]
    [('the first five months of 2023', ()), ('a year earlier', ('base',))]
    """
    triggers = _triggers()
    hits = [index for index, word in enumerate(tokens.words) if word in triggers]
    if not hits:
        return []
    line = Line(tokens, taken, triggers)
    found: list[PeriodMention] = []
    for index in hits:
        if index < line.floor:
            continue
        phrase = triggers[line.words[index]](line, index)
        if phrase is not None:
            mention = complete(line, phrase)
            found.append(mention)
            line.floor = mention.last
    return found if _SHIPPING.isdisjoint(tokens.distinct) else [_to_come(line, mention) for mention in found]


# What a month says of goods sold now ("for April shipment", "for April 16/25 delivery"), and what may stand between.
_SHIPPING = frozenset(["shipment", "delivery", "loading", "arrival", "lifting"])
_DAYS_TO_SHIP = 6


def _to_come(line: Line, mention: PeriodMention) -> PeriodMention:
    """A month in which goods are to be shipped is the next one."""
    spec, at = mention.spec, mention.last
    if not isinstance(spec, Part) or spec.year != OPEN or mention.unit != "month":
        return mention
    while at < mention.last + _DAYS_TO_SHIP and (line.words[at] in {"/", "-"} or line.words[at].isdecimal()):
        at += 1
    return replace(mention, spec=replace(spec, year=COMING)) if line.words[at] in _SHIPPING else mention


def resolve(mention: PeriodMention, anchor: Anchor, *, base: bool = False) -> str | None:
    """Give the period that a mention means, in ISO months or days, null where it cannot be known ("recent years", rates).

    With `base`, the mention is what a figure is compared with: a whole year stands for the months being spoken of in that year
    ("in the first quarter 4.28 billion, from 5.33 billion last year").

    >>> from tidewaiter.grammar.token import tokenize
    >>> line = tokenize("in January from a year earlier")
    >>> anchor = Anchor("2025-02-11", "2025-01/2025-01")
    >>> [resolve(m, anchor) for m in find_periods(line, bytearray(len(line)))]
    ['2025-01/2025-01', '2024-01/2024-01']
    >>> resolve(find_periods(line, bytearray(len(line)))[0], Anchor()) is None
    True
    """
    period = stated(mention)
    if period is None or (base and (mention.spec.start, mention.spec.end) == (0, 11) and not mention.flags & WHOLE):
        return _resolved(mention.spec, anchor, base)
    return period


def stated(mention: PeriodMention) -> str | None:
    """Give the period of a mention that names its year, and its months where it is none ("May 2023"), null of any other.

    It is the same whatever the text speaks of.
    """
    spec = mention.spec
    if type(spec) is not Part or spec.year.base != "year" or spec.year.kind:
        return None
    january = spec.year.number * 12
    period = in_months(january + spec.start, january + spec.end)
    return None if period == "?" else period


# An article names few periods and speaks of them again in every sentence.
@lru_cache(maxsize=4096)
def _resolved(spec: Any, anchor: Anchor, base: bool) -> str | None:
    if base and isinstance(spec, Part) and (spec.start, spec.end) == (0, 11) and _is_short(bounds_of(anchor.current)):
        spec = Same(0, spec.year)
    if base and _is_fiscal(bounds_of(anchor.current)) and spec in YEARS_BACK:
        spec = Same(0, Year("current", -1))
    bounds = resolve_bounds(spec, anchor)
    if base and isinstance(spec, Unit) and bounds is not None and bounds == bounds_of(anchor.current):
        # "down from the record set last month", said of last month itself
        bounds = resolve_bounds(Moved(spec.length, -1), anchor)
    if base and isinstance(spec, Same) and bounds is not None and bounds == bounds_of(anchor.current):
        # "to 159 billion from 156 billion in the period": nothing is compared with itself
        bounds = resolve_bounds(Same(spec.length, Year("current", -1)), anchor)
    if bounds is None:
        return None
    period = in_days_or_months(bounds.start, bounds.end) if bounds.days else in_months(bounds.start, bounds.end)
    return None if period == "?" else period


YEARS_BACK = tuple(part(0, 11, Year(base, -1, kind)) for base in ("document", "current") for kind in ("", "crop"))
"""What "last year" and "the previous year" say."""


def _is_fiscal(current: Bounds | None) -> bool:
    return current is not None and not current.days and current.end - current.start == 11 and current.start % 12 != 0


def _is_short(current: Bounds | None) -> bool:
    return current is not None and current.months().end - current.months().start < 11


# ---- what opens a phrase


@cache
def _triggers() -> dict[str, Reader]:
    vocabulary = period_words()
    readers: dict[str, Reader] = dict.fromkeys(YEARS, _year)
    readers |= dict.fromkeys(vocabulary.rate, _rate)
    readers |= dict.fromkeys(vocabulary.unit, read_unit)
    readers |= dict.fromkeys(vocabulary.fiscal, _fiscal)
    readers |= dict.fromkeys(vocabulary.month, read_month)
    readers |= dict.fromkeys(vocabulary.weekday, _weekday)
    readers |= dict.fromkeys(vocabulary.today, _today)
    readers |= dict.fromkeys(["q", "h", "m", "qfy", "hfy", "mfy"], read_numbered)
    readers |= dict.fromkeys(_PLANS, _plan)
    readers |= dict.fromkeys(vocabulary.now, _now)
    readers |= {"ytd": _ytd, "next": _next, "far": _so_far}
    readers |= {"week": _week, "weeks": _week}
    return readers


def _year(line: Line, index: int) -> Phrase | None:
    if line.words[index + 1] in line.vocabulary.unit and line.word(index - 1) in line.vocabulary.relation:
        same = read_same_year(line, index)
        if same is not None:
            return same
    slashed = read_slashed(line, index)
    if slashed is not None:
        return slashed
    found = read_year(line, index)
    if found is None or line.word(index - 1) in _NAMES or line.words[found.last] in _NO_TIME:
        return None
    if line.words[found.last] in _PRICES:
        return replace(found, flags=found.flags | NAME)
    found = read_called(line, found)
    follower = found.last
    if line.words[follower] in line.vocabulary.ordinal or line.words[follower] in _PARTS or is_month(line, follower):
        attached = read_attached(line, found)
        if attached is not None:
            return attached
    if (
        line.word(index - 1) == "the"
        and follower == index + 1
        and follower < line.size
        and line.tokens.capital(follower)
        and line.words[follower] not in {"q", "h"}
    ):
        return replace(found, flags=found.flags | NAME)
    return found


def _fiscal(line: Line, index: int) -> Phrase | None:
    found = read_fiscal(line, index)
    if found is not None:
        first = index - (line.word(index - 1) == "the")
        return replace(found, first=first)
    kind = line.vocabulary.fiscal[line.words[index]]
    if line.words[index] in _SEASONS and line.word(index - 1) == "the":
        return read_season(line, index)
    relation = line.vocabulary.relation.get(line.word(index - 1))
    if relation is None or relation[0] == "recent" or kind not in {"fiscal", "crop"}:
        return None
    if line.words[index + 1] in line.vocabulary.unit or line.words[index + 1] in line.vocabulary.ordinal:
        return None
    if kind == "crop":
        return (
            Phrase(index - 1, index + 1, part(0, 11, Year(*relation, kind)), VAGUE, "year")
            if line.words[index] in _SEASONS
            else None
        )
    return Phrase(index - 1, index + 1, part(0, 11, Year(*relation, "fiscal")), FISCAL, "year")


def _rate(line: Line, index: int) -> Phrase | None:
    before = line.word(index - 1)
    if line.glued(index) and before in {"semi", "bi", "non", "mid"}:
        return None
    return Phrase(index - (before == "per"), index + 1, None, RATE, line.vocabulary.rate[line.words[index]])


def _weekday(line: Line, index: int) -> Phrase | None:
    first = index - (line.word(index - 1) in {"last", "this", "next"})
    return Phrase(first, index + 1, None, DAY, "day")


def _today(_: Line, index: int) -> Phrase | None:
    return Phrase(index, index + 1, None, DAY, "day")


def _now(line: Line, index: int) -> Phrase | None:
    """Currently, at present; "the present plan" is none."""
    at_present = line.words[index] == "present"
    if at_present and line.word(index - 1) != "at":
        return None
    return Phrase(index - at_present, index + 1, Recent(1), NOW, "month")


def _ytd(line: Line, index: int) -> Phrase | None:
    reference = read_year_reference(line, index + 1)
    last, year = (index + 1, Year("document", 0)) if reference is None else reference
    return Phrase(index, last, YearToDate(year), TO_DATE, "year")


def _so_far(line: Line, index: int) -> Phrase | None:
    """So far, of a year that is not named: up to the last month told."""
    alone = line.words[index + 1] in {"", ".", ",", ";", ")", "and", "against", "compared", "from", "versus"}
    if line.word(index - 1) not in {"so", "thus"} or not alone:
        return None
    return Phrase(index - 1, index + 1, YearToDate(Year("document", 0)), TO_DATE, "year")


# Words behind which "next" is a place in a row, and no year ("Belgium and Poland came next").
_NO_YEAR = frozenset("what comes come came coming up ranked ranks placed stood were was is are being followed".split())


def _next(line: Line, index: int) -> Phrase | None:
    """The year in "5 percent this year and 4 percent next": the word stands alone."""
    if line.words[index + 1] not in {"", ".", ",", ";", ")"} or line.word(index - 1) in _NO_YEAR:
        return None
    first = index - (line.word(index - 1) == "the")
    return Phrase(first, index + 1, part(0, 11, Year("document", 1)), AHEAD, "year")


def _week(line: Line, index: int) -> Phrase | None:
    number = line.free_number(index + 1)
    if line.words[index] == "week" and 1 <= number <= 53:
        reference = read_year_reference(line, index + 2)
        last, year = (index + 2, Year("open")) if reference is None else reference
        return Phrase(index, last, Week(number, year), 0, "week")
    return read_unit(line, index)


def _plan(line: Line, index: int) -> Phrase | None:
    """The 14th Five-Year Plan period.  China's begin with the 13th here: India's of a lower number lie in other years."""
    if line.word(index - 1) != "year" or line.count(index - 2) != 5:
        return None
    at = index - 3
    number = line.vocabulary.ordinal.get(line.word(at), -1)
    if line.word(at) in {"th", "st", "nd", "rd"}:
        at, number = at - 1, line.count(at - 1)
    if not 13 <= number <= 20:
        return None
    start = 2021 + 5 * (number - 14)
    last = index + 1 + (line.words[index + 1] == "period")
    first = at - (line.word(at - 1) == "the")
    years = Span(part(0, 11, Year("year", start)), part(0, 11, Year("year", start + 4)))
    return Phrase(first, last, years, 0, "period")
