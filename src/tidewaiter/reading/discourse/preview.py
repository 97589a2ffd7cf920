"""What is read of a document before it is read through: the items of its opening, what it is about, whose trade it tells."""

import re
from functools import cache
from typing import TYPE_CHECKING

from tidewaiter.codes.areas import kind_of
from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.discourse.conjoined import conjoin
from tidewaiter.reading.discourse.gap import join_gap
from tidewaiter.reading.discourse.goods import drop_bodies, name_unknown, note_names, products_of
from tidewaiter.reading.discourse.home import (
    filed_in,
    find_owner,
    issuer_of,
    names_common_office,
    only_place,
    place_of_filing,
    whose_office,
)
from tidewaiter.reading.discourse.spoken import point_back
from tidewaiter.reading.discourse.topic import find_topic
from tidewaiter.reading.mention.hearing import Heard, hear, may_hold_figure
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.recognition import find_items
from tidewaiter.reading.mention.relative import drop_relatives
from tidewaiter.reading.mention.sentence import Sentence
from tidewaiter.tables import read_table, split_words

if TYPE_CHECKING:
    from tidewaiter.reading.discourse.discourse import Thread

# A balance of goods told beside one of services: then the bare "deficit" is of both.
_FLOW = r"(?:trade|exports?|imports?|deficit|surplus|gap|balance|shortfall)"
_BOTH = re.compile(
    r"(?i)\b(?:goods (?:trade )?(?:deficit|surplus|gap)|(?:deficit|surplus) (?:for|in|on|with \w+ in) goods"
    r"|in goods,? (?:the|its) (?:trade )?(?:deficit|surplus))[^\n]{0,400}?"
    r"(?:services (?:surplus|deficit|trade|balance)|(?:surplus|deficit) (?:for|in|on) (?:trade-in-|trade in )?services"
    r"|in services,? (?:the|its) (?:trade )?(?:deficit|surplus))|both goods and services\b"
    r"|\b(?:in|for) goods alone\b"
)
# Trade in both, as a text may open on it.
_OPENS_ON_BOTH = re.compile(
    rf"(?i)\b{_FLOW}(?: (?:of|in|on|for|between|balance|deficit|surplus|the))* (?:both )?goods and services\b"
    rf"|\bgoods[- ]and[- ]services {_FLOW}\b"
)
# No document has more numbered paragraphs in a part than this.
_MOST_PARAGRAPHS = 100
OPENING = 5
"""How many sentences, the heading among them, say what a document is about; lines above the first full one come on top."""
_LINES_ABOVE = 8
# How many are looked through for an office, where they name no place.
_SEARCHED = 40
# How many are looked at for the place that a text is about, where its first ones name none.
_FURTHER = 14


_DIGIT = re.compile(r"\d")


@cache
def _number_words() -> re.Pattern[str]:
    """The words that may be a number.  A sentence without digits and these costs two scans and no more."""
    words = [w for row in read_table("language/en/numbers.csv", ("kind", "value", "words")) for w in split_words(row["words"])]
    plain = sorted({w for w in words if w.isalpha() and len(w) > 2}, key=len, reverse=True)
    return re.compile(r"\b(?i:" + "|".join(map(re.escape, plain)) + r")\b")


def has_number(text: str, sentence: Sentence) -> bool:
    """Whether anything in a sentence may be a number."""
    where = sentence.start, sentence.end
    # a digit is found in a tenth of the time, and most that have a number have one
    return _DIGIT.search(text, *where) is not None or _number_words().search(text, *where) is not None


def opening_of(text: str, sentences: list[Sentence]) -> int:
    """Give how many sentences open a text: some, and what stands above the first full one: points in brief, who wrote it."""
    above = 0
    while above < min(_LINES_ABOVE, len(sentences)) and text[sentences[above].end - 1] not in _FULL:
        above += 1
    return max(OPENING, above + OPENING - 1)


_FULL = frozenset('.!?"\u201d:')


def hear_opening(text: str, sentences: list[Sentence]) -> list[Heard]:
    """Give what is heard of the first sentences of a text; nothing where none of all its sentences may hold a figure."""
    opening = opening_of(text, sentences)
    heard = [hear(text, sentence) for sentence in sentences[:opening]]
    told = any(map(may_hold_figure, heard)) or any(may_hold_figure(hear(text, sentence)) for sentence in sentences[opening:])
    return heard if told else []


def look_ahead(thread: "Thread", sentences: list[Sentence], heard: list[Heard]) -> dict[int, tuple[Tokens, list[Item]]]:
    """Find the topic from the opening, which was heard, and whose trade it is from further sentences with numbers too.

    Give their items.
    """
    text = thread.document.running
    ahead = range(min(len(sentences), _FURTHER))
    body = next((at for at in ahead if not sentences[at].headline), 0)
    last = max(len(heard), OPENING + max(0, body - 1))  # behind several headlines
    first = {at: items_of(thread, sentences[at], heard[at] if at < len(heard) else None) for at in ahead[:last]}
    first |= {at: items_of(thread, sentences[at]) for at in ahead[last:] if has_number(text, sentences[at])}
    opening = [(*first[at], sentences[at].headline) for at in ahead[:last]]
    for tokens, items, _ in opening:
        note_products(thread, tokens, items)
    further = [read for at, read in first.items() if at >= last]
    thread.topic = find_topic(opening, further)
    thread.topic.reporter = place_of_filing(text, opening) or thread.topic.reporter
    if thread.topic.reporter is None:
        further = [first.get(at) or items_of(thread, sentences[at]) for at in ahead[last:]]
        _find_home(thread, [(tokens, items) for tokens, items, _ in opening], further)
    if thread.topic.reporter is None:
        rest = [items_of(thread, sentence) for sentence in sentences[:_SEARCHED]]
        thread.topic.reporter = whose_office(rest)
    thread.topic.services = _tells_of_both(text, sentences[ahead[:last][-1]])
    return first


def _tells_of_both(text: str, opening: Sentence) -> bool:
    """Whether what a text calls its exports and imports is of goods and services: it opens on those, or tells each apart."""
    if "services" not in text and "services" not in text.lower():
        return False
    return _OPENS_ON_BOTH.search(text, 0, opening.end) is not None or _BOTH.search(text) is not None


def _find_home(thread: "Thread", opening: list[tuple[Tokens, list[Item]]], further: list[tuple[Tokens, list[Item]]]) -> None:
    """Find whose trade a text is about where its opening does not say: by who owns what, where it was filed, its money."""
    topic, first = thread.topic, opening + further
    topic.reporter = find_owner(further) or filed_in(thread.document.running, of_office=names_common_office(first))
    if topic.reporter is None:
        topic.reporter = issuer_of(first)
        thread.issued = topic.reporter is not None
        topic.reporter = topic.reporter or only_place(first)


def items_of(thread: "Thread", sentence: Sentence, heard: Heard | None = None) -> tuple[Tokens, list[Item]]:
    """Give the tokens and items of a sentence, which may have been heard, without its dateline or the number of its paragraph."""
    tokens, quantities = heard or hear(thread.document.running, sentence, thread.home)
    items = join_gap(tokens, drop_relatives(tokens, find_items(tokens, quantities)))
    items = name_unknown(tokens, conjoin(tokens, drop_bodies(tokens, items)))
    if sentence.opens and _is_dateline(tokens, items):
        return tokens, items[2:]
    return tokens, items[1:] if sentence.opens and _is_numbered(tokens, items) else items


def note_products(thread: "Thread", tokens: Tokens, items: list[Item]) -> None:
    """Note what a sentence calls its products, and find which of those spoken of it points back to."""
    products = products_of(items)
    note_names(thread.names, tokens, items, products)
    point_back(tokens, items, products, thread.spoken)


def _is_dateline(tokens: Tokens, items: list[Item]) -> bool:
    """Whether a paragraph begins with the city where it was filed: "KARACHI: Rice exports rose"."""
    if len(items) < 2 or items[0].first or items[1].code != ":" or items[1].first != items[0].last:
        return False
    return kind_of(items[0].code) in {"city", "port", "province"} and tokens.printed(0, items[0].last).isupper()


def _is_numbered(tokens: Tokens, items: list[Item]) -> bool:
    """Whether a paragraph begins with its own number: "11.13 India's exports grew"."""
    first = items[0] if items else None
    if first is None or first.kind != "quantity" or first.first != 0 or len(tokens) < 2:
        return False
    bare = first.ref.unit == "units" and not first.ref.scaled and first.ref.value < _MOST_PARAGRAPHS
    return bare and "." in tokens.words[0] and tokens.capital(1)
