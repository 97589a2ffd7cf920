"""The arithmetic of periods: ISO months, both ends included (`2023-01/2023-05`), or days where only they will do.

A period that nobody knows is `?`; every function here takes it, and none raises on any period.  A lone `2023`, `2023-05` or
`2023-05-09` counts as the year, the month or the day.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from tidewaiter.errors import DateError

UNKNOWN = "?"
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)


def parse_date(text: str) -> str:
    """Give a document's date in ISO form: a day, a month or a year, as exact as the text has it.

    Year, month and day stand in this order, with `-`, `/` or `.` between them.  Raises DateError for anything else, and for a
    day or month that the calendar does not have.

    >>> parse_date("2023-07-21"), parse_date(" 2023/7 "), parse_date("1987")
    ('2023-07-21', '2023-07', '1987')
    >>> parse_date("2023-02-30")
    Traceback (most recent call last):
    tidewaiter.errors.DateError: '2023-02-30' is no date; give a day as 2023-07-21, a month as 2023-07, or a year as 2023
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise DateError(text)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        date(year, month if match[2] else 1, day if match[3] else 1)
    except ValueError:
        raise DateError(text) from None
    if match[3]:
        return f"{year:04d}-{month:02d}-{day:02d}"
    return f"{year:04d}-{month:02d}" if match[2] else f"{year:04d}"


@lru_cache(maxsize=4096)
def month_bounds(period: str) -> tuple[int, int] | None:
    """Give the first and last month of a period as running numbers (year x 12 + month - 1), or null where it is unknown.

    Days count as the months they lie in.

    >>> month_bounds("2023-01/2023-05"), month_bounds("?")
    ((24276, 24280), None)
    """
    first, _, last = period.partition("/")
    start, end = _months(first), _months(last or first)
    return None if start is None or end is None or start[0] > end[1] else (start[0], end[1])


@lru_cache(maxsize=4096)
def day_bounds(period: str) -> tuple[int, int] | None:
    """Give the first and last day of a period as ordinals of `datetime.date`, or null where it is unknown.

    >>> day_bounds("2025-02-11/2025-02-11") == day_bounds("2025-02-11"), day_bounds("2025-02-30")
    (True, None)
    """
    first, _, last = period.partition("/")
    start, end = _days(first), _days(last or first)
    return None if start is None or end is None or start[0] > end[1] else (start[0], end[1])


@lru_cache(maxsize=4096)
def in_months(start: int, end: int) -> str:
    """Give the period of these running months, `?` where the calendar has no such year.

    >>> in_months(24276, 24280)
    '2023-01/2023-05'
    """
    if not 12 <= start <= end < 120000:
        return UNKNOWN
    return f"{start // 12:04d}-{start % 12 + 1:02d}/{end // 12:04d}-{end % 12 + 1:02d}"


def in_days(start: int, end: int) -> str:
    """Give the period of these days, `?` where the calendar has no such day.

    >>> in_days(738944, 738945)
    '2024-02-28/2024-02-29'
    """
    if not 1 <= start <= end <= date.max.toordinal():
        return UNKNOWN
    return f"{date.fromordinal(start).isoformat()}/{date.fromordinal(end).isoformat()}"


def in_days_or_months(start: int, end: int) -> str:
    """Give the period of these days, in months where they are whole ones ("January 1 to February 28").

    >>> in_days_or_months(738944, 738945), in_days_or_months(738917, 738945)
    ('2024-02-28/2024-02-29', '2024-02/2024-02')
    """
    period = in_days(start, end)
    if period == UNKNOWN or end == date.max.toordinal():
        return period
    first, last, behind = date.fromordinal(start), date.fromordinal(end), date.fromordinal(end + 1)
    if first.day != 1 or behind.day != 1:
        return period
    return in_months(first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)


@lru_cache(maxsize=4096)
def is_in_days(period: str) -> bool:
    """Whether a period is given in days.

    >>> is_in_days("2025-02-01/2025-02-10"), is_in_days("2025-02/2025-02")
    (True, False)
    """
    return period.count("-", 0, period.find("/") if "/" in period else None) == 2


@lru_cache(maxsize=4096)
def shift(period: str, months: int) -> str:
    """Give the period so many months later, or earlier where `months` is negative.

    Of a period in days both days move; the 29th to 31st become the last day of a shorter month.

    >>> shift("2023-01/2023-05", -12), shift("2024-03-31/2024-03-31", -1), shift("?", 1)
    ('2022-01/2022-05', '2024-02-29/2024-02-29', '?')
    """
    if is_in_days(period):
        days = day_bounds(period)
        return UNKNOWN if days is None else _moved_days(days, months)
    bounds = month_bounds(period)
    return UNKNOWN if bounds is None else in_months(bounds[0] + months, bounds[1] + months)


def previous(period: str) -> str:
    """Give the period of the same length just before.

    >>> previous("2023-01/2023-03"), previous("2025-02-11/2025-02-11"), previous("?")
    ('2022-10/2022-12', '2025-02-10/2025-02-10', '?')
    """
    if is_in_days(period):
        days = day_bounds(period)
        return UNKNOWN if days is None else in_days(2 * days[0] - days[1] - 1, days[0] - 1)
    return shift(period, -months_of(period))


def year_earlier(period: str) -> str:
    """Give the same months, or days, of the year before.

    >>> year_earlier("2023-11/2024-01"), year_earlier("?")
    ('2022-11/2023-01', '?')
    """
    return shift(period, -12)


@lru_cache(maxsize=4096)
def months_of(period: str) -> int:
    """Give how many months a period has: 0 for days and for the unknown period.

    >>> months_of("2023-01/2023-05"), months_of("2025-02-11/2025-02-11"), months_of("?")
    (5, 0, 0)
    """
    bounds = None if is_in_days(period) else month_bounds(period)
    return 0 if bounds is None else bounds[1] - bounds[0] + 1


def days_of(period: str) -> int:
    """Give how many days a period has, 0 for the unknown period.

    >>> days_of("2024-02/2024-02"), days_of("2024-01/2024-12"), days_of("?")
    (29, 366, 0)
    """
    bounds = day_bounds(period)
    return 0 if bounds is None else bounds[1] - bounds[0] + 1


def within(part: str, whole: str) -> bool:
    """Whether a period lies wholly in another one (or is the same).  Nothing is within the unknown period, nor the reverse.

    >>> within("2023-03/2023-03", "2023-01/2023-05"), within("2023-05-09/2023-05-09", "2023"), within("?", "2023")
    (True, True, False)
    """
    inner, outer = day_bounds(part), day_bounds(whole)
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def document_month(date: str | None) -> str | None:
    """Give the month of a document's date as a period, null where the date is missing or only a year.

    >>> document_month("2025-02-11"), document_month("2024-01"), document_month("2024"), document_month(None)
    ('2025-02/2025-02', '2024-01/2024-01', None, None)
    """
    if date is None or len(date) < 7:
        return None
    bounds = month_bounds(date)
    return None if bounds is None else in_months(*bounds)


def _months(text: str) -> tuple[int, int] | None:
    parts = _numbers(text)
    if parts is None:
        return None
    year, month, day = parts
    if not month:
        return year * 12, year * 12 + 11
    if not 1 <= month <= 12 or (day and not 1 <= day <= monthrange(year, month)[1]):
        return None
    return year * 12 + month - 1, year * 12 + month - 1


def _days(text: str) -> tuple[int, int] | None:
    parts, months = _numbers(text), _months(text)
    if parts is None or months is None:
        return None
    if parts[2]:
        return (date(*parts).toordinal(),) * 2
    last = months[1]
    return (
        date(months[0] // 12, months[0] % 12 + 1, 1).toordinal(),
        date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1]).toordinal(),
    )


def _numbers(text: str) -> tuple[int, int, int] | None:
    parts = text.split("-")
    if not 1 <= len(parts) <= 3 or len(parts[0]) != 4 or not all(p.isascii() and p.isdigit() and len(p) <= 4 for p in parts):
        return None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    if not year or (len(parts) > 1 and not month) or (len(parts) > 2 and not day):
        return None
    return year, month, day


def _moved_days(days: tuple[int, int], months: int) -> str:
    moved = []
    for ordinal in days:
        day = date.fromordinal(ordinal)
        running = day.year * 12 + day.month - 1 + months
        if not 12 <= running < 120000:
            return UNKNOWN
        year, month = running // 12, running % 12 + 1
        moved.append(date(year, month, min(day.day, monthrange(year, month)[1])).toordinal())
    return in_days(*moved)
