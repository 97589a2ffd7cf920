"""The year that a growth is counted from: "exports have doubled since 2020"."""

from typing import TYPE_CHECKING

from tidewaiter.grammar.period import resolve
from tidewaiter.grammar.specification import Since
from tidewaiter.grammar.versus import VersusMention, without_since
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.records.period import day_bounds

if TYPE_CHECKING:
    from tidewaiter.reading.discourse.discourse import Thread

# Days from the first to the last of the shortest year.
_YEAR = 364


def grows_since(thread: "Thread", draft: Draft) -> bool:
    """Whether a growth is that of the time spoken of against an earlier year; then says that it is against that year.

    Not "since January", which sums up the months from then on.
    """
    mention, current = draft.frame.period, thread.time.current
    if draft.stat not in {"growth", "change"} or draft.frame.states("versus") or mention is None or current is None:
        return False
    if not isinstance(mention.spec, Since):
        return False
    base = without_since(mention)
    begun = resolve(base, thread.time.anchor(current))
    year, spoken = None if begun is None else day_bounds(begun), day_bounds(current)
    if year is None or spoken is None or year[1] >= spoken[0] or year[1] - year[0] < _YEAR:
        return False
    draft.frame.put("versus", VersusMention(mention.first, mention.last, "base", base))
    return True
