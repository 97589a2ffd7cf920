"""Places, companies, products, modes and enterprises: who and what a figure is about."""

from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.codes.areas import kind_of
from tidewaiter.codes.products import is_part_of
from tidewaiter.reading.item import Item
from tidewaiter.reading.walk import OF_PRODUCTS, TRADE, Walk

_REPORTER_MEASURES = frozenset(["sales", "production", "registrations", "deliveries", "gdp"])


def on_area(walk: Walk, item: Item) -> None:
    """A place: partner or reporter, by its preposition and the measure; without either it waits for its head."""
    prep = walk.take_prep(item)
    if item.first and walk.tokens.words[item.first - 1] == "non" and walk.tokens.glued[item.first]:
        item.code = "non-" + item.code
        item.codes = (item.code,)
    code = "+".join(item.codes)
    if len(item.codes) > 1:
        walk.rows.append(("area", item.codes, len(walk.drafts)))
    if kind_of(code) == "region" and "china" in code and walk.tokens.words[item.last : item.last + 1] == ["'s"]:
        return  # "east China's Zhejiang province"
    if walk.pending and walk.pending[-1].kind in _PLACES and is_within(walk.pending[-1].code, item.code):
        return  # "Yiwu, in east China's Zhejiang province"
    following = walk.next_within(0)
    leads = following is not None and (following.kind == "quantity" or (following.kind == "mark" and following.code == "("))
    if code.startswith("non-") and walk.clause_head and walk.frame.measure in TRADE and not prep:
        _set_partner(walk, code, late=True)
    elif item.kind == "area_adjective" or walk.tokens.words[item.last : item.last + 1] == ["'s"]:
        _on_adjective(walk, item, code, prep)
    elif prep in _PLACE_BY_PREP:
        _PLACE_BY_PREP[prep](walk, item, code, leads)
    else:
        walk.pending.append(item)


def _on_adjective(walk: Walk, item: Item, code: str, prep: str) -> None:
    if prep == "of" and walk.clause_head and walk.frame.measure == "imports":
        _set_partner(walk, code, late=False)
        return
    if prep == "by":
        return
    if walk.frame.measure == "tariff" and walk.clause_head:
        walk.prep, walk.prep_end = prep, item.last
    item.codes = (code,)
    walk.pending.append(item)


def _to(walk: Walk, item: Item, code: str, leads: bool) -> None:
    if walk.base:
        return
    if walk.frame.measure == "tariff":
        walk.put_late("reporter", code)
        return
    if walk.frame.measure in TRADE or walk.frame.measure in {"deliveries", "sales"}:
        walk.list_role = "partner"
        _set_partner(walk, code, late=not leads)
    elif walk.frame.measure is None:
        walk.pending.append(item)


def _from(walk: Walk, item: Item, code: str, leads: bool) -> None:
    if walk.frame.measure == "exports" and walk.clause_head and not walk.frame.states("reporter"):
        set_reporter(walk, code)
    elif walk.frame.measure in {"imports", "tariff"}:
        walk.list_role = "partner"
        _set_partner(walk, code, late=not leads)
    elif walk.frame.measure == "exports" and not walk.clause_head:
        set_reporter(walk, code)


def _with(walk: Walk, item: Item, code: str, leads: bool) -> None:
    if walk.frame.measure in TRADE:
        walk.list_role = "partner"
        _set_partner(walk, code, late=not leads)


def _outside(walk: Walk, item: Item, code: str, leads: bool) -> None:
    if walk.frame.measure in TRADE:
        _set_partner(walk, "non-" + code, late=not leads)


def _in(walk: Walk, item: Item, code: str, leads: bool) -> None:
    measure = walk.frame.measure
    if measure == "tariff" and walk.clause_head:
        _set_partner(walk, code, late=True)
    elif not walk.clause_head and not walk.drafts[walk.clause_from :]:
        item.ref = "in"
        walk.pending.append(item)
    elif measure in _REPORTER_MEASURES and walk.frame.states("reporter") and not is_country(walk.frame.reporter):
        _set_partner(walk, code, late=not leads)
    elif measure in _REPORTER_MEASURES or not walk.frame.states("reporter"):
        set_reporter(walk, code)


def _between(walk: Walk, item: Item, code: str, leads: bool) -> None:
    if len(item.codes) >= 2:
        if item.codes[0] == walk.topic.reporter or walk.topic.reporter not in item.codes:
            set_reporter(walk, item.codes[0])
            _set_partner(walk, "+".join(item.codes[1:]), late=True)
        else:
            set_reporter(walk, item.codes[-1])
            _set_partner(walk, "+".join(item.codes[:-1]), late=True)


def _by(walk: Walk, item: Item, code: str, leads: bool) -> None:
    before = walk.item(-2)
    if before is not None and before.kind in {"measure", "measure_verb"} and before.last >= item.first - 3:
        set_reporter(walk, code)


def _of(walk: Walk, item: Item, code: str, leads: bool) -> None:
    if walk.clause_head and not walk.frame.states("reporter"):
        set_reporter(walk, code)


def _for(walk: Walk, item: Item, code: str, leads: bool) -> None:
    if walk.base and len(walk.drafts) > walk.base_from and walk.drafts[-1].stat == "share":
        walk.drafts[-1].frame.put("partner" if walk.frame.part == "partner" else "reporter", code)
        walk.drafts[-1].role = "beside"
    elif leads or item.kind == "company":
        set_reporter(walk, code)
        walk.list_role = "reporter"
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
}


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


def _set_partner(walk: Walk, code: str, *, late: bool) -> None:
    if code == walk.frame.reporter and walk.frame.measure == "tariff":
        walk.frame.reporter = None
    if code == walk.frame.reporter or code in {"rest of the world", "WORLD"}:
        return
    if kind_of(code) in {"city", "port", "district", "zone"}:
        return  # where the ship goes, not whose trade it is
    walk.frame.part = "partner"
    if late:
        walk.put_late("partner", code)
    else:
        walk.put("partner", code)
    for draft in walk.awaiting:
        draft.frame.put("partner", code)


def on_company(walk: Walk, item: Item) -> None:
    """A company: the reporter, wherever it stands as a subject or after `for`, `by`, `from`."""
    prep = walk.take_prep(item)
    if prep == "from" and walk.drafts and walk.drafts[-1].stat == "share":
        walk.put_late("reporter", item.code)
    elif prep in {"for", "by"}:
        set_reporter(walk, item.code)
        walk.list_role = "reporter"
    elif prep in {"", "from"}:
        walk.pending.append(item)


def on_product(walk: Walk, item: Item) -> None:
    """A product: the noun behind a number, the complement of a head, or the beginning of a subject."""
    prep = walk.take_prep(item)
    if item.first and walk.tokens.words[item.first - 1] == "non" and walk.tokens.glued[item.first]:
        item.codes = (f"non-{walk.tokens.printed(item.first, item.last).lower()} goods",)
        item.code = item.codes[0]
    code = join_products(item.codes)
    if len(item.codes) > 1:
        walk.rows.append(("product", item.codes, len(walk.drafts)))
    behind = walk.item(-1)
    if (
        item.first - walk.quantity_end <= 2
        and walk.drafts
        and behind is walk.drafts[-1].item
        and not prep
        and _names_unit(walk, item, code)
    ):
        return
    following = walk.next_within(0)
    leads = following is not None and (following.kind == "quantity" or (following.kind == "mark" and following.code == "("))
    if (
        prep in {"of", "in", "for"}
        and (walk.clause_head or walk.awaiting)
        and walk.frame.measure in OF_PRODUCTS | TRADE
        and not leads
    ):
        if walk.next_within(0) is not None and walk.next_within(0).kind == "measure":  # type: ignore[union-attr]
            walk.pending.append(item)
            walk.prep, walk.prep_end = prep, item.last
            return
        if walk.whole is None and _completes_head(walk):
            walk.put("product", code)
        return
    if prep == "on" and walk.frame.measure == "tariff":
        walk.put_late("product", code)
        return
    walk.pending.append(item)
    if prep:
        walk.prep, walk.prep_end = prep, item.last  # "in vehicle exports": it governs the head too


def _completes_head(walk: Walk) -> bool:
    """Whether the preposition before this noun stands right behind something known, and not behind another noun ("the largest part of")."""
    prep, before = walk.item(-1), walk.item(-2)
    if prep is None or before is None or prep.kind != "preposition":
        return True
    return prep.first - before.last <= 0 or before.kind not in {"mark", "product", "rank"}


def _names_unit(walk: Walk, item: Item, code: str) -> bool:
    """Whether a product right behind a number is what it counts ("457,000 vehicles")."""
    draft = walk.drafts[-1]
    if draft.quantity.kind not in {"count", "bare", "physical", "word"}:
        return False
    held = draft.frame.product
    if held is None or not (held == code or is_part_of(held, code)):
        draft.frame.put("product", code)
        walk.frame.product = code
        walk.frame.stated |= draft.frame.stated
    return True


def join_products(codes: tuple[str, ...]) -> str:
    """Give one name for several products in a row; the three of the "new three" together are that group.

    >>> join_products(("steel products", "aluminium"))
    'steel products and aluminium'
    """
    if len(codes) == 1:
        return codes[0]
    if len(codes) == 3 and "new energy vehicles" in codes and "lithium batteries" in codes:
        return "new three products"
    if len(codes) == 2 and "plug-in hybrids" in codes and any("electric vehicles" in c for c in codes):
        return "electric and plug-in hybrid vehicles"
    return ", ".join(codes[:-1]) + " and " + codes[-1]


def flush_at_number(walk: Walk, item: Item) -> None:
    """Take what is pending as the subject of a number only where it stands right before it ("rubber 35 pct", "Japan (3.3 percent)")."""
    if not walk.pending:
        return
    if walk.clause_head or walk.drafts[walk.clause_from :]:
        for offset in range(-1, -4, -1):
            before = walk.item(offset)
            if before is None or before is walk.pending[-1]:
                break
            if before.kind not in {"mark", "change_adverb", "reach", "share", "skipped"} and not (
                before.kind == "preposition" and before.code in {"with", "in", "for", "of"}
            ):
                walk.pending = []
                return
    flush_subject(walk)


def flush_subject(walk: Walk, *, doing: bool = False) -> None:
    """Take what is pending as the subject of the verb or number that comes: its first place or company, its last product.

    With `doing` the verb says what the subject does ("China exported"), so that it is the reporter.
    """
    places = [p for p in walk.pending if p.kind in _PLACES]
    subject = next((p for p in places if p.ref != "in"), places[0] if places else None)
    for item in walk.pending:
        if item.kind in _PLACES and item is not subject:
            continue
        if item.kind == "product":
            if walk.clause_head and walk.frame.states("product") and not item.first - walk.quantity_end <= 2:
                continue
            if walk.frame.measure in OF_PRODUCTS | TRADE or walk.frame.measure is None:
                walk.put("product", join_products(item.codes))
        elif item.kind == "mode":
            if not walk.sentence_head and not walk.drafts:
                walk.put("measure", "trade")
                walk.frame.product, walk.frame.partner, walk.frame.by = "goods", None, walk.topic.by
                walk.clause_head = walk.sentence_head = True
            walk.put("mode", item.code)
        elif item.kind == "enterprise":
            if not walk.sentence_head and not walk.drafts:
                walk.frame.partner = None
            walk.put("by", item.code)
        elif item.kind in _PLACES:
            _subject_area(walk, "+".join(item.codes), company=doing or item.kind == "company")
    walk.pending = []


_PLACES = frozenset(["area", "area_adjective", "company"])


def _subject_area(walk: Walk, code: str, *, company: bool) -> None:
    role = walk.list_role
    topic = walk.topic
    if not company and _is_buyer(walk, code):
        walk.put("measure", "exports") if walk.frame.measure is None else None
        walk.frame.reporter = topic.reporter
        _set_partner(walk, code, late=False)
    elif (
        not company
        and (
            role == "partner"
            or (walk.frame.shares and walk.frame.part == "partner" and not walk.sentence_head)
            or (walk.frame.share and walk.frame.states("reporter"))
        )
        and walk.frame.measure in TRADE
    ):
        _set_partner(walk, code, late=False)
    else:
        set_reporter(walk, code)


def _is_buyer(walk: Walk, code: str) -> bool:
    """Whether a place without a measure of its own, in a text on another's exports, is where they go."""
    topic = walk.topic
    if (
        walk.clause_head
        or walk.sentence_head
        or topic.measure != "exports"
        or not is_country(topic.reporter)
        or not is_country(code)
    ):
        return False
    return (
        code != topic.reporter
        and walk.frame.measure in {"exports", None}
        and not is_within(code, topic.reporter or "")
        and not is_within(topic.reporter or "", code)
        and code != "WORLD"
    )


def on_mode(walk: Walk, item: Item) -> None:
    """A trade mode: of the figures of this clause when it comes behind them, else of those that follow."""
    prep = walk.take_prep(item)
    if prep in _LATE and walk.drafts[walk.clause_from :]:
        walk.put_late("mode", item.code)
    elif prep in _LATE or (walk.clause_head and not walk.drafts[walk.clause_from :]):
        walk.put("mode", item.code)
    else:
        walk.pending.append(item)


# Types of enterprise by which trade is broken down; the others only say who trades.
BREAKDOWNS = frozenset(
    """private_enterprises foreign_invested_enterprises state_owned_enterprises collective_enterprises small_and_medium_enterprises
    joint_venture_brands wholly_foreign_owned_enterprises domestic_brands foreign_brands luxury_brands domestic_exports re_exports non_oil_re_exports
    via_hong_kong""".split()
)
_LATE = frozenset(["by", "via", "of", "in", "for", "under"])


def on_enterprise(walk: Walk, item: Item) -> None:
    """A type of enterprise, likewise."""
    prep = walk.take_prep(item)
    if "number" in walk.tokens.words[max(0, item.first - 8) : item.first]:
        walk.put("measure", "enterprises")
        walk.frame.product = None
        walk.put("by", item.code if item.code in BREAKDOWNS else None)
        walk.clause_head = walk.sentence_head = True
    elif item.code not in BREAKDOWNS:
        return
    elif prep in _LATE and walk.drafts[walk.clause_from :]:
        walk.put_late("by", item.code)
    elif prep in _LATE:
        walk.put("by", item.code)
    else:
        walk.pending.append(item)
