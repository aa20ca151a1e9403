"""From the files of a content folder to a checked site: the order of read, clean, parse, shape, rules."""
