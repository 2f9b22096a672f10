"""One report as a JSON object: Rashomon's own input format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from rashomon.ingest.limits import Limits
from rashomon.ingest.report import UNKNOWN_DAY, Draft, Piece, arrivals_of, iso_day, note, unread
from rashomon.model import Arrival, Issue, Published
from rashomon.model.errors import InputError, InputTooLarge

FIELDS = frozenset({"id", "text", "title", "published", "publisher", "url"})
SHOWN_FIELDS = 12

_DECODER = json.JSONDecoder()
_BLANKS = re.compile(r"[ \t\n\r]*")


def parse(line: str, where: str) -> tuple[Any, Issue | None]:
    """Return the JSON value that ``line`` holds, or an issue that says what is wrong with it."""
    return _parsed(lambda: json.loads(line), where)


def items(text: str, where: str) -> Iterator[tuple[Any, str]]:
    """Yield each value of the JSON list that ``text`` is, with the characters it is written in.

    Where the list is broken the last value is an `Issue` that says where; the values before it are whole.
    """
    at = _past_blanks(text, text.index("[") + 1)
    more = not text.startswith("]", at)
    while more:
        found, issue = _parsed(partial(_DECODER.raw_decode, text, at), where)
        if issue:
            yield issue, ""
            return
        value, end = found
        yield value, text[at:end]
        at = _past_blanks(text, end)
        more = text.startswith(",", at)
        if not more and not text.startswith("]", at):
            yield unread(where, "broken-json", f"is not valid JSON: Expecting ',' delimiter (character {at + 1:,})"), ""
            return
        at = _past_blanks(text, at + 1) if more else at
    if text[at + 1 :].strip():
        yield unread(where, "broken-json", f"is not valid JSON: Extra data (character {at + 2:,})"), ""


def _past_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _parsed(read: Callable[[], Any], where: str) -> tuple[Any, Issue | None]:
    try:
        return read(), None
    except RecursionError:
        return None, unread(where, "broken-json", "is nested too deeply to be JSON of reports")
    except json.JSONDecodeError as error:
        return None, unread(where, "broken-json", f"is not valid JSON: {error.msg.removesuffix(' at')} (character {error.pos + 1:,})")
    except ValueError:
        return None, unread(where, "broken-json", "holds a number that is too long")


def read_record(value: Any, piece: Piece, ignored: set[str], limits: Limits) -> Iterator[Arrival | Issue]:
    """Yield the document in one parsed object, with notes; an `Issue` where it is no object or lacks text. Adds to ``ignored``."""
    if not isinstance(value, dict):
        yield unread(piece.where, "no-report", "is not a JSON object with a text")
        return
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        yield unread(piece.where, "no-text", "lacks `text`, or its text is empty or no string")
        return
    ignored.update(value.keys() - FIELDS)
    draft, notes = _draft(value, text, piece)
    try:
        yield from arrivals_of(draft, limits)
    except InputError as error:
        yield unread(piece.where, "too-large" if isinstance(error, InputTooLarge) else "unreadable", str(error))
        return
    yield from notes


def ignored_note(name: str, ignored: set[str]) -> Iterator[Issue]:
    """Yield one note for the whole file where it had fields that are not read."""
    if ignored:
        names = sorted(name[:40].encode("utf-8", "backslashreplace").decode("utf-8") for name in ignored)
        more = f" and {len(names) - SHOWN_FIELDS} more" if len(names) > SHOWN_FIELDS else ""
        yield note(name, "ignored-fields", f"fields that are not read: {', '.join(names[:SHOWN_FIELDS])}{more}")


def _draft(value: dict[str, Any], text: str, piece: Piece) -> tuple[Draft, list[Issue]]:
    notes: list[Issue] = []

    def string(field: str) -> str | None:
        found = value.get(field)
        if field == "id" and isinstance(found, int) and not isinstance(found, bool):
            return str(found)
        if found is None or isinstance(found, str):
            return found or None
        notes.append(note(piece.where, "field", f"`{field}` is no string; taken as unknown"))
        return None

    published = string("published")
    day = iso_day(published) if published else None
    if published and day is None:
        notes.append(note(piece.where, "date", "`published` is not an ISO date (YYYY-MM-DD); taken as unknown"))
    draft = Draft(
        piece,
        text,
        external_id=string("id"),
        url=string("url"),
        title=string("title"),
        publisher=string("publisher"),
        published=Published(date=day, basis="given") if day else UNKNOWN_DAY,
    )
    return draft, notes
