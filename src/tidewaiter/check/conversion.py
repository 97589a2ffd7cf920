"""Money said twice: a figure and its conversion into another currency."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tidewaiter.check.context import CheckContext
from tidewaiter.check.pairing import is_money, subject_of
from tidewaiter.records.figure import Figure

# "1.25 billion yuan (about 174 million U.S. dollars)": a conversion stands close behind
_REACH = 60
_BRACKETS = "(（["
_CLOSING = ")）]"


class Conversion(NamedTuple):
    """A figure in one currency and the same in another, in the order of the text."""

    first: Figure
    second: Figure


def find_conversions(context: CheckContext) -> Iterator[Conversion]:
    """Give each pair of neighbouring money figures of a sentence that say one amount in two currencies.

    They are about one cell, or the second stands in brackets right behind the first.
    """
    for figures in context.sentences.values():
        money = [figure for figure in figures if is_money(figure.unit) and figure.value]
        for first, second in pairwise(money):
            if first.unit != second.unit and first.stat == second.stat and _is_said_again(context, first, second):
                yield Conversion(first, second)


def converted_figures(context: CheckContext) -> tuple[Figure, ...]:
    """Give the figures that are in brackets behind their original: a news desk's conversion, not an official total in that
    currency.
    """
    return tuple(pair.second for pair in find_conversions(context) if _is_bracketed(context.text, pair.first, pair.second))


def _is_said_again(context: CheckContext, first: Figure, second: Figure) -> bool:
    if not 0 <= second.start - first.end <= _REACH:
        return False
    if _is_bracketed(context.text, first, second) and first.measure == second.measure:
        return True
    is_one = (*subject_of(first), first.period, first.versus, first.status) == (
        *subject_of(second),
        second.period,
        second.versus,
        second.status,
    )
    return is_one and first.value * second.value > 0


@lru_cache(maxsize=256)
def _openings(between: str) -> bool:
    opened = any(mark in between for mark in _BRACKETS)
    return opened and not any(mark in between for mark in _CLOSING) and not any(char.isdigit() for char in between)


def _is_bracketed(text: str, first: Figure, second: Figure) -> bool:
    return _openings(text[first.end : second.start]) if second.start - first.end <= _REACH else False
