"""The same event across documents: all at once, on a shelf of this run."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from rashomon.link.describe import describe
from rashomon.link.memory import MemoryShelf
from rashomon.link.parts import larger_of, told_as_parts
from rashomon.link.sides import tellings_of
from rashomon.link.taking import take_in
from rashomon.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.model import Extraction


class Linked(msgspec.Struct, frozen=True):
    """The events of all documents, and which local event belongs to which."""

    events: tuple[Event, ...]
    event_of: dict[str, str]


def link_across(extractions: Sequence[Extraction]) -> Linked:
    """Return the events that the documents tell of or mention. The order of ``extractions`` does not matter."""
    shelf = MemoryShelf()
    with _collector_paused():
        changes = take_in(shelf, (telling for extraction in extractions for telling in tellings_of(extraction)))
    events: list[Event] = []
    event_of: dict[str, str] = {}
    for ats in changes.came.values():
        members = [*shelf.tellings(ats).values()]
        event = describe(members)
        events.append(event)
        event_of.update((telling.event.id, event.id) for telling in members)
    pairs = (pair for extraction in extractions for pair in told_as_parts([(event, event_of[event.id]) for event in extraction.events]))
    larger = larger_of(pairs, {event.id: event for event in events})
    placed = (msgspec.structs.replace(event, part_of=larger.get(event.id)) for event in events)
    return Linked(tuple(sorted(placed, key=lambda event: event.id)), event_of)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the collector of cycles: nothing made here holds one, and of very many documents it would walk through all again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
