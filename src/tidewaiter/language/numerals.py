"""The number words of one language, and the words that decide what a number beside them is."""

from functools import cache

from tidewaiter.records.record import Record
from tidewaiter.tables import read_table, split_words


class Numerals(Record, frozen=True):
    """The number words of a language: every word with its kind and value, and the sets of words that decide about a number.

    `multipliers` holds all that may stand behind digits and multiply them: scale words, letters and the dozen.
    """

    words: dict[str, tuple[str, float]]
    ordinals: dict[str, float]
    scales: dict[str, int]
    letters: dict[str, int]
    multipliers: frozenset[str]
    sets: dict[str, frozenset[str]]


_SETS = (
    "suffix",
    "named",
    "month",
    "clock",
    "length",
    "mark",
    "spread",
    "course",
    "joint",
    "shut",
    "gauge",
    "portion",
    "lasting",
)
_STARTERS = ("small", "tens", "scale", "dozen", "part", "vulgar", "ordinal", "growth", "fold")


@cache
def numerals(language: str = "en") -> Numerals:
    """Give the number words of a language, from its table."""
    words: dict[str, tuple[str, float]] = {}
    ordinals: dict[str, float] = {}
    scales: dict[str, int] = {}
    letters: dict[str, int] = {}
    sets: dict[str, set[str]] = {name: set() for name in _SETS}
    for row in read_table(f"language/{language}/numbers.csv", ("kind", "value", "words")):
        kind = row["kind"]
        for word in split_words(row["words"]):
            if kind in sets:
                sets[kind].add(word)
            elif kind == "letter":
                letters[word] = int(row["value"])
            else:
                if kind in {"scale", "multitude"}:
                    scales[word] = int(row["value"])
                if kind == "ordinal":
                    ordinals[word] = float(row["value"])
                # A third may be a part and a rank: the part stands first in the table and looks at its neighbours.
                if kind in _STARTERS:
                    words.setdefault(word, (kind, float(row["value"])))
    multipliers = frozenset([*scales, *letters, "dozen"])
    return Numerals(words, ordinals, scales, letters, multipliers, {name: frozenset(found) for name, found in sets.items()})
