"""What one can do on the command line: each command is a thin caller of the pipeline."""
