"""Doubled, halved, tripled: the words against the growth beside them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tidewaiter.check.arithmetic import growth_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.cue import MULTIPLES, Cue
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.neighbour import levels_around
from tidewaiter.check.number import format_figure, format_interval
from tidewaiter.check.pairing import pair_growth, subject_of
from tidewaiter.check.precision import ROUNDED, reckon, widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.interval import Interval

CHECK = Check(
    id="doubling-words",
    number=13,
    title="Doubled, tripled, halved",
    severity="W",
    data="T",
    doc='"Doubled" is about 100 % more, "nearly doubled" 80 to 100 %, "halved" about 50 % less: the growth must fit.',
)
# how far from the word its number may stand, in characters: "nearly doubled, up 62 percent"
_REACH = 45
# and where both were read as growth of one thing
_OWN_REACH = 130
_HEDGE_REACH = 14


class _Word(NamedTuple):
    """What a word admits as growth in percent: plain, after "more than", after "nearly"."""

    plain: Interval
    over: Interval
    nearly: Interval


# Plain words are rounded: 1.85 to 2.25 times is "doubled".  "Nearly" is from 90 % of the multiple to it, as for numbers (the
# contract's intervals); "more than" is above it and not beyond the next word.
_WORDS = {
    "double": _Word(Interval(85.0, 125.0), Interval(100.0, 200.0, True), Interval(80.0, 100.0, False, True)),
    "triple": _Word(Interval(180.0, 230.0), Interval(200.0, 300.0, True), Interval(170.0, 200.0, False, True)),
    "quadruple": _Word(Interval(270.0, 340.0), Interval(300.0, 450.0, True), Interval(260.0, 300.0, False, True)),
    "quintuple": _Word(Interval(350.0, 450.0), Interval(400.0, 550.0, True), Interval(350.0, 400.0, False, True)),
    "halve": _Word(Interval(-55.0, -45.0), Interval(-75.0, -50.0, False, True), Interval(-50.0, -40.0, True)),
}


def check_doubling_words(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every such word with a growth in percent right beside it, or with its level and the level before."""
    for cue in context.cues:
        if cue.code not in MULTIPLES:
            continue
        own = next((figure for figure in context.figures_between(cue.start, cue.end) if figure.stat in {"growth", "ratio"}), None)
        growth = _growth_beside(context, cue, own)
        if growth is not None:
            yield _against_growth(context, cue, growth)
        elif own is not None and own.stat == "growth":
            pair = pair_growth(own, context.levels.get(subject_of(own), ()), context.bases)
            if pair is not None and pair.base is not None and pair.level.sentence == own.sentence:
                yield _against_levels(context, cue, pair.level, pair.base, own)
                continue
            level, base = levels_around(context, own)
            if level is not None and base is not None:
                yield _against_levels(context, cue, level, base, own)


def _growth_beside(context: CheckContext, cue: Cue, own: Figure | None) -> Figure | None:
    reach = _REACH if own is None else _OWN_REACH
    around = context.figures_between(cue.start - reach, cue.end + reach)
    growths = [
        figure
        for figure in around
        if figure.stat == "growth"
        and figure.unit == "percent"
        and figure.id not in context.worded
        and figure.sentence_start <= cue.start < figure.sentence_end
    ]
    for growth in sorted(growths, key=lambda growth: abs(growth.start - cue.start)):
        between = (min(cue.end, growth.end), max(cue.start, growth.start))
        if own is not None and (subject_of(own), own.period) == (subject_of(growth), growth.period):
            near = between[1] - between[0] <= _REACH or not context.cues_between(*between, "clause", "base")
            return growth if near else None
        if (
            (own is None or _is_open(own, growths))
            and not context.cues_between(*between, "clause")
            and ";" not in context.text[slice(*between)]
        ):
            return growth
    return None


def _is_open(own: Figure, growths: Sequence[Figure]) -> bool:
    """Whether nothing says what a word, or the one growth that stands by, is of.

    "Almost halved, that is how ..., which fell 27 percent", "with growth of 29 percent, exports tripled".
    """
    if len(growths) != 1 or growths[0].bound != "exact":
        return False
    word_first = own.start < growths[0].start
    open_one = own if word_first else growths[0]
    if open_one.known.get("measure") == open_one.known.get("product") == "inherited":
        return True
    # the two may have been given different places: "Kenya doubled its exports of toys to Egypt, up 55 percent"
    same = all(getattr(own, name) == getattr(growths[0], name) for name in ("measure", "product", "period"))
    return same or (open_one.measure in {"other:unknown", "gdp"} and open_one.product is None)


def _admitted(context: CheckContext, cue: Cue) -> Interval:
    word = _WORDS[cue.code]
    hedges = context.cues_between(cue.start - _HEDGE_REACH, cue.start, "over", "nearly")
    if not hedges:
        return word.plain
    return word.over if hedges[-1].code == "over" else word.nearly


def _against_growth(context: CheckContext, cue: Cue, growth: Figure) -> Finding:
    admitted = _admitted(context, cue)
    fits = widest_of(growth).meets(admitted)
    word = context.text[cue.start : cue.end]
    statement = Statement(
        title=f'"{word}" {"fits" if fits else "does not fit"} {format_figure(growth)}',
        message="The word and the growth fit." if fits else _advice(word),
        working=(
            f'"{word}" as it stands there is growth of {format_interval(admitted, "percent")}',
            f"the text says {format_figure(growth)}",
        ),
        expected=expect(admitted, "percent"),
        reason=None if fits else "multiple",
    )
    return build_finding(context.path, CHECK, "agrees" if fits else "warning", (growth,), statement)


def _against_levels(context: CheckContext, cue: Cue, level: Figure, base: Figure, own: Figure) -> Finding:
    admitted = _admitted(context, cue)
    found, severity = reckon(growth_of, (level, base), admitted)
    # a word is no number: what only the widest reading covers is a word too strong, and no error
    severity = "warning" if severity == "error" else severity
    fits, printed = severity != "warning", severity == "agrees"
    word = context.text[cue.start : cue.end]
    says = "does not fit" if not fits else "fits" if printed else "fits only in rounded numbers"
    statement = Statement(
        title=f'"{word}" {says} {format_figure(base)} to {format_figure(level)}',
        message=_advice(word) if not fits else "The word and the levels fit." if printed else ROUNDED,
        working=(
            f'"{word}" as it stands there is growth of {format_interval(admitted, "percent")}',
            f"{format_figure(level)} / {format_figure(base)} - 1 = {format_interval(found, 'percent')}",
        ),
        expected=expect(admitted, "percent"),
        reason=None if fits else "multiple",
    )
    return build_finding(context.path, CHECK, severity, (own, level, base), statement)


def _advice(word: str) -> str:
    return f'The numbers do not bear out "{word}". Use a weaker or stronger word, or check the numbers: one of the two is wrong.'
