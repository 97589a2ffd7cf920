"""Files and folders: which are documents, and of which kind; bytes become a Document here."""

import datetime
import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from tidewaiter.document.date import find_date, is_of_its_time
from tidewaiter.document.draft import Draft
from tidewaiter.document.heading import find_headline
from tidewaiter.document.plain import read_plain
from tidewaiter.document.wrapping import unwrap
from tidewaiter.errors import EmptyDocument, MissingFile, NoDocuments, TooLarge, UnreadableFile
from tidewaiter.records import Document
from tidewaiter.records.period import parse_date

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
}
LIMIT = 256_000_000
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
_SNIFFED = 1024


def load(
    path: str | Path, *, date: str | datetime.date | None = None, language: str | None = None, limit: int = LIMIT
) -> Document:
    """Give the document in a file: plain text, Markdown, HTML or PDF, told by its content first and its name second.

    `date` is the document's date, a day, a month or a year; without it the date is looked for in the document, and today's is
    never taken.  `limit` is in bytes.  Raises a DocumentError that names the file, what was expected and what to do, and
    DateError for a date that is none.

    >>> load("no-such-file.txt")
    Traceback (most recent call last):
    tidewaiter.errors.MissingFile: no-such-file.txt: no such file or folder; check the spelling, or give - to read standard input
    """
    return load_bytes(_read(str(path), limit), path=str(path), date=date, language=language)


def load_bytes(data: bytes, *, path: str, date: str | datetime.date | None = None, language: str | None = None) -> Document:
    """Give the document in some bytes, such as those of standard input; `path` is what messages and records call it.

    >>> document = load_bytes(b"Cork exports rise\\n\\nLISBON, 3 March 2024 -- Exports rose 4 percent.", path="-")
    >>> document.title, document.date, document.date_from, document.headline_end
    ('Cork exports rise', '2024-03-03', 'dateline', 17)
    """
    given = _given(date)
    if not data.strip():
        raise EmptyDocument(path, f"{len(data)} bytes, all white space" if data else "0 bytes")
    draft = _read_kind(data, path)
    if not draft.text.strip():
        raise EmptyDocument(path, f"{draft.format} of {len(data)} bytes without a word")
    running = unwrap(draft.text, ragged=draft.format == "pdf")
    day, known = (given, "given") if given else _date_of(draft, running)
    headline_end, title = find_headline(running, title=draft.title)
    return Document(
        path=path,
        text=draft.text,
        digest=blake2b(draft.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest(),
        date=day,
        date_from=known,
        title=title,
        publisher=draft.publisher,
        language=language or draft.language,
        format=draft.format,
        encoding=draft.encoding,
        headline_end=headline_end,
        unwrapped=running,
        pages=draft.pages,
    )


def find_documents(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Give the files of the paths, in order: a file as it is, a folder walked by name for the known kinds.

    Hidden files and folders are passed over in a folder, and links to folders are not followed.  Raises MissingFile, and
    NoDocuments for a folder that holds none; to go on with the rest after an error, ask path by path.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            if not path.exists():
                raise MissingFile(str(path))
            yield path
            continue
        empty = True
        for found in _walk(path):
            empty = False
            yield found
        if empty:
            raise NoDocuments(str(path), tuple(SUFFIXES))


def _given(date: str | datetime.date | None) -> str | None:
    if date is None:
        return None
    return date.isoformat()[:10] if isinstance(date, datetime.date) else parse_date(date)


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(place, name)


def _read(path: str, limit: int) -> bytes:
    try:
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise MissingFile(path) from error
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name
        raise UnreadableFile(path, getattr(error, "strerror", None) or str(error)) from error
    if len(data) > limit:
        raise TooLarge(path, Path(path).stat().st_size or None, limit)
    return data


def _read_kind(data: bytes, path: str) -> Draft:
    head = data[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    named = SUFFIXES.get(Path(path).suffix.lower(), "text") if path != "-" else "text"
    # imported where they are needed: their libraries cost more to load than a short text to read
    if named == "pdf" or head.startswith(b"%pdf-"):
        from tidewaiter.document.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data, path=path)
    if named == "html" or head.startswith(_PAGE_STARTS):
        from tidewaiter.document.html import read_html  # noqa: PLC0415

        return read_html(data, path=path)
    return read_plain(data, path=path, kind=named)


def _date_of(draft: Draft, running: str) -> tuple[str | None, str | None]:
    """Give the date and how it is known: stated as published, printed in the text, or the day on which the file was made."""
    if draft.published:
        return draft.published, "metadata"
    found = find_date(running, published=draft.created)
    if found:
        return found
    if draft.printed:
        return draft.printed, "heading"
    return (draft.created, "metadata") if draft.created and is_of_its_time(running, draft.created) else (None, None)
