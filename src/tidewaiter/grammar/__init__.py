"""Text and language in, typed mentions out: token, term, number, unit, hedge, period.

A grammar knows its own words and no other grammar; `reading` joins them.  Nothing here may take more than linear time.
"""
