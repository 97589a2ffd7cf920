"""Two currencies imply a rate, and one of the rates of the time fits it."""

from typing import Any

import pytest
from tests.figures import make_figure

import tidewaiter
from tidewaiter.check.context import CheckContext
from tidewaiter.check.fx_implied import check_fx_implied
from tidewaiter.records import Finding
from tidewaiter.series.fx import ReferenceRates


def convert(
    first: tuple[str, float, str], second: tuple[str, float, str], date: str | None = None, **given: Any
) -> list[Finding]:
    """Check `<first> (<second>)`, each a quote, a value and a currency."""
    text = f"worth {first[0]} {first[2]} ({second[0]} {second[2]})."
    common = {"sentence_end": len(text), "product": "goods", **given}
    hedge = common.pop("hedge_bound", "exact")
    figures = (
        make_figure(first[0], first[1], unit=first[2], start=text.index(first[0]), **common),
        make_figure(second[0], second[1], unit=second[2], start=text.index("(") + 1, bound=hedge, **common),
    )
    context = CheckContext(figures=figures, text=text, date=date, rates=ReferenceRates())
    return list(check_fx_implied(context))


def test_the_rate_that_fits_best_is_named() -> None:
    finding = convert(("1.25 billion", 1.25e9, "CNY"), ("174 million", 1.74e8, "USD"), "2024-02-26", period="2022-12/2023-12")[0]

    assert finding.severity == "agrees"
    assert "7.184 CNY per USD: fits the rate of the text's day (2024-02-26), 7.197" in finding.title
    assert "average rate of December 2022 to December 2023, 7.076" in finding.message
    assert finding.working[0].endswith("= 7.135 to 7.233 CNY per USD")


def test_the_converted_figure_comes_first() -> None:
    finding = convert(("6.9 billion", 6.9e9, "CNY"), ("1.2 billion", 1.2e9, "USD"), "2023-12-07")[0]

    assert finding.figures == ("f23", "f6")


def test_a_rate_that_no_time_fits_is_an_error() -> None:
    finding = convert(("6.9 billion", 6.9e9, "CNY"), ("1.2 billion", 1.2e9, "USD"), "2023-12-07")[0]

    assert (finding.severity, finding.reason) == ("error", "exchange-rate")
    assert {row.source for row in finding.evidence} == {"ECB", "GACC"}
    assert "beyond 2%" in finding.working[-1]


def test_a_slipped_scale_is_named() -> None:
    finding = convert(("3.7 trillion", 3.7e12, "CNY"), ("51.98 billion", 51.98e9, "USD"), "2023-12-07", period="2023-11/2023-11")[
        0
    ]

    assert (finding.severity, finding.reason) == ("error", "scale-slip")
    assert "10 times too large or too small" in finding.message


def test_a_rate_within_two_percent_is_a_note() -> None:
    finding = convert(
        ("100.0 billion", 100e9, "CNY"), ("14.12 billion", 14.12e9, "USD"), "2023-06-30", period="2023-06/2023-06", step=1e7
    )[0]

    assert (finding.severity, finding.reason) == ("note", "exchange-rate")


def test_a_hedge_makes_an_error_a_warning() -> None:
    finding = convert(
        *(("165.6 billion", 165.6e9, "CNY"), ("23.89 billion", 23.89e9, "USD")),
        "2020-11-19",
        period="2020-10/2020-10",
        hedge_bound="about",
    )[0]

    assert finding.severity == "warning"


def test_the_customs_rate_is_one_of_the_candidates() -> None:
    finding = convert(("23.77 trillion", 23.77e12, "CNY"), ("3.38 trillion", 3.38e12, "USD"))[0]

    assert finding.severity == "agrees"
    assert "customs' totals of 2023, 7.036" in finding.title


def test_yen_are_told_a_dollar() -> None:
    finding = convert(
        ("22.201 trillion", 22.201e12, "JPY"), ("214.6 billion", 214.6e9, "USD"), "2005-01-26", period="2004-01/2004-12"
    )[0]

    assert "103.5 JPY per USD" in finding.title


def test_a_target_ahead_is_converted_at_the_day_of_the_text() -> None:
    finding = convert(
        ("120 billion", 120e9, "CNY"), ("16.7 billion", 16.7e9, "USD"), "2024-02-26", period="2027-01/2027-12", status="target"
    )[0]

    assert finding.severity == "agrees"
    assert "the text's day" in finding.title


@pytest.mark.parametrize(("date", "period"), [(None, "?"), ("1987-03-19", "1987-01/1987-02")])
def test_without_a_rate_of_the_time_it_says_so(date: str | None, period: str) -> None:
    assert (
        convert(("6.9 billion", 6.9e9, "CNY"), ("1.2 billion", 1.2e9, "USD"), date, period=period)[0].severity == "cannot-check"
    )


def test_two_amounts_in_one_currency_are_no_conversion() -> None:
    assert convert(("6.9 billion", 6.9e9, "CNY"), ("1.2 billion", 1.2e9, "CNY"), "2023-12-07") == []


def test_amounts_of_different_cells_outside_brackets_are_no_conversion() -> None:
    text = "exports of 6.9 billion yuan and imports of 1.2 billion dollars"
    exports = make_figure("6.9 billion", 6.9e9, unit="CNY", start=11, sentence_end=len(text))
    imports = make_figure("1.2 billion", 1.2e9, unit="USD", start=43, measure="imports", sentence_end=len(text))
    context = CheckContext(figures=(exports, imports), text=text, rates=ReferenceRates())

    assert list(check_fx_implied(context)) == []


def test_a_currency_that_several_countries_call_so_is_asked_for() -> None:
    text = "Fish exports came to 40 million kroner ($6 million) in May."
    found = [finding for finding in tidewaiter.check(text, date="2024-06-10").findings if finding.check == "fx-implied"]

    assert [("cannot-check", "40 million kroner for 6 million US dollars: whose krone is meant?")] == [
        (finding.severity, finding.title) for finding in found
    ]
