"""Words of status: what was expected, what is planned, what is allowed."""

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import PERIOD, Draft
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.statement.movement import number_follows
from tidewaiter.reading.statement.subject import flush_subject

# Nouns of targets, which set one only before one of the words of the second list.
_TARGET_NOUNS = wordlist.words("target_noun")
_OF_TARGETS = wordlist.words("behind_target")
# Nouns of forecasts; words before one with which a text only says how the outcome compares ("despite the gloomy forecast");
# verbs with which one is changed ("cut its forecast").
_FORECAST_NOUNS = wordlist.words("forecast_noun")
_BESIDE_FORECAST = wordlist.words("beside_forecast")
REVISING = wordlist.words("revising")
_BESIDE_LIMIT = wordlist.words("beside_limit")
# Verbs with which a forecast was made, and words before them where they are no such verbs ("was expected", "the forecast").
_FORESAID = wordlist.words("foresaid")
_NO_SUBJECT = wordlist.words("before_no_foresaying")
_ALLOWING = wordlist.words("allowing")
# What stands between a number and the words that say it was expected ("the 5 percent that economists had forecast").
_RELATIVE = frozenset(["that", "which"])
_NO_LINK = frozenset([",", ";", ":", "(", ")", "and", "but", "as", "than", "or", "while"])
# How far a word of forecast may stand behind its number, and how many items ahead a number is looked for.
_NEAR, _FEW = 6, 2
_AHEAD = 12


def on_forecast(walk: Walk, item: Item) -> None:
    """ "expected to", "would", "forecasts for": what is to come, or what was expected of an outcome ("above forecasts of")."""
    words = walk.tokens.words
    if _tells_outcome(walk, item) or _names_poll(walk, item):
        return
    if words[item.last - 1] in _FORESAID and "had" in words[max(0, item.first - _ADVERBS) : item.first]:
        on_past_expected(walk, item)  # "had on average forecast a rise of 6 percent"
        return
    _move_in_name(walk, item)
    if _says_when(walk, item):
        _drop_period(walk)
    if words[item.last - 1] == "for" and item.last - item.first > 1:
        walk.prep, walk.prep_end = "for", item.last  # "its growth forecast for Italy"
    consensus = item.also("consensus") is not None
    if consensus and (_number_is_next(walk) or (walk.base and len(walk.drafts) == walk.base_from)):
        walk.frame.status = "consensus"
    elif item.also("past_expected") is None and not _names_expected(walk, item) and not _is_beside(walk, item):
        code = _code_of(walk, item, consensus=consensus)
        if walk.frame.status not in {"target", "limit", "expected", "pledge", "contract"} and not (
            code == "future" and walk.frame.status == "forecast"
        ):
            walk.frame.status = code
        _note_revision(walk, item)
        if _is_passive(walk, item):
            for draft in walk.drafts[walk.clause_from :]:
                draft.frame.status = item.code


def _names_poll(walk: Walk, item: Item) -> bool:
    """Whether a poll is only where the number before it was forecast ("beating the 3 percent rise forecast in the poll")."""
    words, last = walk.tokens.words, walk.drafts[-1] if walk.drafts else None
    foreseen = last is not None and last.frame.status in {"forecast", "consensus"} and item.first - walk.quantity_end <= _NEAR
    return foreseen and words[item.last - 1] in _POLLS and "in" in words[walk.quantity_end : item.first]


_POLLS = frozenset(["poll", "survey"])


def _move_in_name(walk: Walk, item: Item) -> None:
    """Take the direction of a phrase that says it itself ("imports were seen falling 7 percent")."""
    sign = _SEEN.get(walk.tokens.words[item.last - 1], 0)
    if sign:
        flush_subject(walk)
        walk.frame.direction = sign
        walk.last_change = Item(item.last - 1, item.last, "change_verb", "up" if sign > 0 else "down")


# Participles that a phrase of forecast ends in ("seen falling").
_SEEN = {"rising": 1, "growing": 1, "up": 1, "falling": -1, "down": -1, "shrinking": -1}


def on_speech(walk: Walk, item: Item) -> None:
    """A verb of saying, which may say how large something is thought to be ("put output at 3 million")."""
    if walk.frame.status != "actual" or not _is_put_at(walk):
        return
    if item.also("forecast") == "put":
        walk.frame.status = "put"
    elif walk.tokens.words[item.first] in _ESTIMATING:
        walk.frame.status = "estimate"


# Verbs of saying that estimate ("estimates output at 591 million tonnes").
_ESTIMATING = frozenset(["estimates", "estimate", "estimated", "estimating"])
# Within how many items "at" and a number follow the object of "put".
_PUT_WITHIN = 7


def _is_put_at(walk: Walk) -> bool:
    """Whether a verb says how large something is thought to be ("the council put world output at 1.1 billion tonnes")."""
    for offset in range(1, _PUT_WITHIN):
        prep, number = walk.item(offset), walk.item(offset + 1)
        if prep is None or number is None or prep.kind in {"change_verb", "reach", "quantity"} or prep.code in {",", ";", ":"}:
            return False
        if prep.kind == "preposition" and walk.tokens.words[prep.first] == "at" and number.kind == "quantity":
            return number.first == prep.last
    return False


def _tells_outcome(walk: Walk, item: Item) -> bool:
    """Whether a verb tells what came about: "output sees 10 percent growth", "adjusted for that, exports would have risen"."""
    words = walk.tokens.words
    through = walk.clause_head and words[item.last - 1] == "sees"
    verb = words[item.last + 1] if words[item.last : item.last + 1] == ["have"] and item.last + 1 < len(words) else ""
    return through or (item.code == "would" and (verb in _PARTICIPLES or verb.endswith(("ed", "en", "wn"))))


_PARTICIPLES = frozenset(["been", "shrunk", "hit", "come", "gone", "met", "lost", "beat", "sunk"])


def _code_of(walk: Walk, item: Item, *, consensus: bool) -> str:
    """The status that a word of forecast gives to what follows."""
    code = "forecast" if item.code == "would" or consensus else item.code
    if code == "future" and walk.frame.status == "estimate":
        return "forecast"  # "they estimate that output will reach 2 million"
    if code == "forecast" and walk.drafts and walk.drafts[-1].frame.status == "expected":
        return "expected"  # "had forecast stocks at 5 million tons, with output seen at 3"
    return code


def _says_when(walk: Walk, item: Item) -> bool:
    """Whether the period named so far is when something was forecast ("in April it had predicted a fall"), not what of."""
    words = walk.tokens.words
    before = words[item.last - 2] if item.last > 1 else ""
    return words[item.last - 1] in _FORESAID and before not in _NO_SUBJECT and walk.frame.states("period")


def _is_beside(walk: Walk, item: Item) -> bool:
    """Whether a noun of forecast only says how the outcome compares: "in line with expectations, exports rose"."""
    words = walk.tokens.words
    if words[item.first - 1 : item.first] in (["than"], ["as"]):
        return True  # "less than expected"
    if words[item.last - 1] not in _FORECAST_NOUNS or number_follows(walk):
        return False
    return not _BESIDE_FORECAST.isdisjoint(words[max(0, item.first - 4) : item.first])


def _note_revision(walk: Walk, item: Item) -> None:
    """ "raised its forecast to 3 percent from 2": it is the forecast that moved, and the number it moved from is one too."""
    words = walk.tokens.words
    if words[item.first] not in _FORECAST_NOUNS and words[item.last - 1] not in _TARGET_NOUNS:
        return
    following = walk.next_within(3)
    if following is not None and following.kind == "reach" and words[following.first] == "been":
        following = walk.item(2)  # "the estimate has been reduced to"
    before = words[max(0, item.first - _NEAR) : item.first]
    if not REVISING.isdisjoint(before) or (following is not None and words[following.first] in REVISING):
        walk.revised = True
        walk.last_change = None
        walk.frame.direction = 0


def _names_expected(walk: Walk, item: Item) -> bool:
    """Make the number before a forecast where the words say so: "the 5 percent that economists had forecast"."""
    if not walk.drafts or item.first - walk.quantity_end > _NEAR or item.code in {"future", "would"}:
        return False
    words = walk.tokens.words
    gap = words[walk.quantity_end : item.first]
    while gap and gap[-1] in _AUXILIARIES:
        gap = gap[:-1]
    if gap and gap[0] in _RISES and gap[-1] in _WHO:
        gap = gap[1:]  # "the 6 percent growth economists had predicted"
    named = bool(gap) and all(word in _RISES for word in gap) and words[item.last - 1] in _FORESAID
    if not _NO_LINK.isdisjoint(gap) or (not named and any(_begins(walk, walk.items[at]) for at in _between(walk))):
        return False
    amount = walk.drafts[-1].quantity.kind not in {"count", "word", "bare"} or walk.drafts[-1].quantity.scaled
    bound = amount and (not gap or named or not _RELATIVE.isdisjoint(gap) or (gap[-1] in _WHO and len(gap) <= _FEW))
    if bound:
        walk.drafts[-1].frame.status = "forecast"
    return bound


def _begins(walk: Walk, item: Item) -> bool:
    """Whether an item is a verb of its own, and no noun right behind the number ("the 5 percent rise")."""
    return item.kind in _VERBS and not (item.first == walk.quantity_end and walk.tokens.words[item.first] in _RISES)


_AUXILIARIES = frozenset(["had", "have", "has"])
# How many words stand between an auxiliary and its verb at most.
_ADVERBS = 3
_ARTICLES = frozenset(["a", "an", "the"])
# What a forecast number may be one of ("the 3 pct increase forecast by the minister").
_RISES = wordlist.words("noun_of_growth")
# Verbs between a number and a word of forecast, behind which the word begins a statement of its own.
_VERBS = frozenset(["change_verb", "reach", "share", "measure_verb", "period"])
_WHO = wordlist.words("who_expects")


def _between(walk: Walk) -> range:
    """The indices of the items between the last number and here."""
    at = walk.here
    while at > 0 and walk.here - at < _NEAR and walk.items[at - 1].first >= walk.quantity_end:
        at -= 1
    return range(at, walk.here)


def _is_passive(walk: Walk, item: Item) -> bool:
    """Whether a word of forecast is said of the number before it ("18.6 million is expected")."""
    gap = walk.tokens.words[walk.quantity_end : item.first] if item.first - walk.quantity_end <= _NEAR else [","]
    if item.code == "future" and walk.drafts and (len(gap) <= _FEW or gap[0] == "of"):
        if gap == [","]:  # "three quarters of it, some 290,000 tonnes, will come from Chile"
            return walk.tokens.words[walk.drafts[-1].item.first - 1] == "," and walk.clause_from < len(walk.drafts) - 1
        return _NO_LINK.isdisjoint(gap) and _RELATIVE.isdisjoint(gap)  # "30,000 tonnes are to arrive by May"
    before, earlier = walk.item(-1), walk.item(-2)
    if before is None or earlier is None or before.kind != "reach" or before.last != item.first:
        return False
    if "," in walk.tokens.words[walk.quantity_end : before.first]:
        return False  # "exports exceeded 10 million, shipments are expected to"
    return bool(walk.drafts) and earlier.kind not in {"mark", "conjunction"} and walk.quantity_end >= before.first - 4


def _number_is_next(walk: Walk) -> bool:
    """Whether a number comes next, at most what it is one of and an "of" or "for" between ("a forecast drop of 10 percent")."""
    offset = 1
    following = walk.next_within(2)
    named = following is not None and (following.also("change_noun") is not None or following.kind in {"change_noun", "measure"})
    if named and not _ARTICLES.isdisjoint(
        walk.tokens.words[max(0, walk.items[walk.here].first - 1) : walk.items[walk.here].last]
    ):
        offset = 2
        following = walk.item(offset)
    if following is not None and (following.kind == "preposition" or (following.code == ":" and walk.depth)):
        following = walk.item(offset + 1)  # "(consensus: 6.8 percent)"
    return following is not None and following.kind == "quantity"


def on_exempt(walk: Walk, item: Item) -> None:
    """ "parcels under 800 dollars enter duty-free": the number before is a limit, where it is a cap or something is allowed."""
    if not walk.drafts or item.first - walk.quantity_end > _AHEAD:
        return
    draft = walk.drafts[-1]
    allowed = any(_allows(walk, at) for at in range(max(0, draft.item.first - _NEAR), min(item.last + _NEAR, len(walk.tokens))))
    if draft.quantity.kind == "money" and draft.quantity.bound == "under" and not walk.clause_head:
        draft.frame.measure, draft.frame.product, draft.frame.status = "other:transaction_value", None, "limit"
    elif draft.quantity.kind in {"physical", "count"} and allowed:
        draft.frame.status = "limit"


def _allows(walk: Walk, index: int) -> bool:
    """Whether a word allows something; "May" is a month."""
    return walk.tokens.words[index] in _ALLOWING and not walk.tokens.capital(index)


def on_past_expected(walk: Walk, item: Item) -> None:
    """ "had forecast exports of 2.35 million", "a rise of 5 percent was expected": what was expected of an outcome."""
    words = walk.tokens.words
    if words[item.first] in {"than", "as"} or _names_expected(walk, item):
        return
    if _number_ahead(walk):
        had = "had" in words[max(0, item.first - _ADVERBS) : item.last]
        if had:
            _drop_period(walk)
        # what had been forecast was of the outcome's own time
        walk.frame.status = "expected" if had else "forecast"
        walk.expected_from = len(walk.drafts)
    elif walk.drafts and item.first == walk.quantity_end:
        walk.drafts[-1].frame.status = "forecast"


def _number_ahead(walk: Walk) -> bool:
    """Whether the clause has a number yet to come."""
    for offset in range(1, _AHEAD):
        item = walk.item(offset)
        if item is None or item.kind == "past_expected" or (item.kind == "mark" and item.code == ";"):
            return False
        if item.kind == "conjunction" and item.code in {"but", "while"}:
            return False
        if item.kind == "quantity":
            return True
    return False


def on_target(walk: Walk, item: Item) -> None:
    """A target, where it is one of something ("emission targets" set none for a figure), or that of the number before it."""
    word = walk.tokens.words[item.last - 1]
    after = walk.tokens.words[item.last : item.last + 1]
    if word in _TARGET_NOUNS and walk.drafts and _is_of_number(walk, item):
        walk.drafts[-1].frame.status = "target"  # "the 5 percent target", "the 5 percent export growth target"
        return
    if word in _TARGET_NOUNS and not (after and after[0] in _OF_TARGETS) and not _number_is_next(walk):
        return
    if item.code != "target" and not _leads_to_verb(walk, item):
        return
    held = item.code == "target" and word in _TARGET_NOUNS and _is_held_against(walk, item)
    walk.frame.status = "held_target" if held else item.code  # "above an earlier target of 550 million"
    if not held:
        _note_revision(walk, item)


def _is_of_number(walk: Walk, item: Item) -> bool:
    """Whether the number before is how high a target is, at most what it is one of between."""
    gap = item.first - walk.quantity_end
    if gap > _NOUNS:
        return False
    between = [walk.item(offset) for offset in range(-1, -1 - gap, -1)]
    named = [one for one in between if one is not None and one.first >= walk.quantity_end]
    covered = sum(one.last - one.first for one in named)
    return covered == gap and all(one.kind in {"change_noun", "measure"} for one in named)


# How many words may say what a target is one of.
_NOUNS = 3


def _is_held_against(walk: Walk, item: Item) -> bool:
    """Whether a target is what something is held against, and so of its time ("above the earlier target of 550 million")."""
    held = walk.base and len(walk.drafts) == walk.base_from
    return held or not _AGAINST.isdisjoint(walk.tokens.words[max(0, item.first - _NEAR) : item.first])


# Words with which an outcome is held against a target.
_AGAINST = frozenset(
    ["above", "below", "beyond", "under", "short", "against", "than", "versus", "exceeding", "exceeded", "missed"]
)


def _leads_to_verb(walk: Walk, item: Item) -> bool:
    """Whether a word of agreeing leads to what is to be done, and not to somebody ("a contract to China")."""
    after = walk.tokens.words[item.last : item.last + 1]
    following = walk.next_within(0)
    return not (after and after[0] in _ARTICLES) and not (following is not None and following.kind in AREAS)


def on_limit(walk: Walk, item: Item) -> None:
    """ "a cap of", "limited to": what follows is what is allowed; "within the limits" sets none."""
    words = walk.tokens.words
    before = words[max(0, item.first - 2) : item.first]
    if before[-1:] in _PAST and words[item.last - 1] == "to" and not walk.sets_duties:
        return  # "sales were limited to 130,000 cars": what came about
    if _BESIDE_LIMIT.isdisjoint(before) or _number_is_next(walk):
        walk.frame.status = "limit"


_PAST = (["was"], ["were"])


def _drop_period(walk: Walk) -> None:
    """Forget a month or day named in this clause before any number: it only says when something was said."""
    mention = walk.frame.period
    if mention is not None and mention.unit in {"month", "day"} and len(walk.drafts) == walk.clause_from:
        walk.frame.period = None
        walk.frame.stated &= ~PERIOD


def lists_on(walk: Walk) -> bool:
    """Whether a list goes on behind a semicolon, with no verb of its own ("April is seen at 1.5 million; May at 1.6 million")."""
    for offset in range(1, _NEXT):
        item = walk.item(offset)
        if item is None or item.kind in {"change_verb", "reach", "measure_verb", "forecast", "share", "mark"}:
            return False
        if item.kind == "quantity":
            return walk.tokens.words[item.first - 1] in {"at", "to"}
    return False


# How many items behind a semicolon the number of a list stands at most.
_NEXT = 5


def is_planned(tokens: Tokens, items: list[Item]) -> bool:
    """Whether a headline tells what is to come: "Peru to export 3 million tonnes", no verb before the infinitive."""
    for item in items:
        if item.kind in _STATING:
            return item.first > 0 and tokens.words[item.first - 1] == "to" and tokens.words[item.first] in _BARE
        if item.kind in {"quantity", "mark"}:
            return False
        if item.kind == "preposition" and item.code == "to" and tokens.words[item.last : item.last + 1]:
            return tokens.words[item.last] in _BARE
    return False


# Kinds of verbs, and the infinitives that head such a line.
_STATING = frozenset(["change_verb", "measure_verb", "reach", "share", "taking"])
_BARE = wordlist.words("planned_in_headline")


def is_told_beside(walk: Walk, draft: Draft) -> bool:
    """Whether a number is how large what is planned was before ("to raise exports, which stood at 5 billion in 2017, to")."""
    if draft.frame.status not in _TO_COME:
        return False
    words = walk.tokens.words[max(0, draft.item.first - _CLAUSE) : draft.item.first]
    return "which" in words and not _TOLD_PAST.isdisjoint(words)


_TO_COME = frozenset(["target", "forecast", "future"])
_TOLD_PAST = frozenset(["stood", "was", "were", "totalled", "totaled", "amounted", "reached", "hit", "had"])
# How many words before a number its relative clause may begin.
_CLAUSE = 3
