"""Contributions: the points that a part adds to the growth of its whole."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.walk import Walk

MEASURE = "other:growth_contribution"
_ADDING, _TAKING = wordlist.words("adding_to_growth"), wordlist.words("taking_from_growth")
_GROWTH = frozenset(["growth", "gdp", "expansion", "increase", "rise"])
_TO = frozenset(["to", "from", "off"])
# How many tokens before the points the verb may stand, and how many behind them the growth.
_BEFORE, _BEHIND = 6, 9


def credit_whole(walk: Walk) -> None:
    """Take the place whose growth points were added to ("added 2 points to Chile's export growth") as that of the points."""
    draft = walk.drafts[-1] if walk.drafts else None
    if draft is None or draft.frame.measure != MEASURE or walk.items[walk.here].first - draft.item.last > _BEHIND:
        return
    if walk.frame.states("reporter") and not draft.frame.states("reporter"):
        draft.frame.put("reporter", walk.frame.reporter)


def mark_contribution(walk: Walk, draft: Draft) -> None:
    """ "added 2.1 points to export growth": of no period before, and negative where it was taken from it."""
    words, item = walk.tokens.words, draft.item
    behind = words[item.last : item.last + _BEHIND]
    if not behind or behind[0] not in _TO or _GROWTH.isdisjoint(behind):
        return
    before = words[max(0, item.first - _BEFORE) : item.first]
    taken = not _TAKING.isdisjoint(before)
    if taken or not _ADDING.isdisjoint(before):
        draft.frame.put("measure", MEASURE)
        draft.frame.put("versus", None)
        draft.negative = taken
        draft.rules.append("<points> to <growth>")
