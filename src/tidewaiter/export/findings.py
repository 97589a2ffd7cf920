"""Findings for programs: JSON, JSON lines and CSV, with the fields of the contract in its order."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tidewaiter.export.delimited import write_csv
from tidewaiter.export.figures import figure_fields
from tidewaiter.export.number import plain_number
from tidewaiter.export.review import Failure, Review
from tidewaiter.records import Document, Evidence, Finding

FIELDS = (
    "document", "id", "check", "severity", "title", "message", "figures", "working", "expected", "reason", "evidence",
)  # fmt: skip
COLUMNS = (
    "document", "id", "check", "severity", "title", "message", "quote", "start", "end", "line", "column", "figures", "working",
    "expected_low", "expected_high", "expected_unit", "reason", "evidence",
)  # fmt: skip
_encode = msgspec.json.Encoder().encode


def finding_fields(finding: Finding) -> dict[str, object]:
    """Give a finding as a dictionary, with the fields of the contract in its order."""
    fields = {name: getattr(finding, name) for name in FIELDS}
    if finding.expected is not None:
        low, high = plain_number(finding.expected.low), plain_number(finding.expected.high)
        fields["expected"] = {"low": low, "high": high, "unit": finding.expected.unit}
    fields["evidence"] = [_evidence_fields(evidence) for evidence in finding.evidence]
    return fields


def _evidence_fields(evidence: Evidence) -> dict[str, object]:
    return msgspec.structs.asdict(evidence) | {"value": plain_number(evidence.value)}


def document_fields(document: Document) -> dict[str, object]:
    """Give a document as a dictionary, its text last: offsets of figures count in it."""
    fields = msgspec.structs.asdict(document)
    # the text once more
    del fields["unwrapped"]
    text = fields.pop("text")
    return fields | {"text": text}


def findings_jsonl(reviews: Iterable[Review]) -> Iterator[bytes]:
    """Give a line of JSON for each finding, as they come."""
    for review in reviews:
        for finding in review.findings:
            yield _encode(finding_fields(finding)) + b"\n"


def findings_json(reviews: Sequence[Review], *, failures: Sequence[Failure] = ()) -> bytes:
    """Give one JSON object of documents, figures and findings; `errors` are the inputs that could not be read."""
    report = {
        "documents": [document_fields(review.document) for review in reviews],
        "figures": [figure_fields(figure) for review in reviews for figure in review.figures],
        "findings": [finding_fields(finding) for review in reviews for finding in review.findings],
        "errors": [{"document": failure.path, "message": failure.message} for failure in failures],
    }
    return msgspec.json.format(_encode(report), indent=1) + b"\n"


def findings_csv(reviews: Iterable[Review], *, excel: bool = False) -> Iterator[bytes]:
    """Give a CSV table, a finding a row, with the place of the figure at fault."""
    rows = (placed_row(review, finding) for review in reviews for finding in review.findings)
    return write_csv(rows, COLUMNS, excel=excel)


def finding_row(finding: Finding) -> dict[str, object]:
    """Give a finding as one flat row, without its place, which only its document knows."""
    row: dict[str, object] = dict.fromkeys(COLUMNS)
    row.update({name: getattr(finding, name) for name in ("document", "id", "check", "severity", "title", "message", "reason")})
    row["figures"], row["working"] = "; ".join(finding.figures), "\n".join(finding.working)
    if finding.expected is not None:
        row["expected_low"], row["expected_high"] = plain_number(finding.expected.low), plain_number(finding.expected.high)
        row["expected_unit"] = finding.expected.unit
    row["evidence"] = "\n".join(f"{evidence.citation} {evidence.url}".strip() for evidence in finding.evidence)
    return row


def placed_row(review: Review, finding: Finding) -> dict[str, object]:
    """Give a finding as one flat row, with the number at fault and where it stands."""
    row = finding_row(finding)
    figures = review.figures_of(finding)
    if figures:
        place = review.place_of(figures[0])
        row |= {"quote": figures[0].quote, "start": figures[0].start, "end": figures[0].end}
        row |= {"line": place.line, "column": place.column} if review.has_lines else {}
    return row
