"""A figure against the official figure of its cell: agreement, explanations, severities."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.figures import make_figure

import tidewaiter
from proportion import grows_in_proportion
from tidewaiter.check.context import CheckContext
from tidewaiter.check.verify import check_verify
from tidewaiter.records import Figure, Finding
from tidewaiter.series.bundled import BundledSeries
from tidewaiter.series.fx import ReferenceRates

CAAM = "China Association of Automobile Manufacturers"
GOODS = {"product": "goods", "unit": "CNY"}


def verify(*figures: Figure, text: str = "", path: str = "text.txt") -> list[Finding]:
    context = CheckContext(figures=figures, text=text, path=path, series=BundledSeries(), rates=ReferenceRates())
    return list(check_verify(context))


def verdict(quote: str, value: float, **given: Any) -> tuple[str, str | None]:
    finding = verify(make_figure(quote, value, **given))[0]
    return finding.severity, finding.reason


def test_a_figure_agrees_with_the_count_it_meets_and_hears_of_the_other() -> None:
    finding = verify(make_figure())[0]

    assert (finding.severity, finding.reason) == ("agrees", "definition")
    assert finding.title == "Agrees with CAAM: 4.91 million vehicles for 2023"
    assert "Chinese customs (GACC), which counts all declared vehicles and chassis" in finding.message
    assert [row.source for row in finding.evidence] == ["CAAM", "GACC"]
    assert all(row.citation and row.url for row in finding.evidence)


def test_the_source_that_the_text_names_is_the_one_compared() -> None:
    assert verdict("4.91 million", 4.91e6, source=CAAM)[0] == "agrees"
    assert verdict("5.22 million", 5.22e6, source="General Administration of Customs")[0] == "agrees"


def test_a_figure_of_another_source_than_the_one_named_is_a_warning() -> None:
    assert verdict("5.22 million", 5.22e6, source="CAAM") == ("warning", "attribution")
    assert verdict("4.91 million", 4.91e6, source="customs") == ("warning", "attribution")


def test_a_figure_credited_to_a_source_without_a_count_of_its_own_is_a_note() -> None:
    assert verdict("4.91 million", 4.91e6, source="Ministry of Industry and Information Technology") == ("note", "attribution")


def test_swapped_digits_are_an_error() -> None:
    finding = verify(make_figure("4.19 million", 4.19e6, source=CAAM))[0]

    assert (finding.severity, finding.reason) == ("error", "digits")
    assert "Swapping two digits" in finding.message
    assert finding.expected is not None
    assert (finding.expected.low, finding.expected.high) == (4.905e6, 4.915e6)
    assert finding.figures == ("f0",)


@pytest.mark.parametrize(
    ("quote", "value"), [("491,000", 491e3), ("49.1 million", 49.1e6), ("491 million", 491e6), ("4,910", 4910.0)]
)
def test_a_slipped_scale_is_an_error(quote: str, value: float) -> None:
    assert verdict(quote, value) == ("error", "scale-slip")


def test_a_number_that_nothing_explains_is_an_error_where_every_definition_is_known() -> None:
    assert verdict("4.65 million", 4.65e6) == ("error", "unexplained")


def test_a_number_that_a_missing_definition_may_explain_is_a_note() -> None:
    severity, reason = verdict("438,000", 438e3, period="2023-05/2023-05")

    assert (severity, reason) == ("note", "definition")


def test_makers_pages_print_customs_counts_too() -> None:
    assert verdict("438,000", 438e3, period="2023-05/2023-05", source=CAAM) == ("note", "definition")


def test_the_value_of_another_period_is_named() -> None:
    finding = verify(make_figure("4.412 million", 4.412e6))[0]

    assert (finding.severity, finding.reason) == ("warning", "period")
    assert "4.412 million vehicles for January to November 2023" in finding.message


def test_the_value_of_a_part_is_named() -> None:
    assert verdict("1.203 million", 1.203e6) == ("warning", "product-scope")


def test_value_called_volume_is_named() -> None:
    assert verdict("101.6 billion", 101.6e9) == ("warning", "basis")


def test_exports_are_not_taken_for_trade() -> None:
    assert verdict("13.92 trillion", 13.92e12, **GOODS) == ("warning", "product-scope")


def test_growth_is_compared_in_its_own_currency() -> None:
    november = {"stat": "growth", "measure": "imports", "product": "goods", "period": "2023-11/2023-11"}

    assert verdict("0.6", 0.6, currency="CNY", basis="value", **november)[0] == "agrees"
    assert verdict("0.6", -0.6, currency="USD", basis="value", **november)[0] == "agrees"
    assert verdict("0.6", 0.6, currency="USD", basis="value", **november) == ("warning", "currency")


def test_growth_beside_a_level_is_measured_as_the_level() -> None:
    year = {"product": "goods", "period": "2023-01/2023-12"}
    level = make_figure("23.77 trillion", 23.77e12, unit="CNY", **year)
    growth = make_figure("4.6", -4.6, stat="growth", start=30, **year)

    assert [(finding.severity, finding.reason) for finding in verify(level, growth)] == [
        ("agrees", None),
        ("warning", "currency"),
    ]


def test_growth_reckoned_from_published_levels_is_a_note() -> None:
    trade = {"stat": "growth", "measure": "trade", "product": "goods", "currency": "CNY", "basis": "value"}
    finding = verify(make_figure("0.74", -0.74, **trade))[0]

    assert (finding.severity, finding.reason) == ("note", "comparable-basis")
    assert "42.07 trillion yuan for 2022 to 41.76 trillion yuan for 2023" in finding.message


def test_swapped_digits_of_a_growth_are_an_error() -> None:
    assert verdict("18.5", 18.5, stat="growth", period="2023-01/2023-05", source=CAAM) == ("error", "digits")


def test_a_multiple_taken_for_a_growth_is_named() -> None:
    nevs = {"stat": "growth", "product": "new energy vehicles", "period": "2023-01/2023-06"}

    assert verdict("260", 260.0, step=10.0, **nevs) == ("warning", "multiple")


def test_a_growth_revised_by_less_than_a_point_is_no_error() -> None:
    months = {"stat": "growth", "product": "goods", "period": "2025-01/2025-04", "currency": "CNY", "basis": "value"}

    assert verdict("7.2", 7.2, **months) == ("warning", "unexplained")
    assert verdict("9.2", 9.2, **months) == ("error", "unexplained")


def test_cut_digits_are_a_note() -> None:
    assert verdict("31.43 million", 31.43e6, measure="sales", period="2024-01/2024-12") == ("note", "rounding")


def test_a_difference_below_one_percent_may_be_a_revision() -> None:
    assert verdict("4.94 million", 4.94e6, source=CAAM) == ("warning", "vintage")


@pytest.mark.parametrize(
    ("quote", "value", "bound", "severity"),
    [
        ("5 million", 5e6, "over", "agrees"),
        ("5 million", 5e6, "under", "agrees"),
        ("3 million", 3e6, "over", "agrees"),
        ("4.9 million", 4.9e6, "about", "agrees"),
    ],
)
def test_a_hedge_is_part_of_the_claim(quote: str, value: float, bound: str, severity: str) -> None:
    assert verdict(quote, value, bound=bound)[0] == severity


def test_a_row_known_from_one_page_raises_a_warning_at_most() -> None:
    assert verdict("1.93 million", 1.93e6, period="2023-01/2023-04", source="KAMA", reporter="CN")[0] != "error"
    assert verdict("7.83 trillion", 7.83e12, period="2023-01/2023-04", **GOODS) == ("warning", "unexplained")


def test_an_assumed_field_keeps_a_difference_from_being_an_error() -> None:
    known = {"measure": "stated", "product": "stated", "reporter": "assumed", "period": "stated"}

    assert verdict("4.19 million", 4.19e6, known=known) == ("warning", "digits")


def test_forecasts_targets_and_averages_are_not_verified() -> None:
    assert verify(make_figure(status="forecast"), make_figure(stat="average", start=50)) == []


def test_a_level_of_a_month_is_not_compared_with_a_cumulative_one() -> None:
    finding = verify(make_figure("420,000", 420e3, period="2023-09/2023-09"))[0]

    assert finding.severity == "cannot-check"
    assert "Month and cumulative figures are not compared" in finding.message


def test_what_has_no_official_figure_is_said_once() -> None:
    findings = verify(*(make_figure("3 million", 3e6, product="toys", start=start) for start in (0, 20, 40)))

    assert [(finding.severity, finding.figures) for finding in findings] == [("cannot-check", ())]
    assert findings[0].title == "3 of 3 figures have no official figure here to compare with"


def test_a_conversion_in_brackets_is_no_official_total() -> None:
    text = "Exports were 23.77 trillion yuan ($3.36 trillion)."
    yuan = make_figure("23.77 trillion", 23.77e12, start=13, sentence_end=len(text), **GOODS)
    dollars = make_figure("3.36 trillion", 3.36e12, unit="USD", product="goods", start=34, sentence_end=len(text))

    assert [finding.figures for finding in verify(yuan, dollars, text=text)] == [("f13",)]


def test_a_text_is_not_verified_by_a_row_that_was_read_in_it() -> None:
    city = {"reporter": "CN-CQ", "unit": "CNY"}
    figures = (
        make_figure("470 billion", 470e9, bound="over", product="goods", start=0, **city),
        make_figure("200 billion", 200e9, bound="under", product="goods", mode="general_trade", start=20, **city),
        make_figure("33 billion", 33e9, bound="over", start=40, **city),
        make_figure("25 billion", 25e9, bound="over", product="passenger cars", start=60, **city),
        make_figure(
            "20 billion", 20e9, bound="under", measure="trade", product="goods", mode="cross_border_ecommerce", start=80, **city
        ),
        make_figure(
            *("174 million", 174e6),
            unit="USD",
            product="goods",
            mode="market_procurement",
            reporter="CN-CQ",
            period="2022-12/2023-12",
            start=99,
        ),
    )

    assert {finding.severity for finding in verify(*figures)} == {"cannot-check"}
    assert {finding.severity for finding in verify(*figures[:3])} == {"agrees"}


def test_a_text_from_the_very_address_is_its_own_source() -> None:
    figure = make_figure("470 billion", 470e9, bound="over", product="goods", reporter="CN-CQ", unit="CNY")
    url = verify(figure)[0].evidence[0].url

    assert verify(figure, path=url)[0].severity == "cannot-check"


def test_thousands_of_figures_are_checked_in_linear_time() -> None:
    def prepare(count: int) -> Callable[[], object]:
        figures = tuple(make_figure("4.19 million", 4.19e6, start=20 * place) for place in range(count))
        return lambda: verify(*figures)

    assert 2000 == len(prepare(2000)())  # type: ignore[arg-type]
    assert grows_in_proportion(prepare, 250)


def test_ids_are_stable_and_differ_by_figure() -> None:
    first, second = make_figure(), make_figure(start=50)

    assert [finding.id for finding in verify(first, second)] == [finding.id for finding in verify(first, second)]
    assert len({finding.id for finding in verify(first, second)}) == 2


def test_without_series_nothing_is_said() -> None:
    assert list(check_verify(CheckContext(figures=(make_figure(),)))) == []


@pytest.mark.parametrize("period", ["?", "2023", "2023-05-09/2023-05-09", "9999-01/9999-12"])
@pytest.mark.parametrize("value", [0.0, -4.91e6, 4.91e300, 1e-9])
def test_odd_figures_do_not_raise(period: str, value: float) -> None:
    for stat in ("level", "growth", "share"):
        assert isinstance(verify(make_figure("x", value, stat=stat, period=period)), list)


def test_a_number_that_may_be_of_a_city_is_not_held_against_the_country() -> None:
    city = make_figure("5 billion", 5e9, product="goods", reporter="CN-CQ", unit="CNY")
    loose = make_figure("7 billion", 7e9, start=90, product="goods", unit="CNY", known={"reporter": "inherited"})

    assert {"warning", "error"} & {finding.severity for finding in verify(loose)}
    assert {"cannot-check"} == {finding.severity for finding in verify(city, loose) if loose.id in finding.figures}


@pytest.mark.parametrize(("quote", "said"), [("44.12 million", "9 times as large"), ("9.0 million", "83.3% apart")])
def test_a_number_many_times_too_large_is_said_so(quote: str, said: str) -> None:
    text = f"BEIJING, Jan. 20, 2024 -- China exported {quote} motor vehicles in 2023, CAAM said."
    found = [line for finding in tidewaiter.check(text).findings if finding.severity == "error" for line in finding.working]
    assert any(line.endswith(said) for line in found)
