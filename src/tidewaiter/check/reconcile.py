"""Which official figures a stated figure may be compared with: like with like only."""

from collections.abc import Iterable
from typing import NamedTuple

from tidewaiter.check.context import CheckContext
from tidewaiter.check.evidence import interval_of
from tidewaiter.check.pairing import is_money, nearest_to, subject_of
from tidewaiter.check.precision import widest_of
from tidewaiter.codes.definitions import sources_named
from tidewaiter.records.figure import Figure
from tidewaiter.records.interval import Interval
from tidewaiter.records.observation import Observation
from tidewaiter.records.period import year_earlier

# levels on either side of a growth that may show how it is measured
_AROUND = 12


class Comparison(NamedTuple):
    """A stated figure beside one official figure of its cell."""

    observation: Observation
    official: Interval
    meets: bool


class Measurement(NamedTuple):
    """How a growth is measured, as far as the text shows: in value of a currency, in volume, real."""

    basis: str | None
    currency: str | None


def compare(figure: Figure, observations: Iterable[Observation], measurement: Measurement) -> tuple[Comparison, ...]:
    """Give a figure's comparisons with official actual figures of its own cell, in their order.

    Levels are compared in one unit only, growths against a year earlier in one basis and currency.
    """
    said = widest_of(figure)
    found = []
    for observation in observations:
        official = interval_of(observation, figure.stat)
        if official is not None and observation.status == "actual" and is_alike(figure, observation, measurement):
            found.append(Comparison(observation, official, said.meets(official)))
    return tuple(found)


def is_alike(figure: Figure, observation: Observation, measurement: Measurement) -> bool:
    """Whether an official figure is of the kind of the stated one: the same unit, or the same basis and currency of growth."""
    if figure.stat == "level":
        return observation.cell.stat == "level" and observation.unit == figure.unit
    if figure.unit != "percent":
        return False
    if figure.stat == "share":
        return True
    if figure.versus not in {"year_earlier", year_earlier(figure.period)}:
        return False
    return is_same(measurement.basis, observation.growth_basis) and is_same(measurement.currency, observation.growth_currency)


def is_same(one: str | None, other: str | None) -> bool:
    """Whether two codes are not known to differ."""
    return one is None or other is None or one == other


def measurement_of(context: CheckContext, figure: Figure) -> Measurement:
    """Give how a growth is measured: as stated, else as the level of its subject and period in the text is."""
    basis, currency = figure.basis, figure.currency
    if figure.stat != "growth" or (basis and (currency or basis != "value")):
        return Measurement(basis, currency)
    around = nearest_to(figure, context.levels.get(subject_of(figure), ()), _AROUND)
    levels = [level for level in around if level.period == figure.period]
    near = [level for level in levels if level.sentence == figure.sentence] or levels
    units = {level.unit for level in near}
    if len(units) != 1:
        return Measurement(basis, currency)
    unit = units.pop()
    if not is_money(unit):
        return Measurement(basis or "volume", currency)
    return Measurement("value", currency or unit) if basis in {None, "value"} else Measurement(basis, currency)


def by_named_source(figure: Figure, comparisons: Iterable[Comparison]) -> tuple[tuple[Comparison, ...], tuple[Comparison, ...]]:
    """Give the comparisons with the source that the text names, and those with others; where it names none that is known, all
    are the first.
    """
    named = sources_named(figure.source)
    rows = tuple(comparisons)
    own = tuple(row for row in rows if row.observation.source in named)
    if not named:
        return rows, ()
    return own, tuple(row for row in rows if row.observation.source not in named)
