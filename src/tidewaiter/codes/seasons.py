"""Marketing years of crops, from `codes/seasons.csv`."""

from functools import cache

from tidewaiter.codes.products import wholes_of
from tidewaiter.tables import read_table


@cache
def _rows() -> dict[tuple[str, str], int]:
    columns = ("product", "reporter", "month")
    return {
        (row["product"], row["reporter"]): int(row["month"]) for row in read_table("codes/seasons.csv", columns, key=columns[:2])
    }


@cache
def season_of(product: str, reporter: str | None) -> int:
    """Give the month in which the marketing year of a crop begins, 1 to 12, or 0 where it is not known.

    >>> season_of("wheat", "US"), season_of("wheat", "RU"), season_of("cars", None)
    (6, 7, 0)
    """
    rows = _rows()
    names = [product, *sorted(wholes_of(product))]
    for name in names:
        found = rows.get((name, reporter or "")) or 0
        if found:
            return found
    return next((rows[name, ""] for name in names if (name, "") in rows), 0)
