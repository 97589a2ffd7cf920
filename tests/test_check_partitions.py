"""Wholes and parts: sum-of-parts, balance, component-growth, subset, share-value, share-over-100, share-change."""

from statement import growth, number, severities, state
from tidewaiter.check.balance import check_balance
from tidewaiter.check.component_growth import check_component_growth
from tidewaiter.check.share_change import check_share_change
from tidewaiter.check.share_over_100 import check_share_over_100
from tidewaiter.check.share_value import check_share_value
from tidewaiter.check.subset import check_subset
from tidewaiter.check.sum_of_parts import check_sum_of_parts

YUAN = {"unit": "CNY", "product": "goods"}
DOLLARS = {"unit": "USD", "product": "goods"}
GOODS = {"product": "goods"}


def test_exports_and_imports_that_do_not_make_the_trade_are_an_error() -> None:
    context = state(
        "Exports of 2.1 trillion and imports of 1.6 trillion took trade to 3.9 trillion yuan.",
        number("2.1 trillion", 2.1e12, **YUAN),
        number("1.6 trillion", 1.6e12, measure="imports", **YUAN),
        number("3.9 trillion", 3.9e12, measure="trade", **YUAN),
    )
    assert ["error"] == severities(check_sum_of_parts, context)


def test_exports_and_imports_of_two_periods_are_not_added() -> None:
    context = state(
        "Exports of 2.1 trillion and imports of 1.6 trillion took trade to 3.9 trillion yuan.",
        number("2.1 trillion", 2.1e12, **YUAN),
        number("1.6 trillion", 1.6e12, measure="imports", **YUAN | {"period": "2023-05/2023-05"}),
        number("3.9 trillion", 3.9e12, measure="trade", **YUAN),
    )
    assert [] == severities(check_sum_of_parts, context)


def test_mechanical_and_high_tech_products_are_never_added() -> None:
    context = state(
        "Exports were 20 trillion yuan, 14 trillion of them mechanical and 6.5 trillion high-tech.",
        number("20 trillion", 20e12, **YUAN),
        number("14 trillion", 14e12, unit="CNY", product="mechanical and electrical products"),
        number("6.5 trillion", 6.5e12, unit="CNY", product="high-tech products"),
    )
    assert [] == severities(check_sum_of_parts, context) + severities(check_subset, context)


def test_a_deficit_out_of_a_surplus_is_an_error_of_sign() -> None:
    context = state(
        "Exports of $300bn and imports of $220bn left a deficit of $80bn.",
        number("300bn", 300e9, **DOLLARS),
        number("220bn", 220e9, measure="imports", **DOLLARS),
        number("80bn", -80e9, measure="balance", **DOLLARS),
    )
    (finding,) = check_balance(context)
    assert ("error", "The sign is wrong") == (finding.severity, finding.message[:17])


def test_a_balance_within_rounding_agrees() -> None:
    context = state(
        "Exports of $300bn and imports of $220bn left a surplus of $80bn.",
        number("300bn", 300e9, **DOLLARS),
        number("220bn", 220e9, measure="imports", **DOLLARS),
        number("80bn", 80e9, measure="balance", **DOLLARS),
    )
    assert ["agrees"] == severities(check_balance, context)


def test_a_total_cannot_grow_outside_its_parts() -> None:
    context = state(
        "Trade grew 2.4 percent, exports 7.5 percent and imports 3 percent.",
        growth("2.4", 2.4, measure="trade", **GOODS),
        growth("7.5", 7.5, **GOODS),
        growth("3", 3, measure="imports", **GOODS),
    )
    assert ["error"] == severities(check_component_growth, context)


def test_the_weights_show_what_the_rates_alone_do_not() -> None:
    context = state(
        "Trade rose 2.4 percent to 14.14 trillion yuan, exports 7.5 percent to 8.39 trillion, imports 1 percent to 5.75.",
        growth("2.4", 2.4, measure="trade", **GOODS),
        number("14.14 trillion", 14.14e12, measure="trade", **YUAN),
        growth("7.5", 7.5, **GOODS),
        number("8.39 trillion", 8.39e12, **YUAN),
        growth("1", 1, measure="imports", **GOODS),
        number("5.75", 5.75e12, measure="imports", **YUAN),
    )
    (finding,) = check_component_growth(context)
    assert "error" == finding.severity
    assert finding.expected is not None
    assert finding.expected.low is not None
    assert finding.expected.low > 4.0


def test_imports_that_are_not_given_are_worked_out() -> None:
    context = state(
        "Trade rose 2.4 percent to 14.14 trillion yuan, exports 7.5 percent to 8.39 trillion.",
        growth("2.4", 2.4, measure="trade", **GOODS),
        number("14.14 trillion", 14.14e12, measure="trade", **YUAN),
        growth("7.5", 7.5, **GOODS),
        number("8.39 trillion", 8.39e12, **YUAN),
    )
    (finding,) = check_component_growth(context)
    assert ("note", "Imports, not given, follow: 5.75 trillion yuan, down 4.2 %") == (finding.severity, finding.title)


def test_rates_in_two_currencies_are_not_compared() -> None:
    context = state(
        "Trade grew 2.4 percent in yuan, exports 1.5 percent and imports 1 percent in dollars.",
        growth("2.4", 2.4, measure="trade", currency="CNY", **GOODS),
        growth("1.5", 1.5, currency="USD", **GOODS),
        growth("1", 1, measure="imports", currency="USD", **GOODS),
    )
    assert [] == severities(check_component_growth, context)


def test_a_part_above_its_whole_is_an_error() -> None:
    context = state(
        "Of 25bn yuan in vehicle exports, passenger cars were 33bn yuan.",
        number("25bn", 25e9, unit="CNY"),
        number("33bn", 33e9, unit="CNY", product="passenger cars"),
    )
    (finding,) = check_subset(context)
    assert "Part above its whole: passenger cars 33 billion yuan, of vehicles 25 billion yuan" == finding.title


def test_a_part_below_an_open_hedge_is_sound() -> None:
    context = state(
        "Exports exceeded 470bn yuan, cars over 33bn.",
        number("470bn", 470e9, bound="over", **YUAN),
        number("33bn", 33e9, unit="CNY", bound="over"),
    )
    assert [] == severities(check_subset, context)


def test_a_customs_count_is_no_part_of_an_association_count() -> None:
    context = state(
        "CAAM counted 4.91 million vehicles, customs 5.22 million cars.",
        number("4.91 million", 4.91e6, source="CAAM"),
        number("5.22 million", 5.22e6, source="GACC", product="passenger cars"),
    )
    assert [] == severities(check_subset, context)


def test_a_share_that_is_not_part_by_whole_is_an_error() -> None:
    context = state(
        "Cars, at 33bn of the city's 470bn yuan exports, made up 12 percent.",
        number("33bn", 33e9, unit="CNY"),
        number("470bn", 470e9, **YUAN),
        number("12", 12, stat="share"),
    )
    assert ["error"] == severities(check_share_value, context)
    sound = state(
        "Cars, at 33bn of the city's 470bn yuan exports, made up 7 percent.",
        number("33bn", 33e9, unit="CNY"),
        number("470bn", 470e9, **YUAN),
        number("7", 7, stat="share"),
    )
    assert ["agrees"] == severities(check_share_value, sound)


def test_shares_of_continents_that_sum_to_more_than_all_are_an_error() -> None:
    context = state(
        "Europe took 48 %, Asia 41 % and Africa 17 % of sales.",
        number("48", 48, stat="share", partner="Europe"),
        number("41", 41, stat="share", partner="Asia"),
        number("17", 17, stat="share", partner="Africa"),
    )
    assert ["error"] == severities(check_share_over_100, context)


def test_shares_of_groups_that_overlap_may_sum_to_more() -> None:
    context = state(
        "The Belt and Road took 48 %, ASEAN 31 % and Asia 61 % of sales.",
        number("48", 48, stat="share", partner="BRI"),
        number("31", 31, stat="share", partner="ASEAN"),
        number("61", 61, stat="share", partner="Asia"),
    )
    assert [] == severities(check_share_over_100, context)


def test_a_single_share_above_100_is_an_error_unless_it_is_of_gdp() -> None:
    context = state("Cars were 130 % of exports.", number("130", 130, stat="share"))
    assert ["error"] == severities(check_share_over_100, context)
    gdp = state("Trade was 130 % of GDP.", number("130", 130, stat="share", measure="gdp"))
    assert [] == severities(check_share_over_100, gdp)


def test_a_part_that_grows_more_slowly_cannot_gain_share() -> None:
    nev = {"product": "new energy vehicles"}
    context = state(
        "NEV exports grew 3 %, total exports 9 %, and NEVs' share rose 2 points.",
        growth("3", 3, **nev),
        growth("9", 9, product="goods"),
        number("2", 2, stat="change", unit="percentage_point", versus="year_earlier", **nev),
    )
    assert ["error"] == severities(check_share_change, context)
    sound = state(
        "NEV exports grew 30 %, total exports 9 %, and NEVs' share rose 2 points.",
        growth("30", 30, **nev),
        growth("9", 9, product="goods"),
        number("2", 2, stat="change", unit="percentage_point", versus="year_earlier", **nev),
    )
    assert ["agrees"] == severities(check_share_change, sound)
