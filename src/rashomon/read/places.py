"""Place names in a text, looked up in the gazetteer and told apart by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from rashomon.lexicon import load
from rashomon.model.base import overlaps
from rashomon.model.distance import distance_km
from rashomon.model.reading import PlaceMention
from rashomon.model.value import Place
from rashomon.read.aliases import drafted, find_known
from rashomon.read.candidates import Candidate, find_candidates
from rashomon.read.containers import Container, find_containers, find_strangers
from rashomon.read.datelines import as_name
from rashomon.read.evidence import SIZEABLE, Context, acceptable, context_of, is_division, likeliest, reinforced, without_words
from rashomon.read.gazetteer import GazetteerPlace, country_names, fold, gazetteer
from rashomon.read.learned import Learned, learn, shown_by, strangers_among
from rashomon.read.learned_places import with_learned
from rashomon.read.located import NEAR, PRECISION, Located, is_near
from rashomon.read.namesakes import is_called_division, is_of_school, is_of_venue, is_placed, towns_like_regions, without_sections
from rashomon.read.quarters import in_their_towns
from rashomon.read.surface import Surface, surface_of, surface_of_string
from rashomon.read.venues import by_name_alone, find_named_venues, find_venues, place_venues

if TYPE_CHECKING:
    from spacy.tokens import Doc


KNOWN = 30_000
"""People of a town from which on a report may speak of it without saying in which division it lies."""
KNOWN_ABROAD = 100_000
"""The same where a county of a division that it names is called so too."""
BESIDE = 120.0
"""Kilometres within which a report speaks of towns over a border without saying that they lie there."""
LONGEST_TITLE = 400
"""Code points of a title that are looked at."""
_OUTLET = re.compile(r"(?<=\S) [-\u2013\u2014|\u00ab\u00bb\u2022:]{1,2} (?=\S)")


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens [start, end) and the place that they name; ``candidate`` is what it was chosen from."""

    start: int
    end: int
    place: GazetteerPlace
    candidate: Candidate


def find_places(doc: Doc, hint: str = "", surface: Surface | None = None) -> tuple[PlaceMention, ...]:
    """Return the places named in ``doc``, in order, none overlapping; ``surface`` is that of ``doc``, made here where not given.

    ``hint`` is text that tells where the document comes from (title, outlet): places named there help to tell others apart. A venue
    ("Opera Hall") has the town named nearest to it in its sentence, and no town where none is.
    """
    return _in_surface(surface_of(doc) if surface is None else surface, hint)


def title_places(title: str, text: str, places: Iterable[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Return the places that a title names, in order, where it is no line of the text; ``places`` are those of the text.

    A title is not parsed: its capitals would mislead the model. What the text names tells namesakes apart. What stands behind the first
    dash or bar mostly names the outlet, and is left out.
    """
    if title in text:
        return ()
    head = _OUTLET.split(title[:LONGEST_TITLE], maxsplit=1)[0]
    places = list(places)
    known = " ; ".join(dict.fromkeys(one.place.name for one in places))
    found = _in_surface(surface_of_string(head), known, venues=False)  # all its words may be in capitals
    return tuple(sorted((*found, *_named_again(head, (one for one in places if one.place.city), found)), key=lambda one: one.span))


def _named_again(title: str, places: Iterable[PlaceMention], found: Iterable[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield the places of the text that a title names and of which it does not show by itself that they are such."""
    taken = [one.span for one in found]
    for name, one in {one.place.name.split(", ")[0]: one for one in places}.items():
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", title):
            if not any(overlaps(span, match.span()) for span in taken):
                taken.append(match.span())
                yield msgspec.structs.replace(one, span=match.span())


def _in_surface(text: Surface, hint: str, *, venues: bool = True) -> tuple[PlaceMention, ...]:
    named = set(drafted(find_known(text)))
    candidates = [one for one in find_candidates(text, gazetteer()) if not named.issuperset(range(one.start, one.end))]
    containers = find_containers(text, candidates)
    candidates = without_words(candidates, containers)
    if len({one.key for one in candidates}) > 1:  # else nothing tells where the only place named lies
        folded = fold(f"{hint} {text.text}")
        candidates = [without_sections(one, folded) for one in candidates]
    strangers = find_strangers(text, candidates, containers)
    learned = strangers_among(learn(text, named), strangers, text)
    strange = {one.key for one in strangers}
    candidates = [one for one in candidates if one.key not in strange or one.start in containers]
    candidates = [one for one in candidates if not is_of_school(text, one)]
    context = _reinforced(text, candidates, containers, hint, learned)
    namesakes = towns_like_regions(text, candidates, containers, context, hint)
    if namesakes:
        candidates = [replace(one, options=namesakes.get(one.key, one.options)) for one in candidates]
        context = _reinforced(text, candidates, containers, hint, learned)
    found = _resolve(text, candidates, containers, context)
    found = [_at_home(text, one, context, containers, found) for one in found]
    looked_up = [
        Located(
            one.start,
            one.end,
            place_of(one.place, near=is_near(text, one.start)),
            population=one.place.population,
            contained=one.candidate.start in containers,
        )
        for one in found
    ]
    located = in_their_towns(text, with_learned(text, learned, looked_up, named))
    if venues:
        located = _with_venues(text, located, named)
    return tuple(_mention(text, one) for one in sorted(located, key=lambda one: one.start))


def _reinforced(
    text: Surface, candidates: list[Candidate], containers: dict[int, Container], hint: str, learned: tuple[Learned, ...]
) -> Context:
    """Return what the document names, with what the names say that were found by it."""
    context = context_of(text, candidates, containers, hint, shown_by(learned))
    return reinforced(context, ((one.candidate, one.place) for one in _resolve(text, candidates, containers, context)))


def _with_venues(text: Surface, located: list[Located], named: set[int]) -> list[Located]:
    """Return the places with the venues that the text names, those within a venue's name taken up in it; ``named`` are tokens of others."""
    venues = [venue for venue in find_venues(text) if named.isdisjoint(range(venue.start, venue.end))]
    inside = {token for venue in venues for token in range(venue.start, venue.end)}
    called = [one for one in find_named_venues(text, located) if inside.isdisjoint(range(one.start, one.end))]
    venues, inside = [*venues, *called], inside | {token for venue in called for token in range(venue.start, venue.end)}
    located = [*(one for one in located if one.start not in inside), *place_venues(text, venues, located)]
    return by_name_alone(text, called, located)


def _mention(text: Surface, one: Located) -> PlaceMention:
    return PlaceMention(
        span=(text.begins[one.start], text.ends[one.end - 1]),
        start=one.start,
        end=one.end,
        place=one.place,
        population=one.population,
        contained=one.contained,
    )


def _resolve(text: Surface, candidates: list[Candidate], containers: dict[int, Container], context: Context) -> list[Found]:
    """Choose one place for each candidate; a name means the same place throughout, unless its container says otherwise."""
    chosen = {one.key: _choose(text, one, containers.get(one.start), context) for one in reversed(candidates) if one.start in containers}
    swallowed = {token for container in containers.values() if container.absorbed for token in range(container.start, container.end)}
    found: list[Found] = []
    for one in candidates:
        if one.start in swallowed:
            continue
        container = containers.get(one.start)
        place = _choose(text, one, container, context)
        if container is None and place.kind == "town":
            place = chosen.get(one.key, place)
        if acceptable(text, one, place, context, container) and (container or not is_of_venue(text, one, place, context)):
            absorbed = container is not None and container.absorbed
            found.append(Found(one.start, container.end if container is not None and absorbed else one.end, place, one))
    return found


def _at_home(text: Surface, one: Found, context: Context, containers: dict[int, Container], found: Iterable[Found]) -> Found:
    """Return a small town elsewhere as one that no list knows in the only division that the document names, if any.

    One that alone is called so is meant all the same, but where it lies far from the other towns that the document names.
    """
    place = one.place
    divisions = _told_besides(context, place)
    if place.kind != "town" or place.population > KNOWN or one.candidate.start in containers or len(divisions) != 1:
        return one
    ((country, division),) = divisions
    here = {(option.country, option.division) for option in one.candidate.options if option.kind == "town"}
    named_abroad = place.country != country and place.country in context.countries
    if named_abroad or (country, division) in here or (len(here) == 1 and _is_beside(one, found)):
        return one
    name = text.slice(one.start, one.end)
    unlisted = replace(place, name=as_name(name), country=country, division="", latitude=None, longitude=None, population=0)
    return replace(one, place=unlisted if place.country != country else replace(unlisted, name=place.name))


def _told_besides(context: Context, town: GazetteerPlace) -> set[tuple[str, str]]:
    """Return the divisions that a document names, without that of a town for which nothing but its own name speaks."""
    own = (town.country, town.division)
    alone = town.population >= SIZEABLE and context.divisions[own] == 1
    return {where for where in context.divisions if context.divisions[where] and not (alone and where == own)}


def _is_beside(one: Found, found: Iterable[Found]) -> bool:
    """Tell whether a town lies beside another that the document names, or is the only one."""
    others = [place_of(other.place) for other in found if other.place.kind == "town" and other.candidate.key != one.candidate.key]
    return not others or any((apart := distance_km(place_of(one.place), other)) is not None and apart <= BESIDE for other in others)


def _choose(text: Surface, one: Candidate, container: Container | None, context: Context) -> GazetteerPlace:
    if len(one.options) == 1:
        return one.options[0]
    division = is_division(text, one)
    best = likeliest(one, context, container, division=division)
    if best.kind == "town" and container is None:
        return _county(text, one, best, context) or best
    if best.kind == "district" and best.alias and container is None and is_placed(text, one) and not is_called_division(text, one):
        return next((option for option in one.options if option.kind == "town" and not option.alias), best)
    if best.kind != "division" or division:
        return best
    # A town that gives its name to its division is meant rather than the division.
    inside = [
        option
        for option in one.options
        if option.kind == "town"
        and (option.country, option.division) == (best.country, best.division)
        and (best.alias or not option.alias)  # "Oklahoma" is the state, though its chief town is called so too
    ]
    return inside[0] if inside else best


def _county(text: Surface, one: Candidate, town: GazetteerPlace, context: Context) -> GazetteerPlace | None:
    """Return the county so called of a division that the document names, if no town there is: "DeKalb police" in a report on Georgia.

    "In DeKalb", where nothing is called "DeKalb County", is in a town that no list knows.
    """
    divisions = _told_besides(context, town)
    if not divisions or (town.country, town.division) in divisions or town.population >= KNOWN_ABROAD:
        return None
    here = [option for option in one.options if (option.country, option.division) in divisions]
    counties = [option for option in here if option.kind == "district"]
    if len(counties) != 1 or len(here) != 1:
        return None
    return None if is_placed(text, one) and not is_called_division(text, one) else counties[0]


def place_of(place: GazetteerPlace, *, near: bool = False) -> Place:
    """Return a gazetteer's place as a claim's value, with its division and country named."""
    division = gazetteer().division_name(place.country, place.division) if place.division else None
    own = place.name if place.kind in {"town", "district", "region"} else None
    city = load("places")["city_divisions"].get(place.country, {}).get(place.division, place.town or own) if place.kind == "town" else None
    country = country_names().get(place.country)
    parts = dict.fromkeys(part for part in (own, city, division, country) if part)
    return Place(
        name=", ".join(parts),
        city=city,
        admin1=division,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=NEAR if near and place.kind == "town" else PRECISION[place.kind],
    )
