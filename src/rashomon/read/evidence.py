"""Which of several places a name means, and whether it is a place at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from rashomon.lexicon import load
from rashomon.read.candidates import Candidate, common_nouns, find_candidates, no_places
from rashomon.read.containers import BIG, Container, abbreviations, find_containers
from rashomon.read.datelines import has_call_letters, never_places
from rashomon.read.gazetteer import GazetteerPlace, country_signs, demonyms, fold, gazetteer, sound_of
from rashomon.read.learned import STRONG, is_dated, sites
from rashomon.read.surface import UNLABELLED, Surface, surface_of_string

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
DATED, SITED = 1.0, 0.5
"""What it says for a place that a day follows ("in Spring on Saturday"), or that a house or an event stands before ("a home in Spring")."""
TITLED = 2.5
"""What it says that the report's title names a town as where something was."""
SMALL = 20_000
SIZEABLE = 10_000
THRESHOLD = 0.5
PLACED = 1.5
"""What `_before` and `_after` give at least where only a place would stand."""
FORCE, LIVED_IN, MISLED = 3.5, 2.5, -1.0
"""What a police force of that name says for a town, and somebody who is of it, and the most that the model's label may then say
against it."""
ABROAD = 0.6
"""What it says against a place that it lies in a country that the report does not name."""
NAMED_ON = -4.0
"""What it says against a place that what stands beside it makes a part of a longer name, or a street: "Fort Norwell", "the block of X"."""
OPENING = frozenset({"(", "-", "--", "–", "—"})
"""What stands behind a dateline's town: "SPRING (Agency) -"."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
WRONG_LABELS = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "LAW", "LANGUAGE", "WORK_OF_ART", "PRODUCT"})


@dataclass(frozen=True, slots=True)
class Context:
    """How often countries and (country, division) are named in the document.

    ``shared`` counts the names that could lie in a division, so that the towns of one neighbourhood speak for each other; ``surnames``
    are the last words of the document's personal names and ``given`` the first; ``shown`` are the search forms of names that the document
    shows to be those of towns or regions, each with its weight; ``located`` are the search forms of sound-alikes that stand somewhere as
    only a place would.
    """

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    shared: Counter[tuple[str, str]]
    surnames: frozenset[str]
    given: frozenset[str]
    shown: Mapping[str, float]
    located: frozenset[str]

    def favour(self, place: GazetteerPlace) -> float:
        """Return what the other names in the document say for ``place``, 0 to 5."""
        score = 0.0
        if place.country in self.countries:
            score += 1.0 + 1.5 * self.countries[place.country] / max(self.countries.values())
        if (place.country, place.division) in self.divisions:
            score += 1.0 + 1.5 * self.divisions[place.country, place.division] / max(self.divisions.values())
        together = self.shared[place.country, place.division] - 1
        return score + min(0.4 * together, 1.6) if together > 0 else score


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    lexicon = load("places")
    names = (
        "locatives",
        "strong_locatives",
        "division_nouns",
        "first_order_nouns",
        "second_order_nouns",
        "town_nouns",
        "directions",
        "agency_nouns",
        "force_nouns",
        "small_divisions",
        "venue_nouns",
        "beginnings",
        "feature_nouns",
        "of_streets",
        "romanised",
        "parts_before",
        "force_kinds",
    )
    streets = frozenset(f"{noun.lower()}s" for noun in lexicon["street_nouns"] if noun.isalpha() and len(noun) > 3)
    people = frozenset(lexicon["learning"]["people"])
    return {**{name: frozenset(lexicon[name]) for name in names}, "streets": streets, "people": people}


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
    strong = _lists()["strong_locatives"]
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
    return Context(countries, divisions, _shared(candidates), _surnames(text), _given(text), shown, _located(text, candidates))


def without_words(candidates: list[Candidate], containers: Mapping[int, Container]) -> list[Candidate]:
    """Return the candidates without the words that name a place only where the text says what it lies in."""
    return [one for one in candidates if one.key not in no_places() or _is_inside(one, containers.get(one.start))]


def _is_inside(one: Candidate, container: Container | None) -> bool:
    return container is not None and container.absorbed and one.key not in never_places()


def _signed(text: Surface) -> set[str]:
    """Return the countries that only their own reports speak of so: "state troopers", "the district attorney"."""
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
    return _before(text, one) > PLACED and _after(text, one) >= 0 and not text.capital[one.start - 1]


def _is_where(title: Surface, one: Candidate) -> bool:
    """Tell whether a title names a town as where something was: "Man shot in Northgate", "Northgate police: …"; never a mere word."""
    after = title.word(one.end)
    placed = title.lower(one.start - 1) in _lists()["strong_locatives"] or after in _lists()["force_nouns"]
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
    return Context(countries, divisions, context.shared, context.surnames, context.given, context.shown, context.located)


def _count(
    candidates: list[Candidate], containers: dict[int, Container], countries: Counter[str], divisions: Counter[tuple[str, str]]
) -> None:
    nothing = Context(Counter(), Counter(), Counter(), frozenset(), frozenset(), {}, frozenset())
    for one in candidates:
        place = likeliest(one, nothing, None)
        for_country, for_division = _speaks(one, place)
        if for_country:
            countries[place.country] += 1
        if for_division:
            divisions[place.country, place.division] += 1
        container = containers.get(one.start)
        for country, division in container.within if container is not None and len(container.within) == 1 else ():
            countries[country] += 1
            if division is not None:
                divisions[country, division] += 1


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
    lists = _lists()
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
    """Tell whether a word is a given name before the rest of somebody's name."""
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
        and (_before(text, one) >= PLACED or _after(text, one) >= PLACED)
    )


def likeliest(one: Candidate, context: Context, container: Container | None, *, division: bool = False) -> GazetteerPlace:
    """Return what a name most likely means, before looking at the words around it; ``division``: it is told of as one."""
    called = any(option.kind == "town" and not option.alias and option.population >= OWNED for option in one.options)

    def likelihood(place: GazetteerPlace) -> float:
        abroad = bool(context.countries) and place.country not in context.countries
        parish = place.kind == "division" and (abroad or place.country in _lists()["small_divisions"])
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
    return place.country in _lists()["romanised"] and _consonants(key)[:2] == _consonants(fold(place.name))[:2]


def _consonants(key: str) -> str:
    return "".join(letter for letter in sound_of(key) if letter.isalpha() and letter not in "aeiou")


def is_division(text: Surface, one: Candidate) -> bool:
    """Tell whether a name is told of as a division: "Aleppo province", "the province of Aleppo", "Kaluga Oblast"."""
    nouns = _lists()["division_nouns"]
    return text.word(one.end) in nouns or (text.lower(one.start - 1) == "of" and text.word(one.start - 2) in nouns)


def acceptable(text: Surface, one: Candidate, place: GazetteerPlace, context: Context, container: Container | None) -> bool:
    """Tell whether a name is that of a place here, by a sum of hints whose weights are rough."""
    if place.kind in {"country", "region"}:
        return _is_country_here(text, one)
    if one.key.startswith("~") and not _may_sound_so(text, one, place, context):
        return False
    if len(one.key) < SHORTEST and container is None and place.population < BIG:
        return False
    before, after = _before(text, one), _after(text, one)
    label, strange, evident = _label(text, one, context), _strangeness(place, context), max(before, after) >= LIVED_IN
    score = _prominence(place) + (max(label, MISLED) if evident else label) + before + after
    score += 0.4 * min(context.favour(place), 3.0)
    score -= min(strange, ABROAD) if evident else strange
    score += 3.0 if container is not None and container.holds(place) else 0.0
    score += _shown(text, one, context)
    return score + _other_word(text, one, context) >= THRESHOLD


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
    labelled = text.labels[one.start] in PLACE_LABELS or text.lower(one.start - 1) in _lists()["strong_locatives"]
    several = one.end - one.start > 1 and text.words[one.end - 1] != "."
    here = one.key in context.located or _shown(text, one, context) or (several and labelled)
    often = context.countries[place.country]
    return bool(here) and often > 0 and often >= 0.5 * max(context.countries.values())


def _is_country_here(text: Surface, one: Candidate) -> bool:
    """A country's name is almost always one, but for persons called so ("Jordan Baker")."""
    if one.end - one.start > 1 or text.labels[one.start] != "PERSON":
        return True
    return text.lower(one.start - 1) in _lists()["strong_locatives"] or not gazetteer().flags(one.key)


def _prominence(place: GazetteerPlace) -> float:
    if place.kind == "division":
        return 1.0
    if place.kind == "district":
        return -1.0
    return max(-1.5, min(1.5, log10(place.population + 10) - 4.5))


def _label(text: Surface, one: Candidate, context: Context) -> float:
    label = text.labels[one.start]
    if label in PLACE_LABELS:
        return 0.0 if text.word(one.end) in _lists()["feature_nouns"] else 1.5  # "the Alden Gardens": no part of Alden, as far as one knows
    if label == UNLABELLED:
        return 0.0
    if label == "PERSON":
        return 0.0 if _is_nobodys(text, one, context) else -2.0
    if label == "NORP":
        return NAMED_ON
    if label == "DATE" and is_dated(text, one.end):
        return 0.0  # "in Spring on Saturday": the day is what follows
    if label in WRONG_LABELS:
        return MISLED if _reach(text, one.start)[0] in _lists()["strong_locatives"] else -2.0
    return -0.3 if label == "ORG" else -0.5


def _is_nobodys(text: Surface, one: Candidate, context: Context) -> bool:
    """Tell whether a single word taken for a person's is nobody's here, and stands where a place would: "deaths in Saraqib"."""
    beside = (*text.labels[max(0, one.start - 1) : one.start], *text.labels[one.end : one.end + 1])
    alone = one.end - one.start == 1 and "PERSON" not in beside and text.word(one.end) != "'s"
    flags, word = gazetteer().flags(one.key), text.words[one.start]
    someones = "f" in flags or "m" in flags or word in context.surnames or word in context.given
    return alone and not someones and _reach(text, one.start)[0] in _lists()["strong_locatives"]


def _reach(text: Surface, at: int) -> tuple[str, bool]:
    """Return the word before a name and what says which part of it is meant ("in downtown X"), and whether something says so."""
    first = at
    while text.lower(at - 1) in _lists()["directions"] or text.word(at - 1) in _lists()["parts_before"]:
        at -= 1
    return text.lower(at - 1), at < first


def _before(text: Surface, one: Candidate) -> float:
    (before, part), lists = _reach(text, one.start), _lists()
    if text.word(one.start - (2 if text.word(one.start - 1) == "." else 1)) in lists["beginnings"]:
        return NAMED_ON
    if _names_street(text, one.start, lists["of_streets"]):
        return NAMED_ON
    if before == "of" and text.lower(one.start - 2) in lists["town_nouns"] | lists["division_nouns"]:
        return 2.0
    if before == "of" and _follows_age(text, one.start - 2):
        return LIVED_IN
    if (before == "of" and text.word(one.start - 2) in {",", "side"}) or _heads_line(text, one):
        return PLACED
    if before in lists["strong_locatives"]:
        return 1.5 + (DATED if is_dated(text, one.end) else 0.0) + (SITED if text.word(one.start - 2) in sites() else 0.0)
    if text.word(one.start - 1) in lists["parts_before"]:
        return PLACED
    if part or before in lists["locatives"] or before in lists["town_nouns"]:
        return 0.7
    if before in {"a", "an"} and text.tags[min(one.end, len(text.tags) - 1)] not in {"NOUN", "ADJ", "PROPN"}:
        return -2.0  # "he drove a Lincoln"
    part_of_name = one.start > 0 and text.capital[one.start - 1] and not text.initial[one.start - 1] and before[-1:] != "."
    return -1.5 if part_of_name else 0.0


def _heads_line(text: Surface, one: Candidate) -> bool:
    """Tell whether a name stands where a dateline's town does: "SPRING (Agency) -"."""
    return text.initial[one.start] and text.word(one.end) in OPENING and text.slice(one.start, one.end).isupper()


def _follows_age(text: Surface, at: int) -> bool:
    """Tell whether somebody's age ends at a token: "Ana Ruck, 43, of Northgate", "Ana Ruck, 43, also of Northgate"."""
    at -= text.lower(at) in {"also", "both", "formerly"}
    return text.word(at) == "," and text.word(at - 1).isdigit() and text.word(at - 2) in {",", "and"}


def _names_street(text: Surface, at: int, nouns: frozenset[str]) -> bool:
    """Tell whether a name is a street's: "the block of X", "the corner of X and Y"."""
    if text.lower(at - 1) == "of":
        return text.lower(at - 2) in nouns
    crossing = text.lower(at - 1) == "and"
    return crossing and any(text.lower(at - far) == "of" and text.lower(at - far - 1) in nouns for far in (3, 4, 5))


def _after(text: Surface, one: Candidate) -> float:
    after, lists = text.word(one.end), _lists()
    if after in lists["division_nouns"] or after in lists["town_nouns"]:
        return 2.0
    if after in lists["force_nouns"]:
        return FORCE
    if after in lists["streets"]:
        return NAMED_ON
    if after == "and" and any(text.lower(one.end + far) in lists["streets"] for far in (2, 3, 4)):
        return NAMED_ON  # "Elm and Oak Streets"
    if after in lists["people"] and _is_one_of(text, one.start) and text.labels[one.start] != "NORP":
        return LIVED_IN
    if after in lists["agency_nouns"]:
        return 1.0
    venue = one.end - one.start > 1 and text.words[one.end - 1] in lists["venue_nouns"]
    if venue and after == "in" and text.word(one.end + 1)[:1].isupper():
        return NAMED_ON  # "River Park in Northgate"
    goes_on = after[:1].isupper() and not (one.end < len(text.initial) and text.initial[one.end])
    joined = (
        after == "-"
        and text.labels[one.start] == "PERSON"
        and text.begins[one.end] == text.ends[one.end - 1]
        and text.word(one.end + 1)[:1].isupper()
    )
    return -1.5 if (goes_on or joined) and not is_dated(text, one.end) else 0.0


def _is_one_of(text: Surface, at: int) -> bool:
    """Tell whether "a" or somebody's age stands before: "a Northgate man", "an 18-year-old Northgate man"."""
    return text.lower(at - 1) in {"a", "an"} or (text.lower(at - 1) == "old" and text.word(at - 2) == "-")


def _other_word(text: Surface, one: Candidate, context: Context) -> float:
    """Return what speaks for a common word or a personal name instead."""
    if one.end - one.start > 1:
        return 0.0
    flags, score = gazetteer().flags(one.key), 0.0
    if "w" in flags:
        named = text.tags[one.start] == "PROPN" or (text.word(one.start - 1).islower() and not text.word(one.end)[:1].isupper())
        dated = is_dated(text, one.end)
        noun = text.tags[one.start] in {"NOUN", "PROPN"}  # "Many police" are of no town
        force = noun and text.word(one.end) in _lists()["force_nouns"] and one.key not in _lists()["force_kinds"]
        score -= PLACED if dated or force or _heads_line(text, one) else 3.5 if text.initial[one.start] or not named else 2.0
    if ("f" in flags or "m" in flags) and "s" in gazetteer().flags(text.lower(one.end)) and text.word(one.end)[:1].isupper():
        score -= 2.0
    before = gazetteer().flags(text.lower(one.start - 1)) if one.start and text.capital[one.start - 1] else ""
    if "f" in before or "m" in before:
        score -= 2.0
    placed = text.lower(one.start - 1) in _lists()["strong_locatives"]
    if text.words[one.start] in context.surnames and not placed:
        score -= 3.0
    if text.words[one.start] in context.given and not placed:
        score -= 3.0
    return score
