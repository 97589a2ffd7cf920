"""Where exports go that are told of a part of the world."""

from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.codes.areas import kind_of
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.place.side import set_partner, trades_with


def goes_to_market(walk: Walk, code: str, *, late: bool) -> bool:
    """Take a part of the world as where the exports of the text's home go ("shipments fell 6 percent in Latin America").

    Not one that the home lies in, nor where the partner lies ("to Togo, in West Africa"); says whether it is one.
    """
    home, told = walk.topic.reporter, walk.drafts[walk.clause_from :]
    open_yet = walk.clause_head if not walk.frame.states("partner") else bool(told)
    if kind_of(code) != "region" or walk.frame.measure != "exports" or not (open_yet or told) or home is None:
        return False
    sent = walk.topic.measure == "exports" and trades_with(code, home) and not is_within(home, code)
    if sent:
        set_partner(walk, code, late=late)
    return sent
