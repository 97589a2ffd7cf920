"""The growth of a whole lies between that of its parts; a part that is not given is worked out."""

from collections.abc import Iterator
from typing import NamedTuple

from tidewaiter.check.arithmetic import base_of, difference_of, growth_of, quotient_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.hierarchy import partitions_of
from tidewaiter.check.number import format_figure, format_interval, format_value
from tidewaiter.check.pairing import GrowthPair
from tidewaiter.check.precision import widest_of
from tidewaiter.check.trio import are_of_one_scope, find_trios, name_trio
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval

CHECK = Check(
    id="component-growth",
    number=5,
    title="Growth of the whole lies between its parts'",
    severity="E",
    data="T",
    doc="The growth of a whole is the weighted mean of its parts' growth; a part that the text does not give is worked out.",
)
# characters; farther apart, one rate may be in another currency without saying so
_PASSAGE = 300
# "trade between its own members, 3 percent" is another trade
_SCOPE = 60
# characters behind a rate in which the month stands that it is compared with
_BEHIND = 34
_YEAR = "year_earlier"
# parts of a whole that words name
_CALLED = (("exports", "imports"), ("home", "abroad"))


class _Parts(NamedTuple):
    """The growth of a whole and of its two parts, with their levels where the text gives them."""

    whole: Figure
    first: Figure
    second: Figure


def check_component_growth(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every growth of a whole of two parts: both given, do they bracket it; one given, what is the other.

    An error only where all three are measured alike: the same period, comparison, basis and currency.
    """
    levels = {pair.growth.id: pair for pair in context.growth_pairs if _is_its_own(pair)}
    done: set[str] = set()
    for finding in _from_cells(context, levels):
        done.add(finding.figures[0])
        yield finding
    for parts in _from_words(context):
        if parts.whole.id not in done:
            done.add(parts.whole.id)
            # of what the whole was read as, and so of its level, nothing is known
            yield _judge(context, parts, {name: pair for name, pair in levels.items() if name != parts.whole.id})


def _is_its_own(pair: GrowthPair) -> bool:
    """Whether a level is surely of the place of its growth: of its sentence, or of one that says whose it is."""
    return pair.level.sentence == pair.growth.sentence or pair.level.known.get("reporter") != "inherited"


def _from_words(context: CheckContext) -> Iterator[_Parts]:
    """Give threes of rates of which the words of one statement call two the parts and one the whole, whatever was read."""
    for trio in find_trios(context, "growth"):
        alike = len({(growth.versus, growth.basis, growth.currency) for growth in trio}) == 1
        if trio[0].unit != "percent" or not alike or any(context.previous_rates.mark(growth) for growth in trio):
            continue
        for first, second in _CALLED:
            named = name_trio(context, trio, (first, second, "whole"))
            if named is not None and are_of_one_scope((named[first], named[second]), named["whole"]):
                if not _is_of_less(context, named["whole"]) and not context.cues_around(
                    named["whole"], "deficit", "net", "partial"
                ):
                    yield _Parts(named["whole"], named[first], named[second])
                break


def _is_of_less(context: CheckContext, whole: Figure) -> bool:
    """Whether a rate is that of something less: "trade between its own members, 3 percent"."""
    return bool(context.cues_between(whole.start - _SCOPE, whole.start, "scope"))


def _from_cells(context: CheckContext, levels: dict[str, GrowthPair]) -> Iterator[Finding]:
    for whole in context.figures:
        if whole.stat != "growth" or whole.unit != "percent" or whole.id in context.worded:
            continue
        # "a 6.5 percent increase from March": against the month before, whatever else the text compares with
        if context.cues_between(whole.end, min(whole.sentence_end, whole.end + _BEHIND), "from_month") and whole.versus == _YEAR:
            continue
        # "far above the 29.5 percent by which the nation's trade grew": another's rate
        if whole.id in context.muddled or context.previous_rates.mark(whole) or _is_of_less(context, whole):
            continue
        for dimension, parts in _partitions(whole):
            found = [_growth_like(context, whole, dimension, part) for part in parts]
            given = [growth for growth in found if growth is not None]
            # of an unknown period only what stands near is alike: one part may lead on to the other
            if len(given) == 1 and whole.period == "?":
                missing = parts[1 if found[0] else 0]
                other = _growth_like(context, given[0], dimension, missing)
                given = [*given, other] if other is not None else given
            if len(given) == 2:
                yield _judge(context, _Parts(whole, given[0], given[1]), levels)
            elif len(given) == 1:
                yield from _derive(context, levels, whole, given[0], (dimension, parts[1 if found[0] else 0]))


def _partitions(whole: Figure) -> Iterator[tuple[str, tuple[str, ...]]]:
    for dimension, code in (("measure", whole.measure), ("product", whole.product)):
        yield from ((dimension, parts) for name, parts in partitions_of(dimension) if name and name == code and len(parts) == 2)


def _growth_like(context: CheckContext, whole: Figure, dimension: str, part: str) -> Figure | None:
    found = context.find_alike(whole, **{dimension: part})
    if found is None or found.id in context.worded:
        return None
    alike = (found.versus, found.basis, found.currency) == (whole.versus, whole.basis, whole.currency)
    return found if alike else None


def _judge(context: CheckContext, parts: _Parts, levels: dict[str, GrowthPair]) -> Finding:
    whole, first, second = (widest_of(growth) for growth in parts)
    hull = _hull(first, second)
    expected: Interval = hull
    working: tuple[str, ...] = (f"between {format_figure(parts.first)} and {format_figure(parts.second)}",)
    pairs = [levels.get(growth.id) for growth in parts[:2]]
    weight = _weight(levels.get(parts.first.id), levels.get(parts.second.id)) if pairs[0] is None else None
    if hull.meets(whole) and weight is not None:
        expected = _weighted(weight, first, second)
        percent = format_interval(Interval(100 * weight.low, 100 * weight.high), "percent")
        working = (f"{_name(parts.first, parts.whole)} are {percent} of both together", *working)
    if hull.meets(whole) and pairs[0] and pairs[1] and pairs[0].level.unit == pairs[1].level.unit:
        share = quotient_of(widest_of(pairs[1].level), widest_of(pairs[0].level))
        if share.low > 0.0 and share.high < 1.0:
            expected = _weighted(share, first, second)
            percent = format_interval(Interval(100 * share.low, 100 * share.high), "percent")
            working = (f"{_name(parts.first, parts.whole)} are {percent} of the whole", *working)
    fits = expected.meets(whole)
    title = f"Growth of the whole fits its parts: {format_figure(parts.whole)}"
    if not fits:
        title = (
            f"Growth does not fit the parts: {format_figure(parts.whole)}, where they give {format_interval(expected, 'percent')}"
        )
    statement = Statement(
        title=title,
        message="The growth of the whole is the weighted mean of its parts' growth."
        if fits
        else "The whole cannot grow by this while its parts do. One of the rates is wrong, or of another currency or period.",
        working=(
            *working,
            f"their mean by weight is {format_interval(expected, 'percent')}",
            f"the text says {format_figure(parts.whole)}",
        ),
        expected=expect(expected, "percent"),
    )
    severity = "agrees" if fits else _severity(parts)
    return build_finding(context.path, CHECK, severity, parts, statement)


def _weight(first: GrowthPair | None, second: GrowthPair | None) -> Interval | None:
    """Give the share of the first part in both, from their levels; null where the text lacks one or they are not of one unit."""
    if first is None or second is None or first.level.unit != second.level.unit:
        return None
    one, other = widest_of(first.level), widest_of(second.level)
    if not (one.bounded and other.bounded) or one.low <= 0.0 or other.low <= 0.0:
        return None
    return Interval(one.low / (one.low + other.high), one.high / (one.high + other.low))


def _severity(parts: _Parts) -> str:
    """Give an error where one passage or a known currency holds the three together; else a warning: currencies differ."""
    starts = [growth.start for growth in parts]
    together = max(starts) - min(starts) <= _PASSAGE or parts.whole.currency is not None
    return "error" if together else "warning"


def _hull(first: Interval, second: Interval) -> Interval:
    return Interval(min(first.low, second.low), max(first.high, second.high))


def _weighted(share: Interval, first: Interval, second: Interval) -> Interval:
    """Give the growth of a whole from the share of its first part today and the growth of both parts, in percent."""
    ends = []
    for weight in (share.low, share.high):
        for one, other in ((first.low, second.low), (first.high, second.high)):
            if one <= -100.0 or other <= -100.0:
                return Interval(-100.0, float("inf"))
            ends.append(100.0 * (1.0 / (weight / (1 + one / 100) + (1 - weight) / (1 + other / 100)) - 1.0))
    # a rounding of the last float digit must not make a contradiction
    return Interval(min(ends) - 1e-9, max(ends) + 1e-9)


def _derive(
    context: CheckContext, levels: dict[str, GrowthPair], whole: Figure, given: Figure, missing: tuple[str, str]
) -> Iterator[Finding]:
    total, part = levels.get(whole.id), levels.get(given.id)
    if total is None or part is None or total.level.unit != part.level.unit:
        return
    dimension, name = missing
    if context.find_alike(total.level, **{dimension: name}) is not None:
        return
    level = difference_of(widest_of(total.level), widest_of(part.level))
    bases = (base_of(widest_of(total.level), widest_of(whole)), base_of(widest_of(part.level), widest_of(given)))
    base = difference_of(*bases)
    if level.low <= 0.0 or base.low <= 0.0:
        return
    growth = growth_of(level, base)
    middle = total.level.value - part.level.value
    rate = 100 * (middle / (total.level.value / (1 + whole.value / 100) - part.level.value / (1 + given.value / 100)) - 1)
    moved = f"{'up' if rate >= 0 else 'down'} {format_value(abs(rate), 'percent', digits=2)}"
    statement = Statement(
        title=f"{name.capitalize()}, not given, follow: {format_value(middle, total.level.unit)}, {moved}",
        message=f"The text gives the whole and one part. The rest is {format_interval(level, total.level.unit)}, "
        f"and its growth {format_interval(growth, 'percent')}: worth a word where it goes the other way.",
        working=(
            f"{format_figure(total.level)} - {format_figure(part.level)} = {format_interval(level, total.level.unit)}",
            f"before: {format_interval(bases[0], total.level.unit)} - {format_interval(bases[1], total.level.unit)}"
            f" = {format_interval(base, total.level.unit)}",
            f"growth: {format_interval(growth, 'percent')}",
        ),
        expected=expect(growth, "percent"),
    )
    yield build_finding(context.path, CHECK, "note", (whole, given, total.level, part.level), statement)


def _name(part: Figure, whole: Figure) -> str:
    return part.measure if part.measure != whole.measure else part.product or "parts"
