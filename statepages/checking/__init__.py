"""From the files of a content folder to a checked site: read, clean, parse, validate, then rules."""
