"""Everything that one run found."""

from __future__ import annotations

from rashomon.model.account import Account
from rashomon.model.base import Record
from rashomon.model.claim import Claim
from rashomon.model.document import Document, Flag
from rashomon.model.event import Event, LocalEvent, Mention
from rashomon.model.issue import Issue
from rashomon.model.person import Person
from rashomon.model.statement import Speaker, Statement
from rashomon.model.value import Moment, Place

OUTPUT_MARKER = ".rashomon"
"""The file that marks a folder as an output of ours: `export` writes it, `ingest` does not read the folder that holds it."""


class Extraction(Record, kw_only=True):
    """What one document says, by itself: nothing in it depends on any other document.

    ``setting`` is the town that the document as a whole is set in, by its title, its dateline or most of its place names; null where
    none stands out; ``day`` the day that it tells of most like news tells of its event, for an event that it never dates outright.
    """

    document: Document
    flags: tuple[Flag, ...] = ()
    setting: Place | None = None
    day: Moment | None = None
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    people: tuple[Person, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[LocalEvent, ...] = ()


class Findings(Record, kw_only=True):
    """What all documents say, side by side: the content of the output folder, each sorted by id."""

    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    people: tuple[Person, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    accounts: tuple[Account, ...] = ()
    issues: tuple[Issue, ...] = ()
