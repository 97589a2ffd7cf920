"""A claim of rank, recomputed on every definition, like with like."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from tidewaiter.check.calendar import say_period
from tidewaiter.check.context import CheckContext, SeriesLookup
from tidewaiter.check.evidence import SURE, evidence_of
from tidewaiter.check.finding import Check, Statement, build_finding
from tidewaiter.check.number import format_value
from tidewaiter.codes.definitions import kind_of, short_name_of, sources_named
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.observation import Observation

CHECK = Check(
    id="rank",
    number=35,
    title="A rank holds on every definition",
    severity="W",
    data="O",
    doc="A claim of rank is recomputed on each definition: associations with each other, customs with each other.",
)
_KINDS = {"association": "the counts of makers' associations", "customs": "the counts of customs"}


class Ranking(NamedTuple):
    """What one kind of publisher gives for one period, the largest first."""

    kind: str
    rows: tuple[Observation, ...]

    def rank_of(self, reporter: str | None) -> int | None:
        """Give the place of a reporter, one for the largest; null where it has no row."""
        return next((place for place, row in enumerate(self.rows, 1) if row.cell.reporter == reporter), None)


def check_rank(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every actual rank of a country whose rivals the official series know.

    A warning where the rank holds on one definition and not on another, or on none; `agrees` where it holds on all; it is said
    that only the countries in the series were compared.  Levels are compared in one unit, exact and sure ones before others.
    """
    if context.series is None:
        return
    for figure in context.figures:
        if figure.stat != "rank" or figure.status != "actual" or figure.value < 1 or figure.partner or figure.mode or figure.by:
            continue
        rankings = [ranking for ranking in _rankings(context.series, figure) if ranking.rank_of(figure.reporter)]
        rankings = _of_named_kinds(context, figure, rankings)
        if rankings:
            yield _judge(context, figure, rankings)


def _of_named_kinds(context: CheckContext, figure: Figure, rankings: Sequence[Ranking]) -> list[Ranking]:
    """Give the rankings of the kinds of publishers that the sentence names; all of them where it names none."""
    named = {kind_of(source) for source in sources_named(context.text[figure.sentence_start : figure.sentence_end])}
    return [ranking for ranking in rankings if ranking.kind in named] or list(rankings)


def _judge(context: CheckContext, figure: Figure, rankings: Sequence[Ranking]) -> Finding:
    said = round(figure.value)
    holds = {ranking.kind: ranking.rank_of(figure.reporter) == said for ranking in rankings}
    severity = "agrees" if all(holds.values()) else "warning"
    statement = Statement(
        title=_title(figure, holds),
        message=" ".join((*(_say(ranking) for ranking in rankings), _advice(holds, rankings))),
        working=tuple(_step(ranking, figure) for ranking in rankings),
        reason="definition" if any(holds.values()) and severity == "warning" else None if severity == "agrees" else "unexplained",
        evidence=tuple(evidence_of(row) for ranking in rankings for row in ranking.rows),
    )
    return build_finding(context.path, CHECK, severity, (figure,), statement)


def _rankings(series: SeriesLookup, figure: Figure) -> Iterator[Ranking]:
    reporters = {figure.reporter, *(row.cell.reporter for row in series.near(figure) if _is_rival(row, figure))}
    best: dict[tuple[str, str], dict[str | None, Observation]] = {}
    for reporter in sorted(name for name in reporters if name):
        for row in series.observations(msgspec.structs.replace(figure.cell, reporter=reporter)):
            kind = kind_of(row.source)
            if kind in _KINDS and row.status == "actual" and row.value:
                group = best.setdefault((kind, row.unit), {})
                if reporter not in group or _quality(row) < _quality(group[reporter]):
                    group[reporter] = row
    for (kind, _), group in sorted(best.items()):
        if len(group) > 1:
            yield Ranking(kind, tuple(sorted(group.values(), key=lambda row: -(row.value or 0.0))))


def _is_rival(row: Observation, figure: Figure) -> bool:
    """Whether a row is of the same measure, product and period and of another country."""
    cell = row.cell
    is_country = cell.reporter is not None and len(cell.reporter) == 2
    return is_country and cell.measure == figure.measure and cell.product == figure.product and cell.period == figure.period


def _quality(row: Observation) -> tuple[bool, bool, float]:
    return row.confidence not in SURE, row.bound != "exact", row.step


def _title(figure: Figure, holds: Mapping[str, bool]) -> str:
    what = f"number {round(figure.value)} for {figure.measure} of {figure.product} in {say_period(figure.period)}"
    who = f"{figure.reporter} as {what}"
    if all(holds.values()):
        return f"{who}: holds on {' and '.join(_KINDS[kind] for kind in holds)}"
    if not any(holds.values()):
        return f"{who}: does not hold on {' or '.join(_KINDS[kind] for kind in holds)}"
    yes = " and ".join(_KINDS[kind] for kind, is_true in holds.items() if is_true)
    no = " and ".join(_KINDS[kind] for kind, is_true in holds.items() if not is_true)
    return f"{who}: holds on {yes}, not on {no}"


def _say(ranking: Ranking) -> str:
    parts = (
        f"{row.cell.reporter} {format_value(row.value or 0.0, row.unit, row.cell.product)} ({short_name_of(row.source)})"
        for row in ranking.rows
    )
    return f"By {_KINDS[ranking.kind]}: {', '.join(parts)}."


def _advice(holds: Mapping[str, bool], rankings: Sequence[Ranking]) -> str:
    count = len({row.cell.reporter for ranking in rankings for row in ranking.rows})
    scope = f"Only the {count} countries in the series were compared."
    if all(holds.values()):
        return scope
    return f"Say by whose count the rank holds. {scope}"


def _step(ranking: Ranking, figure: Figure) -> str:
    order = " > ".join(f"{row.cell.reporter} {row.value:,.0f}" for row in ranking.rows)
    return f"{ranking.kind}: {order}: {figure.reporter} is number {ranking.rank_of(figure.reporter)}"
