"""What an input is: by its content first, by its name second."""

from __future__ import annotations

import json
import re
from typing import Literal

from rashomon.ingest.decode import is_binary, wide_encoding
from rashomon.ingest.stream import Input
from rashomon.model.errors import UnreadableInput

Kind = Literal["text", "html", "jsonl", "json", "feed", "warc"]

# First bytes of what people take for text, with what to do about it.
NOT_TEXT = (
    (b"%PDF-", "a PDF; turn it into text first (pdftotext)"),
    (b"PK\x03\x04", "a zip archive or an office document; unpack it or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text"),
    (b"{\\rtf", "rich text (RTF); save it as plain text"),
    (b"BZh", "bzip2; unpack it first"),
    (b"\xfd7zXZ", "xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstandard; unpack it first"),
    (b"7z\xbc\xaf", "a 7-zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
WARC_MAGIC = b"WARC/"
PROLOG_CHARACTERS = 16 * 1024
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
LINES_SUFFIXES = (".jsonl", ".ndjson")

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:p|div|br|h[1-6]|span|article|section|title|meta)\b", re.IGNORECASE)
_PROLOG = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_FEEDS = frozenset({"rss", "feed", "RDF"})


def kind_of(source: Input) -> Kind:
    """Return what ``source`` is; raise `UnreadableInput` where it is empty, binary or of a kind that has no reader."""
    if not source.head:
        raise UnreadableInput(f"{source.name} is empty")
    for magic, what in NOT_TEXT:
        if source.head.startswith(magic):
            raise UnreadableInput(f"{source.name} is {what}")
    if source.head.startswith(WARC_MAGIC):
        return "warc"
    start = _start(source)
    if start.startswith("<"):
        return _markup(start, source)
    return _json(start, source.suffix) or ("html" if source.suffix in HTML_SUFFIXES and _TAG.search(start) else "text")


def _start(source: Input) -> str:
    encoding, mark = wide_encoding(source.head)
    if encoding is None and is_binary(source.head):
        raise UnreadableInput(f"{source.name} is binary, not text")
    return source.head[mark:].decode(encoding or "utf-8", "replace").lstrip()


def _markup(start: str, source: Input) -> Kind:
    root = _root(start)
    if root in _FEEDS:
        return "feed"
    if _PAGE.search(start[:4096]) or source.suffix in HTML_SUFFIXES:
        return "html"
    if start.startswith("<?xml"):
        raise UnreadableInput(f"{source.name} is XML, but neither a web page nor a feed; take the articles out of it first")
    return "html" if _TAG.match(start) else "text"


def _root(start: str) -> str | None:
    """Return the name of the first element, behind declarations and comments; null where there is none in sight."""
    found = _NAME.match(_PROLOG.sub("", start[:PROLOG_CHARACTERS]).lstrip())
    return found.group(1) if found else None


def _json(start: str, suffix: str) -> Kind | None:
    first, newline, _ = start.partition("\n")
    if suffix in LINES_SUFFIXES:
        return "jsonl"
    if re.match(r"\[\s*[{\]]", start):
        return "json"
    if re.match(r'\{\s*["}]', start):
        return "jsonl" if (newline and _is_json(first)) or (suffix != ".json" and first.rstrip() != "{") else "json"
    return "json" if suffix == ".json" else None


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
