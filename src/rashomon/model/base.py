"""What every noun shares: the record type, spans and content-hash ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, dataclass_transform

import msgspec

from rashomon.model.errors import SpanError

Span = tuple[int, int]
"""[start, end) in Unicode code points of a document's text."""

ID_LENGTH = 20


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all nouns: frozen, keyword-only, comparable, with every key always written."""


def content_id(prefix: str, *parts: Any) -> str:
    """Return an id that depends on content alone: ``prefix`` and 20 hex digits of SHA-256.

    ``parts`` may be anything that msgspec can encode; the same parts give the same id on every machine and in every run.
    """
    encoded = msgspec.json.encode(parts, order="deterministic")
    return f"{prefix}-{hashlib.sha256(encoded).hexdigest()[:ID_LENGTH]}"


def text_sha256(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def quote_of(text: str, span: Span) -> str:
    """Return the words at ``span``; raise `SpanError` where the span does not lie in the text."""
    start, end = span
    if not 0 <= start < end <= len(text):
        raise SpanError(f"span [{start}, {end}) does not lie in a text of {len(text)} code points")
    return text[start:end]


def covers(outer: Span, inner: Span) -> bool:
    """Tell whether ``inner`` lies wholly within ``outer``."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlaps(one: Span, other: Span) -> bool:
    """Tell whether two spans share at least one code point."""
    return one[0] < other[1] and other[0] < one[1]


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of ``spans`` (at least one)."""
    every = list(spans)
    return min(start for start, _ in every), max(end for _, end in every)
