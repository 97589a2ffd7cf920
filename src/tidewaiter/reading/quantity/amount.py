"""A quantity in its tokens, as the readers of frames want it."""

from tidewaiter.records.interval import Interval
from tidewaiter.records.record import Entry


class TokenQuantity(Entry, kw_only=True):
    """A number with everything that stands right beside it, as tokens of the text it was read from.

    Places, each a token and the token behind the last:
    `first`, `last`            the number with its scale words: the quote (of a range both numbers and all between)
    `unit_first`, `unit_last`  the words of the unit, `%` and currency signs before the number as well; equal where there are none
    `hedge_first`, `hedge_last`  the words of the hedge; equal where there is none
    `start`, `stop`            all of it: hedge, article, sign, number, unit, hedge behind

    What it says:
    `value`, `value_high`  base units; `value_high` only of a range.  Signed by a printed minus (`negative`) and by halving alone
    `unit`, `kind`         code of codes/units.csv; `money`, `percent`, `points`, `physical`, `count`, `times`,
                           `rate` (of exchange), `word` (below ten), `bare` (a year), or no amount at all: `duration`,
                           `ordinal`, `name`, `date`, `list`
    `bound`, `rule`        the hedge's direction, and its row in codes/hedges.csv; `exact` and None without a hedge
    `interval`             what digits and hedge admit, signed as `value` is
    `step`, `fine`         weight of the last printed digit; `fine` lets trailing zeros count
    `scaled`               a scale word was printed (or shared with the number beside it)
    `scale`                the exponent of the scale words (million 6)
    `shared`               its unit or scale is printed only at the number beside it
    `year_like`            four digits from 1900 to 2099, without a unit
    `compound`             a hyphen ties the unit to the number, as in `20-tonne lorries`
    `open`                 the open code (`open:$`) of a currency of which only a sign or noun was printed; `unit` is then assumed
    `per`                  the word after `a`, `per` or `/` that it is counted by: `day`, `lb`
    `rules`                names of the rules that built it
    """

    first: int
    last: int
    start: int
    stop: int
    value: float
    unit: str
    kind: str
    interval: Interval
    step: float
    fine: float
    unit_first: int = 0
    unit_last: int = 0
    hedge_first: int = 0
    hedge_last: int = 0
    value_high: float | None = None
    bound: str = "exact"
    rule: str | None = None
    negative: bool = False
    scaled: bool = False
    scale: int = 0
    shared: bool = False
    year_like: bool = False
    compound: bool = False
    per: str | None = None
    open: str | None = None
    rules: tuple[str, ...] = ()


NO_QUANTITIES = frozenset({"ordinal", "name", "date", "list", "bare"})
"""The kinds that measure and count nothing."""
