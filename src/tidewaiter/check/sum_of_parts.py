"""Parts add up to their whole, where they are the parts of one partition."""

from collections.abc import Iterator

from tidewaiter.check.arithmetic import sum_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.hierarchy import partitions_of
from tidewaiter.check.number import format_figure, format_interval, format_value, unit_label
from tidewaiter.check.precision import finest_step, severity_of, sharpest_of, widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding

CHECK = Check(
    id="sum-of-parts",
    number=3,
    title="Parts add up to the whole",
    severity="E",
    data="T",
    doc="Exports and imports add up to trade, passenger cars and commercial vehicles to vehicles, within rounding.",
)


def check_sum_of_parts(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every level whose parts all stand in the text, of one cell otherwise, in one unit and one period.

    What is no partition is never added: mechanical and electrical with high-tech products, general with processing trade.
    """
    for whole in context.figures:
        if whole.stat != "level":
            continue
        for dimension, parts in _partitions(whole):
            found = [context.find_alike(whole, **{dimension: part}) for part in parts]
            levels = [level for level in found if level is not None]
            if len(levels) == len(parts):
                yield _judge(context, whole, levels)


def _partitions(whole: Figure) -> Iterator[tuple[str, tuple[str, ...]]]:
    for dimension, code in (("measure", whole.measure), ("product", whole.product)):
        yield from ((dimension, parts) for name, parts in partitions_of(dimension) if name and name == code)


def _judge(context: CheckContext, whole: Figure, parts: list[Figure]) -> Finding:
    step = finest_step((whole, *parts))
    sharp = sum_of(sharpest_of(part, step) for part in parts)
    wide = sum_of(widest_of(part) for part in parts)
    severity = severity_of(sharp=sharp.meets(sharpest_of(whole, step)), wide=wide.meets(widest_of(whole)))
    names = " and ".join(_name(part, whole) for part in parts)
    total = format_value(sum(part.value for part in parts), whole.unit, whole.product, 4)
    statement = Statement(
        title=f"Parts add up: {names} are {total}"
        if severity == "agrees"
        else f"Parts do not add up: {names} are {total}, not {format_figure(whole)}",
        message=_message(severity),
        working=(
            f"{' + '.join(format_figure(part) for part in parts)} = {format_interval(sharp, whole.unit, whole.product)}",
            f"the text says {format_figure(whole)}",
        ),
        expected=expect(sharp, whole.unit),
    )
    return build_finding(context.path, CHECK, severity, (whole, *parts), statement)


def _name(part: Figure, whole: Figure) -> str:
    return part.measure if part.measure != whole.measure else part.product or unit_label(part.unit)


def _message(severity: str) -> str:
    if severity == "agrees":
        return "The parts add up to the whole within the printed digits."
    doubt = "" if severity == "error" else " They add up only if trailing zeros are rounding."
    return f"One of the parts or the whole is wrong, or they are not of one period, currency and scope.{doubt}"
