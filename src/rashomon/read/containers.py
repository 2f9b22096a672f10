"""What a text says a place lies in: "Paris, Texas", "Huntsville, Ala.", "Hasaka in northeastern Syria"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.read.candidates import Candidate
from rashomon.read.gazetteer import GazetteerPlace
from rashomon.read.surface import Surface

BIG = 200_000
"""A town of so many people is meant, whatever region stands after its name, and a name that such a town has is not first a region's."""
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
            capitals = short.upper() if short.endswith(".") else short  # "MIAMI, FLA. –", but no "MIAMI, WASH"
            for form in (code, short, short.rstrip("."), short.replace(".", ""), capitals):
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


def find_strangers(text: Surface, candidates: list[Candidate], containers: dict[int, Container]) -> list[Candidate]:
    """Return the candidates that the text puts where the gazetteer knows none of that name: "in Norwell, Oklahoma, on Sunday".

    They are places too small for it, and none of their namesakes elsewhere.
    """
    by_start = {one.start: one for one in candidates}
    return [one for one in candidates if one.start not in containers and _is_stranger(text, one, by_start)]


def _is_stranger(text: Surface, one: Candidate, by_start: dict[int, Candidate]) -> bool:
    if text.word(one.end) != "," or any(option.kind in {"country", "region"} for option in one.options):
        return False
    if text.labels[one.start] == "PERSON" or (one.start and text.capital[one.start - 1] and not text.initial[one.start - 1]):
        return False  # "Ana Norwell, Oklahoma's governor"
    short = _abbreviation(text, one.end + 1)
    if short is not None:
        return True
    outer = by_start.get(one.end + 1)
    if outer is None or any(option.kind == "town" and not option.alias and option.population >= BIG for option in outer.options):
        return False
    beside = {option.country for option in one.options if option.kind == "division"}  # "Idaho, Ohio on Monday": a list
    division = any(option.kind == "division" and not option.alias and option.country not in beside for option in outer.options)
    country = any(option.kind == "country" for option in outer.options) and max(option.population for option in one.options) < BIG
    return (division or country) and not _is_listed(text, outer.end, by_start)


def _is_listed(text: Surface, end: int, by_start: dict[int, Candidate]) -> bool:
    """Tell whether places follow as in a list: "Norwell, Oklahoma and Kansas", "Norwell, Oklahoma, Kansas"."""
    at = end + 1 if text.word(end) == "," else end
    return text.lower(at) in {"and", "or", "'s", "’s"} or (at > end and at in by_start)


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
