"""Persons told of by name or description, and by no number, each with the mention that tells of the harm: "Ana Ruck was shot on Friday".

A count of them is the main event's (`persons_counted`); which of them were harmed in another event is known once the mentions are grouped.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.owners import claim_owner
from rashomon.extract.persons_counted import SURE, count_of, person_of
from rashomon.extract.statements.drafts import union
from rashomon.extract.syntax import span_of
from rashomon.extract.triggers import Trigger, harm_trigger
from rashomon.model import Victim, make_claim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from rashomon.extract.figures import RawFigure
    from rashomon.extract.ledger import Entry, Telling
    from rashomon.extract.voice import Voices
    from rashomon.model import ClaimKind, Mention, Person, Reading, Span

MOST = 200
"""Persons of one document that are looked at; no report tells of more by name."""

NEAR = 400
"""Code points back within which a mention that harm hangs on by position alone is searched."""


def harms_found(reading: Reading, entries: Sequence[Entry], triggers: Mapping[int, Trigger]) -> dict[int, Trigger]:
    """Return further triggers: the word of harm to a person, in a sentence with a day or a spot of its own and no word for an event.

    "An hour later a woman was grazed by a bullet on Lake Drive".
    """
    spots = [(place.start, place.end) for place in reading.places if place.place.city or place.place.venue]
    spots += [(day.start, day.end) for day in reading.dates if day.moment.start is not None]
    starts = {reading.doc[start].sent.start for start, _ in spots} - {trigger.token.sent.start for trigger in triggers.values()}
    words = {t.fate.word.i: t.fate.word for entry in entries for t in entry.tellings if t.fate.word.sent.start in starts}
    hits = lexis.word_lists("fates")["hitting"]
    return {i: harm_trigger(word) for i, word in words.items() if lexis.lemma(word) in hits}


def find_victims(
    entries: Sequence[Entry],
    figures: Sequence[RawFigure],
    triggers: dict[int, Trigger],
    mentions: Sequence[Mention],
    people: Sequence[Person],
    voices: Voices,
) -> tuple[Victim, ...]:
    """Return the persons told of one by one whom no figure tells of and whose harm hangs on a mention, in text order."""
    reading = voices.reading
    at = {mention.span: mention.id for mention in mentions}
    counted = union(figure.span for figure in figures)
    found = []
    for entry in entries[:MOST]:
        kind: ClaimKind = "killed" if entry.killed else "injured"
        telling = next((one for one in entry.tellings if one.fate.kind == kind), None)
        if telling is None or any(_within(one, counted) for one in entry.tellings):
            continue
        trigger = claim_owner(telling.fate.word, triggers)
        mention = at.get(span_of(reading.doc[trigger.first], trigger.token)) if trigger is not None else None
        mention = mention or _told_before(telling.fate.word, mentions)
        if mention is not None:
            found.append(_victim(entry, kind, mention, people, voices))
    return tuple(found)


def _told_before(word: Token, mentions: Sequence[Mention]) -> str | None:
    """Return the last mention before a word of harm in the same line: "… opened fire on a car. Another passenger was hurt"."""
    before = [mention for mention in mentions if mention.span[1] <= word.idx and word.idx - mention.span[1] <= NEAR]
    last = max(before, key=lambda mention: mention.span, default=None)
    between = word.doc.text[last.span[1] : word.idx] if last is not None else "\n"
    return last.id if last is not None and "\n" not in between else None


def _within(telling: Telling, counted: Sequence[Span]) -> bool:
    """Tell whether one of the figures, whose spans stand in order, tells of the person at this place: "a clerk was hurt"."""
    at = bisect_right(counted, telling.token.idx, key=lambda span: span[0]) - 1
    return at >= 0 and telling.token.idx < counted[at][1]


def _victim(entry: Entry, kind: ClaimKind, mention: str, people: Sequence[Person], voices: Voices) -> Victim:
    reading = voices.reading
    added: list[Person] = []
    key = person_of(reading, entry, kind, people, added)
    person = next(one for one in (*people, *added) if one.id == key)
    figure = count_of(reading, kind, [entry], (key,))
    links = voices.of_all(figure.told)
    claim = make_claim(reading.document, kind, figure.value, figure.span, attribution=links, confidence=SURE, reasons=figure.reasons)
    return Victim(person=person, claim=claim, mention=mention)
