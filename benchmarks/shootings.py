"""Short articles with one shooting each: killed, injured and the day, each article examined by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.datasets import PARTS, Case, Measured, Result, is_seen, only, read_lines, results_of, sample
from benchmarks.gva import judge, quotes_of
from benchmarks.measures import Measure
from rashomon.pipeline import Examination, Options, examine_each

NAME = "shootings"
OTHERS = {
    "killed": "0.84: supervised; 0.87: keyword with the number beside it",
    "injured": "0.74: supervised; 0.75: keyword with the number beside it",
    "date": "0.77: supervised; 0.71: first weekday named",
}
"""What others reached, on the test part of the data."""


@dataclass(frozen=True)
class Article:
    """The gold of one article."""

    id: str
    killed: int
    injured: int
    day: str


def measure(folder: Path, jobs: int, percent: int) -> Measured:
    """Examine each of ``percent`` of the articles by itself and return figures of either part and what was judged."""
    articles = {article.id: article for article in sample(list(load_articles(folder / "articles.jsonl")), percent)}
    found = examine_each([only(folder / "articles.jsonl", articles)], Options(jobs=jobs))
    cases = [case(articles[one.documents[0].external_id or ""], one) for one in found]
    measured = Measured(cases=sorted(cases, key=lambda each: each.id))
    for seen, name in PARTS:
        measured.results += score(f"{NAME} {name}", [each for each in measured.cases if is_seen(each.id) == seen])
    return measured


def load_articles(path: Path) -> Iterator[Article]:
    """Yield the gold of a file."""
    for raw in read_lines(path):
        gold = raw["gold"]
        yield Article(raw["id"], gold["n_killed"], gold["n_injured"], gold["shooting_date"])


def case(article: Article, found: Examination) -> Case:
    """Return how the main event of an article compares with its gold; what is not said is none."""
    main = found.documents[0].main_event
    event = next((event for event in found.events if event.id == main), None)
    account = next((account for account in found.accounts if account.event == main), None)
    judged = judge(account, event, {"killed": article.killed, "injured": article.injured}, article.day)
    return Case(article.id, {article.id: found.documents[0].text}, judged, quotes_of(found, main or ""))


def score(part: str, cases: Sequence[Case]) -> Iterator[Result]:
    """Yield the share of articles with exactly the gold's killed, injured and day; and where the gold's number is above none."""
    yield from results_of(part, (_measure(name, name, cases) for name in ("killed", "injured", "date")))
    for name in ("killed", "injured"):
        above = [each for each in cases if each.judged[name][0] != "0"]
        yield from results_of(part, [_measure(name, f"{name}, where any are", above)])


def _measure(name: str, label: str, cases: Sequence[Case]) -> Measure:
    return Measure(label, sum(each.judged[name][2] for each in cases), len(cases), len(cases))
