"""Periods as months: shifted by a year, by their own length, counted in days.  Nothing here knows today."""

import calendar as months
from typing import NamedTuple


class Months(NamedTuple):
    """A period of whole months, both ends included, as counts of months since year 0."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1


def parse_months(period: str | None) -> Months | None:
    """Give the whole months of an ISO period, null where it is `?`, is given in days or is nothing of the kind.

    >>> parse_months("2023-01/2023-05").length, parse_months("2023-03/2023-03").length
    (5, 1)
    >>> parse_months("?") is None, parse_months("2023-05/2023-01") is None
    (True, True)
    """
    first, _, last = (period or "").partition("/")
    start, end = _month(first), _month(last or first)
    return Months(start, end) if start is not None and end is not None and start <= end else None


def format_months(span: Months) -> str:
    """Give a period of months in ISO form.

    >>> format_months(parse_months("2023-01/2023-05"))
    '2023-01/2023-05'
    """
    return "/".join(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in span)


def earlier_period(period: str, versus: str | None) -> str | None:
    """Give the period that a growth compares with, null where it cannot be known.

    >>> earlier_period("2023-01/2023-05", "year_earlier"), earlier_period("2023-06/2023-06", "previous_period")
    ('2022-01/2022-05', '2023-05/2023-05')
    >>> earlier_period("2023-01/2023-12", "2020-01/2020-12"), earlier_period("?", "year_earlier")
    ('2020-01/2020-12', None)
    """
    span = parse_months(period)
    if span is None or versus is None:
        return None
    if versus == "year_earlier":
        return format_months(Months(span.first - 12, span.last - 12))
    if versus == "previous_period":
        return format_months(Months(span.first - span.length, span.last - span.length))
    return versus if parse_months(versus) else None


def days_in(period: str) -> int | None:
    """Give the days of a period of whole months.

    >>> days_in("2023-01/2023-12"), days_in("2024-02/2024-02"), days_in("?")
    (365, 29, None)
    """
    span = parse_months(period)
    if span is None:
        return None
    return sum(months.monthrange(month // 12, month % 12 + 1)[1] for month in range(span.first, span.last + 1))


def _month(text: str) -> int | None:
    year, _, month = text.partition("-")
    # 4 and 2 digits: a day (2023-01-05) is not a month
    if not (len(text) == 7 and year.isdecimal() and month.isdecimal() and text.isascii()):
        return None
    return int(year) * 12 + int(month) - 1 if 1 <= int(month) <= 12 and int(year) >= 1 else None


def say_period(period: str) -> str:
    """Give a period as people say it.

    >>> say_period("2023-01/2023-12"), say_period("2023-01/2023-05"), say_period("2023-11/2023-11"), say_period("?")
    ('2023', 'January to May 2023', 'November 2023', 'a period that is not given')
    """
    span = parse_months(period)
    if span is None:
        return period if period and period != "?" else "a period that is not given"
    year, month = span.first // 12, span.first % 12 + 1
    last_year, last_month = span.last // 12, span.last % 12 + 1
    if month == 1 and last_month == 12:
        return str(year) if year == last_year else f"{year} to {last_year}"
    if span.length == 1:
        return f"{months.month_name[month]} {year}"
    tail = f"{months.month_name[last_month]} {last_year}"
    return f"{months.month_name[month]}{'' if year == last_year else f' {year}'} to {tail}"
