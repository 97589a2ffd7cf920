"""Dating: the period of each figure, what it is compared with, and what the text makes of both for the next ones."""

from typing import TYPE_CHECKING

from tidewaiter.grammar.period import resolve
from tidewaiter.grammar.versus import VersusMention, versus_of
from tidewaiter.reading.frame import PERIOD, Draft, Frame
from tidewaiter.reading.sentence import Sentence
from tidewaiter.reading.timeline import AHEAD
from tidewaiter.reading.walk import TRADE
from tidewaiter.records.period import previous, year_earlier

if TYPE_CHECKING:
    from tidewaiter.reading.discourse import Thread

# Countries whose monthly trade is published seasonally adjusted and compared with the month before (releases of the US Census
# Bureau, ONS, Statistics Canada, ABS, Destatis).
_MONTHLY = frozenset(["US", "GB", "CA", "AU", "DE", "NZ", "FR"])


def period_of(thread: "Thread", draft: Draft, last_base: str | None) -> tuple[str | None, str]:
    """The period of a draft, null where it has none, and how it is known."""
    if draft.role == "base":
        return _base_period(thread, draft, last_base)
    if draft.role in {"consensus", "beside"} and draft.base_of is not None:
        return _main_period(thread, draft) or thread.time.current, "inherited"
    return _own_period(thread, draft.frame)


def _base_period(thread: "Thread", draft: Draft, last_base: str | None) -> tuple[str | None, str]:
    """The period of what something is compared with: as stated, as the base before it, else as the text compares."""
    main = _main_period(thread, draft) or thread.time.current
    if draft.frame.period is not None:
        return resolve(draft.frame.period, thread.time.anchor(main), base=draft.base_of is not None), "stated"
    if last_base is not None:
        return last_base, "inherited"
    if main is None:
        return None, "assumed"
    compared = versus_text(thread, draft, main)
    return (previous(main) if compared == "previous_period" else year_earlier(main)), "assumed"


def _own_period(thread: "Thread", frame: Frame) -> tuple[str | None, str]:
    """The period of a figure of its own: as stated, else as the text goes on."""
    if frame.period is None:
        return thread.time.inherit(frame)
    found = resolve(frame.period, thread.time.anchor(thread.time.current, ahead=frame.status in AHEAD))
    if found is not None:
        return found, _how_told(thread, frame, found)
    return (None, "stated") if frame.period.has("impossible") else (thread.time.current, "inherited")


def _how_told(thread: "Thread", frame: Frame, period: str) -> str:
    """Stated where the words alone give the period, dated where they need the document's date, else inherited."""
    if frame.period is None or not frame.states("period"):
        return "inherited"
    anchor = thread.time.anchor(None, ahead=frame.status in AHEAD)
    if resolve(frame.period, anchor._replace(date=None)) == period:
        return "stated"
    return "dated" if resolve(frame.period, anchor) == period else "inherited"


def _main_period(thread: "Thread", draft: Draft) -> str | None:
    main = draft.base_of
    if main is None or main.frame.period is None:
        return None
    return resolve(main.frame.period, thread.time.anchor(thread.time.current))


def versus_text(thread: "Thread", draft: Draft, period: str | None) -> str | None:
    """What a growth is against: as stated, as the text compared before, else as its country publishes, else the year before."""
    mention = draft.frame.versus
    if mention is not None:
        found = versus_of(mention, period, thread.time.date, anchor=thread.time.anchor(period))
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
    if tells or thread.time.current is None:
        thread.time.current = resolve(mention, thread.time.anchor(thread.time.current)) or thread.time.current


def learn_versus(thread: "Thread", draft: Draft, period: str | None) -> None:
    """Remember what months are compared with, once the text has said so."""
    mention = draft.frame.versus
    if mention is None or draft.role != "main" or draft.stat not in {"growth", "change"} or not draft.frame.states("versus"):
        return
    found = versus_of(mention, period, thread.time.date, anchor=thread.time.anchor(period))
    if found in {"year_earlier", "previous_period"}:
        single = period is not None and period[:7] == period[8:]
        thread.versus_seen.add(found)
        thread.versus = found if single and len(thread.versus_seen) == 1 else None
