"""Who is named in a text: one entity for each person, group, agency, outlet and country, under all its names within the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lexicon import load
from rashomon.model.reading import Entity, NameMention, PlaceMention
from rashomon.read.aliases import Draft, drafted, find_known
from rashomon.read.anaphora import SUBJECTS, Field, resolve
from rashomon.read.gazetteer import Country, countries, country_names
from rashomon.read.learned_places import nations_of
from rashomon.read.located import PRECISION
from rashomon.read.organisations import find_acronyms, find_national, find_organisations, government, national
from rashomon.read.persons import Persons, find_persons
from rashomon.read.surface import Surface, surface_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from rashomon.model.person import Sex


def find_names(
    doc: Doc, places: Iterable[PlaceMention], surface: Surface | None = None
) -> tuple[tuple[Entity, ...], tuple[NameMention, ...]]:
    """Return the entities of ``doc`` in the order of first mention, and their mentions in order, none overlapping.

    ``places`` are those that `find_places` found: countries among them are entities too, and capitals where they act as governments do
    ("Paris denied it"). Mentions include pronouns and descriptions ("the group") where these could be resolved. ``surface`` is that of
    ``doc``, made here where not given.
    """
    text = surface_of(doc) if surface is None else surface
    places = tuple(places)
    drafts = find_known(text)
    drafts += _seats(text, doc, places, set(drafted(drafts)))
    drafts += find_national(text, set(drafted(drafts)), nations_of(places))
    drafts += _countries(text, places, set(drafted(drafts)))
    taken = set(drafted(drafts)) | {at for one in places for at in range(one.start, one.end)}
    named = find_persons(text, doc, taken)
    persons = Persons(text, named)
    drafts += [persons.draft(one) for one in named]
    venues = {at for one in places if one.place.venue for at in range(one.start, one.end)}
    headed = {at for one in named for at in range(one.title_start, one.end)}
    drafts += find_organisations(text, doc, set(drafted(drafts)) | venues | headed)
    drafts = _with_acronyms(text, drafts)
    drafts += persons.repeats(set(drafted(drafts)) | taken)
    drafts.sort(key=lambda draft: draft.start)
    drafts = _merge_short(drafts)
    drafts = sorted(drafts + resolve(Field(text, doc, drafts, persons)), key=lambda draft: draft.start)
    return _entities(text, drafts, persons.genders)


@lru_cache(maxsize=1)
def _seats_by_name() -> dict[str, str]:
    return {seat: code for code, entry in load("countries")["countries"].items() for seat in entry.get("seats", ())}


def _seats(text: Surface, doc: Doc, places: tuple[PlaceMention, ...], taken: set[int]) -> list[Draft]:
    """Return governments named by their seat: always where it is no town, and a town where it acts or is accused."""
    found = []
    by_place = {one.start: one for one in places}
    for at, word in enumerate(text.words):
        if not text.capital[at] or at in taken:
            continue
        for end in (at + 2, at + 1):
            if end > len(text.words):
                continue
            code = _seats_by_name().get(text.slice(at, end))
            if code is None:
                continue
            place = by_place.get(at)
            is_town = place is not None and place.place.city is not None and place.place.venue is None
            if (not is_town and word not in _towns()) or (
                is_town and place is not None and place.place.country == code and _acts(doc[end - 1])
            ):
                found.append(government(at, end, code))
                break
    return found


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    """Return the seats that are towns too; what they are not seen as in a text, they are not."""
    from rashomon.read.gazetteer import fold, gazetteer

    return frozenset(seat for seat in _seats_by_name() if any(place.kind == "town" for place in gazetteer().find(fold(seat))[:1]))


def _acts(token: Token) -> bool:
    """Tell whether a capital stands for those who speak there: "Paris denied it", "blamed Paris", "accused by Paris"."""
    verbs = frozenset(load("titles")["body_verbs"])
    while token.dep_ == "conj" and token.head.i != token.i and token.head.pos_ == "PROPN":  # "London and Paris say"
        token = token.head
    if token.dep_ in SUBJECTS:
        return token.head.lemma_ in verbs
    if token.dep_ == "dobj":
        return token.head.lemma_ in {"blame", "accuse", "condemn", "criticise", "criticize", "urge", "warn"}
    return token.dep_ == "pobj" and token.head.dep_ == "agent" and token.head.head.lemma_ in verbs


def _countries(text: Surface, places: tuple[PlaceMention, ...], taken: set[int]) -> list[Draft]:
    """Return countries named as such; those without a code are known from the document alone."""
    names = country_names()
    return [
        national(one.start, one.end, Country(one.place.country or "", names.get(one.place.country or "", one.place.name)))
        for one in places
        if one.place.precision == PRECISION["country"]
        and (one.place.country is None or (one.place.country in names and text.slice(one.start, one.end) in countries()))
        and not taken.intersection(range(one.start, one.end))
    ]


def _with_acronyms(text: Surface, drafts: list[Draft]) -> list[Draft]:
    """Give every explained acronym to what it is explained as, even where the lexicon knows another of that name."""
    meant = find_acronyms(text, drafts)
    if not meant:
        return drafts
    kept = [draft for draft in drafts if draft.end - draft.start > 1 or text.words[draft.start] not in meant]
    taken = set(drafted(kept))
    new = [replace(meant[word], start=at, end=at + 1, rank=0) for at, word in enumerate(text.words) if word in meant and at not in taken]
    return kept + new


def _merge_short(drafts: list[Draft]) -> list[Draft]:
    """Give an agency's short name ("Defence Ministry") to the last longer one that ends in it ("Russian Defence Ministry")."""
    merged: list[Draft] = []
    longer: dict[str, Draft] = {}
    for draft in drafts:
        kind, _, name = draft.key.partition(":")
        if kind == "agency":
            longer[name.partition(":")[2]] = draft
        elif kind == "org" and name in longer:
            target = longer[name]
            draft = replace(draft, key=target.key, kind=target.kind, country=target.country, rank=0)
        elif kind == "org":
            words = name.split()
            for cut in range(1, len(words) - 1):
                longer[" ".join(words[cut:])] = draft
        merged.append(draft)
    return merged


@dataclass(slots=True)
class _Entry:
    index: int
    best: Draft
    words: dict[str, None]


def _entities(text: Surface, drafts: list[Draft], sexes: Mapping[str, Sex]) -> tuple[tuple[Entity, ...], tuple[NameMention, ...]]:
    entries: dict[str, _Entry] = {}
    mentions = []
    for draft in drafts:
        words = text.slice(draft.start, draft.end)
        entry = entries.setdefault(draft.key, _Entry(len(entries), draft, {}))
        if draft.rank > entry.best.rank:
            entry.best = draft
        if draft.rank >= 0:
            entry.words[words.replace("\n", " ")] = None
        span = (text.begins[draft.start], text.ends[draft.end - 1])
        mentions.append(NameMention(span=span, start=draft.start, end=draft.end, words=words, entity=entry.index))
    entities = tuple(
        Entity(
            index=entry.index,
            name=entry.best.name,
            kind=entry.best.kind,
            aliases=tuple(word for word in entry.words if word != entry.best.name),
            country=entry.best.country,
            sex=sexes.get(entry.best.key),
        )
        for entry in entries.values()
    )
    return entities, tuple(mentions)
