"""Measures speed and size, with `make bench`. README.md explains what and how, and has the latest figures."""
