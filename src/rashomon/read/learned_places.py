"""Every mention of a place that the document has taught, with what the document says it lies in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.model.reading import PlaceMention
from rashomon.model.value import Place
from rashomon.read.containers import abbreviations
from rashomon.read.gazetteer import Country, country_names, demonyms, fold, gazetteer
from rashomon.read.learned import Learned, people_of
from rashomon.read.located import NEAR, PRECISION, Located, is_near
from rashomon.read.surface import Surface

FURTHEST = 9
"""How many words ("a town in the south of") may stand between a place and what it lies in."""
OUTER = frozenset({PRECISION["division"], PRECISION["region"], PRECISION["country"]})


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    learned: Learned


@lru_cache(maxsize=1)
def _between() -> frozenset[str]:
    lexicon = load("places")
    nouns = (*lexicon["directions"], *lexicon["division_nouns"], *lexicon["town_nouns"])
    return frozenset((*nouns, "the", "of", "part", "a", "in", ",", "small", "'s"))


@lru_cache(maxsize=1)
def _leads() -> frozenset[str]:
    return frozenset((*load("places")["directions"], "in", "of", "the"))


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(load("places")["agency_nouns"])


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return frozenset((*load("places")["feature_nouns"], *load("places")["town_endings"]))


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    return frozenset(load("dates")["weekdays"])


def with_learned(text: Surface, learned: tuple[Learned, ...], found: list[Located], taken: set[int]) -> list[Located]:
    """Return ``found`` and the mentions of ``learned`` places, none overlapping; ``taken`` are tokens that name something else."""
    if not learned:
        return found
    known = {fold(text.slice(one.start, one.end)) for one in found}
    new = tuple(one for one in learned if one.within is not None or " ".join(one.words) not in known)
    mentions = list(_mentions(text, new, found, taken))
    covered = {at for one in mentions for at in range(one.start, one.end)}
    kept = [one for one in found if covered.isdisjoint(range(one.start, one.end))]
    outers = _outers(text, mentions, kept)
    within = _containers(text, mentions, outers)
    return kept + [
        Located(one.start, one.end, _place(one, within.get(one.learned.words), near=is_near(text, one.start))) for one in mentions
    ]


def _mentions(text: Surface, learned: tuple[Learned, ...], found: list[Located], taken: set[int]) -> Iterator[_Mention]:
    by_first: dict[str, list[Learned]] = {}
    for one in sorted(learned, key=lambda one: (-len(one.words), one.words)):
        by_first.setdefault(one.words[0], []).append(one)
    by_token = {at: one for one in found for at in range(one.start, one.end)}
    last = 0
    for at in range(len(text.words)):
        if at < last:
            continue
        for one in by_first.get(fold(text.words[at]), ()) if text.capital[at] or text.word(at + 1) == "-" else ():
            end = _match(text, at, one.words)
            if end is not None and _is_free(text, at, end, one, by_token) and taken.isdisjoint(range(at, end)):
                yield _Mention(at, end, one)
                last = end
                break


def _match(text: Surface, start: int, words: tuple[str, ...]) -> int | None:
    """Return where the name that begins at a token ends, None where it is another."""
    at = start
    for word in words:
        if text.word(at) == "-":
            at += 1
        if fold(text.word(at)) != word:
            return None
        at += 1
    return at


def _is_free(text: Surface, start: int, end: int, one: Learned, by_token: dict[int, Located]) -> bool:
    """Tell whether a stretch names the place alone: no part of a longer name, and no place of the gazetteer that is as well described."""
    after, before = text.word(end), text.word(start - 1)
    if after[:1].isupper() and not text.initial[end] and after not in _agencies() and after.lower() not in _between() | _days():
        return False
    begins = text.initial[start - 1] or text.initial[start] or before[-1:] == "."
    if before[:1].isupper() and not begins and before.lower() not in _between():
        return False
    others = {by_token[at] for at in range(start, end) if at in by_token}
    if not others:
        return True
    longer = all(start == other.start and other.end < end for other in others)
    return one.within is not None or (longer and (one.strong or text.word(end - 1) in _endings()))


def _outers(text: Surface, mentions: list[_Mention], found: list[Located]) -> dict[int, Place]:
    """Return what a place may lie in, by the first token of its name or of the adjective made of it."""
    outers = {one.start: one.place for one in found if one.place.precision in OUTER}
    people: dict[str, Place] = {}
    for mention in mentions:
        if mention.learned.kind != "town":
            outers[mention.start] = _place(mention, None)
        if mention.learned.kind == "country":
            people.update(dict.fromkeys(people_of(mention.learned.name), _place(mention, None)))
    for at, word in enumerate(text.words):
        country = demonyms().get(word) if text.capital[at] else None
        place = Place(name=country.name, country=country.code) if country is not None else people.get(word)
        if place is not None:
            outers.setdefault(at, place)
    return outers


def _containers(text: Surface, mentions: Iterable[_Mention], outers: dict[int, Place]) -> dict[tuple[str, ...], Place]:
    """Return what each learned place lies in: the first that the document names it with."""
    found: dict[tuple[str, ...], Place] = {}
    by_name = {mention.learned.words: mention for mention in mentions if mention.learned.kind == "country"}
    for mention in mentions:
        learned = mention.learned
        if learned.kind == "country" or learned.words in found:
            continue
        stated = by_name.get(tuple(learned.within.split())) if learned.within else None
        outer = _place(stated, None) if stated else _after(text, mention.end, outers) or _before(text, mention.start, outers)
        if outer is not None:
            found[learned.words] = outer
    return found


def _after(text: Surface, end: int, outers: dict[int, Place]) -> Place | None:
    if text.word(end) not in {",", "in", "of"}:
        return None
    short = abbreviations().get(text.word(end + 1)) if text.word(end) == "," else None
    if short is not None:
        division = gazetteer().division_name(*short) or ""
        return Place(name=f"{division}, {country_names()[short[0]]}", admin1=division, country=short[0])
    for at in range(end + 1, min(end + FURTHEST, len(text.words))):
        if at in outers:
            joined = text.word(end) != "," or at == end + 1 or text.lower(at - 1) in _leads()
            return outers[at] if joined and text.words[at] not in demonyms() else None
        if text.words[at] not in _between():
            return None
    return None


def _before(text: Surface, start: int, outers: dict[int, Place]) -> Place | None:
    """Return the country of "the Syrian town of X"."""
    if text.word(start - 1) != "of" or text.word(start - 2) not in load("places")["town_nouns"]:
        return None
    return next((outers[at] for at in (start - 3, start - 4) if at in outers and (at == start - 3 or text.words[at + 1].islower())), None)


def _place(mention: _Mention, within: Place | None, *, near: bool = False) -> Place:
    learned = mention.learned
    parts = dict.fromkeys((learned.name, *(within.name.split(", ") if within is not None else ())))
    town = learned.kind == "town"
    precision = {"town": NEAR if near else PRECISION["town"], "region": PRECISION["division"], "country": PRECISION["country"]}
    return Place(
        name=", ".join(parts),
        city=learned.name if town else None,
        admin1=learned.name if learned.kind == "region" else within.admin1 if within is not None else None,
        country=within.country if within is not None else None,
        precision=precision[learned.kind],
    )


def nations_of(places: Iterable[PlaceMention]) -> dict[str, Country]:
    """Return the countries among ``places`` that only the document knows, by name and by the words for their people and things."""
    names = {one.place.name for one in places if one.place.precision == PRECISION["country"] and one.place.country is None}
    return {word: Country("", name) for name in sorted(names) for word in (name, *sorted(people_of(name)))}
