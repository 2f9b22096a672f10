"""Reconcile: all claims on one event into one account, each event by itself. Nothing that disagrees is merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model import Account, Claim, Document, Event
from rashomon.model.errors import InternalError
from rashomon.reconcile.agreement import find_agreed, find_single_origin
from rashomon.reconcile.circumstances import circumstance_disagreements
from rashomon.reconcile.copies import TextOrigin, find_copies, text_origin
from rashomon.reconcile.figure_disagreements import figure_disagreements
from rashomon.reconcile.figures import tally_figures
from rashomon.reconcile.memory import MemoryTexts
from rashomon.reconcile.omissions import find_omitted
from rashomon.reconcile.origins import find_origins
from rashomon.reconcile.people import unify_names
from rashomon.reconcile.placing import TextChanges, take_in_texts, text_place
from rashomon.reconcile.responsibility import responsibility_disagreements, responsibility_rows
from rashomon.reconcile.revisions import changes
from rashomon.reconcile.told import Told, own_origin_id
from rashomon.reconcile.warnings import warning_disagreements
from rashomon.reconcile.words import words_of

__all__ = [
    "MemoryTexts",
    "TextChanges",
    "TextOrigin",
    "changes",
    "find_copies",
    "own_origin_id",
    "reconcile",
    "take_in_texts",
    "text_origin",
    "text_place",
    "words_of",
]


def reconcile(event: Event, documents: Sequence[Document], claims: Sequence[Claim], text_origins: Mapping[str, str]) -> Account:
    """Return the account of ``event``: figures, responsibility, agreement and disagreement, origins, omissions.

    ``documents`` are those that tell of or mention the event, ``claims`` those on it, ``text_origins`` the origin id of each document
    that shares its text with another (`find_copies`). Any order of the input gives the same account. Raises `InternalError` for a claim
    of a document that is not given.
    """
    by_id = {document.id: document for document in documents}
    ordered = tuple(unify_names(sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)))
    strangers = sorted({claim.document for claim in ordered} - set(by_id))
    if strangers:
        raise InternalError(f"event {event.id}: claims of documents that were not given: {', '.join(strangers)}")
    origins = find_origins([by_id[key] for key in sorted(by_id)], ordered, text_origins)
    told = Told(event=event, documents=by_id, claims=ordered, origin_of=origins.of_claim)
    tallies = tally_figures(told)
    disagreements = [row for tally in tallies.values() for row in figure_disagreements(tally)]
    disagreements += [*circumstance_disagreements(told), *responsibility_disagreements(told), *warning_disagreements(told)]
    return Account(
        event=event.id,
        figures={kind: tally.figure for kind, tally in tallies.items()},
        responsibility=responsibility_rows(told),
        disagreements=tuple(disagreements),
        agreed=find_agreed(told, tallies),
        origins=origins.listed,
        single_origin=find_single_origin(told, tallies),
        omitted=find_omitted(told, event.documents),
    )
