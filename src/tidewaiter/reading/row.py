"""Numbers in a row, handed out in order to what was named in a row: "rose 3 and 5 percent, respectively"."""

from tidewaiter.reading.frame import Draft
from tidewaiter.reading.subject import join_products
from tidewaiter.reading.walk import Walk


def hand_out(walk: Walk) -> None:
    """Give each number of a row its own place, product or measure, where there are as many of the one as of the other."""
    for kind, codes, since in walk.rows:
        for run in _runs(walk.drafts[since:]):
            if len(run) == len(codes):
                _assign(kind, codes, run)


def _runs(drafts: list[Draft]) -> list[list[Draft]]:
    """Neighbouring drafts of one kind, unit and stat."""
    runs: list[list[Draft]] = []
    key: tuple[str, str, str, int] | None = None
    for draft in drafts:
        kind = "amount" if draft.quantity.scaled or draft.quantity.kind == "money" else draft.quantity.kind
        own = (kind, draft.stat, draft.role, draft.clause)
        if own == key:
            runs[-1].append(draft)
        else:
            runs.append([draft])
            key = own
    return runs


def _assign(kind: str, codes: tuple[str, ...], run: list[Draft]) -> None:
    """Give each number the place, product or measure of its own, where it holds those of the row together."""
    joined = {"area": "+".join(codes), "product": join_products(codes), "measure": codes[-1]}[kind]
    for draft, code in zip(run, codes, strict=True):
        frame = draft.frame
        if kind == "measure":
            frame.put("measure", code)
        elif kind == "product" and frame.product == joined:
            frame.put("product", code)
        elif kind == "area" and frame.partner == joined:
            frame.put("partner", code)
        elif kind == "area" and frame.reporter == joined:
            frame.put("reporter", code)
        else:
            continue
        draft.rules.append("<names> <numbers> respectively")
