"""Train the choosers of a document's town and day: ``scripts/train_choosers.py ARTICLES INCIDENTS SHOOTINGS``.

The files are those described in ``docs/reference/weighing-models.md``: articles, the incidents that they tell of, and further articles with
gold of their own, which have no town; only those of the part that is looked at (hash of the id under 40) are used. Writes the weights that
the package ships. A conditional logit with a ridge penalty, fitted by Newton's method: the same data give the same weights.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import numpy as np
from benchmarks.datasets import is_seen
from benchmarks.gva import names_of, plain

from rashomon.extract import newsday, setting
from rashomon.extract.choosing import NONE, Features
from rashomon.extract.circumstances import harms_told
from rashomon.extract.triggers import find_triggers
from rashomon.ingest import ingest
from rashomon.model import Arrival, Document, Reading
from rashomon.read import load_model, read_document

RIDGES = {"setting": 2.0, "newsday": 1.0}
"""By what is chosen: the best of 0.5 to 5 in five folds."""
STEPS = 30
DATA = Path(__file__).parents[1] / "src" / "rashomon" / "extract" / "data"
Case = tuple[list[Features], int]
"""The candidates of one document and which of them is right, from 1; 0: none."""


@click.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("incidents", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("shootings", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(articles: Path, incidents: Path, shootings: Path) -> None:
    """Train both choosers and write their weights."""
    towns, days = [], []
    for reading, gold in articles_of(articles, incidents):
        town, day = cases(reading, gold)
        towns.append(town)
        days.append(day)
    days += [case for _, case in (cases(reading, gold) for reading, gold in shootings_of(shootings))]
    write("setting", fit(towns, RIDGES["setting"]), len(towns))
    write("newsday", fit(days, RIDGES["newsday"]), len(days))


def write(name: str, weights: dict[str, float], number: int) -> None:
    """Write the weights that were learned from ``number`` cases where the package ships them."""
    lines = json.dumps({key: round(float(value), 3) for key, value in sorted(weights.items())}, indent=1)
    (DATA / f"{name}.json").write_text(lines + "\n", encoding="utf-8")
    click.echo(f"{name}: {number} cases, {len(weights)} weights")


def articles_of(articles: Path, incidents: Path) -> Iterator[tuple[Reading, dict[str, Any]]]:
    """Yield the articles of the part that is looked at, read, each with the gold of its incident."""
    gold = {key: one for one in map(json.loads, incidents.read_text("utf-8").splitlines()) for key in one["doc_ids"]}
    wanted = {key for key, one in gold.items() if is_seen(one["incident_id"])}
    documents = [a.document for a in ingest([articles]) if isinstance(a, Arrival) and a.document.external_id in wanted]
    for reading in readings_of(documents):
        yield reading, gold[reading.document.external_id or ""]


def readings_of(documents: Sequence[Document]) -> Iterator[Reading]:
    """Yield the documents, read one by one: unlike those of a batch their parses stay valid, and training comes back to them."""
    nlp = load_model()
    return (read_document(document, nlp) for document in documents)


def shootings_of(path: Path) -> Iterator[tuple[Reading, dict[str, Any]]]:
    """Yield the articles with gold of their own of the part that is looked at, read, each with that gold as an incident's."""
    gold = {one["id"]: one["gold"] for one in map(json.loads, path.read_text("utf-8").splitlines()) if is_seen(one["id"])}
    documents = [a.document for a in ingest([path]) if isinstance(a, Arrival) and a.document.external_id in gold]
    for reading in readings_of(documents):
        mine = gold[reading.document.external_id or ""]
        numbers = {"num_killed": mine["n_killed"], "num_injured": mine["n_injured"]}
        yield reading, {"city_or_county": "", "state": "", "day": mine["shooting_date"], **numbers}


def cases(reading: Reading, gold: dict[str, Any]) -> tuple[Case, Case]:
    """Return an article's towns and its days, with the right one of each."""
    triggers = find_triggers(reading.doc)
    triggers |= harms_told(reading, triggers)
    towns, days = setting.towns_of(reading), newsday.days_of(reading)
    return (
        (setting.features_of(reading, towns, triggers), _right_town(towns, gold)),
        (newsday.features_of(reading, days, triggers), _right_day(days, gold)),
    )


def _right_town(towns: Sequence[setting.Town], gold: dict[str, Any]) -> int:
    names = names_of(gold["city_or_county"])
    fits = [k for k, one in enumerate(towns, 1) if plain(one.place.city or "") in names]
    return min(fits, default=0, key=lambda k: towns[k - 1].place.admin1 != gold["state"])


def _right_day(days: Sequence[newsday.Day], gold: dict[str, Any]) -> int:
    day = gold["day"] if "day" in gold else datetime.strptime(gold["date"], "%B %d, %Y").date().isoformat()
    return next((k for k, one in enumerate(days, 1) if one.day.isoformat() == day), 0)


def fit(found: Sequence[Case], ridge: float, fixed: Mapping[str, float] | None = None) -> dict[str, float]:
    """Return the weights under which the right candidates are most probable, by name; a larger ``ridge`` keeps them smaller.

    ``fixed`` are weights that are kept as they are: only the others are learned.
    """
    names = [*sorted({name for candidates, _ in found for one in candidates for name in one}), NONE]
    column = {name: k for k, name in enumerate(names)}
    rows = []
    for candidates, right in found:
        matrix = np.zeros((len(candidates) + 1, len(names)))
        matrix[0, column[NONE]] = 1.0
        for k, one in enumerate(candidates, 1):
            for name, value in one.items():
                matrix[k, column[name]] = value
        rows.append((matrix, right))
    weights = np.array([(fixed or {}).get(name, 0.0) for name in names])
    free = np.array([k for k, name in enumerate(names) if name not in (fixed or {})])
    for _ in range(STEPS):
        slope, bend = -2 * ridge * weights, 2 * ridge * np.eye(len(names))
        for matrix, right in rows:
            scores = matrix @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            mean = shares @ matrix
            slope += matrix[right] - mean
            bend += (matrix.T * shares) @ matrix - np.outer(mean, mean)
        step = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        weights[free] += step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, weights, strict=True))


if __name__ == "__main__":
    main()
