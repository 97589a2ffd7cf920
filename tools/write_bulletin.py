"""Writes the PDF among the example briefs, with the standard library only.

    python tools/write_bulletin.py examples/bulletin-karlsbruck.pdf

The district, its chamber and all figures are invented; what is wrong in them on purpose stands in the note beside the PDF.  Every
run gives the same bytes, so that the file changes only where this script does.
"""

import re
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

TITLE = "Foreign Trade Bulletin"
# the day of making, which a reader without the printed date would use
MADE = "D:20240208090000Z"
WIDTH = 88
HEADING = ("Karlsbrück Chamber of Commerce and Industry", TITLE, "8 February 2024")
PARAGRAPHS = (
    "Exports of the district in 2023",
    "The companies of the Karlsbrück district exported goods worth 6.4 billion euros (6.92 billion U.S. dollars) in 2023, 4 "
    "percent more than in 2022. The district's car plants exported 31,200 vehicles in 2023, most of them by rail to "
    "Bremerhaven.",
    "Exports of machinery came to 2.4 billion euros in 2023, or 37.5 percent of the district's exports of 6.4 billion "
    "euros. Exports of machine tools, the largest part of machinery, were 2.9 billion euros in 2023.",
    "Orders",
    "New export orders rose 18 percent to 540 million euros in the fourth quarter of 2023 from 480 million euros in the "
    "fourth quarter of 2022. Two thirds of the companies asked by the chamber report that delivery times have become "
    "shorter.",
    "Ports and roads",
    "The new ramp at the freight station opened in September. With 312,000 vehicles exported in 2023, the district's car "
    "plants are its most frequent users, and the chamber has asked for a second track.",
    "Outlook",
    "The chamber expects exports of the district to grow by 2 to 3 percent in 2024. Energy prices have come down, while "
    "wages rise. Companies name the lack of skilled staff as their greatest worry, before customs paperwork and the weak "
    "demand in Asia.",
    "The bulletin appears four times a year. Reprints are welcome if the source is named.",
)


def lay_out() -> tuple[str, ...]:
    """Give the lines of the page, an empty one between two paragraphs."""
    blocks = [*HEADING, *(textwrap.fill(_glue(paragraph), WIDTH) for paragraph in PARAGRAPHS)]
    return tuple("\n\n".join(blocks).replace("\N{NO-BREAK SPACE}", " ").split("\n"))


def write_pdf(lines: Sequence[str]) -> bytes:
    """Give a PDF of one page with a line of text below the other, its table of objects included."""
    shown = " ".join(f"({_escape(line)}) Tj 0 -15 Td" for line in lines)
    stream = f"BT /F1 11 Tf 60 770 Td {shown} ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream",
        f"<< /Title ({_escape(TITLE)}) /CreationDate ({MADE}) >>",
    )
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode("ascii")


def _glue(text: str) -> str:
    """Give the text with each number tied to its scale word, as the note beside the PDF quotes the two in one line."""
    return re.sub(r"(\d) (million|billion)", "\\1\N{NO-BREAK SPACE}\\2", text)


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(write_pdf(lay_out()))
