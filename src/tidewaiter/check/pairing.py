"""Which figures belong together: a growth with its level and the level before."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tidewaiter.check.calendar import earlier_period
from tidewaiter.check.cue import Cue
from tidewaiter.records.figure import Figure

# between "from" and its number at most a hedge, a currency and a noun stand
_REACH = 30


class GrowthPair(NamedTuple):
    """A growth, the level it led to and the level before, where the text gives it."""

    growth: Figure
    level: Figure
    base: Figure | None


def is_money(unit: str) -> bool:
    """Whether a unit is a currency.

    >>> is_money("CNY"), is_money("TEU"), is_money("units")
    (True, False, False)
    """
    return len(unit) == 3 and unit.isalpha() and unit.isupper() and unit != "TEU"


def subject_of(figure: Figure) -> tuple[str | None, ...]:
    """Give what a figure is about, without period, stat and basis of comparison."""
    return (figure.measure, figure.product, figure.reporter, figure.partner, figure.mode, figure.by)


def is_measured_as(growth: Figure, level: Figure) -> bool:
    """Whether a growth or share may be one of this level: value with money, volume with counts and weights, the same currency."""
    money = is_money(level.unit)
    if growth.basis == "real" or (growth.basis == "value" and not money) or (growth.basis == "volume" and money):
        return False
    return not (growth.currency and money and growth.currency != level.unit)


def pair_growths(
    sentences: Mapping[int, Sequence[Figure]], levels: Mapping[tuple[str | None, ...], Sequence[Figure]], cues: Sequence[Cue]
) -> tuple[GrowthPair, ...]:
    """Give every growth in percent that has a level, in text order.

    The level is the nearest of the same subject, period and status in the sentence, else in the text.  The base is a level of the
    same subject and unit for the period compared with; in the same sentence also one right behind a word of comparison ("from").
    """
    bases = base_marks(cues)
    pairs: list[GrowthPair] = []
    for figures in sentences.values():
        for growth in figures:
            if growth.stat != "growth" or growth.unit != "percent":
                continue
            candidates = levels.get(subject_of(growth), ())
            level = _level_for(growth, candidates, bases)
            if level is not None:
                pairs.append(GrowthPair(growth, level, _base_for(growth, level, candidates, bases)))
    return tuple(pairs)


def base_marks(cues: Iterable[Cue]) -> tuple[int, ...]:
    """Give the ends of all words that announce the level before a change, in order."""
    return tuple(cue.end for cue in cues if cue.code == "base")


def is_marked_base(figure: Figure, bases: Sequence[int]) -> bool:
    """Whether a word of comparison ("from", "compared with") stands right before a figure."""
    low, high = max(figure.sentence_start, figure.start - _REACH), figure.start
    return any(low <= end <= high for end in bases)


def _level_for(growth: Figure, candidates: Sequence[Figure], bases: Sequence[int]) -> Figure | None:
    fits = [
        level
        for level in candidates
        if level.period == growth.period and level.status == growth.status and is_measured_as(growth, level)
    ]
    here = [level for level in fits if level.sentence == growth.sentence]
    after = [level for level in here if not is_marked_base(level, bases)]
    elsewhere = () if growth.period == "?" else fits
    return min(after or here or elsewhere, key=lambda level: _distance(growth, level), default=None)


def _base_for(growth: Figure, level: Figure, candidates: Sequence[Figure], bases: Sequence[int]) -> Figure | None:
    others = [other for other in candidates if other.unit == level.unit and other.id != level.id]
    period = earlier_period(growth.period, growth.versus or "year_earlier")
    stated = [other for other in others if period is not None and other.period == period and other.status == "actual"]
    if not stated:
        stated = [
            other
            for other in others
            if other.sentence == level.sentence and other.period in {level.period, "?"} and is_marked_base(other, bases)
        ]
    return min(stated, key=lambda other: _distance(level, other), default=None)


def _distance(one: Figure, other: Figure) -> tuple[bool, int]:
    return one.sentence != other.sentence, abs(one.start - other.start)
