"""Who a text says gives its figures, from sentence to sentence: how long each body that it names speaks, and for what."""

from functools import cache

from tidewaiter.codes.areas import country_of
from tidewaiter.codes.areas import kind_of as kind_of_area
from tidewaiter.codes.products import code_in, wholes_of
from tidewaiter.codes.sources import area_of, branch_of, kind_of, label
from tidewaiter.grammar.token import Tokens
from tidewaiter.reading.discourse.speaker import BODIES, MOST, Source, find_source, is_body_name, sayings, with_acronym
from tidewaiter.reading.mention.item import Item

# Kinds of item that tell who says something.
_TELLING = frozenset(["speech", "data_noun", "forecast", "source"])
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


class Attribution:
    """What a document has said so far of where its figures come from."""

    __slots__ = ("_acronyms", "_forms", "_heard", "_last", "_may_speak", "_mentioned", "_people", "_speaker", "first", "release")

    def __init__(self) -> None:
        # The first body that speaks for more than its sentence, and the one that speaks now.
        self.first: Source | None = None
        self.release: Source | None = None
        self._speaker: Source | None = None
        # Those that have spoken, one a country and branch, the last behind.
        self._heard: list[Source] = []
        # Which of them speaks for trade of these sides, measure and product.
        self._may_speak: dict[tuple[tuple[str | None, str | None], str, str | None], Source | None] = {}
        # The first official body named at all, which speaks where the text says of none that it does.
        self._mentioned: Source | None = None
        self._acronyms: dict[str, Source] = {}
        self._people: dict[str, Source] = {}
        # By code, the forms of its name that the text prints; by noun ("service"), the body last named that is one.
        self._forms: dict[str, list[str]] = {}
        self._last: dict[str, Source] = {}

    def hear(self, tokens: Tokens, items: list[Item]) -> Source | None:
        """Give the source that a sentence names, or null, and remember it."""
        telling = [at for at, item in enumerate(items) if item.kind in _TELLING]
        if not telling:
            return None
        self.note(tokens, items)
        said = sayings(tokens, items, telling)
        found = find_source(tokens, items, said) if said else None
        if found is None or not found.code:
            found = self._meant(tokens, said, found)
        if found is None:
            return None
        self._speaker = found
        person = found.name.partition(", ")[0].split()
        if not is_body_name(found.name) and len(person) > 1:
            self._people.setdefault(person[0].lower(), found)
            self._people.setdefault(person[-1].lower(), found)
        if found.name.endswith(")"):
            self._acronyms[found.name[found.name.rindex("(") + 1 : -1].lower()] = found
        if self._replaces(found):
            self.release = found
            self._may_speak = {}
            self._heard = [one for one in self._heard if _speaks_for(one) != _speaks_for(found)] + [found]
            self.first = self.first or (found if found.lasting else None)
        return found

    def speaking(self, sides: tuple[str | None, str | None], measure: str, product: str | None) -> Source | None:
        """The source that speaks for a figure whose sentence names none: the last that may."""
        key = (sides, measure, product)
        if key not in self._may_speak:
            self._may_speak[key] = next((one for one in reversed(self._heard) if may_give(one, sides, measure, product)), None)
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

    def note(self, tokens: Tokens, items: list[Item]) -> None:
        """Remember the names of the bodies of a sentence, whether or not they say something in it."""
        for item in items:
            if item.kind == "source" and kind_of(item.code) not in {None, "media"}:
                name = with_acronym(tokens, item.first, item.last)
                forms = self._forms.setdefault(item.code, [])
                if name not in forms:
                    forms.append(name)
                self._last |= dict.fromkeys(_nouns(item.code), Source(name, item.code, lasting=True))
                if self._mentioned is None and kind_of(item.code) in _OFFICIAL and name[0].isupper():
                    self._mentioned = Source(name, item.code, lasting=True)

    def _meant(self, tokens: Tokens, said: list[Item], found: Source | None) -> Source | None:
        """The one that "he said", a surname, an acronym or "the agency" stands for, else what was found."""
        for item in said[:MOST]:
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
            return (self._last.get(found.name) or self.release or found) if is_body_name(found.name) else found
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


def _speaks_for(source: Source) -> tuple[str | None, frozenset[str]]:
    """The area and branch of a source; of those that share them the last speaks."""
    return area_of(source.code), branch_of(source.code)


def counted_by(source: Source) -> str | None:
    """The country whose trade a customs house counts, where its name says which."""
    area = area_of(source.code) if kind_of(source.code) == "customs" else None
    return area if area is not None and country_of(area) == area else None


def may_give(source: Source, sides: tuple[str | None, str | None], measure: str, product: str | None) -> bool:
    """Whether a source named elsewhere may speak for a figure of a reporter, partner and product.

    A body of one country not for the trade of others, one of a branch not for other products, customs neither for what they do
    not count nor for a company, and none for rates that are set.
    """
    kind = kind_of(source.code)
    area = country_of(area_of(source.code) or "") if kind in _NATIONAL else None
    if area and sides[0] and country_of(sides[0]) and area not in {country_of(side) for side in sides if side}:
        return False
    if kind == "customs" and sides[0] is not None and kind_of_area(sides[0]) is None:
        return False  # a company, whose own figures no customs house gives
    if product is not None and not _is_of_branch(product, branch_of(source.code)):
        return False
    return measure not in _SET_RATES and not (kind == "customs" and measure in _NOT_OF_CUSTOMS)


def _is_of_branch(product: str, branch: frozenset[str]) -> bool:
    """Whether a body of a branch may count a product: one of the branch, a part of one, or one that no table has."""
    return not branch or code_in(product) is None or not branch.isdisjoint({product} | wholes_of(product))


@cache
def _nouns(code: str) -> tuple[str, ...]:
    """The nouns of a body in its full name, by which a text may go on to call it ("the service")."""
    return tuple(word for word in label(code).lower().split() if word in BODIES)
