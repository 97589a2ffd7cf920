"""The time that a text is speaking of, sentence by sentence, and what a figure takes from it that names no period itself."""

from typing import Any

from tidewaiter.codes.areas import country_of
from tidewaiter.codes.seasons import season_of
from tidewaiter.grammar.anchor import Anchor
from tidewaiter.grammar.period import PeriodMention, resolve, stated
from tidewaiter.grammar.specification import Same, Span, Year
from tidewaiter.reading.mention.frame import MEASURE, Frame
from tidewaiter.reading.mention.walk import TRADE
from tidewaiter.records.period import day_bounds, document_month, in_days, in_months, is_in_days, month_bounds, months_of, within

# First month of the fiscal year of the governments whose trade is often told by it (their budget laws; the US federal year).
_FISCAL_START = {
    "IN": 4,
    "JP": 4,
    "PK": 7,
    "BD": 7,
    "AU": 7,
    "US": 10,
    "EG": 7,
    "NP": 7,
    "MM": 4,
    "TH": 10,
    "KE": 7,
    "UG": 7,
    "TZ": 7,
    "ET": 7,
}
# Countries whose texts call no fiscal year by two numbers where a crop is told of.
_SINGLE = frozenset(["US", "AU"])
# Statuses of figures that tell what has yet to come about.
AHEAD = frozenset(["forecast", "future", "target"])
# Measures that are told as they stand when the text is written.
_PRESENT = frozenset(["tariff", "enterprises", "exchange_rate", "countries", "jobs"])
# Measures of what stands at a point in time, and has no value over a long one.
POINTS = frozenset(["exchange_rate", "other:stocks", "other:reserves"])
_SPOKEN = Year("current", 0)
# How many of the periods named before "the quarter" are looked through.
_RECALLED = 20
# Lengths in months of what a year has brought so far.
_SO_FAR = frozenset(range(2, 12))
# In how many sentences a text must name a period for its later paragraphs to stay with it.
_STAYS = 2
# For how many months the data of a month are the latest.
_DATA_LAG = 3
# The form of a date with its day, and the day from which a month is nearly over.
_DATED, _LATE = len("2024-05-28"), "20"
# Months of a year.
_YEAR = 12


class Timeline:
    """What a text has said of time so far.

    A figure whose sentence gives it no period, and which is not told of the present (see `present`), takes, in this order
    (`inherit`):

    1. none, where its kind has none unless it is said: a rule's limit, a duty;
    2. the document's month, where it is told as it stands: enterprises, and other things that stand at a point of time
       while no period, or only a long one, is spoken of;
    3. that of the last forecast of its paragraph, where it is a forecast, too; else, where what is spoken of is over, the
       document's year;
    4. the period being spoken of (`current`): the last one that a figure told as its own, or that a sentence without figures set;
    5. that of the headline, while the body has named none;
    6. none.

    What is spoken of does not outlast a paragraph set off by a blank line in every case (`open_paragraph`): from a part of the
    main period, the first of the body, the text goes back to the whole, and from an earlier time, which is told beside what the
    text is about.  The headline is read last, after the first sentence that
    names a period, and so takes that one.
    """

    __slots__ = (
        "amounts",
        "base_told",
        "bases",
        "between",
        "current",
        "date",
        "expected",
        "expected_status",
        "fiscal_named",
        "fiscal_start",
        "foreseen",
        "foretold",
        "left",
        "main",
        "market",
        "measure",
        "month",
        "named",
        "season",
        "season_told",
        "title",
        "told",
        "told_at",
        "traded",
    )

    def __init__(self, date: str | None, reporter: str | None = None) -> None:
        # The document's date, in ISO form, and its month as a period, null where no more than a year is known.
        self.date, self.month = date, document_month(date)
        self.fiscal_start, self.fiscal_named = 1, "end"
        # The month in which the marketing years of the crop spoken of begin, 0 where it is not known; whether the text says so.
        self.season, self.season_told = 0, False
        self.learn_country(reporter)
        # The period being spoken of.
        self.current: str | None = None
        # What was spoken of as the last paragraph ended, until this one tells a period: "the same period" is that one.
        self.left: str | None = None
        # The period last named, were it only to compare with: that of "in that month".
        self.told: str | None = None
        # Where the last figure of the period being spoken of stands.
        self.told_at = -1
        # The periods of the amounts told so far, by value and unit: "the 8.2 million tonnes" are those told before.
        self.amounts: dict[tuple[float, str], str] = {}
        # The periods of the last two amounts that one amount was held against.
        self.bases: tuple[PeriodMention, PeriodMention] | None = None
        self.base_told: PeriodMention | None = None  # that of the last of them
        self.between: PeriodMention | None = None  # the phrase of the last growth "between" two times
        # The period that the headline names.
        self.title: str | None = None
        # The measure of the figure that told the period being spoken of.
        self.measure: str | None = None
        # The day of the market prices of this paragraph.
        self.traded: str | None = None
        # Whether the text is a report of a market: prices come first in it, and no other time before them.
        self.market = False
        # The first period of the body: what a new paragraph goes back to from a part of it.
        self.main: str | None = None
        # The periods that the sentences so far have named, one a sentence.
        self.named: list[str] = []
        # The period and status of the last forecast of this paragraph.
        self.expected: str | None = None
        self.expected_status: str | None = None
        # The period of what was forecast in this paragraph, and is over by now.
        self.foretold: str | None = None
        # The period of the first forecast of the text.
        self.foreseen: str | None = None

    def learn_country(self, reporter: str | None) -> None:
        """Take the fiscal year from the first country spoken of that has one of its own."""
        country = country_of(reporter) if reporter else None
        if self.fiscal_start == 1 and country in _FISCAL_START:
            self.fiscal_start = _FISCAL_START[country]
            self.fiscal_named = "start" if country == "JP" else "end"

    def learn_season(self, frame: Frame, mention: PeriodMention | None) -> None:
        """Take from a figure beside which a marketing year is named when those of its crop begin: as told, else as known.

        Years such as "2023/24" are fiscal years where a text is on a country that has such ones.
        """
        if mention is None:
            return
        if mention.unit == "season" and isinstance(mention.spec, Span):
            self.season, self.season_told = mention.spec.start.start + 1, True
        kind = _kind_of_year(mention.spec)
        if self.season_told or kind not in {"double", "crop"}:
            return
        known = season_of(frame.product, frame.reporter) if frame.product is not None else 0
        country = country_of(frame.reporter) if frame.reporter is not None else None
        if kind == "crop" or self.fiscal_start == 1 or known == 0 or country in _SINGLE:
            self.season = known

    def anchor(self, current: str | None, *, ahead: bool = False, dated: bool = True) -> Anchor:
        """What periods are resolved against; with `ahead` those of what has yet to come about, of no date if not `dated`."""
        return Anchor(self.date if dated else None, current, self.fiscal_start, self.fiscal_named, ahead, self.told, self.season)

    def open_paragraph(self, *, apart: bool) -> None:
        """Begin a paragraph; one set off by a blank line goes back from a month to the months the text is about.

        It goes back from the months to the month too, but not where the text has named those months before: such a release
        means to stay with them.
        """
        self.expected = self.expected_status = self.foretold = None
        if not self.market:
            self.traded = None
        main, current = self.main, self.current
        if self.left is None:
            self.left = current  # else the paragraph told no time of its own
        if not apart or main is None or current is None:
            return
        if self.named and _is_earlier(current, main):
            self.current = main  # "in March of last year they were 12 million" was told beside what the text is about
        elif within(current, main) or (within(main, current) and self.named.count(current) < max(_STAYS, self.named.count(main))):
            self.current = main

    def go_on(self) -> None:
        """Begin a sentence within a paragraph: a text goes back from an earlier time, as long as the main one and told once."""
        main, current = self.main, self.current
        if main is None or current is None or self.is_over(main) is False or self.named.count(current) >= _STAYS:
            return
        if months_of(current) == months_of(main) and _is_earlier(current, main):
            self.current = main

    def trade(self, day: str) -> None:
        """Go on to the trading day of which prices are told."""
        self.traded = day
        self.market = self.market or self.current is None

    def tell(self, period: str, measure: str | None) -> None:
        """Go on to the period that a figure has told as its own."""
        if self.is_ahead(period) or (self.current is not None and self._is_running_year(period)):
            return
        self.current, self.measure, self.left = period, measure, None
        self.main = self.main or period

    def _is_running_year(self, period: str) -> bool:
        """Whether a period is the whole of a year that ends after the month the text was written: said of plans, not of outcomes.

        "Growth this year may be 7 percent": the exports told next are still those of the month.
        """
        written, months = self.month, month_bounds(period)
        if self.season > 1 and months is not None and months[0] % _YEAR == self.season - 1:
            return False  # a season that has yielded its crop
        return written is not None and len(period) == len(written) and period[8:] > written[8:] and months_of(period) >= _YEAR

    def is_ahead(self, period: str) -> bool:
        """Whether a period begins after the day the text was written, so that no outcome can be of it ("from next month")."""
        begun, written = day_bounds(period), day_bounds(self.date) if self.date else None
        return begun is not None and written is not None and begun[0] > written[1]

    def up_to_writing(self, period: str) -> str:
        """The days of a period up to the one the text was written on: "so far this week" ends there."""
        days, written = day_bounds(period), day_bounds(self.date) if self.date else None
        return in_days(days[0], written[1]) if days and written and days[0] <= written[1] < days[1] else period

    def goes_back(self, period: str) -> bool:
        """Whether a period lies before what is spoken of, and is as long."""
        then, now = month_bounds(period), month_bounds(self.current or "?")
        return then is not None and now is not None and then[1] < now[0] and then[1] - then[0] == now[1] - now[0]

    def own_year(self) -> str | None:
        """The year of the document."""
        year = month_bounds(self.date[:4]) if self.date is not None else None
        return in_months(*year) if year else None

    def season_in(self, period: str, *, to_date: bool) -> str:
        """The marketing year spoken of, where a period is the calendar year that it goes on in ("7 million this year").

        Of a year to date it is as much of that marketing year as was spoken of ("40 percent of the quota so far").
        """
        year = month_bounds(period)
        spoken = next((s for s in map(month_bounds, (self.current or "?", self.foreseen or "?")) if self._is_season(s)), None)
        if year is None or spoken is None:
            return period
        length = spoken[1] - spoken[0] + 1
        if length == _YEAR:
            back = self._years_back(year)
            return in_months(spoken[0] - back, spoken[1] - back) if back is not None else period
        begun = year[0] == spoken[0] - (self.season - 1) or (year[0] % _YEAR == 0 and spoken[0] < year[0] <= spoken[1] + 1)
        return in_months(*spoken) if begun and to_date and length < _YEAR else period

    def _is_season(self, spoken: tuple[int, int] | None) -> bool:
        """Whether months are a marketing year, or the first of one, that is not over."""
        return spoken is not None and spoken[0] % _YEAR == self.season - 1 and not self.is_over(in_months(*spoken))

    def _years_back(self, year: tuple[int, int]) -> int | None:
        """How many months back a year begins from that of the document, where it is that one or the one before, else null."""
        own = month_bounds(self.own_year() or "?")
        back = own[0] - year[0] if own is not None and year[1] - year[0] + 1 == _YEAR else None
        return back if back == 0 or (back == _YEAR and self.season_told) else None

    def up_to_data(self, period: str, *, summed: bool) -> str:
        """Of a year that is not over the months that there are data of; with `summed` also of one that ends this month."""
        months, written = month_bounds(period), month_bounds(self.month or "?")
        if months is None or written is None or is_in_days(period) or months[1] - months[0] + 1 != _YEAR:
            return period
        if not (months[0] <= written[1] < months[1] or (summed and months[1] == written[1])):
            return period
        told = month_bounds(self.current or "?")
        near = told is not None and months[0] <= told[1] <= written[1] and written[1] - told[1] <= _DATA_LAG
        return in_months(months[0], told[1] if told is not None and near else written[1])

    def up_to_told(self, period: str) -> str:
        """Of the months since some time those up to the last month told, where that is the last of which there may be data."""
        months, told = month_bounds(period), month_bounds(self.main or "?")
        if months is None or told is None or is_in_days(period) or is_in_days(self.main or "?"):
            return period
        return in_months(months[0], told[1]) if months[0] < told[1] < months[1] <= told[1] + _DATA_LAG else period

    def spoken(self, mention: PeriodMention, *, again: bool = False) -> str | None:
        """The period that a phrase points to: the one being spoken of, for "the quarter" the last one named of that length.

        For "the same period" (`again`), and for "the period" behind several months, that is the one before this paragraph, until
        this one tells another.
        """
        same = isinstance(mention.spec, Same) and mention.spec.year == _SPOKEN
        length = mention.spec.length if same else 0
        if same and not length and self.left is not None and (again or months_of(self.left) > 1):
            return self.left
        if not length or months_of(self.current or "?") == length:
            return self.current or self.title
        named = (period for period in reversed(self.named[-_RECALLED:]) if months_of(period) == length)
        titled = self.title if months_of(self.title or "?") == length else None
        return next(named, self.current) or titled or self._so_far(length)

    def _so_far(self, length: int) -> str | None:
        """The first months of the document's year, so many as are over, where a text has named none ("in the nine months")."""
        if self.date is None or length not in _SO_FAR:
            return None
        year, month = int(self.date[:4]), int(self.date[5:7] or 0)
        return f"{year}-01/{year}-{length:02}" if month > length else None

    def return_to_month(self) -> None:
        """Go back from the months so far to the month that the text is about: of that it tells what had been expected."""
        main, current = self.main, self.current
        if main is not None and current is not None and months_of(main) == 1 < months_of(current) and within(main, current):
            self.current = main

    def return_to_months(self) -> None:
        """Go back to the months that the last paragraph ended with: "the same period" is said of several, and not of one."""
        left = self.left
        if left is not None and months_of(left) > 1 == months_of(self.current or "?"):
            self.current = left

    def meant(self, mention: PeriodMention, *, ahead: bool, again: bool) -> str | None:
        """The period that a phrase means here, null where nobody can know; with `ahead` it is of what has yet to come about."""
        spoken = self.spoken(mention, again=again) or (self.foreseen if ahead else None)  # "the target for the year"
        return stated(mention) or resolve(mention, self.anchor(spoken, ahead=ahead))

    def expect(self, period: str, status: str) -> None:
        """Note the period of a forecast, for those that follow in its paragraph."""
        self.expected, self.expected_status = period, status
        self.foreseen = self.foreseen or period

    def inherit(self, frame: Frame) -> tuple[str | None, str]:
        """The period of a figure that names none, null where it has none, and how it is known."""
        if frame.status == "limit" and not frame.states("period"):
            return None, "assumed"
        if frame.measure == "tariff" and frame.stated & MEASURE:
            return None, "assumed"
        length = months_of(self.current or "?")
        stands = (not length and frame.measure in _PRESENT) or (length != 1 and frame.measure in POINTS)
        listed = frame.measure == "tariff" and frame.status == "actual"  # a list of duties as they are
        if listed or frame.measure == "enterprises" or stands:
            return self.month, "dated"
        ahead = frame.status in AHEAD or (frame.status == "expected" and self.current is None)
        if ahead and self.expected is not None:
            return self.expected, "inherited"
        if frame.status == "forecast" and self.foretold is not None:
            return self.foretold, "inherited"  # "a poll forecast December stocks at 2 million. Exports were seen at 1 million"
        if frame.status in {"forecast", "target"} and self.date is not None and self._is_told(frame):
            return self.own_year(), "assumed"
        return self.current or self.title or (self.foreseen if ahead else None), "inherited"

    def _is_told(self, frame: Frame) -> bool:
        """Whether what is spoken of is over; what was forecast of the same measure beside a month was forecast of that month."""
        alike = frame.measure == self.measure or {frame.measure, self.measure} <= TRADE
        if alike and months_of(self.current or "?") <= 1:
            return False
        return bool(self.is_over(self.current))

    def is_news(self, period: str | None) -> bool:
        """Whether a period is over, and no more than a year before what the text speaks of: not history."""
        then, now = month_bounds(period or "?"), month_bounds(self.current or "?")
        return self.is_over(period) is not False and then is not None and (now is None or now[1] - then[1] <= 12)

    def is_recent(self, period: str | None) -> bool:
        """Whether a period ended no more than half a year before the document's month, so that its data are the latest."""
        last, written = month_bounds(period or "?"), month_bounds(self.month or self.date or "?")
        return last is not None and written is not None and written[1] - last[1] <= _YEAR // 2

    def lasts_on(self, period: str | None) -> bool:
        """Whether a period ends after the document's month, so that nobody can have counted it yet."""
        last, written = month_bounds(period or "?"), month_bounds(self.month or self.date or "?")
        return last is not None and written is not None and last[1] > written[1]

    @property
    def is_late(self) -> bool:
        """Whether the text was written in the last third of a month, when offices estimate what the month has brought."""
        return self.date is not None and len(self.date) == _DATED and self.date[-2:] >= _LATE

    def is_over(self, period: str | None) -> bool | None:
        """Whether a period ended before the document's month, or its year where no more is known; null where nobody can know."""
        if period is None or self.date is None:
            return None
        last, written = day_bounds(period), day_bounds(self.month or self.date)
        return None if last is None or written is None else last[1] < written[0]


def _kind_of_year(spec: Any) -> str:
    """The kind of the year that a phrase is in, or begins in: fiscal, double, crop, else ''."""
    for _ in range(_DEEP):
        if hasattr(spec, "year"):
            break
        spec = getattr(spec, "start", None) or getattr(spec, "inner", None) or getattr(spec, "end", None)
    return str(getattr(getattr(spec, "year", None), "kind", ""))


# How deep the year of a phrase lies at most ("since the start of the season").
_DEEP = 4


def _is_earlier(period: str, other: str) -> bool:
    """Whether a period ends before another one begins."""
    first, second = month_bounds(period), month_bounds(other)
    return first is not None and second is not None and first[1] < second[0]
