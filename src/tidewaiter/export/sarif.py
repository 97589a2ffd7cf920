"""SARIF 2.1.0, the format in which code hosts and editors take results.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", the sections named below.
"""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from tidewaiter.check.registry import CHECKS
from tidewaiter.export.review import Failure, Review
from tidewaiter.records import Figure, Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# §3.27.9 kind and §3.27.10 level: a result that is not a failure has the level "none"
_KINDS = {
    "error": ("fail", "error"),
    "warning": ("fail", "warning"),
    "note": ("fail", "note"),
    "agrees": ("pass", "none"),
    "cannot-check": ("open", "none"),
}


def sarif_log(reviews: Sequence[Review], *, version: str, failures: Sequence[Failure] = ()) -> bytes:
    """Give one SARIF log with one run: a result per finding, a notification per input that could not be read."""
    checks = sorted({finding.check for review in reviews for finding in review.findings})
    index = {check: position for position, check in enumerate(checks)}
    results = [_result(review, finding, index) for review in reviews for finding in review.in_reading_order()]
    run = {
        "tool": {"driver": {"name": "tidewaiter", "version": version, "rules": [_rule(check) for check in checks]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(failures)],
        "artifacts": [{"location": _artifact(review.document.path)} for review in reviews],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=1) + b"\n"


def _rule(check: str) -> dict[str, Any]:
    name = "".join(part.capitalize() for part in check.split("-"))
    rule: dict[str, Any] = {"id": check, "name": name, "shortDescription": {"text": check}}
    # §3.49.10 fullDescription: what the editor does, as in the list of checks
    told = next((one.doc for one in CHECKS if one.id == check), None)
    return rule | ({"fullDescription": {"text": told}, "help": {"text": told}} if told else {})


def _invocation(failures: Sequence[Failure]) -> dict[str, Any]:
    notes = [
        {"level": "error", "message": {"text": failure.message}, "locations": [{"physicalLocation": _file(failure.path)}]}
        for failure in failures
    ]
    return {"executionSuccessful": not failures, "toolExecutionNotifications": notes}


def _result(review: Review, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    kind, level = _KINDS[finding.severity]
    figures = review.figures_of(finding)
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": index[finding.check],
        "kind": kind,
        "level": level,
        "message": {"text": "\n".join((f"{finding.title}. {finding.message}", *finding.working))},
        "locations": [_location(review, figures[0])] if figures else [{"physicalLocation": _file(review.document.path)}],
        "partialFingerprints": {"tidewaiterFinding/v1": finding.id},
        "properties": _properties(finding),
    }
    if len(figures) > 1:
        related = [_location(review, figure) | {"id": number} for number, figure in enumerate(figures[1:], 1)]
        result["relatedLocations"] = related
    return result


def _properties(finding: Finding) -> dict[str, Any]:
    return {"severity": finding.severity, "reason": finding.reason, "evidence": [item.citation for item in finding.evidence]}


def _location(review: Review, figure: Figure) -> dict[str, Any]:
    region: dict[str, Any] = {"charOffset": figure.start, "charLength": figure.end - figure.start}
    if review.has_lines:
        place = review.place_of(figure)
        region |= {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
    region["snippet"] = {"text": figure.quote}
    return {"physicalLocation": _file(review.document.path) | {"region": region}, "message": {"text": figure.quote}}


def _file(path: str) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path)}


def _artifact(path: str) -> dict[str, str]:
    """Give the location of a document: an address as it is, a path as a URI reference (§3.4.3)."""
    if path == "-":
        return {"uri": "stdin"}
    if "://" in path:
        return {"uri": path}
    pure = PurePath(path)
    return {"uri": pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())}
