"""Lists of records that turn into dictionaries, CSV and data frames."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, Generic, SupportsIndex, TypeVar, overload

import msgspec

from tidewaiter.errors import MissingLibrary
from tidewaiter.export.delimited import write_csv
from tidewaiter.export.figures import FIELDS, figure_fields, figure_row
from tidewaiter.export.findings import COLUMNS, finding_fields, finding_row, placed_row
from tidewaiter.export.number import plain_number
from tidewaiter.export.review import Review
from tidewaiter.records import Figure, Finding, Quantity, Report

Record = TypeVar("Record", bound=msgspec.Struct)
_QUANTITY = (
    "start", "end", "quote", "value", "value_high", "low", "high", "bound", "hedge", "unit", "kind", "step", "rules", "low_open",
    "high_open",
)  # fmt: skip


class Exportable(Generic[Record]):
    """What every list of records can do.  Field names and values are those of the contract of each record."""

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give the records as dictionaries of plain values."""
        return [_fields(record) for record in self]  # type: ignore[attr-defined]

    def to_csv(self, *, excel: bool = False) -> str:
        """Give the records as CSV (RFC 4180), with its header; with `excel` a byte-order mark comes first."""
        rows = self._rows()
        columns = _columns(rows, self)  # type: ignore[arg-type]
        return b"".join(write_csv(rows, columns, excel=excel)).decode("utf-8")

    def to_frame(self, *, library: str | None = None) -> Any:
        """Give the records as a data frame, a record a row, of pandas or else of polars; `library` names the one to use.

        Raises MissingLibrary where neither is installed.
        """
        rows = [row | _switches(record) for row, record in zip(self._rows(), self, strict=True)]  # type: ignore[call-overload]
        columns = _columns(rows, self)  # type: ignore[arg-type]
        # of one type a column: a frame takes that of its first values
        table = {
            column: [float(row[column]) if column in _REAL and row[column] is not None else row[column] for row in rows]
            for column in columns
        }
        for name in (library,) if library else ("pandas", "polars"):
            try:
                return import_module(name).DataFrame(table)
            except ModuleNotFoundError as error:
                if error.name != name:
                    raise
        raise MissingLibrary(library or "pandas or polars", "to_frame", "pip install pandas")

    def _rows(self) -> list[dict[str, Any]]:
        return [_row(record) for record in self]  # type: ignore[attr-defined]


class RecordList(list[Record], Exportable[Record]):
    """A list of records with `to_dicts`, `to_csv` and `to_frame`; so has a slice of it."""

    @overload
    def __getitem__(self, key: SupportsIndex) -> Record: ...
    @overload
    def __getitem__(self, key: slice) -> "RecordList[Record]": ...
    def __getitem__(self, key: SupportsIndex | slice) -> "Record | RecordList[Record]":
        """Give a record, or a slice as a list of the same kind."""
        found = super().__getitem__(key)
        return RecordList(found) if isinstance(key, slice) else found  # type: ignore[arg-type, return-value]


class RecordTuple(tuple[Record, ...], Exportable[Record]):
    """A tuple of records with `to_dicts`, `to_csv` and `to_frame`; so has a slice of it."""

    @overload
    def __getitem__(self, key: SupportsIndex) -> Record: ...
    @overload
    def __getitem__(self, key: slice) -> "RecordTuple[Record]": ...
    def __getitem__(self, key: SupportsIndex | slice) -> "Record | RecordTuple[Record]":
        """Give a record, or a slice as a tuple of the same kind."""
        found = super().__getitem__(key)
        return RecordTuple(found) if isinstance(key, slice) else found  # type: ignore[arg-type, return-value]


class FoundTuple(RecordTuple[Finding]):
    """The findings on a document: their rows have the number at fault and where it stands."""

    review: Review

    def __new__(cls, findings: Iterable[Finding], review: Review) -> "FoundTuple":
        """Give findings with the review that they are of."""
        found = super().__new__(cls, findings)
        found.review = review
        return found

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Give what a copy is made of."""
        return tuple(self), self.review

    @overload
    def __getitem__(self, key: SupportsIndex) -> Finding: ...
    @overload
    def __getitem__(self, key: slice) -> "FoundTuple": ...
    def __getitem__(self, key: SupportsIndex | slice) -> "Finding | FoundTuple":
        """Give a finding, or a slice as a tuple of the same kind."""
        return FoundTuple(tuple(self)[key], self.review) if isinstance(key, slice) else super().__getitem__(key)

    def _rows(self) -> list[dict[str, Any]]:
        return [placed_row(self.review, finding) for finding in self]


class CheckReport(Report, frozen=True):
    """What `tidewaiter.check` gives: a Report whose figures and findings turn into dictionaries, CSV and frames."""

    figures: RecordTuple[Figure]
    findings: RecordTuple[Finding]


def _fields(record: msgspec.Struct) -> dict[str, Any]:
    if isinstance(record, Figure):
        return figure_fields(record)
    if isinstance(record, Finding):
        return finding_fields(record)
    return _quantity_fields(record) if isinstance(record, Quantity) else msgspec.structs.asdict(record)


def _quantity_fields(quantity: Quantity) -> dict[str, Any]:
    interval = quantity.interval
    ends = {"low": interval.low, "high": interval.high, "low_open": interval.low_open, "high_open": interval.high_open}
    fields = msgspec.structs.asdict(quantity) | ends
    return {name: plain_number(fields[name]) if name in _NUMBERS else fields[name] for name in _QUANTITY}


_NUMBERS = frozenset({"value", "value_high", "low", "high", "step"})
_REAL = _NUMBERS | {"expected_low", "expected_high"}


def _switches(record: msgspec.Struct) -> dict[str, bool]:
    """The fields that are true or false, which CSV has as words."""
    return {"low_open": record.low_open, "high_open": record.high_open} if isinstance(record, Figure) else {}


def _row(record: msgspec.Struct) -> dict[str, Any]:
    if isinstance(record, Figure):
        return figure_row(record)
    return finding_row(record) if isinstance(record, Finding) else _flat(_fields(record))


def _flat(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: "; ".join(map(str, value)) if isinstance(value, tuple) else value for name, value in fields.items()}


def _columns(rows: list[dict[str, Any]], records: Iterable[object]) -> tuple[str, ...]:
    """Give the columns of a table; an empty one has those of figures, by far the most usual list."""
    first = next(iter(records), None)
    if isinstance(first, Finding):
        return COLUMNS
    return FIELDS if first is None or isinstance(first, Figure) else tuple(rows[0])
