"""The report in Markdown."""

from sample_review import make_review
from tidewaiter.export.markdown import markdown_report


def test_the_report_says_how_many_and_quotes_each_in_context():
    report = markdown_report([make_review()])
    assert "**3 errors, 1 warning and 1 note in 17 figures; 1 check agrees, 1 check cannot be made.**" in report
    assert "vehicles abroad in 2023, up **20** percent from 450,000 a year earlier" in report


def test_signs_of_markdown_in_a_text_stay_text():
    review = make_review(title="*Exports* <b>[up](javascript:x)</b>")
    assert "## \\*Exports\\* \\<b\\>\\[up\\]\\(javascript:x\\)\\</b\\>" in markdown_report([review])


def test_evidence_has_its_citation_and_address():
    report = markdown_report([make_review()])
    assert "Invented citation: reference rates, average of 2023 <https://example.org/ecb>" in report
