"""Figures without a time that a text tells as they stand when it is written, or of no time at all.

They do not take the period being spoken of: the price of a trading day and the prices named beside it, a price as it stands, a
duty that is in the news, what is so every year.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.sentence import Sentence
from tidewaiter.reading.time.comparison import PRICED
from tidewaiter.records.period import day_bounds, document_month, in_days, is_in_days

if TYPE_CHECKING:
    from tidewaiter.reading.discourse.discourse import Thread

# What an amount is counted by where it is of no year in particular.
_YEARLY = frozenset(["year", "annum"])
# How many characters before a price may say that it stands there.
_BESIDE = 30


def told_at_present(thread: "Thread", sentence: Sentence, draft: Draft) -> tuple[str | None, str] | None:
    """The period of a figure without one that is told of the present or of every year, and how it is known; else null."""
    if draft.stat == "level" and draft.quantity.per in _YEARLY:
        return None, "assumed"  # "300 billion a year"
    found = None
    if draft.frame.measure == "tariff":
        found = _in_the_news(thread, sentence)
    elif draft.frame.measure in PRICED:
        found = _market_time(thread, sentence, draft)
    return None if found is None else (found, "dated")


def _in_the_news(thread: "Thread", sentence: Sentence) -> str | None:
    """The document's month, where a sentence says that a duty was set these days or is in force ("now pay 15 percent")."""
    told = cue("time_of_news").search(thread.document.text, sentence.start, sentence.end)
    return document_month(thread.time.date) if told is not None else None


def _market_time(thread: "Thread", sentence: Sentence, draft: Draft) -> str | None:
    """The document's day, where a sentence or the ones before speak of trading, its month for a price as it stands, else null."""
    text, date = thread.document.text, thread.time.date
    day = day_bounds(date) if date is not None and is_in_days(date) else None
    if day is not None and cue("market_session").search(text, sentence.start, sentence.end):
        thread.time.traded = in_days(*day)
        return thread.time.traded
    if draft.stat == "level" and cue("stands").search(text, max(sentence.start, draft.start - _BESIDE), draft.start):
        return document_month(date)
    return thread.time.traded


@cache
def cue(use: str) -> re.Pattern[str]:
    """Give a pattern that finds any word of a use of cues_reading.csv in a text as printed."""
    words = sorted(wordlist.words(use), key=len, reverse=True)
    return re.compile(r"(?i)\b(?:" + "|".join(map(re.escape, words)) + r")\b")
