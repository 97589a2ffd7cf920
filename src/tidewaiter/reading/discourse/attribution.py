"""Who a text says gives its figures: the bodies and persons that it names beside a word of saying, and how long each speaks."""

from bisect import bisect

from tidewaiter.codes.areas import country_of
from tidewaiter.codes.sources import area_of, kind_of
from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.item import Item
from tidewaiter.records.record import Record

# Words that may stand between a word of saying and the name ("according to data from").
_BEHIND_SAYING = wordlist.words("behind_saying")
# Small words within the name of an institution.
_WITHIN_NAME = wordlist.words("within_name")
# Nouns that make a body of a name or phrase ("the Rosario grains exchange"), and nouns of people who say something.
_BODIES = wordlist.words("body_noun")
_PEOPLE = wordlist.words("people_noun")
_EXPECTING = _BODIES | _PEOPLE
_SAYING = frozenset(["speech", "data_noun"])
_TELLING = _SAYING | {"forecast", "source"}
# Words before a name that are none of it ("Minister"), and words that begin with a capital and name nobody.
_TITLES = wordlist.words("title")
_NO_NAMES = wordlist.words("no_name")
# Words that tie a person to what he speaks for ("Li Wei of the customs", "Li Wei, director at").
_TIES = frozenset([",", "of", "from", "at", "with"])
# Pronouns of the speaker named last.
_SPEAKERS = frozenset(["he", "she"])
# Kinds of source that comment on figures, and give way to the body that released them.
_COMMENTING = frozenset(["research", "media", "company", "agency"])
# Kinds of source that count for their own country.
_OFFICIAL = frozenset(["customs", "statistics", "ministry", "central_bank"])
_NATIONAL = _OFFICIAL | {"association"}
# What a customs house does not count, and what no carried source gives: rates that others set.
_NOT_OF_CUSTOMS = frozenset(
    """gdp sales production registrations deliveries investment price jobs other:retail_sales other:inflation
    other:unemployment other:population other:share_price""".split()
)
_SET_RATES = frozenset(["tariff", "exchange_rate", "other:interest_rate"])
# How many tokens an apposition or a phrase may have, and how many words of saying a sentence is looked through for.
_LONGEST = 16
_PHRASE = 7
_MOST = 8


class Source(Record, frozen=True):
    """A source as the text names it, its code ("" where no table has it), and whether it speaks on in the next sentences."""

    name: str
    code: str
    lasting: bool


class Attribution:
    """What a document has said so far of where its figures come from."""

    __slots__ = ("_acronyms", "_forms", "_heard", "_may_speak", "_mentioned", "_people", "_speaker", "first", "release")

    def __init__(self) -> None:
        # The first body that speaks for more than its sentence, and the one that speaks now.
        self.first: Source | None = None
        self.release: Source | None = None
        self._speaker: Source | None = None
        # Those that have spoken, one a country, the last behind.
        self._heard: list[Source] = []
        # Which of them speaks for trade of these sides and measure.
        self._may_speak: dict[tuple[tuple[str | None, str | None], str], Source | None] = {}
        # The first official body named at all, which speaks where the text says of none that it does.
        self._mentioned: Source | None = None
        self._acronyms: dict[str, Source] = {}
        self._people: dict[str, Source] = {}
        # By code, the forms of its name that the text prints.
        self._forms: dict[str, list[str]] = {}

    def hear(self, tokens: Tokens, items: list[Item]) -> Source | None:
        """Give the source that a sentence names, or null, and remember it."""
        telling = [at for at, item in enumerate(items) if item.kind in _TELLING]
        if not telling:
            return None
        self._note(tokens, [items[at] for at in telling if items[at].kind == "source"])
        said = _sayings(tokens, items, telling)
        found = find_source(tokens, items, said) if said else None
        if found is None or not found.code:
            found = self._meant(tokens, said, found)
        if found is None:
            return None
        self._speaker = found
        person = found.name.partition(", ")[0].split()
        if not _names_body(found.name) and len(person) > 1:
            self._people.setdefault(person[0].lower(), found)
            self._people.setdefault(person[-1].lower(), found)
        if found.name.endswith(")"):
            self._acronyms[found.name[found.name.rindex("(") + 1 : -1].lower()] = found
        if self._replaces(found):
            self.release = found
            self._may_speak = {}
            self._heard = [one for one in self._heard if area_of(one.code) != area_of(found.code)] + [found]
            self.first = self.first or (found if found.lasting else None)
        return found

    def speaking(self, sides: tuple[str | None, str | None], measure: str) -> Source | None:
        """The source that speaks for a figure whose sentence names none: the last that may."""
        key = (sides, measure)
        if key not in self._may_speak:
            self._may_speak[key] = next((one for one in reversed(self._heard) if may_give(one, sides, measure)), None)
        return self._may_speak[key]

    def credited(self) -> Source | None:
        """The source of what the text says before it names one: the first that speaks, else the first official body named."""
        return self.first or self._mentioned

    def full_name(self, name: str) -> str:
        """A name of a source with the acronym that the text uses for it elsewhere."""
        person, comma, body = name.rpartition(", ")
        for forms in self._forms.values():
            if body in forms and "(" not in body:
                longest = max(forms, key=len)
                short = next((form for form in forms if form.isupper() and " " not in form), "")
                plain = "(" in longest or short in {"", longest}
                return f"{person}{comma}{longest if plain else f'{longest} ({short})'}"
        return name

    def _note(self, tokens: Tokens, bodies: list[Item]) -> None:
        """Remember the names of the bodies of a sentence, whether or not they say something in it."""
        for item in bodies:
            if kind_of(item.code) not in {None, "media"}:
                name = _with_acronym(tokens, item.first, item.last)
                forms = self._forms.setdefault(item.code, [])
                if name not in forms:
                    forms.append(name)
                if self._mentioned is None and kind_of(item.code) in _OFFICIAL and name[0].isupper():
                    self._mentioned = Source(name, item.code, lasting=True)

    def _meant(self, tokens: Tokens, said: list[Item], found: Source | None) -> Source | None:
        """The one that "he said", a surname, an acronym or "the agency" stands for, else what was found."""
        for item in said[:_MOST]:
            before = tokens.words[item.first - 1] if item.first else ""
            after = tokens.words[item.last] if item.last < len(tokens) else ""
            if item.kind == "speech" and (before in _SPEAKERS or after in _SPEAKERS):
                return self._speaker
            known = self._acronyms.get(before) or self._acronyms.get(after)
            if known is not None:
                return known
        if found is None or " " in found.name.removeprefix("federal "):
            return found
        if found.name.islower():
            return self.release if self.release is not None and _names_body(found.name) else found
        return self._people.get(found.name.lower(), found)

    def _replaces(self, found: Source) -> bool:
        """Whether a source speaks on: no commentator and no office of another country takes the word from who released them."""
        held = self.release
        if not found.lasting:
            return (held is None or not held.lasting) and " " in found.name and found.name[0].isupper()
        if held is None:
            return True
        if kind_of(found.code) in _COMMENTING:
            return kind_of(held.code) in _COMMENTING
        areas = [area_of(one.code) for one in (held, found) if kind_of(one.code) in _OFFICIAL]
        return len(areas) < 2 or None in areas or country_of(str(areas[0])) == country_of(str(areas[1]))


def counted_by(source: Source) -> str | None:
    """The country whose trade a customs house counts, where its name says which."""
    area = area_of(source.code) if kind_of(source.code) == "customs" else None
    return area if area is not None and country_of(area) == area else None


def may_give(source: Source, sides: tuple[str | None, str | None], measure: str) -> bool:
    """Whether a source named elsewhere may speak for a figure of a reporter and partner.

    A body of one country not for the trade of others, customs not for what they do not count, and none for rates that are set.
    """
    kind = kind_of(source.code)
    area = country_of(area_of(source.code) or "") if kind in _NATIONAL else None
    if area and sides[0] and country_of(sides[0]) and area not in {country_of(side) for side in sides if side}:
        return False
    return measure not in _SET_RATES and not (kind == "customs" and measure in _NOT_OF_CUSTOMS)


def _sayings(tokens: Tokens, items: list[Item], telling: list[int]) -> list[Item]:
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
    person = next((name for item in said[:_MOST] if item.kind == "speech" and (name := _person(tokens, item, owned, body))), "")
    if body is not None and not (person or _is_near(body, said)):
        phrase = next(
            (name for item in said[:_MOST] if item.kind == "speech" and (name := _phrase_after(tokens, item.last, owned))), ""
        )
        body = None if phrase and _names_body(phrase) else body
    if body is not None:
        name = _with_acronym(tokens, body.first, body.last)
        code = body.code if body.kind == "source" else ""
        return Source(f"{person}, {name}" if person else name, code, code not in {"", "analysts"})
    phrase = next((name for item in said[:_MOST] if (name := _phrase(tokens, item, owned))), "")
    if phrase and _names_body(phrase):
        return Source(phrase, "", lasting=True)
    return Source(person or phrase, "", lasting=False) if person or phrase else None


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
    if not 2 <= end - start <= 4 or any(word in _BODIES for word in tokens.words[start:end]):
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
    if last in _BODIES or last in _PEOPLE:
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
        return _with_acronym(tokens, start, here)
    alone = here - start == 1 and not owned[start]
    here = start
    while here < limit and tokens.words[here][0].isalpha() and tokens.words[here] not in _NO_NAMES:
        here += 1
        if tokens.words[here - 1] in _BODIES or tokens.words[here - 1] in _PEOPLE:
            return _print(tokens, start, here)
    if alone and (tokens.printed(start, start + 1).isupper() or len(tokens.words[start]) > 3):
        return _print(tokens, start, start + 1)
    return ""


def _continues(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return (tokens.capital(at) and word not in _NO_NAMES) or word in _WITHIN_NAME


def _names_body(phrase: str) -> bool:
    """Whether a name is of a body: by one of its nouns, or as an acronym."""
    plain = phrase.partition(" (")[0]
    return (plain.isupper() and " " not in plain) or any(word in _BODIES for word in plain.lower().split())


def _with_acronym(tokens: Tokens, first: int, last: int) -> str:
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
