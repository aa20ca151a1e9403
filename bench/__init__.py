"""How fast and how small: `make bench` measures, README.md tells what and how, and the last figures."""
