"""Nearly, over, some: the hedge against the value and its digits."""

from collections.abc import Iterator

from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_interval
from tidewaiter.check.pairing import nearest_to
from tidewaiter.check.precision import widest_of
from tidewaiter.check.unit_slip import is_repeat
from tidewaiter.reading.mention.wordlist import words
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval

CHECK = Check(
    id="hedge",
    number=40,
    title="Hedges are apt",
    severity="W",
    data="TO",
    doc='"Nearly 5 million" cannot stand for 5.22 million, and "over 79.2 %" hedges a number that is exact already.',
)
_MANY_DIGITS = 4
# "over 2 million" for 5 million is true and misleads
_FAR = 1.5
# characters behind a hedged number in which the exact one, and the word that calls it so, may stand
_BEHIND = 90
_SAID = 40
_CLOSED = 12
# of another size it is another thing
_SIZE = 2.5
_FIELDS = ("measure", "product", "reporter", "partner", "mode", "by", "period")
_OPEN = {None, "?", "goods", "other:unknown"}


def check_hedge(context: CheckContext) -> Iterator[Finding]:
    """Give a warning where a hedged number and the exact one of the same cell do not meet, a note where a hedge is inapt.

    Inapt: a hedge on a number printed to the last digit, or one far from the exact value that the text gives elsewhere.
    """
    for figure in context.figures:
        if figure.bound == "exact" or figure.status not in {"actual", "forecast"} or figure.id in context.worded:
            continue
        # forecasts of one thing are made again and again: only what restates one at once is the same
        exact = (_exact(context, figure) if figure.status == "actual" else None) or _restated(context, figure)
        if exact is not None:
            yield _against_exact(context, figure, exact)
        elif _is_too_exact(figure):
            yield _too_exact(context, figure)


def _exact(context: CheckContext, figure: Figure) -> Figure | None:
    for other in nearest_to(figure, context.cells[figure.cell]):
        if other.sentence == figure.sentence and _are_listed(context, figure, other):
            continue
        if is_repeat(figure, other) and other.bound == "exact" and other.value_high is None and figure.value_high is None:
            return other
    return None


def _are_listed(context: CheckContext, figure: Figure, other: Figure) -> bool:
    """Whether two numbers of one sentence are put beside each other as two things ("66 percent of these and 30 of those")."""
    start, end = min(figure.end, other.end), max(figure.start, other.start)
    return " and " in context.text[start:end] or bool(context.cues_between(start, end, "contrast"))


def _restated(context: CheckContext, figure: Figure) -> Figure | None:
    """Give the exact number that is put right behind a hedged one: "almost 60 percent: 63.5 percent last year, it says"."""
    other = next(iter(context.figures_between(figure.end, figure.end + _BEHIND)), None)
    if other is None or other.bound != "exact" or other.value_high is not None or figure.value_high is not None:
        return None
    stats = {figure.stat, other.stat}
    same = (other.unit, other.status) == (figure.unit, figure.status) and (len(stats) == 1 or stats == {"level", "average"})
    ratio = abs(other.value / figure.value) if figure.value else 0.0
    # "the share was 16 percent" goes back to the share before it, whatever it is of
    fields = () if context.cues_before(other, "same_share") else _FIELDS
    if not same or not 1 / _SIZE < ratio < _SIZE or any(not _is_one(figure, other, field) for field in fields):
        return None
    return other if _is_put_behind(context, figure, other) else None


def _is_one(figure: Figure, other: Figure, field: str) -> bool:
    """Whether a field is the same, or one of the two leaves it open."""
    one, two = getattr(figure, field), getattr(other, field)
    # "overdue containers" are the containers that were spoken of
    is_narrowed = (
        field == "product" and one is not None and two is not None and (one.endswith(f" {two}") or two.endswith(f" {one}"))
    )
    return one == two or one in _OPEN or two in _OPEN or is_narrowed


def _is_put_behind(context: CheckContext, figure: Figure, other: Figure) -> bool:
    gap = context.text[figure.end : other.start]
    semicolon = figure.end + gap.rfind(";") if ";" in gap else None
    if semicolon is not None:
        return other.sentence == figure.sentence and bool(context.cues_between(semicolon, other.start, "exactly"))
    joined = context.cues_between(figure.end, other.start, "base", "after", "versus", "clause", "within", "partial")
    if joined:
        # "fewer than 1,000 are overdue, and the port's own list names 1,380"
        alone = joined[-1].code == "clause" and context.cues_between(joined[-1].end, other.start, "own_count")
        return bool(alone) and other.sentence == figure.sentence and _nouns_meet(figure, other)
    if other.sentence != figure.sentence:
        return bool(context.cues_between(other.sentence_start, other.start, "exactly"))
    if ":" in gap or gap.rstrip().endswith("("):
        return True
    if any(dash in gap for dash in (" - ", "\u2013", "\u2014")):
        return bool(context.cues_between(figure.end, other.start, "exactly"))
    if "," not in gap:
        return False
    said = context.cues_between(figure.end, min(other.sentence_end, other.end + _SAID), "exactly")
    closed = context.text[other.end : other.end + _CLOSED].replace("percent", "").replace("%", "").lstrip()[:1] == ","
    return bool(said) or (closed and figure.stat == "share")


def _nouns_meet(figure: Figure, other: Figure) -> bool:
    """Whether what is counted is the same: of one unit, and one product the end of the other ("overdue containers")."""
    return figure.unit == other.unit and figure.measure == other.measure and _is_one(figure, other, "product")


def _against_exact(context: CheckContext, figure: Figure, exact: Figure) -> Finding:
    fits = widest_of(figure).meets(widest_of(exact))
    hedged = f"{figure.hedge or figure.bound} {format_figure(figure)}"
    severity, title = "agrees", f'Hedge fits: "{hedged}" for {format_figure(exact)}'
    message = "The exact number given elsewhere in the text is one that the hedge admits."
    if not fits:
        severity, title = "warning", f'Hedge does not fit: "{hedged}" for {format_figure(exact)}'
        message = "The text gives the exact number elsewhere, and the hedge rules it out. Change the hedge or the number."
    elif figure.bound == "over" and abs(exact.value) > _FAR * abs(figure.value):
        severity, title = "note", f'Hedge far off: "{hedged}" for {format_figure(exact)}'
        message = "True, but a reader takes it for a number close by. Say the nearer round number."
    statement = Statement(
        title=title,
        message=message,
        working=(
            f'"{hedged}" is {format_interval(widest_of(figure), figure.unit, figure.product)}',
            f"the text also says {format_figure(exact)}",
        ),
        expected=expect(widest_of(exact), exact.unit),
        reason=None if severity == "agrees" else "rounding",
    )
    return build_finding(context.path, CHECK, severity, (figure, exact), statement)


def _is_too_exact(figure: Figure) -> bool:
    """Whether a number with a hedge is printed so exactly that the hedge says nothing."""
    # "an estimated 339.62 billion" is provisional, and not round
    if figure.hedge is not None and not words("hedge_estimated").isdisjoint(figure.hedge.lower().split()):
        return False
    if figure.value_high is not None or figure.step <= 0 or figure.bound not in {"over", "under", "about"}:
        return False
    last = round(abs(figure.value) / figure.step) % 10
    if last in {0, 5}:
        return False
    digits = len(str(round(abs(figure.value) / figure.step)))
    return digits >= (3 if figure.unit == "percent" else _MANY_DIGITS)


def _too_exact(context: CheckContext, figure: Figure) -> Finding:
    hedged = f"{figure.hedge or figure.bound} {format_figure(figure)}"
    statement = Statement(
        title=f'Hedge on an exact number: "{hedged}"',
        message="The number is printed to its last digit, so the hedge adds nothing. Leave the hedge out, or round the number.",
        working=(f"the last printed digit is worth {format_interval(_step(figure), figure.unit, figure.product)}",),
        reason="rounding",
    )
    # "some 1.758 million" is clumsy; "over 79.2 percent" says that the number is not the number
    severity = "note" if figure.bound == "about" else "warning"
    return build_finding(context.path, CHECK, severity, (figure,), statement)


def _step(figure: Figure) -> Interval:
    return Interval(figure.step, figure.step)
