"""Progress on standard error, for work that takes longer than two seconds in front of a person."""

import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 2.0  # seconds; below it a line of progress only flickers


class Progress:
    """A line that says what is at work.  It appears after two seconds on a terminal, and never in a file or a pipe."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._wanted = not quiet and sys.stderr.isatty()
        self._timer: threading.Timer | None = None
        self._status: Status | None = None
        self._lock = threading.Lock()
        self._line = ""

    def begin(self, line: str) -> None:
        """Start to wait for something: a document, or the report on it."""
        self.end()
        if self._wanted:
            self._line = line
            self._timer = threading.Timer(PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()

    def end(self) -> None:
        """Take the line away: something is about to be printed."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if self._status is not None:
                self._status.stop()
                self._status = None

    def _show(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - only where something takes long

        with self._lock:
            if self._timer is not None and self._status is None:
                self._status = Console(stderr=True).status(self._line)
                self._status.start()
