"""Publication dates that the events contradict: a report cannot come out before what it tells of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rashomon.link.moments import DAY_PRECISIONS

if TYPE_CHECKING:
    from rashomon.model import Document, Event


def impossible_date(document: Document, main: Event | None) -> str | None:
    """Return why a document's publication date cannot be right, or null. A day's difference is left to time zones."""
    published = document.published.date
    if main is None or published is None or main.date.start is None or main.date.precision not in DAY_PRECISIONS:
        return None
    if main.date.start <= published[:10]:
        return None
    ahead = (date.fromisoformat(main.date.start) - date.fromisoformat(published[:10])).days
    if ahead <= 1:
        return None
    return f"dated {published[:10]}, {ahead} days before the event that it tells of ({main.label})"
