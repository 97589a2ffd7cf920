"""The page: the template filled with reviews."""

import os.path
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from tidewaiter.check.label import label_area
from tidewaiter.export.control import show_hidden
from tidewaiter.export.definition import show_definition
from tidewaiter.export.html.article import Block, Card, find_blocks, find_cards
from tidewaiter.export.number import show_expected, show_interval, show_value
from tidewaiter.export.period import show_period, show_versus
from tidewaiter.export.review import Failure, Review
from tidewaiter.export.severity import RANKS, SEVERITIES, count_severities, summarise
from tidewaiter.records import Figure

MOST_LEADS = 8  # findings named in the summary; more than a screen of them would push the text out of sight
_FOLDER = files("tidewaiter.export.html").joinpath("templates")
# Fields of the table whose provenance is shown, with the sign that stands behind the value.
HOW_KNOWN = {"inherited": ("↑", "carried over"), "dated": ("◷", "from the document’s date"), "assumed": ("~", "by convention")}


def html_report(reviews: Sequence[Review], *, version: str, failures: Sequence[Failure] = ()) -> str:
    """Give one self-contained HTML page for one or several documents: styles inside, no script, no address that is fetched."""
    names = _names([review.document.path for review in reviews])
    documents = [_document(number, review, name) for number, (review, name) in enumerate(zip(reviews, names, strict=True), 1)]
    figures = [figure for review in reviews for figure in review.figures]
    findings = [finding for review in reviews for finding in review.findings]
    return (
        _environment()
        .get_template("report.html")
        .render(
            documents=documents,
            failures=failures,
            summary=summarise(figures, findings),
            version=version,
            title=_title(reviews, names),
            severities=SEVERITIES,
            how_known=HOW_KNOWN,
        )
    )


def _title(reviews: Sequence[Review], names: Sequence[str]) -> str:
    if len(reviews) == 1:
        return reviews[0].document.title or names[0]
    return f"{len(reviews)} documents"


def _names(paths: Sequence[str]) -> list[str]:
    """Give the paths as a page that is passed on shows them: without the folders above all documents, which are its maker's."""
    folders = [os.path.dirname(path) for path in paths if os.path.isabs(path)]
    try:
        shared = os.path.commonpath(folders)
    except ValueError:  # none, or on several drives
        return list(paths)
    return [os.path.relpath(path, shared) if os.path.isabs(path) else path for path in paths]


def _document(number: int, review: Review, name: str) -> dict[str, Any]:
    cards = find_cards(review)
    blocks = find_blocks(review, cards)
    leads = sorted((card for card in cards if card.open), key=lambda card: (RANKS[card.severity.code], card.number))
    shown = {card.number for block in blocks for card in block.cards}
    return {
        "key": f"d{number}",
        "name": name,
        "document": review.document,
        "language": review.document.language or "en",
        "has_headline": any(block.kind == "headline" for block in blocks),
        "blocks": blocks,
        "loose": [card for card in cards if card.number not in shown],
        "cards": cards,
        "first": _first_cards(cards),
        "leads": leads[:MOST_LEADS],
        "more": max(len(leads) - MOST_LEADS, 0),
        "findings": review.findings,
        "figures": review.figures,
        "cards_of": _cards_of(cards),
        "counts": count_severities(review.findings),
        "summary": summarise(review.figures, review.findings),
    }


def _first_cards(cards: Sequence[Card]) -> dict[str, int]:
    return {card.severity.code: card.number for card in reversed(cards)}


def _cards_of(cards: Sequence[Card]) -> dict[str, list[Card]]:
    table: dict[str, list[Card]] = {}
    for card in cards:
        for figure in card.figures:
            table.setdefault(figure.id, []).append(card)
    return table


def _reading(figure: Figure) -> str:
    return show_value(figure.value, figure.unit, value_high=figure.value_high, product=figure.product)


def _admitted(figure: Figure) -> str:
    return show_interval(figure.low, figure.high, figure.unit, product=figure.product)


def _unbroken(text: str) -> str:
    """A sentence of ours in which no percent sign begins a line."""
    return text.replace(" %", "\u00a0%")


def _words(code: str | None) -> str:
    """Give a code as words: `year_earlier` is a year earlier, `other:rank` is rank."""
    return "" if code is None else show_hidden(code.removeprefix("other:").replace("_", " "))


def _area(code: str | None) -> str:
    return "" if code is None else show_hidden(label_area(code))


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def _beside(block: Block) -> str:
    numbers = [card.number for card in block.cards]
    return f"Finding {numbers[0]}" if len(numbers) == 1 else f"Findings {numbers[0]} to {numbers[-1]}"


def _load(name: str) -> str:
    return _FOLDER.joinpath(name).read_text("utf-8")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_load),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "reading": _reading, "admitted": _admitted, "words": _words, "area": _area, "visible": show_hidden, "beside": _beside,
        "unbroken": _unbroken,
        "value": show_value, "expected": show_expected, "period": show_period,
        "definition": show_definition, "versus": show_versus,
    }  # fmt: skip
    environment.tests["web"] = _is_web
    environment.globals["style"] = Markup(_load("report.css"))  # noqa: S704 - our own file
    return environment
