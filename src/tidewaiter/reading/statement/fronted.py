"""Numbers that stand before the head that they are told of."""

from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import AREAS
from tidewaiter.reading.mention.walk import TRADE, Walk


def is_fronted(walk: Walk) -> bool:
    """Whether the sentence begins with how large its head is ("At 5 billion, exports were", "From 3 billion to 4, trade")."""
    opener = walk.tokens.words[0]
    if walk.first_head is None and walk.drafts and walk.items[0].kind in _MOVING and walk.items[0].first == 0:
        return _moves_first(walk)
    opens = walk.first_head is None and len(walk.drafts) == (2 if opener == "from" else 1) and opener in {"at", "from"}
    return opens and walk.drafts[0].item.first <= _FRONTED and not walk.drafts[0].frame.states("measure")


def _moves_first(walk: Walk) -> bool:
    """Whether the sentence begins with how its head moved, and a comma parts the two ("Up 8 percent on the year, exports")."""
    own = not walk.drafts[walk.clause_from :] and all(d.stat == "growth" and d.role == "main" for d in walk.drafts)
    return own and len(walk.drafts) <= _GROWTHS and walk.drafts[0].item.first <= _FRONTED


_MOVING = frozenset(["change_verb", "change_adverb"])
# How many growths may stand before their head, on the year and on the month.
_GROWTHS = 2
# How many tokens before a number that stands before its head.
_FRONTED = 3
# What may stand between numbers and the "for" of the head they are told for, and what such a head may be.
_BESIDE_NUMBERS = frozenset(["versus", "period", "average", "basis", "change_noun"])
TOLD_FOR = TRADE | {"production", "sales", "orders", "investment"}


def lists_first(walk: Walk) -> bool:
    """Whether the sentence begins with goods, their numbers in brackets ("Rice ($3 million) and tea ($2 million) were")."""
    if walk.first_head is not None or not walk.drafts or walk.tokens.words[walk.drafts[-1].item.last + 1] not in _BE:
        return False
    return all(is_bracketed(walk, d) and d.frame.states("product") and not d.frame.states("measure") for d in walk.drafts)


def is_bracketed(walk: Walk, draft: Draft) -> bool:
    """Whether a number stands in a bracket, at most its direction before it ("(up 5 percent)")."""
    return "(" in walk.tokens.words[max(0, draft.item.first - 2) : draft.item.first + 1]


_BE = frozenset(["was", "were", "is", "are", "led", "drove"])


def told_for(walk: Walk) -> int:
    """The first of the numbers that a head right behind them is told for ("26 percent (25) for imports"), or -1."""
    back, seen, behind = -2, 0, walk.item(-1)
    while (before := walk.item(back)) is not None and behind is not None and before.last == behind.first:
        if before.kind == "quantity":
            seen += 1
        elif before.kind not in _BESIDE_NUMBERS and before.code not in {"(", ")"}:
            break
        back, behind = back - 1, before
    return len(walk.drafts) - seen if 0 < seen <= len(walk.drafts) else -1


def is_of_which(walk: Walk) -> bool:
    """Whether a part of an amount was what a head says ("of which 35 billion were Peru's exports and 20 billion imports")."""
    offset = -1
    while (before := walk.item(offset)) is not None and before.kind in {*AREAS, "pronoun", "product"}:
        offset -= 1
    number, which = walk.item(offset - 1), walk.item(offset - 2)
    if before is None or before.kind != "reach" or walk.tokens.words[before.first] not in _WAS or number is None:
        return False
    told = number is walk.drafts[-1].item and number.last == before.first
    return told and which is not None and which.kind == "relative"


_WAS = frozenset(["was", "were", "is", "are"])
