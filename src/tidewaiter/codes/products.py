"""Products, groups of them and aggregates, from `codes/products.csv`."""

from functools import cache

from tidewaiter.codes.lineage import ancestors
from tidewaiter.tables import read_table, split_words

# How many words may stand before the code that a name ends in.
_MOST_MODIFIERS = 6

_COLUMNS = ("code", "kind", "hs", "parents", "name_zh", "note")


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_table("codes/products.csv", _COLUMNS, key=("code",))}


@cache
def _parents() -> dict[str, tuple[str, ...]]:
    return {code: split_words(row["parents"]) for code, row in _rows().items()}


@cache
def _standard() -> dict[str, tuple[str, ...]]:
    rows = read_table("codes/standard_products.csv", ("code", "names"), key=("code",))
    return {row["code"]: split_words(row["names"]) for row in rows}


def product_codes() -> tuple[str, ...]:
    """Give the codes of all products, in the order of the table."""
    return tuple(_rows())


def kind_of(code: str) -> str | None:
    """Give the kind of a product: product, group or aggregate; None for a name that is no code.

    >>> kind_of("vehicles"), kind_of("goods"), kind_of("moonbeams")
    ('group', 'aggregate', None)
    """
    row = _rows().get(code)
    return row["kind"] if row else None


def label(code: str, language: str = "en") -> str:
    """Give the name of a product in English (`en`: the code itself) or Chinese (`zh`); a name that is no code stays.

    >>> label("new energy vehicles"), label("moonbeams", "zh")
    ('new energy vehicles', 'moonbeams')
    """
    row = _rows().get(code)
    return row["name_zh"] if row and language == "zh" and row["name_zh"] else code


def headings_of(code: str) -> tuple[str, ...]:
    """Give the headings of the Harmonized System that name a product; none where none were looked up or it is no code.

    >>> headings_of("passenger cars"), headings_of("moonbeams")
    (('8703',), ())
    """
    row = _rows().get(code)
    return split_words(row["hs"]) if row else ()


def is_standard(code: str, name: str) -> bool:
    """Whether statisticians have one name for a product, its code, and this name of it says no more.

    A figure then has the code, whatever its text calls the product; else the name that the text has.

    >>> is_standard("vehicles", "autos"), is_standard("garments", "ready-made garments"), is_standard("maize", "corn")
    (True, False, False)
    """
    names = _standard().get(code)
    return names is not None and (not names or name in names)


def note_on(code: str) -> str:
    """Give what the official line of a product counts, where the table says; empty where it does not."""
    row = _rows().get(code)
    return row["note"] if row else ""


def parents_of(code: str) -> tuple[str, ...]:
    """Give the products that a product is directly part of, nearest first; none for a name that is no code.

    >>> parents_of("passenger cars"), parents_of("moonbeams")
    (('light vehicles',), ())
    """
    return _parents().get(code, ())


@cache
def wholes_of(code: str) -> frozenset[str]:
    """Give all products that a product is part of, at any distance, itself left out.

    A name that is no code is a part of the code that it ends in, unless "non-" turns that round.

    >>> "vehicles" in wholes_of("plug-in hybrids"), "new energy vehicles" in wholes_of("hybrid vehicles")
    (True, False)
    >>> {"beef", "meat"} <= wholes_of("frozen boneless beef"), wholes_of("non-monetary moonbeams")
    (True, frozenset())
    """
    kind = code_in(code)
    if kind is None:
        return frozenset()
    return ancestors(_parents(), kind) | ({kind} if kind != code else set())


def code_in(name: str) -> str | None:
    """Give the code that a name ends in, itself where it is one; None where there is none, or "non-" turns it round.

    >>> code_in("vehicles"), code_in("frozen boneless beef"), code_in("non-ferrous beef")
    ('vehicles', 'beef', None)
    """
    if name in _parents():
        return name
    words = [] if name.startswith("non-") else name.split(" ")
    kinds = (" ".join(words[first:]) for first in range(1, min(len(words), _MOST_MODIFIERS)))
    return next((kind for kind in kinds if kind in _parents()), None)


def is_part_of(part: str, whole: str) -> bool:
    """Whether a product is a part of another one and not the same.

    False says that the table does not know it, not that it is untrue: high-tech products overlap with most groups and hold none.

    >>> is_part_of("passenger cars", "vehicles"), is_part_of("vehicles", "passenger cars"), is_part_of("vehicles", "vehicles")
    (True, False, False)
    """
    return whole in wholes_of(part)
