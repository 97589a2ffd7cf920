"""What a check is given: the figures of one document, its text and date, and where to look up series and rates."""

from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import Protocol, TypeVar

import msgspec

from tidewaiter.check.cue import Cue, find_cues
from tidewaiter.check.pairing import GrowthPair, pair_growths, subject_of
from tidewaiter.records.document import Document
from tidewaiter.records.figure import Cell, Figure
from tidewaiter.records.interval import Interval
from tidewaiter.records.observation import Observation

Subject = tuple[str | None, ...]
_Key = TypeVar("_Key", bound=Hashable)


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
    def cues(self) -> tuple[Cue, ...]:
        """The cues in sentences with figures, in text order."""
        spans = sorted({(figure.sentence_start, figure.sentence_end) for figure in self.figures})
        return tuple(find_cues(self.text, spans, self.language))

    @cached_property
    def growth_pairs(self) -> tuple[GrowthPair, ...]:
        """Every growth in percent with its level and, where the text gives it, the level before."""
        return pair_growths(self.sentences, self.levels, self.cues)

    def cues_between(self, start: int, end: int, *codes: str) -> tuple[Cue, ...]:
        """Give the cues that lie from `start` to `end`, of some codes or of all."""
        return tuple(cue for cue in self.cues if start <= cue.start and cue.end <= end and (not codes or cue.code in codes))

    def sentence_of(self, figure: Figure) -> str:
        """Give the sentence in which a figure stands."""
        return self.text[figure.sentence_start : figure.sentence_end]


def context_of(document: Document, figures: tuple[Figure, ...], series: SeriesLookup | None, rates: Rates | None) -> CheckContext:
    """Give the context of a document."""
    return CheckContext(
        figures=figures,
        text=document.text,
        path=document.path,
        date=document.date,
        title=document.title,
        language=document.language or "en",
        headline_end=document.headline_end,
        series=series,
        rates=rates,
    )


def _grouped(pairs: Iterable[tuple[_Key, Figure]]) -> dict[_Key, tuple[Figure, ...]]:
    groups: dict[_Key, list[Figure]] = {}
    for key, figure in pairs:
        groups.setdefault(key, []).append(figure)
    return {key: tuple(group) for key, group in groups.items()}
