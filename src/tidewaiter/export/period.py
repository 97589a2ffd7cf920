"""Periods as people read them."""

import re

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SPAN = re.compile(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def show_period(period: str) -> str:
    """Give a period in words; what is not in whole months stays as it is.

    >>> show_period("2023-01/2023-12"), show_period("2023-01/2023-05"), show_period("2023-05/2023-05"), show_period("2023-05")
    ('2023', 'Jan–May 2023', 'May 2023', 'May 2023')
    >>> show_period("2019-01/2023-12"), show_period("2022-10/2023-03"), show_period("?"), show_period("2023-05-01/2023-05-07")
    ('2019–2023', 'Oct 2022–Mar 2023', 'not known', '2023-05-01 to 2023-05-07')
    """
    if period == "?":
        return "not known"
    match = _SPAN.fullmatch(period)
    if match is None:
        month = _MONTH.fullmatch(period)
        return _month(month[1], month[2]) if month else period.replace("/", " to ")
    first, low, last, high = match.groups()
    if (low, high) == ("01", "12"):
        return first if first == last else f"{first}–{last}"
    if first == last:
        return _month(last, high) if low == high else f"{_name(low)}–{_month(last, high)}"
    return f"{_month(first, low)}–{_month(last, high)}"


def _month(year: str, month: str) -> str:
    return f"{_name(month)} {year}"


def _name(month: str) -> str:
    number = int(month)
    return _MONTHS[number - 1] if 1 <= number <= 12 else month


def show_versus(versus: str) -> str:
    """Give what a growth or change is measured against.

    >>> show_versus("year_earlier"), show_versus("previous_period"), show_versus("2019-01/2019-12")
    ('a year earlier', 'the period before', '2019')
    """
    return {"year_earlier": "a year earlier", "previous_period": "the period before"}.get(versus) or show_period(versus)
