"""Figures in, findings out: what an expert editor does to a statement about trade.

One module a check, each with `CHECK` and a function `check_...(context)`; `registry` runs them in their order.  A check may enter
here when it needs nothing but a CheckContext: no file, no clock, no words of a language (those come through `cue` as codes).
"""
