"""Reading English, against its specification in specs/reading."""

from typing import Any

import pytest

from spec_cases import spec_cases
from tidewaiter.reading import read_figures
from tidewaiter.records import Document, Figure

CASE_KEYS = {"text", "date", "expect", "gap"}
FIGURE_KEYS = {"quote", *(name for name in Figure.__struct_fields__)}


def _read(text: str, date: str | None, *, headline_end: int = 0) -> tuple[Figure, ...]:
    return read_figures(Document(path="x", text=text, digest="x", date=date, headline_end=headline_end))


def _read_titled(text: str, date: str) -> tuple[Figure, ...]:
    """Read a text whose first line is its headline."""
    return _read(text, date, headline_end=text.index("\n"))


def test_a_heading_of_several_lines_is_of_what_the_lead_tells() -> None:
    lines = ["May exports up 12% on the year", "Jan-May exports up 9%", "May imports down 3%", "Jan-May imports down 1%"]
    text = "\n\n".join([*lines, "SANTIAGO, June 7 - Chile's lithium exports rose 12% in May from a year earlier, customs said."])
    figures = _read_titled(text, "2024-06-07")
    assert [(f.value, f.measure, f.period) for f in figures[1:4]] == [
        (9, "exports", "2024-01/2024-05"),
        (-3, "imports", "2024-05/2024-05"),
        (-1, "imports", "2024-01/2024-05"),
    ]
    assert {(f.product, f.reporter) for f in figures} == {("lithium", "CL")}


@pytest.mark.parametrize("case", spec_cases("reading"))
def test_a_text_gives_the_figures_of_its_specification(case: dict[str, Any]) -> None:
    assert set(case) <= CASE_KEYS, f"unknown keys {set(case) - CASE_KEYS}; known: {sorted(CASE_KEYS)}"
    unknown = {key for row in case["expect"] for key in row} - FIGURE_KEYS
    assert not unknown, f"unknown fields {unknown}"
    figures = _read(case["text"], case["date"])
    found = [{key: getattr(figure, key) for key in row} for figure, row in zip(figures, case["expect"], strict=False)]
    assert [figure.quote for figure in figures] == [row["quote"] for row in case["expect"]]
    assert found == case["expect"]


def test_every_figure_says_how_each_field_is_known() -> None:
    text = "Exports of cocoa rose 4 percent in May. Imports fell 2 percent."
    figures = _read(text, "2024-06-05")
    assert figures[0].known["product"] == "stated"
    assert figures[1].known["period"] == "inherited"
    assert all(set(figure.known.values()) <= {"stated", "inherited", "dated", "assumed"} for figure in figures)


def test_a_document_without_a_date_has_no_invented_period() -> None:
    figures = _read("Exports rose 4 percent in May.", None)
    assert [figure.period for figure in figures] == ["?"]


def test_no_partner_of_a_list_is_carried_to_the_next_sentence() -> None:
    text = (
        "Ethiopia exported 230,000 tonnes of coffee in 2019. Germany bought 21 percent of it and Saudi Arabia 16 percent. "
        "Flowers brought in 257 million dollars."
    )
    figures = _read(text, "2020-02-03")
    assert [None, "DE", "SA", None] == [figure.partner for figure in figures]


def test_no_partner_of_a_part_is_that_of_the_whole() -> None:
    text = "In July Britain's imports of barley reached 480,000 tonnes, including 95,000 from Poland and 40,000 from Brazil."
    assert [figure.partner for figure in _read(text, "2024-08-20")] == [None, "PL", "BR"]
    text = "Mexico exported 312,000 vans in September, of which 243,000 (+8%) went to the US and 30,000 (up 3%) to Canada."
    assert [figure.partner for figure in _read(text, "2024-10-09")] == [None, "US", "US", "CA", "CA"]
    text = "Exports to Vietnam rose to $1.3 billion, from $1.1 billion, while those to China increased 13 percent."
    assert [figure.partner for figure in _read(text, "2024-08-20")] == ["VN", "VN", "CN"]


def test_no_partner_of_a_list_without_a_head_is_carried_to_the_next_sentence() -> None:
    text = (
        "Ghana's trade with Mali was 300 million dollars in May. With Togo, Benin and Niger it was 90 million, 80 million and "
        "70 million dollars.\nFully 40 percent of the month's exports left by road. Exports to Mali rose 5 percent, "
        "while total exports rose 2 percent."
    )
    figures = _read(text, "2024-06-03")
    assert ["ML", "TG", "BJ", "NE", None, "ML", None] == [figure.partner for figure in figures]


def test_the_first_sentence_gives_the_full_name_that_the_heading_shortens() -> None:
    text = (
        "INDIA'S STEEL EXPORTS RISE IN MARCH\n\n"
        "Indian stainless steel exports rose to 80,000 tonnes in March, the trade body said.\n"
        "This brought total exports in the quarter to 210,000 tonnes."
    )
    figures = _read_titled(text, "1987-04-09")
    assert ["stainless steel", "stainless steel"] == [figure.product for figure in figures]


def test_a_headline_with_an_infinitive_tells_what_is_planned() -> None:
    text = "BURMA TO BUY 100,000 TONNES OF RICE"
    body = "\n\nBurma will import 100,000 tonnes of rice this year, the ministry said.\n\nImports were 38,000 tonnes in 1986."
    document = Document(path="case", text=text + body, digest="case", date="1987-03-19", headline_end=len(text))
    found = [(figure.status, figure.period) for figure in read_figures(document)]
    assert [("forecast", "1987-01/1987-12")] * 2 + [("actual", "1986-01/1986-12")] == found


def test_a_text_on_the_economy_is_about_no_product_that_its_heading_does_not_name() -> None:
    text = (
        "PERU'S ECONOMY TO ACHIEVE 3 PCT GROWTH\n\n"
        "Peru's economy will grow 3 percent this year, helped by a rise in farm output. Farm output rose 2 percent in 2023. "
        "January/March imports rose 6 percent to 12 billion dollars."
    )
    figures = _read_titled(text, "2024-04-30")
    assert figures[0].status == "forecast"
    assert [figure.product for figure in figures[-2:]] == ["goods", "goods"]


def test_the_product_that_a_heading_gives_as_the_cause_is_not_what_the_text_is_about() -> None:
    text = (
        "Copper exports lift Peru's trade surplus\n\n"
        "Peru posted a trade surplus of $2.1 billion in September. Non-traditional exports were $1.8 billion. "
        "Imports rose 5 percent."
    )
    figures = _read_titled(text, "2024-11-10")
    assert ["goods", "non-traditional goods", "goods"] == [figure.product for figure in figures]


def test_a_partner_of_which_the_lead_only_tells_a_part_is_not_that_of_the_text() -> None:
    text = (
        "Morocco's vegetable exports to Europe hit a peak\n\n"
        "Morocco's growers have seen exports of over $2 billion in the first half, with more than 70 percent going to European "
        "countries. They recorded $1.1 billion in exports in the second quarter."
    )
    figures = _read_titled(text, "2021-07-05")
    assert [None, "Europe", None] == [figure.partner for figure in figures]


def test_several_partners_taken_together_are_no_one_of_them() -> None:
    text = (
        "Uganda's trade with Tanzania grew by 33 percent in 2021. The five largest trading partners had a share of $20 billion."
    )
    figures = _read(text, "2022-02-19")
    assert ["TZ", None, None] == [figure.partner for figure in figures]


def test_what_a_heading_gives_as_the_cause_of_exports_is_not_all_that_the_text_is_about() -> None:
    text = "Peru's grape sales to China lift exports\n\nPeru's exports rose 11 percent to $4 billion in June."
    figures = _read_titled(text, "2017-07-27")
    assert [("goods", None), ("goods", None)] == [(figure.product, figure.partner) for figure in figures]
