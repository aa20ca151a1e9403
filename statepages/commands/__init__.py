"""The commands of the command line. Each reads options, calls the engine, and prints."""
