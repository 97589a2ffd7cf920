"""What a document is about, from its heading and its first sentences: whose trade, of what, and which measure."""

from collections import defaultdict

from tidewaiter.codes.areas import is_part_of, kind_of
from tidewaiter.codes.sources import area_of
from tidewaiter.codes.sources import kind_of as kind_of_source
from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.discourse.goods import in_full
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.nounphrase import is_weak, may_be_verb, phrase_before
from tidewaiter.reading.mention.walk import OF_PRODUCTS, TRADE, Topic
from tidewaiter.reading.place.place import is_region_around
from tidewaiter.reading.statement.subject import join_products

# How much the heading, the first sentence and the others count.
_HEADING, _LEAD, _BODY = 3.0, 2.0, 0.7
# How much more the first bare "exports" of a heading or lead counts: the text is on all goods.
_BARE = 2.5
_PLACES = frozenset(["area", "area_adjective", "company"])
_HEADS = frozenset(["measure", "product", "shipments", "purchases"])
# Prepositions behind a measure that name the other side of trade.
_TO_PARTNER = frozenset(["to", "with", "from"])
# The measures whose product says what a text is about; the price or the demand of a thing may only be why.
_TELLING = TRADE | frozenset(
    ["sales", "production", "registrations", "deliveries", "other:port_throughput", "other:retail_sales", "other:quota", "orders"]
)
# Participles that tie a place to what comes from it.
_WHERE_MADE = wordlist.words("where_made")
# Endings of adjectives and participles, which say how and not what.
_ADJECTIVES = tuple(sorted(wordlist.words("adjective_end")))
# Verbs with which a measure is the cause of another one ("copper exports lift the surplus").
_LIFTING = wordlist.words("lifting")
_VERBS = frozenset(["measure_verb", "change_verb", "reach"])

# A sentence, its items, and whether it is the heading.
Read = tuple[Tokens, list[Item], bool]


class _Scores:
    """How much each code counts for what the text is about, by field."""

    __slots__ = ("measures", "modes", "pairs", "partners", "priced", "products", "reporters", "unknown")

    def __init__(self) -> None:
        self.measures: dict[str, float] = defaultdict(float)
        self.modes: dict[str, float] = defaultdict(float)
        # partners of whom the text tells both sides' trade
        self.pairs: set[str] = set()
        self.partners: dict[str, float] = defaultdict(float)
        self.products: dict[str, float] = defaultdict(float)
        # products whose prices are told: what a text on prices is about
        self.priced: dict[str, float] = defaultdict(float)
        self.reporters: dict[str, float] = defaultdict(float)
        # products that no table knows, by their last word
        self.unknown: dict[str, list[float]] = defaultdict(list)


# How much of its score a row of places has ("Italy, Spain and France"): a text is about one of them, or about none.
_OF_A_ROW = 0.4
# The kinds of items that say what a text is about.
_NAMING = frozenset([*_PLACES, "measure_verb", "measure", "mode", "product", "shipments", "source"])
# How much a product counts that no measure hangs on ("lost their appetite for cocoa"): less than a bare "exports" beside it does.
_MENTION = 0.6


# A place named once, in what is only why, does not say whose trade a text is about.
_LEAST_PLACE = 0.3
# How much what stands behind "driven by" counts of what else a sentence says.
_CAUSE = 0.2


def find_topic(first: list[Read]) -> Topic:
    """Give the topic of a document from the items of its first sentences, each with whether it is the heading.

    A place counts most where a measure or product hangs on it ("Kenyan tea exports"), least behind "to" and "with"; a product
    where a measure hangs on it, and a bare "exports" counts for all goods.  Ties go to what stands first.
    """
    scores = _Scores()
    lead = True
    for read in first:
        _, items, heading = read
        weight = _HEADING if heading else _LEAD if lead else _BODY
        lead = lead and heading
        for index, item in enumerate(items):
            if item.kind == "cause":
                weight *= _CAUSE
            elif item.kind in _NAMING:
                _score(scores, read, index, weight)
    topic = Topic()
    topic.reporter = _best(scores.reporters, least=_LEAST_PLACE)
    for word, weights in scores.unknown.items():
        if len(weights) > 1:  # one may be any noun ("loading exports")
            scores.products[word] += 3 * sum(weights)
    topic.product = in_full(_best(scores.products), first)
    topic.mode = _best(scores.modes)
    partner = _best(scores.partners)
    topic.partner = partner if partner != topic.reporter and (partner in scores.pairs or _leads_with(first, partner)) else None
    topic.bilateral = topic.partner is not None and topic.partner in scores.pairs
    measure = _best(scores.measures)
    topic.measure = "balance" if measure is not None and measure.startswith("balance") else measure
    if measure == "price":
        topic.product = _best(scores.priced) or topic.product
    return topic


def _leads_with(first: list[Read], partner: str | None) -> bool:
    """Whether the first sentence of the body names the partner of the heading, too: else only a part of the text is about it."""
    lead = next((items for _, items, heading in first if not heading), None)
    return lead is None or any(item.kind in _PLACES and partner in {item.code, "+".join(item.codes)} for item in lead)


def find_owner(read: list[tuple[Tokens, list[Item]]]) -> str | None:
    """Give the one country that owns the measures of some sentences ("India's exports"), null where there is none or several."""
    owners = {
        item.code
        for tokens, items in read
        for index, item in enumerate(items)
        if item.kind in _PLACES and kind_of(item.code) == "country" and _place_score(tokens, items, index) >= _OWNS
    }
    return owners.pop() if len(owners) == 1 else None


# The score of a place that stands right before a measure as its owner.
_OWNS = 3.0


def _score(scores: _Scores, read: Read, index: int, weight: float) -> None:
    """Count one item for what it names."""
    tokens, items, heading = read
    item = items[index]
    if item.kind in _PLACES:
        if not _locates(items, index) and kind_of(item.code) != "waterway":
            share = 1.0 if len(item.codes) == 1 else _OF_A_ROW
            scores.reporters["+".join(item.codes)] += weight * share * _place_score(tokens, items, index)
    elif item.kind == "source":
        _count_teller(scores.reporters, items, index, weight)
    elif item.kind == "measure_verb" and item.code in OF_PRODUCTS:
        scores.measures[item.code] += weight
        _count_object(scores.products, items, index, weight)
    elif item.kind == "measure":
        _score_measure(scores, read, index, weight)
    elif item.kind == "product":
        _count_mention(scores, items, index, weight)
    elif item.kind == "shipments" and index and items[index - 1].kind == "product" and item.first == items[index - 1].last:
        scores.products[join_products(items[index - 1].codes)] += weight * 3
    elif item.kind == "mode" and (heading or (weight == _LEAD and _heads_mode(items, index))):
        scores.modes[item.code] += weight


def _score_measure(scores: _Scores, read: Read, index: int, weight: float) -> None:
    """Count a measure, what it is of, and whom the trade is with."""
    tokens, items, heading = read
    item = items[index]
    if heading and not _LIFTING.isdisjoint(tokens.words[item.last : item.last + 1]):
        weight *= _CAUSE
    scores.measures[item.code] += weight
    _count_product(scores.products, items, index, weight)
    if item.code in TRADE and (word := _unknown_before(tokens, items, index)):
        scores.unknown[word].append(weight)
    if heading:
        _count_partner(scores.partners, items, index, weight)
    _count_pair(scores, items, index, weight)


def _count_teller(reporters: dict[str, float], items: list[Item], index: int, weight: float) -> None:
    """Count a little the country that a body speaks for, and the world where its body keeps an index."""
    code = items[index].code
    area = area_of(code) if kind_of_source(code) in _NATIONAL else None
    behind = items[index + 1] if index + 1 < len(items) else None
    keeps = behind is not None and behind.kind in {"measure", "product"} and behind.first == items[index].last
    if keeps and area_of(code) == "WORLD":
        area = "WORLD"
    if area is not None:
        reporters[area] += weight * _TELLER


# How much the country of a body counts: less than a place that does something.
_TELLER = 0.8
# Kinds of bodies that count for their own country.
_NATIONAL = frozenset(["customs", "statistics", "ministry", "association", "central_bank"])


def _count_partner(partners: dict[str, float], items: list[Item], index: int, weight: float) -> None:
    """Count the place of "exports to Japan"."""
    following = items[index + 1 : index + 3]
    if len(following) < 2:
        return
    prep, place = following
    governs = prep.kind == "preposition" and prep.code in _TO_PARTNER
    if governs and place.kind == "area" and _AGAINST.get(prep.code) != items[index].code:
        partners["+".join(place.codes)] += weight


def _count_pair(scores: _Scores, items: list[Item], index: int, weight: float) -> None:
    """Count the two sides of "trade between India and the UAE": the first is whose trade it is, the other its partner."""
    following = items[index + 1 : index + 3]
    if weight < _LEAD or items[index].code != "trade" or len(following) < 2:
        return
    if following[0].code == "between" and following[1].kind == "area" and len(following[1].codes) == 2:
        first, second = following[1].codes
        scores.reporters[first] += weight
        scores.partners[second] += weight
        scores.pairs.add(second)


def _heads_mode(items: list[Item], index: int) -> bool:
    """Whether a measure or verb hangs on a mode ("general trade rose")."""
    following = items[index + 1] if index + 1 < len(items) else None
    return following is not None and following.kind in {"measure", "change_verb", "reach"}


def _best(scores: dict[str, float], *, least: float = 0.0) -> str | None:
    best = max(scores, key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] > least else None


# How many items away the narrower place stands that a wider one only locates ("Yiwu, a hub in east China's Zhejiang").
_BESIDE = 9


def _locates(items: list[Item], index: int) -> bool:
    """Whether a place only says where another one named beside it lies: "China's Yiwu", "Da Nang, a port city in Viet Nam"."""
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if following is not None and following.kind == "area" and following.first - item.last <= 2:
        wide = kind_of(item.code) == "region" or is_part_of(following.code, item.code)
        if wide and item.code != following.code:
            return True
    before = (one for one in items[max(0, index - _BESIDE) : index] if one.kind == "area" and one.code != item.code)
    return _is_inside(items, index) and any(
        is_part_of(one.code, item.code) or is_region_around(one.code, item.code) for one in before
    )


def _is_inside(items: list[Item], index: int) -> bool:
    """Whether "in" or a comma leads to a place, or another place that it goes with."""
    previous = items[index - 1]
    return previous.kind == "area" or (previous.kind, previous.code) in {("preposition", "in"), ("mark", ",")}


# Prepositions behind which the other side of a trade stands, but not where this is what is traded ("exports from Japan").
_AGAINST = {"from": "exports", "to": "imports"}


_ACROSS = frozenset(["with", "between", "outside"])


def _place_score(tokens: Tokens, items: list[Item], index: int) -> float:
    """How much a place counts as the one whose trade it is, by what stands before and behind it."""
    item = items[index]
    previous = items[index - 1] if index else None
    following = items[index + 1] if index + 1 < len(items) else None
    gap = following.first - item.last if following is not None else 99
    possessive = tokens.words[item.last : item.last + 1] == ["'s"]
    governed = (
        previous.code if previous is not None and previous.kind == "preposition" and item.first - previous.last <= 2 else ""
    )
    behind = tokens.words[item.last : item.last + 1]
    made = not _WHERE_MADE.isdisjoint(behind) and tokens.glued[item.last]  # "China-made cars"
    across = governed in _ACROSS or (governed in _AGAINST and not _behind(items, index, _AGAINST[governed]))
    at_large = item.code == "WORLD" and not (following is not None and following.kind in _HEADS and gap <= 1)
    if made or across or at_large:
        return 0.0
    ranks = _side_of_rank(tokens, items, index)
    if ranks is not None:
        return ranks
    heads = following is not None and following.kind in _HEADS and _tells(following) and gap <= 3
    if (heads and (possessive or item.kind == "area_adjective" or gap <= 1)) or _is_first_side(items, index):
        second = any(items[at].kind in _PLACES and _is_first_side(items, at) for at in range(max(0, index - 2), index))
        return 2.0 if item.code == "WORLD" or second else _OWNS  # "the global trade slowdown" is mostly why
    if following is not None and gap <= 2 and (following.kind in _VERBS or _is_seen(items, index)):
        return 2.0
    if _is_doer(items, index) or (index == 0 and item.first == 0 and item.kind == "area" and not possessive):
        return 2.0  # what does something the vocabulary does not know ("Ethiopia earned")
    if governed == "via" and kind_of(item.code) in _GATES:
        return 2.0  # "trade through the port of Yantian"
    if governed in {"of", "in", "from", "to", "by"} and kind_of(item.code) != "group":  # "countries that take part in" it
        return 1.5 if governed in _AGAINST else 1.0
    return 1.0 if possessive or item.kind == "area_adjective" else 0.5


# Where trade goes through.
_GATES = frozenset(["port", "city"])


def _side_of_rank(tokens: Tokens, items: list[Item], index: int) -> float | None:
    """The score of a place whose partners are ranked, and of such a partner ("Malaysia, Japan's second-largest supplier")."""
    for at in range(index, min(index + 4, len(items))):
        item = items[at]
        if item.kind in _PLACES and (at > index or tokens.words[item.last : item.last + 1] == ["'s"]):
            behind = items[at + 1 : at + 3]
            ranked = [i.kind for i in behind] == ["rank", "rank_noun"] and ">" in behind[1].code
            if at == index:
                return _OWNS if ranked else None
            owned = tokens.words[item.last : item.last + 1] == ["'s"] and item.first - items[index].last <= _NEAR_PARTNER
            return 0.0 if ranked and owned and item.code != items[index].code else None
        if at > index and item.kind not in {"mark", "reach"}:
            return None
    return None


# How many words may stand between a partner and the place whose partners are ranked.
_NEAR_PARTNER = 4


def _is_first_side(items: list[Item], index: int) -> bool:
    """Whether a place is the first of the two sides of a trade: "China, Taiwan trade", "Sino-Thai trade"."""
    behind = [one for one in items[index + 1 : index + 4] if one.kind != "mark"][:2]
    if len(behind) < 2 or behind[0].kind not in {"area", "area_adjective"} or behind[1].kind != "measure":
        return False
    return behind[1].code in {"trade", "balance+", "balance-"} and behind[1].first - behind[0].last <= 1


def _is_seen(items: list[Item], index: int) -> bool:
    """Whether a place sees something of its trade ("Yiwu sees foreign trade climb")."""
    behind = items[index + 1 : index + 3]
    return len(behind) > 1 and behind[0].kind == "forecast" and behind[1].kind == "measure"


def _tells(item: Item) -> bool:
    """Whether a head says what a text is about: its trade, output or economy, not the stocks or prices of something."""
    return item.kind != "measure" or item.code in _TELLING or item.code.startswith(("balance", "gdp", "tariff"))


def _is_doer(items: list[Item], index: int) -> bool:
    """Whether a place is what does something in an infinitive ("expects Thailand to export")."""
    behind = items[index + 1 : index + 3]
    return len(behind) > 1 and behind[0].code == "to" and behind[1].kind in {"measure", "measure_verb"}


def _behind(items: list[Item], index: int, code: str) -> bool:
    """Whether a measure stands right before the preposition that governs an item."""
    return index >= 2 and items[index - 2].kind == "measure" and items[index - 2].code == code


def _unknown_before(tokens: Tokens, items: list[Item], index: int) -> str:
    """The noun right before a measure that no table knows ("avocado exports"), or ''."""
    at = items[index].first
    if not at or (index and items[index - 1].last == at):
        return ""
    word = tokens.words[at - 1]
    plain = word.isalpha() and len(word) > 3 and not word.endswith(_ADJECTIVES)
    if may_be_verb(word) and (not index or items[index - 1].kind != "area_adjective"):
        return ""
    return word if plain and not is_weak(word) and phrase_before(tokens, at, at - 1) else ""


def _count_mention(scores: _Scores, items: list[Item], index: int, weight: float) -> None:
    """Count a product by itself: as what prices are told of, else a little, unless trade in all goods was named before it."""
    code = join_products(items[index].codes)
    behind = items[index + 1] if index + 1 < len(items) else None
    if behind is not None and behind.code == "price" and behind.first - items[index].last <= 1:
        scores.priced[code] += weight
    if not any(item.kind == "measure" and item.code in TRADE for item in items[max(0, index - 40) : index]):
        scores.products[code] += weight * _MENTION


def _count_product(products: dict[str, float], items: list[Item], index: int, weight: float) -> None:
    """Count the product of a measure: right before it, behind it as its object or with "of", else all goods where it is trade."""
    item = items[index]
    if item.code not in _TELLING and not item.code.startswith("balance"):
        return
    previous = items[index - 1] if index else None
    if previous is not None and previous.kind in {"product", "product_adjective"} and item.first - previous.last <= 1:
        products[join_products(previous.codes)] += weight * 3
        return
    if _count_object(products, items, index, weight):
        return
    if item.code == "production" and item.last - item.first > 1:
        products["industrial products"] += weight * 3  # "factory output"
        return
    following = items[index + 1 : index + 4]
    if len(following) >= 2 and following[0].kind == "preposition" and following[0].code == "of":
        named = next((f for f in following[1:] if f.kind not in _PLACES), None)
        if named is not None and named.kind in {"product", "product_adjective"} and named.first - following[0].last <= 3:
            products[join_products(named.codes)] += weight * 3
            return
    if item.code in TRADE or item.code == "orders" or item.code.startswith("balance"):
        opens = weight >= _LEAD and not products and all(i.kind != "product" for i in items[:index])
        owned = previous is not None and previous.kind in _PLACES and item.first - previous.last <= 2
        products["goods"] += weight * (_BARE + owned / 2 if opens else 3 if owned else 1)


def _count_object(products: dict[str, float], items: list[Item], index: int, weight: float) -> bool:
    """Count the product of "exported 8 million tonnes of rice", "exported 500,000 cars"; whether there was one."""
    following = items[index + 1 : index + 4]
    if following and following[0].kind == "product" and following[0].first - items[index].last <= 1:
        products[join_products(following[0].codes)] += weight * 3  # "exported watches worth"
        return True
    if not following or following[0].kind != "quantity":
        return False
    named = next((f for f in following[1:] if f.kind not in {"preposition", "change_adverb"}), None)
    if named is None or named.kind != "product" or named.first - following[0].last > 3:
        return False
    products[join_products(named.codes)] += weight * 3
    return True
