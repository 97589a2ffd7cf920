"""A figure: what one document says about one cell."""

import msgspec

from tidewaiter.records.interval import Interval


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What a number is about.  No number in it.  Fields and codes as in the contract of `read` (docs/reference/figure.md)."""

    measure: str
    stat: str
    product: str | None = None
    reporter: str | None = None
    partner: str | None = None
    mode: str | None = None
    by: str | None = None
    period: str = "?"
    versus: str | None = None
    basis: str | None = None
    currency: str | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A quantity, its cell, status and source, and for every field how it is known.

    `value` is in base units and signed: a fall is negative, a deficit is negative.  `low` and `high` are the closed hull of the
    interval that digits and hedge admit, null where unbounded; `low_open` and `high_open` say which end is excluded.
    `known` maps a field to `stated`, `inherited`, `dated` or `assumed`.  `rules` names the rules that built the figure, in order.
    """

    document: str
    id: str
    start: int
    end: int
    quote: str
    value: float
    value_high: float | None
    low: float | None
    high: float | None
    bound: str
    hedge: str | None
    unit: str
    measure: str
    stat: str
    basis: str | None
    currency: str | None
    product: str | None
    reporter: str | None
    partner: str | None
    mode: str | None
    by: str | None
    period: str
    versus: str | None
    status: str
    source: str | None
    known: dict[str, str]
    rules: tuple[str, ...]
    low_open: bool = False
    high_open: bool = False
    step: float = 0.0
    sentence: int = 0
    sentence_start: int = 0
    sentence_end: int = 0

    @property
    def cell(self) -> Cell:
        """The cell of this figure."""
        return Cell(
            measure=self.measure,
            stat=self.stat,
            product=self.product,
            reporter=self.reporter,
            partner=self.partner,
            mode=self.mode,
            by=self.by,
            period=self.period,
            versus=self.versus,
            basis=self.basis,
            currency=self.currency,
        )

    @property
    def interval(self) -> Interval:
        """The values that the printed number can stand for, signed."""
        low = float("-inf") if self.low is None else self.low
        high = float("inf") if self.high is None else self.high
        return Interval(low, high, self.low_open, self.high_open)
