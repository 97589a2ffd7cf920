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


@contextmanager
def open_output(path: str | None, *, inputs: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """Give a stream of bytes: standard output for no path or `-`, else a new file that takes its name only when all went well.

    What is there and is no plain file (a device, a pipe) is written into; a symbolic link is followed.
    Raises OutputError where the file cannot be written or is one of the inputs.
    """
    if path is None or path == "-":
        with _write_out() as stream:
            yield stream
        return
    _refuse_input(path, inputs)
    if _is_stream(path):
        with _write_into(path) as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise OutputError(path, f"cannot be written ({error.strerror})", "choose another place with --output") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _move(name, target)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(name)
        if isinstance(error, OSError) and error.filename is None and not isinstance(error, BrokenPipeError):
            raise OutputError(path, f"cannot be written ({error.strerror})", "choose another place with --output") from error
        raise


def _is_stream(path: str) -> bool:
    """Whether a path is that of a device, a pipe or an open file: nothing may take its name."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or path.startswith(_OPEN_FILES)


@contextmanager
def _write_out() -> Iterator[BinaryIO]:
    try:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        problem = f"cannot be written ({error.strerror})"
        raise OutputError("standard output", problem, "make room, or choose a place with --output") from error


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


@contextmanager
def _write_into(path: str) -> Iterator[BinaryIO]:
    try:
        with open(path, "wb") as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(path, f"cannot be written ({error.strerror})", "choose another place with --output") from error


def _move(name: str, target: Path) -> None:
    """Give the finished file its name, with the rights of the one it replaces or those that a new file gets here."""
    try:
        mode = target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    try:
        os.chmod(name, mode)
        os.replace(name, target)
    except OSError as error:
        raise OutputError(str(target), f"cannot be written ({error.strerror})", "choose another place with --output") from error


def _refuse_input(path: str, inputs: Sequence[str]) -> None:
    for name in inputs:
        with suppress(OSError):
            if os.path.samefile(name, path):
                raise OutputError(path, "is an input too", "choose another file for --output")


def warn(line: str) -> None:
    """Write a line to standard error."""
    click.echo(f"tidewaiter: {line}", err=True)
