"""Who a text says gives a figure."""

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.item import Item


def find_source(tokens: Tokens, items: list[Item]) -> str | None:
    """Give the source of a sentence as printed: an institution of the tables or a name, beside a word of saying; null where it names none."""
    speech = [item for item in items if item.kind in {"speech", "data_noun"}]
    if not speech:
        return None
    named = [item for item in items if item.kind == "source"]
    if named:
        nearest = min(named, key=lambda item: min(abs(item.first - s.last) for s in speech))
        return tokens.printed(nearest.first, nearest.last)
    for item in speech:
        if item.kind == "speech":
            name = _name_before(tokens, item) or _name_after(tokens, item)
            if name:
                return name
    return None


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
    while start < len(tokens) and tokens.words[start] in {"the", "a", "data", "from", "by", "figures", "released"}:
        start += 1
    here = start
    while here < len(tokens) and here - start < 8 and tokens.words[here][0].isalpha() and (tokens.capital(here) or tokens.words[here] in {"of", "and", "for"}):
        here += 1
    while here > start and not tokens.capital(here - 1):
        here -= 1
    return tokens.printed(start, here) if here - start >= 2 else ""
