"""`tidewaiter check`: findings on documents, in every format."""

from collections.abc import Iterator, Sequence
from importlib import import_module

import click
import msgspec

from tidewaiter import __version__
from tidewaiter.cli.options import choose_format, format_option, output_options, paths_argument, reading_options, require_csv
from tidewaiter.cli.output import open_output
from tidewaiter.cli.run import Run
from tidewaiter.export.findings import findings_csv, findings_json, findings_jsonl
from tidewaiter.export.review import Review, all_findings
from tidewaiter.export.severity import reaches
from tidewaiter.pipeline import Settings, check_inputs

FORMATS = ("text", "json", "jsonl", "csv", "html", "github", "sarif", "md")
THRESHOLDS = ("error", "warning", "note", "never")
UNREAD, NO_DATA, FOUND = 3, 4, 1
EPILOG = """\b
Examples:
  tidewaiter check article.txt
  tidewaiter check --all article.txt
  tidewaiter check --date 2024-01-12 --fail-on warning releases/
  tidewaiter check --output report.html article.html
  tidewaiter check --format github docs/*.md

\b
Exit status: 0 nothing found, 1 findings reach --fail-on, 2 usage, 3 an input could
not be read (the others are done), 4 data were required and are missing.
"""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for."""

    form: str
    fail_on: str
    require_data: bool
    excel: bool
    quiet: bool
    whole: bool
    printed: bool


@click.command(epilog=EPILOG)
@paths_argument
@format_option(formats=FORMATS)
@click.option(
    "--fail-on", type=click.Choice(THRESHOLDS), default="error", show_default=True, help="Exit with 1 from this severity on."
)
@click.option("-a", "--all", "whole", is_flag=True, help="In text, what agrees and what cannot be checked in full too, and why.")
@click.option("--require-data", is_flag=True, help="Exit with 4 where something cannot be checked for want of data.")
@click.option("--no-series", is_flag=True, help="Check against the text alone, without official series and exchange rates.")
@click.option("--excel", is_flag=True, help="Begin CSV with the byte-order mark that Excel needs.")
@reading_options
@output_options
@click.pass_context
def check(context: click.Context, /, paths: tuple[str, ...], **options: object) -> None:
    """Say what an expert editor would about the figures of documents, with the working and the evidence.

    PATH is a file (text, Markdown, HTML, PDF), a folder of them, or - for standard input.
    """
    output = None if options["output"] is None else str(options["output"])
    form = choose_format(None if options["form"] is None else str(options["form"]), output, FORMATS)
    order = Order(
        form=form, fail_on=str(options["fail_on"]), require_data=bool(options["require_data"]), excel=bool(options["excel"]),
        quiet=bool(options["quiet"]), whole=bool(options["whole"]), printed=output is None,
    )  # fmt: skip
    require_csv(order.excel, form)
    if order.whole and form != "text":
        raise click.UsageError(f"--all is for text: {form} has all findings in full", context)
    if order.whole and order.quiet:
        raise click.UsageError("--all shows what --quiet leaves out: give one of them", context)
    settings = msgspec.convert(
        {name: options[name] for name in ("date", "language")} | {"series": not options["no_series"]}, Settings
    )
    reviews: list[Review] = []
    run = Run(check_inputs(paths, settings), quiet=order.quiet, printed=order.printed)
    with open_output(output, inputs=paths) as stream, run:
        for chunk in write_report(run, reviews, order):
            stream.write(chunk)
    context.exit(exit_status(reviews, order, unread=bool(run.failures)))


def exit_status(reviews: Sequence[Review], order: Order, *, unread: bool) -> int:
    """Give the exit status: 3 before 4 before 1."""
    findings = all_findings(reviews)
    if unread:
        return UNREAD
    if order.require_data and any(finding.severity == "cannot-check" for finding in findings):
        return NO_DATA
    return FOUND if reaches(findings, order.fail_on) else 0


def write_report(run: Run, reviews: list[Review], order: Order) -> Iterator[bytes]:
    """Give the report in pieces, and put each review into `reviews` as it comes."""
    kept = _keep(run, reviews)
    if order.form == "text":
        # by name, since programs that ask for JSON should not wait for rich, nor for jinja2 below
        yield from import_module("tidewaiter.cli.terminal").show_reviews(
            kept, printed=order.printed, quiet=order.quiet, whole=order.whole
        )
    elif order.form == "jsonl":
        yield from findings_jsonl(kept)
    elif order.form == "csv":
        yield from findings_csv(kept, excel=order.excel)
    elif order.form == "github":
        yield from (line.encode() for line in import_module("tidewaiter.export.github").annotations(kept))
    else:
        reviews_then = list(kept)
        yield _whole(reviews_then, run, order.form)


def _keep(run: Run, reviews: list[Review]) -> Iterator[Review]:
    for review in run:
        reviews.append(review)
        yield review


def _whole(reviews: Sequence[Review], run: Run, form: str) -> bytes:
    """Give a report that is written when all documents are known."""
    if form == "json":
        return findings_json(reviews, failures=run.failures)
    if form == "sarif":
        log: bytes = import_module("tidewaiter.export.sarif").sarif_log(reviews, version=__version__, failures=run.failures)
        return log
    if form == "md":
        text: str = import_module("tidewaiter.export.markdown").markdown_report(reviews, failures=run.failures)
    else:
        text = import_module("tidewaiter.export.html.page").html_report(reviews, version=__version__, failures=run.failures)
    return text.encode("utf-8", "replace")
