"""The periods that growth compares, and how people say a period."""

from calendar import month_name
from typing import NamedTuple

from tidewaiter.records.period import UNKNOWN, days_of, in_months, is_in_days, month_bounds, previous, year_earlier


def earlier_period(period: str, versus: str | None) -> str | None:
    """Give the period that a growth compares with, null where it cannot be known.

    >>> earlier_period("2023-01/2023-05", "year_earlier"), earlier_period("2023-06/2023-06", "previous_period")
    ('2022-01/2022-05', '2023-05/2023-05')
    >>> earlier_period("2023-01/2023-12", "2020-01/2020-12"), earlier_period("?", "year_earlier")
    ('2020-01/2020-12', None)
    """
    if versus is None or month_bounds(period) is None:
        return None
    moved = {"year_earlier": year_earlier, "previous_period": previous}.get(versus)
    earlier = moved(period) if moved else versus
    return None if month_bounds(earlier) is None else earlier


def say_period(period: str) -> str:
    """Give a period as people say it.

    >>> say_period("2023-01/2023-12"), say_period("2023-01/2023-05"), say_period("2023-11/2023-11"), say_period("?")
    ('2023', 'January to May 2023', 'November 2023', 'a period that is not given')
    """
    bounds = month_bounds(period)
    if bounds is None or is_in_days(period):
        return "a period that is not given" if period in {UNKNOWN, ""} else period.replace("/", " to ")
    (year, month), (last_year, last_month) = (divmod(running, 12) for running in bounds)
    if (month, last_month) == (0, 11):
        return str(year) if year == last_year else f"{year} to {last_year}"
    tail = f"{month_name[last_month + 1]} {last_year}"
    if bounds[0] == bounds[1]:
        return tail
    return f"{month_name[month + 1]}{'' if year == last_year else f' {year}'} to {tail}"


class Months(NamedTuple):
    """A period of whole months, both ends included, as running numbers (year x 12 + month - 1)."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1


def parse_months(period: str | None) -> Months | None:
    """Give the whole months of a period, null where it is unknown or given in days.

    >>> parse_months("2023-01/2023-05").length, parse_months("?") is None, parse_months("2023-05-01/2023-05-03") is None
    (5, True, True)
    """
    bounds = None if period is None or is_in_days(period) else month_bounds(period)
    return None if bounds is None else Months(*bounds)


def format_months(span: Months) -> str:
    """Give a period of months in ISO form.

    >>> format_months(parse_months("2023-01/2023-05"))
    '2023-01/2023-05'
    """
    return in_months(span.first, span.last)


def days_in(period: str) -> int | None:
    """Give the days of a period, null where it is unknown.

    >>> days_in("2023-01/2023-12"), days_in("2024-02/2024-02"), days_in("?")
    (365, 29, None)
    """
    return days_of(period) or None
