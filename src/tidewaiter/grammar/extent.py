"""How far a phrase of time reaches: ranges, possessives, and the words before it that change what it means."""

from msgspec.structs import replace

from tidewaiter.grammar.phrase import (
    AS_OF,
    BASE,
    DAY,
    DURATION,
    FISCAL,
    IMPOSSIBLE,
    JOINED,
    NAME,
    POSSESSIVE,
    RATE,
    SINCE,
    TO_DATE,
    UNTIL,
    VAGUE,
    WHOLE,
    Line,
    Phrase,
    century,
    part,
)
from tidewaiter.grammar.specification import OPEN, Day, Edge, Part, Same, Since, Span, Year, YearToDate
from tidewaiter.grammar.year import attach_year, read_year_reference

_TO = frozenset(["-", "to", "through", "thru", "until", "till", "/", "and"])
_UP_TO = frozenset(["until", "till", "by", "through", "thru"])


def complete(line: Line, phrase: Phrase) -> Phrase:
    """Give a phrase with the words around it that belong to it."""
    if not phrase.flags & (RATE | IMPOSSIBLE):
        phrase = _ranged(line, phrase)
        phrase = _possessive(line, phrase)
        phrase = _so_far(line, phrase)
        phrase = _preceded(line, phrase)
    return phrase


def _read_at(line: Line, index: int) -> Phrase | None:
    """The phrase that begins right here."""
    floor, line.floor = line.floor, index
    line.depth += 1
    found = None
    for at in range(index, min(index + 5, line.size)):
        reader = line.readers.get(line.words[at])
        if reader is not None:
            found = reader(line, at)
            break
    line.floor = floor
    line.depth -= 1
    return found if found is not None and found.first == index else None


def read_attached(line: Line, year: Phrase) -> Phrase | None:
    """Give a year with the part of it that follows ("last year's first quarter"), null where none does."""
    found = None if line.depth else _read_at(line, year.last)
    if found is None or found.flags & (RATE | BASE | DURATION):
        return None
    found = _ranged(line, found)
    attached = attach_year(found, year)
    return attached if attached is not None or not found.flags & WHOLE else replace(year, last=found.last)


def _ranged(line: Line, phrase: Phrase) -> Phrase:
    """January-May, from January to May, between 1989 and 2003, January and February."""
    mark = line.words[phrase.last]
    glued = line.glued(phrase.last)
    if mark == "," and phrase.unit == "month":
        return _listed(line, phrase)
    if (not glued and mark not in _TO) or not isinstance(phrase.spec, Part | Day) or phrase.flags & BASE:
        return phrase
    before = line.word(phrase.first - 1)
    at = phrase.last if glued and mark not in _TO else phrase.last + 1
    at += line.words[at] == "the"
    if line.words[at] in line.vocabulary.close and line.words[at + 1] == "of":
        at += 2 + (line.words[at + 2] == "the")  # "from May to the end of August"
    if mark == "/" and not line.touches(at):
        return phrase
    found = _read_at(line, at)
    if found is None or found.flags & (BASE | RATE | DURATION) or not isinstance(found.spec, Part | Day):
        return phrase
    if phrase.unit == "month" and isinstance(found.spec, Day) and found.spec.year == OPEN and found.spec.day > 9:
        # "Jan-Nov 24" is of 2024
        year = Year("year", century(found.spec.day))
        found = Phrase(found.first, found.last, part(found.spec.month - 1, found.spec.month - 1, year), 0, "month")
    if not _makes_range(phrase, found, mark, before):
        return phrase
    first = _opening_of(line, phrase.first)
    first -= line.word(first - 1) == ("between" if mark == "and" else "from")
    flags = (phrase.flags | found.flags) & ~NAME | (JOINED if mark == "and" and before != "between" else 0)
    spec = Span(phrase.spec, found.spec)
    return _named_range(line, Phrase(first, found.last, spec, flags & ~DAY, "period" if not flags & DAY else "day"))


def _opening_of(line: Line, first: int) -> int:
    """Where "the beginning of" begins before the start of a stretch, its own place where that is not said."""
    at = first - 1 - (line.word(first - 1) == "the")
    if line.word(at) != "of" or line.vocabulary.close.get(line.word(at - 1)) != "first":
        return first
    return at - 1 - (line.word(at - 2) == "the")


def _listed(line: Line, phrase: Phrase) -> Phrase:
    """January, February and March: three or more months in a row, each the next of the one before."""
    months, here = [phrase], phrase
    while line.words[here.last] in {",", "and"} and len(months) < 12:
        at = here.last + 1 + (line.words[here.last] == "," and line.words[here.last + 1] == "and")
        found = _read_at(line, at)
        if found is None or not _are_neighbours(here, found):
            break
        ended = line.words[at - 1] == "and"
        months.append(found)
        here = found
        if ended:
            spec = Span(phrase.spec, here.spec)
            return Phrase(phrase.first, here.last, spec, phrase.flags | JOINED, "period") if len(months) > 2 else phrase
    return phrase


def _makes_range(start: Phrase, end: Phrase, mark: str, before: str) -> bool:
    if isinstance(start.spec, Day) != isinstance(end.spec, Day):
        return False
    if mark == "and" and before != "between":
        return _are_neighbours(start, end)
    if mark in {"until", "till"}:
        return before == "from"
    years = (start.spec.year, end.spec.year)
    if years[0].base == years[1].base == "year" and years[0].kind == years[1].kind:
        return bool(years[0].number <= years[1].number)
    # "2023 to January" is no span, nor is "first quarter to March"
    return not (start.unit == "year" and end.unit != "year")


def _are_neighbours(start: Phrase, end: Phrase) -> bool:
    if start.unit != "month" or end.unit != "month" or not isinstance(start.spec, Part) or not isinstance(end.spec, Part):
        return False
    same_year = start.spec.year.base == "open" or start.spec.year == end.spec.year
    return same_year and end.spec.start == start.spec.start + 1


def _named_range(line: Line, phrase: Phrase) -> Phrase:
    """The October-December quarter, the April-January period of 2021."""
    if line.words[phrase.last] not in {"quarter", "period", "half", "months", "combined", "stretch"}:
        return phrase
    if line.vocabulary.relation.get(line.word(phrase.first - 1)) == ("current", 0):
        at = phrase.first - 1
        phrase = replace(phrase, first=at - (line.word(at - 1) == "the"), flags=phrase.flags | BASE)
    last = phrase.last + 1
    end = phrase.spec.end
    reference = read_year_reference(line, last) if end.year.base == "open" else None
    if reference is None:
        return replace(phrase, last=last)
    flags = phrase.flags | (FISCAL if reference[1].kind else 0)
    return replace(phrase, last=reference[0], flags=flags, spec=Span(phrase.spec.start, replace(end, year=reference[1])))


def _possessive(line: Line, phrase: Phrase) -> Phrase:
    mark = line.words[phrase.last]
    plural = mark == "'" and line.touches(phrase.last) and line.words[phrase.last - 1].endswith("s")
    if mark != "'s" and not plural:
        return phrase
    owner = replace(phrase, last=phrase.last + 1)
    attached = read_attached(line, owner)
    return attached or replace(owner, flags=phrase.flags | POSSESSIVE)


# The last words of "so far", "to date", "as a whole".
_HOW_FAR = frozenset(["far", "date", "whole"])


def _so_far(line: Line, phrase: Phrase) -> Phrase:
    """So far this year, this year to date, 2021 as a whole."""
    spec = phrase.spec
    if _HOW_FAR.isdisjoint(line.tokens.distinct) or not isinstance(spec, Part) or (spec.start, spec.end) != (0, 11):
        return phrase
    words, last = line.words, phrase.last
    if (words[last], words[last + 1], words[last + 2]) == ("as", "a", "whole"):
        return replace(phrase, last=last + 3, flags=phrase.flags | WHOLE)
    after = (words[last], words[last + 1]) in {("so", "far"), ("to", "date"), ("thus", "far")}
    at = phrase.first - (line.word(phrase.first - 1) == "the")
    at -= line.word(at - 1) in {"in", "for", "during"}
    before = (line.word(at - 2), line.word(at - 1)) in {("so", "far"), ("thus", "far"), ("to", "date")}
    if not after and not before:
        return phrase
    first = at - 2 if before else phrase.first
    return Phrase(first, last + 2 if after else last, YearToDate(spec.year), phrase.flags | TO_DATE, "year")


# Words right before a phrase that may bend what it means, with those before them, beside those of its start and end in the table.
_BENDING = _UP_TO | {"the", "in", "of", "at", "on", "from", "to", "since", "least", "earlier", "later"}


def _may_bend(line: Line, phrase: Phrase) -> bool:
    """Whether the word before a phrase may change what it means; most phrases have another, or none."""
    before = line.word(phrase.first - 1)
    return before in _BENDING or before in line.vocabulary.close or isinstance(phrase.spec, Edge)


def _preceded(line: Line, phrase: Phrase) -> Phrase:
    if phrase.spec is None or not _may_bend(line, phrase):
        return phrase
    phrase = _begun(line, _edged(line, _late_in(line, phrase)))
    at = phrase.first - 1 - (line.word(phrase.first - 1) == "the")
    word = line.word(at)
    if word == "least" and line.word(at - 2) == "since":
        at -= 2
        word = "since"
    if word == "from" and isinstance(phrase.spec, Edge) and not phrase.spec.last and phrase.unit == "year":
        inner = phrase.spec.inner
        if isinstance(inner, Part) and (inner.start, inner.end) == (0, 11):
            return replace(phrase, first=at, spec=YearToDate(inner.year), flags=phrase.flags & ~VAGUE | TO_DATE)
    if word == "since":
        return replace(phrase, first=at, spec=Since(phrase.spec), flags=phrase.flags | SINCE)
    if word in {"of", "at", "on", "from"} and line.word(at - 1) == "as":
        return replace(phrase, first=at - 1, spec=Edge(phrase.spec, True), flags=phrase.flags & ~DAY | AS_OF)
    if word in _UP_TO or (word == "to" and line.word(at - 1) == "up"):
        return _until(phrase, at - (word == "to"), cumulated=word in {"through", "thru", "to"})
    return phrase


def _until(phrase: Phrase, first: int, *, cumulated: bool) -> Phrase:
    if phrase.flags & (BASE | DURATION) or isinstance(phrase.spec, Span):
        return phrase
    if cumulated and isinstance(phrase.spec, Part) and phrase.unit == "month":
        return replace(
            phrase, first=first, spec=YearToDate(Year("open"), phrase.spec), flags=phrase.flags | UNTIL | TO_DATE, unit="period"
        )
    return replace(phrase, first=first, flags=phrase.flags | UNTIL)


def _late_in(line: Line, phrase: Phrase) -> Phrase:
    """Late in 2023, early in March, earlier in the year."""
    at = phrase.first - 1 - (line.word(phrase.first - 1) == "the")
    if (
        line.word(at) != "in"
        or line.word(at - 1) not in {"early", "late", "earlier", "later"}
        or phrase.unit not in {"year", "month"}
    ):
        return phrase
    return _close(phrase, at - 1, "none", line.word(at - 1))


def _edged(line: Line, phrase: Phrase) -> Phrase:
    """End-1986, the end of March, early 2022, the start of the year, all of 2020, the rest of the year."""
    if not isinstance(phrase.spec, Part | Span | Same):
        return phrase
    at = phrase.first - 1
    word = line.word(at)
    of = word == "of" or (word == "the" and line.word(at - 1) == "of")
    if of:
        at -= 1 + (word == "the")
        word = line.word(at)
    elif word == "the":
        return phrase
    first = at - (line.word(at - 1) == "the")
    if of and word in {"rest", "remainder", "balance"} and phrase.unit == "year" and isinstance(phrase.spec, Part):
        return replace(phrase, first=first, spec=YearToDate(phrase.spec.year, None, True))
    if of and (word == "all" or word in line.vocabulary.whole):
        return replace(phrase, first=first, flags=phrase.flags | WHOLE)
    close = line.vocabulary.close.get(word)
    if close is None and not of and word in {"earlier", "later"} and phrase.unit == "year":
        close = "none"
    if close is None or (not of and word in {"start", "beginning", "close", "ending", "outset"}):
        return phrase
    return _close(phrase, first if of else at, close, word)


def _begun(line: Line, phrase: Phrase) -> Phrase:
    """The start of the season on October 1, the beginning of the marketing year in July: the day or month that is named."""
    first = isinstance(phrase.spec, Edge) and not phrase.spec.last
    if not first or phrase.unit != "year" or line.words[phrase.last] not in {"on", "in"} or line.depth:
        return phrase
    found = _read_at(line, phrase.last + 1)
    if found is None or not isinstance(found.spec, Part | Day) or found.unit not in {"month", "day"}:
        return phrase
    return _ranged(line, replace(found, first=phrase.first))  # "from the start of the season in April through August"


def _close(phrase: Phrase, first: int, close: str, word: str) -> Phrase:
    if close == "last":
        return replace(phrase, first=first, spec=Edge(phrase.spec, True), flags=phrase.flags | AS_OF)
    if close == "first":
        return replace(phrase, first=first, spec=Edge(phrase.spec, False), flags=phrase.flags | VAGUE)
    spec = phrase.spec if phrase.unit == "month" else None
    if word == "mid" and phrase.unit == "year" and isinstance(phrase.spec, Part):
        spec = part(5, 5, phrase.spec.year)
    return replace(phrase, first=first, spec=spec, flags=phrase.flags | VAGUE)
