"""Phrases of time that are no time of a figure: when something was said, how long, a name, what a record is of, a rank's own."""

from msgspec.structs import replace

from tidewaiter.grammar.phrase import DURATION, IMPOSSIBLE, NAME, POSSESSIVE, SINCE, period_words
from tidewaiter.grammar.specification import Day, Edge, Recent, Same, Since
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.statement.contract import names_contract
from tidewaiter.reading.statement.movement import open_base
from tidewaiter.reading.time.comparison import PRICED
from tidewaiter.reading.time.stretch import of_stretch, of_years_back
from tidewaiter.reading.time.timeline import POINTS
from tidewaiter.reading.time.yardstick import WITHIN

# Words behind a period that only says more of the one before it ("In 2014, the last full year before").
_SAYS_MORE = wordlist.words("behind_apposition")
# Verbs whose object is a year that only began ("started off the year on a strong footing").
_BEGINNING = wordlist.words("beginning")
# Words between a record and its time ("set in May 2018").
_SET = wordlist.words("record_set")
# How many items back the rank of an apposition is looked for; how near a number a week of it stands.
_FEW, _NEAR = 12, 6
# Words that say what has not been so since a time ("the smallest deficit since 2020").
_RECORDS = wordlist.words("record_since")
# How many words of a noun phrase may stand between such a word and "since".
_RECORD_NOUN = 6
# How many words the event may have that a record is told since.
_EVENT = 12


def dates_record(walk: Walk, item: Item) -> bool:
    """Whether a time only says of when a record is ("the first rise since May"), so that no figure is of it."""
    if item.ref.flags & DURATION and _counts_times(walk, item):
        return True
    if _RECORDS.isdisjoint(walk.tokens.distinct):
        return False
    first = max(item.first - _RECORD_NOUN, walk.quantity_end, 0)
    before = walk.tokens.words[first : item.first]
    if not item.ref.flags & SINCE:
        if before[-1:] in _IN_TIME and before[-2:-1] and before[-2] in _SET and not _RECORD_NOUNS.isdisjoint(before[:-2]):
            return True  # "passed the record set in August"
        if before[-1:] in _RANKED_BEHIND and not _RECORDS.isdisjoint(before[:-1]):
            return True  # "the second lowest figure of the year after February"
        # "5 billion, the highest level this year", "the fifth highest of last year"
        opens = next((at for at in range(1, len(before)) if before[at] == "the" and before[at - 1] == ","), 0)
        spans = item.ref.unit == "year" or not _STRETCHES.isdisjoint(walk.tokens.words[item.first : item.first + 2])
        return spans and opens > 0 and not _RECORDS.isdisjoint(before[opens:])  # "the highest of the last eleven months"
    if _RECORDS.isdisjoint(before) and not _since_event(walk, item):
        return False
    following = walk.next_within(1)
    if item.ref.has("possessive") and following is not None and following.kind == "quantity" and isinstance(item.ref.spec, Since):
        open_base(walk, item)  # "the widest since May's 4 billion"
        walk.base_period = replace(item.ref, spec=item.ref.spec.start, flags=0)
    return True


def _counts_times(walk: Walk, item: Item) -> bool:
    """Whether a stretch is that in which something came about so often ("the eighth increase in the past 12 months")."""
    before = walk.tokens.words[max(item.first - _NEAR, walk.quantity_end, 0) : item.first]
    return bool(walk.drafts) and before[-1:] in _IN_STRETCH and not _ORDINALS.isdisjoint(before[:-1])


_IN_STRETCH = (["in"], ["over"], ["of"], ["within"])
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())


def _since_event(walk: Walk, item: Item) -> bool:
    """Whether a time is when what ends a record happened ("the smallest drop since they started to fall in March")."""
    words, first = walk.tokens.words, max(0, item.first - _EVENT)
    since = next((at for at in range(item.first - 1, first, -1) if words[at] == "since"), 0)
    return since > walk.quantity_end and not _RECORDS.isdisjoint(words[max(since - _RECORD_NOUN, walk.quantity_end) : since])


_STRETCHES = frozenset(["last", "past", "previous"])
_RANKED_BEHIND = (["after"], ["behind"])
_IN_TIME = (["in"], ["on"])
_RECORD_NOUNS = frozenset(["record", "records", "high", "low", "peak", "best"])


def tells_no_time(walk: Walk, item: Item) -> bool:
    """Whether a phrase of time is no period of a figure: a length, a day on which something was said, part of a name."""
    mention = item.ref
    issue = not _ISSUES.isdisjoint(walk.tokens.words[item.last : item.last + _TO_ISSUE])  # "in its January monthly bulletin"
    said = names_contract(walk, item) or _is_when_foresaid(walk, item) or _begins_another(walk, item) or _is_when_done(walk, item)
    said = said or _is_likened(walk, item) or _is_when_told(walk, item)
    based = (
        item.first > 0 and walk.tokens.words[item.first - 1] == "base" and mention.unit == "year"
    )  # "the index, base 1980, was"
    if mention.flags & (NAME | IMPOSSIBLE) or issue or said or based:
        return True
    if mention.unit == "week" and mention.spec is not None and _of_week(walk, item):
        return False
    if mention.is_day:
        summing = isinstance(mention.spec, Since) and isinstance(mention.spec.start, Day)  # "has shipped 5 million since July 1"
        return not (summing or _of_market_day(walk, item) or _of_count_day(walk, item))
    if not mention.flags & DURATION:
        return False
    before = walk.tokens.words[item.first - 1] if item.first else ""
    if mention.spec is None and before == "over":
        of_years_back(walk, item)
    if before in {*WITHIN, "for"} and isinstance(mention.spec, Same):
        return False  # "during the six months", "the target for the nine months"
    if before not in WITHIN or not isinstance(mention.spec, Recent):
        return True
    if mention.unit == "month":
        return False  # "exports of the last 12 months"
    of_stretch(walk, mention)
    return True


def _is_likened(walk: Walk, item: Item) -> bool:
    """Whether a time is only one in which it was so, too ("As in the year before, exports rose", "unlike in May")."""
    words, at = walk.tokens.words, item.first
    if walk.tokens.words[item.last : item.last + 1] not in _LIKENED_ENDS:
        return False
    while at > 0 and item.first - at < _NEAR and words[at - 1] in _LIKENED:
        at -= 1
    likens = at < item.first and words[at] in _LIKE and (at == 0 or words[at - 1] in _LIKENED_OPENS)
    return likens and (at + 1 == item.first or words[at + 1] != "of")


# What stands between "as" and a time in which it was so, too, what it begins with, and what stands before and behind all that.
_LIKENED = frozenset("as like unlike just in during it they was were did had been happened the case".split())
_LIKE = frozenset(["as", "like", "unlike"])
_LIKENED_OPENS = frozenset([",", ";", "(", "but", "and", "just", "much"])
_LIKENED_ENDS: tuple[list[str], ...] = ([], [","], ["."], [";"], [")"])


def _is_when_told(walk: Walk, item: Item) -> bool:
    """Whether a period that opens a sentence is when somebody said what follows ("Earlier this month, the minister said")."""
    if item.first > 1 or item.ref.unit not in {"month", "week"} or _AGO.isdisjoint(walk.tokens.words[: item.last]):
        return False
    for offset in range(1, _TO_SPEECH):
        following = walk.item(offset)
        if following is None or following.kind in {"quantity", "change_verb", "reach", "measure_verb"}:
            return False
        if following.kind in {"speech", "forecast"}:
            return True
    return False


# How many items behind a time who spoke then may stand; words of a time that is over.
_TO_SPEECH, _AGO = 6, frozenset(["earlier", "last", "late", "early"])


def _is_when_done(walk: Walk, item: Item) -> bool:
    """Whether a period is when something told beside was done ("rose to 3 billion, on ships ordered in 2022")."""
    words, at = walk.tokens.words, item.first - 1
    while at > 0 and words[at] in _DURING:
        at -= 1
    if at == item.first - 1 or words[at] not in _DONE or words[at - 1] in _PASSIVE or not walk.drafts:
        return False
    between = words[walk.quantity_end : at]
    return len(between) > 1 and not _SIDE.isdisjoint(between[:-1])


# Participles of what is done once and has its effect later, and what stands between them and their time.
_DONE, _DURING = wordlist.words("done_before"), frozenset(["in", "during", "on", "the", "since"])
_PASSIVE = frozenset(["were", "was", "been", "are", "is", "being"])
# What parts what is told beside from the number.
_SIDE = frozenset([",", "on", "under", "reflecting", "due", "because", "after", "following", "thanks", "from", "as", "by"])


def _begins_another(walk: Walk, item: Item) -> bool:
    """Whether a month only says when the period before it begins ("the nine months of the season that began in July")."""
    words, held = walk.tokens.words, walk.last_period
    if (
        held is None
        or not 0 < item.first - held.last <= _TO_BEGIN
        or item.ref.unit != "month"
        or held.ref.unit in {"season", "year"}
    ):
        return False
    between = words[held.last : item.first]
    return between[:1] in [["that"], ["which"], [","]] and not _BEGUN.isdisjoint(between)


# How many words tell when a period begins, and verbs of beginning.
_TO_BEGIN = 5
_BEGUN = frozenset(["began", "begins", "begun", "started", "starts", "starting", "beginning"])


def _is_when_foresaid(walk: Walk, item: Item) -> bool:
    """Whether a month or day is when a number was forecast ("the 3 pct rise forecast by the minister last month").

    It stands behind the number or before it ("import growth, forecast in December at 4 percent").
    """
    words, near = walk.tokens.words, item.first - (walk.tokens.words[item.first - 1] in _IN if item.first else 0)
    said = near != item.first and words[near - 1] in _FORESAID_WHEN and words[near - 2] not in _STILL
    if said and item.ref.unit in {"month", "day"} and words[item.last : item.last + 1] == ["at"]:
        return True
    draft = walk.drafts[-1] if walk.drafts else None
    if draft is None or draft.frame.status not in {"forecast", "expected"} or item.ref.unit != "month":
        return False
    between = words[walk.quantity_end : item.first]
    if said and len(between) <= _NEAR:
        return "," not in between
    return not _FORESAID.isdisjoint(between) and "by" in between and between[-1:] != ["for"]


# What appears every month and is named by it, and within how many words.
_ISSUES, _TO_ISSUE = wordlist.words("monthly_issue"), 2
# Participles behind which "in December" is when something was said, and verbs before them of what is said to be then.
_FORESAID_WHEN = wordlist.words("foresaid_when")
_STILL = frozenset(["is", "are", "being", "be"])
_IN = frozenset(["in", "on", "last"])
# Participles of forecasting.
_FORESAID = wordlist.words("foresaid")


def _of_market_day(walk: Walk, item: Item) -> bool:
    """Whether a day is that of the price right before it ("closed at 100.58 on October 6")."""
    draft = walk.drafts[-1] if walk.drafts else None
    return (
        draft is not None
        and draft.frame.measure in PRICED
        and isinstance(item.ref.spec, Day)
        and item.first - walk.quantity_end <= 1
        and not draft.frame.states("period")
    )


def _of_week(walk: Walk, item: Item) -> bool:
    """Whether a week is that of a number, and not when something was said ("the ministry said last week")."""
    before, following = walk.item(-1), walk.item(1)
    if before is not None and before.kind == "speech" and item.first - before.last <= 1:
        return False
    if following is not None and following.kind == "speech" and not walk.drafts:
        return False
    near = (
        walk.drafts and item.first - walk.quantity_end <= _NEAR and "," not in walk.tokens.words[walk.quantity_end : item.first]
    )
    return bool(near) or (not walk.drafts and item.first <= 1)


def _of_count_day(walk: Walk, item: Item) -> bool:
    """Whether a day is that on which stocks were counted ("stocks on December 31 were 11 million"): its month is meant."""
    mention = item.ref
    if walk.frame.measure not in POINTS or not isinstance(mention.spec, Day) or walk.tokens.words[item.first - 1] not in _COUNTED:
        return False
    item.ref = replace(mention, spec=Edge(mention.spec, True), flags=0, unit="month")
    return True


# Words before the day of a count.
_COUNTED = frozenset(["on", "at"])


def only_points(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a period only says more of the one right before it, or stands for a figure ("above November's")."""
    words = walk.tokens.words
    before, following = walk.item(-1), walk.next_within(1)
    if before is not None and before.kind == "period" and before.last == item.first and not before.ref.is_rate:
        return True
    if words[item.last : item.last + 1] == [","] and not item.ref.flags & SINCE and _is_of_rank(walk):
        return True
    if _says_which(walk, item, prep):
        return True
    if prep == "of" and item.first > 1 and words[item.first - 2] != "period" and words[item.first - 2] in period_words().unit:
        return True  # "August, the busiest month of the year"
    if item.ref.unit == "year" and not _BEGINNING.isdisjoint(words[max(0, item.first - 2) : item.first]):
        return True  # "started the year with"
    earlier = walk.item(-2)
    if (
        before is not None
        and before.code == ","
        and earlier is not None
        and earlier.kind == "period"
        and before.first - earlier.last <= 0
        and words[item.first] == "the"
        and words[item.last : item.last + 1]
        and words[item.last] in _SAYS_MORE
    ):
        return True  # "In 2014, the last full year before the war, output was"
    return item.ref.flags & POSSESSIVE != 0 and (following is None or following.kind == "mark")


def _says_which(walk: Walk, item: Item, prep: str) -> bool:
    """Whether a time only says which one a base was, named right before it ("a year earlier, in May 2020")."""
    mark, named = walk.item(-2 if prep else -1), walk.item(-3 if prep else -2)
    if mark is None or named is None or mark.code != "," or named.kind not in {"period", "base"} or item.ref.is_base:
        return False
    return bool(getattr(named.ref, "is_base", False)) and item.first - named.last <= 1 + bool(prep)


def _is_of_rank(walk: Walk) -> bool:
    """Whether a period ends an apposition that ranks the subject ("shipments from Peru, the largest supplier in 2020, fell")."""
    for offset in range(-1, -_FEW, -1):
        item = walk.item(offset)
        if item is None or item.kind in {"quantity", "change_verb", "reach"}:
            return False
        if item.kind in {"rank", "rank_noun"}:
            before = next(
                (i for i in map(walk.item, range(offset - 1, offset - _FEW, -1)) if i is None or i.kind not in _OWNERS), None
            )
            return before is not None and before.kind == "mark" and before.code == ","
    return False


# What stands before a rank in an apposition ("China's second largest").
_OWNERS = frozenset(["area", "area_adjective", "pronoun", "skipped", "product", "rank"])


# "since a", "since the record".
_SINCE_A = 3


def of_record(walk: Walk, item: Item) -> bool:
    """Whether a period is that of the base before it, which a comma has closed ("the record was 12 million, set in May 2018")."""
    draft = walk.drafts[-1] if walk.drafts else None
    if draft is None or draft.role != "base" or draft.frame.states("period") or item.first - walk.quantity_end > 7:
        return False
    words = walk.tokens.words[walk.quantity_end : item.first]
    since = "since" in walk.tokens.words[max(0, draft.quantity.first - _SINCE_A) : draft.quantity.first]
    if not since and not any(word in _SET for word in words):
        return False
    draft.frame.put("period", item.ref)
    return True
