"""All checks, in the order of their numbers, and the run over them."""

from collections.abc import Callable, Iterator

from tidewaiter.check import growth_base
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check
from tidewaiter.records.finding import Finding

_RUNS: tuple[tuple[Check, Callable[[CheckContext], Iterator[Finding]]], ...] = (
    (growth_base.CHECK, growth_base.check_growth_base),
)

CHECKS: tuple[Check, ...] = tuple(check for check, _ in _RUNS)


def run_checks(context: CheckContext) -> tuple[Finding, ...]:
    """Give the findings of all checks, by the place of their first figure, then by the number of the check.

    A finding without a figure stands first.  Nothing is caught: a check that raises is a fault of the program.
    """
    places = {figure.id: figure.start for figure in context.figures}
    found: list[tuple[int, int, Finding]] = []
    for check, run in _RUNS:
        for finding in run(context):
            place = places.get(finding.figures[0], -1) if finding.figures else -1
            found.append((place, check.number, finding))
    return tuple(finding for _, _, finding in sorted(found, key=lambda row: row[:2]))
