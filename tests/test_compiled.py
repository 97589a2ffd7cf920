"""What the build hook makes of the sources that it compiles."""

import importlib.util
from pathlib import Path
from subprocess import CompletedProcess
from types import ModuleType

import pytest

PATH = Path(__file__).resolve().parents[1] / "hatch_build.py"


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_constants_are_final_and_what_is_bound_twice_or_small_is_not(hook: ModuleType) -> None:
    before = ['"""Words."""', "", "import re", "", '_A = re.compile("a")', "B: int = 3", "C = 1", "C = 2", "small = 4"]
    after = [*before[:2], "from typing import Final", "import re", "", '_A: Final = re.compile("a")', "B: Final[int] = 3"]
    assert hook.name_constants("\n".join(before)) == "\n".join(after + before[-3:])


def test_no_compiler_is_a_hindrance_and_no_error(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "/nowhere/cc")
    assert "no C compiler" in hook._hindrance()
    hook._hindrance.cache_clear()
    monkeypatch.setenv("TIDEWAITER_BUILD", "pure")
    assert hook._hindrance() == "TIDEWAITER_BUILD is pure"


class Screen:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def display_warning(self, line: str) -> None:
        self.lines.append(line)


def test_what_mypyc_refuses_is_told_on_the_screen_and_in_the_wheel(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refusal = "tidewaiter/grammar/a.py:3: warning: slow\ntidewaiter/grammar/a.py:7: error: Unsupported\nFound 1 error\n"
    monkeypatch.setattr(hook, "_hindrance", lambda: None)
    monkeypatch.setattr(hook.subprocess, "run", lambda command, **_: CompletedProcess(command, 1, "", refusal))
    monkeypatch.delenv("TIDEWAITER_BUILD", raising=False)
    (tmp_path / "src" / "tidewaiter").mkdir(parents=True)
    screen, wheel = Screen(), {"force_include": {}}
    build = hook.CompiledReading(str(tmp_path), {}, None, None, str(tmp_path), "wheel", screen)
    build.initialize("standard", wheel)
    notes = {name: Path(path).read_text("utf-8") for path, name in wheel["force_include"].items()}
    build.finalize("standard", wheel, "")
    assert {hook.NOTE: "tidewaiter/grammar/a.py:7: error: Unsupported\n"} == notes
    assert "tidewaiter/grammar/a.py:7: error: Unsupported" in screen.lines
    assert build.folder is None or not build.folder.exists()
    monkeypatch.setenv("TIDEWAITER_BUILD", "compiled")
    with pytest.raises(RuntimeError, match="Unsupported"):
        build.initialize("standard", {"force_include": {}})


def test_what_is_left_plain_is_there(hook: ModuleType) -> None:
    package = PATH.parent / "src" / "tidewaiter"
    assert [] == [name for name in {*hook.PLAIN, *hook.COMPILED} if not (package / name).exists()]
