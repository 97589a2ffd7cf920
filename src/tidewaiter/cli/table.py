"""The table of `read`: a row a figure where there is room, two lines a figure where there is not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tidewaiter.check.label import label_area
from tidewaiter.cli.screen import Screen
from tidewaiter.export.control import show_line
from tidewaiter.export.number import show_number, show_value
from tidewaiter.export.period import show_period, show_versus
from tidewaiter.export.review import Review
from tidewaiter.records import Figure

_BOUNDLESS = 10_000
TABLE_WIDTH = 100  # below it nine columns break words
_COLUMNS = ("Figure", "Reads as", "Measure", "Product", "Reporter", "Partner", "Period", "Status, source")


def show_reviews(reviews: Iterable[Review], *, printed: bool) -> Iterator[bytes]:
    """Give the table of each document as it is read."""
    screen = Screen(printed=printed)
    for review in reviews:
        _show(screen, review)
        yield screen.read_out()


def _show(screen: Screen, review: Review) -> None:
    console = screen.console
    if review.figures and console.width >= TABLE_WIDTH:
        table = Table(*_COLUMNS, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
        for figure in review.figures:
            table.add_row(*_cells(figure))
        console.print(table)
    for figure in review.figures if console.width < TABLE_WIDTH else ():
        _show_narrow(screen, figure)
    count = len(review.figures)
    told = f"{count:,} figure{'' if count == 1 else 's'}" if count else "no figures"
    console.print(Text(f"{show_line(review.document.path)}: {told}", style="bold"))


def _show_narrow(screen: Screen, figure: Figure) -> None:
    quote, value, *rest = _cells(figure)
    screen.console.print(Text.assemble(quote, "  ", value))
    screen.console.print(Padding(Text(" · ").join(cell for cell in rest if cell.plain), (0, 0, 0, 4)))


def _cells(figure: Figure) -> list[Text]:
    quote = Text(show_line(figure.quote), style="bold")
    if figure.hedge:
        quote = Text.assemble((show_line(figure.hedge) + " ", "dim"), quote)
    cells = (
        show_value(figure.value, figure.unit, value_high=figure.value_high, product=figure.product),
        _join(figure.measure, figure.stat if figure.stat != "level" else None, figure.basis, figure.currency),
        figure.product,
        _join(figure.reporter and label_area(figure.reporter), figure.mode, figure.by),
        figure.partner and label_area(figure.partner),
        _period(figure),
        _join(figure.status if figure.status != "actual" else None, figure.source),
    )
    return [quote, *(Text(_words(cell)) for cell in cells)]


def _period(figure: Figure) -> str:
    period = "?" if figure.period == "?" else show_period(figure.period)
    return period if figure.versus is None else f"{period}, on {show_versus(figure.versus)}"


def _join(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _words(cell: str | None) -> str:
    return show_line((cell or "").replace("other:", "").replace("_", " "))


def show_rows(rows: Sequence[Mapping[str, object]], columns: Sequence[str], *, printed: bool, whole: bool = False) -> bytes:
    """Give any rows as a table, their number last.

    `whole` keeps what stands in the last column on one line, however narrow the screen, so that it can be copied.
    """
    screen = Screen(printed=printed)
    table = Table(box=None if whole else box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column, no_wrap=column != columns[-1] and column != "counts", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_shown(row[column])) for column in columns))
    if whole:
        table.columns[-1].no_wrap = True
        boundless = screen.console.options.update(width=_BOUNDLESS)
        screen.console.width = max(screen.console.width, table.__rich_measure__(screen.console, boundless).maximum)
    screen.console.print(table)
    screen.console.print(Text(f"{len(rows):,} row{'' if len(rows) == 1 else 's'}", style="bold"))
    return screen.read_out()


def _shown(value: object) -> str:
    if value is None:
        return ""
    return show_number(float(value)) if isinstance(value, int | float) else show_line(str(value))
