"""What is heard of a sentence before it is understood: its tokens, its numbers, and whether these may be figures at all."""

import re
from functools import cache

from tidewaiter.grammar.term import Opening, term_index
from tidewaiter.grammar.token import Tokens, tokenize
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.sentence import Sentence
from tidewaiter.reading.quantity.amount import TokenQuantity
from tidewaiter.reading.quantity.quantity import read_quantities

# "HANGZHOU, Nov. 18 (Xinhua) -- ", "New Delhi -- ": where and when the text was filed says nothing of its figures.
_DATELINE = re.compile(
    r"[A-Z]{3,}[A-Z ]{0,20}, ?\([^()\n]{1,90}\) ?+:?+\s*+"  # "ISLAMABAD, (APP - 16th May, 2022 ) :"
    r"|(?:(?:\([^()\n]{1,40}\) )?[A-Z]{3,}[^\n]{0,60}?(?:--+|\u2014|\u2013 | - )"
    # no entry of a list: "China \u2013 $1.2 billion"
    r"|(?:[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]++ ){1,3}+"
    r"(?:--+|\u2014|\u2013)(?!\s*+[-+]?(?:US|HK|[ACS])?[$\u20ac\u00a3\u00a5]? ?\d))\s*+"
)
# Numbers in names, dates and lists, and lengths of time, are figures of nothing.
_NO_FIGURES = frozenset(["name", "date", "list", "duration"])
_RANKING = wordlist.words("ranking")
LEAST = 10
"""The least bare count that may be a figure; smaller ones are words of the text."""

Heard = tuple[Tokens, list[TokenQuantity]]


def hear(text: str, sentence: Sentence, home: str | None = None) -> Heard:
    """Give the tokens of a sentence without the dateline that may open it, and its numbers; `home` as in `find_quantities`."""
    dateline = _DATELINE.match(text, sentence.start, sentence.end) if sentence.opens and not sentence.headline else None
    tokens = tokenize(text, dateline.end() if dateline else sentence.start, sentence.end)
    return tokens, read_quantities(tokens, home=home)


def may_hold_figure(heard: Heard) -> bool:
    """Whether any number of a sentence, or a superlative, which is a rank, may become a figure.

    Half the paragraphs of news have none, and need not be read any further.

    >>> from tidewaiter.reading.mention.sentence import find_sentences
    >>> text = "Two ministers met on May 3. They sold 12 ships. Cork is the largest port."
    >>> [may_hold_figure(hear(text, sentence)) for sentence in find_sentences(text)]
    [False, True, True]
    """
    tokens, quantities = heard
    if any(_may_be_figure(quantity, tokens) for quantity in quantities):
        return True
    return not _superlatives().isdisjoint(tokens.distinct)


def _may_be_figure(quantity: TokenQuantity, tokens: Tokens) -> bool:
    kind = quantity.kind
    if kind == "word":
        return quantity.unit != "units"
    if kind == "ordinal":
        return not _RANKING.isdisjoint(tokens.distinct)
    if kind == "count":
        return quantity.value >= LEAST or quantity.scaled
    return kind not in _NO_FIGURES


@cache
def _superlatives() -> frozenset[str]:
    """The first words of all that ranks ("largest", "second largest")."""
    return frozenset(word for word, opening in term_index("en").items() if _ranks(opening))


def _ranks(opening: Opening) -> bool:
    longer = [meaning for phrases in (opening.longer or {}).values() for _, _, meaning in phrases]
    meanings = longer if opening.alone is None else [opening.alone, *longer]
    return any(reading.kind == "rank" for readings, _ in meanings for reading in readings)
