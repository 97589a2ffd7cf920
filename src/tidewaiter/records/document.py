"""A document: a text with where it comes from."""

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text with a date, a publisher, a language, an address and a hash.

    `path` is the path or address as given.  `text` never changes: every offset of a figure counts code
    points in it.  `date` is an ISO day, month or year, or null where none could be found; `date_from` says how it is
    known (`given`, `metadata`, `dateline`, `heading`).  `headline_end` is the offset at which the headline ends, 0 where
    there is none.  `unwrapped` is the text with blanks for the line ends (and indents) that only break a line, of the same
    length, so that offsets count in both; empty where nobody looked for them.  `pages` are the offsets at which its
    pages begin, where it has any.  `digest` is the hexadecimal BLAKE2b-128 hash
    of the text in UTF-8.
    """

    path: str
    text: str
    digest: str
    date: str | None = None
    date_from: str | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    format: str = "text"
    encoding: str | None = None
    headline_end: int = 0
    unwrapped: str = ""
    pages: tuple[int, ...] = ()

    @property
    def running(self) -> str:
        """The text as it is read: unwrapped, where that is known."""
        return self.unwrapped or self.text
