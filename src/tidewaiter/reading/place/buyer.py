"""Partners who are told of as buyers: what they import is theirs, from the text's home."""

from tidewaiter.reading.mention.walk import Walk
from tidewaiter.reading.place.side import is_country

# How many items before a verb of buying its subject may be ranked.
_AHEAD = 8


def turn_to_partner(walk: Walk) -> None:
    """Read imports as those of the partner named, from the text's home."""
    buyer, home = walk.frame.partner, walk.topic.reporter
    walk.frame.put("reporter", buyer)
    walk.frame.partner = home if home != buyer and is_country(home) else None


def is_object(walk: Walk) -> bool:
    """Whether the partner was named behind a preposition, so that "its" is the home's ("exports to Egypt ... its imports")."""
    named = range(walk.here - 1, max(0, walk.here - _NAMED), -1)
    at = next((at for at in named if walk.items[at].kind == "area" and walk.items[at].code == walk.frame.partner), 0)
    return at > 0 and walk.items[at - 1].kind == "preposition"


# How many items back the partner is looked for.
_NAMED = 16


def is_ranked_partner(walk: Walk) -> bool:
    """Whether the sentence ranks the partner it names ("Egypt ranked second, importing", "The third is Chile, with")."""
    if not walk.frame.states("partner") or (walk.drafts and walk.drafts[-1].stat != "rank"):
        return False
    return any(item.kind in {"rank", "skipped"} for item in walk.items[max(0, walk.here - _AHEAD) : walk.here])
