"""What the headers of a response declare of its body: media type, encoding of its text, coding of its bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message

Headers = tuple[tuple[str, str], ...]

# No honest one is longer, and taking one apart takes time with the square of its length.
LONGEST_TYPE = 200


@dataclass(frozen=True)
class MediaType:
    """A media type ("text/html", in small letters, null where none is declared) and its charset (as declared, or null)."""

    name: str | None = None
    charset: str | None = None


def media_type(declared: str | None) -> MediaType:
    """Return what a Content-Type header declares."""
    if not declared or not declared.strip():
        return MediaType()
    message = Message()
    message["Content-Type"] = " ".join(declared[:LONGEST_TYPE].split())
    return MediaType(message.get_content_type(), message.get_content_charset())


def pairs(raw: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Return headers as received; HTTP leaves no byte without a character (ISO 8859-1, RFC 9110, section 5.5)."""
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)


def header(headers: Headers, name: str) -> str | None:
    """Return the first header of that name, whatever its case."""
    return next((value for key, value in headers if key.lower() == name), None)
