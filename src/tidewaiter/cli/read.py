"""`tidewaiter read`: the figures of documents."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain

import click

from tidewaiter.cli.options import choose_format, format_option, output_options, paths_argument, reading_options, require_csv
from tidewaiter.cli.output import open_output
from tidewaiter.cli.run import Run
from tidewaiter.export.figures import figures_csv, figures_json, figures_jsonl
from tidewaiter.export.review import Review
from tidewaiter.pipeline import Settings, read_inputs

FORMATS = ("table", "json", "jsonl", "csv")
EPILOG = """\b
Examples:
  tidewaiter read article.txt
  tidewaiter read --format jsonl --date 2024-01-12 releases/*.html
  tidewaiter read --explain article.txt
  curl -s https://example.org/release | tidewaiter read --format csv -

\b
Exit status: 0, or 2 usage, or 3 an input could not be read (the others are done).
"""


@click.command(epilog=EPILOG)
@paths_argument
@format_option(formats=FORMATS)
@click.option("--explain", is_flag=True, help="For each figure: the rules that built it, their words, how each field is known.")
@click.option("--excel", is_flag=True, help="Begin CSV with the byte-order mark that Excel needs.")
@reading_options
@output_options
@click.pass_context
def read(context: click.Context, /, paths: tuple[str, ...], **options: object) -> None:
    """Give the figures of documents, each with what it is about.

    PATH is a file (text, Markdown, HTML, PDF), a folder of them, or - for standard input.
    """
    explain, excel, output = bool(options["explain"]), bool(options["excel"]), _text(options["output"])
    form = choose_format(_text(options["form"]), output, FORMATS)
    require_csv(excel, form)
    settings = Settings(date=_text(options["date"]), language=_text(options["language"]))
    run = Run(read_inputs(paths, settings), quiet=bool(options["quiet"]), printed=output is None)
    with open_output(output, inputs=paths) as stream, run:
        for chunk in _write(run, form, explain=explain, excel=excel, printed=output is None):
            stream.write(chunk)
    context.exit(3 if run.failures else 0)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _write(run: Iterable[Review], form: str, *, explain: bool, excel: bool, printed: bool) -> Iterator[bytes]:
    if form == "table":
        # by name, since programs that ask for JSON should not wait for rich
        module = import_module("tidewaiter.cli.explain" if explain else "tidewaiter.cli.table")
        return iter(module.show_reviews(run, printed=printed))
    figures = chain.from_iterable(review.figures for review in run)
    if form == "csv":
        return figures_csv(figures, excel=excel)
    return figures_json(figures) if form == "json" else figures_jsonl(figures)
