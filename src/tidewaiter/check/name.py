"""Names of people and firms in a text, as far as capitals show them."""

import re
import unicodedata
from collections.abc import Iterator

# two words with capitals; accents count as letters
_NAME = re.compile(r"\b([^\W\d_a-z][^\W\d_A-Z]{1,14}) ([^\W\d_a-z][^\W\d_A-Z]{4,14})\b")
# a name that stands alone, before the word for saying
_SPEAKER = re.compile(r"\b([^\W\d_a-z][^\W\d_A-Z]{5,14}) ([a-z]{4,5})\b")
# letters of a syllable; characters between two names that stand side by side, of which both are meant
_SYLLABLE = 3
_BESIDE = 60
_MOST = 8


def find_misspelt_names(text: str, verbs: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Give pairs of names, the second most likely a misspelling of the first.

    Names of two words, the first word the same and the second off by a letter or with letters swapped; a name of one word before
    one of `verbs` ("said") that is off by a letter from the last word of a name before.  Linear in the text: only a few names
    of the same first word are compared.  Plurals, and words that differ in their ending only, are no misspelling.

    >>> list(find_misspelt_names("Luo Junjie spoke first. Later Luo Junije agreed."))
    [('Luo Junjie', 'Luo Junije')]
    >>> list(find_misspelt_names("Li Wei and Li Min met North Korea and South Korea."))
    []
    >>> list(find_misspelt_names("Petra Novotna sells looms. Novotma said so.", frozenset({"said"})))
    [('Petra Novotna', 'Novotma')]
    """
    seen: dict[str, dict[str, None]] = {}
    lasts: dict[str, str] = {}
    for match in _NAME.finditer(text):
        first, second = match.groups()
        known = seen.setdefault(first, {})
        if second in known or len(known) > _MOST:
            continue
        for other in known:
            if _is_slip(second, other):
                yield f"{first} {other}", f"{first} {second}"
        known[second] = None
        lasts.setdefault(second[:1] + str(len(second)), f"{first} {second}")
    for match in _SPEAKER.finditer(text):
        last, verb = match.groups()
        if verb not in verbs:
            continue
        near = (lasts.get(last[:1] + str(len(last) + step)) for step in (-1, 0, 1))
        yield from ((name, last) for name in near if name is not None and _is_slip(last, name.split()[1]))


def find_changed_names(text: str) -> Iterator[tuple[str, str]]:
    """Give pairs of names of one family name, of which the second comes up once, unannounced, with a syllable of the first.

    The first is named twice at least and introduced; the second stands alone at the end of its clause, far from the first.

    >>> text = "Hu Dongtian, the head, spoke. Hu Dongtian sells more looms in Asia than in Europe. We go on, said Hu Lidong."
    >>> list(find_changed_names(text))
    [('Hu Dongtian', 'Hu Lidong')]
    """
    places: dict[str, dict[str, list[int]]] = {}
    for match in _NAME.finditer(text):
        first, second = match.groups()
        known = places.setdefault(first, {})
        if second in known or len(known) <= _MOST:
            known.setdefault(second, []).append(match.start())
    for first, known in places.items():
        for second, found in known.items():
            once = len(found) == 1 and text[found[0] + len(first) + len(second) + 1 :][:1] == "."
            for other, earlier in known.items() if once else ():
                twice = len(earlier) > 1 and earlier[1] < found[0] and found[0] - earlier[-1] > _BESIDE
                # the same syllable first is that of another member of the family
                moved = second.lower().find(other[:_SYLLABLE].lower()) > 0
                if twice and other != second and moved and not _is_slip(second, other):
                    yield f"{first} {other}", f"{first} {second}"


def is_swapped(one: str, other: str) -> bool:
    """Whether two words have the same letters in another order.

    >>> is_swapped("Weimin", "Minwei"), is_swapped("Lijun", "Lijuan")
    (True, False)
    """
    return one.lower() != other.lower() and sorted(one.lower()) == sorted(other.lower())


def is_doubled(one: str, other: str) -> bool:
    """Whether one of two words is the other with a letter written twice.

    >>> is_doubled("Mendieta", "Mendietta"), is_doubled("Lijun", "Lijuan")
    (True, False)
    """
    short, long = sorted((one.lower(), other.lower()), key=len)
    return any(long == short[: at + 1] + short[at:] for at in range(len(short)))


def _is_slip(one: str, other: str) -> bool:
    one, other = _plain(one), _plain(other)
    if is_swapped(one, other):
        return min(len(one), len(other)) >= 6
    if abs(len(one) - len(other)) > 1 or one[0] != other[0] or min(len(one), len(other)) < 6:
        return False
    if one.startswith(other) or other.startswith(one) or (len(one) == len(other) and one[:-1] == other[:-1]):
        return False
    return _distance(one.lower(), other.lower()) == 1


def _plain(word: str) -> str:
    """Give a word without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _distance(one: str, other: str) -> int:
    """Give the number of letters to insert, delete or exchange between two short words."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != against))
    return row[-1]
