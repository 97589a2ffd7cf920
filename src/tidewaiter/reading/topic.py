"""What a document is about, from its heading and its first sentences: whose trade, of what, and which measure."""

from collections import defaultdict

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.item import Item
from tidewaiter.reading.walk import OF_PRODUCTS, TRADE, Topic

# How much the heading, the first sentence and the others count.
_HEADING, _LEAD, _BODY = 3.0, 2.0, 0.7
_PLACES = frozenset(["area", "area_adjective", "company"])
_HEADS = frozenset(["measure", "product", "shipments", "purchases"])
# The measures whose product says what a text is about; the price or the demand of a thing may only be why.
_TELLING = TRADE | frozenset(
    ["sales", "production", "registrations", "deliveries", "other:port_throughput", "other:retail_sales"]
)
_VERBS = frozenset(["measure_verb", "change_verb", "reach"])

Read = tuple[Tokens, list[Item], bool]


def find_topic(first: list[Read]) -> Topic:
    """Give the topic of a document from the items of its first sentences, each with whether it is the heading.

    A place counts most where a measure or product hangs on it ("Kenyan tea exports"), least behind "to" and "with"; a product where a
    measure hangs on it, and a bare "exports" counts for all goods.  Ties go to what stands first.
    """
    reporters: dict[str, float] = defaultdict(float)
    products: dict[str, float] = defaultdict(float)
    measures: dict[str, float] = defaultdict(float)
    modes: dict[str, float] = defaultdict(float)
    partners: dict[str, float] = defaultdict(float)
    lead = True
    for tokens, items, heading in first:
        weight = _HEADING if heading else _LEAD if lead else _BODY
        lead = lead and heading
        for index, item in enumerate(items):
            if item.kind in _PLACES:
                reporters["+".join(item.codes)] += weight * _place_score(tokens, items, index)
            elif item.kind == "measure_verb" and item.code in OF_PRODUCTS:
                measures[item.code] += weight
                _count_object(products, items, index, weight)
            elif item.kind == "measure":
                measures[item.code] += weight
                _count_product(products, tokens, items, index, weight)
                place = items[index + 2] if heading and index + 2 < len(items) else None
                if (
                    place is not None
                    and place.kind == "area"
                    and items[index + 1].kind == "preposition"
                    and items[index + 1].code in {"to", "with", "from"}
                ):
                    partners["+".join(place.codes)] += weight
            elif item.kind == "mode" and (
                heading
                or (
                    weight == _LEAD
                    and items[index + 1 : index + 2]
                    and items[index + 1].kind in {"measure", "change_verb", "reach"}
                )
            ):
                modes[item.code] += weight
    topic = Topic()
    topic.reporter = _best(reporters)
    topic.product = _best(products)
    topic.mode = _best(modes)
    partner = _best(partners)
    topic.partner = partner if partner != topic.reporter else None
    measure = _best(measures)
    topic.measure = "balance" if measure is not None and measure.startswith("balance") else measure
    return topic


def _best(scores: dict[str, float]) -> str | None:
    best = max(scores, key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] > 0 else None


def _place_score(tokens: Tokens, items: list[Item], index: int) -> float:
    item = items[index]
    previous = items[index - 1] if index else None
    following = items[index + 1] if index + 1 < len(items) else None
    gap = following.first - item.last if following is not None else 99
    possessive = tokens.words[item.last : item.last + 1] == ["'s"]
    governed = (
        previous.code if previous is not None and previous.kind == "preposition" and item.first - previous.last <= 2 else ""
    )
    if governed in {"to", "with", "between", "outside"} or (governed == "from" and not _behind(items, index, "exports")):
        return 0.0
    if item.code == "WORLD" and not (following is not None and following.kind in _HEADS and gap <= 1):
        return 0.0
    if (
        following is not None
        and following.kind in _HEADS
        and gap <= 3
        and (possessive or item.kind == "area_adjective" or gap <= 1)
    ):
        return 3.0
    if following is not None and following.kind in _VERBS and gap <= 2:
        return 2.0
    if governed in {"of", "in", "from", "by"}:
        return 1.5 if governed == "from" else 1.0
    return 1.0 if possessive or item.kind == "area_adjective" else 0.5


def _behind(items: list[Item], index: int, code: str) -> bool:
    """Whether a measure stands right before the preposition that governs an item."""
    return index >= 2 and items[index - 2].kind == "measure" and items[index - 2].code == code


def _count_product(products: dict[str, float], tokens: Tokens, items: list[Item], index: int, weight: float) -> None:
    item = items[index]
    if item.code not in _TELLING and not item.code.startswith("balance"):
        return
    previous = items[index - 1] if index else None
    if previous is not None and previous.kind in {"product", "product_adjective"} and item.first - previous.last <= 1:
        products[" and ".join(previous.codes)] += weight * 3
        return
    if _count_object(products, items, index, weight):
        return
    following = items[index + 1 : index + 4]
    if len(following) >= 2 and following[0].kind == "preposition" and following[0].code == "of":
        named = next((f for f in following[1:] if f.kind not in _PLACES), None)
        if named is not None and named.kind in {"product", "product_adjective"} and named.first - following[0].last <= 3:
            products[" and ".join(named.codes)] += weight * 3
            return
    if item.code in TRADE or item.code.startswith("balance"):
        products["goods"] += weight


def _count_object(products: dict[str, float], items: list[Item], index: int, weight: float) -> bool:
    """Count the product of "exported 8 million tonnes of rice", "exported 500,000 cars"; whether there was one."""
    following = items[index + 1 : index + 4]
    if not following or following[0].kind != "quantity":
        return False
    named = next((f for f in following[1:] if f.kind != "preposition"), None)
    if named is None or named.kind != "product" or named.first - following[0].last > 3:
        return False
    products[" and ".join(named.codes)] += weight * 3
    return True
