"""What a finding shows of an official figure: the evidence, and the words that name it."""

import math
from typing import Protocol, runtime_checkable

from tidewaiter.check.calendar import say_period
from tidewaiter.check.number import format_value
from tidewaiter.codes.definitions import definition_of, name_of, short_name_of
from tidewaiter.records.finding import Evidence
from tidewaiter.records.interval import Interval, printed_interval
from tidewaiter.records.observation import Observation

# "exceeded 5 million" on a page is no exact value: up to a tenth above it agrees, as for "nearly" below
_HEDGE = 0.1
SURE = frozenset({"official", "two_sources"})


@runtime_checkable
class CustomsRates(Protocol):
    """Exchange rates that customs itself used."""

    def customs(self, period: str) -> Interval | None:
        """Give the yuan per US dollar of Chinese customs' totals for a period; null where unknown."""


def evidence_of(observation: Observation, stat: str = "level") -> Evidence:
    """Give the evidence of one official figure: its level, growth or share."""
    return Evidence(
        series=observation.series,
        source=observation.source,
        definition=observation.definition,
        period=observation.cell.period,
        value=number_of(observation, stat),
        unit=observation.unit if stat == "level" else "percent",
        vintage=observation.vintage,
        citation=observation.citation,
        url=observation.url,
    )


def number_of(observation: Observation, stat: str) -> float | None:
    """Give the level, growth or share that an observation has, null where it has none."""
    if stat == "level":
        return observation.value
    return {"growth": observation.growth, "share": observation.share}.get(stat)


def interval_of(observation: Observation, stat: str) -> Interval | None:
    """Give the values that a published figure admits, null where there is none.

    The printed digits either way.  Of a level that its page hedges: from it to a tenth beyond it.
    """
    value = number_of(observation, stat)
    if value is None:
        return None
    if stat == "growth":
        return printed_interval(value, observation.growth_step)
    if stat == "share":
        return printed_interval(value, observation.share_step)
    margin = _margin(value, observation.step)
    if observation.bound == "over":
        return Interval(value, value + margin, low_open=True)
    if observation.bound == "under":
        return Interval(value - margin, value, high_open=True)
    return printed_interval(value, observation.step)


def _margin(value: float, step: float) -> float:
    """Give how far a hedged figure may be from its number: a tenth of it, of two digits two of the last, of more digits one.

    "Nearly 554 billion" is 553 and something, "nearly 5 million" may be 4.6.
    """
    if step <= 0 or value == 0:
        return abs(value) * _HEDGE
    digits = round(math.log10(abs(value) / step) + 0.5)
    return min(abs(value) * _HEDGE, {0: math.inf, 1: math.inf, 2: 2 * step}.get(digits, step))


def say_observation(observation: Observation, stat: str = "level") -> str:
    """Give an official figure in words: its value, its hedge, its period."""
    value = number_of(observation, stat) or 0.0
    period = say_period(observation.cell.period)
    if stat == "share":
        return f"a share of {format_value(value, 'percent')} for {period}"
    if stat == "growth":
        basis = f" in {observation.growth_currency}" if observation.growth_currency else ""
        return f"a {'fall' if value < 0 else 'growth'} of {format_value(abs(value), 'percent', digits=4)}{basis} for {period}"
    hedge = {"over": "more than ", "under": "nearly "}.get(observation.bound, "")
    digits = digits_of(value, observation.step)
    return f"{hedge}{format_value(value, observation.unit, observation.cell.product, digits)} for {period}"


def digits_of(value: float, step: float) -> int:
    """Give how many digits a value is printed with, three at least and seven at most.

    >>> digits_of(4.91e6, 1e4), digits_of(4422682.0, 1.0), digits_of(5e6, 1e6)
    (3, 7, 3)
    """
    if value == 0 or step <= 0:
        return 3
    return min(7, max(3, round(math.log10(abs(value) / step) + 0.5)))


def say_source(observation: Observation) -> str:
    """Give who publishes a figure, as people call it."""
    return name_of(observation.source)


def say_publisher(observation: Observation) -> str:
    """Give who publishes a figure, short, for a title."""
    return short_name_of(observation.source)


def say_count(observation: Observation) -> str | None:
    """Give what its source counts, as a phrase behind "counts"; null where no definition is known."""
    return say_count_of(observation.source, observation.cell.product)


def say_count_of(source: str, product: str | None) -> str | None:
    """Give what a source counts under a product, as a phrase behind "counts"; null where no definition is known."""
    definition = definition_of(source, product)
    return definition.counts or None if definition is not None else None


def say_other(other: Observation, stat: str) -> str:
    """Give the figure of another source than the one compared with, and what that source counts, as a sentence."""
    count = say_count(other)
    what = f", which counts {count}," if count else ""
    return f"{capital(say_source(other))}{what} gives {say_observation(other, stat)}."


def capital(text: str) -> str:
    """Give a text with a capital letter at its beginning.

    >>> capital("the customs")
    'The customs'
    """
    return text[:1].upper() + text[1:]


def say_confidence(observation: Observation) -> str:
    """Give where the figure was read: publication date and, of a single news copy, a word of caution; empty where there is
    nothing to say.
    """
    parts = [f"published {observation.vintage}"] if observation.vintage else []
    if observation.confidence == "one_source":
        parts.append("known from one page only")
    return f" ({', '.join(parts)})" if parts else ""
