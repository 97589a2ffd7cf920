"""Trade modes, from `codes/modes.csv`."""

from functools import cache

from tidewaiter.tables import read_table, split_words

_COLUMNS = ("code", "customs_code", "name_en", "name_zh", "citation")


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_table("codes/modes.csv", _COLUMNS, key=("code",))}


def mode_codes() -> tuple[str, ...]:
    """Give the codes of all trade modes, in the order of the table."""
    return tuple(_rows())


def label(code: str, language: str = "en") -> str:
    """Give the name of a trade mode in English (`en`) or Chinese (`zh`); a name that is no code stays.

    >>> label("market_procurement"), label("by balloon")
    ('Market procurement trade', 'by balloon')
    """
    row = _rows().get(code)
    return row["name_zh" if language == "zh" else "name_en"] if row else code


def customs_codes(code: str) -> tuple[str, ...]:
    """Give the supervision mode codes of Chinese customs that a mode covers; none where none is in the table.

    >>> customs_codes("market_procurement"), customs_codes("by balloon")
    (('1039',), ())
    """
    row = _rows().get(code)
    return split_words(row["customs_code"]) if row else ()


def citations_of(code: str) -> tuple[str, ...]:
    """Give the rows of the reference table of rules that a mode's codes are taken from.

    >>> citations_of("general_trade")
    ('MODE-0110',)
    """
    row = _rows().get(code)
    return split_words(row["citation"]) if row else ()
