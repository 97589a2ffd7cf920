"""Pages that cannot rot: what is generated is up to date, what is linked is there, what exists is documented."""

import re
import runpy
import tomllib
from pathlib import Path

import pytest

from tidewaiter import document, errors
from tidewaiter.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
GENERATE = runpy.run_path(str(ROOT / "docs" / "generate.py"))
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("page", GENERATE["PAGES"], ids=lambda page: page.name)
def test_generated_blocks_are_up_to_date(page: Path) -> None:
    text = page.read_text("utf-8")
    assert GENERATE["generate"](text) == text, "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = {(page.parent / link).resolve() for link in _LINK.findall(page.read_text("utf-8"))}
    missing = {target.relative_to(ROOT).as_posix() for target in targets if not target.exists()}
    assert set() == missing


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "formats.md").read_text("utf-8")
    assert [] == [command for command in COMMANDS if f"<!-- generate: help {command} -->" not in page]


def test_every_document_error_says_what_to_do() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.DocumentError)]
    assert [] == [kind.__name__ for kind in kinds if kind is not errors.DocumentError and "__str__" not in vars(kind)]


def test_every_kind_of_file_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "formats.md").read_text("utf-8")
    assert [] == [suffix for suffix in document.SUFFIXES if f"`{suffix}`" not in page]


def test_the_lock_file_pins_what_the_project_needs_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    names = {re.split(r"[><=~ ]", requirement)[0].lower() for requirement in needed}
    assert set() == names - set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert "://" not in lock
