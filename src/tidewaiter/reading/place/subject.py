"""Subjects: whether a place that something is told of is the reporter, or one of the partners listed."""

from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.reading.mention.item import AREAS
from tidewaiter.reading.mention.walk import TRADE, Walk
from tidewaiter.reading.place.side import is_country, is_received, set_partner, set_reporter, trades_with

# How many items behind a verb its own partner may stand, or a subject's measure.
_AHEAD = 8


def side_of_subject(walk: Walk, code: str, *, doing: bool) -> None:
    """Take a place or company as the reporter, or, where places are listed as those of the other side, as the partner.

    With `doing` it does what the verb says ("China exported"), so that it is the reporter.
    """
    verb = walk.items[walk.here]
    if is_received(walk, code, verb.code if verb.kind == "measure_verb" else None if doing else walk.frame.measure):
        walk.frame.reporter = walk.topic.reporter
        walk.put("partner", code)
    elif not doing and _stands_for_partner(walk, code):
        if walk.frame.measure not in TRADE:
            walk.put("measure", walk.topic.measure)
        walk.frame.reporter = walk.topic.reporter
        set_partner(walk, code, late=False)
        walk.list_role = "partner"
    elif not doing and _is_charged(walk, code):
        walk.frame.reporter = walk.topic.reporter
        walk.put("partner", code)
    elif not doing and walk.frame.measure in TRADE and _lists_partners(walk, code):
        set_partner(walk, code, late=False)
    else:
        set_reporter(walk, code)


def _is_bracketed(walk: Walk, code: str) -> bool:
    """Whether a place with its number in a bracket is one that the home trades with ("including Asia (+10 percent)")."""
    before, home = walk.item(-1), walk.topic.reporter
    if before is None or before.code != "(" or home is None or walk.frame.reporter not in {None, home}:
        return False
    return walk.frame.measure in TRADE - {"balance"} and is_country(home) and trades_with(code, home)


def _is_entry(walk: Walk, code: str) -> bool:
    """Whether a line is the entry of a list, a place and its number, and of whom the home trades with ("Oman - $3 million")."""
    place, mark, number = (*walk.items[:3], None, None, None)[:3]
    if place is None or mark is None or number is None or place.kind != "area" or place.first > 1 or number.kind != "quantity":
        return False
    home = walk.topic.reporter
    dashed = mark.code in {"-", ":"} and mark.first == place.last
    return dashed and number.first - mark.last <= 1 and home is not None and is_country(home) and trades_with(code, home)


def _is_charged(walk: Walk, code: str) -> bool:
    """Whether a place before a bare percent is one in a list of those that the home charges duties ("Chile (9.5%)")."""
    if (
        walk.frame.measure != "tariff"
        or walk.sentence_head
        or walk.topic.reporter in {None, code}
        or walk.last_change is not None
    ):
        return False
    mark = walk.item(-1)
    return mark is not None and mark.kind == "mark" and mark.code == "("


def _lists_partners(walk: Walk, code: str) -> bool:
    """Whether a subject is one of several partners; a part of the home is none ("Johor (19 percent)" of Malaysia's exports)."""
    frame, home = walk.frame, walk.topic.reporter
    if home is not None and is_within(code, home) and code != home:
        return False
    if _is_bracketed(walk, code) or _is_entry(walk, code) or _goes_on(walk, code):
        return True
    if walk.list_role == "partner" or (frame.share and frame.states("reporter")):
        return True
    goes_on = not walk.sentence_head or (walk.drafts and walk.drafts[-1].stat == "share")
    return frame.shares and frame.part == "partner" and bool(goes_on)


def _goes_on(walk: Walk, code: str) -> bool:
    """Whether a place is the next of a list of partners ("trade with Chile rose by 3 percent (5 billion), Peru by 4 percent")."""
    before, number = walk.item(-1), walk.item(0)
    if number is None or number.kind != "quantity" or before is None or not walk.drafts:
        return False
    name = before if before.kind == "area" else walk.item(-2) if before.code == "by" else None
    opener = walk.item(-2 if name is before else -3)
    if name is None or name.kind != "area" or opener is None or opener.kind not in {"mark", "conjunction"}:
        return False
    last = walk.drafts[-1].frame
    return last.states("partner") and last.partner is not None and trades_with(code, last.reporter or "")


def _stands_for_partner(walk: Walk, code: str) -> bool:
    """Whether a place without a measure of its own, in a text on another's exports or imports, is where they go or come from."""
    view, home = walk.topic.measure, walk.topic.reporter
    if home is None or not trades_with(code, home) or (walk.clause_head and not _ranks_on(walk)):
        return False
    if is_within(home, code) and walk.items[walk.here].kind != "share":  # but "Asia took up half" of Japan's exports
        return False
    if _is_ranked(walk) and view in TRADE and walk.frame.measure in TRADE | {None}:
        return True
    if not walk.sentence_head and walk.items[walk.here].kind == "share" and _shares_flow(walk):
        return True
    if walk.sentence_head or view not in {"exports", "imports"} or walk.frame.measure not in {view, None}:
        return False
    return not _owns_measure(walk)


def _ranks_on(walk: Walk) -> bool:
    """Whether a second partner of the same trade is ranked ("Chile ranked second with 3 million and Peru third with 2")."""
    last = walk.drafts[-1].frame if walk.drafts else None
    return last is not None and last.part == "partner" and last.states("partner") and _is_ranked(walk)


def _shares_flow(walk: Walk) -> bool:
    """Whether a share is one of exports or imports that nobody else owns ("the EU accounted for half of total exports")."""
    for offset in range(1, _AHEAD):
        item, before = walk.item(offset), walk.item(offset - 1)
        if item is None or before is None or item.kind in AREAS or (item.kind == "mark" and item.code in ",;"):
            return False
        if item.kind == "measure":
            return item.code in {"exports", "imports"} and before.kind in {"total", "share_of", "preposition"}
    return False


def _is_ranked(walk: Walk) -> bool:
    """Whether the subject is ranked, and so one of several partners ("Malaysia was second with", "Egypt, the top customer")."""
    for offset in range(3):
        item = walk.item(offset)
        if item is not None and item.kind == "skipped" and item.code == "ordinal":
            return True
    here = walk.item(0)
    if here is None or here.kind != "quantity":
        return False
    for offset in range(1, _AHEAD):
        item, before = walk.item(offset), walk.item(offset - 1)
        if item is None or before is None or (item.kind == "mark" and item.code == ";"):
            return False
        if item.kind == "rank_noun" and ">" in item.code and before.kind == "rank":
            return True
    return False


def _owns_measure(walk: Walk) -> bool:
    """Whether the subject does something to a measure of its own ("Indonesia raised its export levy to 7 percent")."""
    for offset in range(1, _AHEAD):
        item, before = walk.item(offset), walk.item(offset - 1)
        if item is None or before is None or item.kind in {"quantity", "mark"}:
            return False
        if before.kind == "pronoun" and item.kind == "measure":
            return item.code not in TRADE
    return False
