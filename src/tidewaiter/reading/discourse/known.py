"""How each field of a figure is known: the tree's answer to "where do you have that from?"."""

from collections.abc import Sequence
from hashlib import blake2b

from tidewaiter.reading.mention.frame import BASIS, BITS, BY, CURRENCY, MODE, Draft

# The rule of a percent that nothing around it calls a growth or a share.
_BARE_PERCENT = "<percent>"
# Fields of which the frame itself says how they are known.
_SUBJECT = tuple(
    (field, BITS[field]) for field in ("measure", "product", "reporter", "partner", "mode", "by", "basis", "currency")
)
# How many of them most figures have; the others are rare.
_OFTEN = 4
_RARE = MODE | BY | BASIS | CURRENCY
_NO_RARE = (None,) * (len(_SUBJECT) - _OFTEN)
UNKNOWN_MEASURE = "other:unknown"
"""The measure of a figure of which the text says nothing that the reader knows."""


def figure_id(digest: str, start: int) -> str:
    """Give the name of the figure that begins at a character of a document: the same whenever it is read."""
    return blake2b(f"{digest}:{start}".encode(), digest_size=8).hexdigest()


def known_fields(
    draft: Draft, subject: Sequence[str | None], period: str, versus: str | None, source: str | None
) -> dict[str, str]:
    """Give each field of a figure that is not null, by its name, how it is known: `stated`, `inherited`, `dated` or `assumed`.

    `subject` holds measure, product, reporter, partner, mode, by, basis and currency; `period`, `versus` and `source` are how
    those three are known, which their own modules decide, null where the figure has none.  A period that cannot be known is
    listed too, and so is a field of which the text states that there is none.
    """
    frame = draft.frame
    stated, assumed = frame.stated, frame.assumed
    known = {"unit": _unit(draft), "stat": "assumed" if _BARE_PERCENT in draft.rules else "stated"}
    rare = stated & _RARE or subject[_OFTEN:] != _NO_RARE
    for (field, bit), value in zip(_SUBJECT if rare else _SUBJECT[:_OFTEN], subject, strict=False):
        if stated & bit:
            known[field] = "stated"
        elif value is not None and value != UNKNOWN_MEASURE:
            known[field] = "assumed" if assumed & bit else "inherited"
    known["period"], known["status"] = period, "stated"
    if versus is not None:
        known["versus"] = versus
    if source is not None:
        known["source"] = source
    return known


def _unit(draft: Draft) -> str:
    """A unit is printed, taken from an amount before it, or, of a bare sign such as "$" or "¥", taken for the usual one."""
    if draft.quantity.unit != draft.item.ref.unit:
        return "inherited"
    return "assumed" if draft.quantity.open is not None else "stated"
