"""Units: the words and signs before and behind a number that say what it measures.

Nothing here knows numbers or hedges.
"""

from functools import cache
from typing import NamedTuple

from tidewaiter.codes.units import currencies, unit_kind
from tidewaiter.grammar.token import Tokens, tokenize
from tidewaiter.records.record import Record
from tidewaiter.tables import read_table, split_words

_COLUMNS = ("code", "factor", "before", "after")
# Letters that may stand apart from the number as a unit (5 t, 100 m); every other single letter must touch it.
_APART = frozenset("tm")


class UnitWord(Record, frozen=True):
    """What a phrase measures: `code` of the tables, the `factor` that brings the printed number to it, and its `kind`."""

    code: str
    factor: float
    kind: str


class _Phrase(NamedTuple):
    rest: list[str]
    length: int
    capitals: int
    unit: UnitWord


class UnitIndex(Record, frozen=True):
    """The phrases of units: `before` by their last token and the one before it ('' for a phrase of one), `after` by their first.

    The longest come first.
    """

    before: dict[str, dict[str, list[_Phrase]]]
    after: dict[str, list[_Phrase]]


@cache
def unit_index(language: str = "en") -> UnitIndex:
    """Give the unit phrases of a language, and the ISO 4217 codes."""
    rows = read_table(f"language/{language}/units.csv", _COLUMNS)
    forms = {row["code"]: split_words(row["after"]) for row in rows if row["code"].startswith("{")}
    before: dict[str, dict[str, list[_Phrase]]] = {}
    after: dict[str, list[_Phrase]] = {}
    for row in rows:
        if row["code"] in forms:
            continue
        unit = UnitWord(row["code"], float(row["factor"] or 1), unit_kind(row["code"]))
        for word in split_words(row["before"]):
            key, capitals = _phrase(word)
            sets = before.setdefault(key[-1], {"": []})
            sets.setdefault(key[-2] if len(key) > 1 else "", []).append(_Phrase(key[:-1], len(key), capitals, unit))
        for word in split_words(row["after"]):
            for form in _spelled(word, forms):
                key, capitals = _phrase(form)
                after.setdefault(key[0], []).append(_Phrase(key[1:], len(key), capitals, unit))
    for code, currency in currencies().items():
        phrase = _Phrase([], 1, 3 if currency.word else 2, UnitWord(code, 1.0, "money"))
        before.setdefault(code.lower(), {"": []})[""].append(phrase)
        after.setdefault(code.lower(), []).append(phrase)
    for phrases in (*after.values(), *(phrases for sets in before.values() for phrases in sets.values())):
        phrases.sort(key=lambda phrase: (-phrase.length, -phrase.capitals))
    return UnitIndex(before, after)


def read_unit(tokens: Tokens, at: int, index: UnitIndex) -> tuple[int, UnitWord] | None:
    """Give the unit whose words begin at a token, and the token behind them; the longest phrase wins.

    >>> read_unit(tokenize("percentage points lower"), 0, unit_index())
    (2, UnitWord(code='percentage_point', factor=1.0, kind='points'))
    >>> read_unit(tokenize("vehicles"), 0, unit_index()) is None
    True
    """
    words = tokens.words
    phrases = index.after.get(words[at]) if at < len(words) else None
    if phrases is None:
        return None
    for rest, length, capitals, unit in phrases:
        last = at + length
        if (length == 1 or words[at + 1 : last] == rest) and (not capitals or _fits(tokens, at, last, capitals)):
            if length == 1 and len(words[at]) == 1 and words[at].isalpha() and not _touches(tokens, at):
                continue
            return last, unit
    return None


def read_unit_before(tokens: Tokens, at: int, index: UnitIndex) -> tuple[int, UnitWord] | None:
    """Give the sign or code that stands before a token, and its own first token.

    >>> read_unit_before(tokenize("worth US$5"), 3, unit_index())
    (1, UnitWord(code='USD', factor=1.0, kind='money'))
    """
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    sets = index.before.get(words[at - 1]) if at else None
    if sets is None:
        return None
    for rest, length, capitals, unit in sets.get(words[at - 2], ()) if at > 1 else ():
        first = at - length
        if first < 0 or words[first : at - 1] != rest:
            continue
        if any(starts[i + 1] != ends[i] for i in range(first, at - 1)) and not words[at - 1].isalpha():
            continue  # but "US dollars 316 million"
        if not capitals or _fits(tokens, first, at, capitals):
            return first, unit
    # A lone letter (R5,000) must touch the number, and so must nothing else.
    if len(words[at - 1]) == 1 and words[at - 1].isalpha() and starts[at] != ends[at - 1]:
        return None
    for _, _, capitals, unit in sets[""]:
        if not capitals or _fits(tokens, at - 1, at, capitals):
            return at - 1, unit
    return None


def _touches(tokens: Tokens, at: int) -> bool:
    return at > 0 and (tokens.starts[at] == tokens.ends[at - 1] or tokens.words[at] in _APART)


def _fits(tokens: Tokens, first: int, last: int, capitals: int) -> bool:
    """Whether a phrase is written as its table asks: see the head of units.csv.

    3 is a code that is a word in a text of capitals.
    """
    if not capitals:
        return True
    printed = tokens.printed(first, last)
    if capitals == -1:
        return printed.islower()
    if capitals == 1:
        return printed[0].isupper()
    return printed.isupper() and (capitals == 2 or not _all_capitals(tokens, first, last))


def _all_capitals(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words around a code are in capitals too."""
    around = (*range(max(0, first - 4), first), *range(last, min(last + 4, len(tokens.words))))
    letters = [tokens.printed(i, i + 1) for i in around if tokens.words[i].isalpha() and len(tokens.words[i]) > 1]
    return not letters or all(word.isupper() for word in letters)


def _phrase(word: str) -> tuple[list[str], int]:
    plain = word.rstrip("^_")
    marks = word[len(plain) :]
    return tokenize(plain).words, -1 if marks == "_" else len(marks)


def _spelled(word: str, forms: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A phrase with a noun in braces, in every form of the noun."""
    head, brace, noun = word.partition("{")
    return tuple(head + form for form in forms[brace + noun]) if brace else (word,)
