"""Numbers of one sentence that a word adds up: "4,200 to Spain and 3,100 to Italy, 7,300 together"."""

from collections.abc import Iterator, Sequence

from tidewaiter.check.context import CheckContext
from tidewaiter.check.pairing import is_money, subject_of
from tidewaiter.records.figure import Figure

# behind its number a word of sum stands at once: "4.02 million tonnes together"
_BEHIND = 28
_BEFORE = 80
# "total 714 million": the word and its number
_TOTAL = 10
# nobody adds up more in a sentence
_MOST = 16


def find_sums(context: CheckContext) -> Iterator[tuple[Figure, list[Figure]]]:
    """Give every level that its sentence says to be the sum of other levels, with these, in text order.

    Parts first: two or more levels of the same unit, then the whole with a word of sum before or right behind it.  Whole first: a
    word of consisting between it and its parts, "the other" before the last of them, or a colon and a word for all.

    No sum where a word says that parts are left out.
    """
    for figures in context.sentences.values():
        levels = [figure for figure in figures if figure.stat == "level" and not context.bases.mark(figure)]
        until = 0
        for place, whole in enumerate(levels):
            before = _run(whole, levels[max(0, place - _MOST) : place][::-1])[::-1]
            after = _run(whole, levels[place + 1 : place + 1 + _MOST])
            if len(before) > 1 and not _run(whole, levels[place + 1 : place + 2]) and _is_total(context, whole, before):
                yield whole, before
            elif len(after) > 1 and place >= until and _is_made_of(context, whole, after):
                # its parts are no wholes of those behind them
                until = place + 1 + len(after)
                yield whole, after


def _run(whole: Figure, levels: Sequence[Figure]) -> list[Figure]:
    """Give the levels from the whole on that are of its unit and status, up to the first that is not."""
    run: list[Figure] = []
    for level in levels:
        if (level.unit, level.status) != (whole.unit, whole.status):
            # a bare number of the same list: its unit stands at the end of the list, and the sum would lack it
            return [] if level.unit == "units" and is_money(whole.unit) and subject_of(level) == subject_of(whole) else run
        run.append(level)
    return run


def _is_total(context: CheckContext, whole: Figure, parts: Sequence[Figure]) -> bool:
    near = context.cues_between(parts[-1].end, whole.start, "sum", "making_up")
    right_before = context.cues_between(max(parts[-1].end, whole.start - _TOTAL), whole.start, "whole")
    behind = context.cues_between(whole.end, min(whole.sentence_end, whole.end + _BEHIND), "sum")
    is_left_out = context.cues_between(parts[0].start, min(whole.sentence_end, whole.end + _BEHIND), "partial")
    return bool(near or behind or right_before) and not is_left_out


def _is_made_of(context: CheckContext, whole: Figure, parts: Sequence[Figure]) -> bool:
    between = (whole.end, parts[0].start)
    start = max(whole.sentence_start, whole.start - _BEFORE)
    if context.cues_between(max(parts[-2].end, parts[-1].start - _BEHIND), parts[-1].start, "rest"):
        return ";" not in context.text[whole.end : parts[-1].start]
    if context.cues_between(start, parts[-1].end, "partial") or ";" in context.text[whole.end : parts[-1].start]:
        return False
    if context.cues_between(*between, "consist") or context.cues_between(start, whole.start, "between_them"):
        return True
    every = context.cues_between(start, parts[0].start, "every") or context.cues_between(
        parts[-1].end, min(whole.sentence_end, parts[-1].end + _BEFORE), "every"
    )
    return bool(every) and ":" in context.text[slice(*between)]
