"""Real news on US shootings with gold made by others (the Gun Violence Archive): which articles tell of one event, and its figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.clusters import b_cubed
from benchmarks.datasets import PARTS, Case, Measured, Result, only, part_of, read_lines, results_of, sample
from benchmarks.measures import Measure
from rashomon.model import Account, Event
from rashomon.pipeline import Examination, Options, examine

NAME = "gva"
OTHERS = {
    "one event (B³)": "0.91: TF-IDF within 30 days at its best threshold",
    "killed": "0.71: keyword rule over perfect groups",
    "injured": "0.50: the same",
}
"""What others reached on a comparable part of the data."""

JUDGED = ("killed", "injured", "date", "city")


@dataclass(frozen=True)
class Incident:
    """One shooting of the gold: its articles, day, town and final counts, the attacker among them."""

    id: str
    articles: tuple[str, ...]
    day: str
    towns: frozenset[str]
    killed: int
    injured: int


def plain(town: str) -> str:
    """Return a town's name as the gold and a gazetteer write it alike: "St. Louis", "Saint Louis" and "st louis" are one."""
    name = town.lower().replace("-", " ").replace(".", "").replace("'", "")
    return re.sub(r"^mc ", "mc", re.sub(r"^mount ", "mt ", re.sub(r"^saint ", "st ", name))).strip()


def names_of(town: str) -> frozenset[str]:
    """Return the names that the gold gives a town: "Pittsburgh (Wilkinsburg)" is the post town and the town itself."""
    first, _, second = town.rstrip(")").partition("(")
    return frozenset(plain(name) for name in (first, second) if name.strip() not in {"", "county"})


def measure(folder: Path, jobs: int, percent: int) -> Measured:
    """Examine the articles of ``percent`` of the incidents, all at once, and return figures of either part and what was judged."""
    incidents = sample(list(load_incidents(folder / "incidents.jsonl")), percent)
    wanted = {article for incident in incidents for article in incident.articles}
    found = examine([only(folder / "articles.jsonl", wanted)], Options(jobs=jobs))
    measured = Measured(cases=[case(incident, found) for incident in incidents if len(incident.articles) > 1])
    for seen, name in PARTS:
        measured.results += score(f"{NAME} {name}", part_of(incidents, seen), found)
    return measured


def load_incidents(path: Path) -> Iterator[Incident]:
    """Yield the incidents of a gold file."""
    for raw in read_lines(path):
        day = datetime.strptime(raw["date"], "%B %d, %Y").date().isoformat()
        towns = names_of(raw["city_or_county"])
        yield Incident(raw["incident_id"], tuple(raw["doc_ids"]), day, towns, raw["num_killed"], raw["num_injured"])


def score(part: str, incidents: Sequence[Incident], found: Examination) -> Iterator[Result]:
    """Yield the figures of one part: B³ over its articles, and the accounts of its incidents with two articles or more."""
    event_of = _events(found)
    gold = {article: incident.id for incident in incidents for article in incident.articles if article in event_of}
    if gold:
        together = b_cubed(gold, {article: event_of[article] for article in gold})
        yield Result(part, together.name, together.f1, len(gold))
    many = [incident for incident in incidents if len(incident.articles) > 1]
    right = Counter(name for incident in many for name, (_, _, good) in case(incident, found).judged.items() if good)
    yield from results_of(part, (Measure(name, right[name], len(many), len(many)) for name in JUDGED))


def case(incident: Incident, found: Examination) -> Case:
    """Return how the event that most of an incident's articles are about compares with it; a figure nobody gives is none."""
    event_of = _events(found)
    mine = [article for article in incident.articles if article in event_of]
    votes = Counter(event_of[article] for article in mine)
    chosen = min(votes, key=lambda key: (-votes[key], key), default="")
    event = next((event for event in found.events if event.id == chosen), None)
    account = next((account for account in found.accounts if account.event == chosen), None)
    judged = judge(account, event, {"killed": incident.killed, "injured": incident.injured}, incident.day)
    city = (event.place.city or "") if event is not None and event.place is not None else ""
    judged["city"] = (" or ".join(sorted(incident.towns)), city, plain(city) in incident.towns)
    texts = {d.title or d.id: d.text for d in found.documents if (d.external_id or d.id) in mine}
    return Case(incident.id, texts, judged, quotes_of(found, chosen))


def judge(account: Account | None, event: Event | None, figures: dict[str, int], day: str) -> dict[str, tuple[str, str, bool]]:
    """Return for each figure and the day what gold and output have, and whether they are exactly the same."""
    judged = {kind: (str(number), str(best(account, kind)), best(account, kind) == number) for kind, number in figures.items()}
    start, end = (event.date.start, event.date.end) if event is not None else (None, None)
    judged["date"] = (day, " to ".join(dict.fromkeys(filter(None, (start, end)))), start == end == day)
    return judged


def best(account: Account | None, kind: str) -> int:
    """Return an account's best figure, 0 where there is none."""
    figure = account.figures.get(kind) if account is not None else None
    return figure.best if figure is not None and figure.best is not None else 0


def quotes_of(found: Examination, event: str) -> list[str]:
    """Return the claims on an event with their words."""
    claims = [claim for claim in found.claims if claim.event == event and claim.kind in {"killed", "injured", "when", "where"}]
    return [f"{claim.kind}: “{claim.quote}”" for claim in claims]


def _events(found: Examination) -> dict[str, str]:
    """Return the main event of each article; one that is about nothing has an event of its own."""
    return {d.external_id or d.id: d.main_event or f"none of {d.id}" for d in found.documents}
