"""Numbers as people read them: scaled, with separators, with their unit."""

import math

from tidewaiter.check.number import format_interval, unit_label
from tidewaiter.records import Expected, Interval

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def plain_number(value: float | None) -> int | float | None:
    """Give a number as JSON and CSV print it: whole ones without a point, unbounded ones as null.

    >>> plain_number(1758000.0), plain_number(7.5), plain_number(float("inf"))
    (1758000, 7.5, None)
    """
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def show_number(value: float) -> str:
    """Give a number for people: ten significant digits at most, scale words from a million.

    >>> show_number(1758000.0), show_number(-7.5), show_number(8.39e12), show_number(125000.0)
    ('1.758 million', '-7.5', '8.39 trillion', '125,000')
    """
    for factor, word in _SCALES:
        if abs(value) >= factor:
            scaled = value / factor
            return f"{scaled:,.1f} {word}" if abs(scaled) >= 1e6 else f"{_digits(scaled)} {word}"
    return _digits(value)


def _digits(value: float) -> str:
    rounded = float(f"{value:.10g}")
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,.10g}"


def show_value(value: float | None, unit: str, *, value_high: float | None = None, product: str | None = None) -> str:
    """Give a value or a range with its unit, exactly, where `check.number` rounds.

    >>> show_value(7.5, "percent"), show_value(8.39e12, "CNY"), show_value(1.0, "percent", value_high=2.0)
    ('7.5 %', '8.39 trillion yuan', '1 to 2 %')
    >>> show_value(4.91e6, "units", product="vehicles"), show_value(None, "CNY")
    ('4.91 million vehicles', 'not published')
    """
    if value is None:
        return "not published"
    label = unit_label(unit.replace("open:", "other:"), product)
    return f"{show_number(value)} {label}" if value_high is None else f"{_range(value, value_high)} {label}"


def _range(low: float, high: float) -> str:
    """Give two numbers, a scale word that they share once."""
    first, last = show_number(low), show_number(high)
    head, _, scale = first.partition(" ")
    return f"{head if scale and last.endswith(scale) else first} to {last}"


def show_interval(low: float | None, high: float | None, unit: str, *, product: str | None = None) -> str:
    """Give the two ends of an interval with their unit.

    >>> show_interval(1757500.0, 1758500.0, "units"), show_interval(5e6, None, "units"), show_interval(None, 2e11, "CNY")
    ('1.7575 to 1.7585 million units', '5 million units or more', '200 billion yuan or less')
    """
    low = None if low is None or math.isinf(low) else low
    high = None if high is None or math.isinf(high) else high
    if low is None and high is None:
        return "any value"
    if high is None:
        return f"{show_value(low, unit, product=product)} or more"
    if low is None:
        return f"{show_value(high, unit, product=product)} or less"
    return show_value(low, unit, value_high=None if low == high else high, product=product)


def show_expected(expected: Expected) -> str:
    """Give what the evidence admits, to as many digits as tell its ends apart: it was reckoned, not printed.

    >>> show_expected(Expected(24.46592065, 24.53618756, "percent")), show_expected(Expected(None, 2e11, "CNY"))
    ('24.47 to 24.54 %', '200 billion yuan or less')
    """
    low = -math.inf if expected.low is None else expected.low
    high = math.inf if expected.high is None else expected.high
    return format_interval(Interval(low, high), expected.unit)
