"""A quantity: a number with its unit, bound and range, exactly where it stands in the text."""

import msgspec

from tidewaiter.records.interval import Interval


class Quantity(msgspec.Struct, frozen=True):
    """A number as printed.

    `text[start:end] == quote`; the quote holds the scale word and not the unit noun.  `value` is in base units and unsigned,
    unless a minus sign is printed; of a range `value` is the lower end and `value_high` the higher.  `interval` is what digits
    and hedge admit, `step` the weight of the last printed digit in base units (trailing zeros of a whole number read as not
    significant, so `2,000` has a step of 1,000).  `unit` is a code of `codes/units.csv`, or `other:<name>`; a bare `$` or `¥`
    that nothing has settled is `open:$` or `open:¥`.  `kind` is `money`, `percent`, `points`, `physical`, `count`, `times`,
    `rate` (of exchange), `duration`, `word` (a bare number word below ten) or `bare`.
    """

    start: int
    end: int
    quote: str
    value: float
    value_high: float | None
    bound: str
    hedge: str | None
    unit: str
    kind: str
    interval: Interval
    step: float
    rules: tuple[str, ...] = ()
