"""Noun phrases that no table knows, as the text gives them."""

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention import wordlist

# Words at which a noun phrase ends, whichever way it is read.
_STOP = wordlist.words("phrase_stop")
# Words with which an entry of a list may begin, and which are no part of it.
_LEADING = wordlist.words("list_leading")
_STOP_SIGNS = frozenset(",.;:()[]\"!?-/%&'")
# Adjectives and nouns that say nothing of what is traded.
_WEAK = wordlist.words("weak")


def phrase_after(tokens: Tokens, start: int, limit: int) -> tuple[str, int]:
    """Give the noun phrase that begins at a token, as printed in lower case, and the token behind it; '' where there is none.

    It runs to the next preposition, conjunction, verb form of the small list, sign or number, at most six words and not past
    `limit`.
    """
    here = start
    while here < limit and here - start < 6:
        word = tokens.words[here]
        tied = tokens.glued[here] or _is_tied(tokens, here, limit)  # "man-made fibres"
        if (word in _STOP and not tied) or word in _STOP_SIGNS or tokens.numeric[here] or not (word[0].isalpha()):
            break
        here += 1
    while start < here and tokens.words[start] in _WEAK and not _is_tied(tokens, start, here):
        start += 1
    return (spell(tokens, start, here), here) if here > start else ("", start)


def phrase_before(tokens: Tokens, end: int, limit: int) -> str:
    """Give the noun phrase that ends before a token, as printed in lower case; '' where there is none.

    It runs back to the last preposition, conjunction, sign or number, at most five words and not past `limit`.
    """
    here = end
    while here > limit and end - here < 5:
        word = tokens.words[here - 1]
        if word in _STOP or word in _STOP_SIGNS or tokens.numeric[here - 1] or word == "'s" or not word[0].isalpha():
            break
        here -= 1
    while here < end and tokens.words[here] in _WEAK and not _is_tied(tokens, here, end):
        here += 1
    return spell(tokens, here, end) if here < end else ""


def _is_tied(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a hyphen ties a word to the one behind it ("high-tech")."""
    return index + 1 < end and tokens.glued[index + 1]


def list_entry(tokens: Tokens, start: int, end: int) -> str:
    """Give the entry of a list between two tokens as printed in lower case, without leading signs, articles and weak words.

    An entry of more than twelve words is none.
    """
    words = tokens.words
    while start < end and (words[start] in _LEADING or words[start] in _WEAK or words[start] in _STOP_SIGNS):
        start += 1
    return spell(tokens, start, end) if 0 < end - start <= 12 else ""


def is_weak(word: str) -> bool:
    """Whether a word before a noun says nothing about what is traded ("strong exports")."""
    return word in _WEAK or word.endswith("ly")


def may_be_verb(word: str) -> bool:
    """Whether a word has the form of "dominates": nouns before a head stand in the singular ("avocado exports")."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def ends_phrase(word: str) -> bool:
    """Whether no noun phrase goes on over a word: a preposition, a verb form, a pronoun, a sign."""
    return word in _STOP or word in _STOP_SIGNS


def spell(tokens: Tokens, first: int, last: int) -> str:
    """Tokens as printed, in lower case unless all are acronyms."""
    printed = tokens.printed(first, last)
    parts = printed.split()
    acronyms = printed.isupper() and all(len(part) > 1 and part.isupper() for part in parts)
    return " ".join(parts) if acronyms else " ".join(parts).lower()
