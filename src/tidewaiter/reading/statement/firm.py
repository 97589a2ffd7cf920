"""What only describes a firm: whose it is and what it makes ("French tyre maker Michelin")."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import Walk

# Nouns of those who make or sell something, before whose name stands what it is ("battery maker CATL").
_MAKERS = wordlist.words("maker")
# How many tokens before a firm its country may stand ("Chinese new energy vehicle maker BYD").
_FIRM_NEAR = 6


def drop_seat(walk: Walk, item: Item) -> None:
    """Drop the place that only says whose a firm is ("US carmaker Tesla", "China's BYD"): the firm is the subject."""
    seat = walk.pending[-1] if walk.pending else None
    if seat is None or seat.kind not in AREAS or item.first - seat.last > _SEAT:
        return
    words = walk.tokens.words[seat.last : item.first]
    owning = seat.kind == "area_adjective" or "'s" in words or not _FIRMS.isdisjoint(words)
    if owning and not any(word in _PARTING or not word[0].isalnum() for word in words if word != "'s"):
        walk.pending.pop()


# How many words may stand between a place and the name of its firm ("French tyre maker Michelin"), and which not.
_SEAT = 4
_FIRMS = wordlist.words("firm")
_PARTING = frozenset(["and", "or", "of", "by", "from", "to", "in", "for", "with", "exports", "imports", "sales", "at"])


def drop_descriptions(walk: Walk) -> None:
    """Leave out of the subject what only says which firm one is: "Chinese electric-car maker BYD", "South Korea's Kia"."""
    pending = walk.pending
    company = len(pending) - 1
    while company > 0 and pending[company].kind != "company":
        company -= 1
    if company <= 0 or pending[company].ref == "in":
        return
    kept = [p for p in pending[:company] if not (_owns(p, pending[company]) or _is_makers(walk, p))]
    walk.pending = kept + pending[company:]


def _owns(place: Item, company: Item) -> bool:
    """Whether a place stands before a firm as its adjective or owner, with at most its trade between."""
    return place.kind in AREAS and company.first - place.last <= _FIRM_NEAR and place.ref != "in"


def _is_makers(walk: Walk, product: Item) -> bool:
    """Whether a product only says what a firm makes ("car maker", "battery giant")."""
    behind = walk.tokens.words[product.last : product.last + 2]
    return product.kind in {"product", "product_adjective"} and not _MAKERS.isdisjoint(behind)
