"""Parts and wholes that the words of one sentence name: "a of the b", "b, of which a", "of b, a", "p percent of b"."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tidewaiter.check.context import CheckContext
from tidewaiter.check.hierarchy import are_side_by_side
from tidewaiter.check.pairing import are_near
from tidewaiter.records.figure import Figure

# characters: "33bn of the city's 470bn", "9.64 GWh of which"; between a level and "of" only its unit stands
_GAP = 34
_UNIT = 12
_BEHIND = 24
_FAR = 140
_SHARE = 70
# a noun behind its number, within so many words, and how long a word is that is one
_NOUN = 34
_WORDS = 2
_LETTERS = 5
_PAIR = 2


class PartOf(NamedTuple):
    """A level that its sentence says to be a part of another level."""

    part: Figure
    whole: Figure


def find_parts(context: CheckContext) -> Iterator[PartOf]:
    """Give the parts with their wholes, by the words between two levels that follow each other in a sentence.

    Both are of one unit and status, and counts are counts of one thing.
    """
    levels = [figure for figure in context.figures if figure.stat == "level"]
    for first, second in pairwise(levels):
        if context.bases.mark(second) or not are_near(first, second):
            continue
        if first.sentence != second.sentence:
            # "3,865 of those were bought by Spain": what is done with a part may be something else
            if (first.unit, first.status) == (second.unit, second.status) and _refers_back(context, second):
                yield PartOf(second, first)
        elif not _are_alike(first, second):
            continue
        elif _is_of(context, first, second):
            yield PartOf(first, second)
        elif _is_within(context, first, second):
            yield PartOf(second, first)


def find_shares(context: CheckContext) -> Iterator[tuple[Figure, PartOf]]:
    """Give the shares whose part and whole their sentence names: beside both, or as "p percent of b" behind the part."""
    for pair in find_parts(context):
        share = _share_beside(context, pair)
        if share is not None:
            yield share, pair
    for share in context.figures:
        if _is_share(share):
            yield from _share_of(context, share)
            yield from _share_of_that(context, share)


def is_part_of_share(context: CheckContext, part: Figure, whole: Figure) -> bool:
    """Whether a part is one of a share of its whole: "40 percent of the 12,000 were sent back, 3,000 of them in a week"."""
    behind = whole.end < part.start and context.cues_between(part.end, part.end + _UNIT, "of_them")
    return bool(behind and context.cues_between(max(0, whole.start - _UNIT), whole.start, "of"))


def _share_of_that(context: CheckContext, share: Figure) -> Iterator[tuple[Figure, PartOf]]:
    """Give "p percent of that" behind a part, of the level that stands before the part."""
    if not _refers_back(context, share):
        return
    around = context.figures_between(share.start - _FAR, share.start)
    levels = [figure for figure in around if figure.stat == "level" and are_near(figure, share)]
    if len(levels) != _PAIR or are_side_by_side(*levels) or are_side_by_side(levels[1], share):
        return
    if len(around) == _PAIR and levels[0].unit == levels[1].unit and levels[1].sentence == share.sentence:
        yield share, PartOf(levels[1], levels[0])


def _is_share(figure: Figure) -> bool:
    return figure.stat == "share" and figure.unit == "percent" and figure.status == "actual"


def _share_beside(context: CheckContext, pair: PartOf) -> Figure | None:
    """Give the share beside a part and its whole, null where there is none, more than one, or another level to have it."""
    first, second = sorted(pair, key=lambda figure: figure.start)
    if is_part_of_share(context, *pair):
        return None
    around = context.figures_between(first.start - _SHARE, second.end + _SHARE)
    here = [figure for figure in around if _is_share(figure) and figure.sentence == pair.part.sentence]
    shares = [share for share in here if ";" not in _between(context, share, pair.part)]
    if first.measure == second.measure == "countries" and any(share.measure != "countries" for share in shares):
        return None  # "to 187 countries, 97 percent of those on the route, and first in 30"
    others = [
        figure
        for figure in around
        if figure.stat == "level" and figure.unit == first.unit and figure.id not in {first.id, second.id}
    ]
    return shares[0] if len(shares) == 1 and not others else None


def _between(context: CheckContext, one: Figure, other: Figure) -> str:
    return context.text[min(one.end, other.end) : max(one.start, other.start)]


def _share_of(context: CheckContext, share: Figure) -> Iterator[tuple[Figure, PartOf]]:
    around = context.figures_between(share.start - _FAR, share.end + _FAR)
    levels = [figure for figure in around if figure.stat == "level" and figure.sentence == share.sentence]
    whole = next((level for level in levels if level.start > share.end), None)
    part = next((level for level in reversed(levels) if level.start < share.start), None)
    if whole is None or part is None or not _are_alike(part, whole):
        return
    gap = context.text[share.end : whole.start]
    near = context.cues_between(share.end, min(whole.start, share.end + _UNIT + 4), "opening", "of", "thereof")
    if context.cues_between(part.end, share.start, "clause") or ";" in context.text[part.end : share.start]:
        return
    if near and len(gap) <= _SHARE and not set(",;:(") & set(gap) and not context.cues_between(share.end, whole.start, "clause"):
        yield share, PartOf(part, whole)


def _are_alike(first: Figure, second: Figure) -> bool:
    same = (first.unit, first.status) == (second.unit, second.status)
    return same and (first.unit != "units" or first.measure == second.measure)


def _is_of(context: CheckContext, first: Figure, second: Figure) -> bool:
    """Whether "of the" or "out of" leads from one level straight to the next: the first is the part."""
    gap = context.text[first.end : second.start]
    if len(gap) <= _SHARE and ";" not in gap and context.cues_between(first.end, second.start, "part_of"):
        return True
    if len(gap) > _GAP or "," in gap or ":" in gap:
        return False
    words = context.cues_between(first.end, second.start, "of", "clause", "times")
    return [word.code for word in words] == ["of"] and words[0].start - first.end <= _UNIT


def _is_its_own(context: CheckContext, figure: Figure) -> bool:
    """Whether a word of being a part is said of a number itself ("388 of them carried cars, 611 containers")."""
    words = context.cues_between(figure.end, min(figure.sentence_end, figure.end + _BEHIND), "of_them")
    return bool(words) and not set(",;:(") & set(context.text[figure.end : words[0].start])


def _refers_back(context: CheckContext, second: Figure) -> bool:
    """Whether a level is said right behind it to be a part of what was just spoken of ("3,865 of them")."""
    behind = context.cues_between(second.end, min(second.sentence_end, second.end + _BEHIND), "of_them", "thereof")
    return bool(behind) and not set(",;:(") & set(context.text[second.end : behind[0].start])


def _repeats_noun(context: CheckContext, first: Figure, second: Figure) -> bool:
    """Whether "of the" behind a number takes up the noun of the number before ("94 boxes were opened and 128 of the boxes")."""
    words = context.cues_between(second.end, second.end + _UNIT, "of")
    if not words or words[0].start - second.end > 1 or context.figures_between(second.end, words[0].end + _NOUN):
        return False
    nouns = {word for word in context.text[words[0].end : words[0].end + _NOUN].lower().split() if len(word) >= _LETTERS}
    return any(word in nouns for word in context.text[first.end : first.end + _NOUN].lower().split()[:_WORDS])


def _is_within(context: CheckContext, first: Figure, second: Figure) -> bool:
    """Whether the second level is said to be a part of the first."""
    if second.start - first.end > _FAR:
        return False
    if _refers_back(context, second) or _repeats_noun(context, first, second):
        return True
    within = context.cues_between(first.end, second.start, "within")
    if ";" in context.text[first.end : within[0].start if within else second.start]:
        return bool(context.cues_between(first.end, second.start, "of_this"))
    if within and not _is_its_own(context, first):
        return True
    behind = context.cues_between(second.end, min(second.sentence_end, second.end + _BEHIND), "within", "thereof")
    if behind and "," not in context.text[second.end : behind[0].start]:
        return True
    opening = context.cues_between(first.sentence_start, first.start, "opening", "of")
    at_once = bool(opening) and not context.text[first.sentence_start : opening[0].start].strip()
    return at_once and first.start - first.sentence_start <= _GAP
