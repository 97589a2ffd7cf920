"""Who a text says gives a figure."""

from bisect import bisect

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading import wordlist
from tidewaiter.reading.item import Item

# Words that may stand between a word of saying and the name ("according to data from").
_BEHIND_SAYING = wordlist.words("behind_saying")
# Small words within the name of an institution.
_WITHIN_NAME = wordlist.words("within_name")


def find_source(tokens: Tokens, items: list[Item]) -> tuple[str, str] | None:
    """Give the source of a sentence as printed and its code, or null.

    It is the institution nearest to a word of saying, else the name beside one, which has no code ("").
    """
    speech = [item for item in items if item.kind in {"speech", "data_noun"}]
    if not speech:
        return None
    named = [item for item in items if item.kind == "source"]
    if named:
        ends = sorted(item.last for item in speech)
        nearest = min(named, key=lambda item: _distance(ends, item.first))
        return tokens.printed(nearest.first, nearest.last), nearest.code
    for item in speech:
        if item.kind == "speech":
            name = _name_before(tokens, item) or _name_after(tokens, item)
            if name:
                return name, ""
    return None


def _distance(places: list[int], at: int) -> int:
    """How far the nearest of some places, in their order, is from a token: looked up, since a sentence may have thousands."""
    index = bisect(places, at)
    return min(abs(at - place) for place in places[max(0, index - 1) : index + 1])


def _name_before(tokens: Tokens, item: Item) -> str:
    """The capitalised words right before "said"."""
    end = item.first
    if end and tokens.words[end - 1] == ",":
        end -= 1
    here = end
    while here > 0 and end - here < 6 and tokens.words[here - 1][0].isalpha() and tokens.capital(here - 1):
        here -= 1
    return tokens.printed(here, end) if end - here >= 2 or (end - here == 1 and len(tokens.words[here]) > 3 and here > 0) else ""


def _name_after(tokens: Tokens, item: Item) -> str:
    """The capitalised words right after "said" or "according to"."""
    start = item.last
    while start < len(tokens) and tokens.words[start] in _BEHIND_SAYING:
        start += 1
    here = start
    while (
        here < len(tokens)
        and here - start < 8
        and tokens.words[here][0].isalpha()
        and (tokens.capital(here) or tokens.words[here] in _WITHIN_NAME)
    ):
        here += 1
    while here > start and not tokens.capital(here - 1):
        here -= 1
    return tokens.printed(start, here) if here - start >= 2 else ""
