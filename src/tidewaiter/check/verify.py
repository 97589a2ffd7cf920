"""A figure against the official figure of its cell, by every definition, period and currency it may mean."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tidewaiter.check.calendar import parse_months, say_period
from tidewaiter.check.context import CheckContext, SeriesLookup
from tidewaiter.check.contradiction import contradict, unseen_sources
from tidewaiter.check.conversion import converted_figures
from tidewaiter.check.evidence import (
    SURE,
    capital,
    evidence_of,
    interval_of,
    say_confidence,
    say_count,
    say_observation,
    say_other,
    say_publisher,
    say_source,
)
from tidewaiter.check.explain import explain
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure
from tidewaiter.check.origin import own_pages
from tidewaiter.check.reconcile import Comparison, Measurement, by_named_source, compare, is_alike, measurement_of
from tidewaiter.check.verdict import Verdict
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.observation import Observation

CHECK = Check(
    id="verify",
    number=45,
    title="The figure against the official figure of its cell",
    severity="E",
    data="O",
    doc="The figure is compared with the official figure of its cell, by every definition, period and currency it may mean.",
)
_STATS = frozenset({"level", "growth", "share"})


def check_verify(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every actual level, growth or share whose cell the official series know, and one for all the others.

    An error where the number itself contradicts a sure official figure of the source named, or of every definition; a warning
    where the difference has a reason or rests on one page; `cannot-check` where the only evidence is the text's own page or the
    cell is missing.
    """
    series = context.series
    if series is None:
        return
    converted = {figure.id for figure in converted_figures(context)}
    pages = own_pages(context, series)
    missing: list[Figure] = []
    for figure in context.figures:
        if figure.status != "actual" or figure.stat not in _STATS or figure.id in converted:
            continue
        verdict = _judge(context, series, figure, pages)
        if verdict is None:
            missing.append(figure)
        else:
            yield _report(context, figure, verdict)
    if missing:
        yield _report_missing(context, missing)


def _judge(context: CheckContext, series: SeriesLookup, figure: Figure, pages: frozenset[str]) -> Verdict | None:
    own = series.observations(figure.cell)
    measurement = measurement_of(context, figure)
    rows = compare(figure, own, measurement)
    if not rows:
        return _judge_absent(series, figure, measurement)
    named, others = by_named_source(figure, rows)
    matched, elsewhere = [row for row in named if row.meets], [row for row in others if row.meets]
    if matched:
        return _agree(figure, matched, [*named, *others], pages)
    if elsewhere:
        return _differ_by_source(figure, named, elsewhere)
    against = [row for row in named or others if row.observation.bound == "exact" or figure.stat != "level"]
    if not against:
        return None
    near = series.near(figure)
    unseen = unseen_sources(figure, rows, near, measurement)
    return contradict(figure, against, explain(figure, rows, own, near), unseen)


def _agree(figure: Figure, matched: Sequence[Comparison], rows: Sequence[Comparison], pages: frozenset[str]) -> Verdict:
    best = min(matched, key=lambda row: (row.observation.confidence not in SURE, row.observation.bound != "exact"))
    seen = best.observation
    said = f"{say_source(seen)} gives {say_observation(seen, figure.stat)}{say_confidence(seen)}"
    if all(row.observation.url in pages for row in matched):
        return Verdict(
            severity="cannot-check",
            title=f"{capital(format_figure(figure))}: the only official figure here comes from this very text",
            sentences=(f"{capital(said)}, but the page it was read on is this text or a copy of it, so it is no evidence.",),
            rows=(seen,),
        )
    other = _other_count(figure, best, rows)
    which = () if other is None or figure.source else ("Say whose count it is.",)
    sentences = (
        f"{capital(said)}.",
        *_counting(seen, figure),
        *(() if other is None else (say_other(other, figure.stat),)),
        *which,
    )
    return Verdict(
        severity="agrees",
        title=f"Agrees with {say_publisher(seen)}: {say_observation(seen, figure.stat)}",
        sentences=sentences,
        rows=(seen,) if other is None else (seen, other),
        working=(f"the text says {format_figure(figure)}; official {say_observation(seen, figure.stat)}: they meet",),
        reason=None if other is None else "definition",
    )


def _other_count(figure: Figure, best: Comparison, rows: Sequence[Comparison]) -> Observation | None:
    """Give the figure of another source that the stated one does not meet: which one is meant then matters."""
    others = (row.observation for row in rows if row.observation.source != best.observation.source and not row.meets)
    return next((other for other in others if figure.stat == "level"), None)


def _counting(seen: Observation, figure: Figure) -> tuple[str, ...]:
    count = say_count(seen)
    return (f"It counts {count}.",) if count and figure.stat == "level" else ()


def _differ_by_source(figure: Figure, named: Sequence[Comparison], elsewhere: Sequence[Comparison]) -> Verdict:
    """The number is another source's than the one the text names."""
    right = elsewhere[0].observation
    own = named[0].observation if named else None
    said = f"{capital(say_source(right))} gives {say_observation(right, figure.stat)}{say_confidence(right)}"
    named_says = "" if own is None else f"; {say_source(own)}, which the text names, gives {say_observation(own, figure.stat)}"
    count = say_count(own) if own is not None else None
    return Verdict(
        severity="note" if own is None else "warning",
        title=f"{capital(format_figure(figure))} is the figure of {say_publisher(right)}; the text credits {figure.source}",
        sentences=(
            f"{said}{named_says}.",
            *((f"The latter counts {count}.",) if count else ()),
            "Credit the source or change the number.",
        ),
        rows=(right,) if own is None else (right, own),
        working=(f"{format_figure(figure)} meets {say_observation(right, figure.stat)}",),
        reason="attribution",
    )


def _judge_absent(series: SeriesLookup, figure: Figure, measurement: Measurement) -> Verdict | None:
    """A level whose cell is missing, while the series have it for an overlapping period: say what is there.

    Growths and shares, and periods far from what is there, are left to the one finding for all that is missing.
    """
    if figure.stat != "level" or figure.period == "?":
        return None
    near = [
        observation
        for observation in series.near(figure)
        if _differs_in_period_only(figure, observation)
        and observation.status == "actual"
        and interval_of(observation, "level") is not None
        and is_alike(figure, observation, measurement)
        and _overlap(figure.period, observation.cell.period)
    ]
    if not near:
        return None
    shown = max(near, key=lambda observation: (observation.cell.period[:7] == figure.period[:7], observation.cell.period))
    return Verdict(
        severity="cannot-check",
        title=f"{capital(format_figure(figure))}: no official figure for {say_period(figure.period)} here",
        sentences=(
            f"The nearest that the bundled series have is {say_observation(shown)}, by {say_source(shown)}. "
            "Month and cumulative figures are not compared with each other.",
        ),
        rows=(shown,),
    )


def _overlap(one: str, other: str) -> bool:
    first, second = parse_months(one), parse_months(other)
    return first is not None and second is not None and first.first <= second.last and second.first <= first.last


def _differs_in_period_only(figure: Figure, observation: Observation) -> bool:
    fields = ("measure", "product", "reporter", "partner", "mode", "by")
    return all(getattr(figure, field) == getattr(observation.cell, field) for field in fields)


def _report(context: CheckContext, figure: Figure, verdict: Verdict) -> Finding:
    expected = verdict.expected
    unit = figure.unit if figure.stat == "level" else "percent"
    statement = Statement(
        title=verdict.title,
        message=" ".join(verdict.sentences),
        working=verdict.working,
        expected=None if expected is None else expect(expected.official, unit),
        reason=verdict.reason,
        evidence=tuple(
            evidence_of(row, figure.stat if row.cell.stat == "level" or figure.stat == "share" else "level")
            for row in verdict.rows
        ),
    )
    return build_finding(context.path, CHECK, verdict.severity, (figure,), statement)


def _report_missing(context: CheckContext, missing: Sequence[Figure]) -> Finding:
    about = Counter(_say_cell(figure) for figure in missing)
    named = "; ".join(f"{what} ({count})" if count > 1 else what for what, count in about.most_common(4))
    more = f"; and {len(about) - 4} more" if len(about) > 4 else ""
    statement = Statement(
        title=f"{len(missing)} of {len(context.figures)} figures have no official figure here to compare with",
        message=f"The bundled series have no such cell: {named}{more}. Load a series that has them to check them.",
    )
    return build_finding(context.path, CHECK, "cannot-check", (), statement)


def _say_cell(figure: Figure) -> str:
    partner = f"with {figure.partner}" if figure.partner else None
    measure = figure.measure.removeprefix("other:").replace("_", " ")
    parts = (measure, figure.product, figure.reporter, partner)
    return ", ".join(part for part in parts if part)
