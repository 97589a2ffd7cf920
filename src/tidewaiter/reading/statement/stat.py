"""Quantities: which kind of figure each is."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import PERIOD, Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.nounphrase import list_entry
from tidewaiter.reading.mention.walk import TRADED, Walk
from tidewaiter.reading.statement.apposition import changes_between, is_of_part, names_change
from tidewaiter.reading.statement.balance import is_ratio
from tidewaiter.reading.statement.contribution import mark_contribution
from tidewaiter.reading.statement.count import is_of_count, name_counted_whole, name_of_its_own
from tidewaiter.reading.statement.duty import is_of_tariff, name_tariff
from tidewaiter.reading.statement.level import date_record, has_sign, read_level, word_before
from tidewaiter.reading.statement.row import free_whole, take_subject, take_together
from tidewaiter.reading.statement.share import moves_share
from tidewaiter.reading.statement.size import is_in_name, is_size
from tidewaiter.reading.statement.status import is_told_beside
from tidewaiter.reading.statement.subject import flush_at_number, join_products

# Measures that are themselves rates: a percent of them is their level.
_NO_PARTS = frozenset(["other:interest_rate", "other:unemployment", "other:inflation", "other:utilisation"])
_RATES = _NO_PARTS | {"tariff"}
# Measures that are themselves shares.
_SHARES = frozenset(["other:market_share", "other:import_dependence"])
# Words before "three quarters" that make a time of them.
_FIRST = frozenset(["first", "last", "past", "next", "final"])
# Words with which a text says what must not be exceeded.
_RULE_WORDS = wordlist.words("rule")
# Participles behind a share that say where it comes from or goes.
_COMING = wordlist.words("coming_of_share")


def on_quantity(walk: Walk, item: Item) -> None:
    """A number: a figure in the making, with the frame that holds here."""
    prep = walk.take_prep(item)
    if item.ref.kind == "word" and walk.tokens.words[max(0, item.first - 1)] in _FIRST:
        return  # "the first three quarters"
    if is_in_name(walk, item, prep) or is_size(walk, item, prep):
        return
    if walk.depth > 0:
        _name_entry(walk, item)
    flush_at_number(walk)
    draft = Draft(item, walk.frame.copy(), walk.tokens)
    draft.negative = item.ref.negative
    draft.clause = walk.clause
    if is_told_beside(walk, draft):
        draft.frame.status = "actual"
    if walk.tokens.words[max(0, item.first - 1)] == "at":
        date_record(walk, draft)
    _set_role(walk, draft)
    take_together(walk, draft)
    if prep == "of" and draft.role == "main":
        free_whole(walk, draft)
    walk.drafts.append(draft)
    walk.quantity_before, walk.quantity_end = walk.quantity_end, item.last
    _classify(walk, draft, prep)
    _await_head(walk, draft)


def _set_role(walk: Walk, draft: Draft) -> None:
    """Whether a number is a cap, what was expected, what something is compared with, or a figure of its own."""
    if draft.hedge is not None and draft.quantity.bound == "under" and draft.item.first > 0 and _is_rule(walk, draft.item):
        draft.frame.put("status", "limit")
    if walk.frame.status == "consensus" or (walk.base and _is_expected(walk, draft)):
        draft.frame.status = "consensus"
        draft.role = "consensus"
        draft.base_of = next((d for d in reversed(walk.drafts) if d.role == "main"), None)
        walk.frame.status = "actual"
    elif walk.base:
        _set_base(walk, draft)


def _is_expected(walk: Walk, draft: Draft) -> bool:
    """Whether what something is held against is what was expected of it ("below the expected 5.3 billion")."""
    first = draft.quantity.first
    before = walk.tokens.words[max(0, first - _EXPECTED_NEAR) : first]
    return any(word in _EXPECTED for word in before) and _ENDING.isdisjoint(before) and len(walk.drafts) >= walk.base_from


# Participles right before an amount that was expected, a sign of money or an adjective between.
_EXPECTED = wordlist.words("expected_amount")
_EXPECTED_NEAR = 3
_ENDING = frozenset(["and", ",", "or"])


def _await_head(walk: Walk, draft: Draft) -> None:
    """A number before "in" or "of" waits for the head behind it ("4.5 percent in exports", "3 million barrels a day of")."""
    following = walk.next_within(0)
    behind = walk.item(2)
    if following is not None and behind is not None and behind.first == following.last and _is_rate(following, behind):
        following = behind
    of = following is not None and following.kind == "preposition" and following.code in {"in", "of"}
    if of and draft.stat not in {"share", "ratio"}:
        walk.awaiting = [draft]
    elif not (following is not None and following.kind in {"change_noun", "change_verb", "measure"}):
        walk.awaiting = []


def _is_rate(following: Item, behind: Item) -> bool:
    """Whether what stands between a number and its "of" is what it is counted by ("barrels a day of crude", "head of cattle")."""
    if behind.kind != "preposition" or behind.code != "of":
        return False
    return following.kind in {"average", "period"} or (following.kind == "count_noun" and following.code == "units")


def _is_rule(walk: Walk, item: Item) -> bool:
    """Whether a number is a cap: "must not exceed", "may be at most"."""
    words = walk.tokens.words
    if "value" in words[max(0, item.first - 3) : item.first] and item.ref.kind == "money" and not walk.clause_head:
        return True  # "goods with a value of no more than"
    return any(word in _RULE_WORDS for word in words[max(0, item.first - 4) : item.ref.hedge_last])


def _set_base(walk: Walk, draft: Draft) -> None:
    """A number within a comparison is of another period: the one that the comparison names, or one yet to be named."""
    draft.role = "base"
    draft.base_of = next((d for d in reversed(walk.drafts[: walk.base_from]) if d.role == "main"), None)
    told = draft.base_of
    if told is not None and draft.quantity.kind == told.quantity.kind and _OWN.intersection(told.rules):
        draft.frame.put("measure", told.frame.measure)  # "50 markets, up from 46", "220 a kilo, down from 225"
        draft.frame.product = told.frame.product
    if told is not None and told.stat == "share" and draft.quantity.kind == "percent" and told is walk.drafts[-1]:
        for field in ("measure", "product", "reporter", "partner"):
            setattr(draft.frame, field, getattr(told.frame, field))  # "supplied 59 percent of all imports, down from 60"
    if walk.revised:
        return  # the forecast before: of the same period, and one too
    if _is_other_tally(walk):
        draft.role = "beside"
        return
    if draft.frame.status != "estimate":
        draft.frame.status = "actual"
    draft.frame.period = None
    draft.frame.stated &= ~PERIOD
    if walk.base_period is not None:
        draft.frame.put("period", walk.base_period)


def _is_other_tally(walk: Walk) -> bool:
    """Whether a number is what another body counts of the same ("against 6.4 million at customs")."""
    prep, body = walk.next_within(0), walk.item(2)
    if prep is None or body is None or prep.kind != "preposition":
        return False
    return body.kind == "source" and body.first - prep.last <= 1


# Rules by which a number names its measure itself.
_OWN = frozenset(["<count> <noun>", "<money> per <unit>"])


def _name_entry(walk: Walk, item: Item) -> None:
    """Take the entry of a list before a bracketed percent as its product.

    Not where a place or company is pending, nor where a number stands before the bracket.
    """
    if item.ref.kind != "percent" or walk.frame.measure not in TRADED:
        return
    opening, start = _entry_bounds(walk)
    if opening is None or opening.first == walk.quantity_end or not walk.tokens.words[opening.first - 1][0].isalpha():
        return
    if any(p.kind in {"area", "area_adjective", "company"} for p in walk.pending):
        walk.pending = [p for p in walk.pending if p.kind != "product"]
        return
    start = next((at + 1 for at in range(opening.first - 1, start, -1) if walk.tokens.words[at] in _OPENING), start)
    phrase = list_entry(walk.tokens, start, opening.first)
    beside = (i for i in walk.items[max(0, walk.here - _ENTRY) : walk.here] if i.last == opening.first)
    held = next((p for p in reversed(walk.pending) if p.kind == "product"), None) or next(beside, walk.item(-2))
    whole = held is not None and held.kind == "product" and held.last == opening.first
    if held is not None and whole and len(phrase.split()) <= held.last - held.first:
        phrase = join_products(held.codes)  # the table knows the whole entry
    elif held is not None and held.kind == "product" and _is_of_trades(walk, held.last, opening.first):
        phrase = join_products(held.codes)  # "in the pharmaceutical industry (11.6 percent)"
    if phrase:
        walk.pending = []
        walk.frame.put("product", "other goods" if phrase in _REST else phrase)


def _is_of_trades(walk: Walk, first: int, last: int) -> bool:
    """Whether one word stands between two tokens that only says that the product is a branch or a class of trade."""
    return last - first == 1 and walk.tokens.words[first] in _TRADE_NOUNS


# Words with which the parts of what was named begin ("food, mainly rice").
_OPENING = wordlist.words("part_opening")
# Nouns of branches and classes, and of what is told of a product; and what stands for all that a list leaves out.
_TRADE_NOUNS = wordlist.words("trade_noun")
_REST = frozenset(["other", "others", "rest", "other products"])


# How many items before a number in a bracket the product stands.
_ENTRY = 4
# What an entry of a list may hold besides unknown words.
_ENTRY_KINDS = frozenset(
    ["product", "area_adjective", "conjunction", "generic", "enterprise", "source", "mode", "count_noun", "shipments"]
)


def _entry_bounds(walk: Walk) -> tuple[Item | None, int]:
    """The bracket that opens before this number, and the token at which the entry of the list before it may begin.

    It begins behind another bracket, or behind the last word that is no noun.
    """
    opening: Item | None = None
    for offset in range(-1, -14, -1):
        item = walk.item(offset)
        if item is None:
            return opening, 0
        if opening is None:
            if item.kind == "mark" and item.code == "(":
                opening = item
            elif item.kind not in {"mark", "change_adverb", "period", "versus"}:
                return None, 0
        elif (item.kind == "mark" and item.code in ");") or (item.kind != "mark" and item.kind not in _ENTRY_KINDS):
            return opening, item.last
    return opening, opening.first if opening else 0


def _classify(walk: Walk, draft: Draft, prep: str) -> None:
    """Say which kind of figure a number is, by its own kind and what governs it."""
    kind = draft.quantity.kind
    if kind == "percent":
        _percent(walk, draft, prep)
    elif kind == "points":
        draft.stat = "change"
        draft.negative |= walk.frame.direction < 0
        draft.rules.append("<percentage points>")
        mark_contribution(walk, draft)
    elif kind == "rate":
        name_of_its_own(draft, "exchange_rate")
    elif kind in {"times", "word"}:
        draft.stat = "growth"
        draft.rules.append("<multiple>")
    else:
        read_level(walk, draft, prep)


def _percent(walk: Walk, draft: Draft, prep: str) -> None:
    """A percent: a share of something, a rate (a tariff, an interest), else a growth."""
    frame = draft.frame
    following = walk.next_within(0)
    if is_of_tariff(walk):
        name_tariff(walk, draft)
    elif is_ratio(walk, draft):
        draft.stat = "ratio"
        draft.rules.append("<percent> of GDP")
    elif frame.measure not in _NO_PARTS and _is_share(walk, draft, prep):
        draft.stat = "share"
        draft.rules.append("<share> <percent>")
        if not walk.frame.shares:
            _share_backwards(walk, draft)
        walk.frame.shares = True
        name_counted_whole(walk, draft)
        if following is not None and following.kind == "preposition" and following.code == "of":
            walk.whole = draft
    elif frame.measure in _RATES and prep != "by" and (prep or not _is_changing(walk)):
        draft.rules.append("<rate> <percent>")
    elif frame.measure in _SHARES:
        draft.stat = "share"
        draft.rules.append("<share> <percent>")
    else:
        _growth(walk, draft, prep)


def _share_backwards(walk: Walk, draft: Draft) -> None:
    """Make shares of the percents listed before one that is a share by its own words ("A took 5 percent, B 7 percent of it")."""
    if not _is_share_by_words(walk, draft):
        return
    for earlier in walk.drafts[-2 : -_ROW - 1 : -1]:
        if earlier.quantity.kind != "percent" or earlier.stat != "growth" or earlier.rules[-1:] != ["<percent>"]:
            return
        if earlier.role != "main" or earlier.frame.states("versus"):
            return
        earlier.stat = "share"
        earlier.rules[-1] = "<percent>, <percent> <share>"


def _growth(walk: Walk, draft: Draft, prep: str) -> None:
    """A percent of change; growth that falls to 3 percent is still a rise."""
    draft.stat = "growth"
    before = walk.drafts[-2] if len(walk.drafts) > 1 else None
    counted = walk.drafts[min(walk.clause_from, len(walk.drafts) - 1)]
    if counted is not draft and counted.frame.measure != draft.frame.measure and is_of_count(walk, counted):
        take_subject(draft, counted)
    direction = draft.frame.direction or (walk.prior_direction if walk.last_change is None else 0)
    if walk.rate and (prep in {"to", "from"} or draft.role == "base"):
        direction = walk.rate
    if draft.role == "base" and before is not None and before.role == "base" and not changes_between(walk, before):
        direction = -1 if before.negative else 1  # "from 3 percent growth in May and 20 percent in April"
    draft.negative |= direction < 0 and not has_sign(walk, draft)
    draft.rules.append("<change> <percent>" if direction else "<percent>")


_CHANGES = frozenset(["change_verb", "change_noun", "change_adverb"])


def _is_changing(walk: Walk) -> bool:
    """Whether the clause has a word of change."""
    return walk.last_change is not None and walk.last_change.kind in _CHANGES


def _behind_share(walk: Walk) -> bool:
    """Whether the number before this one is a share."""
    return len(walk.drafts) > 1 and walk.drafts[-2].stat == "share"


def _is_share(walk: Walk, draft: Draft, prep: str) -> bool:
    """Whether a percent is a part of a whole: by its own words, else by the verb before it, else as the shares before it."""
    if _is_share_by_words(walk, draft):
        return True
    if has_sign(walk, draft) or names_change(walk):
        return False  # "(+11%)" behind the shares of others, "representing a 24% year-on-year increase"
    if draft.frame.share:
        last = walk.last_change
        if last is not None and last.kind == "change_adverb" and last.last == draft.item.first and draft.role == "main":
            return False  # "accounted for by steel (up 5 percent)"
        return not (last is not None and last.kind == "change_verb" and (prep == "by" or _moves_on(walk, last, prep)))
    return _goes_on_with_shares(walk, draft, prep)


def _moves_on(walk: Walk, change: Item, prep: str) -> bool:
    """Whether a verb of change stands between a share and this number ("made up 30 percent, growing 5 percent (May: 4)")."""
    told = [d for d in walk.drafts[-_ROW:-1] if d.stat == "share"]
    return bool(told) and told[-1].item.last <= change.first and prep not in {"to", "from"}


def _is_share_by_words(walk: Walk, draft: Draft) -> bool:
    """Whether the words right beside a percent make it a share: "of" behind it, "or" between it and an amount."""
    words = walk.tokens.words
    last = draft.item.last
    following = walk.next_within(0)
    if (
        following is not None
        and following.first == last
        and (following.kind in {"share_noun", "share_of"} or following.code in _SHARES)
    ):
        return True
    earlier = walk.drafts[-2] if len(walk.drafts) > 1 else None
    if (
        earlier is not None
        and earlier.stat == "level"
        and earlier.quantity.kind != "percent"
        and word_before(walk, draft) == "or"
    ):
        return True  # "534,000, or 25 percent"
    first = walk.items[0]
    if first.kind in {"preposition", "share_of"} and words[0] == "of" and draft is walk.drafts[0] and not walk.frame.direction:
        return True  # "Of all exports, 70 per cent came from"
    if not _is_changing(walk) and is_of_part(walk, draft):
        return True
    last += words[last : last + 2] == ["respectively", "of"]
    behind = words[last] if last < len(words) else ""
    if behind in _COMING and following is not None and following.kind == "preposition" and not walk.frame.direction:
        return True  # "with 60 percent coming from Chile"
    so_many = words[draft.quantity.first + 1] == "in" if draft.quantity.last - draft.quantity.first > 1 else False
    if (behind == "the" or so_many) and "<fraction>" in draft.quantity.rules:
        return True  # "half the cars", "four in five cars"
    return behind == "of" and not (following is not None and following.kind in {"period", "versus"}) and not _is_of_period(walk)


def _goes_on_with_shares(walk: Walk, draft: Draft, prep: str) -> bool:
    """Whether a percent without words of its own is a share because those before it are."""
    if draft.frame.measure in _RATES:
        return False  # a list of duties by country
    if draft.role == "base" and draft.base_of is not None and draft.base_of.stat == "share":
        return True
    if _behind_share(walk) and draft.role == "main" and not _is_changing(walk):
        return True  # "the US took 34.3 percent, the UK 6.5"
    if _repeats_shares(walk) or (prep == "to" and draft.role == "main" and moves_share(walk)):
        return True
    return walk.depth > 0 and word_before(walk, draft) == "(" and _behind_share(walk)


# How far back a row of numbers is looked through: longer ones are no sentence, and looked through whole would take their square.
_ROW = 40


def _repeats_shares(walk: Walk) -> bool:
    """Whether a percent without any word of change follows a sentence of shares, with no head of its own."""
    if any(d.stat == "level" for d in walk.drafts[-_ROW:-1]):
        return False
    return (
        walk.frame.shares
        and (walk.last_change is None or walk.last_change.kind == "reach")
        and not walk.clause_head
        and walk.frame.direction == 0
    )


# "of the": how many words may stand between a number and its period.
_OF_THE = 2


def _is_of_period(walk: Walk) -> bool:
    """Whether a number is of a period and of nothing else ("faster than the 6 percent of April")."""
    period, head = walk.item(2), walk.item(3)
    if period is None or period.kind != "period" or period.first - walk.items[walk.here].last > _OF_THE:
        return False
    return head is None or head.kind in {"mark", "conjunction"}
