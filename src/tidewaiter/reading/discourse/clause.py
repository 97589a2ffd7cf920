"""The walk along a sentence: each item moves the frame, each number becomes a draft."""

from collections.abc import Callable

from tidewaiter.codes.products import kind_of as kind_of_product
from tidewaiter.codes.sources import area_of, kind_of
from tidewaiter.reading.discourse.pause import on_conjunction, on_mark
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import PARTNER, PRODUCT, REPORTER, Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.place.place import on_area, on_government
from tidewaiter.reading.place.reference import last_spoken, point_back, point_there, return_home, widen_city, widen_home
from tidewaiter.reading.place.side import is_country
from tidewaiter.reading.statement.average import on_average
from tidewaiter.reading.statement.balance import on_favour, on_side
from tidewaiter.reading.statement.basis import on_basis, on_basis_noun, on_currency
from tidewaiter.reading.statement.breakdown import on_enterprise, on_mode
from tidewaiter.reading.statement.flow import on_purchases, on_shipments, on_taking
from tidewaiter.reading.statement.head import on_measure
from tidewaiter.reading.statement.market import on_benchmark, on_currency_noun
from tidewaiter.reading.statement.movement import (
    on_base,
    on_change_adverb,
    on_change_noun,
    on_change_verb,
    on_reach,
)
from tidewaiter.reading.statement.preposition import on_preposition
from tidewaiter.reading.statement.rank import on_ordinal, on_rank, on_rank_noun
from tidewaiter.reading.statement.row import hand_out, hear_partners, move_list, pair_rows
from tidewaiter.reading.statement.share import on_share, on_share_of
from tidewaiter.reading.statement.stat import on_quantity
from tidewaiter.reading.statement.status import on_exempt, on_forecast, on_limit, on_past_expected, on_speech, on_target
from tidewaiter.reading.statement.subject import flush_subject, on_company, on_product
from tidewaiter.reading.statement.total import on_total
from tidewaiter.reading.statement.verb import has_object, on_crossing, on_measure_verb
from tidewaiter.reading.time.moment import on_period
from tidewaiter.reading.time.sequence import hand_out_times
from tidewaiter.reading.time.versus import on_versus

# "its", and the nouns that stand for the reporter ("the country").
_POSSESSIVE = wordlist.words("possessive")
_OWN_COUNTRY = wordlist.words("own_country")
# Causes that say that something rose ("on higher demand").
_CAUSE_UP = wordlist.words("cause_up")
# Nouns behind an adjective of products that make it those who sell them.
_TRADES = (["industry"], ["sector"], ["sectors"], ["industries"])
# Nouns of partners in a list.
_PARTNERS = frozenset(["destination", "partners", "sources", "destinations", "markets", "buyers"])
# Two numbers said of two others are the fewest that are paired.
_FEWEST_PAIRED = 3


def walk_sentence(walk: Walk) -> list[Draft]:
    """Give the drafts of a sentence, in the order of the text.  Linear: each item is handled once, with a bounded look ahead."""
    for index, item in enumerate(walk.items):
        walk.here = index
        handler = _HANDLERS.get(item.kind)
        if handler is not None:
            handler(walk, item)
    if walk.drafts and (walk.rows or walk.topic.row):
        hand_out(walk)
    elif walk.rows:
        hear_partners(walk)
    if len(walk.drafts) > 1 and walk.frame.direction:
        move_list(walk)
    hand_out_times(walk)
    if len(walk.drafts) > _FEWEST_PAIRED:
        pair_rows(walk)
    if walk.alone is not None:
        for draft in walk.drafts:
            draft.aside |= draft.frame.period is walk.alone
    return walk.drafts


def _on_cause(walk: Walk, item: Item) -> None:
    """ "driven by": what follows until the next clause is why, and no topic of the sentence."""
    if walk.aside is None:
        held = walk.frame.copy()
        direction = walk.frame.direction
        walk.clause_from = len(walk.drafts)
        walk.pending = []
        walk.clause_head = False
        walk.aside = held
        walk.frame.direction = direction
        words = walk.tokens.words[item.first : item.last]
        if words[-1] in _CAUSE_UP:
            walk.frame.direction = 1


def _on_pronoun(walk: Walk, item: Item) -> None:
    """ "its", "the country": the reporter that the text is about, where a company was spoken of; "the bloc": the one named."""
    if point_back(walk, item):
        (on_company if item.kind == "company" else on_area)(walk, item)
        return
    prep = walk.take_prep(item)
    if walk.tokens.words[item.first] == "their" and walk.topic.row and not walk.sentence_head and not prep:
        walk.put("partner", "+".join(walk.topic.row))  # "X, Y and Z are its top partners. Their trade volume was"
        return
    if walk.tokens.words[item.first] in _POSSESSIVE and walk.pending:
        return
    words = walk.tokens.words[item.first : item.last]
    if words[-1] == "province" and prep == "in":
        widen_city(walk)
    elif not prep and not walk.frame.states("reporter"):
        return_home(walk, words)
    following = walk.next_within(1)
    if following is not None and following.kind == "total":
        following = walk.item(2)  # "the country's total output"
    elif words[-1] in _OWN_COUNTRY and not (prep or walk.sentence_head or walk.drafts or walk.frame.states("partner")):
        walk.frame.partner = walk.topic.partner  # "the country earned": whom the sentence before told of is no part of it
    if not _OWN_COUNTRY.isdisjoint(words) and following is not None and following.kind in _DOINGS:
        widen_home(walk)
    elif words[-1] in _OWN_COUNTRY and not is_country(walk.frame.reporter) and is_country(walk.topic.reporter):
        walk.frame.reporter = walk.topic.reporter


# What is a whole country's where "the country" stands before it.
_DOINGS = frozenset(["measure", "shipments", "measure_verb"])


def _on_adverb_of_place(walk: Walk, item: Item) -> None:
    """ "From there": the place named last, as the other side."""
    point_there(walk)


def _on_nation(walk: Walk, item: Item) -> None:
    """ "Nationwide, exports rose", in a text on a province: those of its country."""
    if not walk.sentence_head and not walk.drafts:
        widen_home(walk)


def _on_those(walk: Walk, item: Item) -> None:
    """ "those of cars": the measure just named, of another product or place."""
    following = walk.next_within(0)
    if following is not None and following.kind == "preposition" and walk.sentence_head:
        walk.clause_head = True
        walk.frame.stated &= ~(PRODUCT | PARTNER | REPORTER)


def _on_count_noun(walk: Walk, item: Item) -> None:
    """ "the number of enterprises reached 597,000": a noun of things counted, as a subject."""
    if item.code == "countries" and _are_spoken_of(walk, item):
        return
    words = walk.tokens.words
    told = "number" in words[max(0, item.first - 8) : item.first] or "numbered" in words[item.last : item.last + 8]
    if told and item.code != "units":
        walk.put("measure", item.code)
        walk.frame.product = walk.frame.mode = None
        walk.clause_head = walk.sentence_head = True


def _are_spoken_of(walk: Walk, item: Item) -> bool:
    """Take the group of countries spoken of last as the other side ("imports from these countries"); says whether they are."""
    words = walk.tokens.words[max(0, item.first - 2) : item.first]
    group = last_spoken(walk, "group") if words[-1:] == ["these"] or (words[:1] == ["the"] and words[-1:] != ["the"]) else None
    prep = walk.take_prep(item)
    if group is None or prep not in {"to", "from", "with", "between", ""} or walk.frame.measure not in TRADE:
        return False
    if not prep and not any(p.kind == "area" for p in walk.pending):
        return False
    flush_subject(walk)
    place = Item(item.first, item.last, "area", group)
    walk.prep, walk.prep_end = prep or "with", item.first
    on_area(walk, place)
    return True


def _on_list(walk: Walk, item: Item) -> None:
    """ "the top destinations were", "followed by": the places that come are partners, or what those before were."""
    if item.code == "next":
        last = walk.drafts[-1].frame if walk.drafts else None
        mirrored = last is not None and last.partner == walk.topic.reporter is not None and last.states("reporter")
        if mirrored:
            walk.clause_from, walk.awaiting = len(walk.drafts), []  # "the US bought 7, followed by Peru with 2"
        walk.list_role = "reporter" if mirrored else walk.list_role or walk.frame.part
    elif not _PARTNERS.isdisjoint(walk.tokens.words[item.first : item.last]):
        walk.list_role = "partner"


def _on_mode(walk: Walk, item: Item) -> None:
    """A trade mode; "general exports" are exports by general trade."""
    word = walk.tokens.words[item.last - 1]
    if word in {"exports", "imports"}:
        walk.pending.append(item)
        head = Item(item.last - 1, item.last, "measure", word)
        on_measure(walk, head)
    elif word == "trade" and not walk.clause_head and not (walk.prep and item.first - walk.prep_end <= 2) and _says_more(walk):
        walk.pending.append(item)  # "general trade grew by 3 percent"
        on_measure(walk, Item(item.last - 1, item.last, "measure", "trade"))
    else:
        on_mode(walk, item)


def _on_enterprise(walk: Walk, item: Item) -> None:
    """A type of enterprise, or a kind of exports, which are their head as well ("domestic exports")."""
    word = walk.tokens.words[item.last - 1]
    if item.code == "domestic_exports" or (item.code in _EXPORTS and word != "goods" and not walk.clause_head):
        if walk.prep_end < item.first:
            walk.prep = ""
        on_measure(walk, Item(item.last - 1, item.last, "measure", "exports"))
        walk.put("by", item.code)
    else:
        on_enterprise(walk, item)


_EXPORTS = frozenset(["re_exports", "non_oil_re_exports"])


def _says_more(walk: Walk) -> bool:
    """Whether a verb or number follows, and no head of its own."""
    following = walk.next_within(3)
    return following is None or following.kind not in {"measure", "product", "shipments"}


def _on_product(walk: Walk, item: Item) -> None:
    """A product; the name of one that ends in "exports" is the head as well ("non-oil domestic exports")."""
    made, source = walk.item(-2), walk.item(-1)
    if made is not None and source is not None and source.code == "from" and made.kind == "product" and made.last == source.first:
        return  # "wine from fresh grapes"
    words = walk.tokens.words[item.first : item.last]
    firms = walk.next_within(0)
    if item.code == "goods" and words[-1] in _CARGOES and kind_of_product(walk.topic.product or "goods") != "aggregate":
        item.code, item.row = walk.topic.product or item.code, ()  # "Asia took 5 percent of cargoes", in a text on gas
    if words[-1] == "service" and firms is not None and firms.kind == "count_noun":
        walk.take_prep(item)  # "an express service company tells you"
    elif words[-1] in {"exports", "imports", "nodx"}:
        if item.also("product") is None:
            walk.take_prep(item)
        if not (walk.pending and walk.pending[-1].kind == "product" and walk.pending[-1].last == item.first):
            walk.pending.append(item)
        on_measure(walk, Item(item.last - 1, item.last, "measure", "imports" if words[-1] == "imports" else "exports"))
        if "domestic" in words or words[-1] == "nodx":
            walk.put("by", "domestic_exports")
            walk.topic.by = "domestic_exports"
    elif words[-1] == "trade" and len(words) > 1 and _says_more(walk):
        walk.take_prep(item)
        walk.pending.append(item)  # "service trade grew by 3 percent"
        on_measure(walk, Item(item.last - 1, item.last, "measure", "trade"))
    else:
        on_product(walk, item)


# What a text calls shipments of that which it is about.
_CARGOES = frozenset(["cargo", "cargoes"])


def _on_product_adjective(walk: Walk, item: Item) -> None:
    """ "agricultural", "automotive": a product where a measure follows; "manufacturing 600,000 cars" is a verb."""
    verb = item.also("measure_verb")
    if verb is not None and has_object(walk):
        item.code = verb
        on_measure_verb(walk, item)
        return
    following = walk.next_within(0)
    if following is not None and following.kind in {"measure", "shipments", "purchases", "product"}:
        if walk.is_negated(item):
            item.code = "non-" + item.code
        item.row = (item.code,)
        item.kind = "product"
        walk.take_prep(item)
        walk.pending.append(item)
    elif (
        item.also("product") is not None
        or item.last - item.first > 1
        or walk.tokens.words[item.last : item.last + 1] in _TRADES
        or _is_entry(walk, following)
    ):
        item.kind = "product"  # "the chemical sector exported"
        on_product(walk, item)


def _is_entry(walk: Walk, following: Item | None) -> bool:
    """Whether a branch is the next in a list of those that moved ("manufacturing grew by 3 percent, mining by 4")."""
    number, before = walk.item(2), walk.item(-1)
    by = following is not None and following.code == "by" and number is not None and number.kind == "quantity"
    links = before is not None and (before.kind == "conjunction" or before.code == ",")
    return by and links and bool(walk.drafts) and walk.drafts[-1].stat == "growth"


def _on_source(walk: Walk, item: Item) -> None:
    """ "Chile's central bank has built up 30 billion in reserves": a central bank does something for its country."""
    area = area_of(item.code) if kind_of(item.code) == "central_bank" else None
    behind = walk.next_within(2)
    if area is not None and not walk.drafts and not walk.pending and not (behind is not None and behind.kind in _TELLING):
        walk.pending.append(Item(item.first, item.last, "area", area))


# What a body does that only tells of something.
_TELLING = frozenset(["speech", "forecast", "mark"])


def _on_overseas(walk: Walk, item: Item) -> None:
    following = walk.next_within(2)
    if following is not None and following.kind in {"measure", "average"} and walk.frame.measure != "exports":
        walk.put("by", "overseas")


_HANDLERS: dict[str, Callable[[Walk, Item], None]] = {
    "area": on_area,
    "area_adjective": on_area,
    "average": on_average,
    "base": on_base,
    "basis": on_basis,
    "basis_noun": on_basis_noun,
    "benchmark": on_benchmark,
    "cause": _on_cause,
    "change_adverb": on_change_adverb,
    "change_noun": on_change_noun,
    "change_verb": on_change_verb,
    "company": on_company,
    "conjunction": on_conjunction,
    "consensus": on_forecast,
    "count_noun": _on_count_noun,
    "crossing": on_crossing,
    "currency_noun": on_currency_noun,
    "currency_of_growth": on_currency,
    "enterprise": _on_enterprise,
    "exempt": on_exempt,
    "favour": on_favour,
    "forecast": on_forecast,
    "government": on_government,
    "limit": on_limit,
    "list": _on_list,
    "mark": on_mark,
    "measure": on_measure,
    "measure_verb": on_taking,
    "mode": _on_mode,
    "nation": _on_nation,
    "there": _on_adverb_of_place,
    "overseas": _on_overseas,
    "period": on_period,
    "preposition": on_preposition,
    "product": _on_product,
    "product_adjective": _on_product_adjective,
    "pronoun": _on_pronoun,
    "purchases": on_purchases,
    "quantity": on_quantity,
    "reach": on_reach,
    "share": on_share,
    "share_noun": on_share,
    "share_of": on_share_of,
    "source": _on_source,
    "speech": on_speech,
    "side": on_side,
    "shipments": on_shipments,
    "taking": on_taking,
    "rank": on_rank,
    "rank_noun": on_rank_noun,
    "skipped": on_ordinal,
    "past_expected": on_past_expected,
    "target": on_target,
    "those": _on_those,
    "total": on_total,
    "versus": on_versus,
}
