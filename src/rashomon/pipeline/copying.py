"""Which reports in a casebook are copies of others, found anew as reports come, go or turn out to be of another day."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from rashomon.casebook import documents, events, texts
from rashomon.model import Document, Flag
from rashomon.reconcile import own_origin_id, take_in_texts, text_origin


def find_copies(connection: Connection, came: Sequence[Document], gone: Sequence[str]) -> None:
    """Find which texts are copies now that the documents ``came`` are there and those of the ids ``gone`` are not; mark what that changes.

    A document whose date is believed no more, or again, is both. The events that are touched are stale then.
    """
    placed = [at for at in (texts.text_of(connection, document) for document in gone) if at is not None]
    changes = take_in_texts(texts.TableTexts(connection), came, placed)
    at = {*changes.gone, *changes.came, *(copy for copies in changes.came.values() for copy, _ in copies)}
    touched = {each.id: each for each in documents.get_documents(connection, map(texts.document_at, at))}
    origins: dict[str, tuple[str, tuple[Flag, ...]]] = {key: (own_origin_id(key), ()) for key in touched}
    for first, copies in changes.came.items():
        group = [(touched[texts.document_at(copy)], share) for copy, share in copies]
        origin = text_origin(touched[texts.document_at(first)], group)
        origins.update((key, (origin.id, tuple(filter(None, [origin.flags.get(key)])))) for key in origin.documents)
    changed = documents.set_copies(connection, origins)
    events.mark_stale(connection, events.events_of_documents(connection, changed))
