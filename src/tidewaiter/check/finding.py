"""What every check is made of: the check itself, and findings with stable ids."""

from collections.abc import Sequence
from hashlib import blake2b

import msgspec

from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Evidence, Expected, Finding
from tidewaiter.records.interval import Interval


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One check of the list.

    `severity` is the highest it may give (E, W, N); `data` the letters of what it needs: T text, L ledger, O official
    series, F exchange rates, R reference.  `doc` says what the editor does, in a sentence.
    """

    id: str
    number: int
    title: str
    severity: str
    data: str
    doc: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a finding says: one line, two or three sentences to act on, the working a line a step."""

    title: str
    message: str
    working: tuple[str, ...] = ()
    expected: Expected | None = None
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()


def build_finding(document: str, check: Check, severity: str, figures: Sequence[Figure], statement: Statement) -> Finding:
    """Give the finding of a check on some figures, the one at fault first.

    `document` is the path of the text.  The id is stable: the same check on the same figures has the same id, and figure ids
    already say which text and where.
    """
    ids = tuple(figure.id for figure in figures)
    mark = "\x1f".join((check.id, *ids, "" if ids else statement.title))
    return Finding(
        id=f"{check.id}-{blake2b(mark.encode('utf-8', 'replace'), digest_size=6).hexdigest()}",
        document=document,
        check=check.id,
        severity=severity,
        title=statement.title,
        message=statement.message,
        figures=ids,
        working=statement.working,
        expected=statement.expected,
        reason=statement.reason,
        evidence=statement.evidence,
    )


def expect(interval: Interval, unit: str) -> Expected:
    """Give an interval as a finding carries it, with no number where there is no end.

    >>> expect(Interval(5.0, float("inf")), "percent")
    Expected(low=5.0, high=None, unit='percent')
    """
    low = interval.low if abs(interval.low) != float("inf") else None
    high = interval.high if abs(interval.high) != float("inf") else None
    return Expected(low=low, high=high, unit=unit)
