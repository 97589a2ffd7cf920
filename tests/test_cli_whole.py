"""The command with the real reading and the real checks, from bytes to exit status."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tidewaiter
from tidewaiter.cli.main import run

TEXT = "LISBON, 3 March 2024 -- Cork exports rose 20 percent to 600,000 tonnes in 2023 from 450,000 tonnes a year earlier."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def loaded_by(arguments):
    """Give the modules that a fresh interpreter has loaded after the command."""
    script = (
        "import json, sys\nfrom tidewaiter.cli.main import run\n"
        f"run({arguments!r})\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_reading_for_programs_loads_no_page_no_screen_no_series(article):
    loaded = loaded_by(["read", "--format", "jsonl", article])
    costly = {"rich", "jinja2", "currency_converter", "pypdfium2", "resiliparse", "tidewaiter.series.bundled"}
    assert set() == loaded & (costly | {"tidewaiter.check.registry"})


def test_checking_for_programs_loads_neither_screen_nor_page(article):
    assert set() == loaded_by(["check", "--format", "jsonl", article]) & {"rich", "jinja2"}


def test_the_screen_needs_no_page(article):
    assert "jinja2" not in loaded_by(["check", article])


def test_what_reads_nothing_does_not_load_the_reader() -> None:
    assert "tidewaiter.pipeline" not in loaded_by(["series", "list", "--format", "csv"])


def test_quotes_stand_where_their_offsets_say(article, capsys):
    assert 0 == run(["read", "--format", "jsonl", article])
    figures = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ["20", "600,000", "450,000"] == [figure["quote"] for figure in figures]
    assert all(TEXT[figure["start"] : figure["end"]] == figure["quote"] for figure in figures)


def test_a_growth_that_does_not_follow_is_an_error_and_the_exit_status_one(article, capsys):
    assert 1 == run(["check", "--no-series", "--format", "jsonl", article])
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [("growth-base", "error")] == [
        (found["check"], found["severity"]) for found in findings if found["severity"] == "error"
    ]


def test_the_library_and_the_command_say_the_same(article, capsys):
    run(["check", "--format", "json", article])
    report = json.loads(capsys.readouterr().out)
    library = tidewaiter.check_document(article)
    assert report["figures"] == json.loads(json.dumps(library.figures.to_dicts()))
    assert [found["id"] for found in report["findings"]] == [found.id for found in library.findings]


def test_a_text_and_its_file_give_the_same_figures(article):
    numbers = [(figure.start, figure.value, figure.period) for figure in tidewaiter.check_document(article).figures]
    assert numbers == [(figure.start, figure.value, figure.period) for figure in tidewaiter.read(TEXT)]
    assert numbers == [(figure.start, figure.value, figure.period) for figure in tidewaiter.check(TEXT).figures]


def test_quantities_of_any_text_are_found():
    assert ["3.5", "two"] == [quantity.quote for quantity in tidewaiter.find_quantities("Add 3.5 grams of salt and two eggs.")]


def test_explain_shows_the_words_behind_a_field(article, capsys):
    assert 0 == run(["read", "--explain", article])
    assert re.search(r"measure +exports +stated by “exports”", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("binary.txt", b"\x00\x01\x02\xff\xfe" * 100),
        ("broken.pdf", b"%PDF-1.7 broken"),
        ("empty.html", b"<html></html>"),
    ],
)
def test_a_bad_input_is_one_line_and_three_and_the_rest_is_done(tmp_path, article, capsys, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    assert 3 == run(["check", "--format", "jsonl", str(path), article])
    captured = capsys.readouterr()
    assert 1 == len(captured.err.splitlines())
    assert name in captured.err
    assert captured.out


def test_the_demo_finds_exactly_what_was_planted(tmp_path, capsys):
    assert 0 == run(["demo", "--folder", str(tmp_path / "demo")])
    out = capsys.readouterr().out
    assert "exactly what was planted" in out.splitlines()[-1]
    reports = {path.stem for path in (tmp_path / "demo").glob("*.html")}
    briefs = Path(tidewaiter.__file__).parent / "demo" / "briefs"
    assert {path.name.removesuffix(".expect.toml") for path in briefs.glob("*.expect.toml")} == reports


AGREED = "Kenya's exports of tea rose 25 percent to 150 million dollars in 2023 from 120 million dollars in 2022."


def test_all_shows_the_working_of_what_agrees_and_why_the_rest_cannot_be_checked(tmp_path, capsys):
    path = str(tmp_path / "tea.txt")
    Path(path).write_text(AGREED, "utf-8")
    assert 0 == run(["check", "--date", "2024-02-01", path])
    brief = capsys.readouterr().out
    assert 0 == run(["check", "--date", "2024-02-01", "--all", path])
    whole = capsys.readouterr().out
    assert "The bundled series have no such cell" not in brief
    assert "The bundled series have no such cell" in whole
    assert whole.count("= 150 million US dollars") > brief.count("= 150 million US dollars") == 0


@pytest.mark.parametrize("other", [["--quiet"], ["--format", "json"], ["--format", "html"]])
def test_all_is_for_text_and_not_quiet(other, article, capsys):
    assert 2 == run(["check", "--all", *other, article])
    assert "--all" in capsys.readouterr().err
