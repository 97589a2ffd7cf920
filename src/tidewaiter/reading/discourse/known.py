"""How each field of a figure is known: the tree's answer to "where do you have that from?"."""

from collections.abc import Mapping
from typing import Any

from tidewaiter.reading.mention.frame import BITS, Draft

# The rule of a percent that nothing around it calls a growth or a share.
_BARE_PERCENT = "<percent>"
# Fields of which the frame itself says how they are known.
_SUBJECT = tuple((field, bit) for field, bit in BITS.items() if field not in {"period", "versus", "status"})
UNKNOWN_MEASURE = "other:unknown"
"""The measure of a figure of which the text says nothing that the reader knows."""


def known_fields(draft: Draft, found: Mapping[str, Any], *, period: str, versus: str, source: str) -> dict[str, str]:
    """Give each field of a figure that is not null, by its name, how it is known: `stated`, `inherited`, `dated` or `assumed`.

    `found` holds the figure's fields; `period`, `versus` and `source` are how those three are known, which their own modules
    decide.  A period that cannot be known is listed too, and so is a field of which the text states that there is none.
    """
    frame = draft.frame
    stated, assumed = frame.stated, frame.assumed
    known = {"unit": _unit(draft), "stat": "assumed" if _BARE_PERCENT in draft.rules else "stated"}
    for field, bit in _SUBJECT:
        if stated & bit:
            known[field] = "stated"
        elif found[field] is not None and found[field] != UNKNOWN_MEASURE:
            known[field] = "assumed" if assumed & bit else "inherited"
    known["period"], known["status"] = period, "stated"
    if found["versus"] is not None:
        known["versus"] = versus
    if found["source"] is not None:
        known["source"] = source
    return known


def _unit(draft: Draft) -> str:
    """A unit is printed, taken from an amount before it, or, of a bare sign such as "$" or "¥", taken for the usual one."""
    if draft.quantity.unit != draft.item.ref.unit:
        return "inherited"
    return "assumed" if draft.quantity.open is not None else "stated"
