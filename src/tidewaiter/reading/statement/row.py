"""Numbers in a row, handed out in order: to what was named in a row ("rose 3 and 5 percent, respectively"), and to the numbers
before them ("output was 2 million and sales 3 million, up 4 and 5 percent").
"""

from itertools import pairwise

from tidewaiter.reading.mention.frame import BITS, Draft
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import TRADED, Row, Walk
from tidewaiter.reading.statement.balance import split_balance
from tidewaiter.reading.statement.subject import join_products


def note_heads(walk: Walk, item: Item, measure: str) -> None:
    """ "exports and imports rose 3 and 5 percent": two measures side by side may each have a number.

    "Exports and imports" are one name for trade: they have a number each only where the text says so ("respectively").
    """
    words = walk.tokens.words[item.first : item.last]
    flows = tuple(_FLOWS[word] for word in words if word in _FLOWS)
    if measure == "trade" and len(set(flows)) > 1:
        mark, listed = walk.item(-1), walk.item(-2)
        if (
            mark is not None
            and listed is not None
            and mark.code == ","
            and listed.kind == "measure"
            and listed.last == mark.first
        ):
            codes = (split_balance(listed.code)[0], *flows)  # "foreign trade, exports and imports fell by"
            walk.rows.append(Row("measure", codes, len(walk.drafts), measure))
        walk.rows.append(Row("flows", flows, len(walk.drafts), flows[-1]))
        return
    product = walk.item(-1)
    of_goods = product is not None and product.kind == "product" and product.last == item.first
    total = product is not None and product.kind == "total" and product.last == item.first  # "exports and total trade"
    conjunction, other = walk.item(-1 - (of_goods or total)), walk.item(-2 - (of_goods or total))
    if conjunction is None or other is None or conjunction.kind != "conjunction" or other.kind != "measure":
        return
    if item.first - other.last != 1 + (product.last - product.first if (of_goods or total) and product is not None else 0):
        return
    if not of_goods:
        codes = (*_listed_before(walk), other.code, measure)
        walk.rows.append(Row("measure", tuple(split_balance(code)[0] for code in codes), len(walk.drafts), measure))
        return
    before = walk.item(-4)  # "chip exports and ship exports"
    if product is not None and before is not None and before.kind == "product" and before.last == other.first:
        codes = (join_products(before.codes), join_products(product.codes))
        walk.rows.append(Row("product", codes, len(walk.drafts), codes[-1]))


_FLOWS = {"exports": "exports", "export": "exports", "imports": "imports", "import": "imports"}


def _listed_before(walk: Walk) -> list[str]:
    """The measures before the last two of a row ("exports, total trade and the surplus"), in order."""
    codes: list[str] = []
    offset = -3
    while len(codes) < _MOST_LISTED:
        total = walk.item(offset)
        offset -= total is not None and total.kind == "total"
        mark, head, behind = walk.item(offset), walk.item(offset - 1), walk.item(offset + 1)
        if mark is None or head is None or behind is None or mark.code != "," or head.kind != "measure":
            break
        if mark.first != head.last or behind.first - mark.last > 1:
            break
        codes.append(head.code)
        offset -= 2
    return codes[::-1]


# More measures than a row has.
_MOST_LISTED = 4


def hand_out(walk: Walk) -> None:
    """Give each number of a row its own place, product or measure, where there are as many of the one as of the other."""
    rows = walk.rows or _row_before(walk)
    flows = next((row for row in rows if row.kind == "flows"), None)
    if flows is not None and (
        "respectively" not in walk.tokens.words or any(row is not flows and len(row.codes) == len(flows.codes) for row in rows)
    ):
        rows = [row for row in rows if row.kind != "flows"]  # "private and foreign firms had exports and imports of 3 and 2"
    places = (row for row in rows if row.kind == "area" and any(draft.frame.partner == row.whole for draft in walk.drafts))
    walk.topic.row = next((row.codes for row in places), ())
    inside = [draft for draft in walk.drafts if _is_bracketed(walk, draft)] if "respectively" in walk.tokens.distinct else []
    inside = inside or [draft for before, draft in pairwise(walk.drafts) if _converts(walk, before, draft)]
    for row in rows:
        told = [draft for draft in walk.drafts[row.since :] if draft not in inside]
        runs = [run for run in _runs(told) if len(run) == len(row.codes)]
        if row.kind == "flows" and not runs:
            runs = [run for run in _runs(_up_to_respectively(walk, told)) if len(run) == len(row.codes)]
        if row.kind == "product":
            runs = [run for run in runs if all(draft.frame.product == row.whole for draft in run) and _stand_together(walk, run)]
        for run in runs or _alternating(walk, row, told):
            _assign(row, run)
        if not runs and row.codes == ("production", "sales"):
            _tell_together(walk.drafts[row.since :])
    for draft, behind in pairwise(walk.drafts):
        if behind in inside and rows:
            _follow(behind, draft)


def _alternating(walk: Walk, row: Row, told: list[Draft]) -> list[list[Draft]]:
    """The two rows of numbers that alternate ("to Oman and Iran fell by 7 percent to 3 million and 9 percent to 2 million")."""
    first, second = told[0::2], told[1::2]
    if "respectively" not in walk.tokens.distinct or not len(first) == len(second) == len(row.codes):
        return []
    kinds = [{draft.quantity.kind for draft in run} for run in (first, second)]
    return [first, second] if all(len(kind) == 1 for kind in kinds) and kinds[0] != kinds[1] else []


def _up_to_respectively(walk: Walk, told: list[Draft]) -> list[Draft]:
    """The numbers before the word that hands them out ("fell by 6 and 3 percent, respectively, leading to a 30 percent drop")."""
    words = walk.tokens.words
    at = next((at for at in range(told[0].item.last, len(words)) if words[at] == "respectively"), 0) if told else 0
    before = [draft for draft in told if draft.item.last <= at]
    return before or told


def _stand_together(walk: Walk, run: list[Draft]) -> bool:
    """Whether numbers stand side by side, or the sentence says that they are to be handed out."""
    if "respectively" in walk.tokens.distinct:
        return True
    words = walk.tokens.words
    return all(_BESIDE.issuperset(words[draft.item.last : behind.item.first]) for draft, behind in pairwise(run))


# What stands between the numbers of a row ("by 3 percent and by 4 percent").
_BESIDE = frozenset([",", "and", "by", "of", "to", "at", "or", "&"])


def move_list(walk: Walk) -> None:
    """ "Tea bags (8 percent) and green tea (7 percent) recorded increases": what stands in brackets is how much they changed."""
    change, last = walk.last_change, walk.drafts[-1]
    if change is None or not 0 < change.first - last.item.last <= _BEHIND_LIST or last.role != "main":
        return
    for draft in reversed(walk.drafts):
        if not _is_bracketed(walk, draft) or draft.quantity.kind != "percent" or draft.clause != last.clause:
            return
        signed = walk.tokens.words[draft.item.first] == "+"
        draft.stat, draft.negative = "growth", (walk.frame.direction < 0 and not signed) or draft.quantity.negative


# How many tokens behind the last bracket of a list its change is told at most.
_BEHIND_LIST = 5


def hear_partners(walk: Walk) -> None:
    """Note the partners that a sentence without a number names in a row ("trade with its top partners, X and Y, grew")."""
    rows = [row for row in walk.rows if row.kind == "area"]
    if rows and (walk.list_role == "partner" or walk.frame.partner == rows[-1].whole):
        walk.topic.row = rows[-1].codes


def _is_bracketed(walk: Walk, draft: Draft) -> bool:
    """Whether a number stands alone in a bracket behind another ("fell by 12 percent (3 billion) and 4 percent (1 billion)")."""
    words, at = walk.tokens.words, draft.item.first - 1
    while at > 0 and words[at] in _MOVED:
        at -= 1  # "(up by 13 percent)"
    return at >= 0 and words[at] == "(" and words[draft.item.last : draft.item.last + 1] == [")"]


_MOVED = frozenset(["up", "down", "by"])


def _converts(walk: Walk, before: Draft, draft: Draft) -> bool:
    """Whether a number is the one before it in other money ("3 billion euros ($3.3 billion)")."""
    money = before.quantity.kind == draft.quantity.kind == "money" and before.quantity.unit != draft.quantity.unit
    return money and draft.item.first - before.item.last == 1 and _is_bracketed(walk, draft)


# Kinds of small numbers that only count.
_COUNTS = frozenset(["bare", "word"])


def _row_before(walk: Walk) -> list[Row]:
    """The partners in a row of the sentence before, with whose numbers this one goes on ("The rates were, respectively")."""
    codes = walk.topic.row
    run = [draft for draft in walk.drafts if draft.quantity.kind not in _COUNTS][: len(codes)]  # not "the three partners"
    if "respectively" not in walk.tokens.words or len(run) < len(codes) or any(draft.frame.states("partner") for draft in run):
        return []
    for draft in run:
        draft.frame.partner = "+".join(codes)
    return [Row("area", codes, 0, "+".join(codes))]


def _tell_together(drafts: list[Draft]) -> None:
    """ "production and sales rose 5 percent": a number that is said of both."""
    for draft in drafts:
        if draft.clause != drafts[0].clause or draft.frame.measure != "sales" or draft.quantity.kind not in {"percent", "points"}:
            return
        draft.frame.put("measure", "other:production_and_sales")


# What the numbers of a row take over from those that they are said of.
_SUBJECT = ("measure", "product", "reporter", "partner", "mode", "by")
_PAIRED = "<numbers> of the numbers before"


def pair_rows(walk: Walk) -> None:
    """Give each number of a row the subject of the number that it is said of: as many numbers of another kind stand before it."""
    rows: list[tuple[int, list[Draft]]] = []
    last = len(walk.drafts) - 1
    while last > 0:
        row = walk.in_row(last)
        last -= len(row)
        rows.append((last + 1, row))
    for first, row in reversed(rows):
        before = walk.drafts[max(0, first - len(row)) : first]
        if len(row) > 1 and len(before) == len(row) and _may_pair(before, row):
            for told, draft in zip(before, row, strict=True):
                _follow(draft, told)
        elif len(row) > 1 and len(before) == len(row) and _are_bases(before, row):
            for told, draft in zip(before, row, strict=True):
                _follow(draft, told)
                draft.base_of = told


def _are_bases(before: list[Draft], row: list[Draft]) -> bool:
    """Whether a row is what the amounts before it are held against, each its own ("wheat to 3 and rye to 2, against 1 and 4")."""
    alike = {d.quantity.kind == "percent" for d in (*before, *row)} == {False}
    roles = all(d.role == "main" and d.stat == "level" for d in before) and all(d.role == "base" for d in row)
    return alike and roles and len({_subject(d) for d in before}) == len(before)


def _may_pair(before: list[Draft], row: list[Draft]) -> bool:
    """Whether numbers of one kind stand before a row of another that has no subject of its own, each with its own or its unit."""
    kinds = {d.quantity.kind == "percent" for d in before}
    if len(kinds) > 1 or any(d.role != "main" for d in (*before, *row)) or _subject(row[0]) != _subject(before[-1]):
        return False
    again = _PAIRED in before[0].rules
    changes = {d.stat for d in row} == {"change"} and {d.stat for d in before} == {"level"}
    if kinds == {row[0].quantity.kind == "percent"} and not again and not changes:
        return False
    return len({(_subject(d), d.quantity.unit) for d in before}) == len(before)


def _subject(draft: Draft) -> tuple[str | None, ...]:
    frame = draft.frame
    return frame.measure, frame.product, frame.reporter, frame.partner, frame.mode, frame.by


def take_subject(draft: Draft, told: Draft) -> None:
    """Take the subject of the number that this one is said of."""
    for field in _SUBJECT:
        setattr(draft.frame, field, getattr(told.frame, field))
        draft.frame.stated |= told.frame.stated & BITS[field]
    draft.frame.deficit = told.frame.deficit


def _follow(draft: Draft, told: Draft) -> None:
    """Take the subject of the number that this one is said of, and whether that one is a value or a volume."""
    take_subject(draft, told)
    if draft.stat == "growth" and draft.frame.basis is None and told.frame.measure in TRADED:
        draft.frame.basis = {"money": "value", "physical": "volume"}.get(told.quantity.kind, told.frame.basis)
    draft.rules.append(_PAIRED)


def _runs(drafts: list[Draft]) -> list[list[Draft]]:
    """Neighbouring drafts of one kind, unit and stat."""
    runs: list[list[Draft]] = []
    key: tuple[str, str, str, int] | None = None
    for draft in drafts:
        bare = draft.quantity.kind in {"count", "bare"} and not draft.counted  # "32.4, 19.9 and 10.9 billion yuan"
        kind = "amount" if draft.quantity.scaled or draft.quantity.kind == "money" or bare else draft.quantity.kind
        kind = draft.quantity.unit if draft.quantity.kind == "physical" else kind  # "35,000 tonnes and 1.8 million tonnes"
        own = (kind, draft.stat, draft.role, draft.clause)
        if own == key:
            runs[-1].append(draft)
        else:
            runs.append([draft])
            key = own
    return runs


def _assign(row: Row, run: list[Draft]) -> None:
    """Give each number the place, product or measure of its own, where it holds those of the row together."""
    for draft, code in zip(run, row.codes, strict=True):
        frame = draft.frame
        if row.kind in {"measure", "flows"}:
            frame.put("measure", code)
        elif row.kind == "by":
            frame.put("by", code)
        elif row.kind == "product" and frame.product == row.whole:
            frame.put("product", code)
        elif row.kind == "area" and frame.partner == row.whole:
            frame.put("partner", code)
        elif row.kind == "area" and frame.reporter == row.whole:
            frame.put("reporter", code)
        else:
            continue
        draft.rules.append("<names> <numbers> respectively")


def take_together(walk: Walk, draft: Draft) -> None:
    """ "together 45 percent": of the partners just named, in no mode and by nobody in particular."""
    before = walk.item(-1)
    if before is not None and before.kind == "total" and before.code == "together":
        partners = dict.fromkeys(d.frame.partner for d in walk.drafts if d.frame.partner is not None)
        draft.frame.partner = "+".join(partners) if len(partners) > 1 else None
        draft.frame.by = draft.frame.mode = None


def free_whole(walk: Walk, draft: Draft) -> None:
    """ "1.2 million of the 4.9 million", "Of the 4.9 million, 1.2": the whole has no partner, mode or product of its part."""
    before, frame = walk.item(-2), draft.frame
    behind_number = before is not None and walk.drafts and before is walk.drafts[-1].item
    if before is not None and before is walk.whole_head:
        frame.product = walk.topic.product or "goods"  # "37.5 percent of the district's exports of 6.4 billion"
    elif not walk.drafts and walk.here <= 2 and walk.items[walk.here - 1].first <= 1:
        draft.role = "whole"  # what is said of the part does not hold for it
    elif behind_number and draft.quantity.kind not in {"percent", "points"}:
        frame.product = walk.topic.product if frame.product != "goods" else "goods"
    else:
        return
    frame.partner = frame.mode = frame.by = None
