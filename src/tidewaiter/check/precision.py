"""How exact a printed number is, for a check: the widest reading for an error, the sharper one for a warning."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tidewaiter.records.figure import Figure
from tidewaiter.records.interval import Interval

_DIGITS = re.compile(r"\d[\d,]{0,30}(?:\.\d{1,30})?")


def widest_of(figure: Figure) -> Interval:
    """Give all values that a figure admits.

    Percentages are written to the point, so "20 percent" is 19.5 to 20.5 and never 15 to 25, though its last digit is a zero.
    """
    return _resolved(figure, 1.0) if figure.unit in {"percent", "percentage_point"} else figure.interval


def sharpest_of(figure: Figure, step: float) -> Interval:
    """Give the values that a figure admits if it is exact to `step` (base units): 600,000 beside 450,000 is exact to 10,000.

    Only zeros at the end of a whole number are doubtful: 75 billion beside 192.6 billion stays exact to a billion.  A figure
    printed more exactly than `step`, with a hedge above or below, or as a range keeps what it has.
    """
    return _resolved(figure, max(step, printed_step(figure)))


def printed_of(figure: Figure) -> Interval:
    """Give the values that a figure admits if every digit in print counts, zeros too: "430 billion" is 429.5 to 430.5."""
    return sharpest_of(figure, 0.0)


def printed_step(figure: Figure) -> float:
    """Give the weight of the last digit that stands in a quote, zeros counted: of "600,000" one, of "75 billion" a billion.

    The figure's own step where the quote has no digits.
    """
    return step_in_print(figure.quote, figure.value, figure.step)


def step_in_print(quote: str, value: float, step: float) -> float:
    """Give the weight of the last digit that stands in a quote of a value, zeros counted; `step` where it has no digits.

    >>> step_in_print("430 billion", 4.3e11, 1e10), step_in_print("twelve", 12.0, 1.0)
    (1000000000.0, 1.0)
    """
    match = _DIGITS.search(quote)
    number = float(match.group().replace(",", "")) if match else 0.0
    if match is None or number == 0.0:
        return step
    decimals = len(match.group().partition(".")[2])
    return min(step, abs(value) / number * 10.0**-decimals) if step > 0 else step


def finest_step(figures: Iterable[Figure]) -> float:
    """Give the smallest step of some figures, in base units: numbers of one breath are printed alike; infinite for none.

    Two digits at least are taken for exact: 90,000 beside 70,000 is no 95,000.
    """
    steps = (min(figure.step, 10.0 ** (math.floor(math.log10(abs(figure.value))) - 1)) for figure in figures if _has_step(figure))
    return min(steps, default=math.inf)


def _has_step(figure: Figure) -> bool:
    return figure.step > 0 and figure.value != 0


def severity_of(*, sharp: bool, wide: bool, printed: bool = True) -> str:
    """Give `agrees`, `cannot-check` (the zeros at the end decide), `warning` (only the widest reading meets) or `error`.

    From whether three readings meet: of all printed digits, of the sharper step, the widest.

    >>> severity_of(sharp=False, wide=True), severity_of(sharp=False, wide=False), severity_of(sharp=True, wide=True)
    ('warning', 'error', 'agrees')
    >>> severity_of(sharp=True, wide=True, printed=False)
    'cannot-check'
    """
    if sharp:
        return "agrees" if printed else "cannot-check"
    return "warning" if wide else "error"


class Reckoned(NamedTuple):
    """What some figures come to if they are exact to the finest step of them, and the severity of its not being what is said."""

    found: Interval
    severity: str


def reckon(operation: Callable[..., Interval], figures: Sequence[Figure], said: Figure | Interval) -> Reckoned:
    """Work out what is said from some figures, by all digits in print, by the finest step, and at the widest.

    `operation` takes an interval a figure.  A figure that is said is read the same three ways, and its step counts among them.
    """
    step = finest_step((*figures, said) if isinstance(said, Figure) else figures)
    sizes: tuple[Callable[[Figure], Interval], ...] = (printed_of, lambda figure: sharpest_of(figure, step), widest_of)
    results = [operation(*map(size, figures)) for size in sizes]
    printed, sharp, wide = (
        result.meets(size(said) if isinstance(said, Figure) else said) for result, size in zip(results, sizes, strict=True)
    )
    return Reckoned(results[1], severity_of(sharp=sharp, wide=wide, printed=printed))


# what a finding says where neither agreement nor contradiction is sure
ROUNDED = "It fits if the zeros at the end are rounding, and not as printed: the exact numbers would tell."


def _resolved(figure: Figure, step: float) -> Interval:
    if figure.step <= step or figure.value_high is not None or figure.bound not in {"exact", "about"}:
        return figure.interval
    half = step / 2 if figure.bound == "exact" else max(step / 2, abs(figure.value) * 0.05)
    given = figure.interval
    low, high = max(figure.value - half, given.low), min(figure.value + half, given.high)
    return Interval(low, high, given.low_open and low == given.low, given.high_open and high == given.high)
