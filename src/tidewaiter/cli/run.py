"""A run over inputs: reviews as they come, failures told and counted."""

import sys
from collections.abc import Iterator
from typing import Self

import click

from tidewaiter.cli.output import warn
from tidewaiter.cli.progress import Progress
from tidewaiter.export.control import show_line
from tidewaiter.export.review import Failure, Review


class Run:
    """Goes through the outcomes of a job: gives the reviews, tells the failures on standard error.

    `failures` keeps them for the exit status.  Where the report goes elsewhere than to the terminal (`printed` is false, or
    standard output is a file or a pipe), the line of progress stays while it is written, until the end of the `with` statement.
    """

    def __init__(self, outcomes: Iterator[Review | Failure], *, quiet: bool = False, printed: bool = True) -> None:
        self.failures: list[Failure] = []
        self.count = 0
        self._outcomes = outcomes
        self._progress = Progress(quiet=quiet)
        self._is_seen = printed and sys.stdout.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.end()

    def __iter__(self) -> Iterator[Review]:
        while True:
            self._progress.begin(f"document {self.count + len(self.failures) + 1}: at work …")
            try:
                outcome = next(self._outcomes, None)
            finally:
                self._progress.end()
            if outcome is None:
                self._begin_writing()
                return
            if isinstance(outcome, Failure):
                self._tell(outcome)
            else:
                self.count += 1
                self._begin_writing()
                yield outcome

    def _begin_writing(self) -> None:
        if not self._is_seen:
            self._progress.begin("the report: being written …")

    def _tell(self, failure: Failure) -> None:
        self.failures.append(failure)
        warn(show_line(failure.message))
        if failure.detail and (click.get_current_context().obj or {}).get("debug"):
            click.echo(failure.detail, err=True)
