"""The singular and the plural of an English noun, by the regular rules."""

# Their singulars are other words ("good", "electronic").
_PLURAL_ONLY = frozenset(
    [
        "goods",
        "electronics",
        "ceramics",
        "logistics",
        "spirits",
        "ics",
        "plastics",
        "textiles",
        "valuables",
        "greens",
        "arms",
        "savings",
        # a firm, a verb
        "apples",
        "watches",
    ]
)
_SIBILANT = ("s", "x", "z", "ch", "sh")


def both_numbers(phrase: str) -> tuple[str, ...]:
    """Give a noun phrase with its last word as written, in the singular and in the plural.

    Irregular nouns are written out in the tables; a form that does not exist does no harm, since no text holds it.

    >>> both_numbers("lithium battery")
    ('lithium battery', 'lithium batteries')
    >>> both_numbers("chips")
    ('chips', 'chip')
    >>> both_numbers("gas")
    ('gas', 'gases')
    """
    last = phrase.rsplit(" ", 1)[-1]
    if last in _PLURAL_ONLY:
        return (phrase,)
    if last.endswith("ies") and len(last) > 4:
        return phrase, phrase[:-3] + "y"
    if last.endswith(("sses", "xes", "ches", "shes")):
        return phrase, phrase[:-2]
    if last.endswith("s") and not last.endswith(("ss", "us", "is", "gas")):
        return phrase, phrase[:-1]
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return phrase, phrase[:-1] + "ies"
    if last.endswith(_SIBILANT):
        return phrase, phrase + "es"
    return phrase, phrase + "s"
