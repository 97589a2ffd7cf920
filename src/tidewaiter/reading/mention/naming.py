"""Names of products as the text gives them: the known word with the modifiers and the head noun that belong to it."""

from tidewaiter.codes.products import kind_of, product_codes
from tidewaiter.grammar.token import Tokens
from tidewaiter.language.inflection import both_numbers
from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.nounphrase import ends_phrase, is_weak, spell

# Nouns that end the name of a product whose first word the tables know ("molybdenum oxide").
_ENDS = wordlist.words("product_end")
# Nouns of classes, of which "other" makes the rest of one.
_CLASSES = wordlist.words("class_end")
# Words before a product that make it one of its own wherever they stand ("durum wheat").
_MODIFIERS = wordlist.words("product_modifier")
# First parts of a compound that do so ("non-monetary gold", "semi-refined sugar").
_PREFIXES = wordlist.words("product_prefix")
# Endings of adjectives and participles, which say how and not what.
_ADJECTIVES = tuple(sorted(wordlist.words("adjective_end")))
# Kinds right behind which a noun phrase begins, so that any noun before a product belongs to it.
_BEGINNERS = frozenset(["preposition", "quantity", "area_adjective", "area", "mark", "conjunction"])
_BEFORE_A_NAME = frozenset(["of", "in", "for", "by", "from", "to", "with"])
# Classes of all goods that no word before them narrows down to a kind: what "expensive goods" are is not said.
UNMODIFIED = frozenset(code for code in product_codes() if kind_of(code) == "aggregate") - {"services", "goods"}
# Words with which a noun phrase begins.
_DETERMINERS = wordlist.words("determiner")
# Words that a hyphen ties to a product, before the noun of what is made of it.
_JOINTS = frozenset(["based", "related", "derived"])
# Nouns of what is made of a product or belongs to it, and what stands before them ("palm oil and its derivatives").
_PARTS = wordlist.words("made_of_it")
_OWN_PARTS = frozenset(["its", "their", "related", "allied"])
# How many words a name may be longer on either side.
_MOST_BEFORE, _MOST_BEHIND = 3, 2


def begin_of_name(tokens: Tokens, first: int, last: int, floor: int, *, behind_opener: bool) -> int:
    """Give the token at which the name of the product from `first` to `last` begins; none before `floor` belongs to it.

    Words of the table and compounds with "non-" and the like always do; any other noun does where the words before it are known
    to open a noun phrase, `behind_opener`, as "of", a number and "Japanese" do.
    """
    sure = here = first
    while here > floor and first - here < _MOST_BEFORE:
        word = tokens.words[here - 1]
        if tokens.glued[here - 1]:
            begin, named = _begin_of_compound(tokens, here - 1, floor)
            if begin == here:
                break
            here, sure = begin, begin if named else sure
        elif word in _MODIFIERS:
            here = sure = here - 1
        elif _may_modify(tokens, here - 1):
            here -= 1
        else:
            break
    if sure == first and first > floor and tokens.words[first - 1] == "other" and tokens.words[last - 1] in _CLASSES:
        return first - 1  # "other oil products"
    if here < sure:
        free = here
        while free > floor and is_weak(tokens.words[free - 1]):
            free -= 1
        if (behind_opener and free == floor) or (free > floor and tokens.words[free - 1] in _DETERMINERS):
            return here
    return sure


def _begin_of_compound(tokens: Tokens, last: int, floor: int) -> tuple[int, bool]:
    """The first token of the compound that ends with a token and tells a kind of a product ("grass-fed"), else the one behind it.

    Also whether it tells one wherever it stands, as those with "non-" and the like do.
    """
    words, begin = tokens.words, last
    if last > floor and words[last - 1] in _PREFIXES:
        return last - 1, True
    while begin > floor and tokens.glued[begin]:
        begin -= 1
    plain = not tokens.glued[begin] and all(words[at].isalpha() and not tokens.capital(at) for at in range(begin, last + 1))
    praised = words[last] in _PRAISING and words[begin] not in _BY_HAND
    kind = plain and last - begin < _MOST_BEFORE and not praised and not is_weak(words[begin])
    return (begin if kind else last + 1), False


# What ends a compound that says how good, dear or large a thing is or whose, and what makes "made" a kind of things.
_PRAISING = wordlist.words("compound_of_praise")
_BY_HAND = frozenset(["man", "hand", "home", "machine", "custom", "tailor", "ready"])


def end_of_name(tokens: Tokens, last: int, ceiling: int) -> int:
    """Give the token behind the name of the product that ends before `last`: nouns that end such names belong to it."""
    here = last
    if here + 1 < ceiling and tokens.glued[here] and tokens.words[here] in _JOINTS and tokens.words[here + 1] in _ENDS:
        here += 1  # "coconut-based products"
    while here < ceiling and here - last < _MOST_BEHIND and tokens.words[here] in _ENDS:
        here += 1
    return here


def end_of_whole(tokens: Tokens, last: int, ceiling: int) -> int:
    """Give the token behind "and derivatives", "and articles thereof", where that stands behind a product, else where it ends."""
    words, here = tokens.words, last + 1
    if words[last : last + 1] != ["and"]:
        return last
    if words[here : here + 1] and words[here] in _OWN_PARTS:
        here += 1
    if here >= min(ceiling, len(words)) or words[here] not in _PARTS:
        return last
    here += 1
    if words[here : here + 1] == ["thereof"]:
        here += 1
    return here if here >= len(words) or ends_phrase(words[here]) or here == ceiling else last


def end_of_economy(tokens: Tokens, first: int, last: int) -> int:
    """Give the token behind "fourth-largest economy", where that stands behind a region and stands for a country, else 0.

    Where it is told of itself ("Asia's largest economy grew 5 percent") it is one that grows.
    """
    words = tokens.words
    at = begin = last + (words[last : last + 1] == ["'s"])
    if words[begin - 1 : begin] != ["'s"]:
        return 0
    while at - begin < _MOST_BEFORE and words[at : at + 1] and words[at] in _RANKS:
        at += 1
    before = first - 1 - (words[first - 1 : first] == ["the"])
    governed = before >= 0 and words[before] in _GOVERNING
    return at + 1 if at > begin and words[at : at + 1] == ["economy"] and governed else 0


_RANKS = frozenset("largest biggest top leading second third fourth fifth sixth seventh eighth ninth tenth".split())
_GOVERNING = frozenset(["from", "to", "with", "of", "for", "in", "by", "leaving"])


def _may_modify(tokens: Tokens, index: int) -> bool:
    """Whether a word may be a noun or adjective that tells kinds of a product apart, and no word of praise, size or time."""
    word = tokens.words[index]
    return (
        len(word) > 2
        and word.isalpha()
        and not tokens.capital(index)
        and not ends_phrase(word)
        and not is_weak(word)
        and not word.endswith(_ADJECTIVES)
    )


def opens_phrase(kind: str, word: str) -> bool:
    """Whether what stands before, of this kind and with this first word, opens a noun phrase: "of", a number, "Japanese"."""
    return kind in _BEGINNERS and (kind != "preposition" or word in _BEFORE_A_NAME)


def is_one_name(left: str, right: str) -> bool:
    """Whether two products side by side are one: not where either is a class of all goods; services may be of a thing."""
    return kind_of(left) != "aggregate" and (kind_of(right) != "aggregate" or right == "services")


def name_of(tokens: Tokens, first: int, last: int, *, kind: str) -> str:
    """Give the name of a product as printed, in lower case, and in the plural where its `kind`, a code, is ("electric tool")."""
    name = spell(tokens, first, last)
    return both_numbers(name)[1] if kind.endswith("s") and not name.endswith("s") else name
