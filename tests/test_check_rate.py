"""A rate and a total that one statement puts side by side, read from its words."""

import pytest

import tidewaiter

BROKEN = (
    "In May, 62 cargo flights a day took off for Oslo, 822 for the month.",
    "Every month of 2019 the yard loaded an average of 36,000 tonnes of grain, a total of 276,000 tonnes for the year.",
)
LEFT_ALONE = (
    "Oil demand grew 1.2 million barrels a day in 2023 to 102 million barrels.",
    "The port handled 3,000 containers a day in May. In June it handled 120,000 containers.",
    "Mexico ships 2,000 trucks a day to the US. Canada shipped 310,000 trucks in 2023.",
    "The terminal can load 5,000 wagons a week, and loaded 21,000 in 2023.",
)


def severities(text: str) -> list[str]:
    findings = tidewaiter.check(text, date="2024-02-01").findings
    return [finding.severity for finding in findings if finding.check == "rate-to-total"]


@pytest.mark.parametrize("text", BROKEN)
def test_a_rate_that_does_not_make_its_total_is_an_error(text: str) -> None:
    assert ["error"] == severities(text)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_rate_beside_a_number_of_something_else_is_left_alone(text: str) -> None:
    assert [] == severities(text)
