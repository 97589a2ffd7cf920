"""Places: whether each is the reporter or the partner."""

from tidewaiter.codes.areas import is_part_of as is_within
from tidewaiter.codes.areas import kind_of
from tidewaiter.reading.item import Item
from tidewaiter.reading.walk import TRADE, Walk

# Measures that happen in a place, so that "in" names the reporter.
_REPORTER_MEASURES = frozenset(["sales", "production", "registrations", "deliveries", "gdp"])
PLACES = frozenset(["area", "area_adjective", "company"])


def on_area(walk: Walk, item: Item) -> None:
    """A place: partner or reporter, by its preposition and the measure; without either it waits for its head."""
    if walk.tokens.words[item.last : item.last + 1] == ["based"] and walk.tokens.glued[item.last]:
        return  # "the Geneva-based group"
    prep = walk.take_prep(item)
    if walk.is_negated(item):
        item.code = "non-" + item.code
        item.codes = (item.code,)
    if item.code == "Europe" and item.kind == "area_adjective" and walk.frame.partner == "EU":
        item.code, item.codes = "EU", ("EU",)  # "European goods", where the Union is spoken of
    code = "+".join(item.codes)
    if len(item.codes) > 1:
        walk.rows.append(("area", item.codes, len(walk.drafts)))
    owning = walk.tokens.words[item.last : item.last + 1] == ["'s"]
    if _is_wider(walk, item, code, owning=owning):
        return
    if code.startswith("non-") and walk.clause_head and walk.frame.measure in TRADE and not prep:
        set_partner(walk, code, late=True)
    elif owning or item.kind == "area_adjective":
        _on_adjective(walk, item, code, prep)
    elif prep in _PLACE_BY_PREP:
        _PLACE_BY_PREP[prep](walk, item, code, walk.leads())
    else:
        walk.pending.append(item)


def _is_wider(walk: Walk, item: Item, code: str, *, owning: bool) -> bool:
    """Whether a place only says where another one lies ("Yiwu, in east China's Zhejiang province")."""
    if owning and kind_of(code) == "region" and "china" in code:
        return True
    if walk.pending:
        return walk.pending[-1].kind in PLACES and is_within(walk.pending[-1].code, item.code)
    held = walk.frame.reporter
    heads = walk.clause_head and not walk.drafts[walk.clause_from :] and walk.frame.states("reporter")
    return heads and not owning and item.kind == "area" and held is not None and is_within(held, item.code)


_BUYERS = (["buyers"], ["customers"], ["consumers"], ["importers"], ["clients"])


def _on_adjective(walk: Walk, item: Item, code: str, prep: str) -> None:
    """ "Japanese", "Japan's": of the head that follows; behind "imports of" and "to Japanese buyers" the partner."""
    if prep == "to" and walk.tokens.words[item.last : item.last + 1] in _BUYERS:
        set_partner(walk, code, late=True)
        return
    if prep == "of" and walk.clause_head and walk.frame.measure == "imports":
        set_partner(walk, code, late=False)
        return
    if prep == "by":
        return
    if walk.frame.measure == "tariff" and walk.clause_head:
        walk.prep, walk.prep_end = prep, item.last
    item.codes = (code,)
    walk.pending.append(item)


def _to(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "to": the partner of trade, or who is sold to; behind a tariff the one that charges it."""
    if walk.base:
        return
    if walk.frame.measure == "tariff":
        walk.put_late("reporter", code)
        return
    if walk.frame.measure in TRADE or walk.frame.measure in {"deliveries", "sales"}:
        walk.list_role = "partner"
        set_partner(walk, code, late=not leads)
    elif walk.frame.measure is None:
        walk.pending.append(item)


def _from(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "from": the partner of imports, the reporter of exports."""
    if walk.aside is not None and not walk.clause_head:
        walk.pending.append(item)  # "helped by demand from the US": where a cause lies, not whose trade it is
        return
    if walk.frame.measure == "exports" and walk.clause_head and not walk.frame.states("reporter"):
        set_reporter(walk, code)
    elif walk.frame.measure in {"imports", "tariff"}:
        walk.list_role = "partner"
        set_partner(walk, code, late=not leads)
    elif walk.frame.measure == "exports" and not walk.clause_head:
        set_reporter(walk, code)


def _with(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "with": the partner of trade."""
    if walk.frame.measure in TRADE:
        walk.list_role = "partner"
        set_partner(walk, code, late=not leads)


def _outside(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "outside": all but a place."""
    if walk.frame.measure in TRADE:
        set_partner(walk, "non-" + code, late=not leads)


def _in(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "in": the reporter where its clause has none, or a company is one already; before a head it waits for it."""
    measure = walk.frame.measure
    if measure == "tariff" and walk.clause_head:
        set_partner(walk, code, late=True)
    elif not walk.clause_head and not walk.drafts[walk.clause_from :]:
        item.ref = "in"
        walk.pending.append(item)
    elif measure in _REPORTER_MEASURES and walk.frame.states("reporter") and not is_country(walk.frame.reporter):
        set_partner(walk, code, late=not leads)
    elif measure in _REPORTER_MEASURES or not walk.frame.states("reporter"):
        set_reporter(walk, code)


def _between(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "between": the one that the text is about is the reporter, the others are the partners."""
    if len(item.codes) >= 2:
        if item.codes[0] == walk.topic.reporter or walk.topic.reporter not in item.codes:
            set_reporter(walk, item.codes[0])
            set_partner(walk, "+".join(item.codes[1:]), late=True)
        else:
            set_reporter(walk, item.codes[-1])
            set_partner(walk, "+".join(item.codes[:-1]), late=True)


def _by(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "by": the reporter, right behind a measure ("imports by China")."""
    before = walk.item(-2)
    if before is not None and before.kind in {"measure", "measure_verb"} and before.last >= item.first - 3:
        set_reporter(walk, code)


def _of(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "of": the reporter of a head that has none."""
    if walk.clause_head and not walk.frame.states("reporter"):
        set_reporter(walk, code)


def _for(walk: Walk, item: Item, code: str, leads: bool) -> None:
    """ "for": the reporter that a number comes for; behind a share that of the share it is compared with."""
    if walk.base and len(walk.drafts) > walk.base_from and walk.drafts[-1].stat == "share":
        walk.drafts[-1].frame.put("partner" if walk.frame.part == "partner" else "reporter", code)
        walk.drafts[-1].role = "beside"
    elif leads or item.kind == "company":
        set_reporter(walk, code)
        walk.list_role = "reporter"
    elif not walk.frame.states("reporter"):
        walk.pending.append(item)


_PLACE_BY_PREP = {
    "to": _to,
    "from": _from,
    "with": _with,
    "outside": _outside,
    "in": _in,
    "between": _between,
    "by": _by,
    "of": _of,
    "for": _for,
}


def is_country(code: str | None) -> bool:
    """Whether a reporter is a place with a code, and no company or port by its name."""
    return code is not None and code[:2].isupper()


def is_group(code: str) -> bool:
    """Whether a place is a group of countries ("EU", "non-EU", "ASEAN")."""
    return kind_of(code.removeprefix("non-")) == "group"


def set_reporter(walk: Walk, code: str) -> None:
    """State the reporter; a partner that is the same place goes."""
    before = walk.frame.reporter
    walk.put("reporter", code)
    if walk.frame.partner == code:
        walk.frame.partner = before if is_country(before) and before != code else None


def set_partner(walk: Walk, code: str, *, late: bool) -> None:
    """State the partner, unless it is the reporter, the world or a place within a country; `late` also of the numbers before."""
    if code == walk.frame.reporter and walk.frame.measure == "tariff":
        walk.frame.reporter = None
    if code == walk.frame.reporter or code in {"rest of the world", "WORLD"}:
        return
    if kind_of(code) in {"city", "port", "district", "zone"}:
        return  # where the ship goes, not whose trade it is
    walk.frame.part = "partner"
    if late:
        walk.put_late("partner", code)
    else:
        walk.put("partner", code)
    for draft in walk.awaiting:
        draft.frame.put("partner", code)
