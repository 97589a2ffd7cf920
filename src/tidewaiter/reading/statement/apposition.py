"""Numbers that say again what stands before them."""

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
