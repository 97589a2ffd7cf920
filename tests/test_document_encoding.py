"""Encodings are found by strict trial, and what fits none is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.document import load_bytes
from tidewaiter.document.encoding import decode
from tidewaiter.errors import BinaryFile, DecodingError, DocumentError

ENGLISH = "Exports of the café trade rose 5 percent to £3 million – “a record”, said Müller."
SIMPLIFIED = "今年前五个月，全市汽车出口十万辆，同比增长百分之五，占出口总值的比重继续提高。"
TRADITIONAL = "今年前五個月，全市汽車出口十萬輛，較去年同期增長百分之五，佔出口總值的比重繼續提高。"


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8"),
        (ENGLISH, "utf-16", "utf-16"),
        (ENGLISH, "utf-32", "utf-32"),
        (ENGLISH, "cp1252", "cp1252"),
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "utf-16", "utf-16"),
        ("Plain words only.", "ascii", "utf-8"),
    ],
)
def test_the_encoding_of_a_text_is_found(text: str, codec: str, named: str) -> None:
    assert (text, named) == decode(text.encode(codec), path="a.txt")


def test_an_encoding_that_a_page_declares_is_taken_where_it_fits() -> None:
    text = "Экспорт вырос на 5 процентов"
    page = f"<html><meta charset=windows-1251><p>{text}".encode("cp1251")
    assert (text, "cp1251") == (load_bytes(page, path="a.html").text, load_bytes(page, path="a.html").encoding)


def test_a_declared_encoding_that_is_none_is_passed_over() -> None:
    page = "<html><meta charset=hex><p>café".encode("cp1252")
    assert "café" == load_bytes(page, path="a.html").text


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("出口增长".encode() * 20 + b"\xff" + "出口增长".encode() * 20, 240),
        (ENGLISH.encode() + "é".encode()[:1], len(ENGLISH.encode())),
        (b"100\x81 tonnes", 3),
        (b"\xff\xfea\x00\x00", 4),
    ],
)
def test_bytes_that_fit_no_encoding_are_refused_with_their_place(data: bytes, offset: int) -> None:
    with pytest.raises(DecodingError, match="save the file as UTF-8") as caught:
        decode(data, path="news/a.txt")
    if not data.startswith(b"\xff\xfe"):
        assert ("news/a.txt", offset) == (caught.value.path, caught.value.offset)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"PK\x03\x04" + b"word/document.xml",
        bytes(range(256)) * 4,
        b"\x7fELF" + bytes(90),
        bytes(64),
    ],
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryFile, match="not a text; expected text, Markdown, HTML or PDF"):
        decode(data, path="a.txt")


def test_control_and_bidirectional_characters_stay_in_the_text() -> None:
    text = "Exports rose \u202e5\u202c percent\x07 to\x1b[31m 3 million\u200b tonnes."
    assert text == load_bytes(text.encode(), path="a.txt").text


def test_a_nul_is_replaced_one_for_one() -> None:
    assert "5\ufffd tonnes of rice were sold." == load_bytes(b"5\0 tonnes of rice were sold.", path="a.txt").text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_text_is_given_back_as_it_is(text: str) -> None:
    try:
        found, encoding = decode(text.encode(), path="a.txt")
    except BinaryFile:
        return
    if encoding == "utf-8" and not text.startswith("\ufeff"):
        assert text == found


@given(st.binary(), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.md"]))
def test_any_bytes_are_a_document_or_a_refusal(data: bytes, path: str) -> None:
    try:
        said = load_bytes(data, path=path).path
    except DocumentError as error:
        said = str(error)
    assert said.startswith(path)
