"""The level and the level before that stand around a word or number of multiplication, whatever they were read as.

The two are the only levels of one unit in the sentence, so that nothing else can be meant.
"""

import re

from tidewaiter.check.context import CheckContext
from tidewaiter.check.earlier import find_earlier
from tidewaiter.reading.mention.wordlist import words
from tidewaiter.records.figure import Figure

# characters around a multiple, and between it and its base
_REACH = 130
_GAP = 48
_NEXT = 14
_PAIR = 2
_BRACKET = 12
_YEAR = re.compile(r"\(\d{4}: \Z")


def levels_around(context: CheckContext, figure: Figure) -> tuple[Figure | None, Figure | None]:
    """Give the level and the level before of a multiple; two nulls where the sentence does not say which is which.

    They stand on both sides of it ("17,950, five times the 8,640 of 2022"), a word of comparison marks one of them ("from"), or
    one is in a bracket with an earlier period.
    """
    around = context.figures_between(figure.start - _REACH, figure.end + _REACH)
    levels = [other for other in around if other.sentence == figure.sentence and other.stat in {"level", "average"}]
    if not levels:
        return _in_next_sentence(context, figure)
    if len(levels) != _PAIR or not _are_plain(context, figure, levels):
        return _behind_semicolon(context, levels) if len(levels) == _PAIR else (None, None)
    first, second = levels
    if figure.unit == "times" and first.end <= figure.start and figure.end <= second.start:
        return (first, second) if _is_straight(context, figure, second, _GAP) else (None, None)
    marked = [level for level in levels if context.previous_rates.mark(level)]
    if len(marked) == 1:
        return (second, first) if marked[0] is first else (first, second)
    if figure.unit == "times" and figure.end <= first.start and _is_straight(context, figure, first, _NEXT):
        goes_to = context.text[second.start - 4 : second.start].split()[-1:] in (["to"], ["at"])
        return (second, first) if goes_to else (None, None)
    return _by_period(context, first, second)


def _in_next_sentence(context: CheckContext, figure: Figure) -> tuple[Figure | None, Figure | None]:
    """Give the two levels of the sentence that goes on with a multiple: "They stood at 88,000, against 102,000 a year ago"."""
    behind = context.figures_between(figure.sentence_end, figure.sentence_end + _REACH)
    levels = [other for other in behind if other.sentence == behind[0].sentence] if behind else []
    opening = context.text[figure.sentence_end : figure.sentence_end + _BRACKET].split()
    goes_on = bool(opening) and (opening[0].lower() in words("rate_goes_on") or opening[0].startswith("("))
    if not goes_on or len(levels) != _PAIR or any(level.stat != "level" or level.bound != "exact" for level in levels):
        return None, None
    first, second = levels
    if first.unit != second.unit or min(first.value, second.value) <= 0:
        return None, None
    if context.previous_rates.mark(second):
        return first, second
    if "?" in (first.period, second.period) or first.period == second.period or not opening[0].startswith("("):
        return None, None
    return (first, second) if first.period > second.period else (second, first)


def _behind_semicolon(context: CheckContext, levels: list[Figure]) -> tuple[Figure | None, Figure | None]:
    """Give a level and the one before that is told behind a semicolon: "now sells 1.1 million; a year ago it was 890,000"."""
    first, second = levels
    is_plain = first.unit == second.unit and min(first.value, second.value) > 0 and first.bound == second.bound == "exact"
    if not is_plain or context.text[first.end : second.start].count(";") != 1:
        return None, None
    base = find_earlier(context, first, second)
    return (first, second) if base is second else (None, None)


def _are_plain(context: CheckContext, figure: Figure, levels: list[Figure]) -> bool:
    """Whether two levels are exact numbers of one unit in the statement of a multiple."""
    first, second = levels
    if first.unit != second.unit or any(level.value <= 0 or level.bound != "exact" for level in levels):
        return False
    start, end = min(first.start, figure.start), max(second.end, figure.end)
    if ";" in context.text[start:end]:
        return False
    gap = (figure.end, first.start) if figure.end <= first.start else (second.end, figure.start)
    # the second "as" of "as much as" opens nothing
    return not any(context.text[cue.start : cue.end].lower() != "as" for cue in context.cues_between(*gap, "clause"))


def _is_straight(context: CheckContext, figure: Figure, base: Figure, most: int) -> bool:
    """Whether what follows a multiple is what it is a multiple of: only its article, its unit, and no verb or comma between."""
    gap = context.text[figure.end : base.start].replace(", which was", "")
    return len(gap) <= most and not set(",;:") & set(gap)


def _by_period(context: CheckContext, first: Figure, second: Figure) -> tuple[Figure | None, Figure | None]:
    bracketed = "(" in context.text[second.start - _BRACKET : second.start]
    if (
        bracketed
        and second.period != "?"
        and first.period == "?"
        and _YEAR.search(context.text[max(0, second.start - _BRACKET) : second.start])
    ):
        return first, second
    if not bracketed or "?" in (first.period, second.period) or first.period == second.period:
        return None, None
    return (first, second) if first.period > second.period else (second, first)
