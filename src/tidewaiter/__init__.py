"""Tidewaiter: a foreign-trade monitor that shows its evidence.

`read` gives the figures of a text, `check` the findings on them too, `check_document` the same of a file, `find_quantities` every
number with its unit, `load` a document.  All are pure functions, safe in threads, and are imported when first used.
"""

import datetime
from typing import TYPE_CHECKING, Any

# The import system binds the folder `check` to this package once, when it is first imported.  It is imported here so that the
# function of the same name, below, stays bound afterwards, whatever is imported in which order.
import tidewaiter.check  # noqa: F401

if TYPE_CHECKING:
    from tidewaiter.document import load as load
    from tidewaiter.export.listing import CheckReport
    from tidewaiter.pipeline import check_document as check_document
    from tidewaiter.pipeline import find_quantities as find_quantities
    from tidewaiter.pipeline import read as read
    from tidewaiter.records import Document as Document
    from tidewaiter.records import Figure as Figure
    from tidewaiter.records import Finding as Finding
    from tidewaiter.records import Quantity as Quantity
    from tidewaiter.records import Report as Report

__version__ = "0.1.0"

_HOMES = {
    "read": "tidewaiter.pipeline",
    "check_document": "tidewaiter.pipeline",
    "find_quantities": "tidewaiter.pipeline",
    "load": "tidewaiter.document",
    "Document": "tidewaiter.records",
    "Figure": "tidewaiter.records",
    "Finding": "tidewaiter.records",
    "Quantity": "tidewaiter.records",
    "Report": "tidewaiter.records",
    "TidewaiterError": "tidewaiter.errors",
}

__all__ = [  # noqa: RUF022 - the functions first
    "read",
    "check",
    "check_document",
    "find_quantities",
    "load",
    "Document",
    "Figure",
    "Finding",
    "Quantity",
    "Report",
    "TidewaiterError",
]


def check(text: str, date: "str | datetime.date | None" = None, language: str | None = None) -> "CheckReport":
    """Give the figures of a text and the findings on them; offsets count code points of the text as given.

    `date` is the text's date: a day, a month or a year, or a `datetime.date`; without it the date is looked for in the text.
    """
    from tidewaiter.pipeline import check as check_text  # noqa: PLC0415

    return check_text(text, date, language)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tidewaiter' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
