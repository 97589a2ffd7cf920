"""What flows through Tidewaiter: frozen records without behaviour and without I/O.

A record may enter here when at least two floors pass it on.  Change is `msgspec.structs.replace`.
"""

from tidewaiter.records.document import Document
from tidewaiter.records.figure import Cell, Figure
from tidewaiter.records.finding import Evidence, Expected, Finding, Report
from tidewaiter.records.interval import Interval
from tidewaiter.records.observation import Definition, Observation
from tidewaiter.records.quantity import Quantity

__all__ = [
    "Cell",
    "Definition",
    "Document",
    "Evidence",
    "Expected",
    "Figure",
    "Finding",
    "Interval",
    "Observation",
    "Quantity",
    "Report",
]
