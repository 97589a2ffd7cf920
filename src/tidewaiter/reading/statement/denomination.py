"""Denomination: the unit of numbers that leave it out, and whose dollars or yen a bare sign stands for."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tidewaiter.codes.areas import country_of
from tidewaiter.codes.companies import area_of as seat_of
from tidewaiter.codes.dollars import dollar_of
from tidewaiter.codes.sources import area_of, offices_of
from tidewaiter.codes.units import currencies
from tidewaiter.grammar.currency import currency_of
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.walk import TRADE
from tidewaiter.reading.quantity.amount import TokenQuantity
from tidewaiter.records.record import Record

if TYPE_CHECKING:
    from tidewaiter.reading.discourse.discourse import Thread

# Dollars that a text may write as a bare "$" or "dollars" once it has said whose they are.
_DOLLARS = frozenset(["HKD", "TWD", "SGD", "AUD", "NZD", "CAD"])
# Countries whose dollars a text on them means by a bare "$", whatever else it names.
_HOMES = frozenset(["US", "HK", "TW", "SG", "CN", "JP", "GB", "EU"])
# What the world's markets price in US dollars, and by what.
_OILS = frozenset(["crude oil", "oil"])
_WORLDS_MEASURES = frozenset(["barrel", "bbl", "ounce", "oz", "mmbtu"])
# Countries that write their own rupees as "Rs".
_OWN_RUPEES = {"NP": "NPR", "PK": "PKR", "LK": "LKR", "MU": "MUR"}
# Endings of products that are counted by the piece.
_COUNTED_ENDS = tuple(sorted(wordlist.words("counted_end")))
# Trade of so many pieces is told with what they are; without, so much is money.
_MONEY_ONLY = 1e9
# Measures that are told in money alone.
_IN_MONEY = frozenset(
    """balance other:current_account other:balance_of_payments other:budget_balance other:debt other:revenue other:profit
    other:tax_revenue other:customs_revenue other:money_supply other:remittances other:loans other:capital_flows investment
    other:gnp gdp other:retail_sales""".split()
)
_LEVELS = frozenset(["level", "average", "share"])
# A base is not so many times smaller or larger than its level.
_MOST_TIMES = 20
# What is traded where trade is counted in containers.
_BOXED = "containerized goods"
# Of a text in lower case; the letters first, since those are found faster than where words begin.
_MILLION_TONNES = re.compile(r"million (?<=\bmillion )(?:metric )?ton(?:ne)?s\b")
_DEFINED = re.compile(r"million (?<=\bmillion )(?:metric )?ton(?:ne)?s\s?\(m+t\)")
# "A and B": how many characters may stand between two numbers of one unit.
_COORDINATE = 6
_NAMED = 26


def share_units(thread: "Thread", drafts: list[Draft]) -> None:
    """Give the scaled numbers without a unit one: that of the number they are joined to, else of the amount before them."""
    _share_backwards(thread, drafts)
    _name_bases(drafts)
    _name_boxes(thread, drafts)
    unit, product = thread.last_unit, thread.last_unit_product
    here = False
    for draft in drafts:
        if _goes_on_weighing(thread, draft, here=here):
            draft.quantity = replace(draft.quantity, unit=thread.weighed.unit, kind=thread.weighed.kind)
        _read_millions(thread, draft)
        quantity = draft.quantity
        if quantity.kind in {"money", "physical"}:
            _name_dollars(thread, draft)
            unit, product, here = home_unit(thread, draft), draft.frame.product, True
            thread.weighed = Weighed(
                quantity.unit, quantity.kind, draft.frame.measure, draft.frame.product, scaled=quantity.scaled
            )
        elif unit is not None and _may_be_money(draft, product, here=here, money=unit in currencies()):
            if draft.stat in {"level", "change"}:
                draft.quantity = replace(quantity, unit=unit, kind="money")
        elif quantity.kind == "count" and not draft.counted:
            unit = None
    thread.last_unit, thread.last_unit_product = unit, product
    if thread.weighed.kind == "money":
        thread.weighed = NOT_WEIGHED  # a sum in full is told on within its sentence alone


def _share_backwards(thread: "Thread", drafts: list[Draft]) -> None:
    """Give numbers the unit, and where they have none the scale, of the number they are joined to."""
    for draft, behind in pairwise(drafts):
        own, other = draft.quantity, behind.quantity
        bare = own.kind == "count" and not draft.counted and other.kind in {"money", "physical"}
        if bare and behind.base_of is draft and not own.scaled and not other.scaled and _is_beside_base(thread, draft, behind):
            draft.quantity = replace(own, unit=other.unit, kind=other.kind)  # "cut to 710,000 from 735,000 tonnes"
            continue
        if not bare or not (own.scaled or (own.step < 1 and other.scaled)) or not _are_coordinate(thread, draft, behind):
            continue
        if not own.scaled:
            own = _scale_by(own, other.scale)  # "exports rose to 2.11 and imports to 1.87 billion dollars"
        draft.quantity = replace(own, unit=other.unit, kind=other.kind)  # "9.3 trillion and 8.7 trillion rupiah"


def _is_beside_base(thread: "Thread", draft: Draft, base: Draft) -> bool:
    """Whether nothing but "from" stands between a number and the like one that it moved from."""
    own, other = draft.quantity.value, base.quantity.value
    alike = 0 < own < _MOST_TIMES * other and other < _MOST_TIMES * own
    return alike and thread.document.running[draft.end : base.start].strip() in {"from", "versus", "against", "vs", "vs."}


class Weighed(Record, frozen=True):
    """The unit of the last amount with one, and the measure it was of."""

    unit: str
    kind: str
    measure: str | None
    product: str | None
    scaled: bool


NOT_WEIGHED = Weighed("units", "count", None, None, scaled=False)


def _name_bases(drafts: list[Draft]) -> None:
    """Give a base without a unit that of the level it is the base of ("421,000 tonnes, up 27 percent from 331,000")."""
    for index, draft in enumerate(drafts):
        own = draft.quantity
        if draft.role != "base" or own.kind != "count" or own.scaled or draft.counted or own.unit_first != own.unit_last:
            continue
        for earlier in drafts[max(0, index - 3) : index]:
            level = earlier.quantity
            near = 0 < own.value < _MOST_TIMES * level.value and level.value < _MOST_TIMES * own.value
            if earlier.role == "main" and earlier.stat in _LEVELS and level.kind in {"money", "physical", "percent"} and near:
                draft.quantity = replace(own, unit=level.unit, kind=level.kind)
                draft.stat = earlier.stat if earlier.stat == "average" and draft.stat == "level" else draft.stat


# How small a number may be that has its unit from an amount of a sentence before, and of its own sentence.
_LEAST, _LEAST_HERE = 1000, 100


def _goes_on_weighing(thread: "Thread", draft: Draft, *, here: bool) -> bool:
    """Whether a bare number goes on with the amounts of its measure ("61,000 tonnes to Egypt, 23,000 to Jordan").

    The list may stand in sentences of its own ("Shipments were 140,000 tonnes. Latex made up 21,330, sheets 12,400").
    """
    held, quantity = thread.weighed, draft.quantity
    if held.kind == "count" or quantity.kind != "count" or quantity.unit_first != quantity.unit_last:
        return False
    if quantity.scaled and not (held.scaled and held.kind == "physical"):
        return False
    if (
        draft.counted
        or draft.noun
        or _has_plural(thread.document.running, draft.end)
        or draft.stat not in {"level", "change"}
        or quantity.value < (_LEAST_HERE if here else _LEAST)
    ):
        return False
    same = draft.frame.measure == held.measure or (held.kind == "physical" and draft.frame.product == held.product is not None)
    return same and not is_counted(draft.frame.product) and not (held.scaled and held.kind == "money")


def _has_plural(text: str, end: int) -> bool:
    """Whether a number counts what stands right behind it ("the 3,000 orders"), whatever else its noun is the name of."""
    word = _NEXT_WORD.match(text, end)
    return word is not None and word.group(1) not in _NO_PLURALS


_NEXT_WORD = re.compile(r" ([a-z]{3,16}[^\Ws\d_]s)\b")
_NO_PLURALS = frozenset(["versus", "plus", "minus", "across", "towards", "besides", "perhaps", "always", "was", "has", "thus"])


def _are_coordinate(thread: "Thread", draft: Draft, behind: Draft) -> bool:
    """Whether two numbers are joined by "and", at most the name of the second between ("9.3 trillion and imports at 8.7")."""
    gap = thread.document.running[draft.end : behind.start]
    return (
        len(gap) <= _COORDINATE
        or gap == " of the "
        or (len(gap) <= _NAMED and gap.startswith(" and ") and draft.quantity.scale in {0, behind.quantity.scale})
    )


def _name_boxes(thread: "Thread", drafts: list[Draft]) -> None:
    """Exports and imports counted in containers are of what goes in them, here and where the text goes on from them."""
    if not thread.boxed and "TEU" not in [d.quantity.unit for d in drafts]:
        return
    made = [d for d in drafts if d.frame.measure == "production"]
    if "TEU" in [d.quantity.unit for d in made]:
        _handle_boxes(thread, made)  # "made 1,700 trips and carried 180,000 TEUs"
    first = next((d for d in drafts if d.quantity.unit == "TEU"), None)
    if first is not None and not first.frame.states("measure") and thread.last_unit != "TEU":
        _handle_boxes(thread, [d for d in drafts if not d.frame.states("measure")])
    counted = {
        d.frame.measure for d in drafts if _counts_boxes(d, boxed=thread.boxed) and d.frame.measure in {"exports", "imports"}
    }
    for draft in drafts:
        if draft.frame.product == "empty containers" and draft.frame.measure in {"exports", "imports"}:
            draft.frame.measure = "other:port_throughput"  # what goes empty is no trade
        product, stated = draft.frame.product, draft.frame.states("product")
        if draft.frame.measure == "other:port_throughput" and draft.quantity.unit == "TEU":
            draft.frame.product = "containers"
        if draft.frame.measure in counted and (product == "containers" or (product == "goods" and not stated)):
            draft.frame.product = _BOXED
            thread.frame.product = thread.topic.running = _BOXED
            if thread.topic.product == "goods":
                thread.topic.product = _BOXED


def _counts_boxes(draft: Draft, *, boxed: bool) -> bool:
    """Whether a number counts containers; those without a unit are goods in them where the text (`boxed`) counts so."""
    quantity = draft.quantity
    return quantity.unit == "TEU" or (boxed and quantity.unit == "units" and draft.frame.product == "containers")


def _handle_boxes(thread: "Thread", drafts: list[Draft]) -> None:
    """Containers of which nothing says what is done with them are what a port handles."""
    for draft in drafts:
        draft.frame.measure, draft.frame.product, draft.frame.partner = "other:port_throughput", "containers", None
    thread.frame.measure, thread.frame.product = "other:port_throughput", "containers"


def _read_millions(thread: "Thread", draft: Draft) -> None:
    """Read "8.2 mt" as million tonnes where the text counts in them: where it says so, or writes them out and has decimals."""
    quantity = draft.quantity
    if quantity.unit != "tonne" or quantity.scaled or thread.tonnes is None:
        return
    behind = thread.document.running[draft.end : draft.end + 4].strip(" -\n)").lower()
    decimal = "." in thread.document.running[draft.start : draft.end]
    if behind[:2] != "mt" or behind[2:3].isalnum() or not (thread.tonnes == "mt" or decimal):
        return
    draft.quantity = _scale_by(quantity, 6)


def _scale_by(quantity: TokenQuantity, scale: int) -> TokenQuantity:
    """The quantity with a scale that the text leaves out."""
    high: float | None = quantity.value_high
    factor = 10.0**scale
    return replace(
        quantity,
        value=round(quantity.value * factor, 6),
        value_high=high if high is None else round(high * factor, 6),
        interval=replace(quantity.interval, low=quantity.interval.low * factor, high=quantity.interval.high * factor),
        step=quantity.step * factor,
        fine=quantity.fine * factor,
        scaled=True,
        scale=scale,
    )


def tonnes_of(text: str) -> str | None:
    """Give what a text says of "mt": `mt` where it stands for million tonnes, `tonnes` where those are written out, else null.

    >>> tonnes_of("sales of 3 million tonnes (mt)"), tonnes_of("3 million tons"), tonnes_of("3 mt")
    ('mt', 'tonnes', None)
    """
    lower = text.lower()
    if _MILLION_TONNES.search(lower) is None or " mmt" in lower:
        return None  # who writes "mmt" for the one writes "mt" for the other
    return "tonnes" if _DEFINED.search(lower) is None else "mt"


def _name_dollars(thread: "Thread", draft: Draft) -> None:
    """Take "dlrs" for the dollars of which the text has spoken, and remember them where it names them."""
    quantity = draft.quantity
    if quantity.open == "open:$" and thread.home in _DOLLARS and _is_word(thread, draft):
        draft.quantity = replace(quantity, unit=thread.home)
    elif quantity.kind == "money" and quantity.unit in _DOLLARS and _is_word(thread, draft):
        thread.home = quantity.unit  # the sign of its own ("C$5") is printed where it is meant


def _may_be_money(draft: Draft, product: str | None, *, here: bool, money: bool) -> bool:
    """Whether a scaled number counts nothing and goes on from an amount of its product, or of its sentence (`here`)."""
    own = draft.quantity
    if own.kind not in {"count", "bare"} or not own.scaled or draft.counted or own.unit_first != own.unit_last:
        return False
    if money and draft.frame.basis == "volume":
        return False  # "an export value of 13 billion dollars and an export volume of 880 million"
    if money and draft.frame.measure in _IN_MONEY:
        return True
    if own.value >= _MONEY_ONLY and draft.frame.measure in TRADE and money:
        return True
    return draft.frame.product == product or (here and not is_counted(draft.frame.product))


def is_counted(product: str | None) -> bool:
    """Whether a product is counted by the piece, so that a bare number of it is no money."""
    return product is not None and product.endswith(_COUNTED_ENDS)


def _is_word(thread: "Thread", draft: Draft) -> bool:
    """Whether a currency is a word ("7.69 billion dlrs"), which goes on from one of its own kind; a sign stands for itself."""
    return thread.document.running[draft.start - 1 : draft.start] != "$"


def home_unit(thread: "Thread", draft: Draft) -> str:
    """The unit; a bare "$" in a text on a country with dollars of its own, which never writes them out, is taken for those."""
    unit = str(draft.quantity.unit)
    if draft.quantity.open is None and unit not in {"USD", "open:\u00a5"}:
        reporter = draft.frame.reporter
        spent = reporter is not None and (reporter == "IN" or reporter in _OWN_RUPEES)  # else in the home's money
        issuer = reporter if spent else thread.topic.reporter
        return _rupees_of(thread.document.running, draft, issuer) if unit == "INR" and issuer != "IN" else unit
    text, release = thread.document.running, thread.sources.release
    home = thread.topic.reporter or (area_of(release.code) if release is not None else None)
    sign = text[draft.start - 1 : draft.start]
    named = draft.quantity.open
    if named == "open:pound" and _is_weight(draft, country=draft.frame.reporter or home):
        return "other:pound_weight"
    if named is not None and named not in {"open:$", "open:\u00a5"}:
        settled = currency_of(named, draft.frame.reporter or home or "", unit)
        return settled if settled != named else currency_of(named, home or "", unit)  # told in the home's money
    if unit == "open:\u00a5" or (draft.quantity.open == "open:\u00a5" and unit in {"CNY", "JPY"} and sign in "\u00a5\uffe5"):
        country = country_of(home) or seat_of(home) or home if home is not None else None
        return "CNY" if country != "JP" and (country in {"CN", None} or unit == "CNY") else "JPY"
    if draft.frame.measure == "price" and (draft.frame.product in _OILS or draft.quantity.per in _WORLDS_MEASURES):
        return unit  # oil and metals are priced in US dollars everywhere
    own = _own_dollars(thread, draft, home)
    if unit == "USD" and own is not None and named == "open:$" and _writes_out(thread, draft, home):
        unit = own
    if unit != "USD" or own is None or sign != "$" or text[draft.start - 2 : draft.start - 1].isalpha():
        return unit
    # a conversion, "824 yuan ($113)", is into American dollars; a wire that notes "($1 = 1.59 Australian dollars)" writes those
    american = text[draft.start - 2 : draft.start - 1] == "(" or thread.prints("($1 = ")
    return unit if american else own


def _own_dollars(thread: "Thread", draft: Draft, home: str | None) -> str | None:
    """The dollars that a bare "$" stands for in a text whose home has its own, null where it means American ones."""
    area = home if dollar_of(home) is not None or home in _HOMES else draft.frame.reporter
    own = dollar_of(area)
    if own is None or area is None or thread.prints(own.sign):
        return None
    if own.of_office and not any(map(thread.prints, own.printed)):
        named = any(map(thread.prints, offices_of(area)))
        return own.currency if named and not any(map(thread.prints, _AMERICAN)) else None
    return own.currency


def _writes_out(thread: "Thread", draft: Draft, home: str | None) -> bool:
    """Whether "dlrs" are a country's own: of the balance that its own office tells, in a text that names no American ones."""
    if thread.document.running[draft.start - 1 : draft.start] == "$" or draft.frame.reporter != home:
        return False
    dollar = dollar_of(home)
    if dollar is None or not dollar.written or draft.frame.measure not in _NATIONAL:
        return False
    if draft.frame.product not in {None, "goods", "services", "goods and services"}:
        return False
    return not any(thread.prints(phrase) for phrase in _AMERICAN)


# What national offices tell in their own money, and how a text names American dollars.
_NATIONAL = TRADE | {"other:current_account", "other:balance_of_payments", "other:gnp", "gdp", "other:retail_sales"}
_AMERICAN = ("U.S. dlr", "U.S. Dlr", "US dlr", "U.S. dollar", "US dollar", "US$")


def _is_weight(draft: Draft, *, country: str | None) -> bool:
    """Whether pounds weigh: where crops and metals of a country that has no such money are made, used or stored."""
    traded = draft.frame.measure in _SHIPPED and draft.frame.product not in {None, "goods", "services", "goods and services"}
    weighed = draft.frame.measure in _WEIGHED or (traded and draft.frame.partner not in _STERLING)
    return weighed and country in _POUNDS_WEIGH and draft.quantity.per is None


_WEIGHED = frozenset(["production", "other:stocks", "other:demand", "other:capacity"])
# What is weighed in pounds where it is one thing, and goes to no country whose money they are.
_SHIPPED, _STERLING = frozenset(["exports", "imports", "deliveries", "sales"]), frozenset(["GB", "IE"])
# Countries that weigh in pounds, and have other money.
_POUNDS_WEIGH = frozenset(["US", "CA", "World"])


def _rupees_of(text: str, draft: Draft, country: str | None) -> str:
    """Whose rupees "Rs" stands for: India's, but for a country with rupees of its own."""
    printed = text[max(0, draft.start - 4) : draft.start].rstrip(" .\n")
    return _OWN_RUPEES.get(country or "", "INR") if printed.endswith("Rs") else "INR"
