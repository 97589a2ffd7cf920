"""Where the sides of a claim of order stand: by the numbers of its own sentence, and by each official count of one kind."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tidewaiter.check.claim import Claim, codes_of, country_behind
from tidewaiter.check.context import CheckContext, SeriesLookup
from tidewaiter.check.evidence import SURE, interval_of
from tidewaiter.check.mark import Mark
from tidewaiter.check.pairing import is_money
from tidewaiter.check.precision import widest_of
from tidewaiter.codes import areas
from tidewaiter.codes.definitions import kind_of, sources_named
from tidewaiter.codes.enterprises import enterprise_codes
from tidewaiter.codes.modes import mode_codes
from tidewaiter.records.figure import Figure
from tidewaiter.records.interval import Interval, printed_interval
from tidewaiter.records.observation import Observation
from tidewaiter.records.period import UNKNOWN

# groups that are ranked beside countries as one trader; all others (BRI, RCEP, continents) are sums that nobody ranks
_BLOCS = ("ASEAN", "EU")
# characters behind a claim in which its numbers may be told
_PASSAGE = 300
# characters between two numbers of a pair: the unit, "against"
_TOGETHER = 36
_AMOUNTS = frozenset({"money", "count", "physical"})


class Standing(NamedTuple):
    """What one kind of publisher, or the sentence, gives the sides of a claim, in one unit: the values and the official rows."""

    kind: str
    unit: str
    values: dict[str, Interval]
    rows: tuple[Observation, ...] = ()
    starts: tuple[int, ...] = ()

    def holds(self, claim: Claim) -> bool | None:
        """Whether the claim holds by these values; null where they do not say."""
        order = claim.order
        return self._is_ahead(claim) if order.place is None else self._is_at(claim, order.place)

    def _is_ahead(self, claim: Claim) -> bool | None:
        order, values = claim.order, self.values
        pairs = [
            (values[one], values[other]) for one in order.upper for other in order.lower if one in values and other in values
        ]
        if any(upper.high < lower.low for upper, lower in pairs):
            return False
        return True if pairs and all(upper.low > lower.high for upper, lower in pairs) else None

    def _is_at(self, claim: Claim, place: int) -> bool | None:
        """Whether a side is at a place; a place further back than the values show may be due to a rival that they lack."""
        known = [self.place_of(side, claim) for side in claim.order.upper if side in self.values]
        if any(one > place for one in known):
            return False
        return True if known and (claim.order.most or known == [place]) else None

    def place_of(self, side: str, claim: Claim) -> int:
        """Give the place of a side among those whose values are here: one more than are surely ahead of it."""
        value = self.values[side]
        ahead = [one for one, other in self.values.items() if other.low > value.high and _are_rivals(one, side, claim)]
        return 1 + sum(not any(areas.is_part_of(one, other) for other in ahead) for one in ahead)


def _are_rivals(one: str, side: str, claim: Claim) -> bool:
    """Whether two sides are ranked with each other: neither a part of the other, countries with blocs only where one is named."""
    if areas.is_part_of(one, side) or areas.is_part_of(side, one):
        return False
    named = {code for mark in claim.marks for code in mark.codes}
    return one not in _BLOCS or bool(named & set(_BLOCS))


def stated_standing(claim: Claim) -> Standing | None:
    """Give the numbers that the sentence has for the sides: one a side, of one unit and by one kind of count; else null."""
    numbers = [mark for mark in claim.marks if mark.kind == "quantity" and mark.ref.kind in _AMOUNTS and mark.ref.value > 0]
    units = {mark.ref.unit for mark in numbers}
    # "3.08 trillion yuan ... 2.75 trillion": the unit is said once
    unit = next((one for one in units if is_money(one)), None) or next(iter(units), "")
    if len(numbers) < 2 or not units <= {unit, "units"} or (len(units) > 1 and not all(mark.ref.scaled for mark in numbers)):
        return None
    if claim.several_periods or any(_is_other_flow(claim, mark) for mark in _inside(claim, numbers)):
        return None
    owners = _by_source(claim, numbers) or _by_place(claim, numbers) or _by_other(claim, numbers) or _in_order(claim, numbers)
    kinds = {kind_of(mark.codes[0]) for mark in claim.marks if country_behind(mark)} if owners else set()
    if owners is None or len(kinds) > 1:
        return None
    values = {owner: _as_told(number) for owner, number in zip(owners, numbers, strict=True)}
    return Standing("stated", unit, values, starts=tuple(mark.start for mark in numbers))


def told_standing(context: CheckContext, claim: Claim) -> Standing | None:
    """Give what the figures around a claim give its sides, by their cells; null where they do not know the sides.

    The sentences beside the claim may have other numbers of the same kind, so that only a place missed is sure.
    """
    topic = claim.topic
    if topic.dimension not in {"partner", "reporter"} or topic.measure is None:
        return None
    found: dict[str, Interval] = {}
    starts, units = [], set()
    for figure in context.figures_between(max(claim.start, claim.end - _PASSAGE), claim.end + _PASSAGE):
        side = figure.partner if topic.dimension == "partner" else figure.reporter
        if side is None or "\n" in context.text[claim.end : figure.start] or not _is_of_topic(claim, figure):
            continue
        if side in found or figure.id in context.muddled:
            return None
        found[side] = widest_of(figure)
        starts.append(figure.start)
        units.add(figure.unit)
    sides = set(claim.order.upper + claim.order.lower)
    if len(units) != 1 or len(found) < 2 or not set(claim.order.upper) <= set(found) or not set(found) <= set(_traders()):
        return None
    return Standing("stated", units.pop(), found, starts=tuple(starts)) if sides & set(found) else None


def _is_of_topic(claim: Claim, figure: Figure) -> bool:
    """Whether a level is of what a claim compares, of the same time where both say it."""
    topic = claim.topic
    others = (figure.mode, figure.by, figure.partner if topic.dimension == "reporter" else None)
    same_place = topic.dimension == "reporter" or figure.reporter in {topic.reference, None}
    same_time = claim.period is None or figure.period in {claim.period, UNKNOWN}
    is_level = figure.stat == "level" and figure.status == "actual" and figure.measure == topic.measure
    is_product = topic.product is None or figure.product == topic.product
    return is_level and is_product and same_place and same_time and not any(others)


def _as_told(number: Mark) -> Interval:
    """Give the values of a number beside others: of two digits at least, since 20,000 beside 25,000 is no 25,000."""
    ref = number.ref
    if ref.bound != "exact" or ref.value_high is not None or ref.step <= 0:
        return Interval(ref.interval.low, ref.interval.high, ref.interval.low_open, ref.interval.high_open)
    return printed_interval(ref.value, min(ref.step, 10.0 ** (math.floor(math.log10(ref.value)) - 1)))


def _inside(claim: Claim, numbers: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in claim.marks if numbers[0].end <= mark.start and mark.end <= numbers[-1].start]


def _is_other_flow(claim: Claim, mark: Mark) -> bool:
    """Whether between the numbers something else is spoken of than what is compared ("exported 6 million; Vietnam bought 9")."""
    # "made" may be what a count makes of a country, and no output
    return mark.kind in {"measure", "measure_verb", "taking"} and mark.codes[0] not in {claim.topic.measure, "production"}


def _by_source(claim: Claim, numbers: Sequence[Mark]) -> list[str] | None:
    """Give whose each number is by the associations beside them: "CAAM counted 2.0 million and JAMA 3.8 million"."""
    countries = [country for mark in claim.marks if (country := country_behind(mark)) is not None]
    return countries if len(countries) == len(set(countries)) == len(numbers) else None


def _by_place(claim: Claim, numbers: Sequence[Mark]) -> list[str] | None:
    """Give whose each number is by the places right before them, else right behind them ("5.2 million for China")."""
    places = [mark for mark in claim.marks if mark.kind in {"area", "area_adjective"} and claim.topic.reference not in mark.codes]
    bounds = [claim.start, *(number.end for number in numbers)]
    before = [_last(places, low, number.start) for low, number in zip(bounds, numbers, strict=False)]
    behind = [_first(places, number.end, following.start) for number, following in pairwise(numbers)]
    behind.append(_first(places, numbers[-1].end, claim.end))
    for owners in (before, behind):
        codes = [codes_of(owner)[0] for owner in owners if owner is not None and len(owner.codes) == 1]
        if len(codes) == len(set(codes)) == len(numbers):
            return codes
    return None


def _by_other(claim: Claim, numbers: Sequence[Mark]) -> list[str] | None:
    """Give whose two numbers are where only the second says it: "Chile overtook Peru, shipping 5 million against Peru's 6".

    The first is then that of the other side of a pair of two.
    """
    pair = (*claim.order.upper, *claim.order.lower)
    if claim.order.place is not None or len(pair) != 2 or len(numbers) != 2:
        return None
    between = [mark for mark in _inside(claim, numbers) if mark.kind in {"area", "area_adjective"}]
    before = [mark for mark in claim.marks if mark.kind in {"area", "area_adjective"} and mark.end <= numbers[0].start]
    if len(between) != 1 or len(between[0].codes) != 1 or {code for mark in before for code in mark.codes} != set(pair):
        return None
    code = codes_of(between[0])[0]
    other = next((side for side in pair if side != code), None)
    return [other, code] if code in pair and other is not None else None


def _in_order(claim: Claim, numbers: Sequence[Mark]) -> list[str] | None:
    """Give whose two numbers are where no place stands beside them: "Chile was behind Peru, with 5 million against 6"."""
    pair = (*claim.order.upper, *claim.order.lower)
    if claim.order.place is not None or len(pair) != 2 or len(numbers) != 2:
        return None
    reference = claim.topic.reference
    areas_named = [mark for mark in claim.marks if mark.kind in {"area", "area_adjective"}]
    places = [mark for mark in areas_named if reference not in mark.codes]
    named = [codes_of(place)[0] for place in places if len(place.codes) == 1]
    together = numbers[1].start - numbers[0].end <= _TOGETHER
    # the first that is named is the one spoken of
    is_pair = len(named) == len(places) == 2 and set(named) == set(pair)
    return named if is_pair and together and places[1].end <= numbers[0].start else None


def _last(marks: Sequence[Mark], start: int, end: int) -> Mark | None:
    return next((mark for mark in reversed(marks) if start <= mark.start and mark.end <= end), None)


def _first(marks: Sequence[Mark], start: int, end: int) -> Mark | None:
    return next((mark for mark in marks if start <= mark.start and mark.end <= end), None)


def official_standings(series: SeriesLookup, claim: Claim, sentence: str) -> tuple[Standing, ...]:
    """Give the standings by each kind of publisher and unit that publish two sides at least, of the kinds that are named."""
    found: dict[tuple[str, str], dict[str, Observation]] = {}
    if claim.topic.dimension in {"reporter", "partner"} and not set(claim.order.upper + claim.order.lower) <= set(_traders()):
        return ()
    for side in _candidates(claim):
        cell = claim.cell(side)
        for row in () if cell is None else series.observations(cell):
            kind = kind_of(row.source)
            if kind is None or row.status != "actual" or not row.value or interval_of(row, "level") is None:
                continue
            group = found.setdefault((kind, row.unit), {})
            if side not in group or _quality(row) < _quality(group[side]):
                group[side] = row
    standings = [_standing(kind, unit, rows) for (kind, unit), rows in sorted(found.items()) if len(rows) > 1]
    return tuple(_of_named(claim, standings, sentence))


def _candidates(claim: Claim) -> Iterator[str]:
    """Give the codes that may be compared: those of a pair, or all that are ranked with each other."""
    if claim.order.place is None:
        return iter((*claim.order.upper, *claim.order.lower))
    rivals = {"mode": mode_codes, "by": enterprise_codes}.get(claim.topic.dimension, _traders)()
    return iter(dict.fromkeys((*claim.order.upper, *rivals)))


@cache
def _traders() -> tuple[str, ...]:
    return (*(code for code in areas.area_codes() if areas.kind_of(code) == "country"), *_BLOCS)


def _standing(kind: str, unit: str, rows: dict[str, Observation]) -> Standing:
    ordered = sorted(rows.items(), key=lambda row: -(row[1].value or 0.0))
    values = {side: interval for side, row in ordered if (interval := interval_of(row, "level")) is not None}
    return Standing(kind, unit, values, tuple(row for _, row in ordered))


def _of_named(claim: Claim, standings: Sequence[Standing], sentence: str) -> Sequence[Standing]:
    """Give the standings of the kinds of publishers and in the currency that the sentence names; all where it names none."""
    kinds = {kind_of(source) for source in sources_named(sentence)}
    currencies = {mark.codes[0] for mark in claim.marks if mark.kind == "currency_of_growth"}
    named = [standing for standing in standings if standing.kind in kinds] or standings
    return [standing for standing in named if standing.unit in currencies] or named


def _quality(row: Observation) -> tuple[bool, bool, float]:
    return row.confidence not in SURE, row.bound != "exact", row.step
