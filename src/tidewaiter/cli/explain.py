"""`read --explain`: for each figure the tree of the rules that built it, and for each field its value and how it is known."""

from collections.abc import Iterable, Iterator

from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

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
# What a field that is not stated here has to do with the words it goes back to.
_BY = {"inherited": "from"}


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
    head = Text.assemble((show_line(figure.quote), "bold"), (f"  {show_line(review.document.path)}:{place.line}", "dim"))
    tree = Tree(Text("figure", style="dim"), guide_style="dim")
    _add_rules(tree, figure)
    _add_fields(tree, figure, words)
    screen.console.print(head)
    screen.console.print(Padding(line, (0, 0, 0, 2)))
    screen.console.print(Padding(tree, (0, 0, 0, 2)))
    screen.console.print()


def _gap(character: str) -> str:
    return " " if character.isspace() else ""


def _add_rules(tree: Tree, figure: Figure) -> None:
    """Add the rules, each in the one that took it up: the figure's own outermost, the number innermost, then what it came to."""
    branch = tree
    for rule in reversed(figure.rules):
        branch = branch.add(Text(show_line(rule)))
    value = show_value(figure.value, figure.unit, value_high=figure.value_high, product=figure.product)
    admitted = show_interval(figure.low, figure.high, figure.unit, product=figure.product)
    branch.add(Text.assemble(("value   ", "dim"), value))
    branch.add(Text.assemble(("admits  ", "dim"), admitted))
    branch.add(Text.assemble(("bound   ", "dim"), figure.bound + (f" by “{show_line(figure.hedge)}”" if figure.hedge else "")))


def _add_fields(tree: Tree, figure: Figure, words: Words | None) -> None:
    """Add each field that has a value: how it is known, and the words of the text that say it."""
    branch = tree.add(Text("cell", style="dim"))
    fields = [(name, getattr(figure, name)) for name in _FIELDS if getattr(figure, name) is not None]
    width = max(len(name) for name, _ in fields)
    for name, content in fields:
        line = Text.assemble((f"{name:<{width}}  ", "dim"), show_line(str(content)))
        how = figure.known.get(name)
        said = words.behind(figure, name) if words and how else None
        line.append(f"  {how}" + (f" {_BY.get(how, 'by')} “{show_line(said)}”" if said else "") if how else "", style="dim")
        branch.add(line)
