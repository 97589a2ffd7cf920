"""What is part of what, from the `parents` column of a table: one step up is in the table, the rest is derived here."""

from collections.abc import Mapping


def ancestors(parents: Mapping[str, tuple[str, ...]], code: str) -> frozenset[str]:
    """Give all codes that a code is part of, at any distance, itself left out; a code not in the table has none.

    >>> sorted(ancestors({"sedans": ("cars",), "cars": ("vehicles",), "vehicles": ()}, "sedans"))
    ['cars', 'vehicles']
    >>> ancestors({}, "sedans")
    frozenset()
    """
    found: set[str] = set()
    waiting = list(parents.get(code, ()))
    while waiting:
        parent = waiting.pop()
        if parent != code and parent not in found:
            found.add(parent)
            waiting.extend(parents.get(parent, ()))
    return frozenset(found)
