"""What holds of `tidewaiter.read` on any text, however odd or hostile."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tidewaiter
from proportion import grows_in_proportion
from tidewaiter.errors import DateError
from tidewaiter.export.number import show_value
from tidewaiter.reading.mention.frame import Frame
from tidewaiter.records import Figure
from tidewaiter.records.period import day_bounds

WORDS = """exports imports trade surplus deficit sales output prices vehicles steel soybeans China Vietnam ASEAN Chongqing
yuan dollars euros tonnes units barrels TEU percent percentage points rose fell grew doubled halved to from by
and or of the in at over nearly about no more than least up between which among them respectively while but
compared with earlier year month quarter half first last this same period January May Dec. since until 2023
2024-02-30 FY24 Q3 2023/24 said customs according data expected target will million billion bn trillion m k
crore one two thirds hundred dozen fold times 1 2.5 3,000 7.5% $5bn US$ RMB ¥ £ € ₹ 1,00,000 0 00 1e9 ½ ٣ ３ 万 亿元
出口 U.S. No. MG4 per day a an""".split()
SIGNS = [
    *" \t\n\r.,;:!?-–—−()[]{}<>\"'“”‘’/%&=+*_#@|~^$¥£€…。，（）",
    "\n\n",
    "\u200b",
    "\u202e",
    "\u202c",
    "\u2066",
    "\ufeff",
    "\x00",
    "\x1b",
    "\x7f",
    "\x85",
    "\u2028",
    "\ud800",
    "\udfff",
    "e\u0301",
    "İ",
    "ß",
    "\U0001f6a2",
]
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.integers(0, 10**14).map(str))
TEXTS = st.one_of(
    st.text(st.characters(), max_size=120),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(st.lists(PIECES, max_size=12).map(" ".join), max_size=8).map("\n".join),
)
DATES = st.sampled_from([None, "2024", "2024-02", "2024-02-29", "0001", "9999-12-31", "1900/1/1"])
_PERIOD = re.compile(r"\d{4}-\d\d/\d{4}-\d\d|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_known_or_iso(period: str) -> bool:
    """Whether a period is the unknown one, or months or days of the calendar, both ends given and in order."""
    return period == "?" or (_PERIOD.fullmatch(period) is not None and day_bounds(period) is not None)


def lies_in_its_interval(figure: Figure) -> bool:
    """Whether the ends of a figure's interval hold its value, or both ends of its range."""
    highest = figure.value if figure.value_high is None else figure.value_high
    above = figure.low is None or figure.low <= figure.value
    return above and figure.value <= highest and (figure.high is None or highest <= figure.high)


@given(TEXTS, DATES)
@settings(max_examples=400)
def test_any_text_gives_exact_quotes_in_order_without_overlap(text: str, date: str | None) -> None:
    end = 0
    for figure in tidewaiter.read(text, date):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.quote == _SURROGATE.sub("\ufffd", text[figure.start : figure.end])
        end = figure.end


@given(TEXTS, DATES)
@settings(max_examples=400)
def test_any_figure_lies_in_its_interval_and_its_periods_are_of_the_calendar(text: str, date: str | None) -> None:
    for figure in tidewaiter.read(text, date):
        assert lies_in_its_interval(figure), figure
        assert is_known_or_iso(figure.period), figure
        assert figure.versus in {None, "year_earlier", "previous_period"} or is_known_or_iso(figure.versus or ""), figure


@given(TEXTS, DATES)
def test_any_figure_has_the_codes_of_the_contract_and_an_id_of_its_own(text: str, date: str | None) -> None:
    figures = tidewaiter.read(text, date)
    assert len(figures) == len({figure.id for figure in figures})
    for figure in figures:
        assert figure.bound in {"exact", "over", "under", "about"}
        assert figure.status in {"actual", "forecast", "target", "limit"}
        assert figure.stat in {"level", "growth", "change", "share", "rank", "ratio", "average"}
        assert figure.basis in {None, "value", "volume", "real"}
        assert set(figure.known.values()) <= {"stated", "inherited", "dated", "assumed"}
        assert figure.rules
        assert figure.unit
        assert figure.measure
        assert not figure.unit.startswith("open:")


@given(TEXTS, DATES)
def test_the_same_text_gives_the_same_figures(text: str, date: str | None) -> None:
    assert tidewaiter.read(text, date) == tidewaiter.read(text, date)


@given(TEXTS)
def test_what_is_read_can_be_written_as_csv_and_as_dictionaries(text: str) -> None:
    figures = tidewaiter.read(text)
    assert [figure.quote for figure in figures] == [row["quote"] for row in figures.to_dicts()]
    figures.to_csv().encode()


NO_DATES = ["2024-02-30", "2024-13", "24", "May 2024", "2024-02-", "0000", "\ud800", "２０２４", "2024-02-29T00:00", "9" * 5000]


@pytest.mark.parametrize("date", NO_DATES)
def test_a_date_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(DateError):
        tidewaiter.read("Exports rose 5 percent in May.", date)


@given(st.text(max_size=12))
def test_any_date_is_taken_or_refused(date: str) -> None:
    try:
        tidewaiter.read("Exports rose 5 percent to 3 billion yuan in May.", date)
    except DateError as error:
        assert repr(date)[1:-1] in str(error)  # noqa: PT017 - most dates are refused, some are not


NUMBERS = st.one_of(
    st.integers(1, 10**13).map(float),
    st.integers(1, 10**6).map(lambda number: number / 100),
    st.tuples(st.integers(1, 10**5), st.sampled_from([1e6, 1e7, 1e8, 1e9, 1e10])).map(lambda parts: parts[0] * parts[1]),
)
UNITS = ["CNY", "USD", "EUR", "JPY", "GBP", "INR", "percent", "tonne", "barrel", "TEU", "GWh", "GW", "litre", "kg", "units"]


@given(NUMBERS, st.sampled_from(UNITS))
def test_a_value_that_is_printed_is_read_back(value: float, unit: str) -> None:
    printed = show_value(value, unit)
    (found,) = tidewaiter.find_quantities(f"Last month it came to {printed}.")
    # people are shown ten digits
    assert (unit, pytest.approx(value, rel=1e-9)) == (found.unit, found.value), printed
    assert found.interval.admits(found.value)


# "1 yuan" and "$1" are half of an exchange rate, not a level of trade
@given(NUMBERS.filter(lambda value: value != 1), st.sampled_from(["CNY", "USD", "tonne", "TEU", "barrel"]))
def test_a_level_that_is_printed_is_read_back_as_a_figure(value: float, unit: str) -> None:
    printed = show_value(value, unit)
    figures = tidewaiter.read(f"China's exports of steel products came to {printed} in May 2023.", "2023-06-20")
    assert [(unit, pytest.approx(value, rel=1e-9), "exports", "2023-05/2023-05")] == [
        (figure.unit, figure.value, figure.measure, figure.period) for figure in figures
    ], printed


@given(TEXTS)
def test_what_was_found_is_found_again_where_it_is_printed_anew(text: str) -> None:
    for quantity in tidewaiter.find_quantities(text):
        if quantity.unit in UNITS and quantity.unit != "units" and quantity.value_high is None and 0.01 <= quantity.value < 1e15:
            printed = show_value(quantity.value, quantity.unit)
            (again,) = tidewaiter.find_quantities(f"Last month it came to {printed}.")
            assert (quantity.unit, pytest.approx(quantity.value, rel=1e-9)) == (again.unit, again.value), printed


def test_a_copied_frame_has_every_field() -> None:
    frame = Frame()
    for name in Frame.__slots__:
        setattr(frame, name, name)
    twin = frame.copy()
    assert list(Frame.__slots__) == [getattr(twin, name) for name in Frame.__slots__]


SENTENCE = "exports of steel rose 5 percent to 3 billion yuan, "
HOSTILE = {
    "brackets": ("(", 100_000),
    "closed brackets": ("()", 50_000),
    "digits": ("7", 100_000),
    "groups of digits": ("123,", 50_000),
    "numbers": ("1 ", 20_000),
    "of the": ("of the ", 100_000),
    "words in one line": ("deliveries of furniture to shops and offices abroad went on ", 80_000),
    "quotes": ("“said '", 20_000),
    "commas": (",", 100_000),
    "and": ("and ", 100_000),
    "numbers joined by and": ("5, and ", 20_000),
    "places without and": ("Meizhou, ", 20_000),
    "places in brackets": ("Vietnam(", 20_000),
    "products without and": ("soybeans, ", 20_000),
    "words of saying": ("customs said ", 20_000),
    "figures in one sentence": (SENTENCE, 4_000),
    "figures in many lines": (SENTENCE + "\n", 4_000),
    "respectively": ("5 percent, 6 percent and 7 percent respectively ", 1_500),
    "of which": ("of which 5 million yuan ", 5_000),
    "percents": ("5% ", 20_000),
    "percents in May": ("5% in May ", 8_000),
    "months": ("May ", 20_000),
    "years": ("2023 ", 20_000),
    "from and to": ("from 5 to 6 percent from ", 2_000),
    "currency signs": ("$", 50_000),
    "points": (". ", 50_000),
    "line breaks": ("\n", 100_000),
    "spaces": (" ", 100_000),
    "direction marks": ("\u202e5\u202c ", 20_000),
    "hyphens": ("a-", 50_000),
    "capitals and dashes": ("ABC - ", 20_000),
    "amounts, then their heads": ("$5 ", "exports ", 5_000),
    "brackets, then amounts": ("(", "$5 ", 5_000),
    "dollars of Canada": ("Canada's exports were $5 million. ", 2_000),
    "bars": ("| 5 ", 20_000),
    "rows": ("Tea  |  5  |  6\n", 5_000),
    "rows under a head": ("Product   $ million   Share, %\n", "Tea   5.1   6.2\n", 5_000),
    "columns": ("a   5   ", 20_000),
    "goods and deficits": ("deficit in a goods ", 10_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_linearly_with_a_hostile_text(name: str) -> None:
    *units, count = HOSTILE[name]

    def prepare(times: int) -> Callable[[], object]:
        text = "".join(str(unit) * times for unit in units)
        return lambda: tidewaiter.read(text, "2024-05-03")

    assert grows_in_proportion(prepare, int(count) // 4)


def test_a_line_longer_than_any_sentence_loses_no_figure() -> None:
    text = SENTENCE * 1_000
    assert ["5", "3 billion"] * 1_000 == [figure.quote for figure in tidewaiter.read(text)]


def test_quotes_and_brackets_nested_deeply_are_read_through() -> None:
    text = "“(" * 20_000 + "Exports rose 5 percent" + ")”" * 20_000
    assert ["5"] == [figure.quote for figure in tidewaiter.read(text)]
