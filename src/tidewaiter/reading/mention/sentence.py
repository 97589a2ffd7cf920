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
    """Give the sentences of a text in order, blank ones and the credits of pictures left out.

    A line end always ends a sentence: the text is one in which no line end only breaks a line (`Document.running`).  A point does
    not after an initial, an abbreviation or inside a number.

    >>> [(s.start, s.end, s.opens) for s in find_sentences("Exports to the U.S. rose. Imports fell.\\nTrade grew.")]
    [(0, 25, True), (26, 39, False), (40, 51, True)]
    """
    sentences: list[Sentence] = []
    start, opens = 0, True
    for match in _END.finditer(text):
        first, last = match.span()
        sign = text[first]
        if sign == "." and not _ends_sentence(text, first, last):
            continue
        if text[start:last].strip():
            sentences.append(_trim(text, start, last, opens, headline_end))
        start, opens = last, sign == "\n" or (opens and not text[start:last].strip())
    if text[start:].strip():
        sentences.append(_trim(text, start, len(text), opens, headline_end))
    if ":" in text:  # which each of them has
        sentences = [sentence for sentence in sentences if _credit().match(text, sentence.start, sentence.end) is None]
    if sentences and sentences[0].headline:
        sentences = _head_all(text, sentences)
    if any(sentence.end - sentence.start > _LONGEST for sentence in sentences):
        return [piece for sentence in sentences for piece in _pieces(text, sentence)]
    return sentences


def _head_all(text: str, sentences: list[Sentence]) -> list[Sentence]:
    """Make headlines of the lines between the headline and the first sentence that ends as one: they tell its news in short."""
    for index, sentence in enumerate(sentences[: _MOST_HEADS + 1]):
        if sentence.headline:
            continue
        alone = (
            sentence.opens and text[sentence.end : sentence.end + 1] in {"\n", "\r"} and sentence.end - sentence.start <= _HEAD
        )
        if not alone or text[sentence.end - 1] in _CLOSING:
            body = index if text[sentence.end - 1] in _CLOSING else 0
            return [replace(one, headline=True) for one in sentences[:body]] + sentences[body:]
    return sentences


# No more lines tell the news in short, and none is longer; what ends a sentence or leads to a list.
_MOST_HEADS, _HEAD = 8, 110
_CLOSING = frozenset('.!?:;,"\u201d\u2019\u2026')


@cache
def _credit() -> re.Pattern[str]:
    """Who took a picture: "Photo: Agency/2019" tells nothing."""
    return re.compile(rf"(?i:[\[(]?\b{wordlist.any_of('picture_credit')} ?:)")


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
        if begin and text[begin - 1].isdigit():
            return follow[:1].isupper()  # a scale, and no initial: "to $339.7B. Imports fell"
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
