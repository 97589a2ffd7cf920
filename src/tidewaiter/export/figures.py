"""Figures for programs: JSON, JSON lines and CSV, with the fields of the contract in its order."""

from collections.abc import Iterable, Iterator

import msgspec

from tidewaiter.export.delimited import write_csv
from tidewaiter.export.number import plain_number
from tidewaiter.records import Figure

FIELDS = (
    "document", "id", "start", "end", "quote", "value", "value_high", "low", "high", "bound", "hedge", "unit", "measure", "stat",
    "basis", "currency", "product", "reporter", "partner", "mode", "by", "period", "versus", "status", "source", "known", "rules",
    "low_open", "high_open",
)  # fmt: skip
_NUMBERS = frozenset({"value", "value_high", "low", "high"})
_encode = msgspec.json.Encoder().encode


def figure_fields(figure: Figure) -> dict[str, object]:
    """Give a figure as a dictionary: the fields of the contract in its order, then which ends of the interval are excluded."""
    return {name: plain_number(getattr(figure, name)) if name in _NUMBERS else getattr(figure, name) for name in FIELDS}


def figures_jsonl(figures: Iterable[Figure]) -> Iterator[bytes]:
    """Give a line of JSON for each figure, as they come."""
    for figure in figures:
        yield _encode(figure_fields(figure)) + b"\n"


def figures_json(figures: Iterable[Figure]) -> Iterator[bytes]:
    """Give one JSON array, a figure a line."""
    before = b"[\n"
    for figure in figures:
        yield before + _encode(figure_fields(figure))
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def figures_csv(figures: Iterable[Figure], *, excel: bool = False) -> Iterator[bytes]:
    """Give a CSV table; `known` is written `field=how`, rules and pairs are separated by a semicolon."""
    return write_csv((figure_row(figure) for figure in figures), FIELDS, excel=excel)


def figure_row(figure: Figure) -> dict[str, object]:
    """Give a figure as one flat row."""
    row = figure_fields(figure)
    row["known"] = "; ".join(f"{field}={how}" for field, how in figure.known.items())
    row["rules"] = "; ".join(figure.rules)
    row["low_open"], row["high_open"] = str(figure.low_open).lower(), str(figure.high_open).lower()
    return row
