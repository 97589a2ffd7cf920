"""Why a figure differs from the official figure of its cell: the nearest reason that meets the interval, with the numbers.

Tried in this order: another currency or basis of growth; growth reckoned from published levels; another period; part for whole
and other places and partners; a neighbouring product; value for volume; a slipped scale; swapped or lost digits; a multiple.
(Another source's definition is tried before, in `verify`.)
"""

import math
from collections.abc import Iterable, Sequence

import msgspec

from tidewaiter.check.arithmetic import growth_of
from tidewaiter.check.calendar import parse_months, say_period
from tidewaiter.check.evidence import interval_of, number_of, say_observation, say_source
from tidewaiter.check.number import format_interval, format_value
from tidewaiter.check.precision import widest_of
from tidewaiter.check.reconcile import Comparison
from tidewaiter.records.figure import Figure
from tidewaiter.records.interval import Interval
from tidewaiter.records.observation import Observation
from tidewaiter.records.period import year_earlier

# printed less exactly than to one percent, a number meets some neighbour by chance
_EXACT = 0.01
_DIMENSIONS = ("measure", "product", "reporter", "partner", "mode", "by", "period")
_REASONS = {
    "product": "product-scope",
    "measure": "product-scope",
    "reporter": "place-scope",
    "partner": "partner-scope",
    "mode": "product-scope",
    "by": "product-scope",
    "period": "period",
}
_ORDER = ("period", "mode", "by", "reporter", "partner", "product", "measure")
# the slips that happen: a zero, 千 for 万, million for 万, 万 for a thousand ..., 亿 for 万
_SLIPS = (1, 2, 3, 4, 6, 8)
_MIN_DIGITS = 3


class Explanation(msgspec.Struct, frozen=True):
    """A reason code, the official figure that the stated one meets by it, and the sentence and the step that say so."""

    reason: str
    observation: Observation
    sentence: str
    step: str


def explain(
    figure: Figure, rows: Sequence[Comparison], own: Iterable[Observation], near: Sequence[Observation]
) -> Explanation | None:
    """Give the nearest reason for which a figure misses the official figures of its cell, null where there is none.

    `rows` are those official figures, `own` all that is published for the cell in any unit, `near` neighbouring cells.
    """
    found = _other_measurement(figure, rows, own) or _from_levels(figure, own, near)
    found = found or _other_cell(figure, near) or _other_unit(figure, own)
    return found or _slipped(figure, rows) or _miswritten(figure, rows) or _multiple(figure, rows)


def explain_elsewhere(figure: Figure, own: Iterable[Observation], near: Iterable[Observation]) -> Explanation | None:
    """Give where the very number of a level stands whose own cell has none: in another unit, else for another period.

    `near` are figures of the same subject for other periods, by the source that the text names where it names one.
    """
    return _other_unit(figure, own) or _other_cell(figure, near)


def _other_measurement(figure: Figure, rows: Sequence[Comparison], own: Iterable[Observation]) -> Explanation | None:
    """The growth in another currency, or of volume where value was meant."""
    if figure.stat != "growth":
        return None
    tried = {id(row.observation) for row in rows}
    for observation in own:
        official = interval_of(observation, "growth")
        if (
            id(observation) in tried
            or official is None
            or observation.status != "actual"
            or not widest_of(figure).meets(official)
        ):
            continue
        is_currency = observation.growth_basis == "value" and figure.basis in {None, "value"}
        how = f"in {observation.growth_currency}" if observation.growth_currency else f"by {observation.growth_basis}"
        sentence = f"It is the growth {how} that {say_source(observation)} gives: {say_observation(observation, 'growth')}."
        return Explanation("currency" if is_currency else "basis", observation, sentence, _met(figure, observation))
    return None


def _from_levels(figure: Figure, own: Iterable[Observation], near: Sequence[Observation]) -> Explanation | None:
    """The growth that the published levels give: official growth is reckoned on a revised base."""
    if figure.stat != "growth" or figure.versus != "year_earlier":
        return None
    earlier = year_earlier(figure.period)
    for level in own:
        now = interval_of(level, "level")
        for base in near if now is not None else ():
            before = interval_of(base, "level") if base.cell.period == earlier and _is_one_series(level, base) else None
            found = growth_of(now, before) if now is not None and before is not None else None
            if found is not None and found.meets(widest_of(figure)):
                text = (
                    f"It is the growth from {say_observation(base)} to {say_observation(level)}, as first published; "
                    "the official growth is reckoned on a revised, comparable base, and both may be right."
                )
                step = f"{say_observation(level)} / {say_observation(base)} - 1 = {format_interval(found, 'percent')}"
                return Explanation("comparable-basis", base, text, step)
    return None


def _is_one_series(level: Observation, base: Observation) -> bool:
    fields = ("measure", "product", "reporter", "partner", "mode", "by")
    is_exact = level.bound == base.bound == "exact" and level.status == base.status == "actual"
    is_cell = all(getattr(level.cell, name) == getattr(base.cell, name) for name in fields)
    return is_exact and is_cell and (level.source, level.unit) == (base.source, base.unit)


def _other_cell(figure: Figure, near: Iterable[Observation]) -> Explanation | None:
    """A cell that differs in one field only and has this very number."""
    said = widest_of(figure)
    if not _is_exact(figure, said):
        return None
    found: dict[str, Observation] = {}
    for observation in near:
        field = _only_difference(figure, observation)
        if field is None or field in found or observation.status != "actual" or not _is_same_kind(figure, observation):
            continue
        official = interval_of(observation, figure.stat)
        # a growth of "58" is too coarse to know a growth of 58.1 again
        is_fine = figure.stat != "growth" or observation.growth_step <= figure.step
        if official is not None and said.meets(official) and observation.bound == "exact" and is_fine:
            found[field] = observation
    nearest = next((field for field in _ORDER if field in found), None)
    if nearest is None:
        return None
    observation = found[nearest]
    return Explanation(_REASONS[nearest], observation, _say_neighbour(nearest, figure, observation), _met(figure, observation))


def _other_unit(figure: Figure, own: Iterable[Observation]) -> Explanation | None:
    """The number is right and its unit is that of another series: value called volume, dollars called yuan."""
    said = widest_of(figure)
    if figure.stat != "level" or not _is_exact(figure, said):
        return None
    for observation in own:
        official = interval_of(observation, "level")
        if official is None or observation.unit == figure.unit or observation.status != "actual" or not said.meets(official):
            continue
        is_money = len(observation.unit) == 3 and len(figure.unit) == 3
        text = f"The number is that of {say_source(observation)} in another unit: {say_observation(observation)}."
        return Explanation("currency" if is_money else "basis", observation, text, _met(figure, observation))
    return None


def _slipped(figure: Figure, rows: Iterable[Comparison]) -> Explanation | None:
    """The number is off by a power of ten."""
    if figure.stat != "level":
        return None
    said = widest_of(figure)
    for power in _SLIPS:
        for row in rows:
            for factor in (10.0**power, 10.0**-power):
                if row.observation.bound == "exact" and _scaled(said, factor).meets(row.official):
                    return _slip(figure, row.observation, power, factor)
    return None


def _slip(figure: Figure, observation: Observation, power: int, factor: float) -> Explanation:
    times = format_value(10.0**power, "").strip()
    side = "small" if factor > 1 else "large"
    right = format_value(figure.value * factor, figure.unit, figure.product, 5)
    sentence = f"The number is {times} times too {side}; with another scale it would be {right}, as published."
    return Explanation("scale-slip", observation, sentence, f"{figure.quote} x {factor:g} = {right}")


def _miswritten(figure: Figure, rows: Iterable[Comparison]) -> Explanation | None:
    """Two neighbouring digits changed places, or one was lost or doubled."""
    for row in rows:
        value = number_of(row.observation, figure.stat)
        # another order of magnitude is no slip of the pen
        if value is None or value * figure.value <= 0 or not 0.1 < value / figure.value < 10:
            continue
        said = _digits(figure.value)
        official = _digits(float(f"{value:.{max(len(said), _MIN_DIGITS) - 1}e}"))
        kind = _slip_of_pen(said, official)
        if kind is not None:
            text = f"{kind} turns {say_observation(row.observation, figure.stat)} into {figure.quote}."
            return Explanation("digits", row.observation, text, f"{said} against {official}")
    return None


def _multiple(figure: Figure, rows: Iterable[Comparison]) -> Explanation | None:
    """A growth of 160 percent is 2.6 times the base: 260 is that multiple called a growth, 60 the reverse."""
    if figure.stat != "growth":
        return None
    said = widest_of(figure)
    if not said.bounded:
        return None
    for row in rows:
        for shift in (100.0, -100.0):
            moved = Interval(said.low + shift, said.high + shift, said.low_open, said.high_open)
            if moved.meets(row.official):
                text = "Growth and multiple of the base are mixed up: growth of 160 percent is 2.6 times the base."
                step = f"{figure.quote} {'+' if shift > 0 else '-'} 100 = {figure.value + shift:g}"
                return Explanation("multiple", row.observation, text, step)
    return None


def _only_difference(figure: Figure, observation: Observation) -> str | None:
    """Give the one field in which a neighbouring cell differs, null for none, more, or a period too far to be mixed up."""
    different = [name for name in _DIMENSIONS if getattr(figure, name) != getattr(observation.cell, name)]
    if len(different) != 1 or (different[0] == "period" and not _may_be_mixed_up(figure.period, observation.cell.period)):
        return None
    return different[0]


def _may_be_mixed_up(one: str, other: str) -> bool:
    """Whether two periods end in the same month, lie in one year, or are the same months of neighbouring years."""
    first, second = parse_months(one), parse_months(other)
    if first is None or second is None:
        return False
    is_one_year = first.first // 12 == second.first // 12 and first.last // 12 == second.last // 12
    return is_one_year or (first.length == second.length and abs(first.first - second.first) == 12)


def _is_same_kind(figure: Figure, observation: Observation) -> bool:
    if figure.stat == "level":
        return observation.cell.stat == "level" and observation.unit == figure.unit
    if figure.stat == "growth":
        return figure.currency in {None, observation.growth_currency} and figure.basis in {None, observation.growth_basis}
    return True


def _is_exact(figure: Figure, said: Interval) -> bool:
    if not said.bounded or figure.value == 0 or len(_digits(figure.value)) < _MIN_DIGITS:
        return False
    if figure.stat != "level":
        # a growth to the tenth of a point, no coarser
        return said.high - said.low <= 0.11
    return (said.high - said.low) / abs(figure.value) <= _EXACT


def _say_neighbour(field: str, figure: Figure, observation: Observation) -> str:
    has = f"{say_source(observation)} gives {say_observation(observation, figure.stat)}"
    if field == "period":
        return f"The number is that of another period: {has}, not {say_period(figure.period)}."
    other = getattr(observation.cell, field) or "all"
    names = {"mode": "trade mode", "by": "type of enterprise", "reporter": "place"}
    return f"The number is that of another {names.get(field, field)} ({str(other).replace('_', ' ')}): {has}."


def _met(figure: Figure, observation: Observation) -> str:
    return f"{figure.quote} meets {say_observation(observation, figure.stat)}"


def _scaled(interval: Interval, factor: float) -> Interval:
    return Interval(interval.low * factor, interval.high * factor, interval.low_open, interval.high_open)


def _digits(value: float) -> str:
    """Give the digits of a value without point and without zeros at either end."""
    mantissa = f"{abs(value):.12e}".partition("e")[0]
    return mantissa.replace(".", "").rstrip("0")


def _slip_of_pen(said: str, official: str) -> str | None:
    """Give what slip of the pen makes one run of digits of the other: null for none, or for runs too short to tell.

    >>> _slip_of_pen("419", "491"), _slip_of_pen("4412", "442"), _slip_of_pen("491", "522") is None
    ('Swapping two digits', 'Adding a digit', True)
    """
    if max(len(said), len(official)) < _MIN_DIGITS or said == official:
        return None
    if len(said) == len(official):
        places = [at for at, (mine, theirs) in enumerate(zip(said, official, strict=True)) if mine != theirs]
        is_swap = len(places) == 2 and places[1] == places[0] + 1 and said[places[0]] == official[places[1]]
        return "Swapping two digits" if is_swap and said[places[1]] == official[places[0]] else None
    short, long = sorted((said, official), key=len)
    # of two digits too few remain to know one number again
    if len(long) != len(short) + 1 or len(short) < _MIN_DIGITS - 1 or math.isclose(float(short), 10.0):
        return None
    is_lost = any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return None if not is_lost else "Losing a digit" if said == short else "Adding a digit"
