"""What a figure is about: its measure and product, whose trade it is and with whom, where its draft and the thread say so."""

from typing import TYPE_CHECKING

from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.codes.sources import area_of
from tidewaiter.reading.discourse.known import UNKNOWN_MEASURE
from tidewaiter.reading.mention.frame import Draft, Frame
from tidewaiter.reading.mention.walk import OF_PRODUCTS, TRADE
from tidewaiter.reading.place.side import PARTNERED, is_country
from tidewaiter.reading.statement.level import COINS
from tidewaiter.reading.statement.traded import DRIVEN_BY

if TYPE_CHECKING:
    from tidewaiter.reading.discourse.discourse import Thread

# Measures of which a market is made up.
_MARKETED = frozenset(["sales", "registrations", "deliveries", "exports", "imports", "orders", "production"])
# Words before an amount on which a duty is laid, and within how many characters they stand.
_DUTIABLE = frozenset(["on", "worth", "covering", "against", "over", "affecting", "of"])
_REACH = 24
# What a bare balance may be of.
_WHOLES = frozenset(["goods", "services", "goods and services"])
# What trains, ships and planes do on a line between two places.
_CARRIED = frozenset(["other:freight_trains", "other:trips", "other:trains", "other:trains_operated", "other:freight_volume"])


def subject_of(thread: "Thread", draft: Draft) -> tuple[str, str | None, str | None, str | None]:
    """Give what and who a figure is about: measure, product, reporter, partner."""
    frame = draft.frame
    measure = _measure(thread, draft)
    product = _product(frame, measure)
    if measure == "registrations" and product == "vehicles" and any(map(thread.prints, _CARS)):
        product = "passenger cars"  # those who register count them apart
    if measure == "balance" and not frame.states("product") and product not in _WHOLES and product != thread.topic.product:
        product = "goods"  # what the sentence before was of is exported, a balance is of all
    if thread.topic.route is not None and measure == "other:port_throughput" and product == "containers":
        measure, product = "other:freight_volume", None  # what trains carry, and no port handles
    reporter, partner = _sides(thread, draft, measure)
    if product == "goods and services" and partner is not None and not frame.states("product"):
        product = "goods"  # balances by country are of goods
    if measure == "other:port_throughput" and (reporter or "").endswith(" airport"):
        measure = "other:freight_volume"  # what planes carry
        product = "air cargo" if product in _CARGO else product
    named = thread.names.get(product, product) if product is not None else None
    return measure, named, reporter, partner


def _measure(thread: "Thread", draft: Draft) -> str:
    frame = draft.frame
    if (ruled := _measure_by_unit(thread, draft)) is not None:
        return ruled
    if (frame.measure, thread.topic.measure) in _IN_OTHER_WORDS:
        return str(thread.topic.measure)
    if frame.measure == "other:market_share":
        marketed = thread.topic.measure in _MARKETED or (thread.topic.measure in TRADE and frame.measure != thread.topic.measure)
        return str(thread.topic.measure) if marketed else "sales"  # the share is of what the market takes
    if frame.status == "limit" and not frame.states("measure") and draft.quantity.kind == "money":
        return "other:transaction_value"
    if frame.measure == "other:retail_sales" and frame.product not in {None, "goods", "consumer goods"}:
        if frame.states("product") or thread.topic.measure in _SOLD:
            return "sales"
        frame.product = None  # "Output of coffee grew. Retail sales fell": those of everything
    return frame.measure or UNKNOWN_MEASURE


def _measure_by_unit(thread: "Thread", draft: Draft) -> str | None:
    """The measure of a number whose unit rules out the one named before it, null where it does not."""
    frame, quantity = draft.frame, draft.quantity
    if frame.measure == "tariff" and quantity.kind == "money" and quantity.scaled and quantity.per is None:
        before = thread.document.running[max(0, draft.start - _REACH) : draft.start].split()
        if _DUTIABLE.isdisjoint(before):
            return "other:customs_revenue"  # "collected 3 billion in import duties", and no "tariffs on $34 billion of goods"
    if frame.measure == "other:demand" and quantity.kind == "money" and not quantity.scaled:
        return "price"  # "demand grew. Light crude rose $1.60 to $47"
    if quantity.kind != "physical" or quantity.unit.startswith(COINS):
        return None
    if frame.measure == "other:export_rebate":
        return "exports"  # the goods that it is granted on
    if frame.measure == "price" and draft.stat in {"level", "change"}:
        return thread.topic.measure  # "prices rose. Arabica made up 39,000 tonnes"
    if frame.measure in _NEVER_WEIGHED:
        frame.product = thread.topic.running or thread.topic.product
        return thread.topic.running_measure or thread.topic.measure
    return None


# Measures that no weight is of: what a clause beside the number is about ("compared with 3 tonnes in May, when GDP fell").
_NEVER_WEIGHED = frozenset(
    ["gdp", "other:current_account", "other:inflation", "exchange_rate", "other:index", "other:unemployment"]
)
# Measures in whose words a text tells of another, that it is on: demand for cars by registrations, turnover by sales.
_IN_OTHER_WORDS = frozenset([("other:demand", "registrations"), ("other:revenue", "sales")])
# Measures of texts whose bare retail sales are those of what they are on.
_SOLD = frozenset(["sales", "registrations", "deliveries"])
# What a text prints that is on passenger cars, and not on all vehicles.
_CARS = ("car registrations", "cars registered", "registrations of cars")
# What stands for all that an airport handles.
_CARGO = frozenset(["goods", "freight", "cargo", None])
# Measures beside trade that may be of all goods.
_ALWAYS_OF_GOODS = frozenset(["orders", "other:coverage_ratio"])
_OF_GOODS = _ALWAYS_OF_GOODS | {"tariff", "other:port_throughput"}


def _product(frame: Frame, measure: str) -> str | None:
    """The product, where the measure has one: trade and orders that name none are in goods, tariffs and traffic may be."""
    product = frame.product if measure in OF_PRODUCTS or measure in TRADE or frame.states("product") else None
    if measure == "registrations" and product is not None:
        product = DRIVEN_BY.get(product, product)  # "petrol (up 8 percent)"
    if product is None and (measure in TRADE or measure in _ALWAYS_OF_GOODS):
        return "goods"
    return None if product == "goods" and measure not in TRADE and measure not in _OF_GOODS else product


def _sides(thread: "Thread", draft: Draft, measure: str) -> tuple[str | None, str | None]:
    """Reporter and partner; the imports of another country, in a text on the exports of one, are those from it."""
    frame, topic = draft.frame, thread.topic
    if measure == "price" and frame.reporter is None and frame.states("reporter"):
        return None, None  # a price of the world's markets
    release = thread.sources.release
    reporter = frame.reporter or topic.reporter or (area_of(release.code) if release is not None else None)
    partner = frame.partner if measure in PARTNERED and frame.partner != "WORLD" else None
    if topic.route is not None and reporter == topic.route[0] and measure in _CARRIED:
        partner = topic.route[1]
    if measure == "price" and thread.time.traded is not None and not frame.states("reporter"):
        reporter = None  # what an exchange sets is nobody's own price
    home = topic.reporter
    seen_from_home = measure == "imports" and partner is None and topic.measure not in {"imports", "trade", "balance"}
    apart = home is not None and reporter is not None and home != reporter and not is_within(reporter, home)
    apart = apart and not is_within(home or "", reporter or "")
    if seen_from_home and apart and is_country(reporter) and is_country(home):
        partner = home
    if measure == "tariff" and reporter == partner and frame.reporter is None:
        reporter = None  # whoever charges it, it is not the one whose goods bear it
    elif partner == reporter:
        partner = None  # nobody trades with himself
    if topic.bilateral and partner is None and reporter == topic.partner and measure == "balance":
        partner = home  # "the balance of Russia", in a text on the trade of China and Russia
    return reporter, partner
