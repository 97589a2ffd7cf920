"""The cap of a rule, respected by values and averages."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tidewaiter.check.arithmetic import quotient_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_interval, format_value, unit_label
from tidewaiter.check.pairing import is_money
from tidewaiter.check.precision import finest_step, sharpest_of, widest_of
from tidewaiter.codes.rules import Rule, rule_for
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Evidence, Finding
from tidewaiter.records.interval import Interval

CHECK = Check(
    id="limit",
    number=41,
    title="A rule's cap is respected",
    severity="E",
    data="TR",
    doc="Where a rule caps each order, the value of all orders divided by their number lies under the cap.",
)
_MOST = 8
# characters: a cap and what it is held against, the passage in which a trade mode is named, a unit behind its number
_FAR = 400
_PASSAGE = 200
_UNIT = 24
_RULED = 70
# so many times a cap is what many cases come to, not what one does
_SUM = 1e5
_EACH = frozenset({"each", "every"})
_MODE = "market_procurement"
# what a cap in a trade rule is set for
_CASES = frozenset(
    {
        "orders",
        "invoices",
        "declarations",
        "consignments",
        "shipments",
        "parcels",
        "transactions",
        "batches",
        "bills",
        "tickets",
    }
)


class Cap(NamedTuple):
    """The most that one case may be worth or weigh: its values, who sets it, and the figure or the rule that says so."""

    limit: Interval
    unit: str
    said: str
    figure: Figure | None = None
    rule: Rule | None = None

    def figures(self) -> tuple[Figure, ...]:
        """Give the figure of a cap that the text states."""
        return () if self.figure is None else (self.figure,)


def check_limit(context: CheckContext) -> Iterator[Finding]:
    """Give a finding where the average of some cases, or a single one, can be held against the cap of a rule.

    The cap is one that the text gives, or of customs' rule for market procurement declarations where the text speaks of them.
    Cap and value are of one unit (yuan are converted for a cap in dollars) and of one trade mode; a value that the text says was
    refused, split or taxed is none of the cases.
    """
    stated = [figure for figure in context.figures if _is_cap(context, figure)][:_MOST]
    if not stated and not any(cue.code == "market_procurement" for cue in context.cues):
        return
    for figure in context.figures:
        if figure.value <= 0 or any(figure.id == cap.id for cap in stated) or not _came_about(context, figure):
            continue
        if figure.stat in {"level", "average"}:
            yield from _against(context, figure, stated)
    for figure in context.figures:
        yield from _misstated(context, figure)


def _is_cap(context: CheckContext, figure: Figure) -> bool:
    """Whether a figure is the cap of a rule: read as one, or hedged or called so in a sentence on what is allowed."""
    if figure.value <= 0 or figure.stat not in {"level", "average"} or figure.unit in {"percent", "units"}:
        return False
    if figure.status == "limit" and figure.stat == "level":
        return not _came_under(context, figure)
    behind = context.cues_between(figure.end, min(figure.sentence_end, figure.end + _UNIT), "threshold")
    if behind or (figure.bound == "under" and bool(context.cues_around(figure, "cap"))):
        return True
    # "no order may exceed 150,000 dollars"
    before = context.cues_between(max(figure.sentence_start, figure.start - 2 * _UNIT), figure.start, "may_exceed")
    return bool(before) and bool(context.cues_between(figure.sentence_start, before[-1].start, "none_of"))


def _came_about(context: CheckContext, figure: Figure) -> bool:
    """Whether a value came about: it reads as a fact, or as a limit and is said to have come under the rule."""
    if figure.status == "forecast":
        # "where one declaration may cover 150,000 dollars at most, a trader declared": the "may" is that of the rule
        before = context.previous_of(figure)
        is_ruled = before is not None and before.status == "limit"
        return before is not None and is_ruled and not context.cues_between(before.end, figure.start, "plan", "foresee")
    return figure.status == "actual" or (figure.status == "limit" and _came_under(context, figure))


def _came_under(context: CheckContext, figure: Figure) -> bool:
    """Whether an exact value that was read as a limit went under the rule itself: "9,400 tonnes came in under it"."""
    behind = (figure.end, min(figure.sentence_end, figure.end + _RULED))
    is_second = context.previous_of(figure) is not None
    return figure.bound == "exact" and is_second and bool(context.cues_between(*behind, "under_rule"))


def _against(context: CheckContext, figure: Figure, stated: list[Figure]) -> Iterator[Finding]:
    """Give the finding on a value: the total of some cases, an average, or one case."""
    caps = _caps_for(context, figure, stated)
    refused = context.cues_around(figure, "refused")
    for cap in caps if not refused else ():
        number = _number_of(context, figure, cap) if figure.stat == "level" else None
        if number is not None:
            yield _judge(context, figure, number, cap)
            return
        spoken = _spoken_number(context, figure) if _is_single(context, figure, cap) and figure.stat == "level" else None
        if spoken is not None:
            yield _judge_spoken(context, figure, spoken, cap)
            return
        least = widest_of(figure).low
        if cap.limit.high < least < _SUM * cap.limit.high and _is_single(context, figure, cap):
            yield _exceeding(context, figure, cap)
            return


def _caps_for(context: CheckContext, figure: Figure, stated: list[Figure]) -> list[Cap]:
    found = [
        Cap(_limit_of(cap), cap.unit, f"the text's cap is {format_figure(cap)}", cap)
        for cap in stated
        if cap.unit == figure.unit and cap.mode in {figure.mode, None} and abs(cap.start - figure.start) < _FAR
    ]
    rule = _rule_for(context, figure)
    limit = None if rule is None else _limit_in(context, rule, figure)
    if rule is not None and limit is not None:
        said = f"{rule.legal_basis}: {format_value(rule.value, rule.unit)} a customs declaration at most"
        found.append(Cap(limit, figure.unit, said, None, rule))
    return found


def _names_mode(context: CheckContext, figure: Figure) -> bool:
    """Whether the passage of a figure speaks of market procurement."""
    start, end = max(0, figure.start - 2 * _PASSAGE), min(figure.sentence_end, figure.end + _PASSAGE)
    return bool(context.cues_between(start, end, "market_procurement"))


def _limit_of(cap: Figure) -> Interval:
    return Interval(0.0, widest_of(cap).high if cap.bound not in {"exact", "over"} else cap.value)


def _rule_for(context: CheckContext, figure: Figure) -> Rule | None:
    """Give the rule for market procurement where the figure is of it, or its passage speaks of it."""
    if figure.mode != _MODE and not _names_mode(context, figure):
        return None
    if figure.mode not in {_MODE, None}:
        return None
    month = figure.period[:7] if figure.period != "?" else context.date
    return rule_for(_MODE, "declarations", month)


def _limit_in(context: CheckContext, rule: Rule, figure: Figure) -> Interval | None:
    """Give the cap in a unit: yuan at the rate of the text's day with a tenth on top, null where nothing can be said."""
    unit = figure.unit
    if unit == rule.unit:
        return Interval(0.0, rule.value)
    # said in dollars too, it is judged in dollars
    if any(other.unit == rule.unit for other in context.figures_between(figure.start - _PASSAGE, figure.end + _PASSAGE)):
        return None
    day = context.date
    rate = context.rates.day(rule.unit, unit, day) if context.rates and day and len(day) == 10 and is_money(unit) else None
    return None if rate is None else Interval(0.0, rule.value * rate.high * 1.1)


def _is_single(context: CheckContext, figure: Figure, cap: Cap) -> bool:
    """Whether a value is that of one case, or the average of all, for which the cap holds."""
    if figure.stat == "average":
        return figure.mode == _MODE or bool(context.cues_around(figure, "under_rule"))
    if cap.rule is not None:
        return bool(context.cues_around(figure, "one_case"))
    named = _names_mode(context, figure)
    return bool(context.cues_around(figure, "under_rule") or (named and context.cues_around(figure, "one_case")))


def _spoken_number(context: CheckContext, figure: Figure) -> int | None:
    """Give how many cases a value is of, where no figure was read of it: "410 parcels with goods for 52,900 euros"."""
    words = context.text[max(figure.sentence_start, figure.start - _FAR // 4) : figure.start].lower().split()
    counted = [number.replace(",", "") for number, noun in pairwise(words) if noun.strip(",.;") in _CASES]
    numbers = [int(number) for number in counted if number.isascii() and number.isdigit()]
    return numbers[0] if len(numbers) == 1 and numbers[0] > 1 else None


def _judge_spoken(context: CheckContext, total: Figure, number: int, cap: Cap) -> Finding:
    average = quotient_of(widest_of(total), Interval(float(number), float(number)))
    fits = average.low <= cap.limit.high
    most = format_value(cap.limit.high, cap.unit)
    statement = Statement(
        title=f"Average {'within' if fits else 'above'} cap: {format_interval(average, total.unit)}, cap {most}",
        message="On average the cases keep to the cap; single ones may not."
        if fits
        else "If each case keeps to the cap, their average cannot be above it. The value, the number or the cap is wrong.",
        working=(f"{format_figure(total)} / {number:,} = {format_interval(average, total.unit)}", cap.said),
        expected=expect(cap.limit, total.unit),
        evidence=_evidence(cap.rule),
    )
    return build_finding(context.path, CHECK, "agrees" if fits else "error", (total, *cap.figures()), statement)


def _number_of(context: CheckContext, total: Figure, cap: Cap) -> Figure | None:
    around = context.figures_between(total.start - 160, total.end + 160)
    counts = [
        figure
        for figure in around
        if figure.sentence == total.sentence
        and figure.status == "actual"
        and figure.stat == "level"
        and figure.value > 1
        and _is_case(context, figure, cap)
    ]
    return min(counts, key=lambda figure: abs(figure.start - total.start), default=None)


def _is_case(context: CheckContext, figure: Figure, cap: Cap) -> bool:
    """Whether a count is one of the cases that a cap is set for."""
    noun = _noun_of(context, figure)
    if cap.rule is not None:
        return noun == cap.rule.case or (
            noun in _CASES and (figure.mode == _MODE or bool(context.cues_around(figure, "one_case")))
        )
    if noun in _CASES and figure.unit not in {"tonne", "percent"} and not is_money(figure.unit):
        return True
    # "trucks are limited to 26 tonnes": what is counted is what the cap is set for
    of_cap = cap.figure is not None and cap.figure.status == "limit" and figure.product is not None
    if of_cap and cap.figure is not None and figure.unit == "units" and figure.product == cap.figure.product:
        return True
    said = context.sentence_of(cap.figure).lower().split() if cap.figure is not None and figure.unit == "units" else []
    # "each EPCG licence", and later "120 licences issued"
    after = [word for at, word in enumerate(said) if at and _EACH & set(said[max(0, at - 2) : at])]
    return noun.partition(" ")[0].removesuffix("s") in after


def _noun_of(context: CheckContext, figure: Figure) -> str:
    """Give what is counted: by its unit, else by the word behind it, its product ("exported 1,726 invoices"), or its measure."""
    if figure.unit != "units":
        return figure.unit.removeprefix("other:").replace("_", " ")
    behind = context.text[figure.end : figure.end + _UNIT].lower().split()
    if behind and behind[0].strip(",.;") in _CASES:
        return behind[0].strip(",.;")
    return figure.product if figure.product in _CASES else figure.measure.removeprefix("other:").replace("_", " ")


def _exceeding(context: CheckContext, figure: Figure, cap: Cap) -> Finding:
    statement = Statement(
        title=f"Above the cap: {format_figure(figure)}, cap {format_value(cap.limit.high, cap.unit)}",
        message="The text says that this went under the rule, which does not admit it. The value, the cap or the rule is wrong.",
        working=(f"{format_figure(figure)} > {format_value(cap.limit.high, cap.unit)}", cap.said),
        expected=expect(cap.limit, cap.unit),
        evidence=_evidence(cap.rule),
    )
    return build_finding(context.path, CHECK, "error", (figure, *cap.figures()), statement)


def _misstated(context: CheckContext, figure: Figure) -> Iterator[Finding]:
    """Give an error where a text states another cap for market procurement declarations than the rule sets."""
    if figure.status not in {"limit", "actual"} or figure.bound != "under" or not context.cues_around(figure, "cap"):
        return
    here = context.cues_around(figure, "market_procurement")
    rule = _rule_for(context, figure) if here and context.cues_around(figure, "one_case") else None
    if rule is None or figure.unit != rule.unit or abs(figure.value - rule.value) <= figure.step / 2:
        return
    statement = Statement(
        title=f"Another cap than the rule's: {format_figure(figure)}, not {format_value(rule.value, rule.unit)}",
        message=f"{rule.legal_basis} sets {format_value(rule.value, rule.unit)} for one customs declaration.",
        working=(f"{format_figure(figure)} against {format_value(rule.value, rule.unit)}",),
        expected=expect(Interval(rule.value, rule.value), rule.unit),
        evidence=_evidence(rule),
    )
    yield build_finding(context.path, CHECK, "error", (figure,), statement)


def _evidence(rule: Rule | None) -> tuple[Evidence, ...]:
    if rule is None:
        return ()
    return (
        Evidence(
            series=rule.code,
            source=rule.legal_basis,
            definition=None,
            period=f"{rule.since}/{rule.until}" if rule.until else rule.since,
            value=rule.value,
            unit=rule.unit,
            vintage=None,
            citation=rule.citation,
            url=rule.url,
        ),
    )


def _judge(context: CheckContext, total: Figure, number: Figure, cap: Cap) -> Finding:
    # "20 orders" were counted: a count is as exact as its second digit at least
    step = 10.0 ** (len(str(int(abs(number.value)))) - 2)
    average = quotient_of(widest_of(total), sharpest_of(number, max(step, 1.0)))
    fits = average.low <= cap.limit.high
    case = unit_label(number.unit) if number.unit != "units" else _noun_of(context, number)
    # an invoice or an order need not be a declaration: several may go on one
    is_case = cap.rule is None or cap.rule.case == case or context.cues_around(total, "one_case")
    severity = "agrees" if fits else "error" if is_case else "warning"
    sharp = quotient_of(sharpest_of(total, finest_step((total,))), sharpest_of(number, max(step, 1.0)))
    if fits and sharp.low > cap.limit.high:
        severity = "warning"  # it fits only if "100 million" is no more than 95
    most = format_value(cap.limit.high, cap.unit)
    whose = "the text gives" if cap.rule is None else "the rule sets"
    statement = Statement(
        title=f"Average {'within' if severity == 'agrees' else 'above'} cap: {format_interval(average, total.unit)}, cap {most}",
        message=f"On average the cases keep to the cap that {whose}; single ones may not."
        if severity == "agrees"
        else "If each case keeps to the cap, their average cannot be above it. The value, the number or the cap is wrong.",
        working=(f"{format_figure(total)} / {format_figure(number)} ({case}) = {format_interval(average, total.unit)}", cap.said),
        expected=expect(cap.limit, total.unit),
        evidence=_evidence(cap.rule),
    )
    return build_finding(context.path, CHECK, severity, (total, number, *cap.figures()), statement)
