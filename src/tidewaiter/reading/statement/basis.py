"""What a growth is measured in: value or volume, real terms, one currency or another."""

from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk


def on_basis(walk: Walk, item: Item) -> None:
    """ "in value terms", "by volume": of the number before it, else of those that follow."""
    drafts = walk.drafts[walk.clause_from :]
    if drafts and not drafts[-1].frame.states("basis"):
        drafts[-1].frame.put("basis", item.code)
    else:
        walk.frame.put("basis", item.code)


def on_basis_noun(walk: Walk, item: Item) -> None:
    """ "volume was up", "and their value 7 percent": of the numbers that follow; behind a number and "in", of that one."""
    if walk.prep in {"in", "by"}:
        on_basis(walk, item)
    else:
        walk.frame.put("basis", item.code)


def on_currency(walk: Walk, item: Item) -> None:
    """ "in dollar terms": of the numbers of this clause and of those that follow."""
    for draft in walk.drafts[walk.clause_from :]:
        draft.frame.put("currency", item.code)
    walk.frame.put("currency", item.code)
