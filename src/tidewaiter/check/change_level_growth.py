"""An absolute change, the level after it and the growth, or the level before it, agree."""

from collections.abc import Iterator

from tidewaiter.check.arithmetic import change_of, difference_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.earlier import is_of_one_thing
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.number import format_figure, format_interval, format_value
from tidewaiter.check.pairing import are_near, is_measured_as, nearest_to, subject_of
from tidewaiter.check.precision import ROUNDED, reckon, widest_of
from tidewaiter.check.sign import turn_sign
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding

CHECK = Check(
    id="change-level-growth",
    number=2,
    title="Change, level and growth agree",
    severity="E",
    data="T",
    doc="An absolute change, the level after it and the growth imply each other.",
)
_RATES = {"percent", "percentage_point", "times"}
# characters: a statement of a change, the amount beside its growth, the word "more" behind them
_AROUND = 130
_BESIDE = 26
_AFTER = 34
_LESS = 24
_PAIR = 2
_FITS = {"agrees": "fits", "cannot-check": "fits in rounded numbers only"}


def check_change_level_growth(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every absolute change in a sentence that has its level and its growth or the level before."""
    done: set[str] = set()
    yield from _from_cells(context, done)
    for amount, level, growth in _lone_changes(context):
        if amount.id not in done:
            done.add(amount.id)
            yield _from_words(context, amount, level, growth)
    for change, level, base in (*_called_changes(context), *_changes_beside_base(context)):
        if change.id not in done:
            yield _against_base(context, change, level, base)


def _from_cells(context: CheckContext, done: set[str]) -> Iterator[Finding]:
    """Give the findings on what was read as a change of a level; `done` has those then."""
    for change in context.figures:
        if change.stat != "change" or change.unit in _RATES or change.status != "actual":
            continue
        level, base = _levels(context, change)
        # a rise to less than itself: the two are not of one thing, whatever the reading says
        if level is None or change.id in context.muddled or level.value <= change.value:
            continue
        growth = _growth(context, change, level)
        if growth is not None or base is not None:
            done.add(change.id)
        if growth is not None:
            yield _against_growth(context, change, level, growth)
        elif base is not None:
            yield _against_base(context, change, level, base)


def _lone_changes(context: CheckContext) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Give amounts with their level and growth where the words call them one change: "412 (35 percent) more", "61 or 22 percent".

    The amount and the growth stand side by side, or the amount was read as a change, and the statement has one other level of the
    unit, which is larger.
    """
    for growth in context.figures:
        if growth.stat != "growth" or growth.unit != "percent" or growth.id in context.worded or growth.status != "actual":
            continue
        if _is_of_others(context, growth):
            continue
        around = context.figures_between(growth.start - _AROUND, growth.end + _AROUND)
        here = [figure for figure in around if are_near(figure, growth) and figure.id != growth.id]
        alone = [figure for figure in here if figure.sentence == growth.sentence]
        here = alone if len(alone) == _PAIR else here
        if len(here) != _PAIR or here[0].unit != here[1].unit or any(figure.status != "actual" for figure in here):
            continue
        amount, level = sorted(here, key=lambda figure: abs(figure.value))
        if not {amount.stat, level.stat} <= {"level", "change"} or level.stat != "level" or abs(amount.value) >= level.value:
            continue
        if any(context.bases.mark(figure) for figure in here) or amount.sentence != growth.sentence:
            continue
        if amount.stat == "level" and amount.period not in {level.period, growth.period, "?"}:
            continue  # "2.5 billion, 27 percent more than in 2006 (2 billion)": how much it was then
        is_change = amount.stat == "change" and amount.versus == growth.versus and is_measured_as(growth, level)
        if (is_change and is_of_one_thing(amount, level)) or (
            level.sentence == growth.sentence and _are_side_by_side(context, amount, growth)
        ):
            yield amount, level, growth


def _are_side_by_side(context: CheckContext, amount: Figure, growth: Figure) -> bool:
    start, end = min(amount.end, growth.end), max(amount.start, growth.start)
    gap = context.text[start:end]
    if len(gap) > _BESIDE or ";" in gap:
        return False
    more = context.cues_between(end, min(growth.sentence_end, end + _AFTER), "above_rate", "below_rate", "change_of")
    before = context.cues_between(max(growth.sentence_start, start - _AFTER), end, "change_of")
    signed = context.text[max(0, amount.start - 2) : amount.start].strip() in {"+", "-", "(+"}
    said = "(" in gap or " or " in gap or bool(context.cues_between(start, end, "again")) or signed
    return said and (bool(more or before) or signed)


def _called_changes(context: CheckContext) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Give amounts that words call the change between two other levels: "from 3 to 5, a difference of 2"."""
    for figures in context.sentences.values():
        levels = [figure for figure in figures if figure.stat in {"level", "change"} and figure.status == "actual"]
        if len(levels) != _PAIR + 1 or len({figure.unit for figure in levels}) != 1 or levels[0].unit in _RATES:
            continue
        *pair, amount = levels
        marked = [level for level in pair if context.bases.mark(level)]
        called = context.cues_between(max(pair[1].end, amount.start - _AFTER), amount.start, "amount_of_change")
        if len(marked) == 1 and called and not context.cues_between(pair[0].start, amount.start, "contrast"):
            base = marked[0]
            level = pair[1] if base is pair[0] else pair[0]
            sign = 1 if level.value >= base.value else -1
            yield (amount if amount.value * sign >= 0 else turn_sign(amount)), level, base


def _changes_beside_base(context: CheckContext) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Give amounts that stand before the level they are above or below: "4.3 million, 600,000 above the 2.9 million of 2012"."""
    for figures in context.sentences.values():
        levels = [figure for figure in figures if figure.stat in {"level", "change"} and figure.status == "actual"]
        if len(levels) != _PAIR + 1 or len({figure.unit for figure in levels}) != 1 or levels[0].unit in _RATES:
            continue
        level, amount, base = levels
        words = context.cues_between(amount.end, base.start, "above_rate", "below_rate")
        gap = context.text[amount.end : base.start]
        alone = not context.bases.mark(amount) and not context.figures_between(amount.end, base.start) and "," not in gap
        if words and alone and context.bases.mark(base) and base.start - amount.end <= 2 * _AFTER and amount.value < level.value:
            sign = 1 if level.value >= base.value else -1
            yield (amount if amount.value * sign >= 0 else turn_sign(amount)), level, base


def _from_words(context: CheckContext, amount: Figure, level: Figure, growth: Figure) -> Finding:
    """Give the finding on a change that its words show, whatever it was read as; it may fit in either direction."""
    behind = max(amount.end, growth.end)
    if growth.value > 0 and context.cues_between(behind, min(growth.sentence_end, behind + _LESS), "below_rate"):
        growth = turn_sign(growth)  # "26 tonnes (6 percent) less than a year ago"
    implied = change_of(widest_of(level), widest_of(growth))
    said = widest_of(amount) if amount.value * growth.value >= 0 else -widest_of(amount)
    fits = implied.meets(said)
    change = -abs(amount.value) if growth.value < 0 else abs(amount.value)
    found = format_value(100 * change / (level.value - change), "percent")
    statement = Statement(
        title=f"Change {'fits' if fits else 'does not fit'}: {format_figure(amount)} on the way to {format_figure(level)} is "
        f"{found} growth" + ("" if fits else f", not {format_figure(growth)}"),
        message=_message("agrees" if fits else "error", "the growth"),
        working=(
            f"{format_figure(level)} with {format_figure(growth)} growth implies a change of "
            f"{format_interval(implied, level.unit, level.product)}",
            f"the text says {format_figure(amount)}",
        ),
        expected=expect(implied, amount.unit),
    )
    severity = "agrees" if fits else "error"
    return build_finding(context.path, CHECK, severity, (amount, level, growth), statement)


def _levels(context: CheckContext, change: Figure) -> tuple[Figure | None, Figure | None]:
    """Give the level after and the level before a change, of the same sentence or the next."""
    levels = nearest_to(change, context.by_subject.get(("level", subject_of(change)), ()))
    here = [level for level in levels if _is_near(level, change) and level.unit == change.unit]
    after = [level for level in here if level.period == change.period and not context.bases.mark(level)]
    before = [level for level in here if context.bases.mark(level) and level.sentence == change.sentence]
    return next(iter(after), None), next(iter(before), None)


def _is_near(figure: Figure, change: Figure) -> bool:
    """Whether a figure stands in the sentence of a change or close by in the next one, and not behind a semicolon."""
    return are_near(figure, change)


def _growth(context: CheckContext, change: Figure, level: Figure) -> Figure | None:
    growths = nearest_to(change, context.by_subject.get(("growth", subject_of(change)), ()))
    for growth in growths:
        if growth.id in context.muddled or _is_of_others(context, growth):
            continue
        same = _is_near(growth, change) and growth.period == change.period and growth.unit == "percent"
        if ";" in context.text[min(change.end, growth.end) : max(change.start, growth.start)]:
            continue
        if same and (growth.versus or change.versus) == (change.versus or growth.versus) and is_measured_as(growth, level):
            return growth
    return None


def _is_of_others(context: CheckContext, growth: Figure) -> bool:
    """Whether a growth is said to be that of something else: "the 9 percent that it reports is that of revenue"."""
    return bool(context.cues_between(growth.end, min(growth.sentence_end, growth.end + 2 * _AFTER), "of_others"))


def _against_growth(context: CheckContext, change: Figure, level: Figure, growth: Figure) -> Finding:
    found, severity = reckon(lambda size: change_of(size, widest_of(growth)), (level,), change)
    implied = format_value(100 * change.value / (level.value - change.value), "percent") if level.value != change.value else "no"
    fits = _FITS.get(severity, "does not fit")
    statement = Statement(
        title=f"Change {fits}: {format_figure(change)} on the way to {format_figure(level)} is {implied} growth"
        + ("" if severity == "agrees" else f", not {format_figure(growth)}"),
        message=_message(severity, "the growth"),
        working=(
            f"{format_figure(level)} with {format_figure(growth)} growth implies a change of "
            f"{format_interval(found, level.unit, level.product)}",
            f"the text says {format_figure(change)}",
        ),
        expected=expect(found, change.unit),
    )
    return build_finding(context.path, CHECK, severity, (change, level, growth), statement)


def _against_base(context: CheckContext, change: Figure, level: Figure, base: Figure) -> Finding:
    found, severity = reckon(difference_of, (level, base), change)
    difference = format_interval(found, level.unit, level.product)
    fits = _FITS.get(severity, "does not fit")
    statement = Statement(
        title=f"Change {fits}: from {format_figure(base)} to {format_figure(level)} is {difference}"
        + ("" if severity == "agrees" else f", not {format_figure(change)}"),
        message=_message(severity, "the level before"),
        working=(f"{format_figure(level)} - {format_figure(base)} = {difference}", f"the text says {format_figure(change)}"),
        expected=expect(found, change.unit),
    )
    return build_finding(context.path, CHECK, severity, (change, level, base), statement)


def _message(severity: str, third: str) -> str:
    if severity == "agrees":
        return f"The change, the level and {third} fit each other within the printed digits."
    if severity == "cannot-check":
        return ROUNDED
    doubt = "" if severity == "error" else " They fit only if trailing zeros are rounding."
    return f"The change, the level and {third} cannot all be right. Check the three against the source.{doubt}"
