"""What periods are resolved against, and what they are resolved to: months, or days."""

from calendar import monthrange
from datetime import date

from tidewaiter.records.period import day_bounds, is_in_days, month_bounds
from tidewaiter.records.record import Record


class Anchor(Record, frozen=True):
    """What a document and the discourse before a phrase say about time.

    `date` is the document's ISO day, month or year.  `current` is the period that the text is speaking of.  `fiscal_start` is the
    month in which the fiscal years of the text begin (India and Japan 4, Australia, Pakistan and Bangladesh 7, the United States
    government 10); `fiscal_named` says whether "fiscal 2023" is called by the year in which it ends (`end`) or starts (`start`,
    Japan).
    `told` is the period last named, were it only to compare with; null where that is `current`.
    `season` is the month in which the marketing years of the crop spoken of begin, 0 where it is not known.
    With `future`, a month or quarter without a year is the next one, unless it is over for no more than two months: what was
    expected of it may not be known yet.
    """

    date: str | None = None
    current: str | None = None
    fiscal_start: int = 1
    fiscal_named: str = "end"
    future: bool = False
    told: str | None = None
    season: int = 0


class Bounds(Record, frozen=True):
    """First and last month (year x 12 + month - 1), or day (ordinal) where `days`."""

    start: int
    end: int
    days: bool = False

    def months(self) -> "Bounds":
        """The same in whole months."""
        if not self.days:
            return self
        start, end = date.fromordinal(self.start), date.fromordinal(self.end)
        return Bounds(start.year * 12 + start.month - 1, end.year * 12 + end.month - 1)

    def stretch(self, length: int) -> "Bounds":
        """So many months at these: a quarter or half of the calendar, else those from January, else those that end there."""
        if 12 % length == 0:
            start = self.end // length * length
        else:
            january = self.end // 12 * 12
            start = january if january + length - 1 <= self.end else self.end - length + 1
        return Bounds(start, start + length - 1)

    def in_days(self) -> "Bounds":
        """The same in days."""
        if self.days or not 12 <= self.start <= self.end < 120000:
            return self
        last = date(self.end // 12, self.end % 12 + 1, monthrange(self.end // 12, self.end % 12 + 1)[1])
        return Bounds(date(self.start // 12, self.start % 12 + 1, 1).toordinal(), last.toordinal(), True)


def bounds_of(period: str | None) -> Bounds | None:
    """Give the bounds of a period, null for null and the unknown one."""
    if period is None:
        return None
    if is_in_days(period):
        days = day_bounds(period)
        return None if days is None else Bounds(*days, True)
    months = month_bounds(period)
    return None if months is None else Bounds(*months)


def month_of(anchor: Anchor) -> int | None:
    """Give the month in which the document was written, null where no more than its year is known."""
    seen = bounds_of(anchor.date)
    if seen is None or seen.months().start != seen.months().end:
        return None
    return seen.months().end
