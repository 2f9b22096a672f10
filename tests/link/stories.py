"""What tests of linking share: made-up texts, extracted and linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import extract
from rashomon.link import link_within
from rashomon.model import Published, make_document
from rashomon.read import read_document

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.model import Claim, Extraction


def linked(nlp: Language, text: str, published: str | None = "2022-10-17") -> Extraction:
    """The extraction of a text with every claim on a local event."""
    known = Published(date=published, basis="given") if published else Published()
    return link_within(extract(read_document(make_document(text, published=known), nlp)))


def figure(extraction: Extraction, quote: str) -> Claim:
    """The one figure whose quote holds some words."""
    (found,) = [c for c in extraction.claims if quote in c.quote and c.kind in {"killed", "injured", "missing", "arrested"}]
    return found
