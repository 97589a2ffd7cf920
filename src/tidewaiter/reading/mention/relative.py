"""Clauses between commas or brackets that only tell more of a noun, and state no number."""

from tidewaiter.codes.areas import kind_of
from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item

# Words right behind a comma or bracket with which such a clause begins, and those of them that open a list of parts.
_OPENERS = wordlist.words("relative_opening")
_LISTING = wordlist.words("part_opening")
_BEGINNING = _OPENERS | _LISTING
_INCLUDED = frozenset(["included", "inclusive"])
_CLOSING = {",": ",", "(": ")"}
# What a list of parts is made of.
_PARTS = frozenset(
    """product product_adjective area area_adjective conjunction company relative forecast consensus preposition""".split()
)
# What stays: who says something holds for the sentence.
_STAYS = frozenset(["source", "speech", "data_noun"])
# What the members of a group are told with.
_LISTED = frozenset(["area", "conjunction"])
# How many items such a clause may have.
_LONGEST = 16


def drop_relatives(tokens: Tokens, items: list[Item]) -> list[Item]:
    """Give the items without those of clauses that only tell more of a noun: the numbers behind are not of what they name.

    A clause is one where it is closed, by a comma or bracket, before any number.

    >>> from tidewaiter.grammar.token import tokenize
    >>> from tidewaiter.reading.mention.recognition import find_items
    >>> tokens = tokenize("Imports, which include crude oil, rose 5 percent")
    >>> [i.kind for i in drop_relatives(tokens, find_items(tokens))]
    ['measure', 'mark', 'mark', 'change_verb', 'quantity']
    """
    words = tokens.words
    if "such" in tokens.distinct:
        items = _drop_examples(tokens, items)
    if words.count("-") > 1:
        items = _drop_asides(tokens, items)
    if words.count(",") > 1:
        items = _drop_appositions(tokens, _drop_described(tokens, items) if "'s" in tokens.distinct else items)
    included = not _INCLUDED.isdisjoint(tokens.distinct)
    if not included and _BEGINNING.isdisjoint(tokens.distinct):
        return items
    kept: list[Item] = []
    here = 0
    for at in [at for at, item in enumerate(items) if item.kind == "mark" and item.code in _CLOSING]:
        mark = items[at]
        if at < here or mark.last >= len(words) or not (included or words[mark.last] in _BEGINNING):
            continue
        end = _end_of_clause(tokens, items, at + 1, mark)
        kept += items[here : at + 1]
        clause = items[at + 1 : end]
        ranks = clause and clause[0].kind == "reach" and any(i.kind == "rank" for i in clause) and _of_goods(items, at)
        kept.extend(i for i in clause if i.kind in _STAYS or (ranks and i.kind != "reach"))  # ", which is Fiji's top export,"
        here = end
    return kept + items[here:]


def _drop_described(tokens: Tokens, items: list[Item]) -> list[Item]:
    """The items without what a place is between commas, where no rank is told ("Kenya and Uganda, Africa's main exporters,")."""
    dropped: set[int] = set()
    for at, owner in enumerate(items[2:-2], 2):
        if owner.kind != "area" or tokens.words[owner.last : owner.last + 1] != ["'s"] or items[at - 1].code != ",":
            continue
        end = at + 2 if items[at + 1].kind == "quantity" else at + 1  # "Africa's two main exporters"
        noun, closing = items[end], items[end + 1] if end + 1 < len(items) else owner
        described = (noun.kind == "rank_noun" and ">" not in noun.code) or (
            noun.kind == "count_noun" and noun.code == "enterprises"
        )
        before = items[at - 2]
        near = before.kind == "area" and before.last == items[at - 1].first and items[at - 1].last == owner.first
        ended = closing.code == "," and noun.last == closing.first and noun.first - owner.last <= _DESCRIBED
        if described and near and ended and owner.code not in before.codes:
            dropped |= set(range(at, end + 1))
    return [item for at, item in enumerate(items) if at not in dropped] if dropped else items


# How many tokens may stand between the owner and the noun of such a description ("'s two main").
_DESCRIBED = 4


def _drop_appositions(tokens: Tokens, items: list[Item]) -> list[Item]:
    """The items without what tells more of goods ("Imports of lithium, a key ingredient of batteries, rose 5 percent")."""
    for at, mark in enumerate(items[1:-1], 1):
        if mark.code != "," or items[at - 1].kind != "product" or items[at - 1].last != mark.first:
            continue
        if mark.last >= len(tokens.words) or tokens.words[mark.last] not in _ARTICLES:
            continue
        end = next((i for i in range(at + 1, min(at + _LONGEST, len(items))) if items[i].kind in _ENDING), 0)
        closing = items[end - 1]
        verb = end > 0 and (items[end].kind in _VERBS or tokens.words[items[end].first].endswith("ed"))  # "quadrupled"
        if end > at + 1 and verb and closing.code == "," and items[end].first - closing.last <= _ADVERBS:
            return items[: at + 1] + [item for item in items[at + 1 : end - 1] if item.kind in _STAYS] + items[end - 1 :]
    return items


_ARTICLES = frozenset(["a", "an", "the", "one"])


def _of_goods(items: list[Item], mark: int) -> bool:
    """Whether a clause tells of goods, which stand right before it."""
    return mark > 0 and items[mark - 1].kind == "product"


def drop_glosses(items: list[Item]) -> list[Item]:
    """The items without brackets that only shorten what stands before them ("year-over-year (YoY)", "the Union (the EU)")."""
    dropped: set[int] = set()
    for at, item in enumerate(items[1:-2], 1):
        before, inside = items[at - 1], items[at + 1]
        apart = at + 3 >= len(items) or items[at + 3].kind not in {"area", "area_adjective", "company"}
        named = apart and before.kind == "area" and before.code == inside.code and inside.last - inside.first == 1
        again = before.kind == inside.kind and (before.kind == "versus" or named)
        if item.code == "(" and again and items[at + 2].code == ")":
            dropped |= {at, at + 1, at + 2}
            before.last = items[at + 2].last
        elif item.code == "(" and before.kind == "area" and inside.kind == "area" and (end := _end_of_members(items, at)):
            dropped |= set(range(at, end + 1))
            before.last = items[end].last
    return [item for at, item in enumerate(items) if at not in dropped] if dropped else items


def _end_of_members(items: list[Item], at: int) -> int:
    """Where a bracket ends that holds two places or more, the members of the group before it; 0 for another bracket."""
    end = next((i for i in range(at + 1, len(items)) if items[i].kind not in _LISTED and items[i].code != ","), 0)
    many = sum(item.kind == "area" for item in items[at:end]) > 1
    return end if many and items[end].code == ")" else 0


def _drop_examples(tokens: Tokens, items: list[Item]) -> list[Item]:
    """The items without the examples of a class of goods or places ("products such as toys", "Gulf states such as Oman")."""
    kept: list[Item] = []
    for item in items:
        before = kept[-1] if kept else None
        if before is None or item.kind not in _EXAMPLES[before.kind == "area"] or not _has_examples(tokens, before):
            kept.append(item)
    return kept


def _has_examples(tokens: Tokens, item: Item) -> bool:
    """Whether examples follow a product or a place, and it is a class that says something without them."""
    if item.kind not in {"product", "area"} or tokens.words[item.last : item.last + 2] != ["such", "as"]:
        return False
    return kind_of(item.code) in {"region", "group"} if item.kind == "area" else item.code not in _ANY


# What the examples of goods are made of, and those of places.
_EXAMPLES = (frozenset(["product", "product_adjective", "conjunction", "mark"]), frozenset(["area", "conjunction", "mark"]))
_ANY = frozenset(["products", "goods", "commodities", "other goods"])


def _drop_asides(tokens: Tokens, items: list[Item]) -> list[Item]:
    """The items without those between two dashes that state no number, where the verb of the sentence comes behind them."""
    kept: list[Item] = []
    opened = -1
    for index, item in enumerate(items):
        if item.kind == "quantity":
            opened = -1
        elif item.code == "-" and _is_dash(tokens, item.first):
            verb = items[index + 1] if index + 1 < len(items) else None
            if opened >= 0 and verb is not None and verb.kind in _VERBS and verb.first - item.last <= _ADVERBS:
                kept[opened:] = [i for i in kept[opened:] if i.kind in _STAYS]
                opened = -1
                continue
            opened = len(kept)
        kept.append(item)
    return kept


# What such a clause ends before, or is none.
_ENDING = frozenset(["change_verb", "reach", "share", "measure_verb", "quantity", "rank", "rank_noun", "period"])
# Verbs of a sentence, and how many words may stand before one.
_VERBS = frozenset(["change_verb", "reach", "share", "measure_verb"])
_ADVERBS = 2


def _is_dash(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen parts words: blanks stand on both sides of it, or it is a long one."""
    if tokens.text[tokens.starts[at]] in "\u2014\u2015":
        return True
    return 0 < at < len(tokens.words) - 1 and tokens.starts[at] > tokens.ends[at - 1] and tokens.starts[at + 1] > tokens.ends[at]


def _end_of_clause(tokens: Tokens, items: list[Item], start: int, opening: Item) -> int:
    """The index of the mark that closes a clause which begins at `start`, or `start` where there is none."""
    word = tokens.words[opening.last]
    if word not in _OPENERS and word not in _LISTING:
        return _end_of_included(tokens, items, start, opening)
    end = start
    for at in range(start, min(start + _LONGEST, len(items))):
        item = items[at]
        if item.kind == "quantity":
            break
        if item.kind == "mark" and item.code == _CLOSING[opening.code]:
            if word in _LISTING and _is_told(items, at):
                break  # ", including steel, up 3 percent"
            end = at
            if opening.code == "(" or word not in _LISTING:
                break
        elif word in _LISTING and item.kind not in _PARTS:
            break
    return end


def _is_told(items: list[Item], mark: int) -> bool:
    """Whether a comma is followed by how what stands before it moved."""
    behind = items[mark + 1 : mark + 3]
    return [one.kind for one in behind] == ["change_adverb", "quantity"] and behind[0].first == items[mark].last


def _end_of_included(tokens: Tokens, items: list[Item], start: int, opening: Item) -> int:
    """The end of ", crude oil included,"."""
    if start + 1 >= len(items) or items[start].kind != "product" or items[start].first != opening.last:
        return start
    closing = items[start + 1]
    included = tokens.words[items[start].last : closing.first] in (["included"], ["inclusive"])
    return start + 1 if included and closing.kind == "mark" and closing.code == _CLOSING[opening.code] else start
