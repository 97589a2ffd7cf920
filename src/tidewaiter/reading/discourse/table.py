"""The figures of tables: read by the heads of their columns, or left out where no head says what a number is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from math import isfinite

from msgspec.structs import replace

from tidewaiter.reading.discourse.known import figure_id
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.column import Cell, Column, Row, Table, find_tables, numeric_cells
from tidewaiter.reading.quantity.quantity import find_quantities
from tidewaiter.records import Document, Figure, Interval, Quantity

_SIGNS = "+-\u2212\u2013"
# What the rows of a table may be each its own of.
_SPLIT = ("partner", "product", "reporter")
_ITEMS = "-\u2013\u2022"
_RULE = "<number> under <head>"


def read_columns(document: Document, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Give the figures with those of tables as their columns say; numbers alone in a cell without a head that helps are left out.

    What a row is about (product, places, period) is what the reading made of its words.
    """
    figures = tuple(figures)
    place = 0
    for table in find_tables(document.running):
        inside = _within(figures, table.rows[0].start, table.rows[-1].end)
        yield from _within(figures, place, table.rows[0].start)
        yield from _read_table(document, table, inside)
        place = table.rows[-1].end
    yield from _within(figures, place, len(document.running) + 1)


def _within(figures: Sequence[Figure], start: int, end: int) -> Sequence[Figure]:
    """The figures that begin from one place on and before another."""
    first = bisect_left(figures, start, key=lambda figure: figure.start)
    return figures[first : bisect_left(figures, end, first, key=lambda figure: figure.start)]


def _read_table(document: Document, table: Table, figures: Sequence[Figure]) -> Iterator[Figure]:
    text, group, told = document.running, None, None
    split: set[str] = set()
    is_of_partners = not wordlist.words("column_partner").isdisjoint(table.label.split())
    for row in table.rows:
        here = _within(figures, row.start, row.end)
        if len(row.cells) == 1:
            group = _measure_in(text, row) or group
        if len(row.cells) == 1 or not here:
            yield from here
            continue
        model = _as_partner(here[0]) if is_of_partners else here[0]
        stated = model.known.get("measure") == "stated"
        # "- Crude oil" below "Exports" is of these
        above = told if text[row.cells[0].start] in _ITEMS else group
        if not stated and above is not None:
            model = replace(model, measure=above)
        # what a row before stated for itself is not of this one, nor is a price that the head of another column names
        measures = {column.measure for column in (table.columns.get(cell.start) for cell in row.cells) if column is not None}
        is_open = not stated and above is None and None in measures and (told is not None or model.measure == "price")
        told = model.measure if stated else told
        whole = _of_whole(text, row, model, split)
        split |= {field for field in _SPLIT if model.known.get(field) == "stated"}
        yield from _read_row(document, table, row, here, None if is_open else whole)


def _as_partner(model: Figure) -> Figure:
    """A row whose place is that of a partner, as the head of its label says."""
    if model.partner is not None or model.known.get("reporter") != "stated":
        return model
    known = {name: how for name, how in model.known.items() if name != "reporter"} | {"partner": "stated"}
    return replace(model, partner=model.reporter, reporter=None, known=known)


def _of_whole(text: str, row: Row, model: Figure, split: set[str]) -> Figure | None:
    """What a row is of where rows before it name each its own partner or product and it does not: of all partners, or unknown."""
    missing = {field for field in split if model.known.get(field) != "stated" and getattr(model, field) != "goods"}
    if not missing:
        return model
    label = text[row.cells[0].start : row.cells[0].end].lower().split()
    is_total = bool(label) and label[0] in wordlist.words("column_total")
    return replace(model, partner=None) if is_total and missing == {"partner"} else None


def _read_row(document: Document, table: Table, row: Row, here: Sequence[Figure], model: Figure | None) -> Iterator[Figure]:
    """Give the figures of a row: those of its words as they are, those of its cells as the heads say; `model` says of what."""
    cells = numeric_cells(document.running, row)
    found = {figure.start: figure for figure in here if not any(cell.start <= figure.start < cell.end for cell in cells)}
    for cell in cells:
        column = table.columns.get(cell.start)
        if column is None:
            found |= {one.start: one for one in here if cell.start <= one.start < cell.end and _is_change(document.running, one)}
            continue
        if model is not None:
            figures = _figures(document, cell, column, replace(model, measure=column.measure or model.measure))
            found |= {one.start: one for one in figures}
    for start in sorted(found):
        yield found[start]


def _measure_in(text: str, row: Row) -> str | None:
    words = text[row.start : row.end].lower().split()
    return next((word for word in words if word in wordlist.words("column_measure")), None)


def _is_change(text: str, figure: Figure) -> bool:
    """Whether a percent has a sign, which only a change has."""
    return figure.stat == "growth" and text[figure.start - 1 : figure.start] in set(_SIGNS) and figure.unit == "percent"


def _figures(document: Document, cell: Cell, column: Column, model: Figure) -> Iterator[Figure]:
    """Give the figure of a cell, none where its head does not say how to read it."""
    printed = document.running[cell.start : cell.end]
    first = next(at for at, sign in enumerate(printed) if sign.isdigit())
    digits = printed[first:].rstrip(" %")
    money = printed[:first].strip(_SIGNS + " ")
    in_percent = printed.endswith("%")
    if (column.stat == "level" and in_percent) or not (column.before or column.behind or in_percent):
        return
    behind = column.behind or "percent" * in_percent
    quantities = find_quantities(f"{money or column.before}{digits} {behind}".strip())
    if len(quantities) == 1:
        start = cell.start + first
        yield _figure(document, (start, start + len(digits)), _signed(quantities[0], printed), (column, model))


def _signed(quantity: Quantity, printed: str) -> Quantity:
    interval = quantity.interval
    if printed[0] not in _SIGNS[1:]:
        return quantity
    turned = Interval(-interval.high, -interval.low, interval.high_open, interval.low_open)
    return replace(quantity, value=-quantity.value, interval=turned)


def _figure(document: Document, span: tuple[int, int], quantity: Quantity, said: tuple[Column, Figure]) -> Figure:
    column, model = said
    known = {name: how for name, how in model.known.items() if name not in {"versus", "basis", "currency"}}
    known |= {"period": "stated"} if column.period else {}
    known |= {"versus": "stated" if column.versus else "assumed"} if column.stat == "growth" else {}
    interval = quantity.interval
    return replace(
        model,
        id=figure_id(document.digest, span[0]),
        start=span[0],
        end=span[1],
        quote=document.text[span[0] : span[1]],
        value=quantity.value,
        value_high=None,
        low=interval.low if isfinite(interval.low) else None,
        high=interval.high if isfinite(interval.high) else None,
        bound=quantity.bound,
        hedge=None,
        unit=quantity.unit.replace("open:", "other:"),
        stat=column.stat,
        basis=None,
        currency=None,
        period=column.period or model.period,
        versus=(column.versus or "year_earlier") if column.stat == "growth" else None,
        known=known,
        rules=(*quantity.rules, _RULE),
        low_open=interval.low_open,
        high_open=interval.high_open,
        step=quantity.step,
    )
