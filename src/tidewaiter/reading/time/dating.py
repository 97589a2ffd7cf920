"""Dating: the period of each figure, what it is compared with, and what the text makes of both for the next ones."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tidewaiter.codes.seasons import season_of
from tidewaiter.grammar.period import PeriodMention, resolve, stated
from tidewaiter.grammar.phrase import AS_OF, DURATION, SINCE, UNTIL, WHOLE
from tidewaiter.grammar.specification import Part, Same, Span, YearToDate
from tidewaiter.grammar.versus import AVERAGE, YEAR_EARLIER, versus_of
from tidewaiter.reading.mention.frame import MEASURE, PERIOD, VERSUS, Draft, Frame
from tidewaiter.reading.mention.sentence import Sentence
from tidewaiter.reading.mention.walk import TRADE
from tidewaiter.reading.time.base_year import BETWEEN, grows_between, grows_since, is_told_year
from tidewaiter.reading.time.contrast import is_of_another
from tidewaiter.reading.time.present import cue, find_cue, stands_now, told_at_present
from tidewaiter.reading.time.stretch import in_window, whole_of
from tidewaiter.reading.time.timeline import AHEAD
from tidewaiter.records.period import in_months, is_in_days, month_bounds, months_of, previous, year_earlier

if TYPE_CHECKING:
    from tidewaiter.reading.discourse.discourse import Thread

# Measures of what flows over a time, and has no value at its end.
FLOWS = TRADE | frozenset(["production", "sales", "deliveries", "registrations", "investment", "orders"])

# What else flows over a time: an outcome of it is of no month to come.
_EARNED = frozenset(
    [
        "other:port_throughput",
        "other:revenue",
        "other:profit",
        "other:tax_revenue",
        "other:tourist_arrivals",
        "other:remittances",
        "other:demand",
        "other:retail_sales",
    ]
)
# What is counted over a time, so that of one that is not over there is only a part.
_SUMMED = FLOWS | _EARNED
# Months of the shortest stretch over which growth is averaged.
_QUARTERS = 6
# Months of a year.
_YEAR = 12
# How many characters before a base may say that it was revised.
_FAR = 100
# Measures that are rates and indexes, followed from month to month.
_RATES = frozenset(["other:inflation", "other:unemployment", "other:interest_rate", "other:pmi", "other:index"])
# How many characters beside a base may say that it is of the period right before.
_NEAR = 24


def period_of(thread: "Thread", sentence: Sentence, draft: Draft, last_base: str | None) -> tuple[str | None, str]:
    """The period of a draft, null where it has none, and how it is known."""
    if draft.role == "base" and draft.frame.status in AHEAD and draft.frame.period is None:
        # an earlier forecast of what is forecast ("raised its forecast to 5 percent from 4")
        return _main_period(thread, draft) or thread.time.expected or thread.time.current, "inherited"
    if draft.role == "base" and draft.frame.period is None and _is_revised(thread, sentence, draft):
        return last_base or _main_period(thread, draft) or thread.time.current, "inherited"
    if draft.role == "base":
        return _base_period(thread, sentence, draft, last_base)
    if draft.role in {"consensus", "beside"} and draft.base_of is not None and not _has_own_time(draft, draft.base_of):
        return _main_period(thread, draft) or thread.time.current, "inherited"
    known = draft.period or (_told_before(thread, draft) if draft.frame.period is None else None) or _month_against(thread, draft)
    if known is not None:
        return known, "inherited"
    present = told_at_present(thread, sentence, draft) if draft.frame.period is None else None
    if present is not None:
        return present
    if grows_since(thread, draft):
        return thread.time.current, "inherited"
    if draft.frame.status == "expected" and draft.frame.period is None and sentence.opens:
        thread.time.return_to_month()
    return _own_period(thread, sentence, draft)


def _month_against(thread: "Thread", draft: Draft) -> str | None:
    """The last of the months spoken of, where a growth is against the month before it, or that of last year.

    "In eleven months exports fell 2 percent. Compared with October, they rose 3 percent."
    """
    versus, current = draft.frame.versus, thread.time.current
    if versus is not None and versus.unit == "month" and draft.stat == "growth" and draft.frame.period is None:
        months = month_bounds(current or "?")
        spoken = months is not None and months[0] < months[1] and not is_in_days(current or "?")
        return in_months(months[1], months[1]) if spoken and months is not None and draft.frame.states("versus") else None
    if draft.stat not in {"growth", "change"} or draft.frame.period is not None or versus is None or versus.period is None:
        return None
    months = month_bounds(current or "?")
    if months is None or months[0] == months[1] or is_in_days(current or "?"):
        return None
    base = month_bounds(resolve(versus.period, thread.time.anchor(current), base=True) or "?")
    last = in_months(months[1], months[1])
    return last if base in {(months[1] - back, months[1] - back) for back in (1, _YEAR)} else None


def _has_own_time(draft: Draft, main: Draft) -> bool:
    """Whether a forecast beside a figure is of a time of its own ("kept its forecast of 900,000 for the year")."""
    mention = draft.frame.period
    own = draft.frame.states("period") and mention is not main.frame.period
    return own and mention is not None and mention.first > draft.item.first


def _told_before(thread: "Thread", draft: Draft) -> str | None:
    """The period of an amount that the text points back to by its number ("the 8.2 million tonnes"), else null."""
    quantity = draft.quantity
    told = thread.time.amounts.get((quantity.value, quantity.unit)) if quantity.scaled else None
    if told is None:
        return None
    before = thread.document.running[max(0, draft.start - 6) : draft.start].rstrip("US$\u20ac\u00a3 ").lower()
    return told if before.endswith("the") else None


def _is_revised(thread: "Thread", sentence: Sentence, draft: Draft) -> bool:
    """Whether a base is what was told before of the same time ("revised the July rise to 3.9 percent from 2.9")."""
    text, told = thread.document.running, draft.base_of.start if draft.base_of is not None else draft.start
    if "(revised from" in text[max(0, draft.start - _NEAR) : draft.start].lower():
        return True
    return find_cue(thread, sentence, "told_anew", max(sentence.start, draft.start - _FAR), told) is not None


def _base_period(thread: "Thread", sentence: Sentence, draft: Draft, last_base: str | None) -> tuple[str | None, str]:
    """The period of what something is compared with: as stated, as the base before it, else as the text compares."""
    main = _held_against(thread, draft)
    if draft.frame.period is not None:
        draft.frame.period = in_window(draft, draft.frame.period)
        held = (draft.base_of is not None or draft.held is not None) and not is_told_year(thread, draft)
        then = resolve(draft.frame.period, thread.time.anchor(main), base=held)
        told, thread.time.base_told = thread.time.base_told, draft.frame.period
        again = then == last_base is not None and draft.frame.period.is_base and draft.frame.period.unit == "month"
        if again and told is not draft.frame.period:
            # "from 3 percent in November and 14 percent the month before": before that one
            then = resolve(draft.frame.period, thread.time.anchor(last_base), base=draft.base_of is not None)
        if then is not None and not held and draft.frame.period.unit == "year":
            then = thread.time.season_in(then, to_date=False)  # "exports will hardly rise from last year's 3 million tonnes"
        return then, "stated"
    now = thread.time.month if stands_now(thread, draft) else last_base
    if now is not None:
        return now, "inherited"
    against = draft.base_of.frame.versus if draft.base_of is not None and draft.base_of.frame.states("versus") else None
    if against is not None and against.period is not None and draft.base_of is not None and BETWEEN in draft.base_of.rules:
        return resolve(against.period, thread.time.anchor(main), base=True), "inherited"
    if main is None:
        return None, "assumed"
    if is_of_another(thread.document.running, draft) or draft.frame.measure == "other:quota":
        return main, "inherited"  # "produces 850,000 barrels a day, compared with its quota of 948,000"
    if _is_of_before(thread, sentence, draft):
        return previous(main), "assumed"
    compared = thread.comparisons.based if draft.frame.versus is None else None
    if compared is None or months_of(main) != 1:
        compared, _ = versus_of_growth(thread, draft, main)
    return (previous(main) if compared == "previous_period" else year_earlier(main)), "assumed"


def _held_against(thread: "Thread", draft: Draft) -> str | None:
    """The period of what a base is the base of, else the one spoken of; the marketing years beside it are learnt."""
    thread.time.learn_season(draft.frame, draft.held)
    main = _main_period(thread, draft) or thread.time.current
    if draft.held is not None and thread.time.lasts_on(main):
        thread.time.foreseen = thread.time.foreseen or main
    thread.time.learn_season(draft.frame, draft.frame.period)
    return main


def _is_of_before(thread: "Thread", sentence: Sentence, draft: Draft) -> bool:
    """Whether a base is that of the period right before: by its words ("a revised 6 billion"), or a rate that moved.

    "Growth slowed to 4 percent from 6", "fell 25 percent after a 34 percent decline previously": rates are followed from month
    to month, also where each is against a year ago.
    """
    main = draft.base_of
    if main is not None and (main.stat == draft.stat == "growth" or draft.frame.measure in _RATES):
        return True
    text = thread.document.running
    first, last = max(sentence.start, draft.start - _NEAR), min(sentence.end, draft.end + _NEAR)
    return any(cue("told_before").search(text, *span) is not None for span in ((first, draft.start), (draft.end, last)))


def _own_period(thread: "Thread", sentence: Sentence, draft: Draft) -> tuple[str | None, str]:
    """The period of a figure of its own: as stated, else as the text goes on."""
    frame = draft.frame
    if frame.period is None:
        return thread.time.inherit(frame)
    thread.time.learn_season(frame, frame.period)
    if frame.period.is_rate:
        return None, "assumed"
    grows_between(thread, sentence, draft)
    if frame.period.flags & DURATION and isinstance(frame.period.spec, Same):
        return thread.time.spoken(frame.period), "inherited"
    if frame.measure in _SUMMED and frame.status == "actual" and draft.stat in {"level", "growth"}:
        frame.period = _up_to(frame.period)
    if frame.period.flags & AS_OF and frame.measure in FLOWS:
        frame.period = whole_of(frame.period, outcome=frame.status == "actual")
    again = isinstance(frame.period.spec, Same) and "same" in thread.words_of(sentence)
    found = thread.time.meant(frame.period, ahead=_looks_ahead(frame), again=again)
    if found is not None:
        found = _bounded(thread, sentence, draft, found)
    if found is not None:
        return found, _how_told(thread, frame, found)
    if frame.period.has("impossible"):
        return None, "stated"
    if frame.status in AHEAD and thread.time.is_over(thread.time.current):
        return thread.time.expected, "inherited"  # "expects 800,000 tonnes this season", where nobody says when that is
    return thread.time.current, "inherited"


def _bounded(thread: "Thread", sentence: Sentence, draft: Draft, found: str) -> str:
    """The period that a phrase means where a figure is told of it: the year to come, the season going on, no month to come."""
    frame = draft.frame
    if frame.period is None:
        return found
    if _is_whole_year(frame.period) and frame.status in AHEAD and thread.time.is_over(found):
        found = thread.time.own_year() or found  # "expects full-year exports of 8 billion", behind a year that is over
    if thread.time.season and frame.period.unit == "year":
        found = thread.time.season_in(found, to_date=frame.period.has("to_date"))
    if frame.period.unit == "month" and found == thread.time.month and _came_about(frame) and _is_of_release(thread, found):
        return thread.time.current or found  # "exports were 3 billion this month", of the month that the release tells of
    if frame.period.unit == "week" and frame.status == "actual":
        found = thread.time.up_to_writing(found)
    elif frame.period.flags & SINCE and _came_about(frame):
        found = thread.time.up_to_told(found)
    elif _came_about(draft.frame) and not _is_to_be_shipped(thread, sentence, draft):
        found = thread.time.up_to_data(found, summed=_sums_up(thread, sentence, draft))
        if _is_of_year_told(thread, frame, found):
            found = year_earlier(found)
    return found


def _is_of_year_told(thread: "Thread", frame: Frame, found: str) -> bool:
    """Whether the months of "this year" are those of the year that a text written early in the next one tells of."""
    year, written, told = month_bounds(found), month_bounds(thread.time.month or "?"), month_bounds(thread.time.current or "?")
    if year is None or written is None or told is None or frame.period is None or is_in_days(found):
        return False
    spec = frame.period.spec
    last = spec.end if isinstance(spec, Span) else spec
    unnamed = isinstance(last, Part) and not last.year.number
    return unnamed and 1 <= year[1] - written[1] < _YEAR and year[1] % _YEAR == told[1] % _YEAR and told[1] == year[1] - _YEAR


def _is_of_release(thread: "Thread", found: str) -> bool:
    """Whether the month before the document's, told so far, is what a release late in a month calls "this month"."""
    current = thread.time.current
    told = current is not None and months_of(current) == 1 and current == thread.time.main
    return told and current in {previous(found), previous(previous(found))}


def _is_whole_year(mention: PeriodMention) -> bool:
    """Whether a mention is the year that is spoken of, none named: "the full year"."""
    spec = mention.spec
    return isinstance(spec, Part) and (spec.start, spec.end, spec.year.base) == (0, 11, "current") and not spec.year.number


def _came_about(frame: Frame) -> bool:
    """Whether a figure is an outcome of what flows over a time, so that it can be of no time that is yet to come."""
    mention = frame.period
    if mention is None or mention.flags & (UNTIL | WHOLE) or _is_yield(frame, mention):
        return False
    return frame.status == "actual" and frame.measure in _SUMMED


def _is_yield(frame: Frame, mention: PeriodMention) -> bool:
    """Whether a figure is what a marketing year yields, which is known before it is over."""
    kind = getattr(getattr(mention.spec, "year", None), "kind", "")
    double = kind == "double" and frame.product is not None and season_of(frame.product, frame.reporter) != 0
    return frame.measure == "production" and (mention.unit == "season" or kind == "crop" or double)


def _is_to_be_shipped(thread: "Thread", sentence: Sentence, draft: Draft) -> bool:
    """Whether what was sold is for shipment in its time ("104,000 tonnes of corn for shipment in 1986/87")."""
    return find_cue(thread, sentence, "to_be_shipped", draft.end, min(sentence.end, draft.end + _FAR)) is not None


def _sums_up(thread: "Thread", sentence: Sentence, draft: Draft) -> bool:
    """Whether a figure is what the ones before it bring a total to ("this brought imports in the fiscal year to 3 million")."""
    return find_cue(thread, sentence, "summing_up", max(sentence.start, draft.start - _FAR), draft.start) is not None


def _up_to(mention: PeriodMention) -> PeriodMention:
    """ "Output has reached 29 million tonnes till April": what flows is counted from the start of the year named or meant."""
    spec = mention.spec
    if not mention.flags & UNTIL or mention.unit != "month" or not isinstance(spec, Part):
        return mention
    start = Part(0, 0, spec.year, 0) if spec.year.kind else None
    return replace(mention, spec=YearToDate(spec.year, spec) if start is None else Span(start, spec), flags=0, unit="period")


def _looks_ahead(frame: Frame) -> bool:
    """Whether a figure tells what is to come or may be: an open month is the next one then."""
    return frame.status in AHEAD or frame.status in {"limit", "pledge", "contract"} or frame.measure == "other:quota"


def _how_told(thread: "Thread", frame: Frame, period: str) -> str:
    """Stated where the words alone give the period, dated where they need the document's date, else inherited."""
    if frame.period is None or not frame.stated & PERIOD:
        return "inherited"
    if stated(frame.period) == period:
        return "stated"
    ahead = _looks_ahead(frame)
    if resolve(frame.period, thread.time.anchor(None, ahead=ahead, dated=False)) == period:
        return "stated"
    return "dated" if resolve(frame.period, thread.time.anchor(None, ahead=ahead)) == period else "inherited"


def _main_period(thread: "Thread", draft: Draft) -> str | None:
    main = draft.base_of
    if main is None:
        return resolve(draft.held, thread.time.anchor(thread.time.current)) if draft.held is not None else None
    if main.period is not None or main.frame.period is None:
        return main.period
    return resolve(main.frame.period, thread.time.anchor(thread.time.current))


def versus_of_growth(thread: "Thread", draft: Draft, period: str | None) -> tuple[str | None, str]:
    """What a growth is against, null for an average over years, and how that is known: as stated, else as the text goes on."""
    mention = draft.frame.versus
    how = "stated" if draft.frame.states("versus") else "inherited"
    if mention is not None and mention.kind == AVERAGE:
        # "fell 18 percent per year in August" is against a year before
        return (YEAR_EARLIER if 0 < months_of(period or "?") < _QUARTERS else None), how
    if mention is not None:
        found = versus_of(mention, period, thread.time.date, anchor=thread.time.anchor(period))
        if found is not None:
            return found, how
    return thread.comparisons.inherit(draft, period)


def only_ranks(sentence: Sentence, draft: Draft) -> bool:
    """Whether a number ranks a partner in the period that opens a paragraph, which those that follow may be of."""
    mention = draft.frame.period
    ranks = draft.stat == "rank" and draft.frame.partner is not None and sentence.opens and not sentence.headline
    return ranks and mention is not None and mention.first <= 2


def set_the_time(thread: "Thread", sentence: Sentence, opening: Frame, kept: list[Draft]) -> None:
    """Take the period of a sentence without a figure of its own for the next ones.

    It is taken where it opens a paragraph or something moved in one, where it is that of trade and over, and where it was
    compared with another one whose number is told ("June's growth was down from May's 13 percent").
    """
    mention = opening.period
    if mention is None or not opening.stated & PERIOD:
        return
    if mention.has("since") and thread.time.current is not None:
        return
    compared = bool(kept) and mention.last <= kept[0].item.first
    if kept and not compared:
        return  # "growth was faster than the 9 percent in May"
    thread.time.learn_season(opening, mention)
    found = resolve(mention, thread.time.anchor(thread.time.current))
    if found is not None and thread.time.is_ahead(found):
        if opening.status in AHEAD and not kept:
            thread.time.expect(found, "forecast")  # "raised its forecast for the 2020/21 season.  It sees 5 million tonnes"
        return
    if found is not None and not kept and not sentence.opens and thread.time.goes_back(found):
        return  # "There had been a decline in August", beside what is told of September
    opens = sentence.opens and (opening.direction != 0 or mention.first <= 2)
    flows = opening.measure in FLOWS and opening.stated & MEASURE and thread.time.is_news(found)
    if thread.time.current is None or (opening.status == "actual" and (opens or flows or compared)):
        if found is not None:
            thread.time.current, thread.time.measure = found, opening.measure
        if not kept and months_of(thread.time.current or "?") == 1:
            thread.time.main = thread.time.main or thread.time.current


def name_title(thread: "Thread", closing: Frame, drafts: list[Draft]) -> None:
    """Note the period that a headline names, were it behind its numbers, for a body that names none before its figures."""
    mention = closing.period
    stated = closing.stated & PERIOD or any(d.role == "main" and d.frame.states("period") for d in drafts)
    if mention is not None and stated and not mention.has("since"):
        thread.time.learn_season(closing, mention)
        thread.time.title = resolve(mention, thread.time.anchor(None)) or thread.time.title


def note_named(thread: "Thread", draft: Draft, period: str | None) -> None:
    """Note the period that a draft names, or, by its own name, compares with: "that month" is the last of them."""
    versus = draft.frame.versus
    base = versus.period if versus is not None and draft.frame.stated & VERSUS else None
    if base is not None and not base.is_base:
        thread.time.told = resolve(base, thread.time.anchor(period), base=True) or thread.time.told
    elif draft.frame.stated & PERIOD and period is not None:
        thread.time.told = period
