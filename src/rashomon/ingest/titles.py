"""The title of a plain text: its first line, where that reads like one."""

from __future__ import annotations

import re

from rashomon.ingest.stated import stated_publication

MAX_CHARACTERS = 200
MAX_WORDS = 30
LONG_LINE = 120

_SENTENCE_END = re.compile(r"[.,;:…][\"'”’)\]]{0,3}$")
_BYLINE = re.compile(r"by\s", re.IGNORECASE)


def title_of(text: str) -> str | None:
    """Return the first line where it is short, has no closing full stop and more text follows; else null.

    A line break within a paragraph is no sign of a title, so what follows must be set apart: by an empty line, or by being a whole
    paragraph on one line. A byline or a date is no title.
    """
    first, rest = _first_line(text)
    if not rest.strip() or not first or len(first) > MAX_CHARACTERS or len(first.split()) > MAX_WORDS:
        return None
    if not any(letter.isalpha() for letter in first) or _SENTENCE_END.search(first) or _BYLINE.match(first):
        return None
    if stated_publication(first):
        return None
    following = re.split(r"\r\n|\r|\n", rest, maxsplit=2)
    set_apart = not following[0].strip() or len(following[0]) > max(LONG_LINE, 1.5 * len(first))
    return first if set_apart else None


def _first_line(text: str) -> tuple[str, str]:
    start = len(text) - len(text.lstrip())
    match = re.compile(r"\r\n|\r|\n").search(text, start)
    if match is None:
        return text[start:].strip(), ""
    return text[start : match.start()].strip(), text[match.end() :]
