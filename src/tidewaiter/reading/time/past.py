"""What had been: amounts of an earlier time, told in a clause of their own beside those that the text speaks of."""

from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk

# How many items back the clause may begin that an earlier time ends.
_BACK = 24
_AMOUNTS = frozenset(["level", "average"])
# Prepositions before an earlier time in which something was so.
_IN = frozenset(["", "in", "during"])


def opens_on_past(walk: Walk, item: Item, prep: str) -> bool:
    """Take an earlier time that begins a clause for that of what the clause tells; says whether it is one.

    "Whereas a year earlier it had imported 9,000 tonnes."
    """
    before = walk.item(-2) if prep else walk.item(-1)
    if not item.ref.is_base or prep not in _IN or walk.drafts[walk.clause_from :] or before is None or walk.base:
        return False
    opens = before.kind == "conjunction" and before.code in {"while", "but"} and item.first - before.last <= bool(prep)
    if opens:
        walk.put("period", item.ref)
    return opens


def of_concession(walk: Walk, item: Item) -> bool:
    """Whether a time is only that of what a sentence goes on in spite of, no number told of it.

    "Despite a recovery in December, exports were down 3 percent": in the months that the text speaks of.
    """
    words, behind = walk.tokens.words, walk.tokens.words[item.last : item.last + 1]
    conceding = words[:1] == ["despite"] or words[:3] == ["in", "spite", "of"] or words[:1] == ["notwithstanding"]
    told = walk.frame.measure is not None and not walk.sentence_head
    once = item.ref.unit == "month" and item.first > 0 and words[item.first - 1] == "in"
    return conceding and once and behind == [","] and told and not walk.drafts and "," not in words[: item.first]


def dates_past(walk: Walk, item: Item) -> bool:
    """Date the amounts of a clause that tells what had been, and says when behind its verb; says whether it is one.

    "While 31,000 tonnes, worth 80 million dollars, had been imported a year earlier."
    """
    behind = walk.tokens.words[walk.quantity_end : item.first]
    if not walk.drafts or "had" not in behind or behind[behind.index("had") + 1 :][:1] != ["been"]:
        return False
    start = _clause_start(walk)
    dated = [d for d in walk.drafts if d.item.first >= start and d.role == "main" and not _is_dated(d, start)]
    if not start or not dated or any(d.stat not in _AMOUNTS for d in dated):
        return False
    for draft in dated:
        draft.frame.put("period", item.ref)
    return True


def _is_dated(draft: Draft, start: int) -> bool:
    """Whether a figure has a time that its own clause names."""
    named = draft.frame.period
    return draft.frame.states("period") and named is not None and named.first >= start


def _clause_start(walk: Walk) -> int:
    """The token behind the conjunction or semicolon that parts a clause from the one before, 0 where none is near."""
    for offset in range(-1, -_BACK, -1):
        item = walk.item(offset)
        if item is None:
            return 0
        if (item.kind == "conjunction" and item.code in {"while", "but"}) or (item.kind == "mark" and item.code == ";"):
            return item.last
    return 0


def dates_apposition(walk: Walk, item: Item) -> bool:
    """Date the amount right before "of" a time that only says more of a record ("the best year, the 95 million of 1999")."""
    told, words = walk.drafts[-1:], walk.tokens.words
    if len(walk.drafts) > 1 and words[walk.drafts[-2].item.last : told[0].item.first] in (["("], ["["]):
        told = walk.drafts[-2:]  # "the 95 million kina (33 million dollars) of 1999"
    if (
        not told
        or item.first - walk.quantity_end > len(told)
        or any(one.stat not in _AMOUNTS or one.role != "main" for one in told)
    ):
        return False
    if words[max(0, told[0].item.first - _AND_THE) : told[0].item.first] != [",", "the"]:
        return False
    for draft in told:
        draft.frame.put("period", item.ref)
        draft.aside = True
    return True


# A comma and the article.
_AND_THE = 2
