"""How sure an error may be: figures paragraphs apart, told apart only by what the reading carried over, make a warning at most.

A reading may carry a product, a place or a period from one paragraph to the next where a person would not.  Within a paragraph it
seldom errs; across paragraphs a contradiction that rests on it is a thing to look at, and not yet an error.
"""

from msgspec.structs import replace

from tidewaiter.check.context import CheckContext
from tidewaiter.records import Figure, Finding

# The checks that hold figures of a text against each other by their cells.
_BY_CELL = frozenset({"growth-base", "sum-of-parts", "balance", "component-growth", "share-value", "subset", "share-change"})
_IDENTITY = ("measure", "product", "reporter", "partner", "mode", "by", "period")


def weigh(context: CheckContext, finding: Finding, figures: dict[str, Figure]) -> Finding:
    """Give a finding; an error whose figures stand paragraphs apart, one of them with inherited fields, becomes a warning."""
    if finding.severity != "error" or finding.check not in _BY_CELL:
        return finding
    held = [figures[one] for one in finding.figures if one in figures]
    if len(held) < 2 or all(_is_stated(figure) for figure in held):
        return finding
    first, last = min(figure.start for figure in held), max(figure.start for figure in held)
    if "\n" not in context.text[first:last]:
        return finding
    return replace(finding, severity="warning")


def _is_stated(figure: Figure) -> bool:
    """Whether the sentence itself gives every field that says what the figure is about."""
    return all(
        getattr(figure, field) in {None, "goods"} or figure.known.get(field, "stated") in {"stated", "dated"}
        for field in _IDENTITY
    )
