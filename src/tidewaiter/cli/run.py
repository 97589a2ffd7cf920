"""A run over inputs: reviews as they come, failures told and counted."""

from collections.abc import Iterator

import click

from tidewaiter.cli.output import warn
from tidewaiter.cli.progress import Progress
from tidewaiter.export.control import show_line
from tidewaiter.export.review import Failure, Review


class Run:
    """Goes through the outcomes of a job: gives the reviews, tells the failures on standard error.

    `failures` keeps them for the exit status.
    """

    def __init__(self, outcomes: Iterator[Review | Failure], *, quiet: bool = False) -> None:
        self.failures: list[Failure] = []
        self.count = 0
        self._outcomes = outcomes
        self._progress = Progress(quiet=quiet)

    def __iter__(self) -> Iterator[Review]:
        while True:
            self._progress.begin()
            try:
                outcome = next(self._outcomes, None)
            finally:
                self._progress.end()
            if outcome is None:
                return
            if isinstance(outcome, Failure):
                self._tell(outcome)
            else:
                self.count += 1
                yield outcome

    def _tell(self, failure: Failure) -> None:
        self.failures.append(failure)
        warn(show_line(failure.message))
        if failure.detail and (click.get_current_context().obj or {}).get("debug"):
            click.echo(failure.detail, err=True)
