"""Statements for tests of checks: a text, and its figures placed where their numbers stand."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from figures import make_figure
from tidewaiter.check.context import CheckContext
from tidewaiter.records import Finding

_END = re.compile(r"[.;] (?=[A-Z])")
Check = Callable[[CheckContext], Iterator[Finding]]


def number(quote: str, value: float, **fields: Any) -> dict[str, Any]:
    """Give the fields of a figure that `state` places at the next place of its quote."""
    return {"quote": quote, "value": value, **fields}


def growth(quote: str, value: float, **fields: Any) -> dict[str, Any]:
    """Give the fields of a growth in percent against a year earlier."""
    return number(quote, value, stat="growth", **fields)


def state(text: str, *numbers: dict[str, Any], date: str | None = None) -> CheckContext:
    """Give the context of a text whose figures are these, in the order of the text."""
    ends = [match.start() + 1 for match in _END.finditer(text)] + [len(text)]
    figures, place = [], 0
    for fields in numbers:
        start = text.index(fields["quote"], place)
        place = start + len(fields["quote"])
        sentence = next(i for i, end in enumerate(ends) if start < end)
        bounds = {"sentence_start": ends[sentence - 1] if sentence else 0, "sentence_end": ends[sentence]}
        figures.append(make_figure(**{"start": start, "sentence": sentence, **bounds, **fields}))
    return CheckContext(figures=tuple(figures), text=text, path="text.txt", date=date)


def severities(check: Check, context: CheckContext) -> list[str]:
    """Give the severities of the findings of a check."""
    return [finding.severity for finding in check(context)]
