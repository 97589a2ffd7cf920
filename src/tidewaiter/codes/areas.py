"""Areas: countries, groups of them and their parts, from `codes/areas.csv`."""

from functools import cache, lru_cache

from tidewaiter.codes.lineage import ancestors
from tidewaiter.tables import read_table, split_words

_COLUMNS = ("code", "kind", "name_en", "name_zh", "parents")


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_table("codes/areas.csv", _COLUMNS, key=("code",))}


@cache
def _parents() -> dict[str, tuple[str, ...]]:
    return {code: split_words(row["parents"]) for code, row in _rows().items()}


def area_codes() -> tuple[str, ...]:
    """Give the codes of all areas, in the order of the table."""
    return tuple(_rows())


def kind_of(code: str) -> str | None:
    """Give the kind of an area (country, group, province, city, district, port, zone, region, waterway); None where no code.

    >>> kind_of("CN-CQ"), kind_of("atlantis")
    ('province', None)
    """
    return _kinds().get(code)


@cache
def _kinds() -> dict[str, str]:
    return {code: row["kind"] for code, row in _rows().items()}


def label(code: str, language: str = "en") -> str:
    """Give the name of an area in English (`en`) or Chinese (`zh`), of several joined with `+` each; other names stay.

    >>> label("CN-CQ"), label("EU+US"), label("atlantis", "zh")
    ('Chongqing', 'European Union+United States', 'atlantis')
    """
    column = "name_zh" if language == "zh" else "name_en"
    rows = _rows()
    return "+".join(rows[part][column] if part in rows else part for part in code.split("+"))


def parents_of(code: str) -> tuple[str, ...]:
    """Give the areas that an area is directly part of, nearest first; none for a name that is no code.

    >>> parents_of("CN-CQ"), parents_of("atlantis")
    (('CN',), ())
    """
    return _parents().get(code, ())


@cache
def wholes_of(code: str) -> frozenset[str]:
    """Give all areas that an area is part of, at any distance, itself left out.  Membership of groups is that of 2026.

    >>> "ASEAN" in wholes_of("VN"), "EU" in wholes_of("GB")
    (True, False)
    """
    return ancestors(_parents(), code)


@lru_cache(maxsize=4096)
def is_part_of(part: str, whole: str) -> bool:
    """Whether an area lies within another one and is not the same; several are joined with `+`.

    Every area of the table is part of `WORLD`.  False says that the table does not know it, not that it is untrue: BRI and other
    groups without fixed members have no parts.

    >>> is_part_of("yiwu", "CN"), is_part_of("US", "EU+US"), is_part_of("CN", "CN-ZJ"), is_part_of("CN", "CN")
    (True, True, False, False)
    """
    if part == whole:
        return False
    wholes = set(whole.split("+"))
    return all(one in wholes or not wholes.isdisjoint(wholes_of(one)) for one in part.split("+"))


def country_of(code: str) -> str | None:
    """Give the country that an area lies in, the area itself where it is one, None for a group or a name that is no code.

    >>> country_of("yiwu"), country_of("IN-GJ"), country_of("EU"), country_of("HK")
    ('CN', 'IN', None, 'HK')
    """
    return _countries().get(code)


@cache
def _countries() -> dict[str, str]:
    rows, found = _rows(), {}
    for code, row in rows.items():
        wholes = sorted(one for one in wholes_of(code) if rows[one]["kind"] == "country")
        if row["kind"] == "country" or wholes:
            found[code] = code if row["kind"] == "country" else wholes[0]
    return found
