"""Who publishes official figures, what they count, and under which names texts quote them."""

import re
from functools import cache, lru_cache

from tidewaiter.records.observation import Definition
from tidewaiter.tables import read_table, split_words

_COLUMNS = ("code", "source", "product", "part_of", "republishes", "name", "kind", "counts", "words", "citation", "url")
# letters and digits are words; so `gac` is not found in "Gachot"
# the "s" of "CAAM's" is a word of its own, so that the name before it is found
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[a-z])?")


@cache
def definitions() -> dict[tuple[str, str], Definition]:
    """Give all definitions by source and product; the product is empty for what holds of all series of a source."""
    rows = read_table("codes/definitions.csv", _COLUMNS, key=("code",))
    return {(row["source"], row["product"]): _definition(row) for row in rows}


def definition_of(source: str, product: str | None) -> Definition | None:
    """Give what a source counts under a product, else what it counts at all; null for a source without a row.

    >>> definition_of("CAAM", "vehicles").code, definition_of("CAAM", "buses").code, definition_of("nobody", None) is None
    ('CAAM-vehicles', 'CAAM', True)
    """
    table = definitions()
    return table.get((source, product or "")) or table.get((source, ""))


def kind_of(source: str) -> str | None:
    """Give what kind of publisher a source is, null for one without a row; any other customs house is `customs`.

    >>> kind_of("JAMA"), kind_of("Nanjing Customs"), kind_of("nobody")
    ('association', 'customs', None)
    """
    found = definition_of(source, None)
    if found is not None:
        return found.kind
    return "customs" if "customs" in source.lower() else None


def short_name_of(source: str) -> str:
    """Give what people call a source where it is short, for a title.

    >>> short_name_of("CAAM"), short_name_of("GACC"), short_name_of("Dazu District")
    ('CAAM', 'Chinese customs', 'Dazu District')
    """
    name, _, code = name_of(source).partition(" (")
    return code.rstrip(")") if name.startswith("the ") and code else name.removeprefix("the ")


def name_of(source: str) -> str:
    """Give what people call a source.

    >>> name_of("SAFE"), name_of("Dazu District")
    ('the State Administration of Foreign Exchange (SAFE)', 'Dazu District')
    """
    found = definition_of(source, None)
    return source if found is None or not found.name else found.name


@lru_cache(maxsize=1024)
def sources_named(text: str | None) -> frozenset[str]:
    """Give the codes of the sources that a text's own words for its source may mean; empty where no table has them.

    Plain "customs" may mean any customs house that no other word of the phrase excludes; a source may mean its branches.

    >>> sorted(sources_named("the China Association of Automobile Manufacturers")), sorted(sources_named("a trader"))
    (['CAAM'], [])
    >>> "Japan Customs" in sources_named("customs"), sorted(sources_named("Chongqing Customs"))
    (True, ['Chongqing Customs'])
    """
    if not text:
        return frozenset()
    words = f" {' '.join(_WORD.findall(text.lower().replace('’', chr(39))))} "
    found = frozenset(
        source
        for (source, product), row in definitions().items()
        if not product and any(_holds(words, phrase) for phrase in row.words)
    )
    if found or " customs " not in words:
        return found | {source for source, whole in _branches().items() if whole in found}
    return frozenset(source for source, product in definitions() if kind_of(source) == "customs" and not product)


def republished_by(sources: frozenset[str]) -> frozenset[str]:
    """Give the sources whose figures some sources print beside their own.

    >>> sorted(republished_by(frozenset({"CAAM"}))), sorted(republished_by(frozenset({"GACC"})))
    (['GACC'], [])
    """
    rows = read_table("codes/definitions.csv", _COLUMNS, key=("code",))
    return frozenset(word for row in rows if row["source"] in sources for word in split_words(row["republishes"]))


@cache
def _branches() -> dict[str, str]:
    rows = read_table("codes/definitions.csv", _COLUMNS, key=("code",))
    return {row["source"]: row["part_of"] for row in rows if row["part_of"]}


def _holds(words: str, phrase: str) -> bool:
    return f" {' '.join(_WORD.findall(phrase))} " in words or (not phrase.isascii() and phrase in words)


def _definition(row: dict[str, str]) -> Definition:
    return Definition(
        code=row["code"],
        source=row["source"],
        product=row["product"],
        counts=row["counts"],
        citation=row["citation"],
        url=row["url"],
        name=row["name"],
        kind=row["kind"],
        words=split_words(row["words"]),
    )
