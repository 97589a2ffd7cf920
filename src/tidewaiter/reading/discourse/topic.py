"""What a document is about, from its heading and its first sentences: whose trade, of what, and which measure."""

from collections import defaultdict
from itertools import pairwise

from tidewaiter.codes.areas import kind_of
from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.discourse.goods import in_full, unknown_before
from tidewaiter.reading.discourse.home import AGAINST, TELLING, count_place, count_teller
from tidewaiter.reading.discourse.opening import closes, has_initials, heads_mode
from tidewaiter.reading.discourse.reason import tells_as, tells_why
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import OF_PRODUCTS, TRADE, Topic
from tidewaiter.reading.place.place import PLACES
from tidewaiter.reading.place.reference import CARRIERS, is_route
from tidewaiter.reading.statement.subject import join_products
from tidewaiter.reading.statement.traded import code_of

# How much the heading, the first sentence, the others of the opening and those behind it count; and how much more the first
# bare "exports" of a heading or lead: the text is on all goods.
_HEADING, _LEAD, _BODY, _FURTHER, _BARE = 3.0, 2.0, 0.7, 0.2, 2.5
# Prepositions behind a measure that name the other side of trade.
_TO_PARTNER = frozenset(["to", "with", "from"])
# Endings of adjectives and participles, which say how and not what.
_ADJECTIVES = tuple(sorted(wordlist.words("adjective_end")))
# Verbs with which a measure is the cause of another one ("copper exports lift the surplus").
_LIFTING = wordlist.words("lifting")

# A sentence, its items, and whether it is the heading.
Read = tuple[Tokens, list[Item], bool]


class _Scores:
    """How much each code counts for what the text is about, by field."""

    __slots__ = (
        "headed",
        "leads",
        "measures",
        "modes",
        "pairs",
        "partners",
        "priced",
        "products",
        "reporters",
        "unknown",
        "withs",
    )

    def __init__(self) -> None:
        self.measures: dict[str, float] = defaultdict(float)
        self.modes: dict[str, float] = defaultdict(float)
        # partners of whom the text tells both sides' trade
        self.pairs: set[str] = set()
        # the partner with whom all trade of the lead is
        self.withs: dict[str, float] = defaultdict(float)
        self.partners: dict[str, float] = defaultdict(float)
        self.products: dict[str, float] = defaultdict(float)
        # the products and measures that the heading or the lead names
        self.leads: set[str] = set()
        # those that the heading names
        self.headed: dict[str, float] = {}
        # products whose prices are told: what a text on prices is about
        self.priced: dict[str, float] = defaultdict(float)
        self.reporters: dict[str, float] = defaultdict(float)
        # products that no table knows, by their last word
        self.unknown: dict[str, list[float]] = defaultdict(list)


# The kinds of items that say what a text is about.
_NAMING = frozenset(["measure_verb", "measure", "mode", "product", "shipments", "source"])
# How much a product counts that no measure hangs on ("lost their appetite for cocoa"): less than a bare "exports" beside it does.
_MENTION = 0.6


# A place named once, in what is only why, does not say whose trade a text is about.
_LEAST_PLACE = 0.3
# How much what stands behind "driven by" counts of what else a sentence says.
_CAUSE = 0.2


def find_topic(first: list[Read], further: list[tuple[Tokens, list[Item]]]) -> Topic:
    """Give the topic of a document from the items of its first sentences, each with whether it is the heading.

    A place counts most where a measure or product hangs on it ("Kenyan tea exports"), least behind "to" and "with"; a product
    where a measure hangs on it, and a bare "exports" counts for all goods.  Ties go to what stands first.  The places of
    some `further` sentences count, too.
    """
    scores = _Scores()
    _score_opening(scores, first)
    for tokens, items in further:
        for index, item in enumerate(items):
            if item.kind in PLACES:
                count_place(scores.reporters, tokens, items, index, _FURTHER)
    topic = Topic()
    topic.reporter = _best(scores.reporters, least=_LEAST_PLACE)
    for word, weights in scores.unknown.items():
        if word and len(weights) > 1:  # one may be any noun ("loading exports")
            scores.products[word] += 3 * sum(weights, 0.0)
    scores.products.pop("empty containers", None)  # never what a port's traffic is told of
    measure = _best(scores.measures)
    topic.product = _product_of(scores, measure, first)
    topic.mode = _best(scores.modes)
    _pair_with(scores, first)
    partner = _best(scores.partners)
    topic.route = _find_route(first)
    topic.partner = partner if partner != topic.reporter and (partner in scores.pairs or _leads_with(first, partner)) else None
    topic.bilateral = topic.partner is not None and topic.partner in scores.pairs
    topic.measure = measure.rstrip("+-=") if measure is not None else None
    if measure == "price":
        topic.product = _best(scores.priced) or topic.product
    return topic


def _score_opening(scores: _Scores, first: list[Read]) -> None:
    """Count what the first sentences name, the heading and the lead most."""
    lead = telling = True
    for read in first:
        _, items, heading = read
        brief = lead and not heading and read is not first[0] and not closes(read[0])
        weight = _HEADING if heading else _LEAD if lead and not brief else _BODY
        leading, lead = lead and not brief, lead and (heading or brief)
        # whose trade it is, the first sentence with a number says, where the lead only sets the scene
        of_places = weight if heading else max(weight, _LEAD if telling else _BODY)
        telling = telling and (heading or all(item.kind != "quantity" for item in items))
        _score_sentence(scores, read, weight, of_places)
        if heading:
            scores.headed = dict(scores.products)
        if leading:
            scores.leads = {*scores.products, *scores.measures}
            if not heading:
                _name_headed(scores, items, lead=weight)


def _name_headed(scores: _Scores, items: list[Item], *, lead: float) -> None:
    """Let a heading that names no product ("May exports up 4 percent") be about that of the first trade of the lead."""
    if scores.headed.keys() != {"goods"}:
        return
    index = next((at for at, item in enumerate(items) if item.kind == "measure" and item.code in TRADE), None)
    told: dict[str, float] = defaultdict(float)
    if index is not None:
        _count_product(told, items, index, lead)
    if told and "goods" not in told:
        scores.products["goods"] -= scores.headed["goods"]


def _score_sentence(scores: _Scores, read: Read, weight: float, of_places: float) -> None:
    """Count what a sentence names, what stands behind "driven by" little."""
    tokens, items, heading = read
    told, because = weight, tokens.words.index("because") if "because" in tokens.distinct else len(tokens.words)
    for index, item in enumerate(items):
        if item.first > because:
            weight, because = weight * _CAUSE, len(tokens.words)
        if (
            item.kind == "cause"
            or (heading and tells_why(tokens, items, index))
            or (weight == _LEAD and tells_as(tokens, items, index))
        ):
            weight *= _CAUSE
            of_places *= _CAUSE
        elif item.kind in PLACES:
            count_place(scores.reporters, tokens, items, index, of_places)
        elif item.kind in _NAMING:
            _score(scores, read, index, told if item.kind == "source" else weight)


def _product_of(scores: _Scores, measure: str | None, first: list[Read]) -> str | None:
    """What a document is about is of: all goods where trade is told of behind the economy, were the output of one thing, too."""
    if _leads_with_economy(scores):
        return "goods"
    of_economy = measure is not None and not (measure in OF_PRODUCTS or measure in TRADE or measure.startswith("balance"))
    return in_full(_best(scores.headed if of_economy and any(h for *_, h in first) else scores.products), first)


# What measures of the economy begin with, which are of no product.
_OF_ECONOMY = ("gdp", "other:")
# Measures beside trade that are of all goods where no product is named.
_OF_ALL = frozenset(["orders", "other:port_throughput"])


def _leads_with_economy(scores: _Scores) -> bool:
    """Whether what the heading and the lead tell of is of no product, while trade is told of behind it."""
    return "goods" in scores.products and bool(scores.leads) and all(one.startswith(_OF_ECONOMY) for one in scores.leads)


def _leads_with(first: list[Read], partner: str | None) -> bool:
    """Whether the first sentence of the body names the partner of the heading, too: else only a part of the text is about it.

    So too where it only says how much of the whole goes there ("exports topped 16 billion, 80 percent going to Europe").
    """
    tokens, lead = next(((tokens, items) for tokens, items, heading in first if not heading), (None, []))
    if tokens is None:
        return True
    named = (item for item in lead if item.kind in PLACES and partner in {item.code, "+".join(item.codes)})
    return any(_GOING.isdisjoint(tokens.words[max(0, item.first - _NEAR) : item.first]) for item in named)


# Participles of the part of a trade that has one partner, and how many tokens before that one they stand.
_GOING, _NEAR = wordlist.words("coming_of_share"), 3


def _find_route(first: list[Read]) -> tuple[str, str] | None:
    """The two ends of a line that trains, ships or planes run on ("China-Europe freight trains"), or null."""
    for tokens, items, _ in first:
        if CARRIERS.isdisjoint(tokens.distinct):
            continue
        for start, end in pairwise(items):
            if is_route(tokens, start, end):
                return start.code, end.code
    return None


def _score(scores: _Scores, read: Read, index: int, weight: float) -> None:
    """Count one item, no place, for what it names."""
    tokens, items, heading = read
    item = items[index]
    if item.kind == "source":
        count_teller(scores.reporters, items, index, weight)
    elif item.kind == "measure_verb" and item.code in OF_PRODUCTS:
        scores.measures[item.code] += weight
        if not _count_object(scores.products, items, index, weight) and _is_of_all_goods(items, index):
            scores.products["goods"] += weight * _BARE
    elif item.kind == "measure":
        _score_measure(scores, read, index, weight)
    elif item.kind == "product":
        _count_mention(scores, items, index, weight)
        if tokens.words[item.last - 1] in {"exports", "nodx"}:  # "non-oil domestic exports fell"
            scores.products[join_products(item.codes)] += weight * 3
    elif item.kind == "shipments" and index and items[index - 1].kind == "product" and item.first == items[index - 1].last:
        scores.products[join_products(items[index - 1].codes)] += weight * 3
    elif item.kind == "mode" and item.code == "border_trade":
        _count_pair(scores, items, index, weight)
    elif item.kind == "mode" and (heading or (weight == _LEAD and heads_mode(items, index))):
        scores.modes[item.code] += weight


def _is_of_all_goods(items: list[Item], index: int) -> bool:
    """Whether a verb of trade tells of a value or growth without an object, and no product before it ("exported 4% more")."""
    told = any(item.kind == "quantity" and item.code in {"percent", "money"} for item in items[index + 1 : index + 2])
    return told and items[index].code in TRADE and not any(item.kind in {"product", "measure"} for item in items[:index])


def _is_cause(tokens: Tokens, items: list[Item], index: int) -> bool:
    """Whether a heading tells of a measure only as the cause of another: "Dairy sales to China lift exports"."""
    if not _LIFTING.isdisjoint(tokens.words[items[index].last : items[index].last + 1]):
        return True
    prep, place, verb, lifted = (*items[index + 1 : index + 5], None, None, None, None)[:4]
    if prep is None or place is None or verb is None or lifted is None or prep.code not in _TO_PARTNER:
        return False
    return tokens.words[verb.first] in _LIFTING and lifted.kind == "measure"


def _score_measure(scores: _Scores, read: Read, index: int, weight: float) -> None:
    """Count a measure, what it is of, and whom the trade is with."""
    tokens, items, heading = read
    item = items[index]
    if heading and _is_cause(tokens, items, index):
        weight *= _CAUSE
    sold = item.code == "sales" and scores.measures.get("exports", 0.0) >= _LEAD and not any(i.kind == "company" for i in items)
    scores.measures["exports" if sold else item.code] += weight  # in a text on exports, what is sold mostly is
    word = unknown_before(tokens, items, index) if item.code in TRADE else ""
    if word != code_of(word):
        scores.products[code_of(word)] += 3 * weight  # "watch exports"
    else:
        if item.code not in TRADE or not has_initials(tokens, items, index):
            _count_product(scores.products, items, index, weight)
        scores.unknown[word].append(weight)
    if heading and weight > _LEAD:  # not where it is why
        _count_partner(scores.partners, items, index, weight)
    _count_pair(scores, items, index, weight)


def _count_partner(partners: dict[str, float], items: list[Item], index: int, weight: float) -> None:
    """Count the place of "exports to Japan"."""
    following = items[index + 1 : index + 3]
    if len(following) < 2:
        return
    prep, place = following
    governs = prep.kind == "preposition" and prep.code in _TO_PARTNER
    if governs and place.kind == "area" and AGAINST.get(prep.code) != items[index].code:
        partners["+".join(place.codes)] += weight


_WHO_TRADES = frozenset(["country", "group"])


def _count_pair(scores: _Scores, items: list[Item], index: int, weight: float) -> None:
    """Count the two sides of "trade between India and the UAE": the first is whose trade it is, the other its partner."""
    following = items[index + 1 : index + 3]
    if weight < _LEAD or items[index].code not in {"trade", "border_trade"}:
        return
    sides = items[max(0, index - 2) : index]  # "Chinese-Russian trade"
    pair = len(sides) == 2 and all(one.kind in AREAS and kind_of(one.code) in _WHO_TRADES for one in sides)
    if pair and sides[1].last == items[index].first and sides[1].first - sides[0].last <= 1:
        scores.partners[sides[1].code] += weight
        scores.pairs.add(sides[1].code)
    if len(following) < 2:
        return
    if following[0].code == "between" and following[1].kind == "area" and len(following[1].codes) == 2:
        first, second = following[1].codes
        scores.reporters[first] += 3 * weight
        scores.partners[second] += weight
        scores.pairs.add(second)
    elif following[0].code == "with" and following[1].kind == "area" and all(one.kind != "measure" for one in items[:index]):
        scores.withs["+".join(following[1].codes)] += weight  # "India's trade with the UAE"


def _pair_with(scores: _Scores, first: list[Read]) -> None:
    """Count the partner of the lead's trade ("India's trade with the UAE") as a side, unless trade with others is told, too."""
    named = {
        "+".join(place.codes)
        for _, items, _ in first
        for prep, place in pairwise(items)
        if place.kind == "area" and prep.kind == "preposition" and prep.code == "with"
    }
    if len(named) == 1:
        for code, weight in scores.withs.items():
            scores.partners[code] += weight
            scores.pairs.add(code)


def _best(scores: dict[str, float], *, least: float = 0.0) -> str | None:
    best = max(scores, key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] > least else None


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
    if item.code not in TELLING and not item.code.startswith("balance"):
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
    of = {"of", "in"} if item.code == "trade" else {"of"}  # "trade in textiles"
    if len(following) >= 2 and following[0].kind == "preposition" and following[0].code in of:
        named = next((f for f in following[1:] if f.kind not in PLACES), None)
        if named is not None and named.kind in {"product", "product_adjective"} and named.first - following[0].last <= 3:
            products[join_products(named.codes)] += weight * 3
            return
    if previous is not None and previous.kind == "company" and item.first - previous.last <= 1:
        return  # a firm's exports are of what it makes
    if item.code in TRADE or item.code in _OF_ALL or item.code.startswith("balance"):
        opens = weight >= _LEAD and not products and all(i.kind != "product" for i in items[:index])
        owned = previous is not None and previous.kind in PLACES and item.first - previous.last <= 2
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
