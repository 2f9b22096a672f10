"""Persons told of one by one: victims, attackers, suspects and arrested, by name ("Ana Ruck, 24") or description ("a 24-year-old man").

What befell a person is read with the frames that read figures: a name is a count of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract.counting import Count
from rashomon.extract.describing import age_at, described, phrase, role_of, sex_of
from rashomon.extract.frames import Harmed, classify
from rashomon.extract.groups import Groups, is_indefinite
from rashomon.extract.singles import single_counts
from rashomon.extract.syntax import children, first_conjunct, is_negated, is_verb, span_of
from rashomon.model import NumberMention, Person, Quantity, content_id, overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from rashomon.model import Claim, NameMention, Reading, Span
    from rashomon.model.person import PersonRole, PersonState, Sex

STATES: tuple[PersonState, ...] = ("killed", "injured", "abducted", "missing", "arrested", "unharmed", "unknown")
"""The gravest first: it is what a person of whom several are told is counted as."""

ROLES: tuple[PersonRole, ...] = ("attacker", "suspect", "arrested", "police", "victim", "unknown")
"""The most telling first."""


STRETCH = 256
"""Code points of a stretch of text by which figures are looked up."""


class Told(msgspec.Struct, frozen=True):
    """One place where a person is told of."""

    words: str
    span: Span
    named: bool
    age: int | None
    sex: Sex | None
    role: PersonRole
    state: PersonState
    word: Span | None


def find_people(reading: Reading, claims: Sequence[Claim] = ()) -> list[Person]:
    """Return the persons that a document tells of with a role or with what befell them, in text order, one for each person."""
    named = [[_told(reading, mention) for mention in mentions] for mentions in _mentions(reading).values()]
    groups = Groups(group for group in named if any(_matters(told) for told in group))
    for told in _described(reading):
        groups.take_in(told)
    ordered = sorted((sorted(group, key=lambda told: told.span) for group in groups.found()), key=lambda group: group[0].span)
    near = _by_stretch(claims)
    return [_person(reading, group, claims, near) for group in ordered]


def _mentions(reading: Reading) -> dict[int, list[NameMention]]:
    """Return the mentions of every person of the document, by the person's index, page furniture aside."""
    found: dict[int, list[NameMention]] = {}
    furniture = [zone.span for zone in reading.zones if zone.kind == "boilerplate"]
    for name in reading.names:
        if reading.entities[name.entity].kind == "person" and not any(overlaps(span, name.span) for span in furniture):
            found.setdefault(name.entity, []).append(name)
    return found


def _told(reading: Reading, name: NameMention) -> Told:
    token = _head(reading, name)
    pronoun = token.pos_ == "PRON"
    about = [token] if pronoun else [token, *described(token)]
    harmed = next((h for one in about if (h := _harm(one, name.span)) is not None), None)
    state = _state(harmed)
    return Told(
        words=name.words,
        span=name.span,
        named=not pronoun and token.pos_ == "PROPN",
        age=None if pronoun else age_at(reading, name.start, name.end),
        sex=sex_of(reading, name.start, about),
        role="unknown" if pronoun and state == "unknown" else _role(about[1:], reading, name.start, state),
        state=state,
        word=span_of(harmed.word) if harmed is not None else None,
    )


def _head(reading: Reading, name: NameMention) -> Token:
    inside = range(name.start, name.end)
    return next((reading.doc[i] for i in inside if reading.doc[i].head.i not in inside), reading.doc[name.end - 1])


def _harm(token: Token, span: Span) -> Harmed | None:
    """Return what befell a person, read as a count of one; null where it is only possible or where the word counts something else."""
    one = NumberMention(span=span, start=token.i, end=token.i + 1, low=1, high=1, qualifier="exact")
    harmed = classify(Count(one, token, token, None))
    if harmed is None or harmed.frame in {"beside", "verb before", "noun"} or harmed.kind in {"attackers", "casualties"}:
        return None
    if token.dep_ == "nsubj" and harmed.word.i < token.i and token.head.i != harmed.word.i:
        return None  # "… shot and killed two, Orrin said": the verb before is coordinated with the cue, not the speaker's fate
    verb = harmed.word if is_verb(harmed.word) else harmed.word.head
    possible = any(aux.tag_ == "MD" for aux in children(verb, "aux")) and not any(aux.lower_ == "have" for aux in children(verb, "aux"))
    return None if possible else harmed


def _state(harmed: Harmed | None) -> PersonState:
    if harmed is None:
        return "unknown"
    verb = harmed.word if is_verb(harmed.word) else harmed.word.head
    if is_negated(harmed.word) or is_negated(verb):
        return "unharmed" if harmed.kind in {"killed", "injured"} else "unknown"
    return next((state for state in STATES if state == harmed.kind), "unknown")


def _role(about: Sequence[Token], reading: Reading, start: int, state: PersonState) -> PersonRole:
    by_words = role_of(reading, start, about)
    if by_words in {"attacker", "suspect"}:
        return by_words
    if state == "arrested":
        return "arrested"
    if by_words == "unknown" and state in {"killed", "injured", "missing", "abducted"}:
        return "victim"
    return by_words if by_words != "police" or state not in {"unknown", "unharmed"} else "unknown"


def _matters(told: Told) -> bool:
    return told.role != "unknown" or told.state not in {"unknown", "unharmed"}


def _described(reading: Reading) -> Iterator[Told]:
    """Yield persons brought in by a description and not named on the spot: "a 24-year-old man was shot"."""
    at_names = {i for name in reading.names for i in range(name.start, name.end)}
    furniture = [zone.span for zone in reading.zones if zone.kind == "boilerplate"]
    for count in single_counts(reading):
        noun = count.noun
        if noun is None or count.mention.low != 1 or any(overlaps(span, count.mention.span) for span in furniture):
            continue
        if any(one.i in at_names for one in (noun, *described(noun))) or first_conjunct(noun).head.lower_ == "as":
            continue
        harmed = _harm(noun, count.mention.span)
        state = _state(harmed)
        if harmed is not None and state not in {"unknown", "unharmed"}:
            words = phrase(noun)
            role = _role([noun], reading, noun.i, state)
            sex, age = sex_of(reading, noun.i, [noun]), age_at(reading, noun.i, noun.i + 1)
            yield Told(words, count.mention.span, False, age, sex, role, state, span_of(harmed.word))


def _person(reading: Reading, group: Sequence[Told], claims: Sequence[Claim], near: Mapping[int, Sequence[int]]) -> Person:
    names = sorted({told.words for told in group if told.named}, key=lambda words: (-len(words), words))
    names += sorted({told.words for told in group if is_indefinite(told)}, key=lambda words: (-len(words), words))
    return Person(
        id=content_id("per", reading.document.id, group[0].span),
        names=tuple(names),
        age=next((told.age for told in group if told.age is not None), None),
        sex=next((told.sex for told in group if told.sex is not None), None),
        role=min((told.role for told in group), key=ROLES.index),
        state=min((told.state for told in group), key=STATES.index),
        claims=tuple(_claims_on(group, claims, near)),
    )


def _by_stretch(claims: Sequence[Claim]) -> dict[int, list[int]]:
    """Return the places in ``claims`` of the figures by the stretches of text that they touch, so that long documents stay fast."""
    found: dict[int, list[int]] = {}
    for at, claim in enumerate(claims):
        if claim.kind in STATES and isinstance(claim.value, Quantity):
            for stretch in _stretches(claim.span):
                found.setdefault(stretch, []).append(at)
    return found


def _stretches(span: Span) -> range:
    return range(span[0] // STRETCH, span[1] // STRETCH + 1)


def _claims_on(group: Sequence[Told], claims: Sequence[Claim], near: Mapping[int, Sequence[int]]) -> Iterator[str]:
    """Yield the figures that hold a mention of the person, or that the same harm word governs; a count of one is of nobody else."""
    found: set[int] = set()
    for told in group:
        stretches = {stretch for span in (told.span, told.word) if span is not None for stretch in _stretches(span)}
        found |= {at for stretch in stretches for at in near.get(stretch, ()) if _tells_of(claims[at], told)}
    return (claims[at].id for at in sorted(found))


def _tells_of(claim: Claim, told: Told) -> bool:
    value = claim.value
    if isinstance(value, Quantity) and value.high == 1:
        return claim.span[0] == told.span[0] or claim.span[1] == told.span[1]
    by_word = told.word is not None and claim.kind == told.state and overlaps(claim.span, told.word)
    return by_word or overlaps(claim.span, told.span)
