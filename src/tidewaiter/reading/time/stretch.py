"""Stretches of years and yearly rates: average growth, growth over years, what is so every year."""

from msgspec.structs import replace

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.grammar.phrase import SINCE, UNTIL, part, period_words
from tidewaiter.grammar.specification import Day, Edge, Ending, Moved, Part, Since, Span, Year, YearToDate
from tidewaiter.grammar.versus import AVERAGE, VersusMention
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.statement.average import set_average

# Words beside "annual" or "a year" that make a growth an average one; articles of a yearly rate.
_MEAN = wordlist.words("mean")
_EACH = frozenset(["a", "per", "each", "every", "annually", "yearly"])


def on_rate(walk: Walk, item: Item) -> None:
    """ "a day", "monthly": the number beside it is an average."""
    unit = item.ref.unit
    if unit == "year" and _is_mean_growth(walk, item):
        _of_mean_growth(walk, item)
    elif unit == "year" and _is_yearly(walk, item):
        walk.drafts[-1].frame.period = item.ref
    elif unit == "year" and not walk.frame.states("period") and _heads_total(walk):
        # "the annual total": the year of the period that is spoken of
        walk.frame.period = replace(item.ref, spec=Part(0, 11, Year("current", 0), 0), flags=0)
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


def of_stretch(walk: Walk, mention: PeriodMention) -> None:
    """ "over the past five years": of the average growth in its clause, else noted for one that comes."""
    months = mention.spec.months
    if mention.unit in {"year", "decade"} and not mention.spec.ahead:
        # growth is averaged over whole years
        mention = replace(mention, spec=Ending(months // 12 * 12, Part(0, 11, Year("document", -1), 11)))
    walk.stretch = mention
    for draft in walk.drafts[walk.clause_from :]:
        versus = draft.frame.versus
        if versus is not None and versus.kind == AVERAGE and not draft.frame.states("period"):
            draft.frame.put("period", mention)


def of_years_back(walk: Walk, item: Item) -> None:
    """ "by 5.5 points over a decade": what changed over years is against the time so many years back."""
    words, cardinal = walk.tokens.words[item.first : item.last], period_words().cardinal
    count = next(
        (cardinal.get(word) or int(word) for word in words if word in cardinal or (word.isdecimal() and len(word) < 3)), 1
    )
    years = count * {"year": 1, "decade": 10}.get(item.ref.unit, 0)
    draft = walk.drafts[-1] if walk.drafts else None
    if not years or draft is None or draft.stat not in {"growth", "change"} or item.first - walk.quantity_end > 1:
        return
    if not draft.frame.states("versus"):
        then = replace(item.ref, spec=Moved(12, -years))
        draft.frame.put("versus", VersusMention(item.first, item.last, "base", then))


# How many words an event may have whose time a "since" begins with.
_EVENT = 12


def begin_then(walk: Walk, item: Item) -> None:
    """Let the time of an event be when something begins: "since its launch in 2011" is since 2011."""
    mention, words = item.ref, walk.tokens.words
    if mention.unit not in {"month", "year"} or mention.flags or words[max(0, item.first - 1)] != "in":
        return
    event = words[max(0, item.first - _EVENT, walk.quantity_end) : item.first]
    if "since" in event and "," not in event[event.index("since") :]:
        item.ref = replace(mention, spec=Since(mention.spec), flags=SINCE)


def closes_since(walk: Walk, item: Item) -> bool:
    """Whether a day is up to which a sum since another one is told ("since October 1 totalled 520,000 tonnes by March 31")."""
    since, spec = walk.frame.period, item.ref.spec
    if since is None or not isinstance(since.spec, Since) or not item.ref.flags & UNTIL or not isinstance(spec, Day):
        return False
    if not isinstance(since.spec.start, Day | Part):
        return False
    span = replace(since, spec=Span(since.spec.start, spec), flags=0, unit="period")
    for draft in walk.drafts[walk.clause_from :]:
        if draft.frame.period is since:
            draft.frame.put("period", span)
    walk.put("period", span)
    return True


def whole_of(mention: PeriodMention, *, outcome: bool) -> PeriodMention:
    """Give the time over which what flows is counted: "at the end of the year" that year, "by the end of June" from its start."""
    edge = mention.spec
    inner = edge.inner if isinstance(edge, Edge) and edge.last else None
    if isinstance(inner, Day) and outcome and mention.unit == "day":
        # "as of September 1 trade amounted to 42 billion": from the start of the year to the last month that was over
        last = inner.month - 1 - (inner.day <= _BEGUN)
        told = YearToDate(inner.year, part(last, last, inner.year))
        return replace(mention, spec=told, flags=0, unit="period") if last >= 0 else mention
    if isinstance(inner, Part) and mention.unit == "month" and mention.has("until") and outcome:
        return replace(mention, spec=YearToDate(inner.year, inner))
    if isinstance(inner, Part) and mention.unit in {"quarter", "half"}:
        return replace(mention, spec=inner)  # "trade at the end of the third quarter"
    whole = isinstance(inner, Part) and (inner.start, inner.end) == (0, 11) and mention.unit == "year"
    return replace(mention, spec=inner) if whole else mention


# Up to which day a month has only begun, so that nothing of it is counted.
_BEGUN = 1


def in_window(draft: Draft, mention: PeriodMention) -> PeriodMention:
    """Give a whole window of months for the month that it ended in ("6 billion in the year to May, from 5 billion in April")."""
    main = draft.base_of.frame.period if draft.base_of is not None else None
    window = main.spec if main is not None else None
    if not isinstance(window, Ending) or window.months < _YEAR or mention.unit != "month" or mention.is_base:
        return mention
    return (
        replace(mention, spec=Ending(window.months, mention.spec), unit="period") if isinstance(mention.spec, Part) else mention
    )


# Months of a year: those of the windows that are followed from month to month.
_YEAR = 12
