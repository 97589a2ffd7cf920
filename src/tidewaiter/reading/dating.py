"""Dating: the period of each figure, what it is compared with, and what the text makes of both for the next ones."""

from typing import TYPE_CHECKING

from tidewaiter.grammar.period import resolve
from tidewaiter.grammar.versus import VersusMention, versus_of
from tidewaiter.reading.frame import MEASURE, PERIOD, Draft, Frame
from tidewaiter.reading.sentence import Sentence
from tidewaiter.reading.walk import TRADE
from tidewaiter.records.period import day_bounds, document_month, previous, year_earlier

if TYPE_CHECKING:
    from tidewaiter.reading.discourse import Thread

# Countries whose monthly trade is published seasonally adjusted and compared with the month before (releases of the US Census
# Bureau, ONS, Statistics Canada, ABS, Destatis).
_MONTHLY = frozenset(["US", "GB", "CA", "AU", "DE", "NZ", "FR"])
# Measures that are told as they stand when the text is written.
_PRESENT = frozenset(["tariff", "enterprises", "exchange_rate", "countries", "jobs"])


def period_of(thread: "Thread", draft: Draft, last_base: str | None) -> tuple[str | None, str]:
    """The period of a draft, null where it has none, and how it is known."""
    if draft.role == "base":
        return _base_period(thread, draft, last_base)
    if draft.role in {"consensus", "beside"} and draft.base_of is not None:
        return _main_period(thread, draft) or thread.current, "inherited"
    return _own_period(thread, draft.frame)


def _base_period(thread: "Thread", draft: Draft, last_base: str | None) -> tuple[str | None, str]:
    """The period of what something is compared with: as stated, as the base before it, else as the text compares."""
    main = _main_period(thread, draft) or thread.current
    if draft.frame.period is not None:
        return resolve(draft.frame.period, thread.anchor(main), base=draft.base_of is not None), "stated"
    if last_base is not None:
        return last_base, "inherited"
    if main is None:
        return None, "assumed"
    compared = versus_text(thread, draft, main)
    return (previous(main) if compared == "previous_period" else year_earlier(main)), "assumed"


def _own_period(thread: "Thread", frame: Frame) -> tuple[str | None, str]:
    """The period of a figure of its own: as stated, by its kind, else the one of which the text speaks."""
    current = thread.current
    if frame.period is not None:
        found = resolve(frame.period, thread.anchor(current))
        if found is not None:
            return found, _how_told(thread, frame, found)
        return (None, "stated") if frame.period.has("impossible") else (current, "inherited")
    if frame.status == "limit" and not frame.states("period"):
        return None, "assumed"
    if frame.measure == "tariff" and frame.stated & MEASURE:
        return None, "assumed"  # a duty without any time
    if frame.measure == "enterprises" or (frame.measure in _PRESENT and current is None):
        return document_month(thread.anchor_date), "dated"  # as it stands when the text is written
    if frame.status in {"forecast", "future", "target"} and thread.expected is not None:
        return thread.expected, "inherited"
    return current, "inherited"


def _how_told(thread: "Thread", frame: Frame, period: str) -> str:
    """Stated where the words alone give the period, dated where they need the document's date, else inherited."""
    if frame.period is None or not frame.states("period"):
        return "inherited"
    anchor = thread.anchor(None)
    if resolve(frame.period, anchor._replace(date=None)) == period:
        return "stated"
    return "dated" if resolve(frame.period, anchor) == period else "inherited"


def _main_period(thread: "Thread", draft: Draft) -> str | None:
    main = draft.base_of
    if main is None or main.frame.period is None:
        return None
    return resolve(main.frame.period, thread.anchor(thread.current))


def versus_text(thread: "Thread", draft: Draft, period: str | None) -> str | None:
    """What a growth is against: as stated, as the text compared before, else as its country publishes, else the year before."""
    mention = draft.frame.versus
    if mention is not None:
        found = versus_of(mention, period, thread.anchor_date, anchor=thread.anchor(period))
        if found is not None:
            return found
    single = period is not None and period[:7] == period[8:]
    if single and thread.versus is not None:
        return thread.versus
    if single and draft.frame.reporter in _MONTHLY and draft.frame.measure in TRADE:
        return "previous_period"
    return "year_earlier"


def compare_with_bases(drafts: list[Draft]) -> None:
    """A growth beside its base is against the base's period ("rose 41 percent to 209,000 tons from 148,060 in January")."""
    places = {id(draft): place for place, draft in enumerate(drafts)}
    for draft in drafts:
        if draft.role != "base" or draft.frame.period is None or draft.base_of is None or draft.stat != "level":
            continue
        span = VersusMention(0, 0, "base", draft.frame.period)
        last = places[id(draft.base_of)]
        for main in drafts[max(0, last - 1) : last + 1]:
            if (
                main.role == "main"
                and main.clause == draft.clause
                and main.stat in {"growth", "change"}
                and not main.frame.states("versus")
            ):
                main.frame.put("versus", span)


def set_the_time(thread: "Thread", sentence: Sentence, opening: Frame) -> None:
    """Take the period of a sentence without a figure for the next ones, where it opens the sentence or something moved in it."""
    mention = opening.period
    if mention is None or not opening.stated & PERIOD:
        return
    tells = opening.status == "actual" and sentence.opens and (opening.direction != 0 or mention.first <= 2)
    if tells or thread.current is None:
        thread.current = resolve(mention, thread.anchor(thread.current)) or thread.current


def learn_versus(thread: "Thread", draft: Draft, period: str | None) -> None:
    """Remember what months are compared with, once the text has said so."""
    mention = draft.frame.versus
    if mention is None or draft.role != "main" or draft.stat not in {"growth", "change"} or not draft.frame.states("versus"):
        return
    found = versus_of(mention, period, thread.anchor_date, anchor=thread.anchor(period))
    if found in {"year_earlier", "previous_period"}:
        single = period is not None and period[:7] == period[8:]
        thread.versus_seen.add(found)
        thread.versus = found if single and len(thread.versus_seen) == 1 else None


def is_over(thread: "Thread", period: str | None) -> bool | None:
    """Whether a period ended before the document's month, or its year where only that is known; null where nobody can know."""
    date = thread.anchor_date
    if period is None or date is None:
        return None
    last, written = day_bounds(period), day_bounds(document_month(date) or date)
    return None if last is None or written is None else last[1] < written[0]
