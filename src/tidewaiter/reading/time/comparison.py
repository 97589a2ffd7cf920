"""What a text compares with: what a growth is against that does not say so."""

from itertools import pairwise

from msgspec.structs import replace

from tidewaiter.codes.products import is_part_of
from tidewaiter.grammar.versus import VersusMention
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.walk import TRADE
from tidewaiter.records.period import is_in_days, months_of, previous, year_earlier

YEAR_EARLIER, PREVIOUS_PERIOD = "year_earlier", "previous_period"
# Countries whose monthly trade is published seasonally adjusted and compared with the month before (releases of the US Census
# Bureau, ONS, Statistics Canada, ABS, Destatis).
_MONTHLY = frozenset(["US", "GB", "CA", "AU", "DE", "NZ", "FR"])
# What associations tell, and not these offices: it is compared with the year before everywhere.
_COUNTED = "vehicles"
# What else these offices publish seasonally adjusted, by the month.
_INDUSTRY = ("industrial products", "manufactured goods")
_ADJUSTED: dict[str, tuple[str | None, ...]] = {
    "production": ("industrial products",),
    "orders": (None, *_INDUSTRY),
    "other:retail_sales": (None,),
}
# What such an office's own releases are on; of a single product a text that has named both is as free as any other.
_WHOLES = frozenset(["goods", "services", "goods and services"])
# Measures that markets set, and a text compares with the session before.
PRICED = frozenset(["price", "exchange_rate", "other:share_price"])
_GROWING = frozenset(["growth", "change"])


class Comparisons:
    """What a text has compared with so far.

    A growth that names no comparison of its own is against, in this order (`inherit`):

    1. what the growth before it in its sentence was against, where both are of periods of one length;
    2. what the last growth of its paragraph was said to be against, likewise;
    3. what growth of the same month, else of any month, has been said to be against throughout the text, where that is one thing;
    4. the month before, where a country is known to publish its monthly trade so, and the day before for the prices of a day;
    5. the same period of the year before.

    Trade, prices and each other measure are remembered apart; within a sentence only prices are.  Longer periods than a month
    are only ever compared with the year before, unless their sentence or paragraph says otherwise.
    """

    __slots__ = ("based", "pair", "paragraph", "sentence", "text")

    def __init__(self) -> None:
        # The length in months of the periods that were compared, their family and what with.
        self.sentence: tuple[int, str, str] | None = None
        self.paragraph: tuple[int, str, str] | None = None
        # What the last level of a month was held against that named it.
        self.based: str | None = None
        # The two comparisons that the last two growths of one thing in the paragraph named.
        self.pair: tuple[VersusMention, VersusMention] | None = None
        # By period, '' for any, and family, what was compared with.
        self.text: dict[tuple[str, str], set[str]] = {}

    def open_paragraph(self) -> None:
        """Begin a paragraph."""
        self.paragraph = self.sentence = self.pair = None

    def open_sentence(self) -> None:
        """Begin a sentence."""
        self.sentence = None

    def lend_pairs(self, drafts: list[Draft]) -> None:
        """Give two growths of one thing those of the two before ("up 66% on the month, 36% on the year ... up 47% and 9%")."""
        for first, second in pairwise(drafts):
            if first.stat != "growth" or second.stat != "growth" or not _alike(first, second):
                continue
            named = first.frame.states("versus"), second.frame.states("versus")
            _share_month(first, second)
            one, other = first.frame.versus, second.frame.versus
            if all(named) and one is not None and other is not None:
                self.pair = (one, other) if one.kind != other.kind else None
            elif not any(named) and self.pair is not None and second.item.first - first.item.last <= _IN_PAIR:
                first.frame.put("versus", self.pair[0])
                second.frame.put("versus", self.pair[1])

    def learn(self, draft: Draft, period: str | None, versus: str | None) -> None:
        """Note what a growth is against, for those that follow; for good only where the text states it.

        A release of monthly trade whose growths were taken to be against the month before goes on so behind one that says
        otherwise.
        """
        if versus not in {YEAR_EARLIER, PREVIOUS_PERIOD} or draft.role != "main" or period is None:
            return
        family, length = _family(draft), months_of(period)
        self.sentence = (length, family, versus)
        if draft.frame.states("versus"):
            self.paragraph = self.sentence
            self.text.setdefault((period, family), set()).add(versus)
            if length == 1:
                self.text.setdefault(("", family), set()).add(versus)
        elif versus == PREVIOUS_PERIOD and length == 1 and draft.frame.reporter in _MONTHLY and draft.frame.versus is None:
            self.text.setdefault((period, family), set()).add(versus)
            self.text.setdefault(("", family), set()).add(versus)

    def learn_base(self, main: Draft, period: str | None, base: str | None) -> None:
        """Note the time that a level is compared with, which growth beside it is against too, where it names none."""
        if period is None or base is None:
            return
        if main.stat == "level" and months_of(period) == 1 and base in {previous(period), year_earlier(period)}:
            self.based = PREVIOUS_PERIOD if base == previous(period) else YEAR_EARLIER
        versus = YEAR_EARLIER if base == year_earlier(period) else None
        if is_in_days(period) and base == previous(period):
            versus = PREVIOUS_PERIOD  # weeks; months stand beside the month before in texts whose growth is annual
        if versus is not None:
            self.text.setdefault((period, _family(main)), set()).add(versus)

    def inherit(self, draft: Draft, period: str | None) -> tuple[str, str]:
        """What a growth is against that names no comparison, and how that is known."""
        family, length = _family(draft), months_of(period or "?")
        spoken = self.sentence
        if spoken is not None and spoken[0] == length and (spoken[1] == family or "price" not in {spoken[1], family}):
            return spoken[2], "inherited"
        if self.paragraph is not None and self.paragraph[:2] == (length, family):
            return self.paragraph[2], "inherited"
        seen = self.text.get((period or "", family), set())
        if len(seen) == 1:
            return next(iter(seen)), "inherited"
        if length != 1:
            daily = family == "price" and period is not None and is_in_days(period)
            return PREVIOUS_PERIOD if daily else YEAR_EARLIER, "assumed"
        seen = self.text.get(("", family), set())
        if len(seen) == 1:
            return next(iter(seen)), "inherited"
        frame = draft.frame
        vehicles = frame.product == _COUNTED or is_part_of(frame.product or "", _COUNTED)
        released = frame.measure in TRADE and not vehicles
        counted = frame.product in _ADJUSTED.get(frame.measure or "", ())
        monthly = frame.reporter in _MONTHLY and (released or counted) and (not seen or frame.product in _WHOLES)
        return PREVIOUS_PERIOD if monthly else YEAR_EARLIER, "assumed"


def _share_month(first: Draft, second: Draft) -> None:
    """A growth on the year beside one on the month is that of the month, too ("fell 2% on the year and 13% on the month")."""
    year, month = first.frame.versus, second.frame.versus
    if year is not None and month is not None and year.kind == YEAR_EARLIER and month.unit == "month":
        first.frame.versus = replace(year, unit="month")


def lend_backwards(drafts: list[Draft]) -> None:
    """Give the comparison that ends a sentence to its earlier growths ("exports were down 6% and imports 1% on July").

    Not to one of the same measure, product and partner: two growths of one thing are against two others.
    """
    for earlier, later in pairwise(drafts):
        if (
            earlier.stat in _GROWING
            and later.stat in _GROWING
            and earlier.role == later.role == "main"
            and _may_borrow(earlier, later)
        ):
            earlier.frame.versus = later.frame.versus


def _may_borrow(earlier: Draft, later: Draft) -> bool:
    first, second = earlier.frame, later.frame
    if first.versus is not None or not second.states("versus") or later.item.first - earlier.item.last > _NEAR:
        return False
    alike = (first.measure, first.product, first.partner) == (second.measure, second.product, second.partner)
    return not alike and first.measure in TRADE and second.measure in TRADE and first.period == second.period


def _alike(first: Draft, second: Draft) -> bool:
    """Whether two figures are of one thing."""
    one, other = first.frame, second.frame
    return (one.measure, one.product, one.partner, one.period) == (other.measure, other.product, other.partner, other.period)


# How many words stand between two growths of a pair: "47% and 9% respectively", "47% in value and 9%".
_IN_PAIR = 2
# How many words apart two growths are at most that end in one comparison.
_NEAR = 8


def _family(draft: Draft) -> str:
    measure = draft.frame.measure or ""
    if measure in TRADE:
        return "trade"
    return "price" if measure in PRICED or "index" in measure else measure
