"""Shares that only their place shows: a row of parts with a row of percentages, a bare percentage behind a part."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tidewaiter.check.context import CheckContext
from tidewaiter.check.mark import marks_of
from tidewaiter.check.pairing import are_near
from tidewaiter.check.passage import PartOf
from tidewaiter.records.figure import Figure

# characters of a sentence with rows, and of a statement with a bare percentage
_LONGEST = 400
_AROUND = 160
_UNIT, _LEAD = 10, 50
_FEWEST, _MOST = 2, 6
_PERCENT = 100
_TWO, _THREE = 2, 3
_AREAS = frozenset({"area", "area_adjective"})
# between a part and a bare percentage at most the unit of the part stands, and behind it the clause ends
_BEHIND_PART = re.compile(r"[^\d.;:(),]{0,24}, \Z")
_CLOSING = re.compile(r"\W?(?:percent|per cent|pct|%)?\) ")
_CLOSED = re.compile(r"\W?(?:percent|per cent|pct|%)?[.,;]")


def find_portions(context: CheckContext) -> Iterator[tuple[Figure, PartOf]]:
    """Give each share of a row with its part and whole, and each bare percentage behind the part of a whole just told of."""
    for figures in context.sentences.values():
        yield from _rows_in(context, figures)
    for share in context.figures:
        pair = _bare_pair(context, share) or _bracketed_pair(context, share) or _own_share_pair(context, share)
        if pair is not None:
            yield share, pair


def _rows_in(context: CheckContext, figures: Sequence[Figure]) -> Iterator[tuple[Figure, PartOf]]:
    """Give the shares of "8 and 4 tonnes, 40 and 20 percent of the 20 tonnes", in order; the whole may stand first."""
    if figures[-1].end - figures[0].start > _LONGEST:
        return
    runs = [(kind, list(run)) for kind, run in groupby(figures, lambda figure: figure.stat)]
    kinds = [kind for kind, _ in runs]
    if kinds == ["level", "share", "level"] and len(runs[2][1]) == 1:
        parts, shares, wholes = (run for _, run in runs)
    elif kinds == ["level", "share"] and context.cues_between(figures[0].sentence_start, figures[0].start, "opening"):
        (whole, *parts), shares = (run for _, run in runs)
        wholes = [whole]
    else:
        return
    whole = wholes[0]
    same = {(level.unit, level.status) for level in (whole, *parts)}
    fits = _FEWEST <= len(parts) == len(shares) <= _MOST and len(same) == 1
    if fits and all(0 < part.value < whole.value for part in parts) and not any(context.bases.mark(one) for one in figures):
        yield from ((share, PartOf(part, whole)) for share, part in zip(shares, parts, strict=True))


def _bare_pair(context: CheckContext, share: Figure) -> PartOf | None:
    """Give the part and the whole of "exported 14,860 tonnes.  Spain alone bought 6,390 tonnes, 34 percent."."""
    is_bare = share.unit == "percent" and share.known.get("stat") == "assumed" and 0 < share.value < _PERCENT
    if not is_bare or _CLOSED.match(context.text, share.end) is None:
        return None
    around = context.figures_between(share.start - _AROUND, share.end + _AROUND)
    near = [figure for figure in around if are_near(figure, share)]
    if len(near) != _THREE or near[2] is not share:
        return None
    whole, part, _ = near
    is_pair = whole.stat == part.stat == "level" and whole.unit == part.unit and 0 < part.value < whole.value
    alone = part.sentence == share.sentence != whole.sentence
    if not (is_pair and alone and _BEHIND_PART.match(context.text[part.end : share.start])):
        return None
    return PartOf(part, whole) if _names_place(context, whole, part) else None


def _bracketed_pair(context: CheckContext, share: Figure) -> PartOf | None:
    """Give the part and the whole of "1.2 million tonnes, 420,000 tonnes (35 percent) of it to Niger"."""
    match = _CLOSING.match(context.text, share.end)
    before = context.figures_between(share.start - _AROUND, share.start)
    if share.unit != "percent" or not 0 < share.value < _PERCENT or match is None or len(before) < _TWO:
        return None
    if not context.cues_between(match.end(), match.end() + _UNIT, "thereof", "of_them"):
        return None
    whole, part = before[-2:]
    is_pair = whole.stat == part.stat == "level" and whole.unit == part.unit and whole.status == part.status
    opened = context.text[part.end : share.start].rstrip().endswith("(")
    return PartOf(part, whole) if is_pair and opened and are_near(whole, part) and whole.value > 0 else None


def _own_share_pair(context: CheckContext, share: Figure) -> PartOf | None:
    """Give the part and the whole of "wine exports were 15 million.  Of all, 33 million, their share was 47 percent"."""
    if share.stat != "share" or share.unit != "percent":
        return None
    around = context.figures_between(share.start - _AROUND, share.start)
    if len(around) != _TWO or not context.cues_between(around[1].end, share.start, "own_share"):
        return None
    part, whole = around
    apart = part.sentence != whole.sentence == share.sentence and are_near(part, whole)
    is_pair = part.stat == whole.stat == "level" and part.unit == whole.unit and 0 < part.value <= whole.value
    called = context.cues_between(max(whole.sentence_start, whole.start - _LEAD), whole.start, "whole")
    return PartOf(part, whole) if apart and is_pair and called else None


def _names_place(context: CheckContext, whole: Figure, part: Figure) -> bool:
    """Whether a place stands before the part that the statement of the whole does not name: it is that place's part."""
    named = {code for mark in marks_of(context.text, whole.sentence_start, whole.sentence_end) for code in mark.codes}
    marks = marks_of(context.text, part.sentence_start, part.start)
    return any(mark.kind in _AREAS and not set(mark.codes) <= named for mark in marks)
