"""How a sentence or paragraph opens: with the amount told last, with what the last one spoke of, with places."""

from itertools import pairwise

from msgspec.structs import replace

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention.item import Item
from tidewaiter.records import Figure


def goes_on_from_amount(tokens: Tokens, items: list[Item]) -> bool:
    """Whether a sentence begins with the amount told last ("This volume, up by 3 percent", "That is 900 a day")."""
    if not tokens.words[1:] or tokens.words[0] not in _THAT:
        return False
    return tokens.words[1] in _AMOUNT or (items[0].first == 1 and items[0].kind == "share" if items else False)


def goes_on_from_trade(tokens: Tokens, items: list[Item]) -> bool:
    """Whether a sentence begins with the trade told last, and says how large it was ("The exports were worth 16 million").

    So too "These exports", "The value of these exports", and "In value terms, exports".
    """
    words, at = tokens.words, 0
    if words[:1] == ["the"] and words[1:2] in _SIZES and words[2:3] == ["of"]:
        at = 3
    elif words[:4] in _IN_TERMS:
        return bool(items) and any(one.kind in _TRADES and one.first == len(_IN_TERMS[0]) for one in items[:_FEW])
    trade = next((index for index, item in enumerate(items[:_FEW]) if item.first == at + 1), -1)
    if trade < 0 or items[trade].kind not in _TRADES or words[at] not in {"the", "these"}:
        return False
    behind = items[trade + 1] if trade + 1 < len(items) else None
    told = behind is not None and behind.first == items[trade].last and behind.kind == "reach"
    return at > 0 or words[at] == "these" or told


_IN_TERMS = (["in", "value", "terms", ","], ["in", "volume", "terms", ","], ["in", "dollar", "terms", ","])
# Nouns of how large a trade is, and how many items such an opening has.
_SIZES, _FEW = (["value"], ["volume"]), 4
_TRADES = frozenset(["measure", "shipments", "purchases"])
_THAT = frozenset(["this", "that"])
_AMOUNT = frozenset(
    """volume figure amount number total value sum quantity
    is was means meant makes equals averages corresponds translates""".split()
)


def date_lead(text: str, figures: list[Figure], main: str | None, *, recent: bool) -> list[Figure]:
    """Give the figures of a text, the undated ones of its lead with the `main` period, which it names in a later paragraph.

    None is of a period that is not a `recent` one: that would be a record or a comparison.
    """
    if not recent:
        return figures  # a record of long ago
    first = next((figure.start for figure in figures if figure.period == main), 0)
    end = min(text.rfind("\n", 0, first), _LEAD)
    return [replace(one, period=main) if one.start < end and _is_undated(one) else one for one in figures]


def _is_undated(figure: Figure) -> bool:
    """Whether nothing dates an outcome, which could have been dated."""
    open_ = figure.period == "?" and figure.known.get("period") == "inherited"
    return open_ and figure.status == "actual" and figure.stat not in {"rank", "ratio"}


# How many characters a lead has at most, its headline included.
_LEAD = 600


# Within how many items a paragraph says that it is about places.
_TURNING = 6


def points_back(tokens: Tokens) -> bool:
    """Whether a paragraph begins with what the last one spoke of ("Exports to this region were"), and so goes on in its time."""
    words = tokens.words[:_TURNING]
    return any(word in _POINTING and behind not in _TIMES for word, behind in pairwise(words))


_POINTING = frozenset(["this", "these"])
_TIMES = frozenset(["year", "month", "week", "quarter", "period", "time", "season", "morning", "fiscal", "financial"])


def turns_to_places(items: list[Item]) -> bool:
    """Whether a paragraph begins with a place, or speaks of destinations, of all that the text is about."""
    if items and items[0].kind == "area" and items[0].first == 0:
        return True
    opening = items[:_TURNING]
    if opening and opening[0].code == "ordinal" and opening[0].first == 0:
        return any(item.kind == "area" for item in opening)  # "Third was Chile, with 3 million"
    places = any(item.kind == "list" or item.code == "countries" for item in opening)
    return places and not any(item.kind == "product" for item in opening)


def closes(tokens: Tokens) -> bool:
    """Whether a sentence has an end: a point in brief above the lead has none, nor has the line of who wrote it."""
    return not _ENDS.isdisjoint(tokens.words[-2:])


_ENDS = frozenset('.!?"\u201d:;')


def has_initials(tokens: Tokens, items: list[Item], index: int) -> bool:
    """Whether initials that no table knows stand before a measure: some goods by a short name ("PV exports", "RMG exports")."""
    at = items[index].first
    if not at or (index and items[index - 1].last == at):
        return False
    before, head = tokens.printed(at - 1, at), tokens.printed(at, at + 1)
    return before.isalpha() and before.isupper() and len(before) > 1 and not head.isupper()


def heads_mode(items: list[Item], index: int) -> bool:
    """Whether a measure or verb hangs on a mode ("general trade rose")."""
    following = items[index + 1] if index + 1 < len(items) else None
    return following is not None and following.kind in {"measure", "change_verb", "reach"}
