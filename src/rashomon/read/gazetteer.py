"""The shipped gazetteer: names looked up in tables made from GeoNames by ``scripts/build_gazetteer.py``."""

from __future__ import annotations

import gzip
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from rashomon.lexicon import load

PlaceKind = Literal["country", "region", "division", "district", "town"]
KINDS: dict[str, PlaceKind] = {"A": "division", "B": "district", "P": "town"}
APOSTROPHES = str.maketrans("", "", "'’‘ʻʼ`´.")
LETTERS = str.maketrans("ıøłđ", "iold")
SPACES = str.maketrans("-‐‑–,/", "      ")


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place that the gazetteer knows.

    ``country`` is ISO 3166-1 alpha-2, ``division`` GeoNames' code of the first-order division within it ("AL"), latitude and longitude WGS
    84 degrees, ``population`` people (0 where unknown). ``alias``: it was found under another name than its own. ``town`` is the town that
    it is a section of, if any; ``district`` GeoNames' code of the second-order division within ``division`` that it is or lies in ("089").
    """

    kind: PlaceKind
    name: str
    country: str
    division: str
    latitude: float | None
    longitude: float | None
    population: int
    alias: bool = False
    town: str | None = None
    district: str | None = None

    @property
    def district_code(self) -> str | None:
        """The whole code of its district ("US.TX.277")."""
        return f"{self.country}.{self.division}.{self.district}" if self.district else None


SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
"""Words that names of places begin with, as they are shortened: a last word stays, for there it is a street."""


def fold(name: str) -> str:
    """Return the search form of a name: lower case, no accents, apostrophes or full stops, hyphens as spaces, "St. X" as "Saint X"."""
    plain = name.lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(LETTERS)).lower()
        plain = "".join(ch for ch in decomposed if not unicodedata.combining(ch)).translate(LETTERS)
    words = plain.translate(APOSTROPHES).translate(SPACES).split()
    return " ".join((*(SHORT.get(word, word) for word in words[:-1]), *words[-1:]))


SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:al|el|ar|as|ash|ad|adh|an|at|ath|az) (?=\w{4})", ""),
        (r" ", ""),
        (r"ee|y|j(?=[bcdfgklmnprstvz])", "i"),
        (r"ou|oo|o|w", "u"),
        (r"[aei]i", "a"),
        (r"e", "i"),
        (r"q", "k"),
        (r"(.)\1+", r"\1"),
        (r"h$", ""),
        (r"[aiu]+$", ""),
    )
)


def sound_of(key: str) -> str:
    """Return what romanisations of one name have in common ("raqa", "raqqah", "rakka": "rak"), marked so that it is no search form."""
    for pattern, sound in SOUNDS:
        key = pattern.sub(sound, key)
    return "~" + key


class Gazetteer:
    """Places by name: a sorted table in memory, searched by bisection, so that loading parses nothing."""

    def __init__(self, lines: list[str], divisions: dict[str, str], flags: dict[str, str]) -> None:
        self._lines = lines
        self._divisions = divisions
        self._flags = flags

    def has(self, key: str) -> bool:
        """Tell whether some place is called ``key`` (a search form)."""
        at = bisect_left(self._lines, key + "\t")
        return at < len(self._lines) and self._lines[at].startswith(key + "\t")

    def begins(self, key: str) -> bool:
        """Tell whether some name goes on after ``key`` with a further word."""
        *before, last = key.split(" ")
        start = " ".join((*before, SHORT.get(last, last), ""))
        at = bisect_left(self._lines, start)
        return at < len(self._lines) and self._lines[at].startswith(start)

    def find(self, key: str) -> tuple[GazetteerPlace, ...]:
        """Return all places called ``key`` (a search form), those whose own name it is first, then by population."""
        found = [place for line in self._rows(key) for place in self._read(line)]
        unique = {(p.kind, p.country, p.division, p.latitude, p.longitude): p for p in reversed(found)}
        return tuple(sorted(unique.values(), key=_by_weight))

    def towns(self, country: str) -> Iterator[GazetteerPlace]:
        """Yield all towns of a country, each once."""
        for line in self._lines:
            cells = line.split("\t")
            if cells[1] == "P" and cells[3] == country:
                yield _place(cells, alias=False)

    def division_name(self, country: str, division: str) -> str | None:
        """Return the name of a first-order division."""
        return self._divisions.get(f"{country}.{division}")

    def flags(self, word: str) -> str:
        """Return what else a word is: w a common word, f and m a woman's and a man's given name, s a surname (US census of 1990)."""
        return self._flags.get(word, "")

    def _rows(self, key: str) -> list[str]:
        prefix = key + "\t"
        at = bisect_left(self._lines, prefix)
        rows = []
        while at < len(self._lines) and self._lines[at].startswith(prefix):
            rows.append(self._lines[at])
            at += 1
        return rows

    def _read(self, line: str) -> list[GazetteerPlace]:
        cells = line.split("\t")
        if cells[1] != "=":
            return [_place(cells, alias=False)]
        _key, _equals, kind, own, country, division = cells
        return [
            _place(row, alias=True)
            for row in (other.split("\t") for other in self._rows(own))
            if row[1] == kind and row[3] == country and row[4] == division
        ][:1]


def _place(cells: list[str], *, alias: bool) -> GazetteerPlace:
    _key, kind, name, country, division, latitude, longitude, population, *further = cells
    district, town = (*further, "", "")[:2]
    return GazetteerPlace(
        kind=KINDS[kind],
        name=name,
        country=country,
        division=division,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        population=int(population),
        alias=alias,
        town=town or None,
        district=district or None,
    )


def _by_weight(place: GazetteerPlace) -> tuple[bool, int, str, str, str]:
    return place.alias, -place.population, place.country, place.division, place.kind


def _read_lines(name: str) -> list[str]:
    packed = files("rashomon").joinpath("read", "data", name).read_bytes()
    return gzip.decompress(packed).decode("utf-8").split("\n")


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer, loaded at first use (about 0.2 s) and shared."""
    pairs = (line.split("\t") for line in _read_lines("divisions.tsv.gz"))
    words = (line.split("\t") for line in _read_lines("words.tsv.gz"))
    return Gazetteer(_read_lines("places.tsv.gz"), dict(pairs), dict(words))


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the lexicon ``countries``, or one that a document has taught: then ``code`` is empty."""

    code: str
    name: str


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Return countries by name as written ("Russia", "Russian Federation", "U.S.")."""
    return {
        name: Country(code, str(entry["name"]))
        for code, entry in load("countries")["countries"].items()
        for name in (entry["name"], *entry.get("names", ()))
    }


@lru_cache(maxsize=1)
def demonyms() -> dict[str, Country]:
    """Return countries by the words for their people and things ("Russian", "Russians"), as written."""
    found: dict[str, Country] = {}
    for code, entry in load("countries")["countries"].items():
        for word in entry.get("people", ()):
            found.setdefault(word, Country(code, str(entry["name"])))
            found.setdefault(word + "s", Country(code, str(entry["name"])))
    return found


@lru_cache(maxsize=1)
def country_signs() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return by their first word the words that mostly only reports of one country use, each with its code ("state troopers": US)."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, signs in load("countries")["signs"].items():
        for sign in signs:
            words = tuple(sign.replace("'s", " 's").split())
            found.setdefault(words[0], []).append((words, code))
    return {first: tuple(signs) for first, signs in found.items()}


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Return the usual English name of each country by its code."""
    return {code: str(entry["name"]) for code, entry in load("countries")["countries"].items()}
