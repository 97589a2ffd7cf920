"""Units and currencies: their tables, and their words around a number."""

import pytest

import tidewaiter
from tidewaiter.check.number import unit_label
from tidewaiter.codes.units import currencies, unit_kind, unit_kinds
from tidewaiter.grammar.currency import settle_currency
from tidewaiter.grammar.token import tokenize
from tidewaiter.grammar.unit import read_unit, read_unit_before, unit_index
from tidewaiter.tables import read_table


def test_every_unit_that_a_word_names_is_in_the_tables() -> None:
    rows = read_table("language/en/units.csv", ("code", "factor", "before", "after"))
    opens = {row["open"] for row in read_table("language/en/open_currencies.csv", ("open", "code", "words"))}
    codes = {row["code"] for row in rows if not row["code"].startswith("{")}
    named = {code for code in codes if not code.startswith("open:")}
    assert set() == named - set(unit_kinds())
    assert opens <= codes


def test_every_open_currency_settles_on_currencies() -> None:
    rows = read_table("language/en/open_currencies.csv", ("open", "code", "words"))
    assert set() == {row["code"] for row in rows} - set(currencies())


@pytest.mark.parametrize("code", sorted(currencies()))
def test_every_iso_code_is_read_before_and_behind_a_number(code: str) -> None:
    tokens = tokenize(f"They paid {code} 5 now")
    before = read_unit_before(tokens, 3, unit_index())
    after = read_unit(tokenize(f"They paid 5 {code} now"), 3, unit_index())
    assert before is not None
    assert after is not None
    assert (code, code, "money") == (before[1].code, after[1].code, unit_kind(code))


def test_a_code_that_is_a_word_is_none_in_a_text_of_capitals() -> None:
    assert read_unit_before(tokenize("CUT ALL 5 DUTIES"), 2, unit_index()) is None


def test_a_lower_case_word_is_no_iso_code() -> None:
    assert read_unit_before(tokenize("the top 5"), 2, unit_index()) is None


def test_the_longest_unit_wins() -> None:
    last, unit = read_unit(tokenize("hong kong dollars each"), 0, unit_index()) or (0, None)
    assert (3, "HKD") == (last, unit and unit.code)


def test_a_letter_apart_from_its_number_is_no_unit_unless_it_is_t_or_m() -> None:
    index = unit_index()
    assert read_unit(tokenize("5 l of oil"), 1, index) is None
    assert read_unit(tokenize("5l of oil"), 1, index) is not None
    assert read_unit(tokenize("5 t of oil"), 1, index) is not None


@pytest.mark.parametrize(
    ("code", "text", "home", "expected"),
    [
        ("open:$", "sold for $5", None, "USD"),
        ("open:$", "sold for $5", "AUD", "AUD"),
        ("open:$", "sold for $5", "EUR", "USD"),
        ("open:¥", "China sold 5", None, "CNY"),
        ("open:¥", "China and Japan sold 5", None, "open:¥"),
        ("open:peso", "Manila sold 5", None, "PHP"),
        ("open:krone", "sold 5", "DKK", "DKK"),
    ],
)
def test_an_open_currency_is_settled_by_home_then_by_the_words_around_it(
    code: str, text: str, home: str | None, expected: str
) -> None:
    assert expected == settle_currency(code, tokenize(text), 2, home=home)


def test_every_money_has_a_name_for_people() -> None:
    codes = {*currencies(), *(code for code, kind in unit_kinds().items() if kind == "money")}
    assert not [code for code in codes if unit_label(code) in {code, ""} or unit_label(code).isupper()]


@pytest.mark.parametrize("money", ["shillings", "kroner", "pesos", "dinars"])
def test_money_of_nobody_in_particular_goes_by_its_name(money: str) -> None:
    text = f"Exports of tea rose 41 percent to 181 billion {money} in 2023 from 138 billion {money} in 2022."
    report = tidewaiter.check(text, "2024-02-01")
    assert any(f"181 billion {money} is 31.2 % above 138 billion {money}" in finding.title for finding in report.findings)
    assert not any("open:" in figure.unit for figure in report.figures)
