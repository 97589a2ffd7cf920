"""Who a sentence says to be ahead of whom, or at which place among all: "overtook", "behind", "the largest exporter of".

A claim of order needs no number of its own, so that it is looked for in the text and not among the figures.  It says what is
compared as the fields of a cell do: a measure and product, of countries, or of the partners, modes or enterprises of one country.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tidewaiter.check.context import CheckContext
from tidewaiter.check.cue import Cue, cue_phrases, find_cues
from tidewaiter.check.mark import Mark, marks_of
from tidewaiter.codes import areas, sources
from tidewaiter.grammar.anchor import Anchor
from tidewaiter.grammar.period import resolve
from tidewaiter.reading.mention.sentence import find_sentences
from tidewaiter.reading.mention.wordlist import any_of
from tidewaiter.records.figure import Cell

_UPPER, _LOWER = frozenset({"passes", "exceeds"}), frozenset({"trails", "lags"})
_SPLIT = {"more": "exceeds", "fewer": "lags"}
_PLACES = {"led_all": 1, **{f"{kind}_{place}": place for kind in ("place", "ordinal") for place in range(1, 6)}}
_AMONG = {f"among_{place}": place for place in (2, 3, 5, 10)}
_TRIGGERS = (*_UPPER, *_LOWER, *_SPLIT, *_PLACES, *_AMONG)
_TABLE = "orders"
_FLOWS = frozenset({"trade", "exports", "imports"})
_CHANGES = frozenset({"change_verb", "change_noun"})
# characters from a word of order to who is behind it, from "more" to its "than", from a superlative to its noun
_REACH = 36
_THAN = 40
_NOUN = 30
# before a word of order nobody reads farther back for what belongs to it
_JUST = 12
_OWNER = re.compile(r"['\u2019]s (?:\w+ ){0,2}\Z")
# what may stand between the one who owns a rank and the noun: "China's second-biggest trading partner"
_RANKED = re.compile(r"['\u2019]s (?:[\w-]+ ){0,4}\Z")


class _Gaps(NamedTuple):
    """What may stand beside a word of order, from the words of the language.

    `other_side` "trade with"; `whose` "partner of"; `ranking` "came third"; `vague` "one of the largest"; `behind` "ranked
    behind"; `leading` from a word of order to who is behind it, where any other preposition leads elsewhere ("ahead of a summit
    in Japan"); `owned` the noun of "Japan's exports", that is none in "than Japan's in May"; `makers` "Japan's carmakers".
    """

    than: re.Pattern[str]
    definite: re.Pattern[str]
    other_side: re.Pattern[str]
    whose: re.Pattern[str]
    ranking: re.Pattern[str]
    vague: re.Pattern[str]
    leading: re.Pattern[str]
    behind: re.Pattern[str]
    owned: re.Pattern[str]
    makers: re.Pattern[str]


@cache
def _gaps() -> _Gaps:
    definite, leading = any_of("order_definite"), any_of("order_leading")
    return _Gaps(
        than=re.compile(rf" {any_of('order_than')} "),
        definite=re.compile(rf"\b{definite} "),
        other_side=re.compile(rf"\b{any_of('order_other_side')} (?:{definite} )?\Z"),
        whose=re.compile(rf"\A {any_of('order_whose')} (?:{definite} )?\Z"),
        ranking=re.compile(rf"\b{any_of('order_ranking')} \Z"),
        vague=re.compile(rf"\b{any_of('order_vague')} \Z"),
        leading=re.compile(rf"(?: (?:{leading}|[\d.,]+|[A-Z]{{2,5}}))* \Z"),
        behind=re.compile(rf"(?:,|\b{any_of('order_behind')}) \Z"),
        owned=re.compile(rf"['\u2019]s (?!{any_of('order_no_noun')}\b)(?=[a-z])"),
        makers=re.compile(rf"{any_of('order_makers')}\b"),
    )


class Topic(NamedTuple):
    """What is compared: the field of the cell in which the sides differ, and the other fields; null where nobody says."""

    dimension: str
    measure: str | None
    product: str | None
    reference: str | None


class Order(NamedTuple):
    """That all of `upper` are ahead of all of `lower`; or, with a `place`, that `upper` are at it (`most`: or before it)."""

    upper: tuple[str, ...]
    lower: tuple[str, ...] = ()
    place: int | None = None
    most: bool = False


class Claim(NamedTuple):
    """An order that a sentence claims, its words and what it is of; `marks` are the sentence's, for the numbers in it."""

    order: Order
    words: str
    topic: Topic
    period: str | None
    start: int
    end: int
    marks: tuple[Mark, ...]
    several_periods: bool = False

    def cell(self, side: str) -> Cell | None:
        """Give the cell of a side; null where measure, product or period is not said."""
        topic = self.topic
        if topic.measure is None or topic.product is None or self.period is None:
            return None
        fields = {"reporter": topic.reference, topic.dimension: side}
        return Cell(measure=topic.measure, stat="level", product=topic.product, period=self.period, **fields)


def find_claims(context: CheckContext) -> Iterator[Claim]:
    """Give the claims of order that a text makes as facts, in its order; none in a language without words for them."""
    trigger = _trigger(context.language)
    if trigger is None or trigger.search(context.text) is None:
        return
    for sentence in find_sentences(context.text, context.headline_end):
        if trigger.search(context.text, sentence.start, sentence.end):
            yield from _claims_of(context, sentence.start, sentence.end)


@cache
def _trigger(language: str) -> re.Pattern[str] | None:
    """Give a pattern of all words of order; a sentence without one costs this scan and no more."""
    words = {phrase[0] for code in _TRIGGERS for phrase in cue_phrases(language, code, _TABLE)}
    return re.compile(r"(?i)\b(?:" + "|".join(sorted(words)) + r")\b") if words else None


def _claims_of(context: CheckContext, start: int, end: int) -> Iterator[Claim]:
    text = context.text
    cues = [cue for cue in find_cues(text, [(start, end)], context.language, _TABLE) if cue.code in {*_TRIGGERS, "hypothetical"}]
    if any(cue.code == "hypothetical" and not _is_month(text, cue) for cue in cues) or text[end - 1 : end] == "?":
        return
    marks = marks_of(text, start, end)
    topic, reference = _topic_of(text, marks)
    sides = [mark for mark in marks if _is_side(mark, topic, reference)]
    if not sides:
        return
    periods = _periods_of(context, marks)
    period = next(iter(periods)) if len(periods) == 1 else None
    passed: list[Mark] = []
    for cue in _outermost(cues):
        inner = _pair_of_partners(text, cue, marks, topic)
        if inner is not None:
            yield Claim(inner[0], text[cue.start : cue.end], inner[1], period, start, end, tuple(marks), len(periods) > 1)
            continue
        pair = _pair(text, cue, sides, marks)
        # "China passed Japan as the largest exporter": who was passed is not the one who is the largest
        ranked = [side for side in sides if side.end <= cue.start and side not in passed]
        place = _place(context, cue, ranked[-1], marks) if pair is None and ranked else None
        if pair is not None:
            passed.append(pair.right)
        order = pair.order if pair is not None else place
        if order is not None:
            told = period if pair is not None or not _is_apposed(text, ranked[-1]) else None
            yield Claim(order, text[cue.start : cue.end], topic, told, start, end, tuple(marks), len(periods) > 1)


def carry_claim(context: CheckContext, claim: Claim, reach: int) -> Claim | None:
    """Give a claim with the names and numbers of the sentence behind its own (to `reach`); null where that is of another time."""
    start = claim.end + 1
    stop = context.text.find(". ", start, start + reach)
    end = min(start + reach, len(context.text)) if stop < 0 else stop + 1
    if start >= end or "\n" in context.text[claim.end : end].rstrip():
        return None
    marks = marks_of(context.text, start, end)
    periods = _periods_of(context, marks)
    is_compared = any(mark.kind == "versus" for mark in marks)
    if is_compared or not periods <= {claim.period}:
        return None
    return claim._replace(start=start, end=end, marks=tuple(marks))


def _is_month(text: str, cue: Cue) -> bool:
    """Whether a "May" is the month and no verb."""
    return text[cue.start : cue.end] == "May"


def _is_apposed(text: str, side: Mark) -> bool:
    """Whether a rank only says who somebody is ("China, the largest buyer, took"): of no period that the sentence names."""
    return text[side.end : side.end + 1] == ","


def _outermost(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Give the cues that lie in no longer one before: of "second largest" not the "largest"."""
    reached = -1
    for cue in cues:
        if cue.start >= reached:
            yield cue
        reached = max(reached, cue.end)


def _is_side(mark: Mark, topic: Topic, reference: Mark | None) -> bool:
    """Whether a mark names one that is compared; a source stands for its country where countries are."""
    if mark is reference or mark.codes == ("WORLD",):
        return False
    if topic.dimension in {"mode", "by"}:
        return mark.kind == {"mode": "mode", "by": "enterprise"}[topic.dimension]
    if mark.kind in {"area", "area_adjective"}:
        return topic.dimension == "reporter" or topic.reference not in mark.codes
    return mark.kind == "source" and topic.dimension == "reporter" and country_behind(mark) is not None


def country_behind(mark: Mark) -> str | None:
    """Give the country of an association that counts its makers' goods, null for any other mark."""
    if mark.kind != "source" or sources.kind_of(mark.codes[0]) != "association":
        return None
    area = sources.area_of(mark.codes[0])
    return area if area is not None and areas.kind_of(area) == "country" else None


def codes_of(mark: Mark) -> tuple[str, ...]:
    """Give the codes of a side."""
    country = country_behind(mark)
    return mark.codes if country is None else (country,)


def _periods_of(context: CheckContext, marks: Sequence[Mark]) -> frozenset[str | None]:
    """Give the periods that a sentence names."""
    mentions = [mark.ref if mark.kind == "period" else mark.ref.period for mark in marks if mark.kind in {"period", "versus"}]
    anchor = Anchor(context.date, None)
    return frozenset(resolve(one, anchor) for one in mentions if one is not None and not one.is_rate and not one.has("duration"))


def _topic_of(text: str, marks: Sequence[Mark]) -> tuple[Topic, Mark | None]:
    """Give what the sides are compared in, and the mark of the country whose partners or modes they are."""
    noun = _noun_of(text, marks)
    measure, _, side = (noun.codes[0] if noun is not None else "").partition(">")
    if noun is not None and side:
        owner = _behind(text, noun, marks, _gaps().whose) or _before(text, noun, marks, _RANKED)
        product = _product_of(marks) if measure != "trade" else None
        return Topic("partner", measure, product or "goods", _code(owner)), owner
    flow = next((mark for mark in marks if mark.kind in {"measure", "measure_verb"} and mark.codes[0] in _FLOWS), None)
    product = _product_of(marks)
    if flow is None or noun is not None:
        return Topic("reporter", measure or None, product or ("goods" if noun is not None else None), None), None
    return _topic_of_flow(text, flow, marks, product)


def _noun_of(text: str, marks: Sequence[Mark]) -> Mark | None:
    """Give the noun of those that are ranked; a maker only where nothing else is ranked, since any firm is one."""
    nouns = [mark for mark in marks if mark.kind == "rank_noun"]
    for mark in marks:
        word = text[mark.start : mark.end].lower()
        if mark.kind == "count_noun" and word.endswith(("exporters", "importers")):
            nouns.append(mark._replace(kind="rank_noun", codes=(f"{word[-9:-3]}s",)))
    return next((noun for noun in nouns if noun.codes != ("production",)), nouns[0] if nouns else None)


def _product_of(marks: Sequence[Mark]) -> str | None:
    return next((mark.codes[0] for mark in marks if mark.kind == "product"), None)


def _topic_of_flow(text: str, flow: Mark, marks: Sequence[Mark], product: str | None) -> tuple[Topic, Mark | None]:
    """Give the topic of "China's trade with", "trade with China", "forms of China's trade", "exported"."""
    measure = flow.codes[0]
    owner = _before(text, flow, marks, _OWNER)
    other = _behind(text, flow, marks, _gaps().other_side)
    if owner is not None and other is None:
        for dimension, kind in (("mode", "mode"), ("by", "enterprise")):
            if any(mark.kind == kind for mark in marks):
                return Topic(dimension, measure, product or "goods", _code(owner)), owner
    reference = owner if other is not None and owner is not None else other
    if reference is not None:
        return Topic("partner", measure, product or "goods", _code(reference)), reference
    return Topic("reporter", measure, product or ("goods" if measure == "trade" else None), None), None


def _code(mark: Mark | None) -> str | None:
    return None if mark is None else "+".join(mark.codes)


def _before(text: str, mark: Mark, marks: Sequence[Mark], gap: re.Pattern[str]) -> Mark | None:
    """Give the place before a mark, if only what `gap` says lies between."""
    places = [one for one in marks if one.kind in {"area", "area_adjective"} and one.end <= mark.start]
    return places[-1] if places and gap.match(text[places[-1].end : mark.start]) else None


def _behind(text: str, mark: Mark, marks: Sequence[Mark], gap: re.Pattern[str]) -> Mark | None:
    """Give the place behind a mark, if what lies between ends as `gap` says and is short."""
    place = next((one for one in marks if one.kind == "area" and one.start >= mark.end), None)
    if place is None or place.start - mark.end > _NOUN:
        return None
    return place if gap.search(text[mark.end : place.start]) else None


class _Pair(NamedTuple):
    """Who is ahead of whom, and the mark of the one behind the word."""

    order: Order
    right: Mark


def _pair(text: str, cue: Cue, sides: Sequence[Mark], marks: Sequence[Mark]) -> _Pair | None:
    """Give who is ahead of whom by a word of order between them, null where there is none."""
    code, end = _split(text, cue)
    left = next((side for side in reversed(sides) if side.end <= cue.start), None)
    right = next((side for side in sides if side.start >= end), None)
    if code not in _UPPER | _LOWER or left is None or right is None or not _leads(text, cue, end, right, marks):
        return None
    upper, lower = codes_of(left), codes_of(right)
    # "exports rose more than Japan's" ranks growth, and no level; "more to Spain than to France" ranks two others
    between = [mark for mark in marks if left.start <= mark.start and mark.end <= right.end]
    moves = any(mark.kind in _CHANGES or (mark in sides and cue.start < mark.start < end) for mark in between)
    if moves or ";" in text[left.end : cue.start] or set(upper) & set(lower):
        return None
    return _Pair(Order(upper, lower) if code in _UPPER else Order(lower, upper), right)


def _pair_of_partners(text: str, cue: Cue, marks: Sequence[Mark], topic: Topic) -> tuple[Order, Topic] | None:
    """Give which of two partners "Peru exported more to Spain than to France" puts first, and that partners are compared."""
    code, end = _split(text, cue)
    places = [mark for mark in marks if mark.kind in {"area", "area_adjective"}]
    owner = next((place for place in places if place.end <= cue.start), None)
    inner = [place for place in places if cue.start < place.start and place.end <= end]
    right = next((place for place in places if place.start >= end), None)
    if code not in _UPPER | _LOWER or owner is None or right is None or len(inner) != 1 or topic.measure not in _FLOWS:
        return None
    # both behind one word of direction, the second right behind the "than"
    directed = all(_gaps().other_side.search(text[max(0, place.start - _JUST) : place.start]) for place in (inner[0], right))
    if any(mark.kind in _CHANGES for mark in marks if mark.start < cue.start) or right.start - end > _JUST or not directed:
        return None
    upper, lower = (inner[0], right) if code in _UPPER else (right, inner[0])
    if set(codes_of(upper)) & set(codes_of(lower)):
        return None
    named = Topic("partner", topic.measure, topic.product or "goods", _code(owner))
    return Order(codes_of(upper), codes_of(lower)), named


def _leads(text: str, cue: Cue, end: int, right: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a word of order leads straight to a side, which stands for what it trades ("Japan's exports")."""
    gaps = _gaps()
    gap = f" {text[end : right.start].lstrip()}"
    if len(gap) > _REACH or gaps.leading.match(gap) is None:
        return False
    # "more than 2 million to Japan" is a hedge, "ahead of the 2 million of Japan" a comparison
    numbers = any(mark.kind == "quantity" and end <= mark.start < right.start for mark in marks)
    if numbers and gaps.definite.search(gap) is None:
        return False
    # "the reasons behind" put nobody behind anybody
    if cue.code == "trails" and " " not in text[cue.start : cue.end] and not gaps.behind.search(_just_before(text, cue)):
        return False
    if right.kind == "area_adjective" and text[right.end + 1 : right.end + 2].isupper():
        return False
    owned = gaps.owned.match(text, right.end)
    following = next((mark for mark in marks if mark.start >= right.end), None)
    is_named = following is not None and owned is not None and following.start <= owned.end() + 1
    return owned is None or is_named or gaps.makers.match(text, owned.end()) is not None


def _just_before(text: str, cue: Cue) -> str:
    return text[max(0, cue.start - _JUST) : cue.start]


def _split(text: str, cue: Cue) -> tuple[str, int]:
    """Give the code of a word of order and where it ends: of "more cars than" behind its "than"."""
    if cue.code not in _SPLIT:
        return cue.code, cue.end
    than = _gaps().than.search(text, cue.end, cue.end + _THAN)
    split = than is not None and "," not in text[cue.end : than.start()]
    return (_SPLIT[cue.code], than.end()) if than is not None and split else ("", cue.end)


def _place(context: CheckContext, cue: Cue, side: Mark, marks: Sequence[Mark]) -> Order | None:
    """Give at which place a side is said to be, null where a word of rank ranks nothing that is compared here."""
    place = _PLACES.get(cue.code) or _AMONG.get(cue.code)
    if place is None or not _ranks(context, cue, marks):
        return None
    between = context.text[side.end : cue.start]
    # "China's largest exporter" is a firm of China
    is_owner = side.kind in {"area", "area_adjective"} and between.strip() in {"'s", "\u2019s", ""} and cue.code != "led_all"
    if is_owner or (cue.code in _PLACES and _gaps().vague.search(_just_before(context.text, cue))):
        return None
    return Order(codes_of(side), place=place, most=cue.code in _AMONG)


def _ranks(context: CheckContext, cue: Cue, marks: Sequence[Mark]) -> bool:
    """Whether a superlative or ordinal has a noun of those that are ranked, or stands for a place by itself."""
    text = context.text
    if cue.code == "led_all":
        return True
    behind = text[cue.end : cue.end + _NOUN]
    if any(found.code == "kind_of_trade" for found in find_cues(text, [(cue.end, cue.end + _NOUN)], context.language, _TABLE)):
        return any(mark.kind in {"mode", "enterprise"} for mark in marks)
    noun = next((mark for mark in marks if mark.kind in {"rank_noun", "count_noun"} and mark.start >= cue.end), None)
    if noun is not None and noun.start - cue.end <= _NOUN and not set(",;:") & set(text[cue.end : noun.start]):
        is_trader = noun.kind == "rank_noun" or text[noun.start : noun.end].lower().endswith(("exporters", "importers"))
        # "the first exporter to reach" is no rank, "its first trading partner" is one
        is_rank = cue.code in _AMONG or ">" in noun.codes[0] or cue.code.startswith("place_")
        return is_trader and is_rank
    ranked = _gaps().ranking.search(_just_before(text, cue)) is not None
    return ranked and any(mark.kind == "rank_noun" for mark in marks) and not behind[:1].isalnum()
