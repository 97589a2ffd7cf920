"""Every error that Tidewaiter raises, in one tree.  Fields on the exception, the sentence in `__str__`."""


class TidewaiterError(Exception):
    """The root of all errors of this package."""

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), self.args


class TableError(TidewaiterError):
    """A table of codes or words is not as its header says: names file, row, key, what was expected."""

    def __init__(self, file: str, row: int, problem: str) -> None:
        super().__init__(file, row, problem)
        self.file, self.row, self.problem = file, row, problem

    def __str__(self) -> str:
        return f"{self.file}:{self.row}: {self.problem}"


class MissingLibrary(TidewaiterError):
    """Something was asked for that needs a library which is not installed: names it and how to get it."""

    def __init__(self, library: str, wanted: str, remedy: str) -> None:
        super().__init__(library, wanted, remedy)
        self.library, self.wanted, self.remedy = library, wanted, remedy

    def __str__(self) -> str:
        return f"{self.wanted} needs {self.library}, not installed here; {self.remedy}"


class OutputError(TidewaiterError):
    """A result could not be written: names the file, what happened, what to do."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        super().__init__(path, problem, remedy)
        self.path, self.problem, self.remedy = path, problem, remedy

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}; {self.remedy}"


class BriefError(TidewaiterError):
    """A bundled brief's note of what should be found is not as it must be: names file and key."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(file, problem)
        self.file, self.problem = file, problem

    def __str__(self) -> str:
        return f"{self.file}: {self.problem}"


class DateError(TidewaiterError):
    """A date given by the caller is no day, month or year of the calendar."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f"{self.text!r} is no date; give a day as 2023-07-21, a month as 2023-07, or a year as 2023"


class LanguageError(TidewaiterError):
    """A language was asked for that is not read."""

    def __init__(self, language: str, known: tuple[str, ...]) -> None:
        super().__init__(language, known)
        self.language, self.known = language, known

    def __str__(self) -> str:
        return f"{self.language!r} is no language that is read; expected {' or '.join(self.known)}, or none to leave it open"


class DocumentError(TidewaiterError):
    """An input cannot be read as a document.  `path` is the path as given; the sentence says where, what and what to do."""

    def __init__(self, path: str, *details: object) -> None:
        super().__init__(path, *details)
        self.path = path


class MissingFile(DocumentError):
    """There is no such file or folder."""

    def __str__(self) -> str:
        if self.path.startswith(("http://", "https://")):
            return f"{self.path}: addresses are not fetched; save the page and give the saved file"
        return f"{self.path}: no such file or folder; check the spelling, or give - to read standard input"


class UnreadableFile(DocumentError):
    """The file is there, and the system does not let it be read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: cannot be read ({self.reason}); expected a readable file"


class NoDocuments(DocumentError):
    """A folder holds no document of a known kind."""

    def __init__(self, path: str, suffixes: tuple[str, ...]) -> None:
        super().__init__(path, suffixes)
        self.suffixes = suffixes

    def __str__(self) -> str:
        return f"{self.path}: no documents in this folder; expected files that end in {', '.join(self.suffixes)}"


class EmptyDocument(DocumentError):
    """A file holds no text."""

    def __init__(self, path: str, found: str) -> None:
        super().__init__(path, found)
        self.found = found

    def __str__(self) -> str:
        return f"{self.path}: no text in it ({self.found}); expected at least one sentence"


class BinaryFile(DocumentError):
    """A file is not a text: `offset` is the byte that shows it, `found` says what it looks like."""

    def __init__(self, path: str, offset: int, found: str) -> None:
        super().__init__(path, offset, found)
        self.offset, self.found = offset, found

    def __str__(self) -> str:
        expected = "expected text, Markdown, HTML or PDF: save or export it as one of these"
        return f"{self.path}: byte {self.offset}: {self.found}, not a text; {expected}"


class DecodingError(DocumentError):
    """The bytes of a text fit no known encoding: `offset` and `byte` are the first that do not fit."""

    def __init__(self, path: str, offset: int, byte: int, tried: tuple[str, ...]) -> None:
        super().__init__(path, offset, byte, tried)
        self.offset, self.byte, self.tried = offset, byte, tried

    def __str__(self) -> str:
        expected = ", ".join(self.tried)
        return f"{self.path}: byte {self.offset} (0x{self.byte:02x}) does not fit; expected {expected}: save the file as UTF-8"


class BrokenPdf(DocumentError):
    """A PDF file cannot be opened."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: broken PDF ({self.reason}); expected a whole PDF file: fetch it again, or export the text"


class EncryptedPdf(DocumentError):
    """A PDF file wants a password."""

    def __str__(self) -> str:
        return f"{self.path}: the PDF is encrypted; expected one that opens without a password: save an unprotected copy"


class TooLarge(DocumentError):
    """A file is larger than `limit` bytes; `size` is null where it was read from a stream."""

    def __init__(self, path: str, size: int | None, limit: int) -> None:
        super().__init__(path, size, limit)
        self.size, self.limit = size, limit

    def __str__(self) -> str:
        size = "more" if self.size is None else f"{self.size:,} bytes"
        return f"{self.path}: {size}; expected at most {self.limit:,} bytes: split it, or raise the limit"
