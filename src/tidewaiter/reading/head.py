"""Measures: the heads that a figure hangs on."""

from tidewaiter.reading.item import Item
from tidewaiter.reading.nounphrase import is_weak, phrase_after, phrase_before
from tidewaiter.reading.subject import flush_subject, is_country, is_group, join_products, set_reporter
from tidewaiter.reading.walk import OF_PRODUCTS, TRADE, Walk

# Nouns that name a measure only where something is said to change or to be so large ("the economy grew"), else a place or an idea.
_WEAK_HEADS = frozenset(
    [
        "economy",
        "demand",
        "employment",
        "stock",
        "shares",
        "credit",
        "delivery",
        "capacity",
        "investment",
        "usage",
        "order",
        "surplus",
    ]
)
_GENERIC_ENDS = frozenset(
    [
        "products",
        "goods",
        "equipment",
        "materials",
        "machinery",
        "items",
        "parts",
        "industry",
        "product",
        "components",
        "commodities",
        "appliances",
    ]
)


def on_measure(walk: Walk, item: Item) -> None:
    """A noun that names a measure: a new topic, with what stands before it."""
    prep = walk.take_prep(item)
    code = item.code
    if walk.tokens.words[item.first] in _WEAK_HEADS and not _is_head(walk, prep):
        if code == "gdp" and not walk.sentence_head and not walk.drafts:
            walk.frame.measure, walk.frame.product = "gdp", None  # "the economy began the year with 4.5 percent growth"
        return
    if walk.frame.measure == "enterprises" and walk.clause_head and prep == "with":
        return  # "enterprises with import and export records"
    if walk.frame.measure == "tariff" and walk.clause_head and code in TRADE:
        _under_tariff(walk)
        return
    if walk.whole is not None and item.first - walk.quantity_end <= 8:
        _whole_of_share(walk, code)
        return
    if code == "sales" and not any(p.kind == "product" or p.code == walk.topic.reporter for p in walk.pending):
        main = walk.aside.measure if walk.aside is not None else walk.topic.measure
        code = "exports" if main == "exports" else code  # where exports are spoken of, bare "sales" are sales abroad
    if (
        code in {"other:revenue", "other:profit"}
        and "exports" in {walk.topic.measure, walk.frame.measure}
        and is_country(walk.topic.reporter)
    ):
        walk.frame.measure = "exports"  # what exports earn
        code = "exports"
        walk.frame.put("basis", "value")
    _name_compound(walk, item, code, prep)
    late = (
        (
            prep in {"in", "of"}
            or (prep == "from" and code == "exports")
            or (walk.drafts and item.first - walk.quantity_end <= 1 and not prep)
        )
        and not walk.clause_head
        and walk.drafts[walk.clause_from :]
        and not walk.awaiting
    )
    deficit = code == "balance-"
    measure = "balance" if code.startswith("balance") else code
    change = walk.last_change
    of_share = walk.frame.share and change is not None and change.kind == "share_noun" and len(walk.drafts) == walk.clause_from
    owned = change is not None and walk.tokens.words[change.first - 1 : change.first] in (["their"], ["its"])
    if of_share and (prep == "in" or owned):
        if owned:
            walk.pending = []
        flush_subject(walk)
        if not walk.frame.states("measure"):
            walk.put("measure", measure)
        return  # "the share of cars in total exports": the whole
    conjunction, other = walk.item(-1), walk.item(-2)
    if (
        conjunction is not None
        and other is not None
        and conjunction.kind == "conjunction"
        and other.kind == "measure"
        and item.first - other.last == 1
    ):
        walk.rows.append(("measure", (other.code, measure), len(walk.drafts)))
    if (
        conjunction is not None
        and conjunction.kind == "pronoun"
        and code == "imports"
        and walk.topic.measure == "exports"
        and walk.frame.states("partner")
    ):
        walk.frame.put("reporter", walk.frame.partner)  # "China led the fall, with its imports down"
        walk.frame.partner = None
    _new_topic(walk, item, measure)
    walk.put("measure", measure)
    walk.frame.deficit = deficit
    for draft in walk.awaiting:
        draft.frame.deficit = deficit
    if late:
        for draft in walk.drafts[walk.clause_from :]:
            if not draft.frame.states("measure"):
                draft.frame.put("measure", measure)
                _share_topic(walk, draft)
                walk.awaiting.append(draft)
    walk.clause_head = walk.sentence_head = True
    walk.frame.share = of_share
    walk.list_role = ""
    if walk.tokens.words[item.last - 1] in {"to", "from"}:
        walk.prep, walk.prep_end = walk.tokens.words[item.last - 1], item.last  # "imports from and exports to"
    if code == "other:quota":
        walk.frame.status = "limit"
    if walk.first_head is None:
        walk.first_head = walk.frame.copy()


def _under_tariff(walk: Walk) -> None:
    """ "tariffs on steel imports from the US": the imports are what the duty is on."""
    for item in walk.pending:
        if item.kind == "product":
            walk.put_late("product", join_products(item.codes))
        elif item.kind in {"area", "area_adjective"}:
            walk.put_late("partner", "+".join(item.codes))
    walk.pending = []


def _name_compound(walk: Walk, item: Item, code: str, prep: str) -> None:
    """ "a $583 million trade deficit": the measure of the number right before it, whatever the clause spoke of."""
    before = walk.item(-1)
    if not walk.drafts or prep or before is not walk.drafts[-1].item or item.first - before.last > 1:
        return
    draft = walk.drafts[-1]
    if draft.quantity.kind in {"money", "physical"} or draft.quantity.scaled:
        draft.frame.put("measure", "balance" if code.startswith("balance") else code)
        draft.frame.deficit = code == "balance-"
        if draft.stat == "change" and draft.role == "main":
            draft.stat, draft.negative = "level", False
        draft.rules.append("<amount> <measure>")


def _share_topic(walk: Walk, draft: object) -> None:
    for field in ("product", "reporter", "partner", "mode"):
        setattr(draft.frame, field, getattr(walk.frame, field))  # type: ignore[attr-defined]


# Endings of adjectives and participles, which say how and not what.
_ADJECTIVES = ("ed", "ing", "ive", "ous", "able", "ible", "ful", "less", "est", "ier", "ish")


def _is_head(walk: Walk, prep: str) -> bool:
    """Whether a noun such as "economy" is a measure here: something is said of its size."""
    if prep in {"in", "of"} and walk.awaiting:
        return True
    following = walk.next_within(1)
    return (
        following is not None
        and following.kind in {"change_verb", "change_noun", "reach", "quantity"}
        or (walk.tokens.words[walk.items[walk.here].first] == "surplus")
    )


def _whole_of_share(walk: Walk, code: str) -> None:
    """ "20 percent of Japan's trade": the whole names measure and reporter, the subject is the part."""
    measure = "balance" if code.startswith("balance") else code
    draft = walk.whole
    walk.whole = None
    if draft is None:
        return
    frame = draft.frame
    if not frame.states("measure"):
        frame.put("measure", measure)
        if frame.product is None and measure in OF_PRODUCTS | TRADE:
            frame.product = _bare_product(walk, measure)
    areas = [p for p in walk.pending if p.kind in {"area", "area_adjective"}]
    if areas and measure in TRADE and frame.reporter != areas[0].code:
        if frame.states("reporter"):
            frame.put("partner", frame.reporter)
            walk.frame.part = "partner"
        frame.put("reporter", areas[0].code)
    walk.whole_head = walk.items[walk.here]
    before = walk.item(-1)
    total = any(p.kind == "total" for p in walk.pending) or (before is not None and before.kind == "share_of")
    walk.frame.measure, walk.frame.reporter, walk.frame.product = frame.measure, frame.reporter, frame.product
    if total:
        walk.frame.partner = None
    walk.clause_head = walk.sentence_head = True
    walk.pending = []


def _new_topic(walk: Walk, item: Item, measure: str) -> None:
    """Set the fields of a new topic from what is pending before its head, else from the sentence, else from the document."""
    products = [p for p in walk.pending if p.kind == "product"]
    areas = [p for p in walk.pending if p.kind in {"area", "area_adjective"}]
    total = any(p.kind == "total" for p in walk.pending)
    period = next((p for p in walk.pending if p.kind == "period"), None)
    first_head = not walk.sentence_head
    frame = walk.frame
    if first_head:
        if not frame.states("partner"):
            frame.partner = walk.topic.partner if measure == walk.topic.measure and not total else None
        frame.by = walk.topic.by
        frame.mode = walk.topic.mode
        if not frame.states("currency"):
            frame.currency = None
        if not frame.states("basis"):
            frame.basis = None
    if total and measure in TRADE:
        frame.partner = frame.mode = frame.by = None
    if (
        measure in TRADE
        and (total or measure == "trade")
        and not is_country(frame.reporter)
        and not frame.states("reporter")
        and walk.topic.reporter
    ):
        frame.reporter = walk.topic.reporter
    _set_product(walk, item, measure, products, total=total, first_head=first_head)
    for one in walk.pending:
        if one.kind == "mode":
            walk.put("mode", one.code)
        elif one.kind == "enterprise":
            walk.put("by", one.code)
        elif one.kind == "company":
            set_reporter(walk, one.code)
    _set_places(walk, areas, measure)
    if period is not None:
        walk.put("period", period.ref)
    walk.pending = []


def _set_places(walk: Walk, areas: list[Item], measure: str) -> None:
    if not areas:
        return
    codes = ["+".join(a.codes) for a in areas]
    if len(areas) >= 2 and measure in TRADE:
        set_reporter(walk, codes[0])
        walk.put("partner", codes[-1])
    elif len(areas[0].codes) == 2 and measure in {"trade", "balance"} and len(areas) == 1:
        set_reporter(walk, areas[0].codes[0])
        walk.put("partner", areas[0].codes[1])
    elif measure in TRADE and is_group(codes[-1]) and is_country(walk.topic.reporter) and not is_group(walk.topic.reporter or ""):
        walk.put("partner", codes[-1])  # "EU exports rose", said of Britain's
        walk.frame.reporter = walk.topic.reporter
    else:
        set_reporter(walk, codes[-1])


def _set_product(walk: Walk, item: Item, measure: str, products: list[Item], *, total: bool, first_head: bool) -> None:
    frame = walk.frame
    if products:
        walk.put("product", join_products(products[-1].codes))
        return
    if measure == "production" and item.last - item.first > 1:
        walk.put("product", "industrial products")  # "industrial output", "factory output"
        return
    if measure not in OF_PRODUCTS and measure not in TRADE and not measure.startswith("other:market"):
        frame.product = None
        return
    unknown = _unknown_before(walk, item) if measure not in {"balance", "trade"} else ""
    if unknown:
        walk.put("product", unknown)
    elif total and measure in TRADE:
        held = walk.topic.product
        narrower = frame.product is not None and frame.product == held and frame.states("product")
        whole = "goods and services" if walk.topic.services and measure != "trade" else "goods"
        walk.lend("product", whole if held in {None, "goods"} or narrower else held)
    elif measure == "balance" and _is_left_over(walk, item) and (walk.sentence_head or walk.topic.running):
        walk.lend("product", frame.product if walk.sentence_head else walk.topic.running)
    elif measure in {"balance", "trade"} or not frame.states("product") or frame.product is None:
        walk.lend("product", _bare_product(walk, measure))


def _is_left_over(walk: Walk, item: Item) -> bool:
    """Whether a balance is what the exports and imports just named leave ("leaving a deficit of", "led to a surplus of")."""
    words = walk.tokens.words[max(0, item.first - 5) : item.first]
    return any(word in {"left", "leaving", "leaves", "leave", "led", "leads", "resulting", "resulted"} for word in words)


def _bare_product(walk: Walk, measure: str) -> str | None:
    held = walk.topic.running or walk.topic.product
    ahead, place = walk.item(1), walk.item(2)
    if (
        ahead is not None
        and place is not None
        and ahead.kind == "preposition"
        and ahead.code in {"to", "from"}
        and place.kind == "area"
    ):
        held = walk.topic.product  # broken down by partner: of all that the text is about
    if walk.topic.services and measure in {"exports", "imports", "balance"}:
        return "goods and services"
    goods = "goods"
    if measure in {"trade", "balance"}:
        return held if held in {"services", "goods and services"} else goods
    return held or (goods if measure in TRADE else None)


def _unknown_before(walk: Walk, item: Item) -> str:
    """The product right before a head that no table knows, where its form says that it is one."""
    if walk.items[walk.here] is not item:
        return ""  # the head is the last word of a longer name
    index = item.first
    previous = walk.item(-1)
    limit = previous.last if previous is not None else 0
    if index <= limit:
        return ""
    phrase = phrase_before(walk.tokens, index, limit)
    words = phrase.split()
    if not words or is_weak(words[-1]):
        return ""
    first = walk.tokens.text[walk.tokens.starts[index - 1]]
    if words[-1] in _GENERIC_ENDS or words[0].startswith("non-") or (len(words[-1]) > 2 and words[-1].isupper()):
        return phrase
    if first.isupper() and index > 1:
        return ""
    plain = words[-1].isalpha() and not words[-1].endswith(_ADJECTIVES) and len(words[-1]) > 3
    return phrase if plain and previous is not None and previous.kind != "forecast" else ""


def on_measure_verb(walk: Walk, item: Item) -> None:
    """A verb that names a measure: "China exported", "were sold"."""
    if walk.tokens.glued[item.first] or _is_participle(walk, item) or (walk.frame.measure == "tariff" and walk.clause_head):
        return  # "China-made cars", "imported models": no verb
    late = bool(walk.drafts[walk.clause_from :]) and not walk.clause_head
    if not walk.sentence_head and not late:
        walk.frame.partner = walk.frame.by = None
        walk.frame.mode = walk.topic.mode
        if not walk.frame.states("product"):
            walk.frame.product = _bare_product(walk, item.code)
    flush_subject(walk, doing=True)
    walk.put("measure", item.code)
    walk.frame.deficit = False
    if late:
        for draft in walk.drafts[walk.clause_from :]:
            if not draft.frame.states("measure"):
                draft.frame.put("measure", item.code)
                if draft.frame.states("product"):
                    walk.put("product", draft.frame.product)
                else:
                    draft.frame.product = _bare_product(walk, item.code)
    walk.clause_head = walk.sentence_head = True
    walk.frame.share = False
    walk.awaiting = []
    if walk.first_head is None:
        walk.first_head = walk.frame.copy()


def _is_participle(walk: Walk, item: Item) -> bool:
    """Whether a verb form stands before its noun ("imported iron ore") and has no subject."""
    words = walk.tokens.words
    if not words[item.first].endswith("ed") or any(p.kind in {"area", "company", "product"} for p in walk.pending):
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


_AUXILIARIES = frozenset(
    [
        "was",
        "were",
        "been",
        "be",
        "being",
        "has",
        "had",
        "have",
        "is",
        "are",
        "it",
        "they",
        "also",
        "who",
        "that",
        "which",
        "and",
        "country",
    ]
)


def read_complement(walk: Walk, start: int, limit: int) -> None:
    """Take an unknown noun phrase behind "of" or "in" as the product of the head ("imports of bone-conduction headphones")."""
    phrase, _ = phrase_after(walk.tokens, start, limit)
    words = phrase.split()
    if phrase and not is_weak(words[-1]) and walk.frame.measure in OF_PRODUCTS:
        walk.put("product", phrase)
