"""Tests of linking: which claims and reports speak of the same event."""
