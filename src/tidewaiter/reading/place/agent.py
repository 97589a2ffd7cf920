"""Places and firms beside a number or a share: who did what it counts, and whose it is."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.place.side import is_country, trades_with


def done_by(walk: Walk, verb: Item, code: str) -> None:
    """State who does what a participle right behind a number says ("with 6 million tonnes produced by Japan")."""
    last = walk.drafts[-1].frame if walk.drafts else None
    if (
        verb.kind == "measure_verb"
        and last is not None
        and walk.drafts[-1].stat == "share"
        and trades_with(last.reporter or "", code)
    ):
        last.put("partner", last.reporter)  # "Japan took 24 percent of the iron ore exported by Brazil"
        last.put("reporter", code)
        last.put("measure", verb.code)
        return
    behind = verb.first == walk.quantity_end or (verb.first - walk.quantity_end == 1 and _was(walk, verb))
    if verb.kind == "measure_verb" and walk.drafts and behind:
        walk.drafts[-1].frame.put("reporter", code)


def _was(walk: Walk, verb: Item) -> bool:
    return walk.tokens.words[verb.first - 1] in _BEING


_BEING = frozenset(["was", "were", "is", "are"])


def name_last(walk: Walk, code: str) -> None:
    """State the reporter of the last number and of what it moved from alone ("to 2 percent from 3 for Chile")."""
    last = walk.drafts[-1]
    for draft in (last, last.base_of):
        if draft is not None:
            draft.frame.put("reporter", code)


def owns_whole(walk: Walk) -> bool:
    """Whether a place right behind "share of" owns the whole, since its head follows ("Russia's share of EU gas imports")."""
    noun, head = walk.item(-2), walk.next_within(1)
    if noun is None or head is None or noun.kind != "share_noun":
        return False
    return head.kind in {"measure", "product", "product_adjective"}


def has_share(walk: Walk) -> bool:
    """Whether a share of the text's exports or imports is that of the place here, and no head names the whole."""
    noun = walk.item(-2)
    if noun is None or noun.kind != "share_noun" or walk.clause_head or walk.frame.measure not in {"exports", "imports"}:
        return False
    owned = noun.first > 0 and walk.tokens.words[noun.first - 1] in _POSSESSIVES
    return not owned


def shares_on(walk: Walk) -> bool:
    """Whether "that of" a place stands for its share, behind that of another partner."""
    of, last = walk.item(-1), walk.drafts[-1] if walk.drafts else None
    told = last is not None and last.stat == "share" and walk.frame.part == "partner"
    return told and of is not None and walk.tokens.words[of.first - 1] == "that"


_POSSESSIVES = wordlist.words("possessive")


def names_goods(walk: Walk) -> bool:
    """Whether a product stands right behind a place ("US beans", "US products")."""
    following, last = walk.next_within(1), walk.items[walk.here].last
    if walk.tokens.words[last : last + 1] in _ANYTHING:
        return True
    return following is not None and following.kind in {"product", "product_adjective"}


# Nouns of all that is traded.
_ANYTHING = [[noun] for noun in ("products", "goods", "merchandise", "items", "commodities", "produce", "supplies")]


def is_place_of(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a firm is where what the clause tells of is done ("output at Codelco, the biggest producer, fell")."""
    at = walk.item(-1)
    return prep == "in" and walk.clause_head and at is not None and walk.tokens.words[at.first] == "at" and at.last == item.first


def is_of_rival(walk: Walk, code: str) -> bool:
    """Whether an amount held against the home's is another country's ("with 1.7 million, against 1.3 million for Peru")."""
    draft, told = walk.drafts[-1], walk.drafts[-1].base_of
    if walk.revised or draft.role != "base" or told is None or told.stat != draft.stat or draft.frame.states("period"):
        return False
    return is_country(code) and is_country(told.frame.reporter) and told.frame.partner is None and walk.frame.measure not in TRADE
