"""What a hedge makes of a printed value: one table, from which the documentation is made as well."""

import math
from functools import cache
from typing import NamedTuple

from tidewaiter.records.interval import Interval, printed_interval
from tidewaiter.tables import read_table

_COLUMNS = ("rule", "bound", "low", "low_in", "high", "high_in", "digits", "says")


class Hedge(NamedTuple):
    """A rule of codes/hedges.csv.  `low` and `high` are multiples of the value; an infinite one is no end."""

    rule: str
    bound: str
    low: float
    low_open: bool
    high: float
    high_open: bool
    digits: bool
    says: str

    def interval(self, value: float, step: float) -> Interval:
        """Give the values that a hedged number admits; `value` without its sign, `step` the weight of its last printed digit.

        >>> hedges()["nearly"].interval(200.0, 100.0)
        Interval(low=180.0, high=200.0, low_open=False, high_open=True)
        >>> hedges()["about"].interval(30.0, 10.0)
        Interval(low=25.0, high=35.0, low_open=False, high_open=False)
        """
        # Infinity times zero is no number, so an end that is not there is not multiplied.
        low = value * self.low if self.low > -math.inf else self.low
        high = value * self.high if self.high < math.inf else self.high
        if self.digits:
            low, high = min(low, value - step / 2), max(high, value + step / 2)
        return Interval(low, high, self.low_open, self.high_open)


@cache
def hedges() -> dict[str, Hedge]:
    """Give the hedges by the name of their rule, in the order of the table.

    >>> list(hedges())
    ['over', 'at_least', 'below', 'up_to', 'nearly', 'about']
    """
    return {
        row["rule"]: Hedge(
            row["rule"],
            row["bound"],
            float(row["low"] or -math.inf),
            row["low_in"] != "yes",
            float(row["high"] or math.inf),
            row["high_in"] != "yes",
            row["digits"] == "yes",
            row["says"],
        )
        for row in read_table("codes/hedges.csv", _COLUMNS, key=("rule",))
    }


def hedged_interval(rule: str | None, value: float, step: float) -> Interval:
    """Give the values that a printed number admits, by the name of its hedge's rule, or of the digits alone.

    >>> hedged_interval(None, 1.2, 0.1)
    Interval(low=1.15, high=1.25, low_open=False, high_open=False)
    """
    return printed_interval(value, step) if rule is None else hedges()[rule].interval(value, step)
