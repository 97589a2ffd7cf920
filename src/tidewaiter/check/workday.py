"""Over how many days a daily average goes: the calendar's, or the working days that the text names.

Korea and Japan give their daily averages of trade per working day; mines, ports and ferries work every day.
"""

import re
from functools import cache

from tidewaiter.check.calendar import parse_months
from tidewaiter.check.context import CheckContext
from tidewaiter.reading.mention.wordlist import words
from tidewaiter.records.figure import Figure

# characters before and behind a daily average in which its working days are told
_AROUND = 200
# working days of a month of its own, and of each month of a longer period: five days a week less the holidays
_IN_MONTH = (18.5, 23.5)
_A_MONTH = (19.5, 22.0)


def working_days(context: CheckContext, rate: Figure) -> float | None:
    """Give the number of working days that a text names beside a daily average, null where it names none."""
    start = max(0, context.statement_start(rate) - _AROUND)
    end = context.statement_end(rate) + _AROUND
    found = [
        match for match in _numbered().finditer(context.text, start, end) if "\n\n" not in context.text[match.end() : rate.start]
    ]
    return float(found[0].group(1)) if len({match.group(1) for match in found}) == 1 else None


def may_be_workdays(period: str, days: float) -> bool:
    """Whether a number of days may be the working days of a period.

    >>> may_be_workdays("2023-12/2023-12", 22.9), may_be_workdays("2023-01/2023-12", 250), may_be_workdays("2023-12/2023-12", 31)
    (True, True, False)
    """
    span = parse_months(period)
    if span is None:
        return False
    low, high = _IN_MONTH if span.length == 1 else _A_MONTH
    return low * span.length <= days <= high * span.length


@cache
def _numbered() -> re.Pattern[str]:
    kinds = "|".join(sorted(words("workday")))
    return re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:\.\d)?)[ -](?:{kinds}) days?\b")
