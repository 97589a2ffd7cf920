"""Exports less imports is the balance, with its sign."""

from collections.abc import Iterator

from tidewaiter.check.arithmetic import difference_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_interval, format_value
from tidewaiter.check.precision import ROUNDED, finest_step, reckon, severity_of, sharpest_of, widest_of
from tidewaiter.check.sign import turn_sign
from tidewaiter.check.trio import are_of_one_scope, find_trios, name_trio
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval
from tidewaiter.records.period import UNKNOWN

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
    done: set[str] = set()
    for balance in context.figures:
        if (
            balance.measure != "balance"
            or balance.stat != "level"
            or balance.status != "actual"
            or _is_of_services(context, balance)
            or context.cues_around(balance, "excluded")
            or (balance.period == UNKNOWN and context.bases.mark(balance))
        ):
            continue
        exports, imports = (context.find_flow(balance, flow) for flow in ("exports", "imports"))
        # of an unknown period only what stands near is alike: one flow may lead on to the other
        if imports is None and exports is not None:
            imports = context.find_alike(exports, measure="imports")
        if exports is None and imports is not None:
            exports = context.find_alike(imports, measure="exports")
        if exports is not None and imports is not None:
            yield _judge(context, _signed(context, balance, exports, imports), exports, imports)
            done.add(balance.id)
    for more, less, excess in _excesses(context):
        if excess.id not in done:
            done.update(figure.id for figure in (more, less, excess))
            yield _of_excess(context, more, less, excess)
    for trio in find_trios(context, "level"):
        named = name_trio(context, trio, ("exports", "imports", "balance"))
        if named is None or any(figure.id in done for figure in trio) or not _are_of_one_balance(context, named):
            continue
        yield from _from_words(context, named["balance"], named["exports"], named["imports"])


def _excesses(context: CheckContext) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Give the larger and the smaller flow and their difference: "imports exceeded exports by 35 billion, at 125 against 90"."""
    for trio in find_trios(context, "level"):
        first = trio[0]
        if len({figure.sentence for figure in trio}) > 1:
            continue
        words = context.cues_between(first.sentence_start, first.start, "exceeded", "out_flow", "in_flow", "trade")
        codes = [word.code for word in words if word.code != "trade"]
        if len(codes) == _THREE and codes[1] == "exceeded" and {codes[0], codes[2]} == {"out_flow", "in_flow"}:
            yield trio[1], trio[2], first


def _of_excess(context: CheckContext, more: Figure, less: Figure, excess: Figure) -> Finding:
    found, severity = reckon(difference_of, (more, less), excess)
    fits = severity == "agrees"
    statement = Statement(
        title=f"Balance {'fits' if fits else 'does not fit'}: {format_figure(more)} exceeds {format_figure(less)} by "
        f"{format_interval(found, more.unit)}" + ("" if fits else f", not {format_figure(excess)}"),
        message=_message(severity, is_wrong_side=False),
        working=(f"{format_figure(more)} - {format_figure(less)} = {format_interval(found, more.unit)}",),
        expected=expect(found, excess.unit),
    )
    return build_finding(context.path, CHECK, severity, (excess, more, less), statement)


_THREE = 3
# characters before a figure in which "of which" makes it a part
_PART = 24


def _are_of_one_balance(context: CheckContext, named: dict[str, Figure]) -> bool:
    """Whether three figures that words call exports, imports and their balance are of one scope, and of nothing less or more."""
    figures = tuple(named.values())
    left_out = any(context.cues_around(figure, "services", "excluded") for figure in figures)
    scope = are_of_one_scope((named["exports"], named["imports"]), named["balance"])
    balance = named["balance"]
    if context.cues_between(max(0, balance.start - _PART), balance.start, "of_them"):
        return False  # "exports of 3 billion, of which 2 billion were": a part of what stands before it
    return scope and not left_out and not any(context.bases.mark(figure) for figure in figures)


def _from_words(context: CheckContext, balance: Figure, exports: Figure, imports: Figure) -> Iterator[Finding]:
    """Give whether a balance is the difference of its flows; an error where it is not on either side, or on the wrong one."""
    found, size = difference_of(widest_of(exports), widest_of(imports)), _size_of(widest_of(balance), balance)
    side = {cue.code for cue in context.cues_around(balance, "in_surplus", "in_deficit")}
    step = finest_step((balance, exports, imports))
    sharp = difference_of(sharpest_of(exports, step), sharpest_of(imports, step))
    fits = _is_on_side(found, size, side)
    if not fits and side == {"in_surplus", "in_deficit"}:
        return
    severity = severity_of(sharp=_is_on_side(sharp, _size_of(sharpest_of(balance, step), balance), side), wide=fits)
    fits = severity == "agrees"
    title = f"Balance does not fit: {format_interval(found, balance.unit)} by the flows, not {format_figure(balance)}"
    statement = Statement(
        title=f"Balance fits: {format_figure(balance)} by the flows" if fits else title,
        message=_message(severity, is_wrong_side=found.meets(size) or (-found).meets(size)),
        working=(f"{format_figure(exports)} - {format_figure(imports)} = {format_interval(found, balance.unit)}",),
        expected=expect(found, balance.unit),
    )
    yield build_finding(context.path, CHECK, severity, (balance, exports, imports), statement)


def _size_of(said: Interval, balance: Figure) -> Interval:
    return said if balance.value >= 0 else -said


def _is_on_side(found: Interval, size: Interval, side: set[str]) -> bool:
    """Whether a difference has a size, on the side that the words say."""
    return (found.meets(size) and "in_deficit" not in side) or ((-found).meets(size) and "in_surplus" not in side)


def _signed(context: CheckContext, balance: Figure, exports: Figure, imports: Figure) -> Figure:
    """Give a balance with the sign of the flows where the text only calls it a gap: that word has no sign."""
    found = exports.value - imports.value
    if found * balance.value >= 0 or not context.cues_around(balance, "difference"):
        return balance
    if context.cues_around(balance, "deficit") or balance.value_high is not None:
        return balance
    return turn_sign(balance)


def _is_of_services(context: CheckContext, balance: Figure) -> bool:
    """Whether services come into a balance that reads as one of goods."""
    return balance.product == "goods" and bool(context.cues_around(balance, "services"))


def _judge(context: CheckContext, balance: Figure, exports: Figure, imports: Figure) -> Finding:
    found, severity = reckon(difference_of, (exports, imports), balance)
    # a deficit out of exports above imports is wrong, however the zeros are read
    if severity == "warning" and _is_wrong_side(found, balance.value):
        severity = "error"
    difference = exports.value - imports.value
    statement = Statement(
        title=_title(severity, balance, difference, exports),
        message=_message(severity, is_wrong_side=balance.value * difference < 0),
        working=(
            f"{format_figure(exports)} - {format_figure(imports)} = {format_interval(found, balance.unit)}",
            f"the text says {format_figure(balance)} ({'surplus' if balance.value >= 0 else 'deficit'})",
        ),
        expected=expect(found, balance.unit),
    )
    return build_finding(context.path, CHECK, severity, (balance, exports, imports), statement)


def _is_wrong_side(found: Interval, said: float) -> bool:
    return (said < 0 < found.low) or (found.high < 0 < said)


def _title(severity: str, balance: Figure, found: float, exports: Figure) -> str:
    side = "surplus" if found >= 0 else "deficit"
    says = f"exports less imports is a {side} of {format_value(abs(found), exports.unit)}"
    if severity == "agrees":
        return f"Balance fits{'' if abs(found - balance.value) <= balance.step / 2 else ' within rounding'}: {says}"
    other = "surplus" if balance.value >= 0 else "deficit"
    head = "Balance fits in rounded numbers only" if severity == "cannot-check" else "Balance does not fit"
    return f"{head}: {says}, not a {other} of {format_value(abs(balance.value), balance.unit)}"


def _message(severity: str, *, is_wrong_side: bool) -> str:
    if severity == "agrees":
        return "The balance follows from exports and imports within the printed digits."
    if severity == "cannot-check":
        return ROUNDED
    if is_wrong_side:
        return "The sign is wrong: one of the two flows, or the word for the balance, stands the wrong way round."
    doubt = "" if severity == "error" else " They fit only if trailing zeros are rounding."
    return f"Exports, imports and balance cannot all be right. Check that they are of one period and one currency.{doubt}"
