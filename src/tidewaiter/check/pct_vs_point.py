"""Percent is not percentage points."""

from collections.abc import Iterator, Sequence

from tidewaiter.check.arithmetic import difference_of, growth_of
from tidewaiter.check.calendar import earlier_period
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_interval, format_value
from tidewaiter.check.pairing import are_near, is_money, nearest_to, subject_of
from tidewaiter.check.precision import widest_of
from tidewaiter.check.sign import turn_sign
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding

CHECK = Check(
    id="pct-vs-point",
    number=10,
    title="Percent against percentage points",
    severity="W",
    data="T",
    doc="From 60 to 63 percent is three percentage points, or five percent.",
)
_RATES = ("share", "growth", "level")
_PERCENTS = {"percent", "percentage_point"}
_ENDS = 2
_TO = 5
# characters: three percentages of one statement
_REACH = 160
_WORD = 40


def check_pct_vs_point(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every move of a rate between two printed values: is it called by its right name.

    A warning where "percent" is said of a difference in points or the reverse, or points of the growth of a level.
    """
    for figure in context.figures:
        if figure.status != "actual" or figure.unit not in _PERCENTS:
            continue
        ends = _ends(context, figure) if figure.stat in {"growth", "change"} else None
        pair = _rates_before(context, figure) if ends is None else None
        if ends is not None:
            fallen = any(end.value < 0 for end in ends)
            yield from _judge(context, *(_as_rates(figure, ends) if fallen else (figure, ends)))
        elif pair is not None:
            yield from _judge(context, *_as_rates(figure, pair))
        elif figure.unit == "percentage_point" and figure.stat == "change":
            yield from _points_of_level(context, figure)


def _ends(context: CheckContext, move: Figure) -> tuple[Figure, Figure] | None:
    """Give the rate before and after a move, both of its sentence or both of one cell but for the period."""
    # of two growths and a third one nobody can tell which is the move
    for stat in _RATES if move.unit == "percentage_point" else ("share", "level"):
        near = nearest_to(move, context.by_subject.get((stat, subject_of(move)), ()))
        here = [rate for rate in near if rate.sentence == move.sentence and rate.unit == "percent" and _is_rate(context, rate)]
        if len(here) == 2:
            first, second = sorted(here, key=lambda rate: rate.start)
            marked = [rate for rate in here if context.bases.mark(rate)]
            earlier = earlier_period(move.period, move.versus or "year_earlier")
            old = [rate for rate in here if rate.period == earlier != move.period]
            before = next(iter(old or marked), None)
            if before is not None:
                return before, second if before is first else first
    return None


def _is_rate(context: CheckContext, rate: Figure) -> bool:
    """Whether a percentage is a rate and no fall: "narrowed to 4.2 percent from 4.8" gives where it went and came from."""
    words = context.text[max(0, rate.start - _TO) : rate.start].split()
    return rate.value > 0 or words[-1:] == ["to"] or (context.bases.mark(rate) and context.text[rate.start - 1] == " ")


def _rates_before(context: CheckContext, move: Figure) -> tuple[Figure, Figure] | None:
    """Give the two rates whose difference a percentage is, exactly as printed, whatever they are the rates of.

    Three percentages of one statement and no more, one of which is the difference of the others and not their growth: nobody
    prints that by chance, and "rose 3 percent, from 60 to 63 percent" is one statement however it is built.
    """
    around = context.figures_between(move.start - _REACH, move.end + _REACH)
    rates = [rate for rate in around if rate.unit in _PERCENTS and are_near(rate, move) and rate.id != move.id]
    here = [rate for rate in rates if rate.sentence == move.sentence]
    rates = here if len(here) == _ENDS else rates
    if move.unit != "percent" or len(rates) != _ENDS or any(rate.unit != "percent" or rate.bound != "exact" for rate in rates):
        return None
    marked = [rate for rate in rates if context.bases.mark(rate)]
    # what stands behind "to" is where something went, and not how far
    if context.text[max(0, move.start - 4) : move.start].split()[-1:] == ["to"] or context.bases.mark(move):
        return None
    if not marked and abs(move.value) > min(abs(rate.value) for rate in rates):
        return None
    if not _is_difference(move, rates) or not _is_one_statement(context, rates, move):
        return None
    first, second = rates
    turned = marked == [second] or (not marked and second.period < first.period)
    return (second, first) if turned else (first, second)


def _is_difference(move: Figure, rates: Sequence[Figure]) -> bool:
    low, high = sorted(abs(rate.value) for rate in rates)
    step = max(rate.step for rate in (*rates, move))
    is_growth = low > 0 and abs(100 * (high / low - 1) - abs(move.value)) < abs(move.value) / 4
    return not is_growth and abs((high - low) - abs(move.value)) < step / 2


def _is_one_statement(context: CheckContext, rates: Sequence[Figure], move: Figure) -> bool:
    """Whether nothing stands between a move and its rates that opens another statement, and some word says that it is one."""
    near = min(rates, key=lambda rate: abs(rate.start - move.start))
    gap = (min(near.end, move.end), max(near.start, move.start))
    if ";" in context.text[slice(*gap)] or context.cues_between(*gap, "clause"):
        return False
    if near.sentence != move.sentence and not context.cues_between(move.sentence_start, move.start, "move"):
        return False
    start, end = min(rates[0].start, move.start), max(rates[-1].end, move.end)
    words = ("share", "base", "after", "ratio", "ratio_of", "move")
    return bool(context.cues_between(max(rates[0].sentence_start, start - _REACH), end, *words))


def _as_rates(move: Figure, ends: tuple[Figure, Figure]) -> tuple[Figure, tuple[Figure, Figure]]:
    """Give a move and its rates without the signs of a fall that is not theirs: "fell 6.4 percent, from 67.9 to 61.5"."""
    before, after = (_signed(rate, 1) for rate in ends)
    return _signed(move, 1 if after.value >= before.value else -1), (before, after)


def _signed(figure: Figure, sign: int) -> Figure:
    return figure if figure.value * sign >= 0 else turn_sign(figure)


def _judge(context: CheckContext, move: Figure, ends: tuple[Figure, Figure]) -> Iterator[Finding]:
    last = max(rate.end for rate in ends)
    if move.start > last and context.cues_between(last, move.start, "clause"):
        return
    if move.unit == "percentage_point" and move.value > 0 and ends[1].value < ends[0].value and _is_called_fall(context, move):
        move = turn_sign(move)  # "growth slowed by 2 points to 5 percent from 7"
    before, after = (widest_of(rate) for rate in ends)
    points, percent = difference_of(after, before), growth_of(after, before)
    said = widest_of(move)
    right, wrong = (points, percent) if move.unit == "percentage_point" else (percent, points)
    # 60 to 63 may just be 3.4 percent; but who writes 3 took the difference
    taken = said.admits(_wrong_of(move, ends)) and not said.admits(_right_of(move, ends))
    fits = right.meets(said) and not taken
    # a growth that fits neither way is most likely that of something else in the sentence
    if move.unit == "percent" and not (fits or taken or wrong.meets(said)):
        return
    named = "percent" if move.unit == "percent" else "points"
    other = "percentage points" if named == "percent" else "percent"
    if fits:
        title = f"From {format_figure(ends[0])} to {format_figure(ends[1])}: {format_figure(move)} fits"
        message = "The move is called by its right name."
    elif taken or wrong.meets(said):
        title = f"From {format_figure(ends[0])} to {format_figure(ends[1])} is {_printed(move)} {other}, not {named}"
        message = f"The difference of two rates is in percentage points; in percent it is the growth of the rate. Write {other}."
    else:
        title = f"From {format_figure(ends[0])} to {format_figure(ends[1])} is {format_interval(points, 'percentage_point')}"
        title += f", not {format_figure(move)}"
        message = "The move and the two rates do not fit, neither in points nor in percent. Check the three against the source."
    statement = Statement(
        title=title,
        message=message,
        working=(
            f"{format_figure(ends[1])} - {format_figure(ends[0])} = {format_interval(points, 'percentage_point')}",
            f"{format_figure(ends[1])} / {format_figure(ends[0])} - 1 = {format_interval(percent, 'percent')}",
        ),
        expected=expect(right, move.unit),
    )
    yield build_finding(context.path, CHECK, "agrees" if fits else "warning", (move, *ends), statement)


def _is_called_fall(context: CheckContext, move: Figure) -> bool:
    """Whether a word right before or behind a move says that it goes down, whatever sign was read."""
    near = (max(move.sentence_start, move.start - _WORD), min(move.sentence_end, move.end + _WORD))
    return bool(context.cues_between(*near, "slower", "lower", "below_rate", "cut", "milder"))


def _right_of(move: Figure, ends: tuple[Figure, Figure]) -> float:
    """Give what a move is in its own unit, from the printed values."""
    before, after = (rate.value for rate in ends)
    percent = 100 * (after / before - 1) if before else float("inf")
    return after - before if move.unit == "percentage_point" else percent


def _wrong_of(move: Figure, ends: tuple[Figure, Figure]) -> float:
    """Give what a move is in the other unit: percent for points, points for percent."""
    before, after = (rate.value for rate in ends)
    percent = 100 * (after / before - 1) if before else float("inf")
    return percent if move.unit == "percentage_point" else after - before


def _printed(move: Figure) -> str:
    """Give the number of a move without its unit and sign."""
    return format_value(abs(move.value), "", digits=4).strip()


def _points_of_level(context: CheckContext, change: Figure) -> Iterator[Finding]:
    """Give a warning where a level is said to grow by points: "exports rose 7.5 percentage points to 8.39 trillion yuan"."""
    levels = nearest_to(change, context.by_subject.get(("level", subject_of(change)), ()))
    for level in levels[:1]:
        gap = context.text[change.end : level.start]
        close = level.sentence == change.sentence and change.end < level.start <= change.end + 30 and "," not in gap
        rates = context.cues_around(change, "share", "higher", "lower")
        counted = is_money(level.unit) or level.unit in {"units", "tonne", "TEU"}
        others = any(
            rate.stat in _RATES and rate.unit == "percent" and _is_beside(rate, change)
            for rate in context.figures_between(change.start - 200, change.end + 200)
        )
        if close and counted and not rates and not others:
            statement = Statement(
                title=f"Points for percent: a level of {format_figure(level)} grows by percent",
                message="Percentage points are the difference of two rates. A level in money or units grows by percent.",
                working=(f"the text says {format_figure(change)} to {format_figure(level)}",),
            )
            yield build_finding(context.path, CHECK, "warning", (change, level), statement)


def _is_beside(rate: Figure, change: Figure) -> bool:
    """Whether a rate may be what so many points are the difference of: of the same sentence, or of the same thing."""
    return rate.sentence == change.sentence or subject_of(rate) == subject_of(change)
