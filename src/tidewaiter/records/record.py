"""What records are made of.

The settings are those of the bases, which every subclass has; named at a class of their own they would be lost where mypyc
compiles it.  Compiled, `==` between two records of one class that mypyc compiled asks whether they are one object: a record that
is compared by value stands in a module that is not compiled (see `exclude` in pyproject.toml).
"""

import msgspec


class Record(msgspec.Struct, frozen=True, gc=False):
    """What is read once and never changed; equal where all its fields are.  No record may hold itself: nothing collects it."""


class Entry(msgspec.Struct, eq=False, gc=False):
    """What may be changed yet, and is no other than itself.  Nor may it hold itself."""
