"""How grave it is that a figure misses the official figures of its cell, and how to say it."""

from collections.abc import Iterable, Sequence

from tidewaiter.check.evidence import (
    SURE,
    capital,
    number_of,
    say_confidence,
    say_count_of,
    say_observation,
    say_other,
    say_publisher,
    say_source,
)
from tidewaiter.check.explain import Explanation
from tidewaiter.check.number import format_figure
from tidewaiter.check.reconcile import Comparison, Measurement, is_alike
from tidewaiter.check.verdict import Verdict
from tidewaiter.codes.definitions import kind_of, name_of, republished_by, sources_named
from tidewaiter.records.figure import Figure
from tidewaiter.records.observation import Observation

# within one percent of the official value a figure may be of another vintage, whose later revision we do not hold
_REVISION = 0.01
# a growth may be revised by a point before anyone calls it wrong
_GROWTH_REVISION = 1.0
# customs and makers' counts of a month lie up to an eighth apart (vehicles, May 2023): within a fifth a definition may explain it
_DEFINITION = 0.2
# farther off than that, more often the cell was misread than the number misprinted
_PLAUSIBLE = 3.0
# between these a ratio is said as times, as people do
_TWICE, _MANY = 2.0, 100.0
# a slip that changes the number itself: it survives every difference of definition
_SLIPS = frozenset({"scale-slip", "digits"})
_IDENTITY = ("measure", "product", "reporter", "period")


def unseen_sources(
    figure: Figure, rows: Iterable[Comparison], near: Iterable[Observation], measurement: Measurement
) -> tuple[str, ...]:
    """Give the sources that publish this for other periods, whose figure for this one is not here, and which the text may mean.

    Where the text names its source only those that it republishes; the balance of payments never, unless it is named.
    """
    seen = {row.observation.source for row in rows}
    named = sources_named(figure.source)
    found: dict[str, None] = {}
    for observation in near:
        source = observation.source
        is_meant = source in republished_by(named) if named & seen else kind_of(source) != "balance_of_payments"
        if (
            source not in seen
            and is_meant
            and _is_same_subject(figure, observation)
            and is_alike(figure, observation, measurement)
        ):
            found[source] = None
    return tuple(found)


def contradict(figure: Figure, against: Sequence[Comparison], found: Explanation | None, unseen: tuple[str, ...]) -> Verdict:
    """Give the verdict on a figure that misses all official figures it may be compared with, of which there is at least one."""
    best = min(against, key=lambda row: (row.observation.confidence not in SURE, _gap(figure, row)))
    seen = best.observation
    reason = found.reason if found else _plain_reason(figure, best, unseen)
    gives = f"{capital(say_source(seen))} gives {say_observation(seen, figure.stat)}{say_confidence(seen)}."
    others = {row.observation.source: row.observation for row in against if row.observation.source != seen.source}
    sentences = [gives, *(say_other(other, figure.stat) for other in others.values())][:2]
    sentences.append(found.sentence if found else _advice(reason, figure, unseen))
    rows = (seen, *others.values(), *((found.observation,) if found else ()))
    return Verdict(
        severity=_severity(figure, against, reason),
        title=f"{capital(format_figure(figure))}: {say_publisher(seen)} gives {say_observation(seen, figure.stat)}",
        sentences=tuple(sentences),
        rows=tuple(dict.fromkeys(rows)),
        working=(
            f"the text says {format_figure(figure)}; official {say_observation(seen, figure.stat)}: {_say_gap(figure, best)}",
            *((found.step,) if found else ()),
        ),
        reason=reason,
        expected=best,
    )


def _severity(figure: Figure, against: Sequence[Comparison], reason: str) -> str:
    """An error only where the number itself is off against sure figures of a cell that the text itself states."""
    if reason in {"rounding", "comparable-basis"} or (reason == "definition" and figure.stat != "share"):
        return "note"
    sure = [row for row in against if row.observation.confidence in SURE and not row.observation.growth_assumed]
    if not sure or figure.stat == "share" or reason not in {*_SLIPS, "unexplained"}:
        return "warning"
    if any(figure.known.get(field, "stated") == "assumed" for field in _IDENTITY):
        return "warning"
    if figure.stat == "growth":
        is_far = all(abs(figure.value - (row.observation.growth or 0.0)) > _GROWTH_REVISION for row in against)
        return "error" if is_far and _is_one_count(against) else "warning"
    return "error" if reason in _SLIPS or _is_plausible(figure, sure) else "warning"


def _plain_reason(figure: Figure, best: Comparison, unseen: tuple[str, ...]) -> str:
    """Give the reason code where no other cell, scale or order of digits explains the difference."""
    if _is_cut(figure, best):
        return "rounding"
    if figure.stat == "level" and _gap(figure, best) <= _REVISION:
        return "vintage"
    if unseen and (figure.stat != "level" or _gap(figure, best) <= _DEFINITION):
        return "definition"
    return "unexplained"


def _advice(reason: str, figure: Figure, unseen: tuple[str, ...]) -> str:
    if reason == "rounding":
        return "The text cuts the digits where rounding would give the next one."
    if reason == "vintage":
        return "So small a difference may be a revision: check which release the text quotes."
    if reason == "definition":
        who = " and ".join(name_of(source) for source in unseen[:2])
        count = say_count_of(unseen[0], figure.product)
        what = f" ({count})" if count else ""
        gap = "but no figure for this period is here"
        return f"{capital(who)} counts this too{what}, {gap}: the text may mean that count, so name the source."
    return "No other definition, period, currency, scale or order of digits explains it: check the number against its source."


def _is_same_subject(figure: Figure, observation: Observation) -> bool:
    fields = ("measure", "product", "reporter", "partner", "mode", "by")
    return observation.status == "actual" and all(getattr(figure, name) == getattr(observation.cell, name) for name in fields)


def _is_one_count(against: Sequence[Comparison]) -> bool:
    """Whether all official growths are of one source and one measure, so that no other growth can be meant."""
    return len({(row.observation.source, row.observation.growth_basis, row.observation.growth_currency) for row in against}) == 1


def _is_plausible(figure: Figure, sure: Sequence[Comparison]) -> bool:
    values = [row.observation.value or 0.0 for row in sure]
    return any(value * figure.value > 0 and 1 / _PLAUSIBLE < figure.value / value < _PLAUSIBLE for value in values)


def _is_cut(figure: Figure, row: Comparison) -> bool:
    """Whether the printed digits are the official ones cut off: 31.43 million of 31.436 million."""
    value = number_of(row.observation, figure.stat) or 0.0
    return (
        figure.bound == "exact" and figure.step > 0 and 0 < abs(value) - abs(figure.value) < figure.step <= abs(value) * _REVISION
    )


def _gap(figure: Figure, row: Comparison) -> float:
    """Give how far a figure is from the official interval, as a part of it."""
    middle = (row.official.low + row.official.high) / 2
    return abs(figure.value - middle) / abs(middle) if middle else float("inf")


def _say_gap(figure: Figure, row: Comparison) -> str:
    if figure.stat == "level":
        middle = (row.official.low + row.official.high) / 2
        # people say nine times, and not 815 %
        is_far = middle != 0 and _TWICE <= figure.value / middle < _MANY
        return f"{figure.value / middle:.2g} times as large" if is_far else f"{_gap(figure, row):.1%} apart"
    return f"{abs(figure.value - (row.official.low + row.official.high) / 2):.2g} points apart"
