"""The cases of specs/ as parameters of tests."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SPECS = Path(__file__).parent.parent / "specs"


Fault = Callable[[dict[str, Any]], str | None]
"""What is wrong with how a case is written, or None."""


def spec_cases(folder: str, fault: Fault | None = None, *, named: bool = False) -> list[Any]:
    """Give every case of a folder of specs/; a known gap is a strict xfail, so that a fix must remove it.

    A case with a `fault` raises ValueError that names its file and number.
    `named` gives the name of the file before the case.
    """
    params = []
    for path in sorted((SPECS / folder).glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1):
            if fault is not None and (wrong := fault(case)):
                raise ValueError(f"{path.name}, case {number}: {wrong}")
            marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
            params.append(pytest.param(*([path.stem] if named else []), case, id=f"{path.stem}-{number}", marks=marks))
    return params


def mention_fault(case: dict[str, Any], keys: set[str], mention_keys: set[str]) -> str | None:
    """Say what is wrong with a case of mentions: a key that nobody reads, or not one of `expected` and `why`."""
    unknown = set(case) - keys | {key for mention in case.get("expected", ()) for key in set(mention) - mention_keys}
    if unknown or ("expected" in case) == ("why" in case):
        return f"{sorted(unknown)} unknown, or not one of `expected` and `why`"
    return None
