"""Bytes become a Document here: a kind of file a module, and what all documents share (date, headline, encoding) a module each.

What may enter: whatever turns bytes into text or finds what a text says about itself as a document.  Nothing here knows a figure.
"""

from tidewaiter.document.file import LIMIT, SUFFIXES, find_documents, load, load_bytes

__all__ = ["LIMIT", "SUFFIXES", "find_documents", "load", "load_bytes"]
