"""CSV as RFC 4180 has it: CRLF, quotes only where needed, UTF-8."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Writer

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str], *, excel: bool = False) -> Iterator[bytes]:
    """Give the lines of a table, the header first, as the rows come.

    With `excel` a byte-order mark comes first, which makes Excel read Chinese, and a text that Excel would run as a formula gets
    an apostrophe in front.

    >>> list(write_csv([{"a": 1, "b": "x, y"}], ["a", "b"]))
    [b'a,b\\r\\n', b'1,"x, y"\\r\\n']
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    yield (b"\xef\xbb\xbf" if excel else b"") + _line(writer, buffer, columns)
    for row in rows:
        cells = [row[column] for column in columns]
        yield _line(writer, buffer, [_disarm(cell) for cell in cells] if excel else cells)


def _line(writer: "Writer", buffer: io.StringIO, cells: Sequence[object]) -> bytes:
    writer.writerow(cells)
    line = buffer.getvalue().encode("utf-8", "backslashreplace")
    buffer.seek(0)
    buffer.truncate()
    return line


def _disarm(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
