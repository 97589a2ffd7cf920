"""Where results go: standard output, or a file that is written whole or not at all."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import click

from tidewaiter.errors import OutputError

# Where a system lists what a process has open.
_OPEN_FILES = ("/dev/", "/proc/")
STANDARD_OUTPUT = "standard output"
_ELSEWHERE = "choose another place with --output"


@contextmanager
def output_errors(
    path: str, *, remedy: str = _ELSEWHERE, problem: str = "cannot be written", named: bool = False
) -> Iterator[None]:
    """Tell what goes wrong while `path` is written as an OutputError; that a reader has gone is none.

    With `named` an error that names a file is told of that file: what is done meanwhile may be about another one.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if path == STANDARD_OUTPUT and error.filename is None:
            drop_output()
        file = error.filename if named and error.filename is not None else path
        raise OutputError(os.fsdecode(file), f"{problem} ({error.strerror or error})", remedy) from error


@contextmanager
def open_output(path: str | None, *, inputs: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """Give a stream of bytes: standard output for no path or `-`, else a new file that takes its name only when all went well.

    What is there and is no plain file (a device, a pipe) is written into; a symbolic link is followed.
    Raises OutputError where the file cannot be written or is one of the inputs.
    """
    if path is None or path == "-":
        with output_errors(STANDARD_OUTPUT, remedy="make room, or choose a place with --output", named=True):
            sys.stdout.flush()
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        return
    _refuse_input(path, inputs)
    if _is_stream(path):
        with output_errors(path, named=True), open(path, "wb") as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    with output_errors(path):
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with output_errors(path, named=True), os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with output_errors(path):
            _move(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _is_stream(path: str) -> bool:
    """Whether a path is that of a device, a pipe or an open file: nothing may take its name."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or path.startswith(_OPEN_FILES)


def drop_output() -> None:
    """Let what is still to be written to standard output, which takes no more, go nowhere: at its end Python would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def open_closed_streams() -> None:
    """Open a standard stream that the caller has closed to where nothing comes from and all may go."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - as long as the program runs
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


def _move(name: str, target: Path) -> None:
    """Give the finished file its name, with the rights of the one it replaces or those that a new file gets here."""
    try:
        mode = target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    os.chmod(name, mode)
    os.replace(name, target)


def _refuse_input(path: str, inputs: Sequence[str]) -> None:
    for name in inputs:
        with suppress(OSError):
            if os.path.samefile(name, path):
                raise OutputError(path, "is an input too", "choose another file for --output")


def warn(line: str) -> None:
    """Write a line to standard error."""
    click.echo(f"tidewaiter: {line}", err=True)
