"""What articles said before and say now, version by version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon.casebook import documents, events, readings, versions
from rashomon.casebook.versions import History
from rashomon.model import FIGURE_KINDS, Claim, Document, Flag, Revision, Version
from rashomon.model.errors import NotInCasebook
from rashomon.pipeline.dropping import once_told_by
from rashomon.reconcile import changes, words_of


def revisions(connection: Connection, said: str) -> list[Revision]:
    """Return what changed from version to version: of an article, by its address or a document's id, or of all articles of an event.

    Raises `NotInCasebook` where none of these is meant.
    """
    said = said.strip()
    found = versions.articles_at(connection, said)
    if not found:
        try:
            found = once_told_by(connection, events.name_now(connection, said))
        except NotInCasebook as error:
            raise NotInCasebook(f"there is no article, document or event {said!r}") from error
    return revisions_of(connection, versions.histories(connection, found))


def revisions_of(connection: Connection, articles: Iterable[History]) -> list[Revision]:
    """Return what changed from each version of the articles to the next."""
    return [revision_between(connection, address, before, after) for address, several in articles for before, after in pairwise(several)]


def revision_between(connection: Connection, address: str, before: Version, after: Version) -> Revision:
    """Return what changed from one version of an article to another."""
    said: dict[str, list[Claim]] = {before.document: [], after.document: []}
    for extraction in readings.get_extractions(connection, said):
        said[extraction.document.id] = list(extraction.claims)
    texts = {document.id: document for document in documents.get_documents(connection, said)}
    one, other = ((texts[version.document], said[version.document]) for version in (before, after))
    return Revision(address=address, before=before, after=after, changes=changes(one, other))


def flagged(found: Iterable[Document], revised: Sequence[Revision]) -> list[Document]:
    """Return documents with flags for the figures that they moved since earlier versions of their articles."""
    flags: dict[str, list[Flag]] = {}
    for revision in revised:
        flags.setdefault(revision.address, []).extend(_flags(revision))
    newest = {revision.address: revision.after.document for revision in revised}
    of_document = {newest[address]: several for address, several in flags.items()}
    return [replace(each, flags=(*each.flags, *of_document.get(each.id, ()))) for each in found]


def _flags(revision: Revision) -> list[Flag]:
    """Return a flag for each figure that a revision moved, brought in or took out."""
    flags = []
    for change in revision.changes:
        if change.kind in FIGURE_KINDS:
            was, now = (f"{words_of(each.value)} (“{each.quote}”)" if each else "no such figure" for each in (change.before, change.after))
            detail = f"{change.kind}: version {revision.before.number} had {was}, version {revision.after.number} has {now}"
            flags.append(Flag(flag="revised", detail=detail))
    return flags
