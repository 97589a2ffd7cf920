"""Periods in English and what they mean: specs/period.  The arithmetic of periods: records.period."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proportion import grows_in_proportion
from spec_cases import mention_fault, spec_cases
from tidewaiter.errors import DateError
from tidewaiter.grammar.anchor import Anchor
from tidewaiter.grammar.period import PeriodMention, find_periods, resolve, stated
from tidewaiter.grammar.phrase import period_words
from tidewaiter.grammar.token import Tokens, tokenize
from tidewaiter.records.period import in_months, month_bounds, months_of, parse_date, previous, shift, within, year_earlier

_ANCHOR = {"date", "current", "fiscal_start", "fiscal_named", "future"}
_KEYS = {"text", "expected", "taken", "why", "gap"} | _ANCHOR
_MENTION = {"quote", "period", "flags"}
# Words that open or bend phrases of time, and what they are likely to meet.
_WORDS = st.sampled_from(
    """the a an of in from to through until since by as end first last second fourth final same previous this next past
    year years month months quarter half week day period time January May may March Feb . , - / ' 's 2023 1986 24
    13 31 0 99 2023-24 Q1 1Q 3 H1 FY fiscal ago earlier before ending ended on over than compared with yoy m/m
    annual monthly ytd decade plan five 30 th season ( ) and between mid early late ten 12 1 fifth week 53 Monday
    today m q h s 9999 1800 2100""".split()
)


def test_a_period_that_names_its_year_is_the_same_whatever_is_spoken_of() -> None:
    line = tokenize("in May 2023 and the first quarter of fiscal 2022, from April")
    mentions = find_periods(line, bytearray(len(line)))
    assert [stated(mention) for mention in mentions] == ["2023-05/2023-05", None, None]
    assert {resolve(mentions[0], Anchor(date, current)) for date in (None, "2025") for current in (None, "2024-01/2024-12")} == {
        "2023-05/2023-05"
    }


def _taken(tokens: Tokens, stretches: list[str]) -> bytearray:
    taken = bytearray(len(tokens))
    for stretch in stretches:
        start = tokens.text.index(stretch)
        for index in range(len(tokens)):
            taken[index] |= start <= tokens.starts[index] < start + len(stretch)
    return taken


def _shown(tokens: Tokens, mention: PeriodMention, anchor: Anchor) -> dict[str, Any]:
    shown: dict[str, Any] = {"quote": tokens.printed(mention.first, mention.last)}
    period = resolve(mention, anchor)
    if period is not None:
        shown["period"] = period
    if mention.flags:
        shown["flags"] = sorted(mention.flag_names)
    return shown


@pytest.mark.parametrize("case", spec_cases("period", partial(mention_fault, keys=_KEYS, mention_keys=_MENTION)))
def test_a_text_gives_the_periods_of_its_specification(case: dict[str, Any]) -> None:
    tokens = tokenize(case["text"])
    anchor = Anchor(**{key: case[key] for key in _ANCHOR & set(case)})
    expected = [
        mention | ({"flags": sorted(mention["flags"])} if "flags" in mention else {}) for mention in case.get("expected", ())
    ]
    actual = [_shown(tokens, mention, anchor) for mention in find_periods(tokens, _taken(tokens, case.get("taken", [])))]
    assert expected == actual


def test_a_whole_year_that_something_is_compared_with_stands_for_the_months_spoken_of() -> None:
    (mention,) = find_periods(tokenize("from 5.33 billion last year"), bytearray(5))
    anchor = Anchor("1987-04-07", "1987-01/1987-03")
    assert "1986-01/1986-03" == resolve(mention, anchor, base=True)
    assert "1986-01/1986-12" == resolve(mention, anchor)


def test_a_record_of_last_month_is_not_of_the_month_itself() -> None:
    (mention,) = find_periods(tokenize("down from the record set last month"), bytearray(7))
    assert "2021-12/2021-12" == resolve(mention, Anchor("2022-02-01", "2022-01/2022-01"), base=True)


def test_every_word_of_the_table_opens_or_bends_a_phrase() -> None:
    words = period_words()
    assert set(range(1, 13)) == set(words.month.values())
    assert {1, 2, 3, 4, 5, 6, 7} == set(words.weekday.values())
    assert words.capital < set(words.month)


@given(st.lists(_WORDS, max_size=40), st.sampled_from(["2025-02-11", "2025-02", "2025", "0001-01", "9999-12-31", "?", None]))
def test_no_text_makes_it_raise_and_mentions_lie_apart_inside(words: list[str], date: str | None) -> None:
    _check_any(" ".join(words), date, "2024-10/2025-01")


@given(st.text(max_size=200), st.text(max_size=12) | st.none(), st.text(max_size=20))
def test_no_characters_make_it_raise_whatever_the_anchor(text: str, date: str | None, current: str) -> None:
    _check_any(text, date, current)


def _check_any(text: str, date: str | None, current: str) -> None:
    tokens = tokenize(text)
    end = 0
    for mention in find_periods(tokens, bytearray(len(tokens))):
        assert end <= mention.first < mention.last <= len(tokens)
        end = mention.last
        for anchor in (Anchor(date, current), Anchor(date, None, 4), Anchor(date, current, 7, future=True)):
            period = resolve(mention, anchor)
            assert period is None or month_bounds(period) is not None


@pytest.mark.parametrize(
    "unit",
    [
        "first ",
        "2023-",
        "year ",
        "the last ",
        "month to ",
        "of the year ",
        "January-",
        "a ",
        "12 ",
        "end of the ",
        "' ",
        "same ",
        "2023 first ",
        "( ) of ",
        "2023's ",
    ],
)
def test_finding_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def prepare(repeats: int) -> Callable[[], object]:
        tokens = tokenize(unit * repeats)
        return lambda: find_periods(tokens, bytearray(len(tokens)))

    assert grows_in_proportion(prepare, 5_000)


@pytest.mark.parametrize("text", ["", "2023-13", "2023-02-30", "23-01-01", "yesterday", "2023-1-1-1", "0000", "２０２３"])
def test_what_is_no_date_is_refused_with_the_forms_that_are_taken(text: str) -> None:
    with pytest.raises(DateError, match="give a day as 2023-07-21"):
        parse_date(text)


@given(
    st.integers(min_value=1200, max_value=110_000),
    st.integers(min_value=0, max_value=60),
    st.integers(min_value=-900, max_value=900),
)
def test_shifting_there_and_back_gives_the_same_months(start: int, length: int, months: int) -> None:
    period = in_months(start, start + length)
    assert period == shift(shift(period, months), -months)
    assert length + 1 == months_of(period) == months_of(previous(period))
    assert within(period, period)
    assert year_earlier(period) == shift(period, -12)


@given(st.text(max_size=30))
def test_no_text_taken_for_a_period_makes_its_arithmetic_raise(text: str) -> None:
    assert months_of(text) >= 0
    assert isinstance(shift(text, 1), str)
    assert isinstance(previous(text), str)
    assert within(text, text) in {True, False}
