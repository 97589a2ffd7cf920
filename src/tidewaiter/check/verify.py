"""A figure against the official figure of its cell, by every definition, period and currency it may mean."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

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
from tidewaiter.check.explain import Explanation, explain, explain_elsewhere
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.label import label_area, label_code
from tidewaiter.check.number import format_figure
from tidewaiter.check.origin import own_pages
from tidewaiter.check.pairing import is_money, subject_of
from tidewaiter.check.reconcile import Comparison, Measurement, by_named_source, compare, is_alike, measurement_of
from tidewaiter.check.verdict import Verdict
from tidewaiter.codes import areas
from tidewaiter.codes.definitions import kind_of, sources_named
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.observation import Observation
from tidewaiter.records.period import UNKNOWN

CHECK = Check(
    id="verify",
    number=45,
    title="The figure against the official figure of its cell",
    severity="E",
    data="O",
    doc="The figure is compared with the official figure of its cell, by every definition, period and currency it may mean.",
)
_STATS = frozenset({"level", "growth", "share"})
# characters in which the name of an association opens a sentence
_NAME = 60
# reasons that explain how a number came about and do not make it right
_NO_EXCUSE = frozenset({"period", "product-scope", "currency", "digits", "scale-slip", "unexplained"})


def check_verify(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every actual level, growth or share whose cell the official series know, and one for all the others.

    An error where the number itself contradicts a sure official figure of the source named, or of every definition; a warning
    where the difference has a reason or rests on one page, but an error again where the number stands alone in its sentence, that
    says period and source; a note where the source named has no figure here; `cannot-check` where the only evidence is the text's
    own page or the cell is missing.
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
        if verdict is not None and verdict.severity in {"error", "warning"}:
            part = _narrower_reporter(context, figure)
            verdict = verdict if part is None else _of_either(figure, part)
        # two numbers under one cell in one sentence: the reading could not tell which of them is meant
        if verdict is not None and verdict.severity in {"error", "warning"} and figure.id in context.muddled:
            verdict = None
        if verdict is not None and verdict.severity == "warning" and _is_plain(context, figure, verdict):
            verdict = msgspec.structs.replace(verdict, severity="error")
        if verdict is not None and verdict.severity == "error" and _is_aside(context, figure):
            verdict = msgspec.structs.replace(verdict, severity="warning")
        if verdict is None:
            missing.append(figure)
        else:
            yield _report(context, figure, verdict)
    if missing:
        yield _report_missing(context, missing)


def _narrower_reporter(context: CheckContext, figure: Figure) -> str | None:
    """Give the city, province or firm that the text speaks of too, where a sentence leaves out whose number it is."""
    held = figure.reporter
    if held is None or figure.known.get("reporter", "stated") != "inherited":
        return None
    spoken_of = (code for code in context.reporters if code != held)
    return next((code for code in spoken_of if code and (areas.is_part_of(code, held) or areas.kind_of(code) is None)), None)


def _of_either(figure: Figure, part: str) -> Verdict:
    """A number that may be of the whole or of its part is held against neither."""
    whole, narrower = areas.label(str(figure.reporter)), areas.label(part)
    return Verdict(
        severity="cannot-check",
        title=f"{capital(format_figure(figure))}: of {whole} or of {narrower}?",
        sentences=(
            f"The text speaks of {narrower} as well as of {whole}, and this sentence does not say whose number it is. "
            "Name the place if a reader may ask too.",
        ),
        rows=(),
        reason="place-scope",
    )


def _is_aside(context: CheckContext, figure: Figure) -> bool:
    """Whether a text on one country's trade speaks of another's in a single figure: that may be the other side of its trade."""
    most, _ = context.reporters.most_common(1)[0]
    is_other = most not in {None, figure.reporter} and areas.kind_of(str(most)) == "country"
    return is_other and context.reporters[figure.reporter] == 1


def _is_plain(context: CheckContext, figure: Figure, verdict: Verdict) -> bool:
    """Whether a number cannot be meant otherwise than as it was read, so that a neighbouring cell is no excuse.

    It is the only one of its sentence, which says what is measured and when, and names the source that contradicts it.
    """
    is_alone = len(context.sentences[figure.sentence]) == 1
    is_said = all(figure.known.get(field, "stated") in {"stated", "dated"} for field in ("measure", "period", "source"))
    named = sources_named(figure.source)
    sure = [row for row in verdict.rows if row.source in named and row.confidence in SURE and not row.growth_assumed]
    return is_alone and is_said and bool(sure) and verdict.reason in _NO_EXCUSE and figure.bound == "exact"


def _judge(context: CheckContext, series: SeriesLookup, figure: Figure, pages: frozenset[str]) -> Verdict | None:
    own = series.observations(figure.cell)
    figure = _credited(context, figure) if own and figure.source is None else figure
    measurement = measurement_of(context, figure)
    rows = compare(figure, own, measurement)
    if not rows:
        return _called_otherwise(series, figure, own) or _judge_absent(series, figure, measurement)
    named, others = by_named_source(figure, rows)
    matched, elsewhere = [row for row in named if row.meets], [row for row in others if row.meets]
    if matched:
        return _agree(figure, matched, [*named, *others], pages)
    if elsewhere:
        return _differ_by_source(figure, named, elsewhere)
    if others and not named:
        return _called_otherwise(series, figure, ()) or _without_its_source(figure, others)
    against = [row for row in named or others if row.observation.bound == "exact" or figure.stat != "level"]
    if not against:
        return None
    near = series.near(figure)
    unseen = unseen_sources(figure, rows, near, measurement)
    found = explain(figure, rows, own, near)
    if found is not None and _is_named(context, figure, found):
        return None
    return contradict(figure, against, found, unseen)


def _credited(context: CheckContext, figure: Figure) -> Figure:
    """Give a figure with the association whose name its sentence begins with as its source: "JAMA's members exported"."""
    words = context.text[figure.sentence_start : min(figure.start, figure.sentence_start + _NAME)].split()
    # no other number may come before it, nor another clause
    ahead = context.cues_between(figure.sentence_start, figure.start, "clause", "foresee", "plan")
    if not words or ahead or context.previous_of(figure) is not None:
        return figure
    name, mark = words[0], words[0][-1:]
    owns = mark == ":" or name.endswith(("'s", "\u2019s"))
    named = [source for source in sources_named(name) if kind_of(source) == "association"] if owns else []
    return msgspec.structs.replace(figure, source=named[0]) if len(named) == 1 else figure


def _is_named(context: CheckContext, figure: Figure, found: Explanation) -> bool:
    """Whether the sentence names the partner or place whose figure the number is: then it is of that one, and was misread."""
    cell, sentence = found.observation.cell, context.sentence_of(figure)
    codes = [getattr(cell, name) for name in ("partner", "reporter") if getattr(cell, name) != getattr(figure, name)]
    return found.reason in {"partner-scope", "place-scope"} and any(
        code and (code in sentence or areas.label(code) in sentence) for code in codes
    )


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


def _without_its_source(figure: Figure, others: Sequence[Comparison]) -> Verdict:
    """The text names a source whose figure is not here, and the number is not that of the sources that are."""
    shown = min(others, key=lambda row: row.observation.confidence not in SURE).observation
    said = f"{capital(say_source(shown))} gives {say_observation(shown, figure.stat)}{say_confidence(shown)}"
    count = say_count(shown) if figure.stat == "level" else None
    return Verdict(
        severity="note",
        title=f"{capital(format_figure(figure))} by {figure.source}: {say_publisher(shown)} gives "
        f"{say_observation(shown, figure.stat)}",
        sentences=(
            f"{said}.",
            *((f"It counts {count}.",) if count else ()),
            f"The text credits {figure.source}, whose figure for this is not here: the two may count differently.",
        ),
        rows=(shown,),
        working=(f"the text says {format_figure(figure)}; {say_publisher(shown)} {say_observation(shown, figure.stat)}",),
        reason="definition",
    )


def _called_otherwise(series: SeriesLookup, figure: Figure, own: Iterable[Observation]) -> Verdict | None:
    """A level whose cell is missing and whose very number stands for another period, or in another currency.

    "In June exports were 11.46 trillion" is the half year's figure; by chance no number of three digits is.
    """
    said = all(figure.known.get(field, "stated") in {"stated", "dated"} for field in ("measure", "period"))
    if figure.stat != "level" or figure.period == UNKNOWN or not said:
        return None
    named = sources_named(figure.source)
    about = subject_of(figure)
    near = [row for row in series.near(figure) if subject_of(row.cell) == about and (not named or row.source in named)]
    money = [row for row in own if is_money(row.unit) and is_money(figure.unit)]
    found = explain_elsewhere(figure, money, near)
    if found is None:
        return None
    seen = found.observation
    what = "another currency" if found.reason == "currency" else "another period"
    return Verdict(
        severity="warning",
        title=f"{capital(format_figure(figure))} for {say_period(figure.period)}: it is the figure of {what}, "
        f"{say_observation(seen)} ({say_publisher(seen)})",
        sentences=(
            found.sentence,
            "Change the period or the number." if found.reason == "period" else "Change the currency or the number.",
        ),
        rows=(seen,),
        working=(found.step,),
        reason=found.reason,
    )


def _judge_absent(series: SeriesLookup, figure: Figure, measurement: Measurement) -> Verdict | None:
    """A level whose cell is missing, while the series have it for an overlapping period: say what is there.

    Growths and shares, and periods far from what is there, are left to the one finding for all that is missing.
    """
    if figure.stat != "level" or figure.period == "?":
        return None
    about = subject_of(figure)
    near = [
        observation
        for observation in series.near(figure)
        if subject_of(observation.cell) == about
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
    count, figures = len(missing), len(context.figures)
    statement = Statement(
        title=f"{count} of {figures} figure{'s have' if count > 1 else ' has' if figures == 1 else 's has'} no official figure "
        "here to compare with",
        message=f"The bundled series have no such cell: {named}{more}. `tidewaiter series list` gives those that are there.",
    )
    return build_finding(context.path, CHECK, "cannot-check", (), statement)


def _say_cell(figure: Figure) -> str:
    partner = f"with {label_area(figure.partner)}" if figure.partner else None
    product = label_code(figure.product) if figure.product else None
    reporter = label_area(figure.reporter) if figure.reporter else None
    parts = (label_code(figure.measure), product, reporter, partner)
    return ", ".join(part for part in parts if part)
