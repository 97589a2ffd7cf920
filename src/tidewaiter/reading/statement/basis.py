"""What a growth is measured in: value or volume, real terms, one currency or another."""

from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk


def on_basis(walk: Walk, item: Item) -> None:
    """ "in value terms", "by volume": of the number before it, else of those that follow."""
    drafts = walk.drafts[walk.clause_from :]
    if _turn_to_flow(walk, item):
        return
    if drafts and not drafts[-1].frame.states("basis"):
        drafts[-1].frame.put("basis", item.code)
    else:
        walk.frame.put("basis", item.code)


def on_basis_noun(walk: Walk, item: Item) -> None:
    """ "volume was up", "and their value 7 percent": of the numbers that follow; behind a number and "in", of that one."""
    if walk.prep in {"in", "by"}:
        on_basis(walk, item)
    elif not _turn_to_flow(walk, item):
        walk.frame.put("basis", item.code)


def _turn_to_flow(walk: Walk, item: Item) -> bool:
    """Turn from a price to the flow that it is of ("The price of tea exports rose, while the volume fell"); say so."""
    if walk.frame.measure != "price" or walk.tokens.words[item.first - 1] not in _OWNED or walk.drafts[walk.clause_from :]:
        return False
    flow = _priced_flow(walk)
    if flow is not None:
        walk.put("measure", flow)
        walk.frame.put("basis", item.code)
    return flow is not None


_OWNED = frozenset(["the", "their", "its", "but", "while", "and", "though", "although", "even", "export", "import"])


def _priced_flow(walk: Walk) -> str | None:
    """The flow of whose price the sentence has told, null where that is the price of no trade."""
    told = walk.items[max(0, walk.here - _BACK) : walk.here]
    return next((one.code for one in reversed(told) if one.kind == "measure" and one.code in {"exports", "imports"}), None)


# How many items back the flow was named whose price was told.
_BACK = 16


def on_currency(walk: Walk, item: Item) -> None:
    """ "in dollar terms": of the numbers of this clause and of those that follow."""
    for draft in walk.drafts[walk.clause_from :]:
        draft.frame.put("currency", item.code)
    walk.frame.put("currency", item.code)
