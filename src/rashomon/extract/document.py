"""Everything that one document says: statements, claims and event mentions, from its reading alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract.arms import find_arms
from rashomon.extract.circumstances import circumstances_of, harms_told
from rashomon.extract.figures import MAX_QUOTE, figures_and_sums
from rashomon.extract.garbled import garbled_flags
from rashomon.extract.ledger import find_ledger
from rashomon.extract.longer import LongerTimes, is_of_longer_time
from rashomon.extract.means import find_means
from rashomon.extract.mentions import Claimed, find_mentions
from rashomon.extract.newsday import find_days
from rashomon.extract.one_by_one import find_victims, harms_found
from rashomon.extract.owners import claim_owner, trigger_before
from rashomon.extract.people import find_people
from rashomon.extract.periods import Period, find_periods
from rashomon.extract.persons_counted import SURE, count_persons
from rashomon.extract.responsibility import Accusation, Scene, find_accusations
from rashomon.extract.setting import find_settings
from rashomon.extract.settling import settle
from rashomon.extract.totals import weigh_totals
from rashomon.extract.triggers import Trigger, harm_trigger
from rashomon.extract.victims import EVEN, chances_of, frame_of
from rashomon.extract.voice import Voices
from rashomon.extract.warnings import find_warnings
from rashomon.model import AFFIRMING, Actor, Claim, Extraction, Total, hull, make_claim, overlaps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from rashomon.extract.figures import RawFigure, Sum
    from rashomon.extract.persons_counted import CountedFigure
    from rashomon.extract.totals import Candidate
    from rashomon.model import ClaimKind, Mention, Reading, Span, Value

Found = tuple[Claim, "Trigger | None"]

HAPPENED = frozenset({"actual", "foiled"})
"""The reality of mentions that make an event of the document."""


def extract(reading: Reading) -> Extraction:
    """Return what one document says. Pure: the same reading gives the same extraction, whatever was read before."""
    scene = Scene(reading)
    triggers = dict(scene.triggers)
    triggers |= harms_told(reading, triggers)
    settings, days = find_settings(reading, triggers), find_days(reading, triggers)
    voices = Voices(reading)
    entries = find_ledger(reading, voices.tells)
    frame = frame_of(reading, settings, days)
    persons = chances_of(reading, entries, frame)
    periods = find_periods(reading)
    triggers |= harms_found(reading, entries, triggers)
    told, sums = figures_and_sums(reading, periods)
    figures = settle(told, entries, [entry for entry, chance in persons if chance >= EVEN])
    longer = LongerTimes(triggers, periods)
    found = list(_sum_claims(scene, sums, longer, voices))
    found += _claims(scene, figures, longer, voices)
    people = find_people(reading, [claim for claim, _ in found])
    affirmed = affirmed_figures(reading, figures, voices, periods)
    weighed = weigh_totals(reading, affirmed, persons, frame, sums)
    counted, more_people = count_persons(reading, persons, affirmed, weighed, people)
    found += _counted_claims(reading, counted, voices)
    claims = _distinct(_outside_boilerplate(reading, found))
    mentions = _mentions(reading, longer, claims)
    if counted and not mentions:
        # Somebody was hurt, but no word tells of an event: then that of the harm does.
        trigger = _own_trigger(triggers, counted[0].word)
        claims = [(claim, owner or trigger) for claim, owner in claims]
        mentions = _mentions(reading, longer, claims)
    if not any(mention.reality in HAPPENED for mention in mentions):
        arms = find_arms(reading)
        claims = _distinct([*claims, *_outside_boilerplate(reading, _circumstance_claims(scene, arms, {}, voices))])
        mentions += _mentions(reading, LongerTimes(arms, ()), claims)
    mentions = _with_actors(mentions, [claim for claim, _ in claims])
    victims = find_victims(entries, figures, longer.triggers, mentions, (*people, *more_people), voices)
    statements = voices.table.with_those({link.statement for claim, _ in claims for link in claim.attribution if link.statement})
    return Extraction(
        document=reading.document,
        flags=garbled_flags(reading),
        statements=tuple(s for s in statements if not any(_in_boilerplate(reading, c) for c in s.content)),
        speakers=voices.speakers,
        people=(*people, *more_people),
        victims=victims,
        claims=tuple(claim for claim, _ in claims),
        mentions=tuple(mentions),
        settings=settings,
        days=days,
        totals=tuple(_totals(weighed, {one.kind for one in affirmed if one.value.qualifier == "vague" and one.value.scope == "total"})),
    )


def _totals(weighed: Mapping[str, Sequence[tuple[Candidate, float]]], untold: Collection[str]) -> Iterator[Total]:
    """Yield the numbers that may be the totals, and none where no vague number says that there were some (``untold``: those kinds)."""
    for kind, ranked in weighed.items():
        for one, chance in ranked:
            yield Total(kind=kind, number=one.number, chance=round(chance, 4))
        if kind not in untold:
            yield Total(kind=kind, number=0, chance=round(max(0.0, 1.0 - sum(chance for _, chance in ranked)), 4))


def affirmed_figures(reading: Reading, figures: Sequence[RawFigure], voices: Voices, periods: Sequence[Period]) -> list[RawFigure]:
    """Return the figures that somebody affirms, without those of the page around the report and those of a war or a longer time."""
    kept = [one for one in figures if not _in_boilerplate(reading, one.span) and not is_of_longer_time(one, periods)]
    return [figure for figure in kept if (voice := voices.of_figure(figure)).said and voice.stance in AFFIRMING]


def _claims(scene: Scene, figures: Sequence[RawFigure], longer: LongerTimes, voices: Voices) -> Iterator[Found]:
    yield from _figure_claims(scene, figures, longer, voices)
    yield from _responsibility_claims(scene, longer.triggers, voices)
    yield from _warning_claims(scene, voices)
    yield from _circumstance_claims(scene, longer.triggers, longer.lasting, voices)


def _sum_claims(scene: Scene, sums: Sequence[Sum], longer: LongerTimes, voices: Voices) -> Iterator[Found]:
    for one in sums:
        claim = _figure_claim(scene, one.figure, voices)
        if claim is not None:
            yield claim, longer.of_several(one, scene.reading.dates)


def _figure_claims(scene: Scene, figures: Sequence[RawFigure], longer: LongerTimes, voices: Voices) -> Iterator[Found]:
    for figure in figures:
        claim = _figure_claim(scene, figure, voices)
        if claim is not None:
            yield claim, longer.of(figure) or _owner_of_one(longer, figure)


def _owner_of_one(longer: LongerTimes, figure: RawFigure) -> Trigger:
    """Return the trigger that a figure of one event hangs on: of "hurt in one of two shootings that left three dead" its own harm."""
    owner = _owner(longer.triggers, (figure.word, figure.number))
    return owner if owner.token.i not in longer.several else _own_trigger(longer.triggers, figure.word)


def _figure_claim(scene: Scene, figure: RawFigure, voices: Voices) -> Claim | None:
    """Return the claim that a figure is, null where nobody says it."""
    voice = voices.of_figure(figure)
    if not voice.said:
        return None
    return make_claim(
        scene.reading.document,
        figure.kind,  # type: ignore[arg-type]
        figure.value,
        figure.span,
        stance=voice.stance,
        attribution=voice.links,
        confidence=figure.confidence,
        reasons=figure.reasons + voice.reasons,
    )


def _mentions(reading: Reading, longer: LongerTimes, claims: Sequence[Found]) -> list[Mention]:
    claimed = [Claimed(claim.id, trigger) for claim, trigger in claims if trigger is not None]
    found = find_mentions(reading, longer, claimed)
    return [mention for mention in found if not _in_boilerplate(reading, mention.span)]


def _counted_claims(reading: Reading, figures: Iterable[CountedFigure], voices: Voices) -> list[Found]:
    """Return the claims of figures counted from persons; they are the main event's, so they hang on no word."""
    found: list[Found] = []
    for one in figures:
        links = voices.of_all(one.told or (one.span,))
        kind: ClaimKind = one.kind  # type: ignore[assignment]
        claim = make_claim(reading.document, kind, one.value, one.span, attribution=links, confidence=SURE, reasons=one.reasons)
        found.append((claim, None))
    return found


def _responsibility_claims(scene: Scene, triggers: dict[int, Trigger], voices: Voices) -> Iterator[Found]:
    for accusation in find_accusations(scene):
        who = accusation.accused
        for voice in voices.of_accusation(accusation):
            if not voice.said:
                continue
            claim = make_claim(
                scene.reading.document,
                "responsibility",
                Actor(name=who.name, role=accusation.role, words=who.words),
                _accusation_span(accusation),
                stance=voice.stance,
                attribution=voice.links,
                confidence=accusation.sure,
                reasons=(accusation.rule, *voice.reasons),
            )
            yield claim, _owner(triggers, (*accusation.event, accusation.cue))


def _accusation_span(accusation: Accusation) -> Span:
    """Return the span from cue to accused, or the cue alone where that would run on."""
    cue = accusation.cue
    own = (cue.idx, cue.idx + len(cue.text))
    spans = [own, accusation.accused.span]
    if accusation.until is not None:
        spans.append((accusation.until.idx, accusation.until.idx + len(accusation.until.text)))
    whole = hull(spans)
    return whole if whole[1] - whole[0] <= MAX_QUOTE else own


def _warning_claims(scene: Scene, voices: Voices) -> Iterator[Found]:
    for warning in find_warnings(scene):
        voice = voices.of_warning(warning.span, warning.cue)
        if voice.said:
            yield (
                make_claim(
                    scene.reading.document,
                    "warning",
                    warning.value,
                    warning.span,
                    stance=voice.stance,
                    attribution=voice.links,
                    confidence=warning.confidence,
                    reasons=(warning.reason, *voice.reasons),
                ),
                None,
            )


def _circumstance_claims(scene: Scene, triggers: dict[int, Trigger], lasting: Mapping[int, Period], voices: Voices) -> Iterator[Found]:
    """Yield when, where and means of every event mentioned."""
    for i, period in lasting.items():
        if period.moment.precision != "unknown":
            yield _tied(scene, voices, triggers[i], "when", period.moment, period.span)
    for i, around in circumstances_of(scene.reading, triggers).items():
        for date in around.dates if i not in lasting else ():
            yield _tied(scene, voices, triggers[i], "when", date.moment, date.span)
        for place in around.places:
            yield _tied(scene, voices, triggers[i], "where", place.place, place.span)
    for means in find_means(scene.reading, triggers):
        yield _tied(scene, voices, means.trigger, "means", means.value, means.span)


def _tied(scene: Scene, voices: Voices, trigger: Trigger, kind: ClaimKind, value: Value, span: Span) -> Found:
    """Return the claim that a circumstance tied to a trigger makes; means are less surely tied than times and places."""
    links = voices.table.chain(span).links
    sure = 0.75 if kind == "means" else 0.8
    reasons = (f"tied to “{trigger.token.text}”",)
    return make_claim(scene.reading.document, kind, value, span, attribution=links, confidence=sure, reasons=reasons), trigger


def _owner(triggers: dict[int, Trigger], tokens: Iterable[Token]) -> Trigger:
    """Return the trigger that a claim hangs on; where there is none, its governing word becomes one, to be placed by position."""
    listed = list(tokens)
    owners = (claim_owner(token, triggers) for token in listed)
    owner = next((found for found in owners if found is not None), None) or trigger_before(listed[0], triggers)
    if owner is not None:
        return owner
    return _own_trigger(triggers, listed[0])


def _own_trigger(triggers: dict[int, Trigger], word: Token) -> Trigger:
    """Make a word itself a trigger, and return it."""
    return triggers.setdefault(word.i, harm_trigger(word))


def _in_boilerplate(reading: Reading, span: Span) -> bool:
    return any(zone.kind == "boilerplate" and overlaps(zone.span, span) for zone in reading.zones)


def _outside_boilerplate(reading: Reading, found: Iterable[Found]) -> list[Found]:
    return [pair for pair in found if not _in_boilerplate(reading, pair[0].span)]


def _distinct(found: list[Found]) -> list[Found]:
    """Keep each claim once, in text order."""
    by_id: dict[str, Found] = {}
    for claim, trigger in found:
        by_id.setdefault(claim.id, (claim, trigger))
    return sorted(by_id.values(), key=lambda pair: (pair[0].span, pair[0].kind, pair[0].id))


def _with_actors(mentions: list[Mention], claims: list[Claim]) -> list[Mention]:
    """Write on each mention who is held responsible in the claims that hang on it."""
    accused = {c.id: c.value.name for c in claims if isinstance(c.value, Actor)}
    return [
        msgspec.structs.replace(m, actors=tuple(dict.fromkeys(accused[i] for i in m.claims if i in accused))) if m.claims else m
        for m in mentions
    ]
