"""Shares of one whole do not exceed it."""

from collections.abc import Iterator

from tidewaiter.check.arithmetic import sum_of
from tidewaiter.check.breakdown import are_parts_apart, find_lists, find_rows, have_own_wholes
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.hierarchy import are_apart
from tidewaiter.check.number import format_figure, format_value
from tidewaiter.check.pairing import subject_of
from tidewaiter.check.precision import widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval

CHECK = Check(
    id="share-over-100",
    number=7,
    title="Shares stay within 100 %",
    severity="E",
    data="T",
    doc="No share is above 100 %, and shares of one whole that do not overlap add up to 100 % at most.",
)
_WHOLE = Interval(0.0, 100.0)
_DIMENSIONS = ("product", "reporter", "partner", "mode", "by")
# of these a share may well exceed 100: trade as a share of GDP, a use of capacity
_RATIOS = {"gdp", "price", "tariff", "exchange_rate", "balance"}
# more parts of one whole than this stand in no sentence that anybody reads
_MOST = 24


def check_share_over_100(context: CheckContext) -> Iterator[Finding]:
    """Give an error for every share above 100 %, and for shares of one sentence that sum to more and surely do not overlap."""
    told: set[str] = set()
    for figures in context.sentences.values():
        shares = [figure for figure in figures if _is_share(figure)]
        for share in shares:
            if widest_of(share).low > 100.0 and not context.cues_around(share, "ratio", "ratio_of"):
                yield _single(context, share)
        for finding in _sums(context, shares[:_MOST]):
            told.update(finding.figures)
            yield finding
    for row in find_rows(context):
        plain = [share for share in row if _is_share(share)]
        if len(plain) > 1 and told.isdisjoint(share.id for share in plain) and are_parts_apart(context, plain):
            yield _together(context, plain)

    for listed in find_lists(context):
        if _is_too_much(list(listed)):
            yield _together(context, list(listed))


def _is_too_much(shares: list[Figure]) -> bool:
    return len(shares) > 1 and sum_of(widest_of(share) for share in shares).low > 100.0


def _is_share(figure: Figure) -> bool:
    return figure.stat == "share" and figure.unit == "percent" and figure.measure not in _RATIOS


def _single(context: CheckContext, share: Figure) -> Finding:
    statement = Statement(
        title=f"Share above the whole: {format_figure(share)}",
        message="No part is larger than its whole. If it is a ratio or a growth, the sentence should say so.",
        working=(f"{format_figure(share)} > 100 %",),
        expected=expect(_WHOLE, "percent"),
    )
    return build_finding(context.path, CHECK, "error", (share,), statement)


def _sums(context: CheckContext, shares: list[Figure]) -> Iterator[Finding]:
    for dimension in _DIMENSIONS:
        groups: dict[tuple[object, ...], list[Figure]] = {}
        for share in shares:
            rest = (share.measure, *(getattr(share, name) for name in _DIMENSIONS if name != dimension))
            groups.setdefault((*rest, share.period, share.status, share.basis), []).append(share)
        for group in groups.values():
            apart = _apart(dimension, group)
            if _is_too_much(apart) and not have_own_wholes(context, shares):
                yield _together(context, apart)


def _apart(dimension: str, group: list[Figure]) -> list[Figure]:
    chosen: list[Figure] = []
    for share in group:
        if all(are_apart(dimension, getattr(share, dimension), getattr(other, dimension)) for other in chosen):
            chosen.append(share)
    return chosen if len({subject_of(share) for share in chosen}) == len(chosen) else []


def _together(context: CheckContext, shares: list[Figure]) -> Finding:
    total = sum(share.value for share in shares)
    fits = not _is_too_much(shares)
    # "some 91 percent" may be 87; as printed the sum is more than the whole
    printed = sum(share.value - share.step / 2 for share in shares) <= _WHOLE.high
    misfit = ": one of them is wrong, or it is of another whole." if not fits else ": only the hedges keep them within it."
    side = "within" if fits and printed else "more than"
    statement = Statement(
        title=f"Shares sum to {format_value(total, 'percent', digits=4)}: {side} the whole",
        message="These shares are of one whole and do not overlap"
        + (", and they stay within it." if fits and printed else misfit),
        working=(f"{' + '.join(format_figure(share) for share in shares)} = {format_value(total, 'percent')}",),
        expected=expect(_WHOLE, "percent"),
    )
    return build_finding(context.path, CHECK, "error" if not fits else "agrees" if printed else "warning", shares, statement)
