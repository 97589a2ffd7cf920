"""The group of commands, and the one place where errors become a line and an exit status."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from tidewaiter import __version__
from tidewaiter.cli.output import STANDARD_OUTPUT, drop_output, open_closed_streams, output_errors
from tidewaiter.errors import OutputError, TidewaiterError

# Command: the module that holds it under its own name, and the line that `--help` shows, so that help imports no command.
COMMANDS = {
    "read": ("tidewaiter.cli.read", "The figures of documents, each with what it is about."),
    "check": ("tidewaiter.cli.check", "What an expert editor would say about them, with the working."),
    "demo": ("tidewaiter.cli.demo", "Check the bundled briefs, and see the reports."),
    "series": ("tidewaiter.cli.series", "The official series that figures are held against."),
    "completion": ("tidewaiter.cli.completion", "Completion for bash, zsh or fish."),
}
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
PIPE_CLOSED = 141  # 128 + SIGPIPE
USAGE, UNREAD = 2, 3
FAULT = 70  # EX_SOFTWARE of sysexits.h: no status of the contract may be taken for it

EPILOG = """\b
Examples:
  tidewaiter demo
  tidewaiter check article.txt
  tidewaiter check --format html --output report.html article.txt
  tidewaiter read --format csv --excel releases/ > figures.csv
  tidewaiter check --date 2024-01 - < article.txt

\b
Exit status: 0 nothing found, 1 findings reach --fail-on, 2 usage, 3 an input could
not be read (the others are done), 4 data were required and are missing.
"""


class Commands(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the names in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Give a command, importing its module."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands with the lines of the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _say_build() -> str:
    """Say why reading is not compiled where an installed package says so: nobody sees what its build said."""
    note = Path(__file__).parents[1] / "plain.txt"
    return f" (plain Python, at half the speed: {note.read_text('utf-8').strip()})" if note.is_file() else ""


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(__version__, "-V", "--version", message=f"tidewaiter %(version)s{_say_build()}")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def commands(context: click.Context, debug: bool) -> None:
    """Read and check the figures of trade news and official releases.

    Works offline; nothing leaves this machine.
    """
    context.obj = {"debug": debug}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit with its status."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command and give its exit status.  Every error is one line on standard error; with `--debug` it is raised."""
    open_closed_streams()
    try:
        status = _call(list(arguments))
    except BrokenPipeError:
        drop_output()
        return PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        click.echo("tidewaiter: interrupted", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        _complain(_usage_line(error))
        return USAGE
    except TidewaiterError as error:
        if "--debug" in arguments:
            raise
        _complain(str(error))
        return USAGE if isinstance(error, OutputError) else UNREAD
    except Exception as error:
        if "--debug" in arguments:
            raise
        _complain(f"{type(error).__name__}: {error}; a fault of ours: please report it with what --debug shows")
        return FAULT
    return status if isinstance(status, int) else 0


def _call(arguments: list[str]) -> object:
    stream = sys.stdout
    remedy = "make room, or choose another place"
    try:
        with output_errors(STANDARD_OUTPUT, problem="cannot be used", remedy=remedy, named=True):
            status = commands.main(arguments, prog_name="tidewaiter", standalone_mode=False)
            sys.stdout.flush()
    except SystemExit as error:
        # how click leaves where the reader has gone: it has put its own stream in place of the one that nobody reads
        if sys.stdout is not stream:
            sys.stdout = stream
            raise BrokenPipeError from error
        raise
    return status


def _complain(line: str) -> None:
    click.echo(line if line.startswith("Usage:") else f"tidewaiter: {line}", err=True)


def _usage_line(error: click.ClickException) -> str:
    message = error.format_message().rstrip()
    context = getattr(error, "ctx", None)
    if context is None or message.startswith("Usage:"):
        return message
    return f"{message.rstrip('.')}; see {context.command_path} --help"
