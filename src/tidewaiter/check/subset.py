"""A part never exceeds its whole."""

from collections import Counter
from collections.abc import Iterator

from tidewaiter.check.arithmetic import sum_of
from tidewaiter.check.calendar import say_period
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.hierarchy import widened
from tidewaiter.check.number import format_figure, format_value
from tidewaiter.check.pairing import are_near, nearest_to
from tidewaiter.check.passage import find_parts
from tidewaiter.check.precision import finest_step, sharpest_of, widest_of
from tidewaiter.check.split import Split, find_splits
from tidewaiter.check.sum_of_parts import is_balance
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval
from tidewaiter.records.period import month_bounds, months_of

CHECK = Check(
    id="subset",
    number=8,
    title="A part does not exceed its whole",
    severity="E",
    data="TL",
    doc="A level of a part (a product, a partner, a mode, a province, one flow) is not above that of its whole.",
)
# characters: what stands in one statement
_NEAR = 200
# how many times longer a period is that has another number than its part
_LONGER = 3
# what only adds: a balance does not
_ADDITIVE = {"exports", "imports", "trade", "production", "sales", "deliveries", "registrations"}


def check_subset(context: CheckContext) -> Iterator[Finding]:
    """Give an error for every level that is above the level of what it is a part of, of the same period, unit and status.

    What is part of what is known from the codes, or from the words of the sentence ("of which", "including").
    """
    done: set[str] = set()
    found: list[tuple[Figure, Figure]] = []
    for part in context.figures:
        if (
            part.stat != "level"
            or part.measure not in _ADDITIVE
            or part.status not in {"actual", "forecast"}
            or not _is_sure(part)
        ):
            continue
        for whole in _wholes(context, part):
            if not _is_one_statement(part, whole) or _is_told_larger(context, part, whole):
                continue
            if _exceeds(part, whole) and not is_balance(context, whole) and not _is_multiple(context, part, whole):
                done.add(part.id)
                found.append((part, whole))
                break
    # what is too small for several of its parts is no whole: it was misread
    times = Counter(whole.id for _, whole in found)
    yield from (_exceeding(context, part, whole) for part, whole in found if times[whole.id] == 1)
    yield from _from_words(context, done)


def _from_words(context: CheckContext, done: set[str]) -> Iterator[Finding]:
    """Give the errors on parts of a longer time, and on those that the words of a sentence call parts; `done` are told."""
    for part, whole in _parts_in_time(context):
        if part.id not in done:
            done.add(part.id)
            yield _exceeding(context, part, whole)
    for part, whole in find_parts(context):
        if _exceeds(part, whole) and part.id not in done:
            yield _exceeding(context, part, whole)
    for split in find_splits(context):
        step = finest_step((split.whole, *split.parts))
        if sum_of(sharpest_of(part, step) for part in split.parts).low > sharpest_of(split.whole, step).high:
            yield _together(context, split)


def _parts_in_time(context: CheckContext) -> Iterator[tuple[Figure, Figure]]:
    """Give levels of one cell that are above that of a longer period which holds theirs: a quarter above its half year.

    A month that has the very number of many months is one too: it was taken for them.
    """
    for levels in context.levels.values():
        stated = [level for level in levels if level.measure in _ADDITIVE and _is_timed(context, level)]
        for part in stated:
            for whole in nearest_to(part, stated):
                if (whole.unit, whole.source) == (part.unit, part.source) and _is_held(part, whole):
                    equal = part.value == whole.value and months_of(whole.period) >= _LONGER * months_of(part.period)
                    if _is_above(part, whole) or equal:
                        yield part, whole


def _is_above(part: Figure, whole: Figure) -> bool:
    """Whether a part is above its whole if two digits of either count: 34 billion is above 30 billion."""
    step = finest_step((part, whole))
    return sharpest_of(part, step).low > sharpest_of(whole, step).high


def _is_timed(context: CheckContext, level: Figure) -> bool:
    """Whether a text says itself of what time a plain level is."""
    is_plain = level.status == "actual" and level.value > 0 and level.value_high is None and level.bound == "exact"
    stated = level.known.get("period", "stated") in {"stated", "dated"} and level.id not in context.muddled
    return is_plain and stated and _is_sure(level)


def _is_held(part: Figure, whole: Figure) -> bool:
    inner, outer = month_bounds(part.period), month_bounds(whole.period)
    return inner is not None and outer is not None and inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_sure(figure: Figure) -> bool:
    """Whether the text says what is measured: what an earlier sentence lends may be the wrong flow."""
    return figure.known.get("measure") != "inherited"


def _is_one_statement(part: Figure, whole: Figure) -> bool:
    """Whether a part stands in the sentence of its whole or near it, or says its own period: a lent one may be another."""
    return are_near(part, whole) or part.known.get("period", "stated") not in {"inherited", "assumed"}


def _is_told_larger(context: CheckContext, part: Figure, whole: Figure) -> bool:
    """Whether the text gives the whole elsewhere as no smaller than the part: one of its two numbers is of less than the whole.

    "47.7 billion to the EU.  The euro area took 29.2 billion, EU countries outside it 18.5 billion."
    """
    others = (other for other in context.cells[whole.cell] if other.id != whole.id and other.unit == whole.unit)
    return any(other.status == whole.status and other.value >= part.value for other in others)


def _wholes(context: CheckContext, part: Figure) -> Iterator[Figure]:
    flows = [("measure", "trade")] if part.measure in {"exports", "imports"} else []
    for dimension, code in (*flows, *widened(part)):
        whole = context.find_alike(part, **{dimension: code})
        # of two unknown periods nobody knows that they are one: a product and its group in one breath are
        if whole is not None and _is_sure(whole) and (part.period != "?" or dimension in {"product", "by"}):
            yield whole


def _is_multiple(context: CheckContext, part: Figure, whole: Figure) -> bool:
    """Whether a multiple stands between the two: "3.4 million, 2.8 times the 1.2 million of 2017" is no part of anything."""
    first, second = sorted((part.start, whole.start))
    return second - first < _NEAR and any(figure.unit == "times" for figure in context.figures_between(first, second))


def _exceeds(part: Figure, whole: Figure) -> bool:
    low, high = widest_of(part).low, widest_of(whole).high
    # what stands below nothing was taken for a deficit
    return low > high and whole.value > 0 and _same_source(part, whole)


def _same_source(part: Figure, whole: Figure) -> bool:
    """Whether both can be counted alike: customs and an association differ in what they count, so their numbers do not nest."""
    return part.source is None or whole.source is None or part.source == whole.source


def _exceeding(context: CheckContext, part: Figure, whole: Figure) -> Finding:
    statement = Statement(
        title=f"Part above its whole: {_named(part, whole)}, of {_named(whole, part)}",
        message="A part cannot exceed its whole. The two numbers may be swapped, or one of them is of another period or scope.",
        working=(f"{format_figure(part)} > {format_value(widest_of(whole).high, whole.unit, whole.product, 5)}",),
        expected=expect(Interval(0.0, widest_of(whole).high), part.unit),
    )
    return build_finding(context.path, CHECK, "error", (part, whole), statement)


def _together(context: CheckContext, split: Split) -> Finding:
    whole, parts = split
    total = format_value(sum(part.value for part in parts), whole.unit, whole.product, 5)
    statement = Statement(
        title=f"Parts above their whole: {total} together, of {format_figure(whole)}",
        message="What goes to different places cannot be more than all of it. One of the numbers is wrong, or of another scope.",
        working=(f"{' + '.join(format_figure(part) for part in parts)} = {total} > {format_figure(whole)}",),
        expected=expect(Interval(0.0, widest_of(whole).high), whole.unit),
    )
    return build_finding(context.path, CHECK, "error", (whole, *parts), statement)


# What a figure is of that leaves a field open.
_ALL = {
    "measure": "all measures",
    "product": "all products",
    "partner": "all partners",
    "mode": "all modes",
    "by": "all together",
    "reporter": "all places",
}


def _named(figure: Figure, other: Figure) -> str:
    """Give a figure with the field in which it differs from another one."""
    for name in ("measure", "product", "partner", "mode", "by", "reporter"):
        if getattr(figure, name) != getattr(other, name):
            words = str(getattr(figure, name) or _ALL[name]).replace("_", " ").removeprefix("other:")
            return (
                format_figure(figure)
                if words == "unknown" or (figure.unit == "units" and words == figure.product)
                else f"{words} {format_figure(figure)}"
            )
    if figure.period != other.period:
        return f"{format_figure(figure)} for {say_period(figure.period)}"
    return format_figure(figure)
