"""One report as a JSON object: Rashomon's own input format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rashomon.ingest.limits import Limits
from rashomon.ingest.report import UNKNOWN_DAY, Draft, documents_of, iso_day, note, unread
from rashomon.model import Document, Issue, Published
from rashomon.model.errors import InputError, InputTooLarge

FIELDS = frozenset({"id", "text", "title", "published", "publisher", "url"})
SHOWN_FIELDS = 12


def parse(line: str, where: str) -> tuple[Any, Issue | None]:
    """Return the JSON value that ``line`` holds, or an issue that says what is wrong with it."""
    try:
        return json.loads(line), None
    except RecursionError:
        return None, unread(where, "broken-json", "is nested too deeply to be JSON of reports")
    except json.JSONDecodeError as error:
        return None, unread(where, "broken-json", f"is not valid JSON: {error.msg.removesuffix(' at')} (character {error.pos + 1:,})")
    except ValueError:
        return None, unread(where, "broken-json", "holds a number that is too long")


def read_record(value: Any, where: str, ignored: set[str], limits: Limits) -> Iterator[Document | Issue]:
    """Yield the document in one parsed object, with notes; an `Issue` where it is no object or lacks text. Adds to ``ignored``."""
    if not isinstance(value, dict):
        yield unread(where, "no-report", "is not a JSON object with a text")
        return
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        yield unread(where, "no-text", "lacks `text`, or its text is empty or no string")
        return
    ignored.update(value.keys() - FIELDS)
    draft, notes = _draft(value, text, where)
    try:
        yield from documents_of(draft, limits)
    except InputError as error:
        yield unread(where, "too-large" if isinstance(error, InputTooLarge) else "unreadable", str(error))
        return
    yield from notes


def ignored_note(name: str, ignored: set[str]) -> Iterator[Issue]:
    """Yield one note for the whole file where it had fields that are not read."""
    if ignored:
        names = sorted(name[:40].encode("utf-8", "backslashreplace").decode("utf-8") for name in ignored)
        more = f" and {len(names) - SHOWN_FIELDS} more" if len(names) > SHOWN_FIELDS else ""
        yield note(name, "ignored-fields", f"fields that are not read: {', '.join(names[:SHOWN_FIELDS])}{more}")


def _draft(value: dict[str, Any], text: str, where: str) -> tuple[Draft, list[Issue]]:
    notes: list[Issue] = []

    def string(field: str) -> str | None:
        found = value.get(field)
        if field == "id" and isinstance(found, int) and not isinstance(found, bool):
            return str(found)
        if found is None or isinstance(found, str):
            return found or None
        notes.append(note(where, "field", f"`{field}` is no string; taken as unknown"))
        return None

    published = string("published")
    day = iso_day(published) if published else None
    if published and day is None:
        notes.append(note(where, "date", "`published` is not an ISO date (YYYY-MM-DD); taken as unknown"))
    draft = Draft(
        where,
        text,
        external_id=string("id"),
        url=string("url"),
        title=string("title"),
        publisher=string("publisher"),
        published=Published(date=day, basis="given") if day else UNKNOWN_DAY,
    )
    return draft, notes
