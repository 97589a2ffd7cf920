"""Numbers in digits and words: specs/number."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_cases import spec_cases
from tidewaiter.grammar.number import is_grouped, read_number
from tidewaiter.grammar.token import tokenize
from tidewaiter.language.numerals import numerals

_SMALL = """one two three four five six seven eight nine ten eleven twelve
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_KEYS = {"text", "value", "quote", "step", "form", "why", "gap"}


def _fault(case: dict[str, Any]) -> str | None:
    if set(case) - _KEYS or ("value" in case) == ("why" in case):
        return f"keys {sorted(case)}; a value or a `why`, and only {sorted(_KEYS)}"
    return None


@pytest.mark.parametrize("case", spec_cases("number", _fault))
def test_a_text_gives_the_number_of_its_specification(case: dict[str, Any]) -> None:
    tokens, table = tokenize(case["text"]), numerals()
    starts = (i for i, word in enumerate(tokens.words) if tokens.numeric[i] or word in table.words)
    number = next((found for found in (read_number(tokens, i, table) for i in starts) if found is not None), None)
    if "why" in case:
        assert number is None
        return
    assert number is not None
    actual = {"value": number.value, "quote": tokens.printed(number.first, number.last), "step": number.step, "form": number.form}
    expected = {key: case[key] for key in actual if key in case}
    assert pytest.approx(expected.pop("value")) == actual["value"]
    assert expected == {key: actual[key] for key in expected}


@given(st.integers(min_value=1, max_value=999_999))
def test_every_number_word_is_read_back(value: int) -> None:
    printed = _spelled(value)
    tokens = tokenize(printed)
    number = read_number(tokens, 0, numerals())
    assert number is not None
    assert (float(value), len(tokens)) == (number.value, number.last)


def _spelled(value: int) -> str:
    """A number below a million in words, written independently of the reader."""
    if value < 20:
        return _SMALL.split()[value - 1]
    if value < 100:
        return _TENS.split()[value // 10 - 2] + (f"-{_spelled(value % 10)}" if value % 10 else "")
    if value < 1000:
        return f"{_spelled(value // 100)} hundred" + (f" and {_spelled(value % 100)}" if value % 100 else "")
    return f"{_spelled(value // 1000)} thousand" + (f" {_spelled(value % 1000)}" if value % 1000 else "")


@given(st.integers(min_value=1000, max_value=10**12))
def test_western_and_indian_groups_are_numbers(value: int) -> None:
    digits = str(value)
    head, groups = digits[:-3], list[str]()
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    assert is_grouped(f"{value:,}")
    assert is_grouped(",".join([*groups, digits[-3:]]))
