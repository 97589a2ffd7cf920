"""Digits that the continent and the metre groups otherwise: 35 657 and 1 250 000 for thousands, 18,8 for decimals."""

from tidewaiter.grammar.token import Tokens
from tidewaiter.language.numerals import Numerals

_GROUP, _FIRST_GROUP = 3, 3
# Spaces that part thousands; the plain one does so only where no other number stands beside them.
_THIN = frozenset("\u00a0\u202f\u2009")
# Decimals behind a comma that are no thousands.
_MOST_DECIMALS = 2
# More groups than the digits of anything that is counted.
_MOST_GROUPS = 5
_PERCENT = frozenset(["%", "percent", "percentage", "pct"])


def join_groups(tokens: Tokens, at: int, table: Numerals) -> tuple[int, str] | None:
    """Give the end and the digits of a number whose thousands are parted by single spaces, null where it is none.

    >>> from tidewaiter.grammar.token import tokenize
    >>> from tidewaiter.language.numerals import numerals
    >>> join_groups(tokenize("exported 35 657 cars"), 1, numerals()), join_groups(tokenize("on May 15 300 cars"), 2, numerals())
    ((3, '35657'), None)
    >>> join_groups(tokenize("rose to 1 250.4 million"), 2, numerals())
    (4, '1250.4')
    """
    words, numeric = tokens.words, tokens.numeric
    last = at + 1
    if last >= len(words) or not numeric[last] or not _is_first(words[at]):
        return None
    while last < len(words) and last - at < _MOST_GROUPS and numeric[last] and _goes_on(tokens, last):
        last += 1
        if "." in words[last - 1]:
            break
    if last == at + 1:
        return None
    thin = all(tokens.text[tokens.ends[i - 1]] in _THIN for i in range(at + 1, last))
    beside = at > 0 and (
        numeric[at - 1] or {words[at - 1], words[at - 1] + "^"} & table.sets["month"] or words[at - 1] in {",", "/"}
    )
    if not thin and (beside or (last < len(words) and numeric[last]) or any("," in word[1:] for word in words)):
        return None
    return last, "".join(words[at:last])


def _is_first(word: str) -> bool:
    return word.isdecimal() and len(word) <= _FIRST_GROUP and word[0] != "0"


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a token is a group of three digits, the last of which may have decimals, one space behind the one before."""
    whole, point, decimals = tokens.words[at].partition(".")
    digits = whole.isdecimal() and (not point or decimals.isdecimal())
    return digits and len(whole) == _GROUP and tokens.starts[at] - tokens.ends[at - 1] == 1


def join_decimals(tokens: Tokens, at: int, table: Numerals) -> tuple[int, str] | None:
    """Give the end and the digits, with a point, of a number whose decimals stand behind a comma, null where it is none.

    Only before a percent sign or a scale word: elsewhere "1,2" is a list.

    >>> from tidewaiter.grammar.token import tokenize
    >>> from tidewaiter.language.numerals import numerals
    >>> join_decimals(tokenize("fell 0,9%"), 1, numerals()), join_decimals(tokenize("groups 1,2 and 3"), 1, numerals())
    ((4, '0.9'), None)
    """
    words, last = tokens.words, at + 1
    digits = words[at]
    if words[last : last + 1] == [","] and tokens.numeric[last + 1 : last + 2] == [True]:
        decimals = words[last + 1]
        if tokens.starts[last + 1] != tokens.ends[at] + 1 or not digits.isdecimal() or not decimals.isdecimal():
            return None
        digits, last = f"{digits},{decimals}", last + 2
    whole, comma, decimals = digits.partition(",")
    if not comma or not whole.isdecimal() or not decimals.isdecimal() or len(decimals) > _MOST_DECIMALS:
        return None
    behind = words[last] if last < len(words) else ""
    tells = behind in _PERCENT or behind in table.scales or (behind == "per" and words[last + 1 : last + 2] == ["cent"])
    return (last, f"{whole}.{decimals}") if tells else None
