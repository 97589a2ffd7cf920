"""The build hook of the wheel: grammar and reading compiled to C by mypyc, from the same sources, to the same figures.

    pip install .                               compiled where there are a C compiler and Python's headers; else plain, and told
    TIDEWAITER_BUILD=pure pip install .         plain Python anywhere
    TIDEWAITER_BUILD=compiled pip install .     compiled, or no wheel at all

The sources go into the wheel as well: what is imported where nothing was compiled, and what tracebacks show.  An editable install
is never compiled.  A wheel that should have been compiled and is not says why in `NOTE`, and `tidewaiter --version` says it too:
installers show nothing of what a build writes unless it fails.
"""

import ast
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = ("grammar", "reading")
# What phrases of time say is compared by value: mypyc would ask whether two records of a class that it compiles are one object.
PLAIN = {"grammar/specification.py"}
# The lowest level that pays: -O2 takes half as long again for a twentieth, most time goes into the interpreter's own functions.
LEVEL = "1"
LONGEST = 1800  # seconds
NOTE = "tidewaiter/plain.txt"
TRIAL = """
from tidewaiter import read
from tidewaiter.reading.discourse import discourse
found = [(f.value, f.unit, f.measure, f.stat) for f in read("Exports rose 5 percent to $3 billion in May.", date="2024-06-01")]
assert found == [(5.0, "percent", "exports", "growth"), (3e9, "USD", "exports", "level")], found
assert not discourse.__file__.endswith(".py"), discourse.__file__
"""


class CompiledReading(BuildHookInterface):
    """Compiles in a folder of its own, and adds to the wheel what came of it."""

    folder: Path | None = None

    def dependencies(self) -> list[str]:
        """Give what compiling needs, where it is going to be tried; mypy asks for the packages that the sources import."""
        return [] if _hindrance() else ["mypy>=2.4,<3", "setuptools>=70", *self.metadata.core.dependencies]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless this is an editable install; say so where it cannot be done."""
        if version == "editable":
            return
        self.folder = Path(tempfile.mkdtemp(prefix="tidewaiter-"))
        hindrance = _hindrance() or self._compile(self.folder, build_data)
        if hindrance and os.environ.get("TIDEWAITER_BUILD") == "compiled":
            self._clear()
            raise RuntimeError(hindrance)
        if hindrance:
            self._tell(self.folder, build_data, hindrance)

    def _tell(self, folder: Path, build_data: dict[str, Any], hindrance: str) -> None:
        """Say on the screen and in the wheel that this one is plain, and why."""
        rule = "!" * 100
        for line in (rule, "Tidewaiter is built as plain Python and reads at half the speed:", hindrance, rule):
            self.app.display_warning(line)
        note = folder / Path(NOTE).name
        note.write_text(hindrance + "\n", "utf-8")
        build_data["force_include"][str(note)] = NOTE

    def _compile(self, folder: Path, build_data: dict[str, Any]) -> str | None:
        """Compile in a folder; give why it failed, null where it did not."""
        sources = Path(self.root) / "src"
        shutil.copytree(sources, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
        command = [sys.executable, str(Path(self.root) / "hatch_build.py"), str(folder)]
        try:
            job = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
        except (OSError, subprocess.SubprocessError) as error:
            return str(error)
        if job.returncode:
            return _reason(job.stderr) or _reason(job.stdout) or "the compiler failed"
        suffix = sysconfig.get_config_var("EXT_SUFFIX")
        build_data["force_include"].update({str(p): str(p.relative_to(folder)) for p in folder.rglob(f"*{suffix}")})
        build_data["pure_python"], build_data["infer_tag"] = False, True
        return None

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Leave nothing behind."""
        self._clear()

    def _clear(self) -> None:
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def _reason(said: str) -> str:
    """Give what a compiler complains of first, of a program that failed otherwise its last line."""
    lines = said.strip().splitlines()
    return next((line for line in lines if "error:" in line), lines[-1] if lines else "")


@cache
def _hindrance() -> str | None:
    """Why nothing can be compiled here, null where it can be tried."""
    if os.environ.get("TIDEWAITER_BUILD") == "pure":
        return "TIDEWAITER_BUILD is pure"
    if sys.implementation.name != "cpython":
        return "mypyc compiles for CPython alone"
    if os.name != "posix":
        return None  # setuptools finds the compiler there
    compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / "trial.c"
        trial.write_text("#include <Python.h>\n", "utf-8")
        includes = [f"-I{sysconfig.get_path(name)}" for name in ("include", "platinclude")]
        try:
            job = subprocess.run(
                [*shlex.split(compiler), *includes, "-c", str(trial), "-o", f"{trial}.o"], capture_output=True, check=False
            )
        except OSError as error:
            return f"there is no C compiler ({error})"
    return "the C compiler does not work, or there are no headers of Python" if job.returncode else None


def name_constants(source: str) -> str:
    """Call the constants of a module Final: mypyc looks other names of a module up in a dictionary at each use.

    Constants are names in capitals that one statement of the module binds, and nothing else.
    """
    tree, lines = ast.parse(source), source.split("\n")
    bound = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    for name, old, new, line in _bindings(tree, source):
        if name.isupper() and bound.count(name) == 1 and lines[line - 1].startswith(old):
            lines[line - 1] = new + lines[line - 1].removeprefix(old)
    first = next(
        n for n in [*tree.body, ast.Pass(lineno=1)] if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))
    )
    return "\n".join([*lines[: first.lineno - 1], "from typing import Final", *lines[first.lineno - 1 :]])


def _bindings(tree: ast.Module, source: str) -> Iterator[tuple[str, str, str, int]]:
    """The names that a module binds, how each such statement begins, how it would with Final, and on which line."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            yield name, f"{name} = ", f"{name}: Final = ", node.lineno
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            name, kind = node.target.id, ast.get_source_segment(source, node.annotation)
            yield name, f"{name}: {kind} = ", f"{name}: Final[{kind}] = ", node.lineno


def compile_in_place(folder: Path) -> None:
    """Compile the package in a folder, as many files at a time as there are processors, and try what came of it."""
    from mypyc.build import mypycify  # noqa: PLC0415
    from setuptools import Distribution  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    os.chdir(folder)
    package = Path("tidewaiter")
    modules = sorted(
        p for part in COMPILED for p in (package / part).rglob("*.py") if p.relative_to(package).as_posix() not in PLAIN
    )
    for module in modules:
        module.write_text(name_constants(module.read_text("utf-8")), "utf-8")
    names = ["--ignore-missing-imports", *map(str, modules)]
    # a file of C for each module: one for all of them takes gigabytes and cannot be shared out
    extensions = mypycify(names, opt_level=LEVEL, debug_level="0", multi_file=True, target_dir="build")

    class InParallel(build_ext):
        def build_extensions(self) -> None:
            compile_some = self.compiler.compile

            def compile_each(sources: list[str], *given: Any, **named: Any) -> list[str]:
                large_first = sorted(sources, key=os.path.getsize, reverse=True)
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    jobs = [pool.submit(compile_some, [source], *given, **named) for source in large_first]
                    return [name for job in jobs for name in job.result()]

            self.compiler.compile = compile_each
            super().build_extensions()

    command = InParallel(Distribution({"name": "tidewaiter", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(folder), str(folder / "build")
    command.ensure_finalized()
    command.run()
    # the folder comes before what an isolated build has on its path
    path = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    subprocess.run([sys.executable, "-c", TRIAL], check=True, timeout=LONGEST, env={**os.environ, "PYTHONPATH": path})


if __name__ == "__main__":
    compile_in_place(Path(sys.argv[1]))
