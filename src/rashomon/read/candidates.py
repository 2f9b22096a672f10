"""Stretches of a text that could be place names, with every place that they could name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.read.gazetteer import Gazetteer, GazetteerPlace, countries, fold, sound_of
from rashomon.read.surface import Surface

LONGEST = 7
SHORTEST_SOUND = 4
ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "ad", "an", "at", "az"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens [start, end) that could name one of ``options``; ``key`` is the search form."""

    start: int
    end: int
    key: str
    options: tuple[GazetteerPlace, ...]


@lru_cache(maxsize=1)
def common_nouns() -> frozenset[str]:
    """Return nouns that stand in names of places and sites ("City Hall"): alone they sound like many a town and name none."""
    lexicon = load("places")
    lists = ("venue_nouns", "street_nouns", "near_nouns", "bodies", "division_nouns")
    return frozenset(word.lower() for name in lists for word in lexicon.get(name, ())) | {"city", "town", "village", "county", "state"}


@lru_cache(maxsize=1)
def known_names() -> dict[str, tuple[tuple[str, GazetteerPlace], ...]]:
    """Return countries and regions of the lexicon by their first word, longest name first."""
    by_first: dict[str, list[tuple[str, GazetteerPlace]]] = {}
    for name, country in countries().items():
        place = GazetteerPlace("country", country.name, country.code, "", None, None, 0)
        by_first.setdefault(_first(name), []).append((name, place))
    for name, region in load("places")["regions"].items():
        place = GazetteerPlace("region", name, region["country"], "", region["latitude"], region["longitude"], 0)
        by_first.setdefault(_first(name), []).append((name, place))
    return {word: tuple(sorted(names, key=lambda pair: -len(pair[0]))) for word, names in by_first.items()}


@lru_cache(maxsize=1)
def no_places() -> frozenset[str]:
    """Return the search forms of words that name no place, though some village is called so."""
    return frozenset(fold(word) for word in load("places")["not_places"])


def _first(name: str) -> str:
    return name.replace("-", " ").split()[0]


def find_candidates(text: Surface, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the longest candidates from left to right, none overlapping.

    A word that names no place is none but where a comma follows, for what stands behind it may be where it lies ("Union, Kansas").
    """
    found: list[Candidate] = []
    at, count = 0, len(text.words)
    while at < count:
        candidate = _at(text, at, gazetteer) if text.capital[at] or _is_article(text, at) else None
        if candidate is not None and (candidate.key not in no_places() or text.word(candidate.end) == ","):
            found.append(candidate)
        at = candidate.end if candidate is not None else at + 1
    return found


def _is_article(text: Surface, at: int) -> bool:
    return text.words[at] in ARTICLES and (text.word(at + 1) == "-" or text.words[at] in {"al", "el"})


def _at(text: Surface, at: int, gazetteer: Gazetteer) -> Candidate | None:
    known = _known(text, at)
    if not text.capital[at]:
        return _after_article(text, at, gazetteer)
    found = None
    for end, key in _keys(text, at, gazetteer):
        if gazetteer.has(key) and text.capital[end - 1] and not (end - at > 1 and is_body(text, end - 1)):
            found = end, key
    if found is None or (known is not None and known.end > found[0]):
        return known or _after_article(text, at, gazetteer) or _by_sound(text, at, gazetteer)
    end, key = found
    options = gazetteer.find(key)
    called = f"{key} {fold(text.word(end))}"
    if text.word(end) in load("places")["division_nouns"] and not is_body(text, end) and gazetteer.has(called):
        options = gazetteer.find(called)  # "Plateau state" is Nigeria's, and only that is called so
    if known is not None and known.end == end:
        options = known.options + options
    return Candidate(at, end, key, options)


def is_body(text: Surface, noun: int) -> bool:
    """Tell whether a noun that a division or a quarter may be called by is that of an office: "the Florida Department of Law Enforcement",
    "Northgate District Court"."""
    if text.word(noun) == "District":
        return text.lower(noun + 1) in load("setting")["courts"]
    return text.word(noun) in load("places")["division_or_body"] and text.lower(noun + 1) == "of"


def _by_sound(text: Surface, at: int, gazetteer: Gazetteer) -> Candidate | None:
    """Return what a name sounds like, where it is a name and no word, and nothing is called just so."""
    if (
        text.tags[at] != "PROPN"
        or len(text.words[at]) < SHORTEST_SOUND
        or gazetteer.flags(text.lower(at))
        or text.lower(at) in common_nouns()
        or text.lower(at) in no_places()
    ):
        return None
    for end in (at + 4, at + 3, at + 2, at + 1):
        if end <= len(text.words) and text.capital[end - 1] and text.tags[end - 1] == "PROPN":
            key = sound_of(fold(text.slice(at, end)))
            options = gazetteer.find(key) if len(key) > SHORTEST_SOUND - 1 else ()
            if options:
                return Candidate(at, end, key, options)
    return None


def _keys(text: Surface, at: int, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    for end in range(at + 1, min(at + LONGEST, len(text.words)) + 1):
        if text.words[end - 1] in {",", "\n"}:
            return
        key = fold(text.slice(at, end))
        yield end, key
        if not gazetteer.begins(key):
            return


def _known(text: Surface, at: int) -> Candidate | None:
    for name, place in known_names().get(text.words[at].split("-")[0], ()):
        if text.text.startswith(name, text.begins[at]):
            stop = text.begins[at] + len(name)
            end = at + 1
            while end < len(text.words) and text.ends[end - 1] < stop:
                end += 1
            if text.ends[end - 1] == stop:
                return Candidate(at, end, fold(name), (place,))
    return None


def _after_article(text: Surface, at: int, gazetteer: Gazetteer) -> Candidate | None:
    """Return "al-Hasakah" where the gazetteer has only "Hasakah"."""
    if text.lower(at) not in ARTICLES:
        return None
    name = at + 2 if text.word(at + 1) == "-" else at + 1
    if name >= len(text.words) or not text.capital[name]:
        return None
    found = None
    for end, key in _keys(text, at, gazetteer):
        if end > name and gazetteer.has(key):
            found = Candidate(at, end, key, gazetteer.find(key))
    for end, key in _keys(text, name, gazetteer):
        if found is None and gazetteer.has(key):
            found = Candidate(at, end, key, gazetteer.find(key))
    return found
