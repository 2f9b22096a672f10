"""Plain text: the whole decoded file is the text."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.ingest.decode import decode
from rashomon.ingest.limits import Limits
from rashomon.ingest.report import Draft, documents_of, note
from rashomon.ingest.stream import Input, read_all
from rashomon.ingest.titles import title_of
from rashomon.model import Document, Issue
from rashomon.model.errors import InputTooLarge

# No encoding takes more bytes for a character; so anything longer is over the limit and need not be read.
MAX_BYTES_PER_CHARACTER = 4
LONGEST_MARK = 4


def read_text(source: Input, limits: Limits) -> Iterator[Document | Issue]:
    """Yield one document: everything after the byte-order mark, line ends kept, nothing stripped."""
    try:
        data = read_all(source, limits.max_characters * MAX_BYTES_PER_CHARACTER + LONGEST_MARK)
    except InputTooLarge as error:
        raise InputTooLarge(
            f"{source.name} holds more than {limits.max_characters:,} characters, the limit for one report; split it"
        ) from error
    decoded = decode(data, source.name)
    yield from documents_of(Draft(source.name, decoded.text, path=source.name, title=title_of(decoded.text)), limits)
    if decoded.note:
        yield note(source.name, "encoding", decoded.note)
