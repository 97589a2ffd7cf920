"""Periods of what something has gone beyond: "exceeding last year's total", "surpassing the 3 billion of the whole of 2020"."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import PERIOD
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk

# Verbs that set something above what they name: as a participle, and finite.
_EXCEEDING, _EXCEEDED = wordlist.words("going_beyond"), wordlist.words("gone_beyond")
_BEYOND = _EXCEEDING | _EXCEEDED
# How many words may stand between the verb and the period.
_NOUN_PHRASE = 10


def is_topped(walk: Walk, item: Item) -> bool:
    """Whether a period is only that of what something has gone beyond; of a number of that, it is the period."""
    if _BEYOND.isdisjoint(walk.tokens.distinct):
        return False
    words = walk.tokens.words
    first = max(0, item.first - _NOUN_PHRASE)
    at = max((at for at in range(first, item.first) if words[at] in _BEYOND), default=-1)
    between = words[at + 1 : item.first]
    if at < 0 or not {",", ";", "(", "to", "by", "and"}.isdisjoint(between):
        return False
    draft = walk.drafts[-1] if walk.drafts and walk.drafts[-1].item.first > at else None
    if draft is None:
        return _names_total(walk, item)
    if between[:1] != ["the"] or words[at] in _EXCEEDED or draft.frame.stated & PERIOD:
        return False
    draft.frame.put("period", item.ref)
    draft.role, draft.base_of = "base", next((one for one in reversed(walk.drafts[:-1]) if one.role == "main"), None)
    return True


def _names_total(walk: Walk, item: Item) -> bool:
    """Whether what was gone beyond is the total or level of a period, its number untold ("exceeding last year's total")."""
    words = walk.tokens.words
    behind = words[item.last : item.last + 3]
    near = [word for word in behind if word not in {"full", "year", "whole", "annual"}][:1]
    before = words[max(0, item.first - 5) : item.first]
    ahead = walk.next_within(2)
    if ahead is not None and (ahead.kind == "quantity" or ahead.code == "("):
        return False
    return near[:1] in [[w] for w in _LEVELS] or not _LEVELS.isdisjoint(before)


_LEVELS = frozenset(["total", "level", "levels", "figure", "figures", "volume", "record", "value", "peak", "high"])
