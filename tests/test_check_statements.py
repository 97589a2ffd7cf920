"""Numbers that the words of one statement set against each other, and caps that stand in no text."""

import pytest

import tidewaiter
from tidewaiter.codes.rules import rule_for, rules


def severities(text: str, check: str, date: str | None = None) -> list[str]:
    """Give the severities of the findings of one check on a text."""
    return [finding.severity for finding in tidewaiter.check(text, date=date).findings if finding.check == check]


def test_every_rule_has_its_page_and_its_time() -> None:
    assert [] == [rule.code for rule in rules() if not (rule.citation and rule.url.startswith("http") and rule.since)]


def test_a_rule_holds_in_its_time_only() -> None:
    assert ["MP-1", "MP-3", None] == [
        rule.code if rule is not None else None
        for rule in (rule_for("market_procurement", "declarations", month) for month in ("2019-11", "2019-12", "2013-01"))
    ]


@pytest.mark.parametrize(("value", "expected"), [("19.2 million", ["agrees"]), ("96 million", ["error"])])
def test_the_cap_of_market_procurement_need_not_stand_in_the_text(value: str, expected: list[str]) -> None:
    text = f"In March Linyi exported 240 declarations worth {value} U.S. dollars by market procurement trade."
    assert expected == severities(text, "limit", "2021-04-13")


def test_a_declaration_above_the_cap_that_was_refused_is_no_error() -> None:
    text = "A single declaration of 480,000 dollars {} under market procurement trade."
    assert ["error"] == severities(text.format("was cleared"), "limit", "2022-05-04")
    assert [] == severities(text.format("could not be cleared"), "limit", "2022-05-04")


def test_the_difference_of_two_rates_is_in_points_whatever_it_was_read_as() -> None:
    text = "The toll went from 20 percent to 26 percent, an increase of {} percent."
    assert ["warning"] == severities(text.format("6"), "pct-vs-point", "2022-05-04")
    assert [] == severities(text.format("30"), "pct-vs-point", "2022-05-04")


def test_a_multiple_between_two_levels_is_their_quotient() -> None:
    text = "The yard exported 8,000 pumps in 2021, {} times the 2,000 of 2020."
    assert ["warning"] == severities(text.format("six"), "times-more", "2022-05-04")
    assert "warning" not in severities(text.format("four"), "times-more", "2022-05-04")


def test_a_number_said_again_with_another_scale_has_slipped() -> None:
    text = "The works exported 1.36 billion yuan of lamps, or {} billion yuan."
    assert ["error"] == severities(text.format("13.6"), "unit-slip", "2022-05-04")
    assert [] == severities(text.format("1.36"), "unit-slip", "2022-05-04")


@pytest.mark.parametrize("when", ["On February 29, 2023,", "In the thirteenth month of 2021", "On 31 June 2022"])
def test_a_date_that_no_calendar_has_is_an_error(when: str) -> None:
    assert ["error"] == severities(f"{when} exports were 4,300 tonnes.", "period-calendar", "2023-06-02")


@pytest.mark.parametrize("when", ["On February 29, 2024,", "In May 2021", "On 30 June 2022"])
def test_a_date_that_there_is_is_none(when: str) -> None:
    assert [] == severities(f"{when} exports were 4,300 tonnes.", "period-calendar", "2024-06-02")


def test_a_price_per_barrel_is_no_daily_rate() -> None:
    text = "Kuwait imported 3.2 million barrels a day in 2023 at 18.27 dollars a barrel; imports were 40 dollars in 2023."
    assert [] == severities(text, "rate-to-total", "2024-06-02")


def test_a_source_whose_figure_is_not_here_is_not_contradicted_by_another_count() -> None:
    text = "China exported {} vehicles in May 2023, customs data showed."
    assert ["note"] == severities(text.format("500,000"), "verify", "2023-06-20")


def test_a_lone_number_against_the_source_it_names_is_an_error() -> None:
    text = "China's goods trade in November 2023 was 37.96 trillion yuan, Chinese customs said."
    assert ["error"] == severities(text, "verify", "2023-12-20")
