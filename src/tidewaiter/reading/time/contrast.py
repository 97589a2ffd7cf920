"""Contrasts: what a figure is held against at its own time, and at no other one."""

import re

from tidewaiter.reading.mention import wordlist
from tidewaiter.reading.mention.frame import Draft
from tidewaiter.reading.mention.walk import TRADE

# What follows a growth that is that of another thing at the same time: "in" and no time.
_IN_OTHER = re.compile(
    r"(?: ?%| percent| per cent| pct)? (?:fall|drop|decline|decrease|rise|increase|gain|jump|growth|dip|slump|surge) in "
    rf"(?!(?:the|a|that|this|last|early|late|mid|all|previous|prior|recent) |\d|Q\d|H\d|{wordlist.any_of('period_opening')})"
)


def is_of_another(text: str, draft: Draft) -> bool:
    """Whether what something is compared with is another product at the same time ("and a drop of 4 percent in zinc")."""
    main, frame = draft.base_of, draft.frame
    if main is not None and draft.stat == main.stat == "growth" and _IN_OTHER.match(text, draft.end) is not None:
        return True  # "down 1 percent, compared with a 6 percent fall in private registrations"
    if main is not None and frame.states("measure") and {frame.measure, main.frame.measure} == {"exports", "imports"}:
        return True  # "imports were 4 billion against exports of 2 billion"
    return main is not None and frame.states("product") and frame.product != main.frame.product and main.frame.measure in TRADE
