"""What cannot be negative cannot fall by more than all of it."""

from collections.abc import Iterator

from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_value
from tidewaiter.check.precision import widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval

CHECK = Check(
    id="decline-over-100",
    number=12,
    title="No fall by more than 100 %",
    severity="E",
    data="T",
    doc="A level that cannot be negative cannot fall by more than 100 %.",
)
_REACH = 60
# these may turn from plus to minus
_SIGNED = {"balance", "other:profit", "other:net_income", "other:earnings", "other:inflation", "other:cash_flow"}


def check_decline_over_100(context: CheckContext) -> Iterator[Finding]:
    """Give an error for every fall by more than 100 %, and a note for a fall by a multiple ("fell threefold")."""
    for figure in context.figures:
        if figure.stat != "growth" or figure.measure in _SIGNED or context.cues_around(figure, "negative", "minus", "denied"):
            continue
        if _is_rate(context, figure):
            continue
        if figure.unit == "percent" and _is_beyond(widest_of(figure)):
            yield _finding(context, figure, "error")
        elif figure.unit == "times" and figure.value <= -1.0:
            yield _finding(context, figure, "note")


def _is_rate(context: CheckContext, figure: Figure) -> bool:
    """Whether a percentage is one end of a movement ("fell to 101 percent from 112 percent"): a rate, and no growth."""
    around = context.figures_between(figure.start - _REACH, figure.end + _REACH)
    others = [other for other in around if other.unit == "percent" and other.sentence == figure.sentence]
    return len(others) > 1 and any(context.bases.mark(other) for other in others)


def _is_beyond(interval: Interval) -> bool:
    return interval.high < -100.0 or (interval.high == -100.0 and interval.high_open)


def _finding(context: CheckContext, figure: Figure, severity: str) -> Finding:
    if severity == "error":
        title = f"A fall by {format_value(-figure.value, 'percent')}: more than there was"
        message = "Nothing is left after a fall of 100 %. A point, a sign or the word for the direction is wrong."
    else:
        title = f"A fall by {format_value(-figure.value, 'times')}: give the percentage"
        message = "A fall by a multiple has no plain meaning: to a third is a fall of 67 %. Say to what, or by what percentage."
    statement = Statement(
        title=title, message=message, expected=expect(Interval(-100.0, 0.0), "percent"), reason=_REASON[severity]
    )
    return build_finding(context.path, CHECK, severity, (figure,), statement)


_REASON = {"error": None, "note": "multiple"}
