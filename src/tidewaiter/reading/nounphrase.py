"""Noun phrases that no table knows, as the text gives them."""

from tidewaiter.grammar.token import Tokens

# Words at which a noun phrase ends, whichever way it is read.
_STOP = frozenset(
    """a an the of to from in on at by with for and or but as that which who whose is are was were be been being has have had do does did will would
    can could may might should must than then also only just even still not no nor so such its their his her our my your this these those it they
    he she we i you there here when while where what how if because since until after before during between among through over under about into onto
    up down out off more less most least very too much many some any each every all both either neither other another same said says say according
    reached hit totaled totalled stood came went made took got gave showed saw seen see set put remain remained became become compared
    """.split()
)
_STOP_SIGNS = frozenset(",.;:()[]\"!?-/%&'")
_WEAK = frozenset(
    """strong weak robust total overall record monthly annual quarterly yearly combined average cumulative higher lower rising falling growing
    surging slowing sluggish solid domestic global foreign outbound inbound overseas main key major top biggest largest latest new first second third
    fourth last next current recent respective same similar direct cheap cheaper expensive net gross actual official provisional preliminary
    seasonally adjusted nominal real physical strongest weakest headline booming growing weaker stronger softer faster slower worldwide national
    international local regional two way daily weekly booming buoyant brisk slack soft tepid muted resilient healthy physical planned potential
    additional more less larger smaller bigger greater better worse poor good bumper fresh initial early late past previous prior future final
    original usual individual separate joint mutual bilateral multilateral legal illegal retail wholesale commercial private public state federal
    provincial municipal internal external seaborne western eastern northern southern own single double triple possible normal average typical
    market product visible invisible traditional conventional modern direct indirect whole entire full half year month quarter end start
    high low big small large huge massive vast modest slight sharp steep rapid slow fast quick steady stable volatile unusual exceptional
    however meanwhile while also still even just only then when as if because since until after before during per cent percent pct country
    nation world city province region port company group government ministry customs bureau office agency data figures value volume amount
    quantity level rate number figure share part overall sector industry combined""".split()
)


def phrase_after(tokens: Tokens, start: int, limit: int) -> tuple[str, int]:
    """Give the noun phrase that begins at a token, as printed in lower case, and the token behind it; '' where there is none.

    It runs to the next preposition, conjunction, verb form of the small list, sign or number, at most six words and not past `limit`.
    """
    here = start
    while here < limit and here - start < 6:
        word = tokens.words[here]
        if word in _STOP or word in _STOP_SIGNS or tokens.numeric[here] or not (word[0].isalpha()):
            break
        here += 1
    while start < here and tokens.words[start] in _WEAK:
        start += 1
    return (_spell(tokens, start, here), here) if here > start else ("", start)


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
    while here < end and tokens.words[here] in _WEAK:
        here += 1
    return _spell(tokens, here, end) if here < end else ""


def list_entry(tokens: Tokens, start: int, end: int) -> str:
    """Give the entry of a list between two tokens as printed in lower case, without leading signs, articles and empty adjectives.

    An entry of more than twelve words is none.
    """
    words = tokens.words
    while start < end and (words[start] in _LEADING or words[start] in _WEAK or words[start] in _STOP_SIGNS):
        start += 1
    return _spell(tokens, start, end) if 0 < end - start <= 12 else ""


_LEADING = frozenset("and the a an in of for to from by with while especially including both".split())


def is_weak(word: str) -> bool:
    """Whether a word before a noun says nothing about what is traded ("strong exports")."""
    return word in _WEAK or word.endswith("ly")


def _spell(tokens: Tokens, first: int, last: int) -> str:
    text = tokens.printed(first, last)
    acronyms = [w for w in text.split() if not (len(w) > 1 and w.isupper())]
    return " ".join(text.lower().split()) if acronyms else " ".join(text.split())
