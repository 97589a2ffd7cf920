"""PDF files: the text of their pages, and the metadata that they carry."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from threading import Lock
from typing import Any

import pypdfium2
from pypdfium2 import raw

from tidewaiter.document.date import date_of_line, is_day
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
# Blanks between words, which stand on the line; how many a row of a table has at most; what is written between its cells.
_BLANKS = re.compile(r"(?<=\S) +(?=\S)")
_MOST_WORDS = 16
_CELL = " | "
# What is written between two pages.
_PARTED = "\n\n"
# Lines of a page's head or foot, and pages that are looked at for a date there.
_EDGE, _EDGED_PAGES = 3, 3


def read_pdf(data: bytes, *, path: str) -> Draft:
    """Give the text of all pages of a PDF, pages apart by a blank line, with title and date of making where it states them.

    Line breaks stay, as one line feed each, a wider gap between lines becomes a blank line, and one between the cells of a row
    a bar.  Pictures are not read: a scan has no text.  Raises EncryptedPdf, BrokenPdf, and EmptyDocument for a file without text.
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
    text = _PARTED.join(page for page in pages if page)
    if not text:
        raise EmptyDocument(
            path,
            f"{len(pages)} page{'' if len(pages) == 1 else 's'} without text, perhaps a scan: run text recognition over it first",
        )
    created = _day_of(stated.get("CreationDate", ""))
    title = stated.get("Title") or None
    return Draft(text=text, format="pdf", title=title, created=created, printed=_day_at_edge(pages), pages=_starts(pages))


def _starts(pages: Sequence[str]) -> tuple[int, ...]:
    """Where each page begins in the text; one without text begins where the next one does."""
    starts, length = [], 0
    for page in pages:
        starts.append(length)
        length += len(page) + len(_PARTED) if page else 0
    return tuple(starts)


def _day_at_edge(pages: Sequence[str]) -> str | None:
    """The day in the head or the foot of the first page that has one there."""
    for page in pages[:_EDGED_PAGES]:
        lines = [line for line in page.split("\n") if line.strip()]
        for line in (*lines[:_EDGE], *lines[-_EDGE:]):
            found = date_of_line(line)
            if found is not None:
                return found
    return None


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
    """Give the text with words joined that a line break parts; one that has another hyphen keeps this one (`year-on-year`)."""
    return _BROKEN_WORD.sub(_mend, text)


def _mend(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()].split()
    behind = match.string[match.end() : match.end() + _LONGEST_WORD].split()
    return "-" if (before and "-" in before[-1]) or (behind and "-" in behind[0].rstrip("-")) else ""


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
    return "".join(line + due for line, due in zip_longest(_rows(page, lines), breaks, fillvalue=""))


def _rows(page: Any, lines: Sequence[re.Match[str]]) -> Iterator[str]:
    """Give the lines, with bars in those that stand in columns: wide gaps between words, in the next line or the last one too."""
    wide = [_wide_gaps(page, line) for line in lines]
    for at, line in enumerate(lines):
        if not wide[at] or not (any(wide[max(0, at - 1) : at]) or any(wide[at + 1 : at + 2])):
            yield line[0]
            continue
        printed: list[str] = []
        done = line.start()
        for start, end in wide[at]:
            printed += (line.string[done:start], _CELL)
            done = end
        yield "".join((*printed, line.string[done : line.end()]))


def _wide_gaps(page: Any, line: re.Match[str]) -> list[tuple[int, int]]:
    """The blanks of a line that are wider than its letters are high; a line of many words is no row of a table."""
    gaps = list(_BLANKS.finditer(line.string, line.start(), line.end()))
    return [gap.span() for gap in gaps if _is_wide(page, gap)] if len(gaps) <= _MOST_WORDS else []


def _is_wide(page: Any, gap: re.Match[str]) -> bool:
    try:
        before, behind = (page.get_charbox(place, loose=True) for place in (gap.start() - 1, gap.end()))
    except pypdfium2.PdfiumError:
        return False
    return bool(behind[0] - before[2] > before[3] - before[1] > 0)


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
