"""Places and firms that a text points back to instead of naming them again: "the bloc", "the Chinese carmaker"."""

from tidewaiter.codes.areas import country_of, kind_of, parents_of
from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.codes.companies import area_of as seat_of
from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import TRADE, Walk

# How many places and firms a text is taken to have in mind.
_IN_MIND = 8
# What the nouns stand for: one group of countries, one country, one firm.
_GROUPS, _COUNTRIES, _FIRMS = wordlist.words("one_group"), wordlist.words("one_country"), wordlist.words("one_firm")
# Nouns that may as well stand for a part of the home.
_VAGUE = frozenset(["region", "union", "alliance"])
_KINDS = {
    "group": frozenset(["group", "region"]),
    "country": frozenset(["country"]),
    "firm": frozenset(["company"]),
    "either": frozenset(["company", "group"]),
}
# Prepositions behind which the other side of trade stands.
_ACROSS = frozenset(["to", "from", "with"])
# The trade that goes the other way: what a country imports comes to it, what it exports from it.
_OWN_WAY = frozenset([("imports", "to"), ("exports", "from")])


def note_spoken(walk: Walk, item: Item) -> None:
    """Keep the places of an item, or its firm, in mind: a noun may point back to it."""
    spoken = walk.topic.spoken
    for code in item.codes:
        kind = "company" if item.kind == "company" else kind_of(code) or ""
        spoken.append((kind, code))
    del spoken[:-_IN_MIND]


def point_back(walk: Walk, item: Item) -> bool:
    """Make of a noun with an article the place or firm that it points back to; says whether it does.

    "The bloc" is the group named last, "the group" that or a firm; behind "to", "from" and "with" a country is the last one that
    is not the text's home.
    A firm is pointed to only where the clause is not told of one already.
    """
    word = walk.tokens.words[item.last - 1]
    prep = walk.prep if item.first - walk.prep_end <= 1 else ""
    meant = None
    if word in _GROUPS and (word not in _VAGUE or _is_across(walk, prep)):
        meant = last_spoken(walk, "either" if word == "group" else "group")
    elif word in _FIRMS and not is_firm(walk.frame.reporter):
        meant = last_spoken(walk, "firm")
    elif word in _COUNTRIES and _is_across(walk, prep):
        meant = last_spoken(walk, "country")
    if meant is None:
        return False
    item.kind, item.code, item.row = "company" if is_firm(meant) else "area", meant, (meant,)
    return True


def point_there(walk: Walk) -> None:
    """Take the country or group named last as the other side ("most imports came from Chile. Ore was imported from there")."""
    meant = next((code for kind, code in reversed(walk.topic.spoken) if kind in {"country", "group"}), None)
    if meant is None or meant == walk.topic.reporter or walk.frame.measure not in TRADE:
        return
    walk.put_late("partner", meant)


def is_firm(code: str | None) -> bool:
    """Whether a reporter is a firm, or at least no place of the table."""
    return code is not None and kind_of(code) is None


def _is_across(walk: Walk, prep: str) -> bool:
    """Whether the other side of the trade told of stands behind a preposition."""
    return prep in _ACROSS and walk.frame.measure in TRADE and (walk.frame.measure, prep) not in _OWN_WAY


def is_route(tokens: Tokens, start: Item, end: Item) -> bool:
    """Whether two places are the ends of a line that trains, ships or planes run on ("China-Laos freight trains")."""
    if start.kind not in AREAS or end.kind not in AREAS or start.last != end.first or not tokens.glued[end.first]:
        return False
    return not CARRIERS.isdisjoint(tokens.words[end.last : end.last + 2])


# What runs on a line.
CARRIERS = wordlist.words("carrier_of_freight")


def names_route(walk: Walk, item: Item) -> bool:
    """Whether a place is one end of a line, or where somebody sits, which says nothing of whose trade it is."""
    if _is_where(walk, item) or _is_anywhere(walk, item) or _ranks_home(walk, item):
        return True
    if CARRIERS.isdisjoint(walk.tokens.distinct):
        return False
    before, behind = walk.item(-1), walk.item(1)
    if before is not None and before.last == item.first and is_route(walk.tokens, before, item):
        return True
    return behind is not None and item.last == behind.first and is_route(walk.tokens, item, behind)


def _ranks_home(walk: Walk, item: Item) -> bool:
    """Whether a region only says among whom the text's home ranks ("Asia's largest economy bought 6 million tonnes")."""
    rank, noun = walk.item(1), walk.item(2)
    if rank is None or noun is None or rank.kind != "rank" or kind_of(item.code) not in _AMONG:
        return False
    owned = walk.tokens.words[item.last : item.last + 1] == ["'s"] and rank.first == item.last + 1
    ranks = noun.code == "gdp" or (noun.kind == "rank_noun" and ">" not in noun.code)
    return owned and ranks and noun.first == rank.last and kind_of(walk.topic.reporter or "") == "country"


_AMONG = frozenset(["region", "group"])


def _is_anywhere(walk: Walk, item: Item) -> bool:
    """Whether a place only says that something is so all over the world, of nobody's trade ("is very tight around the world")."""
    if item.code != "WORLD" or item.kind != "area":
        return False
    at = item.first - (walk.tokens.words[item.first - 1] == "the")
    head = walk.item(-1)
    told = head is not None and head.kind in {"measure", "product"} and head.last == at - 1  # "orders around the globe"
    return walk.tokens.words[max(0, at - 1)] in _ALL_OVER and not told


_ALL_OVER = frozenset(["around", "across", "throughout", "over", "round"])


def _is_where(walk: Walk, item: Item) -> bool:
    """Whether a place only says where somebody is from ("the Geneva-based group") or sits ("customs in X, the capital, said")."""
    words = walk.tokens.words
    if words[item.last : item.last + 1] == ["based"] and walk.tokens.glued[item.last]:
        return True
    prep, source = walk.item(-1), walk.item(-2)
    sits = source is not None and source.kind == "source" and prep is not None and prep.code == "in" and prep.last == item.first
    named = kind_of(item.code) == "city" and words[item.last : item.last + 1] == [","]
    return sits and named and "capital" in words[item.last + 1 : item.last + 4]


def names_partners(walk: Walk, item: Item) -> bool:
    """Whether a head is that of partners, which the sentence goes on to name ("the main market for Turkey's exports was").

    "Among the sources of Iran's imports" is as good.
    """
    if any(one is not None and one.kind == "list" for one in (walk.item(-1), walk.item(-2))):
        return walk.list_role == "partner"
    if walk.tokens.words[item.last - 1] in _BALANCES and not walk.drafts and walk.topic.reporter is not None:
        return True  # "all deficits were down, Canada to 2 billion and Peru to 1 billion"
    if walk.drafts or walk.tokens.words[item.last : item.last + 1] not in _BE:
        return False
    before = walk.tokens.words[max(0, item.first - _OF_ITS) : item.first]
    at = next((at for at in range(len(before) - 1, 0, -1) if before[at] in {"for", "of", "in"}), 0)
    return at > 0 and before[at - 1] in _PARTNER_NOUNS


# Nouns of partners, and how many tokens before the head of their trade they may stand ("destination of the country's total").
_PARTNER_NOUNS = wordlist.words("partner_noun")
_OF_ITS = 6
# Balances with several partners.
_BALANCES = frozenset(["deficits", "surpluses", "imbalances", "gaps", "shortfalls"])
_BE = (["was"], ["were"], ["is"], ["are"], ["remained"], ["included"])


def is_of_all_places(walk: Walk) -> bool:
    """Whether "in the world" only says among which places one stands out ("the driest country in the world")."""
    prep = walk.item(-1)
    return prep is not None and prep.kind == "preposition" and walk.tokens.words[prep.first - 1] in _PLACE_NOUNS


_PLACE_NOUNS = frozenset(["country", "nation", "economy", "state", "region", "market", "place", "city", "port", "island", "hub"])


def stands_as_partner(walk: Walk, place: Item, owner: Item) -> bool:
    """Whether a noun of partners "of" a second place follows the first one ("Japan was the main source of China's imports")."""
    between = walk.tokens.words[place.last : owner.first]
    return between[-1:] in _OF_OWNER and not _PARTNER_NOUNS.isdisjoint(between)


_OF_OWNER = (["of"], ["for"], ["in"])


def heads_again(walk: Walk) -> bool:
    """Whether a clause behind one with its own place has a head right before "of" ("X's trade was 3, and that of Y 2")."""
    head = walk.item(-2)
    told = bool(walk.clause_from) and not walk.drafts[walk.clause_from :]
    return told and head is not None and head.kind in {"measure", "basis"} and walk.frame.measure in TRADE


def describes_partner(walk: Walk, item: Item) -> bool:
    """Whether what is told of a partner is that it lies outside a place ("the US was the main non-EU destination")."""
    if _is_adverb(walk, item):
        return True
    if not (item.code.startswith("non-") or walk.is_negated(item)):
        return False
    words = walk.tokens.words
    behind = words[item.last : item.last + 2]
    return not _PARTNER_NOUNS.isdisjoint(behind) and not _MAIN.isdisjoint(words[max(0, item.first - 3) : item.first])


_MAIN = frozenset(["main", "largest", "biggest", "top", "leading", "principal", "major"])


def _is_adverb(walk: Walk, item: Item) -> bool:
    """Whether "Globally," only says that what is told of the text's home is of all the world ("Globally, its deficit was")."""
    globally = walk.tokens.words[item.first : item.last + 1] in (["globally", ","], ["worldwide", ","])
    return globally and walk.topic.reporter not in {None, "WORLD"}


def turn_home(walk: Walk, flow: str) -> None:
    """Take the country spoken of before as the reporter where a sentence tells what goes to the home, or what comes from it."""
    head = walk.item(-2)
    if walk.frame.measure != flow or walk.frame.states("reporter") or head is None or head.kind not in {"measure", "shipments"}:
        return
    home, held = walk.topic.reporter, walk.frame.reporter
    apart = home is not None and held is not None and kind_of(home) is not None and not is_within(home, held)
    other = home if apart else last_spoken(walk, "country", but=held)
    if other is not None:
        walk.put("reporter", other)


def firm_meant(walk: Walk, item: Item) -> str | None:
    """Give the firm that a country's adjective and a noun point back to ("the Chinese carmaker"), or null."""
    words = walk.tokens.words
    if "the" not in words[max(0, item.first - 1) : item.first + 1] or len(item.codes) > 1:
        return None
    behind = words[item.last : item.last + 3]
    noun = next((at for at, word in enumerate(behind) if word in _FIRMS), -1)
    if noun < 0 or item.last + noun + 1 >= len(words):
        return None
    following = walk.next_within(noun)
    named = following is not None and following.kind == "company" and following.first <= item.last + noun + 1
    return None if named else last_spoken(walk, "firm", seat=item.code)


def last_spoken(walk: Walk, what: str, *, seat: str = "", but: str | None = None) -> str | None:
    """Give the place or firm of a kind that was named last, no country that is the text's home, no firm of another country."""
    home = walk.topic.reporter or ""
    for kind, code in reversed(walk.topic.spoken):
        if kind not in _KINDS[what] or code == but:
            continue
        if what == "firm":
            if seat in {"", country := seat_of(code) or seat} or is_within(country, seat):
                return code
        elif what != "country" or (code != home and not is_within(code, home)):
            return code
    return None


def widen_home(walk: Walk) -> None:
    """ "the nation's trade", in a text on a city, province or firm: the country's that it lies in."""
    home = walk.frame.reporter or walk.topic.reporter
    country = (country_of(home) or seat_of(home)) if home is not None else None
    if country is not None and country != home:
        walk.frame.reporter = country


def return_home(walk: Walk, words: list[str]) -> None:
    """ "The province", behind what was told of its country: the one that the text is about."""
    home = walk.topic.reporter
    if home is not None and walk.frame.reporter != home and kind_of(home) in _KINDS_OF_HOME and kind_of(home) in words:
        walk.frame.reporter = home


_KINDS_OF_HOME = frozenset(["province", "city", "municipality"])


def widen_city(walk: Walk) -> None:
    """ "exports in the province", behind a city: those of the province that it lies in."""
    held = walk.frame.reporter
    province = next((code for code in parents_of(held) if kind_of(code) == "province"), None) if held is not None else None
    if province is not None:
        walk.put("reporter", province)


def is_region_around(code: str, region: str) -> bool:
    """Whether a region is of the country in which a city or port lies."""
    country = country_of(code)
    return kind_of(region) == "region" and country not in {None, code} and is_within(region, country or "")


def is_behind_ahead(walk: Walk) -> bool:
    """Whether a place is one that another is ahead of, told of until then, and a number of its own follows."""
    prep = walk.item(-1)
    if prep is None or not prep.first or walk.tokens.words[prep.first - 1] != "ahead" or not walk.drafts:
        return False
    with_, number = walk.item(1), walk.item(2)
    return with_ is not None and with_.kind in {"preposition", "mark"} and number is not None and number.kind == "quantity"


def is_own_worldwide(walk: Walk, item: Item) -> bool:
    """Whether "global" says that a firm's figures are of all its markets, or a balance with all other countries."""
    return _is_of_firm(walk, item) or _is_with_all(walk)


def _is_of_firm(walk: Walk, item: Item) -> bool:
    """Whether "its" or the name of a firm stands right before "global"."""
    before = walk.item(-1)
    if before is None or before.last != item.first:
        return False
    return before.kind == "company" or walk.tokens.words[before.last - 1] in _OWNING


def _is_with_all(walk: Walk) -> bool:
    """Whether a balance is the home's with all the world ("the global surplus"): the world has none with itself."""
    head = walk.next_within(1)
    return head is not None and head.kind == "measure" and head.code.startswith("balance") and walk.topic.reporter != "WORLD"


_OWNING = wordlist.words("possessive")


def take_bound(walk: Walk, item: Item) -> bool:
    """Take as the partner a place that goods are bound for ("China-bound", "U.S.-bound exports"); says whether it is one."""
    behind = walk.tokens.words[item.last : item.last + 2]
    bound = behind[:1] == ["bound"] or behind == ["-", "bound"]
    if bound:
        walk.put("partner", "+".join(item.codes))
    return bound


def lie_together(first: str, last: str) -> bool:
    """Whether one of two places lies in the other, so that they are no two sides of trade."""
    return "WORLD" not in {first, last} and (is_within(first, last) or is_within(last, first))


def is_of_member(walk: Walk, item: Item, code: str) -> bool:
    """Whether trade within a group is that of one of its members with the others ("the value of intra-EU trade" of Romania)."""
    if walk.tokens.words[item.first] == "extra":
        following = walk.next_within(0)
        return following is not None and following.kind == "measure" and following.first == item.last
    if "intra" not in walk.tokens.words[max(0, item.first - 1) : item.first + 1]:
        return False
    member = is_within(walk.topic.reporter or "", code)
    if not member:
        walk.put("by", "intra")  # "intra-EU trade", that of its members with each other
    return member
