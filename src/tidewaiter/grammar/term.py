"""The terms of a stretch of text: the words of the vocabularies, longest first, none inside another."""

from functools import cache
from typing import NamedTuple

from tidewaiter.grammar.token import Tokens, tokenize
from tidewaiter.language import NAME, words_of
from tidewaiter.records.record import Record


class Reading(Record, frozen=True):
    """One thing that a phrase may stand for: see `language.vocabulary.Word`."""

    kind: str
    code: str
    capitals: int


# A phrase of the vocabulary in a text: its first token, the token behind its last, and what it may stand for, in order.
Term = tuple[int, int, tuple[Reading, ...]]
# What a phrase may stand for, and whether it is one in whatever case.
Meaning = tuple[tuple[Reading, ...], bool]


class Opening(NamedTuple):
    """What begins with a word: what it means `alone`, null where it is no phrase, and its phrases by their second word.

    Those are (the words after the first, how many words, the meaning), longest first; null where there are none.
    """

    alone: Meaning | None
    longer: dict[str, list[tuple[list[str], int, Meaning]]] | None


@cache
def term_index(language: str) -> dict[str, Opening]:
    """Give the phrases of a language by their first word."""
    phrases: dict[tuple[str, ...], list[Reading]] = {}
    for kind, code, phrase, capitals in words_of(language):
        plain = phrase.lower()
        key = tuple(plain.split() if plain.replace(" ", "").isalpha() else tokenize(phrase).words)
        readings = phrases.setdefault(key, [])
        reading = Reading(kind, code, capitals)
        if reading not in readings:
            readings.append(reading)
    alone: dict[str, Meaning] = {}
    longer: dict[str, dict[str, list[tuple[list[str], int, Meaning]]]] = {}
    for (first, *rest), readings in sorted(phrases.items(), key=lambda phrase: -len(phrase[0])):
        meaning = (tuple(readings), not any(r.capitals for r in readings))
        if rest:
            longer.setdefault(first, {}).setdefault(rest[0], []).append((rest, len(rest) + 1, meaning))
        else:
            alone[first] = meaning
    return {first: Opening(alone.get(first), longer.get(first)) for first in alone.keys() | longer.keys()}


def find_terms(tokens: Tokens, language: str = "en") -> list[Term]:
    """Give the terms of a text in order: at each place the longest phrase of the vocabulary, then on behind it.

    A phrase that must be written in capitals is no term where it is not.

    >>> [(term[0].kind, term[0].code) for _, _, term in find_terms(tokenize("China's exports of NEVs"))]
    [('area', 'CN'), ('measure', 'exports'), ('preposition', 'of'), ('product', 'new energy vehicles')]
    """
    index = term_index(language)
    words = tokens.words
    terms: list[Term] = []
    end, last = 0, len(words) - 1
    for here, opening in enumerate(map(index.get, words)):
        if opening is None or here < end:
            continue
        alone, longer = opening
        phrases = longer.get(words[here + 1]) if longer is not None and here < last else None
        term = _longest(tokens, here, phrases) if phrases is not None else None
        if term is not None:
            terms.append(term)
            end = term[1]
        elif alone is not None:
            readings, free = alone
            fitting = readings if free else _fitting(tokens, here, here + 1, readings)
            if fitting:
                terms.append((here, here + 1, fitting))
    return terms


def _longest(tokens: Tokens, here: int, phrases: list[tuple[list[str], int, Meaning]]) -> Term | None:
    """The longest of some phrases that stands at a token."""
    words = tokens.words
    for rest, length, (readings, free) in phrases:
        if length == 2 or words[here + 1 : here + length] == rest:
            fitting = readings if free else _fitting(tokens, here, here + length, readings)
            if fitting:
                return here, here + length, fitting
    return None


def _fitting(tokens: Tokens, first: int, last: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    printed = tokens.printed(first, last)
    level = 2 if printed.isupper() else 1 if printed[:1].isupper() else 0
    named = level > 0 and tokens.capital(last - 1)
    return tuple(r for r in readings if (named if r.capitals == NAME else r.capitals <= level))
