"""A report in Markdown, for a comment, an issue or a content system."""

import re
from collections.abc import Sequence

from tidewaiter.export.control import show_hidden, show_line
from tidewaiter.export.definition import show_definition
from tidewaiter.export.number import show_value
from tidewaiter.export.period import show_period
from tidewaiter.export.place import find_excerpt
from tidewaiter.export.review import Failure, Review
from tidewaiter.export.severity import severity_of, summarise
from tidewaiter.records import Evidence, Finding

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&])")
_OPEN = ("error", "warning", "note")


def markdown_report(reviews: Sequence[Review], *, failures: Sequence[Failure] = ()) -> str:
    """Give a report: per document a summary, the findings in reading order, and what agrees or cannot be checked in brief."""
    parts = [_document(review) for review in reviews]
    if failures:
        parts.append("## Not read\n\n" + "\n".join(f"- {_escape(failure.message)}" for failure in failures) + "\n")
    return "\n".join(parts)


def _document(review: Review) -> str:
    document = review.document
    lines = [f"## {_escape(document.title or document.path)}", ""]
    known = (document.path if document.title else None, document.publisher, document.date)
    meta = " · ".join(_escape(part) for part in known if part)
    lines += [meta, ""] if meta else []
    lines += [f"**{summarise(review.figures, review.findings)}**", ""]
    findings = review.in_reading_order()
    for finding in findings:
        lines += _finding(review, finding) if finding.severity in _OPEN else []
    brief = [finding for finding in findings if finding.severity not in _OPEN]
    lines += [f"- {_label(finding)} {_escape(finding.title)}" for finding in brief]
    return "\n".join([*lines, ""] if brief else lines)


def _label(finding: Finding) -> str:
    severity = severity_of(finding)
    return f"{severity.sign} **{severity.word}**"


def _finding(review: Review, finding: Finding) -> list[str]:
    lines = [f"### {_label(finding)}: {_escape(finding.title)}", ""]
    figures = review.figures_of(finding)
    if figures:
        excerpt = find_excerpt(review.document.text, figures[0])
        before, after = "…" * excerpt.cut_before + _escape(excerpt.before), _escape(excerpt.after) + "…" * excerpt.cut_after
        gap_before = " " if excerpt.before[-1:].isspace() else ""
        gap_after = " " if excerpt.after[:1].isspace() else ""
        lines += [f"> {before}{gap_before}**{_escape(excerpt.quote)}**{gap_after}{after}", ""]
    lines += [_escape(finding.message), ""]
    if finding.working:
        lines += [*(f"    {show_hidden(line)}" for line in finding.working), ""]
    lines += [*(f"- {_evidence(evidence)}" for evidence in finding.evidence)]
    return [*lines, ""] if finding.evidence else lines


def _evidence(evidence: Evidence) -> str:
    value = f"{evidence.source}, {show_period(evidence.period)}: {show_value(evidence.value, evidence.unit)}"
    extra = [
        part for part in (show_definition(evidence.definition), evidence.vintage and f"published {evidence.vintage}") if part
    ]
    text = _escape(f"{value} ({', '.join(extra)})" if extra else value)
    link = (
        f" <{evidence.url}>" if evidence.url.startswith(("http://", "https://")) and not set(evidence.url) & set("<> \n") else ""
    )
    return f"{text}. {_escape(evidence.citation)}{link}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", show_line(text))
