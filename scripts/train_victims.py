"""Train the weights by which an article's dead and hurt are counted: ``train_victims.py ARTICLES INCIDENTS SHOOTINGS STORIES``.

First those by which persons told of are held to be victims, then those by which a number is held to be the article's total. The data are
those of ``train_choosers.py``. The gold names an incident's participants, their age and what befell them, but not where an article tells of
them; `labels` ties the one to the other by name, then by age, then by what is left of the count. The totals are learned with the persons'
chances as they are for articles that nothing was learned from: by weights of the other folds of incidents. They are learned
from the further articles too, whose gold has the two numbers and nobody by name, and from wire stories on attacks (STORIES is the folder
of MUC-3/4), of those that tell of one incident whose dead or hurt the gold counts: news of shootings knows few large tolls.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import click
from benchmarks.datasets import is_seen, read_lines
from benchmarks.muc import victims_of
from train_choosers import Case, articles_of, fit, readings_of, shootings_of, write

from rashomon.extract.choosing import Features, probabilities
from rashomon.extract.circumstances import harms_told
from rashomon.extract.document import affirmed_figures
from rashomon.extract.figures import figures_and_sums
from rashomon.extract.headlines import titled
from rashomon.extract.ledger import Entry, find_ledger
from rashomon.extract.newsday import find_days
from rashomon.extract.periods import find_periods
from rashomon.extract.persons_counted import KINDS
from rashomon.extract.setting import find_settings
from rashomon.extract.settling import settle
from rashomon.extract.totals import candidates_of, sorts_of, told_of
from rashomon.extract.totals import features_of as totals_features
from rashomon.extract.triggers import find_triggers
from rashomon.extract.victims import EVEN, MOST, Frame, features_of, frame_of
from rashomon.extract.voice import Voices
from rashomon.ingest import ingest
from rashomon.model import Arrival, Reading

RIDGE = 5.0
RIDGES = {"killed": 5.0, "injured": 2.0}
"""For the totals, of 0.3 to 40, by log loss in five folds of incidents; of the hurt 1.5 and 3 do as well there (within 0.001)."""
FOLDS = 5
HANDFUL = 4
"""Where more than these of the gold are no number of the article, the article is left out: the gold counts the attackers of a massacre in,
which reports do not, and nothing is to be learned from that but to distrust large tolls."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
PERSONS = {True: "killed_persons", False: "hurt_persons"}

Weights = dict[str, float]


@dataclass
class Article:
    """An article read: its persons with what speaks for each and whether the gold has them, and the gold."""

    reading: Reading
    frame: Frame
    gold: dict[str, Any]
    persons: list[tuple[Entry, Features, int]] = field(default_factory=list)


Persons = list[tuple[int, bool, Features, int]]
"""Persons told of: the fold of the incident, whether dead, what speaks for each, and whether the gold has the person."""


@click.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("incidents", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("shootings", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("stories", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(articles: Path, incidents: Path, shootings: Path, stories: Path) -> None:
    """Train the weights for the dead and for the hurt, told of one by one and in numbers, and write them."""
    persons = persons_of(article_of(reading, gold) for reading, gold in articles_of(articles, incidents))
    for killed, name in PERSONS.items():
        cases = person_cases(persons, killed)
        write(name, fit(cases, RIDGE), len(cases))
    # Read a second time, one by one: all at once their parses would fill 20 GB.
    every = chain(articles_of(articles, incidents), shootings_of(shootings), stories_of(stories))
    totals = total_cases((article_of(reading, gold) for reading, gold in every), persons)
    for kind, found in totals.items():
        untitled = [([_without_title(one) for one in candidates], right) for candidates, right in found]
        ridge = RIDGES[kind]
        write(f"{kind}_total", fit(found, ridge, fixed=fit(untitled, ridge)), len(found))


def _without_title(features: Features) -> Features:
    """Return what speaks for a number without what the title says: a report that has no title is weighed as if none had."""
    return {name: value for name, value in features.items() if not name.startswith("title")}


def stories_of(folder: Path) -> Iterator[tuple[Reading, dict[str, Any]]]:
    """Yield the wire stories of the part that is looked at whose one incident has exact numbers, read, each with those."""
    told: dict[str, list[dict[str, Any]]] = {}
    for raw in read_lines(folder / "templates.jsonl"):
        if raw["template"] != "*" and is_seen(raw["doc_id"]):
            told.setdefault(raw["doc_id"], []).append(raw)
    gold = {name: numbers_of(every[0]) for name, every in told.items() if len(every) == 1 and "OPTIONAL" not in every[0]["template"]}
    documents = [a.document for a in ingest([folder / "documents.jsonl"]) if isinstance(a, Arrival)]
    for reading in readings_of([document for document in documents if gold.get(document.external_id or "")]):
        yield reading, gold[reading.document.external_id or ""]


def numbers_of(template: dict[str, Any]) -> dict[str, int]:
    """Return how many dead, and how many hurt, a template's lines come to; nothing of a kind that has none, or one that is not exact."""
    lines = list(victims_of(template["slots"], optional=False))
    found = {}
    for kind in KINDS:
        mine = [one for one in lines if one.kind == kind]
        exact = [low for one in mine for low, high in one.numbers[:1] if low is not None and low == high and not one.optional]
        if mine and len(exact) == len(mine):
            found[f"num_{kind}"] = sum(exact)
    return found


def article_of(reading: Reading, gold: dict[str, Any]) -> Article:
    """Return an article with its persons, each tied to the gold where that lists participants."""
    triggers = find_triggers(reading.doc)
    triggers |= harms_told(reading, triggers)
    frame = frame_of(reading, find_settings(reading, triggers), find_days(reading, triggers))
    entries = find_ledger(reading, Voices(reading).tells)[:MOST]
    known = labels(entries, gold) if "participants" in gold else [0] * len(entries)
    return Article(reading, frame, gold, list(zip(entries, features_of(reading, entries, frame), known, strict=True)))


def fold_of(gold: dict[str, Any]) -> int | None:
    """Return the fold of an article's incident; null for one that has none, from whose persons nothing is learned."""
    return int(gold["incident_id"]) % FOLDS if "incident_id" in gold else None


def persons_of(read: Iterable[Article]) -> Persons:
    """Return the persons that articles on incidents tell of."""
    folds = ((fold_of(article.gold), article) for article in read)
    return [(fold, entry.killed, one, right) for fold, article in folds if fold is not None for entry, one, right in article.persons]


def person_cases(persons: Persons, killed: bool, without: int | None = None) -> list[Case]:
    """Return the persons told of as dead, or as hurt, each a case of its own; those of one fold can be left out."""
    return [([one], right) for fold, dead, one, right in persons if dead == killed and fold != without]


def total_cases(read: Iterable[Article], known: Persons) -> dict[str, list[Case]]:
    """Return for each kind the numbers that each article gives, and which of them is the gold's."""
    folds = (None, *range(FOLDS))
    by = {(fold, killed): fit(person_cases(known, killed, fold), RIDGE) for fold in folds for killed in PERSONS}
    found: dict[str, list[Case]] = {kind: [] for kind in KINDS}
    for article in read:
        fold = fold_of(article.gold)
        persons = [(entry, probabilities([one], by[fold, entry.killed])[0]) for entry, one, _ in article.persons]
        here = [entry for entry, chance in persons if chance >= EVEN]
        voices = Voices(article.reading)
        periods = find_periods(article.reading)
        told_of_one, sums = figures_and_sums(article.reading, periods)
        figures = settle(told_of_one, find_ledger(article.reading, voices.tells), here)
        affirmed = affirmed_figures(article.reading, figures, voices, periods)
        for kind, cases in found.items():
            told = told_of(kind, sorts_of(article.reading, sums), affirmed, persons, titled(article.reading))
            candidates = candidates_of(told)
            number = article.gold.get(f"num_{kind}")
            right = next((k for k, one in enumerate(candidates, 1) if one.number == number), 0)
            if number is not None and (right or number <= HANDFUL):
                cases.append((totals_features(article.reading, told, candidates, article.frame), right))
    return found


def labels(entries: Sequence[Entry], gold: dict[str, Any]) -> list[int]:
    """Return for each person 1 where the gold has such a person dead or hurt, each of the gold's once, else 0."""
    found = [0] * len(entries)
    for killed, status, total in ((True, "Killed", gold["num_killed"]), (False, "Injured", gold["num_injured"])):
        left = [one for one in gold["participants"] if status in one.get("status", "")]
        unlisted = max(0, total - len(left))
        mine = [k for k, entry in enumerate(entries) if entry.killed == killed]
        for fits in (_by_name, _by_age):
            for k in mine:
                found[k] = found[k] or _take(left, fits(entries[k]))
        for k in mine:
            if not found[k]:
                found[k] = _take(left, _by_rest(entries[k]))
            if not found[k] and unlisted and not (entries[k].ages and left):
                unlisted -= 1
                found[k] = 1
    return found


Fits = Callable[[dict[str, str]], bool]


def _take(left: list[dict[str, str]], fits: Fits) -> int:
    one = next((one for one in left if fits(one)), None)
    if one is None:
        return 0
    left.remove(one)
    return 1


def _words(name: str) -> list[str]:
    return [word for word in re.sub(r"[^a-z ]", " ", name.lower()).split() if len(word) > 1 and word not in SUFFIXES]


def _by_name(entry: Entry) -> Fits:
    last = {words[-1] for words in map(_words, entry.names) if words}
    return lambda one: bool(last & set(_words(one.get("name", ""))))


def _by_age(entry: Entry) -> Fits:
    return lambda one: one.get("age", "").isdigit() and int(one["age"]) in entry.ages and not (one.get("name") and entry.names)


def _by_rest(entry: Entry) -> Fits:
    """Take what is left for a person of no name or age that speaks against it."""
    return lambda one: not (entry.names and one.get("name")) and not (entry.ages and one.get("age"))


if __name__ == "__main__":
    main()
