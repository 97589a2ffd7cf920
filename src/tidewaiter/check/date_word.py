"""Dates and periods that no calendar has: the thirteenth month, 31 April, "last year" with another year beside it."""

import re
from calendar import isleap
from collections.abc import Iterator

from tidewaiter.check.apposition import find_misfits
from tidewaiter.check.context import CheckContext
from tidewaiter.check.cue import Cue
from tidewaiter.check.finding import Check, Statement, build_finding
from tidewaiter.records.finding import Finding

# the cues of months, with the days that they may have
MONTHS = {"month_31": 31, "month_30": 30, "month_29": 29}
_YEARS = {"last_year": -1, "this_year": 0}
# characters from a period to the figure that a finding on it is shown at
_NEAR = 200
_DAY_BEHIND = re.compile(r" (\d{1,2})(?!\d|[.,]\d| ?[%a-z])(?:, (\d{4})(?!\d))?")
_DAY_BEFORE = re.compile(r"(?<![\d.,])(\d{1,2}) \Z")
_YEAR_BEHIND = re.compile(r" (\d{4})(?!\d)")
_APPOSED = re.compile(r", (?:in )?(\d{4}),")


def find_nonsense(context: CheckContext, check: Check) -> Iterator[Finding]:
    """Give an error for every date or period beside a figure that cannot be."""
    for cue in context.cues:
        title = _fault_of(context, cue)
        if title is not None:
            message = "No calendar has it. The number, the word or the year is wrong."
            statement = Statement(title=title, message=message, reason="period")
            yield build_finding(context.path, check, "error", (), statement)
    for start, title in find_misfits(context):
        message = "The two say one period and name different months. One of them is wrong."
        figures = context.figures_between(start, start + _NEAR)[:1]
        statement = Statement(title=f"Two periods that are not one: {title}", message=message, reason="period")
        yield build_finding(context.path, check, "error", figures, statement)


def _fault_of(context: CheckContext, cue: Cue) -> str | None:
    words = context.text[cue.start : cue.end]
    if cue.code == "no_period":
        return f"No such period: {words}"
    if cue.code in MONTHS and words[:1].isupper():
        return _day_fault(context.text, cue, MONTHS[cue.code])
    if cue.code in _YEARS and context.date is not None:
        year = _APPOSED.match(context.text, cue.end)
        meant = int(context.date[:4]) + _YEARS[cue.code]
        if year is not None and int(year.group(1)) != meant:
            return f"{words} was {meant} when the text was written, not {year.group(1)}"
    return None


def _day_fault(text: str, cue: Cue, days: int) -> str | None:
    behind = _DAY_BEHIND.match(text, cue.end)
    before = _DAY_BEFORE.search(text[max(0, cue.start - 4) : cue.start])
    day = before or behind
    if day is None:
        return None
    found = before and _YEAR_BEHIND.match(text, cue.end)
    year = found.group(1) if found else behind.group(2) if behind and not before else None
    number = int(day.group(1))
    if number > days or (days == MONTHS["month_29"] and number == days and year is not None and not isleap(int(year))):
        return f"No such day: {text[cue.start : cue.end]} {number}{f', {year}' if year else ''}"
    return None
