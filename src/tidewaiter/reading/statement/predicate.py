"""What the number before a product is said to be of: "44 million tons were wheat", "58 percent were fuels, 9 percent toys"."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADED, Walk

_BE = frozenset(["is", "are", "was", "were"])
_COMING = wordlist.words("coming_of_share") | {"came", "from"}
# How many words the whole of a share may have, its "of" and the verb behind it among them.
_WHOLE = 6
_SAID = "<share> are <product>"


def names_last_number(walk: Walk, item: Item) -> bool:
    """Whether a product says what the number before it was of: "44 million tons were wheat", "paid 12 billion for tea"."""
    if not walk.drafts:
        return False
    draft = walk.drafts[-1]
    gap = walk.tokens.words[walk.quantity_end : item.first]
    following = walk.next_within(0)
    if draft.stat == "share" and draft.role == "main" and _is_said_of_share(walk, gap):
        return True
    if len(gap) > 3 or (following is not None and following.kind in {"measure", "change_verb", "product", "reach"}):
        return False
    if gap[-1:] == ["from"] and draft.quantity.kind == "money" and draft.stat == "level" and _COMING.issuperset(gap):
        return not walk.clause_head or walk.frame.measure in TRADED  # "4 billion coming from grain (up 5 percent)"
    if walk.leads():
        return False
    if gap == ["for"] and (draft.role == "base" or (draft.quantity.kind == "percent" and _ends_entry(walk, following))):
        return True  # "3 billion, compared with 1 billion for zinc", "5 percent for rice and 3 percent for maize"
    if gap[:1] == ["for"] and draft.quantity.kind == "money" and draft.stat == "level":
        return not draft.frame.states("product")
    return len(gap) == 1 and gap[0] in _BE and draft.quantity.kind != "percent"


def _ends_entry(walk: Walk, following: Item | None) -> bool:
    """Whether an entry of a list ends here, so that what was named is of the number before it and of none behind."""
    return (following is None or following.kind in {"mark", "conjunction"}) and walk.drafts[-1].stat == "growth"


def _is_said_of_share(walk: Walk, gap: list[str]) -> bool:
    """Whether a product says what a share is ("Of all imports, 58 percent were fuels, 9 percent toys"); `gap` stands between."""
    behind = walk.next_within(0)
    if behind is not None and behind.kind not in {"mark", "conjunction"}:
        return False
    told = len(walk.drafts) > 1 and _SAID in walk.drafts[-2].rules
    said = (gap[-1] in _BE and (len(gap) == 1 or gap[0] == "of")) if gap else told
    if said and len(gap) <= _WHOLE:
        walk.drafts[-1].rules.append(_SAID)
        return True
    return False
