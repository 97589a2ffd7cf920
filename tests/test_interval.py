"""Intervals: the values that a printed number can stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.codes.hedges import hedged_interval, hedges
from tidewaiter.records.interval import Interval, printed_interval

_NUMBERS = st.integers(min_value=0, max_value=10**9)
_STEPS = st.sampled_from([0.001, 0.01, 0.1, 1.0, 10.0, 1e6])


@given(_NUMBERS, _STEPS)
def test_a_printed_number_lies_in_its_interval(digits: int, step: float) -> None:
    value = digits * step if step >= 1 else digits / round(1 / step)
    assert printed_interval(value, step).admits(value)


def test_the_ends_of_decimals_are_exact() -> None:
    assert Interval(3.15, 3.25) == printed_interval(3.2, 0.1)


def test_neighbouring_printed_numbers_meet_in_one_point() -> None:
    assert printed_interval(1.2, 0.1).meets(printed_interval(1.3, 0.1))
    assert not printed_interval(1.2, 0.1).meets(printed_interval(1.4, 0.1))


@pytest.mark.parametrize(
    ("rule", "inside", "outside"),
    [
        ("over", (5.0001, 9e9), (5.0, 4.9)),
        ("at_least", (5.0, 9e9), (4.999,)),
        ("below", (4.999, -1.0), (5.0, 6.0)),
        ("up_to", (5.0, 0.0), (5.001,)),
        ("nearly", (4.5, 4.999), (5.0, 4.49)),
        ("about", (4.75, 5.25, 4.5, 5.5), (4.4, 5.6)),
    ],
)
def test_a_hedge_admits_what_the_contract_says_of_five(rule: str, inside: tuple[float, ...], outside: tuple[float, ...]) -> None:
    interval = hedged_interval(rule, 5.0, 1.0)
    assert [True] * len(inside) == [interval.admits(value) for value in inside]
    assert [False] * len(outside) == [interval.admits(value) for value in outside]


def test_about_is_five_percent_where_the_digits_are_finer() -> None:
    assert Interval(95.0, 105.0) == hedged_interval("about", 100.0, 1.0)


def test_no_hedge_leaves_the_digits() -> None:
    assert Interval(4.5, 5.5) == hedged_interval(None, 5.0, 1.0)


def test_a_negated_interval_swaps_its_ends() -> None:
    assert Interval(-5.0, -4.5, True, False) == -Interval(4.5, 5.0, False, True)


@given(_NUMBERS, _NUMBERS, _STEPS)
def test_a_hull_admits_what_either_part_admits(first: int, second: int, step: float) -> None:
    left, right = printed_interval(float(first), step), printed_interval(float(second), step)
    hull = left.hull(right)
    assert hull == right.hull(left)
    assert all(hull.admits(end) for part in (left, right) for end in (part.low, part.high))


def test_every_bound_of_the_contract_has_a_hedge() -> None:
    assert {"over", "under", "about"} == {hedge.bound for hedge in hedges().values()}
