"""PDF files: the text of their pages, and the metadata that they carry."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from threading import Lock
from typing import Any

import pypdfium2
from pypdfium2 import raw

from tidewaiter.document.date import is_day
from tidewaiter.document.draft import Draft
from tidewaiter.errors import BrokenPdf, EmptyDocument, EncryptedPdf

# PDFium is not safe in threads, and this library promises to be.
_PDFIUM = Lock()
_MADE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
# How PDFium writes a hyphen that only breaks a word at the end of a line.
_BROKEN_WORD = re.compile(r"[\x02\ufffe]\n?")
_LONGEST_WORD = 40
_LINE = re.compile(r"[^\r\n]++")
# A gap between lines that is this much wider than the usual one parts two paragraphs.
_PARAGRAPH_GAP = 1.35


def read_pdf(data: bytes, *, path: str) -> Draft:
    """Give the text of all pages of a PDF, pages apart by a blank line, with title and date of making where it states them.

    Line breaks stay, as one line feed each, and a wider gap between lines becomes a blank line.  Pictures are not read: a scan
    has no text.  Raises EncryptedPdf, BrokenPdf, and EmptyDocument for a file without text.
    """
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                raise EncryptedPdf(path) from error
            raise BrokenPdf(path, _reason(error)) from error
        try:
            pages = list(_pages(document, path))
            stated = document.get_metadata_dict()
        finally:
            document.close()
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise EmptyDocument(
            path,
            f"{len(pages)} page{'' if len(pages) == 1 else 's'} without text, perhaps a scan: run text recognition over it first",
        )
    return Draft(text=text, format="pdf", title=stated.get("Title") or None, created=_day_of(stated.get("CreationDate", "")))


def _reason(error: Exception) -> str:
    """What PDFium says itself: `Failed to load document (PDFium: Data format error).` is data format error."""
    told = str(error).rstrip(".")
    _, _, inner = told.partition("(PDFium: ")
    return inner.removesuffix(")").lower() if inner else told


def _pages(document: Any, path: str) -> Iterator[str]:
    for number in range(len(document)):
        try:
            page = document[number]
            lines = page.get_textpage()
            text = _paragraphs(lines)
            lines.close()
            page.close()
        except pypdfium2.PdfiumError as error:
            raise BrokenPdf(path, f"page {number + 1}: {_reason(error)}") from error
        yield mend_words(text).replace("\0", "\ufffd").strip("\n ")


def mend_words(text: str) -> str:
    """Give the text with words joined that a line break parts; one that has a hyphen already keeps the other (`year-on-year`)."""
    return _BROKEN_WORD.sub(_mend, text)


def _mend(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()].split()
    return "-" if before and "-" in before[-1] else ""


def _paragraphs(page: Any) -> str:
    """The text of a page, with a blank line wherever the gap between two lines is wider than usual."""
    text = page.get_text_range()
    lines = [match for match in _LINE.finditer(text) if match[0].strip()]
    if len(text) != page.count_chars():
        return "\n".join(line[0] for line in lines)
    # from the last character of a line: PDFium sometimes runs two lines into one
    ends = [_top(page, line.start() + len(line[0].rstrip()) - 1) for line in lines]
    starts = [_top(page, line.end() - len(line[0].lstrip())) for line in lines]
    gaps = [end - start if start and end else 0.0 for end, start in zip(ends, starts[1:], strict=False)]
    usual = sorted(gap for gap in gaps if gap > 0)
    # the first quarter: on a page of short paragraphs most gaps are wide ones
    limit = usual[(len(usual) - 1) // 4] * _PARAGRAPH_GAP if usual else 0.0
    breaks = ("\n\n" if gap > limit else "\n" for gap in gaps)
    return "".join(line[0] + due for line, due in zip_longest(lines, breaks, fillvalue=""))


def _top(page: Any, place: int) -> float | None:
    """The height at which a character of a page ends, null for one that is not drawn, such as a hyphen that breaks a word."""
    try:
        return float(page.get_charbox(place, loose=True)[3])
    except pypdfium2.PdfiumError:
        return None


def _day_of(made: str) -> str | None:
    match = _MADE.match(made)
    if match is None or not is_day(*map(int, match.groups())):
        return None
    return "-".join(match.groups())
