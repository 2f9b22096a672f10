"""Train how much each sign weighs that two reports tell of one event: ``train_linking.py ARTICLES INCIDENTS STORIES WAR``.

ARTICLES and INCIDENTS are those of ``train_choosers.py``, STORIES is the folder of MUC-3/4; of both only the part that is looked at is
used. WAR are articles on one war, each with its ``published`` day and a ``place``. The pairs are those that linking compares: of each
article's main event with the earlier ones that share most keys with it. Two articles of one incident are one event. Two wire stories are
where their templates give one day and one victim by name or one town, and two where all their templates differ by day, country, town or
victims. Two articles on the war are one event where they came out together from one place under like titles, and two where they came out
days apart under others. Other pairs are left out. Stories and articles on the war count little each (`SHARE`): they are there so that words
of a country of which news is rare, towns in which there is an attack every week and round numbers of dead are not learned to be proof.

A logistic regression whose ridge pulls towards the weights set by hand (`BY_HAND`), by Newton's method: the same data give the same
weights.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from math import sqrt
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import click
import numpy as np
from benchmarks.datasets import is_seen, read_lines
from benchmarks.muc import Days, days_told, filled, quoted
from train_choosers import articles_of, readings_of

from rashomon.extract import extract
from rashomon.ingest import ingest
from rashomon.link import link_within
from rashomon.link.blocking import LATEST, filed, rank, sought
from rashomon.link.features import BY_HAND, FEATURES, PRIOR, apart, near_publication, same_time
from rashomon.link.frequencies import weight_of
from rashomon.link.memory import MemoryShelf
from rashomon.link.sides import Side, tellings_of
from rashomon.link.terms import WORD
from rashomon.model import Arrival, Reading

RIDGE = 2.0
SHARE = 0.2
"""What a pair of wire stories, or of articles on the war, counts beside a pair of articles on incidents."""

FOLDS = 5
STEPS = 100
DATA = Path(__file__).parents[1] / "src" / "rashomon" / "link" / "data" / "same_event.json"

LIKE_KINDS = frozenset({"ATTACK", "BOMBING", "ARSON"})
"""Types of incident that one attack may be told under."""

ALIKE, VERY_ALIKE = 0.4, 0.6
"""Cosine of two titles' words from which two articles on the war are on one event, of one day and of two days side by side."""

SET = {"no day of news": 1.0, "same town and day": 1.0}
"""Set by hand over what is learned. An archive dates its news; reports without a day come from a folder that somebody gathered. All 265
pairs of articles that say one day and one town outright, and came out within days, are one event; but nearly all share rare words too."""

BY_DAY = frozenset(name for feature, groups in FEATURES if feature in {same_time, near_publication} for group in groups for name in group)
"""Signs that hang on the days on which the reports came out."""

LEFT_OUT = frozenset({"like words", "actors", "same town and day"})
"""Signs that main events are not weighed by: words count by how rare those are that both have, and not a second time by their likeness; the
accused of a war are the same in all that happens in it, and a suspect told of by name is among the people."""

NEAR, FAR = 1, 3
"""Days apart up to which two incidents may be one, and from which they are two."""


class Pair(NamedTuple):
    """Two main events that linking compares: what speaks for and against, whether they are one, what the pair counts, and its fold."""

    signs: dict[str, float]
    same: bool
    share: float
    fold: int


class Incident(NamedTuple):
    """What a template tells: days, country, towns, victims by name, type."""

    days: tuple[Days, ...]
    country: str
    towns: frozenset[str]
    people: frozenset[str]
    kind: str


@click.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("incidents", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("stories", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("war", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(articles: Path, incidents: Path, stories: Path, war: Path) -> None:
    """Train the weights, write them, and print how well they and those set by hand tell pairs of articles apart."""
    sets = {"articles": [*article_pairs(articles, incidents)], "wire stories": [*story_pairs(stories)], "war": [*war_pairs(war)]}
    found = [one for mine in sets.values() for pair in mine for one in (pair, undated(pair))]
    names = sorted({name for pair in found for name in (PRIOR, *pair.signs)} | BY_HAND.keys())
    weights = dict(sorted((fit(found, names) | SET).items()))
    lines = json.dumps({name: round(value, 3) for name, value in weights.items()}, indent=1)
    DATA.write_text(lines + "\n", encoding="utf-8")
    click.echo(f"{len(found)} pairs, {len(weights)} weights")
    by_fold = {fold: fit([pair for pair in found if pair.fold != fold], names) for fold in range(FOLDS)}
    for kind, mine in sets.items():
        click.echo(f"{kind}, by hand: {told_apart(mine, [odds(pair.signs, BY_HAND) for pair in mine])}")
        click.echo(f"{kind}, learned on the other folds: {told_apart(mine, [odds(pair.signs, by_fold[pair.fold]) for pair in mine])}")


def undated(pair: Pair) -> Pair:
    """Return a pair as it would be if nobody knew when its reports came out: nearly all of these have a day, many others do not."""
    kept = {name: value for name, value in pair.signs.items() if name not in BY_DAY}
    return pair._replace(signs=kept | {"no day of news": 1.0}, share=pair.share * SHARE)


def article_pairs(articles: Path, incidents: Path) -> Iterator[Pair]:
    """Yield the pairs of articles on incidents."""
    incident_of = {}
    for line in incidents.read_text("utf-8").splitlines():
        raw = json.loads(line)
        incident_of.update(dict.fromkeys(raw["doc_ids"], raw["incident_id"]))
    sides, names = sides_of(reading for reading, _ in articles_of(articles, incidents))
    for one, other in compared(sides):
        mine, theirs = (incident_of[names[side.event.document]] for side in (one, other))
        yield Pair(signs_of(one, other), mine == theirs, 1.0, fold_of(mine, theirs))


def fold_of(one: str, other: str) -> int:
    """Return the fold of a pair: that of the lesser of two names, so that what is one event stays together."""
    return crc32(min(one, other).encode()) % FOLDS


def story_pairs(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of wire stories of which the templates tell whether they are one event."""
    told: dict[str, list[Incident]] = {}
    for raw in read_lines(folder / "templates.jsonl"):
        if raw["template"] != "*" and is_seen(raw["doc_id"]):
            told.setdefault(raw["doc_id"], []).append(incident(raw["slots"]))
    arrived = (a.document for a in ingest([folder / "documents.jsonl"]) if isinstance(a, Arrival))
    sides, names = sides_of(readings_of([document for document in arrived if is_seen(document.external_id or "")]))
    for one, other in compared(sides):
        mine, theirs = (names[side.event.document] for side in (one, other))
        same = one_event(told.get(mine, []), told.get(theirs, []))
        if same is not None:
            yield Pair(signs_of(one, other), same, SHARE, fold_of(mine, theirs))


def war_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of articles on the war of which day, place and title tell whether they are one event."""
    raw = {one["id"]: one for one in read_lines(path)}
    sides, names = sides_of(readings_of([a.document for a in ingest([path]) if isinstance(a, Arrival)]))
    for one, other in compared(sides):
        mine, theirs = (raw[names[side.event.document]] for side in (one, other))
        same = one_told(mine, theirs)
        if same is not None:
            yield Pair(signs_of(one, other), same, SHARE, fold_of(mine["id"], theirs["id"]))


def one_told(one: dict[str, Any], other: dict[str, Any]) -> bool | None:
    """Tell whether two articles on the war are on one event; null where day, place and title do not tell."""
    days = abs((date.fromisoformat(one["published"][:10]) - date.fromisoformat(other["published"][:10])).days)
    alike, here = likeness(one["title"], other["title"]), one["place"] == other["place"]
    if here and alike >= (ALIKE if days == 0 else VERY_ALIKE) and days <= NEAR:
        return True
    return False if alike < ALIKE and days > (FAR if here else NEAR) else None


def likeness(one: str, other: str) -> float:
    """Return the cosine of two titles' words, each by its rarity."""
    ours, theirs = (frozenset(WORD.findall(title.lower())) for title in (one, other))
    size = weight_of(ours) * weight_of(theirs)
    return float(weight_of(ours & theirs) / sqrt(size)) if size else 0.0


def incident(slots: dict[str, Any]) -> Incident:
    """Return what a template tells."""
    country, *parts = [part.strip() for part in next(iter(filled(slots, "INCIDENT: LOCATION")), "").split(":")]
    return Incident(
        days=tuple(span for value in filled(slots, "INCIDENT: DATE") for span in days_told(value)),
        country=country,
        towns=frozenset(part.split("(")[0].strip() for part in parts if any(word in part for word in ("(CITY", "(TOWN", "(CAPITAL"))),
        people=frozenset(name for value in filled(slots, "HUM TGT: NAME") for name in quoted(value)),
        kind=next(iter(filled(slots, "INCIDENT: TYPE")), ""),
    )


def one_event(ours: Sequence[Incident], theirs: Sequence[Incident]) -> bool | None:
    """Tell whether two stories are about one incident; null where it cannot be told, or either is about more than two."""
    if not (ours and theirs) or max(len(ours), len(theirs)) > 2:
        return None
    found = {one_incident(one, other) for one, other in product(ours, theirs)}
    return True if True in found else False if found == {False} else None


def one_incident(one: Incident, other: Incident) -> bool | None:
    """Tell whether two templates are of one incident; null where it cannot be told."""
    gap = min((days_between(a, b) for a in one.days for b in other.days), default=None)
    countries = one.country and other.country and one.country != other.country
    kinds = one.kind != other.kind and not {one.kind, other.kind} <= LIKE_KINDS
    if countries or kinds or (gap is not None and gap > FAR):
        return False
    close = gap is not None and gap <= NEAR
    if close and one.people & other.people:
        return True
    if differ(one.towns, other.towns) or differ(one.people, other.people):
        return False
    exact = all(start == end for start, end in (*one.days, *other.days))
    return True if close and exact and one.towns & other.towns else None


def days_between(one: Days, other: Days) -> int:
    """Return how many days lie between two spans; 0 or less where they meet."""
    (start, end), (begin, last) = (tuple(map(date.fromisoformat, span)) for span in (one, other))
    return max((start - last).days, (begin - end).days)


def differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether both name something, and nothing alike."""
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def sides_of(readings: Iterable[Reading]) -> tuple[list[Side], dict[str, str]]:
    """Return the main events of documents in the order of time, and each document's name in the data by its id."""
    sides, names = [], {}
    for reading in readings:
        extraction = link_within(extract(reading))
        names[extraction.document.id] = extraction.document.external_id or ""
        sides += [Side(telling) for telling in tellings_of(extraction) if telling.event.main]
    return sorted(sides, key=attrgetter("at")), names


def compared(sides: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs that linking compares, but for those that are ruled out."""
    shelf, by_place = MemoryShelf(), {side.at: side for side in sides}
    for side in sides:
        keys = [*sought(side)]
        found = shelf.latest([(key, side.at) for key, _ in keys], LATEST)
        for at in rank([(events, times) for events, (_, times) in zip(found, keys, strict=True)], side.event.main):
            if apart(by_place[at], side) is None:
                yield by_place[at], side
        shelf.add([(side.at, side.telling, [*filed(side)])])


def signs_of(one: Side, other: Side) -> dict[str, float]:
    """Return the signs of a pair."""
    return {sign.name: sign.value for feature, _ in FEATURES for sign in feature(one, other)}


def odds(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the log-odds that a pair is one event."""
    return weights[PRIOR] + sum(weights.get(name, 0.0) * value for name, value in signs.items())


def fit(pairs: Sequence[Pair], names: Sequence[str]) -> dict[str, float]:
    """Return the weights under which the pairs are most probable, close to those set by hand; what nothing speaks of keeps those."""
    free = [name for name in names if name not in LEFT_OUT]
    column = {name: k for k, name in enumerate(free)}
    matrix = np.zeros((len(pairs), len(free)))
    matrix[:, column[PRIOR]] = 1.0
    for row, pair in enumerate(pairs):
        for name, value in pair.signs.items():
            if name in column:
                matrix[row, column[name]] = value
    same, share = np.array([pair.same for pair in pairs]), np.array([pair.share for pair in pairs])
    start = np.array([BY_HAND.get(name, 0.0) for name in free])

    def loss(weights: np.ndarray) -> float:
        against = np.where(same, -1.0, 1.0) * (matrix @ weights)
        return float(share @ np.logaddexp(0.0, against) + RIDGE / 2 * ((weights - start) ** 2).sum())

    weights, now = start.copy(), loss(start)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (share * (chance - same)) + RIDGE * (weights - start)
        bend = (matrix.T * (share * chance * (1 - chance))) @ matrix + RIDGE * np.eye(len(free))
        step = np.linalg.solve(bend, slope)
        while loss(weights - step) > now and np.abs(step).max() > 1e-9:
            step /= 2
        weights, before, now = weights - step, now, loss(weights - step)
        if before - now < 1e-9:
            break
    return dict(zip(free, map(float, weights), strict=True))


def told_apart(pairs: Sequence[Pair], scores: Sequence[float]) -> str:
    """Return how well scores tell pairs of one event from others."""
    same, score = np.array([pair.same for pair in pairs]), np.array(scores)
    loss = np.logaddexp(0.0, np.where(same, -score, score)).mean()
    return f"log loss {loss:.3f}, {int((~same & (score > 0)).sum())} of {int((~same).sum())} others taken for one, \
{int((same & (score <= 0)).sum())} of {int(same.sum())} of one taken for others"


if __name__ == "__main__":
    main()
