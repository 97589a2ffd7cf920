"""Times in a row, handed out in order: "In the first, second and third quarters exports were 3, 4 and 5 billion"."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from tidewaiter.grammar.period import PeriodMention
from tidewaiter.grammar.phrase import JOINED, SINCE
from tidewaiter.grammar.specification import Part, Span
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk

# Months of what stands in a row: months, quarters, halves and years.
_UNITS = {1: "month", 3: "quarter", 6: "half", 12: "year"}
_YEAR = 12
# What stands between the numbers of a row that no "respectively" ends ("rose 3 and 5 percent in May and June").
_BESIDE = frozenset(["and", ",", "by"])


def hand_out_times(walk: Walk) -> None:
    """Give each number of a row the time of its own, where as many times are joined or named in a row as there are numbers."""
    if len(walk.drafts) < _FEWEST:
        return
    if any(draft.frame.period is not None and draft.frame.period.flags & JOINED for draft in walk.drafts):
        _hand_out_joined(walk)
    if sum(item.kind == "period" for item in walk.items) >= _FEWEST:
        _hand_out_years(walk)


# A row has two numbers at least.
_FEWEST = 2


def _hand_out_joined(walk: Walk) -> None:
    """Give each number of a row the time of its own, of those that are joined."""
    said = "respectively" in walk.tokens.distinct
    for run in _runs(walk.drafts):
        mention = run[0].frame.period
        if mention is None or (not said and not _stand_together(walk, run)):
            continue
        if any(len(row.codes) == len(run) for row in walk.rows):
            continue  # "exports and imports in January and February were 4 and 3 billion, respectively"
        parts = _parted(mention, len(run)) or (_parted_again(mention, len(run)) if said else [])
        for draft, spec in zip(run, parts, strict=False):
            unit = _UNITS[spec.end - spec.start + 1]
            draft.frame.put("period", replace(mention, spec=spec, flags=mention.flags & ~JOINED, unit=unit))


def _hand_out_years(walk: Walk) -> None:
    """Give each number of a row the year of its own ("3 and 5 percent in 2023 and 2024")."""
    said = "respectively" in walk.tokens.distinct
    for years in _rows_of_years(walk.items):
        sharing = [draft for draft in walk.drafts if draft.role == "main" and any(draft.frame.period is year for year in years)]
        if len(sharing) == len(years) and _alike(sharing) and (said or _stand_beside(walk, sharing)):
            for draft, year in zip(sharing, years, strict=True):
                draft.frame.put("period", year)


def _rows_of_years(items: list[Item]) -> Iterator[list[PeriodMention]]:
    """The years that follow each other in a row, a comma or "and" between them ("2022, 2023 and 2024")."""
    row: list[PeriodMention] = []
    linked = False
    for item in items:
        if item.kind == "period" and _is_next(row[-1] if linked else None, item.ref):
            row.append(item.ref)
        elif (item.kind == "conjunction" or item.code == ",") and row:
            linked = True
            continue
        else:
            if len(row) > 1:
                yield row
            row = [item.ref] if item.kind == "period" and _is_year(item.ref) else []
        linked = False
    if len(row) > 1:
        yield row


def _is_year(mention: PeriodMention) -> bool:
    """Whether a time is a year that is named."""
    spec = mention.spec
    return (
        isinstance(spec, Part) and (spec.start, spec.end, spec.year.base) == (0, _YEAR - 1, "year") and not mention.flags & SINCE
    )


def _is_next(before: PeriodMention | None, mention: PeriodMention) -> bool:
    """Whether a time is the year behind another one."""
    return before is not None and _is_year(mention) and bool(mention.spec.year.number == before.spec.year.number + 1)


def _alike(run: list[Draft]) -> bool:
    """Whether numbers are told of one thing."""
    first = run[0]
    return all(
        (d.quantity.kind, d.stat, d.frame.measure, d.frame.product, d.frame.partner)
        == (first.quantity.kind, first.stat, first.frame.measure, first.frame.product, first.frame.partner)
        for d in run
    )


def _runs(drafts: list[Draft]) -> list[list[Draft]]:
    """Neighbouring numbers of one kind that hold one row of times together."""
    runs: list[list[Draft]] = []
    key: tuple[Any, ...] = ()
    for draft in drafts:
        mention = draft.frame.period
        if mention is None or not mention.flags & JOINED or draft.role != "main":
            key = ()
            continue
        own = (id(mention), draft.quantity.kind == "percent", draft.stat, draft.frame.measure, draft.frame.product)
        if own == key:
            runs[-1].append(draft)
        else:
            runs.append([draft])
            key = own
    return [run for run in runs if len(run) > 1]


def _stand_together(walk: Walk, run: list[Draft]) -> bool:
    """Whether only "and" or a comma stands between the numbers, which are all that the time is said of."""
    sharing = sum(draft.frame.period is run[0].frame.period for draft in walk.drafts)
    return sharing == len(run) and _stand_beside(walk, run)


def _stand_beside(walk: Walk, run: list[Draft]) -> bool:
    """Whether only "and" or a comma stands between numbers."""
    gaps = (walk.tokens.words[before.item.last : behind.item.first] for before, behind in pairwise(run))
    return all(gap and _BESIDE.issuperset(gap) for gap in gaps)


def _parted_again(mention: PeriodMention, count: int) -> list[Part]:
    """The times of a row, once for each of several rows of numbers ("8 and 9 GW, a 3 and 5 percent rise")."""
    for size in range(_FEWEST, count // 2 + 1):
        parts = _parted(mention, size) if count % size == 0 else []
        if parts:
            return parts * (count // size)
    return []


def _parted(mention: PeriodMention, count: int) -> list[Part]:
    """The times that are joined in a mention, where there are as many as wanted, else none."""
    spec = mention.spec
    first, last = (spec.start, spec.end) if isinstance(spec, Span) else (spec, spec)
    if not isinstance(first, Part) or not isinstance(last, Part):
        return []
    years = last.year.number - first.year.number if first.year.base == last.year.base == "year" else 0
    months = years * _YEAR + last.end - first.start + 1
    length, rest = divmod(months, count)
    if rest or length not in _UNITS:
        return []
    starts = (first.start + at * length for at in range(count))
    parts = []
    for start in starts:
        year = replace(first.year, number=first.year.number + start // _YEAR) if years else last.year
        begin = start % _YEAR if years else start
        parts.append(replace(last, start=begin, end=begin + length - 1, year=year, need=begin))
    return parts


def is_of_next(walk: Walk, item: Item) -> bool:
    """Whether a period owns the number that comes ("rose 34 percent to 3 tonnes, and January's 2 tonnes were a record")."""
    number, words = walk.next_within(0), walk.tokens.words
    if item.first > 1 and words[item.first - 1] == "the" and words[item.first - 2] in _BRINGING:
        return True  # "dropping 1.4 percent on the month to 5 tonnes, bringing the January-November volume to 60"
    total = number is not None and number.kind == "total" and words[item.first - 1] == "the"
    if number is None or not (total or (number.kind == "quantity" and item.ref.has("possessive"))):
        return False
    before = walk.item(-1)
    return before is not None and before.kind in {"conjunction", "mark"} and item.first - before.last <= total


_BRINGING = frozenset(["bringing", "taking", "lifting", "pushing", "raising", "putting", "brought", "took", "takes", "brings"])


def dates_part(walk: Walk, item: Item, drafts: list[Draft]) -> list[Draft]:
    """The number right before that is a part of the one before it ("2.5 million tonnes, 1.5 million of it in January")."""
    part = drafts[-1] if len(drafts) > 1 else None
    if part is None or part.role != "main" or walk.tokens.words[walk.quantity_end : item.first] not in _OF_IT:
        return []
    walk.alone = item.ref
    return [part]


_OF_IT = (["of", "it", "in"], ["of", "them", "in"], ["of", "that", "in"], ["of", "this", "in"], ["of", "these", "in"])
