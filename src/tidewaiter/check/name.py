"""Names of people and firms in a text, as far as capitals show them."""

import re
from collections.abc import Iterator

_NAME = re.compile(r"\b([A-Z][a-z]{1,14}) ([A-Z][a-z]{4,14})\b")


def find_misspelt_names(text: str) -> Iterator[tuple[str, str]]:
    """Give pairs of names of two words, the first word the same, the second off by a letter or with letters swapped.

    Linear in the text: only a few names of the same first word are compared.  Plurals, and words that differ in their ending
    only, are no misspelling.

    >>> list(find_misspelt_names("Luo Junjie spoke first. Later Luo Junije agreed."))
    [('Luo Junjie', 'Luo Junije')]
    >>> list(find_misspelt_names("Li Wei and Li Min met North Korea and South Korea."))
    []
    """
    seen: dict[str, dict[str, None]] = {}
    for match in _NAME.finditer(text):
        first, second = match.groups()
        known = seen.setdefault(first, {})
        if second in known or len(known) > 8:
            continue
        for other in known:
            if _is_slip(second, other):
                yield f"{first} {other}", f"{first} {second}"
        known[second] = None


def is_swapped(one: str, other: str) -> bool:
    """Whether two words have the same letters in another order.

    >>> is_swapped("Weimin", "Minwei"), is_swapped("Lijun", "Lijuan")
    (True, False)
    """
    return one.lower() != other.lower() and sorted(one.lower()) == sorted(other.lower())


def _is_slip(one: str, other: str) -> bool:
    if is_swapped(one, other):
        return min(len(one), len(other)) >= 6
    if abs(len(one) - len(other)) > 1 or one[0] != other[0] or min(len(one), len(other)) < 6:
        return False
    if one.startswith(other[:-1]) or other.startswith(one[:-1]):
        return False
    return _distance(one.lower(), other.lower()) == 1


def _distance(one: str, other: str) -> int:
    """Give the number of letters to insert, delete or exchange between two short words."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != against))
    return row[-1]
