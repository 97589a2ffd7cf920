"""One thing given twice, off by a power of ten."""

import math
import re
from collections.abc import Iterator

from tidewaiter.check.context import CheckContext
from tidewaiter.check.evidence import SURE, capital, evidence_of, say_observation, say_source
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_number, format_value
from tidewaiter.check.pairing import is_money, nearest_to
from tidewaiter.check.passage import find_parts
from tidewaiter.check.precision import widest_of
from tidewaiter.check.tally import find_sums
from tidewaiter.codes.definitions import sources_named
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval
from tidewaiter.records.observation import Observation

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
# the digits of an official figure to the last that is printed
_SAME = 0.002
_MIN_DIGITS = 3
# a hundred or more: a scale word, and no digit
_SCALE_WORD = 2
# a growth as large as a power of ten is one that the levels may well have
_DOUBLE = 100
# no honest part is so many times its whole that only a scale word explains it
_BEYOND = 30
# characters to a number that counts the same things; behind a price in which "each" stands
_NEARBY = 300
_APIECE = 24
_POWERS = (1, 2, 3, 4, 5, 6, 8)
# a bracket right behind it that repeats the number in Chinese ("491万辆"); bounded, so that no text makes it slow
_CHINESE = re.compile(r"[^()（）.;\d]{0,40}[(（]\s{0,2}(\d{1,12}(?:[.,]\d{1,6})?)\s?(万亿|万|亿|千)")
_CHINESE_NUMBER = re.compile(r"(\d{1,12}(?:[.,]\d{1,6})?)\s?(万亿|万|亿|千)")
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
        other = other or _said_again(context, figure) or _same_things(context, figure)
        power = slip_of(figure, other) if other is not None else 0
        if other is not None and power:
            yield _slip(context, figure, other, power)
    yield from _slipped_bases(context)
    yield from _slipped_pairs(context)
    yield from _slipped_sums(context)
    yield from _slipped_changes(context)
    yield from _slipped_parts(context)
    yield from _slipped_prices(context)
    yield from _slipped_from_official(context)


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


def _same_things(context: CheckContext, figure: Figure) -> Figure | None:
    """Give the number near before that counts the same things, for which no table has a code, with the same digits.

    Such digits are no chance where there are three of them and no word makes one a part or a multiple of the other.
    """
    noun = _noun_of(figure)
    if noun is None or _digits(figure) < _MIN_DIGITS or figure.unit != "units":
        return None
    for other in reversed(context.figures_between(figure.start - _NEARBY, figure.start)):
        is_same = _noun_of(other) == noun and (other.unit, other.period) == (figure.unit, figure.period)
        if is_same and other.sentence != figure.sentence and slip_of(figure, other):
            within = context.cues_between(
                other.sentence_start, figure.sentence_end, "of", "opening", "within", "partial", "times"
            )
            return None if within else other
    return None


def _noun_of(figure: Figure) -> str | None:
    """Give what is counted where no table has a code for it."""
    if figure.measure.startswith("other:") and figure.measure != "other:unknown":
        return figure.measure.removeprefix("other:").replace("_", " ")
    return figure.product


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


def _slipped_pairs(context: CheckContext) -> Iterator[Finding]:
    """Give an error where the only two levels of a sentence fit its only growth but for a scale word, a hundred or more."""
    for figures in context.sentences.values():
        growths = [figure for figure in figures if figure.stat == "growth" and figure.unit == "percent"]
        levels = [figure for figure in figures if figure.stat == "level" and figure.value > 0]
        if len(growths) != 1 or len(levels) != 2 or abs(growths[0].value) >= _DOUBLE:
            continue
        (one, other), growth = levels, growths[0]
        if (one.unit, one.measure, one.product, one.status) != (other.unit, other.measure, other.product, other.status):
            continue
        if context.cues_between(min(one.start, other.start), max(one.end, other.end), "contrast"):
            continue
        factor = 1 + growth.value / 100
        powers = (_power_of(ratio) for ratio in (one.value / other.value / factor, other.value / one.value / factor))
        power = max(powers)
        if power >= _SCALE_WORD:
            yield _scaled(context, (one, other, growth), power, f"they fit {format_figure(growth)}")


def _slipped_sums(context: CheckContext) -> Iterator[Finding]:
    """Give an error where trade is exports and imports together but for a power of ten."""
    for whole in context.figures:
        if whole.measure != "trade" or whole.stat != "level" or whole.value <= 0:
            continue
        exports, imports = (context.find_flow(whole, flow) for flow in ("exports", "imports"))
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


def _slipped_parts(context: CheckContext) -> Iterator[Finding]:
    """Give an error where a part is many times its whole, and a sum of parts fits its whole but for a power of ten."""
    for part, whole in find_parts(context):
        if whole.value > 0 and part.value > _BEYOND * whole.value and part.measure == whole.measure:
            power = math.ceil(math.log10(part.value / whole.value) / 3) * 3
            yield _scaled(context, (part, whole), power, f"it stays within {format_figure(whole)}")
    for whole, parts in find_sums(context):
        total = sum(part.value for part in parts)
        power = _power_of(whole.value / total) if total > 0 and whole.value > 0 else 0
        if power:
            yield _scaled(context, (whole, *parts), power, "it fits the numbers that it adds up")


def _slipped_prices(context: CheckContext) -> Iterator[Finding]:
    """Give an error where a price apiece times a number of pieces is a sum of money but for a power of ten."""
    for figures in context.sentences.values():
        money = [figure for figure in figures if is_money(figure.unit) and figure.value > 0]
        counts = [figure for figure in figures if figure.unit == "units" and figure.value > 1]
        prices = [price for price in money if context.cues_between(price.end, price.end + _APIECE, "per_good", "apiece")]
        if len(money) == 2 and len(counts) == 1 and len(prices) == 1 and money[0].unit == money[1].unit:
            price = prices[0]
            total = next(figure for figure in money if figure is not price)
            power = _power_of(total.value / price.value / counts[0].value)
            if power:
                yield _scaled(context, (total, price, counts[0]), power, "it fits the price and the number")


def _slipped_from_official(context: CheckContext) -> Iterator[Finding]:
    """Give an error where a level has the digits of the sure official figure of its cell and another scale.

    Of the source that is named, where one is; two digits tell too little.
    """
    for figure in context.figures:
        if context.series is None or figure.stat != "level" or figure.status != "actual" or figure.bound != "exact":
            continue
        named = sources_named(figure.source)
        for row in context.series.observations(figure.cell):
            is_own = row.status == "actual" and row.unit == figure.unit and row.bound == "exact" and row.confidence in SURE
            if not is_own or not row.value or (named and row.source not in named) or _digits(figure) < _MIN_DIGITS:
                continue
            power = _power_of(figure.value / row.value, _SAME)
            if power:
                yield _official(context, figure, row, power)
                break


def _official(context: CheckContext, figure: Figure, row: Observation, power: int) -> Finding:
    by = format_number(10.0**power)
    statement = Statement(
        title=f"Scale slipped: {format_figure(figure)} is off by {by} from {say_observation(row)}",
        message=f"{capital(say_source(row))} gives {say_observation(row)}. The scale word is wrong, or a digit lost or doubled.",
        working=(f"{format_number(figure.value, 6)} against {format_number(row.value or 0.0, 6)}: off by {by}",),
        reason="scale-slip",
        evidence=(evidence_of(row),),
    )
    return build_finding(context.path, CHECK, "error", (figure,), statement)


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
    match = _CHINESE.match(context.text, figure.end) or _chinese_before(context, figure)
    if match is None:
        return
    digits, scale = match.groups()
    value = float(digits.replace(",", "") if digits.count(",") else digits) * _SCALES[scale]
    step = 10.0 ** -len(digits.partition(".")[2]) * _SCALES[scale]
    there = Interval(value - step / 2, value + step / 2)
    quote = context.text[match.start(1) : match.end(2)]
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


def _chinese_before(context: CheckContext, figure: Figure) -> re.Match[str] | None:
    """Give the number in Chinese right before one that says it again: "6.4万 tonnes, or 640,000 tonnes"."""
    start = max(figure.sentence_start, figure.start - _AGAIN)
    match = next(iter(_CHINESE_NUMBER.finditer(context.text, start, figure.start)), None)
    return match if match is not None and context.cues_between(match.end(), figure.start, "again") else None


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
