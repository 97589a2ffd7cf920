"""What a document carries on and drops, where a figure has none of it: no partner, and all goods."""

from tidewaiter import read

_TRADE_OF_TWO = "Trade between Peru and Japan rose 8 percent to 3 billion dollars in May.\n\n"


def _partners(text: str) -> list[str | None]:
    return [figure.partner for figure in read(text, date="2022-06-20")]


def test_trade_with_all_goes_on_until_the_partner_is_named_again() -> None:
    text = "Peru's total exports rose 4 percent. Imports fell 2 percent.\n\nImports from Japan were 1 billion dollars."
    assert _partners(_TRADE_OF_TWO + text) == ["JP", "JP", None, None, "JP"]


def test_without_a_word_for_all_trade_a_text_on_two_stays_with_both() -> None:
    assert _partners(_TRADE_OF_TWO + "Exports rose 4 percent. Imports fell 2 percent.") == ["JP"] * 4


def test_overall_is_said_of_the_head_behind_it() -> None:
    assert _partners(_TRADE_OF_TWO + "Overall, Peruvian exports were worth 6 billion dollars.") == ["JP", "JP", None]


def test_what_is_told_of_the_partner_alone_is_no_home_trade() -> None:
    text = "Peru's total exports rose 4 percent.\n\nExports to Japan fell 3 percent. Exports of copper rose 2 percent."
    assert _partners(_TRADE_OF_TWO + text)[:4] == ["JP", "JP", None, "JP"]
