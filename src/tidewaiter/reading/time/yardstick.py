"""Periods that something is only held against: "3 points less than the fall of the first quarter", "below August's"."""

from msgspec.structs import replace

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.grammar.phrase import SINCE
from tidewaiter.grammar.specification import Part, Span
from tidewaiter.grammar.versus import VersusMention
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.statement.movement import number_follows, open_base

# Words with which a number is held against what follows; only before a possessive ("from May's") those of the second list.
_THAN = wordlist.words("held_against")
_FROM = wordlist.words("held_against_owner")
_LEVELS = wordlist.words("whole_of_period")
# What a number has moved by that stands before "on".
_MOVED = frozenset(["up", "down", "higher", "lower"])
# How many words may stand between such a word and the period.
_NOUN_PHRASE = 8
# What begins a statement of its own.
_STATING = frozenset(["change_verb", "reach", "measure_verb", "quantity", "share", "mark"])
# Words before a time in which something was so.
WITHIN = wordlist.words("before_stretch")
_GROWING = frozenset(["growth", "change"])


def is_yardstick(walk: Walk, item: Item) -> bool:
    """Whether a period is only that of what the number before it is held against; the number is against it then.

    No number of it is told: "11 percent below August's", "narrower than the fall of the January-February period".
    """
    if not walk.drafts or item.first - walk.quantity_end > _NOUN_PHRASE or not _is_held(walk, item):
        return False
    span = VersusMention(item.first, item.last, "base", item.ref)
    walk.last_period = Item(item.first, item.last, "period", "base", item.ref)
    for draft in walk.in_row(len(walk.drafts) - 1):
        if draft.stat in _GROWING and not draft.frame.states("versus"):
            draft.frame.put("versus", span)
    following, number = walk.next_within(1), walk.item(2)
    level = following is not None and following.code == "of" and walk.tokens.words[following.first - 1] in _LEVELS
    if level and number is not None and number.kind == "quantity":
        following = number  # "a slight dip on 2017's figure of 51.9 percent"
    if following is not None and following.kind == "quantity":
        open_base(walk, item)  # "18 pct down on May's 17.8 billion"
        walk.base_period = item.ref
    return True


def _is_held(walk: Walk, item: Item) -> bool:
    if item.ref.flags & SINCE or (walk.base and len(walk.drafts) == walk.base_from):
        return False  # the number that it is held against is yet to come
    before = walk.item(-2)
    if before is not None and before.kind == "versus" and before.first >= walk.quantity_end and before.last == item.first - 1:
        return False  # "fell 3 percent compared with a year earlier in May": when it fell
    between = walk.tokens.words[walk.quantity_end : item.first]
    low = "from" in between and not _LEVELS.isdisjoint(between)  # "28 percent from unusually low figures in February"
    low = low or _is_of_amount(walk, item) or _is_on(walk, item, between) or _is_from_that(between)
    low = low or (between[1:] == ["on"] and between[0] in _MOVED)  # "2 percent down on July"
    owner = low or (item.ref.has("possessive") and between[-1:] and between[-1] in _FROM)
    if not owner and _THAN.isdisjoint(between):
        return False
    at = walk.here - 1
    while at >= 0 and walk.items[at].first >= walk.quantity_end:
        kind = walk.items[at]
        if kind.kind == "versus":
            return False  # "grew 9 percent compared with a year earlier in October"
        told = walk.tokens.words[kind.first] in _SEEN  # "less than the value recorded in the quarter before"
        told = told or walk.tokens.words[kind.first - 1] == "what"  # "compared with what was sold in May"
        if kind.kind in _STATING and kind.also("change_noun") is None and not told:
            return False
        at -= 1
    return True


def _is_from_that(between: list[str]) -> bool:
    """Whether a number moved from what it was then ("5 percent lower from that recorded in May")."""
    return "from" in between and not _THAT.isdisjoint(between[between.index("from") + 1 :][:1])


_THAT = frozenset(["that", "those", "what"])


def _is_of_amount(walk: Walk, item: Item) -> bool:
    """Whether a number is told over an amount of the period: "over the value recorded in", "on the surplus of"."""
    words = walk.tokens.words[walk.quantity_end : item.first]
    the = words.index("the", 1, _UP_TO_THE) if "the" in words[1:_UP_TO_THE] else 0
    if not the or words[the - 1] not in _OVER:
        return False
    if not walk.frame.direction and walk.drafts[-1].stat not in _GROWING:
        return False  # "earned 327 million from the export of coffee in May"
    noun = walk.quantity_end + the + 1
    measures = [one.first for one in walk.items[max(0, walk.here - _NOUN_PHRASE) : walk.here] if one.kind == "measure"]
    return not _LEVELS.isdisjoint(words[the + 1 : the + 3]) or noun in measures or noun + 1 in measures


# "a rise of 4 percent on 2011".
def _is_on(walk: Walk, item: Item, between: list[str]) -> bool:
    """Whether a growth is told on a period ("a rise of 4 percent on 2011"), or over one where its own is named before."""
    if item.ref.is_day or walk.drafts[-1].stat not in _GROWING:
        return False
    return between in _ON or (between == ["over"] and walk.frame.states("period"))


_ON = (["on"], ["upon"])
# "down on the": how many words behind a number such an amount begins at most.
_UP_TO_THE = 3
_OVER = frozenset(["on", "over", "from"])


def tells_of_base(walk: Walk, mark: Item) -> bool:
    """Open the comparison that a clause tells the amount of ("lower than in April, which saw 3 billion"); says so.

    So too "over the same period of 2021, in which output was 5 million tonnes".
    """
    named, words = walk.last_period, walk.tokens.words
    relative = words[mark.last : mark.last + 1] == ["which"] or words[mark.last : mark.last + 2] in _IN_WHICH
    if named is None or not relative or mark.first - named.last > 1 or not number_follows(walk):
        return False
    if walk.drafts and walk.drafts[-1].role == "base":
        return False  # "5 billion against 4 billion in April, which is 25 percent more"
    if named.code != "base" and all(one.kind != "base" for one in walk.items[max(0, walk.here - _NEAR_BASE) : walk.here]):
        return False
    open_base(walk, mark)
    walk.base_period = named.ref
    return True


def only_held(walk: Walk, item: Item) -> bool:
    """Whether a period is that of what something is held against, of which no number is told ("below the sales of May")."""
    if walk.drafts or item.ref.has("possessive") or walk.leads():
        return False
    if not walk.frame.states("period") and number_follows(walk):
        return False  # "higher than in May with 3 billion": the number is that of then
    before = [one for one in walk.items[max(0, walk.here - 3) : walk.here] if one.first >= item.first - _NOUN_PHRASE]
    base = next((one for one in before if one.kind == "base"), None)
    if base is None or not _FORESAID.isdisjoint(walk.tokens.words[base.last : item.first]):
        return False  # "widened by more than expected in October"
    return all(one.kind not in _STATING for one in before)


_FORESAID = wordlist.words("foresaid")
_IN_WHICH = (["in", "which"], ["during", "which"])
# How many items before a relative clause the comparison stands that it tells more of.
_NEAR_BASE = 6


def is_multiple_of(walk: Walk, item: Item) -> bool:
    """Whether a period is that of what a number is a multiple or a part of ("one third of the 2021 figure"); it is a ratio."""
    draft = walk.drafts[-1] if walk.drafts else None
    behind = walk.tokens.words[item.last : item.last + 1]
    if draft is None or item.first - walk.quantity_end > _OF_THE or not behind or behind[0] not in _LEVELS:
        return False
    if draft.quantity.kind not in {"percent", "times", "word"}:
        return False
    draft.stat, draft.negative = "ratio", False
    if "which" in walk.tokens.words[item.last : item.last + 3]:
        open_base(walk, item)  # "one third of the 2021 figure, which stood at 618,000"
        walk.base_period = item.ref
    return True


# How many words stand around an amount that is pointed at: "above the volume of 3 million tons sent abroad a year earlier".
_BEHIND = 5
_REACHED = frozenset(["to", "at", "by"])
# "of the": how many words may stand between a number and the period of what it is a part of.
_OF_THE = 2


def is_of_yardstick(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a period is that of the amount right before, against which a growth is told; makes the amount a base then.

    "Sales were 15 percent above the 7,600 of October last year."
    """
    if len(walk.drafts) < 2 or walk.base or prep == "to":
        return False
    earlier, last = walk.drafts[-2:]
    amounts = {"level", "average"}
    if last.stat not in amounts or last.role != "main" or (earlier.stat not in _GROWING and earlier.stat not in amounts):
        return False
    near = item.first - walk.quantity_end
    pointed = _is_pointed_at(walk, last, multiple=earlier.quantity.kind in {"word", "times"})
    if earlier.stat in amounts and not (pointed and item.ref.is_base):
        return False
    if near > _BEHIND or (near > _OF_THE and not pointed) or not ((item.ref.is_base and prep == "of") or pointed):
        return False
    last.role, last.base_of = "base", earlier
    last.frame.put("period", item.ref)
    if earlier.stat in _GROWING:
        earlier.frame.put("versus", VersusMention(item.first, item.last, "base", item.ref))
    return True


def _is_pointed_at(walk: Walk, draft: Draft, *, multiple: bool) -> bool:
    """Whether an amount is the one that is held against: "above the 3 million", "triple the volume of 3 million"."""
    before = walk.tokens.words[max(0, draft.quantity.first - _BEHIND) : draft.quantity.first]
    if "the" not in before or not _REACHED.isdisjoint(before[before.index("the") :]):
        return False  # "fell 5 percent from the previous year to 13 trillion"
    return multiple or not (_THAN | _FROM).isdisjoint(before)


def is_step(walk: Walk, item: Item) -> bool:
    """Make growths "from August to September" those of the second month against the first; says whether they are.

    Behind their numbers, right behind their verb ("fell from August to September by"), before a noun of change ("the August to
    September fall"), or at the head of a sentence on what moved. "From January to September" sums up months, so that only
    neighbours are a step.
    """
    step = _step(item.ref)
    if step is None:
        return False
    drafts = [d for d in walk.drafts[walk.clause_from :] if d.stat in _GROWING and not d.frame.states("versus")]
    spans = walk.tokens.words[item.first] in _SPANNING
    near = item.first - walk.quantity_end
    behind = bool(drafts) and drafts[-1] is walk.drafts[-1] and near <= spans
    moving = _is_moving(walk, item) or _opens_on_step(walk, item)
    if not behind and not (moving if spans else walk.tokens.words[item.last : item.last + 1] in _STEPS):
        return False
    then, now = step
    against = VersusMention(item.first, item.last, "base", then)
    walk.put("period", now)
    walk.frame.put("versus", against)
    for draft in drafts if behind else ():
        if not draft.frame.states("period"):
            draft.frame.put("versus", against)
            draft.frame.put("period", now)
    level = walk.drafts[-2] if behind and len(walk.drafts) > 1 else None
    if level is not None and level.stat == "level" and level.role == "main" and not level.frame.states("period"):
        level.frame.put("period", now)  # "a surplus of 4 million, up 5 percent between May and June"
    return True


def _step(mention: PeriodMention) -> tuple[PeriodMention, PeriodMention] | None:
    """The two months, quarters or years of a span between neighbours, else null."""
    start, end = (mention.spec.start, mention.spec.end) if isinstance(mention.spec, Span) else (None, None)
    if not isinstance(start, Part) or not isinstance(end, Part) or start.start != start.end or end.start != end.end:
        return None
    if end.start != (start.start + 1) % _MONTHS:
        return None
    year = start.year if start.year.number or not end.year.number or end.start == 0 else end.year
    return replace(mention, spec=replace(start, year=year), unit="month"), replace(mention, spec=end, unit="month")


def _opens_on_step(walk: Walk, item: Item) -> bool:
    """Whether a sentence begins with two months between which something moved ("From May to June, exports rose by 3 million").

    Not with the first two of a year, which customs sum up, nor where it says that it compares with another year.
    """
    if item.first > 1 or item.ref.spec.start.start == 0 or walk.tokens.words[item.last : item.last + 1] != [","]:
        return False
    moved = False
    for other in walk.items[walk.here + 1 :]:
        if other.kind == "versus":
            return False
        if other.kind == "quantity" and not moved:
            return False
        moved |= other.kind == "change_verb"
    return moved


def _is_moving(walk: Walk, item: Item) -> bool:
    """Whether the verb of change stands right before a period."""
    change = walk.last_change
    return change is not None and change.kind == "change_verb" and 0 <= item.first - change.last <= 1


_MONTHS = 12
_SPANNING = frozenset(["from", "between"])
_STEPS = [[noun] for noun in sorted(wordlist.words("step_noun"))]


def dates_amount(walk: Walk, item: Item, prep: str) -> bool:
    """Whether an earlier time is that of the number before it, which tells what was then; dates the number if so.

    "Exports were 5 billion in the same period last year", "better than the 8 percent drop seen in the previous month".
    """
    drafts = walk.drafts[walk.clause_from :]
    between = walk.tokens.words[walk.quantity_end : item.first]
    if drafts and not prep and _tells_past(walk, drafts, between):
        drafts[-1].frame.put("period", item.ref)
        return True
    if not drafts or prep not in WITHIN or drafts[-1].role != "main" or "," in between:
        return False
    named = drafts[-1].frame.period if drafts[-1].frame.states("period") else None
    if "had" in between and drafts[-1].stat == "level" and (named is None or named.first < drafts[-1].item.first):
        drafts[-1].frame.put("period", item.ref)  # "while 8,000 tonnes had been imported in the same period last year"
        return True
    if not _SEEN.isdisjoint(between) and (named is None or named.first < drafts[-1].item.first):
        drafts[-1].role = "base"
        drafts[-1].base_of = next((d for d in reversed(drafts[:-1]) if d.role == "main"), None)
    elif prep in _THEN and item.first - walk.quantity_end <= _NOUN_AND_THEN and named is None and drafts[-1].stat in _GROWING:
        pass  # "it followed a rise of 14 percent in the previous month"
    elif named is not None or walk.frame.direction or any(draft.stat in _GROWING for draft in drafts):
        return False
    drafts[-1].frame.put("period", item.ref)
    return True


def _tells_past(walk: Walk, drafts: list[Draft], between: list[str]) -> bool:
    """Whether one amount is all that a clause tells, in the past perfect ("they had been 8 a year ago")."""
    if len(drafts) != 1 or between or walk.frame.direction or drafts[0].role != "main" or drafts[0].frame.states("period"):
        return False
    if walk.tokens.words[drafts[0].item.first - 1] in _WAS and drafts[0].stat == "level" and walk.clause_head:
        return True  # "the balance was 11 billion a year earlier"
    had = "had" in walk.tokens.words[max(0, drafts[0].item.first - _NOUN_AND_THEN) : drafts[0].item.first]
    return had and drafts[0].stat in {"level", "average"}


_WAS = frozenset(["was", "were"])
# Words before a time in which something was so, and how many words, a noun among them, stand between it and its number.
_THEN, _NOUN_AND_THEN = frozenset(["in", "during"]), 3
# Participles behind a number that say that it was so then.
_SEEN = wordlist.words("seen_then")
