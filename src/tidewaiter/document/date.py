"""The date of a document: printed dates, and where a document prints its own."""

import datetime
import re
from functools import cache

from tidewaiter.document.word import words_of

# Only the edges of a text say when it was written; dates further in belong to what it tells.
_OPENING_LINES, _CLOSING_LINES = 15, 3
_OPENING, _CLOSING, _LINE = 8_000, 2_000, 400
_HEADING = 100
# A text is published in the year of its latest figures or in the next one.
_SOON = 1
_YEARS = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,])")

# A time of day, and how long the reading takes: numbers that a line about a date may hold besides.
_TIME = re.compile(
    r"\b\d{1,2}(?::\d{2}(?::\d{2})?(?:\.\d+)?|\.\d{2}(?=\s?[ap]\.?m)|(?=\s?[ap]\.?m))\s?"
    r"(?:[ap]\.?m\.?|gmt|utc|est|edt|et|z)?(?:[+-]\d{2}:?\d{2})?|\b\d{1,2}[ -]min(?:ute)?s?\b",
    re.IGNORECASE,
)
# The number of an issue or a page: "Bulletin No. 10/2025", "Vol. 3, Issue 4", "Page 1 of 3", "ISSN 1234-5678".
_NUMBERED = re.compile(
    r"\b(?:no|nr|number|issue|vol|volume|edition|release)\b\.? ?#?\d{1,5}(?:[-/]\d{1,5})?(?!\d)|#\d{1,5}(?!\d)"
    r"|\bpage \d{1,4}(?: (?:of|/) \d{1,4})?(?!\d)|\bISSN:? ?\d{4}-\d{3}[\dX]",
    re.IGNORECASE,
)
# What stands before the date where no dash ends the dateline: up to five words with capitals, and a sign; and what stands behind.
_PLACE = re.compile(r"\s*(?P<first>[A-Z][\w.'\u2019-]*)(?:,? [A-Z][\w.'\u2019-]*){0,4} ?[,|(/\u00b7\u2022\u2013\u2014-] ?")
_BEHIND_DATE = re.compile(r" ?(?:\. (?=[A-Z\"\u201c])|[)|/\u00b7\u2022\u2013\u2014:]|-)")
_SENTENCE_END = re.compile(r"[.。;；]\W*$")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[^\d]{0,40}((?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_CHINESE_WIRE = re.compile(r"^\s*(?:新华社|中新社|中新网|人民网|央视网|新华网)?\S{0,10}?(\d{1,2})月(\d{1,2})日(?:电|讯|消息)")


def _month_names() -> str:
    # longest first, so that the point after an abbreviation is not what ends "sept" at "sep"
    return "|".join(sorted(words_of("month"), key=len, reverse=True))


@cache
def _printed() -> re.Pattern[str]:
    month = rf"(?:{_month_names()})"
    return re.compile(
        rf"""
          (?<![\d./-]) (?P<y1>(?:19|20)\d\d) (?P<sep>[-/.]) (?P<m1>\d{{1,2}}) (?P=sep) (?P<d1>\d{{1,2}}) (?!\d)
        | (?<!\d) (?P<y2>(?:19|20)\d\d) \s? 年 \s? (?P<m2>\d{{1,2}}) \s? 月 \s? (?P<d2>\d{{1,2}}) \s? 日
        | (?<![\d.]) (?P<d3>\d{{1,2}}) (?:st|nd|rd|th)? [\s-] (?P<m3>{month}) \.? ,? [\s-] (?P<y3>(?:19|20)\d\d) (?!\d)
        | \b (?P<m4>{month}) \.? \s (?P<d4>\d{{1,2}}) (?:st|nd|rd|th)? ,? \s (?P<y4>(?:19|20)\d\d) (?!\d)
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _month_line() -> re.Pattern[str]:
    """A line that holds a month and a year, and nothing else but a marker."""
    return re.compile(
        rf"\W*(?:(?:{_markers()})\W*)?(?:(?P<m1>{_month_names()})\.?,? (?P<y1>(?:19|20)\d\d)"
        r"|(?P<y2>(?:19|20)\d\d)(?:-|\s?年\s?)(?P<m2>\d{1,2})月?)\W*",
        re.IGNORECASE,
    )


def _markers() -> str:
    return "|".join(sorted(map(re.escape, words_of("marker")), key=len, reverse=True))


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\W))(?:{_markers()})\W{{0,4}}$", re.IGNORECASE)


@cache
def _dateline() -> re.Pattern[str]:
    """A place in capitals or with a capital, month and day, an agency or none, and a dash: `HANGZHOU, Nov. 18 (Xinhua) --`.

    The place may be missing where an agency is named: `Jan. 12 (Agency) -`.
    """
    month = rf"(?:{_month_names()})"
    place = r"[A-Z][^\W\d]*(?:[ ./'’-]{1,2}[^\W\d]+){0,4}\.?(?:, [A-Z][^\W\d]*\.?(?: [^\W\d]+){0,2}){0,2}[,:] {1,2}"
    day = rf"(?i:(?P<m1>{month})\.? (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{month}))(?!\d)(?:,? (?P<y>(?:19|20)\d\d))?"
    agency = r"(?:,? ?(?P<agency>\([^()]{1,40}\)|/[^/]{1,40}/))?"
    return re.compile(rf"^\s*(?P<place>{place})?{day}{agency}\s{{0,2}}(?:-{{1,2}}|[–—]{{1,2}}|: )")


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day.

    >>> is_day(2023, 2, 29)
    False
    """
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def dates_in(line: str) -> list[tuple[int, int, str]]:
    """Give the start, end and ISO form of each full date printed in a line; days that the calendar lacks are left out.

    >>> dates_in("Published 11 February 2025, updated 2025-02-12")
    [(10, 26, '2025-02-11'), (36, 46, '2025-02-12')]
    """
    found = []
    for match in _printed().finditer(line):
        parts = {name[0]: value for name, value in match.groupdict().items() if value is not None and name != "sep"}
        year, month, day = int(parts["y"]), _month(parts["m"]), int(parts["d"])
        if is_day(year, month, day):
            found.append((match.start(), match.end(), f"{year:04}-{month:02}-{day:02}"))
    return found


def first_date(line: str) -> str | None:
    """Give the first full date printed in a line, or null.

    >>> first_date("2024-01-18T10:00:00+08:00"), first_date("Thu, 18 Jan 2024 02:00:00 GMT"), first_date("January")
    ('2024-01-18', '2024-01-18', None)
    """
    return next((iso for _, _, iso in dates_in(line)), None)


def find_date(text: str, *, published: str | None = None) -> tuple[str, str] | None:
    """Give the date that a text prints for itself and how it does (`dateline`, `heading`), or null.

    Looked for in the first fifteen lines and the last three only: a dateline first, then a line that holds a date and says that
    it is the day of publication, or holds next to nothing else.  A dateline without a year takes it from `published`, from
    another date there or from a copyright line, and is left out where none of them is there: never from today's date.

    >>> find_date("LISBON, 3 March 2024 (Agency) -- Cork exports rose 4 percent.")
    ('2024-03-03', 'dateline')
    >>> find_date("LISBON, March 3 (Agency) -- Cork exports rose 4 percent.") is None
    True
    """
    opening, closing = _edges(text)
    heading = next(filter(None, map(date_of_line, (*opening, *closing))), None)
    clue = published or heading or next(filter(None, map(_rights_year, (*opening, *closing))), None)
    dateline = next(filter(None, (_dateline_date(line, clue) or _place_date(line) for line in opening)), None)
    if dateline:
        return dateline, "dateline"
    return (heading, "heading") if heading else None


def _edges(text: str) -> tuple[list[str], list[str]]:
    opening = [line[:_LINE] for line in text[:_OPENING].split("\n") if line.strip()][:_OPENING_LINES]
    rest = text[max(_OPENING, len(text) - _CLOSING) :] if len(text) > _OPENING else ""
    lines = [line for line in rest.split("\n") if line.strip()]
    if not rest:
        lines = [line for line in text.split("\n") if line.strip()][_OPENING_LINES:]
    return opening, [line[-_LINE:] for line in lines[-_CLOSING_LINES:]]


def _month(name: str) -> int:
    return int(name) if name.isdigit() else int(words_of("month")[name.lower()])


def date_of_line(line: str) -> str | None:
    """Give the date of a line that is about a date: marked as such, or short, no sentence, and without other numbers.

    >>> date_of_line("Monthly bulletin No. 10/2025     18 November 2025"), date_of_line("Exports rose on 18 November 2025.")
    ('2025-11-18', None)
    """
    for start, end, iso in dates_in(line):
        if _marker().search(line[:start]):
            return iso
        rest = _NUMBERED.sub("", _TIME.sub("", line[end:]))
        before = _NUMBERED.sub("", line[:start])
        bare = not any(map(str.isdigit, before + rest))
        if bare and len(line.strip()) <= _HEADING and not _SENTENCE_END.search(rest):
            return iso
    match = _month_line().fullmatch(line.strip())
    if match is None:
        return None
    year, month = match["y1"] or match["y2"], _month(match["m1"] or match["m2"])
    return f"{year}-{month:02}" if 1 <= month <= 12 else None


def _rights_year(line: str) -> str | None:
    match = _RIGHTS.search(line)
    return match[1] if match else None


def _dateline_date(line: str, clue: str | None) -> str | None:
    match = _dateline().match(line)
    if match and (match["place"] or match["agency"]):
        month, day, year = _month(match["m1"] or match["m2"]), int(match["d1"] or match["d2"]), match["y"]
    else:
        match = _CHINESE_WIRE.match(line)
        if match is None:
            return None
        month, day, year = int(match[1]), int(match[2]), None
    if year is None:
        year = _year_for(month, clue)
    if year is None or not is_day(int(year), month, day):
        return None
    return f"{year}-{month:02}-{day:02}"


def _place_date(line: str) -> str | None:
    """Give the full date behind a place at the head of a line, whatever sign stands between and behind.

    >>> _place_date("Rotterdam, 18 February 2025. Throughput fell."), _place_date("KAMPALA | October 22, 2024 | Uganda earned")
    ('2025-02-18', '2024-10-22')
    >>> _place_date("On 18 February 2025. it rained") is None
    True
    """
    for start, end, iso in dates_in(line[:_HEADING]):
        place = _PLACE.fullmatch(line[:start])
        if place and _BEHIND_DATE.match(line, end) and place["first"].lower() not in words_of("before_date"):
            return iso
    return None


def is_of_its_time(text: str, day: str) -> bool:
    """Whether a day on which a file was made may be that of its text: a text that names years names none so long before.

    A file is made anew whenever somebody prints, scans or exports it.

    >>> is_of_its_time("Exports rose in July 2024.", "2026-11-24"), is_of_its_time("Exports rose in 2023.", "2024-01-12")
    (False, True)
    """
    years = [int(year) for year in _YEARS.findall(text[:_OPENING])]
    latest = max((year for year in years if year <= int(day[:4])), default=None)
    return latest is None or int(day[:4]) - latest <= _SOON


def _year_for(month: int, clue: str | None) -> str | None:
    """Give the year of a dateline's month: the clue's, or the one before where the month would come after the clue's."""
    if clue is None:
        return None
    year, _, rest = clue.partition("-")
    if rest and int(rest[:2]) < month:
        return str(int(year) - 1)
    return year
