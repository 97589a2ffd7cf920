"""Portions of a month: its first days, its weeks, the week in which a day lies."""

from typing import Any

from tidewaiter.grammar.date import read_month
from tidewaiter.grammar.head import Head, read_head
from tidewaiter.grammar.phrase import VAGUE, Line, Phrase
from tidewaiter.grammar.specification import Day, Days, Part, Same, Unit, WeekOf, Year


def read_of_month(line: Line, index: int, unit: str) -> Phrase | None:
    """Give the month of May, the first 20 days or half of February, the second week of March, the week of February 3."""
    found = read_month(line, index + 2) if unit != "period" or line.word(index - 1) != "the" else None
    head = read_head(line, index)  # in "the period of January to July 2023" the months are what is named
    if found is not None and isinstance(found.spec, Day) and unit == "week":
        return Phrase(head.first, found.last, WeekOf(found.spec), 0, unit)
    if found is None or not isinstance(found.spec, Part):
        return None
    if unit == "month" and head.number < 0 and head.ordinal < 0:
        return Phrase(head.first, found.last, found.spec, found.flags, "month")
    if unit == "week" and head.ordinal == 1 and 1 < head.number <= 4:
        return Phrase(head.first, found.last, Days(found.spec, 1, head.number * 7), VAGUE, unit)
    if unit == "week" and head.number < 0 and 1 <= head.ordinal <= 4:
        week = Days(found.spec, head.ordinal * 7 - 6, head.ordinal * 7)
        return Phrase(head.first, found.last, week, VAGUE, unit)
    days = _first_days(head, unit, found.spec)
    return Phrase(head.first, found.last, days, VAGUE if days is None else 0, unit)


def _first_days(head: Head, unit: str, month: Any) -> Days | None:
    """The first so many days of a month, or a half of it; null where the words before the unit name none."""
    if unit == "half" and head.ordinal >= 0 and head.number < 0:
        return Days(month, 1, 15) if head.ordinal == 1 else Days(month, 16, 31)
    return Days(month, 1, head.number) if unit == "day" and head.ordinal == 1 and 1 <= head.number <= 31 else None


def read_first_days(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    """Give the first 20 days, the first half of this month, null where the words name none."""
    at = index + 2
    month: Any = Same(1, Year("current", 0))
    last = index + 1
    if line.words[index + 1] == "of":
        relation = line.vocabulary.relation.get(line.words[at])
        named = line.vocabulary.unit.get(line.words[at + 1]) == "month"
        if not named or (relation is None and line.words[at] != "the"):
            return None
        last = at + 2
        if relation is not None and relation[0] == "document":
            month = Unit(1, relation[1])
    days = _first_days(head, unit, month) if unit != "half" or last > index + 1 else None
    return Phrase(head.first, last, days, 0, unit) if days is not None and days.last >= 5 else None  # fewer are a length of time
