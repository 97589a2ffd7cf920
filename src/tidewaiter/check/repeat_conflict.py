"""The same cell twice in one text with different values; a name spelled two ways."""

from collections.abc import Iterator

from tidewaiter.check.calendar import say_period
from tidewaiter.check.context import CheckContext
from tidewaiter.check.cue import cue_phrases
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.label import label_area, label_code
from tidewaiter.check.mark import marks_of
from tidewaiter.check.name import find_changed_names, find_misspelt_names, is_doubled, is_swapped
from tidewaiter.check.number import format_figure
from tidewaiter.check.pairing import nearest_to
from tidewaiter.check.precision import widest_of
from tidewaiter.check.restatement import are_named_apart, find_restated
from tidewaiter.check.unit_slip import is_repeat, slip_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding

CHECK = Check(
    id="repeat-conflict",
    number=44,
    title="One thing, one number, one name",
    severity="W",
    data="T",
    doc="The same cell twice in one text has values that meet, and a name is spelled one way.",
)
# characters of a paragraph in which it says whose trade it is about
_OPENING = 200
_STATS = {"level", "growth", "share"}


def check_repeat_conflict(context: CheckContext) -> Iterator[Finding]:
    """Give a warning where one cell stands twice in different sentences with intervals that do not meet, a note for names.

    Where two sources are named the numbers may both be right: no finding.  A hedged number beside an exact one is judged by
    `hedge`, one off by a power of ten by `unit-slip`.
    """
    done: set[str] = set()
    for figure in context.figures:
        if figure.stat not in _STATS:
            continue
        if figure.bound == "exact" and figure.status == "actual" and figure.id not in context.worded:
            other = _conflict(context, figure)
            if other is not None:
                done.add(figure.id)
                yield _finding(context, figure, other)
    for figure, other in find_restated(context):
        apart = not widest_of(figure).meets(widest_of(other)) and not slip_of(figure, other)
        is_one = _may_be_one_source(figure, other) and not _is_of_other_place(context, other, figure)
        if apart and figure.id not in done and is_one:
            yield _finding(context, figure, other)
    yield from _names(context)


def _may_be_one_source(figure: Figure, other: Figure) -> bool:
    return figure.source is None or other.source is None or figure.source == other.source


def _conflict(context: CheckContext, figure: Figure) -> Figure | None:
    if context.cues_before(figure, "narrower") or not _is_said_in_full(figure):
        return None
    repeats = [other for other in nearest_to(figure, context.cells[figure.cell]) if is_repeat(figure, other)]
    # where any other mention meets, the odd one out is that other's business
    for other in repeats:
        before = other.start < figure.start and other.sentence != figure.sentence
        exact = other.bound == "exact" and other.value_high is None and figure.value_high is None
        if before and exact and other.id not in context.worded and not widest_of(figure).meets(widest_of(other)):
            apart = are_named_apart(context, other, figure) or _are_adjusted_apart(context, other, figure)
            return None if slip_of(figure, other) or apart or _is_of_other_place(context, other, figure) else other
    return None


def _is_of_other_place(context: CheckContext, other: Figure, figure: Figure) -> bool:
    """Whether a later paragraph opens with another place than the one whose number it was read as."""
    start = context.text.rfind("\n", other.start, figure.start) + 1
    if start == 0 or figure.known.get("reporter") != "inherited" or figure.reporter is None:
        return False
    marks = marks_of(context.text, start, min(figure.start, start + _OPENING))
    places = {code for mark in marks if mark.kind in {"area", "area_adjective"} for code in mark.codes}
    return bool(places) and figure.reporter not in places


def _are_adjusted_apart(context: CheckContext, one: Figure, other: Figure) -> bool:
    """Whether one of two statements is of adjusted numbers (seasonally, at constant prices), and the other says nothing of it."""
    return bool(context.cues_around(one, "adjusted")) != bool(context.cues_around(other, "adjusted"))


def _is_said_in_full(figure: Figure) -> bool:
    """Whether the text itself says what a number is about: where an earlier sentence lends it, the two may differ in that."""
    said = {"stated", "dated"}
    return all(figure.known.get(field, "stated") in said for field in ("measure", "period", "partner"))


def _finding(context: CheckContext, figure: Figure, other: Figure) -> Finding:
    thing = " ".join(label_code(part) for part in (figure.product, figure.measure) if part)
    what = f"{thing} of {label_area(figure.reporter)}" if figure.reporter else thing
    statement = Statement(
        title=f"Two numbers for one thing: {format_figure(figure)} here, {format_figure(other)} before",
        message=f"Both are given as the {figure.stat} of {what} in {say_period(figure.period)}. Keep one, or say what tells them "
        "apart: another source, another scope, another period.",
        working=(f"{format_figure(other)} and {format_figure(figure)} have no value in common",),
        expected=expect(widest_of(other), other.unit),
    )
    return build_finding(context.path, CHECK, "warning", (figure, other), statement)


def _names(context: CheckContext) -> Iterator[Finding]:
    changed = tuple(find_changed_names(context.text))
    verbs = frozenset(words[0] for words in cue_phrases(context.language, "says"))
    for one, other in (*find_misspelt_names(context.text, verbs), *changed):
        statement = Statement(
            title=f"One name spelled two ways? {one} and {other}",
            message="The two names differ by a letter or two. If they are one, spell them alike.",
        )
        # letters or syllables in another order, or a letter twice, are a slip of the pen; one letter more may be another person
        # a family name before "said" is the one that was introduced, and so is a person whom nobody introduces
        spoken = " " not in other or (one, other) in changed
        last, again = one.split()[-1], other.split()[-1]
        severity = "warning" if spoken or is_swapped(last, again) or is_doubled(last, again) else "note"
        yield build_finding(context.path, CHECK, severity, (), statement)
