"""Years: four digits that nothing beside them makes an amount of."""

from functools import cache

from tidewaiter.grammar.hedge import hedge_index
from tidewaiter.grammar.token import Tokens
from tidewaiter.grammar.unit import unit_index
from tidewaiter.language.numerals import numerals
from tidewaiter.reading.quantity.amount import TokenQuantity
from tidewaiter.records.interval import Interval

# Signs and words right behind a year that begin something else.
_BEHIND = frozenset([",", ".", ";", ")", "and", "from", "was", "were", "but", "when", "while", "after", "as", "with", "the"])
# What may stand behind such a sign and go on with the number: "2,021", "2021.5", "4.%".
_SIGNS = frozenset(",.")


def is_year(word: str) -> bool:
    """Whether digits may be a year of the last or this century.

    >>> is_year("2023"), is_year("2,023")
    (True, False)
    """
    return len(word) == 4 and word.isdecimal() and word[:2] in {"19", "20"}


def plain_year(tokens: Tokens, at: int, language: str) -> TokenQuantity | None:
    """Give the year at a token that "in" or a month stands before, null where more must be looked at than the words beside it.

    Most years are such ("in 2023,", "in May 2023 from"), and no other reading of the number is possible.
    """
    words = tokens.words
    behind = at + 1
    if not at or behind + 1 >= len(words) or not is_year(words[at]):
        return None
    before_year, behind_year = _neighbours(language)
    if words[at - 1] not in before_year or words[behind] not in behind_year:
        return None
    if tokens.glued[at] or tokens.glued[behind] or tokens.starts[at] == tokens.ends[at - 1]:
        return None
    if words[behind] in _SIGNS and (tokens.numeric[behind + 1] or words[behind + 1] == "%"):
        return None
    return _year(words[at], at)


def _year(word: str, at: int) -> TokenQuantity:
    value = float(word)
    return TokenQuantity(
        first=at,
        last=at + 1,
        start=at,
        stop=at + 1,
        unit_first=at + 1,
        unit_last=at + 1,
        hedge_first=at,
        hedge_last=at,
        value=value,
        unit="units",
        kind="bare",
        interval=Interval(value, value),
        step=10.0 ** (len(word) - len(word.rstrip("0"))),
        fine=1.0,
        year_like=True,
        rules=("<year>",),
    )


@cache
def _neighbours(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words between which a number of four digits is a year: none that may be part of an amount or of a name."""
    table, units, hedges = numerals(language), unit_index(language), hedge_index(language)
    around = hedges.ahead | hedges.behind
    months = {word.rstrip("^") for word in table.sets["month"]}
    named = {word.rstrip("^") for word in table.sets["named"]}
    telling = {*units.after, *table.multipliers, *table.words}
    telling = telling.union(*(table.sets[name] for name in ("lasting", "clock", "suffix")))
    return frozenset({"in", *months} - around - named - units.before.keys()), _BEHIND - around - telling
