"""Lines that a machine broke: a text in which only the ends of paragraphs, headings and rows are line ends."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tidewaiter.document.date import dates_in
from tidewaiter.document.word import words_of

# No machine wraps at less or more (mail and wires wrap at 60 to 80 columns, a page of print at 90 to 110).
_WIDTHS = range(30, 121)
# Lines say by themselves that a text is wrapped: so many of those that another follows are full, so many of these are followed
# by a small letter, a bracket or an amount (0.6 in English prose; next to none in a list of headlines or rows), and next to none
# is longer.
_FULL, _SMALL, _LONGER = 0.5, 0.3, 0.1
_FEWEST = 3
# Of a page of print, lines of one width differ by so much in characters.
_RAGGED = 0.8
# A sentence that ends well before the margin ends its paragraph.
_CLOSED = 0.9
# A line as long as this is no row of a list.
_LONG = 40
_MARKED = re.compile(
    r"[-*+\u2022\u25cf\u25a0\u25aa\u2013\u2014#|>~=_]|(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)][ \t]|\([\da-z]{1,3}\) "
)
_RULE = "---"
_HEADING = re.compile(r"#{1,6} ")
_QUOTED = re.compile(r"(?:> ?)+")
# Columns: a tab, or blanks wider than those behind a stop; or bars, in both lines ("KAMPALA | October 22 | Uganda" is none).
_COLUMNS = re.compile(r"\t|\S {3,}\S|(?:\S {2,}\S.*){2}")
_STOP = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)\]]{0,4}\Z")
# A line of its own under a headline, however full the headline is: who wrote it, and when.
_BYLINE = re.compile(r"(?:By|From|Reporting by|Edited by|Source|Published|Updated)\b")
_OPENING_LINES, _BYLINE_LENGTH = 15, 100
_EAST_ASIAN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_NUMBER = re.compile(r"(?:\A|[\s(~-])[^\w\s]{0,2}(?:[A-Za-z]{1,3}[$\u20ac\u00a3\u00a5])?\d[\d,.]*\Z")
_MONEY = re.compile(r"[$\u20ac\u00a3\u00a5\u20b9]\Z")
_AMOUNT = re.compile(r"(?P<sign>(?:[A-Za-z]{1,3})?[$\u20ac\u00a3\u00a5\u20b9])?\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENTRY = re.compile(r"(?:19|20)\d\d[-/\d]*:?|[\d.]+[:)]|\d+\.")
# The escape sequences of ECMA-48 (CSI), which a text copied from a terminal has.
_COLOURS = re.compile(r"\x1b\[[0-?]{0,20}[ -/]{0,4}[@-~]")
_WITHOUT_WIDTH = "\u200b\ufeff"
# What holds the two halves of a broken word together without being seen: the tokens of the language pass it over.
_JOINER = "\u2060"


class _Line(NamedTuple):
    """A line `text[start:end]` without the blanks around it; `begin` is where it begins with them."""

    begin: int
    start: int
    end: int
    words: str

    @property
    def width(self) -> int:
        return self.end - self.begin


def unwrap(text: str, *, ragged: bool = False) -> str:
    """Give a text of the same length in which blanks stand for the line ends that only break a line.

    Three things say that a line end does: the next word would not have fitted into the width at which the text is wrapped; a line
    that is no row ends without a stop and the next one begins with a small letter; a word is left that cannot stand at the end,
    or a number without its unit.  Rows of a table, lists, headings and indented lines begin anew, and a blank line parts always.
    So do blanks stand for colours of a terminal and for what has no width; a word broken at its hyphen is held together.
    `ragged` is a text whose lines are even in print and not in characters.

    >>> unwrap("The fall was 10.5\\nper cent.\\n\\n- Cork\\n- Wine")
    'The fall was 10.5 per cent.\\n\\n- Cork\\n- Wine'
    """
    text = _hide_controls(text)
    if "\n" not in text.strip():
        return text
    lines = list(_lines(text))
    width = _width(lines)
    least = width * _RAGGED if ragged and width else width
    parts: list[str] = []
    done = 0
    fields = _front_matter(lines)
    for number, (line, below) in enumerate(pairwise(lines)):
        if number < fields or not _are_one(line, below, least, ragged=ragged):
            continue
        if number < _OPENING_LINES and _is_masthead(below):
            continue
        parts += (text[done : line.end], _joint(text, line, below))
        done = below.start
    return "".join((*parts, text[done:]))


def _hide_controls(text: str) -> str:
    """Blanks for the colours of a terminal and for characters without width, which part or join nothing that is read."""
    if "\x1b" in text:
        text = _COLOURS.sub(lambda match: " " * len(match[0]), text)
    for sign in _WITHOUT_WIDTH:
        text = text.replace(sign, " ")
    return text


def _lines(text: str) -> Iterator[_Line]:
    begin = 0
    for printed in text.split("\n"):
        words = printed.strip()
        quoted = _QUOTED.match(words)
        if quoted:
            words = words[quoted.end() :]
        start = begin + len(printed) - len(printed.lstrip()) + (quoted.end() if quoted else 0)
        yield _Line(begin, start, start + len(words), words)
        begin += len(printed) + 1


def _front_matter(lines: Sequence[_Line]) -> int:
    """How many lines from the first on are fields between two rules, each a line of its own; 0 without them."""
    first = next((number for number, line in enumerate(lines) if line.words), 0)
    if lines[first].words != _RULE:
        return 0
    return next((number for number in range(first + 1, len(lines)) if lines[number].words == _RULE), 0)


def _width(lines: Sequence[_Line]) -> int:
    """Give the width at which a text is wrapped, 0 where it is not."""
    pairs = [(line, below) for line, below in pairwise(lines) if line.words and below.words and not _begins_anew(line, below)]
    widths = sorted(line.width for line, _ in pairs if line.width < _WIDTHS.stop)
    texts = [line for line in lines if line.width >= _LONG]
    if len(widths) < _FEWEST or sum(line.width >= _WIDTHS.stop for line in texts) > _LONGER * len(texts):
        return 0
    # not the very longest: an address on a line of its own may stick out
    width = widths[(len(widths) - 1) * 19 // 20]
    full = [below for line, below in pairs if _is_full(line, below, width)]
    small = sum(below.words[0].islower() or below.words[0] == "(" or _begins_with_amount(below.words) for below in full)
    is_wrapped = width in _WIDTHS and len(full) >= max(_FEWEST, _FULL * len(pairs)) and small >= _SMALL * len(full)
    return width if is_wrapped else 0


def _is_full(line: _Line, below: _Line, width: float) -> bool:
    """Whether the first word of the line below would not have fitted; a machine breaks behind a hyphen too."""
    word = below.words.split(None, 1)[0]
    return line.width + 1 + len(word) > width or ("-" in word[1:-1] and line.width + 2 + word.index("-", 1) > width)


def _begins_anew(line: _Line, below: _Line) -> bool:
    """Whether a line is a row, a heading or an entry of a list, or begins farther in than the one before, which is no entry."""
    has_bars = "|" in line.words and "|" in below.words
    if (
        has_bars
        or line.words[0] == "|"
        or _COLUMNS.search(line.words)
        or _COLUMNS.search(below.words)
        or _HEADING.match(line.words)
        or _MARKED.match(below.words)
    ):
        return True
    if not any(map(str.isalnum, line.words)):
        return True
    return below.start - below.begin > line.start - line.begin and not _MARKED.match(line.words)


def _is_masthead(line: _Line) -> bool:
    """Whether a short line says who wrote a text, or when: it holds a date and no stop."""
    if line.words[0].islower() or line.width > _BYLINE_LENGTH or _STOP.search(line.words):
        return False
    return bool(_BYLINE.match(line.words) or dates_in(line.words))


def _are_one(line: _Line, below: _Line, width: float, *, ragged: bool) -> bool:
    """Whether a line goes on in the line below."""
    if not line.words or not below.words or _begins_anew(line, below):
        return False
    if _EAST_ASIAN.match(line.words[-1]) or _EAST_ASIAN.match(below.words):
        return False
    if _YEAR.fullmatch(line.words[-4:]) and below.words.partition(" ")[0].lower() in words_of("wrapped_money"):
        return False  # "Exports, December 2024" over "EUR 131.7 billion"
    closed = bool(_STOP.search(line.words))
    begins = closed and ragged and not below.words[0].islower()
    if width and _is_full(line, below, width * _CLOSED / _RAGGED if begins else width):
        return True
    if closed:
        return False
    if _is_left_open(line.words, below.words):
        return True
    if below.words[0].islower():
        return ragged or width > 0 or line.width >= _LONG
    # "were worth", and no heading: "Exports in December 2024"
    last = line.words.rsplit(None, 1)[-1]
    return (ragged or line.width >= _LONG) and last.isalpha() and last.islower() and _begins_with_amount(below.words)


def _begins_with_amount(words: str) -> bool:
    """Whether a line begins with a number, or with money, but for a year or the number of an entry."""
    first, _, rest = words.partition(" ")
    if first.lower() in words_of("wrapped_money"):
        return rest[:1].isdigit()
    number = _AMOUNT.match(first)
    return number is not None and (bool(number["sign"]) or not _ENTRY.fullmatch(first))


def _is_left_open(words: str, below: str) -> bool:
    """Whether a line ends with a word, a sign of money or a number that asks for what begins the line below."""
    last, first = words[-_LONG:].rsplit(None, 1)[-1], below.split(None, 1)[0]
    if first[0].isdigit():
        return bool(_MONEY.search(last)) or last.lower() in words_of("wrapped_money") or last in words_of("wrapped_before")
    if last in words_of("wrapped_before"):
        return True
    counted = (bool(_NUMBER.search(last)) and not _YEAR.fullmatch(last)) or last.lower() in words_of("wrapped_scale")
    if first[0].isupper() and not first.rstrip(".,;:)").isupper():
        return False  # the heading of what follows
    return counted and (
        first.rstrip(".,;:)").lower() in words_of("wrapped_unit") or first.rstrip(".,;:)").lower() in words_of("wrapped_scale")
    )


def _joint(text: str, line: _Line, below: _Line) -> str:
    """What stands between two lines that are one: blanks, or, behind the hyphen of a word, nothing that is seen."""
    length = below.start - line.end
    broken = text[line.end - 1] == "-" and text[line.end - 2 : line.end - 1].isalpha() and below.words[0].isalpha()
    if broken and below.words.split(None, 1)[0] not in words_of("wrapped_before"):
        return _JOINER * length
    return " " * length
