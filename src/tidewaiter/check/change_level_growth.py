"""An absolute change, the level after it and the growth, or the level before it, agree."""

from collections.abc import Iterator

from tidewaiter.check.arithmetic import change_of, difference_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_interval, format_value
from tidewaiter.check.official import is_official
from tidewaiter.check.pairing import are_near, is_measured_as, nearest_to, subject_of
from tidewaiter.check.precision import finest_step, severity_of, sharpest_of, widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding

CHECK = Check(
    id="change-level-growth",
    number=2,
    title="Change, level and growth agree",
    severity="E",
    data="T",
    doc="An absolute change, the level after it and the growth imply each other.",
)
_RATES = {"percent", "percentage_point", "times"}


def check_change_level_growth(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every absolute change in a sentence that has its level and its growth or the level before."""
    for change in context.figures:
        if change.stat != "change" or change.unit in _RATES or change.status != "actual":
            continue
        level, base = _levels(context, change)
        # a rise to less than itself: the two are not of one thing, whatever the reading says
        if level is None or change.id in context.muddled or level.value <= change.value:
            continue
        growth = _growth(context, change, level)
        if growth is not None:
            yield _against_growth(context, change, level, growth)
        elif base is not None:
            yield _against_base(context, change, level, base)


def _levels(context: CheckContext, change: Figure) -> tuple[Figure | None, Figure | None]:
    """Give the level after and the level before a change, of the same sentence or the next."""
    levels = nearest_to(change, context.by_subject.get(("level", subject_of(change)), ()))
    here = [level for level in levels if _is_near(level, change) and level.unit == change.unit]
    after = [level for level in here if level.period == change.period and not context.bases.mark(level)]
    before = [level for level in here if context.bases.mark(level) and level.sentence == change.sentence]
    return next(iter(after), None), next(iter(before), None)


def _is_near(figure: Figure, change: Figure) -> bool:
    """Whether a figure stands in the sentence of a change or close by in the next one, and not behind a semicolon."""
    return are_near(figure, change)


def _growth(context: CheckContext, change: Figure, level: Figure) -> Figure | None:
    growths = nearest_to(change, context.by_subject.get(("growth", subject_of(change)), ()))
    for growth in growths:
        if growth.id in context.muddled:
            continue
        same = _is_near(growth, change) and growth.period == change.period and growth.unit == "percent"
        if ";" in context.text[min(change.end, growth.end) : max(change.start, growth.start)]:
            continue
        if same and (growth.versus or change.versus) == (change.versus or growth.versus) and is_measured_as(growth, level):
            return growth
    return None


def _against_growth(context: CheckContext, change: Figure, level: Figure, growth: Figure) -> Finding:
    step = finest_step((level, change))
    sharp = change_of(sharpest_of(level, step), widest_of(growth))
    wide = change_of(widest_of(level), widest_of(growth))
    severity = severity_of(sharp=sharp.meets(sharpest_of(change, step)), wide=wide.meets(widest_of(change)))
    reason = None
    if severity != "agrees" and is_official(growth, level):
        severity, reason = "note", "comparable-basis"
    implied = format_value(100 * change.value / (level.value - change.value), "percent") if level.value != change.value else "no"
    fits = "fits" if severity == "agrees" else "does not fit"
    statement = Statement(
        title=f"Change {fits}: {format_figure(change)} on the way to {format_figure(level)} is {implied} growth"
        + ("" if severity == "agrees" else f", not {format_figure(growth)}"),
        message=_message(severity, "the growth"),
        working=(
            f"{format_figure(level)} with {format_figure(growth)} growth implies a change of "
            f"{format_interval(sharp, level.unit, level.product)}",
            f"the text says {format_figure(change)}",
        ),
        expected=expect(sharp, change.unit),
        reason=reason,
    )
    return build_finding(context.path, CHECK, severity, (change, level, growth), statement)


def _against_base(context: CheckContext, change: Figure, level: Figure, base: Figure) -> Finding:
    step = finest_step((level, change, base))
    sharp = difference_of(sharpest_of(level, step), sharpest_of(base, step))
    wide = difference_of(widest_of(level), widest_of(base))
    severity = severity_of(sharp=sharp.meets(sharpest_of(change, step)), wide=wide.meets(widest_of(change)))
    found = format_interval(sharp, level.unit, level.product)
    fits = "fits" if severity == "agrees" else "does not fit"
    statement = Statement(
        title=f"Change {fits}: from {format_figure(base)} to {format_figure(level)} is {found}"
        + ("" if severity == "agrees" else f", not {format_figure(change)}"),
        message=_message(severity, "the level before"),
        working=(f"{format_figure(level)} - {format_figure(base)} = {found}", f"the text says {format_figure(change)}"),
        expected=expect(sharp, change.unit),
    )
    return build_finding(context.path, CHECK, severity, (change, level, base), statement)


def _message(severity: str, third: str) -> str:
    if severity == "agrees":
        return f"The change, the level and {third} fit each other within the printed digits."
    if severity == "note":
        return "Official growth is reckoned on a revised base; the change may be reckoned on the published one. Say which."
    doubt = "" if severity == "error" else " They fit only if trailing zeros are rounding."
    return f"The change, the level and {third} cannot all be right. Check the three against the source.{doubt}"
