"""Places that only say where another one lies: "Yiwu, in east China's Zhejiang province", "Australia's Port Hedland"."""

from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.codes.areas import kind_of
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.place.reference import is_region_around
from tidewaiter.reading.place.side import is_group

# What may stand between a place and the one that it lies in ("Changzhou, a port city in east China's Jiangsu").
_BETWEEN = frozenset(["mark", "preposition", "pronoun", "rank", "count_noun", "conjunction", "product", "area", "area_adjective"])
# Nouns before "of" and the country of a part of it ("the Hong Kong region of China").
_PARTS = (["region", "of"], ["sar", "of"])


def is_wider(walk: Walk, item: Item, prep: str, *, owning: bool) -> bool:
    """Whether a place only says where another one lies ("Yiwu, in east China's Zhejiang province")."""
    if _owns_place(walk, item, prep, owning=owning):
        return True
    if walk.tokens.words[max(0, item.first - 2) : item.first] in _PARTS and kind_of(item.code) == "country":
        return True
    if is_group(item.code) or prep not in {"", "in", "of"} or (owning and not prep):
        return False
    following = walk.next_within(0)
    if not prep and following is not None and following.kind in {"measure", "shipments", "purchases"}:
        return False  # "Changzhou's exports rose 5 percent, Jiangsu exports 7"
    if _is_around_one_before(walk, item, prep):
        return True
    held = walk.frame.reporter
    heads = walk.clause_head and not walk.drafts[walk.clause_from :] and walk.frame.states("reporter")
    return heads and not owning and item.kind == "area" and held is not None and is_within(held, item.code)


def _owns_place(walk: Walk, item: Item, prep: str, *, owning: bool) -> bool:
    """Whether a place owns the one right behind it ("from Australia's Port Hedland", "east China's")."""
    if not owning:
        return False
    if kind_of(item.code) == "region" and "china" in item.code:
        return True
    behind = walk.item(1)
    beside = behind is not None and behind.kind == "area" and behind.first == item.last + 1
    return beside and behind is not None and prep in {"from", "to", "via"} and is_within(behind.code, item.code)


def _is_around_one_before(walk: Walk, item: Item, prep: str) -> bool:
    """Whether the place named right before, or the port spoken of, lies in this one."""
    for offset in range(-1, -7, -1):
        before = walk.item(offset)
        if before is None or before.kind not in _BETWEEN or (before.kind == "mark" and before.code in ";("):
            return False
        if before.kind == "area" and is_within("+".join(before.codes), item.code):
            return True
        if before.kind == "area" and prep == "in" and is_region_around(before.code, item.code):
            return True  # "Dalian Port in northeast China"
        if before.kind == "pronoun" and prep == "in" and is_within(walk.frame.reporter or "", item.code):
            return True  # "the throughput of the port in Shandong"
    return False


def lies_at_home(walk: Walk, code: str) -> bool:
    """Whether a place only says where the home's prices are made ("at the auction in Mombasa"), or where the reporter lies."""
    if walk.frame.measure == "price" and is_within(code, walk.topic.reporter or ""):
        return True
    return not walk.clause_head and is_within(walk.frame.reporter or "", code)
