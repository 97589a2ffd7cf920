import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.check import arithmetic
from tidewaiter.records import Interval

finite = st.floats(-1e15, 1e15, allow_nan=False)
positive = st.floats(1e-3, 1e15, allow_nan=False)


@st.composite
def intervals(draw: st.DrawFn, values: st.SearchStrategy[float] = finite) -> tuple[Interval, float]:
    """An interval and a value inside it."""
    low, middle, high = sorted(draw(st.tuples(values, values, values)))
    return Interval(low, high, draw(st.booleans()) and low < middle, draw(st.booleans()) and middle < high), middle


@given(intervals(), intervals())
def test_a_sum_holds_the_sum_of_what_is_inside(left: tuple[Interval, float], right: tuple[Interval, float]) -> None:
    assert arithmetic.sum_of((left[0], right[0])).admits(left[1] + right[1])


@given(intervals(), intervals())
def test_a_difference_holds_the_difference(left: tuple[Interval, float], right: tuple[Interval, float]) -> None:
    assert arithmetic.difference_of(left[0], right[0]).admits(left[1] - right[1])


@given(intervals(), intervals())
def test_a_product_holds_the_product(left: tuple[Interval, float], right: tuple[Interval, float]) -> None:
    product = arithmetic.product_of(left[0], right[0])
    assert product.low <= left[1] * right[1] <= product.high


@given(intervals(), intervals(positive))
def test_a_quotient_holds_the_quotient(left: tuple[Interval, float], right: tuple[Interval, float]) -> None:
    quotient = arithmetic.quotient_of(left[0], right[0])
    assert quotient.low <= left[1] / right[1] <= quotient.high


@given(intervals(positive), intervals(st.floats(-99, 1e6)))
def test_level_and_base_are_each_others_reverse(level: tuple[Interval, float], growth: tuple[Interval, float]) -> None:
    base = arithmetic.base_of(level[0], growth[0])
    assert arithmetic.level_of(base, growth[0]).meets(level[0])


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (arithmetic.sum_of(()), Interval(0.0, 0.0)),
        (arithmetic.sum_of((Interval(5.0, math.inf, True), Interval(1.0, 2.0))), Interval(6.0, math.inf, True)),
        (arithmetic.product_of(Interval(0.0, math.inf), Interval(0.0, 0.0)), Interval(0.0, 0.0)),
        (arithmetic.quotient_of(Interval(1.0, 2.0), Interval(1.0, math.inf)), Interval(0.0, 2.0)),
        (arithmetic.share_of(Interval(1.0, 1.0), Interval(0.0, 2.0)), arithmetic.EVERYTHING),
        (arithmetic.growth_of(Interval(1.0, 1.0), Interval(-1.0, 2.0)), arithmetic.EVERYTHING),
        (arithmetic.change_of(Interval(110.0, 110.0), Interval(10.0, 10.0)), Interval(10.0, 10.0)),
    ],
)
def test_ends_are_exact_and_what_cannot_be_known_is_everything(got: Interval, expected: Interval) -> None:
    assert expected == got


def test_open_ends_stay_open() -> None:
    assert not arithmetic.sum_of((Interval(1.0, 2.0, high_open=True), Interval(1.0, 1.0))).admits(3.0)
