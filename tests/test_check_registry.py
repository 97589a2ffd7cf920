import re
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import tidewaiter
from figures import make_figure
from proportion import grows_in_proportion
from statement import number, state
from tidewaiter.check.context import CheckContext
from tidewaiter.check.registry import CHECKS, run_checks

WORDS = [
    "from",
    "nearly doubled",
    "share",
    "together",
    "made up of",
    "quickened to",
    "(491万)",
    "including",
    "so far",
    ":",
    ";",
    "after",
]

fields = st.fixed_dictionaries(
    {
        "value": st.sampled_from([0.0, -3.5, 4.91e6, 491_000.0, 20.0, 100.0, 130.0, 8.39e12, 1e-7]),
        "stat": st.sampled_from(["level", "growth", "change", "share", "average", "ratio"]),
        "unit": st.sampled_from(["units", "CNY", "USD", "percent", "percentage_point", "times"]),
        "measure": st.sampled_from(["exports", "imports", "trade", "balance", "orders"]),
        "product": st.sampled_from(["goods", "vehicles", "passenger cars", "commercial vehicles", None, "no such thing"]),
        "partner": st.sampled_from([None, "EU", "DE", "Asia"]),
        "period": st.sampled_from(["?", "2023-01/2023-12", "2022-01/2022-12", "2023-01/2023-03", "2023-02-01/2023-02-10"]),
        "bound": st.sampled_from(["exact", "over", "under", "about"]),
        "status": st.sampled_from(["actual", "forecast", "target", "limit"]),
        "versus": st.sampled_from([None, "year_earlier", "previous_period", "2020-01/2020-12"]),
    }
)


@st.composite
def contexts(draw: st.DrawFn) -> CheckContext:
    text, figures = "", []
    for place, given_fields in enumerate(draw(st.lists(fields, max_size=14))):
        text += f"{draw(st.sampled_from(WORDS))} "
        quote = f"{abs(given_fields['value']):g}"
        more: dict[str, Any] = {"start": len(text), "sentence": place // 5, "sentence_start": 0, "sentence_end": 2000}
        figures.append(make_figure(quote, **given_fields, **more))
        text += f"{quote} "
    return CheckContext(figures=tuple(figures), text=text, date=draw(st.sampled_from([None, "2023", "2023-06", "2023-06-15"])))


def test_checks_stand_in_the_order_of_their_numbers() -> None:
    numbers = [check.number for check in CHECKS]
    assert sorted(set(numbers)) == numbers
    assert len(CHECKS) == len({check.id for check in CHECKS})


@given(contexts())
def test_no_figures_make_a_check_fail_and_findings_stand_in_the_order_of_the_text(context: CheckContext) -> None:
    findings = run_checks(context)
    places = {figure.id: figure.start for figure in context.figures}
    starts = [places[finding.figures[0]] if finding.figures else -1 for finding in findings]
    assert sorted(starts) == starts
    assert findings == run_checks(context)
    assert len(findings) == len({finding.id for finding in findings})


def test_a_text_without_figures_has_no_findings() -> None:
    assert () == run_checks(CheckContext(figures=()))


def test_a_language_without_cues_is_checked_without_them() -> None:
    context = state("出口491万辆", number("491", 4.91e6))
    assert () == run_checks(CheckContext(figures=context.figures, text=context.text, language="zh"))


def test_time_grows_with_the_figures_and_not_with_their_square() -> None:
    """One sentence of many figures of one subject is the worst that a text can do."""

    def prepare(count: int) -> Callable[[], object]:
        quote = "from 4.91 million "
        figures = tuple(
            make_figure(
                "4.91 million",
                value=4.91e6 + i,
                start=i * 18 + 5,
                stat=("level", "growth")[i % 2],
                sentence_end=count * 18,
                period="?",
            )
            for i in range(count)
        )
        return lambda: run_checks(CheckContext(figures=figures, text=quote * count))

    assert grows_in_proportion(prepare, 2_000)


def test_no_finding_speaks_in_codes() -> None:
    text = (
        "Chongqing's exports of motorcycles were 40.2 billion yuan in 2024. The city bought much at home as well.\n\n"
        "Chongqing's exports of motorcycles were 36 billion yuan in 2024. Kenya's exports of tea to Japan and South Korea were "
        "1.6 trillion Kenyan shillings in 2024. Vietnam's current account surplus was 3 billion dollars in 2024."
    )
    told = [line for one in tidewaiter.check(text, "2025-02-01").findings for line in (one.title, one.message, *one.working)]
    assert any("motorcycles exports of Chongqing" in line for line in told)
    assert not [line for line in told if re.search(r"\b(CN-CQ|CN|KE|KES|JP|KR|VN|CNY)\b|other:|open:|_", line)]
