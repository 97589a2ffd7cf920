"""Places: whether each is the reporter or the partner."""

from tidewaiter.codes.areas import kind_of
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADE, Row, Walk
from tidewaiter.reading.place.agent import done_by, has_share, is_of_rival, name_last, names_goods, owns_whole, shares_on
from tidewaiter.reading.place.antecedent import fronts_partner, goes_both_ways, has_left, receives, take_of_base, takes_next
from tidewaiter.reading.place.destination import goes_to_market
from tidewaiter.reading.place.reference import (
    describes_partner,
    firm_meant,
    heads_again,
    is_behind_ahead,
    is_of_all_places,
    is_of_member,
    is_own_worldwide,
    names_route,
    note_spoken,
    take_bound,
    turn_home,
)
from tidewaiter.reading.place.seat import is_wider, lies_at_home
from tidewaiter.reading.place.side import (
    is_bare_partner,
    is_country,
    is_group,
    is_of_noun,
    is_of_part,
    is_other_side,
    is_trading_partner,
    set_partner,
    set_reporter,
    ships_goods,
    take_other_side,
)

# Measures that happen in a place, so that "in" names the reporter.
_REPORTER_MEASURES = frozenset(
    "sales production registrations deliveries gdp other:demand other:retail_sales other:inflation other:unemployment".split()
)
PLACES = frozenset(["area", "area_adjective", "company"])
# Verbs that say who those are that were ranked.
NAMING = frozenset(["is", "are", "was", "were", "remain", "remained"])


def on_area(walk: Walk, item: Item) -> None:
    """A place: partner or reporter, by its preposition and the measure; without either it waits for its head."""
    if names_route(walk, item) or describes_partner(walk, item) or take_bound(walk, item):
        return
    governor = walk.item(-1)
    prep = _governing(walk, walk.take_prep(item), governor, item)
    _name_code(walk, item)
    code = "+".join(item.codes)
    firm = firm_meant(walk, item)
    if firm is not None:
        item.kind, item.code, item.row = "company", firm, (firm,)
        walk.pending.append(item)
        return
    note_spoken(walk, item)
    if len(item.codes) > 1:
        walk.rows.append(Row("area", item.codes, len(walk.drafts), code))
    prep = "" if is_of_member(walk, item, code) else prep
    owning = walk.tokens.words[item.last : item.last + 1] == ["'s"]
    if fronts_partner(walk, item, prep) or receives(walk, item, prep) or takes_next(walk, item, prep):
        return
    if is_wider(walk, item, prep, owning=owning):
        if owning and prep:
            walk.prep, walk.prep_end = prep, item.last + 1  # "between east China's Fujian and"
        return
    if is_bare_partner(walk, item, code, prep):
        set_partner(walk, code, late=True)
    elif owning or item.kind == "area_adjective":
        _on_adjective(walk, item, code, prep)
    elif prep in _PLACE_BY_PREP:
        _PLACE_BY_PREP[prep](walk, item, code, walk.leads())
    else:
        walk.pending.append(item)


def on_government(walk: Walk, item: Item) -> None:
    """ "Beijing", "the White House": its country, where the sentence speaks of what governments set."""
    if walk.sets_duties:
        walk.take_prep(item)
        item.kind, item.code = "area", str(item.also("government"))
        item.row = (item.code,)
        walk.pending.append(item)


def _name_code(walk: Walk, item: Item) -> None:
    """Settle which place a word is: "non-EU", "European" where the Union is spoken of, a capital for its government."""
    if item.code == "SU" and walk.topic.reporter != "SU" and walk.tokens.words[item.first - 1] in _PAST:
        item.code, item.row = "CIS", ("CIS",)  # "to the former Soviet Union": to the states that came of it
    if walk.is_negated(item):
        item.code = "non-" + item.code
        item.row = (item.code,)
    elif item.code == "Europe" and item.kind == "area_adjective" and walk.frame.partner == "EU":
        item.code, item.row = "EU", ("EU",)
    elif walk.sets_duties and len(item.codes) == 1 and item.also("government") is not None:
        item.code = str(item.also("government"))
        item.row = (item.code,)


_PAST = frozenset(["former", "ex"])
# Nouns before "of" and a place that only say what it is ("the port of Duqm", "the members of ASEAN").
_HOLDERS = wordlist.words("place_holder")


def _governing(walk: Walk, prep: str, governor: Item | None, item: Item) -> str:
    """The preposition that governs a place: of "to the members of ASEAN" the "to", of "the city of Yiwu" none.

    Before a group other words may stand, too ("with economies that take part in the Belt and Road").
    """
    if not prep and walk.list_role == "partner" and governor is not None and walk.tokens.words[governor.first] in NAMING:
        return "with"  # "its top partners were the EU and ASEAN"
    words, holder = walk.tokens.words, -1
    group = is_group(item.code)
    if governor is not None and governor.kind == "preposition" and governor.code in {"of", "in", "by"}:
        last = governor.first
        if governor.code == "of" and words[last - 1] in _HOLDERS:
            holder = last - 1
        elif group:
            holder = next((at for at in range(last - 1, max(-1, last - _TAKING_PART), -1) if words[at] in _HOLDERS), -1)
    elif group and not prep and "along" in words[max(0, item.first - _ALONG) : item.first]:
        first = item.first
        holder = next((at for at in range(first - 1, max(-1, first - 2 * _ALONG), -1) if words[at] in _HOLDERS), -1)
    if governor is None or holder < 0:
        return prep
    for offset in range(-2, -6, -1):
        before = walk.item(offset)
        if before is None or before.kind in _PARTING or holder - before.last > _BEFORE_HOLDER:
            break
        if before.kind == "preposition" and before.last <= holder:
            return before.code
    return "" if governor.code == "of" else prep


_ALONG = 4  # how many words may stand between "along" and the road that countries lie on
# How many words may stand between "members" or "economies" and the preposition before their group, and before them and theirs.
_TAKING_PART, _BEFORE_HOLDER = 5, 3
# What no such phrase goes across.
_PARTING = frozenset(["mark", "measure", "change_verb", "reach", "conjunction"])


def _is_who_pays(walk: Walk) -> bool:
    """Whether the firms of a place stand behind it ("Turkish exporters")."""
    following = walk.next_within(0)
    return following is not None and following.kind == "count_noun"


_BUYERS = [
    [noun]
    for noun in (
        """buyers customers consumers importers clients market markets countries nations economies ports mills refiners firms
    companies retailers traders"""
    ).split()
]


def _on_adjective(walk: Walk, item: Item, code: str, prep: str) -> None:
    """ "Japanese", "Japan's": of the head that follows; behind "imports of" and "to Japanese buyers" the partner."""
    if prep == "to" and walk.tokens.words[item.last : item.last + 1] in _BUYERS:
        set_partner(walk, code, late=True)
        return
    if prep == "of" and walk.clause_head and walk.frame.measure == "imports" and walk.whole is None:
        set_partner(walk, code, late=False)
        return
    if prep in {"by", "via"}:  # "via Baltic ports"
        return
    if walk.sets_duties and not prep and _is_who_pays(walk):
        set_partner(walk, code, late=False)  # "Turkish exporters face a duty of"
        return
    if walk.frame.measure == "tariff" and walk.clause_head:
        if prep == "in":
            set_partner(walk, code, late=True)  # "a duty of 35 percent on Canadian goods"
            return
        walk.prep, walk.prep_end = prep, item.last
    if code == "WORLD" and item.kind == "area_adjective" and not prep and is_own_worldwide(walk, item):
        return  # "the carmaker said its global sales rose": they are still its own
    item.row = (code,)
    item.ref = prep or None
    walk.pending.append(item)


def _to(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "to": the partner of trade, or who is sold to; behind a tariff the one that charges it."""
    if walk.base:
        take_of_base(walk, item, code)
        return
    if walk.frame.measure == "tariff":
        walk.put_late("reporter", code)
        return
    if walk.frame.measure == "imports" and walk.clause_head and not walk.frame.states("reporter"):
        _set_source(walk, code)  # "imports to Japan", "3 tonnes were imported into Fiji"
        return
    if walk.frame.measure in TRADE or walk.frame.measure in {"deliveries", "sales"}:
        if code == walk.frame.reporter:
            turn_home(walk, "exports")
        walk.list_role = "partner"
        set_partner(walk, code, late=not leads)
    elif walk.frame.measure is None:
        walk.pending.append(item)


def _is_demand(walk: Walk) -> bool:
    """Whether "demand" stands right before the "from" that governs a place."""
    prep = walk.item(-1)
    return prep is not None and prep.kind == "preposition" and walk.tokens.words[max(0, prep.first - 1)] == "demand"


# Measures that come from a partner.
_SOURCED = frozenset(["imports", "tariff", "orders", "investment", "other:remittances", "other:tourist_arrivals"])


# How many words may stand between a share and the place that it comes from.
_BEHIND = 3


def _from(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "from": the partner of imports, the reporter of exports."""
    if walk.aside is not None and not walk.clause_head:
        walk.pending.append(item)  # "helped by demand from the US": where a cause lies, not whose trade it is
        return
    last = walk.drafts[-1] if walk.drafts else None
    if (
        last is not None
        and last.stat == "share"
        and walk.frame.measure == "imports"
        and item.first - walk.quantity_end <= _BEHIND
    ):
        last.frame.put("partner", code)  # "12 million tonnes, with 60 percent coming from Chile"
    elif walk.sets_duties and not walk.clause_head:
        set_partner(walk, code, late=False)  # "goods from Brazil are subject to a duty"
    elif walk.frame.share and walk.frame.measure in TRADE and is_trading_partner(walk, code) and not walk.clause_head:
        set_partner(walk, code, late=False)  # "the share from Gulf states rose"
    elif _is_demand(walk) and is_other_side(walk, code, "in"):
        take_other_side(walk, code, "in")  # "demand from the Gulf", for what the text's home exports
    elif walk.frame.measure == "exports" and walk.clause_head and (not walk.frame.states("reporter") or _tells_head(walk)):
        _set_source(walk, code)
    elif walk.frame.measure in _SOURCED or goes_both_ways(walk):
        if code == walk.frame.reporter:
            turn_home(walk, "imports")
        walk.list_role = "partner"
        set_partner(walk, code, late=not leads)
    elif walk.frame.measure == "exports" and not walk.clause_head:
        set_reporter(walk, code)


def _set_source(walk: Walk, code: str) -> None:
    """Take the place that exports come from, or imports go to, of the numbers before too where none is known.

    "5 tons were sent from Fiji".
    """
    set_reporter(walk, code)
    for draft in walk.drafts[walk.clause_from :]:
        if draft.frame.reporter is None and draft.role == "main":
            draft.frame.put("reporter", code)


# What a place may hang on with "from": its exports, or those just named.
_HEADS = frozenset(["measure", "shipments", "those"])


def _tells_head(walk: Walk) -> bool:
    """Whether the preposition of a place stands right behind a head ("exports from Peru, 4 percent, exports from Chile")."""
    prep, head = walk.item(-1), walk.item(-2)
    return prep is not None and head is not None and head.kind in _HEADS and prep.first == head.last


def _with(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "with": the partner of trade."""
    if walk.frame.measure in TRADE:
        walk.list_role = "partner"
        following = walk.next_within(1)
        ranked = following is not None and following.kind == "rank"  # "with Italy the largest market at 3 million"
        set_partner(walk, code, late=not leads and not ranked)
    elif item.kind == "area" and (ahead := walk.next_within(0)) is not None and ahead.kind in {"measure_verb", "change_verb"}:
        walk.pending.append(item)  # "output fell, with Poland producing 3 million tonnes"


def _outside(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "outside": all but a place."""
    told = walk.frame.states("partner") and not walk.drafts[walk.clause_from :]
    if walk.frame.measure in TRADE and not told:  # "to the US, its main market outside the EU" has its partner
        set_partner(walk, "non-" + code, late=not leads)


def _in(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "in": the reporter where its clause has none, or a company is one already; before a head it waits for it."""
    measure = walk.frame.measure
    if (code == "WORLD" and is_of_all_places(walk)) or goes_to_market(walk, code, late=not leads):
        return  # "imports from the southernmost country in the world"
    if measure == "tariff" and walk.clause_head:
        charged = walk.frame.states("partner") and walk.frame.partner != code
        if charged and not walk.frame.states("reporter"):
            walk.put_late("reporter", code)  # "Turkish exporters face a duty in the US"
        else:
            set_partner(walk, code, late=True)
    elif not walk.clause_head and not walk.drafts[walk.clause_from :]:
        item.ref = "in"
        walk.pending.append(item)
    elif leads and walk.drafts and walk.frame.states("reporter") and is_country(walk.frame.reporter):
        walk.frame.put("reporter", code)  # "sold 30,000 tonnes in Kenya, in Malawi 12,000"
    elif measure in _REPORTER_MEASURES and walk.frame.states("reporter") and not is_country(walk.frame.reporter):
        set_partner(walk, code, late=not leads)
    elif measure == walk.topic.measure in TRADE and is_trading_partner(walk, code) and is_of_noun(walk):
        walk.drafts[-1].frame.put("partner", code)  # "to the Gulf, due to a 26% fall in Qatar"
    elif lies_at_home(walk, code):
        return  # "the province, one of the biggest traders in China, sold"
    elif measure in _REPORTER_MEASURES or not walk.frame.states("reporter"):
        set_reporter(walk, code)


def _between(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "between": the one that the text is about is the reporter, the others are the partners."""
    if len(item.codes) >= 2 and walk.sentence_head:  # and not in "tensions between the two"
        if item.codes[0] == walk.topic.reporter or walk.topic.reporter not in item.codes:
            home, others = item.codes[0], item.codes[1:]
        else:
            home, others = item.codes[-1], item.codes[:-1]
        set_reporter(walk, home)
        set_partner(walk, "+".join(others), late=True)
        if len(others) > 1:
            walk.rows[-1] = Row("area", others, len(walk.drafts), "+".join(others))  # "between Yiwu and Peru, Cuba 5 and 3"
    elif walk.sentence_head:
        walk.pending.append(item)  # "between China and the five countries"


def _by(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "by": the reporter, right behind a measure ("imports by China")."""
    before = walk.item(-2)
    if before is not None and before.code == "orders" and is_trading_partner(walk, code):
        set_partner(walk, code, late=False)  # "orders by China", in a text on those of Taiwan
    elif before is not None and before.kind in {"measure", "measure_verb"} and before.last >= item.first - 3:
        done_by(walk, before, code)
        set_reporter(walk, code)


def _of(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "of": the reporter of a head that has none."""
    if walk.frame.measure == "imports" and walk.clause_head and names_goods(walk):
        walk.list_role = "partner"
        set_partner(walk, code, late=not leads)  # "purchases of US beans"
    elif is_behind_ahead(walk):
        if "partner" in {walk.list_role, walk.frame.part}:
            walk.list_role = "partner"
            set_partner(walk, code, late=False)  # "Germany took 20 percent, ahead of China with 14"
        else:
            walk.pending.append(item)
    elif owns_whole(walk):
        walk.pending.append(item)  # "its share of EU imports"
    elif (has_share(walk) or (leads and shares_on(walk))) and is_trading_partner(walk, code):
        set_partner(walk, code, late=False)  # "the share of the Gulf states rose", in a text on imports
    elif walk.clause_head and (not walk.frame.states("reporter") or heads_again(walk)):
        set_reporter(walk, code)


def _via(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "through Hong Kong (19,466 tons)": the partner only of the number right behind."""
    if leads and walk.frame.measure in TRADE:
        set_partner(walk, code, late=False)
    elif not walk.frame.states("reporter") and walk.clause_head and kind_of(code) in {"port", "city", "district"}:
        set_reporter(walk, code)  # "trade through the port of Ningbo"


def _for(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "for": the reporter that a number comes for; behind a share that of the share it is compared with."""
    if walk.frame.measure == "exports" and ships_goods(walk) and is_trading_partner(walk, code):
        walk.list_role = "partner"
        set_partner(walk, code, late=True)  # "59,500 tonnes of wheat for China and 24,500 of barley for Algeria"
    elif walk.base and len(walk.drafts) > walk.base_from and (walk.drafts[-1].stat == "share" or is_of_rival(walk, code)):
        walk.drafts[-1].frame.put("partner" if walk.frame.part == "partner" else "reporter", code)
        walk.drafts[-1].role = "beside"
    elif walk.frame.part == "partner" and walk.frame.measure in TRADE and is_trading_partner(walk, code):
        set_partner(walk, code, late=True)  # "Growth was 6 percent for ASEAN", behind trade with a group
        walk.list_role = "partner"
    elif leads or item.kind == "company":
        set_reporter(walk, code)
        walk.list_role = "reporter"
    elif walk.frame.measure == "exports" and (is_of_part(walk) or has_left(walk)) and is_trading_partner(walk, code):
        set_partner(walk, code, late=True)  # "shipped 28 million tonnes, of which 20 million was for China"
    elif walk.revised and walk.drafts and item.first - walk.quantity_end <= 2:
        name_last(walk, code)
    elif not walk.frame.states("reporter"):
        walk.pending.append(item)


_PLACE_BY_PREP = {
    "to": _to,
    "from": _from,
    "with": _with,
    "outside": _outside,
    "in": _in,
    "between": _between,
    "by": _by,
    "of": _of,
    "for": _for,
    "via": _via,
}
