"""Who a sentence names beside a word of saying: a body, a person with his body, or the words that stand for one."""

import re
from bisect import bisect

from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.reading.mention.sentence import Sentence
from tidewaiter.records.record import Record

# Words that may stand between a word of saying and the name ("according to data from").
_BEHIND_SAYING = wordlist.words("behind_saying")
# Small words within the name of an institution.
_WITHIN_NAME = wordlist.words("within_name")
# Nouns that make a body of a name or phrase ("the Rosario grains exchange"), and nouns of people who say something.
BODIES = wordlist.words("body_noun")
_PEOPLE = wordlist.words("people_noun")
_EXPECTING = BODIES | _PEOPLE
_BODY_NOUN = re.compile(r"\b(?:" + "|".join(sorted(noun.capitalize() for noun in BODIES)) + r")\b")
_SAYING = frozenset(["speech", "data_noun"])
# Words before a name that are none of it ("Minister"), and words that begin with a capital and name nobody.
_TITLES = wordlist.words("title")
_NO_NAMES = wordlist.words("no_name")
# Words that tie a person to what he speaks for ("Li Wei of the customs", "Li Wei, director at").
_TIES = frozenset([",", "of", "from", "at", "with"])
# How many tokens an apposition or a phrase may have, and how many words of saying a sentence is looked through for.
_LONGEST = 16
_PHRASE = 7
MOST = 8


class Source(Record, frozen=True):
    """A source as the text names it, its code ("" where no table has it), and whether it speaks on in the next sentences."""

    name: str
    code: str
    lasting: bool


def sayings(tokens: Tokens, items: list[Item], telling: list[int]) -> list[Item]:
    """The words of saying, among items that may be: verbs, nouns of data, and verbs of expecting right behind who expects."""
    said = [items[at] for at in telling if items[at].kind in _SAYING]
    expecting = [at for at in telling if items[at].kind == "forecast"]
    for at in expecting:
        before = items[at - 1] if at else None
        if before is not None and before.kind in {"source", "company"} and items[at].first - before.last <= 1:
            said.append(items[at])
    said += [items[at] for at in expecting if items[at].first and tokens.words[items[at].first - 1] in _EXPECTING]
    return said


def find_source(tokens: Tokens, items: list[Item], said: list[Item]) -> Source | None:
    """Give the source of a sentence: a person with his body, else the body nearest to a word of saying, else a name beside it."""
    owned = bytearray(len(tokens))
    for item in items:
        owned[item.first : item.last] = b"\x01" * (item.last - item.first)
    body = _nearest_body(tokens, items, said)
    person = next((name for item in said[:MOST] if item.kind == "speech" and (name := _person(tokens, item, owned, body))), "")
    if body is not None and not (person or _is_near(body, said)):
        phrase = next(
            (name for item in said[:MOST] if item.kind == "speech" and (name := _phrase_after(tokens, item.last, owned))), ""
        )
        body = None if phrase and is_body_name(phrase) else body
    if body is not None:
        name = with_acronym(tokens, body.first, body.last)
        code = body.code if body.kind == "source" else ""
        return Source(f"{person}, {name}" if person else name, code, code not in {"", "analysts"})
    phrase = next((name for item in said[:MOST] if (name := _phrase(tokens, item, owned))), "")
    if phrase and is_body_name(phrase):
        return Source(phrase, "", lasting=True)
    return Source(person or phrase, "", lasting=False) if person or phrase else None


def names_body(text: str, sentence: Sentence) -> bool:
    """Whether a noun of bodies stands in a sentence with a capital, as within their names."""
    return _BODY_NOUN.search(text, sentence.start, sentence.end) is not None


def _nearest_body(tokens: Tokens, items: list[Item], said: list[Item]) -> Item | None:
    """The institution nearest to a word of saying, who is told aside; else a company right before one."""
    ends = sorted(at for item in said for at in (item.first, item.last))
    named = [item for item in items if item.kind == "source" and not _is_told(tokens, item)]
    if named:
        return min(named, key=lambda item: _distance(ends, item))
    starts = {item.first for item in said if item.kind == "speech"}
    return next((item for item in items if item.kind == "company" and item.last in starts), None)


def _is_near(body: Item, said: list[Item]) -> bool:
    """Whether a body stands right beside a verb of saying."""
    return any(item.kind == "speech" and (0 <= body.first - item.last <= 4 or 0 <= item.first - body.last <= 4) for item in said)


def _is_told(tokens: Tokens, item: Item) -> bool:
    """Whether a source is only who was told ("told Reuters")."""
    return item.first > 0 and tokens.words[item.first - 1] == "told"


def _distance(places: list[int], item: Item) -> int:
    """How far the nearest of some places, in their order, is from an item: looked up, since a sentence may have thousands."""
    near = []
    for at in (item.first, item.last):
        index = bisect(places, at)
        near += [abs(at - place) for place in places[max(0, index - 1) : index + 1]]
    return min(near)


def _person(tokens: Tokens, said: Item, owned: bytearray, body: Item | None) -> str:
    """The person who says it: "Li Wei said", "Li Wei, director of the office, said", "said Li Wei", or ''."""
    words = tokens.words
    if words[said.last - 1] != "told":
        name = _name(tokens, owned, said.last, min(len(tokens), said.last + 8))
        if name:
            return name
    end = said.first
    if end and words[end - 1] == ",":
        end -= 1
    apposed = end < said.first or (body is not None and body.last == end)
    for at in range(end, max(0, end - (_LONGEST if apposed else 1)), -1):
        if words[at - 1] in {'"', ";", ":", "\u201d"}:
            return ""
        if at == end or words[at] in _TIES:
            name = _name_ending(tokens, owned, at)
            if name:
                return name
    return ""


def _name(tokens: Tokens, owned: bytearray, start: int, limit: int) -> str:
    """The name of a person that begins at a token, behind titles, or ''."""
    end = start
    while end < limit and _is_name_word(tokens, owned, end):
        end += 1
    return _name_ending(tokens, owned, end) if end > start else ""


def _name_ending(tokens: Tokens, owned: bytearray, end: int) -> str:
    """The name of a person, two to four capitalised words that end before a token, without titles, or ''."""
    start = end
    while start > 0 and end - start < 6 and _is_name_word(tokens, owned, start - 1):
        start -= 1
    titled = [at for at in range(start, end) if tokens.words[at] in _TITLES]
    start = titled[-1] + 1 if titled else start
    if not 2 <= end - start <= 4 or any(word in BODIES for word in tokens.words[start:end]):
        return ""
    if start == 0 and tokens.words[0] in _NO_NAMES:
        return ""
    return _print(tokens, start, end)


def _is_name_word(tokens: Tokens, owned: bytearray, at: int) -> bool:
    word = tokens.words[at]
    return not owned[at] and word[0].isalpha() and tokens.capital(at) and word not in _NO_NAMES


def _phrase(tokens: Tokens, said: Item, owned: bytearray) -> str:
    """The body or people that a phrase right before or behind a word of saying names ("two traders said"), or ''."""
    if said.kind != "data_noun":
        name = _phrase_before(tokens, said.first, owned)
        if name:
            return name
    return _phrase_after(tokens, said.last, owned) if tokens.words[said.last - 1] != "told" else ""


def _phrase_before(tokens: Tokens, end: int, owned: bytearray) -> str:
    """The body, people or name that ends before a token, an acronym in brackets behind it taken with it, or ''."""
    if end and tokens.words[end - 1] == ",":
        end -= 1
    stop = end - 3 if tokens.words[max(0, end - 3) : end][::2] == ["(", ")"] else end
    if stop < end:
        name = _phrase_before(tokens, stop, owned)
        return f"{name} ({tokens.printed(end - 2, end - 1)})" if name else ""
    last = tokens.words[end - 1] if end else ""
    start = end
    while start > 0 and end - start < _PHRASE and tokens.words[start - 1][0].isalpha():
        start -= 1
    if last in BODIES or last in _PEOPLE:
        return _print(tokens, _trim(tokens, start, end), end)
    start = end
    while start > 0 and end - start < _PHRASE and _is_name_word(tokens, owned, start - 1):
        start -= 1
    acronym = end - start == 1 and len(last) > 1 and tokens.printed(start, end).isupper()
    surname = end - start == 1 and start > 0 and len(last) > 2
    return _print(tokens, start, end) if end - start >= 2 or acronym or surname else ""


def _trim(tokens: Tokens, start: int, end: int) -> int:
    """Where a phrase begins, behind the last small word that is none of it."""
    for at in range(end - 1, start - 1, -1):
        word = tokens.words[at]
        if word in _NO_NAMES or (word in _BEHIND_SAYING and word not in _WITHIN_NAME):
            return min(at + 1, end - 1)
    return start


def _phrase_after(tokens: Tokens, start: int, owned: bytearray) -> str:
    """The body, people or name that begins behind a token and the small words of saying, or ''."""
    while start < len(tokens) and tokens.words[start] in _BEHIND_SAYING:
        start += 1
    limit = min(len(tokens), start + 8)
    here = start
    while here < limit and tokens.words[here][0].isalpha() and _continues(tokens, here):
        here += 1
    while here > start and tokens.words[here - 1] in _WITHIN_NAME:
        here -= 1
    if here - start >= 2:
        return with_acronym(tokens, start, here)
    alone = here - start == 1 and not owned[start]
    here = start
    while here < limit and tokens.words[here][0].isalpha() and tokens.words[here] not in _NO_NAMES:
        here += 1
        if tokens.words[here - 1] in BODIES or tokens.words[here - 1] in _PEOPLE:
            return _print(tokens, start, here)
    if alone and (tokens.printed(start, start + 1).isupper() or len(tokens.words[start]) > 3):
        return _print(tokens, start, start + 1)
    return ""


def _continues(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return (tokens.capital(at) and word not in _NO_NAMES) or word in _WITHIN_NAME


def is_body_name(phrase: str) -> bool:
    """Whether a name is of a body: by one of its nouns, or as an acronym."""
    plain = phrase.partition(" (")[0]
    return (plain.isupper() and " " not in plain) or any(word in BODIES for word in plain.lower().split())


def with_acronym(tokens: Tokens, first: int, last: int) -> str:
    """A name as printed, with the acronym in brackets right behind it."""
    bracket = tokens.words[last : last + 3]
    if len(bracket) == 3 and bracket[0] == "(" and bracket[2] == ")":
        acronym = tokens.printed(last + 1, last + 2)
        if 2 <= len(acronym) <= 12 and acronym[0].isupper() and acronym.isalpha():
            return f"{_print(tokens, first, last)} ({acronym})"
    return _print(tokens, first, last)


def _print(tokens: Tokens, first: int, last: int) -> str:
    """Tokens as printed, on one line."""
    return " ".join(tokens.printed(first, last).split())
