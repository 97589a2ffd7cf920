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


# characters between a word for the balance and its number
_NEAR = 50
_TRIPLE = 3


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
    for balance in _called_balances(context):
        finding = _from_words(context, balance)
        if finding is not None:
            yield finding


def _called_balances(context: CheckContext) -> Iterator[Figure]:
    """Give the third level beside exports and imports that the words call the balance, whatever it was read as."""
    for figures in context.sentences.values():
        if len(figures) != _TRIPLE or any(figure.stat != "level" or figure.status != "actual" for figure in figures):
            continue
        exports = [figure for figure in figures if figure.measure == "exports"]
        called = [figure for figure in figures if figure.measure != "balance" and _is_called(context, figure)]
        if len(called) != 1 or len({figure.unit for figure in figures}) != 1 or not exports:
            continue
        yield from _with_flows(context, called[0], [figure for figure in figures if figure.id != called[0].id])


def _with_flows(context: CheckContext, balance: Figure, flows: list[Figure]) -> Iterator[Figure]:
    kinds = [flow.measure for flow in flows]
    fields = ("partner", "mode", "by", "period")
    same = all(getattr(flow, name) == getattr(balance, name) for flow in flows for name in fields)
    if sorted(kinds) == ["exports", "imports"] and same and not context.cues_around(balance, "services", "excluded"):
        yield balance


def _is_called(context: CheckContext, figure: Figure) -> bool:
    before = context.cues_between(max(figure.sentence_start, figure.start - _NEAR), figure.start, "deficit", "difference", "net")
    behind = context.cues_between(figure.end, min(figure.sentence_end, figure.end + _NEAR), "deficit")
    numbers = context.figures_between(max(figure.sentence_start, figure.start - _NEAR), figure.start)
    return bool([cue for cue in before if not numbers or cue.start > numbers[-1].end] or behind)


def _from_words(context: CheckContext, balance: Figure) -> Finding | None:
    """Give an error where the balance is not the difference of its flows on either side."""
    flows = [figure for figure in context.sentences[balance.sentence] if figure.id != balance.id]
    exports = next(flow for flow in flows if flow.measure == "exports")
    imports = next(flow for flow in flows if flow.measure == "imports")
    found = difference_of(widest_of(exports), widest_of(imports))
    said = widest_of(balance)
    if found.meets(said) or (-found).meets(said):
        return None
    statement = Statement(
        title=f"Balance does not fit: {format_interval(found, balance.unit)} by the flows, not {format_figure(balance)}",
        message=_message("error", is_wrong_side=False),
        working=(f"{format_figure(exports)} - {format_figure(imports)} = {format_interval(found, balance.unit)}",),
        expected=expect(found, balance.unit),
    )
    return build_finding(context.path, CHECK, "error", (balance, exports, imports), statement)


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
        message=_message(severity, is_wrong_side=balance.value * found < 0),
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


def _message(severity: str, *, is_wrong_side: bool) -> str:
    if severity == "agrees":
        return "The balance follows from exports and imports within the printed digits."
    if is_wrong_side:
        return "The sign is wrong: one of the two flows, or the word for the balance, stands the wrong way round."
    doubt = "" if severity == "error" else " They fit only if trailing zeros are rounding."
    return f"Exports, imports and balance cannot all be right. Check that they are of one period and one currency.{doubt}"
