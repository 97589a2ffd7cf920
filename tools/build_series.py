"""Writes the bundled official series from the reference tables that lie beside the project.

    python tools/build_series.py ../shared/reference

A developer's tool: the package carries the result and needs no reference folder.  Every name goes through the mapping table;
one that is not there stops the build.  Rows that carry a doubt go to left_out.csv with the reason.
"""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from tidewaiter.series.bundled import COLUMNS
from tidewaiter.series.mapping import find_doubt, find_vintage, map_name, percent_step, step_of

DATA = Path(__file__).parents[1] / "src/tidewaiter/series/data"
OBSERVATIONS = """\
# Official figures, one row a published figure.  Written by tools/build_series.py; change the reference or mapping.csv, not this
# file. Columns: the cell in the project's codes; value in base units, bound (exact, over, under), unit and step (weight of the
# last printed digit); growth in percent against a year earlier with its step, basis, currency and `assumed` where the page did
# not say the currency; share in percent of the whole that the measure has; source, what its page notes, when it was published,
# how sure, and where it stands. Example:
# CN.exports.motor_vehicles.CAAM.units,exports,level,vehicles,CN,,,,2023-01/2023-12,actual,4910000,exact,units,10000,57.9,...
# Source: each row's own citation and address; collected in the project's reference data.
"""
LEFT_OUT = """\
# Rows of the reference that are not bundled, with the reason: series,period,value,growth,reason,note,url
# Example: KR.exports.x,2023-01/2023-12,1000,,the reference itself asks for a check,'year inferred: check',https://example.org
# Source: written by tools/build_series.py.
"""
CUSTOMS = """\
# Yuan per US dollar implied by Chinese customs' own pairs of totals: period,measure,low,high
# low and high are the ends that the printed digits of both totals admit.
# Example: 2023-01/2023-12,trade,7.02,7.04
# Source: tools/build_series.py, from published totals of the customs in yuan and in dollars; addresses in observations.csv.
"""


def main(reference: Path) -> None:
    """Write the three tables."""
    kept: list[dict[str, str]] = []
    left: list[tuple[str, ...]] = []
    seen: set[tuple[str, ...]] = set()
    for row in read_rows(reference / "series.csv"):
        reason = find_doubt(row["scope_note"])
        built = build_row(row)
        mark = tuple(built.values())
        if reason is None and mark in seen:
            reason = "the same row stands twice"
        if reason is None:
            kept.append(built)
            seen.add(mark)
        else:
            where = (row["series_id"], row["period"], row["value"], row["growth_yoy_percent"])
            left.append((*where, reason, row["scope_note"], row["url"]))
    write_table(DATA / "observations.csv", OBSERVATIONS, COLUMNS, (tuple(row.values()) for row in kept))
    write_table(DATA / "left_out.csv", LEFT_OUT, ("series", "period", "value", "growth", "reason", "note", "url"), left)
    rates = customs_rates(reference / "fx/implied_customs_rate.csv")
    write_table(DATA / "customs_rates.csv", CUSTOMS, ("period", "measure", "low", "high"), rates)
    sys.stdout.write(f"{len(kept)} rows kept, {len(left)} left out\n")


def build_row(row: dict[str, str]) -> dict[str, str]:
    """Give one row in the project's codes."""
    measure, _, kind = (map_name("measure", row["measure"]) or "").partition(":")
    basis, _, currency = (map_name("growth_basis", row["growth_basis"]) or "").partition(":")
    unit = map_name("unit", row["unit"]) or ""
    real = "constant prices" in row["scope_note"] or measure == "gdp"
    value = row["value"].removesuffix(".0")
    growth, share = row["growth_yoy_percent"], row["share_percent"]
    built = {
        "series": row["series_id"],
        "measure": measure,
        "stat": "share" if kind == "share" else "level",
        **{field: map_name(field, row[field]) or "" for field in ("product", "reporter", "partner", "mode", "by")},
        "period": row["period"],
        "status": "forecast" if kind == "forecast" else "actual",
        "value": value,
        "bound": row["bound"] or "exact",
        "unit": unit,
        "step": f"{step_of(value):g}" if value else "",
        "growth": growth,
        "growth_step": f"{percent_step(growth):g}" if growth else "",
        "growth_basis": "real" if real and growth else basis if growth else "",
        "growth_currency": currency.strip("*-") if growth and not real else "",
        "growth_assumed": "yes" if currency.endswith("*") and growth and not real else "",
        "share": share,
        "share_step": f"{percent_step(share):g}" if share else "",
        "source": map_name("source", row["source"]) or "",
        "vintage": vintage_of(row),
        "confidence": row["confidence"],
        "note": row["scope_note"],
        "citation": row["citation"],
        "url": row["url"],
    }
    return {column: built[column] for column in COLUMNS}


def vintage_of(row: dict[str, str]) -> str:
    """Give the citation's date, nothing where it lies before the end of the period: then it dates something else."""
    found = find_vintage(row["citation"]) or ""
    return found if found[:7] >= row["period"][8:15] or row["measure"].startswith("forecast") else ""


def customs_rates(path: Path) -> list[tuple[str, ...]]:
    """Give the rates that the customs' pairs imply, with the ends that their digits admit."""
    rates = []
    for row in read_rows(path):
        cny, usd = row["value_cny"].removesuffix(".0"), row["value_usd"].removesuffix(".0")
        half_cny, half_usd = step_of(cny) / 2, step_of(usd) / 2
        low, high = (float(cny) - half_cny) / (float(usd) + half_usd), (float(cny) + half_cny) / (float(usd) - half_usd)
        rates.append((row["period"], row["measure"], f"{low:.4f}", f"{high:.4f}"))
    return rates


def read_rows(path: Path) -> list[dict[str, str]]:
    """Give the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(path: Path, head: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table with its comment header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
