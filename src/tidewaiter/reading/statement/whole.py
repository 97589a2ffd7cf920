"""Shares and the wholes that they are parts of: whose, and with whom."""

from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.codes.products import is_part_of
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Frame
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import TRADE, TRADED, Walk
from tidewaiter.reading.place.side import is_country, set_partner, set_reporter
from tidewaiter.reading.statement.balance import split_balance
from tidewaiter.reading.statement.subject import flush_subject, join_products
from tidewaiter.reading.statement.traded import bare_product, named_in_head

_OWNERS = wordlist.words("owner")


def takes_whole(walk: Walk, prep: str) -> bool:
    """Take the subject where a measure is the whole of the share that comes ("the share of cars in exports"), and say so."""
    if not share_comes(walk):
        return False
    owned = _is_owned(walk)  # "its share of exports": what is pending before it is the owner's
    if owned and walk.last_change is not None:
        walk.pending = [p for p in walk.pending if p.first >= walk.last_change.last and not _is_whole_of_held(walk, p)]
    if _owns_part(walk, owned=owned):
        owned = True
    # "of oil in India's imports"
    within = prep == "in" or any(p.kind in AREAS and p.ref == "in" for p in walk.pending) or _is_in_whole(walk)
    if within and walk.clause_head:  # "the share of trade by rail in China's total trade": the part has been named
        place = next((p for p in walk.pending if p.kind in AREAS), None)
        if place is not None and not walk.frame.states("reporter"):
            set_reporter(walk, "+".join(place.codes))
        walk.pending = []
        return True
    if within:
        _part_owner(walk)
    if owned or within:
        flush_subject(walk)
        return True
    return False


def _is_in_whole(walk: Walk) -> bool:
    """Whether "in" governs a head, with at most whose it is between ("in China's total trade", "in total exports")."""
    total = walk.item(-1)
    if total is not None and total.kind == "total" and walk.tokens.words[total.first] == "in":
        return True
    for offset in range(-1, -_NEAR, -1):
        before = walk.item(offset)
        if before is None or before.kind not in _OF_WHOLE:
            return before is not None and before.kind == "preposition" and before.code == "in"
    return False


# What may stand between "in" and the head that is a whole, and how many items before the head it may stand.
_OF_WHOLE = frozenset([*AREAS, "total", "pronoun"])
_NEAR = 6


def _is_whole_of_held(walk: Walk, item: Item) -> bool:
    """Whether a product takes in the one spoken of, whose share of it is told ("NEVs ... their share of car exports")."""
    held, told = walk.frame.product, walk.frame.states("reporter") or walk.frame.states("partner")
    return item.kind == "product" and not told and held is not None and (item.code == held or is_part_of(held, item.code))


def _owns_part(walk: Walk, *, owned: bool) -> bool:
    """Take who owns the whole of a share of which the subject is the other side, and say whether there is one.

    "Russia's share of EU gas imports", "its share of Brazil's exports"; of the world's trade the subject has a share itself.
    """
    areas = [p for p in walk.pending if p.kind in AREAS]
    frame, measure = walk.frame, walk.items[walk.here].code
    other = frame.states("partner") and not frame.states("reporter")  # who the subject is, in a text on another's trade
    held = frame.partner if other else frame.reporter if owned or frame.states("reporter") else None
    if len(areas) != 1 or areas[0].ref == "in" or measure not in {"exports", "imports"} or not is_country(held) or held is None:
        return False
    owner = areas[0].code
    if owner == held:
        return False
    walk.pending = [p for p in walk.pending if p.kind not in AREAS]
    if owner != "WORLD":
        set_reporter(walk, owner)
        set_partner(walk, held, late=False)
    return True


def _part_owner(walk: Walk) -> None:
    """ "the share of African oil in India's imports": the second place owns the whole, the first is the other side."""
    areas = [p for p in walk.pending if p.kind in AREAS]
    measure = walk.items[walk.here].code
    if not areas or measure not in {"exports", "imports"} or areas[-1].ref != "in":
        return
    walk.pending = [p for p in walk.pending if p.kind not in AREAS]
    set_reporter(walk, areas[-1].code)
    if areas[0].codes != areas[-1].codes:
        set_partner(walk, "+".join(areas[0].codes), late=False)
    elif not walk.frame.states("partner"):
        walk.frame.partner = None


def _is_owned(walk: Walk) -> bool:
    change = walk.last_change
    return change is not None and change.first > 0 and walk.tokens.words[change.first - 1] in _OWNERS


def share_comes(walk: Walk) -> bool:
    """Whether the clause so far speaks of a share whose number is yet to come."""
    change = walk.last_change
    return walk.frame.share and change is not None and change.kind == "share_noun" and len(walk.drafts) == walk.clause_from


def _goes_on_with_part(walk: Walk) -> bool:
    """Whether the amount of the part follows ("took 13 percent of exports in May, with 110 million")."""
    at = 1
    while (item := walk.item(at)) is not None and (item.kind == "period" or item.code in {",", "in"}):
        at += 1
    if item is None or item.code not in {"with", "at"} or (at == 1 and item.code == "at"):
        return False
    following = walk.item(at + 1)
    if following is not None and following.code == "of":
        following = walk.item(at + 2)
    return following is not None and following.kind == "quantity" and following.code != "percent"


def _name_before(walk: Walk, frame: Frame) -> None:
    """Give the measure of a whole to the growth of the part before it ("machines rose 10 percent, making up half of exports")."""
    for earlier in walk.drafts[walk.clause_from : -1]:
        if not earlier.frame.states("measure") and earlier.frame.states("product") and earlier.frame.product == frame.product:
            earlier.frame.measure = frame.measure


_FLOWS = frozenset(["exports", "imports"])


def _go_on_with_partner(walk: Walk, frame: Frame) -> None:
    """Keep the partner of the share before, of the other flow ("77 percent of total exports and 75 percent of total imports")."""
    told = walk.drafts[-2] if len(walk.drafts) > 1 else None
    if told is not None and told.stat == "share" and {told.frame.measure, frame.measure} == _FLOWS and frame.partner is None:
        frame.partner = told.frame.partner


def _tells_flow(walk: Walk, frame: Frame, measure: str) -> bool:
    """Whether a whole is all of a flow that is not the one told until then, and not of both ("of imports and exports")."""
    last = walk.items[walk.here].last
    behind = walk.tokens.words[last : last + 2]
    both = behind[:1] in (["and"], ["&"]) and not _FLOWS.isdisjoint(behind)
    told = frame.measure in _FLOWS or (frame.measure in TRADE and (not frame.states("product") or frame.product == "goods"))
    return told and measure in _FLOWS and not both


def whole_of_share(walk: Walk, code: str) -> None:
    """ "20 percent of Japan's trade": the whole names measure and reporter, the subject is the part."""
    measure, _ = split_balance(code)
    draft = walk.whole
    walk.whole = None
    if draft is None:
        return
    frame = draft.frame
    if not frame.states("measure") or _tells_flow(walk, frame, measure):  # "imports, making up 7 percent of total exports"
        frame.put("measure", measure)
        if frame.product is None and measure in TRADED:
            frame.product = bare_product(walk, measure)
    if measure == "trade" and not frame.states("product"):
        frame.product = bare_product(walk, measure)  # behind the imports of one product
    kinds = [p for p in walk.pending if p.kind == "product"]
    if kinds and (not frame.states("product") or frame.product == "goods"):
        frame.put("product", join_products(kinds[-1].codes))  # "40 percent of Japan's gas imports"
    elif not frame.states("product") and measure in TRADE and frame.partner is not None:
        frame.product = named_in_head(walk, walk.items[walk.here]) or walk.topic.product or frame.product
    areas = [p for p in walk.pending if p.kind in AREAS]
    if areas and measure in TRADE and frame.reporter != areas[0].code and not is_within(frame.reporter or "", areas[0].code):
        if frame.states("reporter"):
            frame.put("partner", frame.reporter)
            walk.frame.part = "partner"
        frame.put("reporter", areas[0].code)
    _name_before(walk, frame)
    _go_on_with_partner(walk, frame)
    walk.whole_head = walk.items[walk.here]
    before = walk.item(-1)
    total = any(p.kind == "total" for p in walk.pending) or (before is not None and before.kind == "share_of")
    walk.frame.measure, walk.frame.reporter, walk.frame.product = frame.measure, frame.reporter, frame.product
    if total and not _goes_on_with_part(walk):
        walk.frame.partner = None
    walk.clause_head = walk.sentence_head = True
    walk.pending = []
