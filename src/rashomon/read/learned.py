"""Places that no gazetteer holds, learned from the document itself: "the port town of X", "X, Y (Reuters) -", "X's foreign ministry"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from rashomon.lexicon import load
from rashomon.read.candidates import ARTICLES, Candidate, common_nouns, no_places
from rashomon.read.datelines import as_name, find_datelines, never_places
from rashomon.read.gazetteer import countries, demonyms, fold, gazetteer
from rashomon.read.located import KILOMETRES, REACH, lies_from
from rashomon.read.persons import titles
from rashomon.read.streets import is_crossed
from rashomon.read.surface import Surface

LearnedKind = Literal["town", "region", "country"]
LONGEST = 5
ENOUGH = 2
"""How often a name must stand where a place would, with nothing better to show that it is one."""
STRONG, WEAK = 2.5, 1.5
"""What it adds to the hints that a name is a place's here, that the document shows it elsewhere; rough, as the other hints' weights."""
GOVERNED = 2
"""The longest name after "governor of": the governor's own may follow."""
PLACE_LABELS = frozenset({"GPE", "LOC"})
FUNCTION_TAGS = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PRON", "AUX", "ADV", "PART"})
LINKS = ARTICLES | {"-", "ez", "es", "de", "del", "la", "le", "les", "sur"}


@dataclass(frozen=True, slots=True)
class Learned:
    """A name that a document shows to be a town's, a region's or a country's; ``within`` is the learned place that it lies in."""

    name: str
    kind: LearnedKind
    words: tuple[str, ...]
    strong: bool
    within: str | None = None


@dataclass(slots=True)
class _Told:
    """What a document shows of one name: ``signs`` by kind that each are enough, and how often it stands where a place would."""

    name: str
    signs: set[LearnedKind] = field(default_factory=set)
    located: int = 0
    within: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    before_town: frozenset[str]
    district: frozenset[str]
    locatives: frozenset[str]
    divisions: frozenset[str]
    labelled: frozenset[str]
    buildings: frozenset[str]
    sites: frozenset[str]
    venues: frozenset[str]
    of_town: frozenset[str]
    of_country: frozenset[tuple[str, ...]]
    owned: frozenset[tuple[str, ...]]
    calendar: frozenset[str]
    directions: frozenset[str]
    compass: frozenset[str]
    townships: frozenset[str]
    forces: frozenset[str]
    spells: frozenset[str]
    people: frozenset[str]
    areas: frozenset[str]
    counties: frozenset[str]
    sides: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    lexicon, dates = load("places"), load("dates")
    learning = lexicon["learning"]
    return _Words(
        before_town=frozenset(lexicon["town_nouns"]) | frozenset(learning["quarters"]),
        district=frozenset(learning["quarters"]),
        locatives=frozenset(learning["locatives"]),
        divisions=frozenset(learning["divisions"]),
        labelled=frozenset(learning["labelled_locatives"]),
        buildings=frozenset(noun.lower() for noun in lexicon["venue_nouns"]),
        sites=frozenset((*learning["site_nouns"], *(noun.lower() for noun in lexicon["venue_nouns"]))),
        venues=frozenset((*lexicon["venue_nouns"], *lexicon["street_nouns"])),
        of_town=frozenset(learning["of_town"]),
        of_country=frozenset(tuple(noun.split()) for noun in learning["of_country"]),
        owned=frozenset(tuple(noun.split()) for noun in learning["owned_by_country"]),
        calendar=frozenset((*dates["months"], *dates["weekdays"])) - frozenset(dates["doubtful_months"]) | {"may", "march"},
        directions=frozenset(word.capitalize() for word in lexicon["directions"]),
        compass=frozenset(lexicon["directions"]),
        townships=frozenset(learning["townships"]),
        forces=frozenset(lexicon["force_nouns"]),
        spells=frozenset(learning["spells"]),
        people=frozenset(learning["people"]),
        areas=frozenset(learning["areas"]),
        counties=frozenset(learning["counties"]),
        sides=frozenset(learning["sides"]),
    )


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Return titles of one word; not "Abu", with which names of places begin as well."""
    return frozenset(words[0] for group in titles().values() for words in group if len(words) == 1) - {"Abu"}


def learn(text: Surface, taken: set[int]) -> tuple[Learned, ...]:
    """Return the places that the document shows to be such; ``taken`` are tokens that name something else."""
    told: dict[str, _Told] = {}
    persons = person_words(text)
    for line in find_datelines(text.text):
        one = told.setdefault(fold(line.town), _Told(line.town))
        if line.sure:
            one.signs.add("town")
        one.located += ENOUGH
        if line.country is not None:
            one.within = fold(line.country)
            told.setdefault(one.within, _Told(line.country)).signs.add("country")
    for start, end in _runs(text, taken):
        _note(text, start, end, told, persons)
    _by_people(text, told)
    learned = (_learned(key, one, persons) for key, one in told.items())
    return tuple(one for one in learned if one is not None)


def strangers_among(learned: tuple[Learned, ...], strangers: Iterable[Candidate], text: Surface) -> tuple[Learned, ...]:
    """Return what was learned with the ``strangers``: names that the text puts where the gazetteer knows none of them."""
    known = {one.words for one in learned}
    names = {tuple(fold(text.slice(one.start, one.end)).split()): text.slice(one.start, one.end) for one in strangers}
    return learned + tuple(Learned(as_name(name), "town", words, strong=True) for words, name in names.items() if words not in known)


def person_words(text: Surface) -> frozenset[str]:
    """Return the words that this document uses as surnames: after a title, or last in a person's name of two words and more."""
    found: set[str] = set()
    for at in range(1, len(text.words)):
        if not text.capital[at]:
            continue
        if text.words[at - 1] in _titles():
            found.add(text.words[at])
        elif text.capital[at - 1] and _is_given(text, at - 1) and text.labels[at] not in PLACE_LABELS:
            found.add(text.words[at])
            if text.labels[at - 1] == "PERSON":
                found.add(text.words[at - 1])
    return frozenset(found)


def _is_given(text: Surface, at: int) -> bool:
    flags = gazetteer().flags(text.lower(at))
    return ("f" in flags or "m" in flags) and "w" not in flags


def _runs(text: Surface, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of capitalised words that could be a name."""
    at, count = 0, len(text.words)
    while at < count:
        end = at if text.tags[at] in FUNCTION_TAGS else _run_end(text, at, taken)
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _run_end(text: Surface, start: int, taken: set[int]) -> int:
    if not (text.capital[start] or (text.words[start] in ARTICLES and text.word(start + 1) == "-" and text.word(start + 2)[:1].isupper())):
        return start
    at = end = start
    while at < len(text.words) and at - start < LONGEST and at not in taken and (at == start or not _begins_anew(text, at)):
        if text.capital[at] and text.words[at].replace("'", "").isalpha() and text.lower(at) not in _words().calendar:
            end = at + 1
        elif text.words[at] not in LINKS or (text.words[at] == "-" and text.begins[at] != text.ends[at - 1]):
            break
        at += 1
    return end


def _begins_anew(text: Surface, at: int) -> bool:
    return text.initial[at] or text.words[at] in demonyms()


def _note(text: Surface, start: int, end: int, told: dict[str, _Told], persons: frozenset[str]) -> None:
    """Add what the words around a name show of it."""
    if end - start > 1 and text.lower(end - 1) in _words().areas:
        end -= 1  # "in the Mill Branch Community"
    if is_crossed(text, end) or not _may_be_name(text, start, end):
        return
    signs = _signs(text, start, end)
    if text.words[start] in _words().directions and (end - start == 1 or "town" not in signs):
        return  # but "the town of North Norwell"
    located = _located(text, start, end)
    other = text.words[start] in _titles() | _words().venues or (end - start == 1 and text.words[start] in persons)
    if (signs or located) and ("town" in signs or not other):
        name = text.slice(start, end)
        one = told.setdefault(fold(name), _Told(name))
        one.signs |= signs
        one.located += located


def _signs(text: Surface, start: int, end: int) -> set[LearnedKind]:
    words, before = _words(), text.lower(start - 1)
    signs: set[LearnedKind] = set()
    if before == "of":
        signs |= _after_of(text, start, end)
    elif before in words.before_town and not text.capital[start - 1] and not _goes_on(text, end):
        signs.add("town")
    if _is_town_apposition(text, end) or _has_people(text, start, end) or (end - start > 1 and text.words[end - 1] in words.townships):
        signs.add("town")
    if text.word(end) in words.divisions and before not in {"a", "an"} and text.tags[end - 1] == "PROPN" and text.labels[end - 1] != "NORP":
        signs.add("region")
    at_border = before == "with" and text.lower(start - 2) == "border"
    beside = before in {"neighbouring", "neighboring"} and text.words[end - 1] not in words.divisions
    if at_border or beside or _owns_as_country(text, start, end):
        signs.add("country")
    return signs


def _may_be_name(text: Surface, start: int, end: int) -> bool:
    """Tell whether a stretch is a name of its own, and no word, month, demonym, acronym or person with a title or a given name."""
    words = _words()
    key = fold(text.slice(start, end))
    inside = [text.words[at] for at in range(start, end) if text.capital[at]]
    if key in never_places() or key in no_places() or inside[0] in demonyms():
        return False
    if inside[0] in countries() or inside[0].removesuffix("s") in countries():
        return False
    labelled = end - start > 1 and text.labels[start] in PLACE_LABELS | {"FAC"}
    if not labelled and all("w" in gazetteer().flags(word.lower()) for word in inside):
        return False
    if (len(inside) == 1 and (len(inside[0]) < 3 or inside[0].isupper())) or inside[-1] in words.venues:
        return False
    if end - start > 1 and text.labels[start] == "PERSON" and _is_given(text, start):
        return False
    return not (start > 0 and text.words[start - 1] in _titles())


def _goes_on(text: Surface, end: int) -> bool:
    """Tell whether a name stands before a noun or owns one ("Northgate gunmen", "Northgate's")."""
    if end == len(text.words) or text.initial[end] or text.lower(end) in _words().calendar:
        return False
    return text.tags[end] in {"NOUN", "PROPN"} or text.words[end][:1].isdigit() or text.words[end] in {"'s", "-"}


def is_dated(text: Surface, end: int) -> bool:
    """Tell whether a day or a distance follows: "in Northgate on Sunday", "in Northgate last week", "near Northgate, 40 kilometres off"."""
    if text.word(end) == "," and text.word(end + 1).isdigit():
        return text.lower(end + 2) in KILOMETRES
    if text.word(end) in {"last", "this"} and text.word(end + 1) in _words().spells:
        return True
    at = end + 1 if text.word(end) in {"on", "last", "late", "early"} else end
    return text.lower(at) in _words().calendar


def sites() -> frozenset[str]:
    """Return words for houses, events and other things that stand before "in" and a town ("a home in Northgate")."""
    return _words().sites


def _after_of(text: Surface, start: int, end: int) -> set[LearnedKind]:
    noun, words = text.word(start - 2), _words()
    if any(tuple(text.words[start - 1 - len(nouns) : start - 1]) == nouns for nouns in words.of_country):
        return {"country"}
    if noun.lower() in words.before_town or noun in words.of_town:
        return {"town"}  # "the village of X", "in the Town of X"
    return {"region"} if noun in words.divisions or (noun.lower() == "governor" and end - start <= GOVERNED) else set()


def _is_town_apposition(text: Surface, end: int) -> bool:
    """Tell whether what follows says that a name is a town's: ", a small mining town"."""
    if text.word(end) != "," or text.lower(end + 1) not in {"a", "the"}:
        return False
    for at in range(end + 2, min(end + 6, len(text.words))):
        if text.words[at] in _words().before_town:
            return text.word(at + 1) not in {"'s", "-"} and text.tags[at] == "NOUN" and text.tags[min(at + 1, len(text.tags) - 1)] != "NOUN"
        if text.tags[at] not in {"ADJ", "NOUN", "PROPN", "VERB"} or text.words[at] in {","}:
            return False
    return False


def _owns_as_country(text: Surface, start: int, end: int) -> bool:
    if text.word(end) != "'s" or (text.labels[start] == "PERSON" and end - start > 1):
        return False
    return any(tuple(text.words[end + 1 : end + 1 + len(noun)]) == noun for noun in _words().owned)


def _located(text: Surface, start: int, end: int) -> int:
    """Return how much the words around a name say that it is a place: `ENOUGH` or less."""
    before, words = text.lower(start - 1), _words()
    if _has_police(text, start, end) or (before == "of" and not _goes_on(text, end) and _is_of(text, start, end)):
        return ENOUGH
    if _is_area(text, start, end) or (before in words.locatives and lies_from(text.words[end : end + REACH])):
        return ENOUGH
    if (before not in words.locatives and before not in words.labelled) or _goes_on(text, end):
        return 0
    if (before == "in" and text.words[start - 2] in words.sites) or (before == "at" and text.words[start - 2] in words.buildings):
        return ENOUGH
    if before in {"in", "near"} and (is_dated(text, end) or (text.words[start - 1] == "In" and text.word(end) == ",")):
        return ENOUGH
    labels = {text.labels[at] for at in range(start, end)}
    if before != "at" and (labels <= PLACE_LABELS or (before in {"off", "in"} and labels == {"FAC"} and end - start > 1)):
        return ENOUGH
    return 1 if before in words.locatives and text.labels[start] != "ORG" else 0


def _has_police(text: Surface, start: int, end: int) -> bool:
    """Tell whether a force or the people of a town stand after a name that is no word: "Northgate police", "Northgate residents"."""
    force = text.word(end).islower() and text.word(end) in _words().forces
    inside = range(start, end)
    named = all(text.tags[at] == "PROPN" and text.labels[at] not in {"ORG", "NORP"} for at in inside)
    words = [text.lower(at) for at in inside]
    common = any("w" in gazetteer().flags(word) or word in common_nouns() for word in words)
    return force and named and not common and len(words) <= GOVERNED


def _is_area(text: Surface, start: int, end: int) -> bool:
    """Tell whether a name is that of an area: "in the Mill Branch area", "in the Norwell community"."""
    named = text.lower(start - 1) == "the" and text.lower(start - 2) in _words().locatives
    return named and text.lower(end) in _words().areas and not text.capital[start - 1]


def _has_people(text: Surface, start: int, end: int) -> bool:
    """Tell whether a name of several words, a place's by its label or beginning, stands before somebody or a house of it."""
    if end - start == 1 or text.lower(start - 1) not in {"a", "an"} or text.word(end) not in _words().people:
        return False  # else "a Port Norwell man", "a Norwell Falls home"
    return text.words[start] in load("places")["beginnings"] or {text.labels[at] for at in range(start, end)} <= PLACE_LABELS | {"FAC"}


def _is_of(text: Surface, start: int, end: int) -> bool:
    """Tell whether "of" leads to a place: "west of Northgate", and, labelled one by the parser, "Ana Ruck, 43, of X", "Ana Ruck of X"."""
    labelled = {text.labels[at] for at in range(start, end)} <= PLACE_LABELS
    if text.lower(start - 2) in _words().compass:
        return labelled or text.tags[start] == "PROPN"
    return labelled and (text.word(start - 2) == "," or text.label(start - 2) == "PERSON")


def people_of(name: str) -> frozenset[str]:
    """Return the words that English may make of a country's name for its people and things: "Velmora": "Velmoran"."""
    ends_in_vowel = name[-1:] in "aeiou"
    forms = {name + "n", name + "ns"} if name[-1:] == "a" else set()
    stem = name[:-1] if ends_in_vowel else name
    return frozenset(forms | {stem + suffix for suffix in ("an", "ans", "ian", "ians", "ese", "i", "is")})


def _by_people(text: Surface, told: dict[str, _Told]) -> None:
    """Learn the countries whose adjective stands in the text: "Velmoran officials" beside "Velmora"."""
    seen: dict[str, int] = {}
    for at, word in enumerate(text.words):
        if text.capital[at] and len(word) > LONGEST:
            seen.setdefault(word, at)
    for word in seen:
        stem = word[:-1] if word.endswith("an") else ""
        if stem in seen and _is_adjective(text, seen[word]) and not gazetteer().flags(stem.lower()) and word not in demonyms():
            told.setdefault(fold(stem), _Told(stem)).signs.add("country")


def _is_adjective(text: Surface, at: int) -> bool:
    after = text.word(at + 1)
    return (
        text.tags[at] == "ADJ"
        or text.labels[at] == "NORP"
        or (after.islower() and after.isalpha() and text.tags[at + 1] in {"NOUN", "ADJ"})
    )


def _learned(key: str, one: _Told, persons: frozenset[str]) -> Learned | None:
    kinds: tuple[LearnedKind, ...] = ("town", "region", "country")
    strong = next((kind for kind in kinds if kind in one.signs), None)
    if strong is None and (one.located < ENOUGH or one.name in persons):
        return None
    if strong in {"town", None} and _is_no_town(key):
        return None
    return Learned(one.name, strong or "town", tuple(key.split()), strong is not None, one.within)


def _is_no_town(key: str) -> bool:
    """Tell whether a name is a county's, or that of a side of a town or of what is no town: "Northwest Miami-Dade", "South Florida"."""
    words = key.split()
    if len(words) == 1:
        return False
    if words[-1] in _words().counties:
        return True
    if words[0] not in _words().compass:
        return False
    options = gazetteer().find(" ".join(words[1:]))
    of_division = any(one.kind == "division" and not one.alias for one in options)
    of_district = {one.kind for one in options} == {"district"}
    return words[-1] in _words().sides or of_division or of_district


def shown_by(learned: tuple[Learned, ...]) -> dict[str, float]:
    """Return how much it speaks for the gazetteer's places that the document shows their names to be those of towns or regions.

    A town that lies in a country of which no gazetteer knows is not the gazetteer's.
    """
    return {" ".join(one.words): STRONG if one.strong else WEAK for one in learned if one.kind != "country" and one.within is None}
