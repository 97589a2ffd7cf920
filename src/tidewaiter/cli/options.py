"""The options that commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from tidewaiter.errors import DateError
from tidewaiter.language import LANGUAGES
from tidewaiter.records.period import parse_date

Command = TypeVar("Command", bound=Callable[..., Any])


class DocumentDate(click.ParamType[str]):
    """A day, a month or a year, as ISO 8601 writes it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the date in ISO form.  Fails on what is no date of the calendar."""
        try:
            return parse_date(str(value))
        except DateError as error:
            self.fail(str(error), param, ctx)


def paths_argument(command: Command) -> Command:
    """Take one or several paths, with completion of file names; `-` is standard input."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(allow_dash=True))(command)


def reading_options(command: Command) -> Command:
    """Take what is known about the documents."""
    command = click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        help="Language of the documents: English, the one that is read so far.",
    )(command)
    return click.option("--date", type=DocumentDate(), help="Date of the documents: a day, a month or a year.")(command)


def output_options(command: Command) -> Command:
    """Take where results and messages go."""
    command = click.option("--debug", is_flag=True, expose_value=False, callback=_remember_debug, help="Show tracebacks.")(
        command
    )
    command = click.option("-q", "--quiet", is_flag=True, help="No progress and no remarks; only results and errors.")(command)
    return click.option("-o", "--output", type=click.Path(), help="Write to this file, whole or not at all.")(command)


def format_option(*, formats: tuple[str, ...]) -> Callable[[Command], Command]:
    """Take one of several formats; the first is the default."""
    help_line = f"How results are written. Default: {formats[0]}, or what the name of --output says."
    return click.option("-f", "--format", "form", type=click.Choice(formats), help=help_line)


_SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".sarif": "sarif", ".md": "md"}
# Files that another program would take for what they are not.
_NOT_WRITTEN = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".png", ".xml", ".parquet"})


def choose_format(form: str | None, output: str | None, formats: tuple[str, ...]) -> str:
    """Give the format asked for; else the one that the name of the output file says; else the default, which is the first.

    >>> choose_format(None, "report.html", ("text", "html")), choose_format("text", "report.html", ("text", "html"))
    ('html', 'text')
    >>> choose_format(None, "report.out", ("text", "html"))
    'text'
    """
    suffix = Path(output).suffix.lower() if output else ""
    if form is None and suffix in _NOT_WRITTEN:
        written = ", ".join(name for name, named in _SUFFIXES.items() if named in formats)
        raise click.UsageError(f"--output {output}: nothing is written as {suffix}; name it {written}, or give --format")
    named = _SUFFIXES.get(suffix)
    return form or (named if named in formats else None) or formats[0]


def require_csv(excel: bool, form: str) -> None:
    """Refuse `--excel` for a format that is not CSV."""
    if excel and form != "csv":
        raise click.UsageError("--excel is for CSV: add --format csv", click.get_current_context())


def _remember_debug(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.obj = {"debug": value or bool((context.obj or {}).get("debug"))}
