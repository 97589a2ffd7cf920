"""A figure against the official figure of its cell, by every definition, period and currency it may mean."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from tidewaiter.check.calendar import say_period
from tidewaiter.check.context import CheckContext, SeriesLookup
from tidewaiter.check.conversion import converted_figures
from tidewaiter.check.evidence import SURE, evidence_of, say_confidence, say_count, say_observation, say_publisher, say_source
from tidewaiter.check.explain import Explanation, explain
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure
from tidewaiter.check.origin import own_pages
from tidewaiter.check.reconcile import Comparison, Measurement, by_named_source, compare, is_alike, measurement_of
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
# within one percent of the official value a figure may be of another vintage, whose later revision we do not hold
_REVISION = 0.01
# a growth may be revised by a point before anyone calls it wrong
_GROWTH_REVISION = 1.0
# farther off than that, more often the cell was misread than the number misprinted
_PLAUSIBLE = 3.0
# a slip that changes the number itself: it survives every difference of definition
_SLIPS = frozenset({"scale-slip", "digits"})
_IDENTITY = ("measure", "product", "reporter", "period")


class Verdict(msgspec.Struct, frozen=True):
    """What is said of one figure: severity, reason, the sentences, the working and the official figures it rests on."""

    severity: str
    title: str
    sentences: tuple[str, ...]
    rows: tuple[Observation, ...]
    working: tuple[str, ...] = ()
    reason: str | None = None
    expected: Comparison | None = None


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
    return _contradict(figure, against, explain(figure, rows, own, series.near(figure)), is_named=bool(named))


def _agree(figure: Figure, matched: Sequence[Comparison], rows: Sequence[Comparison], pages: frozenset[str]) -> Verdict:
    best = min(matched, key=lambda row: (row.observation.confidence not in SURE, row.observation.bound != "exact"))
    seen = best.observation
    said = f"{say_source(seen)} gives {say_observation(seen, figure.stat)}{say_confidence(seen)}"
    if all(row.observation.url in pages for row in matched):
        return Verdict(
            severity="cannot-check",
            title=f"{_capital(format_figure(figure))}: the only official figure here comes from this very text",
            sentences=(f"{_capital(said)}, but the page it was read on is this text or a copy of it, so it is no evidence.",),
            rows=(seen,),
        )
    other = _other_count(figure, best, rows)
    sentences = (f"{_capital(said)}.", *_counting(seen, figure), *(() if other is None else (_say_other(other, figure),)))
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


def _say_other(other: Observation, figure: Figure) -> str:
    count = say_count(other)
    what = f", which counts {count}," if count else ""
    return f"{_capital(say_source(other))}{what} gives {say_observation(other, figure.stat)}; so name the source."


def _counting(seen: Observation, figure: Figure) -> tuple[str, ...]:
    count = say_count(seen)
    return (f"It counts {count}.",) if count and figure.stat == "level" else ()


def _differ_by_source(figure: Figure, named: Sequence[Comparison], elsewhere: Sequence[Comparison]) -> Verdict:
    """The number is another source's than the one the text names."""
    right = elsewhere[0].observation
    own = named[0].observation if named else None
    said = f"{_capital(say_source(right))} gives {say_observation(right, figure.stat)}{say_confidence(right)}"
    named_says = "" if own is None else f"; {say_source(own)}, which the text names, gives {say_observation(own, figure.stat)}"
    count = say_count(own) if own is not None else None
    return Verdict(
        severity="note" if own is None else "warning",
        title=f"{_capital(format_figure(figure))} is the figure of {say_publisher(right)}; the text credits {figure.source}",
        sentences=(
            f"{said}{named_says}.",
            *((f"The latter counts {count}.",) if count else ()),
            "Credit the source or change the number.",
        ),
        rows=(right,) if own is None else (right, own),
        working=(f"{format_figure(figure)} meets {say_observation(right, figure.stat)}",),
        reason="attribution",
    )


def _contradict(figure: Figure, against: Sequence[Comparison], found: Explanation | None, *, is_named: bool) -> Verdict:
    best = min(against, key=lambda row: (row.observation.confidence not in SURE, _gap(figure, row)))
    seen = best.observation
    severity = _severity(figure, against, found, is_named=is_named)
    reason = found.reason if found else _plain_reason(figure, best)
    gives = f"{_capital(say_source(seen))} gives {say_observation(seen, figure.stat)}{say_confidence(seen)}."
    others = {row.observation.source: row.observation for row in against if row.observation.source != seen.source}
    sentences = [gives, *(_say_other(other, figure) for other in others.values())][:2]
    sentences.append(found.sentence if found else _advice(reason))
    rows = (seen, *others.values(), *((found.observation,) if found else ()))
    return Verdict(
        severity=severity,
        title=f"{_capital(format_figure(figure))}: {say_publisher(seen)} gives {say_observation(seen, figure.stat)}",
        sentences=tuple(sentences),
        rows=tuple({id(row): row for row in rows}.values()),
        working=(
            f"the text says {format_figure(figure)}; official {say_observation(seen, figure.stat)}: {_say_gap(figure, best)}",
            *((found.step,) if found else ()),
        ),
        reason=reason,
        expected=best,
    )


def _severity(figure: Figure, against: Sequence[Comparison], found: Explanation | None, *, is_named: bool) -> str:
    """An error only where the number itself is off against sure figures of a cell that the text itself states."""
    sure = [row for row in against if row.observation.confidence in SURE and not row.observation.growth_assumed]
    reason = found.reason if found else None
    if not sure or figure.stat == "share" or (reason is not None and reason not in _SLIPS):
        return "warning"
    if any(figure.known.get(field, "stated") == "assumed" for field in _IDENTITY):
        return "warning"
    if figure.stat == "growth":
        is_far = all(abs(figure.value - (row.observation.growth or 0.0)) > _GROWTH_REVISION for row in against)
        return "error" if is_far and (is_named or _is_one_count(against)) else "warning"
    if reason is None and not all(_gap(figure, row) > _REVISION for row in against):
        return "warning"
    return "error" if reason is not None or _is_plausible(figure, sure) else "warning"


def _is_one_count(against: Sequence[Comparison]) -> bool:
    """Whether all official growths are of one source and one measure, so that no other growth can be meant."""
    return len({(row.observation.source, row.observation.growth_basis, row.observation.growth_currency) for row in against}) == 1


def _is_plausible(figure: Figure, sure: Sequence[Comparison]) -> bool:
    values = [row.observation.value or 0.0 for row in sure]
    return any(value * figure.value > 0 and 1 / _PLAUSIBLE < figure.value / value < _PLAUSIBLE for value in values)


def _gap(figure: Figure, row: Comparison) -> float:
    """Give how far a figure is from the official interval, as a part of it."""
    middle = (row.official.low + row.official.high) / 2
    return abs(figure.value - middle) / abs(middle) if middle else float("inf")


def _say_gap(figure: Figure, row: Comparison) -> str:
    if figure.stat == "level":
        return f"{_gap(figure, row):.1%} apart"
    return f"{abs(figure.value - (row.official.low + row.official.high) / 2):.2g} points apart"


def _plain_reason(figure: Figure, best: Comparison) -> str:
    return "vintage" if figure.stat == "level" and _gap(figure, best) <= _REVISION else "unexplained"


def _advice(reason: str) -> str:
    if reason == "vintage":
        return "So small a difference may be a revision: check which release the text quotes."
    return "No other definition, period, currency, scale or order of digits explains it: check the number against its source."


def _judge_absent(series: SeriesLookup, figure: Figure, measurement: Measurement) -> Verdict | None:
    """A figure whose cell is missing, while a cell beside it is there: say what is there."""
    near = [
        observation
        for observation in series.near(figure)[:40]
        if observation.status == "actual"
        and _differs_in_period_only(figure, observation)
        and is_alike(figure, observation, measurement)
    ]
    if not near or figure.period == "?":
        return None
    periods = sorted({observation.cell.period for observation in near})
    nearest = max((period for period in periods if period <= figure.period), default=periods[0])
    shown = next(observation for observation in near if observation.cell.period == nearest)
    return Verdict(
        severity="cannot-check",
        title=f"{_capital(format_figure(figure))}: no official figure for {say_period(figure.period)} here",
        sentences=(
            f"The bundled series have this cell for other periods only ({len(periods)} of them); "
            f"the nearest is {say_observation(shown, figure.stat)}, {say_source(shown)}.",
        ),
        rows=(shown,),
    )


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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
