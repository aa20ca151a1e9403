"""How much a rule reports about one text."""

MOST_A_TEXT = 20
"""After twenty mistakes of the same kind in a text, people know, and the rest would only take time."""
