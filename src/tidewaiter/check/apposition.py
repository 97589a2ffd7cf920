"""One period said in two ways, side by side, that do not fit: "the first half (January to July)", "last month, in November"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tidewaiter.check.context import CheckContext
from tidewaiter.check.mark import Mark, marks_of
from tidewaiter.grammar.anchor import Anchor
from tidewaiter.grammar.period import PeriodMention, resolve
from tidewaiter.reading.mention.wordlist import words
from tidewaiter.reading.quantity.quantity import find_quantities
from tidewaiter.records.period import month_bounds, months_of

# characters between two ways to say one period
_GAP = 8
# parts of a year that fiscal years begin elsewhere; a text that says so means the calendar's
_PARTS = frozenset({"quarter", "half"})
_LONGEST = 600


def find_misfits(context: CheckContext) -> Iterator[tuple[int, str]]:
    """Give, with the place of the first, two ways to say one period that name different months, as a sentence without its point.

    A quarter or half need only be as long as its months, since fiscal years begin anywhere, unless the calendar is named.
    """
    for figures in context.sentences.values():
        start, end = figures[0].sentence_start, figures[0].sentence_end
        if end - start <= _LONGEST and context.cues_between(start, end, "period_in_words"):
            yield from _misfits_in(context, start, end)


def _misfits_in(context: CheckContext, start: int, end: int) -> Iterator[tuple[int, str]]:
    text = context.text
    spans = {(mark.start, mark.end): mark for mark in marks_of(text, start, end) if mark.kind == "period"}
    said = {word.strip(".,()") for word in text[start:end].lower().split()}
    if said & words("fiscal"):
        return
    for one, other in pairwise(spans.values()):
        if not _are_apposed(text, one, other) or one.ref.is_rate or other.ref.is_rate:
            continue
        if _differ(context, one, other, by_calendar=bool(said & words("calendar_year"))):
            yield one.start, f"{text[one.start : one.end]} is not {text[other.start : other.end]}"


def _are_apposed(text: str, one: Mark, other: Mark) -> bool:
    """Whether the second of two periods only says the first again: in a bracket of its own, or between commas.

    A part of a year is said again by its months ("from January to June"), not by one of them ("in December above all").
    """
    gap, behind = text[one.end : other.start], text[other.end : other.end + _GAP + _GAP].lower()
    rest = set(gap.strip(" ,(").split())
    in_bracket = gap.strip().startswith("(") and behind.startswith(")")
    by_calendar = any(word in behind for word in words("calendar_year"))
    between_commas = gap.startswith(",") and (behind[:1] in {",", "."} or by_calendar)
    if len(gap) > _GAP or not (in_bracket or between_commas):
        return False
    is_part = one.ref.unit in _PARTS
    return rest <= words("period_lead") if is_part else rest <= words("period_lead") | words("order_location")


def _differ(context: CheckContext, one: Mark, other: Mark, *, by_calendar: bool) -> bool:
    anchor = Anchor(context.date, None)
    first = resolve(one.ref, anchor)
    if first is None or months_of(first) == 0:
        return False
    if other.ref.has("duration"):
        lasts = _lasts(context.text[other.start : other.end], other.ref)
        return lasts is not None and lasts != months_of(first)
    second = resolve(other.ref, anchor)
    if second is None or months_of(second) == 0 or (one.ref.unit in _PARTS and months_of(second) == 1):
        return False
    if one.ref.unit in _PARTS and not by_calendar:
        return months_of(first) != months_of(second)
    return not _are_same_months(first, second, one.ref)


def _are_same_months(first: str, second: str, mention: PeriodMention) -> bool:
    """Whether two periods have the same months; of a part of no named year those of any year."""
    one, other = month_bounds(first), month_bounds(second)
    if one is None or other is None or mention.unit not in _PARTS:
        return one == other
    return (one[0] % 12, one[1] - one[0]) == (other[0] % 12, other[1] - other[0])


def _lasts(phrase: str, mention: PeriodMention) -> int | None:
    """Give how many months "five months" are, null for other units."""
    numbers: Sequence[float] = [quantity.value for quantity in find_quantities(phrase)]
    return round(numbers[0]) if mention.unit == "month" and numbers else None
