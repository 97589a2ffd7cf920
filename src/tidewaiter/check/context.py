"""What a check is given: the figures of one document, its text and date, and where to look up series and rates."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable
from functools import cache, cached_property
from typing import NamedTuple, Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from tidewaiter.check.cue import MULTIPLES, Cue, find_cues
from tidewaiter.check.mark import marks_of
from tidewaiter.check.pairing import Bases, GrowthPair, Place, Subject, are_near, nearest_to, pair_growth, place_of, subject_of
from tidewaiter.codes import areas, sources
from tidewaiter.codes.definitions import kind_of, sources_named
from tidewaiter.language.vocabulary import product_code
from tidewaiter.reading.mention.wordlist import any_of
from tidewaiter.records.document import Document
from tidewaiter.records.figure import Cell, Figure
from tidewaiter.records.interval import Interval
from tidewaiter.records.observation import Observation
from tidewaiter.records.period import UNKNOWN

_SUBJECT = ("measure", "product", "reporter", "partner", "mode", "by")
# characters; a "sentence" without an end must not make a check look at all of it for every figure
_STATEMENT = 300
# what stands before the "and" of a stretch of time
_SPAN_LENGTH = 24
# behind a sale the words that say where it went; behind a number those that most of it is from; the characters of a name
_SOLD = 60
_MOSTLY_REACH, _NAME = 110, 30
_OUTWARD = frozenset({"sales", "deliveries"})
_Key = TypeVar("_Key", bound=Hashable)


class _Gaps(NamedTuple):
    """What stands before or behind a word, from the words of the language.

    `span` before the "and" of a stretch of time; `abroad` behind a sale up to where it went; `mostly` behind a number up to the
    place that most of it is from, `above_all` behind that place.
    """

    span: re.Pattern[str]
    abroad: re.Pattern[str]
    mostly: re.Pattern[str]
    above_all: re.Pattern[str]


@cache
def _gaps() -> _Gaps:
    ways, definite = any_of("order_other_side"), any_of("order_definite")
    return _Gaps(
        span=re.compile(rf"\b{any_of('span_opening')} [A-Z]\w{{2,8}} (?:\d{{4}} )?\Z"),
        abroad=re.compile(rf"[^.,;:()]{{0,40}}\b{any_of('sold_where')}\b"),
        above_all=re.compile(rf" {any_of('above_all')}\b"),
        mostly=re.compile(rf"[^.;:()\d]{{0,90}}\b{any_of('most_of')} {ways} (?:{definite} )?"),
    )


class SeriesLookup(Protocol):
    """Official series, as a check asks them."""

    def observations(self, cell: Cell) -> tuple[Observation, ...]:
        """Give what all sources publish for the subject (measure, product, reporter, partner, mode, by) and period of a cell."""

    def near(self, figure: Figure) -> tuple[Observation, ...]:
        """Give observations of neighbouring cells (another product, period, source) that may explain a figure, nearest first."""


class Rates(Protocol):
    """Exchange rates, as a check asks them: how much of `quote` one unit of `base` buys."""

    def average(self, base: str, quote: str, period: str) -> Interval | None:
        """Give the average of a period of ISO months, as an interval with its tolerance; null where unknown."""

    def day(self, base: str, quote: str, day: str) -> Interval | None:
        """Give the rate of an ISO day, or of the last working day before; null where unknown."""


class CheckContext(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The figures of a document in text order, its text and date, and what checks look up.

    `text` is the text that offsets count in.  `date` is an ISO day, month or year.  Without `series` or `rates` a check that
    needs them says so or is silent.  The indexes below are made when first asked for.
    """

    figures: tuple[Figure, ...]
    text: str = ""
    path: str = ""
    date: str | None = None
    title: str | None = None
    language: str = "en"
    headline_end: int = 0
    series: SeriesLookup | None = None
    rates: Rates | None = None

    @cached_property
    def sentences(self) -> dict[int, tuple[Figure, ...]]:
        """The figures by sentence, in text order."""
        return _grouped((figure.sentence, figure) for figure in self.figures)

    @cached_property
    def cells(self) -> dict[Cell, tuple[Figure, ...]]:
        """The figures by cell, in text order."""
        return _grouped((figure.cell, figure) for figure in self.figures)

    @cached_property
    def levels(self) -> dict[Subject, tuple[Figure, ...]]:
        """The levels by what they are about (measure, product, reporter, partner, mode, by), in text order."""
        return _grouped((subject_of(figure), figure) for figure in self.figures if figure.stat == "level")

    @cached_property
    def counted(self) -> dict[Place, tuple[Figure, ...]]:
        """The levels and averages that came about by their unit and whose and when they are, in text order."""
        told = (figure for figure in self.figures if figure.stat in {"level", "average"} and figure.status == "actual")
        return _grouped((place_of(figure), figure) for figure in told)

    @cached_property
    def reporters(self) -> Counter[str | None]:
        """How many figures are of each reporter, in the order in which the text comes to them."""
        return Counter(figure.reporter for figure in self.figures)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cues in sentences with figures, in text order."""
        spans = sorted({(figure.sentence_start, figure.sentence_end) for figure in self.figures})
        return tuple(cue for cue in find_cues(self.text, spans, self.language) if not self._is_of_span(cue))

    def _is_of_span(self, cue: Cue) -> bool:
        """Whether an "and" only ends a stretch of time ("between January and April") and opens no clause."""
        return cue.code == "clause" and _gaps().span.search(self.text[max(0, cue.start - _SPAN_LENGTH) : cue.start]) is not None

    @cached_property
    def growth_pairs(self) -> tuple[GrowthPair, ...]:
        """Every growth in percent with its level and, where the text gives it, the level before."""
        growths = (
            figure
            for figure in self.figures
            if figure.stat == "growth" and figure.unit == "percent" and figure.id not in self.worded
        )
        pairs = (pair_growth(growth, self.levels.get(subject_of(growth), ()), self.bases) for growth in growths)
        return tuple(pair for pair in pairs if pair is not None and not self._is_muddled(pair))

    def _is_muddled(self, pair: GrowthPair) -> bool:
        return any(figure is not None and figure.id in self.muddled for figure in pair)

    @cached_property
    def bases(self) -> Bases:
        """The words that announce the level before a change."""
        return Bases(self.text, self.cues, self.figures, "base")

    @cached_property
    def previous_rates(self) -> Bases:
        """The words that announce a rate before another one: "after" too."""
        return Bases(self.text, self.cues, self.figures, "base", "after")

    @cached_property
    def by_subject(self) -> dict[tuple[str, Subject], tuple[Figure, ...]]:
        """The figures by stat and by what they are about, in text order."""
        return _grouped(((figure.stat, subject_of(figure)), figure) for figure in self.figures)

    def cues_between(self, start: int, end: int, *codes: str) -> tuple[Cue, ...]:
        """Give the cues that lie from `start` to `end`, of some codes or of all."""
        place = bisect_left(self.cues, start, key=lambda cue: cue.start)
        found: list[Cue] = []
        while place < len(self.cues) and self.cues[place].end <= end:
            if not codes or self.cues[place].code in codes:
                found.append(self.cues[place])
            place += 1
        return tuple(found)

    def cues_around(self, figure: Figure, *codes: str) -> tuple[Cue, ...]:
        """Give the cues of some codes in the sentence of a figure, no farther off than anybody reads as one statement."""
        return self.cues_between(self.statement_start(figure), self.statement_end(figure), *codes)

    def cues_before(self, figure: Figure, *codes: str) -> tuple[Cue, ...]:
        """Give the cues of some codes before a figure in its sentence, no farther off than anybody reads as one statement."""
        return self.cues_between(self.statement_start(figure), figure.start, *codes)

    def figures_between(self, start: int, end: int) -> tuple[Figure, ...]:
        """Give the figures that begin from `start` on and before `end`."""
        first = bisect_left(self.figures, start, key=lambda figure: figure.start)
        last = bisect_left(self.figures, end, first, key=lambda figure: figure.start)
        return self.figures[first:last]

    def previous_of(self, figure: Figure) -> Figure | None:
        """Give the figure right before another one in its sentence, null for none."""
        place = bisect_left(self.figures, figure.start, key=lambda other: other.start)
        previous = self.figures[place - 1] if place else None
        return previous if previous is not None and previous.start >= figure.sentence_start else None

    @cached_property
    def worded(self) -> frozenset[str]:
        """The ids of figures that are words of multiplication ("doubled"): no digit of theirs can be checked."""
        return frozenset(
            figure.id for cue in self.cues if cue.code in MULTIPLES for figure in self.figures_between(cue.start, cue.end)
        )

    @cached_property
    def muddled(self) -> frozenset[str]:
        """The ids of figures that share sentence, cell and unit with another one of another value.

        The reading could not tell them apart, so that no check may hold either of them against anything.  The level before a
        change is told apart by its word.
        """
        groups = _grouped(
            ((figure.sentence, figure.cell, figure.unit, figure.status), figure)
            for figure in self.figures
            if not self.previous_rates.mark(figure)
        )
        return frozenset(figure.id for group in groups.values() if not _have_one_value(group) for figure in group)

    @cached_property
    def _alike(self) -> dict[tuple[str, Subject, str, str, str], tuple[Figure, ...]]:
        return _grouped(
            ((figure.stat, subject_of(figure), figure.period, figure.unit, figure.status), figure)
            for figure in self.figures
            if figure.id not in self.muddled
        )

    def find_alike(self, figure: Figure, *, stat: str | None = None, **changed: str | None) -> Figure | None:
        """Give the nearest other figure like one but for some fields of its subject, its period or unit; null for none.

        Status is the same; a period that nobody knows is the same only within a passage.
        """
        fields = dict(zip(_SUBJECT, subject_of(figure), strict=True)) | changed
        period, unit = fields.pop("period", figure.period) or "?", fields.pop("unit", figure.unit) or ""
        group = self._alike.get((stat or figure.stat, tuple(fields[name] for name in _SUBJECT), period, unit, figure.status), ())
        near = nearest_to(figure, group, 2)
        return next((other for other in near if period != "?" or are_near(figure, other)), None)

    def find_flow(self, whole: Figure, flow: str) -> Figure | None:
        """Give the exports or imports of a balance or of trade, also those of its sentence that have no period.

        The last of three numbers may say the period for all.
        """
        found = self.find_alike(whole, measure=flow)
        if found is not None and (found.sentence == whole.sentence or whole.period == UNKNOWN):
            return found
        here = self.find_alike(whole, measure=flow, period=UNKNOWN)
        return here if here is not None and here.sentence == whole.sentence else found

    def sentence_of(self, figure: Figure) -> str:
        """Give the sentence in which a figure stands, of a long one what anybody reads as one statement."""
        return self.text[self.statement_start(figure) : self.statement_end(figure)]

    def statement_start(self, figure: Figure) -> int:
        """Give where `sentence_of` begins."""
        return max(figure.sentence_start, figure.start - _STATEMENT)

    def statement_end(self, figure: Figure) -> int:
        """Give where `sentence_of` ends."""
        return min(figure.sentence_end, figure.end + _STATEMENT)


def context_of(document: Document, figures: tuple[Figure, ...], series: SeriesLookup | None, rates: Rates | None) -> CheckContext:
    """Give the context of a document."""
    return CheckContext(
        figures=tuple(_coded(document.running, figure) for figure in figures),
        text=document.running,
        path=document.path,
        date=document.date,
        title=document.title,
        language=document.language or "en",
        headline_end=document.headline_end,
        series=series,
        rates=rates,
    )


def _coded(text: str, figure: Figure) -> Figure:
    """A figure as checks see it: its product by its code, and no reporter that only the currency speaks for.

    What a firm "sold overseas" are its overseas sales, whichever way it is said.
    """
    code = product_code(figure.product) if figure.product is not None else None
    reporter = _reporter_of(figure)
    behind = text[figure.end : min(figure.sentence_end, figure.end + _SOLD)]
    by = "overseas" if figure.by is None and figure.measure in _OUTWARD and _gaps().abroad.match(behind) else figure.by
    partner = None if figure.partner is not None and _is_mostly_of(text, figure) else figure.partner
    if (code, reporter, partner, by) == (figure.product, figure.reporter, figure.partner, figure.by):
        return figure
    return replace(figure, product=code, reporter=reporter, partner=partner, by=by)


def _is_mostly_of(text: str, figure: Figure) -> bool:
    """Whether a partner is only that of most of a number: "2.1 million tonnes of scrap were imported, mostly from the US"."""
    behind = text[figure.end : min(figure.sentence_end, figure.end + _MOSTLY_REACH)]
    mostly, above_all = _gaps().mostly.match(behind), _gaps().above_all.search(behind)
    if mostly is None and above_all is None:
        return False
    start = figure.end + (mostly.end() if mostly is not None else 0)
    stop = min(figure.sentence_end, start + _NAME) if above_all is None else figure.end + above_all.start()
    places = [mark for mark in marks_of(text, start, stop) if mark.kind in {"area", "area_adjective"}]
    return bool(places) and figure.partner == "+".join(places[0 if mostly is not None else -1].codes)


def _reporter_of(figure: Figure) -> str | None:
    """Give whose a figure is: none where only the currency speaks for it, an association's country behind another's.

    What CAAM forecasts is of China, also where the sentence before spoke of Japan.
    """
    known = figure.known.get("reporter")
    if known == "assumed":
        return None
    if known != "inherited" or figure.source is None or figure.reporter is None or areas.kind_of(figure.reporter) != "country":
        return figure.reporter
    counted = {sources.area_of(source) for source in sources_named(figure.source) if kind_of(source) == "association"}
    area = counted.pop() if len(counted) == 1 else None
    return area if area is not None and areas.kind_of(area) == "country" else figure.reporter


def _have_one_value(group: tuple[Figure, ...]) -> bool:
    low = max(figure.interval.low for figure in group)
    return low <= min(figure.interval.high for figure in group)


def _grouped(pairs: Iterable[tuple[_Key, Figure]]) -> dict[_Key, tuple[Figure, ...]]:
    groups: dict[_Key, list[Figure]] = {}
    for key, figure in pairs:
        groups.setdefault(key, []).append(figure)
    return {key: tuple(group) for key, group in groups.items()}
