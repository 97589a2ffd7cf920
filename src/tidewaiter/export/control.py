"""Characters that a reader cannot see, made visible.

Control characters can move a terminal's cursor, bidirectional ones can turn a number around.  Reports never pass them on: each
is shown as its code point.
"""

import re
import unicodedata
from collections.abc import Iterator

# C0 and C1 without tab and newline; bidirectional marks, embeddings, overrides and isolates (UAX #9); separators that break lines
# unseen; the zero-width space, word joiner and byte-order mark; lone surrogates; tag characters.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def split_hidden(text: str) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a text in order, each with whether it is one hidden character.

    >>> list(split_hidden("a\\u202eb"))
    [('a', False), ('\\u202e', True), ('b', False)]
    """
    done = 0
    for match in _HIDDEN.finditer(text):
        if match.start() > done:
            yield text[done : match.start()], False
        yield match.group(), True
        done = match.end()
    if done < len(text):
        yield text[done:], False


def name_hidden(character: str) -> str:
    """Give the code point and the Unicode name of a character.

    >>> name_hidden("\\u202e")
    'U+202E RIGHT-TO-LEFT OVERRIDE'
    """
    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"


def show_hidden(text: str) -> str:
    """Give a text in which every hidden character is written as its code point.  Tabs and newlines stay.

    >>> show_hidden("up \\x1b[31m5\\u202e%")
    'up <U+001B>[31m5<U+202E>%'
    >>> show_hidden("up 5%")
    'up 5%'
    """
    return _HIDDEN.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def show_line(text: str) -> str:
    """Give a text on one line: hidden characters shown, every run of white space one space.

    >>> show_line("a\\n  b\\x00")
    'a b<U+0000>'
    """
    return " ".join(show_hidden(" ".join(text.split())).split())
