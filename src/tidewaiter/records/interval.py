"""The values that a printed number can stand for."""

import math

from tidewaiter.records.record import Record


class Interval(Record, frozen=True):
    """All values between `low` and `high`; an end that is `open` is itself left out.  An infinite end has no bound."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both.

        >>> Interval(1.0, 2.0).meets(Interval(2.0, 3.0))
        True
        >>> Interval(1.0, 2.0, high_open=True).meets(Interval(2.0, 3.0))
        False
        """
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        return low == high and self.admits(low) and other.admits(low)

    def admits(self, value: float) -> bool:
        """Whether one value lies inside.

        >>> Interval(5e6, math.inf, low_open=True).admits(5e6)
        False
        """
        above = self.low < value or (self.low == value and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both.

        >>> Interval(1.0, 2.0).hull(Interval(3.0, 4.0, high_open=True))
        Interval(low=1.0, high=4.0, low_open=False, high_open=True)
        """
        low, high = min(self.low, other.low), max(self.high, other.high)
        low_open = not any(i.low == low and not i.low_open for i in (self, other))
        high_open = not any(i.high == high and not i.high_open for i in (self, other))
        return Interval(low, high, low_open, high_open)

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return math.isfinite(self.low) and math.isfinite(self.high)


def printed_interval(value: float, step: float) -> Interval:
    """Give the values that round to a printed number: half a unit of its last printed digit either way, both ends included.

    `step` is the weight of that digit, `value` a multiple of it.  Where the trailing zeros of a whole number may or may not
    count, `step` is the wider reading.

    >>> printed_interval(3.2, 0.1)
    Interval(low=3.15, high=3.25, low_open=False, high_open=False)
    >>> printed_interval(2000.0, 1000.0)
    Interval(low=1500.0, high=2500.0, low_open=False, high_open=False)
    """
    if step < 1 and step > 0:
        # Whole numbers divided once, so that 3.2 begins at 3.15 and not a hair above it.
        parts = round(1 / step)
        twice = 2 * round(value * parts)
        return Interval((twice - 1) / (2 * parts), (twice + 1) / (2 * parts))
    half = step / 2
    return Interval(value - half, value + half)
