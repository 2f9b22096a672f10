"""Place names in a text, looked up in the gazetteer and told apart by what stands around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lexicon import load
from rashomon.model.reading import PlaceMention
from rashomon.model.value import Place
from rashomon.read.aliases import drafted, find_known
from rashomon.read.candidates import Candidate, find_candidates
from rashomon.read.containers import Container, find_containers
from rashomon.read.evidence import Context, acceptable, context_of, is_division, likelihood, reinforced
from rashomon.read.gazetteer import GazetteerPlace, country_names, gazetteer
from rashomon.read.surface import Surface, surface_of
from rashomon.read.venues import Venue, find_venues

if TYPE_CHECKING:
    from spacy.tokens import Doc

PRECISION = {"town": 1, "district": 3, "division": 4, "region": 5, "country": 6}
NEAR = 2
"""UCDP GED codebook, where_prec: 1 exact place, 2 within about 25 km of it, 3 and 4 divisions, 5 area, 6 country."""
KILOMETRES = {"km": 1.0, "kilometers": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometre": 1.0, "miles": 1.6, "mile": 1.6}


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens [start, end) and the place that they name; ``candidate`` is what it was chosen from."""

    start: int
    end: int
    place: GazetteerPlace
    candidate: Candidate


def find_places(doc: Doc, hint: str = "") -> tuple[PlaceMention, ...]:
    """Return the places named in ``doc``, in order, none overlapping.

    ``hint`` is text that tells where the document comes from (title, outlet): places named there help to tell others apart. A venue
    ("Opera Hall") has the town named nearest to it in its sentence, and no town where none is.
    """
    text = surface_of(doc)
    named = set(drafted(find_known(text)))
    candidates = [one for one in find_candidates(text, gazetteer()) if not named.issuperset(range(one.start, one.end))]
    containers = find_containers(text, candidates)
    context = context_of(text, candidates, containers, hint)
    first = _resolve(text, candidates, containers, context)
    found = _resolve(text, candidates, containers, reinforced(context, ((one.candidate, one.place) for one in first)))
    venues = [venue for venue in find_venues(text) if named.isdisjoint(range(venue.start, venue.end))]
    inside = {token for venue in venues for token in range(venue.start, venue.end)}
    mentions = [
        _mention(text, one.start, one.end, place_of(one.place, near=_is_near(text, one))) for one in found if one.start not in inside
    ]
    mentions += [_mention(text, venue.start, venue.end, _venue_place(text, venue, found)) for venue in venues]
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _mention(text: Surface, start: int, end: int, place: Place) -> PlaceMention:
    return PlaceMention(span=(text.begins[start], text.ends[end - 1]), start=start, end=end, place=place)


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
        if acceptable(text, one, place, context, container):
            absorbed = container is not None and container.absorbed
            found.append(Found(one.start, container.end if container is not None and absorbed else one.end, place, one))
    return found


def _choose(text: Surface, one: Candidate, container: Container | None, context: Context) -> GazetteerPlace:
    if len(one.options) == 1:
        return one.options[0]
    division = is_division(text, one)
    best = max(one.options, key=lambda option: likelihood(option, context, container, division=division))
    if best.kind != "division" or division:
        return best
    # A town that gives its name to its division is meant rather than the division.
    inside = [
        option for option in one.options if option.kind == "town" and (option.country, option.division) == (best.country, best.division)
    ]
    return inside[0] if inside else best


def place_of(place: GazetteerPlace, *, near: bool = False, venue: str | None = None) -> Place:
    """Return a gazetteer's place as a claim's value, with its division and country named."""
    division = gazetteer().division_name(place.country, place.division) if place.division else None
    city = place.name if place.kind == "town" else None
    own = place.name if place.kind in {"district", "region"} else None
    country = country_names().get(place.country)
    parts = dict.fromkeys(part for part in (venue, city, own, division, country) if part)
    return Place(
        name=", ".join(parts),
        venue=venue,
        city=city,
        admin1=division,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=NEAR if near and place.kind == "town" else PRECISION[place.kind],
    )


@lru_cache(maxsize=1)
def _near_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load("places")
    return frozenset(lexicon["near"]), frozenset(lexicon["near_nouns"]), frozenset(lexicon["directions"])


def _is_near(text: Surface, one: Found) -> bool:
    """Tell whether what is told of lies near the place: "near X", "outskirts of X", "north of X", "12 km from X"."""
    near, nouns, directions = _near_words()
    before, second = text.lower(one.start - 1), text.lower(one.start - 2)
    if before in near:
        return True
    if before in {"of", "from"} and (second in nouns or second in directions):
        return True
    if before in {"of", "from"} and second in KILOMETRES:
        number = text.word(one.start - 3)
        return number.isdecimal() and int(number) * KILOMETRES[second] <= 25
    return before in {"city", "town", "village"} and text.lower(one.start - 3) == "of" and text.lower(one.start - 4) in nouns


BESIDE = 4
"""How many words from a venue its town may stand: one named farther off in the sentence is as often another's."""


def _venue_place(text: Surface, venue: Venue, found: list[Found]) -> Place:
    name = text.slice(venue.start, venue.end).replace("\n", " ")
    towns = [one for one in found if one.place.kind == "town" and text.sentence[one.start] == text.sentence[venue.start]]
    outside = [one for one in towns if one.start >= venue.end or one.end <= venue.start]
    inside = [] if venue.street else [one for one in towns if venue.start <= one.start < venue.end]
    near = inside or sorted((one for one in outside if _distance(one, venue) <= BESIDE), key=lambda one: (_distance(one, venue), one.start))
    if not near:
        return Place(name=name, venue=name, precision=1)
    return place_of(near[0].place, venue=name)


def _distance(one: Found, venue: Venue) -> int:
    """What follows a venue ("Opera Hall in Northport") is nearer than what stands before it ("Northport's Opera Hall")."""
    return one.start - venue.end if one.start >= venue.end else 2 + venue.start - one.end
