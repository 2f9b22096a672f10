"""Everything that one run found."""

from __future__ import annotations

from rashomon.model.account import Account
from rashomon.model.base import Record
from rashomon.model.claim import Claim
from rashomon.model.decision import Judged
from rashomon.model.document import Document, Flag
from rashomon.model.event import Event, LocalEvent, Mention, Total
from rashomon.model.issue import Issue
from rashomon.model.person import Person
from rashomon.model.statement import Speaker, Statement
from rashomon.model.value import Moment, Place

OUTPUT_MARKER = ".rashomon"
"""The file that marks a folder as an output of ours: `export` writes it, `ingest` does not read the folder that holds it."""


LIKELY = 0.35
"""Probability from which on a town stands out as the one that a document is set in."""


class Victim(Record, kw_only=True):
    """Somebody told of by name or description, and by no number, whom harm befell: ``claim`` says so, and hangs on ``mention``."""

    person: Person
    claim: Claim
    mention: str


class Extraction(Record, kw_only=True):
    """What one document says, by itself: nothing in it depends on any other document.

    ``victims`` are those of whom no claim tells by itself: those of the main event are counted together. ``settings`` are the towns in
    which its main event may have happened, ``days`` the days on which it may, the most probable first, each with its probability by the
    document alone, and ``totals`` the numbers of dead and hurt that it may have had.
    """

    document: Document
    flags: tuple[Flag, ...] = ()
    settings: tuple[tuple[Place, float], ...] = ()
    days: tuple[tuple[Moment, float], ...] = ()
    totals: tuple[Total, ...] = ()
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    people: tuple[Person, ...] = ()
    victims: tuple[Victim, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[LocalEvent, ...] = ()

    @property
    def setting(self) -> Place | None:
        """The town that the document is set in, as far as one stands out."""
        return likely_setting(self.settings)


def likely_setting(settings: tuple[tuple[Place, float], ...]) -> Place | None:
    """Return the first of the towns that a document may be set in, the most probable first, as far as it stands out."""
    return next((place for place, chance in settings[:1] if chance > LIKELY), None)


class Findings(Record, kw_only=True):
    """What all documents say, side by side: the content of the output folder, each sorted by id.

    ``decisions`` are those that people took in a casebook, in order; `examine` knows of none.
    """

    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    people: tuple[Person, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    accounts: tuple[Account, ...] = ()
    issues: tuple[Issue, ...] = ()
    decisions: tuple[Judged, ...] = ()
