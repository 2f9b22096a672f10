"""Where a document's main event happened: the towns named, each with what speaks for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.care import is_of_care, names_care
from rashomon.extract.choosing import Features, probabilities, weights
from rashomon.extract.counting import is_people
from rashomon.extract.owners import circumstance_owner
from rashomon.extract.statements.cues import cue_lexicon
from rashomon.extract.syntax import ancestors, children, first_conjunct, is_passive, is_verb, subjects
from rashomon.extract.triggers import is_event_form
from rashomon.lexicon import load
from rashomon.model import overlaps
from rashomon.model.distance import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from rashomon.extract.triggers import Trigger
    from rashomon.model import Place, PlaceMention, Reading

HEAD = 250
"""Code points at the start of a text that its title, dateline and first sentence lie within."""

NEAR_KM = 40.0
"""Towns nearer than this are of one region."""

FAR_KM = 100.0
"""From this far off, a dateline in a capital is not where something happened that is told to have been elsewhere."""

TIED = frozenset({"tied to harm", "tied to an event"})
"""Signs that a town stands with the event itself."""

OF_CARE = frozenset({"carried there", "care there", "after: care", "venue: care"})
"""Signs that a town is where somebody was treated or examined."""

OF_OTHERS = OF_CARE | {"of a person", "held there", "near", "of an outlet", "after: origins", "after: courts", "after: schools"}
"""Signs that a town is named for what somebody or something else has to do with it; where none stands, it is named plainly."""

POLICED = frozenset({"after: police", "title: police"})
"""Signs that a town has police in the report."""

QUARTERED = 50_000
"""People of a town from which on it has quarters that are told of by their names alone."""

CLOSE_KM = 15.0
"""A town nearer than this to a much bigger one is often its quarter."""

BIGGER = 5
"""How many times as many people live in a much bigger town."""

CHAIN = 7
"""How many words up from a town's name the verb stands at most that tells of somebody's way there."""

NAMED = 4
"""Words that somebody's name and age before a town's take at least: "Ana Ruck, 43, Northgate,"."""

AFTER = 4
"""Words after a town's name within which it is told what somebody was brought there for: "in X for an autopsy"."""

LEAST = 0.02
"""Least probability with which a town is kept as a possible setting."""

COMPOUND = 4
"""Words after a town's name at most within which what happened is called after it: "the Northgate triple homicide"."""

MOST = 60
"""Towns of one document that are compared; no report names so many, a list of places does."""

_POLICE = re.compile(r"([A-Z]{1,4})PD")
_WORD = re.compile(r"[^\W\d_][\w'-]*")

Key = tuple[str | None, str | None, str | None]


@dataclass
class Town:
    """A town that a document names, with all its mentions in the text in order, and in the title."""

    place: Place
    mentions: list[PlaceMention] = field(default_factory=list)
    titles: list[PlaceMention] = field(default_factory=list)

    @property
    def population(self) -> int:
        """People who live there; 0 where unknown."""
        return max((mention.population for mention in (*self.mentions, *self.titles)), default=0)

    @property
    def district(self) -> str | None:
        """The code of the district that it lies in."""
        return next((mention.district for mention in (*self.mentions, *self.titles) if mention.district), None)


def find_settings(reading: Reading, triggers: Mapping[int, Trigger]) -> tuple[tuple[Place, float], ...]:
    """Return the towns in which the document's main event may have happened, the most probable first, with their probabilities."""
    towns = _without_desks(reading, towns_of(reading), triggers)
    found = probabilities(features_of(reading, towns, triggers), weights("setting"))
    ranked = sorted(zip(found, towns, strict=True), key=lambda pair: (-pair[0], pair[1].place.name))
    return tuple((town_alone(town.place), round(chance, 4)) for chance, town in ranked if chance >= LEAST)


def _without_desks(reading: Reading, towns: list[Town], triggers: Mapping[int, Trigger]) -> list[Town]:
    """Return the towns without those that a report was only filed from, where the event is told to have been far away.

    The weights are learned from local news, whose datelines are where it happened; news of wars is filed from capitals.
    """
    desks = {number for number, town in enumerate(towns) if town.mentions and _dateline(reading, town.mentions[0])}
    if not desks:
        return towns
    told = [_all_signs(reading, town.mentions[number in desks : MOST], triggers) for number, town in enumerate(towns)]
    tied = [town.place for number, town in enumerate(towns) if number not in desks and told[number] & TIED]
    regions = [one for one in reading.places if one.place.city is None and one.place.country][:MOST]
    tied += [one.place for one in regions if _all_signs(reading, [one], triggers) & TIED]
    venues = [one for one in reading.places if one.place.venue and one.place.city is None and one.place.country is None][:MOST]
    adrift = any(_all_signs(reading, [one], triggers) & TIED for one in venues)  # "at the Zeitun hospital", in no town of the report's

    def is_desk(number: int) -> bool:
        place = towns[number].place
        if number not in desks or told[number] & TIED or (place.country, place.city) not in _seats():
            return False
        return any(_far(place, one) for one in tied) or (adrift and len(towns[number].mentions) == 1)

    return [town for number, town in enumerate(towns) if not is_desk(number)]


def _all_signs(reading: Reading, mentions: Sequence[PlaceMention], triggers: Mapping[int, Trigger]) -> set[str]:
    return {sign for mention in mentions for sign in _signs(reading, mention, triggers)}


def _far(desk: Place, other: Place) -> bool:
    """Tell whether a place lies in another country than the capital that a report was filed from, or far from it."""
    apart = distance_km(desk, other)
    return desk.country != other.country or (apart is not None and apart > FAR_KM)


@lru_cache(maxsize=1)
def _outlets() -> frozenset[str]:
    return frozenset(load("groups")["organisation_heads"]["outlet"])


@lru_cache(maxsize=1)
def _seats() -> frozenset[tuple[str, str]]:
    return frozenset((code, seat) for code, entry in load("countries")["countries"].items() for seat in entry.get("seats", ()))


def towns_of(reading: Reading) -> list[Town]:
    """Return the towns that a document names, in the order in which they come up; those that only its title names come last."""
    furniture = [zone.span for zone in reading.zones if zone.kind == "boilerplate"]
    begins = [start for start, _ in furniture]
    towns: dict[Key, Town] = {}
    beside: dict[Key, Town] = {}
    for mention in reading.places:
        place = mention.place
        name = reading.doc[mention.end - 1]
        if place.city and not _speaks(name) and not ((place.country, place.city) in _seats() and _acts(name)):
            last = bisect_right(begins, mention.span[0]) - 1
            into = beside if last >= 0 and overlaps(furniture[last], mention.span) else towns
            into.setdefault((place.country, place.admin1, place.city), Town(place)).mentions.append(mention)
    named = list((towns or beside).values())[:MOST]
    for mention in reading.title_places:
        same = [town for town in named if town.place.city == mention.place.city]
        if mention.place.city and not same:
            same = [Town(mention.place)]
            named += same
        for town in same:
            town.titles.append(mention)
    return named


def _speaks(name: Token) -> bool:
    """Tell whether a town's name stands for a government that speaks: "Washington said", "according to Moscow"."""
    name = first_conjunct(name.head if name.dep_ == "appos" else name)
    if name.dep_ == "pobj":
        return name.head.lower_ == "to" and name.head.head.lower_ == "according"
    cue = cue_lexicon().verbs.get(name.head.lemma_.lower()) if name.dep_ == "nsubj" and name.head.pos_ == "VERB" else None
    return cue is not None and cue.core


def _acts(name: Token) -> bool:
    """Tell whether a capital stands for its government: "Damascus launched an offensive", "accused Damascus of the attack"."""
    name = first_conjunct(name)
    verb = name.head
    if name.dep_ == "dobj":
        return lexis.lemma(verb) in lexis.word_lists("responsibility")["blaming"]
    return name.dep_ == "nsubj" and verb.pos_ == "VERB" and not is_passive(verb)


def features_of(reading: Reading, towns: Sequence[Town], triggers: Mapping[int, Trigger]) -> list[Features]:
    """Return for each town what speaks for the main event to have happened there."""
    total = sum(len(town.mentions) for town in towns)
    most = max((len(town.mentions) for town in towns), default=0)
    named = any(town.mentions for town in towns)
    regions = [mention.place for mention in reading.places if mention.place.city is None and mention.place.country]
    counties = Counter(mention.district for mention in reading.places if mention.place.city is None and mention.district)
    strange = all(town.place.latitude is None for town in towns)  # a land whose towns the gazetteer does not hold
    told = [[set(_signs(reading, mention, triggers)) for mention in town.mentions] for town in towns]
    plain = [sum(not signs & OF_OTHERS for signs in one) for one in told]
    titles = [{sign for mention in town.titles[:1] for sign in _title_signs(reading.document.title or "", mention)} for town in towns]
    policed = [town for town, signs, title in zip(towns, told, titles, strict=True) if any(one & POLICED for one in (*signs, title))]
    letters = _letters_of_police(reading.doc)
    again = _told_again(reading.doc, towns, triggers)
    headed = [town for town, signs in zip(towns, told, strict=True) if any("dateline" in one for one in signs)]
    found = []
    for rank, (town, signs) in enumerate(zip(towns, told, strict=True)):
        number = len(town.mentions)
        in_head = any(mention.span[0] < HEAD for mention in town.mentions[:1])
        features: Features = {
            "in the title": float(bool(town.titles) or (not reading.document.title and in_head and rank == 0)),  # a title would
            "in the title alone": float(not town.mentions),
            "in no other place than the title": float(not named),
            "log mentions": log(max(1, number)),
            "share": number / max(1, total),
            "named most": float(named and number == most),
            "first town": float(named and rank == 0),
            "second town": float(named and rank == 1),
            "alone": float(named and len(towns) == 1),
            "share of the plain": plain[rank] / max(1, sum(plain)),
            "first named plainly": float(plain[rank] > 0 and not any(plain[:rank])),
            "alone named plainly": float(plain[rank] > 0 and sum(plain) == plain[rank]),
            "never named plainly": float(number > 0 and not plain[rank]),
            "in the head": float(in_head),
            "a township": float((town.place.city or "").split()[-1:] == ["Township"]),
            "unknown to the gazetteer": float(town.place.latitude is None and not strange),
            "log population": log(town.population + 10, 10) - 4 if town.population else 0.0,
            "lies where the text says": float(any(mention.contained for mention in town.mentions)),
            "letters of its police": float(not letters.isdisjoint(_as_letters(town.place.city or ""))),
            "in a region named": sum(one.admin1 == town.place.admin1 for one in regions) / max(1, len(regions)),
            "in a country not named": float(bool(regions) and all(one.country != town.place.country for one in regions)),
            "told of again": min(2.0, again[rank]),
            **_in_counties(town, counties),
            **_beside(town, "police", policed),
            **_beside(town, "dateline", headed),
            **_near(town, towns),
        }
        for name in sorted(name for one in (*signs, titles[rank]) for name in one):
            features[name] = features.get(name, 0.0) + 1.0
        features["only of care"] = float(bool(signs) and all(one & OF_CARE for one in signs))
        found.append({name: min(value, 3.0) for name, value in features.items() if value})
    return found


def _title_signs(title: str, mention: PlaceMention) -> Iterator[str]:
    """Yield what stands around a town in a title: "Man shot in Northgate", "Northgate shooting: …", "Northgate man …"."""
    lists = lexis.word_lists("setting")
    further, before = ["", "", *_WORD.findall(title[: mention.span[0]].lower())][-2:]
    after = _WORD.findall(title[mention.span[1] :].lower())[:COMPOUND]
    if before in lists["near_before"] or (before == "of" and further in lists["near"]):
        yield "title: near"
    elif before in lists["prepositions"]:
        yield "title: in"
    elif after and after[0] in lists["police"] | lists["agencies"] and (len(after) < 2 or after[1] not in lists["officers"]):
        yield "title: police"
    elif after and after[0] in lists["origins"] | lists["officers"] | lists["police"]:
        yield "title: people"
    elif any(is_event_form(word) for word in after):
        yield "title: event"


def _in_counties(town: Town, counties: Counter[str]) -> Features:
    """Tell how the town stands to the counties that the text names: a county's sheriff and coroner speak of what happened in it."""
    if not counties or town.district is None:
        return {}
    inside = counties[town.district]
    return {
        "in a county named": inside / counties.total(),
        "in the county named most": float(inside == max(counties.values())),
        "in no county named": float(not inside),
    }


def _told_again(doc: Doc, towns: Sequence[Town], triggers: Mapping[int, Trigger]) -> Counter[int]:
    """Return how often what happened is told to have been in a town that is not named again: "the town's market", "the explosion there"."""
    named = sorted((mention.start, rank) for rank, town in enumerate(towns) for mention in town.mentions[:MOST])
    starts = [start for start, _ in named]
    nouns = lexis.word_lists("setting")["town_again"]
    found: Counter[int] = Counter()
    for sentence in {triggers[i].token.sent.start: triggers[i].token.sent for i in triggers}.values():
        for token in sentence:
            back = token.lower_ in nouns and token.i > 0 and doc[token.i - 1].lower_ in {"the", "this"}
            if back or (token.lower_ == "there" and token.dep_ == "advmod"):
                at = bisect_right(starts, token.i) - 1
                if at >= 0:
                    found[named[at][1]] += 1
    return found


def _letters_of_police(doc: Doc) -> frozenset[str]:
    """Return the short forms of police forces in a text, without what they all end in: of "NMPD" "NM"."""
    found = (_POLICE.fullmatch(token.text) for token in doc)
    return frozenset(match[1] for match in found if match is not None)


def _as_letters(city: str) -> tuple[str, str]:
    """Return a town's name as the short form of its police begins, metropolitan or not: "New Northgate": "NN", "NNM"."""
    first = "".join(word[0].upper() for word in city.split())
    return first, first + "M"


def _beside(town: Town, what: str, having: Sequence[Town]) -> Features:
    """Tell how the town stands to those that have police or a dateline (``what``) in the report: a name that no list has, or only far off,
    is often that of a quarter there."""
    if town in having:
        return {f"alone with {what}": float(len(having) == 1)}
    found = {f"without {what}": float(bool(having))}
    contained = any(mention.contained for mention in town.mentions)
    for other in having:
        if other.population >= QUARTERED and not contained:
            apart = distance_km(town.place, other.place)
            where = "unlisted" if town.place.latitude is None else "near" if apart is not None and apart <= FAR_KM else "far"
            found[f"{what} of a city: {where}"] = 1.0
    return found


def _near(town: Town, towns: Sequence[Town]) -> Features:
    """Tell how the town stands to the others near it: the bigger name of a region, or a lesser one beside it."""
    beside = [other for other in towns if other is not town and (km := distance_km(town.place, other.place)) is not None and km <= NEAR_KM]
    far = [other for other in towns if other is not town and (km := distance_km(town.place, other.place)) is not None and km > 3 * NEAR_KM]
    bigger = [other for other in beside if other.population > BIGGER * max(1, town.population)]
    lesser = [other for other in beside if town.population > BIGGER * max(1, other.population)]
    return {
        "much bigger town near": float(bool(bigger)),
        "much bigger town close by": float(any((distance_km(town.place, other.place) or 0.0) <= CLOSE_KM for other in bigger)),
        "much bigger town named as often": float(any(len(other.mentions) >= len(town.mentions) for other in bigger)),
        "much lesser town near": float(bool(lesser)),
        "quarter of": float(any((distance_km(town.place, other.place) or 0.0) <= CLOSE_KM for other in lesser)),
        "towns near": min(3.0, len(beside)),
        "named less than one near": float(bool(town.mentions) and any(len(other.mentions) > len(town.mentions) for other in beside)),
        "alone of its region": float(bool(far) and not beside),
        "named after one near": float(any(_first(other) < _first(town) for other in beside)),
    }


def _first(town: Town) -> int:
    """Return where a town comes up first, 0 where the title alone names it."""
    return town.mentions[0].span[0] if town.mentions else 0


def _signs(reading: Reading, mention: PlaceMention, triggers: Mapping[int, Trigger]) -> Iterator[str]:
    """Yield what stands around one mention."""
    doc, lists = reading.doc, lexis.word_lists("setting")
    before = doc[mention.start - 1].lower_ if mention.start else ""
    place = mention.place
    if place.venue:
        last = place.venue.split()[-1].lower()
        yield "venue: street" if last in lists["streets"] else "venue: care" if last in lists["care"] else "venue: other"
    else:
        yield f"before: {before}" if before in lists["prepositions"] else "before: other"
        yield from _behind(doc, mention.end)
        if {before, doc[mention.start - 2].lower_ if mention.start > 1 else ""} & lists["quarters"]:
            yield "before: quarters"
        if _dateline(reading, mention):
            yield "dateline"
        yield from _around_a_town(doc, mention)
    token = doc[mention.end - 1]
    cared = is_of_care(doc, mention, triggers)
    if cared or (names_care(doc, mention) and not place.venue):
        yield "care there"
    owner = circumstance_owner(token, triggers) if not cared else None  # type: ignore[arg-type]
    if owner is not None:
        if _tells_where(token):
            yield "happened there"
        yield "tied to harm" if owner.kind == "event" or owner.token.pos_ == "VERB" else "tied to an event"
    elif not cared and any(i in triggers for i in range(token.sent.start, token.sent.end)):
        yield "beside an event"
    if mention.span[0] < HEAD:
        yield "named in the head"


def _behind(doc: Doc, end: int) -> Iterator[str]:
    """Yield what stands behind a town's name: its police, its people, a house in it."""
    lists = lexis.word_lists("setting")
    words = [doc[i].lower_ for i in range(end, min(end + 3, len(doc)))] + ["", "", ""]
    if (words[0] in lists["of_police"] and words[1] in lists["police"]) or (words[0] in lists["police"] and words[1] in lists["officers"]):
        words = words[1:]  # "Northgate Metro Police", "a Northgate police officer"
    for name in ("police", "officers", "agencies", "counties", "origins", "houses", "quarters", "care", "courts", "schools"):
        if words[0] in lists[name] or (words[0] in {"'s", "-", "’s"} and words[1] in lists[name]):
            yield f"after: {name}"


def _around_a_town(doc: Doc, mention: PlaceMention) -> Iterator[str]:
    """Yield what a town that no venue stands with is told to be to what stands around it: near, after a street, where somebody is held."""
    lists = lexis.word_lists("setting")
    if not mention.start:
        return
    before, further = doc[mention.start - 1], doc[mention.start - 2].lower_ if mention.start > 1 else ""
    if (before.lower_ == "of" and further in lists["near"]) or before.lower_ in lists["near_before"]:
        yield "near"
    if before.lower_ in {",", "in"} and further in lists["streets"]:
        yield "after a street"
    if before.lower_ == "in" and lexis.lemma(before.head) in lexis.word_lists("newsday")["custody"]:
        yield "held there"
    after = doc[mention.end] if mention.end < len(doc) else before
    if (
        after.i > before.i
        and after.tag_ == "NN"
        and after.lower_ not in lists["origins"] | lists["police"] | lists["officers"]
        and is_people(after)
    ):
        yield "after: people"
    if after.i > before.i and after.text in _outlets():
        yield "of an outlet"
    if _of_a_person(doc[mention.end - 1]) or _after_a_person(doc, mention):
        yield "of a person"
    if _carried(doc[mention.end - 1]):
        yield "carried there"
    if is_event_form(_head_of_compound(doc[mention.end - 1]).lower_):
        yield "after: event"


def _dateline(reading: Reading, mention: PlaceMention) -> bool:
    """Tell whether a town opens a paragraph in capitals, or with a dash soon after it."""
    text, (start, end) = reading.document.text, mention.span
    line = text.rfind("\n", 0, start) + 1
    if start - line > 2:
        return False
    after = text[end : end + 40].split("\n")[0]
    return text[start : start + 4].isupper() or any(mark in after[:36] for mark in (" - ", "–", "—", "--", ">>", "»"))


def _of_a_person(token: Token) -> bool:
    """Tell whether the place says where a person is from: "a man of the town", "Ana Ruck, of the town", "lives in the town"."""
    head = token.head
    if token.dep_ != "pobj" or head.lower_ not in {"of", "from", "in"}:
        return False
    whose = head.head
    return whose.ent_type_ == "PERSON" or lexis.lemma(whose) in lexis.word_lists("setting")["living"]


def _head_of_compound(name: Token) -> Token:
    """Return the noun that a name stands before: "the deadly Northgate shooting"; the name itself where it stands before none."""
    return name.head if name.dep_ in {"compound", "nmod", "amod", "poss"} and 0 < name.head.i - name.i <= COMPOUND else name


def _tells_where(name: Token) -> bool:
    """Tell whether a place hangs on a verb by which what happened is told to have happened there: "it happened at a home in Northgate"."""
    verb = next((one for one in ancestors(name) if is_verb(one)), None)
    lists = lexis.word_lists("setting")
    if verb is None or lexis.lemma(verb) not in lists["happening"]:
        return False
    if lexis.lemma(verb) == "take" and all(one.lower_ != "place" for one in children(verb, "dobj")):
        return False  # "taken into custody in Northgate"
    told = subjects(verb)
    return not told or any(one.pos_ == "PRON" or is_event_form(lexis.lemma(one)) or lexis.lemma(one) in lists["happened"] for one in told)


def _after_a_person(doc: Doc, mention: PlaceMention) -> bool:
    """Tell whether a place stands between commas after somebody's name or age: "Ana Ruck, Northgate, was killed"."""
    if mention.start < NAMED or mention.end >= len(doc) or doc[mention.start - 1].lower_ != "," or doc[mention.end].lower_ != ",":
        return False
    age = doc[mention.start - 2].is_digit and doc[mention.start - 3].lower_ == ","
    return doc[mention.start - (4 if age else 2)].ent_type_ == "PERSON"


def _carried(token: Token) -> bool:
    """Tell whether somebody was brought to a town, dead or alive: "flown to a clinic in X", "sent to X for an autopsy"."""
    moves, examined = lexis.harm().words["care_moves"], lexis.word_lists("setting")["examined"]
    near = [*token.doc[token.i + 1 : min(token.sent.end, token.i + 1 + AFTER)], token, *ancestors(token)]
    if any(lexis.lemma(one) in examined for one in near[: AFTER + CHAIN]):
        return True
    led = False
    for one in [token, *ancestors(token)][:CHAIN]:
        led = led or (one.dep_ == "prep" and one.lower_ == "to")
        if is_verb(one):
            led = led or any(prep.lower_ == "to" and prep.i < token.i for prep in children(one, "prep"))  # "flown to a clinic | in X"
            moved = lexis.lemma(one) in moves and (is_passive(one) or bool(children(one, "dobj")))
            return (led and moved) or any(lexis.lemma(subject) in examined for subject in subjects(one))
    return False


def town_alone(place: Place) -> Place:
    """Return the town alone, without a venue in it."""
    if place.venue is None:
        return place
    return msgspec.structs.replace(place, venue=None, name=place.name.removeprefix(f"{place.venue}, "), precision=1)
