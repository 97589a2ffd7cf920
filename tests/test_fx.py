"""Exchange rates: the bundled ECB file against rates reckoned elsewhere, and the customs' own."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.series.fx import TOLERANCE, ReferenceRates, average_rate, customs_rate, day_rate

REFERENCE = Path(__file__).parents[2] / "shared/reference/fx"
RATES = ReferenceRates()


def test_the_average_of_a_year_is_the_mean_of_its_days() -> None:
    assert average_rate("USD", "CNY", "2023-01/2023-12") == pytest.approx(7.084631, abs=5e-7)


@pytest.mark.corpus
@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference tables are not beside the project")
@pytest.mark.parametrize("table", ["ecb_cross_annual.csv", "ecb_cross_monthly.csv"])
def test_averages_are_those_of_the_reference(table: str) -> None:
    with (REFERENCE / table).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            months = row["period"] if "-" in row["period"] else f"{row['period']}-01/{row['period']}-12"
            for pair in ("CNY_per_USD", "JPY_per_USD", "CNY_per_EUR", "USD_per_EUR"):
                quote, base = pair.split("_per_")
                assert average_rate(base, quote, months) == pytest.approx(float(row[pair]), abs=2e-6), (row["period"], pair)


def test_a_day_without_a_rate_has_that_of_the_working_day_before() -> None:
    assert day_rate("USD", "CNY", "2023-12-31") == day_rate("USD", "CNY", "2023-12-29")


def test_a_currency_that_is_no_longer_quoted_has_no_rate() -> None:
    assert day_rate("EUR", "RUB", "2023-06-01") is None


@pytest.mark.parametrize("day", ["2023", "2023-05", "?", "", "1990-01-01", "2023-02-30"])
def test_what_is_no_day_of_the_file_has_no_rate(day: str) -> None:
    assert RATES.day("USD", "CNY", day) is None


@pytest.mark.parametrize(("base", "quote"), [("USD", "XXX"), ("open:$", "CNY"), ("", "CNY")])
def test_an_unknown_currency_has_no_rate(base: str, quote: str) -> None:
    assert RATES.average(base, quote, "2023-01/2023-12") is None


def test_a_rate_comes_with_its_written_tolerance() -> None:
    rate = RATES.average("USD", "CNY", "2023-01/2023-12")

    assert rate is not None
    assert (rate.high - rate.low) / (rate.high + rate.low) == pytest.approx(TOLERANCE)


def test_the_customs_rate_of_2023_lies_below_the_reference_rate() -> None:
    customs, average = customs_rate("2023-01/2023-12"), average_rate("USD", "CNY", "2023-01/2023-12")

    assert customs is not None
    assert average is not None
    assert customs.high < average
    assert RATES.customs("2023-01/2023-12") == customs
    assert RATES.customs("?") is None


@given(st.sampled_from(["USD", "CNY", "JPY", "GBP", "EUR", "INR"]), st.sampled_from(["USD", "CNY", "JPY", "GBP", "EUR", "INR"]))
def test_there_and_back_is_one(base: str, quote: str) -> None:
    there, back = day_rate(base, quote, "2024-03-15"), day_rate(quote, base, "2024-03-15")

    assert there is not None
    assert back is not None
    assert there * back == pytest.approx(1.0)
