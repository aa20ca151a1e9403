"""Statepages: YAML files of events and states in, a static site with an event finder out."""

__version__ = "0.2.0"
