"""Every case of `specs/check`: statements written without sight of the checks, twenty sound and twenty broken for each."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import tidewaiter
from spec_cases import SPECS, spec_cases
from tidewaiter.check.registry import CHECKS

KEYS = {"text", "date", "fires", "severity", "why", "gap"}
RANK = {"note": 1, "warning": 2, "error": 3}
FILES = sorted((SPECS / "check").glob("*.toml"))


def failures(check: str, case: dict[str, Any]) -> list[str]:
    """What a case shows to be wrong: a check that is silent where it must speak, or speaks where it must not."""
    findings = tidewaiter.check(case["text"], date=case.get("date")).findings
    own = [finding for finding in findings if finding.check == check and finding.severity in RANK]
    if case["fires"]:
        needed = RANK[case.get("severity", "note")]
        return [] if any(RANK[finding.severity] >= needed for finding in own) else [f"{check} is silent: {case.get('why')}"]
    wrong = [finding for finding in own if finding.severity != "note"]
    wrong += [finding for finding in findings if finding.severity == "error" and finding not in wrong]
    return [f"{finding.check} {finding.severity}: {finding.title}" for finding in wrong]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_cases_is_named_by_its_check_and_its_keys_are_known(path: Path) -> None:
    table = tomllib.loads(path.read_text("utf-8"))
    assert path.stem in {check.id for check in CHECKS}
    assert set(table) == {"case"}
    assert [] == [case for case in table["case"] if set(case) - KEYS or not {"text", "fires"} <= set(case)]


@pytest.mark.parametrize(("check", "case"), spec_cases("check", named=True))
def test_a_check_speaks_of_what_is_broken_and_of_nothing_else(check: str, case: dict[str, Any]) -> None:
    assert [] == failures(check, case)
