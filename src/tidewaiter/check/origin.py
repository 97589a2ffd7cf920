"""Which pages a text itself comes from: what was read there is no evidence for it."""

from collections.abc import Iterable

from tidewaiter.check.context import CheckContext, SeriesLookup
from tidewaiter.check.reconcile import compare, measurement_of
from tidewaiter.records.figure import Figure
from tidewaiter.records.observation import Observation

# fewer figures in common, and two texts on one subject may both have them
_MIN_ROWS = 4


def own_pages(context: CheckContext, series: SeriesLookup) -> frozenset[str]:
    """Give the addresses of official figures that the text itself is the source of, or is a copy of.

    Such a page is named as the text's address, or it is known from one page only and every figure that was read there (four at
    least) stands in the text.  Only figures known from one page can be of this kind.
    """
    agreed: set[Observation] = set()
    rows: dict[str, set[Observation]] = {}
    for figure in context.figures:
        if figure.stat not in {"level", "growth", "share"}:
            continue
        own = [row for row in series.observations(figure.cell) if row.confidence == "one_source"]
        if not own:
            continue
        agreed.update(_agreeing(context, figure, own))
        for row in (*own, *series.near(figure)):
            if row.confidence == "one_source":
                rows.setdefault(row.url, set()).add(row)
    pages = {url for url, found in rows.items() if len(found) >= _MIN_ROWS and found <= agreed}
    return frozenset(pages | {url for url in rows if url and _is_address(context, url)})


def _agreeing(context: CheckContext, figure: Figure, own: Iterable[Observation]) -> set[Observation]:
    comparisons = compare(figure, own, measurement_of(context, figure))
    return {comparison.observation for comparison in comparisons if comparison.meets}


def _is_address(context: CheckContext, url: str) -> bool:
    bare = url.partition("://")[2].rstrip("/")
    return bool(bare) and bare in context.path
