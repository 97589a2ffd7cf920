"""Periods and comparisons in time: which figures they hold for."""

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.grammar.specification import Part, Since, Year
from tidewaiter.grammar.versus import VersusMention
from tidewaiter.reading.frame import PERIOD
from tidewaiter.reading.item import Item
from tidewaiter.reading.movement import COMPARATIVE, make_growth, open_base
from tidewaiter.reading.walk import OF_PRODUCTS, TRADE, Walk


def on_period(walk: Walk, item: Item) -> None:
    """A period: of what follows when it opens its clause, of the clause's figures when it comes behind them, of the base within a comparison."""
    mention = item.ref
    prep = walk.take_prep(item)
    if mention.has("duration") or mention.is_day or mention.has("name") or mention.has("impossible"):
        return
    if not mention.is_rate:
        walk.last_period = item
        walk.awaiting = []
    if mention.is_rate:
        _of_rate(walk, item)
        return
    if walk.base:
        _of_base(walk, item)
        return
    following = walk.next_within(1)
    heads = following is not None and following.kind in {"measure", "product", "area_adjective", "change_noun"} and not prep
    if mention.is_base and not heads:
        _of_comparison(walk, item)
        return
    if heads and walk.drafts[walk.clause_from :]:
        walk.pending.append(item)
        return
    if mention.has("since") and walk.drafts[walk.clause_from :]:
        return  # "the lowest since 2022" says of no figure when it was
    late = [d for d in walk.drafts[walk.clause_from :] if d.role == "main" and not d.frame.stated & PERIOD]
    if late:
        for draft in late:
            draft.frame.put("period", mention)
        _backwards(walk, mention)
        # what follows inherits it, and may yet be given one of its own
        walk.frame.period = mention
    else:
        walk.put("period", mention)


def _of_rate(walk: Walk, item: Item) -> None:
    """ "a day", "monthly": the number beside it is an average."""
    unit = item.ref.unit
    if walk.drafts and item.first - walk.quantity_end <= 3 and unit in {"day", "month", "week"}:
        draft = walk.drafts[-1]
        if draft.stat == "level" and draft.quantity.kind not in {"percent", "points"}:
            draft.stat = "average"
            draft.rules.append("<number> <per day or unit>")
    elif (
        unit == "year"
        and not walk.frame.states("period")
        and walk.next_within(0) is not None
        and walk.next_within(0).kind in {"measure", "total", "reach"}
    ):  # type: ignore[union-attr]
        # "the annual total": the year of the period that is spoken of
        walk.frame.period = item.ref._replace(spec=Part(0, 11, Year("current", 0), 0), flags=0)
    else:
        walk.frame.average = unit


def _backwards(walk: Walk, mention: object) -> None:
    """A period that ends the sentence holds for its earlier clauses too, where they name none."""
    for draft in walk.drafts[: walk.clause_from]:
        alike = draft.frame.measure == walk.frame.measure or {draft.frame.measure, walk.frame.measure} <= TRADE | OF_PRODUCTS
        if draft.role == "main" and alike and not draft.frame.stated & PERIOD:
            draft.frame.period = mention


def _of_base(walk: Walk, item: Item) -> None:
    mention = item.ref
    bases = walk.drafts[walk.base_from :]
    open_bases = [d for d in bases if not d.frame.stated & PERIOD]
    if open_bases:
        for draft in open_bases:
            draft.frame.put("period", mention)
    else:
        walk.base_period = mention
        if (
            not bases
            and walk.drafts
            and walk.drafts[-1].stat in {"growth", "change"}
            and not walk.drafts[-1].frame.states("versus")
        ):
            walk.drafts[-1].frame.put("versus", VersusMention(item.first, item.last, "base", mention))


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
    if item.ref.period is not None and item.ref.kind == "base" and not walk.drafts and walk.frame.direction == 0:
        walk.put("period", item.ref.period)  # "Over the first nine months, exports were"
        return
    if item.ref.period is not None:
        walk.last_period = Item(item.first, item.last, "period", "", item.ref.period)
    following = walk.next_within(0)
    if item.ref.period is not None and following is not None and following.kind in {"measure", "quantity"}:
        # "higher than the October deficit of": a base with its period
        open_base(walk, item)
        walk.base_period = item.ref.period
        if following.kind == "measure" and walk.drafts:
            walk.drafts[-1].frame.put("versus", item.ref)
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
