"""Percents that are parts of a whole: by the words beside them, by the verb before them, as the shares before them."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.statement.apposition import is_of_part, names_change
from tidewaiter.reading.statement.level import has_sign, word_before
from tidewaiter.reading.statement.share import moves_share

# Measures that are themselves rates: a percent of them is their level.
NO_PARTS = frozenset(["other:interest_rate", "other:unemployment", "other:inflation", "other:utilisation"])
RATES = NO_PARTS | {"tariff"}
# Measures that are themselves shares.
SHARES = frozenset(["other:local_content", "other:market_share", "other:import_dependence"])
# Measures that set one flow beside the other.
RATIOS = frozenset(["other:coverage_ratio"])
# Kinds of "of" with which a sentence parts something.
_PARTING = frozenset(["preposition", "share_of", "relative"])
# Participles behind a share that say where it comes from or goes.
_COMING = wordlist.words("coming_of_share")
_CHANGES = frozenset(["change_verb", "change_noun", "change_adverb"])


def is_changing(walk: Walk) -> bool:
    """Whether the clause has a word of change."""
    return walk.last_change is not None and walk.last_change.kind in _CHANGES


def _behind_share(walk: Walk) -> bool:
    """Whether the number before this one is a share."""
    return len(walk.drafts) > 1 and walk.drafts[-2].stat == "share"


def is_share(walk: Walk, draft: Draft, prep: str) -> bool:
    """Whether a percent is a part of a whole: by its own words, else by the verb before it, else as the shares before it."""
    if is_share_by_words(walk, draft):
        return True
    if has_sign(walk, draft) or names_change(walk):
        return False  # "(+11%)" behind the shares of others, "representing a 24% year-on-year increase"
    if draft.frame.share:
        last = walk.last_change
        if last is not None and last.kind == "change_adverb" and last.last == draft.item.first and draft.role == "main":
            return False  # "accounted for by steel (up 5 percent)"
        return not (last is not None and last.kind == "change_verb" and (prep == "by" or _moves_on(walk, last, prep)))
    return _ranks_partners(walk, draft) or _goes_on_with_shares(walk, draft, prep)


def _ranks_partners(walk: Walk, draft: Draft) -> bool:
    """Whether a percent is that of a partner ranked, with no word of change ("Its top markets were Peru (29 percent) and")."""
    if any(told.stat in {"growth", "change"} for told in walk.drafts[-ROW:-1]):
        return False  # "taking 13 percent more than a year ago, followed by Peru with 19 percent"
    if (
        not _CONTRIBUTORS.isdisjoint(walk.tokens.distinct)
        or is_changing(walk)
        or walk.frame.part != "partner"
        or draft.role != "main"
        or draft.frame.measure not in TRADE
    ):
        return False
    return any(item.kind == "rank" or _SUPERLATIVE.intersection(_words(walk, item)) for item in walk.items[: walk.here][-ROW:])


# Nouns of those who add to a change: what is told of them is how much they moved.
_CONTRIBUTORS = frozenset(["contributor", "contributors", "gainers", "losers"])


def _words(walk: Walk, item: Item) -> list[str]:
    """The words of a verb of taking, among which its superlative may stand ("was the largest market")."""
    return walk.tokens.words[item.first : item.last] if item.kind == "taking" else []


_SUPERLATIVE = frozenset(["largest", "biggest", "main", "top"])


def _moves_on(walk: Walk, change: Item, prep: str) -> bool:
    """Whether a verb of change stands between a share and this number ("made up 30 percent, growing 5 percent (May: 4)")."""
    told = [d for d in walk.drafts[-ROW:-1] if d.stat == "share"]
    return bool(told) and told[-1].item.last <= change.first and prep not in {"to", "from"}


def is_share_by_words(walk: Walk, draft: Draft) -> bool:
    """Whether the words right beside a percent make it a share: "of" behind it, "or" between it and an amount."""
    words = walk.tokens.words
    last = draft.item.last
    following = walk.next_within(0)
    majority = not _MAJORITY.isdisjoint(words[max(0, draft.quantity.first - 3) : draft.quantity.first])
    noun = following is not None and (following.kind in {"share_noun", "share_of"} or following.code in SHARES)
    if majority or (noun and following is not None and following.first == last):
        return True  # "with the majority, 80 percent, going abroad"
    earlier = walk.drafts[-2] if len(walk.drafts) > 1 else None
    if (
        earlier is not None
        and earlier.stat == "level"
        and earlier.quantity.kind != "percent"
        and (word_before(walk, draft) == "or" or _is_equated(walk, draft))
    ):
        return True  # "534,000, or 25 percent", "534,000, which is 25 percent"
    opens = words[0] == "of" and walk.items[0].kind in _PARTING and draft is walk.drafts[0]
    if opens and not walk.frame.direction:
        return True  # "Of all exports, 70 per cent came from"
    if not is_changing(walk) and (is_of_part(walk, draft) or _is_of_which(walk, draft)):
        return True
    if word_before(walk, draft) == "(" and _is_of_which(walk, draft) and not names_change(walk):
        return True  # "of which 243,000 (78 percent) went to Peru"
    last += words[last : last + 2] == ["respectively", "of"]
    behind = words[last] if last < len(words) else ""
    coming = following or (walk.next_within(1) if behind in _COMING else None)
    if behind in _COMING and coming is not None and coming.kind == "preposition" and not walk.frame.direction:
        return True  # "with 60 percent coming from Chile"
    so_many = words[draft.quantity.first + 1] == "in" if draft.quantity.last - draft.quantity.first > 1 else False
    if (behind == "the" or so_many) and "<fraction>" in draft.quantity.rules:
        return True  # "half the cars", "four in five cars"
    return behind == "of" and not (following is not None and following.kind in {"period", "versus"}) and not _is_of_period(walk)


_MAJORITY = frozenset(["majority", "bulk", "remainder"])


def _is_equated(walk: Walk, draft: Draft) -> bool:
    """Whether a clause says of an amount what percent it is ("which is 25 percent"), and not by how much it is more."""
    words, behind = walk.tokens.words, walk.next_within(0)
    if words[max(0, draft.quantity.first - 2) : draft.quantity.first] not in (["which", "is"], ["which", "was"]):
        return False
    ends = behind is None or behind.kind in {"mark", "conjunction", "preposition"}
    return ends and _MORE.isdisjoint(words[draft.item.last : draft.item.last + 1])


# What behind a percent says that it is a difference.
_MORE = frozenset(["more", "less", "higher", "lower", "up", "down", "above", "below", "over", "on", "from", "better", "worse"])


def _is_of_which(walk: Walk, draft: Draft) -> bool:
    """Whether a percent stands in a clause that parts an amount ("of which 37% came from the EU", "of which tea was 37%")."""
    words, first = walk.tokens.words, draft.quantity.first
    if len(walk.drafts) < _TWO or walk.drafts[-_TWO].stat != "level":
        return False
    part = walk.drafts[-_TWO].item
    if words[first - 1] == "(" and draft.item.first - part.last == 1:
        return words[part.first - 2 : part.first] in (["of", "which"], ["of", "whom"])  # "of which 243,000 (78 percent)"
    start = max(walk.quantity_before, first - _CLAUSE)
    at = next((at for at in range(first - 1, start, -1) if words[at] in _WHICH and words[at - 1] == "of"), None)
    return at is not None and (at >= draft.item.first - 1 or _is_said_to_be(words[at + 1 : first]))


def _is_said_to_be(words: list[str]) -> bool:
    """Whether words end in a verb of being, a hedge behind it or not, and are one clause ("copper was about")."""
    last = max((at for at, word in enumerate(words) if word in _BEING), default=-1)
    return last > 0 and len(words) - last <= _HEDGES and not any(mark in words for mark in ",;()")


# The relatives of "of which", verbs of being a part, and how many words their clause has and a hedge, with the verb.
_WHICH = frozenset(["which", "whom"])
_BEING = frozenset(
    ["is", "are", "was", "were", "be", "been", "made", "makes", "make", "formed", "forms", "constituted", "constitutes"]
)
_CLAUSE, _HEDGES, _TWO = 9, 4, 2


def _goes_on_with_shares(walk: Walk, draft: Draft, prep: str) -> bool:
    """Whether a percent without words of its own is a share because those before it are."""
    if draft.frame.measure in RATES:
        return False  # a list of duties by country
    if draft.role == "base" and draft.base_of is not None and draft.base_of.stat == "share":
        return True
    if _behind_share(walk) and draft.role == "main" and not is_changing(walk):
        return True  # "the US took 34.3 percent, the UK 6.5"
    if _repeats_shares(walk) or (prep == "to" and draft.role == "main" and moves_share(walk)):
        return True
    if walk.depth == 0 or word_before(walk, draft) != "(":
        return False
    return _behind_share(walk) or (walk.frame.shares and is_entry(walk) and not is_changing(walk))


def is_entry(walk: Walk) -> bool:
    """Whether a sentence is an entry of a list, what is told of and its number ("Wine - $149.8 million (8.7%)")."""
    mark = next((at for at, item in enumerate(walk.items[:_NAME]) if item.code in {"-", ":"} and item.kind == "mark"), 0)
    number = walk.items[mark + 1] if 0 < mark < len(walk.items) - 1 else None
    return number is not None and number.kind == "quantity" and number.first - walk.items[mark].last <= 1


# How many items the name of an entry has at most, its mark with it.
_NAME = 6


# How far back a row of numbers is looked through: longer ones are no sentence, and looked through whole would take their square.
ROW = 40


def _repeats_shares(walk: Walk) -> bool:
    """Whether a percent without any word of change follows a sentence of shares, with no head of its own."""
    if any(d.stat == "level" for d in walk.drafts[-ROW:-1]):
        return False
    return (
        walk.frame.shares
        and (walk.last_change is None or walk.last_change.kind == "reach")
        and not walk.clause_head
        and walk.frame.direction == 0
    )


# "of the": how many words may stand between a number and its period.
_OF_THE = 2


def _is_of_period(walk: Walk) -> bool:
    """Whether a number is of a period and of nothing else ("faster than the 6 percent of April")."""
    period, head = walk.item(2), walk.item(3)
    if period is None or period.kind != "period" or period.first - walk.items[walk.here].last > _OF_THE:
        return False
    return head is None or head.kind in {"mark", "conjunction"}
