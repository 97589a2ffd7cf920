"""Whose growth is official: a statistics or customs authority reckons it on a revised base."""

from tidewaiter.check.pairing import is_money
from tidewaiter.records.figure import Figure

# what the names of such sources hold, as codes or as words
_AUTHORITIES = ("customs", "gac", "gacc", "statistic", "nbs", "census", "eurostat", "ministry", "mofcom", "bea", "government")


# By how many percentage points a published growth may lie off that of the levels as first published.  Of the 139 growths of
# the bundled series that have both levels none lies off by more than 4.2, but for groups whose members changed.
_REVISION = 5.0
_UNFIXED = frozenset(["BRI"])


def is_revised(growth: Figure, level: Figure, base: Figure) -> bool:
    """Whether a revised base may explain that a growth does not follow from two levels: it is official, and not far off.

    Nor are levels that stand in two sentences sure to be of one series.
    """
    near = base.value != 0 and abs(100 * (level.value / base.value - 1) - growth.value) <= _REVISION
    return is_official(growth, level) and (near or growth.partner in _UNFIXED or base.sentence != growth.sentence)


def is_official(growth: Figure, level: Figure) -> bool:
    """Whether a growth is by a statistics or customs authority, or of the value of a whole economy's trade or output.

    Such growth need not follow from the levels that were published.
    """
    source = (growth.source or "").lower()
    if any(word in source for word in _AUTHORITIES):
        return True
    plain = growth.partner is None and growth.mode is None and growth.by is None and growth.product in {"goods", "services", None}
    area = growth.reporter or ""
    return (
        plain and is_money(level.unit) and growth.measure in {"exports", "imports", "trade", "balance", "gdp"} and area.isupper()
    )
