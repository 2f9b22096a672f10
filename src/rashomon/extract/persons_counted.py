"""Figures counted from the persons whom a document tells of one by one, where it states no total."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract.describing import phrase
from rashomon.extract.settling import dead_of, hit, told_alone
from rashomon.extract.syntax import span_of
from rashomon.model import Person, Population, Quantity, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from rashomon.extract.figures import RawFigure
    from rashomon.extract.ledger import Entry
    from rashomon.model import Reading, Span
    from rashomon.model.value import PopulationClass


class CountedFigure(msgspec.Struct, frozen=True):
    """A figure counted from persons: kind, value, the span and the word of harm of the first telling, how the count was reached."""

    kind: str
    value: Quantity
    span: Span
    word: Token
    reasons: tuple[str, ...]


def count_persons(
    reading: Reading, entries: Sequence[Entry], figures: Sequence[RawFigure], people: Sequence[Person]
) -> tuple[list[CountedFigure], list[Person]]:
    """Return the counted figures, and the persons they count that are not among ``people`` yet."""
    added: list[Person] = []
    found: list[CountedFigure] = []
    for kind, members in (("killed", [e for e in entries if e.killed]), ("injured", _hurt(entries, figures))):
        if members and not _stated(figures, kind, len(members)):
            ids = tuple(_person(reading, one, kind, people, added) for one in members)
            found.append(_counted(reading, kind, members, ids))
    rest = _survivors(entries, figures)
    return [*(one for one in found if rest is None or one.kind != "injured"), *([rest] if rest else [])], added


def _hurt(entries: Sequence[Entry], figures: Sequence[RawFigure]) -> list[Entry]:
    """Return the persons hurt; of those told only to be shot, as many as the stated dead lack among the persons are taken for dead."""
    lacking = dead_of(figures, ()) - sum(one.killed for one in entries)
    hurt = []
    for one in entries:
        if one.killed:
            continue
        if lacking > 0 and all(hit(telling.fate.word) for telling in one.tellings):
            lacking -= 1
        else:
            hurt.append(one)
    return hurt


def _survivors(entries: Sequence[Entry], figures: Sequence[RawFigure]) -> CountedFigure | None:
    """Return the hurt as those shot less the dead, where the document gives no number of the hurt ("five were shot, two of them died")."""
    if any(one.kind == "injured" and one.value.scope == "total" and not told_alone(one) for one in figures):
        return None
    shot = [one for one in figures if one.kind == "casualties" and one.value.low and one.value.high and hit(one.word)]
    most = max(shot, key=lambda one: one.value.low or 0, default=None)
    dead = dead_of(figures, entries)
    if most is None or (most.value.low or 0) <= dead:
        return None
    number = (most.value.low or 0) - dead
    value = Quantity(low=number, high=number, qualifier="exact", counted_from=())
    return CountedFigure("injured", value, most.span, most.word, (f"{most.value.low} shot, of whom {dead} are told to have died",))


def _stated(figures: Iterable[RawFigure], kind: str, number: int) -> bool:
    """Tell whether the document states a total that the persons told of may be all or some of."""
    for figure in figures:
        if figure.kind == kind and figure.value.scope == "total" and not told_alone(figure):
            most = figure.value.high if figure.value.high is not None else figure.value.low
            if figure.value.high is None or (most is not None and most >= number):
                return True
    return False


def _counted(reading: Reading, kind: str, members: Sequence[Entry], ids: tuple[str, ...]) -> CountedFigure:
    first = members[0].tellings[0]
    value = Quantity(
        low=len(members),
        high=len(members),
        qualifier="exact",
        population=Population(class_=_population(members)),
        people=ids,
        counted_from=ids,
    )
    tellings = ", ".join(f"“{_words(reading, one)}” ({_fate_word(one, kind)})" for one in members[:12])
    reasons = (f"persons told of one by one: {tellings}",)
    return CountedFigure(kind, value, span_of(first.token, first.fate.word), first.fate.word, reasons)


def _fate_word(entry: Entry, kind: str) -> str:
    return next((one.fate.word.text for one in entry.tellings if one.fate.kind == kind), entry.tellings[0].fate.word.text)


def _population(members: Sequence[Entry]) -> PopulationClass:
    if all(one.attacker for one in members):
        return "attacker"
    return "mixed" if any(one.attacker for one in members) else "unknown"


def _words(reading: Reading, entry: Entry) -> str:
    telling = next((one for one in entry.tellings if one.entity), entry.tellings[0])
    if telling.entity:
        return reading.document.text[telling.span[0] : telling.span[1]]
    return phrase(telling.token)


def _person(reading: Reading, entry: Entry, kind: str, people: Sequence[Person], added: list[Person]) -> str:
    """Return the id of the person, brought in where the document's persons hold nobody of that name."""
    words = _words(reading, entry)
    for person in people:
        if words in person.names:
            return person.id
    new = Person(
        id=content_id("per", reading.document.id, entry.tellings[0].span),
        names=(words,),
        age=min(entry.ages, default=None),
        sex="female" if entry.sexes == {"female"} else "male" if entry.sexes == {"male"} else None,
        role="attacker" if entry.attacker else "victim",
        state="killed" if kind == "killed" else "injured",
    )
    if not any(new.id == person.id for person in [*people, *added]):
        added.append(new)
    return new.id
