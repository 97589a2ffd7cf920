"""What a phrase of time says before a date settles it: "the first five months" of a year that is not named."""

from typing import Any

from msgspec.structs import replace

from tidewaiter.records.record import Record


class Year(Record, frozen=True):
    """Which year.

    `base`: `year` (number is the year), `document`, `current` and `told` (number counts from theirs), `open` (the latest
    possible), `before` and `next` (the latest or first possible, the document's month left out), `coming` (the first possible).

    `kind`: `` for calendar years, `fiscal` for a fiscal year with one number, `double` for "2023-24", `crop` where its start
    depends on the crop.
    """

    base: str
    number: int = 0
    kind: str = ""


OPEN = Year("open")
COMING = Year("coming")
# How many months after the document's the first month is that such a year may have.
AFTER_WRITING = {"next": 1, "coming": 0}


class Part(Record, frozen=True):
    """Months of a year, counted from 0 at its start, both ends included; the months up to `need` must not lie in the future.

    Months that are `named` are counted from January also where the year is a fiscal one: the January of fiscal 2023-24.
    """

    start: int
    end: int
    year: Year
    need: int
    named: bool = False


class Day(Record, frozen=True):
    """A day of a month."""

    month: int
    day: int
    year: Year


class Span(Record, frozen=True):
    """From the start of one to the end of another."""

    start: Any
    end: Any


class Ending(Record, frozen=True):
    """So many months that end with (the month of) another specification."""

    months: int
    end: Any


class Starting(Record, frozen=True):
    """So many months that begin with (the month of) another specification."""

    months: int
    start: Any


class Days(Record, frozen=True):
    """Days of a month, counted from 1; that of the document where the month is not known.  The last ones may not exist."""

    month: Any
    first: int
    last: int


class Edge(Record, frozen=True):
    """The first or last month of another specification."""

    inner: Any
    last: bool


class Since(Record, frozen=True):
    """From the start of another specification to the document's month."""

    start: Any


class YearToDate(Record, frozen=True):
    """From the start of a year to the end of another specification, or to the document's month; `rest` is what is left of it."""

    year: Year
    end: Any = None
    rest: bool = False


class Recent(Record, frozen=True):
    """So many months that end with the document's month, or begin after it."""

    months: int
    ahead: bool = False


class Unit(Record, frozen=True):
    """A calendar month, quarter, half or week counted from the document's date: `length` in months, 0 for a week."""

    length: int
    offset: int


class Moved(Record, frozen=True):
    """The period being spoken of, so many units earlier or later; `length` in months, 0 for its own length, -7 for weeks."""

    length: int
    steps: int


class Same(Record, frozen=True):
    """The months being spoken of, in a year; of `length` months where the words say so, else 0."""

    length: int
    year: Year


class SameDays(Record, frozen=True):
    """The days being spoken of, in another month, or all of that month where no days are."""

    month: Any


class Decade(Record, frozen=True):
    """The ten years from `first` on."""

    first: int


class Week(Record, frozen=True):
    """A numbered week (ISO 8601), or so many weeks that end with a day."""

    number: int
    year: Year
    end: Day | None = None
    weeks: int = 1


class WeekOf(Record, frozen=True):
    """The week, from Monday to Sunday, in which a day lies."""

    day: Day


def with_year(spec: Any, year: Year) -> Any:
    """Give a specification with its open year set; of a span, its end's."""
    if isinstance(spec, Part | Day):
        return replace(spec, year=year) if spec.year.base == "open" else spec
    if isinstance(spec, Span):
        return Span(spec.start, with_year(spec.end, year))
    return spec
