"""Records to text: figures, findings and reports in every format that is promised.

Functions here take records and give bytes or text; they open no file and print nothing.  A format has one module.
"""
