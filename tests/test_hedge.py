"""Hedges: specs/hedge, and what holds between the two tables."""

import math
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tidewaiter.codes.hedges import hedges
from tidewaiter.reading.quantity import find_quantities
from tidewaiter.tables import read_table

_SPECS = Path(__file__).parent.parent / "specs" / "hedge"
_KEYS = {"text", "bound", "hedge", "low", "high", "open", "gap"}


def _cases() -> list[Any]:
    cases = []
    for path in sorted(_SPECS.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1):
            if set(case) - _KEYS:
                raise ValueError(f"{path.name}, case {number}: unknown keys {sorted(set(case) - _KEYS)}")
            marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
            cases.append(pytest.param(case, id=f"{path.stem}-{number}", marks=marks))
    return cases


@pytest.mark.parametrize("case", _cases())
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
