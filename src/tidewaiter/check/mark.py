"""What a sentence names, figure or not: places, products, measures, numbers, periods, each where it stands.

For checks that need to know which words stand beside which number, and not only how the figure was read.
"""

from typing import Any, NamedTuple

from tidewaiter.grammar.token import tokenize
from tidewaiter.reading.mention.recognition import find_items

_EMPTY = frozenset({"mark", "preposition", "conjunction"})


class Mark(NamedTuple):
    """Something in a sentence, where it stands: its kind, its codes, and what it was read from."""

    kind: str
    codes: tuple[str, ...]
    start: int
    end: int
    ref: Any = None


def marks_of(text: str, start: int, end: int) -> list[Mark]:
    """Give the marks of a stretch of text in order, punctuation and small words left out.

    >>> [(mark.kind, mark.codes) for mark in marks_of("Exports to Japan rose.", 0, 22)]
    [('measure', ('exports',)), ('area', ('JP',)), ('change_verb', ('up',))]
    """
    tokens = tokenize(text, start, end)
    return [
        Mark(item.kind, item.codes, tokens.starts[item.first], tokens.ends[item.last - 1], item.ref)
        for item in find_items(tokens)
        if item.kind not in _EMPTY
    ]
