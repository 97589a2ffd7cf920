"""What is part of what: products, areas and breakdowns, from the tables of codes."""

from functools import cache

from tidewaiter.check.pairing import is_money
from tidewaiter.records.figure import Figure
from tidewaiter.tables import read_table, split_words

_DIMENSIONS = ("product", "reporter", "partner", "mode", "by")
# an empty field says "all": all partners, all modes, all goods
_ALL_GOODS = {"goods", "goods and services"}
_PARTITIONS = "check/partitions.csv"


@cache
def partitions_of(dimension: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the wholes of a dimension with the parts that exhaust them and do not overlap."""
    rows = read_table(_PARTITIONS, ("dimension", "whole", "parts"), key=("dimension", "whole"))
    return tuple((row["whole"], split_words(row["parts"])) for row in rows if row["dimension"] == dimension)


@cache
def ancestors_of(dimension: str, code: str | None) -> tuple[str | None, ...]:
    """Give all that a code of a dimension is part of, nearest first.

    An empty partner, mode or breakdown means all of them; an empty product or reporter means that nobody knows.

    >>> ancestors_of("mode", "general_trade"), ancestors_of("mode", None), ancestors_of("product", "toys")[-1]
    ((None,), (), 'goods and services')
    """
    if code is None:
        return ()
    found: dict[str | None, None] = {}
    queue = list(_parents(dimension).get(code, ()))
    while queue:
        parent = queue.pop(0)
        if parent not in found and parent != code:
            found[parent] = None
            queue.extend(_parents(dimension).get(parent, ()))
    if dimension == "reporter":
        return tuple(found)
    if dimension == "product":
        is_good = "service" not in code and code not in {"goods", "goods and services"}
        return tuple(dict.fromkeys((*found, *(("goods", "goods and services") if is_good else ()))))
    return (None, *found)


@cache
def is_part(dimension: str, part: str | None, whole: str | None) -> bool:
    """Whether a code is a part of another one, and not the same.

    >>> is_part("reporter", "CN-CQ", "CN"), is_part("partner", "DE", None), is_part("partner", "DE", "DE")
    (True, True, False)
    """
    return part != whole and whole in ancestors_of(dimension, part)


@cache
def are_apart(dimension: str, one: str | None, other: str | None) -> bool:
    """Whether two codes surely have nothing in common: two countries, two continents, two parts of one partition.

    Two products may always overlap, unless a partition names them.

    >>> are_apart("partner", "DE", "FR"), are_apart("partner", "ASEAN", "BRI"), are_apart("partner", "DE", "EU")
    (True, False, False)
    >>> are_apart("partner", "EU", "Asia"), are_apart("partner", "VN", "Asia")
    (True, False)
    """
    if one is None or other is None or one == other:
        return False
    if any(one in parts and other in parts for _, parts in partitions_of(dimension)):
        return True
    if dimension not in {"reporter", "partner"}:
        return False
    return (_is_country(one) and _is_country(other)) or _are_on_two_continents(dimension, one, other)


def _are_on_two_continents(dimension: str, one: str, other: str) -> bool:
    """Whether two areas lie wholly on different continents: the EU and Asia, Germany and ASEAN."""
    ones, others = ({code, *ancestors_of(dimension, code)} for code in (one, other))
    for _, parts in partitions_of(dimension):
        here, there = ones & set(parts), others & set(parts)
        if len(here) == len(there) == 1 and here != there:
            return True
    return False


def are_side_by_side(one: Figure, other: Figure) -> bool:
    """Whether two figures are of two things of which neither is a part of the other: of Italy and of Spain, of rice and of tea.

    A product or reporter that no table knows may be a part of anything.
    """
    pairs = ((name, getattr(one, name), getattr(other, name)) for name in ("product", "reporter", "partner", "mode", "by"))
    return any(
        None not in (mine, theirs)
        and mine != theirs
        and not is_part(name, mine, theirs)
        and not is_part(name, theirs, mine)
        and (name not in {"product", "reporter"} or {mine, theirs} <= _parents(name).keys())
        for name, mine, theirs in pairs
    )


def widened(part: Figure) -> tuple[tuple[str, str | None], ...]:
    """Give every single widening of what a figure is about: the dimension and the wider code.

    What is counted in units is no part of all goods: goods are counted in money, or weighed.
    """
    is_count = part.unit not in {"percent", "tonne", "percentage_point"} and not is_money(part.unit)
    return tuple(
        (name, code)
        for name in _DIMENSIONS
        for code in ancestors_of(name, getattr(part, name))
        if not (is_count and code in _ALL_GOODS)
    )


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code.isupper() and code != "EU"


@cache
def _parents(dimension: str) -> dict[str, tuple[str, ...]]:
    if dimension == "product":
        rows = read_table("codes/products.csv", ("code", "kind", "hs", "parents", "name_zh", "note"), key=("code",))
    elif dimension in {"reporter", "partner"}:
        rows = read_table("codes/areas.csv", ("code", "kind", "name_en", "name_zh", "parents"), key=("code",))
    else:
        return {}
    return {row["code"]: split_words(row["parents"]) for row in rows}
