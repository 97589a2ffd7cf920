"""The jobs, each on one page: a document is read, its figures are checked, the findings are reported.

`read`, `check`, `check_document` and `find_quantities` are what the library offers; `read_inputs` and `check_inputs` do the same
for many inputs, go on past one that cannot be read, and are what the command line calls.
"""

import datetime
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b

import msgspec

from tidewaiter import document as documents
from tidewaiter import reading
from tidewaiter.document.date import find_date
from tidewaiter.document.heading import find_headline
from tidewaiter.document.wrapping import unwrap
from tidewaiter.errors import LanguageError, TidewaiterError
from tidewaiter.export.listing import CheckReport, FoundTuple, RecordList, RecordTuple
from tidewaiter.export.review import Failure, Review
from tidewaiter.language import LANGUAGES
from tidewaiter.records import Document, Figure, Finding, Quantity
from tidewaiter.records.period import parse_date

_SURROGATE = re.compile("[\ud800-\udfff]")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How documents are read and checked: their date and language where the caller knows, and whether against official series."""

    date: str | None = None
    language: str | None = None
    series: bool = True


def read(text: str, date: str | datetime.date | None = None, language: str | None = None) -> RecordList[Figure]:
    """Give the figures of a text, in its order; offsets count code points of the text as given.

    `date` is the text's date: a day, a month or a year, or a `datetime.date`; without it the date is looked for in the text.
    Raises DateError for a date that is none, and LanguageError for a language that is not read.
    """
    return RecordList(reading.read_figures(_document(text, date, _language(language))))


def check(text: str, date: str | datetime.date | None = None, language: str | None = None) -> CheckReport:
    """Give the figures of a text and the findings on them; arguments as for `read`."""
    return _report(_check(_document(text, date, _language(language)), Settings()))


def check_document(path: str, date: str | datetime.date | None = None, language: str | None = None) -> CheckReport:
    """Give the figures of a file and the findings on them.  Raises a DocumentError where it cannot be read."""
    settings = Settings(date=_day(date), language=_language(language))
    return _report(_check(documents.load(path, date=settings.date, language=settings.language), settings))


def find_quantities(text: str) -> RecordList[Quantity]:
    """Give all numbers of any text, trade or not, with their units, bounds and ranges."""
    _require_text(text)
    found = reading.find_quantities(unwrap(text))
    return RecordList(msgspec.structs.replace(one, quote=text[one.start : one.end]) for one in found)


def read_inputs(paths: Iterable[str], settings: Settings) -> Iterator[Review | Failure]:
    """Give for each document in turn its figures, or why it could not be read."""
    return _each(paths, settings, _read)


def check_inputs(paths: Iterable[str], settings: Settings) -> Iterator[Review | Failure]:
    """Give for each document in turn its figures and findings, or why it could not be read."""
    return _each(paths, settings, _check)


def _read(document: Document, _: Settings) -> Review:
    return Review(document, tuple(reading.read_figures(document)), ())


def _check(document: Document, settings: Settings) -> Review:
    figures = tuple(reading.read_figures(document))
    return Review(document, figures, _findings(document, figures, settings))


def _findings(document: Document, figures: tuple[Figure, ...], settings: Settings) -> tuple[Finding, ...]:
    # late, since reading alone needs neither the checks nor the exchange rates
    from tidewaiter.check.context import context_of  # noqa: PLC0415
    from tidewaiter.check.registry import run_checks  # noqa: PLC0415

    if not settings.series:
        return run_checks(context_of(document, figures, None, None))
    from tidewaiter.series.bundled import BundledSeries  # noqa: PLC0415
    from tidewaiter.series.fx import ReferenceRates  # noqa: PLC0415

    return run_checks(context_of(document, figures, BundledSeries(), ReferenceRates()))


def _each(paths: Iterable[str], settings: Settings, job: Callable[[Document, Settings], Review]) -> Iterator[Review | Failure]:
    for found in _find(paths):
        if isinstance(found, Failure):
            yield found
            continue
        try:
            yield job(_open(found, settings), settings)
        except TidewaiterError as error:
            yield _failure(found, str(error))
        except Exception as error:  # the runner's edge: one document must not stop the others
            told = f"{found}: {type(error).__name__}: {error}; a fault of ours: please report it with what --debug shows"
            yield _failure(found, told, traceback.format_exc())


def _find(paths: Iterable[str]) -> Iterator[str | Failure]:
    """Give the files of paths and folders in order, and a failure for what is missing."""
    for path in paths:
        if path == "-":
            yield path
            continue
        try:
            yield from map(str, documents.find_documents([path]))
        except TidewaiterError as error:
            yield _failure(path, str(error))


def _failure(path: str, message: str, detail: str | None = None) -> Failure:
    return Failure(_printable(path), _printable(message), detail and _printable(detail))


def _printable(text: str) -> str:
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _open(path: str, settings: Settings) -> Document:
    if path == "-":
        return documents.load_bytes(sys.stdin.buffer.read(), path="-", date=settings.date, language=settings.language)
    document = documents.load(path, date=settings.date, language=settings.language)
    # a name that is not UTF-8 opens the file, but no output can write it
    return msgspec.structs.replace(document, path=_printable(path)) if _SURROGATE.search(path) else document


def _document(text: str, date: str | datetime.date | None, language: str | None) -> Document:
    """Give a document of a text, which stays as it is but for lone surrogates, which no encoding can write."""
    _require_text(text)
    clean = _printable(text)
    running = unwrap(clean)
    headline_end, title = find_headline(running)
    day, known = (_day(date), "given") if date else find_date(running) or (None, None)
    return Document(
        path="<text>",
        text=clean,
        digest=blake2b(clean.encode(), digest_size=16).hexdigest(),
        date=day,
        date_from=known,
        title=title,
        language=language,
        headline_end=headline_end,
        unwrapped=running,
    )


def _language(language: str | None) -> str | None:
    if language is not None and language not in LANGUAGES:
        raise LanguageError(str(language), LANGUAGES)
    return language


def _require_text(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"the text is {type(text).__name__}; expected str: decode it, or give its file to check_document")


def _day(date: str | datetime.date | None) -> str | None:
    if date is None:
        return None
    return date.isoformat()[:10] if isinstance(date, datetime.date) else parse_date(str(date))


def _report(review: Review) -> CheckReport:
    return CheckReport(RecordTuple(review.figures), FoundTuple(review.findings, review))
