"""Where results go: standard output, or a file that is written whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import click

from tidewaiter.errors import OutputError


@contextmanager
def open_output(path: str | None, *, inputs: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """Give a stream of bytes: standard output for no path or `-`, else a new file that takes its name only when all went well.

    Raises OutputError where the file cannot be written or is one of the inputs.
    """
    if path is None or path == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    _refuse_input(path, inputs)
    target = Path(path)
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
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


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
