"""The values that a printed number can stand for."""

import math

import msgspec


class Interval(msgspec.Struct, frozen=True):
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

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return math.isfinite(self.low) and math.isfinite(self.high)
