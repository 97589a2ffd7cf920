"""A whole and the parts that it is split over by place, which the words say to be apart: their sum stays within it."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from tidewaiter.check.breakdown import leads
from tidewaiter.check.context import CheckContext
from tidewaiter.check.hierarchy import are_apart
from tidewaiter.check.mark import marks_of
from tidewaiter.check.pairing import are_near
from tidewaiter.records.figure import Figure

# characters of a sentence that is looked at, from a whole to a part told behind it, and from a number to its place
_LONGEST = 500
_FAR = 260
_BEHIND = 40
_AREAS = frozenset({"area", "area_adjective"})
# nobody splits a number over more places in a sentence
_MOST = 12
_TWO = 2


class Split(NamedTuple):
    """A level, and levels of places in it that have nothing in common."""

    whole: Figure
    parts: tuple[Figure, ...]


def find_splits(context: CheckContext) -> Iterator[Split]:
    """Give the wholes with the parts that their sentence sends to different places, and those that cells of one passage show."""
    told: set[str] = set()
    for figures in context.sentences.values():
        split = _in_sentence(context, figures)
        if split is not None:
            told.add(split.whole.id)
            yield split
    for whole in context.figures:
        if whole.stat == "level" and whole.partner is None and whole.id not in told and whole.id not in context.muddled:
            parts = _by_cell(context, whole)
            if len(parts) >= _TWO:
                yield Split(whole, parts)


def _in_sentence(context: CheckContext, figures: Sequence[Figure]) -> Split | None:
    """Give the first level of a sentence with all its others, where each of these goes to a place of its own."""
    levels = [figure for figure in figures if figure.stat == "level"]
    if not _TWO < len(levels) <= _MOST or levels[-1].end - levels[0].start > _LONGEST:
        return None
    whole, *parts = levels
    same = {(level.unit, level.status, level.measure, level.period) for level in levels}
    if len(same) != 1 or any(context.bases.mark(level) for level in levels) or any(part.value > whole.value for part in parts):
        return None
    ends = [*(two.start for one, two in pairwise(levels)), min(whole.sentence_end, parts[-1].end + _BEHIND)]
    places = [_place_behind(context, level.end, end) for level, end in zip(levels, ends, strict=True)]
    named = [place for place in places[1:] if place is not None]
    if places[0] is not None or len(named) != len(parts) or ";" in context.text[whole.end : parts[-1].start]:
        return None
    return Split(whole, tuple(parts)) if _have_nothing_in_common(named) else None


def _place_behind(context: CheckContext, start: int, end: int) -> str | None:
    """Give the one place that a word of direction leads to in a stretch."""
    marks = [mark for mark in marks_of(context.text, start, min(end, start + _BEHIND)) if mark.kind in _AREAS]
    directed = [mark for mark in marks if leads(context, mark.start)]
    return directed[0].codes[0] if len(marks) == len(directed) == 1 and len(directed[0].codes) == 1 else None


def _have_nothing_in_common(places: Sequence[str]) -> bool:
    return all(are_apart("partner", one, other) for one, other in combinations(places, 2))


def _by_cell(context: CheckContext, whole: Figure) -> tuple[Figure, ...]:
    """Give the levels told right behind a whole that are of its cell but for the partner, each of a partner of its own."""
    found: list[Figure] = []
    paragraph = context.text.find("\n", whole.end, whole.end + _FAR)
    for figure in context.figures_between(whole.end, paragraph if paragraph >= 0 else whole.end + _FAR):
        if figure.partner is None or not _is_cell_of(figure, whole) or figure.id in context.muddled:
            continue
        # a part above the whole by itself shows that one of them was misread
        if figure.value > whole.value or "inherited" in (whole.known.get("unit"), figure.known.get("unit")):
            return ()
        last = found[-1] if found else whole
        if are_near(last, figure) and all(are_apart("partner", figure.partner, one.partner) for one in found):
            found.append(figure)
    return tuple(found)


def _is_cell_of(part: Figure, whole: Figure) -> bool:
    fields = ("stat", "unit", "status", "measure", "product", "reporter", "mode", "by", "period")
    return all(getattr(part, name) == getattr(whole, name) for name in fields)
