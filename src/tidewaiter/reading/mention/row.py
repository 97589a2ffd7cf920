"""Places, and products, that stand in a row: "the US, Japan and Korea" is one thing of three codes."""

from itertools import pairwise

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.nounphrase import spell

# Kinds that are joined when they stand in a row, and the words that may stand between.
_JOINED = frozenset(["area", "product"])
_LINKS = frozenset(["conjunction", "mark"])
_WITHIN_ROW = wordlist.words("within_row")


def join_rows(items: list[Item], tokens: Tokens) -> list[Item]:
    """Join places, and products, that stand in a row ("the US, Japan and Korea") into one item, where the row has an "and"."""
    kinds = {item.kind for item in items}
    if "product_adjective" in kinds and "conjunction" in kinds:
        _even(items, tokens)
    if "(" in tokens.distinct:
        items = _drop_repeated(items, tokens)
    joined: list[Item] = []
    here = barren = 0
    for at in [at for at, (item, link) in enumerate(pairwise(items)) if item.kind in _JOINED and link.kind in _LINKS]:
        if at < here:
            continue
        item = items[at]
        # a row without "and" is none from its second item either: walked once, or a list of thousands would take their square
        end, reached = _row_end(items, at, tokens) if at >= barren else (at, at)
        barren = max(barren, reached + 1)
        if end == at and item.kind == "product" and _is_headline_row(items, at):
            end = at + 2
        if end > at:
            if not _is_explained(items[at], items[end], tokens):
                row = [i for i in items[at : end + 1] if i.kind == item.kind]
                item.row = tuple(dict.fromkeys(i.code for i in row))
            item.last = items[end].last
            joined += items[here : at + 1]
            here = end + 1
    return joined + items[here:]


def _drop_repeated(items: list[Item], tokens: Tokens) -> list[Item]:
    """The items without brackets that only give another name of the product or place before them ("corn (maize)")."""
    kept: list[Item] = []
    taken = 0
    for index, item in enumerate(items):
        if index < taken:
            continue
        kept.append(item)
        behind = items[index + 1 : index + 4]
        named = [i.code for i in behind] == ["(", item.code, ")"] and item.kind == behind[1].kind
        if named and item.kind == "area" and tokens.numeric[behind[1].last - 1]:
            taken = index + 4  # "euro area (EA19)"
        elif named and item.kind == "product" and not tokens.capital(behind[1].first):
            item.last, taken = behind[2].last, index + 4
    return kept


def _is_explained(first: Item, last: Item, tokens: Tokens) -> bool:
    """Whether a bracket only says what the product before it takes in ("vehicles (cars, trucks and buses)")."""
    opened = first.kind == "product" and tokens.words[first.last] == "("
    return opened and tokens.words[last.last : last.last + 1] == [")"]


def _even(items: list[Item], tokens: Tokens) -> None:
    """Make products of the adjectives that stand in a row before their head ("textile and leather exports")."""
    row: list[Item] = []
    end = -1
    for item in items:
        beside, named = item.first == end, item.kind in _NAMED
        end = item.last
        if row and beside and (named or item.kind == "conjunction" or item.code == ","):
            row.append(item)
            continue
        if row:
            _make_products(row, item if beside else None, tokens)
            row = []
        if named:
            row.append(item)
    _make_products(row, None, tokens)


# What may stand in a row of kinds of products, and what such a row is of.
_NAMED = frozenset(["product", "product_adjective"])
_OF_ROW = frozenset(["measure", "shipments", "purchases"])
_BRANCHES = wordlist.words("trade_noun")
_BARE_ENDS = frozenset(["products", "goods"])


def _make_products(row: list[Item], behind: Item | None, tokens: Tokens) -> None:
    """Make products of the adjectives of a row that has an "and" before its last, and its head behind it."""
    if len(row) < len(("this", "and", "that")) or row[-1].kind not in _NAMED or all(item.code != "and" for item in row):
        return
    after = tokens.words[row[-1].last : row[-1].last + 1]
    headed = behind.kind in _OF_ROW if behind is not None else bool(after) and after[0] in _BRANCHES
    named = False
    for item in reversed(row):
        if item.kind == "product":
            named = tokens.words[item.last - 1] in _BARE_ENDS or "products" in tokens.words[item.first : item.last]
        elif item.kind == "product_adjective" and (headed or named):
            item.kind = "product"
            if named:  # "agricultural and chemical products"
                item.code = spell(tokens, item.first, item.last)
                item.row = (item.code,)


def _is_headline_row(items: list[Item], start: int) -> bool:
    """Whether a comma stands for "and" between two products before their head, as in headlines ("Vietnam fruit, tea exports")."""
    if start > 1 or (start == 1 and items[0].kind not in AREAS):
        return False
    row = items[start : start + 4]
    kinds = [i.kind for i in row]
    close = all(left.last == right.first for left, right in pairwise(row))
    return kinds[:3] == ["product", "mark", "product"] and kinds[3:] in _HEADS_OF_ROW and row[1].code == "," and close


# What a row of products in a headline is of.
_HEADS_OF_ROW = (["measure"], ["shipments"], ["purchases"])


def _row_end(items: list[Item], start: int, tokens: Tokens) -> tuple[int, int]:
    """The index of the last item of a row that begins at `start`, or `start` where there is none, and how far was looked."""
    kind = items[start].kind
    end, here, conjoined = start, start, False
    while True:
        ahead = here + 1
        separators = 0
        while (
            ahead < len(items)
            and separators < 3
            and (
                (items[ahead].kind == "conjunction" and items[ahead].code == "and")
                or (items[ahead].kind == "mark" and items[ahead].code in ",(")
            )
        ):
            conjoined = conjoined or items[ahead].kind == "conjunction"
            separators += 1
            ahead += 1
        if separators and start:
            ahead = _behind_repeated(items, start, ahead, tokens)
        if not separators or ahead >= len(items) or items[ahead].kind != kind or _gap(items, here, ahead, tokens):
            break
        if tokens.words[items[ahead].last : items[ahead].last + 1] == ["'s"] and kind == "area":
            break
        here = ahead
        conjoined = conjoined or (kind == "product" and " and " in items[ahead].code)  # "food, beverages and tobacco"
        if conjoined:
            end = ahead
            following = items[ahead + 1 : ahead + 2]
            goes_on = following and (following[0].kind == "mark" or (kind == "product" and following[0].code == "and"))
            if not goes_on:
                break
    return end, here


def _behind_repeated(items: list[Item], start: int, index: int, tokens: Tokens) -> int:
    """Where a row goes on behind a preposition that it stands behind ("to Japan and to Korea", "with the EU and with members
    of ASEAN"), `index` where none is repeated.
    """
    governors = {tokens.words[item.first] for item in items[max(0, start - _GOVERNING) : start] if item.kind == "preposition"}
    if index >= len(items) or items[index].kind != "preposition" or tokens.words[items[index].first] not in governors:
        return index
    beyond = index + 1
    while beyond < len(items) and items[beyond].code in _OF_MEMBERS:
        beyond += 1
    return beyond


# How many items before a place may hold its prepositions ("to", "markets", "of"), and what else may stand behind one.
_GOVERNING = 3
_OF_MEMBERS = frozenset(["of", "countries"])
_HOLDERS = wordlist.words("place_holder")


def _gap(items: list[Item], first: int, last: int, tokens: Tokens) -> bool:
    """Whether words other than "the" lie between two items and their separators."""
    for left, right in zip(items[first:last], items[first + 1 : last + 1], strict=True):
        between = tokens.words[left.last : right.first]
        if any(word not in _WITHIN_ROW and not (left.kind == "preposition" and word in _HOLDERS) for word in between):
            return True
    return False
