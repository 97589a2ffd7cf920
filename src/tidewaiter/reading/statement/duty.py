"""Duties: the rate in a percent before them, who charges it and who pays it."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import AREAS
from tidewaiter.reading.mention.walk import Walk

# Verbs whose subject is the one that pays ("Indian shirts face a 50 percent tariff").
_PAYING = wordlist.words("paying")
# How many words may stand between such a verb and the rate.
_NEAR = 5


def is_of_tariff(walk: Walk) -> bool:
    """Whether a tariff comes right behind a percent, with at most the place that charges it between ("a 50% US import tax")."""
    following, behind = walk.next_within(0), walk.item(2)
    if following is not None and following.kind in AREAS and behind is not None:
        following = behind if behind.first == following.last else None
    return following is not None and following.kind == "measure" and following.code == "tariff"


def name_tariff(walk: Walk, draft: Draft) -> None:
    """Make a percent a tariff's rate; where the subject pays it, the subject is the partner, and where it sells to charges."""
    draft.rules.append("<percent> <tariff>")
    walk.awaiting = [draft]
    first = draft.item.first
    payer, seller_to = draft.frame.reporter, draft.frame.partner
    if draft.frame.states("reporter") and not _PAYING.isdisjoint(walk.tokens.words[max(0, first - _NEAR) : first]):
        charging = seller_to if draft.frame.measure != "tariff" else walk.topic.reporter
        draft.frame.reporter = charging if charging != payer else None
        draft.frame.put("partner", payer)
        walk.frame.partner = payer
    draft.frame.put("measure", "tariff")
