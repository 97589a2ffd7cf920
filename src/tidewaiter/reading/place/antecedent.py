"""Places that what comes behind them is with: "Iraq, to which India sent goods", "From Chile, it bought 3 tonnes"."""

from tidewaiter.codes.areas import kind_of
from tidewaiter.reading.mention.frame import PARTNER, REPORTER
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.place.side import is_trading_partner, set_partner

_SIDES = frozenset(["to", "from", "with"])


def take_antecedent(walk: Walk, item: Item) -> None:
    """Take the place right before a clause as whom it tells of ("Iraq, to which India sent goods worth 3 million")."""
    if item.code not in _SIDES or walk.tokens.words[item.last : item.last + 1] != ["which"]:
        return
    mark, place = walk.item(-1), walk.item(-2)
    if mark is None or place is None or mark.code != "," or place.kind != "area" or place.last != mark.first:
        return
    code = "+".join(place.codes)
    if not any(p is place for p in walk.pending) and (walk.frame.reporter != code or walk.drafts):
        return
    walk.pending = [p for p in walk.pending if p is not place]
    if walk.frame.reporter == code:
        walk.frame.reporter = walk.topic.reporter if walk.topic.reporter != code else None
        walk.frame.stated &= ~REPORTER
    walk.frame.put("partner", code)
    walk.prep = ""


def take_doer(walk: Walk) -> None:
    """Take the place right before ", which exported 3 million tonnes" as the one that did so, with whom the clause says."""
    mark, place = walk.item(-1), walk.item(-2)
    first = walk.items[walk.here].first
    if walk.tokens.words[first - 1 : first] != ["which"] or mark is None or place is None or mark.code != ",":
        return
    if place.kind not in {"area", "company"} or place.last != mark.first or mark.last != first - 1 or len(place.codes) > 1:
        return
    walk.pending = [p for p in walk.pending if p is not place]
    walk.frame.put("reporter", place.code)
    walk.frame.partner = None
    walk.frame.stated &= ~PARTNER


def fronts_partner(walk: Walk, item: Item, prep: str) -> bool:
    """Take the place that a sentence begins with as whom what it tells of is with ("From Chile, Peru imported goods"); say so."""
    begun, behind = walk.items[:2], walk.next_within(0)
    if prep not in {"from", "to"} or walk.here != 1 or begun[0].first or behind is None or behind.code != ",":
        return False
    doer, verb = walk.item(2), walk.item(3)
    does = doer is not None and verb is not None and doer.kind in {"area", "pronoun"} and verb.kind in {"measure_verb", "taking"}
    if does:
        walk.frame.put("partner", "+".join(item.codes))
    return does


def has_left(walk: Walk) -> bool:
    """Whether a place is where what left another one is bound for ("300 tons of cotton left Benin for China")."""
    verb = walk.item(-3)
    return verb is not None and verb.kind == "crossing" and verb.code == "exports" and bool(walk.drafts)


def receives(walk: Walk, item: Item, prep: str) -> bool:
    """Take a place right behind a verb of selling as whom something is sold to ("Kenya sold Uganda goods worth 3 million")."""
    verb, goods = walk.item(-1), walk.next_within(0)
    if prep or verb is None or goods is None or item.kind != "area" or verb.last != item.first or goods.first != item.last:
        return False
    gives = verb.code in {"sales", "exports", "out"} and verb.kind in {"measure_verb", "taking"}
    if not gives or goods.kind not in {"product", "quantity"} or not walk.frame.states("reporter"):
        return False
    ahead = [walk.item(offset) for offset in range(2, _AHEAD)]
    if any(one is not None and one.kind == "preposition" and one.code == "to" for one in ahead):
        return False  # "shipped Iran crude to China"
    walk.put("measure", "exports")
    set_partner(walk, "+".join(item.codes), late=False)
    return True


# How many items behind a place that is sold something another one may stand to which it goes.
_AHEAD = 6


def take_of_base(walk: Walk, item: Item, code: str) -> None:
    """Take the place right behind a number of a comparison as whom that is with ("against 5 million to Chile")."""
    if item.first - walk.quantity_end > _BEHIND or walk.frame.measure not in TRADE or kind_of(code) in _PLACES_OF_CALL:
        return
    for draft in walk.drafts[walk.base_from :]:
        if not draft.frame.states("partner") and draft.frame.reporter != code:
            draft.frame.put("partner", code)


# Places that a ship goes to, and that trade with nobody.
_PLACES_OF_CALL = frozenset(["city", "port", "district", "zone", "waterway"])
# How many words may stand between the number and the place.
_BEHIND = 3


def goes_both_ways(walk: Walk) -> bool:
    """Whether the head right before a place is of both flows ("exports to and imports from Chile")."""
    head = walk.item(-1)
    both = walk.frame.measure == "trade" and head is not None and head.kind == "measure"
    return both and head is not None and walk.tokens.words[head.last - 1] == "from"


def takes_next(walk: Walk, item: Item, prep: str) -> bool:
    """Take a place with its number in a bracket as the next partner ("to Chile (+6%), with growth in Peru (+1%)"); say so."""
    last = walk.drafts[-1].frame if walk.drafts else None
    if prep != "in" or last is None or not walk.leads() or walk.tokens.words[item.last : item.last + 1] != ["("]:
        return False
    goes_on = last.states("partner") and last.measure in TRADE and len(item.codes) == 1 and not walk.frame.share
    if not goes_on or not is_trading_partner(walk, item.code):
        return False
    walk.list_role = "partner"
    set_partner(walk, item.code, late=False)
    return True
