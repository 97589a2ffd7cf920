"""Reasons: where a heading or a lead goes on from what moved to why it did."""

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention.item import Item


def tells_why(tokens: Tokens, items: list[Item], index: int) -> bool:
    """Whether "as" or "on" in a heading leads from what moved to why ("Trade gap narrows as dairy exports rise")."""
    item = items[index]
    if tokens.words[item.first] not in _WHY or tokens.words[item.last : item.last + 1] in ([], ["of"]):
        return False
    told = [one.kind for one in items[:index]]
    return "measure" in told and not _MOVING.isdisjoint(told)


def tells_as(tokens: Tokens, items: list[Item], index: int) -> bool:
    """Whether "as" in the lead goes on from a number told of a measure to why ("a surplus of 3 billion as oil exports rose")."""
    if items[index].kind != "conjunction" or tokens.words[items[index].first] != "as":
        return False
    told = {one.kind for one in items[:index]}
    return "measure" in told and "quantity" in told


_WHY = frozenset(["as", "on"])
_MOVING = frozenset(["change_verb", "reach", "change_adverb"])
