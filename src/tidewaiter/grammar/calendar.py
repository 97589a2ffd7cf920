"""What a phrase of time means, before and after the document's date settles it.

A specification says what the words say ("the first five months", of a year that is not named); `resolve_bounds` turns it into
months or days, given an anchor.  It gives null where the text and the anchor leave it open.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import replace

from tidewaiter.grammar.anchor import Anchor, Bounds, bounds_of, month_of
from tidewaiter.grammar.specification import (
    AFTER_WRITING,
    Day,
    Days,
    Decade,
    Edge,
    Ending,
    Moved,
    Part,
    Recent,
    Same,
    SameDays,
    Since,
    Span,
    Starting,
    Unit,
    Week,
    WeekOf,
    Year,
    YearToDate,
)
from tidewaiter.records.period import in_days, shift

# What may stand as a number of years or months in a phrase: more is no period of trade statistics.
_LONGEST = 600
_THIS_YEAR = Year("document", 0)
_SPOKEN_YEAR = Year("current", 0)
# For how many months after it is over a period may still be forecast: the slowest releases come out in the third month after.
_NOT_YET_TOLD = 2


def resolve_bounds(spec: Any, anchor: Anchor) -> Bounds | None:
    """Give the months or days that a specification stands for, null where they cannot be known."""
    rule = _RULES.get(type(spec))
    bounds = None if rule is None else rule(spec, anchor)
    if bounds is None or bounds.start > bounds.end or (not bounds.days and not 12 <= bounds.start <= bounds.end < 120000):
        return None
    return bounds


def year_start(year: Year, anchor: Anchor, need: int = 0) -> int | None:
    """Give the first month of a year.  Where the words leave it open, month `need` of it is the latest one not in the future."""
    first = _first_month(year, anchor)
    if first is None:
        return None
    if year.base == "told":
        year, anchor = replace(year, base="current"), _told_anchor(anchor)
    if year.base == "year":
        return _numbered_year(year, anchor) * 12 + first
    if year.base == "document":
        seen = bounds_of(anchor.date)
        return (
            None if seen is None or (first and seen.start // 12 != seen.end // 12) else _year_of(seen.months().end, first, year)
        )
    if year.base == "current":
        seen = bounds_of(anchor.current)
        if seen is not None:
            return _year_of(seen.months().end, first, year)
        found = _latest((0 if anchor.future else need) + first, anchor, year)
        return None if found is None else found + first + 12 * year.number
    found = _latest(need + first, anchor, year)
    return None if found is None else found + first


def _told_anchor(anchor: Anchor) -> Anchor:
    """The anchor for "that month": the period last named is the one spoken of."""
    return replace(anchor, current=anchor.told or anchor.current)


def _first_month(year: Year, anchor: Anchor) -> int | None:
    if not year.kind:
        return 0
    if anchor.season and year.kind in {"double", "crop"}:
        return anchor.season - 1
    if year.kind == "double":
        return anchor.fiscal_start - 1 or 3
    return anchor.fiscal_start - 1 if year.kind == "fiscal" else None


def _numbered_year(year: Year, anchor: Anchor) -> int:
    by_end = year.kind == "fiscal" and anchor.fiscal_start != 1 and anchor.fiscal_named == "end"
    return year.number - 1 if by_end else year.number


def _year_of(month: int, first: int, year: Year) -> int:
    return ((month - first) // 12 + year.number) * 12 + first


def _latest(need: int, anchor: Anchor, year: Year) -> int | None:
    """The January of the year whose month `need` is the latest possible, or the next where the words look ahead."""
    seen = bounds_of(anchor.date)
    current = bounds_of(anchor.current)
    if seen is None or seen.months().start != seen.months().end:
        return None if current is None else current.months().end // 12 * 12
    month = seen.months().end
    if year.base in AFTER_WRITING or (anchor.future and year.base == "open"):
        return -((need - month - AFTER_WRITING.get(year.base, -_NOT_YET_TOLD)) // 12) * 12
    return (month - (1 if year.base == "before" else 0) - need) // 12 * 12


def _part(spec: Part, anchor: Anchor) -> Bounds | None:
    spoken = bounds_of(anchor.current)
    if (spec.start, spec.end, spec.year) == (0, 11, _SPOKEN_YEAR) and spoken is not None and spoken.end - spoken.start == 11:
        return spoken.months()  # "during the year", said of a fiscal one
    year = spec.year
    if spec.named and year.kind == "crop" and not anchor.season:
        year = replace(year, kind="double")  # in which of its two calendar years a month lies is known of most seasons
    start = year_start(year, anchor, spec.end if anchor.future else spec.need)
    if start is None:
        return None
    if spec.need and spec.year == _THIS_YEAR and not anchor.future:
        start = _year_of_text(start, start + spec.need, anchor)
    if anchor.fiscal_start != 1 and not spec.start and 1 < spec.end < 11 and year.kind == "" and year.base != "year":
        start = _fiscal_start(spec, start, anchor)
    offset = (spec.start - start % 12) % 12 if spec.named and year.kind else spec.start
    return Bounds(start + offset, start + offset + spec.end - spec.start)


def _fiscal_start(spec: Part, start: int, anchor: Anchor) -> int:
    """Of "the first nine months of the year", said in April, the fiscal year that has had just so many, else as it was."""
    month, spoken = month_of(anchor), bounds_of(anchor.current)
    told = spoken is not None and spoken.months().end == start + spec.end  # the first quarter, of which March was told
    if month is None or spec.named or anchor.future or told or 0 <= month - start - spec.end <= _NOT_YET_TOLD:
        return start
    fiscal = year_start(Year("open", 0, "fiscal"), anchor, spec.end)
    return fiscal if fiscal is not None and month - fiscal - spec.end <= _NOT_YET_TOLD else start


def _year_of_text(start: int, need: int, anchor: Anchor) -> int:
    """In January "the first eleven months of this year" is said of the year that the text still speaks of."""
    month, current = month_of(anchor), bounds_of(anchor.current)
    if month is None or current is None or need <= month or current.months().end >= start:
        return start
    return start - 12


def _day(spec: Day, anchor: Anchor) -> Bounds | None:
    start = year_start(spec.year, anchor, spec.month - 1)
    if start is None or not 12 <= start < 119988:
        return None
    year = start // 12
    if not 1 <= spec.day <= monthrange(year, spec.month)[1]:
        return None
    day = date(year, spec.month, spec.day).toordinal()
    return Bounds(day, day, True)


def _is_open(spec: Any) -> bool:
    return isinstance(spec, Part | Day) and spec.year.base == "open"


def _first_of(spec: Part | Day) -> int:
    return spec.start if isinstance(spec, Part) else spec.month - 1


def _span(spec: Span, anchor: Anchor) -> Bounds | None:
    first, last = spec.start, spec.end
    if _is_open(first) and isinstance(last, Part | Day):
        return _backward_span(first, last, anchor)
    start = resolve_bounds(first, anchor)
    if start is None:
        return None
    if _is_open(last):
        # "November 2023 to January": the first such month after the start
        year = (start.months().start - _first_of(last) + 11) // 12
        end = resolve_bounds(replace(last, year=Year("year", year)), anchor)
    else:
        end = resolve_bounds(last, anchor)
    return None if end is None else _joined(start, end)


def _backward_span(first: Part | Day, last: Part | Day, anchor: Anchor) -> Bounds | None:
    wraps = _first_of(first) > _first_of(last)
    # "April-January 2021" is the fiscal year that begins in that April; "November to January 2024" ends in that January
    if wraps and last.year.base == "year" and not last.year.kind and _first_of(first) == (anchor.fiscal_start - 1 or 3):
        last = replace(last, year=replace(last.year, number=last.year.number + 1))
    end = resolve_bounds(last, anchor)
    if end is None:
        return None
    if last.year.kind:
        start = resolve_bounds(replace(first, year=last.year), anchor)
        if start is not None and start.months().start > end.months().start and last.year.kind == "double":
            end = Bounds(end.months().start + 12, end.months().end + 12)  # "October-April of 2020-21", a season
        elif start is not None and start.months().start > end.months().start:
            # "July-May of FY24", where nothing says when the fiscal year begins
            start = Bounds(start.months().start - 12, start.months().end - 12)
    else:
        start = resolve_bounds(replace(first, year=Year("year", end.months().end // 12 - wraps)), anchor)
    return None if start is None else _joined(start, end)


def _joined(start: Bounds, end: Bounds) -> Bounds:
    if start.days and end.days:
        return Bounds(start.start, end.end, True)
    return Bounds(start.months().start, end.months().end)


def _ending(spec: Ending, anchor: Anchor) -> Bounds | None:
    end = resolve_bounds(spec.end, anchor)
    return None if end is None else Bounds(end.months().end - spec.months + 1, end.months().end)


def _starting(spec: Starting, anchor: Anchor) -> Bounds | None:
    start = resolve_bounds(spec.start, anchor)
    return None if start is None else Bounds(start.months().start, start.months().start + spec.months - 1)


def _edge(spec: Edge, anchor: Anchor) -> Bounds | None:
    inner = resolve_bounds(spec.inner, anchor)
    if inner is None:
        return None
    month = inner.months().end if spec.last else inner.months().start
    return Bounds(month, month)


def _data_month(anchor: Anchor) -> int | None:
    """The last month that a text has data of: that of which it speaks where it ended shortly before, else the document's."""
    month, current = month_of(anchor), bounds_of(anchor.current)
    if month is None or current is None:
        return month
    last = current.months().end
    return last if month - 3 <= last <= month else month


def _since(spec: Since, anchor: Anchor) -> Bounds | None:
    start, month = resolve_bounds(spec.start, anchor), month_of(anchor)
    return None if start is None or month is None else Bounds(start.months().start, month)


def _year_to_date(spec: YearToDate, anchor: Anchor) -> Bounds | None:
    if spec.end is not None:
        end = resolve_bounds(spec.end, anchor)
        return None if end is None else Bounds(end.months().end // 12 * 12, end.months().end)
    start, month = year_start(spec.year, anchor), month_of(anchor)
    if start is None or month is None:
        return None
    if spec.rest:
        return Bounds(max(start, month), start + 11)
    told = _data_month(anchor)
    return Bounds(start, min(month if told is None or told < start else told, start + 11))


def _recent(spec: Recent, anchor: Anchor) -> Bounds | None:
    month = month_of(anchor) if spec.ahead or spec.months == 1 else _data_month(anchor)
    if month is None or spec.months > _LONGEST:
        return None
    return Bounds(month + 1, month + spec.months) if spec.ahead else Bounds(month - spec.months + 1, month)


def _unit(spec: Unit, anchor: Anchor) -> Bounds | None:
    if not spec.length:
        seen = bounds_of(anchor.date)
        if seen is None or not seen.days:
            return None
        monday = seen.start - (seen.start - 1) % 7 + 7 * spec.offset
        return Bounds(monday, monday + 6, True) if monday > 0 else None
    month = month_of(anchor)
    if month is None:
        return None
    start = (month // spec.length + spec.offset) * spec.length
    return Bounds(start, start + spec.length - 1)


def _moved(spec: Moved, anchor: Anchor) -> Bounds | None:
    current = bounds_of(anchor.current)
    if current is None or abs(spec.steps) * max(spec.length, 1) > _LONGEST:
        return _unit(Unit(spec.length, spec.steps), anchor) if 0 < spec.length < 12 and spec.steps else None
    if spec.length < 0:
        by = -spec.length * spec.steps
        return Bounds(current.start + by, current.end + by, True) if current.days and current.start + by > 0 else None
    if current.days and (spec.length >= 12 or not spec.length):
        return _moved_days(current, spec)
    months = current.months()
    length = months.end - months.start + 1
    if spec.length >= 12 or (not spec.length and not spec.steps):
        by = spec.length * spec.steps
        return Bounds(months.start + by, months.end + by) if by else current
    if not spec.length:
        return Bounds(months.start + length * spec.steps, months.end + length * spec.steps)
    if length == spec.length:
        return Bounds(months.start + spec.length * spec.steps, months.end + spec.length * spec.steps)
    # a month before the first five months, a quarter before a month: counted from where the period ends
    start = (months.end // spec.length + spec.steps) * spec.length
    return Bounds(start, start + spec.length - 1)


def _moved_days(current: Bounds, spec: Moved) -> Bounds | None:
    """The same days of an earlier year, or as many days just before or after."""
    if spec.length >= 12:
        return _shifted(current, spec.length * spec.steps)
    by = (current.end - current.start + 1) * spec.steps
    return Bounds(current.start + by, current.end + by, True)


def _shifted(days: Bounds, months: int) -> Bounds | None:
    return bounds_of(shift(in_days(days.start, days.end), months))


def _same(spec: Same, anchor: Anchor) -> Bounds | None:
    if spec.year.base == "told":
        spec, anchor = replace(spec, year=replace(spec.year, base="current")), _told_anchor(anchor)
    current = bounds_of(anchor.current)
    if current is None:
        return None
    months = current.months()
    if current.days and not spec.length:
        start_of_year = year_start(spec.year, anchor)
        if start_of_year is None:
            return None
        first = start_of_year % 12
        return _shifted(current, start_of_year - (months.end - first) // 12 * 12 - first)
    if spec.length and months.end - months.start + 1 != spec.length:
        months = months.stretch(spec.length)
    if spec.year.base == "current":
        return Bounds(months.start + 12 * spec.year.number, months.end + 12 * spec.year.number)
    start_of_year = year_start(spec.year, anchor)
    if start_of_year is None:
        return None
    # counted from the start of its own fiscal year where that year is one, else of the calendar year in which it ends
    first = start_of_year % 12
    whole = ((months.start if spec.year.kind else months.end) - first) // 12 * 12 + first
    return Bounds(months.start - whole + start_of_year, months.end - whole + start_of_year)


def _same_days(spec: SameDays, anchor: Anchor) -> Bounds | None:
    month, current = resolve_bounds(spec.month, anchor), bounds_of(anchor.current)
    if month is None or current is None or not current.days:
        return month
    start, end = date.fromordinal(current.start), date.fromordinal(current.end)
    return month if start.month != end.month else resolve_bounds(Days(spec.month, start.day, end.day), anchor)


def _decade(spec: Decade, anchor: Anchor) -> Bounds | None:  # noqa: ARG001
    return Bounds(spec.first * 12, spec.first * 12 + 119)


def _week(spec: Week, anchor: Anchor) -> Bounds | None:
    if spec.end is not None:
        end = _day(spec.end, anchor)
        days = 7 * spec.weeks
        return Bounds(end.start - days + 1, end.start, True) if end is not None and end.start >= days else None
    start = year_start(spec.year, anchor, min(11, (spec.number * 7 - 4) // 31))
    if start is None or not 12 <= start < 119988:
        return None
    try:
        monday = date.fromisocalendar(start // 12, spec.number, 1).toordinal()
    except ValueError:
        return None
    return Bounds(monday, monday + 6, True)


def _week_of(spec: WeekOf, anchor: Anchor) -> Bounds | None:
    day = _day(spec.day, anchor)
    monday = 0 if day is None else day.start - (day.start - 1) % 7
    return Bounds(monday, monday + 6, True) if monday > 0 else None


def _days(spec: Days, anchor: Anchor) -> Bounds | None:
    month = resolve_bounds(spec.month, anchor) or _unit(Unit(1, 0), anchor)
    if month is None or month.months().start != month.months().end:
        return None
    whole = month.months().in_days()
    if not whole.days:
        return None
    return Bounds(whole.start + spec.first - 1, min(whole.start + spec.last - 1, whole.end), True)


_RULES: dict[type, Callable[[Any, Anchor], Bounds | None]] = {
    Part: _part,
    Day: _day,
    Span: _span,
    Ending: _ending,
    Edge: _edge,
    Since: _since,
    YearToDate: _year_to_date,
    Recent: _recent,
    Unit: _unit,
    Moved: _moved,
    Same: _same,
    SameDays: _same_days,
    Decade: _decade,
    Week: _week,
    WeekOf: _week_of,
    Days: _days,
    Starting: _starting,
}
