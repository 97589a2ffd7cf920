"""Phrases of time around a unit: "the first five months", "last year", "the same period of 2022", "a month earlier", "a year"."""

from typing import Any

from msgspec.structs import replace

from tidewaiter.grammar.date import is_month, read_month, read_numbered_quarter
from tidewaiter.grammar.head import ENDINGS, PER, Head, read_ending, read_head
from tidewaiter.grammar.phrase import (
    AHEAD,
    AS_OF,
    BASE,
    DAY,
    DURATION,
    FISCAL,
    JOINED,
    LENGTHS,
    RATE,
    TO_DATE,
    VAGUE,
    WHOLE,
    YEARS,
    Line,
    Phrase,
    part,
)
from tidewaiter.grammar.portion import read_first_days, read_of_month
from tidewaiter.grammar.specification import (
    Edge,
    Ending,
    Moved,
    Part,
    Recent,
    Same,
    SameDays,
    Starting,
    Unit,
    Year,
    YearToDate,
)
from tidewaiter.grammar.year import read_year, read_year_reference

_OVER = frozenset(["on", "over", "/", "to"])
# Before "a year" these make it a length of time, not a rate.
_LASTING = frozenset(["over", "in", "of", "for", "than", "within", "almost", "nearly", "about", "half", "under"])
# Units that can stand for the period being spoken of.
_STRETCHES = frozenset(["period", "stretch", "timeframe"])
_SPOKEN = frozenset(["month", "quarter", "period", "half"])


def read_unit(line: Line, index: int) -> Phrase | None:
    """Give the phrase whose noun is a unit of time, null where the unit names no period."""
    unit = line.vocabulary.unit[line.words[index]]
    after = line.words[index + 1]
    if unit == "half" and after == "year":
        return _half_year(line, index + 1)
    if _is_comparison(line, index) or line.words[index - 1] == "new" or after in {"old", "point", "plan", "plans"}:
        return None
    if unit == "quarter" and after in {"1", "2", "3", "4"}:
        return read_numbered_quarter(line, index)
    if after == "to" and line.words[index + 2] == "date":
        return _to_date(line, index)
    if after == "of" and is_month(line, index + 2):
        return read_of_month(line, index, unit)
    if line.word(index - 1) in {"recent", "coming", "few", "several"} and line.words[index].endswith("s"):
        return Phrase(index - 1, index + 1, None, VAGUE | DURATION, unit)
    if after in _STRETCHES and unit != "period" and line.count(index - 1) > 0:
        return None
    head = read_head(line, index)
    measured = line.vocabulary.unit.get(line.word(index - 1), "")
    if line.words[index] in _STRETCHES and measured and line.count(index - 2) > 0:
        # the three-month period: as if it were said of the months
        unit, head = measured, read_head(line, index - 1)
    return (
        read_first_days(line, index, unit, head)
        or _ago(line, index, unit, head)
        or _year_end(line, index, unit)
        or _related(line, index, unit, head)
        or _ordered(line, index, unit, head)
        or _plain(line, index, unit, head)
    )


def _half_year(line: Line, index: int) -> Phrase | None:
    """The first half-year of 2024, the half-year to September: as if it said half."""
    head = read_head(line, index - 1)
    found = _ordered(line, index, "half", head) or read_ending(line, index, "half", head)
    return found or (_related(line, index, "half", head) if head.relation else None)


def _is_comparison(line: Line, index: int) -> bool:
    """Whether a unit is half of "year on year", "month over month", "year-to-year"."""
    unit = line.vocabulary.unit[line.words[index]]
    ahead = line.words[index + 1] in _OVER and line.vocabulary.unit.get(line.words[index + 2]) == unit
    behind = line.word(index - 1) in _OVER and line.vocabulary.unit.get(line.word(index - 2)) == unit
    return ahead or behind


# ---- a length before or after


def _ago(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    word = line.words[index + 1]
    sign = line.vocabulary.ago.get(word)
    if (
        sign is None
        or head.ordinal >= 0
        or (head.relation and head.relation[1])
        or (word == "prior" and line.words[index + 2] == "to")
    ):
        return None
    bare = head.number < 0 and not head.article
    if bare and word not in {"earlier", "ago"}:
        return None
    last = index + 2
    if line.vocabulary.unit.get(line.words[last]) in _SPOKEN:
        last += 1
    count = max(head.number, 1)
    spec: Any = Moved(LENGTHS[unit], sign * count) if LENGTHS[unit] else None
    if unit in {"period", "week"}:
        spec = Moved(-7 if unit == "week" else 0, sign * count)
    return Phrase(head.first, last, spec, BASE if sign < 0 else AHEAD, unit)


def _to_date(line: Line, index: int) -> Phrase | None:
    """Year to date, this year to date, month to date."""
    if line.vocabulary.unit[line.words[index]] != "year":
        return None
    head = read_head(line, index)
    year = Year("current", 0, head.kind) if head.relation is None else Year(*head.relation, head.kind)
    first = index if head.article in {"a", "an"} else head.first
    return Phrase(first, index + 3, YearToDate(year), TO_DATE, "year")


def _year_end(line: Line, index: int, unit: str) -> Phrase | None:
    """Year-end 2023, by year end."""
    if unit != "year" or line.words[index + 1] != "end":
        return None
    reference = read_year_reference(line, index + 2)
    last, year = (index + 2, Year("document", 0)) if reference is None else reference
    first = index - (line.word(index - 1) == "the")
    return Phrase(first, last, Edge(part(0, 11, year), True), AS_OF, "year")


# ---- last, this, the previous, the same


def _related(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    if head.relation is None or head.ordinal >= 0:
        return None
    base, offset = head.relation
    last = index + 1
    reference = read_year_reference(line, last)
    if base == "document" and offset < 0 and reference is not None and reference[1].base == "year" and 0 < LENGTHS[unit] < 12:
        months = max(head.number, 1) * LENGTHS[unit]
        return Phrase(head.first, reference[0], part(12 - months, 11, reference[1]), 0, unit) if months <= 12 else None
    if unit in {"week", "day"}:
        if unit == "week" and base == "current" and not offset and reference is not None:
            return Phrase(head.first, reference[0], Same(0, reference[1]), BASE, "period")
        if unit == "week" and base == "current" and offset < 0 and head.number < 0:
            return Phrase(head.first, last, Moved(-7, offset), BASE, unit)
        spec = Unit(0, offset) if unit == "week" and base == "document" and head.number < 0 else None
        return Phrase(head.first, last, spec, DAY, unit)
    if base == "recent" or (head.number > 0 and unit != "period" and base == "document" and offset):
        return _recent(line, index, unit, head)
    if base in {"current", "told"} and offset == 0:
        return _same(line, index, unit, head)
    return _counted(line, index, unit, head)


def _recent(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    """The past five years, the last three months, the next two quarters; a decade names the years between two dates."""
    ending = read_ending(line, index, unit, head)
    if ending is not None:
        return ending
    if not LENGTHS[unit]:
        return None
    ahead = head.relation is not None and head.relation[1] > 0
    months = LENGTHS[unit] * max(head.number, 1) + (unit == "decade")
    return Phrase(head.first, index + 1, Recent(months, ahead), DURATION | (AHEAD if ahead else 0), unit)


def _counted(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    """Last year, this quarter, the previous month, the following year."""
    base, offset = head.relation or ("document", 0)
    flags = (AHEAD if offset > 0 else 0) | (FISCAL if head.kind else 0)
    last = index + 1
    if unit == "period":
        if line.words[index] == "time":
            return _this_time(line, index, head)
        return Phrase(head.first, last, Moved(0, offset), BASE if offset < 0 else flags, unit)
    if unit == "decade":
        return Phrase(head.first, last, None, VAGUE, unit)
    if base == "current":
        if offset < 0 and unit == "year" and line.vocabulary.unit.get(line.words[last]) in _SPOKEN:
            # the prior-year period
            length = LENGTHS[line.vocabulary.unit[line.words[last]]]
            return Phrase(head.first, last + 1, Same(length, Year(base, offset)), BASE, "period")
        if offset < 0:
            spec: Any = (
                part(0, 11, Year(base, offset, head.kind)) if head.kind else Moved(LENGTHS[unit] * max(head.number, 1), offset)
            )
            return Phrase(head.first, last, spec, BASE | flags, unit)
        return Phrase(head.first, last, Moved(LENGTHS[unit], offset), flags, unit)
    if unit == "year":
        return Phrase(head.first, last, part(0, 11, Year(base, offset, head.kind)), flags, unit)
    return Phrase(head.first, last, Unit(LENGTHS[unit], offset), flags, unit)


def _this_time(line: Line, index: int, head: Head) -> Phrase | None:
    """This time last year."""
    reference = read_year_reference(line, index + 1) if head.relation == ("document", 0) else None
    return None if reference is None else Phrase(head.first, reference[0], Same(0, reference[1]), BASE, "period")


def _same(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    """The same period last year, the corresponding month of 2022, that year, the latest quarter."""
    reference = read_year_reference(line, index + 1)
    length = 0 if head.number > 0 or line.words[index].endswith("s") else LENGTHS[unit]
    base = head.relation[0] if head.relation else "current"
    if unit == "year":
        return Phrase(head.first, index + 1, part(0, 11, Year(base, 0, head.kind)), 0, unit)
    month = read_month(line, index + 2) if reference is None and line.words[index + 1] in {"in", "of"} else None
    if month is not None and isinstance(month.spec, Part) and unit == "period":
        return Phrase(head.first, month.last, SameDays(month.spec), BASE, unit)
    if reference is None:
        if line.words[index] == "time" or unit == "decade":
            return None
        if head.number > 1 and "latest" in line.words[head.first : index] and LENGTHS[unit]:
            spoken = Edge(Same(0, Year("current", 0)), True)
            return Phrase(head.first, index + 1, Ending(head.number * LENGTHS[unit], spoken), 0, unit)
        return Phrase(head.first, index + 1, Same(length, Year(base, 0)), 0, unit)
    last, year = reference
    flags = BASE if year.number < 0 or year.base == "year" else 0
    return Phrase(head.first, last, Same(length, year), flags, unit)


def read_same_year(line: Line, index: int) -> Phrase | None:
    """Give "the same 1986 period", null where the year at a place does not stand between "same" and a unit."""
    relation = line.vocabulary.relation.get(line.word(index - 1))
    unit = line.vocabulary.unit.get(line.words[index + 1])
    found = read_year(line, index)
    if relation != ("current", 0) or unit not in _SPOKEN or found is None or not isinstance(found.spec, Part):
        return None
    first = index - 1 - (line.word(index - 2) == "the")
    return Phrase(first, index + 2, Same(LENGTHS[unit], found.spec.year), BASE, unit)


# ---- first, second, final


def _ordered(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    if head.ordinal < 0 or head.relation is not None or head.streak:
        return None
    length = LENGTHS[unit]
    reference = read_year_reference(line, index + 1)
    last, year = (index + 1, Year("open", 0, head.kind)) if reference is None else reference
    if head.kind and reference is not None and not year.kind:
        year = replace(year, kind=head.kind)
    spec = _months_of_year(head, length, year, named=reference is not None)
    if spec is None or (head.article in {"a", "an"} and reference is None):
        return None
    joined = 0
    if unit in {"quarter", "half"} and head.number < 0:
        head, spec, joined = _from_earlier(line, head, spec, length)
    if year.kind and line.words[last] in ENDINGS and is_month(line, last + 1):
        # "of fiscal 1986/87 ending March" only says when that year ends
        last += 2
    ending = None if reference is not None else read_ending(line, index, unit, head)
    return ending or Phrase(head.first, last, spec, joined | (FISCAL if year.kind else 0), unit)


def _from_earlier(line: Line, head: Head, spec: Part, length: int) -> tuple[Head, Part, int]:
    """The first to third quarters, the first and second quarters, the first, second and third quarters."""
    at, last = head.first - 1, head.ordinal
    earlier = line.vocabulary.ordinal.get(line.word(at - 1), 0)
    if line.word(at) in {"to", "through", "-"} and 0 < earlier < last:
        joined = 0
    else:
        at, earlier = _row_of_ordinals(line, head.first, last)
        joined = JOINED
        if earlier == last:
            return head, spec, 0
    first = at - 1 - (line.word(at - 2) == "the")
    start = length * (earlier - 1)
    return replace(head, first=first), replace(spec, start=start, need=start), joined


def _row_of_ordinals(line: Line, at: int, ordinal: int) -> tuple[int, int]:
    """Where the first of neighbouring ordinals ends that go before one in a row ("first, second and third"), and which it is."""
    end = at
    while ordinal > 1:
        mark = at - 1
        mark -= line.word(mark) in {"and", "the"} and line.word(mark - 1) in {",", "and"}
        if line.word(mark) not in {"and", ","} or line.vocabulary.ordinal.get(line.word(mark - 1)) != ordinal - 1:
            break
        ordinal, at, end = ordinal - 1, mark - 1, mark
    return end, ordinal


def _months_of_year(head: Head, length: int, year: Year, *, named: bool) -> Part | None:
    if not 0 < length < 12:
        return None
    if head.number > 0:
        months = head.number * length
        if months > 12 or head.ordinal > 1:
            return None
        return part(0, months - 1, year, settled=True) if head.ordinal else part(12 - months, 11, year)
    if length == 1 and not (named and head.ordinal <= 1):
        return None
    number = head.ordinal or 12 // length
    return part((number - 1) * length, number * length - 1, year, settled=True) if number * length <= 12 else None


# ---- counts, rates, the bare unit


def _plain(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    if head.ordinal >= 0 or head.relation is not None:
        return None
    ending = read_ending(line, index, unit, head)
    if ending is not None:
        return ending
    if head.number > 0:
        return _duration(line, index, unit, head)
    if head.article in PER and unit in {"year", "quarter", "month", "week", "day"}:
        return Phrase(head.first, index + 1, None, RATE, unit)
    if head.article in {"a", "an"}:
        return _article(line, index, unit, head)
    return _bare(line, index, unit, head)


def _article(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    """A year as a rate ("300 billion a year") or a length ("over a year")."""
    if unit in {"quarter", "half", "period"}:
        return None
    lasting = unit == "decade" or line.word(head.first - 1) in _LASTING or head.whole or bool(head.kind)
    return Phrase(head.first, index + 1, None, DURATION if lasting else RATE, unit)


def _duration(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    """Nine months of 2020, the 10 month deficit, ten consecutive months."""
    months = head.number * LENGTHS[unit]
    reference = read_year_reference(line, index + 1) if 0 < months < 12 and line.words[index + 1] == "of" else None
    if reference is not None:
        return Phrase(head.first, reference[0], part(0, months - 1, reference[1], settled=True), 0, unit)
    if 1 < months < 12 and line.words[index + 1] == "from" and is_month(line, index + 2):
        start = read_month(line, index + 2)
        if start is not None and isinstance(start.spec, Part):
            return Phrase(head.first, start.last, Starting(months, start.spec), 0, unit)
    if unit == "quarter" and line.words[index + 1] == "of":
        # three quarters of all exports
        return None
    if line.words[index].endswith("s"):
        # "the six months" are those spoken of, where there are some
        spoken = Same(months, Year("current", 0)) if head.article == "the" and months > 1 else None
        return Phrase(head.first, index + 1, spoken, DURATION, unit)
    if not {line.words[index], line.words[index + 1]} & line.vocabulary.trade or not 0 < months <= 12:
        return None
    if head.article == "the" and 1 < months < 12 and {line.words[index], line.words[index + 1]} & _STRETCHES:
        # "during the 11-month period": the one spoken of
        return Phrase(head.first, index + 1, Same(months, Year("current", 0)), 0, "period")
    spec: Any = part(0, months - 1, settled=True) if months < 12 else Ending(12, Edge(Same(0, Year("current", 0)), True))
    return Phrase(head.first, index + 1, spec, 0, "period")


def _bare(line: Line, index: int, unit: str, head: Head) -> Phrase | None:
    """The period, the month, the full year, the year 2023."""
    after = line.words[index + 1]
    if unit == "year":
        found = read_year(line, index + 1) if after in YEARS else None
        if found is not None:
            spec = found.spec
            if head.kind and isinstance(spec, Part) and not spec.year.kind:
                spec = replace(spec, year=replace(spec.year, kind=head.kind))
            return Phrase(head.first, found.last, spec, WHOLE, "year")
        if (
            line.words[index] != "year"
            or not (head.article in {"the", "its"} or head.whole)
            or (after in {"of", "'s"} and line.words[index + 2] == "the")
        ):
            return None
        return Phrase(head.first, index + 1, part(0, 11, Year("current", 0, head.kind)), WHOLE if head.whole else 0, "year")
    if head.article != "the" or unit not in {"month", "quarter", "period"} or line.words[index] in {"time", "months", "quarters"}:
        return None
    if after in {"from", "between"} or (unit == "period" and is_month(line, index + 1)):
        return None
    reference = read_year_reference(line, index + 1)
    last, year = (index + 1, Year("current", 0)) if reference is None or reference[1].base == "open" else reference
    return Phrase(head.first, last, Same(LENGTHS[unit], year), BASE if year.number < 0 else 0, unit)
