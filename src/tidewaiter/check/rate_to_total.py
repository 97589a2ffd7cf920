"""So much a day, times the days, is the total."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

import msgspec

from tidewaiter.check.arithmetic import product_of
from tidewaiter.check.calendar import days_in, parse_months, say_period
from tidewaiter.check.context import CheckContext
from tidewaiter.check.evidence import (
    SURE,
    capital,
    evidence_of,
    interval_of,
    say_count,
    say_observation,
    say_publisher,
    say_source,
)
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.hierarchy import ancestors_of
from tidewaiter.check.mark import Mark
from tidewaiter.check.number import format_figure, format_interval, format_number, format_value
from tidewaiter.check.pairing import are_near, around_of, is_money, place_of
from tidewaiter.check.precision import printed_of, step_in_print, widest_of
from tidewaiter.check.rate import A_YEAR, Pace, find_paces, is_capacity
from tidewaiter.check.workday import may_be_workdays, working_days
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval, printed_interval
from tidewaiter.records.observation import Observation
from tidewaiter.tables import read_table, split_words

CHECK = Check(
    id="rate-to-total",
    number=22,
    title="So much a day makes the total",
    severity="E",
    data="TLO",
    doc="An average per day, week, month or quarter times their number is the total; the text's and the official total show it.",
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
# a total of a rate that is itself rounded is compared with this much play: 360 or 365 days, a broken first week
_PLAY = 0.03
# the neighbour whose total a rate really is: within a tenth
_ALIKE = 0.1
# beyond this factor no definition that we know makes the rate right
_FAR = 1.5
# in one breath the two are of one count: a tenth apart is wrong
_CLOSE = 1.1
# characters behind a number in which its unit stands: "18.27 U.S. dollars a barrel"
_UNIT = 32
# and before it a word that it is a peak: "on its best day, in the middle of August, 7,100"
_CLAUSE = 60
# what an uncounted thing is called where nobody says what it is
_ANY = {None, "goods"}
# of one seller in one sentence these are one thing
_OUTWARD = {"exports", "sales", "deliveries", "other:unknown"}


class Total(msgspec.Struct, frozen=True):
    """What a rate comes to over its period: the rate's figure, how many times, of what, and the values."""

    rate: Figure
    times: float
    unit: str
    value: float
    interval: Interval


def check_rate_to_total(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every actual rate per day, week, month or quarter with a period whose total the text or a series has.

    A rate without either is left out.  An error where the totals are far apart (half as much again) and the other is of the
    same text or a sure official figure; a warning otherwise.
    """
    told: set[int] = set()
    for figure in context.figures:
        is_rate = figure.stat == "average" and figure.status == "actual" and not _is_told_over_all(context, figure)
        total = _total_of(context, figure) if is_rate else None
        if total is not None:
            for finding in _judge(context, total):
                told.add(figure.sentence_start)
                yield finding
    for pace in find_paces(context):
        starts = {figure.sentence_start for figure in context.figures_between(pace.rate.start, pace.rate.end)}
        if told.isdisjoint(starts):
            yield _spoken(context, pace)


def _spoken(context: CheckContext, pace: Pace) -> Finding:
    """Give the finding on a rate and a total that the words put side by side."""
    rate, total = pace.rate.ref, pace.total.ref
    unit = next((one for one in (rate.unit, total.unit) if one != "units"), "units")
    comes_to = product_of(rate.interval, Interval(float(pace.times), float(pace.times)))
    meets = comes_to.meets(_with_play(total.interval))
    factor = rate.value * pace.times / total.value
    is_far = not 1 / _CLOSE < factor < _CLOSE
    sharp = meets and _fits_in_print(_in_print(context, pace.rate), float(pace.times), _in_print(context, pace.total))
    fits = meets and (sharp or not is_far)
    said, whole = (format_value(number.value, unit) for number in (rate, total))
    when = f"the {pace.times} {pace.unit}s of {say_period(pace.period) if pace.period else 'a year'}"
    reach = format_interval(comes_to, unit)
    statement = Statement(
        title=f"{said} a {pace.unit} {'makes' if fits else 'does not make'} {whole}",
        message=f"{said} a {pace.unit} over {when} comes to {reach}; the text says {whole}."
        + ("" if fits else " One of the two is about something else, or wrong."),
        working=(f"{said} x {pace.times} {pace.unit}s = {format_value(rate.value * pace.times, unit, None, 4)}",),
        expected=expect(comes_to, unit),
    )
    severity = "agrees" if fits else "error" if is_far and not meets else "warning"
    figures = [figure for number in (pace.rate, pace.total) for figure in context.figures_between(number.start, number.end)]
    return build_finding(context.path, CHECK, severity, figures, statement)


def _judge(context: CheckContext, total: Total) -> Iterator[Finding]:
    figure = total.rate
    around = around_of(figure, context.counted.get(place_of(figure), ()))
    stated = [level for level in around if _may_be_total(context, level, figure) and _is_one_thing(level, figure)]
    rows = () if context.series is None else context.series.observations(figure.cell)
    official = [row for row in rows if row.status == "actual" and row.unit == figure.unit and row.value]
    if stated:
        yield from _against_text(context, total, stated)
    elif official:
        yield _against_series(context, total, official)


def _is_told_over_all(context: CheckContext, figure: Figure) -> bool:
    before = context.previous_of(figure)
    return before is not None and bool(context.cues_between(before.end, figure.start, "over_all"))


def _may_be_total(context: CheckContext, level: Figure, rate: Figure) -> bool:
    """Whether a number is a level, or the total behind "averaged 8,000; over the year they came to"."""
    if level.stat == "level":
        return True
    after = rate.end <= level.start and level.sentence == rate.sentence
    return after and bool(context.cues_between(rate.end, level.start, "over_all"))


def _against_text(context: CheckContext, total: Total, stated: Sequence[Figure]) -> Iterator[Finding]:
    meets = [level for level in stated if total.interval.meets(_with_play(widest_of(level)))]
    other = (meets or stated)[0]
    factor = _CLOSE if _is_one_breath(total.rate, other) else _FAR
    is_far = _is_far(total, other.value, factor)
    fits = bool(meets) and (not is_far or _fits_in_print(printed_of(total.rate), total.times, printed_of(other)))
    severity = "agrees" if fits else "error" if is_far and not meets else "warning"
    if severity == "error" and _is_of_a_year(total, other):
        return
    is_value = total.unit == "day" and is_money(total.rate.unit)
    if severity == "error" and is_value and may_be_workdays(total.rate.period, other.value / total.rate.value):
        yield _by_workdays(context, total, other)
        return
    verb = "makes" if fits else "does not make"
    statement = Statement(
        title=f"{capital(_rate(total))} {verb} {format_figure(other)} over {say_period(total.rate.period)}",
        message=f"{_comes_to(total)} The text's total is {format_figure(other)}"
        + ("." if fits else f", {_ratio(total, other.value)}: one of the two is about something else, or wrong."),
        working=_working(total, f"the text's total: {format_figure(other)}"),
        expected=expect(_rate_of(total, widest_of(other)), total.rate.unit),
    )
    yield build_finding(context.path, CHECK, severity, (total.rate, other), statement)


def _is_of_a_year(total: Total, other: Figure) -> bool:
    """Whether a rate and a total are of a year, and of the period that an earlier sentence lent them only by the reading."""
    lent = all(figure.known.get("period", "stated") in {"inherited", "assumed"} for figure in (total.rate, other))
    return lent and abs(other.value / total.rate.value / A_YEAR[total.unit] - 1) < _PLAY


def _by_workdays(context: CheckContext, total: Total, other: Figure) -> Finding:
    """Give the finding on a daily average that fits its total if only working days count, of which the text says nothing."""
    days = f"{other.value / total.rate.value:.0f}"
    statement = Statement(
        title=f"{_rate(total)} makes {format_figure(other)} over {days} days",
        message=f"{_comes_to(total)} The text's total is {format_figure(other)}: that is {days} days, about the working days of "
        f"{say_period(total.rate.period)}. Say so if it is meant.",
        working=_working(total, f"{format_figure(other)} / {format_figure(total.rate)} = {days}"),
    )
    return build_finding(context.path, CHECK, "cannot-check", (total.rate, other), statement)


def _against_series(context: CheckContext, total: Total, official: Sequence[Observation]) -> Finding:
    fits = [row for row in official if _meets(total, row)]
    shown = (fits or sorted(official, key=lambda row: row.confidence not in SURE))[0]
    wider = None if fits else _size_of(context, total)
    is_sure = all(_is_far(total, row.value or 0.0) for row in official) and shown.confidence in SURE
    severity = "agrees" if fits else "error" if is_sure else "warning"
    gives = f"{say_source(shown)} gives {say_observation(shown)}"
    statement = Statement(
        title=_series_title(total, shown, wider, is_fit=bool(fits)),
        message=f"{_comes_to(total)} " + (f"{capital(gives)}." if fits else _series_message(total, shown, wider, gives)),
        working=_working(
            total, f"official: {say_observation(shown)}", *(() if wider is None else (f"beside it: {_say_wider(wider)}",))
        ),
        expected=expect(_rate_of(total, interval_of(shown, "level")), total.rate.unit),
        reason=None if fits else "product-scope" if wider else "unexplained",
        evidence=tuple(evidence_of(row) for row in (shown, *(() if wider is None else (wider,)))),
    )
    return build_finding(context.path, CHECK, severity, (total.rate,), statement)


def _series_title(total: Total, shown: Observation, wider: Observation | None, *, is_fit: bool) -> str:
    head = f"{_rate(total)} over {say_period(total.rate.period)} is {format_number(total.value)}"
    if is_fit:
        return f"{head}, as {say_publisher(shown)} counts"
    if wider is not None:
        counted = f"{_ratio(total, shown.value)} the {say_observation(shown).partition(' for ')[0]} of {say_publisher(shown)}"
        return f"{head}: the {wider.cell.measure} of all {wider.cell.product}, {counted}"
    return f"{head}, {_ratio(total, shown.value)} the official {say_observation(shown)}"


def _series_message(total: Total, shown: Observation, wider: Observation | None, gives: str) -> str:
    count = say_count(shown)
    what = f" (it counts {count})" if count else ""
    text = f"That is {_ratio(total, shown.value)} the official count: {gives}{what}. "
    if wider is None:
        return f"{text}Check the rate, its product and its period."
    name = wider.cell.product
    probably = f"The rate is probably that of all {name}, not of {total.rate.product}."
    return f"{text}It is about the total of all {name}: {_say_wider(wider)}. {probably}"


def _size_of(context: CheckContext, total: Total) -> Observation | None:
    """Give the official total of a wider product that the rate comes to."""
    if context.series is None:
        return None
    for product in ancestors_of("product", total.rate.product):
        cell = msgspec.structs.replace(total.rate.cell, product=product)
        rows = [row for row in context.series.observations(cell) if row.status == "actual" and row.unit == total.rate.unit]
        nearest = min(rows, key=lambda row: abs(total.value - (row.value or 0.0)), default=None)
        if nearest is not None and nearest.value and abs(total.value - nearest.value) <= _ALIKE * nearest.value:
            return nearest
    return None


def _say_wider(wider: Observation) -> str:
    return f"{say_observation(wider)} by {say_source(wider)}"


def _total_of(context: CheckContext, figure: Figure) -> Total | None:
    # "18.27 dollars a barrel" is a price, whatever stands elsewhere in the sentence
    behind = context.cues_between(figure.end, min(figure.sentence_end, figure.end + _UNIT), "per_good")
    is_none = behind or figure.measure == "price" or is_capacity(context.sentence_of(figure).lower().split())
    unit = None if is_none else _unit_of_time(context, figure)
    if unit is None or _is_peak(context, figure):
        return None
    times = (working_days(context, figure) if unit == "day" else None) or _times(figure.period, unit)
    if not times:
        return None
    interval = product_of(widest_of(figure), Interval(float(times), float(times)))
    return Total(figure, float(times), unit, figure.value * times, interval)


def _is_peak(context: CheckContext, figure: Figure) -> bool:
    """Whether a rate is that of a day of its own, the best or the worst: it makes no total."""
    before = context.previous_of(figure)
    start = max(before.end if before else figure.sentence_start, figure.start - _CLAUSE)
    behind = context.cues_between(figure.end, min(figure.sentence_end, figure.end + _UNIT), "peak")
    is_behind = bool(behind) and not set(",;:") & set(context.text[figure.end : behind[0].start])
    return is_behind or bool(context.cues_between(start, figure.start, "peak"))


def _times(period: str, unit: str) -> int | None:
    span = parse_months(period)
    days = days_in(period)
    if span is None or days is None:
        return None
    counts = {"day": days, "week": round(days / 7), "month": span.length, "quarter": span.length // 3}
    times = counts[unit]
    # one day of a month, one month of a month: the rate is its own total
    return times if times > 1 else None


def _unit_of_time(context: CheckContext, figure: Figure) -> str | None:
    """Give the unit of time whose word stands nearest to a figure in its sentence."""
    begin = context.statement_start(figure)
    words = [(match.group().lower(), match.start()) for match in _WORD.finditer(context.sentence_of(figure))]
    found: list[tuple[int, str]] = []
    for place, (word, start) in enumerate(words):
        for phrase, code in _phrases(context.language).get(word, ()):
            if tuple(text for text, _ in words[place : place + len(phrase)]) == phrase:
                found.append((abs(begin + start - figure.start), code))
    return min(found)[1] if found else None


@cache
def _phrases(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Give the phrases by their first word; none for a language without a table."""
    if language != "en":
        return {}
    table: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for row in read_table(f"language/{language}/time_rates.csv", ("code", "words"), key=("code",)):
        for phrase in split_words(row["words"]):
            words = tuple(_WORD.findall(phrase))
            table[words[0]] = (*table.get(words[0], ()), (words, row["code"]))
    return table


def _is_one_thing(level: Figure, rate: Figure) -> bool:
    flows = _OUTWARD if level.sentence == rate.sentence and rate.measure in _OUTWARD else {"other:unknown"}
    return _is_alike(level, rate, "measure", flows) and _is_alike(level, rate, "product", _ANY)


def _is_alike(level: Figure, rate: Figure, field: str, unsaid: Container[str | None]) -> bool:
    """Whether a field is the same, or left unsaid by one of two figures that stand together and count, or weigh, one thing."""
    one, other = getattr(level, field), getattr(rate, field)
    near = are_near(level, rate) and not is_money(rate.unit)
    return bool(one == other or (near and (one in unsaid or other in unsaid)))


def _meets(total: Total, row: Observation) -> bool:
    official = interval_of(row, "level")
    return official is not None and total.interval.meets(_with_play(official)) and not _is_far(total, row.value or 0.0)


def _is_far(total: Total, value: float, factor: float = _FAR) -> bool:
    return value * total.value <= 0 or not 1 / factor < total.value / value < factor


def _fits_in_print(rate: Interval, times: float, total: Interval) -> bool:
    """Whether a rate makes a total, both as every digit in print gives them: the zeros of "70 billion" are none that hide 60."""
    return product_of(rate, Interval(times, times)).meets(_with_play(total))


def _in_print(context: CheckContext, mark: Mark) -> Interval:
    """Give the values of a number in the text if every digit in print counts, zeros too."""
    ref = mark.ref
    if ref.bound != "exact" or ref.value_high is not None or ref.step <= 0:
        return Interval(ref.interval.low, ref.interval.high)
    return printed_interval(ref.value, step_in_print(context.text[mark.start : mark.end], ref.value, ref.step))


def _is_one_breath(rate: Figure, level: Figure) -> bool:
    return are_near(rate, level) and rate.source == level.source


def _with_play(interval: Interval) -> Interval:
    low, high = (end - _PLAY * abs(end) for end in (interval.low, -interval.high))
    return Interval(low, -high, interval.low_open, interval.high_open)


def _rate_of(total: Total, official: Interval | None) -> Interval:
    """Give the rate that an official total admits."""
    interval = official or total.interval
    return Interval(interval.low / total.times, interval.high / total.times)


def _rate(total: Total) -> str:
    return f"{format_figure(total.rate)} a {total.unit}"


def _comes_to(total: Total) -> str:
    when = f"the {total.times:g} {total.unit}s of {say_period(total.rate.period)}"
    return f"{capital(_rate(total))} over {when} comes to {_say_total(total)}."


def _say_total(total: Total) -> str:
    if total.interval.bounded:
        return format_interval(total.interval, total.rate.unit, total.rate.product)
    hedge = "more than " if total.rate.bound == "over" else "less than "
    return hedge + format_value(total.value, total.rate.unit, total.rate.product)


def _ratio(total: Total, value: float | None) -> str:
    ratio = total.value / value if value else float("inf")
    if ratio >= 1:
        return f"{ratio:.2g} times"
    return f"{ratio:.0%} of"


def _working(total: Total, *lines: str) -> tuple[str, ...]:
    rate = format_figure(total.rate)
    return (
        f"{rate} x {total.times:g} {total.unit}s = {format_value(total.value, total.rate.unit, total.rate.product, 4)}",
        *lines,
    )
