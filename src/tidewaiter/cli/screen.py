"""The screen of a report: as wide as the terminal, coloured where that is wanted, and read out as bytes."""

import io
import re
import sys

from rich.console import Console

NARROW, WIDE = 72, 120
FILE_WIDTH = 100
STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan", "agrees": "green", "cannot-check": "dim"}


class Screen:
    """A console that prints into memory, with the width and the colours of standard output; plain where a file is written.

    `NO_COLOR` is honoured, and the width that `COLUMNS` gives.
    """

    def __init__(self, *, printed: bool) -> None:
        self._buffer = io.StringIO()
        real = Console(file=sys.stdout)
        coloured = printed and real.is_terminal
        self.styled = coloured and real.color_system is not None
        self.encoding = (getattr(sys.stdout, "encoding", None) or "utf-8") if printed else "utf-8"
        self.console = Console(
            file=self._buffer,
            width=real.width if printed else FILE_WIDTH,
            force_terminal=coloured,
            color_system="auto" if coloured else None,
            no_color=real.no_color,
            legacy_windows=False,
            highlight=False,
            emoji=False,
            markup=False,
        )

    @property
    def unicode(self) -> bool:
        """Whether the shapes of severities can be printed."""
        try:
            "■▲●✓…".encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def read_out(self) -> bytes:
        """Give what was printed since the last call."""
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        if not self.styled:
            text = re.sub(r"[ ]++\n", "\n", text)
        return text.encode(self.encoding, "replace")
