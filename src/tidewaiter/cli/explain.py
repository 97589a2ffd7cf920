"""`read --explain`: for each figure the rules that built it, and for each field its value and how it is known."""

from collections.abc import Iterable, Iterator

from rich.padding import Padding
from rich.text import Text

from tidewaiter.cli.screen import Screen
from tidewaiter.cli.words import Words
from tidewaiter.export.control import show_line
from tidewaiter.export.number import show_interval, show_value
from tidewaiter.export.place import find_excerpt
from tidewaiter.export.review import Review
from tidewaiter.records import Figure

_FIELDS = (
    "unit", "measure", "stat", "basis", "currency", "product", "reporter", "partner", "mode", "by", "period", "versus", "status",
    "source",
)  # fmt: skip


def show_reviews(reviews: Iterable[Review], *, printed: bool) -> Iterator[bytes]:
    """Give the explanation of each document's figures as it is read."""
    screen = Screen(printed=printed)
    for review in reviews:
        words = Words(review.document) if review.figures else None
        for figure in review.figures:
            _explain(screen, review, figure, words)
        screen.console.print(Text(f"{show_line(review.document.path)}: {len(review.figures):,} figures explained", style="bold"))
        yield screen.read_out()


def _explain(screen: Screen, review: Review, figure: Figure, words: Words | None) -> None:
    excerpt = find_excerpt(review.document.text, figure, width=screen.console.width - 8)
    line = Text.assemble(
        "…" * excerpt.cut_before, show_line(excerpt.before), _gap(excerpt.before[-1:]),
        (show_line(excerpt.quote), "bold underline"), _gap(excerpt.after[:1]), show_line(excerpt.after), "…" * excerpt.cut_after,
    )  # fmt: skip
    place = review.place_of(figure)
    screen.console.print(
        Text.assemble((show_line(figure.quote), "bold"), (f"  {show_line(review.document.path)}:{place.line}", "dim"))
    )
    screen.console.print(Padding(line, (0, 0, 0, 2)))
    for branch in _tree(figure, words):
        screen.console.print(Padding(branch, (0, 0, 0, 2)))
    screen.console.print()


def _gap(character: str) -> str:
    return " " if character.isspace() else ""


def _tree(figure: Figure, words: Words | None) -> Iterator[Text]:
    """Give the lines of the tree: the value and its rules, then the fields."""
    value = show_value(figure.value, figure.unit, value_high=figure.value_high, product=figure.product)
    yield Text.assemble("├─ ", ("value", "dim"), f"  {value}")
    yield Text.assemble(
        "│  ", ("admits", "dim"), f" {show_interval(figure.low, figure.high, figure.unit, product=figure.product)}"
    )
    yield Text.assemble("│  ", ("bound", "dim"), f"  {figure.bound}" + (f", “{show_line(figure.hedge)}”" if figure.hedge else ""))
    yield Text.assemble("├─ ", ("rules", "dim"))
    for position, rule in enumerate(figure.rules):
        stem = "└─" if position == len(figure.rules) - 1 else "├─"
        yield Text.assemble("│  ", stem, " ", show_line(rule))
    fields = [(name, getattr(figure, name)) for name in _FIELDS if getattr(figure, name) is not None]
    yield Text.assemble("└─ ", ("fields", "dim"))
    width = max(len(name) for name, _ in fields)
    for position, (name, content) in enumerate(fields):
        stem = "└─" if position == len(fields) - 1 else "├─"
        line = Text.assemble("   ", stem, f" {name:<{width}}  {show_line(str(content))}")
        how = figure.known.get(name)
        said = words.behind(figure, name) if words and how else None
        line.append(f"  {how}" + (f" by “{show_line(said)}”" if said else "") if how else "", style="dim")
        yield line
