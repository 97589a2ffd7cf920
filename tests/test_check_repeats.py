"""One thing twice: unit-slip, repeat-conflict, names; and periods and limits."""

import pytest

from statement import growth, number, severities, state
from tidewaiter.check.limit import check_limit
from tidewaiter.check.period_calendar import check_period_calendar
from tidewaiter.check.repeat_conflict import check_repeat_conflict
from tidewaiter.check.unit_slip import check_unit_slip


def test_the_same_digits_with_another_scale_are_a_slip_and_no_conflict() -> None:
    context = state(
        "Exports were 4.91 million. Exports of 491,000 were a record.", number("4.91 million", 4.91e6), number("491,000", 491_000)
    )
    (finding,) = check_unit_slip(context)
    assert ("error", "scale-slip") == (finding.severity, finding.reason)
    assert [] == severities(check_repeat_conflict, context)


def test_a_bracket_in_chinese_must_be_the_same_number() -> None:
    wrong = state("China exported 491,000 vehicles (491万辆).", number("491,000", 491_000))
    right = state("China exported 4.91 million vehicles (491万辆).", number("4.91 million", 4.91e6))
    assert ["error"] == severities(check_unit_slip, wrong)
    assert ["agrees"] == severities(check_unit_slip, right)


def test_two_values_of_one_cell_are_a_warning_but_not_of_two_sources() -> None:
    text = "Exports were 4.9 million. Exports of 5.1 million were a record."
    context = state(text, number("4.9 million", 4.9e6), number("5.1 million", 5.1e6))
    assert ["warning"] == severities(check_repeat_conflict, context)
    sources = state(text, number("4.9 million", 4.9e6, source="CAAM"), number("5.1 million", 5.1e6, source="GACC"))
    assert [] == severities(check_repeat_conflict, sources)
    unknown = state(text, number("4.9 million", 4.9e6, period="?"), number("5.1 million", 5.1e6, period="?"))
    assert [] == severities(check_repeat_conflict, unknown)


def test_rounding_is_no_conflict() -> None:
    context = state(
        "Exports were 4.9 million. Exports of 4.91 million.", number("4.9 million", 4.9e6), number("4.91 million", 4.91e6)
    )
    assert [] == severities(check_repeat_conflict, context)


def test_a_name_with_letters_swapped_is_a_warning_and_one_with_another_letter_a_note() -> None:
    assert ["warning"] == severities(check_repeat_conflict, state("Chen Guotian spoke. Later Chen Goutian left."))
    assert ["note"] == severities(check_repeat_conflict, state("Chen Guotian spoke. Later Chen Guetian left."))


@pytest.mark.parametrize(
    ("period", "date", "expected"),
    [
        ("2023-01/2023-11", "2023-10-15", ["error"]),
        ("2023-01/2023-11", "2023-12-07", []),
        ("2024-01/2024-03", "2023-10-15", ["error"]),
        ("2023-01/2023-12", "2023-07-01", ["warning"]),
        ("2023-01/2023-12", "2023", []),
        ("2023-10/2023-10", "2023-10-15", []),
        ("2023-01/2023-11", None, []),
        ("?", "2023-10-15", []),
    ],
)
def test_a_period_that_is_not_over_is_no_fact(period: str, date: str | None, expected: list[str]) -> None:
    context = state("Exports were 4.9 million.", number("4.9 million", 4.9e6, period=period), date=date)
    assert expected == severities(check_period_calendar, context)


def test_a_forecast_may_be_of_a_time_to_come() -> None:
    context = state("Exports will be 4.9 million.", number("4.9 million", 4.9e6, status="forecast"), date="2023-03")
    assert [] == severities(check_period_calendar, context)


def test_a_period_that_was_only_inherited_is_not_judged() -> None:
    context = state("Up 5 percent.", growth("5", 5, period="2023-01/2023-11", known={"period": "inherited"}), date="2023-06")
    assert [] == severities(check_period_calendar, context)


def test_an_average_above_the_cap_of_each_case_is_an_error() -> None:
    cap = {"unit": "USD", "status": "limit", "bound": "under", "measure": "other:transaction_value", "product": "goods"}
    text = "Each order stays under $150,000. The city shipped {} orders worth $4m."
    broken = state(
        text.format(20),
        number("150,000", 150_000, **cap),
        number("20", 20, measure="orders"),
        number("4m", 4e6, unit="USD", product="goods"),
    )
    assert ["error"] == severities(check_limit, broken)
    sound = state(
        text.format(200),
        number("150,000", 150_000, **cap),
        number("200", 200, measure="orders"),
        number("4m", 4e6, unit="USD", product="goods"),
    )
    assert ["agrees"] == severities(check_limit, sound)
