"""A check's own cases, over and over in one text: no check may look at all figures for each of them."""

import tomllib
from collections.abc import Callable, Iterator

import pytest

from proportion import grows_in_proportion
from spec_cases import SPECS
from tidewaiter import reading
from tidewaiter.check.context import CheckContext, context_of
from tidewaiter.check.forecast_outcome import check_forecast_outcome
from tidewaiter.check.rate_to_total import check_rate_to_total
from tidewaiter.pipeline import _document
from tidewaiter.records import Finding


@pytest.mark.parametrize("check", [check_forecast_outcome, check_rate_to_total])
def test_time_grows_with_the_text_and_not_with_its_square(check: Callable[[CheckContext], Iterator[Finding]]) -> None:
    name = check.__name__.removeprefix("check_").replace("_", "-")
    texts = [case["text"] for case in tomllib.loads((SPECS / "check" / f"{name}.toml").read_text("utf-8"))["case"]]
    once = "\n\n".join(texts)

    def prepare(length: int) -> Callable[[], object]:
        document = _document(("\n\n".join([once] * (length // len(once) + 1)))[:length], "2024-01-15", None)
        context = context_of(document, tuple(reading.read_figures(document)), None, None)
        # what a context finds once is no work of the check
        for _ in check(context):
            pass
        return lambda: list(check(context))

    assert grows_in_proportion(prepare, 60_000)
