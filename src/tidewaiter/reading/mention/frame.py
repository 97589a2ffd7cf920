"""Frames and drafts: what governs a quantity, while its sentence is being read."""

from typing import Any

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.grammar.token import Tokens
from tidewaiter.grammar.versus import VersusMention
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.quantity.amount import TokenQuantity

MEASURE, PRODUCT, REPORTER, PARTNER, MODE, BY, PERIOD, VERSUS, STATUS, BASIS, CURRENCY = (1 << n for n in range(11))
BITS = {
    "measure": MEASURE,
    "product": PRODUCT,
    "reporter": REPORTER,
    "partner": PARTNER,
    "mode": MODE,
    "by": BY,
    "period": PERIOD,
    "versus": VERSUS,
    "status": STATUS,
    "basis": BASIS,
    "currency": CURRENCY,
}


class Frame:
    """The fields that hold at one place of a sentence.

    `stated` is a mask of the fields that this sentence names (MEASURE, PRODUCT ...); the others are inherited, or, where
    `assumed` has the bit, taken by convention.  `period` is a mention until it is resolved.  `direction` is the sign of the last
    word of change.
    """

    __slots__ = (
        "assumed",
        "average",
        "basis",
        "by",
        "currency",
        "deficit",
        "direction",
        "measure",
        "mode",
        "part",
        "partner",
        "period",
        "product",
        "reporter",
        "share",
        "shares",
        "stated",
        "status",
        "versus",
    )

    def __init__(self) -> None:
        self.measure: str | None = None
        self.deficit = False
        self.product: str | None = None
        self.reporter: str | None = None
        self.partner: str | None = None
        self.mode: str | None = None
        self.by: str | None = None
        self.period: PeriodMention | None = None
        self.versus: VersusMention | None = None
        self.basis: str | None = None
        self.currency: str | None = None
        self.status = "actual"
        self.direction = 0
        # which side of trade the last share or list spoke of: `partner`, or empty
        self.part = ""
        self.share = False
        # whether the last percent was a share
        self.shares = False
        self.average: str | None = None
        self.stated = 0
        self.assumed = 0

    def copy(self) -> "Frame":
        """Give a frame of its own with the same fields."""
        frame = Frame.__new__(Frame)
        frame.measure = self.measure
        frame.deficit = self.deficit
        frame.product = self.product
        frame.reporter = self.reporter
        frame.partner = self.partner
        frame.mode = self.mode
        frame.by = self.by
        frame.period = self.period
        frame.versus = self.versus
        frame.basis = self.basis
        frame.currency = self.currency
        frame.status = self.status
        frame.direction = self.direction
        frame.part = self.part
        frame.share = self.share
        frame.shares = self.shares
        frame.average = self.average
        frame.stated = self.stated
        frame.assumed = self.assumed
        return frame

    def put(self, field: str, value: Any) -> None:
        """Set a field that the sentence states."""
        setattr(self, field, value)
        bit = BITS[field]
        self.stated |= bit
        self.assumed &= ~bit

    def states(self, field: str) -> bool:
        """Whether the sentence states this field."""
        return self.stated & BITS[field] != 0


class Draft:
    """A figure in the making: its quantity, the frame that holds for it, its stat, sign and role, and the rules used so far."""

    __slots__ = (
        "aside",
        "base_of",
        "clause",
        "counted",
        "end",
        "frame",
        "hedge",
        "held",
        "item",
        "negative",
        "noun",
        "period",
        "quantity",
        "role",
        "rules",
        "start",
        "stat",
    )

    def __init__(self, item: Item, frame: Frame, tokens: Tokens) -> None:
        quantity: TokenQuantity = item.ref
        self.item = item
        self.quantity = quantity
        self.frame = frame
        self.start = tokens.starts[quantity.first]
        self.end = tokens.ends[quantity.last - 1]
        hedged = quantity.hedge_last > quantity.hedge_first
        self.hedge: str | None = tokens.printed(quantity.hedge_first, quantity.hedge_last) if hedged else None
        # the period that it is found to be of
        self.period: str | None = None
        self.stat = "level"
        self.negative = False
        self.clause = 0
        # whether it stands in a bracket with a period of its own
        self.aside = False
        # whether a noun behind the number says what is counted
        self.counted = False
        # whether words stand there that may be one
        self.noun = False
        # `main`, `base` (what something is compared with), `consensus` (what was expected), `beside` (of another place than
        # its main figure), `whole` (that of which the next number is a part)
        self.role = "main"
        self.base_of: Draft | None = None
        # the period that its clause names, where it is a base and no figure stands there that it is held against
        self.held: PeriodMention | None = None
        self.rules: list[str] = []
