"""Markets: benchmarks and currencies that are a price or a rate by themselves ("Brent fell to 72 dollars", "the yen rose")."""

from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.statement.count import name_of_its_own
from tidewaiter.reading.statement.subject import on_product

# What follows a name of which a price or rate is told.
_TELLING = frozenset(["change_verb", "change_adverb", "reach", "measure_verb", "average", "forecast", "past_expected", "versus"])


def on_benchmark(walk: Walk, item: Item) -> None:
    """ "Brent": a price where something is told of it, else the product that it is ("exports of Brent crude")."""
    if not _is_subject(walk, item):
        item.kind, item.row = "product", (item.code,)
        on_product(walk, item)
        return
    _name(walk, "price")
    walk.put("product", item.code)
    walk.put("reporter", None)


def on_currency_noun(walk: Walk, item: Item) -> None:
    """ "the dollar": a rate of exchange where something is told of it."""
    named = item.last - item.first > 1 or walk.tokens.words[item.first - 1 : item.first] == ["the"] or item.first == 0
    told = walk.tokens.words[item.last : item.last + 2] == [",", "which"] and _moves(walk.item(2))
    if told or (named and _is_subject(walk, item)):
        _name(walk, "exchange_rate")
        walk.frame.product = None
        walk.put("reporter", item.code)
    elif walk.drafts and item.first - walk.quantity_end <= 2 and walk.drafts[-1].quantity.kind in {"count", "bare"}:
        name_of_its_own(walk.drafts[-1], "exchange_rate")  # "traded at 17.1 to the dollar"


def _moves(item: Item | None) -> bool:
    """Whether what a relative clause begins with is a verb of change ("the baht, which has appreciated 7 percent")."""
    return item is not None and item.kind == "change_verb"


def _is_subject(walk: Walk, item: Item) -> bool:
    """Whether a verb of change or of level is said of a name, which no preposition governs and which is no part of another."""
    following = walk.next_within(1)
    if walk.tokens.words[item.last : item.last + 1] == ["at"] and item.kind == "currency_noun":
        return True  # "fixed the won at 846.90"
    if following is None or following.kind not in _TELLING or item.first - walk.prep_end <= 1:
        return False
    return not (walk.clause_head and len(walk.drafts) == walk.clause_from)


def _name(walk: Walk, measure: str) -> None:
    walk.pending = []
    walk.put("measure", measure)
    walk.frame.partner = walk.frame.by = walk.frame.mode = None
    walk.frame.deficit = walk.frame.share = False
    walk.name_head()
