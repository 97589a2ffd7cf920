"""Drafts into figures: sign, period, comparison, status, and how each field is known."""

import re
from itertools import pairwise, zip_longest
from math import isfinite
from typing import TYPE_CHECKING

from tidewaiter.grammar.phrase import SINCE, UNTIL
from tidewaiter.reading.discourse.attribution import counted_by
from tidewaiter.reading.discourse.known import figure_id, known_fields
from tidewaiter.reading.discourse.matter import subject_of
from tidewaiter.reading.discourse.speaker import Source
from tidewaiter.reading.mention.frame import PERIOD, REPORTER, Draft, Frame
from tidewaiter.reading.mention.hearing import LEAST
from tidewaiter.reading.mention.sentence import Sentence
from tidewaiter.reading.statement.denomination import home_unit, share_units
from tidewaiter.reading.time.comparison import PRICED, lend_backwards
from tidewaiter.reading.time.dating import note_named, only_ranks, period_of, set_the_time, versus_of_growth
from tidewaiter.reading.time.present import open_market
from tidewaiter.reading.time.standard import compare_with_bases, leave_base, moves_to, told_beside
from tidewaiter.reading.time.timeline import AHEAD
from tidewaiter.records import Figure, Interval
from tidewaiter.records.period import is_in_days, months_of

if TYPE_CHECKING:
    from tidewaiter.reading.discourse.discourse import Thread

# Months of a year.
_YEAR = 12
# How a figure writes that no period is known.
_NO_PERIOD = "?"


def settle(
    thread: "Thread", sentence: Sentence, drafts: list[Draft], source: Source | None, *, opening: Frame | None = None
) -> list[Figure]:
    """Give the figures of a sentence's drafts; what they leave out comes from the thread, and the thread goes on from them."""
    figures: list[Figure] = []
    compare_with_bases(thread, drafts)
    kept = _keep(thread, drafts)
    _value_carried(kept)
    lend_backwards(kept)
    thread.comparisons.lend_pairs(kept)
    _compare_brackets(thread, kept)
    leave_base(thread, kept)
    thread.comparisons.open_sentence()
    last_base: str | None = None
    back: str | None = None
    for draft, behind in zip_longest(kept, kept[1:]):
        period, how = period_of(thread, sentence, draft, last_base)
        draft.period = period
        moves_to(thread, draft, behind)
        if draft.role == "base":
            last_base = period
        if source is not None and not draft.frame.states("reporter") and (own := counted_by(source)) is not None:
            draft.frame.reporter = own  # "Japan's customs counted 3 million": Japan's
        figures.append(_figure(thread, sentence, draft, (period, how), source))
        thread.comparisons.learn(draft, period, figures[-1].versus)
        if draft.base_of is not None and draft.role == "base":
            thread.comparisons.learn_base(draft.base_of, draft.base_of.period, period)
        back = told_beside(thread, sentence, draft, back)
        if back is None:
            _carry_time(thread, draft, figures[-1], sentence)
        note_named(thread, draft, period)
        if period is not None and draft.stat == "level" and draft.quantity.scaled:
            thread.time.amounts.setdefault((draft.quantity.value, draft.quantity.unit), period)
    if opening is not None and not any(draft.role == "main" and not only_ranks(sentence, draft) for draft in kept):
        set_the_time(thread, sentence, opening, kept)
        if not kept:
            open_market(thread, sentence, opening)
    if not sentence.headline:
        told = [f.period for f, d in zip(figures, kept, strict=True) if d.role == "main" and d.frame.stated & PERIOD]
        thread.time.named.extend(dict.fromkeys(told))
    return figures


def _value_carried(drafts: list[Draft]) -> None:
    """Make trade of what the goods on freight trains are worth, and of its growth ("they carried 3 billion, up 4 percent")."""
    carried = [draft for draft in drafts if draft.frame.measure == "other:freight_trains"]
    if carried and any(draft.quantity.kind == "money" for draft in carried):
        for draft in carried:
            if draft.quantity.kind in {"money", "percent"} and draft.stat in {"level", "growth"}:
                draft.frame.measure, draft.frame.product = "trade", "goods"


# Words of what was told of an earlier time before, and is told anew.
_ANEW = frozenset(["revised", "originally", "previously", "initially", "restated"])
# "had" and a participle shortly before a number; how many characters before it.
_HAD = re.compile(r"\bhad (?!an? |the |no )")
_SHORTLY = 40


def _had_been(thread: "Thread", draft: Draft) -> bool:
    """Whether a number is told in the past perfect, of a time before that spoken of ("they had been 17 billion")."""
    return _HAD.search(thread.document.running, max(0, draft.start - _SHORTLY), draft.start) is not None


def _compare_brackets(thread: "Thread", drafts: list[Draft]) -> None:
    """Take a bare amount in a bracket right behind another for that of the time before ("linseed 261,600 (309,191)")."""
    text = thread.document.running
    for before, draft in pairwise(drafts):
        enclosed = text[draft.end : draft.end + 1] == ")" and text[before.end : draft.start] == " ("
        if enclosed and before.stat == draft.stat == "level" and before.quantity.unit == draft.quantity.unit:
            draft.role, draft.base_of, draft.frame.period = "base", before, None


def _carry_time(thread: "Thread", draft: Draft, figure: Figure, sentence: Sentence) -> None:
    """Leave the period of a figure to those that name none: that of a forecast to forecasts, that of an outcome to all."""
    aside = draft.aside and thread.time.current is not None
    if draft.role not in {"main", "whole"} or aside or figure.period == _NO_PERIOD:
        return
    if draft.frame.measure in PRICED and is_in_days(figure.period):
        return  # a day or week of trading is not what a text on trade speaks of
    status, mention = draft.frame.status, draft.frame.period
    ahead = status in AHEAD or (status in {"put", "estimate"} and figure.status == "forecast")
    if status == "expected" or (ahead and not thread.time.is_over(figure.period)):
        thread.time.expect(figure.period, figure.status)
    if figure.status == "forecast" and thread.time.is_over(figure.period):
        thread.time.foretold = figure.period
    if mention is None or sentence.headline or figure.status != "actual" or draft.stat == "rank":
        return
    if mention.has("now") and thread.time.main is not None:
        return  # "it currently trades with 137 countries", beside what is told of a month
    compared = mention.is_base  # "a year earlier it had been 8"
    before = figure.period < (thread.time.current or "")
    compared = compared or (before and (_had_been(thread, draft) or not _ANEW.isdisjoint(thread.words_of(sentence))))
    if not compared and not (mention.flags & SINCE and thread.time.main is not None):
        thread.time.tell(figure.period, figure.measure)


def _is_figure(draft: Draft) -> bool:
    """Whether a number says something of trade or the economy, and is no part of a name, a list or a date."""
    quantity = draft.quantity
    if quantity.year_like and quantity.kind in {"bare", "count"} and not draft.frame.states("measure"):
        return False
    if quantity.kind == "money" and quantity.value == 1 and not quantity.scaled:
        return False  # "$1 = 0.89 euros"
    if draft.stat == "rank":
        return draft.frame.measure is not None
    if quantity.kind in {"percent", "money", "points", "physical", "rate"}:
        return True
    if quantity.kind in {"times", "word"}:
        return "<multiple>" in draft.rules and quantity.per is None and (quantity.kind == "times" or quantity.unit == "percent")
    if quantity.value < LEAST and not quantity.scaled:
        return False
    if quantity.kind == "bare" and quantity.value < 1000 and not draft.frame.stated:
        return False
    # "5.22 million for China": no noun says that it is of something else ("3 million listeners")
    is_bare = quantity.scaled and not draft.noun
    return draft.frame.measure is not None or is_bare or (draft.counted and draft.frame.states("product"))


def _keep(thread: "Thread", drafts: list[Draft]) -> list[Draft]:
    """The drafts that are figures; their bare numbers have the unit of the amount before.

    Among them numbers of which nothing is known but what stands beside them: the unit that they go on from ("to 1,863 million
    pesos from 1,714 million"), or what the sentence counts ("Of 4,870 shops 3,160 were shut").
    """
    kept = [d for d in drafts if _is_figure(d) or _may_go_on(d)]
    share_units(thread, kept)
    for draft in kept:
        if draft.frame.measure == "balance" and draft.quantity.kind == "physical":
            draft.frame.measure = "other:surplus"  # of a market, in weight: no balance of trade
    found: list[Draft] = []
    counting = False
    for draft, behind in zip_longest(kept, kept[1:]):
        is_figure = _is_figure(draft)
        counting = counting or (is_figure and draft.counted)
        if is_figure or (draft.quantity.value >= LEAST and (counting or _is_part(thread, draft, behind))):
            found.append(draft)
    return found


def _may_go_on(draft: Draft) -> bool:
    """Whether a number counts, and no noun of its own says what."""
    return draft.quantity.kind == "count" and not draft.counted and not (draft.quantity.scaled and draft.noun)


def _is_part(thread: "Thread", draft: Draft, behind: Draft | None) -> bool:
    """Whether a bare number counts what the one right behind it does ("916 of the 2,348 flats")."""
    if behind is None or not behind.counted:
        return False
    return thread.document.running[draft.end : behind.start].split() in (["of"], ["of", "the"])


def _carried(thread: "Thread", draft: Draft, sentence: Sentence, product: str | None) -> str | None:
    """The source named before, where it may speak for this figure of a product."""
    if sentence.headline:
        return None
    frame = draft.frame
    source = thread.sources.speaking((frame.reporter, frame.partner), frame.measure or "", product)
    return source.name if source is not None else None


def _sign(draft: Draft) -> int:
    if draft.stat in {"growth", "change"}:
        return -1 if draft.negative else 1
    if draft.frame.deficit and draft.stat in {"level", "average", "ratio"}:
        return -1
    return -1 if draft.quantity.negative else 1


def _figure(thread: "Thread", sentence: Sentence, draft: Draft, timed: tuple[str | None, str], named: Source | None) -> Figure:
    """The record of a draft, whose period is known with how, as is the source that its sentence names, if it does."""
    quantity = draft.quantity
    value, high, interval = _signed(draft)
    growing = draft.stat in {"growth", "change"}
    versus, compared = versus_of_growth(thread, draft, timed[0]) if growing else (None, "assumed")
    measure, product, reporter, partner = subject_of(thread, draft)
    source = named.name if named else _carried(thread, draft, sentence, product)
    frame = draft.frame
    if thread.issued and reporter == thread.topic.reporter:
        frame.assumed |= REPORTER
    basis = frame.basis if growing or draft.stat == "share" else None
    subject = (measure, product, reporter, partner, frame.mode, frame.by, basis, frame.currency)
    return Figure(
        document=thread.document.path,
        id=figure_id(thread.document.digest, draft.start),
        start=draft.start,
        end=draft.end,
        quote=thread.document.text[draft.start : draft.end],
        value=value,
        value_high=high,
        low=interval.low if isfinite(interval.low) else None,
        high=interval.high if isfinite(interval.high) else None,
        bound=quantity.bound,
        hedge=draft.hedge,
        # money of which nothing says whose it is: open to the reading, a name of its own in a figure
        unit="other:rank" if draft.stat == "rank" else home_unit(thread, draft).replace("open:", "other:"),
        stat=draft.stat,
        measure=measure,
        basis=basis,
        currency=frame.currency,
        product=product,
        reporter=reporter,
        partner=partner,
        mode=frame.mode,
        by=frame.by,
        period=timed[0] or _NO_PERIOD,
        versus=versus,
        status=_status(thread, draft, timed[0]),
        source=source,
        known=known_fields(
            draft,
            subject,
            timed[1],
            None if versus is None else compared,
            None if source is None else "stated" if named else "inherited",
        ),
        rules=_rules(draft),
        low_open=interval.low_open,
        high_open=interval.high_open,
        step=quantity.step,
        sentence=sentence.start,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
    )


def _rules(draft: Draft) -> tuple[str, ...]:
    """The rules of a figure from the innermost: those of its number, its hedge, then what its frame made of it."""
    hedge = () if draft.quantity.rule is None else (f"<hedge: {draft.quantity.rule}> <quantity>",)
    return (*draft.quantity.rules, *hedge, *draft.rules)


def _signed(draft: Draft) -> tuple[float, float | None, Interval]:
    """The value, the high end of a range and the interval, with the sign; a range of falls begins with the larger one."""
    quantity = draft.quantity
    value, high = quantity.value, quantity.value_high
    if _sign(draft) < 0 and value > 0:
        return (-value, None, -quantity.interval) if high is None else (-high, -value, -quantity.interval)
    return value, high, quantity.interval


# What the words of a sentence make of a number without a look at its time.
_TOLD = {"consensus": "forecast", "expected": "forecast", "pledge": "target", "contract": "forecast"}


def _status(thread: "Thread", draft: Draft, period: str | None) -> str:
    """The status of a figure: what was expected or planned of a period that is over by now came about; a quota is a limit."""
    frame = draft.frame
    if frame.measure == "other:quota" and frame.status != "target" and draft.stat in {"level", "average"}:
        return "limit"
    if frame.status in _TOLD:
        return _TOLD[frame.status]
    if frame.status in {"estimate", "put"}:
        # by the end of a month its trade has been counted
        counted = frame.status == "put" or (thread.time.is_late and months_of(period or "?") < _YEAR)
        ahead = thread.time.lasts_on(period) if counted else thread.time.is_over(period) is False
        ahead = ahead or (frame.status == "put" and period is not None and period == thread.time.foretold)
        return "forecast" if ahead else "actual"
    if frame.status not in {"forecast", "future"}:
        ahead = frame.status == "actual" and frame.period is not None and frame.period.flags & UNTIL != 0
        return "target" if ahead and thread.time.is_over(period) is False else str(frame.status)
    if frame.status == "future" and thread.time.is_over(period):
        return "actual"
    if frame.period is None and thread.time.expected_status == "target" and period == thread.time.expected:
        return "target"  # what else the plan expects
    planned = frame.status == "future" and frame.period is not None and frame.period.flags & UNTIL != 0
    return "target" if planned else "forecast"  # "by 2027 exports will reach"
