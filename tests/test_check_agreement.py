"""What may not be called agreement: numbers that only fit where the zeros at their end are taken for rounding."""

import pytest

import tidewaiter

ROUNDED = [
    "Two-way trade reached 640 million dollars, with exports of 370 million dollars and imports of 260 million dollars.",
    "The works sold 4,000 pumps abroad in 2021, up 90 percent from 2,000 pumps in 2020.",
    "Exports of 460 million dollars and imports of 320 million dollars left a surplus of 150 million dollars.",
    "Of 700 tonnes of honey, 300 tonnes went to Norway, 42 percent.",
    "Orders tripled to 80 million dollars in 2021 from 20 million dollars in 2020.",
    "Exports averaged 4 million dollars a month in 2021, 60 million dollars in the year.",
]
PRINTED = [
    "Two-way trade reached 630 million dollars, with exports of 370 million dollars and imports of 260 million dollars.",
    "The works sold 4,000 pumps abroad in 2021, up 100 percent from 2,000 pumps in 2020.",
    "Exports of 460 million dollars and imports of 320 million dollars left a surplus of 140 million dollars.",
    "Orders quadrupled to 80 million dollars in 2021 from 20 million dollars in 2020.",
    "Exports averaged 4 million dollars a month in 2021, 48 million dollars in the year.",
]


def severities(text: str) -> set[str]:
    """The severities of all findings on a text but those that say what the bundled series lack."""
    return {finding.severity for finding in tidewaiter.check(text, date="2022-02-10").findings if finding.check != "verify"}


@pytest.mark.parametrize("text", ROUNDED)
def test_numbers_that_fit_only_when_rounded_do_not_agree(text: str) -> None:
    assert "agrees" not in severities(text)
    assert severities(text) <= {"cannot-check", "warning"}


@pytest.mark.parametrize("text", PRINTED)
def test_numbers_that_fit_as_printed_agree(text: str) -> None:
    assert {"agrees"} == severities(text)
