"""Texts whose lines a machine broke: they are read, and found fault with, as if it had not."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tidewaiter
from proportion import grows_in_proportion
from test_document_pdf import write_pdf
from tidewaiter.document import load_bytes
from tidewaiter.document.wrapping import unwrap

WIRE = """Peru's avocado shippers end a record year

LIMA, February 11 (Agency) - Peru's exports of avocados rose 18.6 percent year-on-year to 1.21 billion US dollars in 2024 from 1.02 billion US dollars in 2023, the ministry of agriculture said on Tuesday.

In volume terms they were 612,000 tonnes. The Netherlands took 204,000 tonnes and Spain 151,000 tonnes. Exports to the Netherlands were 48 percent of the total.

Total exports of Peru came to 74.7 billion US dollars in 2024 and imports to 52.1 billion US dollars, which left a trade surplus of 22.6 billion US dollars.

"We expect exports of avocados of 1.3 billion US dollars in 2025," the minister said, "a growth of about 7 percent."
"""  # noqa: E501 - paragraphs are lines

BULLETIN = """# Timber in figures

Published 4 March 2025

- Finland exported sawn timber worth 2.1 billion euros in 2024, 5 percent more than in 2023.
- Sweden exported sawn timber worth 3.4 billion euros, twice the 1.7 billion euros of 2023.

Exports of pulp from Finland fell by a tenth to 2.7 billion euros in the first half of 2024. In the second half they were 2.9 billion euros, so that the year came to 5.9 billion euros.

## Ports

The port of Kotka handled 10.5 million tonnes in 2024, of which 6.1 million tonnes were exports and 4.9 million tonnes imports.
"""  # noqa: E501 - paragraphs are lines

RELEASE = """Exports of wine rise in the third quarter

Chile's exports of wine rose 6.4 percent in the third quarter of 2024 to 421 million US dollars, according to the customs service. Exports of bottled wine were 352 million US dollars, up from 331 million US dollars a year earlier, and exports of bulk wine 96 million US dollars.

Exports of wine to Brazil grew by 11 percent. Exports of wine to China fell 23.5 percent to 52 million US dollars from 58 million US dollars a year earlier. Some 85 percent of the wine that Chile made in the 12 months to September 2024 was sold abroad.
"""  # noqa: E501 - paragraphs are lines
STORIES = {"wire": WIRE, "bulletin": BULLETIN, "release": RELEASE}


def wrap(text: str, width: int, *, at_hyphens: bool = True, ends: str = "\n") -> str:
    """Give a text with its paragraphs broken at a width, as mail and wires are."""
    broken = (textwrap.fill(line, width, break_on_hyphens=at_hyphens, break_long_words=False) for line in text.split("\n"))
    return "\n".join(broken).replace("\n", ends)


def told(text: str) -> tuple[list[tuple[object, ...]], list[tuple[str, str, str]]]:
    """Give what is read in a text and what is said of it, but for where it stands."""
    report = tidewaiter.check(text, "2025-03-05")
    figures = [
        (" ".join(figure.quote.split()), figure.value, figure.unit, figure.cell, figure.source) for figure in report.figures
    ]
    return figures, sorted((finding.check, finding.severity, finding.title) for finding in report.findings)


@pytest.mark.parametrize("name", STORIES)
def test_the_stories_have_figures_and_findings_that_could_be_lost(name: str) -> None:
    figures, findings = told(STORIES[name])
    assert len(figures) >= 8
    assert {"error", "agrees", "note"} & {severity for _, severity, _ in findings}


@given(st.sampled_from(sorted(STORIES)), st.integers(48, 80), st.booleans(), st.sampled_from(["\n", "\r\n", " \n"]))
def test_a_wrapped_text_gives_the_figures_and_findings_of_the_unwrapped_one(
    name: str, width: int, at_hyphens: bool, ends: str
) -> None:
    broken = wrap(STORIES[name], width, at_hyphens=at_hyphens, ends=ends)
    assert told(STORIES[name]) == told(broken)
    assert all(broken[figure.start : figure.end] == figure.quote for figure in tidewaiter.read(broken, "2025-03-05"))


@given(st.text(st.sampled_from("aB1. -\n\r\t$|>#"), max_size=200))
def test_an_unwrapped_text_has_its_length_and_all_that_can_be_seen(text: str) -> None:
    plain = unwrap(text)
    assert len(text) == len(plain)
    assert all(one == other or one.isspace() or one == ">" for one, other in zip(text, plain, strict=True))


ONE = {
    "a unit": ("Exports fell by 10.5\nper cent.", "Exports fell by 10.5 per cent."),
    "a scale": ("Exports were 12.2\nbillion dollars.", "Exports were 12.2 billion dollars."),
    "a sign of money": ("Exports were $\n12.2 billion.", "Exports were $ 12.2 billion."),
    "a currency": ("Exports were Rs\n12,280 crore.", "Exports were Rs 12,280 crore."),
    "a code of money": ("Exports were RMB\n12.2 billion.", "Exports were RMB 12.2 billion."),
    "a foreign currency": ("Exports were 12.2 billion\nU.S. dollars.", "Exports were 12.2 billion U.S. dollars."),
    "a preposition": ("Exports rose in\nMay.", "Exports rose in May."),
    "a long line": (
        "The exports of the country, which had fallen,\nrose.",
        "The exports of the country, which had fallen, rose.",
    ),
    "a quoted mail": ("> Exports were 3\n> million tonnes.", "> Exports were 3   million tonnes."),
}
DATELINE = (
    "KAMPALA | October 22, 2024 | Uganda earned $1.35 billion from its coffee, of which it sold 6.13 million bags in a year."
)
APART = {
    "headings": "Exports\nImports\nBalance",
    "rows in small letters": "tea 3\ncoffee 2\nwool 1",
    "a list": "- tea and\n- coffee",
    "a numbered list": "1. Exports rose to\n2. Imports fell to",
    "columns": "Exports   180.0   9.5\nImports    60.0   3.8",
    "a table": "| tea | 3 |\n| coffee | 2 |",
    "sentences of their own": "Exports rose 5 percent in May.\nImports fell.",
    "front matter": "---\ntitle: Wool, cotton and the long way to the port\ndate: 2024-02-01\nauthor: desk\n---",
    "a heading, and an amount below": "Exports (calendar and seasonally adjusted), December 2024\nEUR 131.7 billion\n+2.9%",
    "a heading as wide as the text": "Exports (calendar and seasonally adjusted), December 2024\nEUR 131.7 billion\n\n"
    + wrap("Some people say that the exports of this country will never rise to what they were before. " * 4, 60),
    "a year, and a heading below": "Exports in 2024\nVehicles\nShips",
    "years": "2023 exports of all goods to all partners 300 billion\n2024 exports of all goods to all partners 320 billion",
    "paragraphs": "Exports were 3\n\nmillion tonnes.",
    "a headline and its dateline": "A headline of the width at which the text below is wrapped\nQuito, March 6, 2025\n\n"
    + wrap("Some people say that the exports of this country will never rise to what they were before. " * 4, 60),
}


@pytest.mark.parametrize("name", ONE)
def test_a_line_goes_on_in_the_next_one(name: str) -> None:
    text, plain = ONE[name]
    assert plain == unwrap(text)


@pytest.mark.parametrize("name", APART)
def test_a_line_of_its_own_stays_one(name: str) -> None:
    text = APART[name]
    assert text.split("\n")[:3] == unwrap(text).split("\n")[:3]


def test_bars_in_a_dateline_are_no_columns() -> None:
    body = "The authority said that prices had risen in the year, and that it expects them to rise further in the next. " * 3
    broken = wrap(f"{DATELINE} {body}", 60)
    assert f"{DATELINE} {body}".split() == unwrap(broken).split("\n")[0].split()


def test_a_page_of_print_is_read_across_the_ends_of_its_lines() -> None:
    lines = [
        "Exports of rice from the delta fell to $14.5 billion, a drop of 10.5",
        "per cent. Imports were worth",
        "Rs 3 crore.",
    ]
    document = load_bytes(write_pdf([lines]), path="rice.pdf")
    assert "\n" in document.text
    assert " ".join(lines) == document.running


def test_colours_and_blanks_without_width_are_no_words() -> None:
    text = "Peru's exports of rice rose \x1b[31m20 percent\x1b[0m to 600,000\u200b tonnes."
    figures = tidewaiter.read(text, "2024-03-01")
    assert [("20", "percent"), ("600,000", "tonne")] == [(figure.quote, figure.unit) for figure in figures]


HOSTILE = {
    "escapes": "\x1b[0",
    "line ends": "a\n",
    "stops": "x.)\n",
    "columns": "a  b",
    "hyphens": "a-\n",
    "numbers": "1\n",
    "marks": "> ",
    "digits": "7",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_linearly_with_hostile_lines(name: str) -> None:
    assert grows_in_proportion(lambda times: lambda: unwrap(HOSTILE[name] * times + "\nx"), 20_000)
