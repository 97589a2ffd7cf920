"""Companies, products, modes and enterprises, and the subject that all of them and the places make of a clause."""

from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.codes.products import code_in, is_part_of
from tidewaiter.language.inflection import both_numbers
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADED, Row, Walk
from tidewaiter.reading.place.agent import done_by, is_place_of
from tidewaiter.reading.place.place import PLACES
from tidewaiter.reading.place.reference import is_behind_ahead, note_spoken
from tidewaiter.reading.place.side import is_sold_in, set_partner, set_reporter
from tidewaiter.reading.place.subject import side_of_subject
from tidewaiter.reading.statement.firm import drop_descriptions, drop_seat
from tidewaiter.reading.statement.maker import is_example, only_describes
from tidewaiter.reading.statement.predicate import names_last_number
from tidewaiter.reading.statement.selling import is_of_firm


def on_company(walk: Walk, item: Item) -> None:
    """A company: the reporter, wherever it stands as a subject or after `for`, `by`, `from`."""
    prep = walk.take_prep(item)
    note_spoken(walk, item)
    if prep == "from" and walk.drafts and walk.drafts[-1].stat == "share":
        walk.put_late("reporter", item.code)
    elif prep in {"for", "by"} or is_place_of(walk, item, prep) or (prep == "of" and (is_behind_ahead(walk) or is_of_firm(walk))):
        verb = walk.item(-2)
        if prep == "by" and verb is not None:
            done_by(walk, verb, item.code)
        set_reporter(walk, item.code)
        walk.list_role = "reporter"
    elif prep in {"", "from"}:
        drop_seat(walk, item)
        walk.pending.append(item)


def _prep_of_owner(walk: Walk, item: Item) -> str:
    """The preposition before the adjective of a place that a product stands behind ("the top market for Peruvian copper,")."""
    owner, behind = walk.item(-1), walk.next_within(0)
    if owner is None or owner.kind != "area_adjective" or owner.last != item.first:
        return ""
    if behind is not None and behind.code != "," and behind.kind not in {"preposition", "period"}:
        return ""
    return "for" if owner.ref == "for" and any(p is owner for p in walk.pending) else ""


def on_product(walk: Walk, item: Item) -> None:
    """A product: the noun behind a number, the complement of a head, or the beginning of a subject."""
    prep = walk.take_prep(item) or _prep_of_owner(walk, item)
    _name_rest(walk, item)
    code = join_products(item.codes)
    if is_example(walk, item):
        return
    _note_row(walk, item, code)
    if _leaves_out(walk, code, prep) or _names_number(walk, item, code, prep):
        return
    if prep == "outside" or (prep and walk.frame.states("product") and walk.clause_head and only_describes(walk, item, prep)):
        return  # "exports other than oil", "iron output at steel mills"
    if not prep and _is_object(walk, item):
        walk.put_late("product", code)  # "spent 3 million on importing tea"
    elif (prep == "on" and walk.frame.measure == "tariff") or (prep == "of" and _is_worth(walk, item)):
        walk.put_late("product", code)
    elif prep in {"of", "in", "for"} and _is_complement(walk):
        if walk.whole is None and _completes_head(walk):
            _complete(walk, code)
        elif prep == "of" and _is_whole(walk, item):
            walk.put_late("product", code)  # "taking 41 percent of the flowers"
    else:
        walk.pending.append(item)
        if prep:
            walk.prep, walk.prep_end = prep, item.last  # "in vehicle exports": it governs the head too


def _is_whole(walk: Walk, item: Item) -> bool:
    """Whether a product is the whole of the partner's share right before it, and no head of its own follows."""
    behind = walk.next_within(0)
    near = walk.drafts and walk.drafts[-1].stat == "share" and item.first - walk.quantity_end <= _OF_THE
    return bool(near) and walk.frame.part == "partner" and (behind is None or behind.kind not in {"measure", "shipments"})


# "of the" and the product.
_OF_THE = 2


def _name_rest(walk: Walk, item: Item) -> None:
    """Name all but one product ("non-oil goods")."""
    if walk.is_negated(item):
        named = walk.tokens.printed(item.first, item.last).lower()
        item.row = (f"non-{named}" if " " in named else f"non-{named} goods",)
        item.code = item.codes[0]
    elif item.code.startswith("non-") and " " not in item.code:
        item.row = (f"{item.code} goods",)


def _note_row(walk: Walk, item: Item, code: str) -> None:
    """Note products in a row, also two of which one name is known ("crude oil and natural gas fell 3 and 14 percent")."""
    codes = item.codes
    words = walk.tokens.words
    if len(codes) == 1 and "and" in words[item.first : item.last] and "respectively" in words:
        at = words.index("and", item.first)
        parts = (walk.tokens.printed(item.first, at).lower(), walk.tokens.printed(at + 1, item.last).lower())
        codes = tuple(both_numbers(part)[-1] if code_in(part) is None else part for part in parts)
    if len(codes) > 1:
        walk.rows.append(Row("product", codes, len(walk.drafts), code))


def _complete(walk: Walk, code: str) -> None:
    """Take a product as that of the head before it, and of the share whose whole that is ("30 percent of its output of cars")."""
    if walk.drafts and walk.drafts[-1].stat == "share" and walk.item(-2) is walk.whole_head:
        walk.drafts[-1].frame.put("product", code)
    walk.put("product", code)


def _is_worth(walk: Walk, item: Item) -> bool:
    """Whether a product is what an amount is the worth of ("3 billion (2 billion pounds) worth of steel")."""
    return walk.tokens.words[max(0, item.first - 2) : item.first] == ["worth", "of"] and bool(walk.drafts[walk.clause_from :])


def _leaves_out(walk: Walk, code: str, prep: str) -> bool:
    """Take a product that is left out ("exports excluding ships"): what is told is of all the rest; says whether it is."""
    if prep == "outside":
        walk.put("by", "excluding_" + code.replace(" ", "_"))
    return prep == "outside"


def _names_number(walk: Walk, item: Item, code: str, prep: str) -> bool:
    """Take a product that says of what the number before it is, and say so: its unit, what it holds, what it was paid for."""
    if not prep and _is_right_behind_number(walk, item):
        if _names_unit(walk, code):
            return True
        if _is_shared(walk):
            walk.drafts[-1].frame.put("product", code)  # "72 percent was food, 24 percent diamonds and 4 percent wool"
            return True
    if _is_compared(walk, item):
        draft = walk.drafts[-1]
        draft.stat = "growth" if draft.quantity.kind == "percent" else "change"
        draft.negative |= walk.frame.direction < 0
    counted = _is_counted(walk, item)
    if not counted and not _is_compared(walk, item) and not names_last_number(walk, item):
        return False
    walk.drafts[-1].frame.put("product", code)
    if not counted:
        walk.frame.product = code
    return True


def _is_object(walk: Walk, item: Item) -> bool:
    """Whether a product is the object of the verb right before it ("shipped tea to 50 countries"), and opens no other head."""
    verb, following = walk.item(-1), walk.next_within(0)
    if verb is None or verb.kind != "measure_verb" or not walk.clause_head or verb.code != walk.frame.measure:
        return False
    return item.first - verb.last <= 1 and (following is None or following.kind in {"preposition", "mark", "reach", "period"})


def _is_compared(walk: Walk, item: Item) -> bool:
    """Whether a product is what there is more or less of ("exported 2.3% more rice")."""
    adverb = walk.item(-1)
    if adverb is None or adverb.kind != "change_adverb" or walk.tokens.words[adverb.first] not in {"more", "less", "fewer"}:
        return False
    return bool(walk.drafts) and walk.item(-2) is walk.drafts[-1].item and item.first - walk.quantity_end <= 2


def _is_counted(walk: Walk, item: Item) -> bool:
    """Whether a product is what the things just counted hold ("1,149 batches of batteries"): their measure is their own."""
    if not walk.drafts or not walk.drafts[-1].noun or item.first - walk.quantity_end > _NEAR:
        return False
    draft = walk.drafts[-1]
    own = (draft.frame.measure or "").startswith("other:") and draft.frame.product is None
    return own and walk.tokens.words[item.first - 1] == "of" and walk.item(-2) is draft.item


# How many tokens behind a number the product may stand that its things hold.
_NEAR = 4


def _is_right_behind_number(walk: Walk, item: Item) -> bool:
    return bool(walk.drafts) and walk.item(-1) is walk.drafts[-1].item and item.first - walk.quantity_end <= 2


def _is_complement(walk: Walk) -> bool:
    """Whether a product behind "of", "in" or "for" is that of the head before it, and of nothing behind it."""
    if not (walk.clause_head or walk.awaiting) or walk.frame.measure not in TRADED or (walk.leads() and not _is_of_amount(walk)):
        return False
    following = walk.next_within(0)
    return following is None or following.kind != "measure"


def _is_of_amount(walk: Walk) -> bool:
    """Whether "of" stands between the last amount and the product that it is of ("3,000 tonnes of tea (5 percent more)")."""
    of = walk.item(-1)
    near = of is not None and of.code == "of" and bool(walk.drafts) and of.first == walk.quantity_end
    return near and walk.drafts[-1].quantity.kind == "physical" and walk.tokens.words[walk.items[walk.here].last :][:1] == ["("]


def _completes_head(walk: Walk) -> bool:
    """Whether the preposition before this noun stands right behind something known, and behind no other noun ("a part of")."""
    prep, before = walk.item(-1), walk.item(-2)
    if prep is None or before is None or prep.kind != "preposition":
        return True
    return prep.first - before.last <= 0 or before.kind not in {"mark", "product", "rank"}


def _is_shared(walk: Walk) -> bool:
    """Whether what stands behind a share in a list of them is what has it, so that nothing else is said of it."""
    if len(walk.drafts) < _LISTED or any(draft.stat != "share" for draft in walk.drafts[-_LISTED:]):
        return False
    following = walk.next_within(0)
    return following is None or following.kind == "conjunction" or following.code in {",", ";"}


_LISTED = 2


def _names_unit(walk: Walk, code: str) -> bool:
    """Whether a product right behind a number is what it counts ("457,000 vehicles")."""
    draft = walk.drafts[-1]
    if draft.quantity.kind not in {"count", "bare", "physical", "word"}:
        return False
    if "<count> <noun>" in draft.rules:
        return True  # "301 container routes"
    held = draft.frame.product
    overall = walk.items[0].kind == "total"  # "Overall, 765,000 vehicles were built": not only the vans just spoken of
    if held is None or overall or not (held == code or is_part_of(held, code)):
        draft.frame.put("product", code)
        walk.frame.product = code
        walk.frame.stated |= draft.frame.stated
    return True


# Cars that are one of the "new three", beside lithium batteries and solar cells.
_ELECTRIC = frozenset(["new energy vehicles", "electric vehicles", "electric passenger vehicles", "electric passenger cars"])


def join_products(codes: tuple[str, ...]) -> str:
    """Give one name for several products in a row; the three of the "new three" together are that group.

    >>> join_products(("steel products", "aluminium"))
    'steel products and aluminium'
    """
    if len(codes) == 1:
        return codes[0]
    if len(codes) == 3 and "lithium batteries" in codes and not _ELECTRIC.isdisjoint(codes):
        return "new three products"
    if len(codes) == 2 and "plug-in hybrids" in codes and any("electric vehicles" in c for c in codes):
        return "electric and plug-in hybrid vehicles"
    return ", ".join(codes[:-1]) + (", " if " and " in codes[-1] else " and ") + codes[-1]


def flush_at_number(walk: Walk) -> None:
    """Take what is pending as the subject of a number only where it stands right before it ("rubber 35 pct")."""
    if not walk.pending:
        return
    if walk.clause_head or walk.drafts[walk.clause_from :]:
        for offset in range(-1, -4, -1):
            before = walk.item(offset)
            if before is None or before is walk.pending[-1]:
                break
            if before.kind not in _BEFORE_NUMBER and not (before.kind == "preposition" and _leads_on(walk, offset)):
                walk.pending = []
                return
    flush_subject(walk)


_BEFORE_NUMBER = frozenset(["mark", "change_adverb", "reach", "share", "skipped"])
_BEFORE_ENTRY, _ENTRIES = frozenset(["by", "to", "at", "for"]), frozenset(["product", "area"])


def _leads_on(walk: Walk, offset: int) -> bool:
    """Whether a preposition stands between what is pending and its number ("its forecast for Italy to 2 percent")."""
    before = walk.item(offset)
    bound = before is not None and before.code in {"with", "in", "for", "of"}
    return bound or walk.revised or _is_entry(walk, offset)


def _is_entry(walk: Walk, offset: int) -> bool:
    """Whether "by", "to" or "at" stands between a product and its number in a list ("rice by 5 percent, wheat by 3")."""
    before, prep = walk.item(offset - 1), walk.item(offset)
    if before is not None and before.code in {",", "-"}:
        before = walk.item(offset - 2)  # "followed by rice, by 3 percent", "Peru - by 3 percent"
    held = walk.pending[-1]
    begun = bool(walk.drafts) or walk.list_role == "partner"  # "All deficits were down: Canada to 2 billion, Peru to 1 billion"
    return prep is not None and prep.code in _BEFORE_ENTRY and before is held and held.kind in _ENTRIES and begun


def flush_subject(walk: Walk, *, doing: bool = False) -> None:
    """Take what is pending as the subject of the verb or number that comes: its first place or company, its last product.

    With `doing` the verb says what the subject does ("China exported"), so that it is the reporter.
    """
    drop_descriptions(walk)
    places = [p for p in walk.pending if p.kind in PLACES]
    firm = next((p for p in places if p.kind == "company"), None)  # "Chinese carmaker Chery"
    subject = firm or _subject_of(walk, places)
    for item in walk.pending:
        if item.kind in PLACES:
            if is_sold_in(walk, item, walk.frame.measure):
                walk.frame.reporter = walk.topic.reporter if firm is None else firm.code
                set_partner(walk, "+".join(item.codes), late=False)  # "and in Mexico they rose"
            elif item is subject:
                side_of_subject(walk, "+".join(item.codes), doing=doing or item.kind == "company")
            elif firm is not None and item.ref == "in" and item.kind == "area":
                set_partner(walk, "+".join(item.codes), late=False)  # "in Mexico the firm sold 3,000 cars"
        elif item.kind == "product":
            _subject_product(walk, item)
        elif item.kind == "mode":
            _subject_mode(walk, item)
        elif item.kind == "enterprise":
            _subject_enterprise(walk, item)
    walk.pending = []


def _subject_enterprise(walk: Walk, item: Item) -> None:
    """A type of enterprise as a subject: what is told of it is in no mode, and with nobody, that the sentence before named."""
    if not walk.sentence_head and not walk.drafts:
        walk.frame.partner = None
    if not walk.frame.states("mode"):
        walk.frame.mode = None
    walk.put("by", item.code)


def _subject_of(walk: Walk, places: list[Item]) -> Item | None:
    """The place that does what is told: one that "in" governs only where no other stands and the home does not lie in it."""
    last = places[-1] if len(places) > 1 else None
    owned = last is not None and walk.tokens.words[places[0].last : places[0].last + 1] == ["'s"]
    if last is not None and last.ref is None and walk.tokens.words[last.last : last.last + 1] == ["to"]:
        return last  # "the EU wants Japan to cut its surplus"
    if last is not None and owned and last.ref != "in" and is_within(last.code, places[0].code):
        return last  # "China's busiest port, the port of Ningbo"
    for place in places:
        if place.ref != "in":
            return place
    within = bool(places) and is_within(walk.topic.reporter or "", places[0].code)
    return places[0] if places and not within else None  # "the southern province, the biggest trader in China, sold"


def _subject_product(walk: Walk, item: Item) -> None:
    """Take a product, unless the head of the clause has one that is stated and this one stands far from any number."""
    number = walk.items[walk.here]
    before_number = number.kind == "quantity" and number.first == item.last  # "and knitwear $11 billion"
    beside = before_number or _is_bracketed(walk, item) or _is_listed(walk, item)
    far = item.first - walk.quantity_end > 2 and not beside
    if walk.clause_head and walk.frame.states("product") and far:
        return
    if walk.frame.measure is None or walk.frame.measure in TRADED:
        walk.put("product", join_products(item.codes))


def _is_listed(walk: Walk, item: Item) -> bool:
    """Whether a product is an entry of a list with its number right behind ("38 percent of exports; base metals 12 percent")."""
    number, before = walk.item(0), walk.item(-2)
    if _comes_next(walk, item):
        return True
    if before is item and _is_entry(walk, -1):
        opener = walk.item(-3)  # "yarn by 33 percent, from 2 million to 3 million, cotton by 12"
        return opener is not None and opener.kind in {"mark", "conjunction"}
    if before is item and number is not None and number.kind == "quantity":
        parted, opener = walk.item(-1), walk.item(-3)  # "; followed by gold bars, 43 tons"
        opens = opener is not None and (opener.code in {";", "next"} or (opener.kind == "conjunction" and opener.first > 0))
        return opens and parted is not None and parted.code == ","
    told = number is not None and number.kind in {"quantity", "change_adverb"}
    if before is item and number is not None and number.kind == "change_adverb":
        opener = walk.item(-3)  # "including steel, up 3 percent"
        return opener is not None and opener.kind == "relative" and opener.last == item.first
    beside = told and number is not None and walk.item(-1) is item and number.first == item.last
    return beside and before is not None and before.kind in {"mark", "conjunction"}


def _comes_next(walk: Walk, item: Item) -> bool:
    """Whether a product is the next one of a ranking, with its number: "followed by beef, with 243 million", "beef at 243"."""
    behind = [one for one in walk.items[max(0, walk.here - _NEXT) : walk.here] if one.code != ","][-3:]
    if len(behind) < _NEXT - 1 or behind[0].code != "next" or behind[1] is not item:
        return False
    return walk.tokens.words[behind[2].first] in {"with", "at", "by"} and behind[2].kind == "preposition"


# How many items at most stand from "followed by" to a number.
_NEXT = 4


def _is_bracketed(walk: Walk, item: Item) -> bool:
    """Whether the number that comes stands in a bracket right behind a product ("led by cocoa beans (660 billion naira)")."""
    by = walk.item(-1)
    at = -2 if by is not None and by.code == "by" else -1  # "rice (by 3 percent)"
    mark = walk.item(at)
    return mark is not None and mark.kind == "mark" and mark.code == "(" and walk.item(at - 1) is item


def _subject_mode(walk: Walk, item: Item) -> None:
    """Take a trade mode; as the first head of a sentence it is trade in all goods."""
    if not walk.sentence_head and not walk.drafts:
        walk.put("measure", "trade")
        walk.frame.product, walk.frame.by = "goods", walk.topic.by
        if not walk.frame.states("partner"):  # but "border trade between Chile and Peru"
            walk.frame.partner = walk.topic.partner if walk.topic.bilateral else None
        walk.clause_head = walk.sentence_head = True
    walk.put("mode", item.code)
