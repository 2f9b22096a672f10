"""Place names in a text, looked up in the gazetteer and told apart by what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from rashomon.lexicon import load
from rashomon.model.base import overlaps
from rashomon.model.distance import distance_km
from rashomon.model.reading import PlaceMention
from rashomon.model.value import Place
from rashomon.read.aliases import drafted, find_known
from rashomon.read.around import word_lists
from rashomon.read.candidates import Candidate, find_candidates
from rashomon.read.containers import Container, find_containers, find_strangers
from rashomon.read.datelines import as_name
from rashomon.read.evidence import SIZEABLE, Context, acceptable, context_of, is_division, likeliest, reinforced, without_words
from rashomon.read.gazetteer import GazetteerPlace, country_names, demonyms, gazetteer
from rashomon.read.learned import Learned, learn, shown_by, strangers_among
from rashomon.read.learned_places import with_learned
from rashomon.read.located import NEAR, PRECISION, Located, is_near
from rashomon.read.namesakes import Uses, is_of_school, is_of_venue, is_placed_town, towns_like_regions, uses_of, without_sections
from rashomon.read.quarters import in_their_towns
from rashomon.read.surface import Surface, surface_of, surface_of_string
from rashomon.read.venues import by_name_alone, find_named_venues, find_venues, place_venues

if TYPE_CHECKING:
    from spacy.tokens import Doc


KNOWN = 30_000
"""People of a town from which on a report may speak of it without saying in which division it lies."""
KNOWN_WORLDWIDE = 1_000_000
"""The same of one abroad, where it does not name that country and no third."""
KNOWN_ABROAD = 100_000
"""The same where a county of a division that it names is called so too."""
BESIDE = 120.0
"""Kilometres within which a report speaks of towns over a border without saying that they lie there."""
MOST = 200
"""Towns that another is looked for beside."""
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
    candidates = without_sections(without_words(candidates, containers), f"{hint} {text.text}")
    strangers = find_strangers(text, candidates, containers)
    learned = strangers_among(learn(text, named), strangers, text)
    strange = {one.key for one in strangers}
    candidates = [one for one in candidates if one.key not in strange or one.start in containers]
    uses = uses_of(text, candidates)
    candidates = [one for one in candidates if not is_of_school(text, one, uses)]
    context = _reinforced(text, candidates, containers, hint, learned, uses)
    namesakes = towns_like_regions(text, candidates, containers, context, hint)
    if namesakes:
        candidates = [replace(one, options=namesakes.get(one.key, one.options)) for one in candidates]
        context = _reinforced(text, candidates, containers, hint, learned, uses)
    found = _all_at_home(text, _resolve(text, candidates, containers, context, uses), context, containers)
    looked_up = [
        Located(
            one.start,
            one.end,
            place_of(one.place, near=is_near(text, one.start)),
            population=one.place.population,
            contained=one.candidate.start in containers,
            district=one.place.district_code,
        )
        for one in found
    ]
    located = in_their_towns(text, with_learned(text, learned, looked_up, named))
    if venues:
        located = _with_venues(text, located, named)
    return tuple(_mention(text, one) for one in sorted(located, key=lambda one: one.start))


def _reinforced(
    text: Surface, candidates: list[Candidate], containers: dict[int, Container], hint: str, learned: tuple[Learned, ...], uses: Uses
) -> Context:
    """Return what the document names, with what the names say that were found by it."""
    context = context_of(text, candidates, containers, hint, shown_by(learned))
    return reinforced(context, ((one.candidate, one.place) for one in _resolve(text, candidates, containers, context, uses)))


def _with_venues(text: Surface, located: list[Located], named: set[int]) -> list[Located]:
    """Return the places with the venues that the text names, those within a venue's name taken up in it; ``named`` are tokens of others."""
    venues = [venue for venue in find_venues(text, located) if named.isdisjoint(range(venue.start, venue.end))]
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
        district=one.district,
    )


def _resolve(text: Surface, candidates: list[Candidate], containers: dict[int, Container], context: Context, uses: Uses) -> list[Found]:
    """Choose one place for each candidate; a name means the same place throughout, unless its container says otherwise."""
    within = [one for one in reversed(candidates) if one.start in containers]
    chosen = {one.key: _choose(text, one, containers.get(one.start), context, uses) for one in within}
    swallowed = {token for container in containers.values() if container.absorbed for token in range(container.start, container.end)}
    found: list[Found] = []
    for one in candidates:
        if one.start in swallowed:
            continue
        container = containers.get(one.start)
        place = _choose(text, one, container, context, uses)
        if container is None and place.kind == "town":
            place = chosen.get(one.key, place)
        if acceptable(text, one, place, context, container) and (container or not is_of_venue(text, one, place, context, uses)):
            absorbed = container is not None and container.absorbed
            found.append(Found(one.start, container.end if container is not None and absorbed else one.end, place, one))
    return found


def _all_at_home(text: Surface, found: list[Found], context: Context, containers: dict[int, Container]) -> list[Found]:
    """Return what was found, each small town elsewhere as one that no list knows in the only division that the document names, if any.

    One that alone is called so is meant all the same, but where it lies far from the other towns that the document names.
    """
    towns = {one.candidate.key: one.place for one in found if one.place.kind == "town"}
    others = {key: place_of(place) for key, place in islice(towns.items(), MOST)}
    often = Counter(one.candidate.key for one in found)
    told = {demonyms()[word].code for word in text.words if word in demonyms()}
    told.update(one.place.country for one in found if one.place.kind != "town")
    strange = {key for key, place in towns.items() if place.country not in told and _is_rarer(context, place, often[key])}

    def at_home(one: Found) -> Found:
        return _at_home(text, one, context, others, strange=one.candidate.key in strange)

    return [one if one.candidate.start in containers else at_home(one) for one in found]


def _at_home(text: Surface, one: Found, context: Context, others: Mapping[str, Place], *, strange: bool) -> Found:
    """Return a town as one at home, if it is meant so; ``strange``: nothing but its own name tells of the country that it lies in."""
    place = one.place
    most = KNOWN_WORLDWIDE if strange else KNOWN
    if place.kind != "town" or place.population > most or len(context.divisions) > 2:  # at most one besides its own
        return one
    divisions = [where for where in context.divisions if _is_told_besides(context, place, where)]
    if len(divisions) != 1:
        return one
    ((country, division),) = divisions
    here = {(option.country, option.division) for option in one.candidate.options if option.kind == "town"}
    named_abroad = place.country != country and place.country in context.countries and not strange
    if named_abroad or (country, division) in here or (len(here) == 1 and _is_beside(one, others)):
        return one
    name = place.name if place.country == country else as_name(text.slice(one.start, one.end))
    unlisted = replace(place, name=name, country=country, division="", district=None, latitude=None, longitude=None, population=0)
    return replace(one, place=unlisted)


def _is_rarer(context: Context, town: GazetteerPlace, often: int) -> bool:
    """Tell whether a document names one other country than that of a town, and oftener than the town, ``often``."""
    others = [times for country, times in context.countries.items() if country != town.country]
    return len(others) == 1 and others[0] > often


def _is_told_besides(context: Context, town: GazetteerPlace, where: tuple[str, str]) -> bool:
    """Tell whether the document names a division, and not only by the name of a town that lies in it."""
    alone = where == (town.country, town.division) and town.population >= SIZEABLE
    return context.divisions.get(where, 0) > (1 if alone else 0)


def _is_beside(one: Found, others: Mapping[str, Place]) -> bool:
    """Tell whether a town lies beside another that the document names, or is the only one."""
    here, rest = place_of(one.place), [place for key, place in others.items() if key != one.candidate.key]
    return not rest or any((apart := distance_km(here, place)) is not None and apart <= BESIDE for place in rest)


def _choose(text: Surface, one: Candidate, container: Container | None, context: Context, uses: Uses) -> GazetteerPlace:
    if len(one.options) == 1:
        return one.options[0]
    division = is_division(text, one)
    best = likeliest(one, context, container, division=division)
    if best.kind == "town" and container is None:
        return _county(one, best, context, uses) or best
    if best.kind == "district" and best.alias and container is None and is_placed_town(one, uses):
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


def _county(one: Candidate, town: GazetteerPlace, context: Context, uses: Uses) -> GazetteerPlace | None:
    """Return the county so called that the document names, or of a division that it names, if no town there is: "DeKalb police" in a
    report on Georgia.

    "In DeKalb", where nothing is called "DeKalb County", is in a town that no list knows.
    """
    named = [option for option in one.options if option.kind == "district" and option.district_code in context.counties]
    if named and town.district_code not in context.counties and not word_lists()["division_nouns"].isdisjoint(uses.behind[one.key]):
        return named[0]
    if town.population >= KNOWN_ABROAD or _is_told_besides(context, town, (town.country, town.division)):
        return None
    here = [option for option in one.options if _is_told_besides(context, town, (option.country, option.division))]
    if len(here) != 1 or here[0].kind != "district":
        return None
    return None if is_placed_town(one, uses) else here[0]


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
