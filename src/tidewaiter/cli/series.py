"""`tidewaiter series`: the official series that figures are held against."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module

import click
import msgspec

from tidewaiter.cli.options import output_options, require_csv
from tidewaiter.cli.output import open_output
from tidewaiter.export.delimited import write_csv
from tidewaiter.export.number import plain_number
from tidewaiter.records import Observation

FORMATS = ("table", "json", "jsonl", "csv")
_encode = msgspec.json.Encoder().encode
_LISTED = ("series", "source", "measure", "product", "reporter", "unit", "figures", "first", "last")
_SHOWN = ("period", "value", "unit", "growth", "share", "bound", "status", "source", "vintage", "confidence", "citation", "url")
_DEFINED = ("code", "source", "product", "counts", "citation", "url")
# On a screen: what tells rows apart, the longest last.
_TABLES = {
    _LISTED: ("figures", "first", "last", "series"),
    _SHOWN: ("period", "value", "growth", "vintage", "citation"),
    _DEFINED: ("code", "counts", "citation"),
}
Row = Mapping[str, object]
_form = click.option(
    "-f", "--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True, help="How it is written."
)
_excel = click.option("--excel", is_flag=True, help="Begin CSV with the byte-order mark that Excel needs.")
EPILOG = """\b
Examples:
  tidewaiter series list
  tidewaiter series show CN.exports.motor_vehicles.CAAM.units
  tidewaiter series definitions --format csv
"""


@click.group(epilog=EPILOG)
def series() -> None:
    """The official series that figures are held against, each row with its citation."""


@series.command("list")
@_form
@_excel
@output_options
def list_series(form: str, excel: bool, output: str | None, quiet: bool) -> None:  # noqa: ARG001
    """Give all series: what they are about, from when to when."""
    groups: dict[str, list[Observation]] = {}
    for observation in _observations():
        groups.setdefault(observation.series, []).append(observation)
    _write([_series_row(name, rows) for name, rows in groups.items()], _LISTED, form, excel=excel, output=output)


@series.command("show")
@click.argument("name")
@_form
@_excel
@output_options
def show_series(name: str, form: str, excel: bool, output: str | None, quiet: bool) -> None:  # noqa: ARG001
    """Give the published figures of the series NAME."""
    found = [observation for observation in _observations() if observation.series == name]
    if not found:
        raise click.UsageError(f"no series {name!r}; `tidewaiter series list` names them", click.get_current_context())
    _write([_observation_row(observation) for observation in found], _SHOWN, form, excel=excel, output=output)


@series.command("definitions")
@_form
@_excel
@output_options
def show_definitions(form: str, excel: bool, output: str | None, quiet: bool) -> None:  # noqa: ARG001
    """Give what each source counts, with the page that says so."""
    table = import_module("tidewaiter.codes.definitions").definitions()
    rows = [{name: getattr(definition, name) for name in _DEFINED} for definition in table.values()]
    _write(rows, _DEFINED, form, excel=excel, output=output)


def _observations() -> tuple[Observation, ...]:
    # by name, since help should not wait for the table
    found: tuple[Observation, ...] = import_module("tidewaiter.series.bundled").BundledSeries().all()
    return found


def _series_row(name: str, rows: Sequence[Observation]) -> dict[str, object]:
    cell, periods = rows[0].cell, [row.cell.period for row in rows]
    return {
        "series": name, "source": rows[0].source, "measure": cell.measure, "product": cell.product, "reporter": cell.reporter,
        "unit": rows[0].unit, "figures": len(rows), "first": min(periods), "last": max(periods),
    }  # fmt: skip


def _observation_row(observation: Observation) -> dict[str, object]:
    row = {name: getattr(observation, name) for name in _SHOWN if name != "period"}
    numbers = {name: plain_number(getattr(observation, name)) for name in ("value", "growth", "share")}
    return {"period": observation.cell.period, **row, **numbers}


def _write(rows: Sequence[Row], columns: Sequence[str], form: str, *, excel: bool, output: str | None) -> None:
    require_csv(excel, form)
    with open_output(output) as stream:
        for chunk in _chunks(rows, columns, form, excel=excel, printed=output is None):
            stream.write(chunk)


def _chunks(rows: Sequence[Row], columns: Sequence[str], form: str, *, excel: bool, printed: bool) -> Iterable[bytes]:
    if form == "csv":
        return write_csv(rows, columns, excel=excel)
    if form == "table":
        return _tabulate(rows, columns, printed=printed)
    lines = [_encode(row) for row in rows]
    return [line + b"\n" for line in lines] if form == "jsonl" else [b"[\n" + b",\n".join(lines) + b"\n]\n"]


def _tabulate(rows: Sequence[Row], columns: Sequence[str], *, printed: bool) -> Iterator[bytes]:
    show_rows = import_module("tidewaiter.cli.table").show_rows
    if tuple(columns) == _LISTED:
        # room for the name: of the first period its first month, of the last its last
        rows = [
            {**row, "first": str(row["first"]).partition("/")[0], "last": str(row["last"]).rpartition("/")[2]} for row in rows
        ]
    yield show_rows(rows, _TABLES[tuple(columns)], printed=printed, whole=tuple(columns) == _LISTED)
