"""Fills the generated blocks of docs/reference from the code: `python docs/generate.py`, with `--check` to compare only.

A block stands between `<!-- generate: NAME ARGUMENT -->` and `<!-- end -->`.
"""

import csv
import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import msgspec

from tidewaiter import records
from tidewaiter.check.registry import CHECKS
from tidewaiter.cli import main as cli
from tidewaiter.codes.hedges import hedges
from tidewaiter.document import SUFFIXES
from tidewaiter.export.figures import FIELDS as FIGURE_FIELDS
from tidewaiter.export.findings import FIELDS as FINDING_FIELDS

DOCS = Path(__file__).resolve().parent
PAGES = sorted((DOCS / "reference").glob("*.md"))
_BLOCK = re.compile(r"(<!-- generate: (\w+) ?([\w-]*) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_EXPORTED = {"Figure": FIGURE_FIELDS, "Finding": FINDING_FIELDS}
_SEVERITIES = {"E": "error", "W": "warning", "N": "note"}
_DATA = {"T": "text", "L": "ledger", "O": "series", "F": "rates", "R": "rules"}
WIDTH = 96


def read_says(record: str) -> dict[str, str]:
    """Give the fields or codes of a record with what they say."""
    with (DOCS / "fields.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["field"]: row["says"] for row in rows if row["record"] == record}


def write_table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Give a Markdown table."""
    lines = [header, tuple("---" for _ in header), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def write_fields(record: str) -> str:
    """Give the table of a record's fields.  Raises ValueError where the code has other fields than the table."""
    types = {field.name: field.type for field in msgspec.structs.fields(getattr(records, record))}
    says = read_says(record)
    names = _EXPORTED.get(record, tuple(types))
    if set(says) != set(names):
        raise ValueError(f"fields.csv: {record}: {sorted(set(says) ^ set(names))} differ from the code")
    return write_table(("field", "type", "says"), [(f"`{name}`", _type_name(types[name]), says[name]) for name in names])


def _type_name(kind: object) -> str:
    name = getattr(kind, "__name__", "") if isinstance(kind, type) else str(kind)
    words = {"str": "text", "int": "integer", "float": "number", "bool": "true or false"}
    if name.startswith("tuple"):
        return "list"
    if name.startswith("dict"):
        return "object"
    plain = name.replace("tidewaiter.records.finding.", "").removesuffix(" | None")
    return words.get(plain, plain.lower()) + (" or null" if name.endswith("| None") else "")


def write_codes(record: str) -> str:
    """Give the table of a list of codes."""
    return write_table(("code", "says"), [(f"`{code}`", says) for code, says in read_says(record).items()])


def write_hedges(_: str) -> str:
    """Give the table of hedges, from the table that the reader uses."""
    rows = [(f"`{hedge.rule}`", f"`{hedge.bound}`", hedge.says) for hedge in hedges().values()]
    return write_table(("hedge", "bound", "the interval"), rows)


def write_checks(_: str) -> str:
    """Give the table of the checks, in the order of their numbers."""
    rows = [
        (f"`{check.id}`", check.doc, ", ".join(_DATA[letter] for letter in check.data), _SEVERITIES[check.severity])
        for check in sorted(CHECKS, key=lambda check: check.number)
    ]
    return write_table(("check", "what the editor does", "needs", "at most"), rows)


def write_help(command: str) -> str:
    """Give what `--help` prints for a command."""
    found: click.Command = cli.commands
    names = cli.commands.context_settings["help_option_names"]  # as a user who calls the command sees it
    context = click.Context(
        cli.commands, info_name="tidewaiter", terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=names
    )
    if command:
        if command not in cli.COMMANDS:
            raise ValueError(f"docs/reference: no command {command}; known: {list(cli.COMMANDS)}")
        found = getattr(import_module(cli.COMMANDS[command][0]), command)
        context = click.Context(found, info_name=command, parent=context, terminal_width=WIDTH, max_content_width=WIDTH)
    return f"```text\n{found.get_help(context).rstrip()}\n```\n"


def write_kinds(_: str) -> str:
    """Give the kinds of files by their names."""
    kinds: dict[str, list[str]] = {}
    for suffix, kind in SUFFIXES.items():
        kinds.setdefault(kind, []).append(f"`{suffix}`")
    return write_table(("kind", "files that end in"), [(kind, ", ".join(names)) for kind, names in kinds.items()])


WRITERS: dict[str, Callable[[str], str]] = {
    "fields": write_fields,
    "codes": write_codes,
    "hedges": write_hedges,
    "checks": write_checks,
    "help": write_help,
    "kinds": write_kinds,
}


def generate(page: str) -> str:
    """Give a page with its blocks filled anew."""
    return _BLOCK.sub(lambda match: f"{match[1]}\n{WRITERS[match[2]](match[3])}\n{match[5]}", page)


def main(arguments: list[str]) -> int:
    """Rewrite the pages; with `--check` only name those that are not up to date, and give 1 where there are any."""
    stale = []
    for path in PAGES:
        page = path.read_text("utf-8")
        anew = generate(page)
        if anew != page:
            stale.append(path)
            if "--check" not in arguments:
                path.write_text(anew, "utf-8")
    for path in stale:
        print(f"{path.relative_to(DOCS.parent)}: {'stale; run make docs' if '--check' in arguments else 'written'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
