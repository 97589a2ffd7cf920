"""The terms of a stretch of text: the words of the vocabularies, longest first, none inside another."""

from functools import cache
from typing import NamedTuple

from tidewaiter.grammar.token import Tokens, tokenize
from tidewaiter.language import words_of


class Reading(NamedTuple):
    """One thing that a phrase may stand for: see `language.vocabulary.Word`."""

    kind: str
    code: str
    capitals: int


class Term(NamedTuple):
    """A phrase of the vocabulary in a text: tokens `first` up to and without `last`, and what it may stand for, in order."""

    first: int
    last: int
    readings: tuple[Reading, ...]


# First word of a phrase -> second word ("" for phrases of one word) -> its phrases, longest first, each as
# (the words after the first, how many, readings, whether case is free).
Entry = tuple[list[str], int, tuple[Reading, ...], bool]
Index = dict[str, dict[str, list[Entry]]]


@cache
def term_index(language: str) -> Index:
    """Give the phrases of a language by their first and second word, longest first."""
    phrases: dict[tuple[str, ...], list[Reading]] = {}
    for kind, code, phrase, capitals in words_of(language):
        plain = phrase.lower()
        key = tuple(plain.split() if plain.replace(" ", "").isalpha() else tokenize(phrase).words)
        readings = phrases.setdefault(key, [])
        reading = Reading(kind, code, capitals)
        if reading not in readings:
            readings.append(reading)
    index: Index = {}
    for key, readings in phrases.items():
        entry = (list(key[1:]), len(key), tuple(readings), not any(r.capitals for r in readings))
        index.setdefault(key[0], {}).setdefault(key[1] if len(key) > 1 else "", []).append(entry)
    for seconds in index.values():
        for entries in seconds.values():
            entries.sort(key=lambda entry: -entry[1])
    return index


def find_terms(tokens: Tokens, language: str = "en") -> list[Term]:
    """Give the terms of a text in order: at each place the longest phrase of the vocabulary, then on behind it.

    A phrase that must be written in capitals is no term where it is not.

    >>> [(t.readings[0].kind, t.readings[0].code) for t in find_terms(tokenize("China's exports of NEVs"))]
    [('area', 'CN'), ('measure', 'exports'), ('preposition', 'of'), ('product', 'new energy vehicles')]
    """
    index = term_index(language)
    words = tokens.words
    terms: list[Term] = []
    here, end = 0, len(words)
    while here < end:
        seconds = index.get(words[here])
        # most words that open a phrase stand alone, or open none here
        if seconds is None or ("" not in seconds and here + 1 < end and words[here + 1] not in seconds):
            here += 1
            continue
        term = _longest(tokens, here, seconds)
        if term is None:
            here += 1
        else:
            terms.append(term)
            here = term.last
    return terms


def _longest(tokens: Tokens, here: int, seconds: dict[str, list[Entry]]) -> Term | None:
    """The longest phrase that begins at a token, of those that begin with its word."""
    words = tokens.words
    second = words[here + 1] if here + 1 < len(words) else ""
    for start in (second, "") if second in seconds and second else ("",):
        for rest, length, readings, free in seconds.get(start, ()):
            if length == 1 or words[here + 1 : here + length] == rest:
                fitting = readings if free else _fitting(tokens, here, here + length, readings)
                if fitting:
                    return Term(here, here + length, fitting)
    return None


def _fitting(tokens: Tokens, first: int, last: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    printed = tokens.printed(first, last)
    level = 2 if printed.isupper() else 1 if printed[:1].isupper() else 0
    return tuple(r for r in readings if r.capitals <= level)
