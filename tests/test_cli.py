"""The command: formats, exit statuses, messages.  Reading and checks are stood in for; test_cli_whole.py has the real ones."""

import io
import json
import os
import re
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
import pytest

import tidewaiter
from sample_review import make_figure, make_findings
from tidewaiter import reading
from tidewaiter.check import registry
from tidewaiter.cli.check import FORMATS
from tidewaiter.cli.main import COMMANDS, commands, run
from tidewaiter.cli.progress import Progress
from tidewaiter.cli.run import Run
from tidewaiter.errors import TidewaiterError
from tidewaiter.pipeline import Settings, check_inputs
from tidewaiter.series.bundled import BundledSeries


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch):
    """Every number of a text is a figure; the first is at fault with the severity that the text names."""

    def read_figures(document):
        if "explode" in document.text:
            raise ZeroDivisionError("a fault of ours")
        numbers = re.finditer(r"\d+", document.text)
        return tuple(
            msgspec.structs.replace(
                make_figure(document.text, found.group(), at=found.start(), value=found.group()), document=document.path
            )
            for found in numbers
        )

    def run_checks(context):
        severities = re.findall(r"error|warning|note|agrees|cannot-check", context.text)
        finding = make_findings(context.figures * 17)[0] if context.figures else None
        return tuple(
            msgspec.structs.replace(finding, severity=severity, figures=(context.figures[0].id,), document=context.path)
            for severity in severities
        )

    monkeypatch.setattr(reading, "read_figures", read_figures)
    monkeypatch.setattr(registry, "run_checks", run_checks)


@pytest.fixture
def article(tmp_path):
    def write(text, name="article.txt"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return str(path)

    return write


def test_read_gives_a_line_of_json_a_figure(article, capsys):
    assert 0 == run(["read", "--format", "jsonl", article("Exports rose 5 percent to 70 tonnes.")])
    lines = capsys.readouterr().out.splitlines()
    assert ["5", "70"] == [json.loads(line)["quote"] for line in lines]


def test_read_shows_a_table_with_the_count_last(article, capsys):
    assert 0 == run(["read", article("Exports rose 5 percent to 70 tonnes.")])
    assert capsys.readouterr().out.replace("\n", " ").endswith("article.txt: 2 figures ")


@pytest.mark.parametrize("width", ["40", "100", "200"])
def test_the_table_fits_the_terminal(article, capsys, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    run(["read", article("Exports rose 5 percent to 70 tonnes.", name="a")])
    lines = capsys.readouterr().out.splitlines()[:-1]
    assert all(len(line) <= int(width) for line in lines)


def test_explain_names_the_rules_and_how_each_field_is_known(article, capsys):
    assert 0 == run(["read", "--explain", article("Exports rose 5 percent.")])
    out = capsys.readouterr().out
    assert re.search(r"├── <number> <unit>\n.+└── <number>\n.+├── value", out)
    assert re.search(r"measure +exports +stated", out)


def test_a_document_comes_from_standard_input(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Exports rose 5 percent.")))
    assert 0 == run(["read", "--format", "jsonl", "-"])
    assert "-" == json.loads(capsys.readouterr().out)["document"]


@pytest.mark.parametrize("form", FORMATS)
def test_check_writes_every_format(article, capsys, form):
    assert 1 == run(["check", "--format", form, article("An error: exports rose 5 percent.")])
    assert "Level, growth and base do not fit" in capsys.readouterr().out.replace("%2C", ",")


def test_the_summary_is_the_last_line_of_the_report(article, capsys):
    path = article("An error: exports rose 5 percent.", name="a.txt")
    run(["check", path])
    assert "1 error in 1 figure." in " ".join(capsys.readouterr().out.splitlines()[-2:])


@pytest.mark.parametrize("width", ["30", "60", "80", "140"])
def test_the_report_fits_the_terminal(article, capsys, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    run(["check", article("An error and a note: exports of the harbour rose 5 percent. " * 9)])
    assert all(len(line) <= int(width) for line in capsys.readouterr().out.splitlines())


def test_a_report_in_a_pipe_has_no_colours_and_marks_the_number(article, capsys):
    run(["check", article("An error: exports rose 5 percent.")])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "rose »5« percent" in out


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        ("5 error", [], 1),
        ("5 warning", [], 0),
        ("5 warning", ["--fail-on", "warning"], 1),
        ("5 error", ["--fail-on", "warning"], 1),
        ("5 note", ["--fail-on", "note"], 1),
        ("5 error", ["--fail-on", "never"], 0),
        ("5 agrees cannot-check", ["--fail-on", "note"], 0),
        ("5 cannot-check error", ["--require-data"], 4),
        ("5 error", ["--require-data"], 1),
    ],
)
def test_the_exit_status_says_what_was_found(article, text, options, status):
    assert status == run(["check", *options, article(text)])


def test_an_unread_input_comes_first_in_the_exit_status_and_the_others_are_done(article, capsys):
    path = article("5 cannot-check error")
    assert 3 == run(["check", "--require-data", "--format", "jsonl", "gone.txt", path])
    captured = capsys.readouterr()
    assert 2 == len(captured.out.splitlines())
    assert captured.err.startswith("tidewaiter: gone.txt: no such file")
    assert 1 == len(captured.err.splitlines())


def test_a_fault_of_ours_is_one_line_and_the_others_are_done(article, capsys):
    assert 3 == run(["read", "--format", "jsonl", article("explode"), article("5", name="b.txt")])
    captured = capsys.readouterr()
    assert 1 == len(captured.out.splitlines()) == len(captured.err.splitlines())
    assert "ZeroDivisionError" in captured.err


def test_debug_shows_the_traceback(article, capsys):
    assert 3 == run(["read", "--debug", "--format", "jsonl", article("explode")])
    assert "Traceback" in capsys.readouterr().err


def test_a_folder_is_read_in_order_of_names(article, tmp_path, capsys):
    article("2", name="b.txt")
    article("1", name="a.txt")
    assert 0 == run(["read", "--format", "jsonl", str(tmp_path)])
    assert ["1", "2"] == [json.loads(line)["quote"] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "Missing argument 'PATH…'"),
        (["read", "--date", "2023-02-30", "x"], "'2023-02-30' is no date"),
        (["read", "--format", "xml", "x"], "'xml' is not one of"),
        (["read", "--excel", "x"], "--excel is for CSV"),
        (["chek", "x"], "No such command 'chek'"),
        (["check", "--fail-on", "nothing", "x"], "'nothing' is not one of"),
        (["check", "--output", "/no/such/folder/r.html", "x"], "/no/such/folder/r.html: cannot be written"),
        (["check", "--output", "report.pdf", "x"], "nothing is written as .pdf"),
        (["read", "--output", "figures.xlsx", "x"], "name it .json, .jsonl, .csv"),
        (["demo", "--folder", "/proc/none"], "/proc/none: the folder of the reports cannot be made"),
    ],
)
def test_wrong_usage_is_one_line_and_two(arguments, words, capsys):
    assert 2 == run(arguments)
    err = capsys.readouterr().err
    assert words in err
    assert 1 == len(err.splitlines())


def test_the_name_of_the_output_says_its_format(article, tmp_path, capsys):
    target = tmp_path / "report.html"
    assert 1 == run(["check", "--output", str(target), article("An error: 5.")])
    assert target.read_text("utf-8").startswith("<!doctype html>")
    assert "" == capsys.readouterr().out


def test_an_output_is_written_whole_or_not_at_all(article, tmp_path, monkeypatch):
    target = tmp_path / "figures.jsonl"
    target.write_text("before")
    monkeypatch.setattr("tidewaiter.cli.read.figures_jsonl", lambda figures: 1 / len(list(figures)) / 0)
    assert 70 == run(["read", "--output", str(target), article("5")])
    assert "before" == target.read_text()
    assert ["article.txt", "figures.jsonl"] == sorted(path.name for path in tmp_path.iterdir())


def test_an_output_has_the_rights_of_other_new_files(article, tmp_path):
    plain, target = tmp_path / "plain", tmp_path / "figures.csv"
    plain.touch()
    run(["read", "--output", str(target), article("5")])
    assert stat.S_IMODE(plain.stat().st_mode) == stat.S_IMODE(target.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="no such devices")
def test_standard_output_that_takes_no_more_is_one_line():
    script = f"{sys.executable} -m tidewaiter series list > /dev/full"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert (2, 1) == (done.returncode, len(done.stderr.splitlines()))
    assert "standard output: cannot be written" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="no such devices")
@pytest.mark.parametrize(("arguments", "status"), [("series list >&-", 0), ("read - <&-", 3), ("chek 2>&-", 2)])
def test_a_closed_stream_takes_all_and_gives_nothing(arguments, status):
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tidewaiter {arguments}"], capture_output=True, text=True, check=False
    )
    assert status == done.returncode
    assert "fault of ours" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="no such devices")
def test_a_device_is_written_into_and_stays_one(article, capsys):
    before = os.stat(os.devnull)
    assert 0 == run(["read", "--format", "csv", "--output", os.devnull, article("5")])
    assert (before.st_ino, before.st_mode) == (os.stat(os.devnull).st_ino, os.stat(os.devnull).st_mode)
    assert 2 == run(["read", "--format", "csv", "--output", "/dev/full", article("5")])
    assert "/dev/full: cannot be written" in capsys.readouterr().err
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


def test_a_pipe_is_written_into(article, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    assert 0 == run(["read", "--format", "csv", "--output", str(pipe), article("5")])
    assert reader.communicate(timeout=20)[0].startswith(b"document,")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_is_followed_to_its_file(article, tmp_path):
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "figures.csv", tmp_path / "link.csv"
    target.write_text("before")
    link.symlink_to(target)
    assert 0 == run(["read", "--output", str(link), article("5")])
    assert link.is_symlink()
    assert target.read_text().startswith("document,")


def test_an_input_is_never_the_output(article, capsys):
    path = article("5")
    assert 2 == run(["read", "--format", "csv", "--output", path, path])
    assert "5" == Path(path).read_text()
    assert "is an input too" in capsys.readouterr().err


def test_escape_sequences_of_a_text_do_not_reach_the_terminal(article, capsys):
    run(["check", article("An error \x1b[31mred\x1b[0m: 5 percent\u202e.", name="a.txt")])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "<U+001B>[" in out
    assert "<U+202E>" in out


def test_an_interruption_is_quiet(article, capsys, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("tidewaiter.pipeline._open", interrupt)
    assert 130 == run(["read", article("5")])
    assert "tidewaiter: interrupted" == capsys.readouterr().err.strip()


def test_an_error_of_ours_elsewhere_is_one_line(article, capsys, monkeypatch):
    def fail(*_, **__):
        raise TidewaiterError("the table is broken")

    monkeypatch.setattr("tidewaiter.cli.read.read_inputs", fail)
    assert 3 == run(["read", article("5")])
    assert "tidewaiter: the table is broken\n" == capsys.readouterr().err


def test_the_version_is_that_of_the_package(capsys):
    assert 0 == run(["--version"])
    assert f"tidewaiter {tidewaiter.__version__}\n" == capsys.readouterr().out


def test_the_version_is_that_of_the_project_file():
    project = Path(__file__).parent.parent / "pyproject.toml"
    assert f'version = "{tidewaiter.__version__}"' in project.read_text("utf-8")


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_has_examples(name, capsys):
    assert 0 == run([*([name] if name else []), "--help"])
    out = capsys.readouterr().out
    assert "Examples:" in out
    assert "tidewaiter " in out


def test_the_line_of_help_is_there_for_every_command():
    assert all(commands.get_command(None, name) is not None for name in COMMANDS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(shell, capsys):
    assert 0 == run(["completion", shell])
    assert f"_TIDEWAITER_COMPLETE={shell}_complete" in capsys.readouterr().out


def test_commands_and_options_are_completed():
    words = {"COMP_WORDS": "tidewaiter check --fail", "COMP_CWORD": "2", "_TIDEWAITER_COMPLETE": "bash_complete"}
    done = subprocess.run(
        [sys.executable, "-m", "tidewaiter"], env=os.environ | words, capture_output=True, text=True, check=False
    )
    assert "plain,--fail-on\n" == done.stdout


def test_series_are_listed_in_every_format(capsys):
    for form in ("table", "json", "jsonl", "csv"):
        assert 0 == run(["series", "list", "--format", form])
        assert "CAAM" in capsys.readouterr().out


def test_an_unknown_series_is_a_wrong_usage(capsys):
    assert 2 == run(["series", "show", "nothing"])
    assert "no series 'nothing'" in capsys.readouterr().err


def test_a_closed_pipe_is_quiet():
    script = f"( {sys.executable} -m tidewaiter series list --format jsonl; echo $? >&2 ) | true"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert ["141"] == done.stderr.split()


def test_a_fault_of_ours_in_the_output_is_one_line(article, capsys, monkeypatch):
    monkeypatch.setattr("tidewaiter.cli.read.figures_jsonl", lambda figures: 1 / len(list(figures)) / 0)
    assert 70 == run(["read", "--format", "jsonl", article("5")])
    assert "tidewaiter: ZeroDivisionError" in capsys.readouterr().err


def test_a_file_name_that_is_not_utf_8_is_read_and_shown(tmp_path, capsys):
    path = os.fsencode(tmp_path) + b"/a\xff.txt"
    with open(path, "wb") as file:
        file.write(b"5")
    assert 0 == run(["read", "--format", "jsonl", os.fsdecode(path), os.fsdecode(path)])
    assert json.loads(capsys.readouterr().out.splitlines()[0])["document"].endswith("/a\ufffd.txt")
    assert 3 == run(["read", "--format", "jsonl", os.fsdecode(path + b"x")])


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_appears_on_a_terminal_after_a_while_and_goes(monkeypatch):
    monkeypatch.setattr("sys.stderr", Terminal())
    monkeypatch.setattr("tidewaiter.cli.progress.PATIENCE", 0.01)
    progress = Progress()
    progress.begin("document 1: at work …")
    for _ in range(200):
        if "document 1" in sys.stderr.getvalue():
            break
        time.sleep(0.01)
    progress.end()
    shown = sys.stderr.getvalue()
    time.sleep(0.3)
    assert "document 1" in shown
    assert shown == sys.stderr.getvalue()


def test_progress_says_that_a_report_is_being_written_where_nobody_sees_it(monkeypatch):
    monkeypatch.setattr("sys.stderr", Terminal())
    monkeypatch.setattr("tidewaiter.cli.progress.PATIENCE", 0.01)
    with Run(
        check_inputs([str(Path(__file__).parents[1] / "examples" / "wire-china-trade.txt")], Settings()), printed=False
    ) as outcome:
        for _ in outcome:
            for _ in range(200):
                if "report" in sys.stderr.getvalue():
                    break
                time.sleep(0.01)
    shown = sys.stderr.getvalue()
    time.sleep(0.3)
    assert "report: being written" in shown
    assert shown == sys.stderr.getvalue()


def test_progress_is_silent_in_a_pipe_and_when_work_is_quick(monkeypatch):
    monkeypatch.setattr("sys.stderr", io.StringIO())
    progress = Progress()
    progress.begin("document 1: at work …")
    progress.end()
    assert ("", 1) == (sys.stderr.getvalue(), threading.active_count())


def test_names_of_series_stand_whole_on_a_narrow_screen(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert 0 == run(["series", "list"])
    lines = capsys.readouterr().out.splitlines()
    names = {observation.series for observation in BundledSeries().all()}
    assert names == {name for name in names if any(line.rstrip().endswith(" " + name) for line in lines)}
