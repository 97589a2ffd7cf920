"""What the check against official figures says of one figure."""

import msgspec

from tidewaiter.check.reconcile import Comparison
from tidewaiter.records.observation import Observation


class Verdict(msgspec.Struct, frozen=True):
    """Severity, reason, the sentences, the working, and the official figures it rests on."""

    severity: str
    title: str
    sentences: tuple[str, ...]
    rows: tuple[Observation, ...]
    working: tuple[str, ...] = ()
    reason: str | None = None
    expected: Comparison | None = None
