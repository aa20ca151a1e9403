"""How much a rule says of one text."""

MOST_A_TEXT = 20
"""After twenty slips of a kind in a text a person knows, and the rest would only take time."""
