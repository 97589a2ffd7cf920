"""Three figures of one statement that its words name: exports, imports and their balance, two parts and the whole.

What the three were read as does not matter here: the words nearest to each say what it is.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from tidewaiter.check.context import CheckContext
from tidewaiter.check.cue import Cue
from tidewaiter.check.pairing import are_near
from tidewaiter.records.figure import Figure
from tidewaiter.records.period import UNKNOWN

_THREE = 3
# characters: before the first figure and behind the last one a word may stand that names it
_BEFORE = 110
_BEHIND = 40
# how far off a word is that names a figure across a comma or another figure, and what the reading says where no word does
_FAR, _AS_READ = 60, 80
_COMMA = 20
_NEVER = 1000
# characters of a noun, and letters that show which it is
_NOUN, _STEM = 20, 4
# fields that part what stands side by side; who reports may go without saying
_FIELDS = ("product", "partner", "mode", "by", "period")
_OPEN = {None, "goods", UNKNOWN}
# which words give which role
_ROLES = {
    "out_flow": "exports",
    "in_flow": "imports",
    "home": "home",
    "abroad": "abroad",
    "trade": "whole",
    "whole": "whole",
    "deficit": "balance",
    "difference": "balance",
    "net": "balance",
}
_APART = set(",;:(")


def find_trios(context: CheckContext, stat: str) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Give the threes of actual figures of one kind and unit that are all of their kind in a sentence, or in two close ones."""
    groups = list(context.sentences.values())
    for place, figures in enumerate(groups):
        here = _of_kind(context, figures, stat)
        if len(here) == _THREE - 1 and place + 1 < len(groups) and are_near(figures[-1], groups[place + 1][0]):
            here = [*here, *_of_kind(context, groups[place + 1], stat)]
        if len(here) == _THREE and len({figure.unit for figure in here}) == 1:
            yield here[0], here[1], here[2]


def name_trio(context: CheckContext, trio: Sequence[Figure], roles: Sequence[str]) -> dict[str, Figure] | None:
    """Give three figures by their roles, as the words nearest to them name them; null where the words do not name all three.

    "Exports and imports were 5 and 3 billion" names them in order.  Of all ways to give out the roles the one counts in which
    words and figures are nearest to each other.
    """
    words = [word for word in _words(context, trio) if _ROLES[word.code] in roles]
    costs = _costs(context, words, trio)
    ways = [dict(zip(roles, order, strict=True)) for order in permutations(trio)]
    total = {place: sum(costs.get((role, figure.id), _NEVER) for role, figure in way.items()) for place, way in enumerate(ways)}
    best = min(total, key=lambda place: total[place])
    return ways[best] if total[best] < _NEVER else None


def are_of_one_scope(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether no product, partner, mode, breakdown or period of the parts and of what they make differ.

    What they make may leave a field out that they have ("the surplus in this trade"), but not the other way round.
    """
    for name in _FIELDS:
        said = {getattr(part, name) for part in parts} - _OPEN
        made = getattr(whole, name)
        if len(said) > 1 or (made not in _OPEN and made not in (said or {made if name == "period" else None})):
            return False
    return True


def _of_kind(context: CheckContext, figures: Sequence[Figure], stat: str) -> list[Figure]:
    if any(figure.status != "actual" for figure in figures if figure.stat == stat):
        return []
    return [figure for figure in figures if figure.stat == stat and figure.id not in context.worded]


def _words(context: CheckContext, trio: Sequence[Figure]) -> list[Cue]:
    """Give the words that may name one of three figures; "trade" before "deficit" is no word of its own."""
    start = max(trio[0].sentence_start, trio[0].start - _BEFORE)
    end = min(trio[-1].sentence_end, trio[-1].end + _BEHIND)
    words = context.cues_between(start, end, *_ROLES)
    joined = {one for one, other in pairwise(words) if _ROLES[one.code] == "whole" and other.start - one.end <= 1}
    others = [one for one in context.cues_between(start, end, "adjective") if _is_of_another(context, one, start)]
    joined.update(word for word in words if any(word.start == other.start for other in others))
    return [word for word in words if word not in joined]


def _is_of_another(context: CheckContext, word: Cue, start: int) -> bool:
    """Whether "total" stands before a noun that the statement has not named before, and is no noun itself ("the total rose")."""
    noun = context.text[word.end : word.end + _NOUN].split(" ")[1:2]
    if not noun or not noun[0].isalpha() or context.cues_between(word.end, word.end + 1 + len(noun[0]), "trade", "out_flow"):
        return False
    alone = context.text[start : word.start].split()[-1:] == ["the"]
    return not alone and noun[0].lower()[:_STEM] not in context.text[start : word.start].lower()


def _costs(context: CheckContext, words: Sequence[Cue], trio: Sequence[Figure]) -> dict[tuple[str, str], int]:
    """Give how far each figure is from a word for each role, in characters; what nothing names is left out."""
    costs: dict[tuple[str, str], int] = {(figure.measure, figure.id): _AS_READ for figure in trio}
    for word in words:
        role = _ROLES[word.code]
        for figure in trio:
            key = (role, figure.id)
            costs[key] = min(costs.get(key, _NEVER), _distance(context, word, figure, trio))
    for one, other in pairwise(words):
        behind = [figure for figure in trio if figure.start > other.end]
        joined = context.text[one.end : other.start].split() == ["and"] and _ROLES[one.code] != _ROLES[other.code]
        if joined and len(behind) > 1 and behind[1].start - behind[0].end < _BEHIND:
            costs[_ROLES[one.code], behind[0].id] = costs[_ROLES[other.code], behind[1].id] = 0
    return costs


def _distance(context: CheckContext, word: Cue, figure: Figure, trio: Sequence[Figure]) -> int:
    """Give how far a word stands from a figure that it may name; far where another figure stands between.

    A word before all three may name any of them: the subject of the sentence ("the surplus ..., came to").
    """
    start, end = min(word.end, figure.end), max(word.start, figure.start)
    between = any(start <= other.start < end and other.id != figure.id for other in trio)
    gap = context.text[start:end].replace("U.S. ", "")
    if between or ";" in gap or ". " in gap:
        return _FAR if word.end <= trio[0].start else _NEVER
    is_behind = word.start > figure.start
    if is_behind and _APART & set(gap):
        return _FAR
    return end - start + _COMMA * ("," in gap)
