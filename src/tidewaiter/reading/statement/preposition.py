"""Prepositions: what they govern, and where one opens or ends a comparison."""

from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.place.antecedent import take_antecedent
from tidewaiter.reading.statement.movement import names_change, number_follows, open_base
from tidewaiter.reading.statement.object import stands_for_place

# Verbs of what lies between two numbers.
_RANGING = frozenset(["range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"])
# What stands behind a "from" that opens no comparison, before any number.
_NO_BASE = frozenset(
    ["area", "area_adjective", "measure", "product", "mark", "company", "change_verb", "reach", "source", "conjunction"]
)


def on_preposition(walk: Walk, item: Item) -> None:
    """A preposition governs the noun phrase behind it; "from" before a number opens a comparison."""
    if item.code == "from" and _is_base(walk):
        open_base(walk, item)
        return
    if item.code == "to" and walk.base and len(walk.drafts) > walk.base_from and number_follows(walk) and not _fell_to(walk):
        walk.base = False  # "narrowed from 9 billion to 7 billion"
        walk.clause_from = len(walk.drafts)
    if item.code in {"with", "for"} and _has_head_of_its_own(walk, item.code):
        walk.open_clause()
        return
    walk.prep, walk.prep_end = item.code, item.last
    take_antecedent(walk, item)


def _has_head_of_its_own(walk: Walk, prep: str) -> bool:
    """Whether a measure follows behind a number told already: "a deficit of 3, with imports growing", "for a surplus of 3"."""
    head = walk.next_within(1)
    if head is None or head.kind != "measure":
        return False
    if not head.code.startswith("balance") and (head.code not in TRADE or prep == "for"):
        return False
    return walk.clause_head and bool(walk.drafts[walk.clause_from :]) and not walk.base and not walk.depth


def _fell_to(walk: Walk) -> bool:
    """Whether what is compared with moved itself ("against a 9 percent decline to 59 billion a year ago")."""
    before = walk.item(-1)
    if before is None or before.first != walk.quantity_end or walk.drafts[-1].quantity.kind != "percent":
        return False
    return before.kind == "change_noun" or before.also("change_noun") is not None


def _is_base(walk: Walk) -> bool:
    """Whether a "from" opens a comparison: something moved, and a number comes next."""
    if not walk.drafts and walk.frame.direction == 0:
        return False
    here = walk.items[walk.here]
    if not _RANGING.isdisjoint(walk.tokens.words[max(0, here.first - 1) : here.first]):
        return False  # "the falls ranged from 3 percent in Chile to 9 percent in Peru": each is an outcome
    if walk.tokens.words[here.last : here.last + 1] == ["there"]:
        return False  # "imports from there 3 million"
    noun = 0
    for offset in range(1, 7):
        item = walk.item(offset)
        if item is None or offset > 4 + noun or (item.kind == "preposition" and item.code == "by"):
            return False  # "imports from the bloc by 3 percent"
        if item.kind == "change_noun" or (item.kind == "change_verb" and names_change(walk, item, walk.item(offset - 1))):
            noun = 2  # "down from May's year-on-year gain of 13 percent"
        elif (item.kind in _NO_BASE or stands_for_place(walk, item)) and not item.code.startswith("balance"):
            return False  # "turned to a deficit of 3 billion from a surplus of 2" goes on
        if item.kind == "quantity":
            told = walk.drafts[-1].quantity.kind if walk.drafts else ""
            if told == "money" and item.ref.kind == "physical":
                return False  # "earned 739 million from 73,000 tonnes"
            return item.ref.kind not in {"bare", "word"} or item.ref.scaled
    return False
