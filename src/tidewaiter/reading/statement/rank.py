"""Ranks: "ranked first", "the world's second-largest exporter", "China's largest trading partner"."""

from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.codes.areas import kind_of
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.place.place import NAMING
from tidewaiter.reading.place.side import is_trading_partner, trades_with
from tidewaiter.reading.quantity.amount import TokenQuantity
from tidewaiter.reading.statement.subject import flush_subject, join_products
from tidewaiter.records import Interval

# Verbs right before an ordinal that is a rank.
_RANKING = wordlist.words("ranking")


def on_ordinal(walk: Walk, item: Item) -> None:
    """An ordinal is a rank where the text ranks ("ranked third in vehicle exports")."""
    words = walk.tokens.words[max(0, item.first - 2) : item.first]
    if item.code == "ordinal" and any(word in _RANKING for word in words):
        flush_subject(walk)
        _add(walk, item)


def on_rank(walk: Walk, item: Item) -> None:
    """A superlative is a rank before a noun that says in what ("the largest exporter of cars", "its largest trading partner")."""
    noun, product = _ranked(walk)
    if noun is None:
        return
    measure, _, side = noun.code.partition(">")
    if measure == "imports" and not side and _buys_from_home(walk):
        measure, side = "exports", "partner"
    held = walk.frame.copy() if _only_says_more(walk) else None
    areas = [p for p in walk.pending if p.kind in {"area", "area_adjective", "company"}]
    walk.pending = [p for p in walk.pending if p not in areas]
    flush_subject(walk)
    owned = bool(areas) and walk.tokens.words[areas[-1].last : areas[-1].last + 1] == ["'s"]
    if side and owned and walk.frame.states("reporter") and areas[-1].code != "WORLD":
        walk.frame.put("partner", walk.frame.reporter)  # "ASEAN was China's largest trading partner"
        walk.frame.put("reporter", "+".join(areas[-1].codes))
    elif side and not areas and walk.frame.states("reporter") and is_trading_partner(walk, walk.frame.reporter or ""):
        walk.frame.put("partner", walk.frame.reporter)  # "Japan was the city's largest partner"
        walk.frame.reporter = walk.topic.reporter
    else:
        if side and not areas and _is_plural(walk, noun):
            walk.frame.partner = None  # "the five largest partners took 241 billion"
        codes = dict.fromkeys("+".join(a.codes) for a in areas if a.code != "WORLD")  # "the European Union (EU) was"
        _set_sides(walk, list(codes), partnered=bool(side))
        _drop_group(walk, noun)
    walk.frame.put("measure", _ranked_in(walk, noun) or measure)
    if side and (owned or len(areas) > 1) and held is None:
        walk.list_role = walk.frame.part = "partner"
    if product is not None:
        walk.frame.put("product", join_products(product.codes))
    _add(walk, Item(item.first, item.last, "skipped", "ordinal", _ordinal(item)))
    if held is not None:
        walk.frame = held
    elif side and walk.frame.partner is not None:
        walk.frame.part = "partner"  # "was the largest partner with 3 million, followed by Japan"
        walk.frame.share = _has_share(walk, noun)


def _is_plural(walk: Walk, noun: Item) -> bool:
    """Whether several partners are ranked together; in "source of imports" the noun before the "of" says how many."""
    words = walk.tokens.words[noun.first : noun.last]
    return words[words.index("of") - 1 if "of" in words else -1].endswith("s")


def _has_share(walk: Walk, noun: Item) -> bool:
    """Whether a percentage right behind the noun is the partner's share ("was the top buyer with 19 percent")."""
    at = walk.here + 1
    while at < len(walk.items) and walk.items[at].first < noun.last:
        at += 1
    behind = walk.items[at : at + 3]
    if len(behind) < _WITH_ITS or walk.tokens.words[behind[0].first] not in {"with", "at"} or behind[0].first != noun.last:
        return False
    grows = behind[2].kind in {"change_noun", "change_adverb", "change_verb", "versus"} if behind[2:] else False
    return behind[1].kind == "quantity" and behind[1].code == "percent" and not grows


# "with" and the number.
_WITH_ITS = 2


def _ranked_in(walk: Walk, noun: Item) -> str | None:
    """The flow in which partners are ranked ("its largest trading partner in exports", "in imports, its largest partner was")."""
    if not noun.code.startswith("trade>"):
        return None
    at = walk.here + 1
    while at < len(walk.items) and walk.items[at].first < noun.last:
        at += 1
    behind = walk.items[at : at + 2]
    if len(behind) > 1 and behind[0].code in {"in", "by", "of"} and behind[1].code in _FLOWS and behind[0].first == noun.last:
        return behind[1].code
    return _flow_in_front(walk)


def _flow_in_front(walk: Walk) -> str | None:
    """The flow that a phrase names which opens the sentence ("in terms of imports, its largest partner was")."""
    fronted = walk.items[: min(walk.here, _FRONTED)]
    mark = next((at for at, one in enumerate(fronted) if one.code == ","), 0)
    head = fronted[mark - 1] if mark else None
    if head is None or fronted[0].kind != "preposition" or fronted[0].first > 0 or walk.drafts:
        return None
    return head.code if head.code in _FLOWS and head.last == fronted[mark].first else None


_FLOWS = frozenset(["exports", "imports"])
# How many items a phrase that opens a sentence has at most ("in terms of imports").
_FRONTED = 5


# How many tokens before a rank the pronoun of its clause may stand.
_RELATIVE = 8


def _only_says_more(walk: Walk) -> bool:
    """Whether a rank only says more of the place in a subject whose number is yet to come ("to X, its largest buyer, rose")."""
    first = walk.items[walk.here].first
    if walk.sentence_head and not walk.drafts and "which" in walk.tokens.words[max(0, first - _RELATIVE) : first]:
        return True  # "copper, of which it is the largest producer"
    if not walk.clause_head or walk.drafts[walk.clause_from :] or _flow_in_front(walk) is not None:
        return False
    for offset in range(-1, -4, -1):
        before = walk.item(offset)
        if before is None or before.kind in {"reach", "change_verb", "share"}:
            return False
        if before.kind == "preposition" and before.code in {"to", "with", "from"}:
            return True  # "exports to its biggest trading partner, the US, fell"
        if before.kind == "mark":
            return before.code == ","
    return False


def _ranked(walk: Walk) -> tuple[Item | None, Item | None]:
    """The noun that a superlative ranks, and its product ("largest car exporter", "exporter of cars"), or null."""
    first, second, third = walk.next_within(2), walk.item(2), walk.item(3)
    grouped = first is not None and second is not None and first.kind in {"area", "area_adjective"} and second.kind == "product"
    grouped |= (
        first is not None
        and second is not None
        and first.kind == "area_adjective"
        and second.kind == "rank_noun"
        and ">" not in second.code
    )
    if grouped and first is not None and second is not None and second.first == first.last:
        first, second, third = second, third, walk.item(4)  # "the biggest EU wheat exporter", "the largest global supplier"
    if first is not None and first.kind == "product" and second is not None and second.kind == "rank_noun":
        return second, first
    if first is None or first.kind != "rank_noun":
        return None, None
    of_product = second is not None and second.code == "of" and third is not None and third.kind == "product"
    return first, third if of_product else None


def _drop_group(walk: Walk, noun: Item) -> None:
    """Take the group in which its member ranks as no new reporter ("Romania was the biggest EU wheat exporter")."""
    for item in walk.items[walk.here + 1 : walk.here + _GROUP_WITHIN]:
        if item is noun:
            _drop_field(walk, noun)
            return
        if item.kind in {"area", "area_adjective"} and is_within(walk.frame.reporter or "", item.code):
            item.kind = "skipped"


def _drop_field(walk: Walk, noun: Item) -> None:
    """Take among whom something ranks as no new reporter ("The biggest producer in the world exported 6,217 tonnes")."""
    at = next(at for at in range(walk.here + 1, len(walk.items)) if walk.items[at] is noun)
    prep, place = (*walk.items[at + 1 : at + 3], None, None)[:2]
    if prep is None or place is None or prep.code not in {"in", "of"} or prep.first != noun.last:
        return
    if place.kind == "area" and place.first - prep.last <= 1 and kind_of(place.code) in {"region", "group", None, "world"}:
        place.kind = "skipped"


# How many items behind a superlative the group may stand in which it ranks.
_GROUP_WITHIN = 4


def _buys_from_home(walk: Walk) -> bool:
    """Whether who is ranked buys what the text's home sells ("China remained the top importer of Brazilian beef")."""
    noun = 1 if walk.next_within(2) is not None and walk.items[walk.here + 1].kind == "rank_noun" else 2
    prep, place = walk.item(noun + 1), walk.item(noun + 2)
    if prep is None or place is None or walk.topic.reporter is None or prep.code != "of":
        return False
    return place.kind == "area_adjective" and place.code == walk.topic.reporter


def _ordinal(item: Item) -> TokenQuantity:
    """The rank of a superlative as a number: exact, and counted in whole places."""
    rank = float(item.code)
    return TokenQuantity(
        first=item.first,
        last=item.last,
        start=item.first,
        stop=item.last,
        value=rank,
        unit="other:rank",
        kind="ordinal",
        interval=Interval(rank, rank),
        step=1.0,
        fine=1.0,
    )


def _set_sides(walk: Walk, codes: list[str], *, partnered: bool) -> None:
    """ "ASEAN was China's largest trading partner": the last place before the rank is whose it is, the first the partner."""
    if not codes:
        return
    if partnered and len(codes) >= 2:
        walk.frame.put("partner", codes[0])
        walk.frame.put("reporter", codes[-1])
    elif partnered and kind_of(walk.topic.reporter or "") is not None and codes[0] != walk.topic.reporter:
        walk.frame.put("partner", codes[0])
        walk.frame.reporter = walk.topic.reporter
    else:
        walk.frame.put("reporter", codes[0])


def _add(walk: Walk, item: Item) -> None:
    """Make a rank a figure of the topic that holds here."""
    draft = Draft(item, walk.frame.copy(), walk.tokens)
    draft.stat = "rank"
    draft.clause = walk.clause
    draft.rules.append("<rank>")
    walk.drafts.append(draft)


def on_rank_noun(walk: Walk, item: Item) -> None:
    """ "with its top three trading partners, the EU, the US and ASEAN": the places that come are partners."""
    product = walk.item(-1)
    if product is not None and product.kind == "product" and product.last == item.first and not walk.sentence_head:
        walk.put("product", join_products(product.codes))  # "Rice export markets have changed": what comes is of rice
        walk.put("measure", item.code.partition(">")[0])
        walk.name_head()
    mark, place = walk.item(1), walk.item(2)
    if _names_sides(walk, item):
        return
    if mark is not None and place is not None and mark.code == place.code == "-":
        place = walk.item(3)  # "its partners -- the EU and Japan --"
    if not item.code.endswith(">partner"):
        return
    listed = mark is not None and place is not None and mark.code in ",-" and place.kind == "area"
    if listed or _are_named(walk):
        walk.list_role = "partner"


def _names_sides(walk: Walk, item: Item) -> bool:
    """Take "Germany was Poland's main trade partner": the one is a partner of the other; says whether it does."""
    if not item.code.endswith(">partner") or walk.drafts or walk.clause_head:
        return False
    places = [p for p in walk.pending if p.kind in {"area", "area_adjective"}]
    words, held = walk.tokens.words, walk.frame.reporter if walk.frame.states("reporter") else None
    if held is None and walk.frame.states("partner") and not item.code.startswith("trade"):
        held = walk.frame.partner  # "Chile was the main supplier", in a text on exports
    owner = places.pop() if places and words[places[-1].last : places[-1].last + 1] == ["'s"] else None
    home = "+".join(owner.codes) if owner is not None else walk.topic.reporter
    other = "+".join(places[0].codes) if places else held
    near = words[max(0, item.first - _OWN_NEAR) : item.first]
    owned = item.first - owner.last <= _OWN_NEAR if owner is not None else _is_home_s(walk, near)
    if not owned or other is None or home is None or not trades_with(other, home):
        return False
    walk.pending = []
    measure = _ranked_in(walk, item) or item.code.partition(">")[0]
    walk.put("measure", measure)
    walk.put("product", "goods" if measure == "trade" or _POSSESSIVES.intersection(near) else walk.topic.product or "goods")
    walk.put("reporter", home)
    walk.put("partner", other)
    walk.name_head()
    walk.list_role = walk.frame.part = "partner"
    return True


def _is_home_s(walk: Walk, near: list[str]) -> bool:
    """Whether who is ranked is a partner of the text's home: "its main supplier", "was the main supplier"."""
    verb = walk.item(-1)
    named = verb is not None and verb.kind == "reach" and walk.tokens.words[verb.last : verb.last + 1] == ["the"]
    return named or not _POSSESSIVES.isdisjoint(near)


_POSSESSIVES = wordlist.words("possessive")
# "'s second main": how many tokens may stand between a place and the noun that it owns.
_OWN_NEAR = 4


def _are_named(walk: Walk) -> bool:
    """Whether the clause goes on to say who the partners are ("the top partners of the city in May were the EU and Japan")."""
    for offset in range(1, _NAMED_WITHIN):
        item = walk.item(offset)
        if item is None or item.kind not in _BEFORE_NAMES:
            return False
        if item.kind == "reach":
            place = walk.item(offset + 1)
            return walk.tokens.words[item.first] in NAMING and place is not None and place.kind == "area"
    return False


# What may stand between partners that are ranked and the verb that names them, and how many items.
_BEFORE_NAMES = frozenset(["preposition", "period", "area", "area_adjective", "pronoun", "reach"])
_NAMED_WITHIN = 7
