"""What the readers of phrases of time share: the words of periods, a sentence with its free tokens, a phrase with its flags."""

from collections.abc import Callable
from functools import cache
from typing import Any

from tidewaiter.grammar.specification import OPEN, Part, Year
from tidewaiter.grammar.token import Tokens
from tidewaiter.records.record import Record
from tidewaiter.tables import read_table, split_words

# Flags of a phrase; `PeriodMention` says what each means.
(
    POSSESSIVE,
    BASE,
    SINCE,
    UNTIL,
    AS_OF,
    RATE,
    DURATION,
    DAY,
    VAGUE,
    IMPOSSIBLE,
    NAME,
    JOINED,
    FISCAL,
    AHEAD,
    TO_DATE,
    WHOLE,
    NOW,
) = (1 << bit for bit in range(17))
_FLAGS = {
    "possessive": POSSESSIVE,
    "base": BASE,
    "since": SINCE,
    "until": UNTIL,
    "as_of": AS_OF,
    "rate": RATE,
    "duration": DURATION,
    "day": DAY,
    "vague": VAGUE,
    "impossible": IMPOSSIBLE,
    "name": NAME,
    "joined": JOINED,
    "fiscal": FISCAL,
    "ahead": AHEAD,
    "to_date": TO_DATE,
    "whole": WHOLE,
    "now": NOW,
}
LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "week": 0, "day": 0, "period": 0}
_LAST_DAY = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEARS = frozenset(str(year) for year in range(1800, 2101))
_PADDING = 12


class Words(Record, frozen=True):
    """The words of periods.csv, by kind: from the word to its code."""

    month: dict[str, int]
    capital: frozenset[str]
    weekday: dict[str, int]
    today: dict[str, int]
    unit: dict[str, str]
    cardinal: dict[str, int]
    ordinal: dict[str, int]
    relation: dict[str, tuple[str, int]]
    ago: dict[str, int]
    rate: dict[str, str]
    fiscal: dict[str, str]
    crop_name: frozenset[str]
    whole: frozenset[str]
    close: dict[str, str]
    trade: frozenset[str]
    now: frozenset[str]


@cache
def period_words(language: str = "en") -> Words:
    """Give the words of periods of a language.  Raises TableError where the table is not as its header says."""
    kinds: dict[str, dict[str, str]] = {}
    capital = set()
    for row in read_table(f"language/{language}/periods.csv", ("kind", "code", "words"), key=("kind", "code")):
        for word in split_words(row["words"]):
            if word.endswith("^"):
                capital.add(word[:-1])
            kinds.setdefault(row["kind"], {})[word.rstrip("^")] = row["code"]
    numbers = {
        kind: {word: int(code) for word, code in kinds[kind].items()} for kind in ("month", "weekday", "today", "cardinal")
    }
    relation = {word: (code.split(":")[0], int(code.split(":")[1])) for word, code in kinds["relation"].items()}
    return Words(
        **numbers,
        capital=frozenset(capital),
        unit=kinds["unit"],
        ordinal={word: int(code) for word, code in kinds["ordinal"].items()},
        relation=relation,
        ago={word: int(code) for word, code in kinds["ago"].items()},
        rate=kinds["rate"],
        fiscal=kinds["fiscal"],
        crop_name=frozenset(kinds["crop_name"]),
        whole=frozenset(kinds["whole"]),
        close=kinds["close"],
        trade=frozenset(kinds["trade"]),
        now=frozenset(kinds["now"]),
    )


class Phrase(Record, frozen=True):
    """A phrase of time: tokens `first` up to and without `last`, what it says, its flags and its unit (`month`, `year` ...).

    | flag | the phrase |
    | --- | --- |
    | `possessive` | has `'s`, and qualifies what follows ("October's") |
    | `base` | is by itself something to compare with ("a year earlier", "the previous month", "the same period of 2022") |
    | `since`, `until` | has that word (`until` also by, through) |
    | `as_of` | is a point in time ("end-1986", "as of December 31"); its month is given |
    | `rate` | says per what ("a year", "annual", "daily"); it is no period, `unit` says which |
    | `duration` | says how long ("for 10 months", "over the past decade") |
    | `day` | is a day, a few days or a week: mostly when something was said |
    | `vague` | is no exact period ("early 2022", "in recent years") |
    | `impossible` | is no date of the calendar (February 30) |
    | `name` | is likely part of a name ("the 2023 China Auto Forum") |
    | `joined` | joins neighbouring months with "and" |
    | `fiscal` | is counted in fiscal years |
    | `ahead` | lies ahead by its words ("next year") |
    | `to_date` | runs from the start of the year to the date |
    | `whole` | says "full", "whole" or "year" beside the number |
    | `now` | is "currently" or "at present": the document's month |
    """

    first: int
    last: int
    spec: Any
    flags: int = 0
    unit: str = ""

    def has(self, flag: str) -> bool:
        """Whether a flag is set, by its name in the table above."""
        return self.flags & _FLAGS[flag] != 0

    @property
    def flag_names(self) -> tuple[str, ...]:
        """The names of its flags."""
        return tuple(name for name, bit in _FLAGS.items() if self.flags & bit)

    @property
    def is_base(self) -> bool:
        """Whether it is by itself something to compare with."""
        return self.flags & BASE != 0

    @property
    def is_rate(self) -> bool:
        """Whether it says per what, and is no period."""
        return self.flags & RATE != 0

    @property
    def is_day(self) -> bool:
        """Whether it is a day or a week."""
        return self.flags & DAY != 0


class Line:
    """The tokens of a sentence as the readers of phrases see them: ended by empty words, so that looking ahead needs no care."""

    __slots__ = ("depth", "floor", "readers", "size", "taken", "tokens", "vocabulary", "words")

    def __init__(self, tokens: Tokens, taken: bytearray, readers: "dict[str, Reader]") -> None:
        self.tokens = tokens
        self.size = len(tokens)
        self.words = tokens.words + [""] * _PADDING
        self.taken = bytes(taken) + bytes(_PADDING)
        self.vocabulary = period_words()
        # from a word that opens a phrase to what reads it
        self.readers = readers
        # tokens before this one belong to an earlier phrase
        self.floor = 0
        # how many phrases are being looked into: a phrase inside a phrase is read without what may follow it
        self.depth = 0

    def word(self, index: int) -> str:
        """The word at a place, '' outside the sentence and inside an earlier phrase."""
        return self.words[index] if index >= self.floor else ""

    def touches(self, index: int) -> bool:
        """Whether a token stands right after the one before it."""
        return 0 < index < self.size and self.tokens.starts[index] == self.tokens.ends[index - 1]

    def glued(self, index: int) -> bool:
        """Whether a hyphen inside a word joins a token to the one before it."""
        return index < self.size and self.tokens.glued[index]

    def free_number(self, index: int) -> int:
        """The number of up to four digits at a place that no quantity has taken, else -1."""
        word = self.word(index)
        if not word or len(word) > 4 or not word.isdecimal() or self.taken[index]:
            return -1
        return int(word)

    def day_number(self, index: int) -> int:
        """The day of a month at a place, else -1."""
        number = self.free_number(index)
        return number if 1 <= number <= 31 and len(self.word(index)) <= 2 else -1

    def count(self, index: int) -> int:
        """The number at a place, in digits or letters, even where a quantity has it, else -1."""
        word = self.word(index)
        number = self.vocabulary.cardinal.get(word)
        if number is not None:
            return number
        return int(word) if word and len(word) <= 3 and word.isdecimal() else -1


def part(start: int, end: int, year: Year = OPEN, *, settled: bool = False, named: bool = False) -> Part:
    """Give the months of a year from `start` to `end`; with `settled` all of them, else the first, must not be in the future."""
    return Part(start, end, year, end if settled else start, named)


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether a month has such a day, in a year where one is known.

    >>> is_day(2023, 2, 29), is_day(None, 2, 29), is_day(2024, 2, 30)
    (False, True, False)
    """
    if not 1 <= day <= _LAST_DAY[month - 1]:
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return leap or (month, day) != (2, 29)


def century(number: int) -> int:
    """Give the year that two digits mean: 2000 to 2069, 1970 to 1999.

    >>> century(24), century(86)
    (2024, 1986)
    """
    return number + (2000 if number < 70 else 1900)


Reader = Callable[[Line, int], Phrase | None]
