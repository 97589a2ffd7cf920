"""What a sentence holds its figures against: the amounts of an earlier time, which do not become what the text speaks of."""

from itertools import pairwise
from typing import TYPE_CHECKING

from tidewaiter.grammar.period import YEARS_BACK, resolve, stated
from tidewaiter.grammar.phrase import part
from tidewaiter.grammar.specification import Year
from tidewaiter.grammar.versus import VersusMention
from tidewaiter.reading.mention.frame import PERIOD, Draft
from tidewaiter.reading.mention.sentence import Sentence
from tidewaiter.reading.time.present import find_cue
from tidewaiter.records.period import day_bounds, months_of, previous, shift, within

if TYPE_CHECKING:
    from tidewaiter.reading.discourse.discourse import Thread

_GROWING = frozenset(["growth", "change"])
_AMOUNTS = frozenset(["level", "average"])
# "This year", and how many months it has.
_THIS_YEAR = tuple(part(0, 11, Year(base, 0, kind)) for base in ("document", "current") for kind in ("", "fiscal"))
_YEAR = 12
# How many characters before a number it may be said that it sums up; within how many a figure of the time spoken of stands.
_FAR, _SAME = 60, 400


def compare_with_bases(thread: "Thread", drafts: list[Draft]) -> None:
    """A growth beside its base is against the base's period ("rose 41 percent to 90,000 tonnes from 64,000 in January").

    So too one that the base comes before ("compared with 64,000 tonnes in January, exports rose 41 percent"), and one that is
    told behind it ("5.6 billion, as against 6.3 billion in March, a fall of 11 percent, and 3.7 billion a year ago, a rise of
    52 percent"): that is of the time of the first amount.
    """
    if "base" not in [draft.role for draft in drafts]:
        return
    _pair_bases(thread, drafts)
    _pair_years(thread, drafts)
    places = {id(draft): place for place, draft in enumerate(drafts)}
    for place, draft in enumerate(drafts):
        if draft.role == "main" and draft.stat in _AMOUNTS:
            _make_base(thread, drafts, place)
        if draft.role != "base" or draft.frame.period is None or draft.stat not in _AMOUNTS:
            continue
        span = VersusMention(0, 0, "base", draft.frame.period)
        _date_by_base(thread, draft)
        held = _held_against(drafts, place, None if draft.base_of is None else places[id(draft.base_of)])
        for main in held:
            main.frame.put("versus", span)
        if not held:
            _of_growth_behind(drafts, place, span)


def leave_base(thread: "Thread", drafts: list[Draft]) -> None:
    """Go back to what the text is about from the time that a sentence without one is told against.

    "In May 2011 the deficit was 4 billion.  It grew as imports rose by 2 billion from May 2011."
    """
    main, current = thread.time.main, thread.time.current
    if main is None or current is None or main <= current or months_of(main) != months_of(current):
        return
    if any(draft.frame.period is not None for draft in drafts):
        return
    for draft in drafts:
        versus = draft.frame.versus
        grows = draft.stat in _GROWING and draft.role == "main"
        if grows and versus is not None and versus.period is not None and stated(versus.period) == current:
            thread.time.current = main
            return


def _pair_bases(thread: "Thread", drafts: list[Draft]) -> None:
    """Two bases without a time are of the times of the last two ("from 9,157 in January and 9,926 a year earlier").

    "4,391 came from Peru, against 1,958 and 2,208".
    """
    for first, second in pairwise(drafts):
        if first.role != "base" or second.role != "base" or first.base_of is not second.base_of or first.base_of is None:
            continue
        one, other = first.frame.period, second.frame.period
        if one is not None and other is not None:
            thread.time.bases = (one, other)
        elif one is None and other is None and thread.time.bases is not None:
            first.frame.put("period", thread.time.bases[0])
            second.frame.put("period", thread.time.bases[1])


def _pair_years(thread: "Thread", drafts: list[Draft]) -> None:
    """ "From 5 million last year to 6 million this year", behind figures of some months: the same months of both years."""
    if not 0 < months_of(thread.time.current or "?") < _YEAR:
        return
    for first, second in pairwise(drafts):
        main = first if second.role == "base" else second
        base = second if main is first else first
        if (main.role, base.role) != ("main", "base") or main.frame.period is None or base.frame.period is None:
            continue
        if not main.stat == base.stat == "level" or main.frame.status != "actual":
            continue
        if main.frame.period.spec in _THIS_YEAR and base.frame.period.spec in YEARS_BACK:
            named = main.frame.period
            base.base_of = base.base_of or main
            for draft in drafts:
                if draft.frame.period is named:
                    draft.frame.period = None


def _date_by_base(thread: "Thread", draft: Draft) -> None:
    """An amount held against that of a month is of the month that the text is about, also behind figures of a longer time.

    "In five months 58,100 tonnes were sold.  Prices slipped to 1.42 dollars from 1.51 in April."
    """
    told, main, current = draft.base_of, thread.time.main, thread.time.current
    if told is not None and _dates_a_month(thread, draft, told):
        return
    if told is None or told.frame.period is not None or draft.frame.period is None or main is None or current is None:
        return
    if months_of(main) != 1 or months_of(current) <= 1 or not within(main, current):
        return
    then = resolve(draft.frame.period, thread.time.anchor(main), base=True)
    if then == previous(main):
        told.period = main


def _dates_a_month(thread: "Thread", draft: Draft, told: Draft) -> bool:
    """Date an amount by the month of the year before that it is held against, where no time that is over was spoken of.

    "Sales are hoped to improve in the second half.  47,000 cars were sold, down from 48,000 in August last year."
    """
    current = thread.time.current
    known = current is not None and (months_of(current) <= 1 or thread.time.is_over(current) is not False)
    if known or told.frame.period is not None or told.frame.status != "actual" or draft.frame.period is None:
        return False
    then = resolve(draft.frame.period, thread.time.anchor(None), base=True)
    if then is None or months_of(then) != 1 or draft.frame.period.unit != "month":
        return False
    month = shift(then, _YEAR)
    if thread.time.is_ahead(month):
        return False
    thread.time.tell(month, told.frame.measure)
    return True


def _held_against(drafts: list[Draft], place: int, told: int | None) -> list[Draft]:
    """The growths beside the amount that a base is of, or behind a base that opens its sentence."""
    near = drafts[place + 1 : place + 2] if told is None else drafts[max(0, told - 1) : told + 1]
    return [
        main
        for main in near
        if main.role == "main"
        and (told is None or main.clause == drafts[place].clause)
        and main.stat in _GROWING
        and not main.frame.states("versus")
    ]


def _of_growth_behind(drafts: list[Draft], place: int, span: VersusMention) -> None:
    """The growth right behind a base that is told of the amount before it."""
    draft, growth = drafts[place], drafts[place + 1] if place + 1 < len(drafts) else None
    if draft.base_of is None or draft.base_of.stat not in _AMOUNTS or growth is None or growth.role != "main":
        return
    if growth.stat in _GROWING and not growth.frame.states("versus") and growth.clause == draft.clause:
        growth.frame.put("versus", span)
        growth.frame.period = draft.base_of.frame.period
        growth.frame.stated &= ~PERIOD


def _make_base(thread: "Thread", drafts: list[Draft], place: int) -> None:
    """Make a base of an amount of an earlier time that follows another base of the same ("and 3.7 billion in April 2023")."""
    draft = drafts[place]
    before = drafts[place - 1] if place else None
    if before is None or not draft.frame.states("period"):
        return
    if before.stat in _GROWING and place > 1:
        before = drafts[place - 2]
    told = before.base_of
    if before.role != "base" or told is None or told.stat not in _AMOUNTS or draft.clause != before.clause:
        return
    if _same(told, draft) and _is_earlier(thread, draft, told):
        draft.role, draft.base_of = "base", told


def _same(first: Draft, second: Draft) -> bool:
    one, other = first.frame, second.frame
    return (one.measure, one.product, one.partner, first.quantity.unit) == (
        other.measure,
        other.product,
        other.partner,
        second.quantity.unit,
    )


def _is_earlier(thread: "Thread", draft: Draft, told: Draft) -> bool:
    current = thread.time.current
    if draft.frame.period is None:
        return False
    if told.frame.period is not None:
        current = resolve(told.frame.period, thread.time.anchor(current)) or current
    then = resolve(draft.frame.period, thread.time.anchor(current), base=True)
    first, second = day_bounds(then or "?"), day_bounds(current or "?")
    return first is not None and second is not None and first[1] < second[0]


def moves_to(thread: "Thread", growth: Draft, level: Draft | None) -> None:
    """Date the amount to which something moved in one of the months spoken of ("fell 1 percent on the month to 4 tonnes")."""
    month, current = growth.period or "?", thread.time.current or "?"
    if level is None or growth.stat != "growth" or months_of(month) != 1 or months_of(current) <= 1 or not within(month, current):
        return
    moved = growth.frame.period is level.frame.period is None and (growth.role, level.role) == ("main", "main")
    alike = level.stat == "level" and growth.clause == level.clause and growth.frame.measure == level.frame.measure
    if moved and alike and growth.frame.product == level.frame.product and level.period is None:
        level.period = month


def told_beside(thread: "Thread", sentence: Sentence, draft: Draft, back: str | None) -> str | None:
    """The period of a figure that is only told beside what the text speaks of, else null; `back` is that of the figure before.

    What the ones before it sum up to, and what was at an earlier time, told behind a figure of the time spoken of:
    "3 billion, bringing the total for seven months to 20 billion", "4 billion in May, after 3 billion in April".
    """
    period = draft.period
    if period is None or period == back:
        return period
    if draft.frame.stated & PERIOD and draft.frame.status == "actual" and _sums_up(thread, sentence, draft, period):
        return period
    first = max(sentence.start, draft.start - _SAME)
    told = thread.time.told_at >= first and thread.time.goes_back(period)
    if draft.role == "main" and period == thread.time.current:
        thread.time.told_at = draft.start
    return period if told else None


def _sums_up(thread: "Thread", sentence: Sentence, draft: Draft, period: str) -> bool:
    """Whether a figure sums up what is spoken of, or is a part of it ("47 million, including 148,000 in early June")."""
    current = thread.time.current
    if current is None or period == current:
        return False
    use = "summing_up" if within(current, period) else "part_of_time" if within(period, current) else ""
    return bool(use) and find_cue(thread, sentence, use, max(sentence.start, draft.start - _FAR), draft.start) is not None
