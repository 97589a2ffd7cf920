"""Whose trade it is and with whom: the places of a clause and their sides."""
