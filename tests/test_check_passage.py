"""Parts, wholes and sums that the words of a sentence make, whatever the cells say."""

from statement import growth, number, severities, state
from tidewaiter.check.change_level_growth import check_change_level_growth
from tidewaiter.check.share_value import check_share_value
from tidewaiter.check.subset import check_subset
from tidewaiter.check.sum_of_parts import check_sum_of_parts

TONNES = {"unit": "tonne"}


def test_what_comes_after_including_is_a_part() -> None:
    context = state(
        "It loaded 9.84 million tonnes, including 14.62 million tonnes of coal.",
        number("9.84 million", 9.84e6, **TONNES),
        number("14.62 million", 14.62e6, **TONNES),
    )
    assert ["error"] == severities(check_subset, context)


def test_exports_of_one_thing_are_no_part_of_the_next_number() -> None:
    text = "Exports of 2.3 million tonnes in April compare with 28.4 million tonnes in all of last year."
    context = state(text, number("2.3 million", 2.3e6, **TONNES), number("28.4 million", 28.4e6, **TONNES))
    assert [] == severities(check_subset, context)


def test_percent_of_a_whole_right_behind_is_a_share_of_it() -> None:
    text = "Citrus brought 11.3 billion rand, {} percent of the 111.4 billion rand that farmers earned."
    for share, expected in ((10, "agrees"), (21, "error")):
        context = state(
            text.format(share),
            number("11.3 billion", 11.3e9, unit="ZAR"),
            number(str(share), share, stat="share"),
            number("111.4 billion", 111.4e9, unit="ZAR"),
        )
        assert [expected] == severities(check_share_value, context)


def test_numbers_that_a_word_adds_up_must_add_up() -> None:
    text = "Germany bought 14.6 million litres and Austria 8.3 million litres, together {} million litres."
    for total, expected in ((22.9, ["agrees"]), (25.9, ["error"])):
        context = state(
            text.format(total),
            number("14.6 million", 14.6e6, unit="litre"),
            number("8.3 million", 8.3e6, unit="litre"),
            number(f"{total} million", total * 1e6, unit="litre"),
        )
        assert expected == severities(check_sum_of_parts, context)


def test_what_is_only_included_need_not_add_up() -> None:
    text = "Exports included 14.2 million tonnes of ore and 6.1 million tonnes of coal, out of 31.7 million tonnes in all."
    quotes = (("14.2 million", 14.2e6), ("6.1 million", 6.1e6), ("31.7 million", 31.7e6))
    assert [] == severities(check_sum_of_parts, state(text, *(number(quote, value, **TONNES) for quote, value in quotes)))


def test_two_values_of_one_cell_in_a_sentence_are_held_against_nothing() -> None:
    text = "Sales rose by 80,000, or 10 percent and 4 percent, to 1.2 million."
    figures = number("80,000", 80_000, stat="change"), growth("10", 10), growth("4", 4), number("1.2 million", 1.2e6)
    context = state(text, *figures)
    assert {figure.id for figure in context.figures[1:3]} == context.muddled
    assert [] == severities(check_change_level_growth, context)
