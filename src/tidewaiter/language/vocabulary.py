"""All the words of one language, from its tables."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tidewaiter.codes.products import kind_of
from tidewaiter.language.inflection import both_numbers
from tidewaiter.tables import read_table, split_words

# Table, its columns of words with the kind that each gives.  Names of products are found in the singular and the plural.
_VOCABULARIES = (
    ("areas", ("code", "nouns", "adjectives"), (("nouns", "area"), ("adjectives", "area_adjective"))),
    ("products", ("code", "words"), (("words", "product"),)),
    ("sources", ("code", "words"), (("words", "source"),)),
    ("companies", ("code", "words"), (("words", "company"),)),
    ("modes", ("code", "words"), (("words", "mode"),)),
    ("enterprises", ("code", "words"), (("words", "enterprise"),)),
    ("governments", ("code", "words"), (("words", "government"),)),
)
NAME = 3
"""How a name of several words is written: "U.S. Steel" is a firm, "U.S. steel" is not."""
# Endings of the adjectives of places whose plural is their people.
_PEOPLE = "an"


class Word(NamedTuple):
    """A word or phrase of a language: its kind (`area`, `product` ...), the code it stands for, and how it must be written.

    `capitals` is 0 where case does not matter, 1 where it must begin with a capital, 2 where all its letters must be capitals,
    `NAME` where its first and last words must begin with one.
    """

    kind: str
    code: str
    phrase: str
    capitals: int


def words_of(language: str) -> Iterator[Word]:
    """Give all words of a language (`en`), table by table; the words that frame a figure first.

    Raises TableError where a table is not as its header says.
    """
    for row in read_table(f"language/{language}/words.csv", ("kind", "code", "words"), key=("kind", "code")):
        for word in split_words(row["words"]):
            yield from _forms(row["kind"], row["code"], word)
    for name, columns, parts in _VOCABULARIES:
        for row in read_table(f"language/{language}/{name}.csv", columns, key=("code",)):
            for column, kind in parts:
                for word in split_words(row[column]):
                    yield from _forms(kind, row["code"], word)
                    if kind == "area_adjective" and word.endswith(_PEOPLE):
                        yield Word("area", row["code"], f"{word}s", 1)  # "Germans bought"


@cache
def _product_codes(language: str) -> dict[str, str]:
    rows = read_table(f"language/{language}/products.csv", ("code", "words"), key=("code",))
    words = (word for row in rows for part in split_words(row["words"]) for word in _forms("product", row["code"], part))
    return {word.phrase.lower(): word.code for word in words}


def product_code(name: str, language: str = "en") -> str:
    """Give the code of a product from any name that a language has for it; a name that no table knows stays.

    >>> product_code("transportation equipment"), product_code("vehicles"), product_code("moonbeams")
    ('transport equipment', 'vehicles', 'moonbeams')
    """
    return name if kind_of(name) is not None else _product_codes(language).get(name, name)


def _forms(kind: str, code: str, word: str) -> Iterator[Word]:
    phrase = word.rstrip("^")
    capitals = len(word) - len(phrase)
    if kind in {"product", "enterprise"} and capitals == 0:
        for form in both_numbers(phrase):
            yield Word(kind, code, form, capitals)
    elif kind == "company" and " " in phrase and phrase[-1].isalpha() and capitals == 0:
        yield Word(kind, code, phrase, NAME if phrase.rsplit(" ", 1)[1][0].isupper() else 0)
    else:
        yield Word(kind, code, phrase, capitals)
