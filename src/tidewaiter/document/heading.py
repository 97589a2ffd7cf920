"""The headline of a text: where it ends, and what it says."""

import re

from tidewaiter.document.date import dates_in

_LONGEST = 200
# Characters that a line may have besides its date and be no headline.
_BESIDE_DATE, _BESIDE_DATE_IN_HEADING = 25, 4
_OPENING = 20_000
_WRAPPED = range(50, 101)
_BYLINE = re.compile(r"(?i:by|from|reporting by|edited by|source:|来源|本报记者|本报讯|记者|作者)\b|(?:本报|记者|作者|来源)")
_BYLINE_WORDS = 9
# A line that breaks off after one of these is no headline but the beginning of a wrapped sentence.
_UNFINISHED = re.compile(r"(?i:\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|which|with)|,)$")
_SENTENCE_END = re.compile(r"(?<![A-Z])[.。!！;；][\"'”’)\]]*$")
_SENTENCE_INSIDE = re.compile(r"[^\W\d_A-Z]{3}[.。] [A-Z]|。.")
_FIELD = re.compile(r"(?i:title)\s*:\s*(?P<title>\S.*)")


def find_headline(text: str, *, title: str | None = None) -> tuple[int, str | None]:
    """Give the offset at which a text's headline ends, 0 where it has none, and the headline.

    A headline is the first line that is not empty: short, without the point that ends a sentence, with a body below it.  A line
    that only dates the text may stand above; a byline, a dateline and the first line of a wrapped paragraph are no headline.  A
    `title` known from elsewhere is taken for one wherever the text begins with it.  Front matter (`---`) is stepped over.

    >>> find_headline("Cork exports rise\\n\\nExports rose 4 percent.")
    (17, 'Cork exports rise')
    >>> find_headline("Exports rose 4 percent.\\n\\nImports fell.")
    (0, None)
    """
    lines = _lines(text[:_OPENING])
    lines, title = _skip_front_matter(lines, title)
    while lines and _is_date_only(lines[0][1]):
        lines = lines[1:]
    if not lines:
        return 0, title
    start, line = lines[0]
    headline = line.strip().lstrip("#■◆●▲ ").strip()
    end = start + len(line.rstrip())
    if title is not None and headline == title.strip():
        return end, title
    if not _has_body(lines) or not _is_headline(headline):
        return 0, title
    return end, title or headline


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines with their offsets, from the first that is not empty."""
    lines: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        if lines or line.strip():
            lines.append((offset, line))
        offset += len(line) + 1
    return lines


def _skip_front_matter(lines: list[tuple[int, str]], title: str | None) -> tuple[list[tuple[int, str]], str | None]:
    if not lines or lines[0][1].strip() != "---":
        return lines, title
    closing = next((number for number, (_, line) in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if closing is None:
        return lines, title
    fields = filter(None, (_FIELD.fullmatch(line.strip()) for _, line in lines[1:closing]))
    named = next((field["title"].strip("\"'") for field in fields), None)
    rest = lines[closing + 1 :]
    while rest and not rest[0][1].strip():
        rest = rest[1:]
    return rest, title or named


def _is_date_only(line: str) -> bool:
    """Whether a line is empty or holds a date and hardly a word besides."""
    if not line.strip():
        return True
    if len(line.split(None, 8)) > 8:
        return False
    found = dates_in(line[:_LONGEST])
    # "# Weekly notes, 12 May 2025": what is marked as a heading is one
    besides = _BESIDE_DATE if not line.lstrip().startswith("# ") else _BESIDE_DATE_IN_HEADING
    return bool(found) and len(line.strip()) - (found[0][1] - found[0][0]) <= besides


def _is_headline(headline: str) -> bool:
    if not headline or len(headline) >= _LONGEST or headline.startswith(("|", ">", "- ", "* ", "•")):
        return False
    if (
        _SENTENCE_END.search(headline)
        or _SENTENCE_INSIDE.search(headline)
        or _UNFINISHED.search(headline)
        or headline.endswith(":")
    ):
        return False
    return not (_BYLINE.match(headline) and len(headline.split()) <= _BYLINE_WORDS)


def _has_body(lines: list[tuple[int, str]]) -> bool:
    """Whether a body follows the first line, and the first line is not itself the beginning of a wrapped paragraph."""
    below = [line for _, line in lines[1:]]
    if not any(line.strip() for line in below):
        return False
    following = below[0]
    if not following.strip() or following[0].isspace():
        return True
    if following[0].islower():
        return False
    wrapped = [len(line.rstrip()) in _WRAPPED for line in (lines[0][1], *below[:2])]
    return not (len(wrapped) == 3 and all(wrapped))
