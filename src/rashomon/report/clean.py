"""What an article brings is hostile: how it is made fit to be shown, without moving a single offset."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from rashomon.model.errors import InternalError

REPLACEMENT = "\ufffd"
# HTML forbids controls, surrogates and noncharacters (HTML Living Standard, 13.2.3.5).
_FORBIDDEN = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
# An override reorders the very words that are shown as evidence ("21" reads "12"); honest prose in any script needs none.
_OVERRIDES = "\u202d\u202e"
# Embeddings and isolates are honest in running text, but a stray one in a name would leak into our own words around it.
_EMBEDDINGS = "\u202a-\u202c\u2066-\u2069"
_NOT_RUNNING = re.compile(f"[{_FORBIDDEN}{_OVERRIDES}]")
_NOT_INLINE = re.compile(f"[{_FORBIDDEN}{_OVERRIDES}{_EMBEDDINGS}]")
_SAFE_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_WEB_ADDRESS = re.compile(r"[\x21-\x7e\xa1-\ud7ff\ue000-\ufffd]{1,2000}")


def running_text(text: str) -> str:
    """Return text as it can stand in a page, code point for code point; a carriage return with no line feed becomes a line feed."""
    return _NOT_RUNNING.sub(REPLACEMENT, re.sub(r"\r(?!\n)", "\n", text))


def inline_text(text: str) -> str:
    """Return a name, title or quote as it can stand within a line of ours: also without embeddings that would leak out of it."""
    return text if text.isprintable() and text.isascii() else _NOT_INLINE.sub(REPLACEMENT, text)


def unshowable(text: str) -> int:
    """Count the code points of ``text`` that stand as U+FFFD in the page though the text has something else there."""
    return len(_NOT_RUNNING.findall(text))


def safe_id(identifier: str) -> str:
    """Return an id of ours that may serve as a file name; raise `InternalError` for anything else."""
    if not _SAFE_ID.fullmatch(identifier):
        raise InternalError(f"{identifier[:80]!r} is no id of ours and cannot name a page; this is a bug to report")
    return identifier


def web_address(url: str | None) -> str | None:
    """Return ``url`` where it is a plain web address (http or https, with a host), else null: nothing else is ever made a link."""
    if not url or not _WEB_ADDRESS.fullmatch(url) or inline_text(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def language_tag(language: str | None) -> str | None:
    """Return the language where it is a well-formed BCP 47 tag, else null."""
    return language if language and _LANGUAGE.fullmatch(language) else None
