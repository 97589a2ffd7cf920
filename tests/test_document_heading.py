"""Where a headline ends."""

import pytest

from tidewaiter.document.heading import find_headline

BODY = "Exports of rice rose 4 percent in May, the ministry said on Tuesday."


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"Rice exports rise\n\n{BODY}", "Rice exports rise"),
        (f"\n\n  Rice exports rise  \n{BODY}", "Rice exports rise"),
        (f"# Rice exports rise\n\n{BODY}", "Rice exports rise"),
        (f"RICE EXPORTS TO U.S. RISE\n    HANOI, April 7 - {BODY}", "RICE EXPORTS TO U.S. RISE"),
        (f"Are rice exports rising?\n\n{BODY}", "Are rice exports rising?"),
        (f"Rice trade with the U.S.\n\n{BODY}", "Rice trade with the U.S."),
        (f"11 February 2025\nRice exports rise\n\n{BODY}", "Rice exports rise"),
        (f"---\ndate: 2024-02-01\n---\n\n# Rice exports rise\n\n{BODY}", "Rice exports rise"),
        (f"# Weekly rice notes, 12 May 2025\n\n{BODY}", "Weekly rice notes, 12 May 2025"),
        ("大米出口增长4%\n商务部表示，5月大米出口增长。", "大米出口增长4%"),
    ],
)
def test_a_short_first_line_without_a_final_point_is_the_headline(text: str, headline: str) -> None:
    end, title = find_headline(text)
    assert (headline, True) == (title, text[:end].endswith(headline))


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\n{BODY}",
        "Rice exports rise",
        f"By A Writer, Harbour Post\n\n{BODY}",
        f"本报记者 某人\n{BODY}",
        f"Key points:\n\n* one\n\n{BODY}",
        "The ministry said that the exports of rice,\nwhich had fallen in April, rose 4 percent in May.",
        "The ministry said on Tuesday that the exports of the\nMekong provinces, which had fallen in April,\nrose 4 percent.",
        "x" * 250 + "\n\n" + BODY,
        "",
        "\n\n",
    ],
)
def test_a_sentence_a_byline_and_a_wrapped_line_are_no_headline(text: str) -> None:
    assert (0, None) == find_headline(text)


def test_a_known_title_is_a_headline_even_with_a_point() -> None:
    assert (12, "Rice rises.\n"[:-1]) == find_headline(f" Rice rises.\n{BODY}", title="Rice rises.")
