"""Finding events: the index that a build writes (the Python here) and the finder that reads it (finder/).

README.md describes every file, field and unit between the two.
"""

FORMAT = 5
"""The number of the format. Raise it if the meaning of the files or of the words in them changes."""
