"""What codes are called in sentences for people: the codes themselves stay in the records."""

from tidewaiter.codes import areas

# Letters that a reader of news would not know.
_SPELT_OUT = frozenset({"WORLD", "BRI", "LDC", "CLMV"})
_MOST_LETTERS = 6


def label_area(code: str) -> str:
    """Give what people call an area: its name, of a group its letters where news print them; several with "and".

    >>> label_area("CN-CQ"), label_area("ASEAN"), label_area("JP+KR"), label_area("WORLD"), label_area("atlantis")
    ('Chongqing', 'ASEAN', 'Japan and South Korea', 'World', 'atlantis')
    """
    names = [_label(part) for part in code.split("+")]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _label(code: str) -> str:
    has_letters = code.isupper() and len(code) <= _MOST_LETTERS and code not in _SPELT_OUT
    return code if has_letters and areas.kind_of(code) == "group" else areas.label(code)


def label_code(code: str) -> str:
    """Give any other code as words.

    >>> label_code("other:current_account"), label_code("sales")
    ('current account', 'sales')
    """
    return code.replace("other:", "").replace("_", " ")
