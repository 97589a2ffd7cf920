"""What stands right beside a number: what it says again, a noun of change behind it."""

from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.walk import Walk

# "that is", a hedge, a bracket: how many words may stand between a part and its percentage.
_ASIDE = 4


# what "of" may lead to behind a part, if not to the number of its whole
_PRONOUNS = frozenset(["them", "these", "those", "which", "whom"])


def is_of_part(walk: Walk, draft: Draft) -> bool:
    """Whether a percent says again how large a part is: "916 of the 2,348 flats, that is 27 percent"; not "(+0.4%)"."""
    if not walk.drafts[-2:-1] or walk.drafts[-2].stat != "level":
        return False
    levels = [earlier for earlier in walk.drafts[-3:-1] if earlier.stat == "level"]
    words = walk.tokens.words
    gap = words[levels[-1].item.last : draft.quantity.first][-_ASIDE:]
    if not {",", "("} & set(gap) or {"+", "-"} & set(gap):
        return False
    for level in levels:
        of, what = (*words[level.item.last : level.item.last + 2], "", "")[:2]
        if of == "of" and (what in _PRONOUNS or level is not levels[-1]):
            return True
    return False


def names_change(walk: Walk) -> bool:
    """Whether a noun of change stands right behind a number, at most what it is against between."""
    behind = walk.next_within(0)
    if behind is not None and behind.kind == "versus":
        behind = walk.item(2)
    return behind is not None and (behind.kind == "change_noun" or behind.also("change_noun") is not None)


def changes_between(walk: Walk, before: Draft) -> bool:
    """Whether a word of change stands right before this number, behind the noun that is told of the one before."""
    return walk.last_change is not None and walk.last_change.first > before.item.last + 1
