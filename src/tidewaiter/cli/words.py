"""The words of a text behind the fields of its figures."""

from bisect import bisect_left
from collections import defaultdict

from tidewaiter.grammar.token import tokenize
from tidewaiter.reading.mention.recognition import find_items
from tidewaiter.reading.mention.sentence import find_sentences
from tidewaiter.records import Document, Figure


class Words:
    """Where a document says what the vocabulary knows: for each code, and for periods, the words and their offsets in order."""

    def __init__(self, document: Document) -> None:
        self._places: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for sentence in find_sentences(document.running, document.headline_end):
            tokens = tokenize(document.running, sentence.start, sentence.end)
            for item in find_items(tokens):
                place = tokens.starts[item.first], tokens.printed(item.first, item.last)
                codes = {*item.codes, *(reading.code for reading in item.readings)} if item.kind != "period" else {"period"}
                for code in codes:
                    self._places[code].append(place)

    def behind(self, figure: Figure, field: str) -> str | None:
        """Give the words that stand for a field: the nearest in the sentence, else the last before it; null without any."""
        if figure.known.get(field) == "assumed":
            return None
        code = "period" if field == "period" else getattr(figure, field)
        places = self._places.get(code, [])
        first = bisect_left(places, (figure.sentence_start, ""))
        inside = places[first : bisect_left(places, (max(figure.sentence_end, figure.end), ""))]
        if inside:
            return min(inside, key=lambda place: abs(place[0] - figure.start))[1]
        return places[first - 1][1] if first else None
