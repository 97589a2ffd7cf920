"""The words of each language, as tables that a translator can edit: a folder a language, the same files in each.

Words in, (kind, code, phrase, capitals) out; nothing here knows how the words are found in a text.  A third language is a new
folder; no file outside it changes.
"""

from tidewaiter.language.vocabulary import NAME, Word, words_of

LANGUAGES = ("en",)
"""The languages that are read."""

__all__ = ["LANGUAGES", "NAME", "Word", "words_of"]
