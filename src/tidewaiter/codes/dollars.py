"""Dollars of countries that have their own, and what a bare "$" means in texts about them, from `codes/dollars.csv`."""

from functools import cache
from typing import NamedTuple

from tidewaiter.tables import read_table, split_words


class Dollar(NamedTuple):
    """The dollars of a place.

    `currency` is their ISO 4217 code; `written` says that a text about the place also writes "dollars" for them, `of_office` that
    only a text which names an office of the place writes a bare "$" for them; `sign` is what a text writes for them that means
    American ones by "$"; `printed` is what only texts of the place print.
    """

    currency: str
    written: bool
    of_office: bool
    sign: str
    printed: tuple[str, ...]


@cache
def _rows() -> dict[str, Dollar]:
    columns = ("area", "currency", "meant", "sign", "printed")
    return {
        row["area"]: Dollar(
            row["currency"], row["meant"] == "written", row["meant"] == "office", row["sign"], split_words(row["printed"])
        )
        for row in read_table("codes/dollars.csv", columns, key=("area",))
    }


def dollar_of(area: str | None) -> Dollar | None:
    """Give the dollars of an area that has its own; None for any other, the United States among them.

    >>> dollar_of("NZ").currency, dollar_of("US")
    ('NZD', None)
    """
    return _rows().get(area or "")
