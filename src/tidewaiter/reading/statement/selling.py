"""Sales and earnings: those of a country to others are its exports, as are those of what it sells."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.place.side import is_country

# Nouns of what is earned by selling, and not of a profit ("tea earnings", "receipts from oil").
_EARNINGS = wordlist.words("earned_by_selling")
_SERVICES = ("services", "tourism", "transport", "shipping", "remittances")
# What is sold within a country, and how many tokens before its noun that is said.
_AT_HOME, _NEAR = frozenset(["domestic", "local", "home", "retail", "internal", "national"]), 4
# How many items behind its noun the place may stand to which something is sold.
_AHEAD = 7
# What ends the noun phrase in which it stands.
_ENDING = frozenset(["mark", "change_verb", "reach", "measure", "share", "conjunction"])


def flow_of(walk: Walk, item: Item, code: str) -> str:
    """Give the measure that a noun of selling or earning stands for here: `exports`, where it is trade, else its own code."""
    delivered = code == "deliveries" and walk.tokens.words[item.last - 1] == "deliveries"
    if delivered and walk.topic.measure == "exports" and is_country(walk.topic.reporter):
        return "exports"  # what a country delivers
    if code == "sales":
        return "exports" if _goes_abroad(walk, item) else code
    earned = walk.topic.measure in {"other:revenue", "other:profit"} and walk.topic.product is not None
    exporting = (earned or "exports" in {walk.topic.measure, walk.frame.measure}) and is_country(walk.topic.reporter)
    if code in {"other:revenue", "other:profit"} and (exporting or _is_of_goods(walk, item)):
        walk.frame.measure = "exports"
        walk.frame.put("basis", "value")
        return "exports"  # what they earn
    return code


# What many goods are part of.
_WIDE = frozenset(
    ["goods", "food", "agricultural products", "agricultural and food products", "agricultural and processed food products"]
)


def _goes_abroad(walk: Walk, item: Item) -> bool:
    """Whether sales are a country's to others: in a text on its exports all but domestic ones, elsewhere those "to" a place."""
    if walk.tokens.words[item.last - 2 : item.last - 1] == ["domestic"]:
        return False
    if walk.topic.measure == "exports" and walk.topic.product in _WIDE and any(p.kind == "product" for p in walk.pending):
        before = walk.tokens.words[max(0, item.first - _NEAR) : item.first]
        return _is_countrys(walk) and _AT_HOME.isdisjoint(before)  # "beef sales fell", in a text on all exports
    apart = walk.frame.measure == "sales"  # the text has told of sales beside exports
    if not apart and not any(p.kind == "product" or p.code == walk.topic.reporter for p in walk.pending):
        main = walk.aside.measure if walk.aside is not None else walk.topic.measure
        goes_on = walk.topic.measure in TRADE and walk.frame.measure == "exports" and not walk.frame.states("measure")
        if (
            main == "exports"
            or goes_on
            or (walk.frame.measure == "exports" and walk.topic.measure in TRADE and _names_goods(walk))
        ):
            return True
    return _is_countrys(walk) and (_is_foreign(walk, item) or _has_buyer(walk))


def _names_goods(walk: Walk) -> bool:
    """Whether goods follow with "of" ("led the rise in exports, as sales of butter and cheese rose")."""
    of, goods = walk.next_within(0), walk.item(2)
    return of is not None and of.code == "of" and goods is not None and goods.kind == "product" and goods.first == of.last


def _is_countrys(walk: Walk) -> bool:
    """Whether it is a country that sells, as far as the text says, and no firm."""
    if any(p.kind == "company" for p in walk.pending):
        return False
    seller = next((p.code for p in walk.pending if p.kind in AREAS), None) or walk.frame.reporter or walk.topic.reporter
    return seller is None or is_country(seller)


def _is_foreign(walk: Walk, item: Item) -> bool:
    """Whether "overseas" stands before sales, or "abroad" behind them."""
    before, behind = walk.item(-1), walk.next_within(0)
    if behind is not None and behind.kind == "overseas":
        return True
    goods, abroad = walk.item(2), walk.item(3)
    named = behind is not None and behind.code == "of" and goods is not None and goods.kind == "product"
    if named and goods is not None and abroad is not None and abroad.kind == "overseas" and abroad.first == goods.last:
        return True  # "sales of tea abroad"
    return before is not None and before.kind == "overseas" and before.last == item.first


def _has_buyer(walk: Walk) -> bool:
    """Whether "to" another place follows in the noun phrase ("sales of wheat to Egypt")."""
    for offset in range(1, _AHEAD):
        item, place = walk.item(offset), walk.item(offset + 1)
        if item is None or place is None or item.kind in _ENDING:
            return False
        if item.kind == "preposition" and item.code == "to":
            return place.kind == "area" and place.code != (walk.frame.reporter or walk.topic.reporter)
    return False


def _is_of_goods(walk: Walk, item: Item) -> bool:
    """Whether earnings are those of goods that a country sells ("its tea earnings", "receipts from copper")."""
    if walk.tokens.words[item.last - 1] not in _EARNINGS or not _is_countrys(walk):
        return False
    before = walk.pending[-1] if walk.pending else None
    if before is not None and before.kind == "product" and before.last == item.first:
        return not _serves(before)
    source, goods = walk.item(1), walk.item(2)
    if source is None or goods is None or source.first != item.last or source.code != "from":
        return False
    return goods.kind == "product" and goods.first == source.last and not _serves(goods)


def _serves(item: Item) -> bool:
    """Whether what is sold is no goods."""
    return item.code.endswith(_SERVICES)


# Measures of what firms do.
_OF_FIRMS = frozenset(["sales", "deliveries", "production", "registrations", "other:revenue", "other:profit"])


def is_of_firm(walk: Walk) -> bool:
    """Whether a firm stands right behind the head of what it does, and no ware of its name follows ("sales of Tesla fell")."""
    head, behind = walk.item(-2), walk.next_within(1)
    named = (
        head is not None and head.kind == "measure" and head.code in _OF_FIRMS and walk.items[walk.here - 1].first == head.last
    )
    return named and (behind is None or behind.kind != "product")
