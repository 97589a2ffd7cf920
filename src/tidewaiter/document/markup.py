"""The elements and texts of an HTML page, as one flat list in the order of the page.

Walked without recursion and once, so that no page, however deep, costs more than its length.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from resiliparse.parse.html import HTMLTree

from tidewaiter.document.word import words_of

# The parser is quadratic in the attributes of one element; a tag that long is no part of an article.
_HUGE_TAG = re.compile(r"<(/?[A-Za-z][A-Za-z0-9]{0,30})\s[^<>]{20000,}+>")

_META_TAGS = frozenset(("html", "meta", "script", "time", "title", "h1"))

_ELEMENT, _TEXT, _DOCUMENT = 1, 3, 9


class Event(msgspec.Struct, frozen=True):
    """An element that opens or closes, or a text.

    `name` is the tag, or the text itself.  `marks` holds class, id, role and the like of an element, in lower case.
    """

    kind: Literal["open", "close", "text"]
    name: str
    marks: str = ""


class Page(msgspec.Struct, frozen=True):
    """A page laid flat.

    `meta` maps the names of meta elements, in lower case, to their content, the first that stands there; `linked` holds the
    JSON-LD scripts, `times` the machine-readable moments of `<time>`.
    """

    events: tuple[Event, ...]
    meta: dict[str, str]
    linked: tuple[str, ...]
    times: tuple[str, ...]
    title: str | None
    heading: str | None
    language: str | None


class _Notes:
    """What a page says about itself, noted on the way."""

    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self.linked: list[str] = []
        self.times: list[str] = []
        self.first: dict[str, str] = {}

    def note(self, node: Any, tag: str) -> None:
        if tag == "meta":
            name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
            content = node.getattr("content")
            if name and content:
                self.meta.setdefault(name.strip().lower(), content.strip())
        elif tag == "script":
            if (node.getattr("type") or "").strip().lower() == "application/ld+json":
                self.linked.append(_inside(node))
        elif tag == "time":
            moment = node.getattr("datetime")
            if moment:
                self.times.append(moment)
        elif tag == "html":
            self.first.setdefault("language", node.getattr("lang") or "")
        elif tag not in self.first:
            self.first[tag] = " ".join(_inside(node).split())


def flatten(html: str) -> Page:
    """Give the elements and texts of a page in order, and what it says about itself; never raises on broken markup.

    >>> flatten("<html lang=en><title>Cork</title><p>Up <b>4").language
    'en'
    """
    tree = HTMLTree.parse(_HUGE_TAG.sub(r"<\1>", html))
    notes = _Notes()
    events = tuple(_events(tree.document, notes))
    first = {name: value or None for name, value in notes.first.items()}
    return Page(
        events=events,
        meta=notes.meta,
        linked=tuple(notes.linked),
        times=tuple(notes.times),
        title=first.get("title"),
        heading=first.get("h1"),
        language=first.get("language"),
    )


def _events(root: Any, notes: _Notes) -> Iterator[Event]:
    """Walk the tree; `open_tags` holds the elements that are open, so that no node is asked for its parents' names."""
    node, open_tags = root, []
    while node is not None:
        below = None
        if node.type == _TEXT:
            yield Event("text", node.value or "")
        elif (tag := _entered(node, notes)) is not None:
            yield Event("open", tag, _marks(node) if tag else "")
            open_tags.append(tag)
            below = node.first_child
            if below is None:
                yield Event("close", open_tags.pop())
        if below is not None:
            node = below
            continue
        while node.next is None and open_tags:
            yield Event("close", open_tags.pop())
            node = node.parent
        node = node.next if open_tags else None


def _entered(node: Any, notes: _Notes) -> str | None:
    """Give the tag of a node that is to be entered, empty for the document itself, and null for what is left out."""
    if node.type != _ELEMENT:
        return "" if node.type == _DOCUMENT else None
    tag: str = node.tag
    if tag in _META_TAGS:
        notes.note(node, tag)
    return None if words_of("tag").get(tag) == "skipped" or _is_hidden(node) else tag


def _is_hidden(node: Any) -> bool:
    if node.hasattr("hidden") or node.getattr("aria-hidden") == "true":
        return True
    style = node.getattr("style")
    return bool(style) and "display:none" in style.replace(" ", "").lower()


def _marks(node: Any) -> str:
    found = (node.getattr(name) for name in ("class", "id", "role", "itemprop"))
    return " ".join(mark.lower() for mark in found if mark)


def _inside(node: Any) -> str:
    """The text of an element, without recursion; the parser's own way is quadratic in depth."""
    parts: list[str] = []
    below, depth = node.first_child, 1
    while below is not None and depth:
        if below.type == _TEXT:
            parts.append(below.value or "")
        if below.first_child is not None:
            below, depth = below.first_child, depth + 1
            continue
        while below.next is None and depth > 1:
            below, depth = below.parent, depth - 1
        below = below.next
    return "".join(parts)
