"""Reading all documents anew, by another model or version; what people decided is kept, and what no longer fits is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace
from sqlalchemy import Engine

from rashomon import __version__
from rashomon.casebook import documents, issues, readings
from rashomon.casebook.engine import reading, writing
from rashomon.casebook.rows import batches
from rashomon.model import Document, Extraction, Issue
from rashomon.model.arrival import utc_now
from rashomon.pipeline.adding import Reader
from rashomon.pipeline.examining import Options, Progress
from rashomon.pipeline.putting import put_reading


@dataclass
class Reread:
    """What came of reading anew: how many reports were read, were read so already, and could not be, with the issues."""

    read: int = 0
    known: int = 0
    unread: int = 0
    issues: list[Issue] = field(default_factory=list)


def reread_documents(engine: Engine, options: Options, read: Reader, who: str, report: Progress) -> Reread:
    """Read every current document anew that was read by another model or version; each in a step of its own.

    What was read anew stays if it is broken off; the same again goes on from there. A document that cannot be read keeps its reading.
    """
    model = options.model or "default"
    done = Reread()
    with reading(engine) as connection:
        current = documents.current_ids(connection)
        wanted = readings.read_otherwise(connection, current, model=model, software=__version__)
    done.known = len(current) - len(wanted)
    for found in read(_fetched(engine, wanted)):
        with writing(engine, linking=True) as connection:
            if isinstance(found, Issue):
                issues.put_issues(connection, [found])
                done.issues.append(found)
            elif documents.is_current(connection, found.document.id):  # another may have brought a newer version meanwhile
                put_reading(connection, found, model)
        done.read += isinstance(found, Extraction)
        done.unread += isinstance(found, Issue)
        report("reading anew", done.read + done.unread, len(wanted))
    with writing(engine) as connection:
        issues.note_done(connection, at=utc_now(), who=who, action="reread", detail=f"{done.read} read by {model} ({__version__})")
    return done


def _fetched(engine: Engine, wanted: list[str]) -> Iterator[Document]:
    """Yield documents as they came, without what was found out about them since."""
    for some in batches(wanted):
        with reading(engine) as connection:
            found = documents.get_documents(connection, some)
        yield from (replace(document, flags=(), main_event=None, origin=None) for document in found)
