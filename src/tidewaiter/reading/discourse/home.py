"""Whose trade a text is about: how much each place of its first sentences counts as its home."""

import re
from collections import defaultdict

from tidewaiter.codes.areas import country_of, is_part_of, kind_of
from tidewaiter.codes.sources import area_of
from tidewaiter.codes.sources import kind_of as kind_of_source
from tidewaiter.grammar.token import Tokens, tokenize
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.recognition import find_items
from tidewaiter.reading.mention.walk import TRADE
from tidewaiter.reading.place.place import PLACES
from tidewaiter.reading.place.reference import is_region_around, is_route

TELLING = TRADE | frozenset(
    ["sales", "production", "registrations", "deliveries", "other:port_throughput", "other:retail_sales", "other:quota", "orders"]
)
"""The measures whose product says what a text is about; the price or the demand of a thing may only be why."""
# What a place may own or do.
_HEADS = frozenset(["measure", "product", "shipments", "purchases"])
_VERBS = frozenset(["measure_verb", "change_verb", "reach"])
# Participles that tie a place to what comes from it.
_WHERE_MADE = wordlist.words("where_made")
# How much of its score a row of places has ("Italy, Spain and France"): a text is about one of them, or about none.
_OF_A_ROW = 0.4


def find_owner(read: list[tuple[Tokens, list[Item]]]) -> str | None:
    """Give the one country that owns the measures of some sentences ("India's exports"), null where there is none or several."""
    owners = {
        item.code
        for tokens, items in read
        for index, item in enumerate(items)
        if item.kind in PLACES and kind_of(item.code) == "country" and _place_score(tokens, items, index) >= _OWNS
    }
    return owners.pop() if len(owners) == 1 else None


def only_place(read: list[tuple[Tokens, list[Item]]]) -> str | None:
    """Give the one country that some sentences name at all, null where there is none or several, or it is only a partner."""
    scores: dict[str, float] = defaultdict(float)
    for tokens, items in read:
        for index, item in enumerate(items):
            if item.kind in PLACES and (code := country_of(item.code)) is not None:
                scores[code] += _place_score(tokens, items, index)  # a group that it belongs to or sells to names no country
    (home, score), *others = scores.items() or [(None, 0.0)]
    return home if score > 0 and not others else None


def whose_office(read: list[tuple[Tokens, list[Item]]]) -> str | None:
    """Give the one country whose offices and associations some sentences name, null where they are of none or of several."""
    codes = (item.code for _, items in read for item in items if item.kind == "source")
    areas = {country_of(area_of(code) or "") for code in codes if kind_of_source(code) in _NATIONAL}
    areas.discard(None)
    return areas.pop() if len(areas) == 1 else None


def issuer_of(read: list[tuple[Tokens, list[Item]]]) -> str | None:
    """Give the country whose money the amounts of some sentences are in, the world's currencies left out; null where none is.

    The first two letters of a currency are those of its country (ISO 4217).
    """
    units = {item.ref.unit for _, items in read for item in items if item.kind == "quantity" and item.ref.kind == "money"}
    issuers = {unit[:2] for unit in units if unit not in _WORLDS_MONEY and kind_of(unit[:2]) == "country"}
    named = {item.code for _, items in read for item in items if item.kind == "currency_noun"}
    issuers |= {code for code in named - _WORLDS_ISSUERS if kind_of(code) == "country"}  # "the Sri Lankan rupee weakened"
    return issuers.pop() if len(issuers) == 1 else None


def names_common_office(read: list[tuple[Tokens, list[Item]]]) -> bool:
    """Whether some sentences name an office as only a text from its own country does ("the Department of Customs")."""
    offices = (item.code for _, items in read for item in items if item.kind == "source")
    return any(kind_of_source(code) in _NATIONAL and area_of(code) is None for code in offices)


def filed_in(text: str, *, of_office: bool) -> str | None:
    """Give the country of the place in which a text was filed ("NEW DELHI: "), where it only speaks of "the country".

    So too where it names offices as those of its country do (`of_office`): "the Department of Customs".
    """
    if _OWN_COUNTRY.search(text) is None and not of_office:
        return None
    for match in _FILED.finditer(text, 0, _HEAD):
        tokens = tokenize(match.group(1))
        places = [item for item in find_items(tokens) if item.kind in {"area", "government"} and item.last == len(tokens)]
        country = country_of(places[0].code) if len(places) == 1 and places[0].first == 0 else None
        if country is not None:
            return country
    return None


def place_of_filing(text: str, read: list[tuple[Tokens, list[Item], bool]]) -> str | None:
    """Give the country in which a text was filed that names no other up to its first sentence, which speaks of "the country"."""
    return filed_in(text, of_office=False) if _names_no_place(read) else None


def _names_no_place(read: list[tuple[Tokens, list[Item], bool]]) -> bool:
    """Whether a text up to its first sentence only speaks of "the country", whose name is that of where it was filed."""
    for tokens, items, heading in read:
        if any(item.kind in PLACES for item in items):
            return False
        if not heading:
            own = (item for item in items if item.kind == "pronoun" and tokens.words[item.first] == "the")
            return any(not _OWN.isdisjoint(tokens.words[item.first : item.last]) for item in own)
    return False


_OWN = wordlist.words("own_country")


_OWN_COUNTRY = re.compile(
    r"(?i)\b(?:the )?(?:country|nation)(?:'s|\u2019s)|\bthe (?:country|nation|kingdom|republic|sultanate|emirate|island)\b"
)
_FILED = re.compile(r"(?m)^([A-Z][A-Za-z .]{2,20}?)(?:,[^\n]{2,40})? ?(?:\([^()\n]{2,60}\) ?)?(?::|--|\u2014|\u2013| - )")
# How much of a text is looked through for where it was filed.
_HEAD = 2000
# What trade is told in anywhere.
_WORLDS_MONEY = frozenset(["USD", "EUR", "GBP", "JPY"])
_WORLDS_ISSUERS = frozenset(unit[:2] for unit in _WORLDS_MONEY)
# The score of a place that stands right before a measure as its owner.
_OWNS = 3.0


def count_place(reporters: dict[str, float], tokens: Tokens, items: list[Item], index: int, weight: float) -> None:
    """Count a place as whose trade the text is about, unless it only says where another one lies."""
    item = items[index]
    if _only_parts(tokens, items, index) or _is_sold_to(items, index) or _is_bought(tokens, items, index):
        return
    if not _locates(items, index) and kind_of(item.code) != "waterway":
        share = 1.0 if len(item.codes) == 1 else _OF_A_ROW
        reporters["+".join(item.codes)] += weight * share * _place_score(tokens, items, index)


def _only_parts(tokens: Tokens, items: list[Item], index: int) -> bool:
    """Whether a group only parts the trade of its member in two ("France's intra-EU exports")."""
    item, owner = items[index], items[index - 1] if index else None
    if owner is None or owner.kind not in AREAS or item.first - owner.last > _OF_MEMBER:
        return False
    parted = not _PARTING.isdisjoint(tokens.words[max(0, item.first - 1) : item.last])
    return parted and is_part_of(owner.code, item.code.removeprefix("non-"))


def _is_sold_to(items: list[Item], index: int) -> bool:
    """Whether a place is whom something is sold to ("Kenya sold Uganda goods worth 3 million")."""
    verb = items[index - 1] if index else None
    sold = verb is not None and verb.kind == "measure_verb" and verb.code == "sales" and verb.last == items[index].first
    return sold and items[index].kind == "area"


def _is_bought(tokens: Tokens, items: list[Item], index: int) -> bool:
    """Whether a place only says whose goods another one buys ("Taiwan buys US soybeans", "Egypt to buy more Canadian wheat")."""
    item, behind = items[index], items[index + 1] if index + 1 < len(items) else None
    if behind is None or behind.kind != "product" or behind.first > item.last or index == 0:
        return False
    begin = max(0, item.first - _OF_BUYER)
    verb = next((at for at in range(item.first - 1, begin, -1) if tokens.words[at] in _BUYING), 0)
    if tokens.words[behind.last : behind.last + 1] in _BOUGHT:
        verb = item.first  # "Japanese crushers start US soybean buying"
    return any(one.kind in PLACES and one.code != item.code and one.last <= verb for one in items[:index])


# Verbs of buying, and how many tokens before what is bought they may stand.
_BOUGHT = (["buying"], ["purchases"], ["purchase"], ["imports"])
_BUYING, _OF_BUYER = wordlist.words("buying"), 12
_PARTING = frozenset(["intra", "extra"])
# "'s intra-": how many tokens may stand between a member and its group.
_OF_MEMBER = 3


def count_teller(reporters: dict[str, float], items: list[Item], index: int, weight: float) -> None:
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
    if not _is_inside(items, index):
        return False
    before = (one for one in items[max(0, index - _BESIDE) : index] if one.kind == "area" and one.code != item.code)
    return any(is_part_of(one.code, item.code) or is_region_around(one.code, item.code) for one in before)


def _is_inside(items: list[Item], index: int) -> bool:
    """Whether "in" or a comma leads to a place, or another place that it goes with."""
    previous = items[index - 1]
    if previous.kind == "area":
        return items[index].first - previous.last <= 1
    return (previous.kind == "preposition" and previous.code == "in") or (previous.kind == "mark" and previous.code == ",")


# Prepositions behind which the other side of a trade stands, but not where this is what is traded ("exports from Japan").
AGAINST = {"from": "exports", "to": "imports"}


_ACROSS = frozenset(["with", "between", "outside"])


def _place_score(tokens: Tokens, items: list[Item], index: int) -> float:
    """How much a place counts as the one whose trade it is, by what stands before and behind it."""
    item = items[index]
    previous = items[index - 1] if index else None
    following = items[index + 1] if index + 1 < len(items) else None
    if following is not None and following.kind == "total" and index + 2 < len(items):
        following = items[index + 2]  # "Nigeria's total trade"
    gap = following.first - item.last if following is not None else 99
    behind = tokens.words[item.last] if item.last < len(tokens.words) else ""
    possessive = behind == "'s"
    governed = _governed_by(items, index, owns=possessive)
    made = behind in _WHERE_MADE and tokens.glued[item.last]  # "China-made cars"
    across = governed in _ACROSS or (governed in AGAINST and not _behind(items, index, AGAINST[governed]))
    told = following is not None and following.kind in _HEADS and gap <= 1 and _tells(following)
    at_large = item.code == "WORLD" and not told  # "as global demand recovered"
    across = across or (previous is not None and (_is_leaned_on(tokens, previous.first) or _wants(tokens, previous.first)))
    if made or across or at_large or (previous is not None and is_route(tokens, previous, item)):
        return 0.0
    speaks = item.kind == "company" and [one.kind for one in items[index + 1 : index + 3]] == ["speech", "pronoun"]
    urged = [one.kind for one in items[index + 1 : index + 4]] == ["preposition", "change_verb", "pronoun"]
    ranks = _OWNS if speaks or urged else _side_of_rank(tokens, items, index)  # "Hyundai Motor said its sales rose"
    if ranks is not None:
        return ranks
    heads = following is not None and following.kind in _HEADS and _tells(following) and gap <= 3
    if (heads and (possessive or item.kind == "area_adjective" or gap <= 1)) or _is_first_side(items, index):
        second = any(items[at].kind in PLACES and _is_first_side(items, at) for at in range(max(0, index - 2), index))
        if item.code == "WORLD":
            return 2.0 if item.first <= 1 else 1.0  # "the global trade slowdown" is mostly why
        return 2.0 if second else _OWNS
    acts = following is not None and gap <= 2 and (following.kind in _VERBS or _is_seen(items, index))
    if acts or (behind in _AUXILIARIES and not governed) or _does(tokens, item, following):
        return 2.0  # "Korea has crossed 700 billion"
    gate = governed == "via" and kind_of(item.code) in _GATES  # "trade through the port of Yantian"
    if gate or _is_doer(items, index) or (index == 0 and _opens(tokens, item) and item.kind == "area" and not possessive):
        return 2.0  # what does something the vocabulary does not know ("Ethiopia earned")
    if governed in {"of", "in", "from", "to", "by"} and kind_of(item.code) != "group":  # "countries that take part in" it
        return 1.5 if governed in AGAINST else 1.0
    return 1.0 if possessive or item.kind == "area_adjective" else 0.5


def _governed_by(items: list[Item], index: int, *, owns: bool) -> str:
    """The preposition before a place, or before the row of places that it ends ("with the EU, Japan and Korea"), or ''.

    One that owns what follows ends no row: "to Japan, Korea's largest buyer".
    """
    at = index
    while not owns and 1 < at > index - _ROW and items[at - 1].kind in {"conjunction", "mark"} and items[at - 2].kind in PLACES:
        at -= 2
    previous = items[at - 1] if at else None
    return (
        previous.code if previous is not None and previous.kind == "preposition" and items[at].first - previous.last <= 2 else ""
    )


def _does(tokens: Tokens, item: Item, following: Item | None) -> bool:
    """Whether one verb that no table knows stands between a place and a number ("Cambodia earned 210 million")."""
    if following is None or following.kind != "quantity" or following.first != item.last + 1:
        return False
    return tokens.words[item.last].endswith("ed")


# How many items of a row of places are looked back over.
_ROW = 12
_AUXILIARIES = frozenset(["has", "have", "had", "will"])


def _is_leaned_on(tokens: Tokens, prep: int) -> bool:
    """Whether a place is what another one's trade depends on ("reliance on the British market")."""
    return prep > 0 and tokens.words[prep] in {"on", "upon"} and tokens.words[prep - 1] in _LEANING


_LEANING = wordlist.words("leaning")


def _wants(tokens: Tokens, prep: int) -> bool:
    """Whether a place is only where something is wanted ("strong demand in India", "thirst for whisky soars in India")."""
    return tokens.words[prep] == "in" and not _WANTING.isdisjoint(tokens.words[max(0, prep - _WANTED) : prep])


# Nouns of wanting, and how many tokens before their "in" they may stand.
_WANTING, _WANTED = wordlist.words("wanting"), 5
# Where trade goes through.
_GATES = frozenset(["port", "city"])


def _side_of_rank(tokens: Tokens, items: list[Item], index: int) -> float | None:
    """The score of a place whose partners are ranked, and of such a partner ("Malaysia, Japan's second-largest supplier")."""
    if index == 0 and items[0].kind == "area" and (_owns_market(items) or [one.kind for one in items[1:2]] == ["taking"]):
        return 0.0  # "Germany tops Turkish automotive export market", "Germany was the largest market"
    for at in range(index, min(index + 4, len(items))):
        item = items[at]
        if item.kind in PLACES and (at > index or tokens.words[item.last : item.last + 1] == ["'s"]):
            behind = items[at + 1 : at + 3]
            ranked = [i.kind for i in behind] == ["rank", "rank_noun"] and ">" in behind[1].code
            if at == index:
                return _OWNS if ranked else None
            owned = tokens.words[item.last : item.last + 1] == ["'s"] and item.first - items[index].last <= _NEAR_PARTNER
            return 0.0 if ranked and owned and item.code != items[index].code else None
        if at > index and item.kind not in {"mark", "reach"}:
            return None
    return None


def _owns_market(items: list[Item]) -> bool:
    """Whether a second place owns the market that the first one is ("India tops Nigeria export market")."""
    named = [item for item in items[1:5] if item.kind not in _BEFORE_MARKET][:2]
    return len(named) > 1 and named[0].kind in PLACES and named[1].kind == "rank_noun" and ">" in named[1].code


# What may stand before the noun of a market.
_BEFORE_MARKET = frozenset(["product", "product_adjective", "rank", "reach"])
# How many words may stand between a partner and the place whose partners are ranked.
_NEAR_PARTNER = 4


def _opens(tokens: Tokens, item: Item) -> bool:
    """Whether a sentence begins with an item, or its paragraph's number does."""
    return item.first == 0 or (item.first == 1 and tokens.numeric[0])


def _is_first_side(items: list[Item], index: int) -> bool:
    """Whether a place is the first of the two sides of a trade: "China, Taiwan trade", "Sino-Thai trade"."""
    behind = [one for one in items[index + 1 : index + 4] if one.kind != "mark"][:2]
    if len(behind) < 2 or behind[0].kind not in AREAS or behind[1].kind != "measure":
        return False
    return behind[1].code in {"trade", "balance+", "balance-"} and behind[1].first - behind[0].last <= 1


def _is_seen(items: list[Item], index: int) -> bool:
    """Whether a place sees something of its trade ("Yiwu sees foreign trade climb")."""
    behind = items[index + 1 : index + 3]
    return len(behind) > 1 and behind[0].kind == "forecast" and behind[1].kind == "measure"


def _tells(item: Item) -> bool:
    """Whether a head says what a text is about: its trade, output or economy, not the stocks or prices of something."""
    return item.kind != "measure" or item.code in TELLING or item.code.startswith(("balance", "gdp", "tariff"))


def _is_doer(items: list[Item], index: int) -> bool:
    """Whether a place is what does something in an infinitive ("expects Thailand to export")."""
    behind = items[index + 1 : index + 3]
    return len(behind) > 1 and behind[0].code == "to" and behind[1].kind in {"measure", "measure_verb"}


def _behind(items: list[Item], index: int, code: str) -> bool:
    """Whether a measure stands right before the preposition that governs an item."""
    return index >= 2 and items[index - 2].kind == "measure" and items[index - 2].code == code
