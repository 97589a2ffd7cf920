"""The severities of findings: their order, word, shape and count in words."""

from collections.abc import Iterable, Sequence

import msgspec

from tidewaiter.records import Figure, Finding


class Severity(msgspec.Struct, frozen=True):
    """A severity as reports show it: never by colour alone.

    `sign` is the shape in text, `ascii` the shape where only ASCII can be printed.  `one` and `many` stand behind a number of
    findings: of what is no fault there may be more than there are figures, so they say that checks are counted.
    """

    code: str
    word: str
    sign: str
    ascii: str
    one: str
    many: str


SEVERITIES = (
    Severity("error", "error", "■", "#", "error", "errors"),
    Severity("warning", "warning", "▲", "!", "warning", "warnings"),
    Severity("note", "note", "●", "*", "note", "notes"),
    Severity("cannot-check", "cannot check", "?", "?", "check cannot be made", "checks cannot be made"),
    Severity("agrees", "agrees", "✓", "+", "check agrees", "checks agree"),
)
RANKS = {severity.code: rank for rank, severity in enumerate(SEVERITIES)}


def severity_of(finding: Finding) -> Severity:
    """Give the severity of a finding.  Raises KeyError on one that the contract does not have."""
    return SEVERITIES[RANKS[finding.severity]]


def count_severities(findings: Iterable[Finding]) -> dict[str, int]:
    """Give the number of findings of each severity, zero included, worst first."""
    counts = {severity.code: 0 for severity in SEVERITIES}
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def reaches(findings: Iterable[Finding], threshold: str) -> bool:
    """Whether some finding is as bad as the threshold: `error`, `warning` or `note`; nothing reaches `never`."""
    limit = RANKS.get(threshold, -1)
    return any(RANKS[finding.severity] <= limit for finding in findings)


def summarise(figures: Sequence[Figure], findings: Sequence[Finding]) -> str:
    """Give one sentence that says what was found.

    >>> summarise((), ())
    'No figures found.'
    """
    if not figures and not findings:
        return "No figures found."
    counts = count_severities(findings)
    bad = [_count(severity, counts) for severity in SEVERITIES[:3] if counts[severity.code]]
    rest = [_count(severity, counts) for severity in reversed(SEVERITIES[3:]) if counts[severity.code]]
    amount = f"{len(figures):,} figure{'' if len(figures) == 1 else 's'}"
    sentence = f"{_join(bad) if bad else 'Nothing wrong found'} in {amount}"
    return sentence + (f"; {', '.join(rest)}." if rest else ".")


def _count(severity: Severity, counts: dict[str, int]) -> str:
    count = counts[severity.code]
    return f"{count:,} {severity.one if count == 1 else severity.many}"


def _join(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
