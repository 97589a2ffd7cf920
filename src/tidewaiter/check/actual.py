"""What a text tells of how it went with something that it also forecasts: the outcome, the part so far, an earlier year."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tidewaiter.check.calendar import format_months, parse_months
from tidewaiter.check.context import CheckContext
from tidewaiter.check.pairing import around_of, nearest_to, subject_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.period import day_bounds

_FIELDS = ("measure", "product", "reporter", "partner", "mode", "by")
# what a field says where nothing is known of it; nobody calls what is sold abroad the same way twice
_OPEN = {None, "goods", "other:unknown"}
_OUTWARD = frozenset({"exports", "sales", "deliveries"})
_NEAR = 2
_FAR = 240
# the year before a number in a bracket: "(2015: 160 million)"
_BRACKETED = re.compile(r"[(\[]\s?\d{4}:?\s\Z")
_BRACKET = 12


class Actual(NamedTuple):
    """A level of what is forecast, and the period that it covers: a stock at the end of a month covers all until then."""

    figure: Figure
    period: str


def find_actuals(context: CheckContext, forecast: Figure) -> Iterator[Actual]:
    """Give the actual levels of the subject of a forecast: of the same fields anywhere, of fields left open in one statement.

    In the order of the text.
    """
    exact = around_of(forecast, context.levels.get(subject_of(forecast), ()))
    ids = {other.id for other in exact}
    # two things that one statement forecasts cannot be told apart where fields are open
    near = [other for other in _around(context, forecast) if other.id not in ids]
    for other in sorted((*exact, *near), key=lambda figure: figure.start):
        if other.unit != forecast.unit or not _is_actual(context, other):
            continue
        period = _covered(context, other, forecast)
        if period is not None:
            yield Actual(other, period)


def _around(context: CheckContext, forecast: Figure) -> list[Figure]:
    figures = context.figures_between(forecast.start - _FAR, forecast.end + _FAR)
    levels = [
        figure for figure in figures if figure.stat == "level" and figure.unit == forecast.unit and figure.id != forecast.id
    ]
    near = [level for level in nearest_to(forecast, levels, _NEAR) if _is_next(context, forecast, level)]
    return [level for level in near if all(_is_alike(forecast, level, field) for field in _FIELDS)] if len(near) <= _NEAR else []


def _is_next(context: CheckContext, one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one sentence or in two of one paragraph that follow each other."""
    first, second = sorted((one, other), key=lambda figure: figure.start)
    return first.sentence == second.sentence or (
        second.sentence_start - first.sentence_end <= _NEAR and "\n" not in context.text[first.end : second.start]
    )


def _is_alike(one: Figure, other: Figure, field: str) -> bool:
    mine, theirs = getattr(one, field), getattr(other, field)
    if field == "measure" and {mine, theirs} <= _OUTWARD:
        return True
    return mine == theirs or mine in _OPEN or theirs in _OPEN


def _is_actual(context: CheckContext, figure: Figure) -> bool:
    """Whether a level came about: it is told so, or its year stands before it in a bracket and is over."""
    if figure.status == "actual":
        return True
    days, today = day_bounds(figure.period), day_bounds(context.date or "")
    is_over = days is not None and today is not None and days[1] < today[0]
    return is_over and _BRACKETED.search(context.text[max(0, figure.start - _BRACKET) : figure.start]) is not None


def _covered(context: CheckContext, figure: Figure, forecast: Figure) -> str | None:
    """Give the period that a level covers: its own, all of the forecast's so far where the words say so, null for none."""
    if figure.period == "?":
        return forecast.period if context.cues_around(figure, "result") else None
    months, whole = parse_months(figure.period), parse_months(forecast.period)
    if months is None or whole is None or not context.cues_around(figure, "reached_so_far"):
        return figure.period
    is_inside = whole.first <= months.first and months.last < whole.last
    return format_months(months._replace(first=whole.first)) if is_inside else figure.period
