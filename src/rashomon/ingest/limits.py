"""How much of hostile or broken input is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds on size. What is over one is refused with an issue, and the rest is still read.

    ``max_characters``: code points of one document's text. ``max_file_bytes``: one JSON file read as a whole, unpacked; a JSON Lines file
    has no bound but ``max_line_bytes`` for each line (600,000 characters written as ``\\uXXXX`` pairs are 7.2 MB). ``max_html_bytes`` and
    ``max_html_tags``: one web page (extraction takes up to 0.15 ms a tag). ``max_feed_bytes`` and ``max_feed_entries``: one feed.
    ``max_ratio``: unpacked bytes for each packed byte, looked at once ``ratio_from_bytes`` are unpacked (news text packs about 3 to 1, a
    bomb 1000 to 1). ``max_documents``: how many documents in all, null for no bound.
    """

    max_characters: int = 600_000
    max_file_bytes: int = 64 * MIB
    max_line_bytes: int = 8 * MIB
    max_html_bytes: int = 16 * MIB
    max_html_tags: int = 50_000
    max_feed_bytes: int = 16 * MIB
    max_feed_entries: int = 1_000
    max_ratio: int = 200
    ratio_from_bytes: int = 16 * MIB
    max_documents: int | None = None
