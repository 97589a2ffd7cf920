"""Quantities: which kind of figure each is."""

from tidewaiter.codes.products import is_part_of
from tidewaiter.reading import wordlist
from tidewaiter.reading.frame import PERIOD, Draft
from tidewaiter.reading.item import Item
from tidewaiter.reading.nounphrase import list_entry, phrase_after
from tidewaiter.reading.subject import BREAKDOWNS, flush_at_number, join_products
from tidewaiter.reading.walk import OF_PRODUCTS, TRADE, Walk

# Measures that are themselves rates: a percent of them is their level.
_RATES = frozenset(["tariff", "other:interest_rate", "other:unemployment", "other:inflation"])
_SHARES = frozenset(["other:market_share", "other:import_dependence"])


def on_quantity(walk: Walk, item: Item) -> None:
    """A number: a figure in the making, with the frame that holds here."""
    prep = walk.take_prep(item)
    if item.ref.kind == "count" and item.ref.value < 100 and _is_in_name(walk, item, prep):
        return
    if walk.depth > 0:
        _name_entry(walk, item)
    flush_at_number(walk, item)
    draft = Draft(item, walk.frame.copy(), walk.tokens)
    draft.negative = item.ref.negative
    draft.clause = walk.clause
    if (
        draft.hedge is not None
        and draft.quantity.bound == "under"
        and walk.tokens.words[item.first - 1 : item.first]
        and _is_rule(walk, item)
    ):
        draft.frame.put("status", "limit")
    if walk.frame.status == "consensus":
        draft.role = "consensus"
        draft.base_of = next((d for d in reversed(walk.drafts) if d.role == "main"), None)
        walk.frame.status = "actual"
    elif walk.base:
        _set_base(walk, draft)
    before = walk.item(-1)
    if before is not None and before.kind == "total" and before.code == "together":
        partners = dict.fromkeys(d.frame.partner for d in walk.drafts if d.frame.partner is not None)
        draft.frame.partner = "+".join(partners) if len(partners) > 1 else None
        draft.frame.by = draft.frame.mode = None
    if prep == "of" and draft.role == "main":
        _free_whole(walk, draft)
    walk.drafts.append(draft)
    walk.quantity_before, walk.quantity_end = walk.quantity_end, item.last
    _classify(walk, draft, prep)
    following = walk.next_within(0)
    if following is not None and following.kind == "preposition" and following.code in {"in", "of"} and draft.stat != "share":
        walk.awaiting = [draft]
    elif not (following is not None and following.kind in {"change_noun", "change_verb", "measure"}):
        walk.awaiting = []


_RULE_WORDS = wordlist.words("rule")


def _is_rule(walk: Walk, item: Item) -> bool:
    """Whether a number is a cap: "must not exceed", "may be at most"."""
    words = walk.tokens.words
    if "value" in words[max(0, item.first - 3) : item.first] and item.ref.kind == "money" and not walk.clause_head:
        return True  # "goods with a value of no more than"
    return any(word in _RULE_WORDS for word in words[max(0, item.first - 4) : item.ref.hedge_last])


def _is_in_name(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a small number belongs to a name or a package ("EU 27", "cases of 12 bottles")."""
    before = walk.item(-1)
    if before is None:
        return False
    if before.kind == "area" and before.last == item.first and walk.tokens.words[item.last : item.last + 1] == [")"]:
        return True
    return prep == "of" and item.first - walk.quantity_end <= 2 and bool(walk.drafts)


def _free_whole(walk: Walk, draft: Draft) -> None:
    """ "1.2 million of the 4.9 million", "Of the 4.9 million, 1.2": the whole has no partner, mode or product of its part."""
    before = walk.item(-2)
    if before is not None and before is walk.whole_head:
        frame = draft.frame
        frame.partner = frame.mode = frame.by = None
        frame.product = walk.topic.product or "goods"  # "37.5 percent of the district's exports of 6.4 billion"
        return
    opens = not walk.drafts and walk.here <= 2
    if opens or (
        before is not None and walk.drafts and before is walk.drafts[-1].item and draft.quantity.kind not in {"percent", "points"}
    ):
        frame = draft.frame
        frame.partner = frame.mode = frame.by = None
        if not opens and not frame.product == "goods":
            frame.product = walk.topic.product if walk.topic.product != frame.product else frame.product
        if opens:
            draft.role = "whole"  # what is said of the part does not hold for it


def _set_base(walk: Walk, draft: Draft) -> None:
    """A number within a comparison is of another period: the one that the comparison names, or one yet to be named."""
    draft.role = "base"
    draft.frame.status = "actual"
    draft.base_of = next((d for d in reversed(walk.drafts[: walk.base_from]) if d.role == "main"), None)
    draft.frame.period = None
    draft.frame.stated &= ~PERIOD
    if walk.base_period is not None:
        draft.frame.put("period", walk.base_period)


def _name_entry(walk: Walk, item: Item) -> None:
    """Take the entry of a list before a bracketed number as its product, where no place or company is pending and no number stands before."""
    if item.ref.kind != "percent" or walk.frame.measure not in OF_PRODUCTS | TRADE:
        return
    opening, start = _entry_bounds(walk)
    if opening is None or opening.first == walk.quantity_end or not walk.tokens.words[opening.first - 1][0].isalpha():
        return
    if any(p.kind in {"area", "area_adjective", "company"} for p in walk.pending):
        walk.pending = [p for p in walk.pending if p.kind != "product"]
        return
    phrase = list_entry(walk.tokens, start, opening.first)
    known = [p for p in walk.pending if p.kind == "product"] or [walk.item(-2)]
    held = known[-1]
    if (
        held is not None
        and held.kind == "product"
        and held.last == opening.first
        and len(phrase.split()) <= held.last - held.first
    ):
        phrase = join_products(held.codes)
    if phrase:
        walk.pending = []
        walk.frame.put("product", phrase)


_ENTRY_KINDS = frozenset(
    ["product", "area_adjective", "conjunction", "generic", "enterprise", "source", "mode", "count_noun", "shipments"]
)


def _entry_bounds(walk: Walk) -> tuple[Item | None, int]:
    """The bracket that opens before this number, and the token at which the entry of the list before it may begin.

    Behind another bracket the entry may hold commas and prepositions; else it begins behind the last word that is no noun.
    """
    opening, commas = None, True
    for offset in range(-1, -14, -1):
        item = walk.item(offset)
        if item is None:
            return opening, 0
        if opening is None:
            if item.kind == "mark" and item.code == "(":
                opening = item
            elif item.kind not in {"mark", "change_adverb"}:
                return None, 0
        elif item.kind == "mark" and item.code in ")":
            return opening, item.last
        elif (
            item.kind not in _ENTRY_KINDS
            and not (item.kind == "preposition" and item.code == "of" and not commas)
            and item.kind != "mark"
        ):
            return opening, item.last
    return opening, opening.first if opening else 0


def _classify(walk: Walk, draft: Draft, prep: str) -> None:
    kind = draft.quantity.kind
    if kind == "percent":
        _percent(walk, draft, prep)
    elif kind == "points":
        draft.stat = "change"
        draft.negative |= walk.frame.direction < 0
        draft.rules.append("<percentage points>")
    elif kind == "rate":
        _of_its_own(draft, "exchange_rate")
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
        walk.frame.shares = True
        if following is not None and following.kind == "preposition" and following.code == "of":
            walk.whole = draft
    elif following is not None and following.kind == "measure" and following.code == "tariff":
        draft.frame.put("measure", "tariff")
        draft.rules.append("<percent> <tariff>")
        walk.awaiting = [draft]
    elif frame.measure in _RATES and prep != "by" and (prep or walk.last_change is None or walk.last_change.kind not in _CHANGES):
        draft.rules.append("<rate> <percent>")
    elif frame.measure in _SHARES:
        draft.stat = "share"
        draft.rules.append("<share> <percent>")
    else:
        draft.stat = "growth"
        if (
            len(walk.drafts) > 1
            and walk.drafts[-2].stat == "share"
            and walk.drafts[-2].clause == draft.clause
            and draft.role == "main"
        ):
            draft.frame.put("measure", "other:share")  # how the share itself grew
        direction = frame.direction or (walk.prior_direction if walk.last_change is None else 0)
        draft.negative |= direction < 0 and not _has_sign(walk, draft)
        draft.rules.append("<change> <percent>" if direction else "<percent>")


_CHANGES = frozenset(["change_verb", "change_noun", "change_adverb"])


def _has_sign(walk: Walk, draft: Draft) -> bool:
    index = draft.quantity.first
    return index > 0 and walk.tokens.words[index - 1] in {"+", "-"}


def _is_share(walk: Walk, draft: Draft, prep: str) -> bool:
    following = walk.next_within(0)
    words = walk.tokens.words
    last = draft.item.last
    if following is not None and following.first == last and following.kind in {"share_noun", "share_of"}:
        return True
    before = words[draft.item.first - 1] if draft.item.first else ""
    if before == "or" and len(walk.drafts) > 1 and walk.drafts[-2].stat == "level" and walk.drafts[-2].quantity.kind != "percent":
        return True  # "534,000, or 25 percent"
    first = walk.items[0]
    if first.kind in {"preposition", "share_of"} and words[0] == "of" and draft is walk.drafts[0] and not walk.frame.direction:
        return True  # "Of all exports, 70 per cent came from"
    if "<fraction>" in draft.quantity.rules and words[last : last + 1] == ["the"]:
        return True
    if last < len(words) and words[last] == "of" and not (following is not None and following.kind in {"period", "versus"}):
        return True
    if draft.frame.share:
        return not (walk.last_change is not None and walk.last_change.kind == "change_verb" and prep == "by")
    if draft.role == "base" and draft.base_of is not None and draft.base_of.stat == "share":
        return True
    if (
        len(walk.drafts) > 1
        and walk.drafts[-2].stat == "share"
        and (walk.last_change is None or walk.last_change.kind not in _CHANGES)
        and draft.role == "main"
    ):
        return True  # "the US took 34.3 percent, the UK 6.5"
    if frame_repeats_share(walk):
        return True
    before = words[draft.item.first - 1] if draft.item.first else ""
    return walk.depth > 0 and before == "(" and len(walk.drafts) > 1 and walk.drafts[-2].stat == "share"


def frame_repeats_share(walk: Walk) -> bool:
    """Whether a percent without any word of change follows a sentence of shares, with no head of its own."""
    if any(d.stat == "level" for d in walk.drafts[:-1]):
        return False
    return (
        walk.frame.shares
        and (walk.last_change is None or walk.last_change.kind == "reach")
        and not walk.clause_head
        and walk.frame.direction == 0
    )


def _amount(walk: Walk, draft: Draft, prep: str) -> None:
    _name_unit(walk, draft)
    per = draft.quantity.per
    if per is not None and draft.quantity.kind == "money" and per not in _TIMES:
        if draft.frame.measure != "tariff":
            draft.frame.put("measure", "price")
        draft.rules.append("<money> per <unit>")
    elif draft.role == "base":
        draft.rules.append("<comparison> <amount>")
    elif _is_change(walk, draft, prep):
        draft.stat = "change"
        draft.negative |= walk.frame.direction < 0
        draft.rules.append("<change> by <amount>")
    elif (
        (per is not None and per not in {"year", "annum"})
        or walk.frame.average in {"day", "mean"}
        or (walk.frame.average == "month" and walk.frame.measure in _PACED)
    ):
        draft.stat = "average"
        draft.rules.append("<average> <amount>")
    else:
        draft.rules.append("<amount>")


_TIMES = frozenset(["day", "days", "month", "week", "year", "hour", "quarter", "annum"])
_PACED = frozenset(["sales", "production", "deliveries", "registrations"])


def _is_change(walk: Walk, draft: Draft, prep: str) -> bool:
    change = walk.last_change
    earlier = walk.drafts[-2] if len(walk.drafts) > 1 else None
    if walk.tokens.words[draft.item.first - 1 : draft.item.first] == ["or"] and earlier is not None and earlier.stat == "growth":
        return True  # "3 percent, or 5 billion"
    if change is None or walk.frame.direction == 0 or change.kind in {"reach", "share", "share_noun"}:
        return False
    if prep == "by":
        return change.kind in {"change_verb", "change_adverb"}
    if prep in {"to", "at", "in", "with"}:
        return False
    gap = draft.item.first - change.last
    if change.kind == "change_noun" or (change.kind == "change_verb" and change.also("change_noun") and prep == "of"):
        return prep == "of" and walk.quantity_before <= change.first
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
        generic = following.code == "vehicles" and held is not None and held.endswith("vehicles")
        if held is None or not (
            generic or (draft.frame.states("product") and (held == following.code or is_part_of(held, following.code)))
        ):
            draft.frame.put("product", following.code)
            if not walk.frame.states("product"):
                walk.frame.put("product", following.code)
        return
    if following is not None and following.also("count_noun") is not None:
        following.kind, following.code = "count_noun", str(following.also("count_noun"))
    if following is not None and following.kind in {"count_noun", "enterprise"} and following.code != "units":
        draft.counted = True
        _of_its_own(draft, "enterprises" if following.kind == "enterprise" else following.code)
        if following.kind == "enterprise" and following.code in BREAKDOWNS:
            draft.frame.put("by", following.code)
        return
    if following is not None and following.kind == "mode" and following.first == draft.item.last:
        phrase, _ = phrase_after(walk.tokens, following.last, len(walk.tokens))
        if phrase:
            _of_its_own(draft, "other:" + phrase.replace(" ", "_"))
            draft.frame.put("mode", following.code)
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
