"""Rashomon lays the accounts of many reports side by side. It never says who is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.pipeline import Attributions, Examination, Options, examine, statements
    from rashomon.pipeline.book import Casebook

__version__ = "0.1.0"
__all__ = ["Attributions", "Casebook", "Examination", "Options", "__version__", "examine", "statements"]


def __getattr__(name: str) -> Any:
    """Fetch the library's entry points at first use, so that importing the package costs nothing."""
    if name == "Casebook":
        from rashomon.pipeline.book import Casebook

        return Casebook
    if name in {"Attributions", "Examination", "Options", "examine", "statements"}:
        from rashomon import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
