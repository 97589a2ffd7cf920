"""Verbs that name a measure: "China exported", "were sold", "tea earned 1.4 billion dollars"."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import PARTNER
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.place.antecedent import take_doer
from tidewaiter.reading.place.buyer import is_ranked_partner, turn_to_partner
from tidewaiter.reading.place.side import is_country, part_sides
from tidewaiter.reading.statement.balance import BALANCES
from tidewaiter.reading.statement.share import on_share
from tidewaiter.reading.statement.subject import flush_subject, join_products
from tidewaiter.reading.statement.traded import bare_product

# Words before a participle that make a verb of it ("were exported").
_AUXILIARIES = wordlist.words("auxiliary")
# Verbs of what trade brings in, which is told of goods and countries; a company earns a profit.
_EARNING = wordlist.words("earning")
# Heads of which such a verb only says how large they are ("exports of furniture brought in 9 billion").
_EARNERS = TRADE | {"sales", "other:revenue"}
# How many items ahead a verb looks for whom something is sold to, or for what is earned.
_AHEAD = 7
# How far behind its goods a verb of crossing may stand.
_BEHIND = 4


# Measures of what is sold in a place.
_SOLD_IN = frozenset(["sales", "deliveries", "registrations"])


def on_measure_verb(walk: Walk, item: Item) -> None:
    """A verb that names a measure: "China exported", "were sold"."""
    if _is_no_verb(walk, item) or (walk.frame.measure == "tariff" and walk.clause_head):
        return
    measure = _measure_of(walk, item)
    if measure is None or _handles_share(walk, item, measure):
        return
    if measure == "exports" == walk.frame.measure and walk.tokens.words[item.first] in _EARNING:
        _name_listed(walk, item)
        flush_subject(walk)  # "cashews brought in $5 million", in a text on exports: how large they are
        walk.frame.direction, walk.last_change = 0, item
        return
    item.code = measure
    take_doer(walk)
    walk.prep = ""  # "spent 3 million on importing tea"
    _name_own(walk, measure)
    late = bool(walk.drafts[walk.clause_from :]) and not walk.clause_head
    if item.code == "imports" and is_ranked_partner(walk):
        turn_to_partner(walk)  # "Egypt ranked second, importing 3,000 tonnes"
    elif not walk.sentence_head and not late:
        _begin_anew(walk, item.code)
    _turn_around(walk, item)
    flush_subject(walk, doing=True)
    if item.code == "trade":
        part_sides(walk)
    elif item.code in TRADE and walk.drafts and walk.frame.measure in _SOLD_IN:
        walk.frame.partner = None  # "sold 240,000 cars in China and exported 38,000"
        walk.frame.stated &= ~PARTNER
    walk.put("measure", item.code)
    walk.frame.deficit = False
    if late:
        _name_objects(walk, item.code)
    walk.frame.share = False
    walk.awaiting = []
    walk.name_head()


def _begin_anew(walk: Walk, measure: str) -> None:
    """Drop at the first verb of a sentence what the last one left."""
    walk.frame.by = None
    if not walk.frame.states("partner"):  # "Iraq, to which it sent goods"
        walk.frame.partner = None
    walk.frame.mode = walk.topic.mode
    if not walk.frame.states("product"):
        walk.frame.product = bare_product(walk, measure)


def _name_listed(walk: Walk, item: Item) -> None:
    """Name the goods of a list that a relative clause tells of (", and cellulose, which brought in 1.8 billion dollars")."""
    before, named = walk.item(-1), walk.item(-2)
    if walk.tokens.words[item.first - 1] != "which" or before is None or before.code != "," or named is None:
        return
    if named.kind == "product" and walk.drafts:
        walk.frame.put("product", named.code)


def _name_own(walk: Walk, measure: str) -> None:
    """Give a verb the number right before it, told beside another ("3 tonnes were exported and 2 tonnes imported")."""
    last, before = walk.drafts[-1:], walk.drafts[-2:-1]
    if not before or walk.item(-1) is not last[0].item or {measure, before[0].frame.measure} != {"exports", "imports"}:
        return
    if last[0].stat == before[0].stat and last[0].quantity.unit == before[0].quantity.unit:
        last[0].frame.put("measure", measure)


def _handles_share(walk: Walk, item: Item, measure: str) -> bool:
    """Whether what is handled is a percentage, and so a share ("private firms handled 48 percent of the trade")."""
    ahead = walk.next_within(2)
    if measure != "other:port_throughput" or ahead is None or ahead.code != "percent":
        return False
    on_share(walk, item)
    return True


def _is_no_verb(walk: Walk, item: Item) -> bool:
    """Whether a verb form is part of a noun: "China-made cars", "imported models", "building materials", "cargo loaded"."""
    if walk.tokens.glued[item.first] or _is_participle(walk, item):
        return True
    word = walk.tokens.words[item.first]
    if word == "tender" and walk.tokens.words[max(0, item.first - 1) : item.first] not in _TO_TENDER:
        return True  # "at its import tender"
    if word == "loaded" and walk.frame.measure == "other:port_throughput" and walk.clause_head:
        return True
    told = walk.frame.measure in TRADE and (walk.clause_head or walk.topic.measure in TRADE)
    if item.code == "registrations" and (told or _tells_growth(walk)):
        return True  # "the main increases in exports were registered in chemicals", "and registered 9 percent growth"
    if word == "made" and walk.clause_head and not walk.drafts[walk.clause_from :]:
        ahead = walk.next_within(0)  # "shipments made to Japan"
        return walk.items[walk.here - 1].last == item.first and ahead is not None and ahead.kind == "preposition"
    return word in _GERUNDS and not has_object(walk)


_TO_TENDER = (["will"], ["to"], ["would"], ["may"], ["could"])
# Forms that are nouns and adjectives as well as verbs.
_GERUNDS = frozenset(["building", "producing", "assembling", "delivering", "deliver", "investing"])


def has_object(walk: Walk) -> bool:
    """Whether a number comes right behind a verb form ("building 300,000 cars", "delivering a record 5,000")."""
    following = walk.next_within(2)
    if following is not None and following.kind in {"total", "rank", "record"}:
        following = walk.item(2)
    worth, number = walk.item(2), walk.item(3)
    if following is not None and following.kind == "product" and worth is not None and number is not None:
        return walk.tokens.words[worth.first] in _WORTH and number.kind == "quantity"  # "sent goods worth 3 million"
    return following is not None and following.kind == "quantity"


_WORTH = frozenset(["worth", "valued", "valuing"])


def _tells_growth(walk: Walk) -> bool:
    """Whether what was registered is a growth, of what the text spoke of."""
    ahead, behind = walk.next_within(2), walk.item(2)
    if behind is not None and behind.kind == "change_adverb" and walk.tokens.words[behind.first] in {"fewer", "more", "less"}:
        return False  # "registered 23 percent fewer cars"
    return ahead is not None and (ahead.kind == "change_noun" or (ahead.kind == "quantity" and ahead.ref.kind == "percent"))


def _name_objects(walk: Walk, measure: str) -> None:
    """Give a verb to the numbers before it in its clause ("500,000 cars were sold"), and their product to what follows."""
    for draft in walk.drafts[walk.clause_from :]:
        if draft.frame.states("measure") and draft.frame.measure not in {None, walk.first_head and walk.first_head.measure}:
            continue
        draft.frame.put("measure", measure)
        draft.frame.deficit = False
        if not walk.sentence_head and draft.frame.states("product") and not draft.frame.states("partner"):
            draft.frame.partner = walk.frame.partner = walk.topic.partner  # whom the sentence before told of is no part of it
        if draft.frame.states("product"):
            walk.put("product", draft.frame.product)
        else:
            draft.frame.product = bare_product(walk, measure)


def _is_participle(walk: Walk, item: Item) -> bool:
    """Whether a verb form stands before its noun ("imported iron ore") and has no subject."""
    words = walk.tokens.words
    if not words[item.first].endswith("ed") or words[item.last : item.last + 1] in _ARTICLES:
        return False  # "the board exported a record 3 million tonnes"
    behind = walk.next_within(0)
    if item.first and words[item.first - 1] == "'s" and behind is not None and behind.kind == "product":
        return True  # "the largest share of Uganda's traded coffee"
    if any(p.kind in {"area", "company", "product"} for p in walk.pending):
        return False
    doer = walk.item(-1)
    if doer is not None and doer.kind in _DOERS and doer.last == item.first:
        return False  # "firms exported cars", "the company exported steel"
    if walk.drafts and walk.drafts[-1].stat == "rank" and not walk.drafts[walk.clause_from : -1]:
        return False  # "The biggest producer in the world exported 6,217 tonnes"
    if walk.pending and walk.pending[-1].kind == "area_adjective" and walk.pending[-1].last == item.first - 1:
        return not walk.tokens.words[item.first - 1].endswith("s")  # "Thai farmers shipped rice", "the Thai-owned imported cars"
    if _is_done_by_somebody(walk, item):
        return False
    before = words[item.first - 1] if item.first else ""
    after = walk.next_within(0)
    noun = after is not None and after.kind in {"product", "count_noun", "shipments"}
    unknown = after is None or after.first > item.last
    return (
        before not in _AUXILIARIES
        and item.first - walk.quantity_end > 3
        and (noun or (unknown and item.last < len(words) and words[item.last].isalpha()))
    )


# What begins the object of a verb, and no noun behind a participle.
_ARTICLES = (["a"], ["an"], ["the"], ["its"], ["their"])
# What does something right before its verb.
_DOERS = frozenset(["count_noun", "pronoun"])


def _is_done_by_somebody(walk: Walk, item: Item) -> bool:
    """Whether a clause begins with a few words that nobody knows and says what the goods were worth.

    "The grower exported roses worth 3 million dollars".
    """
    previous, goods, worth = walk.item(-1), walk.item(1), walk.item(2)
    opens = previous is None or previous.kind in {"mark", "period"}
    begins = 0 if previous is None else previous.last
    if goods is None or worth is None or not opens:
        return False
    is_told = goods.kind == "product" and worth.kind == "reach" and goods.last == worth.first
    return is_told and 0 < item.first - begins <= _SOMEBODY


# At most so many words name who does something.
_SOMEBODY = 4


def _turn_around(walk: Walk, item: Item) -> None:
    """ "To the EU Germany dispatched goods": the place right before the verb does it, the first one takes it."""
    places = [p for p in walk.pending if p.kind == "area"]
    if len(places) > 1 and walk.tokens.words[0] in {"to", "from"} and places[-1].last == item.first:
        walk.pending.remove(places[0])
        walk.put("partner", "+".join(places[0].codes))


def _measure_of(walk: Walk, item: Item) -> str | None:
    """The measure that a verb names here; null where the head of its clause goes on to hold."""
    opens = walk.clause_head and len(walk.drafts) == walk.clause_from
    words = walk.tokens.words
    if walk.frame.measure in BALANCES and (opens or "what" in words[max(0, item.first - 3) : item.first]):
        return None  # "the difference between what the country exported and what it imported"
    if _tells_of_part(walk, item):
        walk.drafts[-1].frame.put("measure", item.code)
        if walk.drafts[-1].stat == "level":
            walk.put("measure", item.code)  # "and 236,300 were sold, 3 percent fewer"
        return None
    if walk.tokens.words[item.last - 1] in _EARNING or walk.tokens.words[item.first] in _EARNING:
        return None if opens and walk.frame.measure in _EARNERS else _earned(walk, item)
    if item.code == "price" and not _is_paid(walk):
        return None
    if item.code == "exports" and _takes_in(walk):
        return "imports"
    if walk.frame.measure in _SOLD_IN and walk.sentence_head and words[item.first] == "buying":
        return walk.frame.measure  # "sales were slow, with customers buying 3,000 cars"
    exporting = walk.frame.measure == "exports" and walk.sentence_head  # "exports to Africa grew, with Kenya selling"
    return "exports" if item.code == "sales" and (exporting or _sells_abroad(walk)) else item.code


def _takes_in(walk: Walk) -> bool:
    """Whether a verb of sending has "in" behind it ("shipped in 4 million barrels"): what is sent in is imported."""
    prep, behind = walk.next_within(0), walk.item(2)
    if prep is None or behind is None or walk.tokens.words[prep.first] != "in":
        return False
    return behind.first == prep.last and behind.kind in {"quantity", "product"}


def _tells_of_part(walk: Walk, item: Item) -> bool:
    """Whether a verb says what is done with the number before it ("80 percent of it is exported", "230,000 were sold")."""
    before, draft = walk.item(-1), walk.drafts[-1] if walk.drafts[walk.clause_from :] else None
    if draft is None or before is None or before.kind != "reach" or walk.tokens.words[item.first - 1] not in _AUXILIARIES:
        return False
    if item.code not in _DONE or not (walk.clause_head or draft.stat == "share"):
        return False
    if draft.stat == "share":
        return walk.whole_head is not None and draft.frame.measure in {"production", "other:demand"}
    noun, of = walk.item(-2), walk.item(-3)
    told = of is draft.item or (of is not None and of.code == "of" and walk.item(-4) is draft.item)
    counted = noun is draft.item or (noun is not None and noun.kind in {"product", "count_noun"} and told)
    return counted and draft.stat == "level" and draft.role == "main" and before.first - walk.quantity_end <= _BEHIND


# What may be done with a part of the output.
_DONE = TRADE | {"sales", "production", "deliveries", "registrations"}


def _is_paid(walk: Walk) -> bool:
    """Whether the number that comes is so much money for one ("costs 81,000 rupees"), and not all that was paid."""
    number = next((i for i in map(walk.item, range(1, 4)) if i is not None and i.kind == "quantity"), None)
    return number is not None and not number.ref.scaled and number.ref.kind != "percent"


def _earned(walk: Walk, item: Item) -> str | None:
    """What an amount that is earned or brought in is: exports of goods or of a country, not the profit of a company."""
    kinds = {p.kind for p in walk.pending}
    before = walk.item(-1)
    conjoined = before is not None and before.kind == "conjunction"  # "shipped wool and brought in $2 billion" buys
    # "Tea, the largest export, brought in": a rank has taken the product
    ranked = walk.frame.measure in {"exports", None} and walk.frame.states("product")
    of_goods = ("product" in kinds or ranked) and kinds.isdisjoint(AREAS) and not conjoined
    number = next((i for i in map(walk.item, range(1, 4)) if i is not None and i.kind == "quantity"), None)
    if number is not None and number.ref.per is not None and item.code == "price":
        return "price"  # "the tea fetched 220 shillings a kilo"
    weighed = number is not None and number.ref.kind == "physical"  # "brought in 9 million tonnes"
    if item.code == "imports" and (not of_goods or weighed or _comes_from(walk)):
        return "imports"
    if (
        "company" in kinds
        or number is None
        or not (number.ref.kind == "money" or (number.ref.kind == "count" and number.ref.scaled))
    ):
        return None
    return "exports" if of_goods or not kinds.isdisjoint(AREAS) else None


def _comes_from(walk: Walk) -> bool:
    """Whether the clause goes on to say from where ("brought in 3 million tonnes of it from Chile")."""
    for offset in range(1, _FROM_WHERE):
        item, before = walk.item(offset), walk.item(offset - 1)
        if item is None or before is None or item.kind == "mark":
            return False
        if before.code == "from" and item.kind == "area":
            return True
    return False


_FROM_WHERE = 8


def _sells_abroad(walk: Walk) -> bool:
    """Whether a country sells something to a place, or abroad ("sold goods worth 3 billion to Iraq")."""
    if any(p.kind == "company" for p in walk.pending):
        return False
    told = any(p.kind == "area" for p in walk.pending) or (walk.topic.measure == "exports" and is_country(walk.topic.reporter))
    for offset in range(1, _AHEAD):
        item, following = walk.item(offset), walk.item(offset + 1)
        if item is None or (item.kind == "mark" and item.code in ",;"):
            return False
        if item.kind == "overseas":
            return True
        if item.code == "from" and offset == 1 and following is not None and following.kind == "area":
            told = True  # "3,000 tonnes were sold from Fiji to Tonga"
        if item.kind == "preposition" and item.code == "to" and following is not None:
            return told and following.kind == "area" and following.first == item.last + (walk.tokens.words[item.last] == "the")
    return False


def on_crossing(walk: Walk, item: Item) -> None:
    """ "goods worth 3 billion left Portugal": what leaves a country is its exports, what enters it its imports."""
    place = walk.next_within(1)
    drafts = walk.drafts[walk.clause_from :]
    if not drafts or drafts[-1].quantity.kind not in {"money", "physical"} or item.first - walk.quantity_end > _BEHIND:
        return
    headed = walk.clause_head and not any(_CROSSING in d.rules for d in drafts)
    if headed or place is None or place.kind not in {"area", "pronoun"}:
        return
    draft = drafts[-1]
    draft.rules.append(_CROSSING)
    walk.put("measure", item.code)
    draft.frame.put("measure", item.code)
    if place.kind == "area":
        draft.frame.put("reporter", place.code)
        walk.frame.put("reporter", place.code)
    goods = next((p for p in reversed(walk.pending) if p.kind == "product"), None)
    if goods is not None and goods.first >= walk.quantity_end:
        draft.frame.put("product", join_products(goods.codes))  # "300 tons of cotton left Benin"
        walk.frame.put("product", draft.frame.product)
    walk.pending = []
    walk.name_head()


_CROSSING = "<goods> <crossing>"
