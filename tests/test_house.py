"""The rules of the house that no linter knows: lengths, floors, the words that no module may be named by."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
HOUSE = PROJECT["tool"]["tidewaiter"]["house"]
IMPORTED_AS = {"currencyconverter": "currency_converter", "google-re2": "re2", "ahocorasick-rs": "ahocorasick_rs"}
EMPTY_NAMES = {"aux", "base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def functions_of(path: Path) -> Iterator[tuple[str, int]]:
    """Each function with its number of lines, its docstring not counted."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node) is not None:
                lines -= (first.end_lineno or first.lineno) - first.lineno + 1
            yield f"{name_of(path)}:{node.name}", lines


def test_functions_keep_within_their_lines() -> None:
    found = {name: lines for path in MODULES for name, lines in functions_of(path) if lines > HOUSE["function_lines"]}
    excused = {name for name in HOUSE["exceptions"] if ":" in name}
    assert sorted(excused) == sorted(found), f"longer than {HOUSE['function_lines']} lines: {found}"


def test_modules_keep_within_their_lines() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    found = {name: lines for name, lines in lengths.items() if lines > HOUSE["module_lines"]}
    excused = {name for name in HOUSE["exceptions"] if ":" not in name}
    assert sorted(excused) == sorted(found), f"longer than {HOUSE['module_lines']} lines: {found}"


def test_every_exception_gives_its_reason() -> None:
    assert [] == [name for name, reason in HOUSE["exceptions"].items() if len(reason.split()) < 4]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_named_by_a_noun_of_the_field(path: Path) -> None:
    assert set() == EMPTY_NAMES & set(name_of(path).split("."))


def test_imports_go_down_only_and_the_core_does_no_input_or_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = cli.lint_imports(no_cache=True)
    assert cli.EXIT_STATUS_SUCCESS == status, capsys.readouterr().out


def test_what_is_imported_is_declared_so_that_the_installed_package_runs() -> None:
    names = (re.split(r"[><=~ ;]", requirement)[0].lower() for requirement in PROJECT["project"]["dependencies"])
    declared = {IMPORTED_AS.get(name, name) for name in names}
    found = {root for path in MODULES for root in imports_of(path)}
    # data frames are made where the caller has a library for them
    assert set() == found - declared - sys.stdlib_module_names - {"tidewaiter", "pandas", "polars"}


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("floor", ["grammar", "reading"])
def test_settings_of_records_that_may_be_compiled_stand_at_their_bases(floor: str) -> None:
    """mypyc drops what a class says beside its bases: hashes and speed would go with it."""
    for path in (SOURCE / "tidewaiter" / floor).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                assert {keyword.arg for keyword in node.keywords} <= {"frozen", "kw_only"}, f"{name_of(path)}: {node.name}"
                assert "msgspec.Struct" not in map(ast.unparse, node.bases), f"{name_of(path)}: {node.name}"
