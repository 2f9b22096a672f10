"""Which of the persons whom harm is told of were harmed in the main event: many weak signs, weighed by learned weights.

A report tells of others too: the dead of an earlier case, suspects whose names stand beside the word "killing", one person under two
descriptions. See ``docs/reference/weighing-models.md``.
"""

from __future__ import annotations

from datetime import date
from math import log
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.choosing import Features, probabilities, weights
from rashomon.extract.homes import DAY
from rashomon.extract.syntax import ancestors, first_conjunct, found_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Span as TokenSpan

    from rashomon.extract.ledger import Entry, Telling
    from rashomon.model import Moment, Place, Reading

EVEN = 0.5
"""Probability from which on a person is counted."""

RECALLED_DAYS = 4
"""Days before the main event from which on what is dated so is of another event."""

HEAD = 250
"""Code points at the start of a text that its title, dateline and first sentence lie within."""

MOST = 80
"""Persons of one document that are weighed; those beyond are left out."""


SORTS = ("shot", "killed", "died", "found", "deaths", "pronounced", "wounds", "hit", "states")
"""Sorts of words by which harm is told: lists of the lexicon ``victims``, in order of precedence."""


class Frame(msgspec.Struct, frozen=True):
    """What persons are weighed against: the day and the town of the main event, where known, and who speaks and who is held."""

    day: date | None
    town: Place | None
    speaking: Mapping[str, int]
    held: frozenset[str]


def harmed(
    reading: Reading,
    entries: Sequence[Entry],
    settings: Sequence[tuple[Place, float]],
    days: Sequence[tuple[Moment, float]],
) -> list[Entry]:
    """Return the persons who were more probably than not harmed in the main event, in order."""
    return [entry for entry, chance in chances_of(reading, entries, frame_of(reading, settings, days)) if chance >= EVEN]


def chances_of(reading: Reading, entries: Sequence[Entry], frame: Frame) -> list[tuple[Entry, float]]:
    """Return the persons, each with the probability of having been harmed in the main event, in order."""
    found = []
    for entry, features in zip(entries[:MOST], features_of(reading, entries[:MOST], frame), strict=True):
        by = weights("killed_persons" if entry.killed else "hurt_persons")
        found.append((entry, probabilities([features], by)[0]))
    return found


def frame_of(reading: Reading, settings: Sequence[tuple[Place, float]], days: Sequence[tuple[Moment, float]]) -> Frame:
    """Return what persons of a document are weighed against."""
    day = next((moment.start for moment, chance in days[:1] if chance > EVEN), None)
    town = next((place for place, chance in settings[:1] if chance > EVEN), None)
    speaking: dict[str, int] = {}
    held = set()
    lists = lexis.word_lists("victims")
    for name in reading.names:
        if reading.entities[name.entity].kind != "person":
            continue
        token = reading.doc[name.end - 1]
        while token.head.i != token.i and name.start <= token.head.i < name.end:
            token = token.head
        key = f"entity {name.entity}"
        if token.dep_ == "nsubj" and lexis.lemma(token.head) in lists["speaking"]:
            speaking[key] = speaking.get(key, 0) + 1
        if token.dep_ in {"nsubjpass", "dobj", "nsubj"} and lexis.lemma(token.head) in lists["held"]:
            held.add(key)
    return Frame(date.fromisoformat(day) if day else None, town, speaking, frozenset(held))


def features_of(reading: Reading, entries: Sequence[Entry], frame: Frame) -> list[Features]:
    """Return for each person what speaks for the harm to have befallen them, and in the main event."""
    dead = [entry for entry in entries if entry.killed]
    hurt = [entry for entry in entries if not entry.killed]
    scenes = [_scene(reading, entry) for entry in entries]
    found = []
    for entry, scene in zip(entries, scenes, strict=True):
        own = dead if entry.killed else hurt
        features = {
            **_who(entry),
            **_told(entry),
            **_among(entry, own),
            "elsewhere than the first": float(_elsewhere(scene, scenes[0])),
            "others elsewhere": float(any(_elsewhere(scene, other) for other in scenes)),
            "told as another": float(_as_another(entry)),
            "others dead": min(3.0, len(dead) - entry.killed),
            "others hurt": min(3.0, len(hurt) - (not entry.killed)),
            "speaks": float(sum(frame.speaking.get(key, 0) for key in entry.entities) > 0),
            "speaks often": float(sum(frame.speaking.get(key, 0) for key in entry.entities) > 1),
            "held": float(bool(entry.entities & frame.held)),
        }
        for telling in entry.tellings:
            for sign in _signs(reading, telling, entry, frame):
                features[sign] = features.get(sign, 0.0) + 1.0
        number = len(entry.tellings)
        shares = {f"all {sign}": 1.0 for sign, value in features.items() if sign.startswith("at ") and value >= number}
        found.append({sign: min(value, 2.0) for sign, value in {**features, **shares}.items() if value})
    return found


def _who(entry: Entry) -> Features:
    features: Features = {
        "named": float(bool(entry.names)),
        "full name": float(any(" " in name for name in entry.names)),
        "aged": float(bool(entry.ages)),
        "several ages": float(len(entry.ages) > 1),
        "named and aged": float(bool(entry.names and entry.ages)),
        "unnamed and ageless": float(not entry.names and not entry.ages),
        "sex known": float(bool(entry.sexes)),
        "kin": float(any(name.startswith("kin ") for name in entry.classes)),
        "unnamed kin": float(not entry.names and any(name.startswith("kin ") for name in entry.classes)),
    }
    return features | {name: float(name in entry.classes) for name in ("child", "grown", "police", "attacker", "hand", "victim")}


def _told(entry: Entry) -> Features:
    first = entry.tellings[0].token
    return {
        "log tellings": log(len(entry.tellings)),
        "once": float(len(entry.tellings) == 1),
        "in the head": float(first.idx < HEAD),
        "late": float(first.i > len(first.doc) * 0.6),
        "very late": float(first.i > len(first.doc) * 0.85),
        "only by pronoun": float(not any(one.fresh or one.token.pos_ != "PRON" for one in entry.tellings)),
    }


def _among(entry: Entry, own: Sequence[Entry]) -> Features:
    """Tell how a person stands to the others of the same fate: the first, beside another, maybe one of them told of again."""
    at = next(i for i, other in enumerate(own) if other is entry)
    before = own[:at]
    sentences = {one.token.sent.start for one in entry.tellings}
    beside = any(one.token.sent.start in sentences for other in own if other is not entry for one in other.tellings)
    alike = [other for other in before if not (other.sexes and entry.sexes and not other.sexes & entry.sexes)]
    return {
        "first of its fate": float(at == 0),
        "second of its fate": float(at == 1),
        "later of its fate": min(3.0, max(0.0, at - 1.0)),
        "beside another": float(beside),
        "unnamed after a named one": float(not entry.names and any(other.names for other in alike)),
        "named after an unnamed one": float(bool(entry.names) and any(not other.names for other in alike)),
        "after one told as often": float(any(len(other.tellings) >= len(entry.tellings) for other in before)),
    }


def _as_another(entry: Entry) -> bool:
    """Tell whether somebody is told of as one more: "another man", "a second victim", "a man was hit as well"."""
    words = lexis.word_lists("victims")["one_more"]
    return any(child.lower_ in words for one in entry.tellings for token in (one.token, one.fate.word) for child in token.children)


Scene = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""The spots and the hours that the sentences name in which somebody's harm is told, and the day that they give it."""


def _scene(reading: Reading, entry: Entry) -> Scene:
    sentences = {one.token.sent.start: one.token.sent for one in entry.tellings}.values()
    spots = {one.place.venue for sent in sentences for one in found_in(sent, reading.places) if one.place.venue}
    times = {one.moment.time for sent in sentences for one in found_in(sent, reading.dates)}
    hours = (time for time in times if time is not None and ":" in time)
    return frozenset(spots), frozenset(hours), frozenset(sort for sort in entry.classes if sort.startswith(DAY))


def _elsewhere(one: Scene, other: Scene) -> bool:
    """Tell whether two were harmed at spots or hours or on days of which none is the same."""
    return any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in zip(one, other, strict=True))


def _signs(reading: Reading, telling: Telling, entry: Entry, frame: Frame) -> Iterator[str]:
    """Yield what one telling shows."""
    lists = lexis.word_lists("victims")
    word, token = telling.fate.word, telling.token
    yield f"at fate {_fate(telling)}"
    sentence = word.sent
    yield from (f"at {sign}" for sign in sentence_signs(reading, sentence, frame))
    if any(t.lower_ in lists["recalling"] for t in (*token.children, *word.children)):
        yield "at recalling beside"
    if any(lexis.lemma(t) in lists["accusing"] for t in ancestors(word)):
        yield "at under accusing"
    if token.dep_ in {"nsubj", "pobj", "poss"}:
        yield f"at {token.dep_}"
    if any(c.lower_ in {"a", "an"} for c in token.children):
        yield "at indefinite" if entry.tellings[0] is telling else "at indefinite later"
    if first_conjunct(token).i != token.i:
        yield "at coordinated"
    if not sentence.text.rstrip().endswith((".", "!", "?", '"', "”")):
        yield "at headline"
    if sentence.text[:1] == '"' or "“" in sentence.text:
        yield "at quote"


def sentence_signs(reading: Reading, sentence: TokenSpan, frame: Frame) -> Iterator[str]:
    """Yield what the sentence in which harm is told says of its time and place, of care, of guilt and of the past."""
    lists = lexis.word_lists("victims")
    forms = {t.lower_ for t in sentence}
    for name in ("recalling", "accusing", "care", "alive"):
        if forms & lists[name]:
            yield name
    times = list(_times(reading, sentence, frame))
    yield from times
    if not times:
        yield "no time"
    if frame.town is not None and any(p.place.city and p.place.city != frame.town.city for p in found_in(sentence, reading.places)):
        yield "another town"


def _fate(telling: Telling) -> str:
    """Return by what sort of word the harm is told."""
    lists, lemma = lexis.word_lists("victims"), lexis.lemma(telling.fate.word)
    sort = next((name for name in SORTS if lemma in lists[name]), "other")
    return f"{sort} {'noun' if telling.fate.word.pos_ in {'NOUN', 'PROPN'} else 'verb'}"


def _times(reading: Reading, sentence: TokenSpan, frame: Frame) -> Iterator[str]:
    """Yield how the times told in a sentence stand to the main event's day."""
    for mention in found_in(sentence, reading.dates):
        moment = mention.moment
        if moment.start is None or moment.end is None:
            continue
        if moment.precision in {"year", "years", "month"}:
            yield "bare year or month"
        elif frame.day is not None and moment.start == moment.end:
            apart = (frame.day - date.fromisoformat(moment.start)).days
            yield "its day" if apart == 0 else "long before" if apart > RECALLED_DAYS else "before" if apart > 0 else "after"
