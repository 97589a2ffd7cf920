"""The time that a growth is counted from: "exports have doubled since 2020", "between 2015 and 2019 they grew by half"."""

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tidewaiter.grammar.period import resolve
from tidewaiter.grammar.specification import Part, Since, Span
from tidewaiter.grammar.versus import VersusMention, without_since
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.walk import TRADE
from tidewaiter.records.period import day_bounds

if TYPE_CHECKING:
    from tidewaiter.reading.discourse.discourse import Thread
    from tidewaiter.reading.mention.sentence import Sentence

# Days from the first to the last of the shortest year.
_YEAR = 364
BETWEEN = "<growth> between <period> and <period>"
"""The rule of a growth from one time to another."""


def grows_since(thread: "Thread", draft: Draft) -> bool:
    """Whether a growth is that of the time spoken of against an earlier year; then says that it is against that year.

    Not "since January", which sums up the months from then on.
    """
    mention, current = draft.frame.period, thread.time.current
    if draft.stat not in {"growth", "change"} or draft.frame.states("versus") or mention is None or current is None:
        return False
    if not isinstance(mention.spec, Since):
        return False
    base = without_since(mention)
    begun = resolve(base, thread.time.anchor(current))
    year, spoken = None if begun is None else day_bounds(begun), day_bounds(current)
    if year is None or spoken is None or year[1] >= spoken[0] or year[1] - year[0] < _YEAR:
        return False
    draft.frame.put("versus", VersusMention(mention.first, mention.last, "base", base))
    return True


def grows_between(thread: "Thread", sentence: "Sentence", draft: Draft) -> None:
    """Read a growth "between 2015 and 2019", "between August and September" as that of the second against the first.

    Two months that are no neighbours are the months of a cumulative period.
    """
    mention = draft.frame.period
    if mention is not None and draft.stat == "level" and mention is thread.time.between:
        draft.frame.put("period", replace(mention, spec=mention.spec.end))  # "from 20 to 70 tonnes": the second is of the second
    if draft.stat not in {"growth", "change"} or draft.frame.states("versus") or mention is None:
        return
    span = mention.spec
    if not isinstance(span, Span) or not isinstance(span.start, Part) or not isinstance(span.end, Part):
        return
    if mention.has("joined") or "between" not in thread.words_of(sentence):
        return
    years = (span.start.start, span.start.end) == (span.end.start, span.end.end) == (0, 11)
    neighbours = span.start.start == span.start.end == span.end.end - 1 and span.end.start == span.end.end
    again = (span.start.start, span.start.end) == (span.end.start, span.end.end) and span.start.year != span.end.year
    again = again and draft.frame.measure in TRADE
    if not years and not neighbours and not again:
        return
    thread.time.between = mention
    draft.rules.append(BETWEEN)
    end = replace(mention, spec=span.end)
    start = span.start if span.start.year.base != "open" else replace(span.start, year=span.end.year)
    draft.frame.put("versus", VersusMention(mention.first, mention.last, "base", replace(mention, spec=start)))
    draft.frame.put("period", end)


def is_told_year(thread: "Thread", draft: Draft) -> bool:
    """Whether a growth held against another one is that of a whole year ("higher than the 34 percent rise seen in 2022")."""
    mention = draft.frame.period
    if mention is None or mention.unit != "year" or mention.is_base:
        return False
    if draft.stat == "level" and _ANNUAL.search(thread.document.running, max(0, draft.start - _BEFORE), draft.start) is not None:
        return True  # "on course for an annual deficit above the 3 billion of 2012"
    if draft.stat != "growth":
        return False
    return _SEEN_IN.search(thread.document.running, draft.end, draft.end + _BEHIND) is not None


# What says that a whole year is meant.
_ANNUAL = re.compile(r"\b(?:annual|full-year|yearly|whole-year) ")
# What is said of a growth that was that of a whole year.
_SEEN_IN = re.compile(r"(?:seen|recorded|registered|posted|logged|achieved|reported) (?:in|for) ")
# How many characters before a number and behind it such words stand.
_BEFORE, _BEHIND = 100, 48
