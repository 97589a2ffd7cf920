"""Words of change, of comparison, of share and average: how a number moves."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import GAUGES, TRADED, Walk
from tidewaiter.reading.statement.excess import exceeded
from tidewaiter.reading.statement.object import adds_words, agrees_on, loses_jobs, opens_list, says_worth
from tidewaiter.reading.statement.subject import flush_subject

_SIGN = {"up": 1, "down": -1}
# Articles, adjectives and verbs behind which a word that may be a verb of change is a noun.
_ARTICLES = wordlist.words("before_noun_of_change")
# The sign of a number before a comparative ("5 percent higher than").
COMPARATIVE = dict.fromkeys(wordlist.words("comparative_up"), 1) | dict.fromkeys(wordlist.words("comparative_down"), -1)
# What an outcome is more or less than ("than expected").
_FORESAID = wordlist.words("foresaid")
# Nouns of change that are told as an amount, too.
AMOUNTS_OF_CHANGE = wordlist.words("amount_of_change")
# Auxiliaries before a verb that tell what came about.
_PERFECT = wordlist.words("perfect")


def on_change_verb(walk: Walk, item: Item) -> None:
    """A verb of change: what is pending is its subject; the numbers that follow are its growth, change and level."""
    noun = item.also("change_noun")
    if noun is not None and _is_noun(walk, item):
        on_change_noun(walk, item)
        return
    if (walk.tokens.words[item.first] in _AGREEMENTS and not _shrinks(walk, item)) or adds_words(walk, item):
        return
    if loses_jobs(walk, item):
        make_growth(walk.drafts[-1], _SIGN.get(item.code, 1))
        walk.drafts[-1].rules.append("<jobs> <change>")
        return
    flush_subject(walk)
    walk.awaiting = []
    if agrees_on(walk, item):
        return
    if walk.base and len(walk.drafts) > walk.base_from:
        walk.base = False
    if not walk.tokens.words[item.first].endswith("ing"):
        walk.prep = ""  # "stocks at ports rose": the preposition governed the subject
    if item.code in _SIGN:
        walk.frame.direction = _SIGN[item.code]
    elif item.code == "worse":
        walk.frame.direction = 1 if walk.frame.deficit else -1  # a deficit that worsens is larger
    walk.last_change = item


# A noun of trade that is a verb of change, too, and what makes it one.
_AGREEMENTS = frozenset(["contract", "contracts"])
_MODAL = frozenset(["to", "will", "would", "may", "might", "could", "can", "should", "not"])


def _shrinks(walk: Walk, item: Item) -> bool:
    """Whether "contract" is a verb ("will contract by 3 percent"), and no agreement."""
    after = walk.next_within(0)
    told = after is not None and (after.kind == "quantity" or after.code == "by")
    return told or walk.tokens.words[item.first - 1] in _MODAL if item.first else False


def _is_noun(walk: Walk, item: Item) -> bool:
    """Whether a word that is verb and noun is a noun here: behind an article, a number or an adjective, or before "of"."""
    words = walk.tokens.words
    before = words[item.first - 1] if item.first else ""
    if (item.first == walk.quantity_end and walk.drafts) or before in _ARTICLES:
        return True
    previous = walk.item(-1)
    if previous is not None and previous.kind in {"versus", "average", "period"} and item.first == previous.last:
        opened = words[previous.first - 1] if previous.first else ""
        if opened in _ARTICLES or (walk.drafts and previous.first == walk.quantity_end):
            return True  # "8 percent year-on-year fall", "a year-on-year fall of 8 percent"
    after = words[item.last] if item.last < len(words) else ""
    if before in _FLOWS and previous is not None and previous.kind == "measure" and after in {"for", "of"}:
        return True  # "export increases for vehicles"
    return after == "of" and before not in {"and", "to"} and not words[item.first].endswith(("ed", "ing"))


def on_change_noun(walk: Walk, item: Item) -> None:
    """A noun of change: of the number right before it, else of the one that follows; its topic may follow with "in" or "of"."""
    sign = _SIGN[item.also("change_noun") or item.code]
    words = walk.tokens.words
    if sign > 0 and not _BELOW_ZERO.isdisjoint(words[max(0, item.first - 2) : item.first]):
        sign = -1  # "a negative annual growth of 3 percent"
    if words[item.first] in _PACES and words[item.last : item.last + 1] == ["from"] and walk.drafts:
        sign = -1 if walk.drafts[-1].negative else 1  # "rose 5 percent, a slowdown from the 8 percent of March"
    if walk.base and len(walk.drafts) > walk.base_from and _is_told_of_both(walk, item):
        walk.base = False
    if _behind_number(walk, item) and not walk.take_prep(item) and walk.drafts[-1].frame.measure not in GAUGES:
        row = move_row(walk, sign, "<number> <noun of change>")
        if _names_topic(walk):
            walk.awaiting = row
        return
    if words[item.first] == "growth" and not walk.clause_head and _grows_itself(walk):
        walk.put("measure", "gdp")
        walk.frame.product = walk.frame.partner = None
        walk.clause_head = walk.sentence_head = True
        flush_subject(walk)
    walk.last_change = item
    walk.rate = walk.frame.direction = sign
    walk.frame.share = False


def _names_topic(walk: Walk) -> bool:
    """Whether what a noun of change is of follows it ("in exports", "of rice", "in total trade")."""
    following, head = walk.next_within(0), walk.item(2)
    if following is None or (following.kind == "preposition" and following.code in {"in", "of"}):
        return following is not None
    total = following.kind == "total" and walk.tokens.words[following.first] == "in"
    return total and head is not None and head.kind in {"measure", "product"} and head.first == following.last


# Nouns that tell how a pace changed, and not a level: the pace before, behind "from", has the direction of the one now.
_PACES = frozenset(["slowdown", "acceleration"])
# What makes a fall of a growth.
_BELOW_ZERO = frozenset(["negative", "minus"])
# How many words behind an amount its change may be told by a participle.
_TOLD_BEHIND = 8


def _is_told_of_both(walk: Walk, item: Item) -> bool:
    """Whether a participle behind what something is compared with tells the change ("against 24 million, showing a drop")."""
    behind = walk.tokens.words[max(walk.quantity_end, item.first - _TOLD_BEHIND) : item.first]
    return any(word in _SHOWING for word in behind)


_SHOWING = wordlist.words("showing")


def _grows_itself(walk: Walk) -> bool:
    """Whether "growth" is a subject of its own: that of the economy ("growth had topped 9 percent")."""
    if any(p.kind == "product" for p in walk.pending):
        return False
    if walk.frame.measure == walk.topic.measure and walk.frame.measure in TRADED:
        return False  # "Growth was higher than December's 5 percent", in a text on exports
    following = walk.next_within(2)
    return following is not None and following.kind in _SAID_OF_GROWTH


# What follows a "growth" that is the economy's own.
_SAID_OF_GROWTH = frozenset(["change_verb", "reach", "forecast", "consensus", "past_expected", "target", "quantity"])


def _behind_number(walk: Walk, item: Item) -> bool:
    """Whether an item stands right behind the last number, at most a comparison or an adjective between."""
    if not walk.drafts:
        return False
    offset = -1
    previous = walk.item(offset)
    while previous is not None and previous.kind in {"versus", "period", "average", "basis"}:
        offset -= 1
        previous = walk.item(offset)
    following = walk.item(offset + 1)
    return (
        previous is walk.drafts[-1].item
        and following is not None
        and following.first - previous.last <= 1
        and item.first - walk.items[walk.here - 1].last <= 1
    )


def make_growth(draft: Draft, sign: int) -> None:
    """Make a number a growth, or, where it is no percent or multiple, a change, with the sign of the word of change."""
    draft.stat = "growth" if draft.quantity.kind in {"percent", "times", "word"} else "change"
    draft.negative = sign < 0 or draft.quantity.negative


def move_row(walk: Walk, sign: int, rule: str) -> list[Draft]:
    """Make growths of the number right before and of those in a row with it ("3 percent and 4 percent less"); give them."""
    row = walk.in_row(len(walk.drafts) - 1)
    first = len(walk.drafts) - len(row)
    if first and _gap_words(walk, first - 1, first) in (["or"], [",", "or"]):
        row = [walk.drafts[first - 1], *row]  # "1,097 units or 3 percent below"
    elif first > 1 and _gap_words(walk, first - 2, first - 1) == ["("] and _gap_words(walk, first - 1, first) in _BRACKETED:
        row = walk.drafts[first - 2 :]  # "40 million euros (44 million dollars), or 1 percent, higher"
    for draft in row:
        make_growth(draft, sign)
        draft.rules.append(rule)
    return row


_BRACKETED = ([")", "or"], [")", ",", "or"])


def _gap_words(walk: Walk, first: int, second: int) -> list[str]:
    """The words between two numbers of a sentence, given by their places among its drafts."""
    return walk.tokens.words[walk.drafts[first].item.last : walk.drafts[second].item.first]


def on_change_adverb(walk: Walk, item: Item) -> None:
    """ "up", "down", "higher", "lower": of the number right before ("19 percent higher") or right after ("up 5 percent")."""
    sign = _SIGN[item.code]
    flush_subject(walk)
    word = walk.tokens.words[item.first]
    walk.prep = ""  # "increases in crude oil (up 39 million)"
    following = walk.next_within(0)
    if following is not None and following.kind in {"measure", "product", "purchases", "shipments"}:
        percent = bool(walk.drafts) and walk.drafts[-1].quantity.kind == "percent"
        if percent and word in _COUNTED_LESS and following.kind != "product" and _behind_number(walk, item):
            move_row(walk, sign, "<number> <comparative>")  # "10 percent fewer shipments"
        walk.frame.direction = sign  # "higher purchases of"
        return
    leads = following is not None and following.kind == "quantity"
    told = bool(walk.drafts) and walk.drafts[-1].quantity.kind == "percent" and item.first == walk.quantity_end
    compares = not leads and told if word in {"up", "down"} else word != "above" or not leads  # "were 13 percent down"
    if compares and _behind_number(walk, item):
        row = move_row(walk, sign, "<number> <comparative>")
        if following is not None and following.code == "in" and word in _COUNTED_LESS:
            walk.awaiting = row  # "exported 3 million more in tea"
    walk.last_change = item
    walk.frame.direction = sign
    if walk.base and len(walk.drafts) > walk.base_from:
        walk.base = False


# Comparatives of how much there is of something, which do not stand for its value or its price.
_COUNTED_LESS = frozenset(["more", "fewer", "less"])


def on_reach(walk: Walk, item: Item) -> None:
    """ "reached", "totalled", "stood at": a level follows; "they had reached" tells what came about of a forecast."""
    flush_subject(walk)
    base = exceeded(walk, item)
    if base is not None:
        walk.put("versus", base)
        walk.frame.direction, walk.last_change = 1, Item(item.first, item.last, "change_verb", "up")
        return
    perfect = walk.tokens.words[item.first - 1] in _PERFECT if item.first else False
    if perfect and walk.frame.status in {"forecast", "future", "target"} and not _is_set(walk, item):
        walk.frame.status = "actual"
    if walk.tokens.words[item.first] != "record" and not says_worth(walk, item):
        if walk.base and len(walk.drafts) > walk.base_from:
            walk.base = False  # "from 14.6 billion in May and were 18 pct down"
        if not _measures_change(walk):
            walk.last_change = item
            walk.frame.direction = 0
        walk.awaiting = []


def _is_set(walk: Walk, item: Item) -> bool:
    """Whether a target is made, and not reached ("has been set at")."""
    return not _SETTING.isdisjoint(walk.tokens.words[item.first : item.last + 1])


_SETTING = frozenset(["set", "fixed", "put", "kept"])


def _measures_change(walk: Walk) -> bool:
    """Whether a percentage tells how large the change was that is the subject of the clause ("the drop came to 12 percent")."""
    change, following = walk.last_change, walk.next_within(1)
    if change is None or len(walk.drafts) > walk.clause_from:
        return False
    noun = change.kind == "change_noun" or (
        change.also("change_noun") is not None and (walk.rate or _is_noun_before(walk, change))
    )
    if not noun:
        return False
    if following is not None and walk.tokens.words[following.first] == "at":
        following = walk.item(2)
    if following is None or following.kind != "quantity":
        return False
    # "the drop in exports was at 19 million"
    return following.ref.kind == "percent" or walk.tokens.words[change.first] in AMOUNTS_OF_CHANGE


def _is_noun_before(walk: Walk, change: Item) -> bool:
    return change.first > 0 and walk.tokens.words[change.first - 1] in _ARTICLES


def on_base(walk: Walk, item: Item) -> None:
    """ "compared with", "than", "up from": what follows is what the figure is compared with."""
    adverb = walk.tokens.words[item.first]
    foresaid = bool(walk.tokens.words[item.last : item.last + 1]) and walk.tokens.words[item.last] in _FORESAID
    if foresaid or opens_list(walk, item):
        return  # "widened more than expected to 7 billion"
    subject, told = walk.item(-1), walk.next_within(0)
    if adverb == "against" and _is_against_place(walk):
        walk.prep, walk.prep_end = "with", item.last  # "the deficit shrank against Japan"
        return
    moves = told is not None and told.kind == "change_verb"
    if adverb == "having" and subject is not None and subject.last == item.first and (moves or subject.kind == "measure"):
        return  # "exports having risen 3 percent", "3 million, having risen by 4 percent": a clause of its own
    opens = number_follows(walk) or _moved_before(walk) or (adverb == "after" and _had_moved(walk))
    if opens and walk.pending and not walk.clause_head:
        flush_subject(walk)
    sign = (
        COMPARATIVE.get(adverb) or _GAINS.get(adverb) or (_SIGN.get(adverb) if walk.tokens.words[item.last - 1] == "on" else None)
    )
    if sign and walk.drafts and item.first - walk.quantity_end <= opens and not _is_parted(walk, item):
        move_row(walk, sign, "<number> <comparative> than")  # "5 percent more than", "15 percent down on"
    if opens:
        open_base(walk, item)


def _is_against_place(walk: Walk) -> bool:
    """Whether a balance is told against a place, and held against no number."""
    place, behind = walk.next_within(1), walk.item(2)
    if walk.frame.measure != "balance" or place is None or place.kind != "area":
        return False
    owning = walk.tokens.words[place.last : place.last + 1] == ["'s"]
    return not owning and not (behind is not None and behind.kind == "quantity" and behind.first == place.last)


# Nouns of change with which a comparison begins ("a 5 million tonne increase from").
_GAINS = {"increase": 1, "improvement": 1}


def _is_parted(walk: Walk, item: Item) -> bool:
    """Whether a comma stands between a number and what follows: a level is then compared ("6 billion, more than expected")."""
    return walk.tokens.words[walk.quantity_end : item.first] == [","] and walk.drafts[-1].quantity.kind != "percent"


def open_base(walk: Walk, item: Item) -> None:
    """Begin a comparison."""
    walk.base = True
    walk.base_from = len(walk.drafts)
    walk.base_period = None
    walk.prep = ""
    walk.last_change = item


def number_follows(walk: Walk) -> bool:
    """Whether a number comes before the clause ends, with no verb between."""
    for offset in range(1, _FOLLOWS):
        item = walk.item(offset)
        if item is None or (item.kind == "mark" and item.code in ",;("):
            return False
        if item.kind == "conjunction" and _begins_anew(walk, offset):
            return False
        if item.kind == "change_verb" and not names_change(walk, item, walk.item(offset - 1)):
            return False
        if item.kind == "quantity":
            return True
    return False


# Within how many items it comes: "than the exports recorded in May last year of 5 billion".
_FOLLOWS = 8


def _begins_anew(walk: Walk, offset: int) -> bool:
    """Whether a conjunction ahead is followed by a clause of its own ("below May's and sales were off", "and 5 percent more")."""
    head, verb = walk.item(offset + 1), walk.item(offset + 2)
    if head is None or verb is None:
        return False
    if head.code == "percent":
        return verb.kind == "base" and verb.first == head.last
    return head.kind == "measure" and verb.kind in {"reach", "change_verb"}


def names_change(walk: Walk, item: Item, before: Item | None) -> bool:
    """Whether a word ahead that may be a verb of change is a noun ("down from May's year-on-year gain of 13 percent")."""
    if item.also("change_noun") is None:
        return False
    if _is_noun_before(walk, item):
        return True
    owned = before is not None and before.last == item.first and before.kind in {"versus", "period", "average"}
    owned = owned or not _ARTICLES.isdisjoint(walk.tokens.words[max(0, item.first - 2) : item.first])  # "a surprise rise of"
    return owned and walk.tokens.words[item.last : item.last + 1] == ["of"]


def _moved_before(walk: Walk) -> bool:
    """Whether a participle says how something had moved before ("after unexpectedly rising 5.6 percent in December")."""
    adverb = walk.tokens.words[walk.items[walk.here].last : walk.items[walk.here].last + 1]
    verb, number = walk.next_within(int(bool(adverb) and adverb[0].endswith("ly"))), walk.item(2)
    if verb is None or number is None or verb.kind != "change_verb" or number.first - verb.last > 2:
        return False
    if number.kind in {"preposition", "change_adverb"}:
        number = walk.item(3)
    return number is not None and number.kind == "quantity"


def _had_moved(walk: Walk) -> bool:
    """Whether a clause tells how something had moved in a time of its own ("after shipments surged 12 percent in May")."""
    told = [walk.item(offset) for offset in range(1, _FOLLOWS)]
    kinds = [None if item is None else item.kind for item in told]
    head = next((at for at, kind in enumerate(kinds[:3]) if kind in _MOVED), None)
    if head is None or kinds[head + 1] != "change_verb" or kinds[head + 2] != "quantity":
        return False
    behind = told[head + 3 : head + 5]
    return any(item is not None and item.kind == "period" and not item.ref.has("since") for item in behind)


_MOVED = frozenset(["measure", "shipments", "purchases"])
# Nouns of flows in the singular, which no verb in the singular follows with "for".
_FLOWS = frozenset(["export", "import", "trade"])


def goes_on(walk: Walk, comma: Item) -> bool:
    """Whether a comparison goes on behind a comma ("compared with 33 million tonnes, or 8 million barrels a day, in May")."""
    words, of = walk.tokens.words, walk.quantity_before
    if words[comma.last : comma.last + 1] == ["or"]:
        return True
    following = walk.item(2)
    return words[of : of + 2] == [",", "or"] and following is not None and following.kind == "period"
