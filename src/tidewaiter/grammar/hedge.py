"""Hedges: the words before and behind a number that say in which direction the true value lies."""

from functools import cache

from msgspec.structs import replace

from tidewaiter.grammar.token import Tokens, tokenize
from tidewaiter.records.record import Record
from tidewaiter.tables import read_table, split_words


class HedgeWords(Record, frozen=True):
    """The words of a hedge, tokens `first` up to and without `last`, and the name of its rule in codes/hedges.csv."""

    first: int
    last: int
    rule: str
    verb: bool = False


class HedgeIndex(Record, frozen=True):
    """The phrases of hedges: `before` by their last token and the one before it, `after` by their first, longest first.

    A phrase of one token has '' for the one before it.  A phrase is (its other tokens, its length, its rule, whether it is a
    verb).  A number that has a hedge has a word of `ahead` right before it, or one of `behind` right behind it.
    """

    before: dict[str, dict[str, list[tuple[list[str], int, str, bool]]]]
    after: dict[str, list[tuple[list[str], int, str, bool]]]
    ahead: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


# Words that may stand between a hedge and its number.
_ARTICLES = frozenset(["a", "an", "the", "its"])


@cache
def hedge_index(language: str = "en") -> HedgeIndex:
    """Give the hedges of a language, from its table."""
    index = HedgeIndex({}, {})
    for row in read_table(f"language/{language}/hedges.csv", ("rule", "place", "words")):
        for phrase in split_words(row["words"]):
            words = tokenize(phrase).words
            if row["place"] == "after":
                index.after.setdefault(words[0], []).append((words[1:], len(words), row["rule"], False))
            else:
                sets = index.before.setdefault(words[-1], {"": []})
                phrase_before = (words[:-1], len(words), row["rule"], row["place"] == "verb")
                sets.setdefault(words[-2] if len(words) > 1 else "", []).append(phrase_before)
    for phrases in (*index.after.values(), *(phrases for sets in index.before.values() for phrases in sets.values())):
        phrases.sort(key=lambda phrase: -phrase[1])
    return replace(index, ahead=frozenset([*index.before, *_ARTICLES, "."]), behind=frozenset([*index.after, "+"]))


def hedge_before(tokens: Tokens, at: int, index: HedgeIndex, milestones: bool = False) -> HedgeWords | None:
    """Give the hedge that ends right before a token; an article between them is passed over.

    With `milestones` the number is called a mark or a threshold, and the article may be `the` behind a verb.

    >>> hedge_before(tokenize("no more than 20"), 3, hedge_index())
    HedgeWords(first=0, last=3, rule='up_to', verb=False)
    >>> hedge_before(tokenize("below the 20"), 2, hedge_index()) is None
    True
    """
    words, end = tokens.words, at
    definite = False
    if end and words[end - 1] in _ARTICLES:
        definite = words[end - 1] in {"the", "its"}
        end -= 1
    if end and words[end - 1] == "." and words[end - 2 : end - 1] in (["approx"], ["ca"]):
        end -= 1
    sets = index.before.get(words[end - 1]) if end > 0 else None
    if sets is None:
        return None
    for phrases in (sets.get(words[end - 2]) if end > 1 else None, sets[""]):
        for rest, length, rule, verb in phrases or ():
            first = end - length
            if first >= 0 and (length <= 2 or words[first : end - 1] == rest) and (not definite or (verb and milestones)):
                return HedgeWords(first, end, rule, verb)
    return None


def hedge_after(tokens: Tokens, at: int, index: HedgeIndex) -> HedgeWords | None:
    """Give the hedge that begins at a token.

    >>> hedge_after(tokenize("5 percent or more"), 2, hedge_index())
    HedgeWords(first=2, last=4, rule='at_least', verb=False)
    """
    words = tokens.words
    if at >= len(words):
        return None
    if words[at] == "+":
        return HedgeWords(at, at + 1, "over") if tokens.starts[at] == tokens.ends[at - 1] and not _is_sum(tokens, at) else None
    for rest, length, rule, _ in index.after.get(words[at], ()):
        if (length == 1 or words[at + 1 : at + length] == rest) and not _tells_rise(words, at, at + length):
            return HedgeWords(at, at + length, rule)
    return None


def _tells_rise(words: list[str], first: int, last: int) -> bool:
    """Whether "and up" tells of a rise by the number that follows ("beat the expected 21.5 percent and up 11.1 percent")."""
    return words[first:last] == ["and", "up"] and any(word[:1].isdigit() or word == "from" for word in words[last : last + 2])


def _is_sum(tokens: Tokens, at: int) -> bool:
    """Whether something touches the plus sign from behind, as in 1+N."""
    return at + 1 < len(tokens.words) and tokens.starts[at + 1] == tokens.ends[at]
