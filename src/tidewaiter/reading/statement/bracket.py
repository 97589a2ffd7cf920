"""Brackets: a period in one holds for the numbers in it, or for the number right before it, and for nothing behind it."""

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.reading.mention.frame import PERIOD
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.statement.movement import open_base
from tidewaiter.records.record import Record

_AMOUNTS = frozenset(["money", "physical", "count"])


class Bracket(Record, frozen=True):
    """An open bracket: its token, how many numbers stood before it, and the period that holds outside."""

    first: int
    drafts: int
    period: PeriodMention | None
    stated: int


def open_bracket(walk: Walk, item: Item) -> None:
    """Note what holds outside; right behind "those of April 2017" an amount in brackets is that of then."""
    walk.bracket = Bracket(item.first, len(walk.drafts), walk.frame.period, walk.frame.stated & PERIOD)
    named, following = walk.last_period, walk.next_within(0)
    if (
        named is not None
        and named.code == "base"
        and named.last == item.first
        and following is not None
        and following.kind == "quantity"
        and following.code in _AMOUNTS
    ):
        open_base(walk, item)
        walk.base_period = named.ref


def close_bracket(walk: Walk) -> None:
    """Go back to the period that holds outside."""
    bracket = walk.bracket
    if bracket is None:
        return
    walk.bracket = None
    for draft in walk.drafts[bracket.drafts :]:
        draft.aside |= draft.frame.states("period") and draft.frame.period is not bracket.period
    walk.frame.period = bracket.period
    walk.frame.stated = walk.frame.stated & ~PERIOD | bracket.stated
    if walk.base and walk.base_from >= bracket.drafts:
        _go_on_with_base(walk, bracket)


def _go_on_with_base(walk: Walk, bracket: Bracket) -> None:
    """End a comparison made in a bracket; the one around it goes on to its period ("45,800 (revised from 44,900) in January")."""
    outside = walk.drafts[bracket.drafts - 1] if bracket.drafts else None
    following = walk.next_within(1)
    if following is not None and following.kind == "preposition":
        following = walk.item(2)
    walk.base = False
    if outside is None or outside.role != "base" or outside.frame.states("period") or following is None:
        return
    if following.kind == "period":
        walk.base = True
        walk.base_from = bracket.drafts - 1


def on_bracketed_period(walk: Walk, item: Item) -> None:
    """ "(4.9 percent in May)", "(May: 4.9 percent)", "2.57 million (2007)"; elsewhere it is said of what follows."""
    bracket = walk.bracket
    mention = item.ref
    if bracket is None:
        return
    inside = [d for d in walk.drafts[bracket.drafts :] if d.role == "main" and not d.frame.stated & PERIOD]
    for draft in inside:
        draft.aside = True
        draft.frame.put("period", mention)
    if inside or _number_follows(walk):
        walk.put("period", mention)
    elif bracket.drafts and walk.quantity_end == bracket.first:
        walk.drafts[bracket.drafts - 1].frame.put("period", mention)
    elif not walk.frame.states("period"):
        walk.put("period", mention)
        walk.bracket = None


def _number_follows(walk: Walk) -> bool:
    """Whether a number stands behind this place in the same bracket."""
    for offset in range(1, 12):
        item = walk.item(offset)
        if item is None or (item.kind == "mark" and item.code == ")"):
            return False
        if item.kind == "quantity":
            return True
    return False


# Nouns of which a list in brackets says how large each is, by their sign, and adjectives that make such a noun of a measure.
_CHANGES = {"increases": 1, "rises": 1, "gains": 1, "decreases": -1, "declines": -1, "falls": -1, "reductions": -1, "increase": 1}
_CHANGES |= {"decrease": -1, "decline": -1, "drop": -1, "drops": -1}
_COMPARED = {"higher": 1, "lower": -1}
# How many words before and behind a bracket such a noun may stand.
_BEFORE, _BEHIND = 50, 16


def change_in_bracket(walk: Walk, first: int) -> int:
    """Give the sign of the change that an amount in a bracket, from token `first` on, is; 0 where it is none.

    "The main decreases in imports were in fuels (158 million)", "lower imports were recorded in chemicals (46 million)",
    "chemicals (20 million) registered the main decreases": behind a product, and with no number before the bracket.
    """
    bracket, words = walk.bracket, walk.tokens.words
    if bracket is None or first - bracket.first > 2 or not bracket.first or walk.quantity_end == bracket.first:
        return 0
    if any(item.kind == "period" and item.last == bracket.first for item in walk.items[max(0, walk.here - 2) : walk.here]):
        return 0  # "an increase of 27 percent on 2006 (2 billion)": how much it was then
    if words[bracket.first - 1] in _WHOLES:
        return 0  # "a 2 percent decline in volume (1.07 million tonnes)": what it came to
    for at in range(bracket.first - 1, max(-1, bracket.first - _BEFORE), -1):
        word = words[at]
        if word in _CHANGES and words[at + 1] in {"in", "of", "for", "were", "was"}:
            return _CHANGES[word]
        if word in _COMPARED and words[at + 1] in {"imports", "exports", "sales", "shipments", "purchases"}:
            return _COMPARED[word]
        if word in {";", "."} or (word in {"were", "was"} and words[at - 1] == "which"):
            break
    behind = words[bracket.first : bracket.first + _BEHIND]
    return next((_CHANGES[word] for word in behind if word in _CHANGES and _registers(behind)), 0)


# Nouns of an amount as a whole.
_WHOLES = frozenset(["volume", "value", "tonnage", "quantity", "volumes"])


def _registers(words: list[str]) -> bool:
    """Whether words say that something went through a change ("registered the main decreases")."""
    return not _REGISTERING.isdisjoint(words)


_REGISTERING = frozenset(["registered", "recorded", "showed", "saw", "posted", "had"])
