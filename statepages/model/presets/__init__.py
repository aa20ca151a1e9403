"""Lists of kinds to choose from in site.yaml, each with the words that people use for its kinds."""
