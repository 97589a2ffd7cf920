"""Goods that several nouns name together, some of which no table knows: "exports of wool and fine animal hair"."""

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.nounphrase import ends_phrase, is_weak, spell

# Heads behind which "of" names what is traded, measures among them.
_HEAD_KINDS = frozenset(["measure", "shipments", "purchases"])
_HEADS = frozenset(["exports", "imports", "production", "sales", "deliveries", "price"])
# What may stand in such a name, and what it may end before.
_WITHIN = frozenset(["product", "product_adjective", "conjunction", "mark", "generic"])
_BEHIND = frozenset(
    ["change_verb", "reach", "preposition", "mark", "share", "period", "versus", "base", "forecast", "target", "conjunction"]
)
_LINKS, _JOINS = frozenset(["and", "or", "&", ","]), frozenset(["and", "or", "&"])
# Nouns that are no goods, and endings of adjectives, which end no name.
_NO_GOODS = wordlist.words("no_goods")
_ADJECTIVES = tuple(sorted(wordlist.words("adjective_end")))
# How many words of a name may stand side by side that nothing is known of, and how many tokens it has at most.
_SIDE_BY_SIDE, _LONGEST = 4, 16


def conjoin(tokens: Tokens, items: list[Item]) -> list[Item]:
    """Give the items with each name behind "exports of" as wide as its nouns that "and" joins.

    >>> from tidewaiter.grammar.token import tokenize
    >>> from tidewaiter.reading.mention.recognition import find_items
    >>> tokens = tokenize("Exports of wool and fine animal hair rose 5 percent")
    >>> [i.code for i in conjoin(tokens, find_items(tokens)) if i.kind == "product"]
    ['wool and fine animal hair']
    """
    if _JOINS.isdisjoint(tokens.distinct):
        return items
    _widen_entries(tokens, items)
    if "of" not in tokens.distinct:
        return items
    joined: list[Item] = []
    taken = 0
    for index, item in enumerate(items):
        if item.first < taken:
            continue
        joined.append(item)
        if item.kind == "preposition" and item.code == "of" and index and _is_head(items[index - 1], item):
            name = _name_behind(tokens, items, index)
            if name is not None:
                joined.append(name)
                taken = name.last
    return joined


def _widen_entries(tokens: Tokens, items: list[Item]) -> None:
    """Make each entry of a list as wide as its nouns ("wheat, up 10 percent, and cork and wood, up 9 percent")."""
    for index, item in enumerate(items):
        if item.kind != "product" or index < _BACK or not _is_told(items, index):
            continue
        link, before = items[index - 1], items[index - 2]
        gap = list(range(before.last, link.first))
        if (
            link.kind != "conjunction"
            or link.last != item.first
            or tokens.words[link.first] not in _JOINS
            or before.kind not in _OPENING
        ):
            continue
        if 0 < len(gap) <= _SIDE_BY_SIDE and _are_nouns(tokens, gap, item.last):
            item.first, item.code = before.last, spell(tokens, before.last, item.last)
            item.row = (item.code,)
            link.kind = "skipped"


# The link and what stands before a name; what may stand there.
_BACK = 2
_OPENING = frozenset(["mark", "conjunction", "relative", "preposition"])


def _is_told(items: list[Item], index: int) -> bool:
    """Whether how an entry moved stands right behind it, at most a comma or bracket between."""
    behind = items[index + 1 : index + 4]
    if behind and behind[0].kind == "mark" and behind[0].code in {",", "("} and behind[0].first == items[index].last:
        behind = behind[1:]
    kinds = [one.kind for one in behind[:2]]
    return kinds[:1] == ["quantity"] or kinds == ["change_adverb", "quantity"]


def _is_head(head: Item, of: Item) -> bool:
    if head.last != of.first:
        return False
    if head.kind == "quantity":
        return bool(head.ref.kind == "physical")
    return head.kind in _HEAD_KINDS and (head.kind != "measure" or head.code in _HEADS)


def _name_behind(tokens: Tokens, items: list[Item], index: int) -> Item | None:
    """The name behind an "of", where it holds words that nothing is known of beside an "and", or null."""
    first, at = items[index].last, index + 1
    while at < len(items) and (_is_within(items[at]) or _is_of_parts(tokens, items[at])):
        at += 1
    last = items[at].first if at < len(items) else len(tokens) - (tokens.words[-1] == ".")
    held = items[index + 1 : at]
    while held and held[-1].last == last and held[-1].kind not in _NAMING:
        last = held.pop().first  # "exports of wheat, which"
    behind = items[index + 1 + len(held)] if index + 1 + len(held) < len(items) else None
    if last - first > _LONGEST or (behind is not None and (behind.kind not in _BEHIND or behind.code == "(")):
        return None
    unknown = _unknown_words(held, first, last)
    joined = not _JOINS.isdisjoint(tokens.words[first:last]) or any(i.kind == "preposition" for i in held)
    named = any(i.kind in _NAMING for i in held) or tokens.words[last - 1].endswith("s")
    if not unknown or not joined or not named:
        return None
    return _named(tokens, first, last) if _are_nouns(tokens, unknown, last) else None


def _is_within(item: Item) -> bool:
    return item.kind in _NAMING or (item.kind in _WITHIN and item.code in _LINKS)


def _is_of_parts(tokens: Tokens, prep: Item) -> bool:
    """Whether a preposition ties to parts what they belong to ("parts and accessories of motor vehicles")."""
    return prep.kind == "preposition" and prep.code in {"of", "for"} and tokens.words[prep.first - 1] in _PARTS


# Nouns of what is made of a thing or belongs to it.
_PARTS = wordlist.words("made_of_it")
_NAMING = frozenset(["product", "product_adjective", "generic"])


def _unknown_words(held: list[Item], first: int, last: int) -> list[int]:
    """The tokens between two that no item has."""
    known = {at for item in held for at in range(item.first, item.last)}
    return [at for at in range(first, last) if at not in known]


def _are_nouns(tokens: Tokens, unknown: list[int], last: int) -> bool:
    """Whether words that nothing is known of may be part of a name: in lower case, no verb form, and a noun at its end."""
    run, before = 0, -2
    for at in unknown:
        word = tokens.words[at]
        if word in _LINKS:
            run, before = 0, -2  # a sign within brackets of a name is none
            continue
        run, before = (run + 1 if at == before + 1 else 1), at
        rest = word == "other" and tokens.words[at - 1] in _JOINS  # "and other floor coverings"
        inner = run > 1 and not word.endswith("ly")  # "floor coverings"
        plain = word[0].isalpha() and not ends_phrase(word) and not tokens.capital(at) and (inner or not is_weak(word))
        if run > _SIDE_BY_SIDE or not (plain or rest):
            return False
    end = tokens.words[last - 1]
    return unknown[-1] != last - 1 or not (end in _NO_GOODS or end.endswith(_ADJECTIVES))


def _named(tokens: Tokens, first: int, last: int) -> Item:
    """The name between two tokens as printed, with its nouns in a row."""
    while tokens.words[first] in _ARTICLES and first < last - 1:
        first += 1
    parts: list[str] = []
    begin = first
    for at in range(first, last + 1):
        if at == last or tokens.words[at] in _LINKS:
            if at > begin:
                parts.append(spell(tokens, begin, at))
            begin = at + 1
    item = Item(first, last, "product", spell(tokens, first, last))
    one = not {"or", "of", "for"}.isdisjoint(tokens.words[first:last])  # "knitted or crocheted apparel"
    item.row = (item.code,) if one else tuple(dict.fromkeys(parts))
    return item


_ARTICLES = frozenset(["the", "both", "all"])
