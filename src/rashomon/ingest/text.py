"""Plain text: the whole decoded file is the text."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.ingest.decode import decode
from rashomon.ingest.limits import Limits
from rashomon.ingest.report import Draft, arrivals_of, note
from rashomon.ingest.stream import Input, read_all
from rashomon.ingest.titles import title_of
from rashomon.model import Arrival, Issue
from rashomon.model.errors import InputTooLarge

# No encoding takes more bytes for a character; so anything longer is over the limit and need not be read.
MAX_BYTES_PER_CHARACTER = 4
LONGEST_MARK = 4


def read_text(source: Input, limits: Limits) -> Iterator[Arrival | Issue]:
    """Yield one document: everything after the byte-order mark, line ends kept, nothing stripped."""
    try:
        data = read_all(source, limits.max_characters * MAX_BYTES_PER_CHARACTER + LONGEST_MARK)
    except InputTooLarge as error:
        raise InputTooLarge(
            f"{source.name} holds more than {limits.max_characters:,} characters, the limit for one report; split it"
        ) from error
    decoded = decode(data, source.name, source.charset)
    draft = Draft(
        source.whole(data, "text/plain"),
        decoded.text,
        path=source.path,
        url=source.receipt.url,
        title=title_of(decoded.text) or source.told.title,
        publisher=source.told.publisher,
        published=source.told.published,
    )
    yield from arrivals_of(draft, limits)
    if decoded.note:
        yield note(source.name, "encoding", decoded.note)
