"""Reading English, against its specification in specs/reading."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tidewaiter.reading import read_figures
from tidewaiter.records import Document, Figure

SPECS = Path(__file__).parent.parent / "specs" / "reading"
CASE_KEYS = {"text", "date", "expect", "gap"}
FIGURE_KEYS = {"quote", *(name for name in Figure.__struct_fields__)}


def cases() -> list[Any]:
    """Give every case of every language as a parameter; a known gap is a strict xfail, so that a fix must remove it."""
    found = []
    for path in sorted(SPECS.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"]):
            marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
            found.append(pytest.param(case, id=f"{path.stem}-{number}", marks=marks))
    return found


@pytest.mark.parametrize("case", cases())
def test_a_text_gives_the_figures_of_its_specification(case: dict[str, Any]) -> None:
    assert set(case) <= CASE_KEYS, f"unknown keys {set(case) - CASE_KEYS}; known: {sorted(CASE_KEYS)}"
    unknown = {key for row in case["expect"] for key in row} - FIGURE_KEYS
    assert not unknown, f"unknown fields {unknown}"
    figures = read_figures(Document(path="case", text=case["text"], digest="case", date=case["date"]))
    found = [{key: getattr(figure, key) for key in row} for figure, row in zip(figures, case["expect"], strict=False)]
    assert [figure.quote for figure in figures] == [row["quote"] for row in case["expect"]]
    assert found == case["expect"]


def test_every_figure_says_how_each_field_is_known() -> None:
    text = "Exports of cocoa rose 4 percent in May. Imports fell 2 percent."
    figures = read_figures(Document(path="x", text=text, digest="x", date="2024-06-05"))
    assert figures[0].known["product"] == "stated"
    assert figures[1].known["period"] == "inherited"
    assert all(set(figure.known.values()) <= {"stated", "inherited", "dated", "assumed"} for figure in figures)


def test_a_document_without_a_date_has_no_invented_period() -> None:
    figures = read_figures(Document(path="x", text="Exports rose 4 percent in May.", digest="x"))
    assert [figure.period for figure in figures] == ["?"]
