"""A growth with the level after it and the level before, where one statement has these three and no others.

Nothing else can be meant then, whatever the reading made of their fields: words and periods only have to say which comes first.
"""

import re
from collections.abc import Sequence

from tidewaiter.check.calendar import earlier_period
from tidewaiter.check.context import CheckContext
from tidewaiter.check.mark import marks_of
from tidewaiter.check.pairing import GrowthPair, are_near, is_measured_as
from tidewaiter.records.figure import Figure
from tidewaiter.records.period import UNKNOWN, month_bounds, months_of

# characters: one statement; a word of time before its level and behind it; and before that a word it hangs on
_REACH = 170
_BEFORE = 44
_BEHIND = 30
_LINK = 14
_PAIR = 2
_YEAR = re.compile(r"\((?:in )?\d{4}: ?\W{0,3}\Z")
_NAMING = frozenset({"area", "area_adjective", "company", "product"})
_FIELDS = ("measure", "product", "reporter", "partner", "mode", "by")
# what says nothing of what a figure is about
_OPEN = {None, "other:unknown"}


def pair_by_statement(context: CheckContext, growth: Figure) -> GrowthPair | None:
    """Give a growth with the only two levels of its statement, the later one first; null where it has other numbers too."""
    near = _two_around(context, growth)
    if near is None or _is_of_another(context, growth, near):
        return None
    first, second = near
    same = (first.unit, first.stat, first.status) == (second.unit, second.stat, second.status)
    alike = is_of_one_thing(first, second) and is_measured_as(growth, first)
    alike = alike and not any(is_narrower(growth, level) for level in near)
    if not same or first.unit == "percent" or not alike or context.cues_around(growth, "yearly"):
        return None
    base = find_earlier(context, first, second)
    if base is None:
        return None
    level = second if base is first else first
    return GrowthPair(growth, level, base) if _may_compare(context, growth, level, base) else None


def _two_around(context: CheckContext, growth: Figure) -> list[Figure] | None:
    """Give the only two levels of the statement of a growth: its sentence, with the one before, or with those on both sides."""
    around = context.figures_between(growth.start - _REACH, growth.end + _REACH)
    others = (figure for figure in around if figure.id != growth.id and figure.id not in context.worded)
    near = [figure for figure in others if are_near(figure, growth)]
    here = [figure for figure in near if figure.sentence == growth.sentence]
    told = [figure for figure in near if figure.start < growth.sentence_end]
    two = next((figures for figures in (here, told, near) if len(figures) == _PAIR), None)
    return None if two is None or any(figure.stat not in {"level", "average"} for figure in two) else two


def _is_of_another(context: CheckContext, growth: Figure, levels: Sequence[Figure]) -> bool:
    """Whether a growth that stands apart from both its levels names a place or product that their sentence does not name."""
    if any(level.sentence == growth.sentence for level in levels):
        return False
    first = levels[0]
    named = _names_between(context, first.sentence_start, levels[-1].sentence_end)
    own = _names_between(context, growth.sentence_start, min(growth.sentence_end, growth.end + _REACH))
    return bool(own - named)


def _names_between(context: CheckContext, start: int, end: int) -> set[str]:
    marks = marks_of(context.text, start, min(end, start + 2 * _REACH))
    return {code for mark in marks if mark.kind in _NAMING for code in mark.codes}


def is_compared_already(context: CheckContext, growth: Figure, level: Figure, base: Figure) -> bool:
    """Whether a growth has its own comparison before the one that a base stands in.

    "Up 4 percent year on year, compared with 2.9 million in winter": the base is that of another comparison, unless it is of a
    year before.
    """
    told = context.cues_between(growth.end, base.start, "year_on_year")
    if not told or "," not in context.text[told[-1].end : base.start]:
        return False
    return base.period != earlier_period(level.period, "year_earlier") and not _is_of_before(context, base)


def is_of_one_thing(one: Figure, other: Figure) -> bool:
    """Whether no field says that two figures are about different things."""
    pairs = ((getattr(one, name), getattr(other, name)) for name in _FIELDS)
    return all(a == b or a in _OPEN or b in _OPEN for a, b in pairs)


def is_narrower(one: Figure, other: Figure) -> bool:
    """Whether one figure is about something else than another, or a part of it only; what has no measure may be of anything."""
    unsaid = _FIELDS if other.measure == "other:unknown" else ("measure", "reporter")
    lent_goods = one.product == "goods" and one.known.get("product") == "inherited"
    names = (name for name in _FIELDS if not (lent_goods and name == "product"))
    pairs = ((getattr(one, name), getattr(other, name), name) for name in names)
    return any(a != b and a not in _OPEN and not (b in _OPEN and name in unsaid) for a, b, name in pairs)


def find_earlier(context: CheckContext, first: Figure, second: Figure) -> Figure | None:
    """Give which of two levels is the earlier, null where nothing says so.

    A word of comparison before one ("from"), a word of time beside one ("a year earlier"), or periods of one length.
    """
    for is_marked in (_is_compared, _is_of_before, _is_bracketed):
        marked = [level for level in (first, second) if is_marked(context, level)]
        if len(marked) == 1:
            return marked[0]
    if UNKNOWN in (first.period, second.period) or first.period == second.period:
        return None
    if months_of(first.period) != months_of(second.period):
        return None
    return min(first, second, key=lambda level: month_bounds(level.period) or (0, 0))


def _is_compared(context: CheckContext, level: Figure) -> bool:
    return context.bases.mark(level) or "<comparison> <amount>" in level.rules


def _is_bracketed(context: CheckContext, level: Figure) -> bool:
    """Whether a level stands in a bracket that opens with its year ("(2022: 500 million)")."""
    return _YEAR.search(context.text[max(0, level.start - _LINK) : level.start]) is not None


def _is_of_before(context: CheckContext, level: Figure) -> bool:
    """Whether a word of an earlier time stands beside a level, and is not itself what something is compared with."""
    around = context.figures_between(level.start - _BEFORE, level.start)
    start = max(level.sentence_start, level.start - _BEFORE, *(figure.end for figure in around))
    behind = context.figures_between(level.end, level.end + _BEHIND)
    end = min(level.sentence_end, level.end + _BEHIND, *(figure.start for figure in behind))
    before = [
        cue
        for cue in context.cues_between(start, level.start, "before")
        if ";" not in context.text[cue.end : level.start] and not _is_of_last(context, cue.start, level)
    ]
    after = [
        cue
        for cue in context.cues_between(level.end, end, "before")
        if not set(",;:(") & set(context.text[level.end : cue.start])
    ]
    return any(not context.cues_between(max(0, cue.start - _LINK), cue.start, "than") for cue in (*before, *after))


def _is_of_last(context: CheckContext, start: int, level: Figure) -> bool:
    """Whether a word of time before a level stands right behind another number: "1.7 million a year ago, reached 2.4 million"."""
    last = context.figures_between(start - _BEHIND, start)
    return bool(last) and last[-1].stat == level.stat and not set(",;:(") & set(context.text[last[-1].end : start])


def _is_lent(context: CheckContext, growth: Figure, base: Figure) -> bool:
    """Whether a growth has its period from the number said last, and says none itself.

    "In 2024 and 1.6 million in 2023.  Growth was 31 percent", "in 2020 it had been 9 million; the fall was put at 12 percent".
    """
    if growth.known.get("period") == "inherited":
        return True
    told = marks_of(context.text, base.end, growth.sentence_end) if base.end <= growth.start < base.end + _REACH else None
    return told is not None and not any(mark.kind in {"period", "versus"} for mark in told)


def _may_compare(context: CheckContext, growth: Figure, level: Figure, base: Figure) -> bool:
    """Whether the growth may be the one between two levels: what it is said to compare with is where the base is.

    A base right behind the growth is what it compares with, unless the text says otherwise.
    """
    if growth.period != UNKNOWN != base.period and growth.period not in {level.period, base.period}:
        # "at 3 million, exports in May were 5 percent higher than the 2.9 million of a year ago": the growth has the level's time
        return level.period == UNKNOWN and base.period == earlier_period(growth.period, growth.versus or "year_earlier")
    if UNKNOWN in (level.period, base.period) or level.period == base.period:
        return True
    lent = growth.period == base.period and _is_lent(context, growth, base)
    if growth.period not in {level.period, UNKNOWN} and not lent:
        return False
    if base.period == earlier_period(level.period, growth.versus or "year_earlier"):
        return True
    stated = growth.known.get("versus") == "stated"
    # "from 1.2 million in 2021 to 3.6 million in 2024, an increase of 300 percent"
    is_led = base.start < level.start < growth.start and level.sentence == growth.sentence and context.bases.mark(base)
    return not stated and (level.start < growth.start < base.start or is_led)
