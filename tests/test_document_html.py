"""The main text of HTML pages and what they say about themselves."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proportion import grows_in_proportion
from tidewaiter.document import load_bytes
from tidewaiter.document.layout import lay_out
from tidewaiter.document.markup import flatten
from tidewaiter.errors import EmptyDocument
from tidewaiter.records import Document

PAGE = """<!doctype html>
<html lang="en-GB"><head><title>Rice exports rise - Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Rice exports rise",
 "datePublished": "2024-01-18T23:30:00+08:00", "publisher": {"name": "Harbour Post Ltd"}}]}</script>
<style>p { color: red }</style></head>
<body class="with-sidebar"><nav><ul><li>Home<li>World</ul></nav>
<article><h1>Rice exports rise</h1>
<p class="byline">By A Writer, <time datetime="2024-01-19">yesterday</time></p>
<p>Exports rose&nbsp;7.5&#8239;% to <b>200</b>
   million tonnes, <a href="x">customs</a> said.<br>Imports fell.</p>
<div class="related-links"><p>Wine exports fall 20%</p></div>
<table><caption>Main goods</caption><thead><tr><th>Good<th>Tonnes<th>Growth</thead>
<tr><td><p>Rice</p><td>200<td>7.5%<tr><td>Maize<td>100<td>-3%</table>
<ul><li>Rice up<li>Maize down</ul><p hidden>secret 9</p><pre>a  b
c  d</pre></article><footer>Copyright 2025</footer></body></html>"""


def read(html: str) -> Document:
    return load_bytes(html.encode(), path="page.html")


def test_the_main_text_is_laid_out_as_paragraphs_and_rows() -> None:
    expected = (
        "Rice exports rise\n\nBy A Writer, yesterday\n\n"
        "Exports rose\u00a07.5\u202f% to 200 million tonnes, customs said.\nImports fell.\n\n"
        "Main goods\nGood | Tonnes | Growth\nRice | 200 | 7.5%\nMaize | 100 | -3%\n\n"
        "Rice up\nMaize down\n\na  b\nc  d"
    )
    assert expected == read(PAGE).text


def test_a_page_says_its_title_publisher_language_and_date() -> None:
    page = read(PAGE)
    found = (page.title, page.publisher, page.language, page.date, page.date_from, page.format, page.headline_end)
    assert ("Rice exports rise", "Harbour Post", "en", "2024-01-18", "metadata", "html", 17) == found


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2023-05-04T00:00:00Z">', "2023-05-04"),
        ('<meta name="PubDate" content="2023年5月4日">', "2023-05-04"),
        ('<meta itemprop="datePublished" content="Thu, 04 May 2023 08:00:00 GMT">', "2023-05-04"),
        ('<meta name="date" content="2023-02-30"><meta name="DC.date" content="2023-05-04">', "2023-05-04"),
        ('<script type="application/ld+json">not json {</script>', None),
        ('<script type="application/ld+json">{"headline": "a\nb", "datePublished": "2023-05-04"}</script>', "2023-05-04"),
        ('<meta name="date" content="yesterday">', None),
    ],
)
def test_the_date_of_publication_is_in_the_metadata(head: str, date: str | None) -> None:
    assert date == read(f"<html><head>{head}</head><body><p>Exports of rice rose.").date


def test_a_date_printed_in_the_page_comes_after_the_metadata() -> None:
    page = read("<html><body><h1>Rice</h1><p>Published 4 May 2023</p><p>Exports of rice rose 4 percent.</p>")
    assert ("2023-05-04", "heading") == (page.date, page.date_from)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One.<br>Two.<br><br>Three.", "One.\nTwo.\n\nThree."),
        ("<dl><dt>Rice<dd>4<dt>Maize<dd>5</dl>", "Rice | 4\nMaize | 5"),
        ("<p>ex&shy;ports of 5&thinsp;000 &amp; &lt;10", "exports of 5\u2009000 & <10"),
        (
            "<table><tr><td>Menu<td><h2>Rice</h2><p>Exports rose.<p>Imports fell.</table>",
            "Menu\n\nRice\n\nExports rose.\n\nImports fell.",
        ),
        ("<table><tr><td><table><tr><td>Rice<td>4</table><td>Tail</table>", "Rice | 4\n\nTail"),
        ("<p>One<p>Two</p> three", "One\n\nTwo\n\nthree"),
        ("<pre>\n a\n\n b\n</pre><p>c", "a\n\n b\n\nc"),
        ("<ul><li>One<ul><li>Two</ul><li>Three</ul>", "One\n\nTwo\n\nThree"),
    ],
)
def test_elements_are_laid_out_as_a_browser_shows_them(body: str, expected: str) -> None:
    assert expected == read(f"<html><body>{body}").text


def test_the_title_of_the_page_comes_last() -> None:
    page = read("<html><title>Harbour Post</title><body><div>Rice exports rise</div><p>Exports rose 4 percent.")
    assert "Rice exports rise" == page.title


def test_a_heading_outside_the_article_opens_the_text() -> None:
    page = read("<html><body><header><h1>Rice exports rise</h1></header><article><p>Exports rose 4 percent.</p></article>")
    assert ("Rice exports rise\n\nExports rose 4 percent.", 17) == (page.text, page.headline_end)


def test_a_page_of_teasers_is_read_whole() -> None:
    page = read("<html><body>" + "".join(f"<article><p>Exports of good {i} rose.</p></article>" for i in range(4)))
    assert [f"Exports of good {i} rose." for i in range(4)] == page.text.split("\n\n")


@pytest.mark.parametrize(
    "html",
    [
        "<p>Exports rose 5 percent",
        "<p>Exports <b>rose <i>5</b> percent</p></div></span>",
        "<table><p>Exports rose 5 percent",
        "<html><head><body><p>Exports rose 5 percent<!-- never closed",
        "<p>Exports rose 5 percent<a href='never closed",
        "<div " + " ".join(f"a{i}=1" for i in range(30_000)) + "><p>Exports rose 5 percent",
    ],
)
def test_broken_markup_still_gives_its_text(html: str) -> None:
    assert "Exports rose 5 percent" == read(html).text


@pytest.mark.parametrize(
    ("before", "unit", "after", "count"),
    [
        ("", "<div>", "", 100_000),
        ("", "<b><i>", "", 30_000),
        ("", "<h1><div>", "", 20_000),
        ("", "<table><tr><td>", "", 20_000),
        ("", "<div class='nav share'>", "", 30_000),
        ('<script type="application/ld+json">', "[", "</script>", 100_000),
    ],
)
def test_hostile_nesting_costs_no_more_than_its_length(before: str, unit: str, after: str, count: int) -> None:
    def prepare(times: int) -> Callable[[], object]:
        return lambda: read(before + unit * times + after + "5 tonnes")

    assert read(before + unit * count + after + "5 tonnes").text.endswith("5 tonnes")
    assert grows_in_proportion(prepare, count // 4)


def test_a_page_without_a_word_is_empty() -> None:
    with pytest.raises(EmptyDocument, match="html of"):
        read("<html><script>var x = 1</script><nav>Home</nav>")


@given(st.text("<>/pdivtablrh1 =\"'!-&;5\n\0x"))
def test_any_markup_is_laid_flat_and_out(html: str) -> None:
    text = lay_out(flatten(html).events)
    assert text == text.strip("\n ")


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("rose 12<sup>1</sup> percent", "rose 12 percent"),
        ("24.6<sup>2,3</sup> million", "24.6 million"),
        ("in 2022<a href=#n><sup>[3]</sup></a>.", "in 2022."),
        ("3,210<sup>*</sup> tonnes", "3,210 tonnes"),
        ("10<sup>6</sup> bales", "10^6 bales"),
        ("12 km<sup>2</sup> and 5 m<sup>3</sup>", "12 km2 and 5 m3"),
        ("the 1<sup>st</sup> of May", "the 1st of May"),
        ("CO<sub>2</sub> rose", "CO2 rose"),
        ("It was <del>2.1</del> <ins>2.9</ins> million, <s>not</s> more", "It was 2.9 million, more"),
    ],
)
def test_marks_of_footnotes_and_what_is_struck_out_are_no_text(marked, text):
    assert text == load_bytes(f"<html><body><p>{marked}</p></body></html>".encode(), path="a.html").text
