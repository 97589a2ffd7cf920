"""Numbers that count nothing: parts of names, days, times of day, addresses, ranks in digits."""

from tidewaiter.grammar.token import Tokens
from tidewaiter.language.numerals import Numerals

# Signs that tie a number to what they touch: addresses, handles, codes.
_WITHIN = frozenset("/@#_&\\")
_MONTHS_DAYS = 31


def designation(tokens: Tokens, first: int, last: int, table: Numerals) -> str | None:
    """Give what a bare number in digits is, where it is no amount: `name`, `date`, `ordinal` or `list`; else None.

    `table` is that of the number words.  Years are not decided here.

    >>> from tidewaiter.grammar.token import tokenize
    >>> from tidewaiter.language.numerals import numerals
    >>> designation(tokenize("Nov. 18"), 2, 3, numerals()), designation(tokenize("the MG4"), 2, 3, numerals())
    ('date', 'name')
    >>> designation(tokenize("18 ships"), 0, 1, numerals()) is None
    True
    """
    return _by_left(tokens, first, table) or _by_right(tokens, first, last, table)


def is_name_after(tokens: Tokens, first: int, table: Numerals) -> bool:
    """Whether the word before a number makes a name of it (No. 54, Boeing 737)."""
    words, sets = tokens.words, table.sets
    before = first - 1
    if before > 0 and words[before] == "." and tokens.ends[before - 1] == tokens.starts[before]:
        before -= 1
    if before < 0:
        return False
    word = words[before]
    if word in sets["named"]:
        return True
    if word + "^" in sets["named"]:
        return tokens.capital(before)
    return word == "of" and words[before - 1 : before] == ["group"]


def _by_left(tokens: Tokens, first: int, table: Numerals) -> str | None:
    if not first:
        return None
    words, before = tokens.words, first - 1
    word = words[before]
    if tokens.glued[first]:
        return "name"
    if tokens.starts[first] == tokens.ends[before]:
        if word[0].isalnum() or word in _WITHIN:
            return "name"
        if word == ":" and before and tokens.numeric[before - 1] and tokens.ends[before - 1] == tokens.starts[before]:
            return "date"
        if word == ".":
            return "name"
    if is_name_after(tokens, first, table):
        return "name"
    if word == "of" and before and tokens.numeric[before - 1] and is_name_after(tokens, before - 1, table):
        return "name"  # page 4 of 12
    month = before - 1 if word == "." and before else before
    return "date" if _is_month(tokens, month, table) and _is_day(words[first]) else None


def _by_right(tokens: Tokens, first: int, last: int, table: Numerals) -> str | None:
    words = tokens.words
    if last >= len(words):
        return None
    word = words[last]
    touching = tokens.starts[last] == tokens.ends[last - 1]
    if tokens.glued[last]:
        return "date" if _is_month(tokens, last, table) else "name"
    if touching:
        if word in table.sets["suffix"]:
            return "ordinal"
        if word[0].isalpha() or word in _WITHIN or (word == "+" and _is_tied(tokens, last)) or _is_quoted(tokens, first, last):
            return "name"
        if word == ":" and tokens.numeric[last + 1 : last + 2] == [True] and tokens.starts[last + 1] == tokens.ends[last]:
            return "date"
    if _is_day(words[first]) and (word in table.sets["clock"] or _is_month(tokens, last, table)):
        return "date"
    if _is_hour(words[first]) and (word in table.sets["clock"] or word in {"gmt", "hrs"}):
        return "date"
    return None


def _is_month(tokens: Tokens, at: int, table: Numerals) -> bool:
    if at < 0:
        return False
    word, months = tokens.words[at], table.sets["month"]
    return word in months or (word + "^" in months and tokens.capital(at))


def _is_day(word: str) -> bool:
    return len(word) <= 2 and word.isdigit() and 0 < int(word) <= _MONTHS_DAYS


def _is_hour(word: str) -> bool:
    """Whether digits may be a time of day without its colon (458 am, 0930 GMT)."""
    return word.isdecimal() and len(word) <= 4 and int(word) <= 2400 and int(word[-2:]) < 60


def _is_tied(tokens: Tokens, at: int) -> bool:
    """Whether the token behind a sign touches it (1+N)."""
    return at + 1 < len(tokens.words) and tokens.starts[at + 1] == tokens.ends[at]


def _is_quoted(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a number stands alone in quotation marks, which makes a name of it (the "33618" plan)."""
    if not first or tokens.words[first - 1] != tokens.words[last] or tokens.words[last] not in {'"', "'"}:
        return False
    return tokens.ends[first - 1] == tokens.starts[first]
