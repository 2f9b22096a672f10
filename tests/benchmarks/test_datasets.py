"""Measuring on development data, tried on a little made-up data of the same form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from benchmarks.datasets import Case, Result, is_seen, only, part_of, results_of, rows, sample
from benchmarks.measures import Measure

from benchmarks import errors, gva, shootings

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Thing:
    """Anything with an id."""

    id: str


THINGS = [Thing(f"thing {n}") for n in range(400)]
STORY = "Two people were shot dead in a bar in Varna, Bulgaria, on Monday evening and three others were wounded, police said."
FOLLOW_UP = "The two people shot dead in a bar in Varna, Bulgaria, on Monday evening were brothers, police said. Three others were wounded."


def test_parts_are_by_hash() -> None:
    """The parts hold everything once, and what part a thing is of depends on its id alone."""
    seen, unseen = part_of(THINGS, True), part_of(THINGS, False)
    assert sorted([*seen, *unseen], key=str) == sorted(THINGS, key=str)
    assert 100 < len(seen) < 220
    assert part_of(THINGS[::-1], True) == seen[::-1]


def test_a_sample_holds_a_smaller_one() -> None:
    """A sample is the same whatever the order, and more of a hundred is a larger sample, not another."""
    assert set(sample(THINGS, 5)) < set(sample(THINGS[::-1], 20))
    assert len(sample(THINGS, 100)) == 400


def test_the_program_never_reads_gold(tmp_path: Path) -> None:
    """What is handed to the program holds only the wanted articles, and no field but its own."""
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": "t", "gold": {"n_killed": 1}}) + "\n" for n in "ab"), encoding="utf-8")
    kept = only(path, {"b"}).read_text(encoding="utf-8")
    assert [json.loads(line) for line in kept.splitlines()] == [{"id": "b", "text": "t"}]


def test_rows_say_what_changed() -> None:
    """A row has what others reached and the change since the record, where there is one."""
    results = list(results_of("set seen", [Measure("killed", 3, 4, 4), Measure("date", 1, 2, 2)]))
    assert list(rows(results, {"killed": "0.5"}, {"set seen: killed": 0.7})) == [
        ["set seen", "killed", "0.750", "4", "0.5", "+0.050"],
        ["set seen", "date", "0.500", "2", "", ""],
    ]
    assert [result.name for result in results_of("set", [Measure("x", 1, 2, 4)], both=True)] == ["x, recall", "x, precision"]
    assert results[0] == Result("set seen", "killed", 0.75, 4)


def test_pages_of_errors_are_escaped(tmp_path: Path) -> None:
    """Texts are hostile; only what is wrong is shown, and nothing of the unseen part."""
    seen = next(thing.id for thing in THINGS if is_seen(thing.id))
    unseen = next(thing.id for thing in THINGS if not is_seen(thing.id))
    cases = [Case(name, {"<b>title": "<script>x</script>"}, {"killed": ("1", "2", False)}, ["“<i>”"]) for name in (seen, unseen)]
    page = errors.write_page(tmp_path / "new", "set", [*cases, Case("right", {}, {"killed": ("1", "1", True)})]).read_text("utf-8")
    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert seen in page
    assert unseen not in page
    assert "1 wrong" in page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports of one shooting, with the gold of both data sets."""
    gold = {"n_killed": 2, "n_injured": 3, "shooting_date": "2021-05-03", "address": ""}
    records = [
        {"id": "a", "text": STORY, "title": "Two shot dead in Varna", "published": "2021-05-04", "gold": gold},
        {"id": "b", "text": FOLLOW_UP, "title": "Brothers shot dead in Varna", "published": "2021-05-05", "gold": {**gold, "n_killed": 0}},
    ]
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    incident = {
        "incident_id": "i",
        "date": "May 3, 2021",
        "city_or_county": "Varna",
        "num_killed": 2,
        "num_injured": 3,
        "doc_ids": ["a", "b"],
    }
    (tmp_path / "incidents.jsonl").write_text(json.dumps(incident) + "\n", encoding="utf-8")
    return tmp_path


def test_articles_together(folder: Path) -> None:
    """Two reports of one shooting are one event, with the gold's dead, injured, day and town."""
    measured = gva.measure(folder, 1, 100)
    part = "gva seen" if is_seen("i") else "gva unseen"
    assert measured.figures == {f"{part}: {name}": 1.0 for name in ("one event (B³)", *gva.JUDGED)} | {
        key: 1.0 for key in measured.figures if not key.startswith(part)
    }
    (case,) = measured.cases
    assert case.judged["killed"] == ("2", "2", True)
    assert not case.wrong
    assert len(case.texts) == 2


def test_articles_each_by_itself(folder: Path) -> None:
    """Each article is judged alone; a number that is not the gold's is wrong, and what nobody says is none."""
    measured = shootings.measure(folder, 1, 100)
    assert [(case.id, case.judged["killed"][2], case.judged["injured"]) for case in measured.cases] == [
        ("a", True, ("3", "3", True)),
        ("b", False, ("3", "3", True)),
    ]
    assert gva.best(None, "killed") == 0
