"""Frames and drafts: what governs a quantity, while its sentence is being read."""

from typing import Any

from msgspec.structs import replace

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.grammar.token import Tokens
from tidewaiter.grammar.versus import VersusMention
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.quantity.amount import TokenQuantity
from tidewaiter.records.record import Entry

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


class Frame(Entry):
    """The fields that hold at one place of a sentence.

    `stated` is a mask of the fields that this sentence names (MEASURE, PRODUCT ...); the others are inherited, or, where
    `assumed` has the bit, taken by convention.  `period` is a mention until it is resolved.  `direction` is the sign of the last
    word of change.
    """

    measure: str | None = None
    deficit: bool = False
    product: str | None = None
    reporter: str | None = None
    partner: str | None = None
    mode: str | None = None
    by: str | None = None
    period: PeriodMention | None = None
    versus: VersusMention | None = None
    basis: str | None = None
    currency: str | None = None
    status: str = "actual"
    direction: int = 0
    # which side of trade the last share or list spoke of: `partner`, or empty
    part: str = ""
    share: bool = False
    # whether the last percent was a share
    shares: bool = False
    average: str | None = None
    stated: int = 0
    assumed: int = 0

    def copy(self) -> "Frame":
        """Give a frame of its own with the same fields."""
        return replace(self)

    def put(self, field: str, value: Any) -> None:
        """Set a field that the sentence states."""
        setattr(self, field, value)
        bit = BITS[field]
        self.stated |= bit
        self.assumed &= ~bit

    def states(self, field: str) -> bool:
        """Whether the sentence states this field."""
        return self.stated & BITS[field] != 0


class Draft(Entry):
    """A figure in the making: its quantity, the frame that holds for it, its stat, sign and role, and the rules used so far."""

    item: Item
    quantity: TokenQuantity
    frame: Frame
    start: int
    end: int
    hedge: str | None
    rules: list[str]
    # the period that it is found to be of
    period: str | None = None
    stat: str = "level"
    negative: bool = False
    clause: int = 0
    # whether it stands in a bracket with a period of its own
    aside: bool = False
    # whether a noun behind the number says what is counted
    counted: bool = False
    # whether words stand there that may be one
    noun: bool = False
    # `main`, `base` (what something is compared with), `consensus` (what was expected), `beside` (of another place than
    # its main figure), `whole` (that of which the next number is a part)
    role: str = "main"
    base_of: "Draft | None" = None


def begin_draft(item: Item, frame: Frame, tokens: Tokens) -> Draft:
    """Give the draft of a number with the frame that holds for it."""
    quantity: TokenQuantity = item.ref
    hedge = tokens.printed(quantity.hedge_first, quantity.hedge_last) if quantity.hedge_last > quantity.hedge_first else ""
    start, end = tokens.starts[quantity.first], tokens.ends[quantity.last - 1]
    return Draft(item, quantity, frame, start, end, hedge or None, [])
