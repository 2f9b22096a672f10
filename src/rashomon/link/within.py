"""The events of one document: its mentions grouped, and every claim and person put on one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.link.apart import is_apart
from rashomon.link.grouping import TELLING, group_mentions, main_group
from rashomon.link.moments import is_recent, known
from rashomon.link.names import is_full_name
from rashomon.link.places import compare
from rashomon.link.repeats import mark_repeats, mark_replaced
from rashomon.link.terms import ages_of, terms_of
from rashomon.link.victims import tells_of_harm, with_more, with_victims
from rashomon.model import AFFIRMING, Extraction, LocalEvent, Moment, Place, Quantity, content_id
from rashomon.model.findings import LIKELY
from rashomon.model.value import PRECISIONS, UNKNOWN_MOMENT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rashomon.link.groups import Group
    from rashomon.model import Claim, Person, Total

EVEN = 0.5
"""Probability from which on a town that the whole document speaks for is where its main event happened."""

COUNTRY = 6
"""The precision of a place of which no more is known than its country."""

WEIGHED = "weighed against all that the report tells: its total of the event"
"""The reason given where a claim's confidence is the probability that it is its report's total."""

SURE = 0.7
"""The same for a day: a wrong one does more harm, since reports told of different days are not joined."""


def link_within(extraction: Extraction) -> Extraction:
    """Return the extraction with its local events, and every claim on one of them. Needs nothing but the document."""
    groups = group_mentions(extraction)
    main = main_group(groups)
    by_claim = {claim: group for group in groups for mention in group.mentions for claim in mention.claims}
    ids = {id(group): _group_id(extraction, group) for group in groups}
    # "which has carried out many bombings": said of no event that the document tells of
    aside = {claim for mention in extraction.mentions if mention.recalled and mention.reality == "general" for claim in mention.claims}
    placed: list[Claim] = []
    for claim in extraction.claims:
        group = by_claim.get(claim.id, main if claim.kind in TELLING and claim.id not in aside else None)
        placed.append(msgspec.structs.replace(claim, event=ids[id(group)] if group is not None else None))
    if main is not None:
        others = {ids[id(group)] for group in groups if group is not main and is_apart(group, main, extraction.setting)}
        totals = _totals_here(extraction.totals, placed, others)
        extraction = msgspec.structs.replace(extraction, totals=totals)
        placed = _weighed(_with_totals(placed, totals, ids[id(main)], others), totals, ids[id(main)])
    placed, others_hurt = with_victims(extraction, groups, main, ids, placed)
    longer = {ids[id(group)] for group in groups if "war" in group.kinds or group.lasting is not None}
    placed = mark_replaced(mark_repeats(_own_totals(placed, longer)), extraction.document.text)
    on_event: dict[str | None, list[Claim]] = {}
    for claim in placed:
        on_event.setdefault(claim.event, []).append(claim)
    people = _place_people(with_more(extraction.people, others_hurt), placed, ids[id(main)] if main is not None else None)
    extraction = msgspec.structs.replace(extraction, claims=tuple(placed), people=people)
    events = [_event(extraction, group, ids[id(group)], on_event.get(ids[id(group)], []), group is main) for group in groups]
    return msgspec.structs.replace(extraction, events=tuple(events))


def _totals_here(totals: Sequence[Total], claims: Sequence[Claim], others: Collection[str]) -> tuple[Total, ...]:
    """Return the totals without those that only claims on the events ``others`` give: "the deadliest since a bombing that killed 40".

    Their chances go to the others in proportion. Where no claim gives a total of the main event they stay: then what sets an event apart
    was mostly misread.
    """
    given: dict[tuple[str, int], set[bool]] = {}
    for claim in claims:
        number = _total(claim)
        if number is not None:
            given.setdefault((claim.kind, number), set()).add(claim.event in others)
    here = {kind for (kind, number), where in given.items() if number and False in where}
    elsewhere = {key for key, where in given.items() if where == {True} and key[1] and key[0] in here}
    left = {kind: 1.0 - sum(one.chance for one in totals if (one.kind, one.number) in elsewhere and one.kind == kind) for kind in here}
    return tuple(
        msgspec.structs.replace(one, chance=round(min(1.0, one.chance / max(left.get(one.kind, 1.0), one.chance)), 4))
        for one in totals
        if (one.kind, one.number) not in elsewhere
    )


def _with_totals(claims: Sequence[Claim], totals: Sequence[Total], main: str, others: Collection[str]) -> list[Claim]:
    """Return the claims, in the same order, with those moved to the main event that give its most probable total, where none on it does.

    "A boy who was shot on Friday died on Saturday" is told with a day of its own, and yet is what the report is about. Claims on the events
    ``others`` stay there, as long as anybody is told to be dead or hurt in the main one: else what sets them apart was misread.
    """
    others = others if tells_of_harm(claims, main, frozenset()) else ()
    likely = {one.kind: one.number for one in totals if one.number and one.chance >= EVEN}
    given = {claim.kind for claim in claims if claim.event == main and _total(claim) == likely.get(claim.kind)}
    moved = {
        claim.id
        for claim in claims
        if claim.kind in likely and claim.kind not in given and _total(claim) == likely[claim.kind] and claim.event not in others
    }
    return [msgspec.structs.replace(claim, event=main) if claim.id in moved else claim for claim in claims]


def _weighed(claims: Sequence[Claim], totals: Sequence[Total], main: str) -> list[Claim]:
    """Return the claims with the probability that it is the total on those that give one of the main event, in the same order."""
    chances = {(one.kind, one.number): one.chance for one in totals}
    found = []
    for claim in claims:
        chance = chances.get((claim.kind, number)) if claim.event == main and (number := _total(claim)) is not None else None
        if chance is not None:
            claim = msgspec.structs.replace(claim, confidence=round(chance, 3), reasons=(*claim.reasons, WEIGHED))
        found.append(claim)
    return found


def _own_totals(claims: Sequence[Claim], longer: Collection[str]) -> list[Claim]:
    """Return the claims, in the same order, with those that are parts of a longer time's figure as totals of their own event.

    "60 died in the past week. They include the 29 killed on Thursday": of Thursday the 29 are all. ``longer`` are events of a longer time.
    """
    whole: Claim | None = None
    found = []
    for claim in claims:
        if isinstance(claim.value, Quantity) and claim.value.scope != "part":
            whole = claim
        elif isinstance(claim.value, Quantity) and whole is not None and whole.event in longer and claim.event not in longer:
            value = msgspec.structs.replace(claim.value, scope="total")
            claim = msgspec.structs.replace(claim, value=value, reasons=(*claim.reasons, "a part only of a longer time's figure"))
        found.append(claim)
    return found


def _total(claim: Claim) -> int | None:
    """Return the number that a claim affirms as a total; null where it does not."""
    value = claim.value
    if not isinstance(value, Quantity) or value.scope != "total" or claim.stance not in AFFIRMING:
        return None
    return (value.low if value.low is not None else value.high) or 0


def _place_people(people: Sequence[Person], placed: Sequence[Claim], main: str | None) -> tuple[Person, ...]:
    """Put each person on the event of the first figure that counts the person, else on the main event."""
    events = {claim.id: claim.event for claim in placed}
    return tuple(msgspec.structs.replace(p, event=next((events[c] for c in p.claims if events.get(c)), main)) for p in people)


def _group_id(extraction: Extraction, group: Group) -> str:
    return content_id("loc", extraction.document.id, [mention.span for mention in group.mentions])


def _event(extraction: Extraction, group: Group, event_id: str, mine: Sequence[Claim], main: bool) -> LocalEvent:
    mentions = group.mentions
    kinds = group.kinds
    # The day, the town and the totals that a document speaks for are those of one event, not of days of fighting all over a province.
    one = main and group.lasting is None
    days, settings = (_days(group, extraction.days), extraction.settings) if one else ((), ())
    totals = tuple(total for total in extraction.totals if total.chance > EVEN) if one else ()
    return LocalEvent(
        id=event_id,
        document=extraction.document.id,
        kind=kinds[0],
        kinds=tuple(kinds),
        main=main,
        told=main or any(claim.kind in TELLING for claim in mine),
        lasting=group.lasting is not None,
        several=group.several,
        reality="foiled" if group.foiled else "actual",
        moment=group.lasting if group.lasting is not None else _moment(group, days),
        days=days,
        settings=settings,
        totals=totals,
        places=_places(group, settings, extraction.setting),
        names=tuple(dict.fromkeys(name for m in mentions for name in m.names)),
        actors=tuple(dict.fromkeys(actor for m in mentions for actor in m.actors)),
        targets=tuple(dict.fromkeys(target for m in mentions for target in m.targets)),
        people=tuple(
            dict.fromkeys(name for p in extraction.people if main or p.event == event_id for name in p.names if is_full_name(name))
        ),
        terms=terms_of(extraction.document, mentions, main),
        ages=ages_of(extraction.document, mentions, main),
        claims=tuple(claim.id for claim in mine),
        spans=tuple(m.span for m in mentions),
    )


def _places(group: Group, settings: Sequence[tuple[Place, float]], around: Place | None) -> tuple[Place, ...]:
    """Return where an event happened: the town that the whole document speaks for, if any, and the places told of it that agree.

    A war is in the country of the places told of it, and where none are told, in that which the document is set in (``around``).
    """
    found = tuple(dict.fromkeys(group.places))
    if "war" in group.kinds:
        return _country(found, around)
    enough = EVEN if any(place.city for place in found) else LIKELY
    setting = next((place for place, chance in settings[:1] if chance > enough), None)
    if setting is None:
        return found
    agreeing = tuple(place for place in found if compare(place, setting) != "conflict")
    return agreeing if any(place.city == setting.city for place in agreeing) else (*agreeing, setting)


def _days(group: Group, days: Sequence[tuple[Moment, float]]) -> tuple[tuple[Moment, float], ...]:
    """Return the days that the whole document speaks for, without those after the week in which the event is told to have happened."""
    ends = [moment.end for moment in group.moments if moment.precision == "week" and moment.end is not None]
    return tuple((day, chance) for day, chance in days if not ends or day.start is None or day.start <= max(ends))


def _country(told: Sequence[Place], around: Place | None) -> tuple[Place, ...]:
    """Return the country of the places told, that which they are set in where it is one of several; none where none is known."""
    known = [place for place in (*told, *((around,) if around is not None else ())) if place.country is not None]
    named = {place.country for place in told if place.country is not None}
    if not known:
        return ()
    country = around.country if around is not None and around.country in named else known[0].country
    one = next(place for place in known if place.country == country)
    return (Place(name=one.name.rsplit(", ", 1)[-1], country=country, precision=COUNTRY),)


def _moment(group: Group, days: Sequence[tuple[Moment, float]]) -> Moment:
    """Return the day that the whole document surely speaks for, else the most exact of the moments told.

    Of an event told only by a bare month or year nothing else is believed; a day without a month or year says more than a bare month.
    """

    def rank(moment: Moment) -> tuple[bool, int, int]:
        partial = moment.start is None and (moment.day is not None or moment.weekday is not None)
        return moment.start is None and not partial, 0 if partial else PRECISIONS.index(moment.precision), 0 if moment.day else 1

    told = min(group.moments, key=rank, default=UNKNOWN_MOMENT)
    sure = next((moment for moment, chance in days[:1] if chance >= SURE), None)
    return sure if sure is not None and (is_recent(told) or not known(told)) else told
