"""A claim of rank or order, recomputed like with like: on the text's own numbers, and on every official count."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tidewaiter.check.calendar import say_period
from tidewaiter.check.claim import Claim, Order, Topic, carry_claim, find_claims
from tidewaiter.check.context import CheckContext
from tidewaiter.check.evidence import evidence_of
from tidewaiter.check.finding import Check, Statement, build_finding
from tidewaiter.check.label import label_area
from tidewaiter.check.number import format_interval, format_value
from tidewaiter.check.standing import Standing, official_standings, stated_standing, told_standing
from tidewaiter.codes import enterprises, modes
from tidewaiter.codes.definitions import short_name_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding

CHECK = Check(
    id="rank",
    number=35,
    title="A rank holds on every definition",
    severity="W",
    data="TO",
    doc="A claim of rank or order is recomputed on the text's own numbers and on each definition: associations with each other, "
    "customs with each other.",
)
# characters of the sentence behind a claim
_PASSAGE = 300
_KINDS = {"association": "the counts of makers' associations", "customs": "the counts of customs"}


class Verdict(NamedTuple):
    """A claim with what was found of it: whether it holds, by standing."""

    claim: Claim
    holds: tuple[tuple[Standing, bool], ...]

    @property
    def severity(self) -> str:
        """A warning where the claim fails on one count or more."""
        return "agrees" if all(is_true for _, is_true in self.holds) else "warning"


def check_rank(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every sentence whose claim of rank or order can be recomputed.

    A warning where it fails on the text's own numbers, or on one official count or all; `agrees` where it holds on all that know
    the sides.  A place further back than the series show is not judged: they may lack a rival.  Values are compared in one unit
    and by one kind of publisher.
    """
    for claims in _by_sentence(context):
        verdicts = [verdict for claim in claims if (verdict := _judge(context, claim)) is not None]
        # of several claims of one sentence ("overtook Japan as the largest") the one that fails counts
        worst = min(verdicts, key=lambda verdict: verdict.severity == "agrees", default=None)
        if worst is not None:
            yield _report(context, worst)


def _by_sentence(context: CheckContext) -> Iterator[list[Claim]]:
    found: dict[int, list[Claim]] = {}
    for claim in find_claims(context):
        found.setdefault(claim.start, []).append(claim)
    for figure in context.figures:
        is_plain = not (figure.partner or figure.mode or figure.by) and figure.value >= 1
        if figure.stat == "rank" and figure.status == "actual" and is_plain and figure.reporter:
            found.setdefault(figure.sentence_start, []).append(_claim_of(figure))
    return (claims for _, claims in sorted(found.items()))


def _claim_of(figure: Figure) -> Claim:
    """Give the claim of a rank that was read as a figure, which may have its period and product from elsewhere in the text."""
    topic = Topic("reporter", figure.measure, figure.product, None)
    order = Order((str(figure.reporter),), place=round(figure.value))
    period = None if figure.period == "?" else figure.period
    return Claim(order, figure.quote, topic, period, figure.sentence_start, figure.sentence_end, ())


def _judge(context: CheckContext, claim: Claim) -> Verdict | None:
    """Give what the sentence's own numbers say of a claim, else what the official ones do; null where none of them can say."""
    stated = stated_standing(claim)
    held = None if stated is None else stated.holds(claim)
    if stated is not None and held is not None:
        return Verdict(claim, ((stated, held),))
    carried = carry_claim(context, claim, _PASSAGE)
    told = told_standing(context, claim) or (None if carried is None else stated_standing(carried))
    if told is not None and told.holds(claim) is False:
        return Verdict(claim, ((told, False),))
    if context.series is None:
        return None
    standings = official_standings(context.series, claim, context.text[claim.start : claim.end])
    judged = ((standing, standing.holds(claim)) for standing in standings if standing.kind in _KINDS)
    holds = tuple((standing, is_true) for standing, is_true in judged if is_true is not None)
    return Verdict(claim, holds) if holds else None


def _report(context: CheckContext, verdict: Verdict) -> Finding:
    claim, holds = verdict
    is_mixed = len({is_true for _, is_true in holds}) > 1
    statement = Statement(
        title=_title(verdict),
        message=" ".join((*(_say(standing, claim) for standing, _ in holds), *_advice(verdict))),
        working=tuple(_step(standing, claim) for standing, _ in holds),
        reason=None if verdict.severity == "agrees" else "definition" if is_mixed else "unexplained",
        evidence=tuple(evidence_of(row) for standing, _ in holds for row in standing.rows),
    )
    return build_finding(context.path, CHECK, verdict.severity, _figures_of(context, verdict), statement)


def _figures_of(context: CheckContext, verdict: Verdict) -> tuple[Figure, ...]:
    """Give the ranks of the sentence, and the figures whose numbers were compared."""
    starts = {start for standing, _ in verdict.holds for start in standing.starts}
    figures = context.figures_between(verdict.claim.start, verdict.claim.end)
    held = [figure for figure in figures if figure.stat == "rank" or any(abs(figure.start - start) < 4 for start in starts)]
    return tuple(held) or figures[:1]


def _title(verdict: Verdict) -> str:
    claim, holds = verdict
    who = f"{_say_order(claim)}{_say_topic(claim)}"
    if holds[0][0].kind == "stated":
        return f"{who}: {'as the numbers beside it say' if holds[0][1] else 'the numbers beside it say otherwise'}"
    yes = " and ".join(dict.fromkeys(_KINDS[standing.kind] for standing, is_true in holds if is_true))
    no = " or ".join(dict.fromkeys(_KINDS[standing.kind] for standing, is_true in holds if not is_true))
    if not no:
        return f"{who}: holds on {yes}"
    return f"{who}: holds on {yes}, not on {no}" if yes else f"{who}: does not hold on {no}"


def _say_order(claim: Claim) -> str:
    order = claim.order
    upper = " and ".join(_label(side) for side in order.upper)
    if order.place is None:
        return f"{upper} ahead of {' and '.join(_label(side) for side in order.lower)}"
    return f"{upper} among the first {order.place}" if order.most else f"{upper} as number {order.place}"


def _say_topic(claim: Claim) -> str:
    topic = claim.topic
    if topic.measure is None:
        return ""
    product = f" of {topic.product}" if topic.product else ""
    whose = "" if topic.reference is None else f"{' with' if topic.dimension == 'partner' else ' of'} {_label(topic.reference)}"
    return f" for {topic.measure}{product}{whose}{f' in {say_period(claim.period)}' if claim.period else ''}"


def _label(side: str) -> str:
    if side in modes.mode_codes():
        return modes.label(side).lower()
    if side in enterprises.enterprise_codes():
        return enterprises.label(side).lower()
    return label_area(side)


def _say(standing: Standing, claim: Claim) -> str:
    if standing.kind == "stated":
        parts = [f"{_label(side)} {_say_value(standing, side, claim)}" for side in _ordered(standing)]
        return f"The text itself gives {', '.join(parts)}."
    parts = [
        f"{_label(side)} {format_value(row.value or 0.0, row.unit, row.cell.product)} ({short_name_of(row.source)})"
        for side, row in zip(_ordered(standing), standing.rows, strict=True)
    ]
    return f"By {_KINDS[standing.kind]}: {', '.join(parts)}."


def _ordered(standing: Standing) -> Sequence[str]:
    return sorted(standing.values, key=lambda side: -(standing.values[side].low + standing.values[side].high))


def _say_value(standing: Standing, side: str, claim: Claim) -> str:
    return format_interval(standing.values[side], standing.unit, claim.topic.product)


def _advice(verdict: Verdict) -> Iterator[str]:
    if verdict.severity == "warning":
        is_stated = verdict.holds[0][0].kind == "stated"
        yield "One of the numbers or the claim is wrong." if is_stated else "Say by whose count the rank holds."
    count = len({side for standing, _ in verdict.holds for side in standing.values})
    if verdict.holds[0][0].kind != "stated":
        yield f"Only the {count} {_say_kind(verdict.claim)} in the series were compared."


def _say_kind(claim: Claim) -> str:
    return {"mode": "modes", "by": "types of enterprise", "partner": "partners"}.get(claim.topic.dimension, "countries")


def _step(standing: Standing, claim: Claim) -> str:
    values = {side: (interval.low + interval.high) / 2 for side, interval in standing.values.items()}
    values |= {side: row.value or 0.0 for side, row in zip(_ordered(standing), standing.rows, strict=False)}
    order = " > ".join(f"{_label(side)} {values[side]:,.0f}" for side in _ordered(standing))
    if claim.order.place is None:
        return f"{standing.kind}: {order}"
    side = claim.order.upper[0]
    return f"{standing.kind}: {order}: {_label(side)} is number {standing.place_of(side, claim)}"
