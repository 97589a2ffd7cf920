"""The words of `words.csv`, by kind."""

from functools import cache

from tidewaiter.tables import read_table, split_words


@cache
def words_of(kind: str) -> dict[str, str]:
    """Give the words of a kind with their codes, in the order of the table.

    >>> words_of("month")["sept"]
    '9'
    """
    rows = read_table("document/words.csv", ("kind", "code", "words"), key=("kind", "code"))
    return {word: row["code"] for row in rows if row["kind"] == kind for word in split_words(row["words"])}
