"""A finding: the result of one check."""

import msgspec

from tidewaiter.records.figure import Figure


class Expected(msgspec.Struct, frozen=True):
    """The values that the rest of the evidence admits."""

    low: float | None
    high: float | None
    unit: str


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One published value that a finding rests on."""

    series: str
    source: str
    definition: str | None
    period: str
    value: float | None
    unit: str
    vintage: str | None
    citation: str
    url: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one check.

    `check` is an id of CHECKS; `severity` is `error`, `warning`, `note`, `agrees` or `cannot-check`.  `figures` are ids, the one
    at fault first.  `working` is the arithmetic, a line a step.  A finding says what disagrees; it does not say who is wrong.
    """

    id: str
    document: str
    check: str
    severity: str
    title: str
    message: str
    figures: tuple[str, ...]
    working: tuple[str, ...] = ()
    expected: Expected | None = None
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """What `check` gives back: the figures of a document and the findings on them, in the order of the text."""

    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
