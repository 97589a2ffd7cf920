"""Money said twice: a figure and its conversion into another currency."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from tidewaiter.check.context import CheckContext
from tidewaiter.check.mark import marks_of
from tidewaiter.check.pairing import is_money, subject_of
from tidewaiter.grammar.currency import open_names
from tidewaiter.records.figure import Figure

# "1.25 billion yuan (about 174 million U.S. dollars)": a conversion stands close behind
_REACH = 60
_OTHER = "other:"
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
        money = [figure for figure in figures if (is_money(figure.unit) or is_open(figure)) and figure.value]
        for first, other in pairwise(money):
            second = _in_named_currency(context, first, other)
            if first.unit != second.unit and first.stat == second.stat and _is_said_again(context, first, second):
                yield Conversion(first, second)


def _in_named_currency(context: CheckContext, first: Figure, second: Figure) -> Figure:
    """Give a sum whose unit was lent by the sum before in the currency that stands before it: "in dollars, 6.7 million"."""
    if second.known.get("unit") != "inherited" or second.start - first.end > _REACH:
        return second
    marks = marks_of(context.text, first.end, second.start)
    named = [mark.codes[0] for mark in marks if mark.kind == "currency_of_growth"]
    return replace(second, unit=named[0]) if len(named) == 1 and named[0] != first.unit else second


def is_open(figure: Figure) -> bool:
    """Whether a sum is in a currency that several countries call so ("krone"), and nothing says whose."""
    return figure.unit.startswith(_OTHER) and figure.unit.removeprefix(_OTHER) in open_names()


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
