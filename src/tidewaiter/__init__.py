"""Tidewaiter: a foreign-trade monitor that shows its evidence."""
