"""What stands around a unit of time: "the last three fiscal" before "years", "ended June 30" after it."""

from tidewaiter.grammar.date import is_month, read_month
from tidewaiter.grammar.phrase import FISCAL, LENGTHS, Line, Phrase
from tidewaiter.grammar.specification import OPEN, Day, Ending, Week
from tidewaiter.records.record import Record

PER = frozenset(["per", "each", "every"])
ENDINGS = frozenset(["ending", "ended", "to", "through", "until", "till", "ends", "finishing", "finished"])
_ENDED = frozenset(["ended", "ends", "finished"])
# "the 12 months leading up to May": what may stand before the "to".
_LEADING = (("leading", "up"), ("running", "up"), ("leading",), ("running",), ("up",))
_RUNNING = frozenset(lead[0] for lead in _LEADING)
_STREAK = frozenset(["consecutive", "straight", "successive", "running", "whole", "full"])


class Head(Record, frozen=True):
    """What stands before a unit: where it begins, its number and ordinal (-1 for none), relation, kind of year, article."""

    first: int
    number: int
    ordinal: int
    relation: tuple[str, int] | None
    kind: str
    article: str
    whole: bool
    streak: bool


def read_head(line: Line, index: int) -> Head:
    """Give what stands before the unit at a place."""
    at = index - 1
    count = ordinal = -1
    relation: tuple[str, int] | None = None
    kind, whole, streak = "", False, False
    vocabulary = line.vocabulary
    for _ in range(6):
        word = line.word(at)
        if word in vocabulary.fiscal:
            kind = vocabulary.fiscal[word].replace("calendar", "")
        elif at == index - 1 and word in vocabulary.crop_name and line.words[index] in {"year", "years"}:
            kind = "crop"
        elif word in _STREAK:
            whole = whole or word in vocabulary.whole
            streak = streak or word not in vocabulary.whole
        elif word in vocabulary.ordinal and ordinal < 0:
            ordinal = vocabulary.ordinal[word]
        elif word in {"st", "nd", "rd", "th"} and line.count(at - 1) > 0:
            ordinal, at = line.count(at - 1), at - 1
        elif count < 0 and ordinal < 0 and line.count(at) > 0 and line.word(at - 1) not in {"-", "/", "."}:
            count = line.count(at)
        elif word in vocabulary.relation and ordinal < 0:
            relation, at = vocabulary.relation[word], at - 1
            break
        else:
            break
        at -= 1
    article = line.word(at)
    if article not in {"the", "a", "an", "its"} and article not in PER:
        article, at = "", at + 1
    return Head(at, count, ordinal, relation, kind, article, whole, streak)


def read_ending(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    """The year to March, three months ending in September, the week ended May 3, four months through January."""
    index += line.words[index + 1] in {"that", "which"} and line.words[index + 2] in _ENDED
    if line.words[index + 1] in _RUNNING:
        index += next((len(lead) for lead in _LEADING if all(line.word(index + 1 + n) == w for n, w in enumerate(lead))), 0)
    if line.words[index + 1] not in ENDINGS or (unit in {"period", "decade", "day"}) or (head.article in {"a", "an", *PER}):
        return None
    at = index + 2
    while line.words[at] in {"in", "on", "the", "end", "mid", "of", "last", "this"} and at < index + 5 and not is_month(line, at):
        at += 1
    found = read_month(line, at) if is_month(line, at) else None
    if found is None and line.day_number(at) > 0:
        found = read_month(line, at + 1 + (line.words[at + 1] in {"st", "nd", "rd", "th"}))
    if found is None or found.spec is None:
        return None
    if unit == "week":
        end = found.spec if isinstance(found.spec, Day) else None
        weeks = max(head.number, 1)
        return None if end is None or weeks > 52 else Phrase(head.first, found.last, Week(0, OPEN, end, weeks), 0, "week")
    flags = FISCAL if head.kind else 0
    return Phrase(head.first, found.last, Ending(LENGTHS[unit] * max(head.number, 1), found.spec), flags, unit)
