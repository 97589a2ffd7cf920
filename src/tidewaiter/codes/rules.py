"""Caps that trade rules set, from `codes/rules.csv`."""

from functools import cache

import msgspec

from tidewaiter.tables import read_table

_COLUMNS = ("rule", "mode", "case", "value", "unit", "since", "until", "legal_basis", "citation", "url")


class Rule(msgspec.Struct, frozen=True):
    """A cap per case in one trade mode, in its unit, with the months in which it is in force and the page that says so."""

    code: str
    mode: str
    case: str
    value: float
    unit: str
    since: str
    until: str
    legal_basis: str
    citation: str
    url: str


@cache
def rules() -> tuple[Rule, ...]:
    """Give all rules, in the order of the table."""
    return tuple(_rule(row) for row in read_table("codes/rules.csv", _COLUMNS, key=("rule",)))


def rule_for(mode: str, case: str, month: str | None) -> Rule | None:
    """Give the cap for a case of a trade mode in an ISO month, the one in force today without a month; null where there is none.

    >>> rule_for("market_procurement", "declarations", "2018-05").code, rule_for("market_procurement", "declarations", None).code
    ('MP-1', 'MP-3')
    >>> rule_for("general_trade", "declarations", "2018-05") is None
    True
    """
    found = [rule for rule in rules() if (rule.mode, rule.case) == (mode, case)]
    if month is None:
        return next((rule for rule in found if not rule.until), None)
    return next((rule for rule in found if rule.since <= month[:7] and (not rule.until or month[:7] <= rule.until)), None)


def _rule(row: dict[str, str]) -> Rule:
    return Rule(
        row["rule"],
        row["mode"],
        row["case"],
        float(row["value"]),
        row["unit"],
        row["since"],
        row["until"],
        row["legal_basis"],
        row["citation"],
        row["url"],
    )
