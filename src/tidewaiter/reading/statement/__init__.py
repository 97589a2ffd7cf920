"""What a clause states of an amount: measure and stat, product, movement, status, breakdown, rank."""
