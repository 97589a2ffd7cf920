"""So much a day over the days of the period, against the text's total and the official one."""

from typing import Any

from tests.figures import make_figure

from tidewaiter.check.context import CheckContext
from tidewaiter.check.rate_to_total import check_rate_to_total
from tidewaiter.records import Figure, Finding
from tidewaiter.series.bundled import BundledSeries


def check(text: str, *figures: Figure) -> list[Finding]:
    context = CheckContext(figures=figures, text=text, series=BundledSeries())
    return list(check_rate_to_total(context))


def rate(text: str, quote: str, value: float, **given: Any) -> Figure:
    return make_figure(quote, value, stat="average", start=text.index(quote), sentence_end=len(text), **given)


def test_fourteen_thousand_nevs_a_day_is_the_size_of_all_vehicle_exports() -> None:
    text = "more than 14,000 electric cars left the ports a day"
    finding = check(text, rate(text, "14,000", 14000, bound="over", product="new energy vehicles"))[0]

    assert (finding.severity, finding.reason) == ("error", "product-scope")
    assert "is 5.11 million: the exports of all vehicles, 4.3 times the 1.2 million new energy vehicles of CAAM" in finding.title
    assert finding.working[0] == "14,000 new energy vehicles x 365 days = 5.11 million new energy vehicles"


def test_the_same_rate_of_all_vehicles_agrees() -> None:
    text = "some 14,000 vehicles left the ports every day"

    assert check(text, rate(text, "14,000", 14000))[0].severity == "agrees"


def test_a_total_in_the_text_is_compared_first() -> None:
    text = "it made 1,200 a day, 438,000 in the year"
    total = make_figure("438,000", 438e3, product="toys", start=21, sentence_end=len(text))
    wrong = make_figure("912,000", 912e3, product="toys", start=21, sentence_end=len(text))

    assert check(text, rate(text, "1,200", 1200, product="toys"), total)[0].severity == "agrees"
    assert check(text, rate(text, "1,200", 1200, product="toys"), wrong)[0].severity == "error"


def test_a_rate_a_month_is_multiplied_by_months() -> None:
    text = "more than 100,000 new energy vehicles a month"
    finding = check(text, rate(text, "100,000", 100e3, product="new energy vehicles"))[0]

    assert finding.working[0].startswith("100,000 new energy vehicles x 12 months = 1.2 million")
    assert finding.severity == "agrees"


def test_an_average_of_something_else_than_time_is_left_alone() -> None:
    text = "each car sold for 14,000"

    assert check(text, rate(text, "14,000", 14000)) == []


def test_a_rate_without_period_or_total_is_left_alone() -> None:
    text = "1,200 toys a day"

    assert check(text, rate(text, "1,200", 1200, product="toys")) == []
    assert check(text, rate(text, "1,200", 1200, period="?")) == []
