"""A forecast or target beside its outcome, beside the pace of what the text itself states, and the pace still needed."""

from collections.abc import Iterator, Sequence

import msgspec

from tidewaiter.check.actual import Actual, find_actuals
from tidewaiter.check.calendar import Months, parse_months, say_period
from tidewaiter.check.context import CheckContext
from tidewaiter.check.evidence import SURE, evidence_of, say_observation, say_publisher, say_source
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.hierarchy import ancestors_of
from tidewaiter.check.number import format_figure, format_number, format_value
from tidewaiter.check.pairing import subject_of
from tidewaiter.check.precision import widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval, printed_interval
from tidewaiter.records.observation import Observation

CHECK = Check(
    id="forecast-outcome",
    number=42,
    title="A forecast beside its outcome and the pace",
    severity="N",
    data="LO",
    doc="A forecast or target is set beside its outcome, the pace of the figures in the text, and the growth still needed.",
)


# how many times a forecast may be its pace, or its base, where they stand apart: farther off they are of other things
_PACE, _GROWTH = 5.0, 10.0
# characters before a number in which it is called what was expected earlier
_ADJECTIVE = 24


class Pace(msgspec.Struct, frozen=True):
    """What the text's own actual figure comes to, month for month, over the period of the forecast."""

    figure: Figure
    months: int
    whole: int
    interval: Interval
    value: float


class Sides(msgspec.Struct, frozen=True):
    """What a forecast can be set beside; `result` is the outcome that the text itself tells."""

    outcome: tuple[Observation, ...]
    result: Figure | None
    pace: Pace | None
    base: Figure | Observation | None


def check_forecast_outcome(context: CheckContext) -> Iterator[Finding]:
    """Give a note for every forecast or target level that has an outcome, a pace or a base.

    The outcome is official, or told by the text; the pace is the text's own figure of a part of the period; the base is the
    latest actual year before (of months the same of a year before), from which the growth still needed is reckoned.  A target for
    a part is never set beside the whole: `cannot-check` says so.
    """
    for figure in context.figures:
        span = parse_months(figure.period)
        if figure.status not in {"forecast", "target"} or figure.stat != "level" or span is None or figure.unit == "percent":
            continue
        sides = _sides(context, figure, span)
        if sides.outcome or sides.result or sides.pace or sides.base:
            yield _note(context, figure, sides)
        else:
            yield from _refuse(context, figure)


def _sides(context: CheckContext, figure: Figure, span: Months) -> Sides:
    rows = () if context.series is None else context.series.observations(figure.cell)
    outcome = [row for row in rows if row.status == "actual" and row.unit == figure.unit and row.value is not None]
    first: dict[str, Observation] = {}
    for row in sorted(outcome, key=lambda row: (row.confidence not in SURE, row.bound != "exact")):
        first.setdefault(row.source, row)
    told = tuple(actual for actual in find_actuals(context, figure) if not _is_of_forecast(context, actual.figure))
    result = next((other for other, period in told if period == figure.period), None)
    pace = _pace_of(told, span)
    if pace is not None and figure.sentence != pace.figure.sentence and not _is_alike(figure.value, pace.value, _PACE):
        pace = None  # so far off it is the pace of another thing, which the reading could not tell
    base = None if outcome or result or pace else _base_of(context, figure, told, span)
    return Sides(tuple(first.values()), result, pace, base)


def _pace_of(told: Sequence[Actual], span: Months) -> Pace | None:
    """Give the pace by the longest part of the forecast's period, from its beginning, for which the text has an actual figure."""
    parts: list[tuple[int, Figure]] = []
    for other, period in told:
        months = parse_months(period)
        if months is None:
            continue
        # one or two months say little of a year: Spring Festival, orders brought forward
        if months.first == span.first and months.last < span.last and months.length * 4 >= span.length:
            parts.append((months.length, other))
    if not parts:
        return None
    length, part = max(parts, key=lambda pair: pair[0])
    factor = span.length / length
    # "some 1.758 million" is still printed to the thousand
    seen = printed_interval(part.value, part.step) if part.bound == "about" and part.step else widest_of(part)
    interval = Interval(seen.low * factor, seen.high * factor, seen.low_open, seen.high_open)
    return Pace(part, length, span.length, interval, part.value * factor)


def _base_of(context: CheckContext, figure: Figure, told: Sequence[Actual], span: Months) -> Figure | Observation | None:
    """Give the latest actual figure of a period of the same length before the forecast's, of the text, else of a series."""
    before: list[tuple[int, Figure]] = []
    for other, period in told:
        months = parse_months(period)
        if months is None or months.length != span.length or months.first >= span.first:
            continue
        if other.value > 0 and (months.first - span.first) % 12 == 0:
            before.append((months.first, other))
    base = max(before, key=lambda pair: pair[0])[1] if before else None
    if base is not None and figure.sentence != base.sentence and not _is_alike(figure.value, base.value, _GROWTH):
        return None
    return base or _official_base(context, figure, span)


def _is_of_forecast(context: CheckContext, figure: Figure) -> bool:
    """Whether a level is what was expected before ("against an earlier 9 to 11 billion"): a range is no outcome either."""
    earlier = context.cues_between(max(figure.sentence_start, figure.start - _ADJECTIVE), figure.start, "earlier_forecast")
    return figure.value_high is not None or bool(earlier)


def _is_alike(value: float, other: float, factor: float) -> bool:
    """Whether a number is less than so many times another, either way."""
    return value * other > 0 and 1 / factor < value / other < factor


def _official_base(context: CheckContext, figure: Figure, span: Months) -> Observation | None:
    if context.series is None:
        return None
    found: list[tuple[int, Observation]] = []
    for row in context.series.near(figure):
        months = parse_months(row.cell.period)
        is_cell = subject_of(row.cell) == subject_of(figure) and row.unit == figure.unit
        if not is_cell or months is None or row.status != "actual" or not row.value:
            continue
        if months.length == span.length and months.first < span.first and (months.first - span.first) % 12 == 0:
            found.append((months.first, row))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _note(context: CheckContext, figure: Figure, sides: Sides) -> Finding:
    says = f"{figure.status.capitalize()} of {format_figure(figure)} for {say_period(figure.period)}"
    titles, sentences, working = [], [], []
    for row in sides.outcome[:2]:
        titles.append(f"outcome {say_observation(row).partition(' for ')[0]} ({say_publisher(row)})")
        sentences.append(f"{_capital(say_source(row))} later gave {say_observation(row)}, {_versus(figure, row.value or 0.0)}.")
        working.append(f"outcome by {row.source}: {say_observation(row)}")
    if sides.result is not None:
        titles.append(f"outcome {format_figure(sides.result)}")
        sentences.append(f"The text itself gives {format_figure(sides.result)}, {_versus(figure, sides.result.value)}.")
        working.append(f"outcome in the text: {format_figure(sides.result)}")
    if sides.pace is not None:
        pace = sides.pace
        reach = format_value(pace.value, figure.unit, figure.product)
        titles.append(f"pace {format_number(pace.value)}")
        sentences.append(
            f"The text's own {format_figure(pace.figure)} in {pace.months} months is a pace of {reach}, so the {figure.status} "
            f"{_place(figure, pace.interval)} it."
        )
        working.append(f"{format_figure(pace.figure)} / {pace.months} x {pace.whole} = {reach}")
    if sides.base is not None:
        title, sentence, step = _needed(figure, sides.base)
        titles.append(title)
        sentences.append(sentence)
        working.append(step)
    told = (sides.result, None if sides.pace is None else sides.pace.figure)
    pace_figures = tuple(one for one in told if one is not None)
    base_figures = (sides.base,) if isinstance(sides.base, Figure) else ()
    rows = (*sides.outcome, *((sides.base,) if isinstance(sides.base, Observation) else ()))
    statement = Statement(
        title=f"{says}: {', '.join(titles)}",
        message=" ".join(sentences) + (" A forecast is not false when it is missed." if sides.outcome or sides.result else ""),
        working=tuple(working),
        expected=None if sides.pace is None else expect(sides.pace.interval, figure.unit),
        reason="forecast",
        evidence=tuple(evidence_of(row) for row in rows),
    )
    return build_finding(context.path, CHECK, "note", (figure, *pace_figures, *base_figures), statement)


def _needed(figure: Figure, base: Figure | Observation) -> tuple[str, str, str]:
    """Give the growth that a target needs from its base: for the title, as a sentence, as a step."""
    value = base.value or 0.0
    period = base.period if isinstance(base, Figure) else base.cell.period
    span, earlier = parse_months(figure.period), parse_months(period)
    years = 1 if span is None or earlier is None else max(1, round((span.first - earlier.first) / 12))
    ratio = figure.value / value
    yearly = 100 * (ratio ** (1 / years) - 1) if ratio > 0 else 0.0
    start = format_value(value, figure.unit, figure.product)
    a_year, plural = (" a year", "s") if years > 1 else ("", "")
    change = f"{ratio:.2g} times" if ratio >= 2 else f"{100 * (ratio - 1):+.3g} % on"
    return (
        f"{change} {say_period(period)}",
        f"From {start} in {say_period(period)} it means growth of {yearly:.3g} %{a_year} over {years} year{plural}.",
        f"({format_number(figure.value)} / {format_number(value)}) ^ (1/{years}) - 1 = {yearly:.3g} %",
    )


def _refuse(context: CheckContext, figure: Figure) -> Iterator[Finding]:
    """Say that a target for a part is not set beside the whole, where only the whole is known."""
    if context.series is None:
        return
    for product in ancestors_of("product", figure.product)[:3]:
        cell = msgspec.structs.replace(figure.cell, product=product)
        rows = (*_same_measure(context, figure, str(product)), *context.series.observations(cell))
        whole = [row for row in rows if row.status == "actual" and row.unit == figure.unit]
        if whole and product not in {"goods", "goods and services"}:
            head = f"{figure.status.capitalize()} for {figure.product}, {format_figure(figure)}"
            statement = Statement(
                title=f"{head}: not comparable with all {product}",
                message=f"The series here have {figure.measure} of {product}, of which {figure.product} are a part only. "
                "Setting one beside the other would make no sense, so nothing is compared.",
                reason="product-scope",
                evidence=(evidence_of(next((row for row in whole if row.value), whole[0])),),
            )
            yield build_finding(context.path, CHECK, "cannot-check", (figure,), statement)
            return


def _same_measure(context: CheckContext, figure: Figure, product: str) -> Sequence[Observation]:
    if context.series is None:
        return ()
    rows = context.series.near(figure)
    return [
        row
        for row in rows
        if row.cell.product == product and row.cell.measure == figure.measure and row.cell.reporter == figure.reporter
    ]


def _versus(figure: Figure, value: float) -> str:
    said = widest_of(figure)
    if said.admits(value):
        return f"as the {figure.status} said"
    apart = abs(value - figure.value) / abs(figure.value) if figure.value else float("inf")
    return f"{apart:.0%} {'above' if value > figure.value else 'below'} the {figure.status}"


def _place(figure: Figure, pace: Interval) -> str:
    said = widest_of(figure)
    if said.bounded and figure.bound == "exact":
        said = Interval(figure.value, figure.value)
    if said.meets(pace):
        return "is in line with"
    return "lies below" if said.high < pace.low else "lies above"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
