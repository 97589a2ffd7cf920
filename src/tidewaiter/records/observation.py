"""What official series publish, and what their sources count."""

import msgspec

from tidewaiter.records.figure import Cell


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """What an official series publishes about one cell.

    `value` is in base units, null where a page gave only growth.  `bound` is `exact`, `over` or `under` where the page hedged.
    `growth` is the published percent change against a year earlier, in `growth_currency` where it is a growth of values; null
    where none was published.  `vintage` is the day or month of publication, null where unknown.  `confidence` is `official`,
    `two_sources` or `one_source`.  `step`, `growth_step` and `share_step` are the weights of the last printed digits.  `status`
    is `actual`, `forecast` or `target`.  `growth_basis` is `value`, `volume` or `real`; `growth_assumed` says that the page did
    not name the currency of its growth.
    """

    series: str
    cell: Cell
    value: float | None
    unit: str
    source: str
    definition: str | None
    bound: str
    growth: float | None
    growth_currency: str | None
    share: float | None
    vintage: str | None
    confidence: str
    note: str
    citation: str
    url: str
    step: float = 0.0
    status: str = "actual"
    growth_step: float = 0.0
    growth_basis: str | None = None
    growth_assumed: bool = False
    share_step: float = 0.0


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """What a source counts, and since when, with the page that says so.

    `product` is empty for what holds of all its series.  `kind` is `customs`, `association`, `ministry`, `statistics` or
    `balance_of_payments`; only series of one kind are alike enough to be ranked.  `words` are the names under which texts quote
    the source.
    """

    code: str
    source: str
    product: str
    counts: str
    citation: str
    url: str
    name: str = ""
    kind: str = ""
    words: tuple[str, ...] = ()
