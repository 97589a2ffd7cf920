"""Level and growth imply a base; it is compared with the base that the text gives."""

from collections.abc import Iterator

from tidewaiter.check.arithmetic import base_of, growth_of
from tidewaiter.check.calendar import say_period
from tidewaiter.check.context import CheckContext
from tidewaiter.check.earlier import is_compared_already, pair_by_statement
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_interval, format_value
from tidewaiter.check.official import is_revised
from tidewaiter.check.precision import ROUNDED, finest_step, reckon, sharpest_of, widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval
from tidewaiter.records.period import months_of

CHECK = Check(
    id="growth-base",
    number=1,
    title="Growth fits the level and its base",
    severity="E",
    data="TLO",
    doc="A level and its growth imply a base, which is compared with the base that the text gives.",
)

# characters behind a level in which its time stands; months
_BEHIND = 40
# and from an amount to the growth in a bracket behind it
_BESIDE = 30
_YEAR = 12
_FLOWS = frozenset({"exports", "imports", "trade", "production", "sales", "deliveries"})
_MOVES = frozenset({"percent", "times"})
# characters before a base in which it is called a record, and how far from the growth a base of another sentence may lead
_BEFORE = 60
_PLAUSIBLE = 3.0


def check_growth_base(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every growth whose level and base stand in the text: do the three fit?

    An error where they miss each other however the digits are read; a warning where they only fit if trailing zeros are not
    digits; a note for official growth, which is reckoned on a revised base.
    """
    paired = {pair.growth.id: pair for pair in context.growth_pairs if pair.base is not None}
    for growth in context.figures:
        if growth.stat != "growth" or growth.unit != "percent" or growth.id in context.worded or _is_adjusted(context, growth):
            continue
        pair = paired.get(growth.id)
        if pair is None or _has_own_growth(context, growth, pair.level):
            pair = pair_by_statement(context, growth)
        if pair is None or pair.base is None or pair.base.value <= 0 or pair.level.value < 0 or pair.level.unit == "percent":
            continue
        others = _is_of_others(context, growth, pair.level, pair.base) or _is_change_beside(context, growth, pair.base)
        if others or _is_far_off(growth, pair.level, pair.base):
            continue
        if not is_compared_already(context, growth, pair.level, pair.base) and not _is_of_whole_year(context, pair.base):
            yield _judge(context, growth, pair.level, pair.base)


def _has_own_growth(context: CheckContext, growth: Figure, level: Figure) -> bool:
    """Whether a level told elsewhere has another growth in its own sentence, which is the one it comes from."""
    if level.sentence == growth.sentence:
        return False
    here = context.sentences[level.sentence]
    return any(
        other.stat in {"growth", "ratio", "change"} and other.unit in _MOVES and other.value != growth.value for other in here
    )


def _is_change_beside(context: CheckContext, growth: Figure, base: Figure) -> bool:
    """Whether what was taken for the level before is how much more it was: "179,000 cars (15 percent) higher, at 1.4 million"."""
    gap = context.text[base.end : growth.start] if base.end <= growth.start else "."
    behind = (growth.end, min(growth.sentence_end, growth.end + _BESIDE))
    beside = len(gap) <= _BESIDE and ("(" in gap or " or " in gap) and "," not in gap.removesuffix(", or ")
    return beside and bool(context.cues_between(*behind, "above_rate", "below_rate", "change_of"))


def _is_of_others(context: CheckContext, growth: Figure, level: Figure, base: Figure) -> bool:
    """Whether a base is not what a growth is against: of somebody else ("those of Dongguan"), or of another time than named."""
    words = {
        cue.code for cue in context.cues_between(max(level.end, base.start - _BEFORE), base.start, "old_record", "from_record")
    }
    if not context.bases.mark(base) and words == {"old_record"}:
        return True  # "topping the record of 129 million, set in 2022"
    named = growth.versus is not None and "/" in growth.versus and growth.period == "?"
    return bool(context.cues_between(level.end, base.start, "of_others")) or (named and growth.versus != base.period)


def _is_far_off(growth: Figure, level: Figure, base: Figure) -> bool:
    """Whether a base of another sentence misses so widely that it is of another thing, which the reading could not tell."""
    if base.sentence in {growth.sentence, level.sentence} or growth.value <= -100.0:
        return False
    return not 1 / _PLAUSIBLE < level.value / base.value / (1 + growth.value / 100) < _PLAUSIBLE


def _is_of_whole_year(context: CheckContext, base: Figure) -> bool:
    """Whether a base is said to be that of a whole year, and was read as that of a part of it."""
    behind = context.cues_between(base.end, min(base.sentence_end, base.end + _BEHIND), "whole_year")
    return bool(behind) and months_of(base.period) < _YEAR


def _is_adjusted(context: CheckContext, growth: Figure) -> bool:
    """Whether a growth is of something else than the printed levels: real, organic, at constant exchange rates."""
    # "export earnings" are exports, and no profit
    codes = ("adjusted", "negative") if growth.measure in _FLOWS else ("adjusted", "negative", "profit")
    return growth.basis == "real" or bool(context.cues_around(growth, *codes))


def _judge(context: CheckContext, growth: Figure, level: Figure, base: Figure) -> Finding:
    step = finest_step((level, base))
    said = _said(context, growth, base)
    found, severity = reckon(growth_of, (level, base), said)
    reason = None
    if severity in {"warning", "error"} and is_revised(growth, level, base):
        severity, reason = "note", "comparable-basis"
    statement = Statement(
        title=_title(severity, growth, level, base),
        message=_message(severity, growth, base),
        working=(
            f"{format_figure(level)} / {format_figure(base)} - 1 = {format_interval(found, 'percent')}",
            f"the text says {format_figure(growth)}",
            f"{format_figure(level)} after {format_figure(growth)} implies a base of "
            f"{format_interval(base_of(sharpest_of(level, step), said), level.unit, level.product)}",
        ),
        expected=expect(found, "percent"),
        reason=reason,
    )
    return build_finding(context.path, CHECK, severity, (growth, level, base), statement)


def _said(context: CheckContext, growth: Figure, base: Figure) -> Interval:
    """Give what a growth admits: a fall where the base is what it lies below ("22.7 percent below the 9.86 million")."""
    said = widest_of(growth)
    is_below = said.low > 0 and context.cues_between(growth.end, base.start, "below")
    return -said if is_below else said


def _title(severity: str, growth: Figure, level: Figure, base: Figure) -> str:
    found = format_value(abs(100 * (level.value / base.value - 1)), "percent")
    side = "above" if level.value >= base.value else "below"
    says = f"{format_figure(level)} is {found} {side} {format_value(base.value, base.unit, base.product, 6)}"
    if severity == "agrees":
        return f"Growth fits: {says}"
    heads = {"note": "Growth is not that of the published levels", "cannot-check": "Growth fits in rounded numbers only"}
    head = heads.get(severity, "Growth does not fit")
    return f"{head}: {says}, not {format_value(growth.value, 'percent')}"


def _message(severity: str, growth: Figure, base: Figure) -> str:
    if severity == "agrees":
        return f"The growth follows from the level and the base of {say_period(base.period)} within the printed digits."
    if severity == "cannot-check":
        return ROUNDED
    if severity == "note":
        return (
            "Official growth is reckoned on a revised, comparable base and need not follow from the levels as first published. "
            "Both may be right; do not derive one from the other."
        )
    doubt = "" if severity == "error" else " It fits only if the trailing zeros are rounding."
    return (
        "One of the three numbers is wrong, or they are not about the same thing: check the growth of "
        f"{format_figure(growth)}, the level and the base against the source.{doubt}"
    )
