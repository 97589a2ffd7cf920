"""One thing given twice, off by a power of ten."""

import re
from collections.abc import Iterator

from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_number, format_value
from tidewaiter.check.pairing import nearest_to
from tidewaiter.check.precision import widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval

CHECK = Check(
    id="unit-slip",
    number=15,
    title="No slip by a power of ten",
    severity="E",
    data="TLO",
    doc="Two numbers for one thing that differ by a power of ten have a slipped scale, as 万 read as a thousand.",
)
# so near a power of ten nothing is by chance
_NEAR = 0.02
_NEAR_CHANGE = 0.04
# characters from one number to the same said again
_AGAIN = 60
_POWERS = (1, 2, 3, 4, 5, 6, 8)
# a bracket right behind it that repeats the number in Chinese ("491万辆"); bounded, so that no text makes it slow
_CHINESE = re.compile(r"[^()（）.;\d]{0,40}[(（]\s{0,2}(\d{1,12}(?:[.,]\d{1,6})?)\s?(万亿|万|亿|千)")
_SCALES = {"千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12}


def check_unit_slip(context: CheckContext) -> Iterator[Finding]:
    """Give an error where a level stands twice with the same digits and another scale: as one cell, or in a bracket in Chinese.

    A bracket that agrees is said to agree; two levels of one cell that differ otherwise belong to `repeat-conflict`.
    """
    for figure in context.figures:
        if figure.stat != "level" or figure.unit in {"percent", "times"} or figure.value == 0:
            continue
        yield from _bracket(context, figure)
        other = next((other for other in _repeats(context, figure) if other.start < figure.start), None)
        other = other or _said_again(context, figure)
        power = slip_of(figure, other) if other is not None else 0
        if other is not None and power:
            yield _slip(context, figure, other, power)
    yield from _slipped_bases(context)
    yield from _slipped_sums(context)
    yield from _slipped_changes(context)


def _repeats(context: CheckContext, figure: Figure) -> tuple[Figure, ...]:
    near = nearest_to(figure, context.cells[figure.cell])
    return tuple(other for other in near if is_repeat(figure, other))


def _said_again(context: CheckContext, figure: Figure) -> Figure | None:
    """Give the number right before one that says it again: "1.36 billion yuan, or 136 billion yuan"; a bracket too."""
    before = context.figures_between(figure.start - _AGAIN, figure.start)
    other = before[-1] if before else None
    if other is None or other.sentence != figure.sentence or (other.unit, other.stat) != (figure.unit, figure.stat):
        return None
    gap = context.text[other.end : figure.start]
    again = context.cues_between(other.end, figure.start, "again") or gap.rstrip().endswith("(")
    return other if again and not context.cues_between(other.end, figure.start, "clause", "base") else None


def is_repeat(figure: Figure, other: Figure) -> bool:
    """Whether two figures of one cell are surely meant to be the same number: known period, unit, status and no other source."""
    sources = figure.source is None or other.source is None or figure.source == other.source
    return figure.period != "?" and (figure.unit, figure.status) == (other.unit, other.status) and sources


def slip_of(figure: Figure, other: Figure) -> int:
    """Give the power of ten by which two levels with the same digits differ, 0 where they do not.

    The sharpest digits count: 491,000 and 4.91 million have the same, 500,000 and 5.22 million have not.
    """
    if figure.value <= 0 or other.value <= 0 or figure.value_high is not None or other.value_high is not None:
        return 0
    ratio = figure.value / other.value
    for power in _POWERS:
        for scale in (10.0**power, 10.0**-power):
            if abs(ratio / scale - 1.0) < 1e-9 and _digits(figure) >= 2:
                return power
    return 0


def _digits(figure: Figure) -> int:
    return len(f"{abs(figure.value):.12g}".replace(".", "").rstrip("0").split("e")[0].lstrip("0"))


def _slipped_bases(context: CheckContext) -> Iterator[Finding]:
    """Give an error where a level fits its growth only if it, or the level before, is taken times a power of ten."""
    for growth, level, base in context.growth_pairs:
        if base is None or base.value <= 0 or level.value <= 0 or level.unit == "percent" or growth.unit != "percent":
            continue
        factor = level.value / base.value / (1 + growth.value / 100) if growth.value > -100 else 1.0
        power = _power_of(factor)
        if power:
            yield _scaled(context, (level, base, growth), power, f"with {format_figure(growth)} it fits {format_figure(base)}")


def _slipped_sums(context: CheckContext) -> Iterator[Finding]:
    """Give an error where trade is exports and imports together but for a power of ten."""
    for whole in context.figures:
        if whole.measure != "trade" or whole.stat != "level" or whole.value <= 0:
            continue
        exports, imports = (context.find_alike(whole, measure=flow) for flow in ("exports", "imports"))
        if exports is None or imports is None or exports.value + imports.value <= 0:
            continue
        power = _power_of(whole.value / (exports.value + imports.value))
        if power:
            yield _scaled(context, (whole, exports, imports), power, "it fits exports and imports")


def _slipped_changes(context: CheckContext) -> Iterator[Finding]:
    """Give an error where an absolute change fits level and growth but for a power of ten."""
    for change in context.figures:
        if change.stat != "change" or change.unit in {"percent", "percentage_point", "times"} or change.value == 0:
            continue
        level, growth = (context.find_alike(change, stat="level"), context.find_alike(change, stat="growth", unit="percent"))
        if level is None or growth is None or level.value <= 0 or growth.value <= -100 or growth.value == 0:
            continue
        if growth.sentence != change.sentence or level.sentence != change.sentence:
            continue
        power = _power_of(change.value / (level.value - level.value / (1 + growth.value / 100)), _NEAR_CHANGE)
        if power:
            yield _scaled(context, (change, level, growth), power, f"it fits {format_figure(level)} and {format_figure(growth)}")


def _power_of(factor: float, near: float = _NEAR) -> int:
    """Give the power of ten that a factor is within two percent, 0 for none."""
    return next((power for power in _POWERS for scale in (10.0**power, 10.0**-power) if abs(factor / scale - 1) < near), 0)


def _scaled(context: CheckContext, figures: tuple[Figure, ...], power: int, fits: str) -> Finding:
    by = format_number(10.0**power)
    statement = Statement(
        title=f"Scale slipped: {format_figure(figures[0])} is off by {by}, or the number beside it is",
        message=f"Taken {by} times larger or smaller, {fits}. One of them has the wrong scale word or a lost zero.",
        working=(f"{' against '.join(format_figure(figure) for figure in figures)}: off by {by}",),
        reason="scale-slip",
    )
    return build_finding(context.path, CHECK, "error", figures, statement)


def _bracket(context: CheckContext, figure: Figure) -> Iterator[Finding]:
    match = _CHINESE.match(context.text, figure.end)
    if match is None:
        return
    digits, scale = match.groups()
    value = float(digits.replace(",", "") if digits.count(",") else digits) * _SCALES[scale]
    step = 10.0 ** -len(digits.partition(".")[2]) * _SCALES[scale]
    there = Interval(value - step / 2, value + step / 2)
    quote = match.group()[match.group().find("(" if "(" in match.group() else "（") + 1 :]
    fits = there.meets(widest_of(figure))
    times = max(value, figure.value) / min(value, figure.value) if value > 0 and figure.value > 0 else 0.0
    label = format_value(value, figure.unit, figure.product)
    statement = Statement(
        title=f"{quote} fits {format_figure(figure)}"
        if fits
        else f"Scale slipped: {quote} is {label}, not {format_figure(figure)}",
        message="The number in brackets is the same number."
        if fits
        else f"The two numbers for one thing differ {format_number(times, 2)} times. 万 is ten thousand, 亿 a hundred million.",
        working=(
            f"{digits} x {format_number(_SCALES[scale])} = {format_number(value, 6)}",
            f"the text says {format_figure(figure)}",
        ),
        expected=expect(there, figure.unit),
        reason=None if fits else "scale-slip",
    )
    yield build_finding(context.path, CHECK, "agrees" if fits else "error", (figure,), statement)


def _slip(context: CheckContext, figure: Figure, other: Figure, power: int) -> Finding:
    statement = Statement(
        title=f"Scale slipped: {format_figure(figure)} here, {format_figure(other)} before, off by {format_number(10.0**power)}",
        message="Both numbers are for one thing and have the same digits. One has the wrong scale word or a lost zero.",
        working=(
            f"{format_number(max(figure.value, other.value), 6)} / {format_number(min(figure.value, other.value), 6)} = "
            f"{format_number(10.0**power)}",
        ),
        expected=expect(widest_of(other), other.unit),
        reason="scale-slip",
    )
    return build_finding(context.path, CHECK, "error", (figure, other), statement)
