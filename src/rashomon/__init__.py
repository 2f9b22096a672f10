"""Rashomon lays the accounts of many reports side by side. It never says who is right."""

__version__ = "0.1.0"
