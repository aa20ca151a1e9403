"""Content files as volunteers write them: models of pydantic, which tells all errors of a file at once."""
