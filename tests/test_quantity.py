"""The quantities of a text: the specification, and what holds on any text."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proportion import grows_in_proportion
from spec_cases import spec_cases
from tidewaiter.grammar.token import tokenize
from tidewaiter.reading.quantity.quantity import find_quantities, read_quantities

_CASE_KEYS = {"about", "text", "home", "why", "gap", "expect"}
_EXPECT_KEYS = {"quote", "value", "value_high", "unit", "bound", "hedge", "kind"}


def _fault(case: dict[str, Any]) -> str | None:
    """Say what is wrong with a case: a key that nobody reads, or a negative without its reason."""
    unknown = set(case) - _CASE_KEYS | {key for item in case["expect"] for key in item if key not in _EXPECT_KEYS}
    if unknown:
        return f"unknown keys {sorted(unknown)}"
    return None if case["expect"] or "why" in case else "nothing is expected and `why` does not say why"


@pytest.mark.parametrize("case", spec_cases("quantity", _fault))
def test_a_text_gives_the_quantities_of_its_specification(case: dict[str, Any]) -> None:
    found = find_quantities(case["text"], home=case.get("home"))
    expected = [
        {"bound": "exact", "value_high": None, **item, "value": pytest.approx(item["value"], rel=1e-5)} for item in case["expect"]
    ]
    actual = [{key: getattr(quantity, key) for key in wanted} for quantity, wanted in zip(found, expected, strict=False)] + [
        {"quote": quantity.quote} for quantity in found[len(expected) :]
    ]
    assert expected == actual


_WORDS = """1 2.5 3,000 1,00,000 2023 .5 % $ US$ ¥ RMB bn m k t million crore hundred dozen half third quarter of a percentage
    point points between from to and or , . ; - \u2013 \u2212 ( ) / : @ + over nearly about no more than at least year years
    doubled fold times one twenty two thirds marks yuan dollars per day tonnes second Nov. No. MG4 ½ ٣ ３ é 元 \u200b \ud800
    = exceeded the mark"""
_PIECES = st.sampled_from(_WORDS.split())


@given(
    st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join), st.lists(_PIECES, max_size=40).map("".join))
)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_exact_quotes_in_order_without_overlap(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.quote
        assert quantity.start >= end
        assert quantity.quote
        end = quantity.end


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_the_parts_of_a_quantity_lie_inside_it_and_its_interval_is_no_empty_one(text: str) -> None:
    tokens = tokenize(text)
    stop = 0
    for found in read_quantities(tokens):
        assert stop <= found.start <= found.first < found.last <= found.stop <= len(tokens)
        assert found.hedge_first <= found.hedge_last
        assert found.unit_first <= found.unit_last
        assert found.interval.low <= found.interval.high
        stop = found.stop


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["", ",.2f", ","]))
def test_a_printed_number_is_read_back(value: int, form: str) -> None:
    printed = format(value, form) if form else str(value)
    (found,) = find_quantities(f"Output of {printed} tonnes")
    assert float(printed.replace(",", "")) == found.value
    assert printed == found.quote
    assert found.interval.admits(found.value)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        ",",
        "1,",
        "1 ",
        "((",
        "- ",
        "1-",
        "1 and ",
        "1, ",
        "one ",
        "one hundred ",
        "$",
        "million ",
        "over ",
        "a ",
        "from 1 to ",
        "9.",
        "¥1 ",
        " \n",
    ],
)
def test_time_grows_linearly_with_the_text(unit: str) -> None:
    def prepare(count: int) -> Callable[[], object]:
        return lambda: find_quantities(unit * count)

    assert grows_in_proportion(prepare, 20_000 // len(unit))
