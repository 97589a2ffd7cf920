"""All checks, in the order of their numbers, and the run over them."""

from collections.abc import Callable, Iterator

from tidewaiter.check import (
    balance,
    change_level_growth,
    component_growth,
    decline_over_100,
    doubling_words,
    forecast_outcome,
    fx_implied,
    growth_acceleration,
    growth_base,
    hedge,
    limit,
    pct_vs_point,
    period_calendar,
    rank,
    rate_to_total,
    repeat_conflict,
    share_change,
    share_over_100,
    share_value,
    subset,
    sum_of_parts,
    times_more,
    unit_slip,
    verify,
)
from tidewaiter.check.certainty import weigh
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check
from tidewaiter.records.finding import Finding

_RUNS: tuple[tuple[Check, Callable[[CheckContext], Iterator[Finding]]], ...] = (
    (growth_base.CHECK, growth_base.check_growth_base),
    (change_level_growth.CHECK, change_level_growth.check_change_level_growth),
    (sum_of_parts.CHECK, sum_of_parts.check_sum_of_parts),
    (balance.CHECK, balance.check_balance),
    (component_growth.CHECK, component_growth.check_component_growth),
    (share_value.CHECK, share_value.check_share_value),
    (share_over_100.CHECK, share_over_100.check_share_over_100),
    (subset.CHECK, subset.check_subset),
    (share_change.CHECK, share_change.check_share_change),
    (pct_vs_point.CHECK, pct_vs_point.check_pct_vs_point),
    (times_more.CHECK, times_more.check_times_more),
    (decline_over_100.CHECK, decline_over_100.check_decline_over_100),
    (doubling_words.CHECK, doubling_words.check_doubling_words),
    (growth_acceleration.CHECK, growth_acceleration.check_growth_acceleration),
    (unit_slip.CHECK, unit_slip.check_unit_slip),
    (fx_implied.CHECK, fx_implied.check_fx_implied),
    (rate_to_total.CHECK, rate_to_total.check_rate_to_total),
    (period_calendar.CHECK, period_calendar.check_period_calendar),
    (rank.CHECK, rank.check_rank),
    (hedge.CHECK, hedge.check_hedge),
    (limit.CHECK, limit.check_limit),
    (forecast_outcome.CHECK, forecast_outcome.check_forecast_outcome),
    (repeat_conflict.CHECK, repeat_conflict.check_repeat_conflict),
    (verify.CHECK, verify.check_verify),
)

CHECKS: tuple[Check, ...] = tuple(check for check, _ in _RUNS)


def run_checks(context: CheckContext) -> tuple[Finding, ...]:
    """Give the findings of all checks, by the place of their first figure, then by the number of the check.

    A finding without a figure stands first; one that a check makes twice of the same figures is given once.  Nothing is caught:
    a check that raises is a fault of the program.
    """
    places = {figure.id: figure.start for figure in context.figures}
    figures = {figure.id: figure for figure in context.figures}
    found: dict[str, tuple[int, int, Finding]] = {}
    for check, run in _RUNS:
        for finding in run(context):
            place = places.get(finding.figures[0], -1) if finding.figures else -1
            found.setdefault(finding.id, (place, check.number, weigh(context, finding, figures)))
    told = {finding.figures[0] for _, _, finding in found.values() if finding.check == unit_slip.CHECK.id and finding.figures}
    rows = sorted(found.values(), key=lambda row: row[:2])
    return tuple(finding for _, _, finding in rows if not _is_told_again(finding, told))


def _is_told_again(finding: Finding, slips: set[str]) -> bool:
    """Whether the official figure says of a number what its scale has been found wrong by already: one slip is one finding."""
    slipped = finding.check == verify.CHECK.id and finding.reason == "scale-slip"
    return slipped and bool(finding.figures) and finding.figures[0] in slips
