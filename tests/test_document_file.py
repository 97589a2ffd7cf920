"""Files and folders become documents, or a refusal that says where, what and what to do."""

import datetime
import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter import errors
from tidewaiter.document import find_documents, load, load_bytes

TEXT = "Rice exports rise\r\n\r\nExports of rice rose 4 percent in May.\r\n"


def test_a_plain_text_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "rice.txt"
    path.write_bytes(TEXT.encode())
    document = load(path)
    assert (TEXT, str(path), "text", "utf-8", 17) == (
        document.text,
        document.path,
        document.format,
        document.encoding,
        document.headline_end,
    )


def test_markdown_is_taken_as_it_is() -> None:
    document = load_bytes(b"# Rice\n\n* Exports **rose** 4 %.\n", path="rice.md")
    assert ("# Rice\n\n* Exports **rose** 4 %.\n", "markdown", "Rice") == (document.text, document.format, document.title)


def test_the_same_text_has_the_same_digest_whatever_its_encoding() -> None:
    text = "Exports of café trade goods rose – by 4 percent."
    assert load_bytes(text.encode(), path="a").digest == load_bytes(text.encode("utf-16"), path="b").digest


@pytest.mark.parametrize(
    ("given_date", "expected"),
    [("2024-01-18", "2024-01-18"), ("2024-01", "2024-01"), ("2024", "2024"), (datetime.date(2024, 1, 8), "2024-01-08")],
)
def test_a_given_date_comes_before_any_other(given_date: str | datetime.date, expected: str) -> None:
    document = load_bytes(b"HANOI, 3 March 2023 -- Exports rose.", path="-", date=given_date)
    assert (expected, "given") == (document.date, document.date_from)


@pytest.mark.parametrize("given_date", ["2024-02-30", "2024-13", "yesterday", "", "18-01-2024"])
def test_an_impossible_date_is_refused(given_date: str) -> None:
    with pytest.raises(errors.DateError, match="is no date"):
        load_bytes(TEXT.encode(), path="-", date=given_date)


def test_without_a_date_there_is_none() -> None:
    document = load_bytes(TEXT.encode(), path="-")
    assert (None, None) == (document.date, document.date_from)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.MissingFile, match="no such file or folder"):
        load(tmp_path / "rice.txt")


def test_an_address_is_not_fetched() -> None:
    with pytest.raises(errors.MissingFile, match="addresses are not fetched"):
        load("https://example.org/rice.html")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(errors.UnreadableFile, match="directory"):
        load(tmp_path)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff".encode(), "\u3000\n".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(errors.EmptyDocument, match=r"rice\.txt: no text in it"):
        load_bytes(data, path="rice.txt")


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rice.txt"
    path.write_bytes(TEXT.encode())
    with pytest.raises(errors.TooLarge, match="61 bytes; expected"):
        load(path, limit=20)


def test_a_line_of_fifty_megabytes_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"Exports rose 4 percent to 7 million tonnes, " * 1_140_000)
    assert path.stat().st_size == len(load(path).text)


def test_folders_are_walked_by_name_for_the_known_kinds(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/d.HTML", "c/e.pdf", "z.csv", ".hidden.txt", ".git/f.txt", "notes"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = [path.relative_to(tmp_path).as_posix() for path in find_documents([tmp_path, tmp_path / "notes"])]
    assert ["a.md", "b.txt", "c/d.HTML", "c/e.pdf", "notes"] == found


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(b"x")
    with pytest.raises(errors.NoDocuments, match=r"no documents in this folder; expected files that end in \.txt"):
        list(find_documents([tmp_path]))


def test_links_that_go_round_end(tmp_path: Path) -> None:
    (tmp_path / "rice.txt").write_bytes(b"x")
    os.symlink(tmp_path, tmp_path / "round")
    assert 1 == len(list(find_documents([tmp_path])))


@pytest.mark.parametrize(
    "error",
    [
        errors.MissingFile("a.txt"),
        errors.UnreadableFile("a.txt", "Permission denied"),
        errors.NoDocuments("folder", (".txt",)),
        errors.EmptyDocument("a.txt", "0 bytes"),
        errors.BinaryFile("a.txt", 3, "a PNG picture"),
        errors.DecodingError("a.txt", 3, 0x81, ("utf-8",)),
        errors.BrokenPdf("a.pdf", "format"),
        errors.EncryptedPdf("a.pdf"),
        errors.TooLarge("a.txt", None, 5),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_names_its_file_and_survives_pickling(error: errors.DocumentError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(error), str(error), vars(error)) == (type(copy), str(copy), vars(copy))
    assert str(error).startswith(error.path)


@given(st.text())
def test_any_text_keeps_its_characters_and_places(text: str) -> None:
    try:
        document = load_bytes(text.encode(), path="a.txt")
    except errors.DocumentError:
        return
    if document.format == "text" and document.encoding == "utf-8" and not text.startswith("\ufeff"):
        assert text.replace("\0", "\ufffd") == document.text
        assert 0 <= document.headline_end <= len(text)
