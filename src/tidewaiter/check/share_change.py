"""A part that grows faster than its whole has a larger share of it."""

from collections.abc import Iterator, Sequence

from tidewaiter.check.calendar import earlier_period
from tidewaiter.check.context import CheckContext
from tidewaiter.check.finding import Check, Statement, build_finding
from tidewaiter.check.hierarchy import widened
from tidewaiter.check.number import format_figure, format_value
from tidewaiter.check.pairing import are_near, nearest_to, subject_of
from tidewaiter.check.precision import widest_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.finding import Finding
from tidewaiter.records.period import UNKNOWN

CHECK = Check(
    id="share-change",
    number=9,
    title="Share moves as the growth rates say",
    severity="E",
    data="T",
    doc="A part that grows faster than its whole gains share, one that grows more slowly loses it.",
)


# characters around the movement of a share in which the two growths stand, and before a growth what it is the growth of
_BEFORE = 260
_AFTER = 120
_NEAR = 70
_WORDS = 60
_PAIR = 2
# between a percentage and "in" only its unit stands, and between points and "below"
_UNIT = 10
_BELOW = 20
# how many letters of a word show what it is, and words that are in every name
_STEM = 5
_TO = 5
_CALLED = 90
_LETTERS = 4
_EMPTY = {"share", "total", "expor", "impor", "trade", "sales", "perce", "while", "which", "their"}


def check_share_change(context: CheckContext) -> Iterator[Finding]:
    """Give a finding for every change of a share whose part and whole have their growth in the text.

    A change of a share is a change in percentage points with a word of share in its sentence, or two shares of one part of which
    one is of the period before.  An error where share and rates surely go opposite ways.
    """
    for figure in context.figures:
        moved = _movement(context, figure)
        if moved == 0:
            continue
        rates = (_rates(context, figure) if figure.stat != "growth" else None) or _called_rates(context, figure)
        if rates is not None:
            finding = _judge(context, figure, moved, rates)
            if finding is not None:
                yield finding


def _movement(context: CheckContext, figure: Figure) -> int:
    """Give 1 where a share surely rose, -1 where it fell, 0 where it is no change of a share or may be either."""
    if figure.status != "actual":
        return 0
    interval = widest_of(figure)
    if figure.stat == "change" and figure.unit == "percentage_point":
        near = context.cues_around(figure, "share")
        return _sign(context, figure) * ((interval.low > 0) - (interval.high < 0)) if near else 0
    if figure.unit == "percent" and (figure.stat == "share" or _is_called_share(context, figure)):
        before = _share_before(context, figure) or _share_from(context, figure)
        if before is not None:
            return (interval.low > widest_of(before).high) - (interval.high < widest_of(before).low)
    return 0


def _is_called_share(context: CheckContext, figure: Figure) -> bool:
    """Whether a percentage that reads as a growth is where a share went: "the proportion of buses rose from 6 to 9 percent"."""
    if figure.stat != "growth" or context.text[max(0, figure.start - _TO) : figure.start].split()[-1:] not in (["to"], ["at"]):
        return False
    words = context.cues_before(figure, "share", "share_called")
    return bool(words) and figure.start - words[-1].end <= _CALLED


def _sign(context: CheckContext, change: Figure) -> int:
    """Give -1 where a verb or comparative turns what was read as a rise of a share ("which cut its share by 2 points")."""
    before = context.previous_of(change)
    start = before.end if before else change.sentence_start
    cut = context.cues_between(start, change.start, "cut")
    below = context.cues_between(change.end, change.end + _BELOW, "below", "below_rate")
    smaller = context.cues_between(start, change.start, "smaller_share")
    return -1 if change.value > 0 and (cut or below or smaller) else 1


def _share_before(context: CheckContext, share: Figure) -> Figure | None:
    earlier = earlier_period(share.period, share.versus or "year_earlier")
    return context.find_alike(share, period=earlier) if earlier is not None else None


def _share_from(context: CheckContext, share: Figure) -> Figure | None:
    """Give the share that one rose or fell from, in its sentence: "to 62.5 percent from 59.8 percent"."""
    around = context.figures_between(share.start - _NEAR, share.end + _NEAR)
    here = [other for other in around if other.sentence == share.sentence and other.id != share.id]
    alike = [other for other in here if other.stat == share.stat and abs(other.start - share.start) <= _NEAR]
    if share.stat != "share":
        alike = [other for other in alike if context.previous_rates.mark(other)]
    marks = context.bases if share.stat == "share" else context.previous_rates
    if marks.mark(share) or len(alike) != 1 or not marks.mark(alike[0]) or alike[0].unit != "percent":
        return None
    return alike[0] if subject_of(alike[0]) == subject_of(share) else None


def _rates(context: CheckContext, figure: Figure) -> tuple[Figure, Figure] | None:
    growths = nearest_to(figure, context.by_subject.get(("growth", subject_of(figure)), ()))
    for part in growths:
        if part.period != figure.period or part.unit != "percent" or part.versus not in {None, "year_earlier"}:
            continue
        for dimension, code in widened(part):
            whole = context.find_alike(part, **{dimension: code})
            if whole is not None and _are_alike(part, whole) and whole.sentence in {part.sentence, figure.sentence}:
                return part, whole
    return None


def _called_rates(context: CheckContext, figure: Figure) -> tuple[Figure, Figure] | None:
    """Give the only two growths of a statement where one is called that of the whole ("total exports 9.2 percent")."""
    around = context.figures_between(figure.start - _BEFORE, figure.end + _AFTER)
    rates = [rate for rate in around if rate.stat == "growth" and rate.unit == "percent"]
    growths = _two_nearest(figure, rates)
    if figure.stat == "growth":
        # what reads as growth is the share and what it was before
        before = _share_from(context, figure)
        growths = [rate for rate in growths if rate.id not in {figure.id, None if before is None else before.id}]
    if len(growths) != _PAIR or any(rate.id in context.worded or rate.status != "actual" for rate in growths):
        return None
    first, second = growths
    if not _are_alike(first, second) or not _may_be_of_one_time(first, second) or not _is_of_one_measure(first, second):
        return None
    called = [_is_called_whole(context, rate) for rate in growths]
    if called[0] == called[1]:
        return _by_name(context, figure, first, second)
    part, whole = (second, first) if called[0] else (first, second)
    return (part, whole) if _is_share_of(figure, part, whole) else None


def _two_nearest(figure: Figure, rates: Sequence[Figure]) -> list[Figure]:
    """Give the rates of the sentence of a share, with those of the one before or behind; of the first of these that has two."""
    # of two rates of one sentence the first may stand far off
    near = {rate.sentence for rate in rates if are_near(rate, figure)} | {figure.sentence}
    told = [rate for rate in rates if rate.sentence in near]
    here = [rate for rate in told if rate.sentence == figure.sentence]
    before = [rate for rate in told if rate.start < figure.sentence_end]
    behind = [rate for rate in told if rate.end > figure.sentence_start]
    # where a share reads as growth it is one of the rates itself
    most = _PAIR if figure.stat != "growth" else 2 * _PAIR
    return next((group for group in (here, before, behind) if len(group) == most), told)


def _is_of_one_measure(one: Figure, other: Figure) -> bool:
    """Whether two figures are not said to measure different things."""
    return one.measure == other.measure or "other:unknown" in (one.measure, other.measure)


def _by_name(context: CheckContext, figure: Figure, first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """Give the part and the whole of two growths by the name that the part shares with its share ("trucks' share")."""
    share = next(iter(context.cues_before(figure, "share")[-1:]), None)
    if share is None:
        return None
    before = context.figures_between(figure.sentence_start, share.start)
    start = before[-1].end if before else figure.sentence_start
    # "trucks' share", else "the share of trucks in the whole"
    behind, _, rest = context.text[share.end : figure.start].partition(" in ")
    name = _stems(context.text[start : share.start].rpartition(",")[2])
    whole_name = f"{behind} {rest}" if name else rest
    name = name or _stems(behind)
    said = [len(name & _stems(_words_of(context, rate))) for rate in (first, second)]
    part, whole = (first, second) if said[0] > said[1] else (second, first)
    # the other growth is that of the whole only where the share is said to be a share of that
    is_whole = set(whole_name.lower().split()) & {
        word for word in _words_of(context, whole).lower().split() if len(word) >= _LETTERS
    }
    return (part, whole) if said[0] != said[1] and is_whole and _is_share_of(figure, part, whole) else None


def _stems(text: str) -> set[str]:
    """Give the beginnings of the longer words of a text: "tourism" and "tourist" are one."""
    return {word[:_STEM] for word in text.lower().replace("-", " ").replace("'", " ").split() if len(word) >= _STEM} - _EMPTY


def _words_of(context: CheckContext, growth: Figure) -> str:
    """Give the words that say what a growth is of: those behind "in" or "for" right behind it, else those before it."""
    named = context.cues_between(growth.end, min(growth.sentence_end, growth.end + _WORDS), "growth_of")
    if named and named[0].start - growth.end <= _UNIT:  # "30 percent growth for exports as a whole"
        return context.text[named[0].end : min(growth.sentence_end, named[0].end + _WORDS)].partition(",")[0]
    behind = context.text[growth.end : min(growth.sentence_end, growth.end + _WORDS)]
    head, _, rest = behind.partition(" in ")
    if len(head) <= _UNIT and rest:
        return rest.partition(",")[0].partition(" and ")[0]
    others = context.figures_between(growth.start - _WORDS, growth.start)
    start = max([growth.sentence_start, growth.start - _WORDS, *(figure.end for figure in others)])
    return context.text[start : growth.start]


def _is_share_of(figure: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a share may be that of a part in a whole: of the same flow and period, and of nothing that neither is of."""
    if {figure.measure, part.measure} == {"exports", "imports"} or not _may_be_of_one_time(figure, part):
        return False
    fields = ((getattr(figure, name), getattr(part, name), getattr(whole, name)) for name in ("product", "partner", "mode", "by"))
    return all(said in {one, other, None, "goods"} for said, one, other in fields)


def _may_be_of_one_time(one: Figure, other: Figure) -> bool:
    """Whether two rates may be of one period: said so, unknown, or only lent to one of two that stand in one sentence."""
    if one.period == other.period or UNKNOWN in (one.period, other.period):
        return True
    lent = {"inherited", "assumed"}
    return one.sentence == other.sentence and bool(lent & {one.known.get("period"), other.known.get("period")})


def _is_called_whole(context: CheckContext, growth: Figure) -> bool:
    words = _words_of(context, growth)
    start = context.text.find(words, max(0, growth.start - _WORDS), growth.end + 2 * _WORDS)
    # what the share is a share of says nothing of the growth
    return bool(context.cues_between(start, start + len(words), "whole", "market")) and not context.cues_between(
        start, start + len(words), "share"
    )


def _are_alike(part: Figure, whole: Figure) -> bool:
    return (part.basis, part.currency, part.versus) == (whole.basis, whole.currency, whole.versus)


def _judge(context: CheckContext, figure: Figure, moved: int, rates: tuple[Figure, Figure]) -> Finding | None:
    part, whole = rates
    inner, outer = widest_of(part), widest_of(whole)
    should = (inner.low > outer.high) - (inner.high < outer.low)
    if should == 0:
        return None
    fits = should == moved
    faster = "faster" if should > 0 else "more slowly"
    gains = {1: "gains", -1: "loses"}
    message = "The share moves as the two growth rates say."
    if not fits:
        message = (
            f"A part that grows {faster} than its whole {gains[should]} share. One of the rates or the movement of the share is "
            "wrong, or the share is of another whole."
        )
    statement = Statement(
        title=f"Share and growth {'fit' if fits else 'do not fit'}: {format_value(part.value, 'percent')} against "
        f"{format_value(whole.value, 'percent')} for the whole, and the share {'rose' if moved > 0 else 'fell'}",
        message=message,
        working=(
            f"part {format_figure(part)}, whole {format_figure(whole)}: the part {gains[should]} share",
            f"the text has the share {'rise' if moved > 0 else 'fall'} ({format_figure(figure)})",
        ),
    )
    return build_finding(context.path, CHECK, "agrees" if fits else "error", (figure, part, whole), statement)
