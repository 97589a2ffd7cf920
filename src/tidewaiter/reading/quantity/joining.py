"""Two numbers that are one quantity, or that share what is printed once: ranges, lists, "from 3 to 4 million"."""

from functools import cache

from tidewaiter.codes.units import currencies
from tidewaiter.grammar.token import Tokens
from tidewaiter.grammar.unit import UnitWord
from tidewaiter.language import words_of
from tidewaiter.reading.quantity.amount import NO_QUANTITIES, TokenQuantity
from tidewaiter.records.interval import Interval

PACKS = frozenset(["other:bag", "other:bale", "other:case", "other:bottle", "other:carton", "other:drum", "barrel"])
"""Units that are packs: a size may stand before them (60-kilo bags) or behind them (cases of 12 bottles)."""

_LAST_DAY = 31
_OPEN_KINDS = frozenset({"count", "word"})
# How many tokens apart a percentage and its points may stand, and how many points are none of an index.
_NEAR = 25
_MOST_POINTS = 60
# How many quantities back the dollars may stand that bare dollars refer to.
_CARRIED = 3


def join_range(tokens: Tokens, found: list[TokenQuantity], right: TokenQuantity, spread: frozenset[str]) -> bool:
    """Make one range of the last quantity found and the one behind it, where the words between and before them say so.

    `1-2%`, `7 to 8 percent`, `between 6% and 7%`, `five or six`; not `from 5 to 6 million`, which is a base and a level,
    unless a verb of spreading (`ranged from`) stands before it.  Gives whether it did; `found[-1]` then is the range.
    """
    left = found[-1]
    link = _link(tokens, left, right)
    if link is None:
        return False
    if left.kind in NO_QUANTITIES or right.kind in NO_QUANTITIES or left.value_high is not None:
        _mark_date(tokens, left, right, link)
        return False
    before = tokens.words[left.start - 1] if left.start else ""
    spreads = link == "to" and before == "from" and tokens.words[left.start - 2] in spread if left.start > 1 else False
    if (link == "to" and before == "from" and not spreads) or (link == "and" and before != "between"):
        return False
    if link == "-" and _is_code(tokens, left, right):
        left.kind = right.kind = "name"
        left.rules = right.rules = ("<name>",)
        return False
    ratio = _shared_scale(left, right)
    sure = spreads or link in {"-", "and"}
    if (
        not _agree(left, right)
        or not left.value * ratio < right.value
        or not (sure or _is_close(left, right, ratio, link, moves=_is_moved(tokens, left)))
    ):
        return False
    found[-1] = _range(left, right, ratio, link)
    return True


def count_packs(tokens: Tokens, left: TokenQuantity, right: TokenQuantity, behind: tuple[int, UnitWord] | None) -> None:
    """Call the second number of `10 million 60-kilo bags`, `10 million (60-kg) bags` a part of what the first one counts."""
    if (
        tokens.words[left.stop : right.start] not in ([], ["("])
        or not right.compound
        or right.kind != "physical"
        or not _is_bare(left)
        or behind is None
    ):
        return
    last, unit = behind
    if unit.code in PACKS:
        left.unit, left.kind, left.unit_first, left.unit_last = unit.code, "physical", last - 1, last
        left.stop = right.stop = last
        right.kind, right.rules = "name", ("<size> of a pack",)
        left.rules = (*left.rules, "<number> <size> <pack>")


def mark_row(tokens: Tokens, left: TokenQuantity, right: TokenQuantity) -> None:
    """Call bare whole numbers in a row, with nothing between them, a list (a telephone number, a line of a table)."""
    if right.start != left.stop or right.scaled or left.scaled or right.year_like or left.year_like:
        return
    # The third of a row stands behind two that were called a list already.
    if not (_is_bare(right) or right.kind == "list") or not (_is_bare(left) or left.kind == "list"):
        return
    if tokens.words[right.first].isdecimal() and tokens.words[left.first].isdecimal():
        left.kind = right.kind = "list"
        left.rules = right.rules = ("<list>",)


def _link(tokens: Tokens, left: TokenQuantity, right: TokenQuantity) -> str | None:
    """The one word or dash between two quantities; a dash between clauses is none."""
    at = left.stop
    if right.start == at:
        return "-" if tokens.glued[at] else None
    if right.start != at + 1 or tokens.words[at] not in {"-", "to", "and", "or"}:
        return None
    if tokens.words[at] == "-":
        spaced = tokens.starts[at] > tokens.ends[at - 1], tokens.starts[at + 1] > tokens.ends[at]
        if tokens.text[tokens.starts[at]] in "\u2014\u2015" or spaced[0] != spaced[1]:
            return None
    return tokens.words[at]


def _is_bare(item: TokenQuantity) -> bool:
    """Whether a number was printed without a unit."""
    return item.unit == "units" and item.kind in _OPEN_KINDS and item.unit_first == item.unit_last


def _agree(left: TokenQuantity, right: TokenQuantity) -> bool:
    """Whether two units may be those of one range: alike, or one of them not printed."""
    alike = left.unit == right.unit or right.unit.startswith(f"{left.unit}_per_")  # "250 cents and 300 cents a pound"
    return alike or _is_bare(left) or (_is_bare(right) and left.kind == "money")


@cache
def _movers(language: str = "en") -> frozenset[str]:
    """The last words of phrases that say that something changes."""
    kinds = {"change_verb", "change_adverb", "change_noun"}
    return frozenset(phrase.rsplit(" ", 1)[-1] for kind, _, phrase, _ in words_of(language) if kind in kinds)


def _is_moved(tokens: Tokens, left: TokenQuantity) -> bool:
    """Whether an amount before "to" is what something moved by ("rose $2 billion to $3 billion", "a fall of $2 billion to")."""
    before = left.start - 1
    if before > 0 and tokens.words[before] == "of" and left.kind != "percent":
        before -= 1
    return before >= 0 and (tokens.words[before] in {"by", "from"} or tokens.words[before] in _movers())


# How many times larger the upper end of a range with both units printed may be than the lower: of percents ("1% to 2%"), and of
# amounts ("$800 million to $900 million"), which stand behind no word of change.
_NARROW, _MOST_APART = 3, 2


def _is_close(left: TokenQuantity, right: TokenQuantity, ratio: float, link: str, *, moves: bool) -> bool:
    """Whether two numbers around `to` or `or` are one range, not a change and a level ("rose 5,000 to 120,000")."""
    low = left.value * ratio
    if left.negative and not right.negative:
        return True
    if link == "or":
        return right.value <= 2 * low and right.value - low <= 5 * max(1.0, left.step * ratio)
    if not _is_bare(left) and ratio == 1:
        near = right.value <= (_NARROW if left.kind == "percent" else _MOST_APART) * low
        return near and right.kind == left.kind and (left.kind == "percent" or not moves)
    if not _is_bare(left):
        return left.kind == "money"
    return right.unit in {"percent", "percentage_point"} or ratio > 1 or right.value <= 3 * low


def _is_code(tokens: Tokens, left: TokenQuantity, right: TokenQuantity) -> bool:
    """Whether two numbers tied by a hyphen are a score (3-1) or a telephone number (555-0142)."""
    if left.unit != "units" or right.unit != "units" or left.scaled or right.scaled or left.rule or right.rule:
        return False
    printed = tokens.words[right.first]
    return left.value >= right.value or (left.value >= 100 and len(printed) >= 4 and printed.isdecimal())


def _mark_date(tokens: Tokens, left: TokenQuantity, right: TokenQuantity, link: str) -> None:
    """Call the second number of 2023-24, 2023-01-05 and July 6-7 a date."""
    printed = tokens.words[right.first]
    if link == "-" and right.kind == "list" and _is_bare(left):
        left.kind, left.rules = "name", ("<name>",)
    dated = left.kind == "date" or left.year_like
    if link == "to" and left.kind == "date" and _is_bare(right) and not right.scaled and left.value < right.value <= _LAST_DAY:
        right.kind, right.rules = "date", ("<date>",)  # "from Oct. 1 to 20"
    if link == "-" and dated and right.kind in _OPEN_KINDS | {"list"} and len(printed) <= 2 and right.last == right.first + 1:
        right.kind, right.rules = "date", ("<date>",)


def _range(left: TokenQuantity, right: TokenQuantity, ratio: float, link: str) -> TokenQuantity:
    """Join two numbers to a range: the right one goes on with the hedge, the unit and the finer step of both."""
    if ratio != 1.0:
        _scale_up(left, ratio)
    unit = left if _is_bare(right) and not _is_bare(left) else right
    hedge = left if left.rule is not None else right
    right.interval = left.interval.hull(right.interval)
    right.value, right.value_high = left.value, right.value
    right.first, right.start = left.first, left.start
    right.unit, right.kind = unit.unit, unit.kind
    right.unit_first, right.unit_last = unit.unit_first, unit.unit_last
    right.hedge_first, right.hedge_last, right.bound, right.rule = hedge.hedge_first, hedge.hedge_last, hedge.bound, hedge.rule
    right.step, right.fine = min(left.step, right.step), min(left.fine, right.fine)
    right.negative = left.negative or right.negative
    right.rules = (*right.rules, f"<number> {link} <number>" if link != "and" else "between <number> and <number>")
    return right


def share_unit(tokens: Tokens, found: list[TokenQuantity], right: TokenQuantity) -> None:
    """Hand the unit of a quantity to the bare numbers listed before it: `3, 4 and 5 percent`, `from 3 to 4 million`."""
    if (right.unit == "units" and not right.scaled) or right.start - found[-1].stop not in {1, 2}:
        return
    left = found[-1]
    gap = tokens.words[left.stop : right.start]
    if gap == ["to"]:
        _share_with_base(tokens, left, right)
    elif gap == ["and"] and right.scaled and right.kind in {"money", "physical"}:
        _share_scale(left, right)
    elif right.kind in {"percent", "points"} and gap in (["and"], ["or"], [",", "and"], [",", "or"]) and left.value < 1000:
        if gap[-1] == "or" and left.value > right.value:
            return  # "61 or 22.4 percent more": the amount and its percentage
        at, stop = len(found) - 1, right.start
        while at >= 0 and _is_listed(tokens, found[at], stop):
            _take(found[at], right)
            stop, at = found[at].start, at - 1


def _share_with_base(tokens: Tokens, left: TokenQuantity, right: TokenQuantity) -> None:
    """From 3 to 4 million, from $2 to $3 billion: the first number has the scale and unit of the second."""
    if left.start == 0 or tokens.words[left.start - 1] != "from" or left.scaled or left.value >= 1000:
        return
    if _is_bare(left) or (left.unit == right.unit and right.scaled):
        if right.scaled:
            _scale_up(left, 10.0**right.scale)
        _take(left, right)


def _share_scale(left: TokenQuantity, right: TokenQuantity) -> None:
    """0.91 and 0.62 million tonnes: the first of two numbers has the scale and unit printed behind the second.

    It has decimals, or is of the size of the second: "12 and 15 million tonnes", and no "February 28 and 3 million tonnes".
    """
    if not _is_bare(left) or left.scaled or left.year_like or left.value >= 1000:
        return
    printed = right.value / 10.0**right.scale
    if left.step < 1 or (printed < _LIKE * left.value and left.value < _LIKE * printed):
        _scale_up(left, 10.0**right.scale)
        _take(left, right)
        left.scale = right.scale


# How many times larger one of two numbers of one scale may be.
_LIKE = 4


def _is_listed(tokens: Tokens, item: TokenQuantity, stop: int) -> bool:
    between = tokens.words[item.stop : stop] if stop - item.stop <= 2 else None
    listed = between in ([","], ["and"], ["or"], [",", "and"], [",", "or"])
    return listed and _is_bare(item) and not item.scaled


def _take(item: TokenQuantity, giver: TokenQuantity) -> None:
    item.unit, item.kind, item.shared = giver.unit, giver.kind, True
    item.rules = (*item.rules, "<number> and <number> <unit>")


def _scale_up(item: TokenQuantity, ratio: float) -> None:
    old = item.interval
    item.value, item.step, item.fine, item.scaled = item.value * ratio, item.step * ratio, item.fine * ratio, True
    item.interval = Interval(old.low * ratio, old.high * ratio, old.low_open, old.high_open)


def _shared_scale(left: TokenQuantity, right: TokenQuantity) -> float:
    """What the first number of `3 to 4 million` is multiplied by: the scale of the second, where it stays the smaller one."""
    if left.scaled or not right.scaled or not (_is_bare(left) or left.kind == "money"):
        return 1.0
    ratio = 10.0**right.scale
    return ratio if left.value * ratio < right.value else 1.0


def settle_points(tokens: Tokens, found: list[TokenQuantity], right: TokenQuantity, gauges: frozenset[str]) -> None:
    """Call points percentage points where a percentage stands near and no index, game or table does."""
    left = found[-1] if found else None
    if left is None or right.start - left.stop > _NEAR:
        return
    if right.unit == "other:point" and left.kind in {"percent", "points"}:
        points = right
    elif left.unit == "other:point" and right.kind in {"percent", "points"}:
        points = left
    else:
        return
    around = tokens.words[max(0, points.first - _NEAR) : points.last + _NEAR]
    if abs(points.value) < _MOST_POINTS and gauges.isdisjoint(around):
        points.unit, points.kind, points.rules = "percentage_point", "points", (*points.rules, "points near percent")


def call_share_points(tokens: Tokens, points: TokenQuantity, gauges: frozenset[str], portions: frozenset[str]) -> None:
    """Call points percentage points where it is a share that moves by them, and no index does."""
    around = tokens.words[max(0, points.first - _NEAR) : points.last + _NEAR]
    if abs(points.value) < _MOST_POINTS and gauges.isdisjoint(around) and not portions.isdisjoint(around):
        points.unit, points.kind, points.rules = "percentage_point", "points", (*points.rules, "points of a share")


def price_of_one(tokens: Tokens, left: TokenQuantity, right: TokenQuantity) -> None:
    """Call the second amount of `$1 = 0.89 euros` a rate of exchange."""
    if left.kind == "money" == right.kind and left.value == 1 and tokens.words[left.stop : right.start] == ["="]:
        right.unit, right.kind, right.rules = f"other:{right.unit}_per_{left.unit}", "rate", ("<one> = <money>",)


def carry_dollar(found: list[TokenQuantity], right: TokenQuantity) -> None:
    """Call bare dollars what the dollars just before them were (`7 billion H.K. dlrs from 8 billion dlrs`).

    Only the noun: a bare sign in brackets behind other dollars is a conversion to US dollars.
    """
    if right.open != "open:$" or right.unit_first < right.last or not found:
        return
    for left in found[: -_CARRIED - 1 : -1]:
        if left.kind == "money":
            name = currencies()[left.unit].name if left.unit in currencies() else ""
            if name.endswith("Dollar") and right.start - left.stop <= _NEAR:
                right.unit = left.unit
            return
