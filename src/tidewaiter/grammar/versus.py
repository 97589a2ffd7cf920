"""What a growth or a change is measured against: "year on year", "from the previous month", "compared with March 2022".

A comparison may hold a period ("from *a year earlier*").  Then `find_versus` gives a mention whose tokens run from the word of
comparison to the end of the period; `find_periods` gives the period as well.  The comparison owns the tokens: who puts both in
one row lets it cover the period, which it keeps in `period`.  A possessive period ("down from October's 3.6bn") opens a new
figure and is no comparison; a range ("from January to May") is none either.
"""

from functools import cache

from msgspec.structs import replace

from tidewaiter.grammar.anchor import Anchor
from tidewaiter.grammar.period import PeriodMention, find_periods, resolve
from tidewaiter.grammar.phrase import AHEAD, BASE, DAY, DURATION, POSSESSIVE, RATE, SINCE, TO_DATE, UNTIL, period_words
from tidewaiter.grammar.specification import Moved, Part, Same, Since, Span, Unit, Year
from tidewaiter.grammar.token import Tokens
from tidewaiter.records.period import is_in_days, month_bounds, months_of, previous, shift, year_earlier
from tidewaiter.records.record import Record

YEAR_EARLIER = "year_earlier"
PREVIOUS_PERIOD = "previous_period"
# The kind of an average growth over years, which is against nothing.
AVERAGE = "average"
_UNITS = {
    "year": YEAR_EARLIER,
    "month": PREVIOUS_PERIOD,
    "quarter": PREVIOUS_PERIOD,
    "week": PREVIOUS_PERIOD,
    "day": PREVIOUS_PERIOD,
}
# Words before a period that compare with it, and what they need besides, because the word has other uses ("on Monday"): `any`
# nothing, `compared` that word before, `growth` a percent sign before or a year after, `base` a base or "2019 levels".
_PREPOSITIONS = {
    "from": "any",
    "than": "any",
    "over": "any",
    "against": "any",
    "versus": "any",
    "vs": "any",
    "with": "compared",
    "to": "compared",
    "on": "growth",
    "above": "base",
    "below": "base",
    "under": "base",
    "exceeding": "base",
    "beating": "base",
}
_NO_BASE = RATE | SINCE | UNTIL | POSSESSIVE | AHEAD | TO_DATE | DAY | DURATION
_SPOKEN_YEARS = (Year("current", 0), Year("told", 0))
_COMPARED = frozenset(["compared", "comparing", "compares", "contrasted", "relative", "comparison", "contrast"])
# What may stand between the word of comparison and the period: "than that in October", "over its level of a year ago".
_BETWEEN = frozenset("that those in of for during at the its their level levels figure figures on what it was".split())
_AFTER = frozenset(
    ["level", "levels", "figure", "figures", "total", "totals", "value", "mark", "number", "numbers", "volume", "volumes"]
)
# Words before and in "from the previous session", "than last week".
_FROM = frozenset(["from", "than", "over", "on", "against", "versus", "vs"])
_BEFORE = frozenset(["previous", "prior", "preceding", "last", "before", "earlier"])
_LETTERS = {
    "y": YEAR_EARLIER,
    "yr": YEAR_EARLIER,
    "m": PREVIOUS_PERIOD,
    "mth": PREVIOUS_PERIOD,
    "q": PREVIOUS_PERIOD,
    "w": PREVIOUS_PERIOD,
}
_SHORT = {"yoy": YEAR_EARLIER, "mom": PREVIOUS_PERIOD, "qoq": PREVIOUS_PERIOD, "wow": PREVIOUS_PERIOD}
_SHORT_UNITS = {"mom": "month", "qoq": "quarter", "wow": "week"}
_BASIS = {"annual": "year", "yearly": "year", "monthly": "month", "quarterly": "quarter", "weekly": "week"}
_GROWTH = frozenset(
    "growth increase increases rise rises gain gains jump drop drops "
    "decline declines fall falls expansion contraction decrease surge slump".split()
)
_ADVERBS = {"annually": YEAR_EARLIER, "sequentially": PREVIOUS_PERIOD}
_ANNUALISED = frozenset(["annualised", "annualized"])
_PERCENT = frozenset(["%", "percent", "pct"])
_PERCENT_OR_BRACKET = _PERCENT | {"("}
# Years that are the one before, by base and number.
_LAST_YEAR = frozenset([("current", -1), ("document", -1)])


class VersusMention(Record, frozen=True):
    """A comparison: tokens `first` up to and without `last`, its kind, the period it names (else null), whether it is annualised.

    `unit` is that of the words where they name one: `month` of "month on month".
    `kind` is `year_earlier`, `previous_period`, or `base`: then `versus_of` says which, given the period being spoken of.
    """

    first: int
    last: int
    kind: str
    period: PeriodMention | None = None
    annualised: bool = False
    unit: str = ""


def find_versus(
    tokens: Tokens, periods: list[PeriodMention] | None = None, *, taken: bytearray | None = None
) -> list[VersusMention]:
    """Give the comparisons among the tokens, in order, none inside another.

    `periods` are those that `find_periods` gave for the same tokens; without them they are looked for, with `taken` as there.

    >>> from tidewaiter.grammar.token import tokenize
    >>> line = tokenize("Exports rose 7.5 percent year on year, and 2 percent from the previous month.")
    >>> [(line.printed(m.first, m.last), m.kind) for m in find_versus(line)]
    [('year on year', 'year_earlier'), ('from the previous month', 'previous_period')]
    """
    if periods is None:
        periods = find_periods(tokens, taken or bytearray(len(tokens)))
    triggers = _triggers()
    words = tokens.words
    found = [_with_period(tokens, mention) for mention in periods]
    named = {mention.first: mention for mention in found if mention is not None}
    if not triggers.isdisjoint(tokens.distinct):
        padded = words + [""] * 6
        for index in [at for at, word in enumerate(words) if word in triggers]:
            mention = _at(tokens, padded, index)
            if mention is not None:
                named.setdefault(mention.first, mention)
    return _apart(named)


def versus_of(mention: VersusMention, current: str | None, date: str | None, *, anchor: Anchor | None = None) -> str | None:
    """Give what a comparison is with, for a figure of period `current`: `year_earlier`, `previous_period` or a base period.

    Null where the base cannot be known.  `anchor` is for fiscal years; its date and current period are not looked at.

    >>> from tidewaiter.grammar.token import tokenize
    >>> september, = find_versus(tokenize("up 9% from September"))
    >>> versus_of(september, "2004-10/2004-10", "2004-12-14"), versus_of(september, "2004-11/2004-11", "2004-12-14")
    ('previous_period', '2004-09/2004-09')
    """
    if mention.kind != "base" or mention.period is None:
        return mention.kind if mention.kind != "base" else None
    seen = replace(anchor or Anchor(), date=date, current=current)
    base = resolve(mention.period, seen, base=True)
    if base is None:
        return YEAR_EARLIER if _is_year_back(mention.period) else None
    if current is None or month_bounds(current) is None:
        return YEAR_EARLIER if _is_year_back(mention.period) else base
    if base == year_earlier(current) or (base == current and _is_earlier(mention.period)):
        return YEAR_EARLIER
    if is_in_days(current) and base == shift(current, -1):
        return PREVIOUS_PERIOD
    if base == previous(current) or (base == current and months_of(base) == 1):
        # nothing is compared with itself: the month spoken of has moved on to the next, or the text has slipped
        return PREVIOUS_PERIOD
    if base == current:
        return YEAR_EARLIER
    # a month after the first five months is measured against the month before, whatever came between
    return PREVIOUS_PERIOD if _is_month_before(base, current) else base


def without_since(mention: PeriodMention) -> PeriodMention:
    """Give the period that "since 2017" begins with."""
    return replace(mention, spec=mention.spec.start, flags=0) if isinstance(mention.spec, Since) else mention


def _is_earlier(period: PeriodMention) -> bool:
    """Whether a month is by its words an earlier one: "last October", said of this October."""
    return isinstance(period.spec, Part) and period.spec.year.base == "before"


def _is_month_before(base: str, current: str) -> bool:
    first, second = month_bounds(base), month_bounds(current)
    return first is not None and second is not None and months_of(base) == 1 == months_of(current) and first[1] + 1 == second[0]


def _is_year_back(period: PeriodMention) -> bool:
    spec = period.spec
    year = spec.year if isinstance(spec, Part | Same) else None
    return year is not None and year.base in {"document", "current"} and year.number == -1


# ---- with a period


def _with_period(tokens: Tokens, period: PeriodMention) -> VersusMention | None:
    if period.flags & _NO_BASE or period.spec is None:
        return _over_unit(tokens, period)
    words = tokens.words
    at = _opening(words, period)
    if at < 0:
        return None
    kind = _kind(period) if getattr(period.spec, "year", None) not in _SPOKEN_YEARS else _spoken_kind(words, at, period)
    if kind is None:
        return None
    first = at
    if words[at] in {"with", "to"}:
        first = at - 1
        first -= first > 0 and words[first - 1] in {"as", "in", "when", "by"}
    last = period.last
    last += last < len(words) and words[last] in _AFTER
    if last < len(words) and words[last] == "'s":
        return None
    return VersusMention(first, last, kind, period)


def _opening(words: list[str], period: PeriodMention) -> int:
    """Where the word of comparison before a period stands, -1 where there is none."""
    if words[period.first] in {"from", "between"}:
        return period.first if _is_pair(words, period) else -1
    at = period.first - 1
    if at > 0 and words[at] == "." and words[at - 1] == "vs":
        return at - 1
    if at >= 0 and words[at] == "the":
        at -= 1
    while at > 0 and period.first - at < 6 and words[at] in _BETWEEN and not _opens(words, at, period):
        at -= 1
    return at if at >= 0 and _opens(words, at, period) else -1


def _is_pair(words: list[str], period: PeriodMention) -> bool:
    """Whether a growth is told against two months that are counted as one ("up 15 percent from Jan-Feb 2018")."""
    first, spec = period.first, period.spec
    if not isinstance(spec, Span) or not isinstance(spec.start, Part) or not isinstance(spec.end, Part):
        return False
    months = (spec.start.end, spec.end.start)
    pair = months[1] - months[0] == 1 and {"to", "until", "through"}.isdisjoint(words[first : period.last])
    percent = first > 0 and (words[first - 1] in _PERCENT or words[first - 1] == "cent")
    return pair and percent and not {"up", "down"}.isdisjoint(words[max(0, first - _FAR) : first])


# How many words before such a pair its growth begins at most.
_FAR = 12


def _opens(words: list[str], at: int, period: PeriodMention) -> bool:
    """Whether a word of comparison stands at a place, before this period."""
    need = _PREPOSITIONS.get(words[at])
    if need is None:
        return False
    if need == "compared":
        return at > 0 and words[at - 1] in _COMPARED
    if words[at] == "over" and isinstance(period.spec, Span) and (at == 0 or words[at - 1] not in _PERCENT):
        return False  # "993,000 tonnes a month over October-December"
    if need == "any" or period.flags & BASE:
        return True
    following = words[period.last] if period.last < len(words) else ""
    behind = words[at - 1] if at else ""
    if need == "growth" and (
        behind in _PERCENT or behind in {"points", "point"} or words[max(0, at - 2) : at] == ["per", "cent"]
    ):
        return True
    return period.unit == "year" and (need == "growth" or following in _AFTER)


def _spoken_kind(words: list[str], at: int, period: PeriodMention) -> str | None:
    """Over the month; compared with the same period, which is the one a year before.  "Over the same period" is no comparison."""
    head = words[period.first : period.first + 2]
    if head[0] == "the" and len(head) > 1 and head[1] in _UNITS and period.last == period.first + 2:
        return _UNITS[head[1]] if words[at] in {"over", "on"} else None
    same = bool({"same", "corresponding", "comparable", "similar", "equivalent"} & set(head))
    return YEAR_EARLIER if same and words[at] != "over" else None


def _over_unit(tokens: Tokens, period: PeriodMention) -> VersusMention | None:
    """Up 7.7 percent over a month, from the previous session: by its words a rate, or a day, a comparison with the one before."""
    at = period.first - 1
    if at >= 0 and tokens.words[at] in _FROM and period.unit in {"day", "week"}:
        head = tokens.words[period.first : period.last]
        return VersusMention(at, period.last, PREVIOUS_PERIOD) if not _BEFORE.isdisjoint(head) else None
    if (
        at < 0
        or tokens.words[at] != "over"
        or period.unit not in {"month", "quarter", "week"}
        or tokens.words[period.first] not in {"a", "one"}
    ):
        return None
    return VersusMention(at, period.last, PREVIOUS_PERIOD, None)


def _kind(period: PeriodMention) -> str:
    """The kind that the words of a period give without a date."""
    spec = period.spec
    if isinstance(spec, Moved):
        if (spec.length, spec.steps) == (12, -1):
            return YEAR_EARLIER
        return PREVIOUS_PERIOD if spec.steps == -1 and spec.length < 12 else "base"
    if isinstance(spec, Same):
        return YEAR_EARLIER if (spec.year.base, spec.year.number) in _LAST_YEAR else "base"
    if isinstance(spec, Unit):
        return PREVIOUS_PERIOD if spec.offset == -1 else "base"
    if isinstance(spec, Part) and (spec.start, spec.end) == (0, 11) and (spec.year.base, spec.year.number) in _LAST_YEAR:
        return YEAR_EARLIER
    return "base"


# ---- fixed expressions


@cache
def _triggers() -> frozenset[str]:
    units = frozenset(word for word, unit in period_words().unit.items() if unit in _UNITS)
    return units | {*_LETTERS, *_SHORT, *_BASIS, *_ADVERBS, *_ANNUALISED}


def _at(tokens: Tokens, words: list[str], index: int) -> VersusMention | None:
    word = words[index]
    if word in _SHORT:
        return _short(tokens, words, index)
    if word in _LETTERS:
        return _letters(tokens, words, index)
    if word in _ADVERBS:
        return _adverb(words, index)
    if word in _ANNUALISED:
        return _annualised(words, index)
    return (_basis(words, index) if word in _BASIS else None) or _unit_on_unit(words, index)


def _short(tokens: Tokens, words: list[str], index: int) -> VersusMention | None:
    kind = _SHORT[words[index]]
    if (
        words[index] in {"mom", "wow"}
        and words[index - 1] not in _PERCENT_OR_BRACKET
        and not tokens.printed(index, index + 1)[-1].isupper()
    ):
        return None
    return VersusMention(index, index + 1, kind, unit=_SHORT_UNITS.get(words[index], ""))


def _letters(tokens: Tokens, words: list[str], index: int) -> VersusMention | None:
    """y/y, y-y, y-o-y, m-on-m."""
    letter = words[index]
    after = words[index + 1]
    middle = after in {"/", "o", "on"}
    second = index + 2 if middle else index + 1
    if words[second] != letter or second >= len(tokens):
        return None
    if after != "/" and not tokens.glued[second]:
        return None
    return VersusMention(index, second + 1, _LETTERS[letter], unit="month" if letter in {"m", "mth"} else "")


def _adverb(words: list[str], index: int) -> VersusMention | None:
    """Rose 3.2 percent annually; "sold three million annually" is a rate."""
    if words[index] == "annually" and not _PERCENT & set(words[max(0, index - 2) : index]):
        return None
    return VersusMention(index, index + 1, _ADVERBS[words[index]])


def _annualised(words: list[str], index: int) -> VersusMention:
    last = index + 1 + (words[index + 1] in {"rate", "pace", "basis", "terms"})
    return VersusMention(index, last, PREVIOUS_PERIOD, None, True)


def _basis(words: list[str], index: int) -> VersusMention | None:
    """On a monthly basis, in annual terms, an annual rise."""
    kind = _UNITS[_BASIS[words[index]]]
    after = words[index + 1]
    before = words[index - 1] if index else ""
    if after in {"basis", "terms"}:
        first = index - 1 if before in {"a", "an"} else index
        first -= first > 0 and words[first - 1] in {"on", "in"}
        return VersusMention(first, index + 2, kind, unit=_BASIS[words[index]])
    if after in _GROWTH and words[index + 2] not in {"rate", "rates"} and before != "average" and words[index] != "weekly":
        return VersusMention(index, index + 1, kind)
    return None


def _unit_on_unit(words: list[str], index: int) -> VersusMention | None:
    """Year on year, month-over-month, on the year, on-month."""
    unit = period_words().unit.get(words[index])
    if unit not in _UNITS:
        return None
    after = words[index + 1]
    kind = _UNITS[unit]
    if after in {"on", "over", "/", "to"} and period_words().unit.get(words[index + 2]) == unit:
        last = index + 3 + (words[index + 3] == "basis")
        first = index
        if last == index + 4 and index > 1 and words[index - 1] in {"a", "an"} and words[index - 2] == "on":
            first = index - 2
        return VersusMention(first, last, kind, unit=unit)
    if words[index - 1] == "the" and words[index - 2] == "on" and index > 1 and after not in _GROWTH:
        return VersusMention(index - 2, index + 1, kind, unit=unit)
    if (
        index
        and words[index - 1] == "on"
        and words[index] in _UNITS
        and period_words().unit.get(words[index - 2] if index > 1 else "") != unit
    ):
        return VersusMention(index - 1, index + 1, kind, unit=unit)
    return None


def _apart(named: dict[int, VersusMention]) -> list[VersusMention]:
    """In order, the earlier one kept where two overlap."""
    mentions: list[VersusMention] = []
    end = 0
    for first in sorted(named):
        mention = named[first]
        if first >= end:
            mentions.append(mention)
            end = mention.last
    return mentions
