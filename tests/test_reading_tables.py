"""Tables: their numbers are read by the heads of their columns, or left out."""

import pytest

import tidewaiter
from test_document_pdf import write_pdf
from tidewaiter import reading
from tidewaiter.document import load_bytes
from tidewaiter.reading.mention.column import find_tables

BULLETIN = """Trade of Lower Saxony in May 2024

Item                    Value, m euros     Growth, %     Share, %
------------------------------------------------------------------
Total trade                 9,240.0            7.8         100.0
  Exports                   6,180.0           -1.5          66.9
  Imports                   3,060.0           33.0          33.1
Exports by product
  Machinery                 1,720.0            2.0          27.8
"""


def told(text: str, *names: str, date: str = "2025-02-01") -> list[tuple[object, ...]]:
    """Give some fields of the figures of a text."""
    figures = tidewaiter.read(text, date)
    assert [figure.start for figure in figures] == sorted({figure.start for figure in figures})
    assert all(text[figure.start : figure.end] == figure.quote for figure in figures)
    return [tuple(getattr(figure, name) for name in ("quote", *names)) for figure in figures]


def test_each_column_is_read_by_its_head() -> None:
    assert told(BULLETIN, "value", "unit", "stat", "measure") == [
        ("9,240.0", 9.24e9, "EUR", "level", "trade"),
        ("7.8", 7.8, "percent", "growth", "trade"),
        ("100.0", 100.0, "percent", "share", "trade"),
        ("6,180.0", 6.18e9, "EUR", "level", "exports"),
        ("1.5", -1.5, "percent", "growth", "exports"),
        ("66.9", 66.9, "percent", "share", "exports"),
        ("3,060.0", 3.06e9, "EUR", "level", "imports"),
        ("33.0", 33.0, "percent", "growth", "imports"),
        ("33.1", 33.1, "percent", "share", "imports"),
        ("1,720.0", 1.72e9, "EUR", "level", "exports"),
        ("2.0", 2.0, "percent", "growth", "exports"),
        ("27.8", 27.8, "percent", "share", "exports"),
    ]
    assert {"2024-05/2024-05"} == {period for _, period in told(BULLETIN, "period")}


HEADS = {
    "years and a change": (
        "Brazil's exports\n\n| Product | 2022, $bn | 2023, $bn | Change |\n|--|--|--|--|\n| coffee | 8.5 | 7.3 | -14% |",
        [
            ("8.5", 8.5e9, "USD", "level", "2022-01/2022-12"),
            ("7.3", 7.3e9, "USD", "level", "2023-01/2023-12"),
            ("14", -14.0, "percent", "growth", "2023-01/2023-12"),
        ],
    ),
    "tabs, and percents in the cells": (
        "Kenya's exports in 2023\n\nProduct\tKSh billion\tShare\nTea\t181.0\t18%\nFlowers\t110.2\t11%",
        [
            ("181.0", 1.81e11, "KES", "level", "2023-01/2023-12"),
            ("18", 18.0, "percent", "share", "2023-01/2023-12"),
            ("110.2", 1.102e11, "KES", "level", "2023-01/2023-12"),
            ("11", 11.0, "percent", "share", "2023-01/2023-12"),
        ],
    ),
    "two lines of heads": (
        "Peru's exports in 2024\n\nProduct    Value    Volume\n           US$ mn   tonnes\nGrapes     1,210    612,000",
        [
            ("1,210", 1.21e9, "USD", "level", "2024-01/2024-12"),
            ("612,000", 612000.0, "tonne", "level", "2024-01/2024-12"),
        ],
    ),
    "a scale behind its money": (
        "India's exports in 2023\n\nProduct      Rs crore\nKnitwear     12,280\nCotton yarn   9,200",
        [("12,280", 1.228e11, "INR", "level", "2023-01/2023-12"), ("9,200", 9.2e10, "INR", "level", "2023-01/2023-12")],
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_head_gives_unit_scale_and_year(name: str) -> None:
    text, expected = HEADS[name]
    assert expected == told(text, "value", "unit", "stat", "period")


KEY_FIGURES = b"""<html><body><article><h1>External trade of Iceland</h1><p>Updated: 15 July 2024.</p><table>
<caption>Key figures, ISK million</caption>
<tr><th></th><th>June 2024</th><th>Change, per cent<br>May 2024 - June 2024</th>
<th>Change, per cent<br>June 2023 - June 2024</th></tr>
<tr><td>Imports</td><td>86 512</td><td>-1.9</td><td>-3.7</td></tr><tr><td>Exports</td><td>91 203</td><td>0.6</td><td>6.1</td></tr>
<tr><td>- Fish</td><td>42 110</td><td>5.3</td><td>16.4</td></tr></table></article></body></html>"""


def test_a_table_of_key_figures_is_read_by_its_caption_and_its_months() -> None:
    figures = reading.read_figures(load_bytes(KEY_FIGURES, path="key.html"))
    assert [(figure.measure, figure.product, figure.value, figure.unit, figure.versus) for figure in figures] == [
        ("imports", "goods", 86.512e9, "ISK", None),
        ("imports", "goods", -1.9, "percent", "previous_period"),
        ("imports", "goods", -3.7, "percent", "year_earlier"),
        ("exports", "goods", 91.203e9, "ISK", None),
        ("exports", "goods", 0.6, "percent", "previous_period"),
        ("exports", "goods", 6.1, "percent", "year_earlier"),
        ("exports", "fish", 42.11e9, "ISK", None),
        ("exports", "fish", 5.3, "percent", "previous_period"),
        ("exports", "fish", 16.4, "percent", "year_earlier"),
    ]
    assert {"2024-06/2024-06"} == {figure.period for figure in figures}


def test_the_head_of_the_labels_may_give_the_unit_of_all_columns() -> None:
    text = "Ruritania's trade\n\nMillion dollars | Jul 2023 | Jul 2024 | Change, %\nExports | 4,500 | 4,820 | 7.1"
    assert told(text, "value", "period", "measure") == [
        ("4,500", 4.5e9, "2023-07/2023-07", "exports"),
        ("4,820", 4.82e9, "2024-07/2024-07", "exports"),
        ("7.1", 7.1, "2024-07/2024-07", "exports"),
    ]


def test_rows_of_partners_have_their_partner_and_the_total_none() -> None:
    rows = ["Market\tExports, $m\tImports, $m", "China\t3,100\t4,200", "Others\t900\t700", "Total\t6,050\t6,800"]
    text = "Ghana's trade in 2023\n\n" + "\n".join(rows)
    assert told(text, "measure", "partner") == [
        ("3,100", "exports", "CN"),
        ("4,200", "imports", "CN"),
        ("6,050", "exports", None),
        ("6,800", "imports", None),
    ]


LEFT_OUT = {
    "no heads": "Brazil's exports in 2024\n\n| crude oil | 42.5 | 44.8 |\n| soybeans | 53.2 | 42.9 |",
    "years without a unit": "Peru's exports of avocados\n\nMarket   2023   2024\nSpain    150   151\nItaly    90    95",
    "prices": "Kenya's exports in 2023\n\nProduct   Price, $ per kg   A year ago\nTea    2.31    2.20\nRice    1.1    0.9",
    "a change without a percent": "Kenya's exports in 2023\n\nProduct   Change   Rank\nTea    12    1\nCoffee    5    2",
    "months of no year": "Peru's exports in 2023, $ million\n\nMarket   May   June\nSpain    150   151\nItaly    90    95",
    "a row of an unknown product": "Ghana's exports in 2023\n\nProduct   $m\ngold   7,600\nothers   7,100",
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_number_that_no_head_explains_is_left_out(name: str) -> None:
    assert {"7,600"} >= {quote for (quote,) in told(LEFT_OUT[name])}


def test_a_sum_that_a_table_gets_wrong_is_found() -> None:
    findings = tidewaiter.check(BULLETIN.replace("9,240.0", "9,740.0"), "2024-07-01").findings
    assert ("sum-of-parts", "warning") in {(one.check, one.severity) for one in findings}
    assert not [one for one in tidewaiter.check(BULLETIN, "2024-07-01").findings if one.severity in {"error", "warning"}]


def test_the_number_and_the_date_of_a_bulletin_are_of_no_figure() -> None:
    head = "HARBOUR TRADE MONITOR\nMonthly bulletin No. 10/2025                                  18 November 2025\n\n"
    body = "Main figures, January to October 2025\n\nItem         Value, bn yuan   Growth, %\nTotal trade      240.0          8.0"
    assert told(head + body, "period", date="2025-11-18") == [("240.0", "2025-01/2025-10"), ("8.0", "2025-01/2025-10")]


def test_wide_gaps_in_prose_are_no_table() -> None:
    text = "Exports rose 5   percent to 3 billion dollars in May 2024.\nImports fell   3 percent to 12 billion dollars."
    assert not list(find_tables(text))
    assert ["5", "3 billion", "3", "12 billion"] == [quote for (quote,) in told(text)]


def test_the_rows_of_a_printed_page_have_their_cells_apart() -> None:
    rows = [("Market", "Rs crore", "Share"), ("Spain", "12,280", "40%"), ("Italy", "9,200", "30%")]
    lines = [f"{one}) Tj 150 0 Td ({two}) Tj 100 0 Td ({three}) Tj -250 0 Td (" for one, two, three in rows]
    document = load_bytes(write_pdf([["India's exports in 2023", "", *lines]]), path="table.pdf", date="2024-02-01")
    assert "Spain | 12,280 | 40%" in document.text
    figures = reading.read_figures(document)
    assert [("12,280", 1.228e11, "ES"), ("40", 40.0, "ES"), ("9,200", 9.2e10, "IT"), ("30", 30.0, "IT")] == [
        (figure.quote, figure.value, figure.partner) for figure in figures
    ]
