"""Measurements: how right, how fast and how large Rashomon is. Each is a command that prints a table (``python -m benchmarks``)."""
