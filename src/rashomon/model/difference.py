"""What became known of an event between two days."""

from __future__ import annotations

from rashomon.model.account import Disagreement, Responsibility
from rashomon.model.base import Record
from rashomon.model.claim import Claim
from rashomon.model.document import Document
from rashomon.model.event import Event
from rashomon.model.revision import Revision


class Moved(Record, kw_only=True):
    """A bound of a figure (``low``, ``best``, ``high``) that is not what it was; ``documents`` are the new or revised ones that give it."""

    kind: str
    bound: str
    was: int | None
    now: int | None
    documents: tuple[str, ...]


class Difference(Record, kw_only=True):
    """What became known of an event after the day ``since`` and up to ``until`` (null: up to now).

    ``reports`` are new, ``revisions`` articles that say something else now; ``moved`` figures; ``held`` who was newly held responsible, or
    denied it, and ``dropped`` whom nobody holds so any more; ``opened`` disagreements that came or have other sides now, ``settled`` those
    that went. ``documents`` and ``claims`` are all that these refer to.
    """

    event: Event
    since: str
    until: str | None
    reports: tuple[Document, ...]
    revisions: tuple[Revision, ...]
    moved: tuple[Moved, ...]
    held: tuple[Responsibility, ...]
    dropped: tuple[Responsibility, ...]
    opened: tuple[Disagreement, ...]
    settled: tuple[Disagreement, ...]
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
