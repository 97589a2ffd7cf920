"""The one loader of tables: CSV with a comment header, read from the installed package.

A table opens with lines that begin with `#` (its grammar, an example, the source of its content), then a header row, then the
rows.  A cell that holds several words separates them with `|`.
"""

import csv
from functools import cache
from importlib.resources import files

from tidewaiter.errors import TableError


@cache
def read_table(name: str, columns: tuple[str, ...], *, key: tuple[str, ...] = ()) -> tuple[dict[str, str], ...]:
    """Give the rows of a table of this package, such as `codes/units.csv`, as dictionaries.

    The header must name exactly `columns`, in that order.  With `key`, no two rows may agree in all those columns.  Raises
    TableError, which names file, row and what was expected.
    """
    text = files("tidewaiter").joinpath(name).read_text("utf-8")
    lines = text.splitlines()
    skipped = next((i for i, line in enumerate(lines) if line and not line.startswith("#")), len(lines))
    reader = csv.reader(lines[skipped:])
    header = tuple(next(reader, ()))
    if header != columns:
        raise TableError(name, skipped + 1, f"columns {list(header)}; expected {list(columns)}")
    rows: list[dict[str, str]] = []
    seen: set[tuple[str, ...]] = set()
    for number, cells in enumerate(reader, skipped + 2):
        if not cells or cells[0].startswith("#"):
            continue
        if len(cells) != len(columns):
            raise TableError(name, number, f"{len(cells)} cells; expected {len(columns)}: {cells}")
        row = dict(zip(columns, cells, strict=True))
        mark = tuple(row[k] for k in key)
        if key and mark in seen:
            raise TableError(name, number, f"{dict(zip(key, mark, strict=True))} stands twice")
        seen.add(mark)
        rows.append(row)
    return tuple(rows)


def split_words(cell: str) -> tuple[str, ...]:
    """Give the words of a cell, which `|` separates.

    >>> split_words("export|exports | outbound shipments")
    ('export', 'exports', 'outbound shipments')
    """
    return tuple(word for word in (part.strip() for part in cell.split("|")) if word)
