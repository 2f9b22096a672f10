"""Copies: texts that are the same or nearly so, found without comparing all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model import Document, Flag, Record, content_id
from rashomon.reconcile.copy_flags import copy_flags, percent
from rashomon.reconcile.memory import MemoryTexts
from rashomon.reconcile.placing import take_in_texts, text_place


class TextOrigin(Record, frozen=True, kw_only=True):
    """Documents of one text: ``evidence`` in words, and for each document that copies or shares it the flag to set on it."""

    id: str
    documents: tuple[str, ...]
    evidence: str
    flags: dict[str, Flag]


def find_copies(documents: Sequence[Document]) -> tuple[TextOrigin, ...]:
    """Return the groups of two or more documents whose texts are the same or nearly so, sorted by id.

    Each document is compared only with the first text of each earlier group, in order of date and id, so that texts do not chain into one
    group by small steps, and the order of the input does not matter. Lines that an outlet puts into every article do not count.
    """
    at = {text_place(document): document for document in documents}
    groups = take_in_texts(MemoryTexts(), documents).came.items()
    origins = (text_origin(at[first], [(at[copy], share) for copy, share in copies]) for first, copies in groups)
    return tuple(sorted(origins, key=lambda origin: origin.id))


def text_origin(first: Document, copies: Sequence[tuple[Document, float]]) -> TextOrigin:
    """Return a group of one text: the first in order of time, and its copies in that order, each with the share that is the same."""
    flags: dict[str, list[Flag]] = defaultdict(list)
    for copy, share in copies:
        for document, flag in copy_flags(first, copy, share):
            flags[document].append(flag)
    ids = tuple(sorted([first.id, *(copy.id for copy, _ in copies)]))
    least = percent(min(share for _, share in copies))
    return TextOrigin(
        id=content_id("org", "text", ids),
        documents=ids,
        evidence=f"{len(ids)} documents share at least {least} % of their five-word runs, measured on the shorter text",
        flags={document: flags[document][0] for document in sorted(flags)},
    )
