"""Which of several places a name means, and whether it is a place at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from math import log10

from rashomon.read.around import LIVED_IN, MISLED, PLACE_LABELS, PLACED, after_name, before_name, label_of, other_word, word_lists
from rashomon.read.candidates import Candidate, common_nouns, find_candidates, is_body, no_places
from rashomon.read.containers import BIG, Container, abbreviations, find_containers
from rashomon.read.datelines import has_call_letters, never_places
from rashomon.read.gazetteer import GazetteerPlace, country_signs, demonyms, fold, gazetteer, sound_of
from rashomon.read.learned import STRONG
from rashomon.read.surface import Surface, surface_of_string

BASE = {"country": 9.0, "region": 7.0, "division": 5.4, "district": 2.0}
"""Towns have the logarithm of their population, so that a division gives way to a namesake of 250,000 and more."""
PARISH = 3.0
"""The same for a division of a state whose divisions are parishes or towns, or of a country that a report which names others does not
name: less than a town of that name elsewhere."""
ALIAS, BYNAME = 1.0, 2.5
"""What it says against a place that it is called otherwise; and where towns of `OWNED` people and more have that very name, unless it may
be but another spelling: "Garden City" is rather one of them than Singapore."""
OWNED = 1_000
SHORTEST = 3
"""Letters of a name that speaks for a country."""
COUNTY = 1.5
"""What each name in a district that the document names says for the others that could lie there, and for the district."""
IN_COUNTY = 1.5
"""What it says for a town that it lies in a district that the document names."""
TITLED = 2.5
"""What it says that the report's title names a town as where something was."""
DIRECTED = 100_000
"""People of a town from which on a side of it is called by a direction: "South Philadelphia"."""
SMALL = 20_000
SIZEABLE = 10_000
THRESHOLD = 0.5
ABROAD = 0.6
"""What it says against a place that it lies in a country that the report does not name."""


@dataclass(frozen=True, slots=True)
class Context:
    """How often countries and (country, division) are named in the document.

    ``shared`` counts the names that could lie in a division, so that the towns of one neighbourhood speak for each other; ``counties``
    counts the other names that could lie in each district that the document names (see `_counties`); ``surnames``
    are the last words of the document's personal names and ``given`` the first; ``shown`` are the search forms of names that the document
    shows to be those of towns or regions, each with its weight; ``located`` are the search forms of sound-alikes that stand somewhere as
    only a place would.
    """

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    shared: Counter[tuple[str, str]]
    counties: Mapping[str | None, int]
    surnames: frozenset[str]
    given: frozenset[str]
    shown: Mapping[str, float]
    located: frozenset[str]

    def favour(self, place: GazetteerPlace) -> float:
        """Return what the other names in the document say for ``place``, 0 to 8."""
        score = 0.0
        if place.country in self.countries:
            score += 1.0 + 1.5 * self.countries[place.country] / max(self.countries.values())
        if (place.country, place.division) in self.divisions:
            score += 1.0 + 1.5 * self.divisions[place.country, place.division] / max(self.divisions.values())
        if not place.alias:  # "Oklahoma" is not the city, though the report names Oklahoma County
            score += min(COUNTY * self.counties.get(place.district_code, 0), 2 * COUNTY)
        together = self.shared[place.country, place.division] - 1
        return score + min(0.4 * together, 1.6) if together > 0 else score


def context_of(
    text: Surface, candidates: list[Candidate], containers: dict[int, Container], hint: str, shown: Mapping[str, float]
) -> Context:
    """Return the countries and divisions that a document names."""
    countries: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    for word in text.words:
        country = demonyms().get(word)
        if country is not None:
            countries[country.code] += 1
    countries.update(_signed(text))
    strong = word_lists()["strong_locatives"]
    nobodys = [one for one in candidates if text.labels[one.start] != "PERSON" or text.lower(one.start - 1) in strong]  # "Mecca Canty, 21"
    _count(nobodys, containers, countries, divisions)
    if hint:
        of_hint = surface_of_string(hint[:400])
        in_hint = find_candidates(of_hint, gazetteer())
        containers_in_hint = find_containers(of_hint, in_hint)
        in_hint = without_words(in_hint, containers_in_hint)
        _count(in_hint, containers_in_hint, countries, divisions)
        shown = {**{one.key: TITLED for one in in_hint if _is_where(of_hint, one)}, **shown}
    placed = {
        one.key: STRONG for one in candidates if _is_word_of_a_place(text, one) and any(place.country in countries for place in one.options)
    }
    shown = {**placed, **shown}
    counties = _counties(text, candidates)
    return Context(countries, divisions, _shared(candidates), counties, _surnames(text), _given(text), shown, _located(text, candidates))


def without_words(candidates: list[Candidate], containers: Mapping[int, Container]) -> list[Candidate]:
    """Return the candidates without the words that name a place only where the text says what it lies in."""
    return [one for one in candidates if one.key not in no_places() or _is_inside(one, containers.get(one.start))]


def _is_inside(one: Candidate, container: Container | None) -> bool:
    return container is not None and container.absorbed and one.key not in never_places()


def _signed(text: Surface) -> set[str]:
    """Return the countries that hardly any but their own reports speak of so: "state troopers", "the district attorney"."""
    found = {"US"} if has_call_letters(text.text) else set()
    for at, word in enumerate(text.words):
        for words, code in country_signs().get(word, ()):
            if all(text.word(at + far).replace("’", "'") == one for far, one in enumerate(words)):
                found.add(code)
    return found


def _is_word_of_a_place(text: Surface, one: Candidate) -> bool:
    """Tell whether a word stands as only a town's name would, so that it is one elsewhere in the text too: "in Spring on Saturday"."""
    if one.end - one.start > 1 or text.initial[one.start] or "w" not in gazetteer().flags(one.key):
        return False
    return before_name(text, one) > PLACED and after_name(text, one) >= 0 and not text.capital[one.start - 1]


def _is_where(title: Surface, one: Candidate) -> bool:
    """Tell whether a title names a town as where something was: "Man shot in X", "X police: …", "X Man …"; never a mere word."""
    lists, after = word_lists(), title.word(one.end)
    placed = title.lower(one.start - 1) in lists["strong_locatives"] or after in lists["force_nouns"] or after.lower() in lists["people"]
    return placed and "w" not in gazetteer().flags(one.key)


def clear_winner(one: Candidate, place: GazetteerPlace, key: Callable[[GazetteerPlace], object]) -> bool:
    """Tell whether nearly all of the people in all places called so live in ``place`` or beside it (the same ``key``)."""
    same = sum(option.population for option in one.options if key(option) == key(place))
    return same >= 0.97 * sum(option.population for option in one.options)


def reinforced(context: Context, found: Iterable[tuple[Candidate, GazetteerPlace]]) -> Context:
    """Return the context with what the names say that could hardly mean another place."""
    countries, divisions = Counter(context.countries), Counter(context.divisions)
    for one, place in {
        one.key: (one, place) for one, place in found if place.kind == "town" and BIG > place.population >= SIZEABLE
    }.values():
        if clear_winner(one, place, lambda option: option.country):
            countries[place.country] += 1
        if clear_winner(one, place, lambda option: (option.country, option.division)):
            divisions[place.country, place.division] += 1
    return replace(context, countries=countries, divisions=divisions)


def _count(
    candidates: list[Candidate], containers: dict[int, Container], countries: Counter[str], divisions: Counter[tuple[str, str]]
) -> None:
    nothing = Context(Counter(), Counter(), Counter(), {}, frozenset(), frozenset(), {}, frozenset())
    for one in candidates:
        place = likeliest(one, nothing, None)
        for_country, for_division = _speaks(one, place)
        if for_country:
            countries[place.country] += 1
        if for_division:
            divisions[place.country, place.division] += 1
        container = containers.get(one.start)
        for country, division in _told_around(one, container) if container is not None else ():
            countries[country] += 1
            if division is not None:
                divisions[country, division] += 1


def _told_around(one: Candidate, container: Container) -> list[tuple[str, str | None]]:
    """Return the only country or division that a container may name and such a place lies in: the state in "Stone Mountain, Georgia"."""
    within = container.within
    if len(within) > 1:
        where = {(o.country, division) for o in one.options if o.kind != "country" for division in (o.division, None)}
        within = within & where
    return list(within) if len(within) == 1 else []


def _speaks(one: Candidate, place: GazetteerPlace) -> tuple[bool, bool]:
    """Tell whether a name, which alone would mean ``place``, speaks for the country and for the division of it.

    "St. Mary Parish" is what Louisiana's is called, and Jamaica's by another name: it speaks for neither. So do a mere word ("Capital" is
    a division of Venezuela's too), letters ("SE") and what only sounds like a name. A division that towns abroad are called like speaks
    only where the press knows it by a short form too: "Florida", and not "Santa Cruz".
    """
    single = one.end - one.start == 1
    if one.key.startswith("~") or (single and (len(one.key) < SHORTEST or "w" in gazetteer().flags(one.key) or one.key in common_nouns())):
        return False, False
    if place.alias and any(option.country != place.country and not option.alias for option in one.options):
        return False, False
    big = place.population >= BIG
    rivals = sum(option.population for option in one.options if option.kind == "town" and option.country != place.country)
    known = rivals < SIZEABLE or (place.country, place.division) in abbreviations().values()
    country = place.kind in {"country", "region"} or (big and clear_winner(one, place, lambda option: option.country))
    whole = place.kind == "division" and known
    district = place.kind == "district" and not place.alias and len({(option.country, option.division) for option in one.options}) == 1
    big_there = big and clear_winner(one, place, lambda option: (option.country, option.division))
    return country or whole, whole or district or big_there


def _shared(candidates: list[Candidate]) -> Counter[tuple[str, str]]:
    by_key = {one.key: one.options for one in candidates}
    return Counter(
        where for options in by_key.values() for where in {(option.country, option.division) for option in options if option.division}
    )


def _counties(text: Surface, candidates: list[Candidate]) -> dict[str | None, int]:
    """Return how many other names could lie in each district that the document names: the only one so called, or the one with the most.

    A town called like the district tells nothing: every DeKalb lies in a DeKalb County.
    """
    nouns = word_lists()["division_nouns"]
    told = [one for one in candidates if text.word(one.end - 1) in nouns or is_division(text, one)]  # "Harris County" is its name
    named = {one.key: [option.district_code for option in one.options if option.kind == "district"] for one in told}
    others = {one.key: one.options for one in candidates if one.key not in named}
    towns = {key: {o.district_code for o in options if o.kind == "town" and not o.alias} for key, options in others.items()}
    inside = Counter(code for codes in towns.values() for code in codes if code)
    found: dict[str | None, int] = {}
    for key, codes in named.items():
        own = towns.get(key.rsplit(" ", 1)[0], set())
        support = {code: inside[code] - (code in own) for code in codes if code}
        most = max(support.values(), default=0)
        found |= {code: times for code, times in support.items() if times == most and (times or len(support) == 1)}
    return found


def _surnames(text: Surface) -> frozenset[str]:
    """Return the last words of the names of persons of two words and more, by spaCy and by their given names."""
    found = set()
    for at in range(1, len(text.words)):
        if text.capital[at] and text.capital[at - 1]:
            by_label = text.labels[at] == text.labels[at - 1] == "PERSON" and (at + 1 == len(text.words) or text.labels[at + 1] != "PERSON")
            if by_label:
                found.add(text.words[at])
    return frozenset(found)


def _given(text: Surface) -> frozenset[str]:
    """Return the given names with which names of persons begin, but for those that stand as a place's name too: "in Austin"."""
    lists = word_lists()
    before, after = lists["strong_locatives"] | lists["directions"], lists["force_nouns"] | lists["division_nouns"]
    named, placed = set(), set()
    for at, word in enumerate(text.words[:-1]):
        if text.capital[at]:
            if text.lower(at - 1) in before or not after.isdisjoint(text.words[at + 1 : at + 4]):
                placed.add(word)
            elif text.capital[at + 1] and _begins_person(text, at):
                named.add(word)
    return frozenset(named - placed)


def _begins_person(text: Surface, at: int) -> bool:
    """Tell whether a word is a given name before the rest of somebody's name; not "In", in a title."""
    if text.lower(at) in word_lists()["locatives"]:
        return False
    flags, after = gazetteer().flags(text.lower(at)), gazetteer().flags(text.lower(at + 1))
    by_label = text.labels[at] == text.labels[at + 1] == "PERSON"
    return ("f" in flags or "m" in flags) and (by_label or ("s" in after and "w" not in after))


def _located(text: Surface, candidates: list[Candidate]) -> frozenset[str]:
    """Return the sound-alikes before which "in" stands, or "town of", or after which "province" does, and which are no person there."""
    return frozenset(
        one.key
        for one in candidates
        if one.key.startswith("~")
        and text.labels[one.start] != "PERSON"
        and text.word(one.end) != "'s"
        and (before_name(text, one) >= PLACED or after_name(text, one) >= PLACED)
    )


def likeliest(one: Candidate, context: Context, container: Container | None, *, division: bool = False) -> GazetteerPlace:
    """Return what a name most likely means, before looking at the words around it; ``division``: it is told of as one."""
    called = any(option.kind == "town" and not option.alias and option.population >= OWNED for option in one.options)

    def likelihood(place: GazetteerPlace) -> float:
        abroad = bool(context.countries) and place.country not in context.countries
        parish = place.kind == "division" and (abroad or place.country in word_lists()["small_divisions"])
        score = PARISH if parish else BASE.get(place.kind, log10(place.population + 10))
        score += context.favour(place)
        if place.alias:
            score -= BYNAME if called and place.kind == "town" and not _is_spelling(one.key, place) else ALIAS
        if division and place.kind in {"division", "district"}:
            score += 8.0
        return score + (10.0 if container is not None and container.holds(place) else 0.0)

    return max(one.options, key=likelihood)


def _is_spelling(key: str, place: GazetteerPlace) -> bool:
    """Tell whether a name may be another spelling of a place's own, of a country whose names are romanised in many ways."""
    return place.country in word_lists()["romanised"] and _consonants(key)[:2] == _consonants(fold(place.name))[:2]


def _consonants(key: str) -> str:
    return "".join(letter for letter in sound_of(key) if letter.isalpha() and letter not in "aeiou")


def is_division(text: Surface, one: Candidate) -> bool:
    """Tell whether a name is told of as a division: "Aleppo province", "the province of Aleppo", "Kaluga Oblast"."""
    nouns = word_lists()["division_nouns"]
    behind = text.word(one.end) in nouns and not is_body(text, one.end)
    return behind or (text.lower(one.start - 1) == "of" and text.word(one.start - 2) in nouns)


def acceptable(text: Surface, one: Candidate, place: GazetteerPlace, context: Context, container: Container | None) -> bool:
    """Tell whether a name is that of a place here, by a sum of hints whose weights are rough."""
    if place.kind in {"country", "region"}:
        return _is_country_here(text, one)
    if one.key.startswith("~") and not _may_sound_so(text, one, place, context):
        return False
    if len(one.key) < SHORTEST and container is None and place.population < BIG:
        return False
    if place.population < DIRECTED and text.word(one.start - 1).lower() in word_lists()["directions"] and text.capital[one.start - 1]:
        return False  # "the West Ward", "West Pullman": no Ward, and no Pullman
    before, after = before_name(text, one), after_name(text, one)
    label, strange, evident = (
        label_of(text, one, context.surnames, context.given),
        _strangeness(place, context),
        max(before, after) >= LIVED_IN,
    )
    score = _prominence(place) + (max(label, MISLED) if evident else label) + before + after
    score += 0.4 * min(context.favour(place), 3.0)
    score -= min(strange, ABROAD) if evident else strange
    score += IN_COUNTY if place.kind == "town" and not place.alias and place.district_code in context.counties else 0.0
    score += 3.0 if container is not None and container.holds(place) else 0.0
    score += _shown(text, one, context)
    return score + other_word(text, one, context.surnames, context.given) >= THRESHOLD


def _shown(text: Surface, one: Candidate, context: Context) -> float:
    return context.shown.get(fold(text.slice(one.start, one.end)), 0.0) if context.shown else 0.0


def _strangeness(place: GazetteerPlace, context: Context) -> float:
    """Return what speaks against a place in a country that the document does not name."""
    if not context.countries or place.country in context.countries:
        return 0.0
    if place.alias or (context.divisions and place.kind == "town" and place.population < SMALL):
        return 1.8  # a village of that name abroad, in a report on one region
    return ABROAD


def _may_sound_so(text: Surface, one: Candidate, place: GazetteerPlace, context: Context) -> bool:
    """Tell whether a name may be a mere spelling of a place: the document is about its country, and the name stands where a place would."""
    if text.word(one.end) == "'s" or text.words[one.start] in context.surnames:
        return False
    labelled = text.labels[one.start] in PLACE_LABELS or text.lower(one.start - 1) in word_lists()["strong_locatives"]
    several = one.end - one.start > 1 and text.words[one.end - 1] != "."
    here = one.key in context.located or _shown(text, one, context) or (several and labelled)
    often = context.countries[place.country]
    return bool(here) and often > 0 and often >= 0.5 * max(context.countries.values())


def _is_country_here(text: Surface, one: Candidate) -> bool:
    """A country's name is almost always one, but for persons called so ("Jordan Baker")."""
    if one.end - one.start > 1 or text.labels[one.start] != "PERSON":
        return True
    return text.lower(one.start - 1) in word_lists()["strong_locatives"] or not gazetteer().flags(one.key)


def _prominence(place: GazetteerPlace) -> float:
    if place.kind == "division":
        return 1.0
    if place.kind == "district":
        return -1.0
    return max(-1.5, min(1.5, log10(place.population + 10) - 4.5))
