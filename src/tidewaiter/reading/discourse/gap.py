"""The gap between exports and imports: a balance that a text takes apart."""

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item

# Nouns of what lies between two amounts.
_GAPS = wordlist.words("gap")
# How many items behind "between" both sides must have come.
_SIDES = 8
_KEPT = frozenset(["area", "area_adjective", "product", "company"])


def join_gap(tokens: Tokens, items: list[Item]) -> list[Item]:
    """Give the items with "the gap between exports and imports" as one measure, the balance; its places stand before it.

    The balance is a deficit, which such a phrase is nearly always said of; a surplus has a word of its own.

    >>> from tidewaiter.grammar.token import tokenize
    >>> from tidewaiter.reading.mention.recognition import find_items
    >>> line = tokenize("The gap between Egypt's imports and exports grew.")
    >>> [(item.kind, item.code) for item in join_gap(line, find_items(line))]
    [('area', 'EG'), ('measure', 'balance-'), ('change_verb', 'up')]
    """
    if "between" not in tokens.distinct:
        return items
    for at, item in enumerate(items):
        if item.code == "between" and item.first > 0 and tokens.words[item.first - 1] in _GAPS:
            end = _end_of_sides(tokens, items, at + 1)
            if end:
                kept = [one for one in items[at + 1 : end] if one.kind in _KEPT]
                last = items[end - 1]
                balance = Item(last.first, last.last, "measure", "balance-")
                before = items[: at - 1] if at and items[at - 1].last == item.first else items[:at]
                return [*before, *kept, balance, *items[end:]]
    return items


def _end_of_sides(tokens: Tokens, items: list[Item], start: int) -> int:
    """The item behind which exports and imports have both been named, 0 where they are not."""
    sides: set[str] = set()
    for at, item in enumerate(items[start : start + _SIDES], start):
        if item.kind in {"quantity", "change_verb", "reach"}:
            return 0
        if item.kind in {"measure", "measure_verb"}:
            words = " ".join(tokens.words[item.first : item.last])
            sides |= {side for side in ("export", "import") if side in words}
        if len(sides) == 2:
            return at + 1
    return 0
