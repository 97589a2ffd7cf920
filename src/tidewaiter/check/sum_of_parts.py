"""Parts add up to their whole, where they are the parts of one partition."""

import re
from collections.abc import Iterator

from tidewaiter.check.arithmetic import difference_of, sum_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.hierarchy import partitions_of
from tidewaiter.check.number import format_figure, format_interval, format_value
from tidewaiter.check.official import is_official
from tidewaiter.check.precision import ROUNDED, reckon, widest_of
from tidewaiter.check.tally import find_sums
from tidewaiter.check.trio import are_of_one_scope, find_trios, name_trio
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.period import UNKNOWN, in_months, month_bounds, months_of

CHECK = Check(
    id="sum-of-parts",
    number=3,
    title="Parts add up to the whole",
    severity="E",
    data="T",
    doc="Exports and imports add up to trade, passenger cars and commercial vehicles to vehicles, within rounding.",
)


# characters: "the difference between what the country exported and imported was"
_BEFORE = 120
# months of the longest whole that a sentence splits by month, and characters behind it
_QUARTER, _BEHIND = 6, 240
# characters of a passage in which a whole and the parts of its name are told together
_PASSAGE = 300
_PAIR = 2
_AND = re.compile(r", and |, | and ")


def check_sum_of_parts(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every level whose parts all stand in the text.

    Parts are those of a partition (exports and imports), periods that fill a longer one (three months of a quarter), or
    numbers of one sentence that a word adds up ("together", "made up of").  What is no partition is never added: mechanical and
    electrical with high-tech products, general with processing trade, what comes after "including".
    """
    done: set[str] = set()
    for whole in context.figures:
        if whole.stat != "level" or whole.id in context.muddled or is_balance(context, whole):
            continue
        for parts in (
            *_of_partitions(context, whole),
            *_of_names(context, whole),
            *_of_periods(context, whole),
            *_of_months(context, whole),
        ):
            done.add(whole.id)
            yield _judge(context, whole, parts)
    for whole, parts in find_sums(context):
        if whole.id not in done:
            done.add(whole.id)
            yield _judge(context, whole, parts)
    for trio in find_trios(context, "level"):
        named = name_trio(context, trio, ("exports", "imports", "whole"))
        if named is not None and not done & {figure.id for figure in trio} and _is_sum(context, named):
            yield _judge(context, named["whole"], [named["exports"], named["imports"]])


def _is_sum(context: CheckContext, named: dict[str, Figure]) -> bool:
    """Whether three figures that words call exports, imports and trade are of one scope, and the third is no other's number.

    What is smaller than one of the flows is no sum of both: a balance, or trade of something less.
    """
    whole, trio = named["whole"], tuple(named.values())
    if whole.value <= max(named["exports"].value, named["imports"].value) or not are_of_one_scope(trio[:2], whole):
        return False
    is_other = any(context.bases.mark(figure) or is_balance(context, figure) for figure in trio)
    return not is_other and not _is_net(context, whole)


def _is_net(context: CheckContext, whole: Figure) -> bool:
    return bool(context.cues_around(whole, "deficit", "difference", "net", "partial"))


def _of_partitions(context: CheckContext, whole: Figure) -> Iterator[list[Figure]]:
    for dimension, codes in _partitions(whole):
        is_flow = dimension == "measure"
        parts = [context.find_flow(whole, code) if is_flow else context.find_alike(whole, **{dimension: code}) for code in codes]
        # a flow that another sentence lends may be no flow at all
        lent = [part for part in parts if part and part.sentence != whole.sentence and part.known.get("measure") == "inherited"]
        if not lent:
            yield from _complete(parts)


def _of_names(context: CheckContext, whole: Figure) -> Iterator[list[Figure]]:
    """Give the parts that the name of a whole says, in the same breath: "exports of fruit, vegetables and flowers"."""
    names = _AND.split(whole.product or "")
    if len(names) < _PAIR or not all(name.isascii() and len(name) > 1 for name in names):
        return
    for parts in _complete([context.find_alike(whole, product=name) for name in names]):
        first, last = min(part.start for part in parts), max(part.end for part in parts)
        if whole.end < first and last - whole.end <= _PASSAGE and "\n" not in context.text[whole.end : last]:
            yield parts


def _of_periods(context: CheckContext, whole: Figure) -> Iterator[list[Figure]]:
    """Give the months, quarters or halves that fill a period."""
    if is_stock(whole) or not 1 < months_of(whole.period) <= 12:
        return
    bounds = month_bounds(whole.period)
    for length in (1, 3, 6):
        if bounds is not None and months_of(whole.period) > length and months_of(whole.period) % length == 0:
            periods = [in_months(first, first + length - 1) for first in range(bounds[0], bounds[1] + 1, length)]
            yield from _complete([context.find_alike(whole, period=period) for period in periods])


def _of_months(context: CheckContext, whole: Figure) -> Iterator[list[Figure]]:
    """Give the months behind a whole in its sentence that fill it but for the year, which they do not say.

    "2.4 million in the first quarter of 2021: 0.9 in January, 0.7 in February and 0.8 in March", in a text of 2022.
    """
    bounds = month_bounds(whole.period)
    if bounds is None or is_stock(whole) or not 1 < months_of(whole.period) <= _QUARTER:
        return
    behind = context.figures_between(whole.end, min(whole.sentence_end, whole.end + _BEHIND))
    parts = [part for part in behind if part.stat == "level" and (part.unit, part.status) == (whole.unit, whole.status)]
    months = [month for part in parts if (month := month_bounds(part.period)) and month[0] == month[1]]
    is_told = all(part.known.get("period") == "dated" and part.measure == whole.measure for part in parts)
    of_other_year = bool(months) and months[0][0] != bounds[0]
    fills = [month[0] % 12 for month in months] == [month % 12 for month in range(bounds[0], bounds[1] + 1)]
    if is_told and of_other_year and fills and len(months) == len(parts):
        yield parts


def is_balance(context: CheckContext, trade: Figure) -> bool:
    """Whether what reads as trade is the difference of exports and imports: a surplus that the text calls by another name."""
    if trade.measure != "trade":
        return False
    if context.cues_between(max(trade.sentence_start, trade.start - _BEFORE), trade.start, "difference"):
        return True
    exports, imports = (context.find_alike(trade, measure=flow) for flow in ("exports", "imports"))
    if exports is None or imports is None:
        return False
    difference = difference_of(widest_of(exports), widest_of(imports))
    return difference.meets(widest_of(trade)) or (-difference).meets(widest_of(trade))


def is_stock(figure: Figure) -> bool:
    """Whether a level is of a moment, so that months do not add up to a year."""
    return figure.measure not in {"exports", "imports", "trade", "balance", "production", "sales", "deliveries", "registrations"}


def _complete(found: list[Figure | None]) -> Iterator[list[Figure]]:
    parts = [part for part in found if part is not None]
    if len(parts) == len(found):
        yield parts


def _partitions(whole: Figure) -> Iterator[tuple[str, tuple[str, ...]]]:
    for dimension, code in (("measure", whole.measure), ("product", whole.product)):
        yield from ((dimension, parts) for name, parts in partitions_of(dimension) if name and name == code)


def _judge(context: CheckContext, whole: Figure, parts: list[Figure]) -> Finding:
    found, severity = reckon(lambda *sizes: sum_of(sizes), parts, whole)
    reason = None
    if severity in {"warning", "error"} and UNKNOWN != parts[0].period != whole.period and is_official(whole, whole):
        severity, reason = "note", "vintage"
    names = _names(parts, whole)
    is_exact = abs(sum(part.value for part in parts) - whole.value) <= whole.step / 2
    total = format_value(sum(part.value for part in parts), whole.unit, whole.product, 4)
    statement = Statement(
        title=f"Parts add up{'' if is_exact else ' within rounding'}: {names} are {total}"
        if severity == "agrees"
        else f"{_head(severity)}: {names} are {total}, not {format_figure(whole)}",
        message=_message(severity),
        working=(
            f"{' + '.join(format_figure(part) for part in parts)} = {format_interval(found, whole.unit, whole.product)}",
            f"the text says {format_figure(whole)}",
        ),
        expected=expect(found, whole.unit),
        reason=reason,
    )
    return build_finding(context.path, CHECK, severity, (whole, *parts), statement)


def _head(severity: str) -> str:
    return "Parts add up in rounded numbers only" if severity == "cannot-check" else "Parts do not add up"


def _names(parts: list[Figure], whole: Figure) -> str:
    for field in ("measure", "product"):
        names = [getattr(part, field) for part in parts]
        if len(set(names)) == len(parts) and None not in names and getattr(whole, field) not in names:
            return " and ".join(names)
    return " and ".join(format_figure(part) for part in parts)


def _message(severity: str) -> str:
    if severity == "agrees":
        return "The parts add up to the whole within the printed digits."
    if severity == "cannot-check":
        return ROUNDED
    if severity == "note":
        return "A cumulative total holds revisions of earlier months: it need not be the sum of the months as first published."
    doubt = "" if severity == "error" else " They add up only if trailing zeros are rounding."
    return f"One of the parts or the whole is wrong, or they are not of one period, currency and scope.{doubt}"
