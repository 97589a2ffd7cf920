"""By how much one time exceeds another: "exports exceeded those of May 2019 by 3 billion"."""

from tidewaiter.grammar.versus import VersusMention
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk

# Verbs that set something above what they name, and what may stand between them and the number.
_EXCEEDING = wordlist.words("going_beyond") | wordlist.words("gone_beyond")
_AHEAD = 5


def exceeded(walk: Walk, item: Item) -> VersusMention | None:
    """Give the time whose amount a verb says is exceeded by the number that follows, as what its growth is against, or null.

    The time is no longer one that a figure is told of.
    """
    if walk.tokens.words[item.last - 1] not in _EXCEEDING:
        return None
    base: Item | None = None
    for offset in range(1, _AHEAD):
        ahead = walk.item(offset)
        if ahead is None or ahead.kind not in {"those", "preposition", "period"}:
            return None
        if ahead.kind == "period":
            base = ahead
        elif ahead.code == "by" and base is not None:
            base.kind = "skipped"
            return VersusMention(base.first, base.last, "base", base.ref)
    return None
