"""A forecast beside its outcome, the pace of the text, and the growth still needed."""

from tests.figures import make_figure

from tidewaiter.check.context import CheckContext
from tidewaiter.check.forecast_outcome import check_forecast_outcome
from tidewaiter.records import Figure, Finding
from tidewaiter.series.bundled import BundledSeries


def check(*figures: Figure) -> list[Finding]:
    return list(check_forecast_outcome(CheckContext(figures=figures, series=BundledSeries())))


def test_a_forecast_below_the_pace_of_the_text_and_its_outcome() -> None:
    part = make_figure("1.758 million", 1.758e6, bound="about", step=1000.0, period="2023-01/2023-05")
    forecast = make_figure("4 million", 4e6, status="forecast", start=40)
    finding = check(part, forecast)[0]

    assert (finding.severity, finding.reason) == ("note", "forecast")
    assert (
        "outcome 4.91 million vehicles (CAAM), outcome 5.221 million vehicles (Chinese customs), pace 4.22 million"
        in finding.title
    )
    assert "so the forecast lies below it" in finding.message
    assert finding.figures == ("f40", "f0")
    assert finding.working[-1] == "1.758 million vehicles / 5 x 12 = 4.22 million vehicles"


def test_a_target_tells_the_growth_that_it_still_needs() -> None:
    city = {"measure": "trade", "product": "goods", "reporter": "CN-CQ", "mode": "cross_border_ecommerce", "unit": "CNY"}
    base = make_figure("20 billion", 20e9, bound="under", **city)
    target = make_figure("70 billion", 70e9, status="target", period="2025-01/2025-12", start=40, **city)
    finding = check(base, target)[0]

    assert "3.5 times 2023" in finding.title
    assert "growth of 87.1 % a year over 2 years" in finding.message


def test_a_target_for_a_part_is_not_set_beside_the_whole() -> None:
    target = make_figure(
        "5.5 million", 5.5e6, status="target", product="intelligent connected new energy vehicles", period="2030-01/2030-12"
    )
    finding = check(target)[0]

    assert (finding.severity, finding.reason) == ("cannot-check", "product-scope")
    assert "are a part only" in finding.message


def test_one_month_is_no_pace_of_a_year() -> None:
    part = make_figure("310,000", 310e3, product="toys", period="2023-01/2023-01")
    forecast = make_figure("4 million", 4e6, product="toys", status="forecast", start=40)

    assert check(part, forecast) == []


def test_what_happened_is_no_forecast() -> None:
    assert check(make_figure()) == []


def test_a_forecast_of_a_rate_is_left_alone() -> None:
    assert check(make_figure("5", 5.0, unit="percent", stat="level", status="forecast", measure="tariff")) == []
