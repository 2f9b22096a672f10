"""Train the weights by which persons told of are counted among the victims: ``scripts/train_victims.py ARTICLES INCIDENTS``.

The data are those of ``train_choosers.py``. The gold names an incident's participants, their age and what befell them, but not where an
article tells of them; `labels` ties the one to the other by name, then by age, then by what is left of the count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from train_choosers import Case, articles_of, fit, write

from rashomon.extract.choosing import Features
from rashomon.extract.circumstances import harms_told
from rashomon.extract.ledger import Entry, find_ledger
from rashomon.extract.newsday import find_days
from rashomon.extract.setting import find_settings
from rashomon.extract.triggers import find_triggers
from rashomon.extract.victims import features_of, frame_of

RIDGE = 5.0
SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


@click.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("incidents", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(articles: Path, incidents: Path) -> None:
    """Train the weights for the dead and for the hurt, and write them."""
    dead: list[Case] = []
    hurt: list[Case] = []
    for entry, features, right in cases(articles, incidents):
        (dead if entry.killed else hurt).append(([features], right))
    write("killed_persons", fit(dead, RIDGE), len(dead))
    write("hurt_persons", fit(hurt, RIDGE), len(hurt))


def cases(articles: Path, incidents: Path) -> Iterator[tuple[Entry, Features, int]]:
    """Yield every person told of in the articles of the part that is looked at, and whether the gold has them: 1 or 0."""
    for reading, gold in articles_of(articles, incidents):
        triggers = find_triggers(reading.doc)
        triggers |= harms_told(reading, triggers)
        frame = frame_of(reading, find_settings(reading, triggers), find_days(reading, triggers))
        entries = find_ledger(reading)
        yield from zip(entries, features_of(reading, entries, frame), labels(entries, gold), strict=True)


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
