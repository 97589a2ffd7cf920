"""Exports less imports is the balance, with its sign."""

from collections.abc import Iterator

import msgspec

from tidewaiter.check.arithmetic import difference_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_interval, format_value
from tidewaiter.check.precision import finest_step, severity_of, sharpest_of, widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval

CHECK = Check(
    id="balance",
    number=4,
    title="Exports less imports is the balance",
    severity="E",
    data="T",
    doc="Exports less imports is the balance; a surplus is a surplus.",
)


def check_balance(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every balance whose exports and imports stand in the text, of one cell and in one unit."""
    for balance in context.figures:
        if (
            balance.measure != "balance"
            or balance.stat != "level"
            or balance.status != "actual"
            or _is_of_services(context, balance)
            or context.cues_around(balance, "excluded")
        ):
            continue
        exports = context.find_alike(balance, measure="exports")
        imports = context.find_alike(balance, measure="imports")
        # of an unknown period only what stands near is alike: one flow may lead on to the other
        if imports is None and exports is not None:
            imports = context.find_alike(exports, measure="imports")
        if exports is None and imports is not None:
            exports = context.find_alike(imports, measure="exports")
        if exports is not None and imports is not None:
            yield _judge(context, _signed(context, balance, exports, imports), exports, imports)


def _signed(context: CheckContext, balance: Figure, exports: Figure, imports: Figure) -> Figure:
    """Give a balance with the sign of the flows where the text only calls it a gap: that word has no sign."""
    found = exports.value - imports.value
    if found * balance.value >= 0 or not context.cues_around(balance, "difference"):
        return balance
    if context.cues_around(balance, "deficit") or balance.value_high is not None:
        return balance
    turned = -balance.interval
    return msgspec.structs.replace(
        balance,
        value=-balance.value,
        low=turned.low if turned.low != float("-inf") else None,
        high=turned.high if turned.high != float("inf") else None,
        low_open=turned.low_open,
        high_open=turned.high_open,
    )


def _is_of_services(context: CheckContext, balance: Figure) -> bool:
    """Whether services come into a balance that reads as one of goods."""
    return balance.product == "goods" and bool(context.cues_around(balance, "services"))


def _judge(context: CheckContext, balance: Figure, exports: Figure, imports: Figure) -> Finding:
    step = finest_step((balance, exports, imports))
    sharp = difference_of(sharpest_of(exports, step), sharpest_of(imports, step))
    wide = difference_of(widest_of(exports), widest_of(imports))
    severity = severity_of(sharp=sharp.meets(sharpest_of(balance, step)), wide=wide.meets(widest_of(balance)))
    # a deficit out of exports above imports is wrong, however the zeros are read
    inner = difference_of(sharpest_of(exports, step), sharpest_of(imports, step))
    if severity == "warning" and _is_wrong_side(inner, balance.value):
        severity = "error"
    found = exports.value - imports.value
    statement = Statement(
        title=_title(severity, balance, found, exports),
        message=_message(severity, balance.value * found < 0),
        working=(
            f"{format_figure(exports)} - {format_figure(imports)} = {format_interval(sharp, balance.unit)}",
            f"the text says {format_figure(balance)} ({'surplus' if balance.value >= 0 else 'deficit'})",
        ),
        expected=expect(sharp, balance.unit),
    )
    return build_finding(context.path, CHECK, severity, (balance, exports, imports), statement)


def _is_wrong_side(found: Interval, said: float) -> bool:
    return (said < 0 < found.low) or (found.high < 0 < said)


def _title(severity: str, balance: Figure, found: float, exports: Figure) -> str:
    side = "surplus" if found >= 0 else "deficit"
    says = f"exports less imports is a {side} of {format_value(abs(found), exports.unit)}"
    if severity == "agrees":
        return f"Balance fits: {says}"
    other = "surplus" if balance.value >= 0 else "deficit"
    return f"Balance does not fit: {says}, not a {other} of {format_value(abs(balance.value), balance.unit)}"


def _message(severity: str, is_wrong_side: bool) -> str:
    if severity == "agrees":
        return "The balance follows from exports and imports within the printed digits."
    if is_wrong_side:
        return "The sign is wrong: one of the two flows, or the word for the balance, stands the wrong way round."
    doubt = "" if severity == "error" else " They fit only if trailing zeros are rounding."
    return f"Exports, imports and balance cannot all be right. Check that they are of one period and one currency.{doubt}"
