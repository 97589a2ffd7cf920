"""Whose trade a figure is, and with whom: the two sides, and what makes a place of the text the one or the other.

A text is told from one side: that of its home, the place it is about, and of its view, the exports or imports it is about.
A place comes to a figure in one of four ways, in this order of preference:

1. A preposition says it ("exports to Japan", "imports from Chile"): `place` reads those.
2. It stands before a measure ("Japan's exports", "Sino-US trade"): `sides_of_head`.
3. It takes or gives what the home gives or takes ("Chile bought 300 tonnes", in a text on Brazil's exports): it is the other side
   of the same trade, and the figure stays the home's (`is_other_side`, `take_other_side`).
4. It is the subject of a number or of a verb of change, without a measure of its own ("Japan, 5 percent"): in a list of partners
   and in a text on exports or imports it is a partner, elsewhere it is the reporter (`subject.side_of_subject`).

What no sentence says comes from the text: the reporter is its home.
"""

from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.codes.areas import kind_of
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.place.reference import lie_together, stands_as_partner

# What the other side of a text's trade does: takes (`in`) or gives (`out`), by what the text is about.
_FLOWS = {"exports": ("in",), "imports": ("out",), "trade": ("in", "out"), "balance": ("in", "out")}
MIRRORED = {"in": "exports", "out": "imports"}
"""The trade of the home that the other side's taking or giving is."""
# Kinds of area that trade with others; a city or port is only where a ship goes.
_TRADING = frozenset(["country", "group", "region", "province"])
# Measures that have a partner.
PARTNERED = TRADE | {"sales", "deliveries", "tariff", "orders", "investment"}
# Words that say that what a place stands before is the home's.
_OWNED = frozenset(["its", "their"])
# How many items behind a verb its own partner may stand, or a subject's measure.
_AHEAD = 8


def is_country(code: str | None) -> bool:
    """Whether a reporter is a place with a code, and no company or port by its name."""
    return code is not None and code[:2].isupper()


def is_group(code: str) -> bool:
    """Whether a place is a group of countries ("EU", "non-EU", "ASEAN")."""
    return kind_of(code.removeprefix("non-")) == "group"


def set_reporter(walk: Walk, code: str) -> None:
    """State the reporter; a partner that is the same place goes."""
    before = walk.frame.reporter
    walk.put("reporter", code)
    if walk.frame.partner == code:
        walk.frame.partner = before if is_country(before) and before != code else None


def set_partner(walk: Walk, code: str, *, late: bool) -> None:
    """State the partner, unless it is the reporter, the world or a place within a country; `late` also of the numbers before."""
    if code == walk.frame.reporter and walk.sets_duties and not walk.frame.states("reporter"):
        walk.frame.reporter = None  # who pays a duty does not charge it
    if code == walk.frame.reporter or code in {"rest of the world", "WORLD"}:
        _name_rest(walk, code, late=late)
        return
    if late and walk.drafts and "rest" in walk.tokens.words[walk.quantity_end : walk.items[walk.here].first]:
        return  # "13 percent from Thailand and the rest from India"
    if kind_of(code) in {"city", "port", "district", "zone", "waterway"}:
        return  # where the ship goes, not whose trade it is
    walk.frame.part = "partner"
    if walk.drafts and walk.leads():
        walk.awaiting = []  # "shipped 17 tons of sugar, mainly to Peru (9 tons)": of what comes
    if late:
        _set_late(walk, code)
    else:
        walk.put("partner", code)
    for draft in walk.awaiting:
        if not draft.frame.states("partner"):
            draft.frame.put("partner", code)


def _part(walk: Walk) -> Draft:
    """The last number, or the one that it stands behind in a bracket ("of which 243,000 (78 percent) went to Peru")."""
    return walk.drafts[-2] if len(walk.drafts) > 1 and _is_bracketed(walk, walk.drafts[-1]) else walk.drafts[-1]


def _is_bracketed(walk: Walk, draft: Draft) -> bool:
    """Whether a number only tells more of the one before it, in a bracket behind it."""
    return draft.stat != "level" and "(" in walk.tokens.words[max(0, draft.item.first - 2) : draft.item.first]


# How many of the last numbers the parts of an amount are among.
_PARTS = 4


def _set_late(walk: Walk, code: str) -> None:
    """State the partner of the numbers before: of a part or of the last one alone where it is theirs."""
    if is_of_part(walk):
        walk.drafts[-1].frame.put("partner", code)
        _part(walk).frame.put("partner", code)
    elif _is_of_last(walk):
        walk.drafts[-1].frame.put("partner", code)  # "38 percent went to the EU and 12 percent to Japan"
        if not any(item.kind == "relative" for item in walk.items[max(0, walk.here - _AHEAD) : walk.here]):
            walk.frame.put("partner", code)  # but "to the EU, including 2 million to Spain": what follows is of the whole
    elif ships_goods(walk) and (parts := _parts(walk)):
        for draft in parts:
            if not draft.frame.states("partner"):
                draft.frame.put("partner", code)  # "137,000 tonnes, comprising 40,000 of barley and 90,000 of wheat for Peru"
        walk.frame.put("partner", code)
    else:
        walk.put_late("partner", code)


def _parts(walk: Walk) -> list[Draft]:
    """The numbers behind a participle that says of what the amount before it consists."""
    words, drafts = walk.tokens.words, walk.drafts[walk.clause_from :]
    if _COMPRISING.isdisjoint(walk.tokens.distinct):
        return []
    at = max((at for at in range(walk.items[walk.here].first) if words[at] in _COMPRISING), default=len(words))
    return [draft for draft in drafts if draft.item.first > at]


_COMPRISING = frozenset(["comprising", "comprised", "including", "consisting"])


def _name_rest(walk: Walk, code: str, *, late: bool) -> None:
    """Take the rest of the world as whom a share is with ("of which 31% went to the EU and 23% to the rest of the world")."""
    if code == "rest of the world" and late and walk.drafts and walk.drafts[-1].stat == "share" and is_of_part(walk):
        walk.drafts[-1].frame.put("partner", code)
    elif code == "rest of the world" and walk.awaiting and walk.awaiting[-1].stat in {"growth", "change"}:
        for draft in walk.awaiting:
            draft.frame.put("partner", code)  # "a 5 percent drop in exports to the rest of the world"
    elif code == "rest of the world" and walk.frame.partner is not None and not walk.drafts[walk.clause_from :]:
        item = walk.items[walk.here]
        printed = walk.tokens.printed(item.first, item.last).lower()
        walk.put("partner", printed if printed.startswith("other") else code)  # "while exports to other countries fell"


def is_of_part(walk: Walk) -> bool:
    """Whether a place is that of a part alone ("shipped 28 million tonnes, of which 20 million went to China")."""
    if len(walk.drafts) < 2 or walk.items[walk.here].first - walk.quantity_end > _PART:
        return False
    behind = walk.tokens.words[walk.quantity_end : walk.quantity_end + 2]
    if walk.drafts[-1].stat == "share" != walk.drafts[-2].stat and (behind[0] in _GOING or behind in _OF_IT):
        return True  # "exports topped 2 billion, with 70 percent going to Europe", "2 tonnes, 85 percent of it to China"
    parts = [draft for draft in walk.drafts[-_PARTS:] if not _is_bracketed(walk, draft)]
    before, last = parts[-2:] if len(parts) > 1 else walk.drafts[-2:]
    goes_on = before.frame.states("partner") and not walk.frame.states("partner") and len(walk.drafts) > walk.clause_from
    if before.stat == last.stat and goes_on:
        return True  # "31 percent went to the EU, 32 to the US", "including 3 tonnes from Chile and 2 from Peru"
    first = _part(walk).item.first
    return any(
        item.kind == "relative" and 0 <= first - item.last <= 1 for item in walk.items[max(0, walk.here - _AHEAD) : walk.here]
    )


_GOING = wordlist.words("coming_of_share")
_OF_IT = (["of", "it"], ["of", "them"], ["of", "that"])
# How many words may stand between the number of a part and its place.
_PART = 4


def _is_of_last(walk: Walk) -> bool:
    """Whether a place right behind a number is that number's alone, since the one before it was told with another place.

    Its noun may stand between ("owing to a 49 percent increase in exports to Indonesia").
    """
    prep = walk.item(-1)
    if len(walk.drafts) < 2 or prep is None or prep.kind != "preposition":
        return False
    last = walk.drafts[-1].frame
    if not last.states("partner") or last.partner != walk.frame.partner:
        return False
    return prep.first == walk.quantity_end or ships_goods(walk) or (walk.drafts[-1].stat == "growth" and is_of_noun(walk))


def ships_goods(walk: Walk) -> bool:
    """Whether a preposition stands right behind a number and its goods ("53,000 tonnes of wheat for Peru")."""
    prep, goods, of = walk.item(-1), walk.item(-2), walk.item(-3)
    if prep is None or goods is None or of is None or of.code != "of" or goods.kind != "product" or not walk.drafts:
        return False
    beside = of.first == walk.quantity_end and goods.first == of.last and prep.first == goods.last
    return beside and walk.drafts[-1].stat == "level"


def is_of_noun(walk: Walk) -> bool:
    """Whether the preposition before this place hangs on the noun of the last number ("a 26% decline in exports to")."""
    number = walk.drafts[-1].item if walk.drafts else None
    kinds: list[str] = []
    for offset in range(-2, -2 - _OF_NOUN, -1):
        item = walk.item(offset)
        if item is number:
            return kinds[-1:] in _CHANGES and walk.tokens.words[max(0, walk.drafts[-1].item.first - 1)] in _ARTICLES
        if item is None or item.kind not in _IN_NOUN:
            return False
        kinds.append(item.kind)
    return False


# What may stand between a number and the place that its noun has, how many items, and what such a number stands behind.
_CHANGES = (["change_noun"], ["change_verb"])
_IN_NOUN = frozenset(["change_noun", "change_verb", "preposition", "measure", "product", "shipments", "purchases"])
_OF_NOUN = 5
_ARTICLES = frozenset(["a", "an", "the"])


def sides_of_head(walk: Walk, areas: list[Item], measure: str) -> None:
    """ "Sino-US trade", "Japan's US exports": two places are reporter and partner, one is the reporter, a group the partner."""
    if not areas:
        return
    if len(areas) > 1 and areas[-1].code == "WORLD":
        areas = areas[:-1]  # "China's global trade surplus"
    codes = list(dict.fromkeys("+".join(a.codes) for a in areas))  # "intra-Community (intra-EU27) trade"
    areas = areas[-1:] if len(codes) == 1 else areas
    home = walk.topic.reporter
    if len(areas) == 1 and _by_its_word(walk, areas[0], codes[0], measure):
        return
    if len(areas) >= 2 and (_parts_trade(walk, areas, codes) or (measure in TRADE and _is_partner_of(walk, areas, codes))):
        return
    if len(areas) >= 2 and lie_together(codes[0], codes[-1]):
        set_reporter(walk, codes[-1])  # "China's Yiwu", or where the news was filed
    elif len(areas) >= 2 and measure in TRADE:
        set_reporter(walk, codes[0])
        walk.put("partner", codes[-1])
    elif len(areas[0].codes) == 2 and measure in {"trade", "balance"} and len(areas) == 1:
        set_reporter(walk, areas[0].codes[0])
        walk.put("partner", areas[0].codes[1])
    elif is_sold_in(walk, areas[-1], measure) or is_received(walk, codes[-1], measure) or _has_share(walk, codes[-1], measure):
        walk.frame.reporter = home
        walk.put("partner", codes[-1])
    elif measure in TRADE and is_group(codes[-1]) and codes[-1] != "WORLD" and is_country(home) and not is_group(home or ""):
        walk.put("partner", codes[-1])  # "EU exports rose", said of Britain's
        walk.frame.reporter = home
    else:
        set_reporter(walk, codes[-1])


def _is_partner_of(walk: Walk, areas: list[Item], codes: list[str]) -> bool:
    """Take the first of two places as a partner in the other one's trade ("Japan was the main source of China's imports")."""
    if not stands_as_partner(walk, areas[0], areas[-1]) or lie_together(codes[0], codes[-1]):
        return False
    set_reporter(walk, codes[-1])
    walk.put("partner", codes[0])
    return True


def _parts_trade(walk: Walk, areas: list[Item], codes: list[str]) -> bool:
    """Take "France's intra-EU exports" as those to the other members, "its extra-EU exports" as those to the rest."""
    group, words = areas[-1], walk.tokens.words
    own = {"intra", "extra"}.intersection(words[max(0, group.first - 1) : group.last])
    if not own or not is_within(codes[0], codes[-1].removeprefix("non-")):
        return False
    set_reporter(walk, codes[0])
    walk.put("partner", codes[-1])
    return True


def _by_its_word(walk: Walk, area: Item, code: str, measure: str) -> bool:
    """Take a place whose side a word beside it says: "Extra-EU trade" is the Union's, "its US exports" go there."""
    words = walk.tokens.words
    if words[area.first] == "extra" and code.startswith("non-"):
        group, held = code.removeprefix("non-"), walk.frame.reporter or ""
        home = held if held != group and is_within(held, group) else walk.topic.reporter or ""
        if home != group and is_within(home, group):
            walk.put("partner", code)  # of one of its members it is trade with the rest
        else:
            set_reporter(walk, group)
        return True
    owned = words[max(0, area.first - 1)] in _OWNED
    if owned and measure in PARTNERED:
        set_partner(walk, code, late=False)  # but "its OPEC+ quota"
    return owned


# Measures of what comes to the home from others.
_RECEIVED = frozenset(["orders", "investment", "other:remittances", "other:tourist_arrivals"])
# What a firm has in a place.
_SOLD = frozenset(["sales", "deliveries", "registrations"])


def is_sold_in(walk: Walk, area: Item, measure: str | None) -> bool:
    """Whether a place is where the firm that the text is about sells ("in Chile deliveries rose")."""
    home = walk.topic.reporter
    return area.ref == "in" and measure in _SOLD and home is not None and kind_of(home) is None


# What orders are counted of by who builds it, whoever ordered.
_BUILT = frozenset(["ships", "vessels", "containerships", "tankers"])


def is_received(walk: Walk, code: str, measure: str | None) -> bool:
    """Whether a place gives what the text tells that its home receives ("Japanese orders", where they are Taiwan's)."""
    home = walk.topic.reporter
    if measure not in _RECEIVED or (measure == "orders" and walk.topic.product in _BUILT):
        return False
    return home is not None and measure == walk.topic.measure and trades_with(code, home)


def _is_sold_with(walk: Walk) -> bool:
    """Whether sales are told of a place far before them ("Algeria rounded out the top five, with sales of 72 million")."""
    head, area = walk.items[walk.here].first, walk.pending[-1] if walk.pending else None
    return area is not None and head - area.last > _OWN and walk.tokens.words[head - 1] == "with"


# How many tokens after its owner a head stands at most.
_OWN = 2


def _has_share(walk: Walk, code: str, measure: str) -> bool:
    """Whether a place has its share of what the home exports ("Italy kept the highest market share" of Uganda's coffee)."""
    shared = measure == "other:market_share" or (measure == "exports" and _is_sold_with(walk))
    return shared and walk.topic.measure == "exports" and is_trading_partner(walk, code)


def part_sides(walk: Walk) -> None:
    """ "Peru and Thailand traded": the first is the reporter, the others are its partners."""
    first, joined, others = (walk.frame.reporter or "").partition("+")
    if joined:
        walk.put("reporter", first)
        walk.put("partner", others)


def home_of(walk: Walk) -> str | None:
    """The place that the sentence is told of: whom the one before it spoke of, else whom the text is about."""
    held = walk.frame.reporter
    return held if held is not None and not walk.frame.states("reporter") and kind_of(held) else walk.topic.reporter


def is_other_side(walk: Walk, code: str, flow: str) -> bool:
    """Whether a place that takes (`in`) or gives (`out`) does so in the trade that the text is about, seen from there.

    Not the home and no part of it, and no third place named that it takes from or gives to.
    """
    home = home_of(walk)
    flows = _FLOWS.get(walk.topic.measure or "", ()) + _FLOWS.get(walk.frame.measure or "", ())
    return home is not None and flow in flows and trades_with(code, home) and not _names_third(walk, home)


def trades_with(code: str, home: str) -> bool:
    """Whether a place may be the other side of a home's trade: both are in the table, and it is not in the home.

    The home may lie in it: "the EU took half" of Germany's exports, "Asia" of Japan's.
    """
    if code in {home, "WORLD"} or kind_of(home) is None:
        return False
    return all(kind_of(one) in _TRADING for one in code.split("+")) and not is_within(code, home)


def is_trading_partner(walk: Walk, code: str) -> bool:
    """Whether a place may be whom the text's home trades with."""
    return walk.topic.reporter is not None and trades_with(code, walk.topic.reporter)


def _names_third(walk: Walk, home: str) -> bool:
    """Whether the clause goes on to say from or to whom, and that is not the home."""
    for offset in range(1, _AHEAD):
        item, before = walk.item(offset), walk.item(offset - 1)
        if item is None or before is None or (item.kind == "mark" and item.code in ",;"):
            return False
        if before.kind == "preposition" and before.code in {"from", "to"} and item.kind in AREAS:
            return not any(one == home or is_within(one, home) or is_within(home, one) for one in item.codes)
    return False


def take_other_side(walk: Walk, code: str, flow: str) -> None:
    """Read what a place takes or gives as the home's exports to it or imports from it."""
    home = home_of(walk)
    walk.pending = []
    walk.put("measure", MIRRORED[flow])
    walk.frame.deficit = False
    walk.frame.reporter = home
    set_partner(walk, code, late=False)
    walk.list_role = walk.frame.part = "partner"
    walk.clause_head = True
    number, behind = walk.next_within(0), walk.item(2)
    if number is not None and number.kind == "quantity" and number.ref.kind == "percent":
        walk.frame.share = behind is None or behind.kind not in {
            "change_adverb",
            "versus",
            "change_noun",
        }  # "Spain took 20 percent"
    walk.name_head()


def is_bare_partner(walk: Walk, item: Item, code: str, prep: str) -> bool:
    """Whether a place is a partner with no preposition: "non-EU", one between an amount that is imported and its product."""
    if code.startswith("non-") and walk.clause_head and walk.frame.measure in TRADE and not prep:
        return True
    goods = walk.next_within(0)
    beside = not prep and bool(walk.drafts) and item.first == walk.quantity_end and walk.drafts[-1].quantity.kind == "physical"
    return beside and walk.frame.measure == "imports" and goods is not None and goods.kind == "product"
