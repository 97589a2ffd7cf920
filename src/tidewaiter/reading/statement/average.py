"""Averages: "daily", "a day", "per unit"."""

from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk


def on_average(walk: Walk, item: Item) -> None:
    """ "daily", "a day", "per unit": the number is an average."""
    set_average(walk, item, item.code)


def set_average(walk: Walk, item: Item, unit: str) -> None:
    """Make the number right before a word of average one, else those that follow; a price of one unit is none."""
    words = walk.tokens.words
    near = bool(walk.drafts) and item.first - walk.quantity_end <= _BESIDE
    if near and words[item.first].endswith("ly") and words[walk.quantity_end] == "," and not _leads_to_number(walk, item):
        return  # "$15 billion, the highest monthly figure"
    if _leads_to_number(walk, item):
        walk.frame.average = "mean" if "average" in words[item.first : item.last + 1] else unit
    elif near and unit in _RATES:
        draft = walk.drafts[-1]
        priced = draft.frame.measure == "price" or "<money> per <unit>" in draft.rules
        if draft.stat == "level" and draft.quantity.kind not in {"percent", "points"} and not priced:
            draft.stat = "average"
            draft.rules.append("<number> <per day or unit>")
    else:
        walk.frame.average = unit


# What a number before may be counted by, and how many tokens may stand between.
_RATES = frozenset(["day", "week", "month", "quarter", "unit"])
_BESIDE = 3


def _leads_to_number(walk: Walk, item: Item) -> bool:
    """Whether a word of average is that of the number that comes ("or a monthly average of 250,000")."""
    behind = walk.tokens.words[item.last : item.last + 1]
    following, number = walk.next_within(1), walk.item(2)
    if behind == ["average"] or following is None:
        return behind == ["average"]
    return following.code == "of" and number is not None and number.kind == "quantity"
