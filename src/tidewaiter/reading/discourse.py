"""The thread of a document: what one sentence leaves to the next."""

import re
from functools import cache

from tidewaiter.grammar.calendar import Anchor
from tidewaiter.grammar.token import tokenize
from tidewaiter.reading.attribution import find_source
from tidewaiter.reading.clause import walk_sentence
from tidewaiter.reading.frame import Draft, Frame
from tidewaiter.reading.item import find_items
from tidewaiter.reading.outcome import settle
from tidewaiter.reading.sentence import Sentence, find_sentences
from tidewaiter.reading.walk import OF_PRODUCTS, TRADE, Topic, Walk
from tidewaiter.records import Document, Figure
from tidewaiter.tables import read_table, split_words


@cache
def _number_signs() -> re.Pattern[str]:
    """Anything that may be a number: a digit or a number word.  A sentence without one costs this scan and no more."""
    words = [w for row in read_table("language/en/numbers.csv", ("kind", "value", "words")) for w in split_words(row["words"])]
    plain = sorted({w for w in words if w.isalpha() and len(w) > 2}, key=len, reverse=True)
    return re.compile(r"\d|\b(?i:" + "|".join(map(re.escape, plain)) + r")\b")


# First month of the fiscal year of the governments whose trade is often told by it (their budget laws; the US federal year).
_FISCAL_START = {"IN": 4, "JP": 4, "PK": 7, "BD": 7, "AU": 7, "US": 10, "EG": 7, "NP": 7, "MM": 4, "TH": 10}


class Thread:
    """What the reader carries from sentence to sentence.  `current` is the resolved period of the last main figures."""

    __slots__ = ("anchor_date", "current", "document", "frame", "home", "last_unit", "paragraph_reporter", "source", "topic", "versus")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.anchor_date = document.date
        self.topic = Topic()
        self.frame = Frame()
        # Whose dollars the text's bare dollars are, once it has said so.
        self.home: str | None = None
        self.current: str | None = None
        self.versus: str | None = None
        self.source: str | None = None
        self.last_unit: str | None = None
        self.paragraph_reporter: str | None = None

    def anchor(self, current: str | None) -> Anchor:
        """What periods are resolved against."""
        start = _FISCAL_START.get(self.topic.reporter or "", 1)
        return Anchor(date=self.anchor_date, current=current, fiscal_start=start, fiscal_named="start" if self.topic.reporter == "JP" else "end")


def read_figures(document: Document) -> tuple[Figure, ...]:
    """Give the figures of a document, in the order of its text.

    One pass over its sentences; the headline is read first, for what the document is about, and settled after the first sentence of
    the body, from which it takes its period.  Never raises on any text.
    """
    thread = Thread(document)
    signs = _number_signs()
    text = document.text
    figures: list[Figure] = []
    held: list[tuple[Sentence, list[Draft], str | None]] = []
    for index, sentence in enumerate(find_sentences(text, document.headline_end)):
        if index > 3 and signs.search(text, sentence.start, sentence.end) is None:
            if sentence.opens:
                thread.paragraph_reporter = None
            continue
        drafts, source = _read_sentence(thread, sentence)
        if sentence.headline and thread.current is None:
            held.append((sentence, drafts, source))
            continue
        figures.extend(settle(thread, sentence, drafts, source))
        if held and thread.current is not None:
            figures[:0] = [f for s, d, _ in held for f in settle(thread, s, d, None)]
            held = []
    figures[:0] = [f for s, d, _ in held for f in settle(thread, s, d, None)]
    return tuple(figures)


def _read_sentence(thread: Thread, sentence: Sentence) -> tuple[list[Draft], str | None]:
    tokens = tokenize(thread.document.text, sentence.start, sentence.end)
    items = find_items(tokens, thread.home)
    if sentence.opens:
        thread.paragraph_reporter = thread.topic.running = None
    walk = Walk(tokens, items, _opening_frame(thread), thread.topic)
    drafts = walk_sentence(walk)
    source = find_source(tokens, items)
    if sentence.headline:
        source = None
    elif source is not None:
        thread.source = source
    _learn_topic(thread, walk, sentence)
    if drafts:
        thread.frame = drafts[-1].frame if drafts[-1].role == "main" else walk.frame
        thread.frame = walk.frame.copy()
    return drafts, source


def _opening_frame(thread: Thread) -> Frame:
    """The frame that a sentence begins with: the last one, nothing of it stated."""
    frame = thread.frame.copy()
    frame.stated = frame.assumed = frame.direction = 0
    frame.share = False
    frame.average = frame.period = frame.versus = frame.basis = frame.currency = frame.by = None
    frame.status = "actual"
    if thread.paragraph_reporter is None and thread.topic.reporter is not None:
        frame.reporter = thread.topic.reporter
    return frame


def _learn_topic(thread: Thread, walk: Walk, sentence: Sentence) -> None:
    """Take the document's topic from its heading and first figures."""
    topic, frame = thread.topic, walk.frame
    first = next((d.frame for d in walk.drafts if d.frame.states("measure")), frame)
    if topic.reporter is None and first.reporter is not None:
        topic.reporter = first.reporter
    if walk.sentence_head and first.measure in OF_PRODUCTS | TRADE:
        if topic.product is None and (walk.drafts or sentence.headline):
            topic.product = first.product if first.states("product") else "goods" if first.measure in TRADE else None
        topic.running = first.product
    if frame.states("reporter"):
        thread.paragraph_reporter = frame.reporter
