"""Mentions in, figures out: quantities, frames, figures, and how each field of a figure is known."""

from tidewaiter.reading.discourse.discourse import read_figures
from tidewaiter.reading.quantity.quantity import find_quantities

__all__ = ["find_quantities", "read_figures"]
