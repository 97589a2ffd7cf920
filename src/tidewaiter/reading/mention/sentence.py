"""The sentences of an English text, by rule."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from tidewaiter.reading.mention import wordlist
from tidewaiter.records.record import Record
from tidewaiter.tables import read_table

# A point, mark or line break that may end a sentence.  Closing quotes and brackets belong to it.  No point before a digit or a
# small letter does ("3.5", "gov.cn").
_END = re.compile(
    r"[.!?\u2026](?!(?<=\.)[0-9a-z])[.!?\u2026]*+[\"'\u201d\u2019)\]]*+|\n[ \t\r\u3000]*+(?:\n\s*+)?+|[\u3002\uff01\uff1f]"
)
# What a sentence may begin with besides a capital or a digit.
_MONEY = "$\u00a3\u20ac\u00a5\u20b9"
_OPENING = "\"'\u201c\u2018([*\u2022-"
# Words that begin a sentence, so that a point between an initial and one of them ends the sentence before.
_STARTERS = wordlist.words("sentence_starter")
# No sentence is longer (the longest of the annotated ones has 614 characters).  What is, a list or a line of rubbish, is read in
# pieces: a figure looks back at those before it in its sentence, and thousands of them would take their square.
_LONGEST = 4000
_PAUSE = re.compile(r"(?<=[,;:)])\s++")
_SPACE = re.compile(r"\s++")
_SIGN = re.compile(r"(?<=[^\w\s.,'\u2019-])")
# Lines of 40 to 100 characters, most of which end within a sentence, were broken by a machine.
_WRAPPED = (40, 100)


class Sentence(Record, frozen=True):
    """A sentence `text[start:end]`.

    `opens` says that it begins a paragraph or a line of its own, `headline` that it lies in the headline.
    """

    start: int
    end: int
    opens: bool
    headline: bool


@cache
def _abbreviations() -> dict[str, bool]:
    rows = read_table("language/en/abbreviations.csv", ("word", "ends"), key=("word",))
    return {row["word"]: row["ends"] == "yes" for row in rows}


def find_sentences(text: str, headline_end: int = 0) -> list[Sentence]:
    """Give the sentences of a text in order, blank ones left out.

    A blank line always ends a sentence.  A single line break does, unless the text was wrapped by a machine at a fixed
    width.  A point does not after an initial, an abbreviation or inside a number.

    >>> [(s.start, s.end, s.opens) for s in find_sentences("Exports to the U.S. rose. Imports fell.\\nTrade grew.")]
    [(0, 25, True), (26, 39, False), (40, 51, True)]
    """
    wrapped = _is_wrapped(text)
    sentences: list[Sentence] = []
    start, opens = 0, True
    for match in _END.finditer(text):
        first, last = match.span()
        sign = text[first]
        if sign == "\n":
            line = text.count("\n", first, last) > 1 or not (wrapped or _runs_on(text, first, last)) or _indented(text, last)
            ends = line or (_short_line(text, first) and not _goes_on(text, first, last))
        else:
            line, ends = False, sign != "." or _ends_sentence(text, first, last)
        if not ends:
            continue
        if text[start:last].strip():
            sentences.append(_trim(text, start, last, opens, headline_end))
        start, opens = last, sign == "\n" or (opens and not text[start:last].strip())
    if text[start:].strip():
        sentences.append(_trim(text, start, len(text), opens, headline_end))
    if any(sentence.end - sentence.start > _LONGEST for sentence in sentences):
        return [piece for sentence in sentences for piece in _pieces(text, sentence)]
    return sentences


def _pieces(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """The pieces of what is longer than any sentence: cut behind a comma, else at a space, else behind a sign."""
    start, end = sentence.start, sentence.end
    while end - start > _LONGEST:
        least, most = start + _LONGEST, start + _LONGEST * 3 // 2
        cut = _PAUSE.search(text, least, most) or _SPACE.search(text, least, most) or _SIGN.search(text, least, end)
        if cut is None or cut.end() >= end:
            break
        yield replace(sentence, start=start, end=cut.start(), opens=sentence.opens and start == sentence.start)
        start = cut.end()
    yield replace(sentence, start=start, opens=sentence.opens and start == sentence.start)


def _trim(text: str, start: int, end: int, opens: bool, headline_end: int) -> Sentence:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Sentence(start, end, opens, end <= headline_end)


def _ends_sentence(text: str, first: int, last: int) -> bool:
    """Whether a point at `first` ends a sentence; `last` is behind the closing quotes."""
    after = text[last : last + 1]
    if not after:
        return True
    if not after.isspace():
        # A sentence joined to the next without a space: "tariffs.According", "in 2018.The".
        if text[max(0, first - 4) : first].isdigit() and after.isupper() and text[last + 1 : last + 2].isalpha():
            return first >= len("2018")
        return (
            after.isupper()
            and text[last + 1 : last + 2].islower()
            and text[first - 1 : first].islower()
            and text[first - 2 : first - 1].islower()
        )
    follow = text[last : last + 40].lstrip()
    if follow.startswith(", "):  # paragraphs that a page joined with a comma: "in September. , The deficit"
        follow = follow[2:].lstrip()
    if follow and not (follow[0].isupper() or follow[0].isdigit() or follow[0] in _OPENING + _MONEY):
        return False
    begin = _begin_of_word(text, first)
    word = text[begin:first].lower()
    ends = _abbreviations().get(word)
    if ends is False:
        # what is abbreviated behind a number is a unit or a month ("of 97.4 mt. This"), and no name follows
        counted = text[begin - 1 : begin].isdigit() or (text[begin - 2 : begin - 1].isdigit() and text[begin - 1].isspace())
        return follow[:1].isupper() and counted
    if len(word) == 1 and word.isalpha() and text[begin:first].isupper():
        # "the U.S. The" ends, "J. Smith" and "the U.S. Rose" (an old wire's capital) do not.
        return begin >= 2 and text[begin - 1] == "." and follow.split(" ", 1)[0].lower() in _STARTERS
    return True


# Longer words are no abbreviations.
_LONG_WORD = 12


def _begin_of_word(text: str, end: int) -> int:
    """Where the letters right before a place begin, at most _LONG_WORD of them; most words have a space before them."""
    begin = text.rfind(" ", max(0, end - _LONG_WORD), end) + 1
    if begin and text[begin:end].isalpha():
        return begin
    begin = end
    while begin > 0 and end - begin < _LONG_WORD and text[begin - 1].isalpha():
        begin -= 1
    return begin


def _short_line(text: str, end: int) -> bool:
    """Whether the line that ends here is a heading or the last of its paragraph: well short of the width, or closed."""
    begin = text.rfind("\n", max(0, end - 200), end) + 1
    line = text[begin:end].rstrip()
    return not line or (line[-1] in '.!?:"\u201d' and len(line) < 60) or len(line) < 30


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a line of a wrapped text without a stop goes on in the next one with a small letter."""
    return text[start : start + 1].islower() and text[end - 1 : end] not in '.!?:;"\u201d)'


def _runs_on(text: str, end: int, start: int) -> bool:
    """Whether a long line without a stop goes on in the next one with a small letter, whoever broke it."""
    begin = text.rfind("\n", max(0, end - _WRAPPED[1]), end) + 1
    closed = text[end - 1 : end] in '.!?:;"\u201d'
    return text[start : start + 1].islower() and not closed and end - begin >= _WRAPPED[0] and begin > 0


def _indented(text: str, start: int) -> bool:
    # the match has eaten the blanks: look back for them.
    return start >= 4 and text[start - 4 : start] == "    "


def _is_wrapped(text: str) -> bool:
    """Whether a machine broke the lines: most long lines end within a sentence and none is much longer than the rest."""
    lines = [line.rstrip() for line in text[:20000].split("\n")]
    full = [line for line in lines if len(line) >= _WRAPPED[0]]
    if len(full) < 4 or sum(len(line) > _WRAPPED[1] for line in lines) * 10 > len(full):
        return False
    return sum(line[-1] not in '.!?:"\u201d' for line in full) * 2 > len(full)
