"""Lists of records: dictionaries, CSV and frames."""

import csv
import io
import pickle
import sys
import types

import pytest

import tidewaiter
from sample_review import make_figures, make_findings
from tidewaiter.errors import MissingLibrary
from tidewaiter.export.listing import RecordList, RecordTuple
from tidewaiter.records import Interval, Quantity


class Frame:
    def __init__(self, table):
        self.table = table


def test_a_list_of_figures_is_a_list():
    figures = RecordList(make_figures())
    assert isinstance(figures, list)
    assert list(make_figures()) == figures


def test_dictionaries_have_the_fields_of_the_contract():
    first = RecordList(make_figures()).to_dicts()[0]
    assert ["document", "id", "start", "end", "quote", "value"] == list(first)[:6]


def test_csv_of_findings_has_their_columns():
    assert RecordTuple(make_findings(make_figures())).to_csv().startswith("document,id,check,severity,title,")


def test_an_empty_list_gives_a_header():
    assert RecordList().to_csv().startswith("document,id,start")


def test_quantities_give_the_ends_of_their_interval():
    quantity = Quantity(0, 1, "5", 5.0, None, "over", None, "percent", "percent", Interval(5.0, float("inf"), low_open=True), 1.0)
    fields = RecordList([quantity]).to_dicts()[0]
    assert (5, None, True) == (fields["low"], fields["high"], fields["low_open"])


def test_a_frame_is_made_with_the_library_that_is_there(monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", types.SimpleNamespace(DataFrame=Frame))
    monkeypatch.setitem(sys.modules, "pandas", types.SimpleNamespace(DataFrame=Frame))
    table = RecordList(make_figures()).to_frame().table
    assert 600000 == table["value"][0]


def test_without_a_library_the_error_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingLibrary, match="to_frame needs pandas or polars, not installed here; pip install pandas"):
        RecordList(make_figures()).to_frame()


def test_a_slice_is_a_list_of_the_same_kind():
    figures = make_figures()
    assert [figures[0].quote] == [row["quote"] for row in RecordList(figures)[:1].to_dicts()]
    assert RecordTuple(figures)[1:].to_csv().startswith("document,")
    assert RecordTuple(figures)[0] == figures[0]


def test_a_column_of_a_frame_is_of_one_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", types.SimpleNamespace(DataFrame=Frame))
    report = tidewaiter.check(
        "Exports of tea rose 7.1 percent to 150 million dollars in 2023, and over 2 in 3 went to Asia.", "2024"
    )
    tables = [report.figures, report.findings, tidewaiter.find_quantities("5 percent, 7.1 percent and over 3 tonnes")]
    for table in [records.to_frame().table for records in tables]:
        for column, values in table.items():
            assert len({type(value) for value in values if value is not None}) <= 1, column
    assert {False} == set(report.figures.to_frame().table["low_open"])


def test_findings_of_a_text_have_the_number_and_its_place():
    report = tidewaiter.check("Exports rose.\n\nExports of tea rose 25 percent to 170 million dollars from 120 million.", "2024")
    found = next(row for row in csv.DictReader(io.StringIO(report.findings.to_csv())) if row["check"] == "growth-base")
    assert ("25", "35", "3") == (found["quote"], found["start"], found["line"])
    assert report.findings == pickle.loads(pickle.dumps(report)).findings  # noqa: S301 - our own
    assert report.findings[:1].to_csv().splitlines()[1] == report.findings.to_csv().splitlines()[1]
