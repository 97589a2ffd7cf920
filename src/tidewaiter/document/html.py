"""HTML pages: the main text, and what the page says about itself."""

import re
from collections.abc import Iterator

import msgspec

from tidewaiter.document.date import first_date
from tidewaiter.document.draft import Draft
from tidewaiter.document.encoding import decode
from tidewaiter.document.heading import find_headline
from tidewaiter.document.layout import lay_out
from tidewaiter.document.markup import Page, flatten
from tidewaiter.document.word import words_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
_CHARSET_WITHIN = 4096
_LINKED_DEPTH = 12
_DATE_FIELD = re.compile(r'"datePublished"\s*+:\s*+"([^"]{8,40})"')


def read_html(data: bytes, *, path: str) -> Draft:
    """Give the main text of a page, with title, publisher, language and date of publication from its metadata.

    Offsets count the characters of the extracted text.  Where the page's heading stands outside its main text, it opens it.

    >>> page = b'<html lang=en><meta property=og:site_name content="Harbour Post"><h1>Cork</h1><p>Exports rose.'
    >>> draft = read_html(page, path="a.html")
    >>> draft.text, draft.publisher, draft.language
    ('Cork\\n\\nExports rose.', 'Harbour Post', 'en')
    """
    declared = _CHARSET.search(data[:_CHARSET_WITHIN])
    html, encoding = decode(data, path=path, declared=declared[1].decode("ascii") if declared else None)
    page = flatten(html)
    linked = _linked_facts(page)
    heading = page.heading
    text = lay_out(page.events).replace("\0", "\ufffd")
    if heading and text and heading not in text[: len(heading) + 2_000]:
        text = f"{heading}\n\n{text}"
    return Draft(
        text=text,
        format="html",
        encoding=encoding,
        # the page's own title often names the site: the first line of the text comes before it
        title=heading or _first(page.meta, "title") or linked.get("title") or find_headline(text)[1] or page.title,
        publisher=_first(page.meta, "publisher") or linked.get("publisher"),
        language=(page.language or "").replace("_", "-").split("-")[0].lower() or None,
        published=_published(page, linked),
    )


def _published(page: Page, linked: dict[str, str]) -> str | None:
    """Give the day of publication: JSON-LD and meta elements before a `<time>`, which may be a teaser's."""
    printed = (linked.get("date"), *_all(page.meta, "date"), *page.times[:1])
    return next(filter(None, (first_date(moment) for moment in printed if moment)), None)


def _all(meta: dict[str, str], code: str) -> Iterator[str]:
    return (meta[name] for name, gives in words_of("meta").items() if gives == code and name in meta)


def _first(meta: dict[str, str], code: str) -> str | None:
    return next(_all(meta, code), None)


def _linked_facts(page: Page) -> dict[str, str]:
    """Give title, publisher and date from the JSON-LD of a page; scripts that are no JSON say nothing."""
    facts: dict[str, str] = {}
    for script in page.linked:
        try:
            value = msgspec.json.decode(script)
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            # a line break or a comma too many in some text is common, and the date still stands there
            printed = _DATE_FIELD.search(script)
            if printed:
                facts.setdefault("date", printed[1])
            continue
        for item in _objects(value):
            publisher = item.get("publisher")
            named = publisher.get("name") if isinstance(publisher, dict) else publisher
            for key, found in (("date", item.get("datePublished")), ("title", item.get("headline")), ("publisher", named)):
                if isinstance(found, str) and found.strip():
                    facts.setdefault(key, found.strip())
    return facts


def _objects(value: object) -> Iterator[dict[str, object]]:
    """The objects of a JSON value, outer before inner, down to a depth that no page needs."""
    level: list[object] = [value]
    for _ in range(_LINKED_DEPTH):
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                yield item
                below += item.values()
            elif isinstance(item, list):
                below += item
        level = below
