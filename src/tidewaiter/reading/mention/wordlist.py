"""The words of a language that the reader asks for by their use."""

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


@cache
def _uses() -> dict[str, frozenset[str]]:
    rows = read_table("language/en/cues_reading.csv", ("use", "words"), key=("use",))
    return {row["use"]: frozenset(split_words(row["words"])) for row in rows}
