"""Times more is read in two ways: both are shown, and the base chooses."""

import re
from collections.abc import Iterator

from tidewaiter.check.arithmetic import quotient_of, sum_of
from tidewaiter.check.calendar import earlier_period
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.neighbour import levels_around
from tidewaiter.check.number import format_figure, format_interval, format_number
from tidewaiter.check.pairing import nearest_to, subject_of
from tidewaiter.check.precision import finest_step, sharpest_of, widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval

CHECK = Check(
    id="times-more",
    number=11,
    title="Times more: which reading",
    severity="W",
    data="TL",
    doc='"Grew 1.6 times" may be 2.6 times the base (+160 %) or 1.6 times it (+60 %): both are given, a known base chooses.',
)
_ONE = Interval(1.0, 1.0)
# the number of "multiplied by 4.5", and the characters around it in which its levels stand
_NUMBER = re.compile(r" (?:about |nearly |some )?(\d{1,3}(?:\.\d{1,2})?)(?=[,;.](?:\D|\Z)| (?:from|to|in) )")
_STATED = 130
_PAIR = 2
# characters behind a multiple in which "times the" stands
_AS = 18
# "sixfold" is six times: nobody reads seven
_FOLD = "fold"


def check_times_more(context: CheckContext) -> Iterator[Finding]:
    """Give both readings of every growth in times; with the level before, which one fits, and a warning where neither does."""
    for figure in context.figures:
        if figure.unit != "times" or figure.stat not in {"growth", "ratio", "change"} or figure.value <= 0:
            continue
        level, base = _levels(context, figure)
        if level is None or base is None:
            level, base = levels_around(context, figure)
        if level is not None and base is not None and base.value > 0:
            yield _chosen(context, figure, level, base)
        elif figure.stat == "growth" and figure.value != int(figure.value):
            yield _open(context, figure)
    yield from _multiplied(context)


def _multiplied(context: CheckContext) -> Iterator[Finding]:
    """Give a finding where two levels of a sentence stand beside "multiplied by 4.5", which no figure is read from."""
    for cue in context.cues:
        match = _NUMBER.match(context.text, cue.end) if cue.code == "multiplied" else None
        around = context.figures_between(cue.start - _STATED, cue.end + _STATED) if match is not None else ()
        here = [figure for figure in around if figure.sentence_start <= cue.start < figure.sentence_end]
        levels = [figure for figure in here if figure.stat == "level"]
        marked = [level for level in levels if context.previous_rates.mark(level)]
        if match is None or len(levels) != _PAIR or len(here) != _PAIR or len(marked) != 1 or levels[0].unit != levels[1].unit:
            continue
        base = marked[0]
        level = levels[1] if base is levels[0] else levels[0]
        if base.value > 0:
            yield _against_number(context, match.group(1), level, base)


def _against_number(context: CheckContext, number: str, level: Figure, base: Figure) -> Finding:
    half = 10.0 ** -len(number.partition(".")[2]) / 2
    said = Interval(float(number) - half, float(number) + half)
    step = finest_step((level, base))
    found = quotient_of(sharpest_of(level, step), sharpest_of(base, step))
    fits = found.meets(said)
    times = format_number(level.value / base.value, 2)
    statement = Statement(
        title=f"Times {'fit' if fits else 'do not fit'}: {format_figure(level)} is {times} times {format_figure(base)}"
        + ("" if fits else f", not {number} times"),
        message="The multiple and the two levels fit." if fits else "The multiple and the two levels cannot all be right.",
        working=(f"{format_figure(level)} / {format_figure(base)} = {format_interval(found, 'times')}",),
        expected=expect(found, "times"),
        reason="multiple",
    )
    return build_finding(context.path, CHECK, "agrees" if fits else "warning", (level, base), statement)


def _levels(context: CheckContext, figure: Figure) -> tuple[Figure | None, Figure | None]:
    near = nearest_to(figure, context.by_subject.get(("level", subject_of(figure)), ()), 8)
    earlier = earlier_period(figure.period, figure.versus or "year_earlier")
    after = (
        level
        for level in near
        if level.period == figure.period
        and not context.bases.mark(level)
        and (figure.period != "?" or level.sentence == figure.sentence)
    )
    level = next(after, None)
    before = (
        base
        for base in near
        if level is not None
        and base.unit == level.unit
        and (base.period == earlier or (base.sentence == figure.sentence and context.bases.mark(base)))
    )
    return level, next(before, None)


def _chosen(context: CheckContext, figure: Figure, level: Figure, base: Figure) -> Finding:
    step = finest_step((level, base))
    found = quotient_of(sharpest_of(level, step), sharpest_of(base, step))
    # "ten times" is ten, and no number between five and fifteen
    is_word = not any(sign.isdigit() for sign in figure.quote) and figure.bound == "exact"
    as_ratio = Interval(figure.value - 0.5, figure.value + 0.5) if is_word else widest_of(figure)
    as_growth = sum_of((as_ratio, _ONE))
    fits_growth, fits_ratio = found.meets(as_growth), found.meets(as_ratio)
    is_plain = _is_of_base(context, figure)
    is_fold = _FOLD in context.text[figure.start : figure.end + _AS].partition(" ")[0].lower()
    if is_plain or (is_fold and fits_ratio):
        # "3 times the 40,000 of last year" has one reading only
        fits_growth = False
    times = format_number(level.value / base.value, 2)
    more = format_number(100 * (level.value / base.value - 1), 2)
    says = f"{format_figure(level)} is {times} times {format_figure(base)} ({more} % more)"
    if fits_growth and figure.stat == "growth" and not is_plain:
        severity, title, message = (
            "agrees",
            f"Times fit: {says}",
            "Read as an increase by so many times the base, it fits the two levels.",
        )
    elif fits_ratio and (is_plain or is_fold or figure.stat == "ratio"):
        severity, title, message = "agrees", f"Times fit: {says}", "Read as so many times the base, it fits the two levels."
    elif fits_growth or fits_ratio:
        severity, title = "note", f"Times fit in one reading only: {says}"
        message = "It fits the levels in one of its two readings. Write the percentage or the multiple to rule the other one out."
    else:
        severity, title = "warning", f"Times do not fit: {says}, not {format_number(figure.value, 4)} times"
        message = "In neither reading do the multiple and the two levels fit. Check the three against the source."
    working = (
        f"{format_figure(level)} / {format_figure(base)} = {format_interval(found, 'times')}",
        *_readings(figure),
    )
    statement = Statement(title=title, message=message, working=working, expected=expect(found, "times"), reason="multiple")
    return build_finding(context.path, CHECK, severity, (figure, level, base), statement)


def _is_of_base(context: CheckContext, figure: Figure) -> bool:
    """Whether a multiple is said of the base itself: "times the", "times as much"."""
    return bool(context.cues_between(max(figure.sentence_start, figure.start - 2), figure.end + _AS, "as_times"))


def _open(context: CheckContext, figure: Figure) -> Finding:
    statement = Statement(
        title=f"{format_number(figure.value, 4)} times: read in two ways",
        message="Readers take it as an increase by so many times the base, or to so many times it. Write the percentage instead.",
        working=_readings(figure),
        reason="multiple",
    )
    return build_finding(context.path, CHECK, "note", (figure,), statement)


def _readings(figure: Figure) -> tuple[str, str]:
    times = format_number(figure.value, 4)
    growth = format_number(figure.value * 100, 4)
    return (
        f"increase by {times} times = {growth} % more = {format_number(figure.value + 1, 4)} times the base",
        f"{times} times the base = {format_number((figure.value - 1) * 100, 4)} % more",
    )
