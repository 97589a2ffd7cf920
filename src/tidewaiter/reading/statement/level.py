"""Amounts of money, weights and counts: a level, a price of one unit, an average, or what something changed by."""

from tidewaiter.grammar.versus import without_since
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import GAUGES, Walk
from tidewaiter.reading.statement.balance import BALANCES
from tidewaiter.reading.statement.bracket import change_in_bracket
from tidewaiter.reading.statement.count import are_doers, name_unit
from tidewaiter.reading.statement.movement import AMOUNTS_OF_CHANGE


def read_level(walk: Walk, draft: Draft, prep: str) -> None:
    """Money, weights and counts: a price, a level, a change by so much, or an average."""
    name_unit(walk, draft)
    per = draft.quantity.per
    priced = per is not None and per not in _TIMES and (draft.quantity.kind == "money" or draft.quantity.unit.startswith(COINS))
    if priced:
        if draft.frame.measure not in PER_UNIT:
            _name_price(walk, draft, prep)
        draft.rules.append("<money> per <unit>")
    if draft.role == "base" or (draft.role == "consensus" and not (draft.base_of is not None and draft.base_of.stat == "change")):
        draft.rules.append("<comparison> <amount>")
        told = draft.base_of
        alike = told is not None and told.stat == "average" and draft.quantity.unit in {told.quantity.unit, "units"}
        if alike and (per is not None or draft.frame.measure == "price"):
            draft.stat = "average"  # "902,000 barrels a day, up from 861,000 barrels a day"
        elif told is None and per == "day" and not priced:
            draft.stat = "average"  # "raised output to current levels from 420,000 bpd"
    elif _is_change(walk, draft, prep):
        draft.stat = "change"
        draft.negative |= (walk.rate if walk.depth else walk.frame.direction or walk.prior_direction) < 0
        draft.rules.append("<change> by <amount>")
    elif not priced and draft.frame.measure == "trade" and draft.quantity.kind == "money" and has_sign(walk, draft):
        draft.frame.put("measure", "balance")  # "goods trade (+14.5 billion)"
        draft.frame.deficit = False
        draft.rules.append("<signed> <trade>")
    elif (
        draft.frame.measure not in GAUGES
        and not priced
        and (
            (per is not None and per not in {"year", "annum"})
            or walk.frame.average in {"day", "mean"}
            or (walk.frame.average == "month" and walk.frame.measure in _PACED)
        )
    ):
        draft.stat = "average"
        draft.rules.append("<average> <amount>")
    elif draft.frame.measure == "price" and draft.quantity.kind == "money" and _is_mean_price(walk, draft):
        draft.stat = "average"
        draft.rules.append("<average price> <amount>")
    else:
        draft.rules.append("<amount>")


def _is_mean_price(walk: Walk, draft: Draft) -> bool:
    """Whether a price is an average one ("the average export price was 9 dollars a kilo", "at 9 dollars a kilo on average")."""
    if _MEAN.isdisjoint(walk.tokens.distinct):
        return False
    words, first = walk.tokens.words, draft.item.first
    before = words[max(0, first - _AS_FAR_AS) : first]
    return not _MEAN.isdisjoint(before) or not _MEAN.isdisjoint(words[draft.item.last : draft.item.last + _BEHIND])


_MEAN = frozenset(["average", "averaged", "averaging", "averages", "averagely", "mean"])
# How many words before and behind a price it may be said that it is an average.
_AS_FAR_AS, _BEHIND = 24, 5


def _name_price(walk: Walk, draft: Draft, prep: str) -> None:
    """A price of one unit, and what its product moved by before it ("copper rose 2 percent to $9,600 a tonne")."""
    draft.frame.put("measure", "price")
    before = walk.drafts[-2] if len(walk.drafts) > 1 else None
    if before is not None and before.stat == "growth" and walk.tokens.words[before.item.last : draft.item.first] == ["or"]:
        before.frame.put("measure", "price")  # "4 percent or 33 rupees a kilo higher"
    if prep in {"to", "at"} and not walk.clause_head:
        for earlier in walk.drafts[walk.clause_from : -1]:
            if earlier.stat in {"growth", "change"} and not earlier.frame.states("measure"):
                earlier.frame.put("measure", "price")


# What is told in money a unit and is no price.
PER_UNIT = frozenset(["tariff", "other:export_rebate", "other:premium", "other:export_tax_rebate"])
COINS = ("other:US_cent", "other:penny")
_TIMES = frozenset(["day", "days", "month", "week", "year", "hour", "quarter", "annum"])
_PACED = frozenset(["sales", "production", "deliveries", "registrations"])


def _is_change(walk: Walk, draft: Draft, prep: str) -> bool:
    """Whether an amount is what something rose or fell by, and not what it rose or fell to."""
    signed = draft.frame.measure in BALANCES and (has_sign(walk, draft) or draft.quantity.negative)
    if signed or _is_told_apart(walk, draft):
        return False  # "the deficit grew (-282 billion)": how large it is
    if draft.role == "main" and draft.frame.measure in _FLOWING and _is_signed(walk, draft):
        return True  # "to Japan (+2.1 million)": no flow is below nothing
    if draft.role == "main" and walk.depth and draft.frame.measure in _FLOWING and draft.quantity.kind in {"money", "physical"}:
        sign = change_in_bracket(walk, draft.item.first)
        if sign:
            walk.rate = sign
            return True
    if (not _PAST.isdisjoint(walk.tokens.distinct) and _is_past(walk, draft)) or are_doers(walk):
        return False  # "rose above 5 dollars"
    earlier = walk.drafts[-2] if len(walk.drafts) > 1 else None
    again = word_before(walk, draft) == "or" and earlier is not None and earlier.stat == "growth"  # "3 percent, or 5 billion"
    if again or _adds_to_change(walk, draft):
        return True
    change = walk.last_change
    if walk.revised and prep == "by":
        walk.rate = -1 if _is_cut(walk) else 1  # "raised its forecast by 2 million tonnes"
        draft.negative |= walk.rate < 0
        return True
    if change is None:  # "lead stocks fell by 1,400 tonnes to 22,300, and zinc stocks by 700 to 34,150"
        return prep == "by" and walk.prior_direction != 0
    return walk.frame.direction != 0 and change.kind not in _LEVELLING and _is_moved(walk, draft, prep, change)


def _is_told_apart(walk: Walk, draft: Draft) -> bool:
    """Whether an amount stands behind a dash or in a bracket with its own growth ("imports grew - $135 million (+71%)")."""
    words, last = walk.tokens.words, draft.item.last
    first = min(draft.quantity.first, draft.item.first)
    signed = words[last + 1 : last + 2] in _SIGNS
    dashed = words[max(0, first - 1)] == "-" and not draft.quantity.negative and not walk.tokens.glued[first]
    return signed and ((dashed and words[last] == "(") or (bool(walk.depth) and words[last] == ","))


_SIGNS = (["+"], ["-"])


def _is_cut(walk: Walk) -> bool:
    """Whether the verb with which a forecast was changed says that it was lowered."""
    before = walk.tokens.words[
        walk.drafts[walk.clause_from - 1].item.last if walk.clause_from else 0 : walk.items[walk.here].first
    ]
    return not _CUTTING.isdisjoint(before)


# Verbs with which a forecast is lowered.
_CUTTING = wordlist.words("cutting")


def _is_signed(walk: Walk, draft: Draft) -> bool:
    """Whether a plus or minus touches an amount, so that it is no dash."""
    quantity = draft.quantity
    return quantity.negative or (has_sign(walk, draft) and walk.tokens.words[draft.item.first] == "+")


# Measures of what is counted over a time, of which a signed amount is a change.
_FLOWING = frozenset(["exports", "imports", *_PACED])


def _is_past(walk: Walk, draft: Draft) -> bool:
    """Whether an amount is one that something moved past."""
    first = draft.quantity.first
    return not _PAST.isdisjoint(walk.tokens.words[max(0, min(draft.item.first, first) - 1) : first + 1])


# Words between a verb and the amount that something moved past.
_PAST = frozenset(["above", "past", "beyond", "below", "through"])
_LEVELLING = frozenset(["reach", "share", "share_noun"])


def _is_moved(walk: Walk, draft: Draft, prep: str, change: Item) -> bool:
    """Whether an amount stands so behind a word of change that it is how far something moved."""
    if prep == "by":
        return change.kind in {"change_verb", "change_adverb"}
    reach = walk.item(-1)
    if reach is not None and reach.kind == "preposition" and word_before(walk, draft) == "at":
        reach = walk.item(-2)
    if reach is not None and reach.kind == "reach" and walk.tokens.words[reach.first] != "record":
        return True  # "the drop in exports was at 19 million", see `on_reach`
    if prep in {"to", "at", "in", "with"} or word_before(walk, draft) in {"its", "their"}:
        return False  # "cut its 150,000 workforce by 27 percent"
    gap = draft.item.first - change.last
    if prep == "of" and "to" in walk.tokens.words[change.last : draft.item.first]:
        return False  # "climb to a high of 6 million"
    if change.kind == "change_noun" or (change.kind == "change_verb" and change.also("change_noun") and prep == "of"):
        return prep == "of" and walk.quantity_before <= change.first and not _leads_elsewhere(walk, change)
    if change.kind == "change_adverb":
        hardly = _HARDLY.issuperset(walk.tokens.words[change.last : draft.item.first])  # "up only 13 million"
        return prep == "" and (hardly or _goes_on_with_changes(walk, draft, change))
    return prep == "" and change.also("share") is None and (gap <= 2 or _goes_on_with_changes(walk, draft, change))


# What may stand between "up" and the amount of a change.
_HARDLY = frozenset(["only", "just", "merely", "a", "mere", "another", "further", "full", "scant"])


def _leads_elsewhere(walk: Walk, change: Item) -> bool:
    """Whether the measure before "of" is no part of what changed, but follows a verb ("the slowdown left a balance of")."""
    head = walk.item(-2)
    if head is None or head.kind != "measure" or head.first - change.last < _VERB_AND_ARTICLE:
        return False
    verb, article = walk.tokens.words[change.last : change.last + _VERB_AND_ARTICLE]
    return verb not in _OF_CHANGE and article in {"a", "an", "the"}


# A verb that no table knows and an article, at the least.
_VERB_AND_ARTICLE = 2
# What leads from a noun of change to what changed.
_OF_CHANGE = frozenset(["in", "of", "for", "on", "to"])


def _adds_to_change(walk: Walk, draft: Draft) -> bool:
    """Whether an amount in brackets is what goods or a place added to the change that the clause speaks of.

    "The main increases in exports were in chemicals (53 million)", and no "growth was led by chemicals (53 million)".
    """
    before = walk.item(-2)
    if not walk.rate or walk.depth != 1 or before is None or before.kind not in _ADDING or word_before(walk, draft) != "(":
        return False
    return before.last == draft.item.first - 1 and not AMOUNTS_OF_CHANGE.isdisjoint(
        walk.tokens.words[max(0, draft.item.first - _AS_FAR) : draft.item.first]
    )


_ADDING = frozenset(["product", "area"])
# How many tokens before the amount the noun of change is looked for: about a long sentence.
_AS_FAR = 60


def _goes_on_with_changes(walk: Walk, draft: Draft, change: Item) -> bool:
    """Whether an amount shares the verb with the one before it ("meat rose $41 million (12%), fruit $13 million")."""
    for earlier in reversed(walk.drafts[-_AMOUNTS_BACK:-1]):
        if earlier.quantity.kind not in {"percent", "points"}:
            moved = earlier.stat == "change" and earlier.role == "main"
            return moved and earlier.clause == draft.clause and change.first < earlier.item.first
    return False


# How many numbers back the amount may stand that shares its verb: percents of either stand between.
_AMOUNTS_BACK = 4


def date_record(walk: Walk, draft: Draft) -> None:
    """An amount told of the time of an earlier record is of that time ("the highest since May 2011 at 1.8 billion")."""
    period = walk.item(-2)
    if period is None or "to" in walk.tokens.words[max(0, period.first - _RECORD) : period.first]:
        return  # "climbed to the highest level since 2022 at 101 million"
    if period.kind == "period" and period.ref.has("since") and draft.item.first - period.last <= 1:
        draft.frame.put("period", without_since(period.ref))


def is_of_record(walk: Walk, draft: Draft) -> bool:
    """Whether a number is how far something moved when it last did so ("the largest gain since a 21 percent jump in May")."""
    if "since" not in walk.tokens.distinct or not walk.drafts:
        return False
    words, first = walk.tokens.words, min(draft.item.first, draft.quantity.first)
    at = next((at for at in range(first - 1, max(walk.quantity_end, first - _SINCE) - 1, -1) if words[at] == "since"), -1)
    if any(one is not None and one.kind == "period" and one.last > at for one in (walk.item(-1), walk.item(-2))):
        return False  # "the highest since 2019 at 101 million"
    return at >= 0 and not _RECORDS.isdisjoint(words[max(walk.quantity_end, at - _RECORD) : at])


# How many words stand between "since" and the number of such a move, and what was not so since.
_SINCE, _RECORDS = 3, wordlist.words("record_since")
# How many words of a record stand before the time since when ("to its highest monthly level").
_RECORD = 6


def has_sign(walk: Walk, draft: Draft) -> bool:
    """Whether a plus or minus is printed before a number, or before the sign of its currency: no dash ("Russia - $3 billion")."""
    quantity, tokens = draft.quantity, walk.tokens
    index = min(quantity.first, quantity.unit_first) if quantity.kind == "money" else quantity.first
    if index == 0 or tokens.words[index - 1] not in {"+", "-"}:
        return False
    return tokens.words[index - 1] == "+" or index == 1 or tokens.glued[index] or tokens.words[index - 2] in {"(", "/"}


def word_before(walk: Walk, draft: Draft) -> str:
    """The word right before a number, '' where it is the first."""
    return walk.tokens.words[draft.item.first - 1] if draft.item.first else ""
