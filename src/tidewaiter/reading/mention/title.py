"""Titles of sections: what a line that names only a place or a product sets for all that stands under it."""

from typing import TYPE_CHECKING

from tidewaiter.codes.areas import kind_of
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.sentence import Sentence
from tidewaiter.reading.mention.walk import TRADE, Topic
from tidewaiter.records.record import Record

if TYPE_CHECKING:
    from tidewaiter.grammar.token import Tokens
    from tidewaiter.reading.discourse.discourse import Thread

# No title is longer.
_LONGEST = 60
# With the blanks between what stands at its two margins.
_SPACED = 160
_CLOSED = frozenset(".!?,;\u2026\u3002")
_BARE = frozenset([".", ":", "-", "the", "*", "\u2022"])
# Kinds of area that a section of a text on trade may be about as the other side.
_TRADING = frozenset(["country", "group", "region"])


class Whole(Record, frozen=True):
    """What the text as a whole is about, to which each new section goes back."""

    partner: str | None
    product: str | None
    reporter: str | None


def whole_of(topic: Topic) -> Whole:
    """Give what a topic is before any section narrows it."""
    return Whole(topic.partner, topic.product, topic.reporter)


def is_title(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a short line of its own without an end or a number, and no headline."""
    return is_heading(text, sentence) and not any(sign.isdigit() for sign in text[sentence.start : sentence.end])


def is_heading(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a short line of its own without an end, and no headline."""
    length = sentence.end - sentence.start
    if _LONGEST < length <= _SPACED and "   " in text[sentence.start : sentence.end]:
        length = len(" ".join(text[sentence.start : sentence.end].split()))  # a date at the other margin
    if (
        not sentence.opens
        or sentence.headline
        or length > _LONGEST
        or text[sentence.end : sentence.end + 1] not in {"\n", "\r", ""}
    ):
        return False
    return text[sentence.end - 1] not in _CLOSED or (length <= len("U.S.") and text[sentence.start : sentence.end].isupper())


def enter_section(thread: "Thread", tokens: "Tokens", items: list[Item]) -> None:
    """Begin a section: its place is the other side of the text's trade, else whose trade it is; its product the topic."""
    topic, whole = thread.topic, thread.whole
    topic.partner, topic.product, topic.reporter = whole.partner, whole.product, whole.reporter
    named = _only_item(tokens, items)
    if named is not None and named.kind == "area" and kind_of(named.code) in _TRADING:
        code = "+".join(named.codes)
        if whole.reporter in {None, "WORLD"}:
            topic.reporter = code
        elif topic.measure in TRADE and code != whole.reporter:
            topic.partner = code
    elif named is not None and named.kind == "product":
        topic.product = named.code
    thread.frame.partner, thread.frame.reporter = topic.partner, topic.reporter
    thread.frame.product = topic.product or thread.frame.product


def _only_item(tokens: "Tokens", items: list[Item]) -> Item | None:
    """The one thing that a title names, where it has no words besides."""
    named = [item for item in items if item.kind != "mark"]
    if len(named) != 1:
        return None
    rest = [*tokens.words[: named[0].first], *tokens.words[named[0].last :]]
    return named[0] if _BARE.issuperset(rest) else None
