"""The report of `check` on a terminal.

What agrees comes first and brief, what is wrong last, the summary at the very end: the eye rests where printing stopped.
"""

from collections.abc import Iterable, Iterator

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tidewaiter.cli.screen import NARROW, STYLES, WIDE, Screen
from tidewaiter.export.control import show_line
from tidewaiter.export.definition import show_definition
from tidewaiter.export.number import show_expected, show_value
from tidewaiter.export.period import show_period
from tidewaiter.export.place import find_excerpt
from tidewaiter.export.review import Review, all_findings
from tidewaiter.export.severity import RANKS, severity_of, summarise
from tidewaiter.records import Evidence, Finding

_BRIEF = ("agrees", "cannot-check")


def show_reviews(reviews: Iterable[Review], *, printed: bool, quiet: bool = False, whole: bool = False) -> Iterator[bytes]:
    """Give the report of each document as it is checked, and of several a total at the end.

    `quiet` leaves out what agrees and what cannot be checked; `whole` shows the working and the evidence of these too.
    """
    screen = Screen(printed=printed)
    seen: list[Review] = []
    for review in reviews:
        if seen:
            screen.console.print()
        seen.append(review)
        for _ in _show_parts(screen, review, quiet=quiet, whole=whole):
            yield screen.read_out()
    if len(seen) > 1:
        figures = [figure for review in seen for figure in review.figures]
        total = f"{len(seen)} documents: {summarise(figures, all_findings(seen))}"
        screen.console.print()
        screen.console.print(Text(total, style=_summary_style(all_findings(seen))))
        yield screen.read_out()


def show_review(screen: Screen, review: Review, *, quiet: bool = False, whole: bool = False) -> None:
    """Print one document's report."""
    for _ in _show_parts(screen, review, quiet=quiet, whole=whole):
        pass


def _show_parts(screen: Screen, review: Review, *, quiet: bool, whole: bool) -> Iterator[None]:
    """Print one document's report, and stop behind each of its parts: a long report is to be seen as it grows."""
    document = review.document
    about = " · ".join(
        show_line(part) for part in (document.publisher, document.date or "no date found: give one with --date") if part
    )
    screen.console.print(Text.assemble((show_line(document.title or document.path), "bold"), "  ", (about, "dim")))
    screen.console.print()
    ordered = sorted(review.in_reading_order(), key=lambda finding: -RANKS[finding.severity])
    brief = [finding for finding in ordered if finding.severity in _BRIEF]
    if brief and not whole and not quiet:
        _show_brief(screen, review, brief)
    for finding in ordered:
        if whole or finding.severity not in _BRIEF:
            _show_finding(screen, review, finding)
            yield
    summary = f"{show_line(document.path)}: {summarise(review.figures, review.findings)}"
    screen.console.print(Text(summary, style=_summary_style(review.findings)))
    yield


def _summary_style(findings: Iterable[Finding]) -> str:
    worst = min((RANKS[finding.severity] for finding in findings), default=len(RANKS))
    return "bold red" if worst == 0 else "bold"


def _label(screen: Screen, finding: Finding) -> Text:
    severity = severity_of(finding)
    sign = severity.sign if screen.unicode else severity.ascii
    return Text(f"{sign} {severity.word}", style=STYLES[severity.code])


def _show_brief(screen: Screen, review: Review, findings: list[Finding]) -> None:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        figures = review.figures_of(finding)
        quote = f"{show_line(figures[0].quote)}: " if figures else ""
        table.add_row(_label(screen, finding), Text.assemble((quote, "bold"), show_line(finding.title)))
    screen.console.print(table)
    if screen.styled:
        screen.console.print(Text("  --all shows the working of these, and why the rest cannot be checked", style="dim"))
    screen.console.print()


def _show_finding(screen: Screen, review: Review, finding: Finding) -> None:
    console = screen.console
    title = Text.assemble(_label(screen, finding), "  ", (show_line(finding.title), "bold"))
    console.print(title)
    console.print(Padding(Text(_where(review, finding), style="dim"), (0, 0, 0, 2)))
    left = [*_excerpt(screen, review, finding), Text(show_line(finding.message))]
    right = [*_working(finding), *_evidence(finding)]
    if console.width >= WIDE and right:
        grid = Table.grid(padding=(0, 4, 0, 0), expand=True)
        grid.add_column(ratio=11)
        grid.add_column(ratio=9)
        grid.add_row(_stack(left), _stack(right))
        console.print(Padding(grid, (0, 0, 0, 2)))
    else:
        console.print(Padding(_stack([*left, *right]), (0, 0, 0, 2 if console.width < NARROW else 4)))
    console.print()


def _stack(lines: list[Text]) -> Table:
    grid = Table.grid()
    grid.add_column(overflow="fold")
    for line in lines:
        grid.add_row(line)
    return grid


def _where(review: Review, finding: Finding) -> str:
    figures = review.figures_of(finding)
    if figures and review.has_lines:
        place = review.place_of(figures[0])
        return f"{finding.check}  {show_line(review.document.path)}:{place.line}:{place.column}"
    page = review.page_of(figures[0]) if figures else None
    return f"{finding.check}  {show_line(review.document.path)}" + (f" page {page}" if page else "")


def _excerpt(screen: Screen, review: Review, finding: Finding) -> list[Text]:
    """Give the sentence with the figure at fault: underlined where the terminal can, else between signs."""
    figures = review.figures_of(finding)
    if not figures:
        return []
    excerpt = find_excerpt(review.document.text, figures[0], width=min(max(2 * screen.console.width, 120), 240))
    opening, closing = ("", "") if screen.styled else ("»", "«") if screen.unicode else (">", "<")
    more = "…" if screen.unicode else "..."
    width = screen.console.width
    room = (width * 11 // 20 if width >= WIDE and (finding.working or finding.evidence) else width) - 9
    line = Text.assemble(
            more * excerpt.cut_before, show_line(excerpt.before), _gap(excerpt.before[-1:]), opening,
            (show_line(excerpt.quote), f"{STYLES[finding.severity]} underline"), closing,
            _gap(excerpt.after[:1]), show_line(excerpt.after), more * excerpt.cut_after,
        )  # fmt: skip
    bar = ("│ " if screen.unicode else "| ", "dim")
    return [Text.assemble(bar, part) for part in line.wrap(screen.console, room)]


def _gap(character: str) -> str:
    return " " if character.isspace() else ""


def _working(finding: Finding) -> list[Text]:
    lines = [Text.assemble(("  " if position else "= ", "dim"), show_line(line)) for position, line in enumerate(finding.working)]
    if finding.expected is not None:
        expected = show_expected(finding.expected)
        lines.append(Text.assemble(("→ ", "dim"), ("expected ", "dim"), (expected, "bold")))
    return lines


def _evidence(finding: Finding) -> list[Text]:
    return [_citation(evidence) for evidence in finding.evidence]


def _citation(evidence: Evidence) -> Text:
    value = show_value(evidence.value, evidence.unit)
    extra = [
        part for part in (show_definition(evidence.definition), evidence.vintage and f"published {evidence.vintage}") if part
    ]
    told = f"{evidence.source}, {show_period(evidence.period)}: {value}" + (f" ({', '.join(extra)})" if extra else "")
    return Text.assemble(("§ ", "dim"), show_line(told), (". " + show_line(f"{evidence.citation} {evidence.url}"), "dim"))
