"""A rate per time and a total that one statement gives of one thing: "62 flights a day in May, 822 for the month".

Read from the words of the sentence, since the numbers of such statements often lack all else that makes a figure.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tidewaiter.check.calendar import days_in, parse_months
from tidewaiter.check.context import CheckContext
from tidewaiter.check.mark import Mark, marks_of
from tidewaiter.check.pairing import is_money
from tidewaiter.grammar.anchor import Anchor
from tidewaiter.grammar.period import PeriodMention, resolve
from tidewaiter.grammar.token import tokenize
from tidewaiter.reading.mention.sentence import Sentence, find_sentences
from tidewaiter.reading.mention.wordlist import words

_AMOUNTS = frozenset({"money", "count", "physical", "word"})
_FLOWS = frozenset({"measure", "measure_verb"})
_CHANGES = frozenset({"change_verb", "change_noun", "change_adverb", "base"})
A_YEAR = {"day": 365, "week": 52, "month": 12, "quarter": 4}
# characters from a number to its "a day", and from "every month" to its number; behind a number in which its noun begins
_BEHIND = 36
_BEFORE = 60
_NOUN = 3
# what is given as so much a day is seldom told again farther off
_LONGEST = 400


class Pace(NamedTuple):
    """A number per unit of time, how many of these the total has, and the number of the total; `period` empty for any year."""

    rate: Mark
    unit: str
    times: int
    total: Mark
    period: str


def find_paces(context: CheckContext) -> Iterator[Pace]:
    """Give each rate with its total, where a sentence, or two that follow each other, have one of either and nothing else."""
    sentences = find_sentences(context.text, context.headline_end) if _has_rates(context) else []
    done = -1
    for first, second in pairwise([*sentences, None]):
        if first is None or first.start < done or first.end - first.start > _LONGEST:
            continue
        found = _pace_in(context, first.start, first.end)
        if found is None and second is not None and _goes_on(context.text, first, second):
            found = _pace_in(context, first.start, second.end, across=True)
            done = second.end if found is not None else done
        if found is not None:
            yield found


def _goes_on(text: str, first: Sentence, second: Sentence) -> bool:
    """Whether a sentence goes on with what the one before spoke of ("It shipped 148")."""
    opening = text[second.start : second.start + _BEHIND].split()
    is_pronoun = bool(opening) and opening[0].lower() in words("rate_goes_on")
    return is_pronoun and not second.opens and second.end - first.start <= _LONGEST


def _has_rates(context: CheckContext) -> bool:
    return context.language == "en" and any(unit in context.text.lower() for unit in words("rate_units"))


def _pace_in(context: CheckContext, start: int, end: int, *, across: bool = False) -> Pace | None:
    """Give the rate with its total of a passage; `across` two sentences only where both name what they count."""
    text = context.text
    if not any(unit in text[start:end].lower() for unit in words("rate_units")):
        return None
    said = tokenize(text, start, end).words
    if is_capacity(said) or not words("rate_of_no_total").isdisjoint(said):
        return None
    marks = marks_of(text, start, end)
    if any(mark.kind in _CHANGES and not _adds_up(text, mark) for mark in marks):
        return None
    numbers = [mark for mark in marks if mark.kind == "quantity" and mark.ref.kind in _AMOUNTS and mark.ref.value > 1]
    rates = _rates_of(text, marks, numbers)
    totals = [number for number in numbers if number not in [rate for rate, _ in rates]]
    if len(rates) == 2 and not totals and rates[1][1] == "year" and rates[0][1] in A_YEAR:
        (rate, unit), (total, _) = rates
        return Pace(rate, unit, A_YEAR[unit], total, "") if _are_of_one(text, marks, rate, total) else None
    if len(rates) != 1 or len(totals) != 1 or not _are_of_one(text, marks, rates[0][0], totals[0]):
        return None
    (rate, unit), total = rates[0], totals[0]
    if across and not (_nouns_of(marks, rate) and _nouns_of(marks, total)):
        return None
    period = _period_of(context, marks)
    times = _times(period, unit)
    return Pace(rate, unit, times, total, period) if period and times > 1 else None


def is_capacity(said: Iterable[str]) -> bool:
    """Whether words in lower case say what could be done, and not what was: a rate of it makes no total."""
    return not words("rate_capacity").isdisjoint(said)


def _rates_of(text: str, marks: Sequence[Mark], numbers: Sequence[Mark]) -> list[tuple[Mark, str]]:
    """Give the numbers that have a word of rate right behind them, or before them, with its unit."""
    found: dict[int, tuple[Mark, str]] = {}
    for mark in marks:
        if mark.kind != "period" or not mark.ref.is_rate:
            continue
        before = next((number for number in reversed(numbers) if number.end <= mark.start), None)
        behind = next((number for number in numbers if number.start >= mark.end), None)
        if before is not None and mark.start - before.end <= _BEHIND and "," not in text[before.end : mark.start]:
            found[before.start] = (before, mark.ref.unit)
        elif behind is not None and behind.start - mark.end <= _BEFORE and "," not in text[mark.end : behind.start]:
            found[behind.start] = (behind, mark.ref.unit)
    return [found[start] for start in sorted(found)]


def _are_of_one(text: str, marks: Sequence[Mark], rate: Mark, total: Mark) -> bool:
    """Whether two numbers are of one thing: of one unit and noun, with no other doing and no "and" between them."""
    units = {rate.ref.unit, total.ref.unit}
    is_said_once = "units" in units and any(is_money(unit) for unit in units) and rate.ref.scaled and total.ref.scaled
    first, second = sorted((rate, total), key=lambda mark: mark.start)
    gap = text[first.end : second.start]
    nouns = _nouns_of(marks, rate) | _nouns_of(marks, total)
    before = {mark.codes for mark in marks if mark.kind in _FLOWS and mark.end <= first.start}
    between = {mark.codes for mark in marks if mark.kind in _FLOWS and first.end <= mark.start < second.start}
    is_one_doing = not before or between <= before
    is_bounded = rate.ref.bound == "under" or total.ref.bound == "under"
    return (len(units) == 1 or is_said_once) and len(nouns) < 2 and is_one_doing and not is_bounded and _is_one_breath(gap)


def _nouns_of(marks: Sequence[Mark], number: Mark) -> set[tuple[str, ...]]:
    """Give the product right behind a number."""
    return {mark.codes for mark in marks if mark.kind == "product" and 0 <= mark.start - number.end < _NOUN}


def _adds_up(text: str, mark: Mark) -> bool:
    """Whether a word of change is that of "adds up to"."""
    return mark.kind == "change_adverb" and text[mark.end : mark.end + 4] == " to "


def _is_one_breath(gap: str) -> bool:
    return ";" not in gap and words("rate_breaks").isdisjoint(gap.lower().split())


def _period_of(context: CheckContext, marks: Sequence[Mark]) -> str:
    """Give the one period that is named, empty for none or several; "the month" is the one that is named beside it."""
    told = [mark.ref if mark.kind == "period" else mark.ref.period for mark in marks if mark.kind in {"period", "versus"}]
    if any(mention is None or (mention.has("duration") and not mention.is_rate) for mention in told):
        return ""
    told = [mention for mention in told if not mention.is_rate]
    named = [mention for mention in told if not _points_back(mention)]
    found = {resolve(mention, Anchor(context.date, None)) for mention in named or told}
    return (found.pop() or "") if len(found) == 1 else ""


def _points_back(mention: PeriodMention) -> bool:
    year = getattr(mention.spec, "year", None)
    return year is not None and year.base == "current"


def _times(period: str, unit: str) -> int:
    months, days = parse_months(period), days_in(period)
    if months is None or days is None:
        return 0
    return {"day": days, "week": round(days / 7), "month": months.length, "quarter": months.length // 3}.get(unit, 0)
