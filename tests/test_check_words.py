"""Words against numbers: changes, points, times, falls, doubling, faster and slower, hedges."""

from statement import growth, number, severities, state
from tidewaiter.check.change_level_growth import check_change_level_growth
from tidewaiter.check.decline_over_100 import check_decline_over_100
from tidewaiter.check.doubling_words import check_doubling_words
from tidewaiter.check.growth_acceleration import check_growth_acceleration
from tidewaiter.check.growth_base import check_growth_base
from tidewaiter.check.hedge import check_hedge
from tidewaiter.check.pct_vs_point import check_pct_vs_point
from tidewaiter.check.times_more import check_times_more

BEFORE = {"period": "2022-01/2022-12"}


def test_a_change_that_is_not_the_growth_of_its_level_is_an_error() -> None:
    context = state(
        "Shipments grew by 80,000, or 10 percent, to 1.2 million.",
        number("80,000", 80_000, stat="change", versus="year_earlier"),
        growth("10", 10),
        number("1.2 million", 1.2e6),
    )
    (finding,) = check_change_level_growth(context)
    assert "Change does not fit: 80,000 vehicles on the way to 1.2 million vehicles is 7.14 % growth, not 10 %" == finding.title


def test_a_fall_has_a_negative_change() -> None:
    context = state(
        "Shipments fell by 80,000, or 6.3 percent, to 1.2 million.",
        number("80,000", -80_000, stat="change", versus="year_earlier"),
        growth("6.3", -6.3),
        number("1.2 million", 1.2e6),
    )
    assert ["agrees"] == severities(check_change_level_growth, context)


def test_a_change_is_held_against_the_level_before() -> None:
    context = state(
        "Shipments grew by 80,000 to 1.25 million from 1.12 million.",
        number("80,000", 80_000, stat="change"),
        number("1.25 million", 1.25e6),
        number("1.12 million", 1.12e6),
    )
    assert ["error"] == severities(check_change_level_growth, context)


def test_a_difference_of_shares_called_percent_is_a_warning() -> None:
    context = state(
        "The share rose from 60 to 63 percent, an increase of 3 percent.",
        number("60", 60, stat="share", **BEFORE),
        number("63", 63, stat="share"),
        growth("3", 3),
    )
    (finding,) = check_pct_vs_point(context)
    assert ("warning", "From 60 % to 63 % is 3 percentage points, not percent") == (finding.severity, finding.title)


def test_a_difference_of_shares_in_points_agrees() -> None:
    context = state(
        "The share rose from 60 to 63 percent, an increase of 3 percentage points.",
        number("60", 60, stat="share"),
        number("63", 63, stat="share"),
        number("3", 3, stat="change", unit="percentage_point", versus="year_earlier"),
    )
    assert ["agrees"] == severities(check_pct_vs_point, context)


def test_the_base_chooses_the_reading_of_times() -> None:
    context = state(
        "Battery exports grew 1.6 times to 457,000 tonnes from 176,000.",
        number("1.6", 1.6, stat="growth", unit="times"),
        number("457,000", 457_000, unit="tonne"),
        number("176,000", 176_000, unit="tonne", **BEFORE),
    )
    assert ["agrees"] == severities(check_times_more, context)


def test_times_that_fit_in_no_reading_are_a_warning_and_without_a_base_both_are_shown() -> None:
    context = state(
        "Battery exports grew 3.6 times to 457,000 tonnes from 176,000.",
        number("3.6", 3.6, stat="growth", unit="times"),
        number("457,000", 457_000, unit="tonne"),
        number("176,000", 176_000, unit="tonne", **BEFORE),
    )
    assert ["warning"] == severities(check_times_more, context)
    alone = state("Battery exports grew 3.6 times.", number("3.6", 3.6, stat="growth", unit="times"))
    assert ["note"] == severities(check_times_more, alone)


def test_nothing_falls_by_more_than_all_of_it_but_a_balance() -> None:
    assert ["error"] == severities(check_decline_over_100, state("Orders fell 130 percent.", growth("130", -130)))
    assert [] == severities(check_decline_over_100, state("Orders fell 100 percent.", growth("100", -100)))
    surplus = state("The surplus fell 130 percent.", growth("130", -130, measure="balance"))
    assert [] == severities(check_decline_over_100, surplus)


def test_nearly_doubled_is_not_62_percent() -> None:
    assert ["warning"] == severities(check_doubling_words, state("Sales nearly doubled, up 62 percent.", growth("62", 62)))
    assert ["agrees"] == severities(check_doubling_words, state("Sales nearly doubled, up 92 percent.", growth("92", 92)))
    assert ["agrees"] == severities(check_doubling_words, state("Sales more than doubled, up 115 percent.", growth("115", 115)))


def test_a_growth_of_another_clause_does_not_belong_to_the_word() -> None:
    context = state("Exports doubled while imports rose 5 percent.", growth("5", 5, measure="imports"))
    assert [] == severities(check_doubling_words, context)


def test_doubled_is_no_exact_growth() -> None:
    context = state(
        "Exports doubled to 10.6 million units from 5.1 million in 2022.",
        growth("doubled", 100),
        number("10.6 million", 10.6e6),
        number("5.1 million", 5.1e6, **BEFORE),
    )
    assert [] == severities(check_growth_base, context)
    assert ["agrees"] == severities(check_doubling_words, context)


def test_growth_that_quickened_must_be_higher() -> None:
    context = state("Growth quickened to 1.2 % from 1.5 %.", growth("1.2", 1.2), growth("1.5", 1.5, **BEFORE))
    assert ["error"] == severities(check_growth_acceleration, context)
    slowed = state("Growth slowed to 1.2 % from 1.5 %.", growth("1.2", 1.2), growth("1.5", 1.5, **BEFORE))
    assert ["agrees"] == severities(check_growth_acceleration, slowed)


def test_a_fall_that_quickened_is_a_larger_fall() -> None:
    context = state("The fall quickened to 3.2 % from 1.5 %.", growth("3.2", -3.2), growth("1.5", -1.5, **BEFORE))
    assert ["agrees"] == severities(check_growth_acceleration, context)


def test_points_between_two_rates_must_be_their_difference() -> None:
    november, october = {"period": "2023-11/2023-11"}, {"period": "2023-10/2023-10"}
    points = {"stat": "change", "unit": "percentage_point", "versus": "previous_period"}
    text = "In October trade grew 0.9 %. In November it grew 1.2 %, 0.5 points higher."
    context = state(text, growth("0.9", 0.9, **october), growth("1.2", 1.2, **november), number("0.5", 0.5, **points, **november))
    assert ["error"] == severities(check_growth_acceleration, context)


def test_nearly_does_not_stand_for_more() -> None:
    context = state(
        "Exports were nearly 5 million. Exports reached 5.22 million.",
        number("5 million", 5e6, bound="under", hedge="nearly"),
        number("5.22 million", 5.22e6),
    )
    assert ["warning"] == severities(check_hedge, context)


def test_a_hedge_on_an_exact_number_is_a_warning_and_on_a_round_one_nothing() -> None:
    assert ["warning"] == severities(check_hedge, state("Up over 79.2 %.", growth("79.2", 79.2, bound="over", hedge="over")))
    assert [] == severities(check_hedge, state("Up over 80 %.", growth("80", 80, bound="over", hedge="over")))
