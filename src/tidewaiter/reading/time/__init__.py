"""When: periods of a clause, of the sentences before it, and of comparisons."""
