"""The units in which figures are given, and the currencies."""

from functools import cache
from typing import NamedTuple

from tidewaiter.tables import read_table


class Currency(NamedTuple):
    """A currency of ISO 4217; `word` says that its code is also an English word (`TOP`), `label` is the name behind a number."""

    code: str
    name: str
    historic: bool
    word: bool
    label: str


@cache
def currencies() -> dict[str, Currency]:
    """Give all currencies by their ISO 4217 code, historic ones that old newswires use as well.

    >>> currencies()["DEM"].historic
    True
    >>> "XYZ" in currencies()
    False
    """
    rows = read_table("codes/currencies.csv", ("code", "name", "status", "word", "label"), key=("code",))
    return {r["code"]: Currency(r["code"], r["name"], r["status"] == "historic", r["word"] == "yes", r["label"]) for r in rows}


@cache
def unit_kinds() -> dict[str, str]:
    """Give the kind of every unit by its code.

    Kinds are `percent`, `points`, `physical`, `count`, `times`, `duration`, `ordinal` and `money`.


    >>> unit_kinds()["TEU"], unit_kinds()["CNY"]
    ('physical', 'money')
    """
    kinds = {row["code"]: row["kind"] for row in read_table("codes/units.csv", ("code", "kind", "label"), key=("code",))}
    return kinds | dict.fromkeys(currencies(), "money")


def unit_kind(code: str) -> str:
    """Give the kind of a unit; an open currency (`open:$`) is `money`, an `other:<name>` that no table has is `physical`.

    >>> unit_kind("open:¥"), unit_kind("other:spoonful")
    ('money', 'physical')
    """
    if code.startswith("open:"):
        return "money"
    return unit_kinds().get(code, "physical")
