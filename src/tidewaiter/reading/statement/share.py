"""Shares: a part of a whole, and how it moves."""

from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.place.side import trades_with
from tidewaiter.reading.statement.subject import flush_subject


def on_share(walk: Walk, item: Item) -> None:
    """ "accounted for", "the share of": a part of a whole follows."""
    if item.kind == "share_noun" and _is_of_partner(walk):
        walk.list_role = "partner"
    flush_subject(walk)
    walk.frame.share = True
    walk.frame.direction = 0
    walk.last_change = item


def _is_of_partner(walk: Walk) -> bool:
    """Whether a place has its share in the trade that a sentence begins with ("In Peru's exports, Chile's share was 8 pct")."""
    before = walk.items[max(0, walk.here - _FRONT) : walk.here]
    mark = next((at for at in range(len(before) - 1, 0, -1) if before[at].code == ","), 0)
    opened = next((at for at in range(mark - 1, -1, -1) if before[at].kind == "preposition"), mark)
    fronted = mark > 0 and before[opened].code == "in" and before[mark - 1].code in {"exports", "imports"}
    held, place = walk.frame.reporter, walk.pending[-1] if walk.pending else None
    return fronted and place is not None and place.kind in AREAS and trades_with(place.code, held or "")


# How many items a phrase has at most with which a sentence begins.
_FRONT = 5


def on_share_of(walk: Walk, item: Item) -> None:
    """ "of the total" behind a percent: the percent is a share; elsewhere an "of" ("exports of all goods")."""
    if walk.drafts and item.first - walk.quantity_end <= 1 and walk.drafts[-1].quantity.kind == "percent":
        walk.drafts[-1].stat = "share"
        walk.whole = walk.drafts[-1]
        walk.drafts[-1].rules.append("<percent> of the total")
    else:
        walk.prep, walk.prep_end = "of", item.last


def moves_share(walk: Walk) -> bool:
    """Whether something moved to a percent, where the last percents were shares ("to Chile rose to 17 percent from 16")."""
    change = walk.last_change
    rates = any(item.kind == "change_noun" for item in walk.items[max(0, walk.here - _BACK) : walk.here])
    return walk.frame.shares and not rates and change is not None and change.kind in {"change_verb", "base"}


# How many items back a noun of change makes rates of what moved ("growth slowed to 3 percent").
_BACK = 8
