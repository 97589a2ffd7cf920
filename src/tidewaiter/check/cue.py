"""Words of a text that a check needs, as codes: `base`, `double`, `faster`, `deficit` ...  No check knows a language."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tidewaiter.tables import read_table, split_words

# the words that say a multiple
MULTIPLES = frozenset({"double", "triple", "quadruple", "quintuple", "halve"})
# no phrase goes on over these
_PAUSES = frozenset(",;:()")
# letters, or digits; everything else separates words, hyphens too
_WORD = re.compile(r"[^\W\d_]+|\d+")


class Cue(NamedTuple):
    """A word or phrase that stands for a code, where it stands."""

    code: str
    start: int
    end: int


def find_cues(text: str, spans: Iterable[tuple[int, int]], language: str, table: str = "cues") -> Iterator[Cue]:
    """Give the cues in some spans of a text, in order, the longest phrase first where several begin at one word.

    `table` is the table of the language that has the words.  A language without it has none.  Case does not matter.

    >>> list(find_cues("Sales doubled.", [(0, 14)], "en"))
    [Cue(code='double', start=6, end=13)]
    """
    phrases = _phrases(language, table)
    for start, end in spans:
        found = list(_WORD.finditer(text, start, end))
        words = [match.group().lower() for match in found]
        for place, word in enumerate(words):
            for phrase, codes in phrases.get(word, ()):
                stop = place + len(phrase)
                if stop > place + 1 and tuple(words[place:stop]) != phrase:
                    continue
                first, last = found[place].start(), found[stop - 1]
                # "doubled, as they went" is no "doubled as"
                if stop > place + 1 and _PAUSES & set(text[first : last.start()]):
                    continue
                yield from (Cue(code, first, last.end()) for code in codes)
                break


@cache
def cue_phrases(language: str, code: str, table: str = "cues") -> tuple[tuple[str, ...], ...]:
    """Give the phrases of a code, word by word; none where the language has no such code."""
    rows = (row for group in _phrases(language, table).values() for row in group)
    return tuple(words for words, codes in rows if code in codes)


@cache
def _phrases(language: str, table: str) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Give the phrases by their first word, the longest first, each with its codes."""
    codes: dict[tuple[str, ...], list[str]] = {}
    try:
        rows = read_table(f"language/{language}/{table}.csv", ("code", "words"), key=("code",))
    except FileNotFoundError:
        return {}
    for row in rows:
        for phrase in split_words(row["words"]):
            codes.setdefault(tuple(_WORD.findall(phrase)), []).append(row["code"])
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words in sorted(codes, key=lambda words: (-len(words), words)):
        found.setdefault(words[0], []).append((words, tuple(codes[words])))
    return {word: tuple(rows) for word, rows in found.items()}
