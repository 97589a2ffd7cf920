"""Workflow annotations."""

import msgspec

from sample_review import make_review
from tidewaiter.export.github import annotations


def test_errors_warnings_and_notes_are_annotated_in_reading_order():
    commands = [line.split(" ")[0] for line in annotations([make_review()])]
    assert ["::error", "::error", "::warning", "::notice", "::error"] == commands


def test_an_annotation_names_file_line_and_columns():
    line = list(annotations([make_review()]))[-1]
    assert line.startswith("::error file=langley.txt,line=12,endLine=12,col=27,endColumn=39,title=CAAM published 4.91 million%2C")


def test_percent_signs_and_newlines_are_escaped():
    line = next(annotations([make_review()]))
    assert "600,000 / (1 + 20%25) = 500,000" in line
    assert 1 == line.count("\n")


def test_a_page_gets_no_line_and_says_the_number():
    line = next(annotations([make_review(format="html")]))
    assert ",line=" not in line
    assert "“20”" in line


def test_a_title_cannot_end_the_properties():
    review = make_review()
    finding = msgspec.structs.replace(review.findings[0], title="a::b\nc,d")
    line = next(annotations([msgspec.structs.replace(review, findings=(finding,))]))
    assert "title=a%3A%3Bb".replace("%3B", "%3A") in line
    assert "c%2Cd" in line
