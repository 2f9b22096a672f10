"""The same news with other towns: in all articles of each looked-at incident its town is exchanged for another of the county or state.

Rules and weights see the towns of the articles they are made on, which flatters the looked-at part. Chance, with a fixed seed, draws the
other town; a larger one more often. One of the county is drawn where there is any, since the county's name and its sheriff stay. Some of
these texts are odd: the quarters of a city stay when its name goes.
"""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import gva
from benchmarks.datasets import Measured, is_seen, read_lines
from rashomon.pipeline import Options, examine
from rashomon.read.gazetteer import gazetteer

NAME = "exchanged"
OTHERS: dict[str, str] = {}
SEED = 1
SMALLEST = 1_000
"""People of a town that may stand in for another."""

Towns = Mapping[str, Sequence[tuple[str, int, str | None]]]
"""By the name of a state, its towns with the people who live there and the code of the county."""


def measure(folder: Path, jobs: int, percent: int) -> Measured:
    """Examine ``percent`` of the exchanged incidents, all at once, and return the figures."""
    towns = towns_by_state("US")
    articles = {one["id"]: one for one in read_lines(folder / "articles.jsonl")}
    incidents, texts = [], []
    for raw in read_lines(folder / "incidents.jsonl"):
        mine = [articles[name] for name in raw["doc_ids"] if name in articles]
        if is_seen(raw["incident_id"]) and len(mine) > 1 and random.Random(raw["incident_id"]).random() * 100 < percent:
            changed = exchanged(raw, mine, towns)
            if changed is not None:
                incidents.append(changed[0])
                texts += changed[1]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "articles.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in texts), encoding="utf-8")
        gold = Path(name) / "incidents.jsonl"
        gold.write_text("".join(json.dumps(one) + "\n" for one in incidents), encoding="utf-8")
        found = examine([path], Options(jobs=jobs))
        known = list(gva.load_incidents(gold))
    return Measured(results=list(gva.score(NAME, known, found)), cases=[gva.case(one, found) for one in known])


def towns_by_state(country: str) -> Towns:
    """Return the towns of a country by the name of their division, in order."""
    by_state: dict[str, set[tuple[str, int, str | None]]] = {}
    for place in gazetteer().towns(country):
        state = gazetteer().division_name(country, place.division)
        if state is not None and place.population >= SMALLEST and place.town is None:
            by_state.setdefault(state, set()).add((place.name, place.population, place.district_code))
    return {state: sorted(found, key=lambda one: (one[0], one[1], one[2] or "")) for state, found in by_state.items()}


def exchanged(
    incident: dict[str, Any], articles: Iterable[dict[str, Any]], towns: Towns
) -> tuple[dict[str, Any], list[dict[str, Any]]] | None:
    """Return an incident and its articles with another town of its county, or else state, or null where the articles do not name its town
    by itself."""
    articles = list(articles)
    town = incident["city_or_county"].split(" (")[0]
    forms = "|".join(re.escape(form) for form in (town, town.upper()))
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?!\w)(?! (?:County|COUNTY|Parish))")
    if "county" in incident["city_or_county"].lower() or not any(pattern.search(one["text"]) for one in articles):
        return None
    told = " ".join(part for one in articles for part in (one["text"], one.get("title") or "")).lower()
    of_state = towns.get(incident["state"], ())
    county = next((one[2] for one in of_state if one[0] == town), None)
    others = [one for one in of_state if one[0].lower() not in told]
    others = [one for one in others if county is not None and one[2] == county] or others
    if not others:
        return None
    chance = random.Random(f"{SEED}/{incident['incident_id']}")
    other = chance.choices([name for name, *_ in others], [people**0.5 for _, people, _ in others])[0]

    def put(text: str) -> str:
        return pattern.sub(lambda found: other.upper() if found.group().isupper() and len(found.group()) > 3 else other, text)

    changed = [{**one, **{key: put(one[key]) for key in ("title", "text") if one.get(key)}} for one in articles]
    return {**incident, "city_or_county": other}, changed
