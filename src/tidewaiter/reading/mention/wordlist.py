"""The words of a language that the reader asks for by their use."""

import re
from functools import cache

from tidewaiter.tables import read_table, split_words


@cache
def words(use: str) -> frozenset[str]:
    """Give the words of one use, such as `ranking`, as tokens print them: in lower case.  Raises KeyError where no row has it.

    >>> "ranked" in words("ranking")
    True
    >>> words("no such use")
    Traceback (most recent call last):
    KeyError: 'no such use'
    """
    return _uses()[use]


def any_of(use: str) -> str:
    """Give a pattern that matches any word of a use, the longest first.

    >>> any_of("order_definite").startswith("(?:")
    True
    """
    return "(?:" + "|".join(sorted(map(re.escape, words(use)), key=len, reverse=True)) + ")"


@cache
def _uses() -> dict[str, frozenset[str]]:
    rows = read_table("language/en/cues_reading.csv", ("use", "words"), key=("use",))
    return {row["use"]: frozenset(split_words(row["words"])) for row in rows}
