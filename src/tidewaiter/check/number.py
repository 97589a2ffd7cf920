"""Numbers as people read them: `4.91 million vehicles`, `5.75 trillion yuan`, `7.5 %`."""

import math
from functools import cache

from tidewaiter.codes.units import currencies
from tidewaiter.records.figure import Figure
from tidewaiter.records.interval import Interval
from tidewaiter.tables import read_table

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# "units" is said with the product where the product is counted in itself
_COUNTED = {
    "vehicles",
    "new energy vehicles",
    "passenger cars",
    "commercial vehicles",
    "trucks",
    "buses",
    "electric vehicles",
    "ships",
}


@cache
def _labels() -> dict[str, str]:
    units = {row["code"]: row["label"] for row in read_table("codes/units.csv", ("code", "kind", "label"), key=("code",))}
    return units | {currency.code: currency.label for currency in currencies().values()}


def unit_label(unit: str, product: str | None = None) -> str:
    """Give what people call a unit.

    >>> unit_label("CNY"), unit_label("KES"), unit_label("units", "vehicles"), unit_label("percent"), unit_label("other:invoices")
    ('yuan', 'Kenyan shillings', 'vehicles', '%', 'invoices')
    """
    if unit == "percent":
        return "%"
    if unit == "percentage_point":
        return "points"
    if unit == "units" and product in _COUNTED:
        return product or "units"
    return _labels().get(unit) or unit.removeprefix("other:").removeprefix("open:").replace("_", " ")


def format_number(value: float, digits: int = 3) -> str:
    """Give a number with its scale word, to a number of significant digits; whole numbers below a million keep theirs.

    >>> format_number(4.91e6), format_number(5.748e12), format_number(1726), format_number(-4.216), format_number(600000, 6)
    ('4.91 million', '5.75 trillion', '1,726', '-4.22', '600,000')
    >>> format_number(1006, 3), format_number(999.96e6, 4), format_number(float("inf"))
    ('1,006', '1 billion', 'any number')
    """
    if math.isinf(value) or math.isnan(value):
        return "any number"
    for scale, word in _SCALES:
        if abs(float(f"{value:.{digits}g}")) >= scale:
            return f"{_plain(value / scale, digits)} {word}"
    return _plain(value, digits)


def _plain(value: float, digits: int) -> str:
    whole = 1 if value == 0 else math.floor(math.log10(abs(value))) + 1
    text = f"{value:,.{max(0, digits - whole)}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def format_value(value: float, unit: str, product: str | None = None, digits: int = 3) -> str:
    """Give a number with its unit.

    >>> format_value(5.748e12, "CNY"), format_value(-4.2, "percent"), format_value(4.91e6, "units", "vehicles")
    ('5.75 trillion yuan', '-4.2 %', '4.91 million vehicles')
    """
    return f"{format_number(value, digits)} {unit_label(unit, product)}"


def format_interval(interval: Interval, unit: str, product: str | None = None) -> str:
    """Give an interval: one number where its ends read alike, else from one to the other.

    >>> format_interval(Interval(5.74e12, 5.76e12), "CNY"), format_interval(Interval(7.1, 7.1), "percent")
    ('5.74 to 5.76 trillion yuan', '7.1 %')
    >>> format_interval(Interval(5e6, float("inf"), low_open=True), "units", "vehicles")
    '5 million vehicles or more'
    """
    if math.isinf(interval.low) and math.isinf(interval.high):
        return f"any number of {unit_label(unit, product)}"
    if math.isinf(interval.high):
        return f"{format_value(interval.low, unit, product, 4)} or more"
    if math.isinf(interval.low):
        return f"{format_value(interval.high, unit, product, 4)} or less"
    low, high = _ends(interval)
    label = unit_label(unit, product)
    if low == high:
        return f"{low} {label}"
    head, _, scale = low.partition(" ")
    return f"{head if scale and high.endswith(scale) else low} to {high} {label}"


def _ends(interval: Interval) -> tuple[str, str]:
    """Give both ends with as many digits as tell them apart, three at least, five at most."""
    for digits in (3, 4, 5):
        low, high = format_number(interval.low, digits), format_number(interval.high, digits)
        if low != high:
            break
    return low, high


def format_figure(figure: Figure) -> str:
    """Give a figure as printed, with the sign of a growth and its unit, without its hedge; a balance below zero in words."""
    digits = 6 if figure.stat == "level" else 5
    if figure.measure == "balance" and figure.stat in {"level", "average"} and figure.value < 0 and figure.value_high is None:
        return f"a deficit of {format_value(-figure.value, figure.unit, figure.product, digits)}"
    if figure.value_high is not None:
        return f"{format_number(figure.value, digits)} to {format_value(figure.value_high, figure.unit, figure.product, digits)}"
    return format_value(figure.value, figure.unit, figure.product, digits)
