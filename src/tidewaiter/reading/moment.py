"""Periods and comparisons in time: which figures they hold for."""

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.grammar.phrase import period_words
from tidewaiter.grammar.specification import Day, Ending, Part, Recent, Since, Year
from tidewaiter.grammar.versus import AVERAGE, VersusMention
from tidewaiter.reading import wordlist
from tidewaiter.reading.bracket import on_bracketed_period
from tidewaiter.reading.comparison import PRICED
from tidewaiter.reading.frame import PERIOD, Draft
from tidewaiter.reading.item import Item
from tidewaiter.reading.movement import set_average
from tidewaiter.reading.walk import TRADE, Walk

# Measures of which a period that ends a sentence is said together.
_FAMILIES = (TRADE, frozenset(["production", "sales", "deliveries", "registrations", "exports"]))
# Words before a length of time that make it the time in which something was done ("over the past twelve months").
_WITHIN = wordlist.words("before_stretch")
# Words before a period that is said of the number right before them.
_AT = wordlist.words("before_own_period")
# Words behind a period that only says more of the one before it ("In 2014, the last full year before").
_SAYS_MORE = wordlist.words("behind_apposition")
# Verbs whose object is a year that only began ("started off the year on a strong footing").
_BEGINNING = wordlist.words("beginning")
# Words between a record and its time ("set in May 2018").
_SET = wordlist.words("record_set")
# Words beside "annual" or "a year" that make a growth an average one; articles of a yearly rate.
_MEAN = wordlist.words("mean")
_EACH = frozenset(["a", "per", "each", "every", "annually", "yearly"])


def on_period(walk: Walk, item: Item) -> None:
    """A period: of what follows where it opens its clause, of the figures before it where it comes behind, else of a base."""
    mention = item.ref
    prep = walk.take_prep(item)
    if mention.is_rate:
        _of_rate(walk, item)
        return
    if _tells_no_time(walk, item) or _only_points(walk, item, prep) or _of_record(walk, item):
        return
    walk.last_period = item
    walk.awaiting = []
    if walk.base:
        _of_base(walk, item)
        return
    if walk.bracket is not None:
        on_bracketed_period(walk, item)
        return
    following = walk.next_within(1)
    heads = following is not None and following.kind in {"measure", "product", "area_adjective", "change_noun"} and not prep
    if mention.is_base and not heads:
        if not (prep == "of" and _of_level(walk, item)):
            _of_comparison(walk, item)
    elif heads and walk.drafts[walk.clause_from :]:
        walk.pending.append(item)
    else:
        _of_clause(walk, item)


def _tells_no_time(walk: Walk, item: Item) -> bool:
    """Whether a phrase of time is no period of a figure: a length, a day on which something was said, part of a name."""
    mention = item.ref
    if mention.has("name") or mention.has("impossible"):
        return True
    if mention.is_day:
        return not _of_market_day(walk, item)
    if not mention.has("duration"):
        return False
    before = walk.tokens.words[item.first - 1] if item.first else ""
    if before not in _WITHIN or not isinstance(mention.spec, Recent):
        return True
    if mention.unit == "month":
        return False  # "exports of the last 12 months"
    _of_stretch(walk, mention)
    return True


def _of_market_day(walk: Walk, item: Item) -> bool:
    """Whether a day is that of the price right before it ("closed at 100.58 on October 6")."""
    draft = walk.drafts[-1] if walk.drafts else None
    return (
        draft is not None
        and draft.frame.measure in PRICED
        and isinstance(item.ref.spec, Day)
        and item.first - walk.quantity_end <= 1
        and not draft.frame.states("period")
    )


def _of_stretch(walk: Walk, mention: PeriodMention) -> None:
    """ "over the past five years": of the average growth in its clause, else noted for one that comes."""
    months = mention.spec.months
    if mention.unit in {"year", "decade"} and not mention.spec.ahead:
        # growth is averaged over whole years
        mention = mention._replace(spec=Ending(months // 12 * 12, Part(0, 11, Year("document", -1), 11)))
    walk.stretch = mention
    for draft in walk.drafts[walk.clause_from :]:
        versus = draft.frame.versus
        if versus is not None and versus.kind == AVERAGE and not draft.frame.states("period"):
            draft.frame.put("period", mention)


def _only_points(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a period only says more of the one right before it, or stands for a figure ("above November's")."""
    words = walk.tokens.words
    before, following = walk.item(-1), walk.next_within(1)
    if before is not None and before.kind == "period" and before.last == item.first and not before.ref.is_rate:
        return True
    if prep == "of" and item.first > 1 and words[item.first - 2] in period_words().unit:
        return True  # "August, the busiest month of the year"
    if not _BEGINNING.isdisjoint(words[max(0, item.first - 2) : item.first]) and item.ref.unit == "year":
        return True  # "started the year with"
    earlier = walk.item(-2)
    if (
        before is not None
        and before.code == ","
        and earlier is not None
        and earlier.kind == "period"
        and before.first - earlier.last <= 0
        and words[item.first] == "the"
        and words[item.last : item.last + 1]
        and words[item.last] in _SAYS_MORE
    ):
        return True  # "In 2014, the last full year before the war, output was"
    return item.ref.has("possessive") and (following is None or following.kind == "mark")


def _of_record(walk: Walk, item: Item) -> bool:
    """Whether a period is that of the base before it, which a comma has closed ("the record was 12 million, set in May 2018")."""
    draft = walk.drafts[-1] if walk.drafts else None
    if draft is None or draft.role != "base" or draft.frame.states("period") or item.first - walk.quantity_end > 7:
        return False
    words = walk.tokens.words[walk.quantity_end : item.first]
    if not any(word in _SET for word in words):
        return False
    draft.frame.put("period", item.ref)
    return True


def _of_clause(walk: Walk, item: Item) -> None:
    """The period of the figures of this clause that have none, else of what follows; not "the lowest since 2022"."""
    mention = _windowed(walk, item.ref)
    drafts = walk.drafts[walk.clause_from :]
    if drafts and mention.has("since"):
        return
    late = _late(walk, drafts) or _told_closer(walk, item, drafts)
    late = late or [d for d in drafts if d.role == "main" and _is_when_said(walk, d, mention)]
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


def _late(walk: Walk, drafts: list[Draft]) -> list[Draft]:
    """The figures of a clause that a period behind them is said of: those that name none.

    Where they have one from before in their clause, it is only said of the last ones, behind an "and" or comma
    ("1.3 million in seven months, up 84 percent, and 225,000 in July").
    """
    late = [d for d in drafts if d.role == "main" and not d.frame.stated & PERIOD]
    lent = next((d.frame.period for d in late if d.frame.period is not None), None)
    if lent is None or (walk.clause_from and lent.first < walk.drafts[walk.clause_from - 1].item.last):
        return late
    start = _group_start(walk)
    return [d for d in late if d.item.first >= start]


def _told_closer(walk: Walk, item: Item, drafts: list[Draft]) -> list[Draft]:
    """The figures right before a period whose clause began with another one: it is closer ("In June it fell, to 72 by July")."""
    last = drafts[-1] if drafts else None
    if last is None or last.role != "main" or last.frame.period is None or item.first - walk.quantity_end > 2:
        return []
    before = walk.tokens.words[item.first - 1]
    if last.frame.period.first > last.item.first or (before not in _AT and not item.ref.has("until")):
        return []
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
        elif seen and _parts(walk, item):
            return item.last
    return walk.drafts[-1].item.first


def _parts(walk: Walk, item: Item) -> bool:
    """Whether a sign or conjunction parts the numbers beside it; "or" gives another number for the same."""
    if item.kind == "conjunction":
        return walk.tokens.words[item.first] != "or"
    return item.kind == "mark" and item.code in ",;("


def _windowed(walk: Walk, mention: PeriodMention) -> PeriodMention:
    """A month behind "the 12-month total" is the last of twelve."""
    spoken = walk.frame.period
    window = spoken.spec if spoken is not None else None
    if not isinstance(window, Ending) or spoken is None or spoken.unit != "period" or not isinstance(mention.spec, Part):
        return mention
    if mention.unit != "month" or mention.flags:
        return mention
    return mention._replace(spec=Ending(window.months, mention.spec), unit="period")


def _of_rate(walk: Walk, item: Item) -> None:
    """ "a day", "monthly": the number beside it is an average."""
    unit = item.ref.unit
    if unit == "year" and _is_mean_growth(walk, item):
        _of_mean_growth(walk, item)
    elif unit == "year" and _is_yearly(walk, item):
        walk.drafts[-1].frame.period = item.ref
    elif unit == "year" and not walk.frame.states("period") and _heads_total(walk):
        # "the annual total": the year of the period that is spoken of
        walk.frame.period = item.ref._replace(spec=Part(0, 11, Year("current", 0), 0), flags=0)
    else:
        set_average(walk, item, unit)


def _is_yearly(walk: Walk, item: Item) -> bool:
    """Whether the amount right before is one of every year, and of none in particular ("10 million of goods every year")."""
    draft = walk.drafts[-1] if walk.drafts else None
    near = item.first - walk.quantity_end <= 3 and walk.tokens.words[item.first] in _EACH
    return draft is not None and near and draft.stat == "level" and draft.role == "main" and draft.frame.period is None


def _is_mean_growth(walk: Walk, item: Item) -> bool:
    """Whether a yearly rate is the average growth of several years ("an average annual 5 percent", "5 percent a year")."""
    words = walk.tokens.words
    if not _MEAN.isdisjoint(words[max(0, item.first - 2) : item.last + 2]):
        return True
    draft = walk.drafts[-1] if walk.drafts else None
    return draft is not None and draft.stat == "growth" and words[item.first] in _EACH and item.first == walk.quantity_end


def _of_mean_growth(walk: Walk, item: Item) -> None:
    """Average growth is against nothing, and of all the years in which it was: those of the stretch named in its sentence."""
    mean = VersusMention(item.first, item.last, AVERAGE)
    draft = walk.drafts[-1] if walk.drafts else None
    if draft is None or draft.stat != "growth" or item.first - walk.quantity_end > 2:
        walk.frame.put("versus", mean)
    else:
        draft.frame.put("versus", mean)
    if walk.stretch is None:
        return
    if draft is not None and draft.frame.versus is mean and not draft.frame.states("period"):
        draft.frame.put("period", walk.stretch)
    elif walk.frame.versus is mean and not walk.frame.states("period"):
        walk.put("period", walk.stretch)


def _heads_total(walk: Walk) -> bool:
    """Whether a measure, a total or a verb of level comes next."""
    following = walk.next_within(0)
    return following is not None and following.kind in {"measure", "total", "reach"}


def drop_period(walk: Walk) -> None:
    """Forget a month or day named in this clause before any number: it only says when something was said."""
    mention = walk.frame.period
    if mention is not None and mention.unit in {"month", "day"} and len(walk.drafts) == walk.clause_from:
        walk.frame.period = None
        walk.frame.stated &= ~PERIOD


def _backwards(walk: Walk, mention: PeriodMention) -> None:
    """A period that ends the sentence holds for its earlier clauses too, where they name none."""
    for draft in walk.drafts[: walk.clause_from]:
        pair = {draft.frame.measure, walk.frame.measure}
        alike = len(pair) == 1 or any(pair <= family for family in _FAMILIES)
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


def _of_level(walk: Walk, item: Item) -> bool:
    """Whether a time to compare with is that of the amount right before it ("9 percent above the 5 billion of last year")."""
    if len(walk.drafts) < 2:
        return False
    earlier, last = walk.drafts[-2:]
    if last.stat != "level" or earlier.stat != "growth" or item.first - walk.quantity_end > 1:
        return False
    last.role, last.base_of = "base", earlier
    last.frame.put("period", item.ref)
    earlier.frame.put("versus", VersusMention(item.first, item.last, "base", item.ref))
    return True


def _of_comparison(walk: Walk, item: Item) -> None:
    """ "a year earlier" outside a comparison: the growth before it is against that."""
    for draft in walk.drafts[walk.clause_from :]:
        if draft.stat in {"growth", "change"} and draft.frame.versus is None:
            draft.frame.put("versus", VersusMention(item.first, item.last, "base", item.ref))


def without_since(mention: PeriodMention) -> PeriodMention:
    """The period that "since 2017" begins with."""
    return mention._replace(spec=mention.spec.start, flags=0) if isinstance(mention.spec, Since) else mention
