"""Quantities: which kind of figure each is."""

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import PERIOD, Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.nounphrase import list_entry
from tidewaiter.reading.mention.walk import TRADED, Walk
from tidewaiter.reading.statement.apposition import changes_between
from tidewaiter.reading.statement.balance import BALANCES, is_ratio
from tidewaiter.reading.statement.contribution import mark_contribution
from tidewaiter.reading.statement.count import is_of_count, name_counted_whole, name_of_its_own
from tidewaiter.reading.statement.duty import is_of_tariff, name_tariff
from tidewaiter.reading.statement.level import date_record, has_sign, is_of_record, read_level
from tidewaiter.reading.statement.part import NO_PARTS, RATES, RATIOS, ROW, SHARES, is_changing, is_share, is_share_by_words
from tidewaiter.reading.statement.row import free_whole, take_subject, take_together
from tidewaiter.reading.statement.size import is_in_name, is_size
from tidewaiter.reading.statement.status import is_told_beside
from tidewaiter.reading.statement.subject import flush_at_number, join_products

# What stands behind a half year at the end of a clause.
_ENDS: tuple[list[str], ...] = ([], ["."], [","])
# Words before "three quarters" that make a time of them.
_FIRST = frozenset(["first", "last", "past", "next", "final"])
# Words with which a text says what must not be exceeded.
_RULE_WORDS = wordlist.words("rule")


def on_quantity(walk: Walk, item: Item) -> None:
    """A number: a figure in the making, with the frame that holds here."""
    prep = walk.take_prep(item)
    if _is_no_amount(walk, item):
        return
    if is_in_name(walk, item, prep) or is_size(walk, item, prep) or _is_yardstick(walk, item):
        return
    if walk.depth > 0:
        _name_entry(walk, item)
    flush_at_number(walk)
    draft = Draft(item, walk.frame.copy(), walk.tokens)
    draft.negative = item.ref.negative
    draft.clause = walk.clause
    if item.first and walk.tokens.words[item.first - 1] == "negative" and draft.frame.measure in BALANCES:
        draft.frame.deficit = True  # "the balance was a negative 3 billion"
    if is_told_beside(walk, draft):
        draft.frame.status = "actual"
    if walk.tokens.words[max(0, item.first - 1)] == "at":
        date_record(walk, draft)
    _set_role(walk, draft)
    take_together(walk, draft)
    if prep == "of" and draft.role == "main":
        free_whole(walk, draft)
    if prep == "to":
        _end_base(walk, draft)
    walk.drafts.append(draft)
    walk.quantity_before, walk.quantity_end = walk.quantity_end, item.last
    _classify(walk, draft, prep)
    _await_head(walk, draft)


def _is_no_amount(walk: Walk, item: Item) -> bool:
    """Whether a number in words names a time, or only says which of several things are meant."""
    words, first, last = walk.tokens.words, item.first, item.last
    if item.ref.kind == "word" and words[max(0, first - 1)] in _FIRST:
        return True  # "the first three quarters"
    if words[first - 1 : last] == ["the", "half"] and words[last : last + 1] in _ENDS:
        return True  # "3 million tonnes in the half."
    # "exports to three of its top five partners fell"
    return item.ref.kind == "word" and item.ref.unit == "units" and item.ref.value > 1 and words[last : last + 1] == ["of"]


def _is_yardstick(walk: Walk, item: Item) -> bool:
    """Whether a number is what others are reckoned by, and counts nothing ("for every ten cars", "out of each 1,000 bags")."""
    words, first = walk.tokens.words, item.ref.first
    if item.ref.kind == "money" or first < _TWO:
        return False
    return words[first - 1] in {"every", "each"} and words[first - _TWO] in {"for", "of", "in", "on"}


_TWO = 2


def _set_role(walk: Walk, draft: Draft) -> None:
    """Whether a number is a cap, what was expected, what something is compared with, or a figure of its own."""
    if draft.hedge is not None and draft.quantity.bound == "under" and draft.item.first > 0 and _is_rule(walk, draft.item):
        draft.frame.put("status", "limit")
    if walk.frame.status == "held_target":
        draft.frame.status, draft.role = "target", "beside"
        draft.base_of = next((d for d in reversed(walk.drafts) if d.role == "main"), None)
        walk.frame.status = "actual"
    elif _is_awaited(walk) or (walk.base and _is_expected(walk, draft)) or _is_other_forecast(walk, draft):
        draft.frame.status = "consensus"
        draft.role = "consensus"
        draft.base_of = next((d for d in reversed(walk.drafts) if d.role == "main"), None)
        walk.frame.status = "actual"
    elif walk.base:
        _set_base(walk, draft)
    elif is_of_record(walk, draft):
        draft.role, draft.base_of = "base", next((d for d in reversed(walk.drafts) if d.role == "main"), None)


def _is_awaited(walk: Walk) -> bool:
    """Whether a number is the forecast just spoken of, and not how many made it ("the estimate of 12 economists")."""
    item = walk.items[walk.here]
    people = item.ref.kind in {"word", "bare", "count"} and walk.tokens.words[item.last : item.last + 1] in _PEOPLE
    return walk.frame.status == "consensus" and not people


_PEOPLE = [[noun] for noun in sorted(wordlist.words("people_noun"))]


def _is_other_forecast(walk: Walk, draft: Draft) -> bool:
    """Whether a number is another forecast in the bracket of a first ("(consensus: 26 billion, ING: 25 billion)")."""
    last = walk.drafts[-1] if walk.drafts else None
    if last is None or not walk.depth or last.role != "consensus":
        return False
    between = walk.tokens.words[last.item.last : draft.item.first]
    return between[-1:] == [":"] and ")" not in between


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
    in_flow = following is not None and following.code == "in" and behind is not None and behind.code in _FLOWS
    if (
        of
        and not _is_accounted_for(walk, draft)
        and (draft.stat not in {"share", "ratio"} or (draft.stat == "share" and in_flow))
    ):
        walk.awaiting = [draft]
    elif not (following is not None and following.kind in {"change_noun", "change_verb", "measure"}):
        walk.awaiting = []


def _is_accounted_for(walk: Walk, draft: Draft) -> bool:
    """Whether an amount is that of one flow in all trade ("exports accounted for 3 billion in the country's trade")."""
    alone = walk.frame.share and walk.clause_head and draft.stat == "level" and len(walk.drafts) - walk.clause_from == 1
    return alone and any(item is not None and item.code == "trade" for item in map(walk.item, range(2, 6)))


# "a share of 80 percent in exports".
_FLOWS = frozenset(["exports", "imports"])


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
    held = [d for d in walk.drafts[: walk.base_from] if d.role == "main"]
    told = draft.base_of = held[-1] if held else None
    if told is not None and told.stat == "share" and draft.quantity.kind not in {"percent", "points"} and len(held) > 1:
        told = draft.base_of = held[-2]  # "10 tonnes, or 86 percent of its imports, against 9 tonnes a year ago"
        if draft.quantity.unit == told.quantity.unit and told.frame.states("partner"):
            draft.frame.put("partner", told.frame.partner)
    if told is not None and draft.quantity.kind == told.quantity.kind and _OWN.intersection(told.rules):
        draft.frame.put("measure", told.frame.measure)  # "50 markets, up from 46", "220 a kilo, down from 225"
        draft.frame.product = told.frame.product
    moves = (
        draft.clause != (told.clause if told is not None else 0) and walk.clause_head
    )  # "but the share of diesel fell from 44"
    if told is not None and told.stat == "share" and draft.quantity.kind == "percent" and told is walk.drafts[-1] and not moves:
        for field in ("measure", "product", "reporter", "partner"):
            setattr(draft.frame, field, getattr(told.frame, field))  # "supplied 59 percent of all imports, down from 60"
    if walk.revised and not (walk.base_period is not None and walk.base_period.unit == "year"):  # "up from last season's 762"
        return  # the forecast before: of the same period, and one too
    if _is_other_tally(walk):
        draft.role = "beside"
        return
    if draft.frame.status != "estimate":
        draft.frame.status = "actual"
    _date_base(walk, draft)


def _date_base(walk: Walk, draft: Draft) -> None:
    """Give what something is compared with the period of its comparison; that of its clause is held where no figure has it."""
    if draft.base_of is None and draft.frame.states("period"):
        draft.held = draft.frame.period  # "the March surplus compared with only 4 billion a year earlier"
    draft.frame.period = None
    draft.frame.stated &= ~PERIOD
    if walk.base_period is not None:
        draft.frame.put("period", walk.base_period)


def _end_base(walk: Walk, draft: Draft) -> None:
    """Hold the amount that something moved from against what it moved to, behind it ("rose from 5 million a year ago to 7")."""
    base = walk.drafts[-1] if walk.drafts else None
    if base is None or base.role != "base" or base.base_of is not None or draft.role != "main":
        return
    named = base.frame.period
    if base.quantity.unit == draft.quantity.unit and named is not None and named.is_base:
        base.base_of = draft


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
    if walk.last_change is not None and walk.last_change.last == opening.first - 1 and start == walk.last_change.last:
        return  # "exports of ships fell drastically (-68 percent)"
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
            elif item.kind not in {"mark", "change_adverb", "period", "versus"} and item.code != "by":
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
    elif frame.measure not in NO_PARTS and is_share(walk, draft, prep):
        draft.stat = "share"
        draft.rules.append("<share> <percent>")
        if not walk.frame.shares:
            _share_backwards(walk, draft)
        walk.frame.shares = True
        name_counted_whole(walk, draft)
        if following is not None and following.kind == "preposition" and following.code == "of":
            walk.whole = draft
    elif frame.measure in RATES and prep != "by" and (prep or not is_changing(walk)) and not (prep == "of" and _is_rise(walk)):
        draft.rules.append("<rate> <percent>")
    elif frame.measure in RATIOS:
        draft.stat = "ratio"
        draft.rules.append("<ratio> <percent>")
    elif frame.measure in SHARES:
        draft.stat = "share"
        draft.rules.append("<share> <percent>")
    else:
        _growth(walk, draft, prep)


def _is_rise(walk: Walk) -> bool:
    """Whether a noun of change stands before the "of" of a percentage ("after a rise of one percent in May")."""
    noun, of = walk.item(-2), walk.item(-1)
    if noun is None or of is None or of.first != noun.last:
        return False
    return noun.kind == "change_noun" or noun.also("change_noun") is not None


def _share_backwards(walk: Walk, draft: Draft) -> None:
    """Make shares of the percents listed before one that is a share by its own words ("A took 5 percent, B 7 percent of it")."""
    if not is_share_by_words(walk, draft):
        return
    for earlier in walk.drafts[-2 : -ROW - 1 : -1]:
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
    aside = walk.depth > 0 and draft.frame.status in {"forecast", "consensus"}  # "growth eased to 3.6 percent (consensus: 4.1)"
    if walk.rate and (prep in {"to", "from"} or draft.role in {"base", "consensus"} or aside):
        direction = walk.rate
    if draft.role == "base" and before is not None and before.role == "base" and not changes_between(walk, before):
        direction = -1 if before.negative else 1  # "from 3 percent growth in May and 20 percent in April"
    draft.negative |= direction < 0 and not has_sign(walk, draft)
    draft.rules.append("<change> <percent>" if direction else "<percent>")
