"""Products that only say who makes or sells something, or are an example of what was named."""

from tidewaiter.codes.products import kind_of
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk

_HANDLERS = wordlist.words("who_handles")


def only_describes(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a product only says who makes or sells it ("at steel mills", "from the top exporter of arabica")."""
    seller = walk.item(-2)
    ranked = prep == "of" and seller is not None and seller.kind == "rank_noun" and ">" not in seller.code
    return ranked or _has_makers(walk, item)


def is_example(walk: Walk, item: Item) -> bool:
    """Whether a product is only an example of the one right before it ("devices such as phones rose 5 percent")."""
    before = walk.item(-1)
    if before is not None and before.kind == "conjunction":
        before = walk.item(-2)
    if before is None or before.kind != "product" or kind_of(before.code) == "aggregate":
        return False
    return walk.tokens.words[before.last : item.first] in (["such", "as"], ["like"])


def _has_makers(walk: Walk, item: Item) -> bool:
    """Whether the noun behind a product makes those of it who make, use or sell it."""
    return walk.tokens.words[item.last : item.last + 1] != [] and walk.tokens.words[item.last] in _HANDLERS
