"""An HTTP response as an archive holds it: status line, headers and body, the body perhaps in chunks and packed."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from rashomon.ingest.declared import Headers, header, pairs
from rashomon.model.errors import InputTooLarge

# Archives that keep the header but not the chunks are common; a body in chunks begins with the first one's length.
_CHUNKED = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r\n")


@dataclass(frozen=True)
class Captured:
    """A captured response. ``status`` is null where its first line gives none; ``body`` as captured, perhaps in chunks and packed."""

    status: int | None
    headers: Headers
    body: bytes


def response_of(block: bytes) -> Captured:
    """Return the response in a record's block; raises `OSError` where its headers are endless."""
    from fastwarc.warc import HeaderMap

    found = HeaderMap()
    length = found.parse(io.BytesIO(block))
    return Captured(found.status_code, pairs(found.items_bytes()), block[length:])


def content_of(response: Captured, limit: int) -> bytes:
    """Return the body with its chunks joined, perhaps still gzip; raises `OSError` where it is not in the form that it declares."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader

    body = response.body
    if "chunked" in (header(response.headers, "transfer-encoding") or "").lower() and _CHUNKED.match(body):
        body = ChunkedReader(io.BytesIO(body)).read(limit + 1)
    if (header(response.headers, "content-encoding") or "").strip().lower() == "br":
        body = BrotliReader(io.BytesIO(body)).read(limit + 1)
    if len(body) > limit:
        raise InputTooLarge(f"unpacks to more than {limit:,} bytes, the limit for a web page")
    return body
