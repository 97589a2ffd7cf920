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
