"""Amounts of a sentence joined to quantities: number, unit, bound, range."""
