"""Numbers that count nothing that is told: parts of names, and how large a pack, a ship or a lorry is."""

from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.quantity.joining import PACKS
from tidewaiter.reading.statement.denomination import is_counted

# Larger numbers are no part of a name.
_FEW = 100
_REST = frozenset(["other", "remaining"])
_MEMBERS = frozenset(["member", "members"])


def is_in_name(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a small number belongs to a name or a package ("EU 27", "cases of 12 bottles")."""
    if item.ref.kind != "count" or item.ref.value >= _FEW:
        return False
    if item.first > 0 and walk.tokens.words[item.first - 1] in _REST:
        return True  # "the other 14 members"
    if not _MEMBERS.isdisjoint(walk.tokens.words[item.last : item.last + 3]):
        return True  # "the 28 EU member states"
    before = walk.item(-1)
    if before is None or -item.ref.value >= _FEW:
        return False
    if before.kind == "mark" and before.code == "(":
        before = walk.item(-2) or before  # "the European Union (EU 27)"
    if before.kind == "area" and item.first - before.last <= 2 and walk.tokens.words[item.last : item.last + 1] == [")"]:
        return True
    following = walk.next_within(0)
    if following is not None and following.kind == "rank":
        return True  # "the ten largest buyers"
    return prep == "of" and item.first - walk.quantity_end <= 2 and bool(walk.drafts)


# What engines, pipes and screens are measured in, and no trade.
_SIZES = frozenset(
    """other:cubic_centimetre other:horsepower other:volt other:hertz other:GHz other:inch other:millimetre other:nanometre
    other:centimetre other:celsius other:fahrenheit other:degree""".split()
)


# What a percent is of that tells the grade of a thing.
_GRADES = frozenset(["protein", "fat", "sulphur", "sulfur", "moisture", "purity", "broken", "brokens", "fe", "alcohol", "ash"])


def is_size(walk: Walk, item: Item, prep: str) -> bool:
    """Whether an amount is how large things are: "10 million bags of 60 kg", "cases of 12 bottles", "20-tonne lorries"."""
    quantity, behind = item.ref, "".join(walk.tokens.words[item.last : item.last + 1])
    if quantity.unit in _SIZES or behind == "equivalent":
        return True  # "TEUs (twenty-foot equivalent units)"
    if quantity.kind != "physical":
        return quantity.kind == "percent" and behind in _GRADES  # "12.5 percent protein wheat"
    following = walk.next_within(0)
    if quantity.compound and following is not None and following.kind == "product":
        return is_counted(following.code)
    before = walk.drafts[-1] if walk.drafts else None
    if before is not None and before.item.last == item.first and before.quantity.kind == "count":
        return not quantity.scaled and not before.quantity.scaled  # "532,212 60-kilo bags"
    if prep != "of" or quantity.scaled or before is None:
        return False
    return before.quantity.unit in PACKS and item.first - walk.quantity_end <= 1
