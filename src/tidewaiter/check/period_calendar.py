"""Periods against the document's date: what had not happened cannot be reported."""

from collections.abc import Iterator

from tidewaiter.check.calendar import say_period
from tidewaiter.check.context import CheckContext
from tidewaiter.check.date_word import MONTHS, find_nonsense
from tidewaiter.check.finding import Check, Statement, build_finding
from tidewaiter.check.number import format_figure
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.period import day_bounds, months_of

CHECK = Check(
    id="period-calendar",
    number=26,
    title="Periods fit the calendar",
    severity="E",
    data="T",
    doc="A period that was not over when the text was written is not reported as a fact.",
)
# flows: they are of a period; a price, a tariff or a stock may be given for a day to come
_FLOWS = {
    "exports",
    "imports",
    "trade",
    "balance",
    "production",
    "sales",
    "deliveries",
    "registrations",
    "gdp",
    "other:unknown",
    "other:port_throughput",
}
_STATS = {"level", "growth", "change", "share"}


def check_period_calendar(context: CheckContext) -> Iterator[Finding]:
    """Give an error for a fact of a stated period of months that ends in a month after the document's date.

    A warning where the period is the whole year of the document ("in 2024" may mean so far).  A period that was only inherited or
    worked out is not judged, nor a text without a date.  One finding a period.
    """
    yield from find_nonsense(context, CHECK)
    date = day_bounds(context.date) if context.date else None
    if date is None:
        return
    seen: set[str] = set()
    for figure in context.figures:
        if figure.period in seen or not _is_stated_fact(figure):
            continue
        severity = _severity(context, figure, date)
        if severity is not None:
            seen.add(figure.period)
            yield _finding(context, figure, severity)


def _is_stated_fact(figure: Figure) -> bool:
    stated = figure.known.get("period", "stated") in {"stated", "dated"} and figure.known.get("status", "stated") != "inherited"
    return stated and figure.status == "actual" and figure.measure in _FLOWS and figure.stat in _STATS


def _severity(context: CheckContext, figure: Figure, date: tuple[int, int]) -> str | None:
    period = day_bounds(figure.period)
    # a document known to a month or a year may be of its last day
    today = date[1]
    if period is None or period[1] <= today or context.date is None or _is_ahead(context, figure, context.date):
        return None
    if period[0] > today:
        return "error"
    if context.cues_around(figure, "so_far"):
        return None
    months = months_of(figure.period)
    # a year, or the document's own month, may be meant as far as it has gone
    if months % 12 == 0:
        return _of_year(context, figure, period[1] - today)
    if months == 1:
        return None
    # "since January": a period that runs to the month of the text is one so far
    if context.cues_before(figure, "since") and _is_of_month(period, context.date):
        return None
    return "error" if period[1] - today > 10 else None


def _is_ahead(context: CheckContext, figure: Figure, date: str) -> bool:
    """Whether a sentence looks ahead though the figure reads as a fact, or the year is one that nobody wrote.

    "November 24" may be a day, and "the first half" in January is last year's.
    """
    year = figure.period[:4]
    sentence = context.sentence_of(figure)
    if figure.known.get("period") == "dated" and year not in sentence and not context.cues_around(figure, "this_year"):
        return True
    if year != date[:4] and year not in sentence and f" {year[2:]}" in sentence:
        return True
    codes = ("foresee", "plan") if figure.measure.startswith("other:") else ("foresee",)
    return bool(context.cues_around(figure, *codes))


def _of_year(context: CheckContext, figure: Figure, left: int) -> str | None:
    """Give the severity of a fact of the text's own year: it may cover the year so far, unless the text says all of it."""
    if figure.stat != "level" or left <= 31 or context.cues_around(figure, *MONTHS):
        return None
    return "error" if context.cues_around(figure, "whole_year") else "warning"


def _is_of_month(period: tuple[int, int], date: str) -> bool:
    """Whether a period ends with the month of a date."""
    month = day_bounds(date[:7])
    return month is not None and period[1] == month[1]


def _finding(context: CheckContext, figure: Figure, severity: str) -> Finding:
    period = say_period(figure.period)
    message = (
        "Such a figure cannot have been known. The period or the year is wrong, or it is a forecast and should be called one."
    )
    if severity == "warning":
        message = "The year was not over. If the figure covers it so far, say up to which month; if it is a forecast, say so."
    statement = Statement(
        title=f"Not yet over: {period}, in a text of {context.date}",
        message=message,
        working=(f"{format_figure(figure)} is given as a fact for {figure.period}; the text is of {context.date}",),
        reason="period",
    )
    return build_finding(context.path, CHECK, severity, (figure,), statement)
