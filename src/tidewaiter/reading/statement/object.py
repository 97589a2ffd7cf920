"""What a verb has for its object, where it moves nothing, moves what was counted before it, or says what that was worth."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk

# Verbs that say that something shrank, and, with an amount right behind them, that so much was agreed on.
_AGREEING = frozenset(["contract", "contracts", "contracted"])


def agrees_on(walk: Walk, item: Item) -> bool:
    """Whether a verb of change has so much for its object ("the mill has contracted 160,000 tonnes")."""
    if walk.tokens.words[item.last - 1] == "contracted" and walk.tokens.words[item.last : item.last + 1] == ["to"]:
        done = walk.item(2)
        return done is not None and done.kind in {"measure", "measure_verb"}  # "the mills contracted to export 3,000 tonnes"
    ahead = walk.next_within(0)
    amount = ahead is not None and ahead.kind == "quantity" and ahead.code in {"physical", "money", "count"}
    return amount and walk.tokens.words[item.last - 1] in _AGREEING


def loses_jobs(walk: Walk, item: Item) -> bool:
    """Whether it is jobs, counted before it, that a verb says were lost or added ("the 7,000 jobs lost")."""
    if not walk.drafts or walk.drafts[-1].frame.measure != "jobs" or item.first - walk.quantity_end > _NEAR_JOBS:
        return False
    before, following = walk.item(-1), walk.next_within(1)
    told = following is not None and following.kind == "quantity"
    lost = walk.tokens.words[item.first] in _LOSING and walk.drafts[-1].stat == "level"
    return lost and not told and before is not None and before.kind in {"count_noun", "reach", "measure"}


# Verbs of jobs, and how far behind their number one may stand.
_LOSING = wordlist.words("of_jobs")
_NEAR_JOBS = 6


def says_worth(walk: Walk, item: Item) -> bool:
    """Whether a word only says what the amount was worth that something is compared with ("against 400 tons worth 8 million")."""
    return walk.base and len(walk.drafts) > walk.base_from and walk.tokens.words[item.first] in _WORTH


_WORTH = frozenset(["worth", "valued"])


def stands_for_place(walk: Walk, item: Item) -> bool:
    """Whether a pronoun stands for a place, and owns nothing ("imports from the country 389 million")."""
    words = walk.tokens.words
    return item.kind == "pronoun" and words[item.first] in {"the", "that", "this"} and words[item.last - 1] != "'s"


def adds_words(walk: Walk, item: Item) -> bool:
    """Whether "added" is what somebody did who says something ("exports, it added, averaged 3 million tonnes")."""
    words = walk.tokens.words
    return words[item.first] == "added" and words[item.last : item.last + 1] in ([","], ["that"], [":"], ["."])


def opens_list(walk: Walk, item: Item) -> bool:
    """Take the places that come behind "the following countries:" as partners; says whether "following" only points to a list."""
    words, noun = walk.tokens.words, walk.next_within(1)
    if words[item.first] != "following" or words[max(0, item.first - 1)] != "the" or noun is None or noun.kind != "count_noun":
        return False
    if noun.code == "countries" and walk.frame.measure in {"exports", "imports"}:
        walk.list_role = walk.frame.part = "partner"
    return True
