"""Companies and brands that trade news names, from `codes/companies.csv`."""

from functools import cache

from tidewaiter.tables import read_table

_COLUMNS = ("code", "kind", "area")


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_table("codes/companies.csv", _COLUMNS, key=("code",))}


def company_codes() -> tuple[str, ...]:
    """Give the codes of all companies, in the order of the table."""
    return tuple(_rows())


def kind_of(code: str) -> str | None:
    """Give the kind of a company (maker, technology, mining ...); None for a name that is no code.

    >>> kind_of("byd"), kind_of("acme")
    ('maker', None)
    """
    row = _rows().get(code)
    return row["kind"] if row else None


def area_of(code: str) -> str | None:
    """Give the country of a company's head office; None for a name that is no code.

    >>> area_of("byd"), area_of("acme")
    ('CN', None)
    """
    row = _rows().get(code)
    return row["area"] if row else None
