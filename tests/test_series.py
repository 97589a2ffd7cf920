"""The bundled official series: every row mapped, cited and found by its cell."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures import make_figure

from tidewaiter.codes.definitions import definition_of, kind_of, name_of, sources_named
from tidewaiter.codes.units import unit_kinds
from tidewaiter.errors import TableError
from tidewaiter.records import Cell
from tidewaiter.records.period import month_bounds
from tidewaiter.series.bundled import BundledSeries
from tidewaiter.series.mapping import find_doubt, find_vintage, map_name, percent_step, step_of
from tidewaiter.tables import read_table

REFERENCE = Path(__file__).parents[2] / "shared/reference/series.csv"
VEHICLES = Cell(measure="exports", stat="level", product="vehicles", reporter="CN", period="2023-01/2023-12")


def test_vehicle_exports_of_2023_are_known_by_both_definitions() -> None:
    found = {
        (row.source, row.value)
        for row in BundledSeries().observations(VEHICLES)
        if row.unit == "units" and row.status == "actual"
    }

    assert found == {("CAAM", 4.91e6), ("GACC", 5.221e6), ("GACC", 5.22e6)}


def test_a_cell_is_asked_for_in_any_unit() -> None:
    assert {row.unit for row in BundledSeries().observations(VEHICLES)} == {"units", "USD"}


def test_forecasts_are_kept_apart_from_what_happened() -> None:
    forecasts = [row for row in BundledSeries().observations(VEHICLES) if row.status == "forecast"]

    assert [(row.source, row.value) for row in forecasts] == [("CAAM", 4e6)]


def test_a_cell_that_nobody_publishes_is_empty() -> None:
    assert BundledSeries().observations(Cell(measure="exports", stat="level", product="toys", reporter="CN")) == ()


def test_neighbours_come_nearest_first_and_without_the_cell_itself() -> None:
    near = BundledSeries().near(make_figure())

    assert (near[0].cell.measure, near[0].cell.product, near[0].cell.reporter) == ("exports", "vehicles", "CN")
    assert all(row.cell.period != "2023-01/2023-12" or row.cell != VEHICLES for row in near)
    assert "JP" in {row.cell.reporter for row in near}


def test_every_row_has_a_citation_a_period_and_a_number() -> None:
    for row in BundledSeries().all():
        where = f"{row.series} {row.cell.period}"
        assert row.citation, where
        assert row.url.startswith("http"), where
        assert month_bounds(row.cell.period) is not None, where
        assert (row.value, row.growth, row.share) != (None, None, None), where
        assert row.unit in unit_kinds(), where
        assert row.confidence in {"official", "two_sources", "one_source"}, where
        assert row.value is None or row.step > 0, where
        assert row.growth is None or row.growth_step > 0, where
        assert row.bound in {"exact", "over", "under"}, where
        assert row.vintage is None or row.status == "forecast" or row.vintage[:7] >= row.cell.period[8:], where


def test_every_product_reporter_partner_and_mode_is_a_code_of_the_project() -> None:
    rows = BundledSeries().all()
    product_columns = ("code", "kind", "hs", "parents", "name_zh", "note")
    products = {row["code"] for row in read_table("codes/products.csv", product_columns, key=("code",))}
    areas = {
        row["code"] for row in read_table("codes/areas.csv", ("code", "kind", "name_en", "name_zh", "parents"), key=("code",))
    }

    unknown = {row.cell.product for row in rows} - products - {None, "petroleum gases and other gaseous hydrocarbons"}

    assert unknown == set()
    assert {row.cell.reporter for row in rows} | {row.cell.partner for row in rows} <= areas | {None}


def test_every_row_left_out_has_a_reason() -> None:
    rows = read_table("series/data/left_out.csv", ("series", "period", "value", "growth", "reason", "note", "url"))

    assert len(rows) == 10
    assert all(row["reason"] for row in rows)


@pytest.mark.corpus
@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference tables are not beside the project")
def test_every_row_of_the_reference_is_bundled_or_left_out() -> None:
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    left_out = read_table("series/data/left_out.csv", ("series", "period", "value", "growth", "reason", "note", "url"))

    assert len(rows) == len(BundledSeries().all()) + len(left_out)


def test_a_name_without_a_mapping_is_refused() -> None:
    with pytest.raises(TableError, match="no product 'teapots'; add a row"):
        map_name("product", "teapots")


def test_a_press_release_default_is_marked_as_an_assumption() -> None:
    assert map_name("growth_basis", "CNY (press-release default)") == "value:CNY*"
    assert any(row.growth_assumed for row in BundledSeries().all())


def test_a_row_that_asks_for_a_check_is_left_out() -> None:
    assert find_doubt("year inferred from growth and rate: check") == "the reference itself asks for a check"
    assert find_doubt("customs: motor vehicles incl. chassis") is None


@pytest.mark.parametrize(
    ("citation", "vintage"),
    [
        ("Xinhua, 'Exports grow', 20 Apr 2022", "2022-04-20"),
        ("Journal, May 2024 (customs)", "2024-05"),
        ("Transcript 2023-07-26", "2023-07-26"),
        ("Customs table (5), 10.2023", None),
        ("Review of the First Three Quarters of 2019, 14 Oct 2019", "2019-10-14"),
    ],
)
def test_the_vintage_is_the_date_in_the_citation(citation: str, vintage: str | None) -> None:
    assert find_vintage(citation) == vintage


@given(st.integers(1, 10**15))
def test_the_step_divides_the_value(value: int) -> None:
    assert value % int(step_of(str(value))) == 0


def test_multiples_are_printed_to_ten_points() -> None:
    assert [percent_step(text) for text in ("160", "57.9", "9", "-20", "100")] == [10.0, 0.1, 1.0, 1.0, 10.0]


def test_texts_name_sources_in_their_own_words() -> None:
    assert sources_named("China Association of Automobile Manufacturers (CAAM)") == {"CAAM"}
    assert "Nanjing Customs" in sources_named("the General Administration of Customs")
    assert sources_named("Gachot, a trader") == frozenset()
    assert sources_named(None) == frozenset()


def test_every_definition_says_where_it_was_read() -> None:
    columns = ("code", "source", "product", "part_of", "republishes", "name", "kind", "counts", "words", "citation", "url")
    for row in read_table("codes/definitions.csv", columns, key=("code",)):
        assert row["citation"]
        assert row["url"].startswith("http")


def test_customs_and_makers_are_of_different_kinds() -> None:
    assert (kind_of("CAAM"), kind_of("GACC"), kind_of("SAFE")) == ("association", "customs", "balance_of_payments")
    assert name_of("GACC") == "Chinese customs (GACC)"
    definition = definition_of("GACC", "vehicles")
    assert definition is not None
    assert "used cars" in definition.counts
