"""Arithmetic on intervals: every result holds all values that the printed numbers admit.

An end that a float can carry is exact; any other is rounded outwards.  Open ends stay open.
"""

import math
from collections.abc import Callable, Iterable
from fractions import Fraction

from tidewaiter.records.interval import Interval

EVERYTHING = Interval(-math.inf, math.inf)
_HUNDRED = Interval(100.0, 100.0)


def sum_of(terms: Iterable[Interval]) -> Interval:
    """Give the sum of intervals; of none, zero.

    >>> sum_of([Interval(1.0, 2.0), Interval(10.0, 11.0, low_open=True)])
    Interval(low=11.0, high=13.0, low_open=True, high_open=False)
    """
    total = Interval(0.0, 0.0)
    for term in terms:
        total = Interval(
            _round(_add(total.low, term.low), down=True),
            _round(_add(total.high, term.high), down=False),
            total.low_open or term.low_open,
            total.high_open or term.high_open,
        )
    return total


def difference_of(minuend: Interval, subtrahend: Interval) -> Interval:
    """Give the difference of two intervals.

    >>> difference_of(Interval(5.0, 6.0), Interval(1.0, 2.0))
    Interval(low=3.0, high=5.0, low_open=False, high_open=False)
    """
    return sum_of((minuend, -subtrahend))


def product_of(left: Interval, right: Interval) -> Interval:
    """Give the product of two intervals.

    >>> product_of(Interval(2.0, 3.0), Interval(-1.0, 4.0))
    Interval(low=-3.0, high=12.0, low_open=False, high_open=False)
    """
    return _hull(left, right, _times)


def quotient_of(dividend: Interval, divisor: Interval) -> Interval:
    """Give the quotient of two intervals; everything where the divisor may be zero or changes its sign.

    >>> quotient_of(Interval(2.0, 3.0), Interval(1.0, 2.0))
    Interval(low=1.0, high=3.0, low_open=False, high_open=False)
    >>> quotient_of(Interval(2.0, 3.0), Interval(-1.0, 2.0)) == EVERYTHING
    True
    """
    if divisor.low <= 0.0 <= divisor.high:
        return EVERYTHING
    return _hull(dividend, divisor, _over)


def growth_of(level: Interval, base: Interval) -> Interval:
    """Give the growth in percent from one level to another; everything where the base may be zero or below.

    >>> growth_of(Interval(110.0, 120.0), Interval(100.0, 100.0))
    Interval(low=10.0, high=20.0, low_open=False, high_open=False)
    """
    if base.low <= 0.0:
        return EVERYTHING
    return difference_of(quotient_of(product_of(level, _HUNDRED), base), _HUNDRED)


def base_of(level: Interval, growth: Interval) -> Interval:
    """Give the level before a growth in percent; everything where the growth may be a fall to nothing.

    >>> base_of(Interval(120.0, 120.0), Interval(20.0, 20.0))
    Interval(low=100.0, high=100.0, low_open=False, high_open=False)
    """
    return quotient_of(product_of(level, _HUNDRED), sum_of((growth, _HUNDRED)))


def level_of(base: Interval, growth: Interval) -> Interval:
    """Give the level after a growth in percent.

    >>> level_of(Interval(100.0, 100.0), Interval(20.0, 30.0))
    Interval(low=120.0, high=130.0, low_open=False, high_open=False)
    """
    return quotient_of(product_of(base, sum_of((growth, _HUNDRED))), _HUNDRED)


def change_of(level: Interval, growth: Interval) -> Interval:
    """Give the absolute change that a level and its growth in percent imply: level - base, the level taken once only.

    >>> change_of(Interval(120.0, 120.0), Interval(20.0, 20.0))
    Interval(low=20.0, high=20.0, low_open=False, high_open=False)
    """
    if growth.low <= -100.0:
        return EVERYTHING
    return _hull(level, growth, _change)


def share_of(part: Interval, whole: Interval) -> Interval:
    """Give a part in percent of its whole; everything where the whole may be zero.

    >>> share_of(Interval(1.0, 2.0), Interval(4.0, 4.0))
    Interval(low=25.0, high=50.0, low_open=False, high_open=False)
    """
    return quotient_of(product_of(part, _HUNDRED), whole)


def overlap_of(left: Interval, right: Interval) -> Interval | None:
    """Give what lies in both, null where they do not meet.

    >>> overlap_of(Interval(1.0, 3.0), Interval(2.0, 5.0))
    Interval(low=2.0, high=3.0, low_open=False, high_open=False)
    >>> overlap_of(Interval(1.0, 2.0), Interval(3.0, 5.0)) is None
    True
    """
    if not left.meets(right):
        return None
    low, low_open = max((left.low, left.low_open), (right.low, right.low_open))
    high, high_closed = min((left.high, not left.high_open), (right.high, not right.high_open))
    return Interval(low, high, low_open, not high_closed)


_Corner = tuple[float | Fraction, bool]


def _hull(left: Interval, right: Interval, combine: Callable[[float, float], float | Fraction]) -> Interval:
    corners: list[_Corner] = []
    for x, x_open in ((left.low, left.low_open), (left.high, left.high_open)):
        for y, y_open in ((right.low, right.low_open), (right.high, right.high_open)):
            value = combine(x, y)
            # a closed zero makes the product zero whatever the other end is
            closed_zero = combine is _times and ((x == 0 and not x_open) or (y == 0 and not y_open))
            corners.append((value, (x_open or y_open) and not closed_zero))
    # of equal corners the closed one counts
    low, low_open = min(corners)
    high, high_closed = max((value, not is_open) for value, is_open in corners)
    return Interval(_round(low, down=True), _round(high, down=False), low_open, not high_closed)


def _add(x: float, y: float) -> float | Fraction:
    return x + y if math.isinf(x) or math.isinf(y) else Fraction(x) + Fraction(y)


def _times(x: float, y: float) -> float | Fraction:
    if x == 0 or y == 0:
        return Fraction(0)
    return x * y if math.isinf(x) or math.isinf(y) else Fraction(x) * Fraction(y)


def _change(level: float, growth: float) -> float | Fraction:
    # level * g / (100 + g) grows with g, so that its corners bound it
    if math.isinf(growth):
        return _times(level, 1.0)
    return _times(level, 1.0) * Fraction(growth) / (100 + Fraction(growth)) if not math.isinf(level) else _times(level, growth)


def _over(x: float, y: float) -> float | Fraction:
    if math.isinf(y):
        return Fraction(0) if not math.isinf(x) else math.copysign(math.inf, x) * math.copysign(1.0, y)
    return math.copysign(math.inf, x * y) if math.isinf(x) else Fraction(x) / Fraction(y)


def _round(exact: float | Fraction, *, down: bool) -> float:
    """Give the nearest float that is not inside the interval."""
    if isinstance(exact, float):
        return exact
    try:
        value = float(exact)
    except OverflowError:
        value = math.inf if exact > 0 else -math.inf
    if down and value > exact:
        return math.nextafter(value, -math.inf)
    if not down and value < exact:
        return math.nextafter(value, math.inf)
    return value
