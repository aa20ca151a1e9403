"""What one can do on the command line: each command reads options, calls the whole, and prints."""
