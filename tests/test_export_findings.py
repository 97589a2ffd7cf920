"""Findings for programs: JSON, JSON lines and CSV."""

import csv
import io
import json

from sample_review import TEXT, make_review
from tidewaiter.export.findings import findings_csv, findings_json, findings_jsonl
from tidewaiter.export.review import Failure

CONTRACT = {"id", "check", "severity", "title", "message", "figures", "working", "expected", "reason", "evidence"}


def test_the_report_holds_documents_figures_and_findings():
    review = make_review()
    report = json.loads(findings_json([review]))
    assert ["documents", "figures", "findings", "errors"] == list(report)
    assert (1, len(review.figures), len(review.findings)) == tuple(len(report[key]) for key in list(report)[:3])


def test_a_finding_has_the_fields_of_the_contract():
    finding = json.loads(next(findings_jsonl([make_review()])))
    assert CONTRACT <= finding.keys()
    assert {"low": 33.2, "high": 33.5, "unit": "percent"} == finding["expected"]


def test_evidence_has_the_fields_of_the_contract():
    findings = json.loads(findings_json([make_review()]))["findings"]
    evidence = next(finding["evidence"] for finding in findings if finding["evidence"])[0]
    assert ["series", "source", "definition", "period", "value", "unit", "vintage", "citation", "url"] == list(evidence)


def test_offsets_of_the_report_count_in_the_text_that_it_carries():
    report = json.loads(findings_json([make_review()]))
    text = report["documents"][0]["text"]
    assert text == TEXT
    assert all(text[figure["start"] : figure["end"]] == figure["quote"] for figure in report["figures"])


def test_an_unread_input_is_named():
    report = json.loads(findings_json([], failures=[Failure("gone.txt", "gone.txt: no such file")]))
    assert [{"document": "gone.txt", "message": "gone.txt: no such file"}] == report["errors"]


def test_csv_gives_the_place_of_the_figure_at_fault():
    rows = list(csv.DictReader(io.StringIO(b"".join(findings_csv([make_review()])).decode())))
    verify = next(row for row in rows if row["id"] == "a5")
    assert ("4.19 million", "12", "27") == (verify["quote"], verify["line"], verify["column"])
    assert "4905000" == verify["expected_low"]


def test_csv_gives_no_line_where_the_text_is_not_the_file():
    review = make_review(format="pdf")
    rows = list(csv.DictReader(io.StringIO(b"".join(findings_csv([review])).decode())))
    assert {""} == {row["line"] for row in rows}
