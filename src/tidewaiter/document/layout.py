"""The main text of a flattened page, laid out as lines: paragraphs apart by a blank line, a table row a line."""

import re
from collections.abc import Sequence

from tidewaiter.document.markup import Event
from tidewaiter.document.word import words_of

_CELL = " | "
_HEADINGS = frozenset(("h1", "h2", "h3"))
# What a browser shows only where it breaks a word: soft hyphen, zero-width space, a stray byte-order mark.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff"))
_WHITE = re.compile(r"[ \t\r\n\f]++")
_WORD = re.compile(r"[a-z0-9]+")
# The mark of a footnote; what a raised 2 or 3 makes an area or a volume of; what a raised number is a power of.
_MARK = re.compile(r"(?:[\[(]?\d{1,3}(?: ?[,\u2013-] ?\d{1,3})*[\])]?|[a-z]|[*\u2020\u2021\u00a7\u00b6#]+)")
_SQUARED = re.compile(r"(?:\b|\d)(?:[mckd]?m|km|cm|ft|mi|yd|in|sq)\Z")
_POWER = re.compile(r"(?<![\d.,])10\Z")
_BASE = 12
# An element that holds this share of the page's text is the page, whatever its class says ("with-sidebar").
_FRAME_SHARE = 0.3
# An article that holds less of the text than this is one of several teasers.
_MAIN_SHARE = 0.4


def lay_out(events: Sequence[Event]) -> str:
    """Give the main text of a page.

    Main is the largest `article`, else `main`, else the body, where it holds most of the text; what stands around an article, by
    the tags and the class names of `words.csv`, is left out.  White space is collapsed as a browser does it, no-break spaces
    stay, and so do the line breaks of preformatted text.

    >>> from tidewaiter.document.markup import flatten
    >>> lay_out(flatten("<p>Exports  rose.<table><tr><td>Cork<td>4<tr><td>Wine<td>5</table>").events)
    'Exports rose.\\n\\nCork | 4\\nWine | 5'
    """
    closes, lengths = _spans(events)
    left_out = _frame(events, closes, lengths)
    start, stop = _main(events, closes, lengths)
    return _write(events[start:stop], {place - start: closes[place] - start for place in left_out if start < place < stop})


def _spans(events: Sequence[Event]) -> tuple[dict[int, int], list[int]]:
    """Where each element that opens closes, and how much text stands before each event."""
    closes: dict[int, int] = {}
    lengths, opened, length = [], [], 0
    for place, event in enumerate(events):
        lengths.append(length)
        if event.kind == "open":
            opened.append(place)
        elif event.kind == "close":
            closes[opened.pop()] = place
        else:
            length += len(event.name.strip())
    lengths.append(length)
    return closes, lengths


def _frame(events: Sequence[Event], closes: dict[int, int], lengths: list[int]) -> set[int]:
    """The elements that stand around the article, by tag or class, and are small."""
    words = words_of("frame")
    limit = _FRAME_SHARE * lengths[-1]
    found = set()
    for place, close in closes.items():
        event = events[place]
        if event.name in ("html", "body", "article", "main"):
            continue
        around = event.name == "aside" or (event.marks and not words.keys().isdisjoint(_WORD.findall(event.marks)))
        if around and lengths[close] - lengths[place] < limit:
            found.add(place)
    return found


def _main(events: Sequence[Event], closes: dict[int, int], lengths: list[int]) -> tuple[int, int]:
    """The span of the events that hold the main text."""
    whole = lengths[-1]
    for name in ("article", "main", "body"):
        places = [place for place in closes if events[place].name == name]
        if not places:
            continue
        largest = max(places, key=lambda place: lengths[closes[place]] - lengths[place])
        share = lengths[closes[largest]] - lengths[largest]
        if name == "body" or share >= _MAIN_SHARE * whole:
            return largest, closes[largest]
    return 0, len(events)


class _Lines:
    """The text so far, with the break that is due before the next word, and the tables and preformatted texts that are open."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.due = ""
        self.formatted = 0
        self.rows: list[bool] = []
        # what a raised text holds so far, null outside one
        self.raised: list[str] | None = None

    def break_off(self, due: str) -> None:
        # the stronger break wins: a blank line, a line, a cell, a space
        if self.parts and _STRENGTH[due] > _STRENGTH[self.due]:
            self.due = due
            if due[0] == "\n":
                self.parts[-1] = self.parts[-1].rstrip(" \n")

    def pass_tag(self, event: Event, *, holds_rows: bool) -> None:
        if event.name == "table" and event.kind == "open":
            self.rows.append(holds_rows)
        elif event.name == "table" and self.rows:
            self.rows.pop()
        elif event.name == "pre":
            self.formatted += 1 if event.kind == "open" else -1
        self.break_off(_break_of(event, in_rows=any(self.rows[-1:]), due=self.due))

    def lower(self) -> None:
        """End raised text: the mark of a footnote is left out, a power set apart, all else (ordinals, units) stays as it is."""
        raised, self.raised = "".join(self.raised or ()), None
        before = self.parts[-1][-_BASE:] if self.parts and not self.due else ""
        if _POWER.search(before) and raised.strip().isdigit():
            self.write(f"^{raised.strip()}")
        elif not _MARK.fullmatch(raised.strip()) or (_SQUARED.search(before) and raised.strip() in {"2", "3"}):
            self.write(raised)

    def write(self, text: str) -> None:
        if self.raised is not None:
            self.raised.append(text)
            return
        text = text.translate(_UNSEEN)
        if self.formatted:
            words = text.replace("\r\n", "\n").replace("\r", "\n")
            if not words.strip():
                return
        else:
            words = _WHITE.sub(" ", text)
            if words.startswith(" "):
                self.break_off(" ")
            ends_open = words.endswith(" ")
            words = words.strip(" ")
            if not words:
                return
        self.parts += (self.due, words)
        self.due = "" if self.formatted or not ends_open else " "


_STRENGTH = {"": 0, " ": 1, _CELL: 2, "\n": 3, "\n\n": 4}


def _write(events: Sequence[Event], left_out: dict[int, int]) -> str:
    lines = _Lines()
    frames = _frame_tables(events)
    place = 0
    while place < len(events):
        event = events[place]
        if place in left_out:
            place = left_out[place]
            lines.break_off("\n\n")
        elif event.kind == "text":
            lines.write(event.name)
        elif event.name == "sup" and not lines.formatted:
            lines.raised = [] if event.kind == "open" else lines.raised
            if event.kind == "close":
                lines.lower()
        else:
            lines.pass_tag(event, holds_rows=place not in frames)
        place += 1
    return "".join(lines.parts).strip("\n ")


def _frame_tables(events: Sequence[Event]) -> set[int]:
    """The tables that only lay out the page: they hold another table or a heading, and their cells are read as paragraphs."""
    frames: set[int] = set()
    opened: list[int] = []
    for place, event in enumerate(events):
        if event.kind == "open" and event.name in _HEADINGS:
            frames.update(opened[-1:])
        if event.name != "table":
            continue
        if event.kind == "open":
            frames.update(opened[-1:])
            opened.append(place)
        elif opened:
            opened.pop()
    return frames


def _break_of(event: Event, *, in_rows: bool, due: str) -> str:
    """The break that an element makes where it opens or closes; inside a row a paragraph does not part a cell's words."""
    layout = words_of("tag").get(event.name)
    if event.name in ("br", "dt") and event.kind == "close":
        return ""
    if event.name == "br" and in_rows:
        return " "
    if event.name == "br" and due == "\n":
        # two in a row part paragraphs
        return "\n\n"
    if event.name == "table" or (layout in ("cell", "rows", "paragraph") and not in_rows and event.name != "dd"):
        return "\n\n"
    if layout == "cell":
        return _CELL if event.kind == "open" else ""
    if layout in ("line", "rows"):
        return "\n"
    return " " if layout == "paragraph" else ""
