"""A figure with the other sign, where its words and not its reading say which way it goes."""

import math

from msgspec.structs import replace

from tidewaiter.records.figure import Figure


def turn_sign(figure: Figure) -> Figure:
    """Give a figure with value and interval of the other sign; its id and place stay."""
    turned = -figure.interval
    low, high = (None if math.isinf(end) else end for end in (turned.low, turned.high))
    return replace(figure, value=-figure.value, low=low, high=high, low_open=turned.low_open, high_open=turned.high_open)
