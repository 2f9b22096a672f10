"""Made-up reports for measuring growth: distinct events, each told by several reports that differ a little, as extracted from text.

No text is parsed: the reports come as what extraction would have made of them, so that linking and reconciling are measured alone. The
n-th event is the same however many are asked for, and the days lie within the same years, so that more reports lie closer together.
"""

from __future__ import annotations

import gzip
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, count
from random import Random

from rashomon.model import Actor, Claim, Document, Event, Extraction, Link, LocalEvent, Moment, Place, Published, Quantity, Value
from rashomon.model.claim import ClaimKind, FigureKind
from rashomon.model.statement import Stance

FIRST_DAY, DAYS = date(2012, 1, 1), 3653
KINDS = ("bombing", "shooting", "air-strike", "stabbing", "abduction", "clash", "massacre", "attack")
VENUES = ("Market", "Mill", "Station", "School", "Bridge", "Hotel", "Theatre", "Square")
ACTORS = tuple(f"{one} {other}" for one in ("Ninth", "Red", "Northern", "Free", "Just") for other in ("Dawn", "Banner", "Front", "Guard"))
NOTORIOUS = 30
"""Events that any later report may recall in a line: the greatest has thousands of mentions among 100,000 reports."""
RECALLS = 0.15
TOPIC = 25
"""Words that the reports of one event share beyond chance."""
FIGURES: tuple[FigureKind, ...] = ("killed", "injured")


@dataclass(frozen=True)
class Report:
    """One made-up report, and of which made-up event each of its local events is."""

    extraction: Extraction
    truth: dict[str, str]


@dataclass(frozen=True)
class MadeUp:
    """One made-up event: what its reports draw from."""

    key: str
    kind: str
    day: date
    town: Place
    venue: str
    actor: str
    people: tuple[str, ...]
    topic: tuple[str, ...]
    figures: tuple[int, int]


def reports(number: int) -> Iterator[Report]:
    """Yield ``number`` reports; between one and eight tell of an event, in no order of time."""
    made = 0
    for index in count():
        random = Random(f"event {index}")
        event = _event(f"e{index}", random)
        for _ in range(random.choice((1, 2, 3, 4, 4, 5, 6, 8))):
            if made == number:
                return
            yield _report(event, random, made)
            made += 1


def one_event(number: int) -> tuple[Event, list[Document], list[Claim]]:
    """Return one event with ``number`` reports and their claims on it: figures that rise, many speakers, many accused, days and towns."""
    random = Random("one event")
    made = _event("one", random)
    documents = [_document(n, made.day + timedelta(random.randrange(30))) for n in range(number)]
    claims = [claim for document in documents for claim in _claims(document, made, random)]
    return Event(id="evt-one", label="made up", kind=made.kind, documents=tuple(d.id for d in documents)), documents, claims


def _claims(document: Document, event: MadeUp, random: Random) -> Iterator[Claim]:
    killed, injured = event.figures
    speaker = _person(random)
    accused = event.actor if random.random() < 0.7 else f"{_person(random)} Brigade" if random.random() < 0.5 else random.choice(ACTORS)
    chain = (Link(speaker=speaker, speaker_id=f"spk-{speaker}"),)
    yield _figure(document, "evt-one", "killed", killed + random.randrange(40), random)
    yield _figure(document, "evt-one", "injured", injured + random.randrange(60), random)
    yield _claim(document, "evt-one", "responsibility", Actor(name=accused), random.choice(("blamed", "denied", "suspected")), chain)
    yield _claim(document, "evt-one", "when", _day(event.day + timedelta(random.choice((0, 0, 0, 1)))))
    yield _claim(document, "evt-one", "where", event.town if random.random() < 0.8 else _town(random))


def _event(key: str, random: Random) -> MadeUp:
    return MadeUp(
        key=key,
        kind=random.choice(KINDS),
        day=FIRST_DAY + timedelta(random.randrange(DAYS)),
        town=_town(random),
        venue=f"{_draw(_people()[1], random).title()} {random.choice(VENUES)}",
        actor=random.choice(ACTORS),
        people=tuple(_person(random) for _ in range(random.choice((0, 1, 1, 2, 3)))),
        topic=tuple(_draw(_words()[0], random) for _ in range(TOPIC)),
        figures=(random.randrange(1, 60), random.randrange(0, 90)),
    )


def _report(event: MadeUp, random: Random, number: int) -> Report:
    published = event.day + timedelta(random.choice((0, 0, 1, 1, 1, 2, 2, 3, 6, 20)))
    document = _document(number, published)
    main = _told(event, document, random)
    truth = {main.id: event.key}
    events = [main]
    if random.random() < RECALLS:
        known = _notorious(min(random.randrange(NOTORIOUS), random.randrange(NOTORIOUS)))
        if known.day < event.day and known.town.city != event.town.city:
            events.append(_recalled(known, document, random))
            truth[events[1].id] = known.key
    claims = tuple(_figure(document, main.id, kind, n, random) for kind, n in zip(FIGURES, event.figures, strict=True))
    setting = event.town if random.random() < 0.7 else None
    return Report(
        Extraction(document=document, settings=((setting, 0.9),) if setting is not None else (), claims=claims, events=tuple(events)), truth
    )


def _document(number: int, published: date) -> Document:
    known = Published(date=published.isoformat(), basis="given")
    return Document(id=f"doc-{number:07}", external_id=str(number), published=known, sha256=f"{number:064}", text=f"Report {number}.")


def _told(event: MadeUp, document: Document, random: Random) -> LocalEvent:
    moment, day = _when(event.day, random)
    chance = random.random()
    return LocalEvent(
        id=f"loc-{document.id}-0",
        document=document.id,
        kind=event.kind,
        kinds=(event.kind,) if random.random() < 0.7 else ("attack",),
        main=True,
        moment=moment,
        days=((day, 0.9),) if day is not None else (),
        places=(event.town,) if chance < 0.8 else (_country(event.town),) if chance < 0.9 else (),
        names=(event.venue,) if random.random() < 0.6 else (),
        actors=(event.actor,) if random.random() < 0.4 else (),
        people=tuple(person for person in event.people if random.random() < 0.6),
        terms=_terms(event.topic, random, random.randrange(80, 140)),
        spans=((0, 6),),
    )


def _recalled(event: MadeUp, document: Document, random: Random) -> LocalEvent:
    year = str(event.day.year)
    exact = random.random() < 0.5
    moment = _day(event.day) if exact else Moment(start=f"{year}-01-01", end=f"{year}-12-31", precision="year", words=year)
    return LocalEvent(
        id=f"loc-{document.id}-1",
        document=document.id,
        kind=event.kind,
        kinds=(event.kind,),
        told=False,
        moment=moment,
        places=(event.town,),
        names=(event.venue,) if random.random() < 0.5 else (),
        terms=_terms(event.topic, random, 12),
        spans=((7, 9),),
    )


def _when(day: date, random: Random) -> tuple[Moment, Moment | None]:
    """Return the day as a report gives it: right, a day off, by its weekday alone, or only as the day that its news is of."""
    chance = random.random()
    if chance < 0.7:
        return _day(day), None
    if chance < 0.8:
        return _day(day + timedelta(random.choice((-1, 1)))), None
    if chance < 0.9:
        return Moment(weekday=day.weekday(), precision="day"), None
    return Moment(), _day(day)


def _day(day: date) -> Moment:
    return Moment(start=day.isoformat(), end=day.isoformat(), precision="day")


def _figure(document: Document, event: str, kind: FigureKind, number: int, random: Random) -> Claim:
    number += random.choice((0, 0, 0, 1, 2))
    as_of = document.published.date if random.random() < 0.5 else None
    return _claim(document, event, kind, Quantity(low=number, high=number, qualifier="exact", as_of=as_of))


def _claim(
    document: Document, event: str, kind: ClaimKind, value: Value, stance: Stance = "asserted", chain: tuple[Link, ...] = ()
) -> Claim:
    return Claim(
        id=f"clm-{document.id}-{kind}",
        document=document.id,
        event=event,
        kind=kind,
        value=value,
        stance=stance,
        attribution=chain,
        span=(0, 6),
        quote="Report",
        confidence=0.9,
        reasons=(),
    )


def _terms(topic: Sequence[str], random: Random, number: int) -> tuple[str, ...]:
    """Return the words of a report: more than half of its event's, the others as often as they are in news."""
    words, weights = _words()
    mine = [word for word in topic if random.random() < 0.6]
    return tuple(sorted({*mine, *random.choices(words, cum_weights=weights, k=number)}))


def _country(town: Place) -> Place:
    return Place(name=town.country or "", country=town.country, precision=6)


def _person(random: Random) -> str:
    given, family = _people()
    return f"{_draw(given, random).title()} {_draw(family, random).title()}"


def _draw(pool: Sequence[str], random: Random) -> str:
    return pool[random.randrange(len(pool))]


@lru_cache(maxsize=1)
def _notorious_events() -> tuple[MadeUp, ...]:
    """Return events that lie early in the years told of, so that most reports can recall them."""
    made = (_event(f"n{index}", Random(f"notorious {index}")) for index in range(NOTORIOUS))
    return tuple(MadeUp(**{**vars(event), "day": FIRST_DAY + (event.day - FIRST_DAY) // 4}) for event in made)


def _notorious(index: int) -> MadeUp:
    return _notorious_events()[index]


def _town(random: Random) -> Place:
    towns, weights = _towns()
    return towns[bisect(weights, random.random() * weights[-1])]


@lru_cache(maxsize=1)
def _towns() -> tuple[list[Place], list[float]]:
    """Return the towns of the shipped gazetteer, large ones likelier than small ones."""
    rows = [line.split("\t") for line in _lines("places.tsv.gz")]
    towns = [row for row in rows if len(row) == 9 and row[1] == "P" and row[5] and int(row[7]) >= 5000]
    places = [
        Place(name=f"{row[2]}, {row[3]}", city=row[2], country=row[3], latitude=float(row[5]), longitude=float(row[6]), precision=2)
        for row in towns
    ]
    return places, list(accumulate(int(row[7]) ** 0.5 for row in towns))


@lru_cache(maxsize=1)
def _people() -> tuple[list[str], list[str]]:
    """Return given names and surnames."""
    marked = [line.split("\t") for line in _lines("words.tsv.gz")]
    return [n for n, flags in marked if set(flags) & set("fm")], [n for n, flags in marked if "s" in flags]


@lru_cache(maxsize=1)
def _words() -> tuple[list[str], list[int]]:
    """Return words and how often they are in news, added up."""
    lines = files("rashomon").joinpath("link", "data", "document_frequencies.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [word for word, _ in rows], list(accumulate(int(number) for _, number in rows))


def _lines(name: str) -> list[str]:
    packed = files("rashomon").joinpath("read", "data", name).read_bytes()
    return [line for line in gzip.decompress(packed).decode("utf-8").split("\n") if "\t" in line]
