"""Grouping the mentions of one document by event.

Mentions are taken in text order. One that brings a time, place or name of its own joins the event that shares it, or opens a new one;
one that brings nothing ("the attack", "killing 12") goes back to the event last spoken of in its paragraph, else to the main event.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.link.groups import ESTABLISHED, Group, conflict, other_length, shared
from rashomon.link.kinds import broad_kinds, things_hit
from rashomon.link.moments import compare, is_distant, is_recent
from rashomon.link.places import compare_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.model import Document, Extraction, Mention, Place

JOIN = 1.5
"""How much of what a mention says must be shared for it to join an event outright."""

JOIN_RECALLED = 4.0
"""The same for a mention that the text sets apart ("elsewhere", "a previous attack"): one shared day is not enough."""

RECALLED = 0.3
"""How much a mention that the text sets apart from what it told before makes its event the one the document is about."""

FAR = 2
"""Sentences without a word of an event after which a new kind of thing done, or a place of its own, is another event."""

LEAD = 2
"""Sentences at the beginning that tell what a report is about."""

MOST = 100
"""Events of one document that a mention is compared with: the latest, and the main one. No report tells of so many."""

TELLING = frozenset({"killed", "injured", "casualties", "missing", "abducted", "arrested", "attackers", "responsibility", "warning"})
"""Kinds of claim that tell something of an event, beyond when, where and how."""


@dataclass(frozen=True)
class Frame:
    """What a document's events are told against: the year it came out in and the town it is set in, where known."""

    year: int | None
    setting: Place | None


def group_mentions(extraction: Extraction) -> list[Group]:
    """Return the document's mentions grouped by event, in the order in which the events come up."""
    claims = {claim.id: claim for claim in extraction.claims}
    frame = Frame(_year(extraction.document), extraction.setting)
    harmed = Counter(victim.mention for victim in extraction.victims)
    groups: list[Group] = []
    told_here = False
    passed_over: Mention | None = None
    for mention in extraction.mentions:
        telling = [c for c in mention.claims if claims[c].kind in TELLING]
        anchored = _anchored(mention)
        if not telling and (mention.kind == "war" or not (anchored or mention.definite)):
            continue
        group = _find(mention, groups, bool(telling), anchored, frame)
        if group is None:
            bare = mention.kind == "event" and not telling and groups
            counted = any(claims[c].kind not in {"responsibility", "warning"} for c in telling)  # "the toll from attacks on churches"
            general = mention.reality == "general" and not mention.lasting and not counted
            if bare or not (telling or _distinct(mention)) or general or mention.reality == "possible":
                passed_over = mention if mention.definite and mention.reality == "actual" and not mention.plural else passed_over
                continue
            group = Group()
            groups.append(group)
            if passed_over is not None and mention.kind == "event" and passed_over.sentence == mention.sentence:
                group.add(passed_over, 0.0)  # "over the shooting down of a plane in which 49 died": the parse parted them
        weight = RECALLED if mention.recalled and told_here else _weight(mention, len(telling) + harmed[mention.id])
        group.add(mention, weight, tells=bool(telling))
        told_here = told_here or not mention.recalled
    return groups or _only_group(extraction.mentions)


def _only_group(mentions: Sequence[Mention]) -> list[Group]:
    """Return one event for a document that only speaks of one in passing: that of its first mention."""
    first = next((m for m in mentions if m.reality in {"actual", "foiled"} and m.kind != "war"), None)
    if first is None:
        return []
    group = Group()
    group.add(first, 0.0)
    return [group]


def _year(document: Document) -> int | None:
    return int(document.published.date[:4]) if document.published.date else None


def _distinct(mention: Mention) -> bool:
    """Tell whether a mention without a claim says enough of its event to be one: a time, town, venue or name, and not many at once."""
    if mention.plural and not mention.definite:
        return False
    return mention.moment is not None or bool(mention.names) or any(place.city or place.venue for place in mention.places)


def _anchored(mention: Mention) -> bool:
    return mention.moment is not None or bool(mention.places) or bool(mention.names)


def _weight(mention: Mention, telling: int) -> float:
    """Return how much a mention makes its event the one the document is about: early, told with claims, pointed back to."""
    early = 3.0 / (1 + mention.paragraph)
    return 1.0 + early + 0.7 * telling + (0.3 if mention.definite else 0.0)


def _find(mention: Mention, groups: list[Group], tells: bool, anchored: bool, frame: Frame) -> Group | None:
    """Return the group that a mention joins, or null for a new one."""
    main = main_group(groups)
    looked_at = groups if len(groups) <= MOST else [*(g for g in groups[:-MOST] if g is main), *groups[-MOST:]]
    possible = [g for g in looked_at if conflict(mention, g) is None and not _of_another_year(mention, g, main, frame.year)]
    possible = [group for group in possible if not other_length(mention, group, tells)]
    if main is not None and _outside(mention, main, frame.setting):
        possible = [group for group in possible if group is not main]
    if not possible:
        return None
    best = max(possible, key=lambda group: (shared(mention, group), group.last.span))
    if shared(mention, best) >= (JOIN_RECALLED if mention.recalled else JOIN) and not _next_in_a_row(mention, best):
        return best
    if mention.recalled:
        return None
    clause = next((g for g in possible if g.last.sentence == mention.sentence and _one_clause(mention, g.last)), None)
    if clause is not None:
        return clause
    group = _near(mention, possible) or main_group(possible)
    if group is None or _told_afresh(mention, group) or (anchored and not _points_back(mention, group)):
        return None
    return group


def _outside(mention: Mention, main: Group, setting: Place | None) -> bool:
    """Tell whether a mention is placed elsewhere than the document is set, while its main event has no town of its own."""
    if setting is None or not mention.places or any(place.city for place in main.places):
        return False
    return compare_all(mention.places, (setting,)) == "conflict"


def _next_in_a_row(mention: Mention, group: Group) -> bool:
    """Tell whether a new paragraph tells of the next day and of another spot, as a list of the weekend's shootings does."""
    if mention.moment is None or mention.definite or mention.paragraph == group.last.paragraph or not _other_venue(mention, group):
        return False
    return bool(group.moments) and all(compare(mention.moment, moment) == "near" for moment in group.moments)


def _one_clause(mention: Mention, last: Mention) -> bool:
    """Tell whether two mentions in a sentence tell of one thing: a bare harm word, or a verb that goes on with the telling."""
    return "event" in {last.kind, mention.kind} or not (mention.definite or mention.indefinite or mention.places or mention.names)


def _of_another_year(mention: Mention, group: Group, main: Group | None, year: int | None) -> bool:
    """Tell whether a mention with a bare year recalls something else than an event told without one, as news tells the day's."""
    if mention.moment is None or mention.moment.precision not in {"year", "years"} or group.moments:
        return False
    if year is not None:
        return (mention.moment.start or "")[:4] != str(year)
    return group is not main or mention.kind not in group.kinds or _hits_other(mention, group)


def _told_afresh(mention: Mention, group: Group) -> bool:
    """Tell whether a mention of a kind new to a well-established event is told of in a clause of its own, so that it is another event."""
    new_kind = mention.kind not in broad_kinds() and mention.kind not in group.kinds
    far = not mention.definite and mention.sentence - group.last.sentence > FAR
    afresh = mention.described or far or _hits_other(mention, group) or (mention.indefinite and _anchored(mention))
    return new_kind and afresh and len(group.mentions) >= ESTABLISHED


def _hits_other(mention: Mention, group: Group) -> bool:
    """Tell whether both say what was hit, and not the same; who was hit does not matter, since one attack hits many."""
    ours, theirs = (things_hit() & set(targets) for targets in (mention.targets, group.targets))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _points_back(mention: Mention, group: Group) -> bool:
    """Tell whether an anchored mention that shares nothing yet may still speak of the group: it adds what the group lacked."""
    if mention.moment is not None and group.moments:
        return False
    if mention.places and group.places and compare_all(mention.places, group.places) == "unknown" and _other_venue(mention, group):
        return False
    placeless = not mention.plural and not any(place.city or place.country for place in group.places)
    near = mention.sentence - group.last.sentence <= FAR or placeless
    return mention.definite or mention.kind == "event" or (near and (mention.kind in broad_kinds() or mention.kind in group.kinds))


def _other_venue(mention: Mention, group: Group) -> bool:
    venues = {place.venue for place in group.places if place.venue}
    others = {place.venue for place in mention.places if place.venue}
    return bool(venues and others) and not venues & others


def _near(mention: Mention, groups: list[Group]) -> Group | None:
    """Return the event last spoken of in the mention's paragraph, if the mention can mean it."""
    here = [group for group in groups if group.last.paragraph == mention.paragraph]
    return max(here, key=lambda group: group.last.span) if here else None


def main_group(groups: Sequence[Group]) -> Group | None:
    """Return the event that the document is mostly about: the weightiest that happened.

    Figures of a longer time come second in a report on one of that time's events; where they lead, that time is what the report is about.
    Sums over several events come last. Likewise a war, and what is told of it, is the background where another event is told first.
    """
    actual = [group for group in groups if not group.foiled] or list(groups)
    actual = [group for group in actual if not group.several] or actual
    first = next((group for group in actual if group.tells or group.lasting is not None), None)
    if first is not None and first.lasting is not None and first.mentions[0].sentence < LEAD:
        return first
    war_first = first is not None and "war" in first.kinds
    actual = [group for group in actual if group.lasting is None and (war_first or "war" not in group.kinds)] or actual
    actual = [group for group in actual if not _long_before(group, actual)]
    return max(actual, key=lambda group: (group.weight, -group.mentions[0].span[0])) if actual else None


def _long_before(group: Group, others: Sequence[Group]) -> bool:
    """Tell whether an event is told by its year or month alone, and only after one that is told by its day."""
    if not group.moments or not all(is_distant(moment) for moment in group.moments):
        return False
    earlier = (other for other in others if other.tells and other.mentions[0].span < group.mentions[0].span)
    return any(is_recent(moment) for other in earlier for moment in other.moments)
