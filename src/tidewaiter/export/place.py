"""Where a figure stands: its line and column, and the words around it."""

import re
from bisect import bisect_right

import msgspec

from tidewaiter.records import Figure

_FAR = 400
_NEWLINE = re.compile(r"\r\n|\r|\n")


class Place(msgspec.Struct, frozen=True):
    """Line and column of the first character and of the one after the last, counted from 1, in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


class Excerpt(msgspec.Struct, frozen=True):
    """The words before a figure, the figure, the words after it; `cut_before` and `cut_after` where text was left out."""

    before: str
    quote: str
    after: str
    cut_before: bool
    cut_after: bool


def find_lines(text: str) -> tuple[int, ...]:
    """Give the offsets at which lines begin; LF, CR and CRLF end a line.

    >>> find_lines("a\\nb\\r\\nc")
    (0, 2, 5)
    """
    return (0, *(match.end() for match in _NEWLINE.finditer(text)))


def find_place(lines: tuple[int, ...], start: int, end: int) -> Place:
    """Give the place of the span from `start` to `end`.

    >>> find_place((0, 2, 5), 3, 5)
    Place(line=2, column=2, end_line=3, end_column=1)
    """
    first, last = bisect_right(lines, start), bisect_right(lines, end)
    return Place(first, start - lines[first - 1] + 1, last, end - lines[last - 1] + 1)


def find_excerpt(text: str, figure: Figure, *, width: int = 160) -> Excerpt:
    """Give a figure within its sentence, about `width` characters at most, cut between words.

    A figure that does not say where its sentence is gets the words on its line.
    """
    low, high = _sentence(text, figure)
    room = max(width - (figure.end - figure.start), 20)
    spare_left = max(room - (high - figure.end), room // 2)
    start = max(low, figure.start - spare_left)
    stop = min(high, figure.end + max(room - (figure.start - start), room // 2))
    if start > low:
        start = _next_break(text, start, figure.start)
    if stop < high:
        stop = _last_break(text, figure.end, stop)
    before, after = text[start : figure.start].lstrip(), text[figure.end : stop].rstrip()
    return Excerpt(before, text[figure.start : figure.end], after, start > low, stop < high)


def _sentence(text: str, figure: Figure) -> tuple[int, int]:
    if figure.sentence_end >= figure.end and figure.sentence_start <= figure.start and figure.sentence_end:
        return figure.sentence_start, figure.sentence_end
    # no further than anyone shows: one line may be the whole of a large file
    low, high = max(figure.start - _FAR, 0), min(figure.end + _FAR, len(text))
    newline, end = text.rfind("\n", low, figure.start), text.find("\n", figure.end, high)
    return (low if newline < 0 else newline + 1), (high if end < 0 else end)


def _next_break(text: str, start: int, stop: int) -> int:
    found = text.find(" ", start, min(stop, start + 24))
    return start if found < 0 else found + 1


def _last_break(text: str, start: int, stop: int) -> int:
    found = text.rfind(" ", max(start, stop - 24), stop)
    return stop if found < 0 else found
