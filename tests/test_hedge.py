"""Hedges: specs/hedge, and what holds between the two tables."""

import math
from typing import Any

import pytest

from spec_cases import spec_cases
from tidewaiter.codes.hedges import hedges
from tidewaiter.reading.quantity.quantity import find_quantities
from tidewaiter.tables import read_table

_KEYS = {"text", "bound", "hedge", "low", "high", "open", "gap"}


def _fault(case: dict[str, Any]) -> str | None:
    unknown = sorted(set(case) - _KEYS)
    return f"unknown keys {unknown}" if unknown else None


@pytest.mark.parametrize("case", spec_cases("hedge", _fault))
def test_a_hedge_gives_the_bound_and_interval_of_its_specification(case: dict[str, Any]) -> None:
    (quantity,) = find_quantities(case["text"])
    interval = quantity.interval
    ends = [name for name, is_open in (("low", interval.low_open), ("high", interval.high_open)) if is_open]
    finite = [name for name in ends if math.isfinite(getattr(interval, name))]
    assert (case["bound"], case.get("hedge")) == (quantity.bound, quantity.hedge)
    assert pytest.approx((case.get("low", -math.inf), case.get("high", math.inf))) == (interval.low, interval.high)
    assert case.get("open", []) == finite


def test_every_hedge_word_has_a_rule_and_every_rule_a_word() -> None:
    rows = read_table("language/en/hedges.csv", ("rule", "place", "words"))
    assert set(hedges()) | {"exact"} == {row["rule"] for row in rows}
