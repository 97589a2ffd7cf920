"""Counts: what a bare number counts, from the nouns behind it."""

from tidewaiter.codes.products import is_part_of
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.nounphrase import phrase_after
from tidewaiter.reading.mention.walk import GAUGES, OF_PRODUCTS, TRADE, Walk
from tidewaiter.reading.statement.breakdown import BREAKDOWNS

# How many numbers back the things may stand that are counted beside these.
_COUNTED = 4
# Nouns of what is done, and of whom it is done for, that nobody makes or sells ("made 1,700 trips").
_NEVER_GOODS = wordlist.words("never_goods")


def name_unit(walk: Walk, draft: Draft) -> None:
    """Read what a bare count counts from the nouns behind it: a product, things, trade by a mode, or what no table knows."""
    quantity = draft.quantity
    gauged = draft.frame.measure in GAUGES and draft.frame.states("measure")
    if quantity.kind not in {"count", "bare"} or quantity.unit != "units" or gauged:
        return
    following = _noun_behind(walk)
    if following is None:
        _name_unknown(walk, draft, None)
        return
    if following.kind == "product":
        _name_product(walk, draft, following)
        return
    counted = following.also("count_noun")
    if counted is not None:
        following.kind, following.code = "count_noun", counted
    if following.kind == "count_noun" and following.code == "units" and following.first == draft.item.last:
        draft.counted = True  # "500,000 head of sheep"
    if following.kind in {"count_noun", "enterprise"} and following.code != "units":
        _name_things(walk, draft, following)
        return
    if following.kind == "mode" and following.first == draft.item.last:
        phrase, _ = phrase_after(walk.tokens, following.last, len(walk.tokens))
        if phrase:
            name_of_its_own(draft, "other:" + phrase.replace(" ", "_"))
            draft.frame.put("mode", following.code)
            return
    if not walk.frame.states("measure") and _repeats_count(walk, draft):
        return
    _name_unknown(walk, draft, following)


def _counts_doings(walk: Walk, draft: Draft, product: Item) -> bool:
    """Read a count of what is done with a product as a measure of its own ("301 container routes"); says whether it is one."""
    behind = walk.tokens.words[product.last : product.last + 1]
    if not behind or behind[0] not in _NEVER_GOODS or behind[0] == "services":
        return False
    name_of_its_own(draft, "other:" + product.code.replace(" ", "_") + "_" + behind[0])
    return True


def _name_things(walk: Walk, draft: Draft, following: Item) -> None:
    """Enterprises, countries, jobs: a measure of their own; countries that something goes to are of that product."""
    draft.counted = True
    held = walk.frame.product if walk.clause_head and walk.frame.measure in TRADE else None
    name_of_its_own(draft, "enterprises" if following.kind == "enterprise" else following.code)
    if following.code == "countries":
        draft.frame.product = held  # "shipped tea to 50 countries"
    if following.kind == "enterprise" and following.code in BREAKDOWNS:
        draft.frame.put("by", following.code)


def _noun_behind(walk: Walk) -> Item | None:
    """The first thing known behind a number; jobs, where it only says in what ("7,000 factory jobs")."""
    following, behind = walk.next_within(4), walk.item(2)
    if following is None or behind is None or following.kind not in {"product", "product_adjective"}:
        return following
    return behind if behind.also("count_noun") == "jobs" and behind.first - following.last <= 2 else following


def _repeats_count(walk: Walk, draft: Draft) -> bool:
    """Take what the number before counted for one without a noun ("569 visits, 147 more than")."""
    earlier = walk.drafts[-2] if len(walk.drafts) > 1 else None
    own = earlier is not None and (earlier.frame.measure or "").startswith(("other:", "enterprises"))
    if earlier is None or not own or not earlier.frame.states("measure"):
        return False
    name_of_its_own(draft, str(earlier.frame.measure))
    return True


def _name_product(walk: Walk, draft: Draft, product: Item) -> None:
    """Take the product behind a number, unless what is known is as narrow ("electric vehicles ... 5,000 vehicles")."""
    draft.counted, code = True, product.code
    if _counts_doings(walk, draft, product):
        return
    held = draft.frame.product
    if held is not None:
        stated = draft.frame.states("product") and (held == code or is_part_of(held, code))
        if stated:
            return
        if code == "vehicles" and held.endswith("vehicles") and not (code == walk.topic.product and not walk.sentence_head):
            draft.frame.put("product", held)  # as narrow as what is spoken of
            return
    draft.frame.put("product", code)
    if not walk.frame.states("product") or _is_second(walk):
        walk.frame.put("product", code)  # "67,000 cars and 23,000 tractors, up 4 percent"


def _is_second(walk: Walk) -> bool:
    """Whether another number before this one has said what it counts."""
    return any(before.counted for before in walk.drafts[-_COUNTED - 1 : -1])


def _name_unknown(walk: Walk, draft: Draft, following: Item | None) -> None:
    """Read what is counted from nouns that no table knows: a product of the clause's measure, else a measure of their own."""
    end = following.first if following is not None else len(walk.tokens)
    phrase, _ = phrase_after(walk.tokens, draft.item.last, end)
    if not phrase or _is_participle(phrase) or phrase == "ones":
        return
    draft.noun = True
    draft.counted = not draft.quantity.scaled or _is_plural(phrase)
    # "66 million doses exported", and not "the 12 members bought"
    done = draft.quantity.scaled and following is not None and following.kind == "measure_verb"
    if draft.counted and (are_doers(walk) or phrase.rsplit(" ", 1)[-1] in _NEVER_GOODS):
        name_of_its_own(draft, "other:" + phrase.replace(" ", "_"))
    elif done or (walk.clause_head and walk.frame.measure in OF_PRODUCTS and walk.last_change is None):
        draft.counted = True
        if draft.frame.product in {None, "goods"}:
            draft.frame.put("product", phrase)
    elif draft.counted and not (draft.quantity.scaled and walk.clause_head):
        name_of_its_own(draft, "other:" + phrase.replace(" ", "_"))


def are_doers(walk: Walk) -> bool:
    """Whether the number that comes counts those who did what is told ("bought by 4.5 million shoppers")."""
    by, verb = walk.item(-1), walk.item(-2)
    return by is not None and by.code == "by" and verb is not None and verb.kind == "measure_verb" and by.first == verb.last


def _is_participle(phrase: str) -> bool:
    """Whether one word behind a number only says what was done with what it counts ("612,000 released on May 6")."""
    return " " not in phrase and phrase.endswith("ed") and not phrase.endswith("eed")


def _is_plural(phrase: str) -> bool:
    """Whether a noun behind a scaled number is what it counts ("660 million manifests"), and no "last", "year" or name."""
    return phrase.endswith("s") and not phrase.endswith(("ss", "us", "is")) and len(phrase) > 3


def name_of_its_own(draft: Draft, measure: str) -> None:
    """Give a number the measure that its own noun names, in which there is no product."""
    draft.frame.put("measure", measure)
    draft.frame.product = None
    draft.rules.append("<count> <noun>")


def name_counted_whole(walk: Walk, draft: Draft) -> None:
    """Take the things that a share is of, where they are counted ("86 percent of the new firms")."""
    of, things = walk.next_within(0), walk.item(2)
    if of is None or things is None or of.code != "of" or things.first - of.last > _COUNTED:
        return
    if things.kind == "count_noun" and things.code in {"enterprises", "countries", "jobs"} and not draft.frame.states("measure"):
        name_of_its_own(draft, things.code)


def is_of_count(walk: Walk, before: Draft) -> bool:
    """Whether the number before counts what its clause is about ("6,092 firms opened, up 5 percent"), and no head follows."""
    others = walk.drafts[walk.clause_from + 1 : -1]
    done = (before.frame.measure or "").rsplit("_", 1)[-1].removeprefix("other:") in _NEVER_GOODS
    if not (done or before.item.first <= _OPENS) or any("<count> <noun>" not in draft.rules for draft in (before, *others)):
        return False
    for offset in range(-1, -_BACK, -1):
        item = walk.item(offset)
        if item is None or item is before.item:
            return item is not None
        if item.kind in _HEADS:
            return False
    return False


# Within how many tokens a number opens its clause, how many items back it is looked for, and what heads may stand between.
_OPENS, _BACK = 8, 14
_HEADS = frozenset(["measure", "measure_verb", "shipments", "purchases", "those", "conjunction"])
