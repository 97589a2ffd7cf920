"""A statement made twice: two sentences of the same names and nouns, whose numbers are meant to be one.

What the sentences leave to the reading (whose, of what, when) does not matter where they say the same words again.
"""

import re
from collections.abc import Iterator

from tidewaiter.check.context import CheckContext
from tidewaiter.check.date_word import MONTHS
from tidewaiter.check.mark import marks_of
from tidewaiter.records.figure import Figure

# letters that show what a word is, and how many words must come again: so many, and so much of the shorter statement
_STEM = 5
_SHARED, _PART = 3, 0.6
# characters from one statement to its repetition, and of a statement
_FAR = 260
_LONG = 240
_BACK = 6
_THAN = 9
_PLACES = frozenset({"area", "area_adjective"})
# the unit of a number: a sign or code before it, one word behind it
_SIGN = re.compile(r"\b[A-Z]{2,3} ?\W?$|[$\u20ac\u00a3]$")
_UNIT = re.compile(r"[ %-]*[^\W\d_]*")
_WORD = re.compile(r"[^\W\d_]+|\d{4}")


def find_restated(context: CheckContext) -> Iterator[tuple[Figure, Figure]]:
    """Give levels with the earlier level of the statement that theirs repeats, the later first.

    Both are exact, of one measure, unit and status, each alone of its kind in its statement but for a level before a change.
    The names are the same in both, and most other words; no word says that the second is about another thing.
    """
    seen: dict[tuple[str, str], list[Figure]] = {}
    for figure in context.figures:
        if figure.stat != "level" or figure.bound != "exact" or figure.value_high is not None or context.bases.mark(figure):
            continue
        key = (figure.unit, figure.measure)
        for other in seen.setdefault(key, [])[-_BACK:]:
            near = figure.start - other.end <= _FAR and figure.status == other.status
            if near and _is_repeated(context, other, figure):
                yield figure, other
                break
        seen[key].append(figure)


def are_named_apart(context: CheckContext, first: Figure, second: Figure) -> bool:
    """Whether each of two statements has a name that the other lacks: they are about two things, whatever was read.

    "South Korea's" and "South Korean" are one name: places count by their codes.
    """
    one, other = (_names_in(context, figure) for figure in (first, second))
    mine, theirs = (_compared_months(context, figure) for figure in (first, second))
    return bool(one - other - mine and other - one - theirs)


def _compared_months(context: CheckContext, figure: Figure) -> frozenset[str]:
    """Give the months that a statement only compares with: "9 percent more than in April"."""
    months = context.cues_between(*_statement(context, figure), *MONTHS)
    compared = (cue for cue in months if context.cues_between(cue.start - _THAN, cue.start, "than_in"))
    return frozenset(context.text[cue.start : cue.end] for cue in compared)


def _names_in(context: CheckContext, figure: Figure) -> frozenset[str]:
    """Give the names and years of the statement of a figure, places by their codes."""
    span = _statement(context, figure)
    text = _without_numbers(context, *span)
    places = [mark for mark in marks_of(text, 0, len(text)) if mark.kind in _PLACES]
    ends = [0, *(mark.end for mark in places)]
    starts = [*(mark.start for mark in places), len(text)]
    rest = " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    # behind a place that opens the statement the next word is not its first one
    opened = "" if rest.startswith(" ") or not places or places[0].start > 0 else ". "
    return _words(opened + rest)[0] | {code for mark in places for code in mark.codes}


def _statement(context: CheckContext, figure: Figure) -> tuple[int, int]:
    """Give where the statement of a figure begins and ends: its sentence, or what semicolons set off in it."""
    start = max(figure.sentence_start, figure.start - _LONG)
    end = min(figure.sentence_end, figure.end + _LONG)
    left = context.text.rfind(";", start, figure.start)
    right = context.text.find(";", figure.end, end)
    return (left + 1 if left >= 0 else start), (right if right >= 0 else end)


def _is_repeated(context: CheckContext, first: Figure, second: Figure) -> bool:
    spans = [_statement(context, figure) for figure in (first, second)]
    alone = all(_is_alone(context, *pair) for pair in zip((first, second), spans, strict=True))
    if spans[0] == spans[1] or not alone or any(context.cues_between(*span, "another", "narrower", "contrast") for span in spans):
        return False
    names, words = zip(*(_words(_without_numbers(context, *span)) for span in spans), strict=True)
    shared = words[0] & words[1]
    most = min(len(words[0]), len(words[1]))
    return names[0] == names[1] and len(shared) >= _SHARED and len(shared) >= _PART * most


def _is_alone(context: CheckContext, figure: Figure, span: tuple[int, int]) -> bool:
    around = context.figures_between(*span)
    alike = [other for other in around if other.unit == figure.unit and other.stat in {"level", "change"}]
    return all(other.id == figure.id or context.bases.mark(other) for other in alike)


def _without_numbers(context: CheckContext, start: int, end: int) -> str:
    """Give a statement without its numbers, the sign before them and the unit behind: those come again in any statement."""
    parts, here = [], start
    for figure in context.figures_between(start, end):
        parts.append(_SIGN.sub("", context.text[here : max(here, figure.start)]))
        unit = _UNIT.match(context.text, figure.end)
        here = unit.end() if unit is not None else figure.end
    return " ".join((*parts, context.text[here:end]))


def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the names and years of a statement, and the beginnings of its longer words, names among them."""
    found = _WORD.findall(text)
    names = frozenset(word for word in found[1:] if word[0].isdigit() or (word[0].isupper() and not word.endswith("day")))
    stems = frozenset(word.lower()[:_STEM] for word in found if len(word) >= _STEM or word in names)
    return names, stems
