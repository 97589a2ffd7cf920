"""`tidewaiter demo`: the main job on the bundled briefs, held against what each should give."""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from shutil import which

import click
import msgspec

from tidewaiter import __version__
from tidewaiter.cli.output import open_output, output_errors, warn
from tidewaiter.cli.screen import STYLES, Screen
from tidewaiter.cli.terminal import show_review
from tidewaiter.errors import BriefError
from tidewaiter.export.html.page import html_report
from tidewaiter.export.review import Failure, Review
from tidewaiter.export.severity import RANKS, SEVERITIES
from tidewaiter.pipeline import Settings, check_inputs

FOLDER = "tidewaiter-demo"
_SUFFIX = ".expect.toml"
_EXACT = ("error", "warning")
EPILOG = """\b
Examples:
  tidewaiter demo
  tidewaiter demo --folder /tmp/demo

\b
Exit status: 0 where exactly the planted errors were found, 1 where not.
"""


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that a brief must give: its check, its severity, and the number at fault as printed."""

    check: str
    severity: str
    quote: str
    why: str = ""

    def __post_init__(self) -> None:
        if self.severity not in RANKS:
            raise ValueError(f"severity {self.severity!r} is none of {', '.join(RANKS)}")

    @property
    def key(self) -> tuple[str, str, str]:
        """What is compared."""
        return self.check, self.severity, self.quote


class Brief(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What should be found in a brief."""

    note: str
    finding: tuple[Expectation, ...] = ()
    date: str | None = None


@click.command(epilog=EPILOG)
@click.option("--folder", default=FOLDER, show_default=True, help="Where the HTML reports are written.")
@click.option("-q", "--quiet", is_flag=True, help="Only the outcome.")
@click.pass_context
def demo(context: click.Context, /, folder: str, quiet: bool) -> None:
    """Check the bundled briefs, which have errors planted in them, and show what is found.

    Prints each report, writes it as HTML too, and compares the findings with what the note beside each brief says.
    """
    with as_file(files("tidewaiter").joinpath("demo", "briefs")) as briefs:
        paths = find_briefs(briefs)
        if not paths:
            raise BriefError(str(briefs), "no briefs; the package is not installed whole: install it again")
        _make_folder(folder)
        wrong = sum([_show_brief(path, Path(folder), quiet=quiet) for path in paths])
    _say_where_next(folder, len(paths), wrong)
    context.exit(1 if wrong else 0)


def _make_folder(folder: str) -> None:
    with output_errors(folder, problem="the folder of the reports cannot be made", remedy="choose another place with --folder"):
        Path(folder).mkdir(parents=True, exist_ok=True)


def find_briefs(folder: Path) -> list[Path]:
    """Give the documents that have a note of what should be found beside them, by name."""
    documents = {path.stem: path for path in sorted(folder.iterdir()) if not path.name.endswith((".toml", ".md", ".py"))}
    documents |= {path.stem: path for path in folder.glob("*.md") if path.name != "README.md"}
    notes = {path.name.removesuffix(_SUFFIX) for path in folder.glob(f"*{_SUFFIX}")}
    if notes - documents.keys():
        raise BriefError(str(folder), f"notes without a brief: {', '.join(sorted(notes - documents.keys()))}")
    return [documents[name] for name in sorted(notes)]


def load_brief(path: Path) -> Brief:
    """Give what should be found in a brief.  Raises BriefError where its note is not as the README of the briefs says."""
    note = path.with_name(path.stem + _SUFFIX)
    try:
        return msgspec.convert(tomllib.loads(note.read_text("utf-8")), Brief)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BriefError(note.name, str(error)) from error


def compare(review: Review, brief: Brief) -> Iterator[str]:
    """Give a line for each finding that is missing or that nobody expects.

    Errors and warnings must be exactly those of the brief's note; notes and what agrees need only be there.
    """
    found = Counter(_keys(review))
    expected = Counter(expectation.key for expectation in brief.finding)
    for key in (expected - found).elements():
        yield f"not found: {_told(key)}"
    for key in (found - expected).elements():
        if key[1] in _EXACT:
            yield f"not expected: {_told(key)}"


def _keys(review: Review) -> Iterator[tuple[str, str, str]]:
    for finding in review.findings:
        figures = review.figures_of(finding)
        yield finding.check, finding.severity, figures[0].quote if figures else ""


def _told(key: tuple[str, str, str]) -> str:
    return f"{key[1]} {key[0]} at “{key[2]}”"


def _show_brief(path: Path, folder: Path, *, quiet: bool) -> bool:
    """Show a brief, write its report, and give whether something is amiss."""
    brief = load_brief(path)
    outcome = next(check_inputs([str(path)], Settings(date=brief.date)))
    if isinstance(outcome, Failure):
        warn(outcome.message)
        return True
    review = Review(msgspec.structs.replace(outcome.document, path=path.name), outcome.figures, outcome.findings)
    with open_output(str(folder / f"{path.stem}.html")) as stream:
        stream.write(html_report([review], version=__version__).encode("utf-8", "replace"))
    amiss = list(compare(review, brief))
    if not quiet:
        _print_review(review, brief, amiss)
    for line in amiss:
        warn(f"{path.name}: {line}")
    return bool(amiss)


def _print_review(review: Review, brief: Brief, amiss: Sequence[str]) -> None:
    screen = Screen(printed=True)
    screen.console.rule(style="dim", characters="─" if screen.unicode else "-")
    show_review(screen, review, quiet=True)
    if not amiss:
        sign = SEVERITIES[RANKS["agrees"]].sign if screen.unicode else "+"
        screen.console.print(f"{sign} exactly what was planted: {brief.note}", style=STYLES["agrees"])
    screen.console.print()
    with open_output(None) as stream:
        stream.write(screen.read_out())


def _say_where_next(folder: str, count: int, wrong: int) -> None:
    # the command of `make demo` is on no path
    command = "tidewaiter" if which("tidewaiter") else str(Path(sys.argv[0]))
    click.echo(f"Reports to open in a browser: {Path(folder).resolve()}/")
    click.echo(f"Try one of your own:          {command} check --output report.html ARTICLE")
    click.echo(f"How a figure was read:        {command} read --explain ARTICLE")
    if wrong:
        click.echo(f"{wrong} of {count} briefs did not give what was planted in them; see the lines above.")
    else:
        click.echo(f"Found exactly what was planted, in {count} brief{'' if count == 1 else 's'}.")
