"""Sources: who gives figures about trade, from `codes/sources.csv`."""

from functools import cache

from tidewaiter.tables import read_table, split_words

_COLUMNS = ("code", "kind", "area", "name_en", "name_zh", "counts")


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_table("codes/sources.csv", _COLUMNS, key=("code",))}


def source_codes() -> tuple[str, ...]:
    """Give the codes of all sources, in the order of the table."""
    return tuple(_rows())


def kind_of(code: str) -> str | None:
    """Give the kind of a source (customs, statistics, ministry, association ...); None for a name that is no code.

    >>> kind_of("GACC"), kind_of("a person")
    ('customs', None)
    """
    row = _rows().get(code)
    return row["kind"] if row else None


def area_of(code: str) -> str | None:
    """Give the area that a source speaks for; None where its name is common to many (`customs`) or is no code.

    >>> area_of("CAAM"), area_of("customs")
    ('CN', None)
    """
    row = _rows().get(code)
    return (row["area"] or None) if row else None


@cache
def offices_of(area: str) -> tuple[str, ...]:
    """Give the names, in English, of the offices of an area: its customs, statistics office, ministries and central bank.

    >>> "Census and Statistics Department" in offices_of("HK"), offices_of("")
    (True, ())
    """
    rows = ((code, row) for code, row in _rows().items() if area and row["area"] == area and row["kind"] in _OFFICES)
    return tuple(dict.fromkeys(name for code, row in rows for name in (row["name_en"], code)))


_OFFICES = frozenset(["customs", "statistics", "ministry", "central_bank", "agency"])


@cache
def branch_of(code: str) -> frozenset[str]:
    """Give the products that a source counts, by its branch; none where it counts all trade, or is no code.

    >>> sorted(branch_of("China Coal Association")), branch_of("GACC")
    (['energy products'], frozenset())
    """
    row = _rows().get(code)
    return frozenset(split_words(row["counts"])) if row else frozenset()


def label(code: str, language: str = "en") -> str:
    """Give the full name of a source in English (`en`) or Chinese (`zh`); a name that is no code stays.

    >>> label("GACC"), label("a person")
    ('General Administration of Customs', 'a person')
    """
    row = _rows().get(code)
    return row["name_zh" if language == "zh" else "name_en"] if row else code
