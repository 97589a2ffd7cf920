"""Figures built by hand, for tests of checks: what is not given is what an ordinary figure has."""

import math
from typing import Any

from tidewaiter.records import Figure, Interval
from tidewaiter.records.interval import printed_interval

_FIELDS = ("measure", "stat", "product", "reporter", "partner", "mode", "by", "period", "versus", "basis", "currency", "source")


def make_figure(quote: str = "4.91 million", value: float = 4.91e6, **given: Any) -> Figure:
    """Give a figure: by default China's exports of 4.91 million vehicles in 2023.

    The interval comes from `step` (by default the weight of the last digit of the value that is not zero) and `bound`; `low`,
    `high`, `known` and all other fields may be given.  Figures of one text need different `start`s: the id holds it.
    """
    stat = given.get("stat", "level")
    is_rate = stat in {"growth", "share"}
    fields: dict[str, Any] = {
        "document": "text.txt",
        "quote": quote,
        "value": value,
        "value_high": None,
        "bound": "exact",
        "hedge": None,
        "unit": "percent" if is_rate else "units",
        "measure": "exports",
        "stat": stat,
        "basis": None,
        "currency": None,
        "product": "vehicles",
        "reporter": "CN",
        "partner": None,
        "mode": None,
        "by": None,
        "period": "2023-01/2023-12",
        "versus": "year_earlier" if stat == "growth" else None,
        "status": "actual",
        "source": None,
        "start": 0,
        "rules": (),
        **given,
    }
    fields.setdefault("id", f"f{fields['start']}")
    fields.setdefault("end", fields["start"] + len(quote))
    fields.setdefault("step", _step_of(value))
    fields.setdefault("known", {name: "stated" for name in _FIELDS if fields[name] is not None})
    interval = _interval(value, fields["step"], fields["bound"])
    fields.setdefault("low", None if math.isinf(interval.low) else interval.low)
    fields.setdefault("high", None if math.isinf(interval.high) else interval.high)
    fields.setdefault("low_open", interval.low_open)
    fields.setdefault("high_open", interval.high_open)
    return Figure(**fields)


def _step_of(value: float) -> float:
    digits = f"{abs(value):.10g}"
    if "e" in digits or "." not in digits:
        whole = f"{abs(value):.0f}"
        return float(10 ** (len(whole) - len(whole.rstrip("0")))) if value else 1.0
    return float(10 ** -len(digits.partition(".")[2]))


def _interval(value: float, step: float, bound: str) -> Interval:
    if bound == "over":
        return Interval(value, math.inf, low_open=True)
    if bound == "under":
        return Interval(min(value, 0.9 * value), value, high_open=True)
    if bound == "about":
        return Interval(value - 0.05 * abs(value), value + 0.05 * abs(value))
    return printed_interval(value, step)
