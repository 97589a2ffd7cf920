"""Contracts: months by which what is traded on an exchange is called, and which say nothing of when its price was paid."""

from tidewaiter.grammar.phrase import period_words
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk

# Nouns that are called by a month ("May futures", "for June delivery").
_CALLED = wordlist.words("called_by_month")
# Exchanges and what is traded on them.
_EXCHANGES = wordlist.words("exchange")
# What is told of a product over a month, so that the month is one of trade ("March wheat exports").
_TOLD = frozenset(["measure", "shipments", "purchases", "product_adjective"])


def names_contract(walk: Walk, item: Item) -> bool:
    """Whether a month is that of a contract: before "delivery" or "futures", or before a product in a sentence on an exchange."""
    mention, words = item.ref, walk.tokens.words
    if mention.unit not in {"month", "period"} or mention.has("possessive"):
        return False
    if words[item.last : item.last + 1] and words[item.last] in _CALLED and _ends_in_month(walk, item):
        return True
    if words[item.first - 1 : item.first] == ["for"] and words[max(0, item.first - 2)] in _CALLED and _ends_in_month(walk, item):
        return True  # "futures for March"
    product = walk.next_within(0)
    if product is None or product.kind != "product" or words[item.first - 1 : item.first] in (["in"], ["of"]):
        return False
    behind = walk.item(2)
    if behind is not None and behind.first == product.last and behind.kind in _TOLD and behind.code != "price":
        return False
    return not _EXCHANGES.isdisjoint(words[product.last : product.last + _NEAR])


def _ends_in_month(walk: Walk, item: Item) -> bool:
    """Whether a period is called by the name of a month ("February/March delivery"), and is no "first five months"."""
    return walk.tokens.words[item.last - 1] in period_words().month


# How many words behind a product its exchange is looked for.
_NEAR = 12
