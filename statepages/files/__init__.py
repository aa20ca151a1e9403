"""Content files as volunteers write them: models of pydantic, which reports all errors of a file at once."""
