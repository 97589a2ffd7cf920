"""What the library offers: `import tidewaiter`."""

import datetime
import json
import subprocess
import sys

import pytest

import tidewaiter
from tidewaiter import pipeline
from tidewaiter.errors import DateError, LanguageError

TEXT = "LISBON, 3 March 2024 (Agency) -- Cork exports rose 4 percent to 1.2 billion euros in 2023, customs said."


def modules_after(code):
    """Give the names of the modules that a fresh interpreter has loaded after some code."""
    script = f"import sys, json\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_everything_that_is_offered_is_there():
    assert all(getattr(tidewaiter, name) is not None for name in tidewaiter.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'tidewaiter' has no attribute 'chek'"):
        tidewaiter.chek  # noqa: B018


def test_check_is_a_function_whatever_was_imported_before():
    for before in ("", "import tidewaiter.check.context", "import tidewaiter.pipeline", "from tidewaiter.check import registry"):
        code = f"{before}\nimport tidewaiter\nassert callable(tidewaiter.check), tidewaiter.check"
        modules_after(code)


def test_importing_the_package_loads_nothing_costly():
    loaded = modules_after("import tidewaiter")
    assert set() == loaded & {"msgspec", "re2", "rich", "jinja2", "click", "currency_converter", "pypdfium2", "resiliparse"}


def test_help_and_version_load_no_command():
    loaded = modules_after("from tidewaiter.cli.main import run\nassert run(['--help']) == run(['--version']) == 0")
    assert set() == loaded & {
        "msgspec",
        "re2",
        "rich",
        "jinja2",
        "tidewaiter.reading",
        "tidewaiter.document",
        "tidewaiter.series",
    }


def test_the_text_is_taken_as_it_is():
    document = pipeline._document("\ufeff  <html>5 percent\r\n", None, None)
    assert ("\ufeff  <html>5 percent\r\n", "text") == (document.text, document.format)


def test_lone_surrogates_are_replaced_one_by_one():
    assert "a\ufffdb" == pipeline._document("a\udc80b", None, None).text


@pytest.mark.parametrize("date", ["2024-03-09", datetime.date(2024, 3, 9), datetime.datetime(2024, 3, 9, 12)])
def test_a_date_is_text_or_a_date(date):
    document = pipeline._document(TEXT, date, None)
    assert ("2024-03-09", "given") == (document.date, document.date_from)


def test_without_a_date_the_text_is_asked():
    document = pipeline._document(TEXT, None, None)
    assert ("2024-03-03", "dateline") == (document.date, document.date_from)


def test_a_date_that_is_none_is_refused():
    with pytest.raises(DateError):
        pipeline._document(TEXT, "2024-02-31", None)


@pytest.mark.parametrize("language", ["zh", "xx", ""])
def test_a_language_that_is_not_read_is_refused(language: str) -> None:
    with pytest.raises(LanguageError, match="is no language that is read; expected en"):
        tidewaiter.read("Exports rose 5 percent.", language=language)


@pytest.mark.parametrize("text", [None, b"Exports rose 5 percent.", 5])
def test_what_is_no_text_is_refused(text: object) -> None:
    for job in (tidewaiter.read, tidewaiter.check, tidewaiter.find_quantities):
        with pytest.raises(TypeError, match="expected str"):
            job(text)  # type: ignore[operator]


def test_a_year_may_be_a_number() -> None:
    assert tidewaiter.read("Exports rose 5 percent.", "2023") == tidewaiter.read("Exports rose 5 percent.", 2023)  # type: ignore[arg-type]
