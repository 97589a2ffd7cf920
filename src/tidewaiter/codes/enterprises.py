"""Types of enterprise and other breakdowns by who trades, from `codes/enterprises.csv`."""

from functools import cache

from tidewaiter.tables import read_table

_COLUMNS = ("code", "name_en", "name_zh")


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_table("codes/enterprises.csv", _COLUMNS, key=("code",))}


def enterprise_codes() -> tuple[str, ...]:
    """Give the codes of all types of enterprise, in the order of the table."""
    return tuple(_rows())


def label(code: str, language: str = "en") -> str:
    """Give the name of a type of enterprise in English (`en`) or Chinese (`zh`); a name that is no code stays.

    >>> label("private_enterprises"), label("pirates")
    ('Private enterprises', 'pirates')
    """
    row = _rows().get(code)
    return row["name_zh" if language == "zh" else "name_en"] if row else code
