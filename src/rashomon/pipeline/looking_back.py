"""An event as it was known on a day: from the reports of then, in the versions of then, put together anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon.casebook import events, readings
from rashomon.casebook.versions import History, held_on, histories
from rashomon.link import link_across
from rashomon.model import Extraction
from rashomon.model.errors import NotInCasebook
from rashomon.pipeline.dropping import once_told_by
from rashomon.pipeline.examining import put_together, silent
from rashomon.pipeline.revising import flagged, revisions_of
from rashomon.pipeline.showing import Dossier


def dossier_as_of(connection: Connection, name: str, day: str | None) -> Dossier | None:
    """Return an event as it was known on a day (``YYYY-MM-DD``; null: as it is known now), by what the machine read.

    The reports are those of the articles that tell of the event now or mention it, or were once about it, each in the version that was
    there by then. Decisions of people are left out: they know more than was known then. Null where nothing was known.
    """
    articles = histories(connection, once_told_by(connection, name))
    held = versions_held(articles, day)
    extractions = readings.get_extractions(connection, held)
    linked = link_across(extractions)
    votes = Counter(linked.event_of[member] for member in _members(connection, name, extractions))
    if not votes:
        return None
    same = min(votes, key=lambda event: (-votes[event], event))
    found = put_together([each.document for each in extractions], extractions, linked, (), silent)
    event = next(event for event in found.events if event.id == same)
    told = {*event.documents, *event.mentioned_in}
    revised = revisions_of(connection, (_up_to(article, held) for article in articles))
    return Dossier(
        event=replace(event, name=name),
        account=next(account for account in found.accounts if account.event == same),
        documents=tuple(flagged((document for document in found.documents if document.id in told), revised)),
        claims=tuple(claim for claim in found.claims if claim.event == same),
        revisions=tuple(revised),
        larger=next((one for one in found.events if one.id == event.part_of), None),
        as_of=day,
    )


def versions_held(articles: Iterable[History], day: str | None) -> dict[str, str]:
    """Return the documents that were there on a day (null: that are there now), each with its article's address."""
    found: dict[str, str] = {}
    for address, versions in articles:
        held = versions[-1] if day is None else held_on(versions, day)
        if held is not None:
            found[held.document] = address
    return found


def _up_to(article: History, held: dict[str, str]) -> History:
    """Return an article with its versions up to the one that was there."""
    address, versions = article
    last = max((version.number for version in versions if version.document in held), default=0)
    return address, tuple(version for version in versions if version.number <= last)


def _members(connection: Connection, name: str, extractions: Sequence[Extraction]) -> list[str]:
    """Return the local events of these documents that are of an event: those that stand in it now, and of earlier versions the main ones,
    where the current version's stands in it.
    """
    now = set(events.members(connection, name))
    mainly = events.articles_mainly_of(connection, name)
    return [
        event.id
        for extraction in extractions
        for event in extraction.events
        if event.id in now or (event.main and extraction.document.id in mainly)
    ]


def nothing_known(name: str, day: str) -> NotInCasebook:
    """Return the error that says that nothing was known of an event on a day."""
    return NotInCasebook(f"no report told of {name} by {day}")
