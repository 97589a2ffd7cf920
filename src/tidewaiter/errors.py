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


class MissingLibrary(TidewaiterError):  # noqa: N818 - the contract's words: what is missing, not that it is an error
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
