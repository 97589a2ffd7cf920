"""A review: a document with what was read in it and found on it, as the exporters take it."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from tidewaiter.export.place import Place, find_lines, find_place
from tidewaiter.export.severity import RANKS
from tidewaiter.records import Document, Figure, Finding

# Only of these is the stored text the file itself, so that a line of it is a line of the file.
_AS_PRINTED = frozenset({"text", "markdown"})


class Review(msgspec.Struct, frozen=True, dict=True):
    """A document, its figures and its findings, in the order of the text."""

    document: Document
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Figure]:
        """The figures by their ids."""
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The offsets at which the lines of the text begin."""
        return find_lines(self.document.text)

    @property
    def has_lines(self) -> bool:
        """Whether lines of the text are lines of the file (not so of HTML and PDF)."""
        return self.document.format in _AS_PRINTED

    def figures_of(self, finding: Finding) -> tuple[Figure, ...]:
        """Give the figures of a finding, the one at fault first.  Ids that the document does not have are left out."""
        return tuple(self.by_id[name] for name in finding.figures if name in self.by_id)

    def place_of(self, figure: Figure) -> Place:
        """Give the line and column of a figure, from 1."""
        return find_place(self.lines, figure.start, figure.end)

    def page_of(self, figure: Figure) -> int | None:
        """Give the page on which a figure stands, from 1; null where the document has no pages."""
        return bisect_right(self.document.pages, figure.start) or None

    def in_reading_order(self) -> tuple[Finding, ...]:
        """Give the findings by where the figure at fault stands, the worse first; those without a figure come last."""

        def key(finding: Finding) -> tuple[int, int]:
            figures = self.figures_of(finding)
            return (figures[0].start if figures else len(self.document.text), RANKS[finding.severity])

        return tuple(sorted(self.findings, key=key))


class Failure(msgspec.Struct, frozen=True):
    """An input that could not be read, and the sentence that says why; `detail` is the traceback of an error of ours."""

    path: str
    message: str
    detail: str | None = None


def all_findings(reviews: Iterable[Review]) -> list[Finding]:
    """Give the findings of several reviews in one list."""
    return [finding for review in reviews for finding in review.findings]
