"""Plain text and Markdown: the text as it is."""

from tidewaiter.document.draft import Draft
from tidewaiter.document.encoding import decode


def read_plain(data: bytes, *, path: str, kind: str = "text") -> Draft:
    """Give the decoded text, nothing stripped and nothing normalised: offsets count its characters.

    >>> read_plain(b"Exports rose.\\r\\n", path="a.txt").text
    'Exports rose.\\r\\n'
    """
    text, encoding = decode(data, path=path)
    return Draft(text=text, format=kind, encoding=encoding)
