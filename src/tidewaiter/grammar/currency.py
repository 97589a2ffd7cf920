"""Which currency an open sign or noun ($, ¥, francs) is, by the words around it."""

from functools import cache

from tidewaiter.codes.units import currencies
from tidewaiter.grammar.token import Tokens
from tidewaiter.tables import read_table, split_words

# How many tokens to either side may speak for a currency: about a long sentence.
_REACH = 40
_NOUNS = {"open:$": "Dollar", "open:¥": "", "open:krone": "Kr", "open:CFA_franc": "CFA Franc"}


@cache
def _hints(language: str) -> dict[str, tuple[dict[str, str], str | None]]:
    """Of every open code the words that settle it, and what it is where none stands near."""
    hints: dict[str, tuple[dict[str, str], str | None]] = {}
    for row in read_table(f"language/{language}/open_currencies.csv", ("open", "code", "words"), key=("open", "code")):
        words, default = hints.get(row["open"], ({}, None))
        words |= dict.fromkeys(split_words(row["words"]), row["code"])
        hints[row["open"]] = words, default if row["words"] else row["code"]
    return hints


def open_names(language: str = "en") -> frozenset[str]:
    """Give what the currencies of several countries are called alike, as the open codes have it.

    >>> "krone" in open_names(), "euro" in open_names()
    (True, False)
    """
    return frozenset(code.removeprefix("open:") for code in _hints(language))


def settle_currency(code: str, tokens: Tokens, at: int, *, home: str | None = None, language: str = "en") -> str:
    """Give the ISO 4217 code of an open currency at a token, or the open code where words near it do not agree on one.

    `home` is the currency of the publisher's country: it wins where it goes by the open name ($ is CAD for a Canadian paper).

    >>> from tidewaiter.grammar.token import tokenize
    >>> settle_currency("open:¥", tokenize("Japan sold cars for ¥5bn"), 4)
    'JPY'
    >>> settle_currency("open:$", tokenize("$5"), 0, home="CAD"), settle_currency("open:peso", tokenize("5 pesos"), 1)
    ('CAD', 'open:peso')
    """
    if home is not None and _goes_by(home, code):
        return home
    words, default = _hints(language).get(code, ({}, None))
    if words and not tokens.distinct.isdisjoint(words):
        near = {words[w] for w in tokens.words[max(0, at - _REACH) : at + _REACH] if w in words}
        if len(near) == 1:
            return near.pop()
    return default or code


def currency_of(code: str, country: str, unit: str, *, language: str = "en") -> str:
    """Give the currency of a country that goes by an open name, where the words near it settled none (`unit` is what they gave).

    The first two letters of a code of ISO 4217 are those of its country.

    >>> currency_of("open:franc", "CH", "FRF"), currency_of("open:krone", "NO", "SEK"), currency_of("open:franc", "CH", "BEF")
    ('CHF', 'SEK', 'BEF')
    """
    if unit not in {code, _hints(language).get(code, ({}, None))[1]}:
        return unit
    own = [c for c in currencies() if c[:2] == country and _goes_by(c, code)]
    return own[0] if len(own) == 1 else unit


def _goes_by(home: str, code: str) -> bool:
    currency = currencies().get(home)
    if currency is None:
        return False
    if code == "open:¥":
        return home in {"CNY", "JPY"}
    if code == "open:krone" and "Koruna" in currency.name:
        return True  # Czech crowns
    if code == "open:rial" and "Riyal" in currency.name:
        return True  # Saudi ones
    return _NOUNS.get(code, code.removeprefix("open:").capitalize()) in currency.name
