"""Wire stories in capitals on attacks in Latin America (MUC-3/4): victims with their number and effect, organisations, days.

The gold fills templates, a target a line; Rashomon makes claims. What is compared is what both have: for each story the numbers of dead and
of injured that stand for themselves, the organisations held responsible with how sure the story is, and the days of its events.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.datasets import PARTS, Case, Measured, is_seen, only, read_lines, results_of, sample
from benchmarks.measures import Measure
from benchmarks.names import same_name
from rashomon.model import Actor, Claim, Event, Quantity
from rashomon.pipeline import Examination, Options, examine_each

NAME = "muc"
OTHERS = {
    "victims, recall": "0.66: best of 1992, number alone",
    "victims, precision": "0.56: the same",
    "organisations, recall": "0.44: best of 1992",
    "organisations, precision": "0.53: the same",
    "confidence, recall": "0.24: best of 1992",
    "confidence, precision": "0.30: the same",
    "dates, recall": "0.61: best of 1992",
    "dates, precision": "0.57: the same",
}
"""What the best system of 1992 reached on the test part, scored by its own rules: near, not the same."""

EFFECTS = {"DEATH": "killed", "INJURY": "injured"}
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})")
NUMBER = re.compile(r"^[~?\s]*(-?)\s*(\d+)\s*(-?)$")
DAY_PRECISIONS = frozenset({"minute", "hour", "day", "days"})
SAID = frozenset({"asserted", "claimed", "blamed"})
"""Stances with which a figure is given as such."""

LOOSE = timedelta(31)
"""How long before a day by which something happened ("- 04 MAR 90") it may have."""

G = TypeVar("G")
F = TypeVar("F")
Bounds = tuple[int | None, int | None]
Days = tuple[str, str]
Names = tuple[str, ...]
"""An organisation as the output has it: its name, then the story's words for it."""


@dataclass(frozen=True)
class Victims:
    """One line of victims: effect, the numbers that are right (null bounds are open), and whether finding it is asked for."""

    kind: str
    numbers: tuple[Bounds, ...]
    optional: bool


@dataclass(frozen=True)
class Organisation:
    """An organisation held responsible: its names, and how sure the story is of it."""

    names: tuple[str, ...]
    confidence: tuple[str, ...]
    optional: bool


@dataclass(frozen=True)
class Day:
    """When an incident was: the spans of days that are right."""

    spans: tuple[Days, ...]
    optional: bool


@dataclass(frozen=True)
class Story:
    """The gold of one story, and those whom it holds responsible without naming an organisation."""

    id: str
    victims: tuple[Victims, ...]
    organisations: tuple[Organisation, ...]
    individuals: tuple[str, ...]
    days: tuple[Day, ...]


def measure(folder: Path, jobs: int, percent: int) -> Measured:
    """Examine each of ``percent`` of the stories by itself and return recall and precision of either part and what was judged."""
    stories = {story.id: story for story in sample(load_stories(folder), percent)}
    measured, counts = Measured(), defaultdict(list)
    for found in examine_each([only(folder / "documents.jsonl", stories)], Options(jobs=jobs)):
        story = stories[found.documents[0].external_id or ""]
        compared = compare(story, found)
        counts[is_seen(story.id)].append(compared)
        measured.cases.append(case(story, found, compared))
    measured.cases.sort(key=lambda each: each.id)
    for seen, name in PARTS:
        measured.results += results_of(f"{NAME} {name}", add_up(counts[seen]), both=True)
    return measured


def load_stories(folder: Path) -> list[Story]:
    """Return the gold by story: a story of which no template tells has none."""
    templates: dict[str, list[dict[str, Any]]] = {raw["id"]: [] for raw in read_lines(folder / "documents.jsonl")}
    for raw in read_lines(folder / "templates.jsonl"):
        if raw["template"] != "*":
            templates[raw["doc_id"]].append(raw)
    return [story_of(name, every) for name, every in templates.items()]


def story_of(name: str, templates: Sequence[dict[str, Any]]) -> Story:
    """Return what a story's templates ask for, each thing once."""
    victims: list[Victims] = []
    organisations: list[Organisation] = []
    individuals: list[str] = []
    days: list[Day] = []
    for raw in templates:
        slots, optional = raw["slots"], "OPTIONAL" in raw["template"]
        told = list(victims_of(slots, optional))
        victims += [*told, *_totals(told)]
        organisations += _organisations(slots, optional)
        individuals += [one for value in filled(slots, "PERP: INDIVIDUAL ID") for one in quoted(value)]
        spans = tuple(span for value in filled(slots, "INCIDENT: DATE") for span in days_told(value))
        days += [Day(spans, optional)] if spans else []
    return Story(name, tuple(victims), _once(organisations), tuple(individuals), tuple(dict.fromkeys(days)))


def filled(slots: dict[str, list[str]], name: str) -> list[str]:
    """Return what stands in a slot, where anything does."""
    return [value for value in slots.get(name, []) if value not in {"*", "-"}]


def quoted(value: str) -> tuple[str, ...]:
    """Return the strings that a slot quotes from the story."""
    return tuple(found.replace('\\"', '"').strip('"') for found in re.findall(r'"((?:[^"\\]|\\.)*)"', value))


def victims_of(slots: dict[str, list[str]], optional: bool) -> Iterator[Victims]:
    """Yield the lines of a template that count victims whose effect it gives."""
    effects = {quoted(value): value.partition(":")[0] for value in filled(slots, "HUM TGT: EFFECT OF INCIDENT")}
    for value in filled(slots, "HUM TGT: NUMBER"):
        told, words = value.partition(":")[0], quoted(value)
        effect = next((effect for names, effect in effects.items() if set(names) & set(words)), "")
        numbers = tuple(bounds for part in told.split("/") for bounds in _bounds(part))
        for part in effect.split("/"):
            kind = EFFECTS.get(part.strip("?() "))
            if kind is not None and numbers:
                yield Victims(kind, numbers, optional or "?" in told or "?" in part)


def _totals(victims: Sequence[Victims]) -> Iterator[Victims]:
    """Yield what the lines of a template come to together: right where a story says so, but not asked for beside them."""
    for kind in EFFECTS.values():
        exact = [low for one in victims if one.kind == kind for low, high in one.numbers[:1] if low is not None and low == high]
        if len(exact) > 1:
            yield Victims(kind, ((sum(exact), sum(exact)),), True)


def _bounds(told: str) -> Iterator[Bounds]:
    """Yield the bounds of a number: "5", "5-" (five or more), "-15" (up to 15), "~500" (about), "PLURAL" (any from two)."""
    if "PLURAL" in told:
        yield (None, None)
    found = NUMBER.match(told.strip())
    if found is not None:
        up_to, number, at_least = found.groups()
        yield (None if up_to else int(number), None if at_least else int(number))


def _organisations(slots: dict[str, list[str]], optional: bool) -> Iterator[Organisation]:
    sure = {names: value.partition(":")[0] for value in filled(slots, "PERP: ORGANIZATION CONFIDENCE") if (names := quoted(value))}
    for value in filled(slots, "PERP: ORGANIZATION ID"):
        names = quoted(value)
        confidence = next((each for others, each in sure.items() if set(others) & set(names)), "")
        told = tuple(part.strip("?() ") for part in confidence.split("/"))
        yield Organisation(names, tuple(filter(None, told)), optional or value.lstrip().startswith(("?", "(")))


def _once(every: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Return each organisation once, with every confidence that a template of the story gives."""
    found: list[Organisation] = []
    for one in every:
        same = next((at for at, other in enumerate(found) if set(other.names) & set(one.names)), None)
        if same is None:
            found.append(one)
        else:
            other = found[same]
            names = tuple(dict.fromkeys((*other.names, *one.names)))
            confidence = tuple(dict.fromkeys((*other.confidence, *one.confidence)))
            found[same] = Organisation(names, confidence, other.optional and one.optional)
    return tuple(found)


def days_told(value: str) -> Iterator[Days]:
    """Yield the spans of days that a date slot allows: a day, from one to another, or by a day."""
    for part in value.split("/"):
        told = [day for found in DAY.findall(part.upper()) if (day := _day(*found)) is not None]
        if len(told) == 1 and part.strip("?( ").startswith("-"):
            yield (date.fromisoformat(told[0]) - LOOSE).isoformat(), told[0]
        elif told:
            yield told[0], told[-1]


def _day(day: str, month: str, year: str) -> str | None:
    """Return a day as the gold writes it ("04 MAR 90", "MCH" too), null where the calendar has none such."""
    number = next((at for at, name in enumerate(MONTHS, 1) if name == month), None) or next(
        (at for at, name in enumerate(MONTHS, 1) if name[0] == month[0]), 1
    )
    try:
        return date(1900 + int(year), number, int(day)).isoformat()
    except ValueError:
        return None


@dataclass(frozen=True)
class Compared:
    """What of one story was found: measures, and found beside gold in words."""

    measures: tuple[Measure, ...]
    words: tuple[tuple[str, str], ...]


def compare(story: Story, found: Examination) -> Compared:
    """Return how what was found in a story compares with its gold."""
    figures = _figures(found)
    accused = _accused(found, story)
    days = sorted({span for event in found.events if event.documents and (span := _span(event)) is not None})
    sure = [(names, each) for names, every in accused.items() for each in sorted(every)]
    wanted = [(one, each) for one in story.organisations for each in one.confidence]
    measures = (
        pair("victims", story.victims, figures, _is_number, lambda one: one.optional),
        pair("organisations", story.organisations, list(accused), _is_named, lambda one: one.optional),
        pair("confidence", wanted, sure, lambda one, two: _is_named(one[0], two[0]) and one[1] == two[1], lambda one: one[0].optional),
        pair("dates", story.days, days, _is_day, lambda one: one.optional),
    )
    words = (
        ("; ".join(f"{one.kind} {one.numbers}" for one in story.victims), "; ".join(f"{kind} {bounds}" for kind, bounds in figures)),
        ("; ".join(" / ".join(one.names) for one in story.organisations), "; ".join(" / ".join(names) for names in accused)),
        ("; ".join(f"{one.names[0]}: {each}" for one, each in wanted), "; ".join(f"{names[0]}: {each}" for names, each in sure)),
        ("; ".join(str(one.spans) for one in story.days), "; ".join(str(one) for one in days)),
    )
    return Compared(measures, words)


def pair(name: str, gold: Sequence[G], found: Sequence[F], same: Callable[[G, F], bool], optional: Callable[[G], bool]) -> Measure:
    """Pair gold and found one to one, what is asked for first. Found pairs with optional gold count neither way, missed ones not at all."""
    left = list(found)
    right, spared = 0, 0
    for one in sorted(gold, key=optional):
        other = next((each for each in left if same(one, each)), None)
        if other is not None:
            left.remove(other)
            right += not optional(one)
            spared += optional(one)
    return Measure(name, right, sum(not optional(one) for one in gold), len(found) - spared)


def _figures(found: Examination) -> list[tuple[str, Bounds]]:
    """Return kind and bounds of the dead and injured that a story tells of: a number once for each event and for each who is told of."""
    told = {}
    for claim in found.claims:
        value = claim.value
        if claim.kind in EFFECTS.values() and isinstance(value, Quantity) and claim.stance in SAID and (value.low, value.high) != (0, 0):
            told[claim.event, claim.kind, value.low, value.high, value.people] = (claim.kind, (value.low, value.high))
    return sorted(told.values(), key=str)


def _span(event: Event) -> Days | None:
    """Return first and last day of an event that is told by its day, else null."""
    start = event.date.start
    return (start, event.date.end or start) if start is not None and event.date.precision in DAY_PRECISIONS else None


def _accused(found: Examination, story: Story) -> dict[Names, set[str]]:
    """Return the organisations held responsible, each with how sure the story is; people and bands that the gold names apart are none.

    An organisation goes by its name and by the story's own words for it, since the gold has those: "FMLN".
    """
    kinds = {speaker.id: speaker.kind for speaker in found.speakers}
    claims = [claim for claim in found.claims if isinstance(claim.value, Actor) and claim.stance not in {"denied", "doubted", "asked"}]
    words: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        assert isinstance(claim.value, Actor)
        words[claim.value.name] |= {claim.value.name, claim.value.words or claim.value.name}
    accused: dict[Names, set[str]] = defaultdict(set)
    for claim in claims:
        assert isinstance(claim.value, Actor)
        names = (claim.value.name, *sorted(words[claim.value.name] - {claim.value.name}))
        known = any(_is_named(one, names) for one in story.organisations)
        if known or not any(same_name(name, claim.value.name) for name in story.individuals):
            accused[names].add(confidence_of(claim, kinds))
    return dict(sorted(accused.items()))


def confidence_of(claim: Claim, kinds: Mapping[str, str]) -> str:
    """Return the MUC's word for how an organisation is held responsible: by stance and by who says so."""
    if claim.stance == "claimed":
        return "CLAIMED OR ADMITTED"
    if claim.stance == "hypothesised":
        return "POSSIBLE"
    if not claim.attribution:
        return "REPORTED AS FACT" if claim.stance in {"asserted", "blamed"} else "SUSPECTED OR ACCUSED"
    by_authorities = kinds.get(claim.attribution[-1].speaker_id or "") == "authorities"
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if by_authorities else "SUSPECTED OR ACCUSED"


def _is_number(gold: Victims, found: tuple[str, Bounds]) -> bool:
    kind, (low, high) = found
    several = high is None or high > 1
    return kind == gold.kind and any((low, high) == bounds or (bounds == (None, None) and several) for bounds in gold.numbers)


def _is_named(gold: Organisation, found: Names) -> bool:
    return any(same_name(name.title(), one.title()) for name in gold.names for one in found)


def _is_day(gold: Day, found: tuple[str, str]) -> bool:
    return any(first <= found[0] and found[1] <= last for first, last in gold.spans)


def add_up(every: Iterable[Compared]) -> list[Measure]:
    """Return the measures of several stories as of one."""
    counts: dict[str, list[float]] = {}
    for compared in every:
        for one in compared.measures:
            sums = counts.setdefault(one.name, [0, 0, 0])
            counts[one.name] = [sums[0] + one.right, sums[1] + one.wanted, sums[2] + one.given]
    return [Measure(name, *sums) for name, sums in counts.items()]


def case(story: Story, found: Examination, compared: Compared) -> Case:
    """Return what was compared in a story, for the page of errors."""
    judged = {
        one.name: (gold, ours, one.right == one.wanted == one.given)
        for one, (gold, ours) in zip(compared.measures, compared.words, strict=True)
    }
    kinds = {"killed", "injured", "responsibility", "when"}
    quotes = [f"{claim.kind} ({claim.stance}): “{claim.quote}”" for claim in found.claims if claim.kind in kinds]
    return Case(story.id, {story.id: found.documents[0].text}, judged, quotes)
