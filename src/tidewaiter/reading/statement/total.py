"""Totals: "total", "overall", "as a whole", of everything that the text tells of."""

from tidewaiter.reading.mention.frame import PARTNER, PRODUCT
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADE, Walk

# Measures of which a market is made up.
_COUNTED = frozenset(["sales", "registrations", "deliveries"])
# How many numbers back exports and imports may stand that a total adds up.
_FLOWS = 6


def on_total(walk: Walk, item: Item) -> None:
    """ "total", "overall", "as a whole": of everything, at once where no head can follow."""
    before = walk.item(-1)
    following = walk.next_within(0)
    market = walk.tokens.words[item.last : item.last + 1] == ["market"]
    if market and walk.frame.measure in _COUNTED and walk.topic.product and not walk.frame.states("product"):
        walk.frame.product = walk.topic.product  # "the overall market is down 7 percent", behind one kind of cars
    if item.code == "whole" and before is not None and before.kind == "measure" and before.last == item.first:
        _of_all(walk)  # "exports as a whole", "trade overall"
    elif (
        item.code == "total"
        and following is not None
        and following.kind in {"change_verb", "reach"}
        and (not walk.clause_head or (before is not None and before.kind == "mark" and before.code == ";"))
        and walk.tokens.words[item.first] == "total"
    ):
        _of_all(walk)  # "The total advanced"
        walk.put("measure", "trade" if walk.topic.measure == "trade" or _of_flows(walk) else walk.frame.measure)
    elif item.code == "total" and _adds_up(walk, following):
        _of_all(walk)  # "bringing the total to 80 billion"
        walk.put("measure", "trade")
    else:
        walk.pending.append(item)


def _adds_up(walk: Walk, following: Item | None) -> bool:
    """Whether exports and imports stand before a total that something is brought to."""
    return following is not None and following.kind == "preposition" and following.code == "to" and _of_flows(walk)


def _of_flows(walk: Walk) -> bool:
    return {"exports", "imports"} <= {draft.frame.measure for draft in walk.drafts[-_FLOWS:]}


def _of_all(walk: Walk) -> None:
    """What follows is of everything: no product but all goods, no partner, mode or breakdown."""
    held = walk.item(-2)
    if walk.frame.measure in TRADE:
        if held is None or held.kind != "product" or not walk.frame.states("product"):
            walk.frame.product = "goods"  # and not in "farm exports as a whole"
        walk.frame.partner = walk.frame.mode = walk.frame.by = None
        walk.frame.stated &= ~(PRODUCT | PARTNER)
