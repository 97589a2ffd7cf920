"""Comparisons in time within a sentence: which figures they hold for."""

from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.statement.movement import COMPARATIVE, move_row, open_base


def on_versus(walk: Walk, item: Item) -> None:
    """ "year on year", "from a month earlier": of the growth figures of this clause, and of those that follow in the sentence."""
    walk.awaiting = []
    if item.ref.period is not None:
        over = walk.tokens.words[item.first] in {"over", "from"}
        if over and item.ref.kind == "base" and not walk.drafts and walk.frame.direction == 0:
            walk.put("period", item.ref.period)  # "Over the first nine months, exports were", "revenue from May sales was"
            return
        walk.last_period = Item(item.first, item.last, "period", "base", item.ref.period)
        if _opens_base(walk, item):
            return
    late = walk.drafts[walk.clause_from :]
    near = walk.tokens.words[max(0, item.first - 1) : item.first + 1]  # "less" than a year ago, "below the month before"
    sign = next((COMPARATIVE[word] for word in near if word in COMPARATIVE), _MOVED.get(near[0], 0))
    percent = bool(late) and late[-1].quantity.kind == "percent"
    if late and sign and _is_beside(walk, item) and (percent or near[0] not in _MOVED):
        # "3 million less than a year ago", "15 percent down on a year ago", "9 million or 3 percent higher than"
        move_row(walk, sign, "<number> <comparative> than")
    for draft in _compared(walk, item, late):
        draft.frame.put("versus", item.ref)
    if not any(d.stat in {"growth", "change"} for d in late):
        walk.frame.put("versus", item.ref)
    if item.ref.period is not None:
        walk.base = False  # but not in "than the 9 percent year-on-year rise in May"


_MOVED = {"up": 1, "down": -1}


def _is_beside(walk: Walk, item: Item) -> bool:
    """Whether a comparison stands right behind the last number, a comma between where that is the amount once more.

    "22 million dollars, or 7 percent, less than a year ago".
    """
    apart = item.first - walk.quantity_end
    words = walk.tokens.words
    again = (
        apart == _CLOSE and words[walk.quantity_end] == "," and "or" in words[walk.drafts[-1].item.first - 1 : walk.quantity_end]
    )
    return apart <= 1 or again


def _compared(walk: Walk, item: Item, late: list[Draft]) -> list[Draft]:
    """The figures of a clause that a comparison behind them is said of: those without one, of the same time as the last.

    The last one also where another stands before it: a comparison right behind a number is the closer one.
    """
    last = late[-1] if late else None
    own = [
        d for d in late if not d.frame.states("versus") and d.frame.period == late[-1].frame.period and not _other(d, late[-1])
    ]
    if last is None or own or last.frame.versus is None or item.first - walk.quantity_end > _CLOSE:
        return own
    return [last] if last.frame.versus.last <= last.item.first and last.stat in {"growth", "change"} else own


def _other(earlier: Draft, last: Draft) -> bool:
    """Whether two figures are growths of one thing, and so against two others ("rose 5 percent in July, 2 from June")."""
    first, second = earlier.frame, last.frame
    if earlier.stat != last.stat or earlier.stat not in {"growth", "change"} or last.item.first - earlier.item.last <= _CLOSE:
        return False  # "1.0% and 2.4% less than in August"
    return (first.measure, first.product, first.partner, first.basis) == (
        second.measure,
        second.product,
        second.partner,
        second.basis,
    )


# How many words behind a number a comparison of it stands at most, a noun between ("a 6 percent increase from March").
_CLOSE = 2


def _opens_base(walk: Walk, item: Item) -> bool:
    """Begin a comparison where its number follows ("higher than the October deficit of 5 billion"), and say whether one does."""
    following, number = walk.next_within(0), walk.item(2)
    told = following is not None and following.code == "(" and number is not None and number.code == "percent"
    if told and item.ref.kind == "base" and walk.drafts and walk.drafts[-1].stat == "growth":
        open_base(walk, item)  # "compared to 1998 (8 percent)"
        walk.base_period = item.ref.period
        return True
    of = following is not None and following.code == "of" and following.kind == "preposition" and following.first == item.last
    if of and number is not None and number.kind == "quantity":
        following = number  # "from the 1985 level of 4 billion"
    if following is None or following.kind not in {"measure", "quantity"}:
        return False
    open_base(walk, item)
    walk.base_period = item.ref.period
    if following.kind == "measure" and walk.drafts:
        walk.drafts[-1].frame.put("versus", item.ref)
    return True
