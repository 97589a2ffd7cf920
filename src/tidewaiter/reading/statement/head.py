"""Measures: the heads that a figure hangs on."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import BASIS, BY, CURRENCY, PARTNER, PRODUCT, Draft
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.place.buyer import is_object, is_ranked_partner, turn_to_partner
from tidewaiter.reading.place.reference import names_partners
from tidewaiter.reading.place.side import is_country, set_reporter, sides_of_head
from tidewaiter.reading.statement.aside import is_modifier, sets_scene, tells_more
from tidewaiter.reading.statement.balance import balance_in_context, is_compound, only_compares, split_balance
from tidewaiter.reading.statement.contract import names_contract
from tidewaiter.reading.statement.contribution import credit_whole
from tidewaiter.reading.statement.firm import drop_descriptions
from tidewaiter.reading.statement.fronted import TOLD_FOR, is_bracketed, is_fronted, is_of_which, lists_first, told_for
from tidewaiter.reading.statement.row import note_heads
from tidewaiter.reading.statement.selling import flow_of
from tidewaiter.reading.statement.subject import join_products
from tidewaiter.reading.statement.traded import goes_to_place, named_in_head, set_product
from tidewaiter.reading.statement.whole import share_comes, takes_whole, whole_of_share

# Nouns that name a measure only where something changes or is so large ("the economy grew"), else a place or an idea.
_WEAK_HEADS = wordlist.words("weak_head")
# Branches of trade that alone stand for its sales ("retail fell 3 percent").
_BRANCHES = frozenset(["retail", "wholesale"])
# Verbs of change that have an object.
_LIFTING = wordlist.words("lifting")
# Words in the name of a measure that say what its growth is of.
_VALUES, _VOLUMES = wordlist.words("of_value"), wordlist.words("of_volume")
# How many tokens before a head its volume or value may stand ("the value of Ghana's gold exports").
_OWNED = 6
# How many tokens behind a share the noun may stand that names its whole.
_NEAR = 8


def on_measure(walk: Walk, item: Item) -> None:
    """A noun that names a measure: what a tariff is on, the whole of a share, else a head of its own."""
    prep = walk.take_prep(item)
    if only_compares(walk, item, prep):
        walk.frame.average = "ratio"
        return
    if tells_more(walk, item, prep):
        return
    if not _is_head(walk, item, prep):
        return
    if walk.frame.measure == "tariff" and walk.clause_head and item.code in TRADE:
        _under_tariff(walk)
    elif walk.whole is not None and walk.whole is walk.drafts[-1] and item.first - walk.quantity_end <= _NEAR:
        whole_of_share(walk, flow_of(walk, item, item.code))
    else:
        if walk.tokens.words[item.last - 1] == "growth":
            walk.rate = 1  # "economic growth is to slip to 3 percent": a growth still
        code = _in_context(walk, item)
        _name_compound(walk, item, code, prep)
        if not takes_whole(walk, prep):
            _open_topic(walk, item, code, prep)
            if code == "price" != item.code:
                walk.put("reporter", None)  # what is paid on an exchange is nobody's trade
        elif not walk.frame.states("measure") or not walk.clause_head:
            walk.put("measure", split_balance(code)[0])


def _is_head(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a noun of measure is one here: of a weak one ("economy") something must be said."""
    word, alone = walk.tokens.words[item.first], item.last - item.first == 1
    weak = word in _WEAK_HEADS or (alone and word in _BRANCHES)
    if weak and (not _is_measured(walk, prep) or (prep and word in _BRANCHES)):  # "penetration at retail was"
        if item.code == "gdp" and not walk.sentence_head and not walk.drafts:
            walk.frame.measure, walk.frame.product = "gdp", None  # "the economy began the year with 4.5 percent growth"
        return False
    if is_modifier(walk, item) or (prep in {"for", ""} and _is_use(walk, item, prep)):
        return False
    if (prep == "by" and item.code.startswith("other:")) or (weak and (sets_scene(walk, item) or _describes_place(walk, item))):
        return False  # "goods carried by freight trains"
    if prep == "in" and walk.drafts and walk.drafts[-1].frame.measure == "enterprises" and not walk.clause_head:
        walk.frame.measure, walk.frame.product = "enterprises", None  # "82,000 firms were engaged in trade, 6 percent more"
        return False
    # "enterprises with import and export records"
    return not (walk.frame.measure == "enterprises" and walk.clause_head and prep in {"with", "in"})


def _is_use(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a noun is what a thing is for ("8 million tonnes of maize, used for human consumption")."""
    words = walk.tokens.words
    if walk.clause_head and not _SERVING.isdisjoint(words[max(0, item.first - _OWNED - 2) : item.first]):
        return True
    return (
        prep == "for" and bool(walk.drafts) and not _USED.isdisjoint(walk.tokens.words[max(0, item.first - _OWNED) : item.first])
    )


# Verbs whose object is what goods are for ("goods that serve production for exports").
_SERVING = frozenset(["serving", "serve", "serves", "served"])
# Participles that say what something is for.
_USED = frozenset(["used", "destined", "meant", "intended", "earmarked", "needed", "bound", "grown", "suitable"])


def _describes_place(walk: Walk, item: Item) -> bool:
    """Whether an economy is only whose trade a head is of ("shipments from the world's second largest economy fell")."""
    if item.code != "gdp" or not walk.clause_head or walk.drafts[walk.clause_from :] or walk.frame.measure == "gdp":
        return False
    for offset in range(-1, -_DESCRIBED, -1):
        before = walk.item(offset)
        if before is None or before.kind in _SAID or before.kind in {"mark", "conjunction"}:
            return False
        if before.kind == "preposition":
            return before.code in {"from", "of", "to", "by", "with"}
    return False


# How many items before an economy its preposition may stand.
_DESCRIBED = 6


def _is_measured(walk: Walk, prep: str) -> bool:
    if prep in {"in", "of"} and walk.awaiting:
        return True
    following = walk.next_within(1)
    if following is not None and following.kind in _SAID:
        return True
    if following is None or following.kind != "preposition" or prep:
        return False
    for offset in range(2, _SAID_WITHIN):  # "demand for cars fell"
        item = walk.item(offset)
        if item is None or item.kind in {"mark", "measure", "preposition"}:
            return False
        if item.kind in _SAID:
            return item.kind != "quantity" or offset == 2
    return False


# What is said of a measure, and how many items behind its noun.
_SAID = frozenset(["change_verb", "change_noun", "reach", "quantity"])
_SAID_WITHIN = 5


def _arrive_from_farms(walk: Walk) -> bool:
    """Whether what arrives is what growers of the text's home bring to its ports ("cocoa arrivals in Ghana")."""
    grown = next((p.code for p in reversed(walk.pending) if p.kind == "product"), walk.topic.product)
    return grown is not None and grown.split(" ")[0] in _FARMED and walk.topic.reporter in _GROWERS


# What small farms grow for export, and where.
_FARMED = frozenset(["cocoa", "coffee", "cashew"])
_GROWERS = frozenset("CI GH CM NG TG BR EC ID PG GN SL LR UG KE TZ ET CO VN MG BJ".split())


def _in_context(walk: Walk, item: Item) -> str:
    """The measure that a noun stands for here: sales and earnings may be exports, a bare deficit that of the current account."""
    before = walk.item(-1)
    if item.code == "deliveries" and before is not None and before.kind == "period" and names_contract(walk, before):
        return "price"  # "wheat for July delivery fell 3 cents"
    if item.code == "imports" and walk.tokens.words[item.first] == "arrivals" and _arrive_from_farms(walk):
        return "deliveries"
    return flow_of(walk, item, balance_in_context(walk, item.code))


def _open_topic(walk: Walk, item: Item, code: str, prep: str) -> None:
    """Make a measure the head of what follows, of the numbers that wait for it, and of those of its clause that have none."""
    measure, deficit = split_balance(code, before=walk.frame.deficit)
    sharing = share_comes(walk)
    behind = _stands_behind(walk, item, code, prep)
    told_from = told_for(walk) if prep == "for" and measure in TOLD_FOR and walk.drafts else -1
    note_heads(walk, item, measure)
    if _is_lifted(walk, item):
        walk.frame.stated &= ~(PRODUCT | PARTNER)
    _turn_to_partner(walk, code)
    _new_topic(walk, item, measure)
    walk.put("measure", measure)
    if not walk.frame.states("basis"):  # "trade volume" is trade
        walk.frame.basis = _basis_of(walk, item) if measure in {"exports", "imports"} else None
    named = named_in_head(walk, item)
    if named is not None and (measure in _OF_NAMED or (measure == "trade" and named == "goods")):
        walk.put("product", named)
    walk.frame.deficit = deficit
    for draft in walk.awaiting:
        draft.frame.deficit = deficit
        if measure in TRADE and draft.frame.states("measure") and walk.tokens.words[item.last : item.last + 1] in _TO_PLACE:
            draft.frame.stated &= ~PARTNER  # "trade with Peru rose, with a 5 percent rise in exports to Cuba"
    _name_before(walk, measure, behind=behind, told_from=told_from)
    walk.frame.share = sharing
    if not (walk.list_role == walk.frame.part == "partner" and prep == "in" and measure in TRADE):  # "with 2 billion in trade"
        walk.list_role = "partner" if measure in TRADE and names_partners(walk, item) else ""
    if walk.tokens.words[item.last - 1] in {"to", "from"}:
        walk.prep, walk.prep_end = walk.tokens.words[item.last - 1], item.last  # "imports from and exports to"
    walk.name_head()


_TO_PLACE = (["to"], ["from"], ["with"])  # whom the trade of a head is with follows
# Heads of which the words beside them name the product.
_OF_NAMED = (TRADE | {"price", "other:port_throughput"}) - {"trade"}


def _is_lifted(walk: Walk, item: Item) -> bool:
    """Whether a head is what the subject moved ("demand for chips lifted Korea's exports"): its product is its own."""
    change = walk.last_change
    if change is None or change.kind != "change_verb" or walk.tokens.words[change.first] not in _LIFTING:
        return False
    return not walk.drafts and item.first - change.last <= 4


def _basis_of(walk: Walk, item: Item) -> str | None:
    """Whether the noun itself says that its growth is that of a value or a volume ("export volume", "import bill")."""
    words = walk.tokens.words
    owned = [words[at] for at in range(max(0, item.first - _OWNED), item.first) if words[at + 1] == "of"]
    for word in (*words[item.first : item.last], *owned):
        if word in _VALUES:
            return "value"
        if word in _VOLUMES:
            return "volume"
    return None


def _stands_behind(walk: Walk, item: Item, code: str, prep: str) -> bool:
    """Whether a head stands behind the numbers of its clause, which are its own ("rose 5 percent in exports")."""
    if walk.clause_head or walk.awaiting or not walk.drafts[walk.clause_from :]:
        return False
    return (
        prep in {"in", "of"}
        or (prep == "to" and _is_added(walk))
        or (prep == "from" and code == "exports")
        or (item.first - walk.quantity_end <= 1 and not prep)
    )


def waits_for_head(walk: Walk) -> bool:
    """Whether the head of the numbers before a comma comes right behind it ("a rise of 4%, or 2 billion dollars, in exports")."""
    drafts, prep, head = walk.drafts[walk.clause_from :], walk.item(1), walk.item(2)
    if walk.clause_head or not drafts or prep is None or head is None or prep.code != "in" or head.kind == "period":
        return False
    return all(d.stat in {"growth", "change"} and not d.frame.states("measure") for d in drafts)


def _is_added(walk: Walk) -> bool:
    """Whether the number before is what something added to a head ("contributed 9 million to the country's exports")."""
    first = walk.drafts[-1].item.first
    amount = walk.drafts[-1].quantity.kind in {"money", "physical"}
    return amount and not _ADDING.isdisjoint(walk.tokens.words[max(0, first - 2) : first])


_ADDING = frozenset(["contributed", "contributes", "contributing", "contribute"])


def _name_before(walk: Walk, measure: str, *, behind: bool, told_from: int) -> None:
    """Give a head the numbers before it that are its own: those of its clause, those told for it, one that opens the sentence."""
    credit_whole(walk)
    if behind:
        _name_numbers(walk, measure)
    elif lists_first(walk):
        for draft in walk.drafts:
            _name_number(walk, draft, measure)
            if walk.tokens.words[draft.item.first] == "+" and draft.stat == "level":
                draft.stat = "change"  # no flow is below nothing
    elif is_fronted(walk):
        walk.awaiting = walk.drafts[:]
        for draft in walk.drafts:
            _name_number(walk, draft, measure)
            draft.frame.deficit = walk.frame.deficit
    elif told_from >= 0:
        walk.awaiting = walk.drafts[told_from:]
        for draft in walk.awaiting:
            _name_number(walk, draft, measure)


def _name_numbers(walk: Walk, measure: str) -> None:
    """Give a head to the numbers before it in its clause; they wait for what else it brings."""
    for draft in walk.drafts[walk.clause_from :]:
        if not draft.frame.states("measure") or walk.aside is not None:
            _name_number(walk, draft, measure)
            walk.awaiting.append(draft)


def _name_number(walk: Walk, draft: Draft, measure: str) -> None:
    draft.frame.put("measure", measure)
    own = draft.frame.states("product") and is_bracketed(walk, draft)  # "Cocoa (up 5 percent) was behind the rise in exports"
    for field in ("reporter", "partner", "mode") if own else ("product", "reporter", "partner", "mode"):
        setattr(draft.frame, field, getattr(walk.frame, field))


def _turn_to_partner(walk: Walk, code: str) -> None:
    """ "China led the fall, with its imports down": in a text on exports, the imports are those of the partner."""
    before = walk.item(-1)
    if before is None or code != "imports":
        return
    told = walk.topic.measure == "exports" and walk.frame.states("partner") and not walk.frame.states("reporter")
    # not "its exports to China were 3 and its imports from China 4"
    owned = before.kind == "pronoun" and told and not goes_to_place(walk) and not is_object(walk)
    if owned or (before.code == "with" and is_ranked_partner(walk)):
        turn_to_partner(walk)


def _under_tariff(walk: Walk) -> None:
    """ "tariffs on steel imports from the US": the imports are what the duty is on."""
    for item in walk.pending:
        if item.kind == "product":
            walk.put_late("product", join_products(item.codes))
        elif item.kind in AREAS:
            walk.put_late("partner", "+".join(item.codes))
    walk.pending = []


def _name_compound(walk: Walk, item: Item, code: str, prep: str) -> None:
    """ "a $583 million trade deficit": the measure of the number right before it, whatever the clause spoke of."""
    for draft in _amounts_before(walk, item, prep):
        _name_amount(draft, code)


def _amounts_before(walk: Walk, item: Item, prep: str) -> list[Draft]:
    """The amount right before a measure, and the one whose conversion it is ("a 23 billion euro ($25 billion) deficit")."""
    before = walk.item(-1)
    if not walk.drafts or prep or before is None:
        return []
    if before.kind == "period" and before.first == walk.quantity_end and item.first == before.last:
        walk.drafts[-1].frame.put("period", before.ref)  # "the 11 billion dollar April deficit"
        return [walk.drafts[-1]]
    if before.kind == "mark" and before.code == ")" and walk.item(-2) is walk.drafts[-1].item and len(walk.drafts) > 1:
        first, conversion = walk.drafts[-2:]
        opening = walk.tokens.words[first.item.last : conversion.item.first] == ["("]
        money = first.quantity.kind == conversion.quantity.kind == "money" and first.quantity.unit != conversion.quantity.unit
        return [first, conversion] if opening and money and item.first == before.last else []
    if is_of_which(walk) or is_compound(walk, item, before):
        return [walk.drafts[-1]]
    if before.kind == "area_adjective" and before.last == item.first and walk.here > 1:
        item, before = before, walk.items[walk.here - 2]  # "534 billion baht Thai exports"
    return [walk.drafts[-1]] if before is walk.drafts[-1].item and item.first - before.last <= 1 else []


def _name_amount(draft: Draft, code: str) -> None:
    if draft.quantity.kind in {"money", "physical"} or draft.quantity.scaled:
        measure, draft.frame.deficit = split_balance(code)
        draft.frame.put("measure", measure)
        if draft.stat == "change" and draft.role == "main":
            draft.stat, draft.negative = "level", False
        draft.rules.append("<amount> <measure>")


def _sums_up(walk: Walk) -> bool:
    """Whether a head is the amount of what was just told ("rose 5 percent, with the total trade volume reaching")."""
    item = walk.items[walk.here]
    words = walk.tokens.words[item.first : item.last + 1]
    return walk.drafts[-1].clause >= walk.clause - 1 and not (_VALUES | _VOLUMES).isdisjoint(words)


def _new_topic(walk: Walk, item: Item, measure: str) -> None:
    """Set the fields of a new topic from what is pending before its head, else from the sentence, else from the document."""
    drop_descriptions(walk)
    areas = [p for p in walk.pending if p.kind in AREAS]
    products = [p for p in walk.pending if p.kind == "product"]
    total = any(p.kind == "total" for p in walk.pending)
    period = next((p for p in walk.pending if p.kind == "period"), None)
    if not walk.sentence_head:
        _begin_anew(walk, measure, total=total)
    _widen(walk, measure, total=total)
    set_product(walk, item, measure, products, total=total)
    for one in walk.pending:
        if one.kind == "mode":
            walk.put("mode", one.code)
        elif one.kind == "enterprise":
            walk.put("by", one.code)
        elif one.kind == "company":
            set_reporter(walk, one.code)
            areas = []  # "Chinese carmaker Chery's exports"
    sides_of_head(walk, areas, measure)
    if period is not None:
        walk.put("period", period.ref)
    walk.pending = []


def _begin_anew(walk: Walk, measure: str, *, total: bool) -> None:
    """Drop at the first head of a sentence what the last one left, but for what the document is about."""
    frame, topic = walk.frame, walk.topic
    if not frame.states("partner"):
        bare = measure in {"exports", "imports"} and topic.running is not None
        carried = bare and frame.measure in {"trade", "balance"} and not walk.pending
        usual = topic.partner if measure == topic.measure or (topic.bilateral and measure in TRADE) else None
        usual = topic.fronted or usual if measure in TRADE else usual
        carried |= "bilateral" in walk.tokens.distinct  # "Imports fell 2 percent, leaving a bilateral surplus of 3 billion"
        frame.partner = None if total else (frame.partner or usual) if carried else usual
    words = walk.tokens.words[walk.items[walk.here].first : walk.items[walk.here].last]
    frame.mode = None if measure == "trade" and "foreign" in words else topic.mode  # "foreign trade" is of all modes
    if not frame.stated & BY:
        frame.by = topic.by  # "Excluding ships, exports rose" goes on
    if not frame.stated & CURRENCY:
        frame.currency = None
    if not frame.stated & BASIS:
        frame.basis = None


def _widen(walk: Walk, measure: str, *, total: bool) -> None:
    """ "Total exports" are of all partners, modes and enterprises, and of the country, no longer of a company or port."""
    frame = walk.frame
    if measure not in TRADE:
        return
    if total:
        frame.mode = frame.by = None
        ranked = walk.drafts and walk.drafts[-1].stat == "rank" and frame.states("partner")
        if not ranked and not (walk.drafts and _sums_up(walk)):
            frame.partner = None  # but "X is its largest partner, with a total trade of"
    if (total or measure == "trade") and not is_country(frame.reporter) and not frame.states("reporter") and walk.topic.reporter:
        frame.reporter = walk.topic.reporter
