"""Names as published, and the project's codes: a strict table, nothing by guess."""

import re
from calendar import month_abbr
from functools import cache

from tidewaiter.errors import TableError
from tidewaiter.tables import read_table

TABLE = "series/data/mapping.csv"
_COLUMNS = ("field", "name", "code", "why")
_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
_DAY = re.compile(r"\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} (20\d\d)\b")
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} (20\d\d)\b")
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")


def map_name(field: str, name: str) -> str | None:
    """Give the code of a name as a page had it, null where the table says that it stands for nothing.

    Raises TableError for a name that the table does not have.

    >>> map_name("product", "motor vehicles"), map_name("partner", "WLD")
    ('vehicles', None)
    >>> map_name("product", "moter vehicles")
    Traceback (most recent call last):
    tidewaiter.errors.TableError: series/data/mapping.csv:0: no product 'moter vehicles'; add a row that maps or drops it
    """
    code = _codes().get((field, name))
    if code is None:
        raise TableError(TABLE, 0, f"no {field} {name!r}; add a row that maps or drops it")
    return None if code == "-" else code


def find_doubt(note: str) -> str | None:
    """Give why a row with such a scope note is left out, null where it stays.

    >>> find_doubt("year inferred from growth and rate: check")
    'the reference itself asks for a check'
    >>> find_doubt("incl. chassis") is None
    True
    """
    doubts = ((row["name"], row["why"]) for row in read_table(TABLE, _COLUMNS, key=("field", "name")) if row["field"] == "doubt")
    return next((why for phrase, why in doubts if phrase in note), None)


def step_of(printed: str) -> float:
    """Give the weight of the last digit that can be trusted: trailing zeros of a whole number are not digits.

    >>> step_of("4910000"), step_of("127.4"), step_of("58000"), step_of("-226800000000")
    (10000.0, 0.1, 1000.0, 100000000.0)
    """
    digits = printed.lstrip("-")
    whole, _, decimals = digits.partition(".")
    if decimals.strip("0"):
        return float(f"1e-{len(decimals)}")
    return 10.0 ** (len(whole) - len(whole.rstrip("0"))) if whole.strip("0") else 1.0


def percent_step(printed: str) -> float:
    """Give the weight of the last digit of a percentage: a point, a tenth; ten points where it was said in multiples.

    >>> percent_step("81.5"), percent_step("28"), percent_step("-20"), percent_step("160"), percent_step("16.0")
    (0.1, 1.0, 1.0, 10.0, 0.1)
    """
    _, _, decimals = printed.partition(".")
    if decimals:
        return float(f"1e-{len(decimals)}")
    return 10.0 if abs(int(printed)) >= 100 and int(printed) % 10 == 0 else 1.0


def find_vintage(citation: str) -> str | None:
    """Give the day or month of publication that a citation names, the last one where it names several.

    >>> find_vintage("Xinhua, 20 Aug 2024 (Shanghai Customs)"), find_vintage("SteelOrbis, Aug 2025 (citing CAAM)")
    ('2024-08-20', '2025-08')
    >>> find_vintage("SCIO transcript 2023-07-26"), find_vintage("GACC, table (5), 10.2023") is None
    ('2023-07-26', True)
    """
    if days := _DAY.findall(citation):
        day, month, year = days[-1]
        return f"{year}-{_MONTHS[month.lower()]:02d}-{int(day):02d}"
    if iso := _ISO.findall(citation):
        return "-".join(iso[-1])
    if months := _MONTH.findall(citation):
        month, year = months[-1]
        return f"{year}-{_MONTHS[month.lower()]:02d}"
    return None


@cache
def _codes() -> dict[tuple[str, str], str]:
    return {(row["field"], row["name"]): row["code"] for row in read_table(TABLE, _COLUMNS, key=("field", "name"))}
