"""One thing that a sentence mentions: a quantity, a period, a comparison, a term or a sign."""

from typing import Any

from tidewaiter.grammar.term import Reading

AREAS = frozenset(["area", "area_adjective"])
"""Kinds of items that name a place."""


class Item:
    """One thing in a sentence: tokens `first` up to and without `last`, its kind and code, and the mention it came from.

    `readings` are all the things that the words may stand for, the likeliest first.  `row` holds the codes of places or
    products in a row that was joined ("the US and Canada"), in order; of one thing it is empty.

    No record but a class with slots, as all that changes while a sentence is read: compiled, its fields are those of a C struct.
    """

    __slots__ = ("code", "first", "kind", "last", "readings", "ref", "row")

    def __init__(self, first: int, last: int, kind: str, code: str, ref: Any = None) -> None:
        self.first = first
        self.last = last
        self.kind = kind
        self.code = code
        self.ref = ref
        self.readings: tuple[Reading, ...] = ()
        self.row: tuple[str, ...] = ()

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
