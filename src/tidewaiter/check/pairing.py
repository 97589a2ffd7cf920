"""Which figures belong together: a growth with its level and the level before.

Every search looks at the few nearest candidates only, so that a text of any length costs time in proportion.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tidewaiter.check.calendar import earlier_period
from tidewaiter.check.cue import Cue
from tidewaiter.records.figure import Cell, Figure

# between "from" and its number at most a hedge, a currency and a noun stand
_REACH = 30
_WORDS = 3
# characters between two sentences, and between two figures of one statement
_BLANKS = 3
_PASSAGE = 120
_NEAREST = 4
# and these on either side where the first of a text or the longest period is looked for
_MANY = 50


class GrowthPair(NamedTuple):
    """A growth, the level it led to and the level before, where the text gives it."""

    growth: Figure
    level: Figure
    base: Figure | None


Subject = tuple[str | None, ...]
Place = tuple[str | None, ...]


def is_money(unit: str) -> bool:
    """Whether a unit is a currency.

    >>> is_money("CNY"), is_money("TEU"), is_money("units")
    (True, False, False)
    """
    return len(unit) == 3 and unit.isalpha() and unit.isupper() and unit != "TEU"


def subject_of(figure: Figure | Cell) -> Subject:
    """Give what a figure or a cell is about, without period, stat and basis of comparison."""
    return (figure.measure, figure.product, figure.reporter, figure.partner, figure.mode, figure.by)


def place_of(figure: Figure) -> Place:
    """Give the unit of a figure, and whose and when it is, whatever is measured of whatever goods."""
    return (figure.unit, figure.reporter, figure.partner, figure.mode, figure.by, figure.period)


def is_measured_as(rate: Figure, level: Figure) -> bool:
    """Whether a growth or share may be one of this level: value with money, volume with counts and weights, the same currency."""
    money = is_money(level.unit)
    if rate.basis == "real" or (rate.basis == "value" and not money) or (rate.basis == "volume" and money):
        return False
    return not (rate.currency and money and rate.currency != level.unit)


def nearest_to(figure: Figure, group: Sequence[Figure], count: int = _NEAREST) -> tuple[Figure, ...]:
    """Give the few figures of a group (in text order) around one, itself left out: those of its sentence, then the nearest."""
    place = bisect_left(group, figure.start, key=lambda other: other.start)
    around = group[max(0, place - count) : place + count + 1]
    others = (other for other in around if other.id != figure.id)
    return tuple(sorted(others, key=lambda other: (other.sentence != figure.sentence, abs(other.start - figure.start))))


def around_of(figure: Figure, group: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give the figures of a group around one, itself left out, in text order: more than anybody holds against it."""
    place = bisect_left(group, figure.start, key=lambda other: other.start)
    around = group[max(0, place - _MANY) : place + _MANY + 1]
    return tuple(other for other in around if other.id != figure.id)


def are_near(one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one sentence or in two that follow each other closely enough to be one statement."""
    if one.sentence == other.sentence:
        return True
    first, second = (one, other) if one.start < other.start else (other, one)
    return second.sentence_start - first.sentence_end <= _BLANKS and second.start - first.end <= _PASSAGE


class Bases:
    """Which figures are the level before a change, by the word of comparison ("from", "compared with") right before them."""

    def __init__(self, text: str, cues: Iterable[Cue], figures: Sequence[Figure], *codes: str) -> None:
        cues = tuple(cues)
        ends = tuple(cue.start for cue in cues if cue.code == "no_base")
        marked = (_marked_by(text, cue, figures, ends) for cue in cues if cue.code in codes)
        self._ids = frozenset(figure.id for figure in marked if figure is not None)

    def mark(self, figure: Figure) -> bool:
        """Whether such a word stands right before a figure, in its sentence."""
        return figure.id in self._ids


def _marked_by(text: str, cue: Cue, figures: Sequence[Figure], ends: Sequence[int]) -> Figure | None:
    place = bisect_left(figures, cue.end, key=lambda figure: figure.start)
    if place == len(figures):
        return None
    figure = figures[place]
    gap = text[cue.end : min(figure.start, cue.end + _REACH)]
    close = figure.start <= cue.end + _REACH and figure.sentence_start <= cue.start
    words = gap.split()
    # "from Ecuador were 3,870 tonnes", "from there to 5 billion": the number is that of a verb or of another word
    end = bisect_left(ends, cue.end)
    if end < len(ends) and ends[end] < figure.start:
        return None
    return figure if close and not set(",:") & set(gap) and len(words) <= _WORDS else None


def pair_growth(growth: Figure, levels: Sequence[Figure], bases: Bases) -> GrowthPair | None:
    """Give a growth with its level and the level before; null where the text gives no level.

    `levels` are those of the same subject, in text order.  The level is the nearest of the same period and status in the
    sentence, else in the text.  The base is a level of the same unit for the period compared with; in the same sentence also one
    right behind a word of comparison ("from").
    """
    near = nearest_to(growth, levels, 8)
    fits = [level for level in near if _is_level_for(growth, level)]
    here = [level for level in fits if level.sentence == growth.sentence]
    after = [level for level in here if not bases.mark(level)]
    # forecasts of one thing differ from sentence to sentence: another's level is not this one's
    elsewhere = [] if growth.period == "?" or here or growth.status != "actual" else fits
    chosen = _before_conversion(next(iter(after or elsewhere), None), after)
    return None if chosen is None else GrowthPair(growth, chosen, _base_for(growth, chosen, near, bases))


def _before_conversion(chosen: Figure | None, levels: Sequence[Figure]) -> Figure | None:
    """Give the sum right before a sum in another currency: "14.14 trillion yuan (1.97 trillion dollars)" grows in yuan."""
    if chosen is None or not is_money(chosen.unit):
        return chosen
    first = (
        level for level in levels if is_money(level.unit) and level.unit != chosen.unit and 0 < chosen.start - level.end < _REACH
    )
    return next(first, chosen)


def _is_level_for(growth: Figure, level: Figure) -> bool:
    return level.period == growth.period and level.status == growth.status and is_measured_as(growth, level)


def _base_for(growth: Figure, level: Figure, near: Sequence[Figure], bases: Bases) -> Figure | None:
    others = [other for other in near if other.unit == level.unit and other.id != level.id]
    period = earlier_period(growth.period, growth.versus or "year_earlier")
    stated = [other for other in others if period is not None and other.period == period and other.status == "actual"]
    marked = [
        other
        for other in others
        if other.sentence == level.sentence and other.period in {level.period, "?"} and bases.mark(other)
    ]
    return next(iter(stated or marked), None)
