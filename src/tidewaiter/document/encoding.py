"""The encoding of a text, found by strict trial: a text is decoded without a loss, or refused."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, lookup

from tidewaiter.errors import BinaryFile, DecodingError

_MARKS = (
    (BOM_UTF8, "utf-8-sig", "utf-8"),
    # a UTF-32 mark begins with a UTF-16 mark
    (BOM_UTF32_LE, "utf-32", "utf-32"),
    (BOM_UTF32_BE, "utf-32", "utf-32"),
    (BOM_UTF16_LE, "utf-16", "utf-16"),
    (BOM_UTF16_BE, "utf-16", "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich text (RTF) file"),
)
_TRIED = ("utf-8", "utf-16 with a byte-order mark", "gb18030", "big5", "cp1252")
# Control characters that texts do carry: tab, line feed, vertical tab, form feed, carriage return, escape.
_CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 11, 12, 13, 27}))
_SAMPLE = 1 << 16
_HIGH_RUN = re.compile(rb"[\x80-\xff]++")
# HTML names latin-1 and means cp1252 (WHATWG Encoding, section 4.2); gb2312 and gbk are parts of gb18030.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


def decode(data: bytes, *, path: str, declared: str | None = None) -> tuple[str, str]:
    """Give the text of some bytes and the name of their encoding.

    A byte-order mark decides; then UTF-8, then the encoding that the file itself declares, then GB18030, Big5 or
    Windows-1252, whichever the bytes look like.  The mark is not part of the text, and NUL becomes U+FFFD, one for one; all else
    stays as it is.  Raises BinaryFile for what is no text and DecodingError for what fits nothing, with the byte at fault.

    >>> decode("进出口总值".encode("gb18030"), path="a.txt")
    ('进出口总值', 'gb18030')
    >>> decode(b"100\\x81 tonnes", path="a.txt")
    Traceback (most recent call last):
    tidewaiter.errors.DecodingError: a.txt: byte 3 (0x81) does not fit; expected utf-8, ...
    """
    text, encoding = _decode(data, path, declared)
    return text.replace("\0", "\ufffd"), encoding


def _decode(data: bytes, path: str, declared: str | None) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, path, codec), name
    refuse_binary(data, path=path)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        fault = error.start
    if _is_damaged_utf8(data):
        raise DecodingError(path, fault, data[fault], ("utf-8",))
    for codec in _candidates(data, declared):
        try:
            return data.decode(codec), codec
        except UnicodeDecodeError:
            continue
    raise DecodingError(path, fault, data[fault], _TRIED)


def _strict(data: bytes, path: str, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise DecodingError(path, error.start, data[min(error.start, len(data) - 1)], (codec,)) from error


def refuse_binary(data: bytes, *, path: str) -> None:
    """Raise BinaryFile where bytes are no text: a known kind of file, or control characters for more than a tenth (first 64 KiB).

    A text with a few stray control characters is still a text.
    """
    for magic, found in _MAGIC:
        if data.startswith(magic):
            raise BinaryFile(path, 0, found)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 10 > len(sample):
        offset = next(place for place, byte in enumerate(sample) if byte in _CONTROLS)
        raise BinaryFile(path, offset, "control characters")


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: nine in ten of the characters beyond ASCII decode."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return broken * 10 <= beyond


def _candidates(data: bytes, declared: str | None) -> tuple[str, ...]:
    named = _codec(declared)
    guessed = ("gb18030", "big5") if _is_east_asian(data) else ("cp1252",)
    if guessed[0] == "gb18030" and _big5_score(data) > _gb_score(data):
        guessed = ("big5", "gb18030")
    return (*((named,) if named else ()), *guessed)


def _codec(declared: str | None) -> str | None:
    """Give the Python name of a declared encoding, null where there is none or it is no text encoding."""
    try:
        found = lookup((declared or "").strip())
    except LookupError:
        return None
    name = _MEANT.get(found.name, found.name)
    return None if name.startswith(("utf", "idna", "punycode", "unicode", "raw")) or not _is_text(name) else name


def _is_text(codec: str) -> bool:
    try:
        return b"a".decode(codec) == "a"
    except (LookupError, UnicodeError, AssertionError):
        return False


def _is_east_asian(data: bytes) -> bool:
    """Whether bytes beyond ASCII mostly stand side by side: in Western texts they are single accents, quotes and signs."""
    runs = _HIGH_RUN.findall(data[: 4 * _SAMPLE])
    together = sum(len(run) for run in runs if len(run) > 1)
    return together * 2 > sum(map(len, runs))


def _gb_score(data: bytes) -> float:
    """The share of characters that are of the first, common level of GB 2312 (lead bytes B0 to D7) or its signs (A1 to A3)."""
    return _lead_share(data, "gb18030", ((0xA1, 0xA3), (0xB0, 0xD7)))


def _big5_score(data: bytes) -> float:
    """The share of characters that are of the first, common level of Big5 (lead bytes A4 to C6) or its signs (A1 to A3)."""
    return _lead_share(data, "big5", ((0xA1, 0xC6),))


def _lead_share(data: bytes, codec: str, common: tuple[tuple[int, int], ...]) -> float:
    sample = data[:_SAMPLE].decode(codec, "replace")
    beyond = [character for character in sample if character > "\x7f"]
    leads = [character.encode(codec, "ignore")[:1] for character in beyond]
    known = sum(1 for lead in leads if lead and any(low <= lead[0] <= high for low, high in common))
    return known / max(1, len(beyond))
