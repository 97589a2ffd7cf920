"""What clauses take from the text before them, and what is put right when the whole has been read."""
