"""The state of the walk along a sentence: where it is, what is pending, what the current clause has brought."""

from typing import TYPE_CHECKING, NamedTuple

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention.frame import BITS, Draft, Frame
from tidewaiter.reading.mention.item import Item

if TYPE_CHECKING:
    from tidewaiter.reading.statement.bracket import Bracket

TRADE = frozenset(["exports", "imports", "trade", "balance"])
# Measures that say something of products; of the others (GDP, tariffs on all goods aside) the product is null.
OF_PRODUCTS = frozenset(
    [
        "other:import_dependence",
        "other:coverage_ratio",
        "other:market_share",
        "other:quota",
        "other:retail_sales",
        "other:demand",
        "other:stocks",
        "other:port_throughput",
        "other:capacity",
        "other:export_rebate",
        "other:premium",
        "other:area_planted",
        "other:port_arrivals",
        "exports",
        "imports",
        "production",
        "sales",
        "deliveries",
        "registrations",
        "price",
        "orders",
        "tariff",
        "investment",
    ]
)
SET_BY_GOVERNMENTS = frozenset(["tariff", "other:quota"])
# Measures whose numbers are levels without a unit.
GAUGES = frozenset(["exchange_rate", "other:pmi", "other:index"])
# Measures that say something of goods or services.
TRADED = OF_PRODUCTS | TRADE
# What stands between the numbers of a row, and how many such a row has at most.
_IN_ROW = frozenset([",", "and", "or", "&"])
_MOST_IN_ROW = 6


class Row(NamedTuple):
    """Places, products or measures named in a row: what they are, their codes, the numbers before them, one name for all."""

    kind: str
    codes: tuple[str, ...]
    since: int
    whole: str


# How many items away a rule may look at most.
REACH = 64
_NOTHING: tuple[Item | None, ...] = (None,) * REACH


class Topic:
    """What the whole document is about, as its heading and first figures say: what a bare "exports" means."""

    __slots__ = (
        "bilateral",
        "by",
        "fronted",
        "measure",
        "mode",
        "partner",
        "product",
        "reporter",
        "route",
        "row",
        "running",
        "running_measure",
        "services",
        "spoken",
        "strayed",
        "withdrawn",
    )

    def __init__(self) -> None:
        self.by: str | None = None
        self.measure: str | None = None
        self.product: str | None = None
        # The product of the paragraph's last topic: what a bare "exports" means within it.
        self.running: str | None = None
        # The measure of that topic.
        self.running_measure: str | None = None
        self.reporter: str | None = None
        self.partner: str | None = None
        self.mode: str | None = None
        # Whether the text is about the trade of two places, so that its exports and imports are with the partner too.
        self.bilateral = False
        # The partner with which a sentence of the paragraph began ("With China, imports rose"): what follows is with it too.
        self.fronted: str | None = None
        # Whether balances of services stand beside those of goods, so that a bare balance is of both.
        self.services = False
        # The two ends of the line that the text is about ("China-Europe freight trains"), null where there is none.
        self.route: tuple[str, str] | None = None
        # The places that the last sentence with numbers named in a row.
        self.row: tuple[str, ...] = ()
        # The places and firms last named, by kind and code, the latest last.
        self.spoken: list[tuple[str, str]] = []
        # Whether the trade in another product was told since, so that what has no product at all is of all goods.
        self.strayed = False
        # The partner that the text was about, and whether it is bilateral, while it tells of the trade with everybody.
        self.withdrawn: tuple[str, bool] | None = None


class Walk:
    """One walk along the items of a sentence.

    The functions of the neighbouring modules move it; none looks back further than a clause.
    """

    __slots__ = (
        "_around",
        "alone",
        "aside",
        "awaiting",
        "base",
        "base_from",
        "base_period",
        "bracket",
        "clause",
        "clause_from",
        "clause_head",
        "depth",
        "drafts",
        "expected_from",
        "first_head",
        "frame",
        "here",
        "items",
        "last_change",
        "last_period",
        "list_role",
        "pending",
        "prep",
        "prep_end",
        "prior_direction",
        "quantity_before",
        "quantity_end",
        "rate",
        "revised",
        "rows",
        "sentence_head",
        "sets_duties",
        "stretch",
        "tokens",
        "topic",
        "whole",
        "whole_head",
    )

    def __init__(self, tokens: Tokens, items: list[Item], frame: Frame, topic: Topic) -> None:
        self.tokens, self.items = tokens, items
        # with nothing behind the last, and so, counted back from the end, before the first
        self._around = [*items, *_NOTHING]
        self.frame, self.topic = frame, topic
        # The frame as the first head of the sentence set it: what the sentence is about.
        self.first_head: Frame | None = None
        self.pending: list[Item] = []
        self.drafts: list[Draft] = []
        # where the clause begins, how many clauses were opened, and whether it is a forecast that one moves ("cut to 3 from 4")
        self.clause_from = self.clause = 0
        self.clause_head = self.sentence_head = self.revised = False
        self.base, self.base_from = False, 0
        self.base_period: PeriodMention | None = None
        self.prep, self.prep_end = "", -9
        self.awaiting: list[Draft] = []
        self.last_change: Item | None = None
        # the period last named, whatever it held for: "the largest since 2017, when the surplus was"
        self.last_period: Item | None = None
        self.quantity_end = self.quantity_before = -9
        # places, products and measures named in a row, which numbers in a row may be handed out to
        self.rows: list[Row] = []
        # the sign of the last clause, for one that leaves its verb out ("exports fell 2 pct and imports 24 pct"), and that of the
        # noun of change that the clause speaks of: growth that falls to 3 percent is still a rise
        self.prior_direction = self.rate = 0
        # the share whose whole is being named, and the head that named the whole of the last one
        self.whole: Draft | None = None
        self.whole_head: Item | None = None
        # the frame to go back to after a cause ("driven by sales of cars")
        self.aside: Frame | None = None
        self.list_role, self.depth, self.here = "", 0, 0
        # whether the sentence speaks of what governments set
        self.sets_duties = bool([item for item in items if item.code in SET_BY_GOVERNMENTS and item.kind == "measure"])
        # the numbers before the clause that tells what had been expected of an outcome, -1 in any other
        self.expected_from = -1
        self.bracket: Bracket | None = None  # the open one
        # years named before their number ("over the past five years"), and a time told in passing ("in December alone")
        self.stretch: PeriodMention | None = None
        self.alone: PeriodMention | None = None

    def item(self, offset: int) -> Item | None:
        """The item so many places from here, at most REACH, or null."""
        return self._around[self.here + offset]

    def next_within(self, words: int) -> Item | None:
        """The next item if at most so many unknown words lie between, or null."""
        following = self._around[self.here + 1]
        return None if following is None or following.first - self.items[self.here].last > words else following

    def leads(self) -> bool:
        """Whether a number, or a bracket that may hold one, comes right behind ("to Japan 5 percent")."""
        following = self.next_within(0)
        return following is not None and (following.kind == "quantity" or (following.kind == "mark" and following.code == "("))

    def is_negated(self, item: Item) -> bool:
        """Whether "non-" stands right before an item ("non-EU", "non-oil")."""
        return item.first > 0 and self.tokens.words[item.first - 1] == "non" and self.tokens.glued[item.first]

    def take_prep(self, item: Item) -> str:
        """The preposition that governs an item, '' where none does.  It governs one noun phrase only."""
        prep = self.prep if item.first - self.prep_end <= 3 else ""
        self.prep = ""
        return prep

    def put(self, field: str, value: object) -> None:
        """Set a field from here on, and on the figures that wait for what follows them."""
        self.frame.put(field, value)
        if self.first_head is not None and not self.drafts and field in {"product", "mode"}:
            self.first_head.put(field, value)
        for draft in self.awaiting:
            if not (field == "partner" and draft.frame.states(field)):
                draft.frame.put(field, value)

    def lend(self, field: str, value: object) -> None:
        """Set a field that the sentence leaves open, here and on the figures that wait for it."""
        setattr(self.frame, field, value)
        for draft in self.awaiting:
            if not draft.frame.states(field):
                setattr(draft.frame, field, value)

    def put_late(self, field: str, value: object) -> None:
        """Set a field on the figures of this clause that do not state it, and from here on."""
        bit = BITS[field]
        if self.first_head is not None and not self.drafts and field in {"product", "mode"}:
            self.first_head.put(field, value)
        for draft in self.drafts[self.clause_from :]:
            if not draft.frame.stated & bit and draft.role == "main":
                draft.frame.put(field, value)
        self.frame.put(field, value)

    def name_head(self) -> None:
        """Note that a head is named, and, if it is the first, what the sentence is about."""
        self.clause_head = self.sentence_head = True
        if self.first_head is not None:
            return
        aside = self.aside if self.drafts else None  # "was down 26 percent on softer prices": no head of what was told before
        self.first_head = (aside or self.frame).copy()
        for draft in self.drafts:
            if draft.role == "base" and draft.base_of is None and not draft.frame.states("measure"):
                for field in ("measure", "deficit", "product", "reporter", "partner", "mode", "by"):
                    setattr(draft.frame, field, getattr(self.frame, field))  # "After falling in April, exports rose"

    def in_row(self, last: int) -> list[Draft]:
        """The numbers up to the draft at an index that stand in a row with it, in order: "3, 4 and 5 percent"."""
        first = last
        while first > 0 and last - first < _MOST_IN_ROW and self._touches(first, conjoined=first == last):
            first -= 1
        return self.drafts[first : last + 1]

    def _touches(self, index: int, *, conjoined: bool) -> bool:
        """Whether nothing but "and" or a comma lies before a number and another of its kind; with `conjoined`, an "and"."""
        left, right = self.drafts[index - 1], self.drafts[index]
        gap = self.tokens.words[left.item.last : right.item.first]
        if not 0 < len(gap) <= 2 or not _IN_ROW.issuperset(gap) or (conjoined and gap == [","]):
            return False
        return left.quantity.kind == right.quantity.kind and left.role == right.role

    def end_part(self) -> None:
        """End a part of a sentence at a semicolon: what stands behind it is said of no number before."""
        self.clause_from = len(self.drafts)
        if self.last_change is not None and self.last_change.kind == "change_noun":
            self.last_change = None  # "due to growth in handling; the total of 5.8 million"

    def open_clause(self) -> None:
        """Begin a new clause: what follows no longer bears on the figures before."""
        self.clause_from = len(self.drafts)
        self.clause += 1
        self.clause_head = False
        self.base = False
        self.awaiting = []
        self.pending = []
        self.prep = ""
        last_change, self.last_change = self.last_change, None
        self.whole = None
        # "those to A fell 3 percent, to B 5 percent and those to C 8 percent": a clause without a verb leaves the last one's
        self.prior_direction = self.frame.direction or (self.prior_direction if last_change is None else 0)
        self.rate = 0
        if self.aside is not None:
            for name in ("measure", "deficit", "product", "reporter", "partner", "mode", "by"):
                setattr(self.frame, name, getattr(self.aside, name))
            self.aside = None
        self.frame.direction = 0
        self.frame.share = False
        self.frame.average = None
        self.revised = False
        if 0 <= self.expected_from < len(self.drafts):
            self.expected_from, self.frame.status = -1, "actual"
