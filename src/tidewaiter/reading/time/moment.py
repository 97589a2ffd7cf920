"""Periods and comparisons in time: which figures they hold for."""

from msgspec.structs import replace

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.grammar.phrase import SINCE
from tidewaiter.grammar.specification import Ending, Part, Span
from tidewaiter.grammar.versus import VersusMention, without_since
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import PERIOD, Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.statement.bracket import on_bracketed_period
from tidewaiter.reading.statement.movement import number_follows
from tidewaiter.reading.time.past import dates_apposition, dates_past, of_concession, opens_on_past
from tidewaiter.reading.time.remark import dates_record, of_record, only_points, tells_no_time
from tidewaiter.reading.time.sequence import dates_part, is_of_next
from tidewaiter.reading.time.stretch import begin_then, closes_since, on_rate
from tidewaiter.reading.time.timeline import AHEAD
from tidewaiter.reading.time.topped import is_topped
from tidewaiter.reading.time.yardstick import dates_amount, is_multiple_of, is_of_yardstick, is_step, is_yardstick, only_held

# Measures of which a period that ends a sentence is said together.
_FAMILIES = (TRADE | {"price"}, frozenset(["production", "sales", "deliveries", "registrations", "exports"]))
# Words before a period that is said of the number right before them.
_AT = wordlist.words("before_own_period")


def on_period(walk: Walk, item: Item) -> None:
    """A period: of what follows where it opens its clause, of the figures before it where it comes behind, else of a base."""
    prep = walk.take_prep(item)
    if item.ref.is_rate:
        on_rate(walk, item)
        return
    begin_then(walk, item)
    if _is_of_something_else(walk, item, prep):
        return
    if (
        (prep in {"with", "to"} and _is_compared(walk, item))
        or _moves_on(walk, item)
        or is_step(walk, item)
        or is_of_yardstick(walk, item, prep)
        or (prep == "of" and (_is_of_that(walk, item) or is_multiple_of(walk, item) or dates_apposition(walk, item)))
    ):
        return
    walk.last_period = item
    if _is_of_others(walk, item, prep):
        return
    walk.awaiting = []
    if walk.base:
        _of_base(walk, item)
        return
    if walk.bracket is not None and not _explains_year(walk, item):
        on_bracketed_period(walk, item)
        return
    following = walk.next_within(1)
    if following is not None and following.kind in _HEADED and not prep:
        _before_head(walk, item, following)
    elif _compares(walk, item):
        if not dates_amount(walk, item, prep):
            _of_comparison(walk, item)
    else:
        _of_clause(walk, item)


def _compares(walk: Walk, item: Item) -> bool:
    """Whether an earlier time is what something is compared with, and opens no sentence."""
    return item.ref.is_base and bool(item.first > _OPENING or walk.frame.direction)


def _is_of_others(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a period is that of a record, of what something is held against, or of what had been."""
    apart = dates_record(walk, item) or only_held(walk, item)
    return apart or opens_on_past(walk, item, prep) or dates_past(walk, item)


def _is_of_something_else(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a period is no time of the figures told: a standard, a record, what only points, what was gone beyond."""
    apart = closes_since(walk, item) or is_topped(walk, item) or tells_no_time(walk, item) or is_yardstick(walk, item)
    return apart or only_points(walk, item, prep) or of_record(walk, item) or of_concession(walk, item)


def _explains_year(walk: Walk, item: Item) -> bool:
    """Take out of its bracket a period that only says which days a year is ("the Iranian year (March 21 to ...)")."""
    words, closing = walk.tokens.words, walk.item(1)
    opens = item.first > 1 and words[item.first - 1] == "(" and words[item.first - 2] in {"year", "years", "months"}
    before = walk.item(-2)
    named = before is not None and before.kind in {"period", "versus", "base"} and before.last == item.first - 1
    explains = opens and not named and closing is not None and closing.code == ")" and closing.first == item.last
    if explains:
        walk.bracket = None
    return explains


def _moves_on(walk: Walk, item: Item) -> bool:
    """Take a period from which something moved by so much to what it is now ("rose by 2 points from May 2020 to 27 percent")."""
    to, number = walk.next_within(0), walk.item(2)
    words = walk.tokens.words[max(0, item.first - 1) : item.last]
    if "from" not in words[:2] or "to" in words:
        return False
    if to is None or number is None or to.code != "to" or number.kind != "quantity" or not walk.drafts:
        return False
    draft = walk.drafts[-1]
    if draft.stat not in {"growth", "change"} or item.first - walk.quantity_end > _NEAR:
        return False
    if not draft.frame.states("versus"):
        draft.frame.put("versus", VersusMention(item.first, item.last, "base", item.ref))
    return True


def _is_compared(walk: Walk, item: Item) -> bool:
    """Take a period with which another is compared ("Comparing May 2020 with May 2019, exports fell"); says whether it is one."""
    told = walk.item(-2)
    if told is None or told.kind != "period" or walk.tokens.words[max(0, told.first - 1) : told.first] != ["comparing"]:
        return False
    walk.frame.put("versus", VersusMention(item.first, item.last, "base", item.ref))
    return True


# What a period may stand before as an adjective ("the May exports").
_HEADED = frozenset(["measure", "product", "area_adjective", "change_noun"])


def _before_head(walk: Walk, item: Item, head: Item) -> None:
    """A period right before what it is said of."""
    if item.ref.has("to_date") and head.kind == "change_noun":
        walk.put("period", item.ref)  # "pushing year-to-date growth to 9 percent"
    elif walk.drafts[walk.clause_from :]:
        walk.pending.append(item)
    else:
        _of_clause(walk, item)


def _is_of_that(walk: Walk, item: Item) -> bool:
    """Whether a period is that of what a growth is against ("more than double that of 2023")."""
    draft = walk.drafts[-1] if walk.drafts else None
    stands = walk.tokens.words[item.first - 2] if item.first > 1 else ""
    if draft is None or draft.stat != "growth" or stands not in _THAT or item.first - walk.quantity_end > 3:
        return False
    if not draft.frame.states("versus"):
        draft.frame.put("versus", VersusMention(item.first, item.last, "base", item.ref))
    return True


_THAT = frozenset(["that", "those"])


def _of_clause(walk: Walk, item: Item) -> None:
    """The period of the figures of this clause that have none, else of what follows; not "the lowest since 2022"."""
    mention = _windowed(walk, item.ref)
    if walk.drafts and walk.tokens.words[item.last : item.last + 1] == ["alone"]:
        walk.alone = mention
    drafts = walk.drafts[walk.clause_from :]
    if drafts and mention.flags & SINCE:
        _since_then(walk, item)
        return
    if drafts and is_of_next(walk, item):
        walk.put("period", mention)
        walk.alone = mention
        return
    late = dates_part(walk, item, drafts) or _late(walk, drafts) or _told_closer(walk, item, drafts)
    late = late or [d for d in drafts if d.role == "main" and _is_when_said(walk, d, mention)]
    late = late or ([] if drafts else _left_open(walk))
    if not late:
        walk.put("period", mention)
        return
    for draft in late:
        draft.frame.put("period", mention)
    if _had_been(walk, late[-1]):
        return
    _backwards(walk, mention)
    # what follows inherits it, and may yet be given one of its own
    walk.frame.period = mention


def _had_been(walk: Walk, draft: Draft) -> bool:
    """Whether a number tells what had been before ("they had been 17 billion in the first quarter")."""
    before = walk.tokens.words[max(0, draft.item.first - _NEAR) : draft.item.first]
    told = walk.frame.period is not None or walk.drafts[0] is not draft or "which" in before
    return told and "had" in before


# How many words before a number an auxiliary of its verb stands at most.
_NEAR = 6
# Within so many tokens a sentence opens.
_OPENING = 4


def _is_when_said(walk: Walk, draft: Draft, mention: PeriodMention) -> bool:
    """Whether the period that opens a sentence says when something was expected, since its own stands behind the number.

    "In January the bank was expecting exports of 6 million for all of 2025."
    """
    first = draft.frame.period
    if draft.frame.status not in AHEAD or first is None or first.last > _OPENING:
        return False
    own_year = getattr(getattr(mention.spec, "year", None), "base", "") == "year"
    between = walk.tokens.words[draft.quantity.last : mention.first]
    return first is not mention and own_year and bool(between) and "," not in between


def _since_then(walk: Walk, item: Item) -> None:
    """ "have grown 40 percent since 2017": the growth right before is against the time since when.

    Amounts are summed up from then on, where the time is of this clause alone ("has shipped 5 million tonnes since July").
    """
    draft = walk.drafts[-1]
    if walk.frame.period is None and not walk.base:
        for summed in walk.drafts[walk.clause_from :]:
            if summed.stat == "level" and summed.role == "main" and summed.quantity.kind not in {"percent", "points"}:
                summed.frame.put("period", item.ref)
    if draft.stat in {"growth", "change"} and item.first - walk.quantity_end <= 1 and not draft.frame.states("versus"):
        draft.frame.put("versus", VersusMention(item.first, item.last, "base", without_since(item.ref)))


def _left_open(walk: Walk) -> list[Draft]:
    """The figures of the clause before, where this one has no verb and no number ("3 billion of tea and other crops in May")."""
    last = walk.drafts[-1] if walk.drafts else None
    if last is None:
        return []
    for offset in range(-1, -_FEW, -1):
        item = walk.item(offset)
        if item is None or item.kind in _VERBAL:
            return []
        if item is last.item:
            break
    ahead = (walk.item(offset) for offset in range(1, _FEW))
    if any(item is not None and item.kind in {"quantity", *_VERBAL} for item in ahead):
        return []
    return [d for d in walk.drafts[-_FEW:] if d.clause == last.clause and d.role == "main" and d.frame.period is None]


# How many items before and behind a period are looked through for a verb or a number.
_FEW = 12
_VERBAL = frozenset(["change_verb", "measure_verb", "reach", "forecast", "share", "past_expected"])


def _late(walk: Walk, drafts: list[Draft]) -> list[Draft]:
    """The figures of a clause that a period behind them is said of: those that name none.

    Where they have one from before in their clause, it is only said of the last ones, behind an "and" or comma
    ("1.3 million in seven months, up 84 percent, and 225,000 in July").
    """
    late = [d for d in drafts if d.role == "main" and not d.frame.stated & PERIOD]
    if not late and walk.items[walk.here].first - walk.quantity_end <= _CLOSE:
        late = [d for d in drafts if d.role == "whole" and not d.frame.stated & PERIOD]  # "sales of 3 million cars in 2023"
    if late and late[-1].frame.status in AHEAD:
        # "earnings were 138 billion and are forecast to fall to 107 billion in 2025"
        late = [d for d in late if d.frame.status in AHEAD]
    lent = next((d.frame.period for d in late if d.frame.period is not None), None)
    if lent is None or (walk.clause_from and lent.first < walk.drafts[walk.clause_from - 1].item.last):
        return late
    start = _group_start(walk)
    return [d for d in late if d.item.first >= start]


# How many tokens behind the number of a whole its period may stand.
_CLOSE = 3


def _told_closer(walk: Walk, item: Item, drafts: list[Draft]) -> list[Draft]:
    """The figures right before a period whose clause began with another one: it is closer ("In June it fell, to 72 by July")."""
    last = drafts[-1] if drafts else None
    if last is None or last.role != "main" or last.frame.period is None or item.first - walk.quantity_end > 2:
        return []
    before = walk.tokens.words[item.first - 1]
    closer = before in _AT or item.ref.has("until")
    if walk.clause_from and last.frame.period.first < walk.drafts[walk.clause_from - 1].item.last:
        closer = True  # "exports in 1985 were 944 million, but could fall by 30 percent this year"
    if last.frame.period.first > last.item.first or not closer:
        return []
    if walk.tokens.words[last.item.first - 1] == "to" and len(drafts) > 1 and drafts[-2].quantity.unit == last.quantity.unit:
        return [last]  # "slowed from the first quarter's 9 percent to 8 percent in the second quarter"
    start = _group_start(walk)
    return [d for d in drafts if d.item.first >= start and d.role == "main"]


def _group_start(walk: Walk) -> int:
    """Where the numbers right before this place begin: behind the last "and", comma or bracket before them."""
    seen = False
    for offset in range(-1, -12, -1):
        item = walk.item(offset)
        if item is None:
            return 0
        if item.kind == "quantity":
            seen = True
        elif seen and (_parts(walk, item) or item.kind in {"change_verb", "reach"}) and not _converts(walk, offset):
            return item.last
    return walk.drafts[-1].item.first


def _converts(walk: Walk, offset: int) -> bool:
    """Whether a bracket opens on what an amount right before it is in other money."""
    mark, before, inside = walk.item(offset), walk.item(offset - 1), walk.item(offset + 1)
    if mark is None or mark.code != "(" or before is None or inside is None:
        return False
    return before.kind == inside.kind == "quantity" and before.ref.kind == inside.ref.kind == "money"


def _parts(walk: Walk, item: Item) -> bool:
    """Whether a sign or conjunction parts the numbers beside it; "or" gives another number for the same."""
    if item.kind == "conjunction":
        return walk.tokens.words[item.first] != "or"
    return item.kind == "mark" and item.code in ",;("


def _windowed(walk: Walk, mention: PeriodMention) -> PeriodMention:
    """A month behind "the 12-month total" is the last of twelve; "until May" behind a year is that year up to May."""
    spoken = walk.frame.period
    if mention.has("until") and mention.unit == "month" and isinstance(mention.spec, Part) and walk.frame.states("period"):
        year = spoken.spec.year if spoken is not None and spoken.unit == "year" and isinstance(spoken.spec, Part) else None
        if year is not None and mention.spec.year.base == "open":
            return replace(mention, spec=Span(Part(0, 0, year, 0), replace(mention.spec, year=year)), flags=0, unit="period")
    window = spoken.spec if spoken is not None else None
    if not isinstance(window, Ending) or spoken is None or spoken.unit != "period" or not isinstance(mention.spec, Part):
        return mention
    if mention.unit != "month" or mention.flags:
        return mention
    return replace(mention, spec=Ending(window.months, mention.spec), unit="period")


def _backwards(walk: Walk, mention: PeriodMention) -> None:
    """A period that ends the sentence holds for its earlier clauses too, where they name none."""
    compared = {id(d.base_of) for d in walk.drafts if d.role == "base"}
    for draft in walk.drafts[: walk.clause_from]:
        pair = {draft.frame.measure, walk.frame.measure}
        alike = len(pair) == 1 or any(pair <= family for family in _FAMILIES)
        if draft.role == "main" and alike and draft.frame.period is None and id(draft) not in compared:
            draft.frame.period = mention


def _of_base(walk: Walk, item: Item) -> None:
    """The period of the numbers of a comparison, else of those that follow in it; without any, what the growth is against."""
    mention = item.ref
    if mention.has("possessive") and number_follows(walk):
        walk.base_period = (
            mention  # "from expectations of 5 percent and May's 4": the number says what that is (see `compare_with_bases`)
        )
        return
    bases = walk.drafts[walk.base_from :]
    if not bases and walk.base_period is not None and walk.base_period.is_base and not mention.is_base:
        walk.base = False  # "grew 1 percent compared with a year earlier in October"
        _of_clause(walk, item)
        return
    unnamed = [d for d in bases if not d.frame.stated & PERIOD]
    if len(unnamed) > 1 and unnamed[-1].frame.status == "actual":
        # "below the 6 percent that was expected and the 18 percent in January": what was expected is of the outcome's own time
        unnamed = [d for d in unnamed if d.frame.status not in _EXPECTED]
    if not unnamed and _is_last_of_bases(walk, item, bases):
        unnamed = bases[-1:]
    for draft in unnamed:
        draft.frame.put("period", mention)
    if unnamed:
        return
    walk.base_period = mention
    growth = walk.drafts[-1] if walk.drafts and not bases else None
    if growth is not None and growth.stat in {"growth", "change"} and not growth.frame.states("versus"):
        growth.frame.put("versus", VersusMention(item.first, item.last, "base", mention))


def _is_last_of_bases(walk: Walk, item: Item, bases: list[Draft]) -> bool:
    """Whether a period is that of the last of several amounts compared with ("February's 4 billion and a loss of 2 in January").

    The first one's stands before it, and was only lent to the last.
    """
    behind = walk.tokens.words[walk.quantity_end : item.first]
    if len(bases) < 2 or bases[-1].frame.period is not walk.base_period is not None:
        return False
    if not behind or walk.base_period is None:
        return item.ref.is_base and not behind  # "April's 4 billion and 5 billion a year ago"
    return behind[-1] in _THEN and "," not in behind and len(behind) <= _NEAR and item.ref.unit == walk.base_period.unit


_THEN = frozenset(["in", "during", "for"])
# Statuses of what was expected of an outcome.
_EXPECTED = AHEAD | {"consensus", "expected"}


def _of_comparison(walk: Walk, item: Item) -> None:
    """ "a year earlier" outside a comparison: the growth before it is against that."""
    for draft in walk.drafts[walk.clause_from :]:
        if draft.stat in {"growth", "change"} and draft.frame.versus is None:
            draft.frame.put("versus", VersusMention(item.first, item.last, "base", item.ref))
