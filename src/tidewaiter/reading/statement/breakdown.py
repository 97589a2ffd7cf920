"""Trade modes and types of enterprise: what trade is broken down by."""

from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Row, Walk
from tidewaiter.reading.statement.head import on_measure

# Prepositions behind a number that tie a mode or a type of enterprise to it.
_LATE = frozenset(["by", "via", "of", "in", "for", "under"])
# Types of enterprise by which trade is broken down; the others only say who trades.
BREAKDOWNS = frozenset(
    """private_enterprises foreign_invested_enterprises state_owned_enterprises collective_enterprises
    small_and_medium_enterprises joint_venture_brands wholly_foreign_owned_enterprises domestic_brands foreign_brands
    domestic_sector foreign_invested_sector coastal_ports inland_river_ports
    luxury_brands wholesale domestic_exports re_exports non_oil_re_exports via_hong_kong""".split()
)
_THAT_OF = (["that", "of"], ["those", "of"])
# Breakdowns that name their measure as well.
_HEADED = {"domestic_exports": "exports", "re_exports": "exports", "non_oil_re_exports": "exports", "wholesale": "sales"}
# Words before a part that say that a whole has it ("exports including re-exports").
_COUNTING_IN = frozenset(["including", "includes", "include", "with"])


def on_mode(walk: Walk, item: Item) -> None:
    """A trade mode: of the figures of this clause when it comes behind them, else of those that follow."""
    prep = walk.take_prep(item)
    if walk.tokens.words[item.last : item.last + 1] == ["system"]:
        return  # the general trade system is how all trade is counted
    if prep in _LATE and walk.drafts[walk.clause_from :]:
        walk.put_late("mode", item.code)
    elif (prep in _LATE and not _heads(walk, prep)) or (walk.clause_head and not walk.drafts[walk.clause_from :]):
        walk.put("mode", item.code)
    else:
        walk.pending.append(item)


def _heads(walk: Walk, prep: str) -> bool:
    """Whether a mode is what a value or volume is of, and so the head of its sentence ("the volume of border trade reached")."""
    basis = walk.item(-2)
    return prep == "of" and not walk.sentence_head and not walk.drafts and basis is not None and basis.kind == "basis"


def on_enterprise(walk: Walk, item: Item) -> None:
    """A type of enterprise: what is counted ("the number of private firms"), else, like a mode, what trade is broken down by."""
    prep = walk.take_prep(item)
    again = (
        walk.tokens.words[max(0, item.first - 2) : item.first] in _THAT_OF
    )  # "exports of private firms and that of state ones"
    link, other = walk.item(-1 - again), walk.item(-2 - again)
    if other is not None and link is not None and other.kind == "enterprise" and link.kind == "conjunction":
        walk.rows.append(Row("by", (other.code, item.code), len(walk.drafts), item.code))
    if "number" in walk.tokens.words[max(0, item.first - 8) : item.first]:
        walk.put("measure", "enterprises")
        walk.frame.product = None
        walk.put("by", item.code if item.code in BREAKDOWNS else None)
        walk.clause_head = walk.sentence_head = True
    elif item.code not in BREAKDOWNS or walk.tokens.words[max(0, item.first - 1)] in _COUNTING_IN:
        return
    elif item.code in _HEADED and not prep and not walk.clause_head:
        walk.pending.append(item)
        on_measure(walk, Item(item.last - 1, item.last, "measure", _HEADED[item.code]))  # "Re-exports rose 4 percent"
    elif prep in _LATE and walk.drafts[walk.clause_from :]:
        walk.put_late("by", item.code)
    elif prep in _LATE:
        walk.put("by", item.code)
    else:
        walk.pending.append(item)
