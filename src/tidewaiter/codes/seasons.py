"""Marketing years of crops, from `codes/seasons.csv`."""

from functools import cache

from tidewaiter.tables import read_table

# How many words of a name are looked at.
_MOST_WORDS = 6


@cache
def _rows() -> dict[tuple[str, str], int]:
    columns = ("product", "reporter", "month")
    return {
        (row["product"], row["reporter"]): int(row["month"]) for row in read_table("codes/seasons.csv", columns, key=columns[:2])
    }


@cache
def season_of(product: str, reporter: str | None) -> int:
    """Give the month in which the marketing year of a crop begins, 1 to 12, or 0 where it is not known.

    >>> season_of("wheat", "US"), season_of("soft wheat", "FR"), season_of("cars", None)
    (6, 7, 0)
    """
    rows, words = _rows(), product.split(" ")
    names = [" ".join(words[first:]) for first in range(min(len(words), _MOST_WORDS))]
    found = [rows.get((name, reporter or "")) or rows.get((name, ""), 0) for name in names]
    return next((month for month in found if month), 0)
