"""Whose growth is official: a statistics or customs authority reckons it on a revised base."""

from tidewaiter.check.pairing import is_money
from tidewaiter.records.figure import Figure

# what the names of such sources hold, as codes or as words
_AUTHORITIES = ("customs", "gac", "gacc", "statistic", "nbs", "census", "eurostat", "ministry", "mofcom", "bea", "government")


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
