"""Lists of records that turn into dictionaries, CSV and data frames."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, Generic, TypeVar

import msgspec

from tidewaiter.errors import MissingLibrary
from tidewaiter.export.delimited import write_csv
from tidewaiter.export.figures import FIELDS, figure_fields, figure_row
from tidewaiter.export.findings import COLUMNS, finding_fields, finding_row
from tidewaiter.export.number import plain_number
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
        rows = [_row(record) for record in self]  # type: ignore[attr-defined]
        columns = _columns(rows, self)  # type: ignore[arg-type]
        return b"".join(write_csv(rows, columns, excel=excel)).decode("utf-8")

    def to_frame(self, *, library: str | None = None) -> Any:
        """Give the records as a data frame, a record a row, of pandas or else of polars; `library` names the one to use.

        Raises MissingLibrary where neither is installed.
        """
        rows = [_row(record) for record in self]  # type: ignore[attr-defined]
        columns = _columns(rows, self)  # type: ignore[arg-type]
        table = {column: [row[column] for row in rows] for column in columns}
        for name in (library,) if library else ("pandas", "polars"):
            try:
                return import_module(name).DataFrame(table)
            except ModuleNotFoundError as error:
                if error.name != name:
                    raise
        raise MissingLibrary(library or "pandas or polars", "to_frame", "pip install pandas")


class RecordList(list[Record], Exportable[Record]):
    """A list of records with `to_dicts`, `to_csv` and `to_frame`."""


class RecordTuple(tuple[Record, ...], Exportable[Record]):
    """A tuple of records with `to_dicts`, `to_csv` and `to_frame`."""


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
