"""Years in English: calendar years, spans of them, fiscal years, and the words that say in which year a month or quarter is."""

from typing import Any

from msgspec.structs import replace

from tidewaiter.grammar.phrase import DAY, FISCAL, IMPOSSIBLE, VAGUE, YEARS, Line, Phrase, century, is_day, part
from tidewaiter.grammar.specification import Day, Decade, Part, Span, Year, with_year

# ---- years


def read_year(line: Line, index: int) -> Phrase | None:
    """Give the year, day, month or span of years that four digits open, null where they are no year."""
    if (
        line.word(index) not in YEARS
        or line.taken[index]
        or line.words[index - 1 if index else -1] in {"$", "£", "€", "#", "¥", "₹"}
    ):
        return None
    year = int(line.words[index])
    mark = line.words[index + 1]
    if mark == "s" and line.touches(index + 1) and year % 10 == 0:
        return Phrase(index, index + 2, Decade(year), 0, "decade")
    if mark in {"-", "/"} and line.touches(index + 1) and line.touches(index + 2):
        found = _after_stroke(line, index, year, mark)
        if found is not None:
            return found
    elif mark == "-" and line.words[index + 2] in YEARS and not line.taken[index + 2]:
        return Phrase(index, index + 3, Span(_whole(year), _whole(int(line.words[index + 2]))), 0, "year")
    return Phrase(index, index + 1, _whole(year), 0, "year")


def _whole(year: int, kind: str = "") -> Part:
    return part(0, 11, Year("year", year, kind))


def _after_stroke(line: Line, index: int, year: int, mark: str) -> Phrase | None:
    """2023-24, 1986/87, 2023-07, 2023-07-21, 2015-2020."""
    text = line.words[index + 2]
    number = line.free_number(index + 2)
    if mark == "/" and len(text) == 1 and number == (year + 1) % 10:
        return Phrase(index, index + 3, _whole(year, "double"), FISCAL, "year")  # "1986/7"
    if number < 0 or len(text) not in {2, 4}:
        return None
    if len(text) == 4:
        return _two_years(index, year, number, mark) if text in YEARS else None
    if line.words[index + 3] == mark and line.touches(index + 3) and len(line.words[index + 4]) == 2:
        return _iso_day(line, index, year)
    if number == (year + 1) % 100:
        return Phrase(index, index + 3, _whole(year, "double"), FISCAL, "year")
    if 1 <= number <= 12 and line.tokens.text[line.tokens.starts[index + 1]] in "-/":
        return Phrase(index, index + 3, part(number - 1, number - 1, Year("year", year)), 0, "month")
    if number > year % 100:
        return Phrase(index, index + 3, Span(_whole(year), _whole(year - year % 100 + number)), 0, "year")
    return Phrase(index, index + 3, None, IMPOSSIBLE, "month")


def _two_years(index: int, year: int, number: int, mark: str) -> Phrase | None:
    if mark == "/" and number == year + 1:
        return Phrase(index, index + 3, _whole(year, "double"), FISCAL, "year")
    return Phrase(index, index + 3, Span(_whole(year), _whole(number)), 0, "year") if number > year else None


def _iso_day(line: Line, index: int, year: int) -> Phrase | None:
    month, day = line.free_number(index + 2), line.free_number(index + 4)
    if day < 0:
        return None
    if not 1 <= month <= 12 or not is_day(year, month, day):
        return Phrase(index, index + 5, None, IMPOSSIBLE | DAY, "day")
    return Phrase(index, index + 5, Day(month, day, Year("year", year)), DAY, "day")


def read_fiscal(line: Line, index: int) -> Phrase | None:
    """Give the fiscal year that "fiscal", "FY" or "marketing year" opens, null where no number follows."""
    kind = line.vocabulary.fiscal.get(line.word(index))
    if kind is None:
        return None
    at = index + 1
    if line.words[at] in {"year", "years"}:
        at += 1
    at += line.words[at] in {"'", "-"}
    found = read_year(line, at)
    if found is None:
        found = _short_fiscal(line, at)
    if found is None:
        return None
    return Phrase(index, found.last, of_kind(found.spec, kind), FISCAL if kind == "fiscal" else 0, "year")


def of_kind(spec: Any, kind: str) -> Any:
    """Give years as fiscal, calendar or crop years; "fiscal 2023-2024" is one year."""
    if isinstance(spec, Span):
        if isinstance(spec.start, Part) and isinstance(spec.end, Part) and spec.end.year.number == spec.start.year.number + 1:
            return _whole(spec.start.year.number, "double" if kind == "fiscal" else kind)
        return Span(of_kind(spec.start, kind), of_kind(spec.end, kind))
    if not isinstance(spec, Part) or kind == "calendar" or (spec.year.kind == "double" and kind == "fiscal"):
        return spec
    return replace(spec, year=replace(spec.year, kind=kind))


def _short_fiscal(line: Line, index: int) -> Phrase | None:
    """24, 23-24, 23/24 after FY."""
    number = line.free_number(index)
    if len(line.word(index)) != 2 or number < 0:
        return None
    year = century(number)
    if line.words[index + 1] in {"-", "/"} and line.free_number(index + 2) == (number + 1) % 100:
        return Phrase(index, index + 3, _whole(year, "double"))
    return Phrase(index, index + 1, _whole(year, "fiscal"))


def read_slashed(line: Line, index: int) -> Phrase | None:
    """Give the day of "21/07/2023" or "7/21/2023", null where the year ends none; where both orders fit the day is not known."""
    mark = line.word(index - 1)
    if mark not in {"/", "."} or line.word(index - 3) != mark or not (line.touches(index) and line.touches(index - 2)):
        return None
    first, second = line.day_number(index - 4), line.day_number(index - 2)
    if first < 0 or second < 0:
        return None
    year = int(line.words[index])
    day, month = (first, second) if second <= 12 else (second, first)
    if month > 12 or not is_day(year, month, day):
        return Phrase(index - 4, index + 1, None, DAY | IMPOSSIBLE, "day")
    spec = None if first <= 12 and second <= 12 and first != second else Day(month, day, Year("year", year))
    return Phrase(index - 4, index + 1, spec, DAY, "day")


def read_called(line: Line, year: Phrase) -> Phrase:
    """Give a year with what it is called: 2024-25 fiscal year, 2023/24 season, 1986/87 (July/June)."""
    kind = line.vocabulary.fiscal.get(line.words[year.last])
    last = end_of_season(line, year.last)
    if last > year.last:
        called = replace(year, last=last, spec=of_kind(year.spec, "crop"), flags=VAGUE)
        return _in_months(line, called) or _with_edge(line, called) or called
    if kind == "crop":
        double = isinstance(year.spec, Part) and year.spec.year.kind == "double"
        return replace(year, spec=of_kind(year.spec, "crop"), flags=VAGUE) if double else year
    if kind is not None and line.words[year.last + 1] == "year":
        flags = year.flags | (FISCAL if kind == "fiscal" else 0)
        return replace(year, last=year.last + 2, spec=of_kind(year.spec, kind), flags=flags)
    return _in_months(line, year) or _with_edge(line, year) or year


# Words that say in which month a year ends, or begins.
_CLOSING = frozenset(["ending", "ended", "ends", "finishing", "finished"])
_BEGINNING = frozenset(["beginning", "began", "begins", "begun", "starting", "started", "starts"])


def _with_edge(line: Line, year: Phrase) -> Phrase | None:
    """A year with two numbers of which the text says when it ends or begins ("1986/87 ending June 30"), else null."""
    at = year.last + (line.words[year.last] == ",")
    relative = line.words[at] in {"that", "which"}
    at += relative
    closes = line.words[at] in _CLOSING
    if not (closes or (line.words[at] in _BEGINNING and not relative)) or not isinstance(year.spec, Part):
        return None
    if year.spec.year.kind not in {"double", "crop"} or year.spec.year.base != "year":
        return None
    at += 1 + (line.words[at + 1] in {"on", "in"})
    at += line.day_number(at) > 0  # "ending 30 September"
    month, last = line.vocabulary.month.get(line.words[at]), at + 1
    if month is None:
        return None
    last += line.day_number(last) > 0
    start = month % 12 if closes else month - 1
    if start == 0:
        return None  # "1986-87 ending in December" are two years
    first = replace(year.spec.year, kind="")
    second = replace(first, number=first.number + 1)
    spec = Span(part(start, start, first), part(start - 1, start - 1, second))
    return replace(year, last=last, spec=spec, flags=year.flags & ~VAGUE, unit="season")


def _in_months(line: Line, year: Phrase) -> Phrase | None:
    """A year of which brackets say from which month to which it runs; null where none do."""
    at = year.last
    bare = line.words[at] in line.vocabulary.month  # "2023/24 July-June season"
    at -= bare
    second = at + 2 if line.glued(at + 2) else at + 3
    months = (line.vocabulary.month.get(line.words[at + 1]), line.vocabulary.month.get(line.words[second]))
    closed = line.words[second + 1] in line.vocabulary.fiscal if bare else line.words[second + 1] == ")"
    if (line.words[at] != "(" and not bare) or not closed or None in months or not isinstance(year.spec, Part):
        return None
    if year.spec.year.kind not in {"double", "crop"} or year.spec.year.base != "year":
        return None
    first = replace(year.spec.year, kind="")
    start, end = (part(month - 1, month - 1, first) for month in months if month)
    spec = Span(start, replace(end, year=replace(first, number=first.number + 1)))
    return replace(year, last=second + 2, spec=spec, flags=year.flags & ~VAGUE, unit="season")


def read_season(line: Line, index: int) -> Phrase | None:
    """Give the season of which an edge is named ("since the start of the season on October 1"): the one going on."""
    edge = line.vocabulary.close.get(line.word(index - 3)) if line.word(index - 2) == "of" else None
    if edge is None or line.words[index + 1] in line.vocabulary.unit:
        return None
    return Phrase(index - 1, index + 1, part(0, 11, Year("document", 0, "crop")), VAGUE, "year")


# ---- the year that a phrase stands in


def read_year_reference(line: Line, index: int) -> tuple[int, Year] | None:
    """Give the end of the words right after a month or quarter that say in which year it is, and that year; null where none."""
    at = index
    word = line.words[at]
    if word == "(":
        return _after_bracket(line, index)
    if word in {"of", "in", "for", "during"} or (word == "," and line.words[at + 1] in YEARS):
        at += 1
    elif word == "'" and len(line.words[at + 1]) == 2 and line.free_number(at + 1) >= 0:
        return at + 2, Year("year", century(line.free_number(at + 1)))
    if line.words[at] == "the":
        at += 1
    if line.words[at] in _GOING_ON and line.words[at + 1] in YEARS:
        at += 1  # "of the current 2023-24 fiscal year"
    return _numbered_reference(line, at) or _told_reference(line, at, index)


_GOING_ON = frozenset(["current", "ongoing", "running", "present", "just-ended", "previous", "last", "outgoing"])


def _after_bracket(line: Line, index: int) -> tuple[int, Year] | None:
    """The first quarter (January-March) of 2024, July-September (2023-24)."""
    told = _numbered_reference(line, index + 1)
    if told is not None:
        return (told[0] + 1, told[1]) if line.words[told[0]] == ")" else None
    for at in range(index + 2, index + 6):
        if line.words[at] == ")":
            follows = line.words[at + 1] in {"of", "in"} or line.words[at + 1] in YEARS
            return read_year_reference(line, at + 1) if follows else None
    return None


# Nouns of what a season yields, which make of a year with two numbers that of a crop.
_YIELDS = frozenset(["crop", "harvest"])


def end_of_season(line: Line, index: int) -> int:
    """Give the end of the words at a place that make a year that of a crop ("season", "coffee year"), the place where none do."""
    if line.words[index] in _YIELDS and line.words[index + 1] != "year":
        return index  # "the 2023 harvest" is what is told of
    called = line.words[index] in line.vocabulary.crop_name and line.words[index + 1] == "year"
    if not called and line.vocabulary.fiscal.get(line.words[index]) != "crop":
        return index
    return index + 1 + (line.words[index + 1] == "year")


def _numbered_reference(line: Line, at: int) -> tuple[int, Year] | None:
    if line.words[at] == "year" and line.words[at + 1] in YEARS:
        at += 1
    begun = end_of_season(line, at)
    found = read_fiscal(line, at) or read_year(line, begun)
    if found is None or not isinstance(found.spec, Part) or found.spec.end != 11:
        return None
    kind = line.vocabulary.fiscal.get(line.words[found.last], "")
    if kind == "fiscal" and line.words[found.last + 1] == "year" and found.spec.year.kind == "":
        return found.last + 2, of_kind(found.spec, kind).year  # "the first half of the 1987 fiscal year"
    last = end_of_season(line, found.last)
    seasonal = begun > at or last > found.last
    spec = of_kind(found.spec, "crop") if seasonal and found.spec.year.kind in {"", "double"} else found.spec
    return last, spec.year


def _told_reference(line: Line, at: int, start: int) -> tuple[int, Year] | None:
    """Last year, of this fiscal year, a year earlier, two years ago, the year before, of the year."""
    relation = line.vocabulary.relation.get(line.words[at])
    if relation is not None and relation[0] != "recent":
        kind = ""
        noun = at + 1
        if line.words[noun] in line.vocabulary.fiscal:
            kind, noun = line.vocabulary.fiscal[line.words[noun]].replace("calendar", ""), noun + 1
        if line.words[noun] == "year" or (kind and line.words[noun] not in line.vocabulary.unit):
            return noun + (line.words[noun] == "year"), Year(relation[0], relation[1], kind)
    count = 1
    noun = at
    if line.words[noun] in {"a", "an", "one"}:
        noun += 1
    elif line.count(noun) > 0:
        count, noun = line.count(noun), noun + 1
    sign = line.vocabulary.ago.get(line.words[noun + 1])
    if line.words[noun] in {"year", "years"} and sign is not None and (line.words[start] != "for"):
        return noun + 2, Year("current", sign * count)
    return _the_year(line, at, start)


def _the_year(line: Line, at: int, start: int) -> tuple[int, Year] | None:
    noun = at
    if line.words[at + 1] in line.vocabulary.fiscal and line.words[at] not in line.vocabulary.whole:
        noun += line.words[at] not in line.vocabulary.fiscal  # "of the Ethiopian fiscal year"
    named = line.words[noun] in line.vocabulary.fiscal  # "in the first half of fiscal year"
    season = _the_season(line, at) if line.words[at - 1] == "the" and line.words[start] in {"of", "in"} else 0
    if season:
        return season, Year("document", 0, "crop")
    if not (named or line.words[at - 1] == "the") or line.words[start] not in {"of", "in"}:
        return None
    kind = ""
    while line.words[noun] in line.vocabulary.fiscal or line.words[noun] in line.vocabulary.whole:
        kind = line.vocabulary.fiscal.get(line.words[noun], "").replace("calendar", "")
        noun += 1
    # "the year on year ..." is a comparison
    if line.words[noun] != "year" or line.words[noun + 1] in {"on", "over", "/"}:
        return None
    return noun + 1, Year("current", 0, kind)


def _the_season(line: Line, at: int) -> int:
    """The end of "export season" or "season" behind "in the first three months of the", 0 where none stands there."""
    for noun in range(at, at + _OF_SEASON):
        word = line.words[noun]
        if word in _SEASON:
            return noun + 1
        if not word.isalpha() or word in line.vocabulary.unit or word in line.vocabulary.close or word in _NO_CROP:
            return 0
    return 0


# What the year of a crop is called, how many words its name has, and what no such name holds.
_SEASON, _OF_SEASON = frozenset(["season", "campaign"]), 3
_NO_CROP = frozenset(
    "of in for and the to with on holiday festive tourist tourism travel peak shopping christmas winter summer".split()
)


def attach_year(found: Phrase, year: Phrase) -> Phrase | None:
    """Give "last year's" and "first quarter" as one phrase, null where the second already has its year."""
    if not isinstance(year.spec, Part) or (year.spec.start, year.spec.end) != (0, 11):
        return None
    spec = with_year(found.spec, year.spec.year)
    return None if spec == found.spec else Phrase(year.first, found.last, spec, found.flags, found.unit)
