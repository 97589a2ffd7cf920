"""PDF files: their text, their metadata, and the ones that cannot be read."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from tidewaiter.document import load_bytes
from tidewaiter.document.pdf import mend_words
from tidewaiter.errors import BrokenPdf, EmptyDocument, EncryptedPdf
from tidewaiter.export.review import Review
from tidewaiter.reading import read_figures


def write_pdf(pages: Sequence[Sequence[str]], *, info: str = "", trailer: str = "") -> bytes:
    """Give a PDF with one line of text below the other; an empty line leaves a gap."""
    numbers = [4 + 2 * number for number in range(len(pages))]
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{' '.join(f'{number} 0 R' for number in numbers)}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        90: f"<< {info} >>",
        91: "<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + "11" * 32 + "> /U <" + "22" * 32 + "> >>",
    }
    for number, lines in zip(numbers, pages, strict=True):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 10 Tf 50 780 Td {shown} ET"
        objects[number] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {number + 1} 0 R >>"
        )
        objects[number + 1] = f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"
    body = "%PDF-1.4\n" + "".join(f"{number} 0 obj\n{content}\nendobj\n" for number, content in objects.items())
    return (body + f"trailer\n<< /Root 1 0 R /Info 90 0 R {trailer} >>\n%%EOF\n").encode("latin-1")


RICE = ["Rice exports rise", "", "Exports of rice rose 4 percent to 7 million", "tonnes in May.", "", "Imports fell by a tenth."]


def test_the_text_of_all_pages_is_read_with_its_paragraphs() -> None:
    document = load_bytes(write_pdf([RICE, ["Maize exports fell."]]), path="rice.pdf")
    expected = (
        "Rice exports rise\n\nExports of rice rose 4 percent to 7 million\ntonnes in May.\n\n"
        "Imports fell by a tenth.\n\nMaize exports fell."
    )
    assert (expected, "pdf", 17) == (document.text, document.format, document.headline_end)


def test_title_and_day_of_making_come_from_the_metadata() -> None:
    document = load_bytes(write_pdf([RICE], info="/Title (Rice note) /CreationDate (D:20240118093000Z)"), path="rice.pdf")
    assert ("Rice note", "2024-01-18", "metadata") == (document.title, document.date, document.date_from)


def test_a_printed_date_comes_before_the_day_of_making() -> None:
    data = write_pdf([["HANOI, 3 March 2023 - Exports of rice rose."]], info="/CreationDate (D:20240118)")
    document = load_bytes(data, path="rice.pdf")
    assert ("2023-03-03", "dateline") == (document.date, document.date_from)


def test_the_day_of_making_is_none_of_a_text_of_years_ago() -> None:
    data = write_pdf([["Exports of rice rose 4 percent in July 2024."]], info="/CreationDate (D:20261118)")
    assert None is load_bytes(data, path="rice.pdf").date


def test_the_foot_of_a_page_dates_a_text() -> None:
    body = [f"Exports of rice rose {number} percent, as the yards said." for number in range(30)]
    data = write_pdf([[*body, "Page 1 of 2, 12 August 2024"], body], info="/CreationDate (D:20261118)")
    document = load_bytes(data, path="rice.pdf")
    assert ("2024-08-12", "heading") == (document.date, document.date_from)


def test_an_impossible_day_of_making_is_none() -> None:
    assert None is load_bytes(write_pdf([RICE], info="/CreationDate (D:20240231)"), path="rice.pdf").date


def test_a_pdf_is_known_by_its_content() -> None:
    assert "pdf" == load_bytes(write_pdf([RICE]), path="-").format


def test_an_encrypted_pdf_is_refused() -> None:
    data = write_pdf([RICE], trailer="/Encrypt 91 0 R /ID [<00> <00>]")
    with pytest.raises(EncryptedPdf, match=r"rice.pdf: the PDF is encrypted; .* save an unprotected copy"):
        load_bytes(data, path="rice.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", b"Exports rose 4 percent.", write_pdf([RICE])[:60]])
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenPdf, match=r"rice.pdf: broken PDF .* expected a whole PDF file"):
        load_bytes(data, path="rice.pdf")


def test_a_pdf_without_text_is_empty() -> None:
    with pytest.raises(EmptyDocument, match="perhaps a scan"):
        load_bytes(write_pdf([[]]), path="scan.pdf")


def test_threads_may_read_at_once() -> None:
    data = write_pdf([RICE] * 5)
    with ThreadPoolExecutor(4) as threads:
        texts = set(threads.map(lambda number: load_bytes(data, path=f"{number}.pdf").text, range(16)))
    assert 1 == len(texts)


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("ex\ufffe\nports rose", "exports rose"),
        ("year\ufffe\non-year", "year-on-year"),
        ("year-on\x02\nyear", "year-on-year"),
        ("rose\n4 percent", "rose\n4 percent"),
    ],
)
def test_a_word_that_a_line_break_parts_is_joined(printed: str, mended: str) -> None:
    assert mended == mend_words(printed)


def test_pages_say_where_they_begin() -> None:
    document = load_bytes(write_pdf([RICE, [""], ["Maize exports fell 3 percent."]]), path="rice.pdf", date="2024-02-01")
    assert 3 == len(document.pages)
    assert "Maize" == document.text[document.pages[2] : document.pages[2] + 5]
    review = Review(document, tuple(read_figures(document)), ())
    assert [("4", 1), ("7 million", 1), ("3", 3)] == [
        (one.quote, review.page_of(one)) for one in review.figures if one.quote in {"4", "7 million", "3"}
    ]


def test_a_text_has_no_pages() -> None:
    document = load_bytes(b"Maize exports fell 3 percent.", path="maize.txt", date="2024-02-01")
    assert [None] == [Review(document, (), ()).page_of(one) for one in read_figures(document)]
