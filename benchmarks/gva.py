"""Real news on US shootings with gold made by others (the Gun Violence Archive): which articles tell of one event, and its figures.

Incidents are parted by a hash of their id: those under `SEEN` per cent were looked at while rules were written, the others never.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.clusters import b_cubed
from benchmarks.measures import Measure
from rashomon.model import Account, Event
from rashomon.pipeline import Examination, Options, examine

SEEN = 40
HEAD = ["set", "measure", "figure", "others reached", "change"]
OTHERS = {
    "one event (B³)": "0.91: TF-IDF within 30 days at its best threshold",
    "killed": "0.71: keyword rule over perfect groups",
    "injured": "0.50: the same",
}
"""What others reached on a comparable part of the data."""


@dataclass(frozen=True)
class Incident:
    """One shooting of the gold: its articles, day, town and final counts, the attacker among them."""

    id: str
    articles: tuple[str, ...]
    day: str
    towns: frozenset[str]
    killed: int
    injured: int

    @property
    def seen(self) -> bool:
        """Tell whether the incident is of the part that rules were written on."""
        return part_of(self.id) < SEEN


def part_of(incident: str) -> int:
    """Return which hundredth of the incidents one falls into, by a hash of its id."""
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 100


def plain(town: str) -> str:
    """Return a town's name as the gold and a gazetteer write it alike: "St. Louis", "Saint Louis" and "st louis" are one."""
    name = town.lower().replace("-", " ").replace(".", "").replace("'", "")
    return re.sub(r"^mc ", "mc", re.sub(r"^mount ", "mt ", re.sub(r"^saint ", "st ", name))).strip()


def names_of(town: str) -> frozenset[str]:
    """Return the names that the gold gives a town: "Pittsburgh (Wilkinsburg)" is the post town and the town itself."""
    first, _, second = town.rstrip(")").partition("(")
    return frozenset(plain(name) for name in (first, second) if name.strip() not in {"", "county"})


def measure(folder: Path, jobs: int, percent: int) -> tuple[list[list[str]], dict[str, float]]:
    """Examine the articles of the first ``percent`` of incidents in either part, all at once, and return rows to print and figures."""
    incidents = _sample(list(load_incidents(folder / "incidents.jsonl")), percent)
    found = examine([_articles(folder / "articles.jsonl", incidents)], Options(jobs=jobs))
    rows: list[list[str]] = []
    figures: dict[str, float] = {}
    for part, chosen in (("gva seen", [i for i in incidents if i.seen]), ("gva unseen", [i for i in incidents if not i.seen])):
        for measured in score(chosen, found):
            figure = measured.f1 if measured.name.startswith("one event") else measured.recall
            figures[f"{part}: {measured.name}"] = round(figure, 4)
            rows.append([part, f"{measured.name} ({measured.wanted:g})" if measured.wanted > 1 else measured.name, f"{figure:.3f}"])
    return rows, figures


def load_incidents(path: Path) -> Iterator[Incident]:
    """Yield the incidents of a gold file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            raw: dict[str, Any] = json.loads(line)
            day = datetime.strptime(raw["date"], "%B %d, %Y").date().isoformat()
            towns = names_of(raw["city_or_county"])
            yield Incident(raw["incident_id"], tuple(raw["doc_ids"]), day, towns, raw["num_killed"], raw["num_injured"])


def _sample(incidents: list[Incident], percent: int) -> list[Incident]:
    ordered = sorted(incidents, key=lambda i: hashlib.sha256(f"sample {i.id}".encode()).hexdigest())
    return ordered[: max(1, len(ordered) * percent // 100)]


def _articles(path: Path, incidents: Sequence[Incident]) -> Path:
    """Write the articles of the incidents to a file of their own and return it."""
    wanted = {article for incident in incidents for article in incident.articles}
    kept = Path(tempfile.mkdtemp()) / "articles.jsonl"
    with path.open(encoding="utf-8") as lines, kept.open("w", encoding="utf-8") as out:
        out.writelines(line for line in lines if json.loads(line)["id"] in wanted)
    return kept


def score(incidents: Sequence[Incident], found: Examination) -> Iterator[Measure]:
    """Yield the measures of one part: B³ over its articles, and the accounts of its incidents with two articles or more."""
    event_of = {d.external_id or d.id: d.main_event or f"none of {d.id}" for d in found.documents}
    gold = {article: incident.id for incident in incidents for article in incident.articles if article in event_of}
    yield b_cubed(gold, {article: event_of[article] for article in gold})
    events = {event.id: event for event in found.events}
    accounts = {account.event: account for account in found.accounts}
    many = [incident for incident in incidents if len(incident.articles) > 1]
    right: Counter[str] = Counter()
    for incident in many:
        votes = Counter(event_of[article] for article in incident.articles if article in event_of)
        event = min(votes, key=lambda key: (-votes[key], key))
        right.update(name for name, good in _judge(incident, events.get(event), accounts.get(event)).items() if good)
    for name in ("killed", "injured", "date", "city"):
        yield Measure(name, right[name], len(many), len(many))


def _judge(incident: Incident, event: Event | None, account: Account | None) -> dict[str, bool]:
    """Return which of the account's figures are exactly the gold's; a figure nobody gives is none."""
    return {
        "killed": _best(account, "killed") == incident.killed,
        "injured": _best(account, "injured") == incident.injured,
        "date": event is not None and event.date.start == event.date.end == incident.day,
        "city": event is not None and event.place is not None and plain(event.place.city or "") in incident.towns,
    }


def _best(account: Account | None, kind: str) -> int:
    figure = account.figures.get(kind) if account is not None else None
    return figure.best if figure is not None and figure.best is not None else 0
