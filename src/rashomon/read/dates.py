"""Dates and times, absolute or counted from the day of publication; what nothing anchors stays in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model.document import Published
from rashomon.model.reading import DateMention
from rashomon.read.calendar import anchor_of
from rashomon.read.timewords import Found, TimeWords, read_date

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_dates(doc: Doc, published: Published | None = None) -> tuple[DateMention, ...]:
    """Return the time expressions of ``doc`` in order.

    "Friday" is the latest Friday not after ``published``; "22 March" the latest not more than two days after it; "in January" the latest
    January begun by then. Without a trustworthy day of publication ``start`` and ``end`` stay null and ``weekday``, ``month``, ``day`` say
    what is known. "Three days before the attack" is never worked out here.
    """
    tokens = [token for token in doc if not token.is_space]
    words = TimeWords(tokens, doc.text, anchor_of(published or Published()))
    found: list[DateMention] = []
    position = 0
    while position < len(tokens):
        date = read_date(words, position)
        if date is None:
            position += 1
            continue
        found.append(_mention(words, date))
        position = date.end
    return tuple(found)


def _mention(words: TimeWords, found: Found) -> DateMention:
    first, last = words.tokens[found.start], words.tokens[found.end - 1]
    return DateMention(span=(first.idx, last.idx + len(last)), start=first.i, end=last.i + 1, moment=found.moment)
