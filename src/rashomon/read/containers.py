"""What a text says a place lies in: "Paris, Texas", "Huntsville, Ala.", "Hasaka in northeastern Syria"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.read.candidates import Candidate
from rashomon.read.gazetteer import GazetteerPlace
from rashomon.read.surface import Surface

FURTHEST = 5
"""How many words ("the northeastern province of") may stand between a place and what it lies in."""


@dataclass(frozen=True, slots=True)
class Container:
    """Tokens [start, end) that name what a place lies in, as (country, division or None); ``absorbed``: in one name."""

    start: int
    end: int
    within: frozenset[tuple[str, str | None]]
    absorbed: bool

    def holds(self, place: GazetteerPlace) -> bool:
        """Tell whether ``place`` lies in it."""
        return (place.country, None) in self.within or (place.country, place.division) in self.within


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    lexicon = load("places")
    return frozenset((*lexicon["directions"], *lexicon["division_nouns"], *lexicon["town_nouns"], "the", "of", "part"))


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, tuple[str, str]]:
    """Return abbreviated divisions ("Ala.", "AL") as (country, division)."""
    found: dict[str, tuple[str, str]] = {}
    for country, table in load("places")["abbreviations"].items():
        for code, short in table.items():
            for form in (code, short, short.rstrip("."), short.replace(".", "")):
                found[form] = (country, code)
    return found


def find_containers(text: Surface, candidates: list[Candidate]) -> dict[int, Container]:
    """Return the container of each candidate that has one, by the candidate's first token."""
    by_start = {one.start: one for one in candidates}
    found: dict[int, Container] = {}
    for one in reversed(candidates):
        container = _after_comma(text, one, by_start, found) or _after_preposition(text, one, by_start)
        if container is not None and any(container.holds(option) for option in one.options if option.kind != "country"):
            found[one.start] = container
    return found


def _after_comma(text: Surface, one: Candidate, by_start: dict[int, Candidate], found: dict[int, Container]) -> Container | None:
    noun = int(text.word(one.end) in load("places")["division_nouns"])  # "Plateau state, Nigeria"
    if text.word(one.end + noun) not in {",", "("}:
        return None
    at = one.end + noun + 1
    short = _abbreviation(text, at)
    if short is not None:
        return Container(short.start, short.end, short.within, absorbed=not noun)
    outer = by_start.get(at)
    if outer is None:
        return None
    within = _within(outer.options)
    last = found.get(at)
    if last is not None and last.absorbed:
        within = frozenset((o.country, o.division) for o in outer.options if o.kind in {"division", "district"} and last.holds(o)) or within
        return Container(at, last.end, within, absorbed=not noun)
    return Container(at, outer.end, within, absorbed=not noun) if within else None


def _abbreviation(text: Surface, at: int) -> Container | None:
    for end in range(min(at + 2, len(text.words)), at, -1):
        where = abbreviations().get(text.slice(at, end).replace(" ", ""))
        if where is not None and (text.word(end)[:1] == "" or not text.word(end)[:1].isalnum() or text.begins[end] > text.ends[end - 1]):
            return Container(at, end, frozenset({where}), absorbed=True)
    return None


def _after_preposition(text: Surface, one: Candidate, by_start: dict[int, Candidate]) -> Container | None:
    at = one.end
    if text.lower(at) in load("places")["town_nouns"] or text.lower(at) in {"province", "district", ","}:
        at += 1
    if text.lower(at) not in {"in", "of"}:
        return None
    for outer in range(at + 1, min(at + FURTHEST, len(text.words))):
        if outer in by_start:
            within = _within(by_start[outer].options)
            return Container(outer, by_start[outer].end, within, absorbed=False) if within else None
        if text.lower(outer) not in _words():
            return None
    return None


def _within(options: tuple[GazetteerPlace, ...]) -> frozenset[tuple[str, str | None]]:
    return frozenset(
        (option.country, None if option.kind in {"country", "region"} else option.division)
        for option in options
        if option.kind != "town" or option.population >= 100_000
    )
