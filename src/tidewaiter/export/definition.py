"""What a source counts, as people read it."""

from functools import cache

from tidewaiter.codes.definitions import definitions


@cache
def _counts() -> dict[str, str]:
    return {definition.code: definition.counts for definition in definitions().values()}


def show_definition(code: str | None) -> str:
    """Give what is counted under the code of a definition; a code without a row is given in words, null as nothing.

    >>> show_definition("period_average"), show_definition(None)
    ('period average', '')
    """
    if code is None:
        return ""
    counts = _counts().get(code)
    return f"counts {counts}" if counts else code.replace("_", " ")
