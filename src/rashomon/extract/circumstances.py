"""When and where: the time and place expressions that hang on each trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.care import is_of_care
from rashomon.extract.owners import circumstance_owner, harm_above
from rashomon.extract.syntax import ancestors, children, conjuncts, found_in, is_verb, prepositional
from rashomon.extract.tolls import is_toll_word
from rashomon.extract.triggers import Trigger, harm_trigger
from rashomon.model import DateMention, PlaceMention

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from rashomon.model import Reading


REACH = 60
"""Tokens before a time that are searched for another one on the same verb."""


def harms_told(reading: Reading, triggers: dict[int, Trigger]) -> dict[int, Trigger]:
    """Return further triggers: verbs of harm that carry a town, venue or day but neither a number nor another word for the event."""
    found: dict[int, Trigger] = {}
    spots = [(p.start, p.end) for p in reading.places if p.place.city or p.place.venue] + [(d.start, d.end) for d in reading.dates]
    for start, end in spots:
        last = reading.doc[end - 1]
        if _undating_before(reading.doc[start]):
            continue
        verb = harm_above(last)
        if verb is not None and verb.i not in triggers and circumstance_owner(last, triggers) is None:
            found[verb.i] = harm_trigger(verb)
    return found


class Circumstances(msgspec.Struct, frozen=True):
    """The time and place expressions that hang on one trigger."""

    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()


def circumstances_of(reading: Reading, triggers: dict[int, Trigger]) -> dict[int, Circumstances]:
    """Return the times and places that hang on each trigger, by the index of its token."""
    telling = {i: t for i, t in triggers.items() if _tells_of_it(t)}
    dates: dict[int, list[DateMention]] = {}
    places: dict[int, list[PlaceMention]] = {}
    for date in reading.dates:
        for owner in _dated(reading, date, telling):
            dates.setdefault(owner.token.i, []).append(date)
    for place in reading.places:
        token = reading.doc[place.end - 1]
        owner_at = circumstance_owner(token, telling)
        if owner_at is not None and not (_is_actor(token) or _acts(reading, place) or is_of_care(reading.doc, place, triggers)):
            places.setdefault(owner_at.token.i, []).append(place)
    around = {i: Circumstances(tuple(dates.get(i, ())), tuple(places.get(i, ()))) for i in triggers}
    return {i: _with_those_of(around, telling, i) for i in triggers}


def _with_those_of(around: Mapping[int, Circumstances], telling: Mapping[int, Trigger], i: int) -> Circumstances:
    """Return what hangs on a trigger; where no time does, with what hangs on the deed it was part of: "shot in a robbery on Sunday"."""
    mine = around[i]
    verb = telling[i].token if i in telling else None
    if verb is None or verb.pos_ != "VERB" or mine.dates:
        return mine
    deeds = (one for told in conjuncts(verb) for one in prepositional(told, "in", "during"))
    within = next((around[one.i] for one in deeds if one.i in telling), None)
    return Circumstances(within.dates, mine.places or within.places) if within is not None else mine


def _tells_of_it(trigger: Trigger) -> bool:
    """Tell whether a trigger's own time and place are the event's: not those of arrests, treatment in hospital or denials after it."""
    if trigger.kind != "event":
        return trigger.words not in lexis.word_lists("events")["aftermath"]
    kinds, lists = lexis.harm().kinds, lexis.word_lists("events")
    killed, injured, taken = kinds["killed"], kinds["injured"], kinds["abducted"]
    words = killed.verbs | killed.subject_verbs | killed.adjectives | killed.nouns | injured.verbs | injured.adjectives | taken.verbs
    words |= lexis.word_lists("fates")["hitting"]
    lives = any(lexis.lemma(child) == "life" for child in children(trigger.token, "dobj", "nsubjpass"))
    return trigger.words in words - lists["harm_found"] or (lives and trigger.words in lists["harm_lives"])


def undated(reading: Reading, date: DateMention) -> bool:
    """Tell whether a time expression dates nothing that happened: "until Monday", "in a message on Monday", "Monday's"."""
    first, last = reading.doc[date.start], reading.doc[date.end - 1]
    return _undating_before(first) or last.dep_ == "poss" or _dates_a_telling(first)


def dates_a_toll(reading: Reading, date: DateMention) -> bool:
    """Tell whether a time expression only tells when a count was changed: "the toll rose on Wednesday", "on Monday lowered the toll"."""
    last = reading.doc[date.end - 1]
    above = [token for token in ancestors(last) if not date.start <= token.i < date.end and token.dep_ not in {"prep", "pcomp"}]
    verb = above[0] if above and is_verb(above[0]) else None  # not "the toll of Thursday's attack rose"
    if verb is None or lexis.lemma(verb) not in lexis.harm().words["toll_moves"]:
        return False
    return any(is_toll_word(token) for token in last.sent)


def _undating_before(first: Token) -> bool:
    return first.i > 0 and first.nbor(-1).lower_ in lexis.word_lists("events")["undating"]


def _dated(reading: Reading, date: DateMention, telling: dict[int, Trigger]) -> list[Trigger]:
    """Return the triggers that a time expression dates: the one it hangs on, or all of a sentence that opens with it."""
    first, last = reading.doc[date.start], reading.doc[date.end - 1]
    if _undating_before(first) or _dates_a_telling(first) or dates_a_toll(reading, date):
        return []
    clause = next((c for t in (first, last) for c in children(t, "relcl", "advcl") if c.i in telling), None)
    owner = (
        _participle_before(first, telling)
        or telling.get(clause.i if clause is not None else -1)
        or _right_before(reading, date, telling)
        or circumstance_owner(last, telling)
        or circumstance_owner(first, telling)
    )
    if owner is None:
        return _opened(first, telling)
    if last.dep_ == "poss" and last.head.i != owner.token.i:
        return []
    return [] if _ranked(owner.token) else [owner]


def _participle_before(first: Token, telling: dict[int, Trigger]) -> Trigger | None:
    """Return what is told right before a time that the parse hung on the verb behind it: "those abducted last week have been freed"."""
    if first.i == 0 or first.head.i < first.i:
        return None
    last = first.nbor(-1)
    told = (token for token in (last, *ancestors(last)) if token.i in telling and token.dep_ == "acl" and token.tag_ == "VBN")
    return next((telling[token.i] for token in told if token.right_edge.i == last.i), None)


def _right_before(reading: Reading, date: DateMention, telling: dict[int, Trigger]) -> Trigger | None:
    """Return what is told right before a time that the parse hung further up: a bare one, or one that it hung on a toll.

    "An inquiry into the killing of 23 miners two weeks ago" does not date the inquiry, nor does "called on Thursday for an inquiry …".
    "The toll of the bombing in the market on 3 May" is no toll of that day.
    """
    first = reading.doc[date.start]
    above = next((t for t in ancestors(reading.doc[date.end - 1]) if not date.start <= t.i < date.end), None)
    if above is not None and above.dep_ == "prep" and above.i == first.i - 1 and is_toll_word(above.head):
        first, above = above, above.head
    if first.i == 0 or above is None or above.i >= first.i or above.i in telling:
        return None
    if above.pos_ != "NOUN" and not (is_verb(above) and _has_time(reading, above, date)):
        return None
    last = first.nbor(-1)
    for token in (last, *ancestors(last)):
        if token.i == above.i or token.right_edge.i != last.i:
            return None
        if token.i in telling:
            return telling[token.i]
    return None


def _has_time(reading: Reading, verb: Token, date: DateMention) -> bool:
    """Tell whether a verb has another time before this one."""
    others = found_in(reading.doc[max(int(verb.sent.start), date.start - REACH) : date.start], reading.dates)
    return any(next((t for t in ancestors(reading.doc[one.end - 1]) if t.dep_ != "prep"), None) == verb for one in others)


def _dates_a_telling(first: Token) -> bool:
    """Tell whether a message or report right before the time is what it dates ("in a message on Saturday")."""
    tellings = lexis.word_lists("events")["tellings"]
    return any(lexis.lemma(token) in tellings for token in first.doc[max(first.sent.start, first.i - 2) : first.i])


def _opened(first: Token, telling: dict[int, Trigger]) -> list[Trigger]:
    """Return the triggers of a sentence that opens with "In 1998": each that happened then unless it says otherwise itself."""
    sentence = first.sent
    if first.i - sentence.start > 1 or first.dep_ != "pobj" or first.head.lower_ != "in":
        return []
    return [telling[i] for i in range(sentence.start, sentence.end) if i in telling]


def _ranked(trigger: Token) -> bool:
    """Tell whether the event is only ranked within a time ("the second such attack this year", "the deadliest since 2004")."""
    ranking = lexis.word_lists("events")["ranking"]
    return any(c.tag_ == "JJS" or c.lower_ in ranking for c in children(trigger, "amod", "det"))


def _acts(reading: Reading, place: PlaceMention) -> bool:
    """Tell whether a country is only who does it: "a US-led raid", "US air strikes killed 50 in Syria", which were in Syria."""
    doc, token = reading.doc, reading.doc[place.end - 1]
    if place.place.city or place.place.venue or place.end >= len(doc):
        return False
    if doc[place.end].text == "-" and place.end + 1 < len(doc) and doc[place.end + 1].tag_ == "VBN":
        return True
    if token.dep_ not in {"compound", "nmod", "amod"} or token.head.i < token.i:
        return False
    others = found_in(token.sent, reading.places)
    return any(other.place.country not in {None, place.place.country} for other in others)


def _is_actor(token: Token) -> bool:
    """Tell whether a place name stands as an actor ("Russia attacked", "an attack by Russia"), not as where it happened."""
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"}:
        return True
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in {"by", "to", "against", "with", "from", "for"}
        and token.head.dep_ in {"agent", "prep"}
    )
