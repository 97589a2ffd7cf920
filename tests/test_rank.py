"""A claim of rank on every definition."""

from tests.figures import make_figure

from tidewaiter.check.context import CheckContext
from tidewaiter.check.rank import check_rank
from tidewaiter.records import Figure, Finding
from tidewaiter.series.bundled import BundledSeries


def check(*figures: Figure) -> list[Finding]:
    return list(check_rank(CheckContext(figures=figures, series=BundledSeries())))


def rank(value: float, **fields: str) -> Figure:
    return make_figure("largest", value, stat="rank", unit="other:rank", **fields)


def test_the_largest_exporter_of_vehicles_depends_on_who_counts() -> None:
    finding = check(rank(1))[0]

    assert (finding.severity, finding.reason) == ("warning", "definition")
    assert "holds on the counts of makers' associations, not on the counts of customs" in finding.title
    assert finding.working == (
        "association: China 4,910,000 > Japan 4,422,682 > South Korea 2,763,499: China is number 1",
        "customs: Japan 5,970,000 > China 5,221,000: China is number 2",
    )


def test_a_rank_that_holds_on_no_definition_is_a_warning() -> None:
    finding = check(rank(1, reporter="KR"))[0]

    assert (finding.severity, finding.reason) == ("warning", "unexplained")


def test_a_place_further_back_than_the_series_show_is_left_alone() -> None:
    assert check(rank(5, reporter="KR")) == []


def test_a_rank_that_holds_says_how_many_were_compared() -> None:
    finding = check(rank(3, reporter="KR"))[0]

    assert finding.severity == "agrees"
    assert "Only the 3 countries in the series were compared" in finding.message


def test_a_rank_whose_rivals_nobody_knows_is_left_alone() -> None:
    assert check(rank(1, product="toys")) == []
    assert check(rank(1, period="?")) == []


def test_a_claim_of_order_without_a_number_is_recomputed() -> None:
    text = "South Korea traded more with China than Japan in 2021, customs said."
    findings = list(check_rank(CheckContext(figures=(), text=text, date="2022-01-26", series=BundledSeries())))

    assert [finding.severity for finding in findings] == ["warning"]


def test_a_firm_of_a_country_is_not_the_country() -> None:
    text = "China's largest exporter of cars in 2021, ahead of a maker in Japan, shipped 0.5 million."
    assert list(check_rank(CheckContext(figures=(), text=text, date="2022-01-26", series=BundledSeries()))) == []
