"""Tables in running text: their rows and cells, and what the heads of their columns say of the numbers below."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from tidewaiter.grammar.phrase import period_words
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.quantity.quantity import find_quantities

# What may stand between two cells: a bar, a tab, or blanks wider than those between words.
_GAP = re.compile(r"[ ]*\|[ ]*|[ ]*\t[ \t]*|[ ]{2,}")
_WIDE = re.compile(r"\S {3,}\S")
# A cell that holds one number, and its sign, money or percent at most.
_NUMERIC = re.compile(
    r"[-+\u2212\u2013]?\s?(?:[A-Z]{0,3}[$\u20ac\u00a3\u00a5\u20b9]\s?)?"
    r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d[\d,]*)(?:\.\d+)?\s?%?"
)
_SIGN = re.compile(r"(?:\b[A-Z]{1,3})?[$\u20ac\u00a3\u00a5\u20b9]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+|%")
_BETWEEN = re.compile(r"[,;:()\[\]]")
# A line without a number inside a table is a heading of the rows below, if it is no longer than this.
_GROUP = 60
_MOST_HEADS, _MOST_CELLS = 3, 40
# A head and a row, or two rows.
_FEWEST = 2
_ROUND = "5"
_CAPTION = 120
_YEAR_MONTHS = 12


class Cell(NamedTuple):
    """A cell `text[start:end]`; `order` counts the gaps before it, `line` is where its line begins."""

    start: int
    end: int
    order: int
    line: int


class Row(NamedTuple):
    """A line of a table; one cell alone is the heading of the rows below."""

    start: int
    end: int
    cells: tuple[Cell, ...]


class Column(NamedTuple):
    """What a head says of the numbers below it: `before` and `behind` are the words to read a number with.

    `period`, `measure` and `versus` are null where the head does not name them; `behind` is empty for a share or growth of
    which each cell must say that it is in percent.
    """

    stat: str
    before: str
    behind: str
    period: str | None = None
    measure: str | None = None
    versus: str | None = None


class Table(NamedTuple):
    """Rows that follow each other, without the heads.

    `label` is what stands over the first column, in small letters; `columns` gives for each numeric cell, by its start, what its
    head says.
    """

    label: str
    rows: tuple[Row, ...]
    columns: dict[int, Column | None]


def find_tables(text: str) -> Iterator[Table]:
    """Give the tables of a text: two rows at least that stand in columns, one of them with a number alone in a cell.

    >>> table = next(find_tables("Item   Value, bn yuan   Share, %\\nTea    12.0    7.5\\nWool   3.0    2"))
    >>> [(column.stat, column.behind) for column in table.columns.values()]
    [('level', 'bn yuan'), ('share', 'percent'), ('level', 'bn yuan'), ('share', 'percent')]
    """
    # the plain searches first: most texts have no such sign at all
    if not ("|" in text or "\t" in text or ("   " in text and _WIDE.search(text))):
        return
    rows: list[Row] = []
    for row in _rows(text):
        if row is not None and (1 < len(row.cells) <= _MOST_CELLS or (rows and row.end - row.start <= _GROUP)):
            rows.append(row)
            continue
        yield from _table(text, rows)
        rows = []
    yield from _table(text, rows)


def numeric_cells(text: str, row: Row) -> list[Cell]:
    """The cells of a row that hold one number each, its label left out."""
    return [cell for cell in row.cells[1:] if _NUMERIC.fullmatch(text, cell.start, cell.end)]


def _rows(text: str) -> Iterator[Row | None]:
    """Give the lines as rows, null where a line or a second blank one ends a table; rules and single blank lines are left out."""
    begin, blank = 0, False
    for line in text.split("\n"):
        end = begin + len(line)
        if not line.strip():
            if blank:
                yield None
            blank = True
        elif any(map(str.isalnum, line)):
            blank = False
            yield Row(begin, end, tuple(_cells(text, begin, end)))
        begin = end + 1


def _cells(text: str, begin: int, end: int) -> Iterator[Cell]:
    start, order = begin, 0
    while start < end and text[start] in " \t|":
        start += 1
    for gap in _GAP.finditer(text, start, end):
        if gap.start() > start:
            yield Cell(start, gap.start(), order, begin)
        start, order = gap.end(), order + 1
    if start < end and text[start:end].strip(" |"):
        yield Cell(start, end, order, begin)


def _table(text: str, rows: Sequence[Row]) -> Iterator[Table]:
    if sum(len(row.cells) > 1 for row in rows) < _FEWEST:
        return
    heads, body = _part(text, rows)
    if not body:
        return
    cells = [(cell, len(row.cells)) for row in body for cell in numeric_cells(text, row)]
    labels = [text[head.cells[0].start : head.cells[0].end] for head in heads if head.cells[0].order == 0]
    caption = next(
        (label for label in labels if _unit_in(label) and not _dated().search(label)), _line_above(text, rows[0].start)
    )
    columns = {}
    for cell, width in cells:
        columns[cell.start] = read_head(", ".join(filter(None, (_head_over(text, cell, head, width) for head in heads))), caption)
    periods = [column.period for column in columns.values() if column is not None and column.period is not None]
    if periods:
        # a change or share beside columns of years is of the last
        columns = {start: column and column._replace(period=column.period or max(periods)) for start, column in columns.items()}
    yield Table(" ".join(labels).lower(), tuple(body), columns)


def _line_above(text: str, start: int) -> str:
    """The caption of a table: the line above it, empty where it is a sentence or a paragraph."""
    line = text[max(0, start - _CAPTION - 2) : start].rstrip().rpartition("\n")[2].strip()
    return "" if len(line) > _CAPTION or line.endswith(".") else line


def _part(text: str, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Part the heads from the rows with numbers: the lines in columns right before the first number that is no year."""
    for at, row in enumerate(rows):
        cells = numeric_cells(text, row)
        if cells and not all(_YEAR.fullmatch(text, cell.start, cell.end) for cell in cells):
            heads = list(takewhile(lambda row: len(row.cells) > 1, reversed(rows[:at])))[:_MOST_HEADS]
            return heads[::-1], list(rows[at:])
    return [], []


def _head_over(text: str, cell: Cell, head: Row, width: int) -> str:
    """The words of a head above a cell: of the same number where rows have as many cells, else above it on the page."""
    if len(head.cells) == width or "|" in text[head.start : head.end]:
        # a page leaves out the empty head over the labels
        missing = int(len(head.cells) == width - 1 and len(head.cells) == head.cells[-1].order + 1)
        return next((text[one.start : one.end] for one in head.cells if one.order == cell.order - missing), "")
    left, right = cell.start - cell.line, cell.end - cell.line
    above = [one for one in head.cells if one.start - one.line < right and left < one.end - one.line]
    return text[above[0].start : above[0].end] if len(above) == 1 else ""


@cache
def read_head(words: str, caption: str = "") -> Column | None:
    """Give what the head of a column says, null where it does not say how to read a number: better none than a wrong one.

    Where a head names a period or "value" and no unit, that of the table's caption holds.

    >>> read_head("Exports, $ million")
    Column(stat='level', before='$', behind='million', period=None, measure='exports', versus=None)
    >>> read_head("Price, $") is None, read_head("Growth, %").stat, read_head("2023 (bn yuan)").period
    (True, 'growth', '2023-01/2023-12')
    >>> read_head("Jul 2024", "Key figures, NOK million")
    Column(stat='level', before='NOK ', behind='million', period='2024-07/2024-07', measure=None, versus=None)
    """
    told = [word.lower() for word in _WORD.findall(words)]
    measures = [word for word in told if word in wordlist.words("column_measure")]
    measure = measures[0].removesuffix("s") + "s" if len(set(measures)) == 1 else None
    periods = [_period_of(match) for match in _dated().finditer(words)]
    rest = _dated().sub(" ", words)
    if "per" in told and "cent" not in told:
        return None  # a price or a rate
    if _month().search(rest) or not wordlist.words("column_other").isdisjoint(told):
        return None  # a month of a year that is not named
    period = periods[-1] if periods else None
    for stat in ("share", "growth"):
        if not wordlist.words(f"column_{stat}").isdisjoint(told):
            percent = not wordlist.words("column_percent").isdisjoint(told)
            versus = _versus(periods) if stat == "growth" else None
            return Column(stat, "", "percent" if percent else "", period, measure, versus)
    found = _unit_in(rest)
    if found is None and {word.lower() for word in _WORD.findall(rest)} <= wordlist.words("column_value"):
        found = _unit_in(caption) if (period or told) and not any(map(str.isdigit, _dated().sub("", caption))) else None
    return None if found is None else Column("level", *found, period, measure)


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_month_names()})\b")


@cache
def _dated() -> re.Pattern[str]:
    """A year, with a month before it or without."""
    return re.compile(rf"(?:\b(?P<month>{_month_names()})\.?,? )?\b(?P<year>(?:19|20)\d\d)\b")


@cache
def _months() -> dict[str, int]:
    """The names of months as heads print them, with a capital, and their numbers."""
    return {word.capitalize(): number for word, number in period_words().month.items()}


def _month_names() -> str:
    return "|".join(sorted(_months(), key=len, reverse=True))


def _period_of(match: re.Match[str]) -> str:
    year, month = match["year"], match["month"]
    if month is None:
        return f"{year}-01/{year}-12"
    return f"{year}-{_months()[month]:02}/{year}-{_months()[month]:02}"


def _versus(periods: Sequence[str]) -> str | None:
    """With what a change is made where the head names both ends of it: the month before, the year before, or another period."""
    if len(periods) != _FEWEST:
        return None
    first, last = ((int(period[:4]) * 12 + int(period[5:7]), period[:7] == period[8:]) for period in periods)
    if first[1] != last[1] or last[0] <= first[0]:
        return None
    if last[0] - first[0] == _YEAR_MONTHS:
        return "year_earlier"
    return "previous_period" if last[0] - first[0] == 1 and last[1] else periods[0]


def _unit_in(words: str) -> tuple[str, str] | None:
    """The unit that some words name, the last one first: "Value (bn yuan)", "in million dollars"."""
    parts: list[str] = [part.strip() for part in _BETWEEN.split(words)]
    parts = [part.removeprefix("in ").removeprefix("In ") for part in parts]
    return next((found for part in reversed([words.strip(), *parts]) if (found := _unit(part)) is not None), None)


def _unit(words: str) -> tuple[str, str] | None:
    """The words of a unit as they stand before and behind a number, null where they are no unit and nothing but one."""
    sign = _SIGN.search(words)
    if sign is not None and sign.start() > 0:
        return None
    first, _, rest = words.partition(" ")
    if rest and first.lower() in wordlist.words("column_million"):
        first, words = "million", f"million {rest}"  # "m euros", where a number with a blank would be in metres
    ways = [(sign[0], words[sign.end() :].strip())] if sign else [("", words), (f"{first} ", rest), (f"{words} ", "")]
    # the way in which the number comes to most has read all of its scale: of "Rs crore" not "5 Rs"
    best: tuple[float, tuple[str, str] | None] = (0, None)
    for before, behind in ways if words and len(words) <= _GROUP else ():
        found = find_quantities(f"{before}{_ROUND} {behind}".strip())
        if len(found) == 1 and (found[0].kind in {"money", "physical"} or behind.lower() in wordlist.words("column_count")):
            best = max(best, (found[0].value, (before, behind)), key=lambda way: way[0])
    return best[1]
