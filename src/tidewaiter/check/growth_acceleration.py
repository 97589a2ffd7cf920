"""Faster, slower, so many points higher: two rates of growth against what the text says of them."""

from collections.abc import Iterator, Sequence

from tidewaiter.check.arithmetic import difference_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.cue import Cue
from tidewaiter.check.earlier import is_of_one_thing
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.mark import marks_of
from tidewaiter.check.number import format_figure, format_interval, format_number
from tidewaiter.check.pairing import are_near, nearest_to, subject_of
from tidewaiter.check.precision import widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.period import UNKNOWN, month_bounds, previous

CHECK = Check(
    id="growth-acceleration",
    number=14,
    title="Growth faster or slower, as the rates say",
    severity="E",
    data="TO",
    doc='"Quickened to 1.2 % from 1.5 %" cannot be; "0.3 points higher than October" must be the difference of the two rates.',
)
_REACH = 60
_TO = 5
# characters behind a rate in which its pace is told, and of a statement of two rates and the points between them
_WIDE = 90
_STATED = 150
_PAIR = 2
# characters between points and the word that sets two rates against each other; which way each word has the difference
_SIDE = 40
_DIRECTIONS = {"above_rate": 1, "faster": 1, "higher": 1, "below_rate": -1, "slower": -1, "lower": -1, "gained": 1, "lost": -1}
_PERCENTS = {"percent", "percentage_point"}
# a fall that deepens is larger, one that narrows smaller
_SIDES = {
    "faster": 1,
    "slower": -1,
    "deeper": 1,
    "milder": -1,
    "unchanged": 0,
    "faster_pace": 1,
    "slower_pace": -1,
    "up_from": 1,
    "down_from": -1,
}

_FROM = frozenset({"up_from", "down_from"})
_MULTIPLES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halve": 0.5}
# how far from twice what has "doubled" may be
_ROUGHLY = 1.25
_POINTS_FIT = "The two rates and their difference fit."
_POINTS_MISFIT = "The two rates and the difference between them cannot all be right. Check the three against the source."


def check_growth_acceleration(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every rate of growth that the text compares with an earlier one, by a word or in points."""
    for growth in context.figures:
        if not _is_pace(growth) or growth.unit != "percent" or growth.status != "actual" or growth.id in context.worded:
            continue
        before = _rate_before(context, growth) or _only_other(context, growth) or _bare_before(context, growth)
        if before is None:
            continue
        change = _points(context, growth)
        if change is not None:
            yield _against_points(context, change, growth, before)
        yield from _against_word(context, growth, before)
        yield from _against_multiple(context, growth, before)
    for change in context.figures:
        if change.unit == "percentage_point" and change.status == "actual":
            yield from _between_rates(context, change)


def _is_pace(figure: Figure) -> bool:
    """Whether a figure is a growth, or a level of what is itself one."""
    return figure.stat == "growth" or (figure.stat == "level" and figure.measure == "other:inflation")


def _rate_before(context: CheckContext, growth: Figure) -> Figure | None:
    """Give the rate that a rate is compared with: of the period before, or behind a word of comparison in the sentence."""
    if context.previous_rates.mark(growth):
        return None
    rates = nearest_to(growth, context.by_subject.get(("growth", subject_of(growth)), ()))
    for rate in rates:
        alike = (rate.unit, rate.versus, rate.basis, rate.currency) == ("percent", growth.versus, growth.basis, growth.currency)
        if not alike or rate.id in context.worded or rate.status != "actual":
            continue
        # "from 3 percent in spring to 2 percent": the rate before may come first
        leads = rate.start > growth.start or context.text[max(0, growth.start - _TO) : growth.start].split()[-1:] == ["to"]
        if rate.sentence == growth.sentence and leads and context.previous_rates.mark(rate):
            return rate
        if growth.period != "?" and rate.period == previous(growth.period) and are_near(rate, growth):
            return rate
    return None


def _bare_before(context: CheckContext, growth: Figure) -> Figure | None:
    """Give the rate of the period before where one of the two is told as "growth" alone, and was read as that of the economy."""
    if growth.period == UNKNOWN or context.previous_rates.mark(growth):
        return None
    for rate in context.figures_between(growth.start - _STATED, growth.end + _STATED):
        is_rate = rate.stat == "growth" and rate.unit == "percent" and rate.status == "actual" and rate.id not in context.worded
        one_bare = (growth.measure == "gdp") != (rate.measure == "gdp") and rate.reporter == growth.reporter
        if is_rate and one_bare and rate.period == previous(growth.period) and rate.versus == growth.versus:
            bare = growth if growth.measure == "gdp" else rate
            marks = marks_of(context.text, max(bare.sentence_start, bare.start - _WIDE), bare.start)
            return None if any(mark.kind == "measure" for mark in marks) else rate
    return None


def _only_other(context: CheckContext, growth: Figure) -> Figure | None:
    """Give the only other percentage of a sentence where a word of comparison stands before it, whatever it was read as."""
    if context.previous_rates.mark(growth):
        return None
    around = context.figures_between(growth.start - 2 * _REACH, growth.end + 2 * _REACH)
    here = [rate for rate in around if rate.sentence == growth.sentence and rate.id != growth.id and rate.unit in _PERCENTS]
    if len(here) != 1 or here[0].unit != "percent" or here[0].status != "actual" or here[0].versus not in {None, growth.versus}:
        return None
    return here[0] if context.previous_rates.mark(here[0]) else None


def _against_multiple(context: CheckContext, growth: Figure, before: Figure) -> Iterator[Finding]:
    """Give an error where a rate is said to have doubled, or halved, and has not ("the pace doubled, to 7 percent from 6")."""
    start = max(growth.sentence_start, growth.start - _REACH)
    words = context.cues_between(start, growth.start, *_MULTIPLES)
    others = [figure for figure in context.figures_between(start, growth.start) if figure.id not in context.worded]
    if not words or others or before.sentence != growth.sentence or before.start < growth.end or before.value * growth.value <= 0:
        return
    quote, ratio = context.text[words[-1].start : words[-1].end], growth.value / before.value
    if not 1 / _ROUGHLY < ratio / _MULTIPLES[words[-1].code] < _ROUGHLY:
        statement = Statement(
            title=f'"{quote}" does not fit: {format_figure(growth)} is {format_number(ratio, 2)} times {format_figure(before)}',
            message=f'The rates are not what "{quote}" says of them: they may be swapped, or the word is wrong.',
            working=(f"{format_figure(growth)} / {format_figure(before)} = {format_number(ratio, 3)}",),
        )
        yield build_finding(context.path, CHECK, "error", (growth, before), statement)


def _between_rates(context: CheckContext, change: Figure) -> Iterator[Finding]:
    """Give whether so many points are the difference of the two rates of growth that their statement compares.

    "7 percent, 2 points above the 5 percent of April"; "in April 5 percent, in May 7 percent, 2 points more".
    """
    rates = _rates_around(context, change)
    sides: set[int] = set() if rates is None else _sides_of(context, change)
    # what stands before the points of a share is that share
    if rates is None or not sides or rates[0].stat != "growth" or _is_judged(context, change, rates):
        return
    growth, other = rates
    said, found = widest_of(change), difference_of(widest_of(growth), widest_of(other))
    size = said if change.value >= 0 else -said
    signs = {1, -1} if min(growth.value, other.value) < 0 else sides
    fits = any(found.meets(size if sign > 0 else -size) for sign in signs)
    if not fits and change.bound != "exact":
        fits = abs(abs(growth.value - other.value) - abs(change.value)) < abs(change.value) / 2
    yield _points_finding(change, growth, other, context.path, fits=fits)


def _sides_of(context: CheckContext, change: Figure) -> set[int]:
    """Give the directions that the words beside so many points give the difference of two rates."""
    near = (max(change.sentence_start, change.start - _SIDE), min(change.sentence_end, change.end + _SIDE))
    return {_DIRECTIONS[cue.code] for cue in context.cues_between(*near, *_DIRECTIONS)}


def _rates_around(context: CheckContext, change: Figure) -> tuple[Figure, Figure] | None:
    """Give the only two rates of growth of a statement with points: the one that the points are said of, and the other.

    Null where they are of different things, or the points are those of a share.
    """
    around = context.figures_between(change.start - _STATED, change.end + _STATED)
    rates = [rate for rate in around if rate.unit in _PERCENTS and rate.id != change.id and are_near(rate, change)]
    here = [rate for rate in rates if rate.sentence == change.sentence]
    rates = here if len(here) == _PAIR else rates
    if len(rates) != _PAIR or any(not _is_rate(context, rate) for rate in rates) or not is_of_one_thing(*rates):
        return None
    first, second = rates
    if ";" in context.text[min(first.start, change.start) : max(second.end, change.end)] or context.cues_around(change, "share"):
        return None
    if first.end <= change.start:
        # the points are said of what stands right before them, unless that is told of an earlier time ("had been")
        if second.end <= change.start and context.cues_between(second.sentence_start, second.start, "earlier_told"):
            return first, second
        return (first, second) if second.start >= change.end else (second, first)
    marked = [rate for rate in rates if context.previous_rates.mark(rate)]
    if len(marked) != 1:
        return None
    return (second, first) if marked[0] is first else (first, second)


def _is_rate(context: CheckContext, rate: Figure) -> bool:
    is_percent = rate.unit == "percent" and rate.stat in {"growth", "share"}
    return is_percent and rate.bound == "exact" and rate.id not in context.worded


def _is_judged(context: CheckContext, change: Figure, rates: Sequence[Figure]) -> bool:
    """Whether the points are judged by what was read already."""
    return any(_points(context, rate) == change and _rate_before(context, rate) is not None for rate in rates)


def _points_finding(change: Figure, growth: Figure, other: Figure, path: str, *, fits: bool) -> Finding:
    found = difference_of(widest_of(growth), widest_of(other))
    statement = Statement(
        title=f"Points {'fit' if fits else 'do not fit'}: {format_figure(growth)} is "
        f"{format_interval(found, 'percentage_point')} from {format_figure(other)}"
        + ("" if fits else f", not {format_figure(change)}"),
        message=_POINTS_FIT if fits else _POINTS_MISFIT,
        working=(f"{format_figure(growth)} - {format_figure(other)} = {format_interval(found, 'percentage_point')}",),
        expected=expect(found, "percentage_point"),
    )
    return build_finding(path, CHECK, "agrees" if fits else "error", (change, growth, other), statement)


def _points(context: CheckContext, growth: Figure) -> Figure | None:
    changes = nearest_to(growth, context.by_subject.get(("change", subject_of(growth)), ()))
    for change in changes:
        fits = change.unit == "percentage_point" and change.sentence == growth.sentence and change.versus == "previous_period"
        if fits and change.period == growth.period and month_bounds(change.period) is not None:
            return change
    return None


def _against_points(context: CheckContext, change: Figure, growth: Figure, before: Figure) -> Finding:
    found = difference_of(widest_of(growth), widest_of(before))
    fits = found.meets(widest_of(change))
    statement = Statement(
        title=f"{'Points fit' if fits else 'Points do not fit'}: from {format_figure(before)} to {format_figure(growth)} is "
        f"{format_interval(found, 'percentage_point')}" + ("" if fits else f", not {format_figure(change)}"),
        message=_POINTS_FIT if fits else _POINTS_MISFIT,
        working=(f"{format_figure(growth)} - {format_figure(before)} = {format_interval(found, 'percentage_point')}",),
        expected=expect(found, "percentage_point"),
    )
    return build_finding(context.path, CHECK, "agrees" if fits else "error", (change, growth, before), statement)


def _words_for(context: CheckContext, growth: Figure, before: Figure) -> tuple[Cue, ...]:
    """Give the words of pace that a rate and the rate before are joined by; the last of them counts."""
    low = max(growth.sentence_start, growth.start - _REACH)
    if context.figures_between(low, growth.start) and growth.start - low > 0:
        low = max(figure.end for figure in context.figures_between(low, growth.start))
    words = context.cues_between(low, growth.start, *_SIDES)
    if not words and before.end <= growth.start and context.previous_rates.mark(before):
        # "picked up from 3 percent in spring to 2 percent"
        words = context.cues_between(max(growth.sentence_start, before.start - _REACH), before.start, *_SIDES)
    parted = ";" in context.text[growth.end : before.start]
    # behind a semicolon the other rate must say its own period: "...; the February figure was 18 percent"
    if parted and not (words and before.period == previous(growth.period)):
        return ()
    if not words and before.start > growth.end:
        # "rose 13.6 percent, a slowdown from the 10.1 percent of the year before", "..., a clear acceleration"
        found = context.cues_between(growth.end, min(growth.sentence_end, before.end + _REACH), *_SIDES)
        # of two comparisons the one right before the other rate
        words = tuple(word for word in found if word.end <= before.start)[-1:] or found[:1]
        if words and words[0].code in _FROM and (before.start - words[0].end > 1 or min(growth.value, before.value) < 0):
            words = ()  # "fell 5 percent, down from 3": of falls either may be meant
    if not words and before.end <= growth.start:
        # "after 6 percent in April it was 3 percent in May, a slower pace"
        words = context.cues_between(growth.end, min(growth.sentence_end, growth.end + _REACH), "faster_pace", "slower_pace")
    if before.sentence == growth.sentence:
        return words
    if words or before.start < growth.end:
        # "slowed to 3 percent in May.  In April exports had risen 6 percent"
        # "in April exports had risen 6 percent.  In May growth quickened to 3 percent"
        return words if UNKNOWN != before.period == previous(growth.period) else ()
    # "grew 3 percent in May.  In April growth had been 6 percent, so the pace slackened"
    said = (before.end, min(before.sentence_end, before.end + _WIDE))
    return context.cues_between(*said, *_SIDES) if context.cues_between(*said, "conclusion") else ()


def _against_word(context: CheckContext, growth: Figure, before: Figure) -> Iterator[Finding]:
    words = _words_for(context, growth, before)
    if not words:
        return
    word = words[-1]
    now, then = widest_of(growth), widest_of(before)
    rose = (now.low > then.high) - (now.high < then.low)
    says = _SIDES[word.code]
    of_size = word.code in {"deeper", "milder"}
    if rose == 0 or (of_size and growth.value * before.value < 0):
        return
    # "the decline slowed", "the fall quickened": the word is said of the size of a fall
    if growth.value < 0 and before.value < 0:
        says = -says
    fits = rose == says and says != 0
    quote = context.text[word.start : word.end]
    statement = Statement(
        title=f'"{quote}" {"fits" if fits else "does not fit"}: {format_figure(growth)} after {format_figure(before)}',
        message="The word and the two rates fit."
        if fits
        else f'The rates move the other way than "{quote}" says: they may be swapped, or the word is wrong.',
        working=(f"{format_figure(growth)} {'>' if rose > 0 else '<'} {format_figure(before)}",),
    )
    yield build_finding(context.path, CHECK, "agrees" if fits else "error", (growth, before), statement)
