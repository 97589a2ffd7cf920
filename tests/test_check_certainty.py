"""Errors that rest on what the reading carried from paragraph to paragraph are warnings."""

import tidewaiter

FAR = """Kenya's exports in 2022

Kenya's tea exports were 4.4 billion dollars in 2022.

The harbours saw other trade too, and exports of all goods were 3.1 billion dollars."""

NEAR = "In 2022 Kenya's tea exports were 4.4 billion dollars and Kenya's total exports were 3.1 billion dollars."


def severities(text: str) -> list[str]:
    findings = tidewaiter.check(text, date="2023-02-01").findings
    return [finding.severity for finding in findings if finding.check == "subset"]


def test_a_part_above_its_whole_in_one_sentence_is_an_error() -> None:
    assert severities(NEAR) == ["error"]


def test_a_part_above_its_whole_paragraphs_away_is_a_warning() -> None:
    assert severities(FAR) == ["warning"]
