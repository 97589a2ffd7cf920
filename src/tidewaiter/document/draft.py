"""What one kind of file gives: a text, and what the file says about itself."""

import msgspec


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A document before its date is settled.

    `published` is the date of publication that the file's metadata state, `created` the date on which the file was made: a last
    resort; `printed` the one in the head or foot of a page.  All are ISO days or null.
    `pages` are the offsets at which the pages of a printed document begin.
    """

    text: str
    format: str
    encoding: str | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: str | None = None
    created: str | None = None
    printed: str | None = None
    pages: tuple[int, ...] = ()
