"""Figures for programs: the contract's fields, in its order."""

import csv
import io
import json

import msgspec

from sample_review import make_figures
from tidewaiter.export.figures import FIELDS, figures_csv, figures_json, figures_jsonl

CONTRACT = [
    "document",
    "id",
    "start",
    "end",
    "quote",
    "value",
    "value_high",
    "low",
    "high",
    "bound",
    "hedge",
    "unit",
    "measure",
    "stat",
    "basis",
    "currency",
    "product",
    "reporter",
    "partner",
    "mode",
    "by",
    "period",
    "versus",
    "status",
    "source",
    "known",
    "rules",
]


def test_the_fields_are_those_of_the_contract_in_its_order():
    line = next(figures_jsonl(make_figures()))
    assert CONTRACT == list(json.loads(line))[: len(CONTRACT)]


def test_a_line_of_json_is_a_figure():
    lines = list(figures_jsonl(make_figures()))
    assert len(make_figures()) == len(lines)
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)


def test_whole_numbers_are_printed_without_a_point():
    first = json.loads(next(figures_jsonl(make_figures())))
    assert "600000" == str(first["value"])


def test_an_unbounded_end_is_null():
    figure = msgspec.structs.replace(make_figures()[0], high=None, low=float("-inf"))
    fields = json.loads(next(figures_jsonl([figure])))
    assert (None, None) == (fields["low"], fields["high"])


def test_the_json_array_holds_the_same_figures():
    figures = make_figures()
    assert [json.loads(line) for line in figures_jsonl(figures)] == json.loads(b"".join(figures_json(figures)))


def test_no_figures_are_an_empty_array():
    assert [] == json.loads(b"".join(figures_json([])))


def test_chinese_is_not_escaped():
    figure = msgspec.structs.replace(make_figures()[0], hedge="逾")
    assert "逾".encode() in next(figures_jsonl([figure]))


def test_csv_has_a_header_and_crlf_lines():
    table = b"".join(figures_csv(make_figures())).decode()
    assert list(FIELDS) == table.split("\r\n", maxsplit=1)[0].split(",")
    assert len(make_figures()) == len(list(csv.DictReader(io.StringIO(table))))


def test_csv_for_excel_begins_with_a_byte_order_mark():
    assert next(figures_csv([], excel=True)).startswith(b"\xef\xbb\xbf")
    assert not next(figures_csv([])).startswith(b"\xef\xbb\xbf")


def test_csv_for_excel_disarms_formulas():
    figure = msgspec.structs.replace(make_figures()[0], source='=HYPERLINK("x")')
    rows = b"".join(figures_csv([figure], excel=True)).decode("utf-8-sig")
    assert '\'=HYPERLINK("x")' == next(csv.DictReader(io.StringIO(rows)))["source"]


def test_provenance_reads_as_pairs_in_csv():
    row = next(csv.DictReader(io.StringIO(b"".join(figures_csv(make_figures())).decode())))
    assert "measure=stated; product=inherited; period=dated; reporter=assumed" == row["known"]
    assert "<number>; <number> <unit>" == row["rules"]
