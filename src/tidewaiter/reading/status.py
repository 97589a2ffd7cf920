"""Words of status: what was expected, what is planned, what is allowed."""

from tidewaiter.reading import wordlist
from tidewaiter.reading.item import Item
from tidewaiter.reading.movement import number_follows
from tidewaiter.reading.walk import Walk

# Nouns of targets, which set one only before one of the words of the second list.
_TARGET_NOUNS = wordlist.words("target_noun")
_OF_TARGETS = wordlist.words("behind_target")


def on_forecast(walk: Walk, item: Item) -> None:
    """ "expected to", "would": a forecast, unless it tells what was expected of an outcome ("as expected")."""
    if item.also("consensus") is not None and _number_is_next(walk):
        walk.frame.status = "consensus"
    elif item.also("past_expected") is None:
        code = "forecast" if item.code == "would" else item.code
        if walk.frame.status not in {"target", "limit"} and not (code == "future" and walk.frame.status == "forecast"):
            walk.frame.status = code
        if _is_passive(walk, item):
            for draft in walk.drafts[walk.clause_from :]:
                draft.frame.status = item.code


def _is_passive(walk: Walk, item: Item) -> bool:
    """Whether a word of forecast is said of the number before it ("18.6 million is expected")."""
    before, earlier = walk.item(-1), walk.item(-2)
    if before is None or earlier is None or before.kind != "reach" or before.last != item.first:
        return False
    return bool(walk.drafts) and earlier.kind not in {"mark", "conjunction"} and walk.quantity_end >= before.first - 4


def _number_is_next(walk: Walk) -> bool:
    """Whether a number comes next, at most an "of" or "for" between."""
    following = walk.next_within(2)
    if following is not None and following.kind == "preposition":
        following = walk.item(2)
    return following is not None and following.kind == "quantity"


def on_consensus(walk: Walk, item: Item) -> None:
    """ "analysts", "the market": what was expected of an outcome, where a number comes next, else a forecast."""
    if _number_is_next(walk):
        walk.frame.status = "consensus"
    else:
        walk.frame.status = "forecast"


def on_past_expected(walk: Walk, item: Item) -> None:
    """ "had forecast exports of 2.35 million": a forecast where its number follows, else only how the outcome compares."""
    words = walk.tokens.words[item.first : item.last]
    if words[0] == "had" and number_follows(walk):
        walk.frame.status = "forecast"


def on_target(walk: Walk, item: Item) -> None:
    """A target, where it is one of something: "emission targets" set none for a figure."""
    word = walk.tokens.words[item.last - 1]
    after = walk.tokens.words[item.last : item.last + 1]
    if word in _TARGET_NOUNS and not (after and after[0] in _OF_TARGETS) and not _number_is_next(walk):
        return
    walk.frame.status = "target"


def on_limit(walk: Walk, item: Item) -> None:
    """ "a cap of", "the quota": what follows is what is allowed."""
    walk.frame.status = "limit"
