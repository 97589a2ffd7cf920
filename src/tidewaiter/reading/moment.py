"""Periods and comparisons in time: which figures they hold for."""

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.grammar.specification import Part, Since, Year
from tidewaiter.grammar.versus import VersusMention
from tidewaiter.reading.frame import PERIOD, Draft
from tidewaiter.reading.item import Item
from tidewaiter.reading.movement import COMPARATIVE, make_growth, open_base, set_average
from tidewaiter.reading.walk import TRADED, Walk


def on_period(walk: Walk, item: Item) -> None:
    """A period: of what follows where it opens its clause, of the figures before it where it comes behind, else of a base."""
    mention = item.ref
    prep = walk.take_prep(item)
    if mention.has("duration") or mention.is_day or mention.has("name") or mention.has("impossible"):
        return
    if mention.is_rate:
        _of_rate(walk, item)
        return
    if _only_points(walk, item):
        return
    walk.last_period = item
    walk.awaiting = []
    if walk.base:
        _of_base(walk, item)
        return
    following = walk.next_within(1)
    heads = following is not None and following.kind in {"measure", "product", "area_adjective", "change_noun"} and not prep
    if mention.is_base and not heads:
        _of_comparison(walk, item)
    elif heads and walk.drafts[walk.clause_from :]:
        walk.pending.append(item)
    else:
        _of_clause(walk, mention)


def _only_points(walk: Walk, item: Item) -> bool:
    """Whether a period only says more of the one right before it, or stands for a figure ("above November's")."""
    before, following = walk.item(-1), walk.next_within(1)
    if before is not None and before.kind == "period" and before.last == item.first and not before.ref.is_rate:
        return True
    return item.ref.has("possessive") and (following is None or following.kind == "mark")


def _of_clause(walk: Walk, mention: PeriodMention) -> None:
    """The period of the figures of this clause that have none, else of what follows; not "the lowest since 2022"."""
    drafts = walk.drafts[walk.clause_from :]
    if drafts and mention.has("since"):
        return
    late = [d for d in drafts if d.role == "main" and (not d.frame.stated & PERIOD or _is_when_said(walk, d, mention))]
    if not late:
        walk.put("period", mention)
        return
    for draft in late:
        draft.frame.put("period", mention)
    _backwards(walk, mention)
    # what follows inherits it, and may yet be given one of its own
    walk.frame.period = mention


# Within so many tokens a sentence opens.
_OPENING = 4


def _is_when_said(walk: Walk, draft: Draft, mention: PeriodMention) -> bool:
    """Whether the period that opens a sentence says when something was expected, since its own stands behind the number.

    "In January the bank was expecting exports of 6 million for all of 2025."
    """
    first = draft.frame.period
    if draft.frame.status not in {"forecast", "future", "target"} or first is None or first.last > _OPENING:
        return False
    own_year = getattr(getattr(mention.spec, "year", None), "base", "") == "year"
    between = walk.tokens.words[draft.quantity.last : mention.first]
    return first is not mention and own_year and bool(between) and "," not in between


def _of_rate(walk: Walk, item: Item) -> None:
    """ "a day", "monthly": the number beside it is an average."""
    unit = item.ref.unit
    if unit == "year" and not walk.frame.states("period") and _heads_total(walk):
        # "the annual total": the year of the period that is spoken of
        walk.frame.period = item.ref._replace(spec=Part(0, 11, Year("current", 0), 0), flags=0)
    else:
        set_average(walk, item, unit)


def _heads_total(walk: Walk) -> bool:
    """Whether a measure, a total or a verb of level comes next."""
    following = walk.next_within(0)
    return following is not None and following.kind in {"measure", "total", "reach"}


def _backwards(walk: Walk, mention: PeriodMention) -> None:
    """A period that ends the sentence holds for its earlier clauses too, where they name none."""
    for draft in walk.drafts[: walk.clause_from]:
        alike = draft.frame.measure == walk.frame.measure or {draft.frame.measure, walk.frame.measure} <= TRADED
        if draft.role == "main" and alike and not draft.frame.stated & PERIOD:
            draft.frame.period = mention


def _of_base(walk: Walk, item: Item) -> None:
    """The period of the numbers of a comparison, else of those that follow in it; without any, what the growth is against."""
    mention = item.ref
    bases = walk.drafts[walk.base_from :]
    unnamed = [d for d in bases if not d.frame.stated & PERIOD]
    for draft in unnamed:
        draft.frame.put("period", mention)
    if unnamed:
        return
    walk.base_period = mention
    growth = walk.drafts[-1] if walk.drafts and not bases else None
    if growth is not None and growth.stat in {"growth", "change"} and not growth.frame.states("versus"):
        growth.frame.put("versus", VersusMention(item.first, item.last, "base", mention))


def _of_comparison(walk: Walk, item: Item) -> None:
    """ "a year earlier" outside a comparison: the growth before it is against that."""
    for draft in walk.drafts[walk.clause_from :]:
        if draft.stat in {"growth", "change"} and draft.frame.versus is None:
            draft.frame.put("versus", VersusMention(item.first, item.last, "base", item.ref))


def without_since(mention: PeriodMention) -> PeriodMention:
    """The period that "since 2017" begins with."""
    return mention._replace(spec=mention.spec.start, flags=0) if isinstance(mention.spec, Since) else mention


def on_versus(walk: Walk, item: Item) -> None:
    """ "year on year", "from a month earlier": of the growth figures of this clause, and of those that follow in the sentence."""
    walk.awaiting = []
    if item.ref.period is not None:
        if item.ref.kind == "base" and not walk.drafts and walk.frame.direction == 0:
            walk.put("period", item.ref.period)  # "Over the first nine months, exports were"
            return
        walk.last_period = Item(item.first, item.last, "period", "", item.ref.period)
        if _opens_base(walk, item):
            return
    late = walk.drafts[walk.clause_from :]
    comparative = walk.tokens.words[item.first - 1] if item.first else ""
    if late and comparative in COMPARATIVE and item.first - walk.quantity_end <= 1:
        make_growth(late[-1], COMPARATIVE[comparative])
    for draft in late:
        if not draft.frame.states("versus"):
            draft.frame.put("versus", item.ref)
    if not late:
        walk.frame.put("versus", item.ref)
    walk.base = False


def _opens_base(walk: Walk, item: Item) -> bool:
    """Begin a comparison where its number follows ("higher than the October deficit of 5 billion"), and say whether one does."""
    following = walk.next_within(0)
    if following is None or following.kind not in {"measure", "quantity"}:
        return False
    open_base(walk, item)
    walk.base_period = item.ref.period
    if following.kind == "measure" and walk.drafts:
        walk.drafts[-1].frame.put("versus", item.ref)
    return True
