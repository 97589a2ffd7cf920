"""The official figures that come with the package, found by cell."""

from collections.abc import Iterable
from functools import cache, lru_cache

from tidewaiter.codes.definitions import definition_of
from tidewaiter.records.figure import Cell, Figure
from tidewaiter.records.observation import Observation
from tidewaiter.tables import read_table

TABLE = "series/data/observations.csv"
COLUMNS = (
    *("series", "measure", "stat", "product", "reporter", "partner", "mode", "by", "period", "status"),
    *("value", "bound", "unit", "step", "growth", "growth_step", "growth_basis", "growth_currency", "growth_assumed"),
    *("share", "share_step", "source", "vintage", "confidence", "note", "citation", "url"),
)
_SUBJECT = ("measure", "product", "reporter", "partner", "mode", "by", "period")
_Row = dict[str, str]
_Key = tuple[str, ...]


class BundledSeries:
    """The bundled official figures.  Nothing is read before the first question; the rows are shared by all instances."""

    def observations(self, cell: Cell) -> tuple[Observation, ...]:
        """Give what all sources publish for the measure, product, reporter, partner, mode, by and period of a cell, whatever
        the unit.

        Forecasts that a source published are among them, with their status.  In the order of the table; empty where there is
        none.
        """
        return _build(_by_cell().get(_key_of(cell), ()))

    def near(self, figure: Figure) -> tuple[Observation, ...]:
        """Give figures of neighbouring cells, the nearest first: of the same reporter, or of the same product elsewhere.

        Nearness is the number of fields that differ; period counts least, measure and reporter most.  The figure's own cell is
        left out.
        """
        return _near(_key_of(figure.cell))

    def all(self) -> tuple[Observation, ...]:
        """Give every row, in the order of the table."""
        return _build(range(len(_rows())))


@cache
def _rows() -> tuple[_Row, ...]:
    return read_table(TABLE, COLUMNS)


@cache
def _keys() -> tuple[_Key, ...]:
    return tuple(tuple([row[field] for field in _SUBJECT]) for row in _rows())


@cache
def _by_cell() -> dict[_Key, tuple[int, ...]]:
    return _index(((key,), number) for number, key in enumerate(_keys()))


@cache
def _by_group() -> dict[_Key, tuple[int, ...]]:
    return _index((_groups_of(key), number) for number, key in enumerate(_keys()))


def _index(rows: Iterable[tuple[Iterable[_Key], int]]) -> dict[_Key, tuple[int, ...]]:
    found: dict[_Key, list[int]] = {}
    for keys, number in rows:
        for key in keys:
            found.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def _groups_of(key: _Key) -> tuple[_Key, ...]:
    measure, product, reporter, *_, period = key
    return ("own", measure, reporter), ("elsewhere", measure, product), ("measure", product, reporter, period)


def _key_of(cell: Cell) -> _Key:
    return (
        cell.measure,
        cell.product or "",
        cell.reporter or "",
        cell.partner or "",
        cell.mode or "",
        cell.by or "",
        cell.period,
    )


def _distance(key: _Key, other: _Key) -> int:
    weights = (8, 3, 8, 3, 3, 3, 2)
    return sum(weight for weight, mine, theirs in zip(weights, key, other, strict=True) if mine != theirs)


@lru_cache(maxsize=512)
def _near(key: _Key) -> tuple[Observation, ...]:
    rows = {number for group in _groups_of(key) for number in _by_group().get(group, ())}
    own = set(_by_cell().get(key, ()))
    return _build(sorted(rows - own, key=lambda number: (_distance(key, _keys()[number]), number)))


def _build(numbers: Iterable[int]) -> tuple[Observation, ...]:
    return tuple([_observation(number) for number in numbers])


@lru_cache(maxsize=4096)
def _observation(number: int) -> Observation:
    row = _rows()[number]
    product = row["product"] or None
    fields = {field: row[field] or None for field in ("partner", "mode", "by", "reporter")}
    cell = Cell(measure=row["measure"], stat=row["stat"], product=product, period=row["period"], **fields)
    definition = definition_of(row["source"], product)
    return Observation(
        series=row["series"],
        cell=cell,
        value=_number(row["value"]),
        unit=row["unit"],
        source=row["source"],
        definition=None if definition is None else definition.code,
        bound=row["bound"],
        growth=_number(row["growth"]),
        growth_currency=row["growth_currency"] or None,
        share=_number(row["share"]),
        vintage=row["vintage"] or None,
        confidence=row["confidence"],
        note=row["note"],
        citation=row["citation"],
        url=row["url"],
        step=_number(row["step"]) or 0.0,
        status=row["status"],
        growth_step=_number(row["growth_step"]) or 0.0,
        growth_basis=row["growth_basis"] or None,
        growth_assumed=row["growth_assumed"] == "yes",
        share_step=_number(row["share_step"]) or 0.0,
    )


def _number(text: str) -> float | None:
    return float(text) if text else None
