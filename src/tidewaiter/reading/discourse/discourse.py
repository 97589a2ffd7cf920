"""The thread of a document: what one sentence leaves to the next."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.discourse.attribution import Attribution, may_give
from tidewaiter.reading.discourse.clause import walk_sentence
from tidewaiter.reading.discourse.counterpart import widen_to_all
from tidewaiter.reading.discourse.goods import is_other
from tidewaiter.reading.discourse.opening import date_lead, goes_on_from_amount, goes_on_from_trade, points_back, turns_to_places
from tidewaiter.reading.discourse.outcome import settle
from tidewaiter.reading.discourse.preview import has_number, hear_opening, items_of, look_ahead, note_products
from tidewaiter.reading.discourse.speaker import Source, names_body
from tidewaiter.reading.discourse.table import read_columns
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import REPORTER, Draft, Frame
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.sentence import Sentence, find_sentences
from tidewaiter.reading.mention.title import enter_section, is_heading, is_title, whole_of
from tidewaiter.reading.mention.walk import TRADE, TRADED, Topic, Walk
from tidewaiter.reading.statement.breakdown import BREAKDOWNS
from tidewaiter.reading.statement.denomination import NOT_WEIGHED, tonnes_of
from tidewaiter.reading.statement.status import is_planned
from tidewaiter.reading.time.comparison import Comparisons
from tidewaiter.reading.time.dating import name_title
from tidewaiter.reading.time.timeline import Timeline
from tidewaiter.records import Document, Figure

_WORD = re.compile(r"[^\W\d_]+")


class Thread:
    """What the reader carries from sentence to sentence."""

    __slots__ = (
        "_printed",
        "_words",
        "boxed",
        "comparisons",
        "document",
        "frame",
        "home",
        "issued",
        "last_unit",
        "last_unit_product",
        "names",
        "paragraph_reporter",
        "sources",
        "spoken",
        "time",
        "told",
        "tonnes",
        "topic",
        "weighed",
        "whole",
    )

    def __init__(self, document: Document) -> None:
        self.document = document
        self._printed: dict[str, bool] = {}
        self._words: tuple[Sentence | None, frozenset[str]] = (None, frozenset())
        self.time = Timeline(document.date)
        self.topic = Topic()
        self.whole = whole_of(self.topic)
        self.frame = Frame()
        # Whose dollars the text's bare dollars are, once it has said so.
        self.home: str | None = None
        # Whether only the currency says whose trade the text is about.
        self.issued = False
        # What "mt" stands for in the text, see `denomination.tonnes_of`.
        self.tonnes = tonnes_of(document.running)
        # Whether the text counts in containers.
        self.boxed = "TEU" in document.running
        self.sources = Attribution()
        self.comparisons = Comparisons()
        # The last level of the sentence before.
        self.told: Draft | None = None
        self.last_unit: str | None = None
        self.last_unit_product: str | None = None
        self.weighed = NOT_WEIGHED
        self.paragraph_reporter: str | None = None
        # The products last named.
        self.spoken: list[str] = []
        # What the text calls products that have no one name, by their codes.
        self.names: dict[str, str] = {}

    def prints(self, phrase: str) -> bool:
        """Whether the document has a phrase as printed; each is looked for once."""
        if phrase not in self._printed:
            self._printed[phrase] = phrase in self.document.running
        return self._printed[phrase]

    def hear_words(self, sentence: Sentence, tokens: Tokens) -> None:
        """Take the words of the sentence being read from its tokens, where they are all of it."""
        if tokens.starts[:1] == [sentence.start]:
            self._words = (sentence, tokens.distinct)

    def words_of(self, sentence: Sentence) -> frozenset[str]:
        """The words of a sentence in lower case; those of the one being read are found once."""
        if self._words[0] is not sentence:
            self._words = (sentence, frozenset(_WORD.findall(self.document.running[sentence.start : sentence.end].lower())))
        return self._words[1]


def read_figures(document: Document) -> tuple[Figure, ...]:
    """Give the figures of a document, in the order of its text.

    One pass over its sentences; the first ones are looked at beforehand for what the document is about, and the headline is
    settled after the first sentence of the body that names a period.  Never raises on any text.
    """
    text = document.running
    sentences = find_sentences(text, document.headline_end)
    heard = hear_opening(text, sentences)
    if not heard:
        return ()
    thread = Thread(document)
    first = look_ahead(thread, sentences, heard)
    thread.whole = whole_of(thread.topic)
    thread.time.learn_country(thread.topic.reporter)
    figures: list[Figure] = []
    held: list[tuple[Sentence, list[Draft]]] = []
    for index, sentence in enumerate(sentences):
        if index and is_title(text, sentence):
            enter_section(thread, *(first.get(index) or items_of(thread, sentence)))
        if index >= len(heard) and not has_number(text, sentence) and not _leads_on(text, sentence):
            _pass_over(thread, sentence)
            continue
        tokens, items = first.get(index) or items_of(thread, sentence)
        if index >= len(heard):
            note_products(thread, tokens, items)
        drafts, source, closing = _read_sentence(thread, sentence, tokens, items)
        above = sentence.headline or (not figures and is_heading(text, sentence))
        if above and thread.time.current is None:
            held.append((sentence, drafts))
            name_title(thread, closing, drafts)
            continue
        figures.extend(settle(thread, sentence, drafts, source, opening=closing))
        if held and (thread.time.current or thread.time.foreseen) is not None:
            figures[:0] = [f for s, d in held for f in settle(thread, s, d, None)]
            held = []
    figures[:0] = [f for s, d in held for f in settle(thread, s, d, None)]
    return tuple(
        read_columns(
            document, _credit(thread, date_lead(text, figures, thread.time.main, recent=thread.time.is_recent(thread.time.main)))
        )
    )


def _pass_over(thread: Thread, sentence: Sentence) -> None:
    """Take of a sentence that is not read only which bodies it names, and that a paragraph begins."""
    if sentence.opens:
        thread.paragraph_reporter = None
    if names_body(thread.document.running, sentence):
        thread.sources.note(*items_of(thread, sentence))


def _credit(thread: Thread, figures: list[Figure]) -> Iterator[Figure]:
    """Give the figures with the full names of their sources, those before the first source credited to it.

    A figure of the headline has no source.
    """
    first, begun = thread.sources.credited(), False
    names: dict[str, str] = {}
    for figure in figures:
        begun = begun or figure.source is not None
        if figure.source is not None:
            if figure.source not in names:
                names[figure.source] = thread.sources.full_name(figure.source)
            # most are full already, and a copy of a figure costs as much as making it
            name = names[figure.source]
            yield figure if name == figure.source else replace(figure, source=name)
        elif begun or first is None or figure.start < thread.document.headline_end:
            yield figure
        elif may_give(first, (figure.reporter, figure.partner), figure.measure, figure.product):
            known = {**figure.known, "source": "inherited"}
            yield replace(figure, source=thread.sources.full_name(first.name), known=known)
        else:
            yield figure


# Months and other periods, by which the first sentence of a paragraph may set the time.
_PERIODS = re.compile(rf"\b{wordlist.any_of('period_opening')}\b")


def _sets_the_time(text: str, sentence: Sentence) -> bool:
    """Whether a sentence names a period, though it has no figure: those that follow may be of it."""
    return _PERIODS.search(text, sentence.start, sentence.end) is not None


def _leads_on(text: str, sentence: Sentence) -> bool:
    """Whether a sentence without a number is read for what it says of those that follow."""
    return _sets_the_time(text, sentence) or _heads_list(text, sentence)


def _heads_list(text: str, sentence: Sentence) -> bool:
    """Whether a sentence says what the lines after it are of ("The duty affects the following countries:")."""
    return text[sentence.end - 1] == ":"


# Words with which a paragraph goes on with the place that the last one spoke of.
_POINTING_BACK = wordlist.words("pointing_back")


# "Exports of tea fell from the same period last year", behind a paragraph on several months.
_SAME_PERIOD = frozenset(["same", "period"])


def _read_sentence(
    thread: Thread, sentence: Sentence, tokens: Tokens, items: list[Item]
) -> tuple[list[Draft], Source | None, Frame]:
    """The drafts of a sentence, its source, and the frame in which it ends; the thread learns its source and topic."""
    if sentence.opens:
        thread.paragraph_reporter = thread.topic.running = thread.topic.fronted = None
        thread.comparisons.open_paragraph()
        apart = "\n\n" in thread.document.running[max(0, sentence.start - 8) : sentence.start]
        thread.time.open_paragraph(apart=apart and not points_back(tokens))
        if apart and tokens.words[:1] and tokens.words[0] not in _POINTING_BACK:
            thread.frame.partner = thread.topic.partner
            if thread.topic.product and turns_to_places(items):
                thread.frame.product = thread.topic.product
    else:
        thread.time.go_on()
    if _SAME_PERIOD.issubset(tokens.distinct) and not any(
        i.kind == "period" and not (i.ref.is_base or i.ref.is_rate) for i in items
    ):
        thread.time.return_to_months()
    walk = Walk(tokens, items, _opening_frame(thread), thread.topic)
    _go_on(thread, walk)
    if tokens.words[:1] == ["they"] and not sentence.opens and thread.frame.by in BREAKDOWNS:
        walk.frame.by = thread.frame.by  # "Private firms were the main force. They contributed 65 percent"
    if sentence.headline and is_planned(tokens, items):
        walk.frame.status = "future"
    drafts = walk_sentence(walk)
    thread.hear_words(sentence, tokens)
    source = None if sentence.headline else thread.sources.hear(tokens, items)
    _learn_topic(thread, walk)
    if drafts or (walk.first_head is not None and (sentence.opens or _heads_list(thread.document.running, sentence))):
        thread.frame = _closing_frame(walk)
        thread.told = next((d for d in reversed(drafts) if d.role == "main" and d.stat == "level"), None)
    if all(draft.quantity.kind == "word" and not draft.counted for draft in drafts):
        _keep_first_period(walk)  # "September was another strong one this year"
    return drafts, source, walk.frame


def _go_on(thread: Thread, walk: Walk) -> None:
    """Take up the amount or the trade told last where a sentence begins with it."""
    told, tokens = thread.told, walk.tokens
    if told is None:
        return
    if goes_on_from_amount(tokens, walk.items):
        for name in ("measure", "deficit", "product", "reporter", "partner", "mode", "by"):
            setattr(walk.frame, name, getattr(told.frame, name))
    elif told.frame.measure in TRADE and goes_on_from_trade(tokens, walk.items):
        walk.frame.put("product", told.frame.product)
        walk.frame.put("partner", told.frame.partner)


def _keep_first_period(walk: Walk) -> None:
    """Of two periods in a sentence without a number the first one is told ("rebounded in February after a fall in January")."""
    for item in walk.items:
        if item.kind == "period" and not (
            item.ref.is_rate
            or item.ref.is_base
            or item.ref.has("duration")
            or (item.ref.is_day and walk.frame.period is not item.ref)
        ):
            if walk.frame.period is not None and not walk.frame.period.has("since"):
                walk.frame.period = item.ref
            return


def _closing_frame(walk: Walk) -> Frame:
    """The frame that a sentence leaves: what its first head set, since a sentence without a head goes on with the main topic."""
    frame = walk.frame.copy()
    head = walk.first_head
    if head is not None:
        frame.measure, frame.deficit, frame.product, frame.mode = head.measure, head.deficit, head.product, head.mode
        if head.stated & REPORTER:
            frame.reporter = head.reporter
    if head is not None and walk.drafts:
        frame.product = _told_product(walk, head)
    main = next((d for d in walk.drafts if d.role == "main"), None)
    if main is None and frame.reporter == "WORLD":
        frame.reporter = walk.topic.reporter  # "as global demand recovered" is only why
    if main is not None:
        # of a list of partners none is whom the next sentence speaks of
        partners = {draft.frame.partner for draft in walk.drafts if draft.role == "main"}
        frame.partner = main.frame.partner if len(partners) == 1 else walk.topic.partner
        frame.reporter = main.frame.reporter if not _lists_reporters(walk) else walk.topic.reporter
    return frame


def _lists_reporters(walk: Walk) -> bool:
    """Whether a sentence tells of several places or firms: the next one, where it names none, is told of the text's home."""
    reporters = {draft.frame.reporter for draft in walk.drafts if draft.role == "main"}
    return len(reporters) > 1 and walk.topic.reporter is not None


# Measures of which a market is made up.
_COUNTED = frozenset(["sales", "registrations", "deliveries"])


def _opening_frame(thread: Thread) -> Frame:
    """The frame that a sentence begins with: the last one, nothing of it stated."""
    frame = thread.frame.copy()
    frame.stated = frame.assumed = frame.direction = 0
    frame.share = False
    frame.average = frame.period = frame.versus = frame.basis = frame.currency = None
    frame.by = thread.topic.by
    frame.status = "actual"
    if frame.measure == "other:market_share" and thread.topic.measure in _COUNTED:
        frame.measure = thread.topic.measure  # "took 9 percent of the market. Hybrids increased by 5 percent": how many were sold
    if thread.paragraph_reporter in {None, "WORLD"} and thread.topic.reporter is not None:
        frame.reporter = thread.topic.reporter
    return frame


def _tells_balance(walk: Walk) -> bool:
    """Whether a sentence tells the balance of trade in all goods: a text on one product that does tells of all trade, too."""
    return any(draft.frame.measure == "balance" and draft.frame.product == "goods" for draft in walk.drafts)


def _tells_all(walk: Walk) -> bool:
    """Whether a sentence tells of a total in all goods ("Serbia's total exports", "All Serbian exports")."""
    main = next((draft.frame for draft in walk.drafts if draft.role == "main"), None)
    totals = any(item.kind == "total" for item in walk.items[:_TOTAL])
    return main is not None and totals and main.measure in TRADE and main.product == "goods"


# Within how many items of its sentence such a total is named.
_TOTAL = 4


def _fronts_partner(walk: Walk) -> bool:
    """Whether a sentence begins with whom the trade is with ("With China, imports rose", "From Chile, it bought")."""
    begun = [item.kind for item in walk.items[:3]] == ["preposition", "area", "mark"]
    return begun and walk.items[0].first == 0 and walk.items[0].code in {"with", "to", "from"}


def _told_product(walk: Walk, head: Frame) -> str | None:
    """The product of the first head of a sentence, were it named behind its number ("exported 3,000 tonnes of rubber")."""
    main = walk.drafts[0].frame
    behind = main.states("product") and not head.states("product") and main.measure == head.measure
    return main.product if behind else head.product


def _learn_topic(thread: Thread, walk: Walk) -> None:
    """Take from a sentence what the next ones of its paragraph may leave out."""
    first = walk.first_head
    if first is not None and first.measure in TRADE and first.states("partner") and _fronts_partner(walk):
        thread.topic.fronted = first.partner
    if first is not None and walk.drafts and first.measure in TRADED:
        thread.topic.running, thread.topic.running_measure = _told_product(walk, first), first.measure
        thread.topic.strayed |= (
            first.measure in TRADE and first.states("product") and is_other(first.product, thread.topic.product)
        ) or (thread.topic.product != "goods" and (_tells_balance(walk) or _tells_all(walk)))
    widen_to_all(thread.topic, walk)
    if thread.time.main is None and walk.frame.states("reporter"):
        thread.time.learn_country(walk.frame.reporter)
    main = next((d for d in walk.drafts if d.role == "main"), None)
    if main is not None and main.frame.states("reporter"):
        thread.paragraph_reporter = main.frame.reporter if not _lists_reporters(walk) else None
    elif main is None and walk.frame.states("reporter"):
        thread.paragraph_reporter = walk.frame.reporter
