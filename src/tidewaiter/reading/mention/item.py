"""One thing that a sentence mentions: a quantity, a period, a comparison, a term or a sign."""

from typing import Any

from tidewaiter.grammar.term import Reading
from tidewaiter.records.record import Entry

AREAS = frozenset(["area", "area_adjective"])
"""Kinds of items that name a place."""


class Item(Entry):
    """One thing in a sentence: tokens `first` up to and without `last`, its kind and code, and the mention it came from.

    `readings` are all the things that the words may stand for, the likeliest first.  `row` holds the codes of places or
    products in a row that was joined ("the US and Canada"), in order; of one thing it is empty.
    """

    first: int
    last: int
    kind: str
    code: str
    ref: Any = None
    readings: tuple[Reading, ...] = ()
    row: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of a row, or the one code."""
        return self.row or (self.code,)

    def also(self, kind: str) -> str | None:
        """The code of another reading of this kind, or null."""
        for reading in self.readings:
            if reading.kind == kind:
                return reading.code
        return None
