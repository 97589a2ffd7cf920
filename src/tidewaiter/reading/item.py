"""The items of a sentence: its quantities, periods, comparisons, terms and signs, in one row, none inside another."""

from typing import Any

from tidewaiter.grammar.period import PeriodMention, find_periods
from tidewaiter.grammar.term import Reading, find_terms
from tidewaiter.grammar.token import Tokens
from tidewaiter.grammar.versus import VersusMention, find_versus
from tidewaiter.reading import wordlist
from tidewaiter.reading.amount import TokenQuantity
from tidewaiter.reading.quantity import read_quantities

_MARKS = frozenset(',;():"-/')
# Words of the vocabulary that stand for several things: the first of these kinds is taken unless a neighbour says otherwise.
_SKIPPED_KINDS = frozenset(["ordinal", "duration", "name", "date", "list"])


class Item:
    """One thing in a sentence: tokens `first` up to and without `last`, its kind and code, and the mention it came from.

    `readings` are the other things that the words may stand for.  `codes` holds the codes of joined places or products ("the US and
    Canada") in order.
    """

    __slots__ = ("code", "codes", "first", "kind", "last", "readings", "ref")

    def __init__(self, first: int, last: int, kind: str, code: str, ref: Any = None) -> None:
        self.first = first
        self.last = last
        self.kind = kind
        self.code = code
        self.ref = ref
        self.readings: tuple[Reading, ...] = ()
        self.codes: tuple[str, ...] = (code,)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.code} {self.first}:{self.last}>"

    def also(self, kind: str) -> str | None:
        """The code of another reading of this kind, or null."""
        for reading in self.readings:
            if reading.kind == kind:
                return reading.code
        return None


def find_items(tokens: Tokens, home: str | None = None) -> list[Item]:
    """Give the items of a sentence in order.

    Numbers with a unit win over periods, periods over bare numbers, both over words of the vocabulary.
    """
    size = len(tokens)
    owner: list[Item | None] = [None] * (size + 1)
    quantities = read_quantities(tokens, home=home)
    taken = bytearray(size)
    for quantity in quantities:
        if not quantity.year_like and quantity.kind not in _SKIPPED_KINDS and quantity.kind != "bare":
            taken[quantity.start : quantity.stop] = b"\x01" * (quantity.stop - quantity.start)
    periods = find_periods(tokens, taken)
    for period in periods:
        item = Item(period.first, period.last, "period", "", period)
        owner[period.first : period.last] = [item] * (period.last - period.first)
    for mention in find_versus(tokens, periods):
        item = Item(mention.first, mention.last, "versus", mention.kind, mention)
        owner[mention.first : mention.last] = [item] * (mention.last - mention.first)
    for quantity in quantities:
        if (
            quantity.kind == "money"
            and quantity.start > 0
            and tokens.words[quantity.start : quantity.start + 1] == ["$"]
            and tokens.words[quantity.start - 1] == "us"
        ):
            quantity.start -= 1  # "US $ 3 million"
        _place_quantity(owner, quantity)
    for term in find_terms(tokens):
        if owner[term.first] is None and owner[term.last - 1] is None:
            reading = term.readings[0]
            item = Item(term.first, term.last, reading.kind, reading.code)
            item.readings = term.readings
            owner[term.first : term.last] = [item] * (term.last - term.first)
    _find_companies(owner, tokens)
    return _in_order(owner, tokens)


_COMPANY_ENDS = wordlist.words("company_end")


def _find_companies(owner: list[Item | None], tokens: Tokens) -> None:
    """Companies that no table knows, by their form: two or more capitalised words, the last of a kind that ends the names of firms."""
    for index, word in enumerate(tokens.words):
        if (
            word not in _COMPANY_ENDS
            or index == 0
            or not tokens.capital(index)
            or (owner[index] is not None and owner[index].kind != "product")
        ):  # type: ignore[union-attr]
            continue
        start = index
        while (
            start > 0
            and index - start < 4
            and _is_free(owner[start - 1])
            and tokens.words[start - 1].isalpha()
            and tokens.capital(start - 1)
        ):
            start -= 1
        if start > 0 and tokens.words[start - 1] in _NO_FIRMS:
            continue
        if start == index or (start == 0 and index == 1 and tokens.words[0] in _OPENERS):
            continue
        name = " ".join(tokens.printed(start, index + 1).lower().split())
        owner[start : index + 1] = [Item(start, index + 1, "company", name)] * (index + 1 - start)


def _is_free(item: Item | None) -> bool:
    return item is None or item.kind == "product"


_NO_FIRMS = wordlist.words("before_no_firm")
_OPENERS = wordlist.words("opener")


def _place_quantity(owner: list[Item | None], quantity: TokenQuantity) -> None:
    if quantity.kind in _SKIPPED_KINDS:
        kind = "skipped"
    else:
        kind = "quantity"
    if (quantity.kind == "bare" or quantity.year_like or kind == "skipped") and owner[quantity.first] is not None:
        return
    begin = quantity.start
    while begin < quantity.first and owner[begin] is not None:
        begin += 1
    item = Item(begin, quantity.stop, kind, quantity.kind, quantity)
    owner[begin : quantity.stop] = [item] * (quantity.stop - begin)


def _in_order(owner: list[Item | None], tokens: Tokens) -> list[Item]:
    items: list[Item] = []
    last: Item | None = None
    for index, word in enumerate(tokens.words):
        item = owner[index]
        if item is None:
            if word in _MARKS:
                items.append(Item(index, index + 1, "mark", word))
        elif item is not last:
            items.append(item)
        last = item
    return _join(items, tokens)


_JOINED = frozenset(["area", "product"])


def _join(items: list[Item], tokens: Tokens) -> list[Item]:
    """Join places, and products, that stand in a row ("the US, Japan and Korea") into one item, where the row has an "and"."""
    joined: list[Item] = []
    here = barren = 0
    while here < len(items):
        item = items[here]
        # a row without "and" is none from its second item either: walked once, or a list of thousands would take their square
        end, reached = _row_end(items, here, tokens) if item.kind in _JOINED and here >= barren else (here, here)
        barren = max(barren, reached + 1)
        if end > here:
            row = [i for i in items[here : end + 1] if i.kind == item.kind]
            item.codes = tuple(dict.fromkeys(i.code for i in row))
            item.last = items[end].last
        joined.append(item)
        here = end + 1
    return joined


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
        if not separators or ahead >= len(items) or items[ahead].kind != kind or _gap(items, here, ahead, tokens):
            break
        if tokens.words[items[ahead].last : items[ahead].last + 1] == ["'s"] and kind == "area":
            break
        here = ahead
        if conjoined:
            end = ahead
            following = items[ahead + 1 : ahead + 2]
            if not (following and following[0].kind == "mark"):
                break
    return end, here


def _gap(items: list[Item], first: int, last: int, tokens: Tokens) -> bool:
    """Whether words other than "the" lie between two items and their separators."""
    for left, right in zip(items[first:last], items[first + 1 : last + 1], strict=True):
        if any(word not in {"the", "to", "in", "of"} for word in tokens.words[left.last : right.first]):
            return True
    return False


__all__ = ["Item", "PeriodMention", "VersusMention", "find_items"]
