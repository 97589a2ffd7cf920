"""The report as one HTML file."""

import re
from html.parser import HTMLParser

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sample_review import TEXT, make_document, make_figure, make_figures, make_review
from tidewaiter.export.html.article import find_blocks, find_cards
from tidewaiter.export.html.page import _FOLDER, html_report
from tidewaiter.export.review import Failure, Review

VOID = {"meta", "br", "use", "path", "circle", "link", "img", "input", "hr"}


class Outline(HTMLParser):
    """What a browser would see: tags in balance, ids, links, text of the article."""

    def __init__(self, page):
        super().__init__()
        self.ids, self.links, self.tags, self.text, self.open = [], [], set(), [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.add(tag)
        self.links += [attributes[name] for name in ("href", "src", "xlink:href") if name in attributes]
        self.ids += [attributes["id"]] if "id" in attributes else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):  # noqa: ARG002
        self.tags.add(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.pop()

    def handle_data(self, data):
        self.text.append(data)


def page_of(*reviews, **given):
    return html_report(reviews or (make_review(),), version="9.9", **given)


def test_tags_are_balanced():
    assert [] == Outline(page_of()).open


def test_ids_are_unique_and_every_inner_link_leads_somewhere():
    outline = Outline(page_of(make_review(), make_review()))
    assert len(outline.ids) == len(set(outline.ids))
    inner = {link[1:] for link in outline.links if link.startswith("#")}
    assert set() == inner - set(outline.ids)


def test_nothing_is_fetched_and_nothing_runs():
    page = page_of()
    assert not re.search(r"<(?:script|link|img|iframe|object|embed|base|form)\b|@import|url\(|\son[a-z]+=", page)
    assert "default-src 'none'" in page


def test_links_to_the_web_are_citations_only():
    outward = [link for link in Outline(page_of()).links if not link.startswith("#")]
    assert ["https://example.org/ecb", "https://example.org/caam"] == outward


def test_an_address_that_is_not_of_the_web_is_no_link():
    review = make_review()
    evidence = msgspec.structs.replace(review.findings[1].evidence[0], url="javascript:alert(1)")
    finding = msgspec.structs.replace(review.findings[1], evidence=(evidence,))
    page = page_of(msgspec.structs.replace(review, findings=(finding,)))
    assert 'href="javascript' not in page


def test_every_figure_is_marked_and_leads_to_its_card_or_its_row():
    page = page_of()
    assert 17 == len(re.findall(r'<a class="mark [a-z-]+" id="d1-f\d+" href="#d1-(?:finding|row)-', page))


def test_no_percent_sign_of_a_title_can_begin_a_line():
    review = make_review()
    titled = msgspec.structs.replace(review.findings[1], title="8 is 60 % above 5, not 75 %")
    page = page_of(msgspec.structs.replace(review, findings=(titled,)))
    assert "8 is 60\u00a0% above 5, not 75\u00a0%" in page
    assert "60 % above" not in page


def test_severity_is_said_in_shape_and_word_as_well_as_colour():
    page = page_of()
    for code, word in (
        ("error", "error"),
        ("warning", "warning"),
        ("note", "note"),
        ("agrees", "agrees"),
        ("cannot-check", "cannot check"),
    ):
        assert f'<use href="#shape-{code}"/></svg><span class="word">{word}</span>' in page


def test_working_evidence_and_vintage_are_shown():
    page = page_of()
    for words in (
        "600,000 / (1 + 20%) = 500,000",
        "expected: 33.2 to 33.5 %",
        "published 2024-01-11",
        "Invented citation: monthly",
    ):
        assert words in page


def test_text_is_escaped():
    review = make_review()
    text = TEXT.replace("Shippers", "<b onclick=x>&Shippers")
    figures = tuple(msgspec.structs.replace(figure, start=figure.start + 17, end=figure.end + 17) for figure in review.figures)
    page = page_of(Review(make_document(text), figures, review.findings))
    assert "&lt;b onclick=x&gt;&amp;Shippers" in page


def test_a_bidirectional_override_is_shown_as_its_code_point():
    page = page_of()
    assert "\u202e" not in page
    assert '<span class="hidden" title="U+202E RIGHT-TO-LEFT OVERRIDE">U+202E</span>' in page


def test_the_article_has_its_language():
    assert '<p lang="zh">' in page_of(make_review(language="zh"))


def test_a_document_without_figures_says_so():
    page = page_of(Review(make_document("Nothing to see here.\n"), (), ()))
    assert "No figures found." in page


def test_several_documents_get_an_index_and_failures_are_told():
    page = page_of(make_review(), make_review(), failures=[Failure("x", "x: no such file")])
    assert page.count('href="#d2"') == 1
    assert "x: no such file" in page


def test_headline_and_paragraphs_are_blocks_and_cards_stand_beside_theirs():
    review = make_review()
    blocks = find_blocks(review, find_cards(review))
    assert ["headline", *["paragraph"] * 5] == [block.kind for block in blocks]
    assert [[], [1], [2, 3, 4], [], [5, 6], [7]] == [[card.number for card in block.cards] for block in blocks]


def test_a_finding_without_a_figure_stands_after_the_text():
    review = make_review()
    finding = msgspec.structs.replace(review.findings[0], figures=(), title="On the whole")
    page = page_of(msgspec.structs.replace(review, findings=(finding,)))
    assert page.index('aria-label="Findings on the whole document"') < page.index("On the whole</h3>")


@given(st.text(alphabet=st.sampled_from("ab1 \n\r#-<&\u202e。\x00"), max_size=80), st.data())
def test_blocks_hold_every_character_of_the_text_but_white_space_at_their_edges(text, data):
    spans, at = [], 0
    while at < len(text) and data.draw(st.booleans()):
        start = data.draw(st.integers(at, len(text) - 1))
        at = data.draw(st.integers(start + 1, len(text)))
        spans.append((start, at))
    figures = [make_figure(text + "1", "1") for _ in spans]
    figures = [
        msgspec.structs.replace(figure, start=start, end=end, quote=text[start:end], id=str(number))
        for number, (figure, (start, end)) in enumerate(zip(figures, spans, strict=True))
        if text[start:end].strip() and "\n" not in text[start:end]
    ]
    review = Review(make_document(text), tuple(figures), ())
    blocks = find_blocks(review, ())
    shown = "".join((piece.name and chr(int(piece.text[2:], 16))) or piece.text for block in blocks for piece in block.pieces)
    assert "".join(text.replace("\r", "").split()) == "".join(shown.replace("\r", "").split())


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_text_colour_has_the_contrast_of_wcag_aa_on_every_ground():
    style = _FOLDER.joinpath("report.css").read_text("utf-8")
    for theme in re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]:
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", theme))
        for text in ("ink", "quiet", "link", "error", "warning", "note", "agrees", "cannot-check"):
            for ground in ("paper", "card", *(f"{text}-wash",) * (f"{text}-wash" in colours)):
                assert 4.5 <= _contrast(colours[text], colours[ground]), (text, ground)


def test_rows_in_columns_keep_their_lines():
    text = (
        "Exports rose.\n\nItem        Value    Growth\nTea          12.0       3.0\nWool          7.5      -1.0\n\nImports fell."
    )
    page = page_of(Review(make_document(text), (), ()))
    rows = re.search(r'<p class="rows"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert ["Item        Value    Growth", "Tea          12.0       3.0", "Wool          7.5      -1.0"] == rows[1].split("<br>")


def test_what_is_only_heard_does_not_widen_the_page():
    assert re.search(r"\.scroll \{[^}]*position: relative", page_of(make_review()))


def test_areas_are_called_by_their_names():
    figure = msgspec.structs.replace(make_figures()[0], reporter="CN-CQ", partner="JP+KR")
    page = page_of(Review(make_document(), (figure,), ()))
    assert "Chongqing" in page
    assert "Japan and South Korea" in page
    assert "CN-CQ" not in page


def test_markdown_is_shown_without_its_marks():
    text = "Exports of **vehicles** were *about* [5 million](https://example.org/a_b) in 2023, 3 * 4 and **7 million** too."
    figures = tuple(make_figure(text, quote, value=5e6) for quote in ("5 million", "7 million"))
    page = page_of(Review(make_document(text, format="markdown"), figures, ()))
    shown = " ".join(Outline(page).text) if isinstance(Outline(page).text, list) else Outline(page).text
    assert "vehicles were about" in shown
    assert "3 * 4" in shown
    assert "**" not in shown
    assert "example.org" not in shown


def test_a_card_repeats_the_sentence_of_its_figure():
    page = page_of(make_review())
    assert re.search(r'<p class="said" aria-hidden="true">[^<]*<b>[^<]+</b>', page)


def test_a_page_does_not_tell_the_folders_of_its_maker():
    paths = ["/home/ana/desk/a/one.txt", "/home/ana/desk/b/two.txt", "three.txt"]
    page = html_report([make_review(path=path, title=None) for path in paths], version="9.9")
    assert "/home/ana" not in page
    assert all(name in page for name in ("a/one.txt", "b/two.txt", "three.txt"))
    assert "/home/ana" not in html_report([make_review(path=paths[0], title=None)], version="9.9")
