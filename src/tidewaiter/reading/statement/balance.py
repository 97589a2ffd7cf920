"""Balances: of trade or of the current account, a deficit or a surplus, and what the economy's output is to them."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft, Frame
from tidewaiter.reading.mention.item import AREAS, Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.statement.subject import join_products

# Nouns of what is left over that may be of trade or of the current account, and words that say that they are of goods.
_BARE_BALANCE = wordlist.words("bare_balance")
_OF_GOODS = wordlist.words("of_goods")
_BALANCES = frozenset(["balance+", "balance-"])
_CURRENT_ACCOUNT = "other:current_account"
_OTHER_ACCOUNTS = frozenset([_CURRENT_ACCOUNT, "other:balance_of_payments", "other:budget_balance", "other:financial_account"])
BALANCES = frozenset(["balance", *_OTHER_ACCOUNTS])
"""The measures that are negative where more goes out than comes in."""
# What says whose or of what a balance is.
_OWN_SUBJECTS = frozenset(["product", "area", "area_adjective"])


def split_balance(code: str, *, before: bool = False) -> tuple[str, bool]:
    """Give the measure of a code, and whether it is a deficit: `balance-` is a deficit, `balance=` what was told `before`.

    >>> split_balance("other:current_account-"), split_balance("exports")
    (('other:current_account', True), ('exports', False))
    """
    return code.rstrip("+-="), before if code.endswith("=") else code.endswith("-")


def balance_in_context(walk: Walk, code: str) -> str:
    """Give the code of a balance here: a bare "deficit" is that of the current account where the text spoke of it last.

    "A deficit in its trade balance", "the deficit of the trade balance" is a deficit.
    """
    told = [one for one in map(walk.item, range(-2, -_OWNER, -1)) if one is not None and one.kind == "measure"]
    if code == "balance+" and walk.frame.deficit and told and _is_in(walk):
        return "balance-"
    account = _account_spoken_of(walk) if code in _BALANCES else None
    return code if account is None else account + code[-1]


def _is_in(walk: Walk) -> bool:
    """Whether "in" or "of" stands before a head, at most one word between ("a deficit in its trade balance")."""
    item, words = walk.items[walk.here], walk.tokens.words
    if not _WITHIN.isdisjoint(words[max(0, item.first - 2) : item.first]):
        return True  # and "the deficit in Peru's balance"
    told = next((one for one in map(walk.item, range(-2, -_OWNER, -1)) if one is not None and one.kind == "measure"), None)
    return told is not None and item.first - told.last <= _OWNER and words[told.last] in _WITHIN


_WITHIN = frozenset(["in", "of", "on"])
# How many words and items may stand between a deficit and its balance ("the deficit in Peru's FOB/CIF trade balance").
_OWNER = 6


def _account_spoken_of(walk: Walk) -> str | None:
    """The account that was named last, where nothing says that a bare balance is of goods or of a place."""
    item = walk.items[walk.here]
    before = walk.tokens.words[item.first - 1] if item.first else ""
    if item.last - item.first > 1 or walk.tokens.words[item.first] not in _BARE_BALANCE or before in _OF_GOODS:
        return None
    if any(pending.kind in _OWN_SUBJECTS for pending in walk.pending):
        return None
    held = walk.frame.measure
    if held in _OTHER_ACCOUNTS:
        return held
    return _CURRENT_ACCOUNT if held != "balance" and walk.topic.measure == _CURRENT_ACCOUNT else None


def only_compares(walk: Walk, item: Item, prep: str) -> bool:
    """Whether output is only what a balance is set beside ("the deficit-to-GDP ratio", "a deficit of 3 percent of GDP").

    So too the flow that the other one covers ("exports coverage of imports was 89.6 percent").
    """
    if _FLOWS.get(item.code) == walk.frame.measure and walk.clause_head:
        words = walk.tokens.words
        covered = words[item.first - 2 : item.first] == ["coverage", "of"]
        compares = covered or (prep == "to" and "ratio" in words[max(0, item.first - _RATIO) : item.first])
        if compares:
            walk.put("measure", COVERAGE)
        return compares
    if item.code != "gdp":
        return False
    behind = bool(walk.drafts) and walk.drafts[-1].stat == "ratio" and item.first - walk.quantity_end <= 3
    return (prep == "to" and walk.tokens.glued[item.first]) or (prep == "of" and behind)


# How many tokens before the second of two flows their ratio is named ("the ratio of non-oil exports to imports").
_RATIO = 8
# Verbs by which one flow is larger than the other, and the flow that is the larger one.
_EXCEEDING = wordlist.words("exceeding")
_FLOWS = {"exports": "imports", "imports": "exports"}
_TO_THE_TUNE = ["to", "the", "tune", "of"]


def exceeds_other(walk: Walk, item: Item) -> bool:
    """Take "imports exceeded exports by 3 billion" for a balance; says whether it was."""
    verb, words = walk.item(-1), walk.tokens.words
    behind = words[item.last : item.last + 4]
    if _FLOWS.get(item.code) != walk.frame.measure or not (behind[:1] == ["by"] or behind == _TO_THE_TUNE) or verb is None:
        return False
    if item.first - verb.last > 1 or (words[verb.first] not in _EXCEEDING and words[item.first - 1] not in _EXCEEDING):
        return False
    walk.put("measure", "balance")
    walk.frame.deficit = item.code == "exports"
    walk.frame.direction, walk.last_change, walk.pending = 0, None, []
    return True


def of_balance(walk: Walk, item: Item, prep: str) -> bool:
    """Whether "trade" only says of what the balance before it is ("a surplus of 24 billion in trade in goods")."""
    if item.code != "trade" or walk.frame.measure != "balance" or not walk.clause_head:
        return False
    owner = walk.item(-1)
    owned = owner is not None and owner.kind == "pronoun" and item.first == owner.last and walk.tokens.words[owner.first - 1]
    if prep not in {"in", "on"} and owned not in {"in", "on"}:  # "a surplus of 24 billion in its trade with Peru"
        return False
    following, number = walk.next_within(0), walk.item(2)
    if following is not None and following.kind == "preposition" and number is not None and number.kind == "quantity":
        walk.awaiting = []  # "a surplus of 4 million on trade of 6 million"
        return False
    return True


COVERAGE = "other:coverage_ratio"
"""Exports in percent of imports."""
_COVERING = frozenset(["cover", "covers", "covered", "covering"])
# What such measures are set beside.
_BESIDE = frozenset(["gdp", "other:gnp", "exports", "imports"])
# Measures that are no part of an economy's output, so that a percent of it is a ratio.
_BESIDE_OUTPUT = frozenset(
    ["balance", "other:current_account", "other:reserves", "other:remittances", "other:debt", *_OTHER_ACCOUNTS]
)


def is_ratio(walk: Walk, draft: Draft) -> bool:
    """Whether a percent sets a balance beside the output of the economy ("a deficit of 3 percent of GDP")."""
    if walk.frame.average == "ratio":
        return True
    of, output = walk.item(1), walk.item(2)
    if output is not None and output.kind == "pronoun":
        output = walk.item(3)
    if of is None or of.code != "of" or output is None or output.first - of.last > 2 or of.first != draft.item.last:
        return False
    before = walk.tokens.words[max(0, draft.item.first - 3) : draft.item.first]
    if output.code in _FLOWS and not _COVERING.isdisjoint(before):
        draft.frame.put("measure", COVERAGE)
        return True  # "exports covered 73 percent of imports"
    return output.code in _BESIDE and draft.frame.measure in _BESIDE_OUTPUT


def on_side(walk: Walk, item: Item) -> None:
    """ "in the red", "in surplus": which side the balance of this clause is on, and the one that follows."""
    for draft in walk.drafts[walk.clause_from :]:
        if draft.frame.measure in _TOLD and draft.quantity.kind == "money" and draft.role == "main":
            _take_side(draft.frame, deficit=item.code == "red")
    if walk.frame.measure in _TOLD:
        _take_side(walk.frame, deficit=item.code == "red")


# The measures of which a side is told: trade that is "in the red" is a balance.
_TOLD = BALANCES | {"trade"}


def _take_side(frame: Frame, *, deficit: bool) -> None:
    if frame.measure == "trade":
        frame.put("measure", "balance")
    frame.deficit = deficit


def on_favour(walk: Walk, item: Item) -> None:
    """ "a surplus of 3 million in Thailand's favour": a deficit of the reporter where the other side is favoured."""
    owned = walk.tokens.words[item.first - 1 : item.first] in (["'s"], ["'"])
    place = walk.item(-1 if owned else 2)  # "in Thailand's favour", "in favour of Thailand"
    if place is None or place.kind not in AREAS or not walk.drafts:
        return
    draft = walk.drafts[-1]
    if draft.frame.measure == "balance" and place.code in {draft.frame.partner, draft.frame.reporter}:
        draft.frame.deficit = place.code == draft.frame.partner


def is_compound(walk: Walk, item: Item, product: Item) -> bool:
    """Take the product before a balance for that of the amount before it ("a 2 billion euro oil deficit"); says whether it is."""
    amount = walk.item(-2)
    if product.kind != "product" or product.last != item.first or not item.code.startswith("balance"):
        return False
    if amount is not walk.drafts[-1].item or amount.last != product.first or amount.code != "money":
        return False
    walk.drafts[-1].frame.put("product", join_products(product.codes))
    return True
