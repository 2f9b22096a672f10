"""What every test may use: one language model for the whole run, and a reading of a made-up text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from rashomon.model import Published, make_document
from rashomon.read import ParsedReading, load_model, read_document

if TYPE_CHECKING:
    from spacy.language import Language

ReadText = Callable[..., ParsedReading]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language model, loaded once."""
    return load_model()


@pytest.fixture
def read_text(nlp: Language) -> ReadText:
    """Read a text, published on a given day (ISO) or on an unknown one."""

    def read(text: str, published: str | None = None) -> ParsedReading:
        known = Published(date=published, basis="given") if published else Published()
        return read_document(make_document(text, published=known), nlp)

    return read
