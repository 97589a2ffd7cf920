"""What growth is measured against, in English: specs/versus."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proportion import grows_in_proportion
from spec_cases import mention_fault, spec_cases
from tidewaiter.grammar.period import find_periods
from tidewaiter.grammar.token import Tokens, tokenize
from tidewaiter.grammar.versus import VersusMention, find_versus, versus_of

_KEYS = {"text", "current", "date", "expected", "why", "gap"}
_MENTION = {"quote", "versus", "annualised"}
_WORDS = st.sampled_from(
    """from than over on compared with to the same period year month quarter last previous a ago earlier year-on-year y /
    - y m o q yoy mom annual annually basis growth rate 2023 September January 's % vs . against above levels that
    in of annualised sequentially""".split()
)


def _shown(tokens: Tokens, mention: VersusMention, case: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {"quote": tokens.printed(mention.first, mention.last)}
    versus = versus_of(mention, case.get("current"), case.get("date"))
    if versus is not None:
        shown["versus"] = versus
    return shown | ({"annualised": True} if mention.annualised else {})


@pytest.mark.parametrize("case", spec_cases("versus", partial(mention_fault, keys=_KEYS, mention_keys=_MENTION)))
def test_a_text_gives_the_comparisons_of_its_specification(case: dict[str, Any]) -> None:
    tokens = tokenize(case["text"])
    assert case.get("expected", []) == [_shown(tokens, mention, case) for mention in find_versus(tokens)]


def test_periods_that_are_known_already_are_not_looked_for_again() -> None:
    tokens = tokenize("rose 3 percent from the previous month")
    assert find_versus(tokens) == find_versus(tokens, find_periods(tokens, bytearray(len(tokens))))
    assert [] == find_versus(tokens, [])


@given(st.lists(_WORDS, max_size=40), st.sampled_from(["2024-10/2025-01", "2025-01/2025-01", "?", None]))
def test_no_text_makes_it_raise_and_comparisons_lie_apart_inside(words: list[str], current: str | None) -> None:
    _check_any(" ".join(words), current)


@given(st.text(max_size=200), st.text(max_size=20) | st.none())
def test_no_characters_make_it_raise(text: str, current: str | None) -> None:
    _check_any(text, current)


def _check_any(text: str, current: str | None) -> None:
    tokens = tokenize(text)
    end = 0
    for mention in find_versus(tokens):
        assert end <= mention.first < mention.last <= len(tokens)
        end = mention.last
        assert versus_of(mention, current, "2025-02-11") != ""


@pytest.mark.parametrize(
    "unit", ["from the ", "over a month ", "year on ", "than that in of the ", "y/", "on the year ", "annual "]
)
def test_finding_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def prepare(repeats: int) -> Callable[[], object]:
        tokens = tokenize(unit * repeats)
        return lambda: find_versus(tokens)

    assert grows_in_proportion(prepare, 5_000)
