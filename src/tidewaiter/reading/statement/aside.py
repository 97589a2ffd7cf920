"""Measures that only tell more of the one before them, and open no topic of their own."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.place.side import set_partner, set_reporter
from tidewaiter.reading.statement.balance import exceeds_other, of_balance
from tidewaiter.reading.statement.subject import join_products

# How many items behind a bracketed measure its bracket must end.
_WITHIN = 4


def tells_more(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a measure only says of what the one before it is, or by how much that one is larger."""
    if exceeds_other(walk, item) or of_balance(walk, item, prep) or _is_basis(walk, item):
        return True
    return _is_aside(walk) or _is_priced(walk, item, prep) or _is_led(walk, item) or is_with_partner(walk, item)


def is_with_partner(walk: Walk, item: Item) -> bool:
    """Whether a noun of selling is what goes to the partner just told of ("was the largest market for tea, with sales of")."""
    with_, place = walk.item(-1), walk.item(-2)
    if with_ is not None and place is not None and with_.code == "with" and walk.list_role == "partner" and not walk.clause_head:
        listed = place.kind == "area" and walk.pending[-1:] == [place] and item.code in _TURNED_OVER
        if listed:  # "It was followed by China, with turnover of"
            walk.pending = []
            set_partner(walk, "+".join(place.codes), late=False)
            walk.clause_head = True
            return True
    if with_ is None or with_.code != "with" or item.first - with_.last > 1 or item.code not in _SOLD or walk.drafts:
        return False
    told = walk.frame.part == "partner" and walk.frame.measure == "exports" and walk.frame.states("partner")
    walk.clause_head = walk.clause_head or told
    return told


_SOLD = frozenset(["exports", "sales", "deliveries"])
_TURNED_OVER = _SOLD | {"other:revenue", "trade"}


def _is_basis(walk: Walk, item: Item) -> bool:
    """Whether prices are only those that something is measured in ("output at current prices")."""
    words = walk.tokens.words[max(0, item.first - 3) : item.first]
    return (
        item.code in {"price", "exchange_rate"}
        and words[-1:] != []
        and words[-1] in _PRICE_BASES
        and not {"at", "in"}.isdisjoint(words)
    )


_PRICE_BASES = wordlist.words("price_basis")


def _is_led(walk: Walk, item: Item) -> bool:
    """Whether a measure is the whole whose change the head leads ("Imports of cars led the rise in imports, up 5 percent")."""
    if not walk.clause_head or not walk.frame.states("product") or walk.drafts[walk.clause_from :] or walk.pending[1:]:
        return False
    words = walk.tokens.words[max(0, item.first - _LED) : item.first]
    at = next((at for at, word in enumerate(words) if word in _LEADING), len(words))
    if not any(word in _MOVES for word in words[at:]):
        return False
    walk.pending = []
    return True


# Verbs of what leads a change, the nouns of it, and within how many tokens before its whole both stand.
_LEADING, _MOVES, _LED = wordlist.words("leading_change"), wordlist.words("amount_of_change") | {"growth"}, 7


def _is_priced(walk: Walk, item: Item, prep: str) -> bool:
    """Take exports or imports as what the price before them is of ("prices for fuel imports rose"); says whether they are."""
    owner = next((one for one in walk.pending if one.kind in AREAS), None)
    prep = prep or (str(owner.ref or "") if owner is not None else "")  # "the price of Peru's copper exports"
    if prep not in {"for", "of", "on"} or walk.frame.measure != "price" or not walk.clause_head or item.code not in TRADE:
        return False
    if len(walk.drafts) - walk.clause_from > len(walk.awaiting):
        return False
    for pending in walk.pending:
        if pending.kind == "product":
            walk.put("product", join_products(pending.codes))
        elif pending.kind in AREAS:
            set_reporter(walk, "+".join(pending.codes))
    walk.pending = []
    return True


def _is_aside(walk: Walk) -> bool:
    """Whether a measure stands in a bracket without a number, which only tells more of the head ("output (for sale)")."""
    if walk.depth != 1 or not walk.clause_head:
        return False
    for offset in range(1, _WITHIN + 1):
        item = walk.item(offset)
        if item is None or item.kind == "quantity":
            return False
        if item.kind == "mark" and item.code == ")":
            return walk.bracket is not None and walk.bracket.drafts == len(walk.drafts)
    return False


def is_modifier(walk: Walk, item: Item) -> bool:
    """Whether a noun only says of what another one is: "trade tensions", "the foreign direct investment (FDI) sector"."""
    words = walk.tokens.words
    if words[item.last - 1] == "trade" and words[item.last : item.last + 1] in _COMPOUNDS:
        return True
    return item.code == "investment" and not _SECTORS.isdisjoint(words[item.last : item.last + 4])


_SECTORS = frozenset(["sector", "sectors", "enterprises", "firms", "companies"])
# Nouns of what trade may be the matter of.
_COMPOUNDS = [[noun] for noun in sorted(wordlist.words("matter_of_trade"))]


def sets_scene(walk: Walk, item: Item) -> bool:
    """Whether an economy behind a number has none of its own ("3 tonnes in May, when the economy was picking up, and rose")."""
    if item.code != "gdp" or not walk.drafts:
        return False
    for offset in range(1, _SCENE):
        ahead = walk.item(offset)
        if ahead is None or ahead.kind == "mark":
            return True
        if ahead.kind == "quantity":
            return False
    return False


# How many items behind an economy its number is looked for.
_SCENE = 9
