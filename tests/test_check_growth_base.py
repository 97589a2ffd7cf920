from statement import growth, number, severities, state
from tidewaiter.check.growth_base import check_growth_base

BEFORE = {"period": "2022-01/2022-12"}


def test_a_growth_that_does_not_lead_from_the_base_to_the_level_is_an_error() -> None:
    context = state(
        "Exports rose 20 percent to 600,000 units from 450,000 in 2022.",
        growth("20", 20),
        number("600,000", 600_000),
        number("450,000", 450_000, **BEFORE),
    )
    (finding,) = check_growth_base(context)
    assert ("error", "Growth does not fit: 600,000 vehicles is 33.3 % above 450,000 vehicles, not 20 %") == (
        finding.severity,
        finding.title,
    )


def test_the_base_is_known_by_the_word_before_it_where_its_period_is_not() -> None:
    context = state(
        "Exports rose 20 percent to 600,000 units from 450,000.",
        growth("20", 20, period="?"),
        number("600,000", 600_000, period="?"),
        number("450,000", 450_000, period="?"),
    )
    assert ["error"] == severities(check_growth_base, context)


def test_a_growth_within_the_printed_digits_agrees_and_shows_the_working() -> None:
    context = state(
        "Exports rose 33.3 percent to 600,000 units from 450,000 in 2022.",
        growth("33.3", 33.3),
        number("600,000", 600_000),
        number("450,000", 450_000, **BEFORE),
    )
    (finding,) = check_growth_base(context)
    assert "agrees" == finding.severity
    assert 3 == len(finding.working)


def test_official_growth_of_trade_is_at_most_a_note() -> None:
    euros = {"unit": "EUR", "product": "goods"}
    context = state(
        "Trade rose 0.2 percent to 41.76 trillion, after 42.07 trillion in 2022.",
        growth("0.2", 0.2, measure="trade", product="goods"),
        number("41.76 trillion", 41.76e12, measure="trade", **euros),
        number("42.07 trillion", 42.07e12, measure="trade", **euros, **BEFORE),
    )
    (finding,) = check_growth_base(context)
    assert ("note", "comparable-basis") == (finding.severity, finding.reason)


def test_a_growth_of_value_is_not_held_against_a_count() -> None:
    context = state(
        "Exports rose 20 percent by value to 600,000 units from 450,000 in 2022.",
        growth("20", 20, basis="value"),
        number("600,000", 600_000),
        number("450,000", 450_000, **BEFORE),
    )
    assert [] == severities(check_growth_base, context)


def test_a_month_is_not_the_base_of_a_cumulative_level() -> None:
    context = state(
        "Exports rose 20 percent to 600,000 units after 450,000 were shipped in May.",
        growth("20", 20, period="2023-01/2023-05"),
        number("600,000", 600_000, period="2023-01/2023-05"),
        number("450,000", 450_000, period="2023-05/2023-05", unit="tonne"),
    )
    assert [] == severities(check_growth_base, context)


def test_zeros_that_may_be_rounding_make_a_warning() -> None:
    context = state(
        "Sales rose 26 percent to 800,000 units from 612,000 in 2022.",
        growth("26", 26),
        number("800,000", 800_000),
        number("612,000", 612_000, **BEFORE),
    )
    assert ["warning"] == severities(check_growth_base, context)
