"""Figures without a time that a text tells as they stand when it is written, or of no time at all.

They do not take the period being spoken of: the price of a trading day and the prices named beside it, a price as it stands, a
duty that is in the news, what is so every year.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from tidewaiter.grammar.phrase import period_words
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import MEASURE, Draft, Frame
from tidewaiter.reading.mention.sentence import Sentence
from tidewaiter.reading.time.comparison import PRICED
from tidewaiter.reading.time.timeline import AHEAD
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
    if draft.quantity.rules[:1] == ("<one> = <money>",):
        return document_month(thread.time.date), "dated"  # "($1 = 7.28 yuan)"
    if draft.frame.status in {"pledge", "contract"}:
        return None, "assumed"  # what was agreed these days is of no time that is named
    if draft.stat == "share" and _is_general(thread, sentence, draft):
        return None, "assumed"
    found = None
    if draft.frame.measure == "tariff":
        found = _in_the_news(thread, sentence)
    elif draft.frame.measure in PRICED or (thread.time.traded is not None and not draft.frame.stated & MEASURE):
        found = _market_time(thread, sentence, draft)
    elif thread.time.current is None and draft.frame.status == "actual":
        found = _day_of_sale(thread, sentence, draft)
    return None if found is None else (found, "dated")


def _is_general(thread: "Thread", sentence: Sentence, draft: Draft) -> bool:
    """Whether a share is told in the present, as what is always so ("exports make up half of its output")."""
    text = thread.document.running
    if text.startswith(("This ", "That "), sentence.start):
        return False  # what was just told of a time of its own
    first, last = max(sentence.start, draft.start - _SUBJECT), min(sentence.end, draft.end + _SUBJECT)
    told = not _heads("general_before").isdisjoint(thread.words_of(sentence))
    before = list(cue("general_before").finditer(text, first, draft.start)) if told else []
    match = before[-1] if before else cue("general_behind").search(text, draft.end, last)
    if match is None:
        return False
    words = text[max(sentence.start, match.start() - _SUBJECT) : match.start()].split()
    return not words or words[-1].lower() not in _INFINITIVE


# How many characters before or behind a share its verb stands at most; words before a verb that make no present of it.
_SUBJECT = 60
_INFINITIVE = wordlist.words("before_infinitive")


def _in_the_news(thread: "Thread", sentence: Sentence) -> str | None:
    """The document's month, where a sentence says that a duty was set these days or is in force ("now pay 15 percent")."""
    told = find_cue(thread, sentence, "time_of_news", sentence.start, sentence.end)
    return document_month(thread.time.date) if told is not None else None


def _market_time(thread: "Thread", sentence: Sentence, draft: Draft) -> str | None:
    """The day of a price, where a sentence or the ones before speak of trading, the month for a price as it stands, else null.

    The day is the one that the sentence names ("on Monday"), else the document's.  A day on which something was said is the
    day of the price where the text speaks of no other time.
    """
    date = thread.time.date
    day = day_bounds(date) if date is not None and is_in_days(date) else None
    versus = draft.frame.versus
    if day is not None and (versus is None or versus.kind != "year_earlier"):
        named = _named_day(thread, sentence, draft, day[1])
        if named or find_cue(thread, sentence, "market_session", sentence.start, sentence.end):
            thread.time.trade(in_days(named or day[1], named or day[1]))
            return thread.time.traded
    if draft.stat == "level" and find_cue(thread, sentence, "stands", max(sentence.start, draft.start - _BESIDE), draft.start):
        return document_month(date)
    return thread.time.traded


def _day_of_sale(thread: "Thread", sentence: Sentence, draft: Draft) -> str | None:
    """The day of what was sold or allotted at a tender, where a text speaks of no other time; it goes on from there."""
    date = thread.time.date
    day = day_bounds(date) if date is not None and is_in_days(date) else None
    if day is None or find_cue(thread, sentence, "sale", sentence.start, sentence.end) is None:
        return None
    named = _named_day(thread, sentence, draft, day[1])
    if named:
        thread.time.current = in_days(named, named)
    return thread.time.current


def open_market(thread: "Thread", sentence: Sentence, opening: Frame) -> None:
    """Begin the report of a market with a sentence that says what its prices did ("rice eased, traders said on Thursday")."""
    date = thread.time.date
    day = day_bounds(date) if date is not None and is_in_days(date) else None
    if day is None or thread.time.current is not None or opening.measure not in PRICED or opening.period is not None:
        return
    named = [m.group() for m in cue("market_day").finditer(thread.document.running, sentence.start, sentence.end)]
    if named:
        last = _day_before(named[-1].lower(), day[1])
        thread.time.trade(in_days(last, last))


# How far behind a price the day may stand.
_BEHIND = 60
# How many characters before a day a verb of saying may stand ("the ministry said in a report on Monday").
_SAYING = 30
_WEEK = 7


def _named_day(thread: "Thread", sentence: Sentence, draft: Draft, written: int) -> int:
    """The day that a sentence names nearest to a price, not after the one the text was `written` on; 0 where it names none.

    The ones behind the number come first.
    """
    if _heads("market_day").isdisjoint(thread.words_of(sentence)):
        return 0
    text, aside = thread.document.running, thread.time.current is None or thread.time.traded is not None
    found = 0
    for match in cue("market_day").finditer(text, sentence.start, sentence.end):
        said = cue("told_by").search(text, max(sentence.start, match.start() - _SAYING), match.start())
        if said is not None and not aside:
            continue
        if found and match.start() > draft.end + _BEHIND:
            break
        found = _day_before(match.group().lower(), written)
        if match.start() > draft.start:
            break
    return found


def _day_before(word: str, written: int) -> int:
    """The last day of that name up to the one of writing; "today" and "yesterday" count from it."""
    words = period_words()
    if word in words.today:
        return written + min(0, words.today[word])
    return written - (written - words.weekday[word]) % _WEEK


def find_cue(thread: "Thread", sentence: Sentence, use: str, first: int, last: int) -> re.Match[str] | None:
    """The first word of a use of cues_reading.csv in a stretch of a sentence that ends at a word, or null.

    Most sentences have none, which their words say without a look at each stretch of them.
    """
    if _heads(use).isdisjoint(thread.words_of(sentence)):
        return None
    return cue(use).search(thread.document.running, first, last)


@cache
def _heads(use: str) -> frozenset[str]:
    """The first words of the phrases of a use."""
    return frozenset(_LETTERS.findall(phrase.lower())[0] for phrase in wordlist.words(use))


_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def cue(use: str) -> re.Pattern[str]:
    """Give a pattern that finds any word of a use of cues_reading.csv in a text as printed."""
    words = sorted(wordlist.words(use), key=len, reverse=True)
    return re.compile(r"(?i)\b(?:" + "|".join(map(re.escape, words)) + r")\b")


def stands_now(thread: "Thread", draft: Draft) -> bool:
    """Whether a base is how things stand as the text is written ("from three percent now", "from the current 4 million")."""
    text, main = thread.document.running, draft.base_of
    told = main is not None and main.frame.status in AHEAD
    return told and (
        _CURRENT.search(text, max(0, draft.start - _BEFORE_NUMBER), draft.start) is not None
        or _NOW.match(text, draft.end) is not None
    )


_CURRENT = re.compile(r"\b(?:current|present|existing) (?:\w+ )?(?:of )?[$\u20ac\u00a3]?$")
_NOW = re.compile(r"(?:,? \w+){0,2} (?:now|currently|today)\b")
# How many characters before a number say that it stands now.
_BEFORE_NUMBER = 24
