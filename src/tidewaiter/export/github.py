"""Workflow annotations: a line per finding that GitHub shows beside the changed text.

The grammar is that of workflow commands, `::error file=…,line=…,title=…::message`; `%`, CR and LF are written `%25`, `%0D`, `%0A`
in messages, `:` and `,` too in properties.  Source: GitHub Docs, "Workflow commands for GitHub Actions".
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from tidewaiter.export.control import show_line
from tidewaiter.export.review import Review
from tidewaiter.records import Finding

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def annotations(reviews: Iterable[Review]) -> Iterator[str]:
    """Give a workflow command for each error, warning and note.  What agrees or cannot be checked gets none.

    Lines are given only where they are lines of the file, so not for HTML and PDF.
    """
    for review in reviews:
        for finding in review.in_reading_order():
            if finding.severity in _COMMANDS:
                yield _command(review, finding)


def _command(review: Review, finding: Finding) -> str:
    properties = {"file": PurePath(review.document.path).as_posix()}
    figures = review.figures_of(finding)
    message = finding.message
    if figures and review.has_lines:
        place = review.place_of(figures[0])
        properties |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.line == place.end_line:
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    elif figures:
        message = f"“{figures[0].quote}”: {message}"
    properties["title"] = f"{finding.title} ({finding.check})"
    listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_escape(_body(message, finding))}\n"


def _body(message: str, finding: Finding) -> str:
    return "\n".join(show_line(line) for line in (message, *finding.working))


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(show_line(text)).replace(":", "%3A").replace(",", "%2C")
