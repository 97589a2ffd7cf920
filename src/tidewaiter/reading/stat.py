"""Quantities: which kind of figure each is."""

from tidewaiter.codes.products import is_part_of
from tidewaiter.reading.frame import PERIOD, Draft
from tidewaiter.reading.item import Item
from tidewaiter.reading.nounphrase import list_entry_before, phrase_after
from tidewaiter.reading.subject import flush_subject
from tidewaiter.reading.walk import OF_PRODUCTS, TRADE, Walk

# Measures that are themselves rates: a percent of them is their level.
_RATES = frozenset(["tariff", "other:interest_rate", "other:unemployment", "other:inflation"])
_SHARES = frozenset(["other:market_share", "other:import_dependence"])


def on_quantity(walk: Walk, item: Item) -> None:
    """A number: a figure in the making, with the frame that holds here."""
    prep = walk.take_prep(item)
    if walk.depth > 0:
        _name_entry(walk, item)
    flush_subject(walk)
    draft = Draft(item, walk.frame.copy(), walk.tokens)
    draft.negative = item.ref.negative
    if walk.base:
        _set_base(walk, draft)
    walk.drafts.append(draft)
    walk.quantity_end = item.last
    _classify(walk, draft, prep)
    following = walk.next_within(0)
    if following is not None and following.kind == "preposition" and following.code in {"in", "of"} and draft.stat != "share":
        walk.awaiting = [draft]
    elif not (following is not None and following.kind in {"change_noun", "change_verb", "measure"}):
        walk.awaiting = []


def _set_base(walk: Walk, draft: Draft) -> None:
    """A number within a comparison is of another period: the one that the comparison names, or one yet to be named."""
    draft.role = "base"
    draft.base_of = next((d for d in reversed(walk.drafts[: walk.base_from]) if d.role == "main"), None)
    draft.frame.period = None
    draft.frame.stated &= ~PERIOD
    if walk.base_period is not None:
        draft.frame.put("period", walk.base_period)
    if walk.frame.status == "consensus":
        draft.role = "consensus"
        walk.frame.status = "actual"


def _name_entry(walk: Walk, item: Item) -> None:
    """Take the entry of a list before a bracketed number as its product, where no place or company is pending and no number stands before."""
    if item.ref.kind != "percent" or walk.frame.measure not in OF_PRODUCTS | TRADE:
        return
    words = walk.tokens.words
    opening = item.first
    while opening > walk.quantity_end and opening > 0 and words[opening] != "(":
        opening -= 1
    if opening <= walk.quantity_end + 1 or not words[opening - 1][0].isalpha():
        return
    if any(p.kind in {"area", "area_adjective", "company"} for p in walk.pending):
        return
    phrase = list_entry_before(walk.tokens, opening, max(walk.quantity_end, 0))
    known = [p for p in walk.pending if p.kind == "product"]
    if known and known[-1].last == opening and len(phrase.split()) <= known[-1].last - known[-1].first + 1:
        return
    if phrase:
        walk.pending = []
        walk.put("product", phrase)


def _classify(walk: Walk, draft: Draft, prep: str) -> None:
    kind = draft.quantity.kind
    if kind == "percent":
        _percent(walk, draft, prep)
    elif kind == "points":
        draft.stat = "change"
        draft.negative |= walk.frame.direction < 0
        draft.rules.append("<percentage points>")
    elif kind in {"times", "word"}:
        draft.stat = "growth"
        draft.rules.append("<multiple>")
    else:
        _amount(walk, draft, prep)


def _percent(walk: Walk, draft: Draft, prep: str) -> None:
    frame = draft.frame
    following = walk.next_within(0)
    if _is_share(walk, draft, prep):
        draft.stat = "share"
        draft.rules.append("<share> <percent>")
    elif following is not None and following.kind == "measure" and following.code == "tariff":
        draft.frame.put("measure", "tariff")
        draft.rules.append("<percent> <tariff>")
        walk.awaiting = [draft]
    elif frame.measure in _RATES and prep != "by" and not (walk.last_change is not None and walk.last_change.kind == "change_verb"):
        draft.rules.append("<rate> <percent>")
    elif frame.measure in _SHARES:
        draft.stat = "share"
        draft.rules.append("<share> <percent>")
    else:
        draft.stat = "growth"
        draft.negative |= frame.direction < 0 and not _has_sign(walk, draft)
        draft.rules.append("<change> <percent>" if frame.direction else "<percent>")


def _has_sign(walk: Walk, draft: Draft) -> bool:
    index = draft.quantity.first
    return index > 0 and walk.tokens.words[index - 1] in {"+", "-"}


def _is_share(walk: Walk, draft: Draft, prep: str) -> bool:
    following = walk.next_within(0)
    words = walk.tokens.words
    last = draft.item.last
    if following is not None and following.first == last and following.kind in {"share_noun", "share_of"}:
        return True
    if last < len(words) and words[last] == "of" and not (following is not None and following.kind in {"period", "versus"}):
        return True
    if draft.frame.share:
        return not (walk.last_change is not None and walk.last_change.kind == "change_verb" and prep == "by")
    if draft.role == "base" and draft.base_of is not None and draft.base_of.stat == "share":
        return True
    before = words[draft.item.first - 1] if draft.item.first else ""
    return walk.depth > 0 and before == "(" and len(walk.drafts) > 1 and walk.drafts[-2].stat == "share"


def _amount(walk: Walk, draft: Draft, prep: str) -> None:
    _name_unit(walk, draft)
    if draft.role == "base":
        draft.rules.append("<comparison> <amount>")
    elif _is_change(walk, draft, prep):
        draft.stat = "change"
        draft.negative |= walk.frame.direction < 0
        draft.rules.append("<change> by <amount>")
    elif draft.quantity.per is not None or walk.frame.average in {"day", "mean"} or (walk.frame.average == "month" and walk.frame.measure in _PACED):
        draft.stat = "average"
        draft.rules.append("<average> <amount>")
    else:
        draft.rules.append("<amount>")


_PACED = frozenset(["sales", "production", "deliveries", "registrations"])


def _is_change(walk: Walk, draft: Draft, prep: str) -> bool:
    change = walk.last_change
    if change is None or walk.frame.direction == 0 or change.kind in {"reach", "share", "share_noun"}:
        return False
    if prep == "by":
        return change.kind in {"change_verb", "change_adverb"}
    if prep in {"to", "at", "in", "with"}:
        return False
    gap = draft.item.first - change.last
    if change.kind == "change_noun":
        return prep == "of" and gap <= 3
    if change.kind == "change_adverb":
        return gap == 0 and prep == ""
    return gap <= 2 and prep == "" and change.also("share") is None


def _name_unit(walk: Walk, draft: Draft) -> None:
    """Read what a bare count counts, from the nouns behind it."""
    quantity = draft.quantity
    if quantity.kind not in {"count", "bare"} or quantity.unit != "units":
        return
    following = walk.next_within(4)
    if following is not None and following.kind == "product":
        draft.counted = True
        held = draft.frame.product
        if held is None or not (held == following.code or is_part_of(held, following.code)):
            draft.frame.put("product", following.code)
        return
    if following is not None and following.kind in {"count_noun", "enterprise"} and following.code != "units":
        _of_its_own(draft, "enterprises" if following.kind == "enterprise" else following.code)
        if following.kind == "enterprise":
            draft.frame.put("by", following.code)
        return
    _name_unknown(walk, draft, following)


def _name_unknown(walk: Walk, draft: Draft, following: Item | None) -> None:
    end = following.first if following is not None else len(walk.tokens)
    phrase, _ = phrase_after(walk.tokens, draft.item.last, end)
    if not phrase:
        return
    draft.counted = not draft.quantity.scaled
    if walk.clause_head and walk.frame.measure in OF_PRODUCTS and walk.last_change is None:
        draft.counted = True
        if draft.frame.product in {None, "goods"}:
            draft.frame.put("product", phrase)
    elif not draft.quantity.scaled:
        _of_its_own(draft, "other:" + phrase.replace(" ", "_"))


def _of_its_own(draft: Draft, measure: str) -> None:
    draft.frame.put("measure", measure)
    draft.frame.product = None
    draft.rules.append("<count> <noun>")
