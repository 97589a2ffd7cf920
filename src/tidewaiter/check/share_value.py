"""Part divided by whole is the share."""

import re
from collections.abc import Iterator, Sequence

from tidewaiter.check.arithmetic import share_of
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding, expect
from tidewaiter.check.hierarchy import are_side_by_side, widened
from tidewaiter.check.mark import marks_of
from tidewaiter.check.number import format_figure, format_interval, format_value
from tidewaiter.check.pairing import are_near, is_measured_as, nearest_to, subject_of
from tidewaiter.check.passage import PartOf, find_shares, is_part_of_share
from tidewaiter.check.portion import find_portions
from tidewaiter.check.precision import ROUNDED, reckon, widest_of
from tidewaiter.reading.mention.wordlist import words
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.period import UNKNOWN

CHECK = Check(
    id="share-value",
    number=6,
    title="Part and whole give the share",
    severity="E",
    data="T",
    doc="A part divided by its whole is the share that the text gives.",
)


# characters around a share in which its part and its whole may stand
_AROUND = 140
_PAIR = 2
_BRACKET = 12
# characters between a level and the share that says it again, and words of its unit there
_GAP = 40
_UNIT_WORDS = 1
# characters behind a share in which its whole is named, the unit with its "of", and what ends the name
_WHOLE = 60
_OF = re.compile(r"\W{0,2}(?:percent|per cent|pct|%)?\s?(?:of)\s")
_OF_WHOLE = re.compile(r"[^,;:().]{0,20} of [^,;:().]{0,24}")
_PLACES = frozenset({"area", "area_adjective"})
_PAUSE = re.compile(r"[,.;:()]")


def check_share_value(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every share whose part and whole stand in the text.

    Where several wholes may be meant, one that fits is enough; an error needs all in one sentence and a single whole.
    """
    done: set[str] = set()
    for share, pair in _said_shares(context):
        if share.id not in done:
            done.add(share.id)
            yield _finding(context, _severity(share, *pair), share, pair)
    for share in context.figures:
        if share.id in done or share.id in context.muddled:
            continue
        if share.stat != "share" or share.unit != "percent" or share.status != "actual":
            continue
        for part in _parts(context, share):
            wholes = _wholes(context, part)
            finding = _judge(context, share, part, wholes) if wholes else None
            if finding is not None:
                yield finding
                break


def _said_shares(context: CheckContext) -> Iterator[tuple[Figure, PartOf]]:
    """Give the shares with the part and the whole that their words or their place give them, the surest first."""
    for share, pair in find_shares(context):
        if pair.whole.value > 0 and _are_of_one_time(*pair):
            yield share, pair
    for share, part, whole in _lone_shares(context):
        yield share, PartOf(part, whole)
    yield from find_portions(context)


def _are_of_one_time(part: Figure, whole: Figure) -> bool:
    """Whether nothing says that two levels are of two times, as where one "had been 1.3 million in May last year"."""
    return part.period == whole.period or UNKNOWN in {part.period, whole.period}


def _lone_shares(context: CheckContext) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Give each share that stands alone with two levels of one unit in its sentence: the smaller is the part of the larger.

    Nothing else can be meant where the sentence has no second percentage and no level before a change.
    """
    for share in context.figures:
        if share.stat != "share" or share.unit != "percent" or share.status != "actual":
            continue
        around = context.figures_between(share.start - _AROUND, share.end + _AROUND)
        others = [figure for figure in around if figure.sentence == share.sentence and figure.id != share.id]
        if len(others) != _PAIR or any(figure.stat != "level" or figure.unit == "percent" for figure in others):
            continue
        part, whole = sorted(others, key=lambda figure: figure.value)
        if not _are_of_one_time(part, whole) or part.product != share.product == whole.product:
            continue  # a share of the larger one, whose whole is not told: "3 million, or 53 percent, followed by copper with 1"
        if (
            are_side_by_side(part, whole)
            or are_side_by_side(part, share)
            or _is_said_of(context, share, part, whole)
            or _is_aside(context, part, whole)
            or is_part_of_share(context, part, whole)
        ):
            continue
        if part.unit == whole.unit and part.value > 0 and is_measured_as(share, whole) and _is_one_breath(context, share, others):
            yield share, part, whole


def _is_said_of(context: CheckContext, share: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a share says the very level beside it again ("104,000 tonnes, or 8.9 percent of the total"), and so is not of it.

    Of "4 million of a total of 9 million, or 44 percent" it is.
    """
    if part.end < whole.start and _OF_WHOLE.fullmatch(context.text, part.end, whole.start):
        return False
    first, second = sorted((share, whole), key=lambda figure: figure.start)
    gap = context.text[first.end : second.start]
    if len(gap) > _GAP or set(";:") & set(gap):
        return False
    cues = context.cues_between(first.end, second.start, "again", "share", "over", "nearly")
    rest = "".join(char for at, char in enumerate(gap, first.end) if not any(cue.start <= at < cue.end for cue in cues))
    # what is left is the unit of the first, and a place or a word of measure at most
    return (
        bool(cues or "," in gap or "(" in gap)
        and not context.cues_between(first.end, second.start, "of", "opening")
        and (len([word for word in rest.split() if word.strip(",()%")]) <= _UNIT_WORDS)
    )


def _is_aside(context: CheckContext, part: Figure, whole: Figure) -> bool:
    """Whether the whole stands in a bracket of its own, as the total of another year does."""
    opened = context.text.rfind("(", max(0, whole.start - _BRACKET), whole.start)
    return opened >= 0 and not opened < part.start < whole.end


def _is_one_breath(context: CheckContext, share: Figure, levels: Sequence[Figure]) -> bool:
    start, end = min(share.start, levels[0].start), max(share.end, levels[-1].end)
    if ";" in context.text[start:end] or any(context.bases.mark(level) for level in levels):
        return False
    return not context.cues_between(start, end, "move", "contrast", "versus") and len({level.status for level in levels}) == 1


def _parts(context: CheckContext, share: Figure) -> Iterator[Figure]:
    levels = nearest_to(share, context.by_subject.get(("level", subject_of(share)), ()))
    units: set[str] = set()
    for level in levels:
        fits = level.period == share.period and level.status == share.status and is_measured_as(share, level)
        if fits and (share.period != "?" or level.sentence == share.sentence) and level.unit not in units:
            units.add(level.unit)
            yield level


def _wholes(context: CheckContext, part: Figure) -> list[Figure]:
    flows = [("measure", "trade")] if part.measure in {"exports", "imports"} else []
    found = [context.find_alike(part, **{dimension: code}) for dimension, code in (*flows, *widened(part))]
    return [whole for whole in found if whole is not None]


def _judge(context: CheckContext, share: Figure, part: Figure, wholes: list[Figure]) -> Finding | None:
    verdicts = [(_severity(share, part, whole), whole) for whole in wholes]
    for severity, whole in verdicts:
        if severity == "agrees":
            return _finding(context, "agrees", share, (part, whole))
    rounded = next((whole for severity, whole in verdicts if severity == "cannot-check"), None)
    if rounded is not None:
        return _finding(context, "cannot-check", share, (part, rounded))
    near = [
        (severity, whole)
        for severity, whole in verdicts
        if whole.sentence == part.sentence == share.sentence or _is_named(context, share, part, whole)
    ]
    if len(near) == 1:
        return _finding(context, near[0][0], share, (part, near[0][1]))
    # a whole that is not said in the same breath may be another one, unless it is the very group of products
    group = wholes[0].product not in {None, "goods", "goods and services", part.product}
    return _finding(context, "warning", share, (part, wholes[0])) if len(wholes) == 1 and group else None


def _is_just_told(context: CheckContext, share: Figure, whole: Figure) -> bool:
    """Whether a whole stands in the sentence of a share, or in the one before it."""
    gap = context.text[whole.sentence_end : share.sentence_start] if whole.sentence_end <= share.sentence_start else ""
    return are_near(whole, share) or (whole.sentence_end <= share.sentence_start and len(gap) <= _PAIR and "\n" not in gap)


def _is_named(context: CheckContext, share: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a share says itself that it is one of a whole just told of: "40 percent of the month's exports", "of the total".

    It names the measure of the whole, and no other product and place than the whole has.
    """
    if part.sentence != share.sentence or not _is_just_told(context, share, whole):
        return False
    behind = context.text[share.end : min(share.sentence_end, share.end + _WHOLE)]
    match = _OF.match(behind)
    if match is None:
        return False
    start = share.end + match.end()
    stop = _PAUSE.search(context.text, start, share.end + len(behind))
    end = stop.start() if stop is not None else share.end + len(behind)
    marks = marks_of(context.text, start, end)
    named = {"product": whole.product, "area": whole.reporter, "area_adjective": whole.reporter}
    if any(mark.kind in named and named[mark.kind] not in mark.codes for mark in marks):
        return False
    measure = next((mark for mark in marks if mark.kind == "measure"), None)
    if measure is not None and measure.codes[0] != whole.measure:
        return False
    # "of the world's exports", "of non-oil exports": any other word makes it another whole
    said = context.text[start : end if measure is None else measure.start].lower().split()
    places = {word for mark in marks if mark.kind in _PLACES for word in context.text[mark.start : mark.end + 2].lower().split()}
    return bool(said or measure) and all(word in words("share_whole") or word in places for word in said)


def _severity(share: Figure, part: Figure, whole: Figure) -> str:
    return reckon(share_of, (part, whole), widest_of(share)).severity


def _head(severity: str) -> str:
    return "Share fits in rounded numbers only" if severity == "cannot-check" else "Share does not fit"


def _finding(context: CheckContext, severity: str, share: Figure, pair: tuple[Figure, Figure]) -> Finding:
    part, whole = pair
    share_found = reckon(share_of, pair, widest_of(share)).found
    found = format_value(100 * part.value / whole.value, "percent") if whole.value else "no share"
    says = f"{format_figure(part)} of {format_figure(whole)} is {found}"
    message = "The share follows from the part and the whole within the printed digits."
    if severity == "cannot-check":
        message = ROUNDED
    elif severity != "agrees":
        message = (
            "The part, the whole and the share cannot all be right, unless the share is of another whole: say of what. "
            "Check the three against the source."
        )
    statement = Statement(
        title=f"Share fits: {says}" if severity == "agrees" else f"{_head(severity)}: {says}, not {format_figure(share)}",
        message=message,
        working=(
            f"{format_figure(part)} / {format_figure(whole)} = {format_interval(share_found, 'percent')}",
            f"the text says {format_figure(share)}",
        ),
        expected=expect(share_found, "percent"),
    )
    return build_finding(context.path, CHECK, severity, (share, part, whole), statement)
