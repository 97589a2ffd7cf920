"""Drafts into figures: sign, period, comparison, status, and how each field is known."""

from hashlib import blake2b
from math import isfinite
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from tidewaiter.codes.areas import country_of
from tidewaiter.codes.sources import area_of
from tidewaiter.grammar.period import resolve
from tidewaiter.grammar.versus import VersusMention, versus_of
from tidewaiter.reading.frame import BITS, PERIOD, Draft, Frame
from tidewaiter.reading.sentence import Sentence
from tidewaiter.reading.subject import is_country
from tidewaiter.reading.walk import OF_PRODUCTS, TRADE
from tidewaiter.records import Figure, Interval
from tidewaiter.records.period import day_bounds, document_month, previous, year_earlier

if TYPE_CHECKING:
    from tidewaiter.reading.discourse import Thread

# Countries whose monthly trade is published seasonally adjusted and compared with the month before (releases of the US Census Bureau, ONS,
# Statistics Canada, ABS, Destatis).
_MONTHLY = frozenset(["US", "GB", "CA", "AU", "DE", "NZ", "FR"])
_DOLLARS = frozenset(["HKD", "TWD", "SGD", "AUD", "NZD", "CAD"])


def settle(
    thread: "Thread", sentence: Sentence, drafts: list[Draft], source: str | None, *, opening: Frame | None = None
) -> list[Figure]:
    """Give the figures of a sentence's drafts; what they leave out comes from the thread, and the thread goes on from them."""
    figures: list[Figure] = []
    _compare_with_bases(thread, drafts)
    kept = [d for d in drafts if _is_figure(d)]
    _share_units(thread, kept)
    last_base: str | None = None
    for draft in kept:
        period, how = _period_of(thread, draft, last_base)
        if draft.role == "base":
            last_base = period
        _learn(thread, draft, period)
        figures.append(_figure(thread, sentence, draft, (period, how), source or _carried(thread, draft, sentence)))
        if draft.role == "main" and draft.frame.status in {"forecast", "future", "target"} and period is not None:
            thread.expected, thread.expected_status = period, figures[-1].status
        if (
            draft.role == "main"
            and draft.stat != "rank"
            and figures[-1].status == "actual"
            and period is not None
            and draft.frame.states("period")
            and not sentence.headline
        ):
            thread.current = period
            thread.main = thread.main or period
    if not kept and opening is not None and _sets_the_time(thread, sentence, opening):
        thread.current = resolve(opening.period, thread.anchor(thread.current)) or thread.current
    return figures


def _is_figure(draft: Draft) -> bool:
    """Whether a number says something of trade or the economy, and is no part of a name, a list or a date."""
    quantity = draft.quantity
    if quantity.year_like and quantity.kind in {"bare", "count"} and not draft.frame.states("measure"):
        return False
    if quantity.kind == "money" and quantity.value == 1 and not quantity.scaled:
        return False  # "$1 = 0.89 euros"
    if draft.stat == "rank":
        return draft.frame.measure is not None
    if quantity.kind in {"percent", "money", "points", "physical", "rate"}:
        return True
    if quantity.kind in {"times", "word"}:
        return "<multiple>" in draft.rules and quantity.per is None and (quantity.kind == "times" or quantity.unit == "percent")
    if quantity.value < 10 and not quantity.scaled:
        return False
    if quantity.kind == "bare" and quantity.value < 1000 and not draft.frame.stated:
        return False
    return draft.frame.measure is not None


# "A and B": how many characters may stand between two numbers of one unit.
_COORDINATE = 6


def _share_units(thread: "Thread", drafts: list[Draft]) -> None:
    """A scaled number without a unit is of the unit before it ("to 4.29 billion dlrs from 4.11 billion")."""
    unit, product = thread.last_unit, thread.last_unit_product
    here = False
    for draft, behind in zip(drafts, drafts[1:], strict=False):
        own, other = draft.quantity, behind.quantity
        if (
            own.kind == "count"
            and own.scaled
            and not draft.counted
            and other.kind in {"money", "physical"}
            and behind.start - draft.end <= _COORDINATE
        ):
            draft.quantity = replace(own, unit=other.unit, kind=other.kind)  # "9.3 trillion and 8.7 trillion rupiah"
    for draft in drafts:
        quantity = draft.quantity
        if quantity.kind in {"money", "physical"}:
            if quantity.open == "open:$" and thread.home in _DOLLARS and _is_word(thread, draft):
                draft.quantity = replace(quantity, unit=thread.home)
            elif quantity.kind == "money" and quantity.unit in _DOLLARS:
                thread.home = quantity.unit
            unit, product, here = draft.quantity.unit, draft.frame.product, True
        elif (
            quantity.kind in {"count", "bare"}
            and quantity.scaled
            and unit is not None
            and not draft.counted
            and (draft.frame.product == product or here and not _is_counted(draft.frame.product))
        ):
            if draft.stat == "level" or draft.stat == "change":
                draft.quantity = replace(quantity, unit=unit, kind="money")
        elif quantity.kind == "count":
            unit = None
    thread.last_unit, thread.last_unit_product = unit, product


def _is_counted(product: str | None) -> bool:
    """Whether a product is counted by the piece, so that a bare number of it is no money."""
    return product is not None and product.endswith(
        ("vehicles", "cars", "phones", "ships", "aircraft", "computers", "trucks", "buses", "motorcycles", "hybrids")
    )


def _carried(thread: "Thread", draft: Draft, sentence: Sentence) -> str | None:
    """The source named before, where it may speak for this figure: an office of one country gives no figures of another."""
    if sentence.headline or thread.source is None:
        return None
    area = area_of(thread.source_code) if thread.source_code else None
    reporter = draft.frame.reporter
    if area and reporter and is_country(reporter) and is_country(area) and country_of(reporter) != country_of(area):
        return None
    return thread.source


def _is_word(thread: "Thread", draft: Draft) -> bool:
    """Whether a currency is written as a word ("7.69 billion dlrs"), which goes on from one of its own kind; a sign stands for itself."""
    return thread.document.text[draft.start - 1 : draft.start] != "$"


def _period_of(thread: "Thread", draft: Draft, last_base: str | None) -> tuple[str | None, str]:
    frame = draft.frame
    current = thread.current
    if draft.role in {"consensus", "beside"} and draft.base_of is not None:
        return _main_period(thread, draft) or current, "inherited"
    if draft.role == "base":
        main = _main_period(thread, draft) or current
        if frame.period is not None:
            return resolve(frame.period, thread.anchor(main), base=draft.base_of is not None), "stated"
        if last_base is not None:
            return last_base, "inherited"
        if main is None:
            return None, "assumed"
        compared = _versus_text(thread, draft, main)
        return (previous(main) if compared == "previous_period" else year_earlier(main)), "assumed"
    if frame.period is not None:
        found = resolve(frame.period, thread.anchor(current))
        if found is not None:
            return found, _how_told(thread, frame, found)
        return (None, "stated") if frame.period.has("impossible") else (current, "inherited")
    if frame.status == "limit" and not frame.states("period"):
        return None, "assumed"
    if (
        frame.measure in {"tariff", "enterprises", "exchange_rate", "countries", "jobs"}
        and current is None
        and thread.anchor_date
    ):
        return document_month(thread.anchor_date), "dated"
    if frame.status in {"forecast", "future", "target"} and thread.expected is not None:
        return thread.expected, "inherited"
    return current, "inherited"


def _how_told(thread: "Thread", frame: Frame, period: str) -> str:
    """Stated where the words alone give the period, dated where they need the document's date, else inherited."""
    if not frame.states("period"):
        return "inherited"
    anchor = thread.anchor(None)
    if resolve(frame.period, anchor._replace(date=None)) == period:
        return "stated"
    return "dated" if resolve(frame.period, anchor) == period else "inherited"


def _main_period(thread: "Thread", draft: Draft) -> str | None:
    main = draft.base_of
    if main is None or main.frame.period is None:
        return None
    return resolve(main.frame.period, thread.anchor(thread.current))


def _versus_text(thread: "Thread", draft: Draft, period: str | None) -> str | None:
    mention = draft.frame.versus
    if mention is not None:
        found = versus_of(mention, period, thread.anchor_date, anchor=thread.anchor(period))
        if found is not None:
            return found
    single = period is not None and period[:7] == period[8:]
    if single and thread.versus is not None:
        return thread.versus
    if single and draft.frame.reporter in _MONTHLY and draft.frame.measure in TRADE:
        return "previous_period"
    return "year_earlier"


def _compare_with_bases(thread: "Thread", drafts: list[Draft]) -> None:
    """A growth beside its base figure is against the base's period ("rose 41 percent to 209,000 tons from 148,060 in January")."""
    for draft in drafts:
        if draft.role != "base" or draft.frame.period is None or draft.base_of is None or draft.stat != "level":
            continue
        span = VersusMention(0, 0, "base", draft.frame.period)
        last = drafts.index(draft.base_of)
        for main in drafts[max(0, last - 1) : last + 1]:
            if (
                main.role == "main"
                and main.clause == draft.clause
                and main.stat in {"growth", "change"}
                and not main.frame.states("versus")
            ):
                main.frame.put("versus", span)


def _sets_the_time(thread: "Thread", sentence: Sentence, opening: Frame) -> bool:
    """Whether a sentence without a figure says what period the next ones are of: by its first words, or as when something moved."""
    if opening.period is None or not opening.stated & PERIOD:
        return False
    return thread.current is None or (
        opening.status == "actual" and sentence.opens and (opening.direction != 0 or opening.period.first <= 2)
    )


def _learn(thread: "Thread", draft: Draft, period: str | None) -> None:
    """Remember what months are compared with, once the text has said so."""
    single = period is not None and period[:7] == period[8:]
    if draft.role == "main" and draft.stat in {"growth", "change"} and draft.frame.states("versus"):
        found = versus_of(draft.frame.versus, period, thread.anchor_date, anchor=thread.anchor(period))
        if found in {"year_earlier", "previous_period"}:
            thread.versus_seen.add(found)
            thread.versus = found if single and len(thread.versus_seen) == 1 else None


def _home_unit(thread: "Thread", draft: Draft) -> str:
    """The unit; a bare "$" in a text on a country with dollars of its own, which never writes them out, is taken for those."""
    unit = str(draft.quantity.unit)
    if unit == "open:\u00a5" or (
        draft.quantity.open == "open:\u00a5"
        and unit in {"CNY", "JPY"}
        and thread.document.text[draft.start - 1 : draft.start] in "\u00a5\uffe5"
    ):
        return (
            "JPY" if thread.topic.reporter == "JP" else "CNY" if thread.topic.reporter in {"CN", None} or unit == "CNY" else "JPY"
        )
    home = _OWN_DOLLARS.get(thread.topic.reporter or "")
    text = thread.document.text
    if (
        unit != "USD"
        or home is None
        or text[draft.start - 1 : draft.start] != "$"
        or text[draft.start - 2 : draft.start - 1].isalpha()
    ):
        return unit
    sign = _OWN_SIGNS[home]
    return unit if sign in text else home


_OWN_DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD"}
_OWN_SIGNS = {"CAD": "C$", "AUD": "A$", "NZD": "NZ$"}


def _sign(draft: Draft) -> int:
    if draft.stat in {"growth", "change"}:
        return -1 if draft.negative else 1
    if draft.frame.measure == "balance" and draft.frame.deficit and draft.stat in {"level", "average"}:
        return -1
    return -1 if draft.quantity.negative else 1


def _figure(thread: "Thread", sentence: Sentence, draft: Draft, timed: tuple[str | None, str], source: str | None) -> Figure:
    quantity, frame = draft.quantity, draft.frame
    sign = _sign(draft)
    interval: Interval = quantity.interval
    value, high = quantity.value, quantity.value_high
    if sign < 0 and value > 0:
        interval = -interval
        value, high = (-value, None) if high is None else (-high, -value)
    period, how = timed
    text = thread.document.text
    start, end = draft.start, draft.end
    measure = frame.measure or "other:unknown"
    if frame.status == "limit" and not frame.states("measure") and quantity.kind == "money":
        measure = "other:transaction_value"
    if measure == "other:retail_sales" and frame.product not in {None, "goods", "consumer goods"}:
        measure = "sales"
    product = frame.product if measure in OF_PRODUCTS or measure in TRADE or frame.states("product") else None
    if product is None and measure in TRADE:
        product = "goods"
    if product == "goods" and measure not in TRADE and measure != "tariff":
        product = None
    reporter, partner = _sides(thread, frame, measure)
    if product == "goods and services" and partner is not None and not frame.states("product"):
        product = "goods"  # balances by country are of goods
    versus = _versus_text(thread, draft, period) if draft.stat in {"growth", "change"} else None
    status = _status(thread, frame, period)
    return Figure(
        document=thread.document.path,
        id=blake2b(f"{thread.document.digest}:{start}".encode(), digest_size=8).hexdigest(),
        start=start,
        end=end,
        quote=text[start:end],
        value=value,
        value_high=high,
        low=interval.low if isfinite(interval.low) else None,
        high=interval.high if isfinite(interval.high) else None,
        bound=quantity.bound,
        hedge=draft.hedge,
        unit="other:rank" if draft.stat == "rank" else _home_unit(thread, draft),
        measure=measure,
        stat=draft.stat,
        basis=frame.basis if draft.stat in {"growth", "change", "share"} else None,
        currency=frame.currency,
        product=product,
        reporter=reporter,
        partner=partner,
        mode=frame.mode,
        by=frame.by,
        period=period or "?",
        versus=versus,
        status=status,
        source=source,
        known=_known(frame, how),
        rules=tuple(draft.rules),
        low_open=interval.low_open,
        high_open=interval.high_open,
        step=quantity.step,
        sentence=sentence.start,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
    )


def _sides(thread: "Thread", frame: Any, measure: str) -> tuple[str | None, str | None]:
    reporter = frame.reporter or thread.topic.reporter or (area_of(thread.source_code) if thread.source_code else None)
    partner = frame.partner if measure in TRADE or measure in {"sales", "deliveries", "tariff"} else None
    topic = thread.topic.reporter
    if measure == "imports" and partner is None and topic not in {None, reporter} and is_country(reporter) and is_country(topic):
        partner = topic
    return reporter, partner


def _status(thread: "Thread", frame: Any, period: str | None) -> str:
    if frame.status == "consensus":
        return "forecast"
    if frame.status == "estimate":
        return "forecast" if _is_over(thread, period) is False else "actual"
    if frame.status not in {"forecast", "future"}:
        return str(frame.status)
    if frame.status == "future" and _is_over(thread, period):
        return "actual"
    if frame.period is None and thread.expected_status == "target" and period == thread.expected:
        return "target"  # what else the plan expects
    return "target" if frame.period is not None and frame.period.has("until") else "forecast"


def _is_over(thread: "Thread", period: str | None) -> bool | None:
    """Whether a period ended before the document's month, or its year where only that is known; null where nobody can know."""
    date = thread.anchor_date
    if period is None or date is None:
        return None
    last, written = day_bounds(period), day_bounds(document_month(date) or date)
    return None if last is None or written is None else last[1] < written[0]


def _known(frame: Any, period: str) -> dict[str, str]:
    known = {}
    for field, bit in BITS.items():
        if field == "period":
            known[field] = period
        elif frame.stated & bit or field == "status":
            known[field] = "stated"
        elif getattr(frame, field) is not None:
            known[field] = "assumed" if frame.assumed & bit else "inherited"
    return known
