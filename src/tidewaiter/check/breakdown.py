"""Which part of a whole each share of a row is, by the words beside it: "by sea 70 percent", "58 percent to Europe".

The reading gives a figure one place and one product; the words of a row say more surely what it is split by.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from tidewaiter.check.context import CheckContext
from tidewaiter.check.cue import find_cues
from tidewaiter.check.hierarchy import are_apart
from tidewaiter.check.mark import Mark, marks_of
from tidewaiter.reading.mention.wordlist import words
from tidewaiter.records.figure import Figure

# no more shares than this are read as one row
_MOST = 24
# characters of a row, and behind a share in which its whole is named
_LONGEST = 700
_WHOLE = 40
# so many bare percentages are a list; characters of a question before it
_LIST = 3
_ASKED = 90
_CHANGES = frozenset({"change_verb", "change_noun", "change_adverb", "versus", "base"})
_AREAS = frozenset({"area", "area_adjective"})
_Part = tuple[str, str]
_Finder = Callable[[CheckContext, Sequence[Figure], Sequence[Mark]], list[_Part]]


def find_rows(context: CheckContext) -> Iterator[tuple[Figure, ...]]:
    """Give the shares of one sentence, and the single shares of sentences that follow each other and name one whole."""
    single: list[Figure] = []
    for figures in context.sentences.values():
        shares = [figure for figure in figures if figure.stat == "share" and figure.unit == "percent"]
        if len(shares) == 1 and len(figures) == 1 and _goes_on(context, single, shares[0]):
            single.append(shares[0])
            continue
        yield tuple(single)
        single = shares if len(shares) == 1 and len(figures) == 1 else []
        if len(shares) > 1:
            yield tuple(shares[:_MOST])
    yield tuple(single)


def find_lists(context: CheckContext) -> Iterator[tuple[Figure, ...]]:
    """Give the bare percentages of a sentence that says, or answers, where something went or how: they can only be shares.

    "It went by sea (70 percent), by rail (20 percent) and by air (15 percent)."  No word of change stands beside them.
    """
    for figures in context.sentences.values():
        bare = [figure for figure in figures if _is_bare(figure)]
        if len(bare) != len(figures) or len(bare) < _LIST or len(bare) > _MOST:
            continue
        start, end = figures[0].sentence_start, figures[0].sentence_end
        asked = context.text[max(0, start - _ASKED) : start].rstrip()
        asked = asked[max(asked.rfind(mark) for mark in ".!\n") + 1 :] if asked.endswith("?") else ""
        start -= len(asked) and len(asked) + 1
        spread = any(True for _ in find_cues(context.text, [(start, end)], context.language, "spread"))
        marks = marks_of(context.text, start, end)
        changed = any(mark.kind in _CHANGES for mark in marks)
        if spread and not changed and end - start <= _LONGEST and any(_is_split(context, bare, marks, by) for by in _WAYS):
            yield tuple(bare)


def _is_bare(figure: Figure) -> bool:
    """Whether a percentage has no word that says what it is."""
    return figure.unit == "percent" and figure.stat == "growth" and figure.known.get("stat") == "assumed" and figure.value > 0


def _goes_on(context: CheckContext, row: Sequence[Figure], share: Figure) -> bool:
    if not row or len(row) >= _MOST or "\n" in context.text[row[-1].end : share.start]:
        return False
    whole = _whole_of(context, row[-1])
    return bool(whole) and whole == _whole_of(context, share) and share.sentence_start - row[-1].sentence_end <= 2


def are_parts_apart(context: CheckContext, row: Sequence[Figure]) -> bool:
    """Whether the words beside the shares of a row say that they are of one whole and of parts that do not overlap.

    All are of one period and status; the wholes that are named are the same, and are not each part's own ("its gas").
    """
    if len({(share.period, share.status, share.basis) for share in row}) != 1 or row[-1].end - row[0].start > _LONGEST:
        return False
    if have_own_wholes(context, row):
        return False
    if any(_opens_whole(context.text[one.end : two.start]) for one, two in pairwise(row)):
        return False
    marks = marks_of(context.text, row[0].sentence_start, row[-1].sentence_end)
    if len(_locations(context, row, marks)) > 1:
        return False
    return any(_is_split(context, row, marks, by) for by in _WAYS)


def have_own_wholes(context: CheckContext, row: Sequence[Figure]) -> bool:
    """Whether the shares of a row are said to be of different wholes, or each of its place's own ("its cars")."""
    said = [whole for share in row if (whole := _whole_of(context, share))]
    # "Spain was the largest with 40 percent of its exports, followed by Italy with 30": the others are of the same
    is_own = len(said) > 1 and said[0].split()[0] in words("owner") and not _has_one_owner(context, row)
    return len(set(said)) > 1 or is_own


def _locations(context: CheckContext, row: Sequence[Figure], marks: Sequence[Mark]) -> set[tuple[str, ...]]:
    """Give the places in which wholes are said to be, behind their shares ("54 percent of sales in Norway")."""
    behind = (mark for mark in marks if mark.kind == "area" and mark.start > row[0].end and _stands_in(context, mark.start))
    return {mark.codes for mark in behind}


def _opens_whole(gap: str) -> bool:
    """Whether another whole is named before its shares: "of soybeans 74 percent; of maize 29"."""
    behind = gap.rpartition(";")[2].split()
    return ";" in gap and bool(behind) and behind[0].lower() in words("order_whose")


def _is_split(context: CheckContext, row: Sequence[Figure], marks: Sequence[Mark], by: _Finder) -> bool:
    found = by(context, row, marks)
    # exports and imports make up trade, and not what either is a share of otherwise (output, GDP)
    if any(kind == "measure" for kind, _ in found) and not any(mark.codes == ("trade",) for mark in marks):
        found = [_as_outlet(part) for part in found]
    return len(found) == len(row) and all(_are_apart(one, other) for at, one in enumerate(found) for other in found[at + 1 :])


def _as_outlet(part: _Part) -> _Part:
    """Give "exports" as what is sold abroad, beside what is sold at home."""
    return ("outlet", "outlet:abroad") if part == ("measure", "exports") else part


def _are_apart(one: _Part, other: _Part) -> bool:
    kind, code = one
    if kind != other[0] or code == other[1]:
        return False
    return kind not in {"partner", "by", "mode", "measure"} or are_apart(kind, code, other[1])


def _whole_of(context: CheckContext, share: Figure) -> str:
    """Give the first two words of what a share is of, empty where it does not say."""
    behind = context.text[share.end : min(share.sentence_end, share.end + _WHOLE)]
    match = _of().match(behind)
    return match.group(1).lower() if match else ""


@cache
def _of() -> re.Pattern[str]:
    of = "|".join(sorted(words("order_whose")))
    return re.compile(rf"\W*(?:percent|per cent|pct|%)?\s?(?:{of}) ((?:\w+ ?){{1,2}})")


def _has_one_owner(context: CheckContext, row: Sequence[Figure]) -> bool:
    """Whether "its" is the same one's in a row, the shares being of what one does with it: no place stands before them."""
    return not any(mark.kind in _AREAS for mark in marks_of(context.text, row[0].sentence_start, row[0].start))


def _parts_before(context: CheckContext, row: Sequence[Figure], marks: Sequence[Mark]) -> list[_Part]:
    """Give the part right before each share: "by sea 70 percent", "Norway supplied 46 percent"."""
    starts = [row[0].sentence_start, *(max(one.end, two.sentence_start) for one, two in pairwise(row))]
    found = [_parts_between(context, marks, start, share.start) for start, share in zip(starts, row, strict=True)]
    # "in Italy its share was 36 percent" is of a whole of its own
    located = [parts[-1][1] for parts in found if parts and not _stands_in(context, parts[-1][0])]
    return located if len(located) == len(row) else []


def _parts_named(context: CheckContext, row: Sequence[Figure], marks: Sequence[Mark]) -> list[_Part]:
    """Give the part that each share is called the share of: "the share of Spain in exports was 40 percent, that of Italy 30"."""
    starts = [row[0].sentence_start, *(max(one.end, two.sentence_start) for one, two in pairwise(row))]
    found = [_owner_of(context, marks, start, share) for start, share in zip(starts, row, strict=True)]
    told = [part for part in found if part is not None]
    return told if len(told) == len(row) else []


def _owner_of(context: CheckContext, marks: Sequence[Mark], start: int, share: Figure) -> _Part | None:
    """Give the part that a share is said to be the share of, or that owns it: "share of Spain", "Spain's share", "Italy's 30"."""
    for mark in marks:
        if start <= mark.start and mark.end <= share.start and (_is_share_of(context, start, mark.start) or _owns(context, mark)):
            part = next(_part_of(mark), None)
            if part is not None:
                return part
    return None


def _owns(context: CheckContext, mark: Mark) -> bool:
    return _owning().match(context.text, mark.end) is not None


@cache
def _owning() -> re.Pattern[str]:
    """Give what stands behind the owner of a share: "'s share", or its number at once."""
    share = "|".join(sorted(words("share_noun")))
    return re.compile(rf"['\u2019]s? (?:(?:{share})\b|\d)")


def _is_share_of(context: CheckContext, start: int, at: int) -> bool:
    """Whether "share of" or "that of" stands right before a place in a stretch."""
    before = [word for word in context.text[max(start, at - 20) : at].lower().split() if word not in words("order_definite")]
    return before[-1:] == ["of"] and before[-2:-1] in (["share"], ["that"], ["those"], ["proportion"])


def _parts_behind(context: CheckContext, row: Sequence[Figure], marks: Sequence[Mark]) -> list[_Part]:
    """Give the part right behind each share: "65 percent went to Europe"; a place only behind a word of direction."""
    ends = [*(min(two.start, one.sentence_end) for one, two in pairwise(row)), row[-1].sentence_end]
    found = [_parts_between(context, marks, share.end, end) for share, end in zip(row, ends, strict=True)]
    directed = [next((part for start, part in parts if _is_directed(context, start, part)), None) for parts in found]
    told = [part for part in directed if part is not None]
    return told if len(told) == len(row) else []


def _is_directed(context: CheckContext, start: int, part: _Part) -> bool:
    """Whether a part behind a share is what the share is of: by its own words, or a place behind a word of direction."""
    return part[0] not in {"partner", "measure"} or leads(context, start)


def _parts_in_order(context: CheckContext, row: Sequence[Figure], marks: Sequence[Mark]) -> list[_Part]:
    """Give the parts named in a row before shares in a row: "Electric, hybrid and petrol cars had 40, 30 and 30 percent"."""
    parts = [part for _, part in _parts_between(context, marks, row[0].sentence_start, row[0].start)]
    between = [part for one, two in pairwise(row) for part in _parts_between(context, marks, one.end, two.start)]
    return [] if between or len(set(parts)) != len(parts) else parts


def _parts_beside(context: CheckContext, row: Sequence[Figure], marks: Sequence[Mark]) -> list[_Part]:
    """Give the part before each share, else behind it, where words say it: "exports 74 percent and sells 37 percent at home"."""
    found = []
    for at, share in enumerate(row):
        start = row[at - 1].end if at else share.sentence_start
        end = row[at + 1].start if at + 1 < len(row) else share.sentence_end
        before, behind = _parts_between(context, marks, start, share.start), _parts_between(context, marks, share.end, end)
        found += [part for _, part in (before[-1:] or behind[:1]) if part[0] not in {"partner", "by", "mode"}]
    return found


def _parts_between(context: CheckContext, marks: Sequence[Mark], start: int, end: int) -> list[tuple[int, _Part]]:
    """Give the parts named between two places, in order, each with where it stands; a split in words comes before all."""
    cues = find_cues(context.text, [(start, end)], context.language, "parts")
    spoken = [(cue.start, (cue.code.partition(":")[0], cue.code)) for cue in cues]
    if spoken:
        return spoken
    named = (mark for mark in marks if start <= mark.start and mark.end <= end)
    return [(mark.start, part) for mark in named for part in _part_of(mark)]


def _part_of(mark: Mark) -> Iterator[_Part]:
    kind = "partner" if mark.kind in _AREAS else {"enterprise": "by", "mode": "mode", "measure": "measure"}.get(mark.kind)
    if kind == "measure" and mark.codes[0] not in {"exports", "imports"}:
        return
    if kind is not None:
        yield from ((kind, code) for code in mark.codes)


def leads(context: CheckContext, start: int) -> bool:
    """Whether a word of direction ("to", "from") leads to a place."""
    return _ends_with(context, start, "order_other_side")


def _stands_in(context: CheckContext, start: int) -> bool:
    return _ends_with(context, start, "order_location")


def _ends_with(context: CheckContext, start: int, use: str) -> bool:
    before = [word for word in context.text[max(0, start - 16) : start].lower().split() if word not in words("order_definite")]
    return bool(before) and before[-1] in words(use)


# In which ways the words of a row may say which part each share is.
_WAYS: tuple[_Finder, ...] = (_parts_named, _parts_before, _parts_behind, _parts_in_order, _parts_beside)
