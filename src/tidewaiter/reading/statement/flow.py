"""Shipments, purchases and what is taken: the home's exports or imports, seen from either side."""

from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.place.side import MIRRORED, is_other_side, take_other_side, trades_with
from tidewaiter.reading.statement.aside import is_with_partner
from tidewaiter.reading.statement.head import on_measure
from tidewaiter.reading.statement.verb import has_object, on_measure_verb


def on_shipments(walk: Walk, item: Item) -> None:
    """ "shipments" are exports, or what the sentence before spoke of; in a text on imports those of another are its imports."""
    if is_with_partner(walk, Item(item.first, item.last, "measure", "exports")):
        return
    if _says_again(walk, item) or _is_of_other_side(walk, "out"):
        return
    if _comes_back(walk):
        item.code = "imports"  # "exports to Chile fell.  In the other direction, shipments from Chile rose"
        on_measure(walk, item)
        return
    held = walk.topic.measure if walk.topic.measure in {"exports", "imports"} else walk.frame.measure
    beside = held == "imports" != walk.topic.measure and walk.sentence_head  # "arrivals grew, while shipments rose"
    beside = beside or _goes_abroad(walk)
    beside = beside or walk.tokens.words[item.first] == "dispatches"  # what members of the EU call exports to the others
    item.code = held if held in {"exports", "imports", "sales"} and not beside else "exports"
    on_measure(walk, item)


def _comes_back(walk: Walk) -> bool:
    """Whether goods come from whom the last sentence told exports to, so that they are the home's imports."""
    source, place = walk.next_within(0), walk.item(2)
    if source is None or place is None or source.code != "from" or place.kind not in AREAS or walk.sentence_head or walk.pending:
        return False
    told = walk.frame.partner == "+".join(place.codes) and not walk.frame.states("partner")
    return told and walk.frame.measure == "exports" and walk.frame.reporter not in {None, *place.codes}


def _goes_abroad(walk: Walk) -> bool:
    """Whether shipments go to another place than the home, so that they are exports ("Shipments to Italy fell")."""
    prep, place, home = walk.next_within(0), walk.item(2), walk.topic.reporter
    if prep is None or place is None or prep.code != "to" or place.kind != "area":
        return False
    return home is not None and place.code != home and place.first - prep.last <= 1


def on_purchases(walk: Walk, item: Item) -> None:
    """ "purchases" are imports; in a text on exports those of another are its exports ("Chile raised its purchases")."""
    pronoun = walk.item(-1)
    listed = "partner" in {walk.list_role, walk.frame.part} and walk.frame.measure == "exports"
    if pronoun is not None and listed and (pronoun.kind == "pronoun" or pronoun.code == "with"):
        walk.clause_head = True  # "China was the largest buyer, with purchases of 3 billion": of the home's exports
    elif not _says_again(walk, item) and (walk.whole is not None or not _is_of_other_side(walk, "in")):
        item.code = "imports"
        on_measure(walk, item)


def _says_again(walk: Walk, item: Item) -> bool:
    """Whether a noun is tied to the measure before it that it says again ("imports-arrivals", "exports/dispatches")."""
    before = walk.item(-1)
    before = walk.item(-2) if before is not None and before.kind == "mark" else before
    if before is None or before.kind != "measure" or before.last != item.first - 1:
        return before is not None and before.kind == "measure" and before.last == item.first and walk.tokens.glued[item.first]
    return walk.tokens.words[before.last] in {"-", "/", "("}


def _is_of_other_side(walk: Walk, flow: str) -> bool:
    """Take the place that is pending as the other side of the text's trade, where it is; says whether it was."""
    place = next((p for p in reversed(walk.pending) if p.kind in AREAS), None)
    code = "+".join(place.codes) if place is not None else ""
    if not code or not is_other_side(walk, code, flow):
        return False
    take_other_side(walk, code, flow)
    return True


def _takes_of(walk: Walk) -> bool:
    """Take whose goods a place is the market for ("Chile remained the largest market for Peruvian copper") as their seller."""
    prep, seller = walk.next_within(0), walk.item(2)
    buyer = next((p for p in walk.pending if p.kind == "area"), None)
    if prep is None or seller is None or buyer is None or prep.code not in {"for", "of"} or seller.kind not in AREAS:
        return False
    if walk.clause_head or seller.first != prep.last or not trades_with("+".join(buyer.codes), seller.code):
        return False
    walk.frame.reporter = seller.code
    take_other_side(walk, "+".join(buyer.codes), "in")
    return True


_MAIN = frozenset(["main", "major", "top", "largest", "biggest", "leading"])
# How many items before a verb the place may stand that is ranked.
_RANKED = 8


def _other_side(walk: Walk, flow: str) -> str | None:
    """The place that takes or gives, where the sentence itself says that it is a partner of the home, else null."""
    return _ranked_by_home(walk) or _shares_in_home(walk, flow)


def _ranked_by_home(walk: Walk) -> str | None:
    """The place that does something, where an apposition ranks it among the home's partners, else null."""
    words, home, before = walk.tokens.words, walk.topic.reporter, walk.items[max(0, walk.here - _RANKED) : walk.here]
    place = next((one for one in before if one.kind == "area" and words[one.last : one.last + 1] == [","]), None)
    if place is None or home is None or walk.clause_head:
        return None
    behind = [one for one in before if one.first >= place.last]
    owned = any(one.kind == "pronoun" or (one.kind in AREAS and one.code == home) for one in behind)
    ranked = any(one.kind in {"rank", "rank_noun", "list"} for one in behind)
    ranked = ranked or not _MAIN.isdisjoint(words[place.last : walk.items[walk.here].first])
    code = "+".join(place.codes)
    return code if owned and ranked and trades_with(code, home) else None


def _does_both(walk: Walk) -> bool:
    """Whether the other side of the text's trade does a second thing ("took 3 tonnes and supplied 2")."""
    before, last = walk.item(-1), walk.drafts[-1] if walk.drafts else None
    joined = before is not None and before.kind == "conjunction" and walk.items[walk.here].first == before.last
    told = last is not None and last.frame.states("partner") and last.frame.measure in {"exports", "imports"}
    told = told and not walk.frame.states("reporter")  # but "Peru sold 3 million to Chile and bought 2": the home does both
    return joined and told and walk.list_role == walk.frame.part == "partner" and not walk.pending


def _takes_from(walk: Walk) -> bool:
    """Whether a place takes an amount from another one."""
    if walk.clause_head or not has_object(walk) or not any(p.kind == "area" for p in walk.pending):
        return False
    for offset in range(2, _AHEAD):
        item, place = walk.item(offset), walk.item(offset + 1)
        if item is None or place is None or item.kind == "mark":
            return False
        if item.code == "from":
            return place.kind == "area"
    return False


# How many items behind a verb of taking the source may stand.
_AHEAD = 6


def _takes_itself(walk: Walk) -> bool:
    """Whether the place that a text is about takes an amount, and the text is on no exports of it ("Peru buys 5,000 tonnes")."""
    taker = next((p for p in reversed(walk.pending) if p.kind == "area"), None)
    if taker is None or taker.code != walk.topic.reporter or walk.topic.measure in {"exports", "trade", "balance"}:
        return False
    return not walk.clause_head and has_object(walk)


def _takes_made_in(walk: Walk) -> bool:
    """Whether an amount of goods of another place is what a place takes ("buys 3,000 tonnes of Canadian wheat")."""
    if walk.clause_head or not has_object(walk):
        return False
    of, origin, goods = walk.item(2), walk.item(3), walk.item(4)
    if of is None or origin is None or goods is None or of.code != "of" or origin.kind not in AREAS or goods.kind != "product":
        return False
    taker = next((p for p in reversed(walk.pending) if p.kind in AREAS), None)
    return taker is not None and taker.code != origin.code and goods.first == origin.last


def _shares_in_home(walk: Walk, flow: str) -> str | None:
    """The place that gives or takes a percentage of what the home trades ("Peru supplied 3 percent of the country's imports")."""
    place, home = next((p for p in reversed(walk.pending) if p.kind == "area"), None), walk.topic.reporter
    number = walk.next_within(1)
    if place is None or home is None or number is None or number.kind != "quantity" or number.ref.kind != "percent":
        return None
    ahead = [one for one in map(walk.item, range(2, _WHOLE)) if one is not None]
    at = next((at for at, one in enumerate(ahead) if one.kind == "measure"), 0)
    owned = any(one.kind == "pronoun" or one.code == home for one in ahead[:at])
    code = "+".join(place.codes)
    if _shares_total(walk) and walk.topic.measure == MIRRORED[flow]:
        return code if trades_with(code, home) else None  # "the US took 70 percent of the total"
    return code if owned and ahead[at].code == MIRRORED[flow] and trades_with(code, home) else None


def _shares_total(walk: Walk) -> bool:
    """Whether a percentage "of the total" comes next, which is what the text tells of."""
    number, total = walk.next_within(1), walk.item(2)
    if number is None or total is None or number.kind != "quantity" or number.ref.kind != "percent":
        return False
    head = walk.item(3)
    whole = total.kind == "share_of" and total.first == number.last and walk.tokens.words[total.last - 1] == "total"
    return whole and (head is None or head.first > total.last or head.kind not in {"measure", "product", "shipments"})


# How many items behind a verb the whole of a share is looked for.
_WHOLE = 7


def on_taking(walk: Walk, item: Item) -> None:
    """ "China took 326,300 tons", "Argentina shipped 7 million": the other side of the text's trade, else what the verb says."""
    flow = item.also("taking") or ("in" if item.code == "imports" and _shares_total(walk) else None)
    if walk.tokens.words[max(0, item.first - 1) : item.first] == ["man"]:
        return  # "man-made fibres"
    if flow is not None and walk.drafts and walk.drafts[-1].stat == "rank" and walk.frame.part == "partner":
        walk.put("measure", MIRRORED[flow])  # "Japan, its biggest market, bought goods worth 3 billion": of the home's exports
        walk.name_head()
        return
    told = walk.drafts[walk.clause_from :]
    if flow is not None and _does_both(walk):
        walk.put("measure", MIRRORED[flow])  # "The US took 29 billion of its goods and supplied 30 billion"
        walk.name_head()
        return
    side = "reporter" if walk.frame.states("reporter") else "partner" if walk.frame.states("partner") and not told else ""
    if flow is not None and not walk.clause_head and not walk.pending and side:
        named = (walk.frame.reporter if side == "reporter" else walk.frame.partner) or ""
        if is_other_side(walk, named, flow):
            take_other_side(walk, named, flow)  # "Asian countries, its main customers, bought goods worth 3 billion"
            return
    if flow == "in" and _takes_of(walk):
        return
    if flow is not None and not walk.tokens.glued[item.first] and _is_of_other_side(walk, flow):
        return
    if flow is not None and (place := _other_side(walk, flow)) is not None:
        take_other_side(walk, place, flow)  # "Thailand, still the country's biggest market, bought goods worth 3 million"
        return
    verb = item.also("measure_verb") or _flow_of(walk, flow)
    if verb is not None:
        item.code = verb
        on_measure_verb(walk, item)


def _flow_of(walk: Walk, flow: str | None) -> str | None:
    """The flow that a place's taking or giving an amount is where the text tells of none, null where nobody says."""
    if flow == "out" and has_object(walk) and any(p.kind == "area" for p in walk.pending):
        return "exports"  # "Chile sent 2 million tonnes to Japan"
    # "Chile took 4,000 tonnes of rice from Italy", "Chile buys 4,000 tonnes of Italian rice"
    return "imports" if flow == "in" and (_takes_from(walk) or _takes_made_in(walk) or _takes_itself(walk)) else None
