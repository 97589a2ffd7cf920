"""The cap of a rule, respected by values and averages."""

from collections.abc import Iterator

from tidewaiter.check.arithmetic import quotient_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_interval, unit_label
from tidewaiter.check.pairing import is_money
from tidewaiter.check.precision import sharpest_of, widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval

CHECK = Check(
    id="limit",
    number=41,
    title="A rule's cap is respected",
    severity="E",
    data="TR",
    doc="Where a rule caps each order, the value of all orders divided by their number lies under the cap.",
)
_MOST = 8
# what a cap in a trade rule is set for
_CASES = {"orders"} | {
    f"other:{noun}"
    for noun in (
        "orders",
        "invoices",
        "declarations",
        "consignments",
        "shipments",
        "parcels",
        "transactions",
        "batches",
        "bills",
        "tickets",
    )
}


def check_limit(context: CheckContext) -> Iterator[Finding]:
    """Give a finding where a text gives a cap per case, the value of some cases and their number: is the average within it.

    Cap and value are of one currency and one trade mode, value and number of one sentence.
    """
    caps = [figure for figure in context.figures if figure.status == "limit" and is_money(figure.unit) and figure.value > 0]
    if not caps:
        return
    for total in context.figures:
        if total.stat != "level" or total.status != "actual" or not is_money(total.unit):
            continue
        cap = _cap_for(total, caps[:_MOST])
        number = _number_of(context, total) if cap is not None else None
        if cap is not None and number is not None:
            yield _judge(context, total, number, cap)


def _cap_for(total: Figure, caps: list[Figure]) -> Figure | None:
    fits = (cap for cap in caps if cap.unit == total.unit and cap.value < total.value and cap.mode in {total.mode, None})
    return next(fits, None)


def _number_of(context: CheckContext, total: Figure) -> Figure | None:
    around = context.figures_between(total.start - 160, total.end + 160)
    counts = [
        figure
        for figure in around
        if figure.sentence == total.sentence
        and figure.status == "actual"
        and figure.stat == "level"
        and (figure.measure in _CASES or figure.unit in _CASES)
    ]
    return min(counts, key=lambda figure: abs(figure.start - total.start), default=None)


def _judge(context: CheckContext, total: Figure, number: Figure, cap: Figure) -> Finding:
    # "20 orders" were counted: a count is as exact as its second digit at least
    step = 10.0 ** (len(str(int(abs(number.value)))) - 2)
    average = quotient_of(widest_of(total), sharpest_of(number, max(step, 1.0)))
    high = widest_of(cap).high if cap.bound != "exact" else cap.value
    fits = average.low <= high
    case = unit_label(number.unit) if number.unit != "units" else number.measure.removeprefix("other:").replace("_", " ")
    statement = Statement(
        title=f"Average {'within' if fits else 'above'} cap: {format_interval(average, total.unit)}, cap {format_figure(cap)}",
        message="On average the cases keep to the cap that the text gives; single ones may not."
        if fits
        else "If each case keeps to the cap, their average cannot be above it. The value, the number or the cap is wrong.",
        working=(
            f"{format_figure(total)} / {format_figure(number)} ({case}) = {format_interval(average, total.unit)}",
            f"the cap is {format_figure(cap)}",
        ),
        expected=expect(Interval(0.0, high), total.unit),
    )
    return build_finding(context.path, CHECK, "agrees" if fits else "error", (total, number, cap), statement)
