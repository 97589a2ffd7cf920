"""The report as one HTML file: no script, no outside request, the annotated article beside its findings.

`article` cuts the text into blocks and marks, `page` fills the template; the template and its style are in `templates/`.
"""
