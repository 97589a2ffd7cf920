"""The article cut for the page: blocks of text, figures marked, each finding beside the block of its figure."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from tidewaiter.export.control import name_hidden, split_hidden
from tidewaiter.export.place import Excerpt, find_excerpt
from tidewaiter.export.review import Review
from tidewaiter.export.severity import RANKS, SEVERITIES, Severity
from tidewaiter.records import Document, Figure, Finding

_BLANK = re.compile(r"\n[ \t\r\u3000]*\n")
# A line that opens like this is an item, a heading or a table row: its break is kept.
_ITEM = re.compile(r"[ \t]*(?:[-*•·●+#|>]|\d{1,3}[.)、]|[一二三四五六七八九十]+、)")
_HEADING = re.compile(r"#{1,6} +")
# CommonMark, sections 6.2 (emphasis) and 6.3 (links), without nesting.
_MARKUP = re.compile(
    r"\*\*|__|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|\[(?=[^\[\]\n]{1,300}\]\([^()\s]{1,1000}\))|\]\([^()\s]{1,1000}\)"
)
_SHORT = 48
# Characters of the sentence that a card repeats, where it may stand far from it.
_SAID = 110
_END = re.compile("\n")
# Cells of a table in plain text: a bar, a tab, or a run of blanks between them.
_COLUMNS = re.compile(r"\S[ \t]*\|[ \t]*\S|\S\t+\S|\S {3,}\S")
_FEWEST_ROWS = 2


class Card(msgspec.Struct, frozen=True):
    """A finding with its number in reading order and its figures, the one at fault first; `said` is that one in its sentence."""

    number: int
    finding: Finding
    severity: Severity
    figures: tuple[Figure, ...]
    said: Excerpt | None = None

    @property
    def open(self) -> bool:
        """Whether it is a thing to act on, and not what agrees or cannot be checked."""
        return self.severity.code in ("error", "warning", "note")


class Mark(msgspec.Struct, frozen=True):
    """A figure in the text: `card` is the worst finding that faults it, or else one that it takes part in."""

    figure: Figure
    cards: tuple[Card, ...]
    others: tuple[Card, ...]

    @property
    def card(self) -> Card | None:
        """The card that the mark leads to, null where no finding names the figure."""
        return next(iter((*self.cards, *self.others)), None)

    @property
    def style(self) -> str:
        """The severity that the mark wears; `part` where other figures are at fault, `plain` without a finding."""
        if self.cards:
            return self.cards[0].severity.code
        return "part" if self.others else "plain"


class Piece(msgspec.Struct, frozen=True):
    """A run of text, a figure, a character that cannot be seen (with its name), or a break of line."""

    kind: str
    text: str
    mark: Mark | None = None
    name: str | None = None


class Setting(NamedTuple):
    """How a block is set: the ends of lines that are kept, and the characters that only mark it up."""

    kept: frozenset[int]
    markup: frozenset[int]


class Block(msgspec.Struct, frozen=True):
    """A paragraph or heading, and the cards that stand beside it."""

    kind: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


def find_cards(review: Review) -> tuple[Card, ...]:
    """Give a card for each finding in reading order, numbered from 1."""
    return tuple(_card(review, number, finding) for number, finding in enumerate(review.in_reading_order(), 1))


def _card(review: Review, number: int, finding: Finding) -> Card:
    figures = review.figures_of(finding)
    said = find_excerpt(review.document.text, figures[0], width=_SAID) if figures else None
    return Card(number, finding, SEVERITIES[RANKS[finding.severity]], figures, said)


def find_blocks(review: Review, cards: Sequence[Card]) -> tuple[Block, ...]:
    """Give the text in blocks, in order; every character of it that is not white space at a block's edge is in one of them."""
    marks = _marks(review, cards)
    text, position = review.document.text, 0
    blocks = []
    for start, end in _spans(text, review.document.headline_end):
        first = position
        while position < len(marks) and marks[position].figure.start < end:
            position += 1
        inside = marks[first:position]
        kind, first_character = _kind(review, start, end)
        beside = sorted({card.number: card for mark in inside for card in mark.cards}.values(), key=lambda card: card.number)
        setting = Setting(_kept_ends(review.document, first_character, end), _markup(review.document, first_character, end))
        if kind == "paragraph" and _is_table(text, first_character, end):
            kind = "rows"
        blocks.append(Block(kind, tuple(_pieces(text, (first_character, end), inside, setting)), tuple(beside)))
    return tuple(blocks)


def _marks(review: Review, cards: Sequence[Card]) -> list[Mark]:
    """Give a mark for each figure in order of the text; of two that overlap, the first."""
    at_fault: defaultdict[str, list[Card]] = defaultdict(list)
    part: defaultdict[str, list[Card]] = defaultdict(list)
    for card in sorted(cards, key=lambda card: (RANKS[card.severity.code], card.number)):
        for position, figure in enumerate(card.figures):
            (part if position else at_fault)[figure.id].append(card)
    marks: list[Mark] = []
    for figure in sorted(review.figures, key=lambda figure: (figure.start, -figure.end)):
        if not marks or figure.start >= marks[-1].figure.end:
            marks.append(Mark(figure, tuple(at_fault[figure.id]), tuple(part[figure.id])))
    return marks


def _kind(review: Review, start: int, end: int) -> tuple[str, int]:
    """Give the kind of a block, and its start without the signs of a Markdown heading."""
    heading = _HEADING.match(review.document.text, start, end) if review.document.format == "markdown" else None
    start = heading.end() if heading else start
    if end <= review.document.headline_end:
        return "headline", start
    return ("heading" if heading else "paragraph"), start


def _spans(text: str, headline_end: int) -> Iterator[tuple[int, int]]:
    """Give the ends of blocks: at the headline's end, at blank lines; where a text has none, at every line."""
    for low, high in ((0, headline_end), (headline_end, len(text))):
        blank = _BLANK if _BLANK.search(text, low, high) else re.compile("\n")
        start = low
        for match in blank.finditer(text, low, high):
            yield from _stripped(text, start, match.start())
            start = match.end()
        yield from _stripped(text, start, high)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    block = text[start:end]
    left = len(block) - len(block.lstrip())
    if left < len(block):
        yield start + left, start + len(block.rstrip())


def _is_table(text: str, start: int, end: int) -> bool:
    """Whether most lines of a block, and two at least, stand in columns."""
    lines = text[start:end].split("\n")
    return sum(_COLUMNS.search(line) is not None for line in lines) >= max(_FEWEST_ROWS, len(lines) / 2)


def _kept_ends(document: Document, start: int, end: int) -> frozenset[int]:
    """The ends of lines that part them: those that the reading takes for such, else, where it was not asked, by their looks."""
    text, running = document.text, document.unwrapped
    ends = (match.start() for match in _END.finditer(text, start, end))
    return frozenset(at for at in ends if (running[at] == "\n" if running else _is_kept(text, at)))


def _markup(document: Document, start: int, end: int) -> frozenset[int]:
    """The characters of a block of Markdown that make words bold, slanted or a link, and are not themselves read."""
    if document.format != "markdown":
        return frozenset()
    return frozenset(at for match in _MARKUP.finditer(document.text, start, end) for at in range(*match.span()))


def _plain(text: str, start: int, stop: int, markup: frozenset[int]) -> str:
    return "".join(text[at] for at in range(start, stop) if at not in markup) if markup else text[start:stop]


def _pieces(text: str, span: tuple[int, int], marks: Sequence[Mark], setting: Setting) -> Iterator[Piece]:
    start, end = span
    for mark in marks:
        figure = mark.figure
        yield from _runs(text, start, figure.start, setting)
        yield Piece("mark", text[figure.start : figure.end], mark)
        start = max(start, figure.end)
    yield from _runs(text, start, end, setting)


def _runs(text: str, start: int, end: int, setting: Setting) -> Iterator[Piece]:
    """Give plain text in pieces: the newline of a wrapped line is a space, any other a break."""
    while start < end:
        newline = text.find("\n", start, end)
        stop = end if newline < 0 else newline
        for run, hidden in split_hidden(_plain(text, start, stop, setting.markup).removesuffix("\r")):
            yield Piece("hidden", f"U+{ord(run):04X}", name=name_hidden(run)) if hidden else Piece("text", run)
        if newline >= 0:
            yield Piece("break" if newline in setting.kept else "text", "\n")
        start = stop + 1


def _is_kept(text: str, newline: int) -> bool:
    # a line is measured from its start, or back to where it is surely long
    start = text.rfind("\n", max(newline - _SHORT, 0), newline) + 1
    short = start > 0 or newline < _SHORT
    return short or _ITEM.match(text, newline + 1) is not None
