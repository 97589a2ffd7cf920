"""Pauses: the signs and conjunctions that part clauses, open and close brackets, and end comparisons."""

from tidewaiter.grammar.versus import without_since
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.statement.bracket import close_bracket, open_bracket
from tidewaiter.reading.statement.head import waits_for_head
from tidewaiter.reading.statement.movement import goes_on, open_base
from tidewaiter.reading.statement.status import lists_on
from tidewaiter.reading.statement.subject import flush_subject
from tidewaiter.reading.time.yardstick import tells_of_base

# Words that begin a clause which only tells more of a noun.
_RELATIVE = wordlist.words("relative")


def on_mark(walk: Walk, item: Item) -> None:
    """A bracket, or a comma: it ends a comparison and, where a new subject follows, the clause."""
    if item.code == "(":
        walk.depth += 1
        if walk.depth == 1:
            open_bracket(walk, item)
    elif item.code == ")":
        walk.depth = max(0, walk.depth - 1)
        if not walk.depth:
            close_bracket(walk)
    elif item.code in ",;" or (item.code == ":" and walk.clause_head and not walk.drafts):
        if walk.base and len(walk.drafts) > walk.base_from and not goes_on(walk, item):
            walk.base = False
        walk.prep = ""
        if item.code == ":" and walk.leads():
            walk.last_change = None  # "exports fell: 3 million tonnes were shipped": how much there was
        _end_clause(walk, item)
    elif item.code == "-" and walk.base:
        _dash_in_base(walk, item)
    elif item.code == ":" and not walk.drafts and _head_follows(walk):
        # "Emerging markets went the other way: China's trade with Brazil rose", but "Soybeans: imports fell"
        walk.pending = [held for held in walk.pending if held.kind == "product"]


def _dash_in_base(walk: Walk, item: Item) -> None:
    """End a comparison at a dash behind which a noun opens ("against 29,000 tonnes a year ago -- a fall of 7 percent")."""
    if len(walk.drafts) > walk.base_from and walk.tokens.words[item.last : item.last + 1] in _OPENING:
        walk.base = False


_OPENING = (["a"], ["an"], ["the"], ["some"])


def _end_clause(walk: Walk, item: Item) -> None:
    """End the clause at a comma or semicolon where a new subject follows; not in "an increase, or 9 million, in"."""
    if tells_of_base(walk, item):
        return
    if _head_follows(walk) and not waits_for_head(walk):
        _next_clause(walk)
    elif item.code == ";":
        walk.end_part()
    if _tells_fact(walk, item):
        walk.frame.status = "actual"
    if item.code == ";" and not lists_on(walk):
        walk.frame.status = "actual"  # what was expected before it is told behind it, and may have come about


def _tells_fact(walk: Walk, item: Item) -> bool:
    """Whether a clause tells what came about of what something is planned for ("wants to cut its deficit, which rose to 4")."""
    verb = walk.item(1)
    which = walk.tokens.words[item.last : item.last + 1] == ["which"]
    told = which and verb is not None and verb.kind in {"change_verb", "reach"} and verb.first == item.last + 1
    return told and walk.tokens.words[verb.first] not in _PRESENT if verb is not None else False


_PRESENT = frozenset(["is", "are", "stands", "stand"])


def on_conjunction(walk: Walk, item: Item) -> None:
    """ "but" and "while" begin a clause, "and" where a new subject follows; "when" behind a period opens a comparison with it."""
    if walk.depth and _tells_no_number(walk):
        return  # "trade (exports plus imports) grew"
    if item.code in {"but", "while"}:
        _next_clause(walk)
        named = walk.last_period
        if walk.tokens.words[item.first] == "when" and named is not None and item.first - named.last <= 1:
            open_base(walk, item)
            walk.base_period = without_since(named.ref)
    elif _head_follows(walk):
        _next_clause(walk)
    elif walk.base and len(walk.drafts) > walk.base_from and (_names_next(walk) or _moves_next(walk)):
        walk.base = False  # "Chile took 3,100 tonnes against 2,900 and Peru 2,700"


def _tells_no_number(walk: Walk) -> bool:
    """Whether the bracket here closes before any number."""
    for offset in range(1, _IN_BRACKET):
        item = walk.item(offset)
        if item is None or item.kind == "quantity":
            return False
        if item.code == ")":
            return True
    return False


# How many items of a bracket are looked through.
_IN_BRACKET = 6


def _moves_next(walk: Walk) -> bool:
    """Whether "and" goes on with what the figure itself rose by ("beating the expected 21.5 percent and up 11.1 percent").

    What the growth before was against is what the number that it beat was against, too.
    """
    move, number, told = walk.item(1), walk.item(2), walk.drafts[: walk.base_from]
    if move is None or number is None or move.kind != "change_adverb" or number.kind != "quantity":
        return False
    for draft in walk.drafts[walk.base_from :]:
        if told and told[-1].frame.versus is not None and not draft.frame.states("versus"):
            draft.frame.put("versus", told[-1].frame.versus)
    return True


def _next_clause(walk: Walk) -> None:
    """Begin a clause; a subject without a number so far stays the subject."""
    overall = [item for item in walk.pending if item.kind == "total" and item.first == 0 and not walk.drafts]
    if walk.pending and len(walk.drafts) == walk.clause_from and not walk.clause_head:
        firm = any(p.kind == "company" for p in walk.pending)
        walk.pending = [p for p in walk.pending if p.kind != "product" or not (firm or _is_relative(walk, p))]
        flush_subject(walk)
    held = walk.frame.status, walk.expected_from
    walk.open_clause()
    if _is_expected_too(walk):
        walk.frame.status, walk.expected_from = held
    walk.pending = overall  # "Overall, exports rose"


def _is_expected_too(walk: Walk) -> bool:
    """Whether what follows was expected as well ("had expected exports to rise 3 percent and imports to fall 2 percent")."""
    head, to, verb = walk.item(1), walk.item(2), walk.item(3)
    if head is None or to is None or head.kind != "measure" or head.last != to.first:
        return False
    if to.kind == "change_verb" and walk.tokens.words[to.first].endswith("ing"):
        return True  # "had forecast exports falling 3 percent and imports falling 2 percent"
    return to.code == "to" and verb is not None and verb.kind in {"change_verb", "reach"} and to.last == verb.first


def _is_relative(walk: Walk, item: Item) -> bool:
    """Whether a noun stands in a clause that only tells more ("which takes in used cars")."""
    return any(w in _RELATIVE for w in walk.tokens.words[max(0, item.first - 8) : item.first])


def _head_follows(walk: Walk) -> bool:
    """Whether a new subject comes before the next number: a measure, or a place, company or product with a verb of change."""
    subject = False
    before, after = walk.item(-1), walk.item(1)
    if before is not None and after is not None and before.kind == after.kind == "area" and after.first - before.last <= 2:
        return False
    for item in walk.items[walk.here + 1 : walk.here + 12]:
        if item.kind == "quantity" or (item.kind == "mark" and item.code in ",;("):
            return False
        if item.kind in {"measure", "measure_verb", "those", "shipments", "purchases"}:
            return not (walk.base and len(walk.drafts) == walk.base_from)
        if item.kind in {"area", "product", "company"}:
            subject = True
        if item.kind in {"change_verb", "reach", "share"} and subject:
            return True
    return False


def _names_next(walk: Walk) -> bool:
    """Whether a place or company comes next, and its number right behind it."""
    name, number = walk.item(1), walk.item(2)
    named = name is not None and name.kind in {"area", "company"}
    return named and number is not None and number.kind == "quantity"
