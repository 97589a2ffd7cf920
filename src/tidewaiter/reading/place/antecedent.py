"""Places that a clause behind them tells of: "Iraq, to which India sent goods"."""

from tidewaiter.reading.mention.frame import REPORTER
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk

_SIDES = frozenset(["to", "from", "with"])


def take_antecedent(walk: Walk, item: Item) -> None:
    """Take the place right before a clause as whom it tells of ("Iraq, to which India sent goods worth 3 million")."""
    if item.code not in _SIDES or walk.tokens.words[item.last : item.last + 1] != ["which"]:
        return
    mark, place = walk.item(-1), walk.item(-2)
    if mark is None or place is None or mark.code != "," or place.kind != "area" or place.last != mark.first:
        return
    code = "+".join(place.codes)
    if not any(p is place for p in walk.pending) and (walk.frame.reporter != code or walk.drafts):
        return
    walk.pending = [p for p in walk.pending if p is not place]
    if walk.frame.reporter == code:
        walk.frame.reporter = walk.topic.reporter if walk.topic.reporter != code else None
        walk.frame.stated &= ~REPORTER
    walk.frame.put("partner", code)
    walk.prep = ""
