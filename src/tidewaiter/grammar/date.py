"""Months, days of them, and numbered quarters and halves in English."""

from msgspec.structs import replace

from tidewaiter.grammar.phrase import DAY, FISCAL, IMPOSSIBLE, YEARS, Line, Phrase, century, is_day, part
from tidewaiter.grammar.specification import OPEN, Day, Days, Span, Year
from tidewaiter.grammar.year import read_year_reference

_ORDINAL_ENDS = frozenset(["st", "nd", "rd", "th"])
_MODAL_NEXT = frozenset(
    ["be", "have", "not", "also", "well", "even", "still", "see", "help", "make", "need", "reach", "rise", "fall", "take"]
)
_MONTH_BEFORE = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "until",
        "till",
        "to",
        "from",
        "through",
        "thru",
        "during",
        "between",
        "and",
        "last",
        "this",
        "next",
        "early",
        "late",
        "mid",
        "end",
        "for",
        "than",
        "with",
        "previous",
        "same",
        "against",
        "on",
        "-",
        "/",
        ",",
        "(",
        "vs",
        "versus",
    ]
)
_MONTH_AFTER = frozenset(
    ["exports", "imports", "trade", "sales", "output", "production", "deficit", "surplus", "figures", "data", "'s"]
)


# ---- numbered quarters and halves


def read_numbered(line: Line, index: int) -> Phrase | None:
    """Give the quarter, half or first months of "Q1", "1Q23", "H1 2023", "9M24", null for other letters."""
    letter = line.word(index)[:1]
    length = {"q": 3, "h": 6, "m": 1}.get(letter, 0)
    before, after = line.free_number(index - 1), line.free_number(index + 1)
    most = 11 if letter == "m" else 12 // length if length else 0
    if 1 <= before <= most and line.touches(index) and len(line.words[index - 1]) <= 2:
        first, at, number = index - 1, index + 1, before
    elif (
        letter != "m"
        and len(line.word(index)) == 1
        and 1 <= after <= most
        and line.touches(index + 1)
        and len(line.words[index + 1]) == 1
    ):
        first, at, number = index, index + 2, after
    else:
        return None
    if line.touches(first) and line.word(first - 1)[-1:].isalnum():
        return None  # "BL2H5", the name of a contract
    spec = part((number - 1) * length if letter != "m" else 0, number * length - 1, settled=True)
    unit = {"q": "quarter", "h": "half", "m": "period"}[letter]
    year = _year_of_number(line, at, fiscal=line.word(index).endswith("fy"))
    if year is None:
        return None if letter == "m" else Phrase(first, at, spec, 0, unit)
    return Phrase(first, year[0], replace(spec, year=year[1]), FISCAL if year[1].kind else 0, unit)


def read_numbered_quarter(line: Line, index: int) -> Phrase | None:
    """Give the quarter of "Quarter 4 (Oct to Dec) 2024", null where its number belongs to something else."""
    number = line.free_number(index + 1)
    if number < 0:
        return None
    reference = read_year_reference(line, index + 2)
    last, year = (index + 2, OPEN) if reference is None else reference
    flags = FISCAL if year.kind else 0
    return Phrase(index, last, part(3 * number - 3, 3 * number - 1, year, settled=True), flags, "quarter")


def _year_of_number(line: Line, index: int, *, fiscal: bool) -> tuple[int, Year] | None:
    at = index + (line.words[index] in {"'", "/", "-", "of"})
    number = line.free_number(at)
    if len(line.words[at]) == 2 and number >= 0 and (line.touches(at) or line.words[index] == "'"):
        return at + 1, Year("year", century(number), "fiscal" if fiscal else "")
    return read_year_reference(line, at if line.words[index] in {"/", "-"} else index)


# ---- months and days


def is_month(line: Line, index: int) -> bool:
    """Whether a token names a month: "may", "march" and their like only where the text means one."""
    word = line.word(index)
    if word not in line.vocabulary.month:
        return False
    if word not in line.vocabulary.capital:
        return True
    if not line.tokens.capital(index):
        return line.glued(index)
    if word != "may":
        return True
    before = line.words[index - 1] if index else ""
    after = line.words[index + 1]
    if after in _MODAL_NEXT:
        return False
    if line.glued(index) or before in _MONTH_BEFORE or after in YEARS or after in _MONTH_AFTER or after.isdecimal():
        return True
    # in a headline all in capitals "MAY" is as likely the verb
    return not line.tokens.printed(index, index + 1).isupper()


def read_month(line: Line, index: int) -> Phrase | None:
    """Give the month, or the day of it, that a month's name stands in, null where the word is none."""
    if not is_month(line, index):
        return None
    month = line.vocabulary.month[line.words[index]]
    at = index + 1
    if line.words[at] == "." and len(line.words[index]) <= 4 and line.touches(at) and line.words[index] != "may":
        at += 1
    day = _day_before(line, index, at, month) or _day_after(line, index, at, month)
    if day is not None:
        return day
    first, year = _relative_month(line, index)
    days = _first_days(line, at)
    if days is not None:
        last, count = days
        return Phrase(first, last, Days(part(month - 1, month - 1, year or OPEN, named=True), 1, count), 0, "day")
    if year is None:
        reference = read_year_reference(line, at)
        at, year = (at, OPEN) if reference is None else reference
    if line.words[at] == "quarter" and (year == OPEN or year.base == "year") and line.words[at + 1] not in line.vocabulary.month:
        return _named_quarter(line, index, at, month, year)
    return Phrase(first, at, part(month - 1, month - 1, year, named=True), FISCAL if year.kind else 0, "month")


def _first_days(line: Line, at: int) -> tuple[int, int] | None:
    """The end and number of "first 10 days" right behind a month: "July's first 10 days", "its July first 10-day exports"."""
    at += line.words[at] == "'s"
    if line.vocabulary.ordinal.get(line.words[at]) != 1:
        return None
    count = line.count(at + 1)
    days = 1 <= count <= 31 and line.vocabulary.unit.get(line.words[at + 2]) == "day"
    return (at + 3, count) if days else None


def _relative_month(line: Line, index: int) -> tuple[int, Year | None]:
    relation = line.vocabulary.relation.get(line.word(index - 1))
    if relation is None or line.word(index - 1) not in {"last", "this", "next", "previous", "coming", "past"}:
        return index, None
    bases = {"last": "before", "previous": "before", "past": "before", "next": "next", "coming": "next"}
    base = bases.get(line.word(index - 1))
    return index - 1, Year("document", 0) if base is None else Year(base)


def _named_quarter(line: Line, index: int, at: int, month: int, told: Year) -> Phrase:
    """The March quarter, the March 2024 quarter: the three months that end with March."""
    reference = read_year_reference(line, at + 1) if told == OPEN else None
    last, year = (at + 1, told) if reference is None else reference
    spec = part(month - 3, month - 1, year, settled=True, named=True)
    return Phrase(index, last, spec, FISCAL if year.kind else 0, "quarter")


def _day_before(line: Line, index: int, at: int, month: int) -> Phrase | None:
    """18 November, 18th of November 2023, 1-20 February, between 1 and 15 August."""
    number_at = index - 1
    if line.word(number_at) == "of":
        number_at -= 1
    if line.word(number_at) in _ORDINAL_ENDS:
        number_at -= 1
    elif number_at != index - 1:
        return None
    day = line.day_number(number_at)
    if day < 0:
        return None
    first, start = number_at, day
    article = line.word(number_at - 1) == "the"
    mark = line.word(number_at - 1 - article)
    if mark in {"-", "to", "and"}:
        from_at = number_at - 2 - article
        from_at -= line.word(from_at) in _ORDINAL_ENDS
        the = article and line.word(from_at - 1) == "the"
        opened = line.word(from_at - 1 - the) == ("between" if mark == "and" else "from")
        if line.day_number(from_at) > 0 and (opened or mark != "and"):
            first, start = from_at - opened - the, line.day_number(from_at)
    year = _year_after_day(line, at)
    return _days(first, year, month, (start, day))


def _day_after(line: Line, index: int, at: int, month: int) -> Phrase | None:
    """November 18, Nov. 18th, July 6-7, 2023."""
    start = line.day_number(at)
    if start < 0 or (line.words[at + 1] in {"/", ":"} and line.words[at + 2].isdecimal()):
        return None
    at = _past_ordinal(line, at + 1)
    end = start
    if (
        line.words[at] in {"-", "to", "through"}
        and line.day_number(at + 1) > start
        and line.words[at + 2] not in line.vocabulary.month
    ):
        end = line.day_number(at + 1)
        index -= line.words[at] != "-" and line.word(index - 1) == "from"
        at = _past_ordinal(line, at + 2)
    return _days(index, _year_after_day(line, at), month, (start, end))


def _past_ordinal(line: Line, index: int) -> int:
    return index + (line.words[index] in _ORDINAL_ENDS and line.touches(index))


def _year_after_day(line: Line, index: int) -> tuple[int, Year]:
    at = index + (line.words[index] in {",", "of"})
    if line.words[at] in YEARS and not line.taken[at]:
        return at + 1, Year("year", int(line.words[at]))
    reference = None if line.words[index] == "," else read_year_reference(line, index)
    return (index, OPEN) if reference is None or reference[1].kind else reference


def _days(first: int, end: tuple[int, Year], month: int, days: tuple[int, int]) -> Phrase:
    last, year = end
    known = year.number if year.base == "year" else None
    if not is_day(known, month, days[0]) or not is_day(known, month, days[1]):
        return Phrase(first, last, None, DAY | IMPOSSIBLE, "day")
    start, stop = Day(month, days[0], year), Day(month, days[1], year)
    # two or three days are when something was held; from five on they are a period ("the first 20 days")
    flags = DAY if days[1] - days[0] < 4 else 0
    return Phrase(first, last, start if days[0] == days[1] else Span(start, stop), flags, "day")
