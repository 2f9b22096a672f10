"""What a casebook holds, as the nouns that `examine` gives: all current reports say, table by table, each in its order and not held."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon.casebook import decided, documents, events, issues, readings
from rashomon.model import Account, Claim, Document, Event, Findings, Flag, Issue, Judged, Person, Speaker, Statement
from rashomon.pipeline.assembling import merge_speakers
from rashomon.pipeline.containing import larger_events
from rashomon.pipeline.examining import Examination
from rashomon.pipeline.settling import describe_event, work_out


def everything(connection: Connection) -> Examination:
    """Return all that the current reports say. Holds it all in memory, as `examine` does."""
    tables = Current(connection).tables()
    return Examination(**{name: tuple(records()) for name, records in tables.items()})


class Current:
    """The tables of the output, as one state of the casebook has them; ``connection`` must see that one state throughout.

    An event whose account waits to be made anew is worked out here, so that nothing that is given is overtaken.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._flags: dict[str, tuple[Flag, ...]] = {}
        self._decided = decided.decided_claims(connection)
        self._anew = self._worked_out()
        self._ids = {**events.all_ids(connection), **{name: event.id for name, (event, _) in self._anew.items()}}

    def _worked_out(self) -> dict[str, tuple[Event, Account]]:
        """Return the stale events, and those that they touch by the dates of documents, each with its account, by name."""
        stale = {name: describe_event(self._connection, name) for name in events.stale_events(self._connection)}
        self._flags = {document: flags for made in stale.values() for document, flags in made.flags.items()}
        touched = events.events_of_documents(self._connection, self._flags) - set(stale)
        every = {**stale, **{name: describe_event(self._connection, name) for name in sorted(touched)}}
        return {name: (made.event, work_out(self._connection, made, self._flags)) for name, made in every.items()}

    def tables(self) -> dict[str, Callable[[], Iterator[Any]]]:
        """Return what gives the records of each table of the output, in their order, as often as it is called."""
        return {name: getattr(self, name) for name in Findings.__struct_fields__}

    def documents(self) -> Iterator[Document]:
        """Yield the current version of every article, in order of id."""
        mainly = events.main_events(self._connection)
        for document in documents.current_documents(self._connection, self._flags):
            yield replace(document, main_event=self._ids.get(mainly.get(document.id, "")))

    def statements(self) -> Iterator[Statement]:
        """Yield who says what, in order of id."""
        return readings.current_statements(self._connection)

    def speakers(self) -> Iterator[Speaker]:
        """Yield speakers, each once, in order of id; also those whom only people named."""
        named = sorted(_named_by_people(self._decided.values()), key=_id)
        for _, told in groupby(heapq.merge(readings.current_speakers(self._connection), named, key=_id), key=_id):
            yield from merge_speakers(told)

    def people(self) -> Iterator[Person]:
        """Yield persons told of, in order of id."""
        for person, event in readings.current_people(self._connection):
            yield replace(person, event=self._ids.get(event or ""))

    def claims(self) -> Iterator[Claim]:
        """Yield claims with what people made of them, and those that they added, in order of id."""
        added = [replace(claim, event=self._ids.get(claim.event or "")) for claim in self._added()]
        yield from heapq.merge(self._read_claims(), sorted(added, key=_id), key=_id)

    def _read_claims(self) -> Iterator[Claim]:
        for claim, event in readings.current_claims(self._connection):
            laid = decided.laid_on(self._decided, replace(claim, event=event))
            yield replace(laid, event=self._ids.get(laid.event or ""))

    def _added(self) -> list[Claim]:
        read = readings.among_current_claims(self._connection, self._decided)
        return [claim for claim in self._decided.values() if claim.id not in read]

    def events(self) -> Iterator[Event]:
        """Yield events, each with the larger one that it is inside of, in order of id."""
        larger = larger_events(self._connection, {name: event for name, (event, _) in self._anew.items()})
        for event, _ in self._accounts():
            yield replace(event, part_of=self._ids.get(larger.get(event.name or "", "")))

    def accounts(self) -> Iterator[Account]:
        """Yield accounts, in order of the event's id."""
        return (account for _, account in self._accounts())

    def _accounts(self) -> Iterator[tuple[Event, Account]]:
        anew = sorted(self._anew.values(), key=lambda pair: pair[0].id)
        kept = (pair for pair in events.settled_accounts(self._connection) if pair[0].name not in self._anew)
        yield from heapq.merge(kept, anew, key=lambda pair: pair[0].id)

    def issues(self) -> Iterator[Issue]:
        """Yield what could not be read or was set aside."""
        return iter(issues.get_issues(self._connection))

    def decisions(self) -> Iterator[Judged]:
        """Yield what people decided, in order, each with where it stands."""
        return iter(decided.judged(self._connection))


def _id(record: Any) -> str:
    return str(record.id)


def _named_by_people(claims: Iterable[Claim]) -> Iterator[Speaker]:
    """Yield the speakers of claims that people corrected or added: one whom no report's reading names must be found as well."""
    for claim in claims:
        if claim.decided in ("corrected", "added"):
            for link in claim.attribution:
                if link.speaker is not None and link.speaker_id is not None:
                    yield Speaker(id=link.speaker_id, name=link.speaker)
