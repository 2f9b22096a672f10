"""Made-up reports for the tests of asking: a bombing told by three outlets on two days, one of which edits its report; another attack."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

Report = dict[str, str]


def report(outlet: str, published: str, title: str, text: str) -> Report:
    """Return one report as a line of JSON Lines gives it; the same outlet and title stand at the same address."""
    slug = "-".join(f"{outlet} {title}".lower().split())
    return {"text": text, "title": title, "publisher": outlet, "published": published, "url": f"https://{slug}.example/"}


POST = report(
    "Varnholt Post",
    "2031-03-07",
    "Blast at fish market",
    "VARNHOLT, March 7 - A bomb exploded at the fish market in Varnholt on Friday morning, killing 12 people, police said. "
    "No group has claimed responsibility for the bombing.",
)
RADIO = report(
    "Harbour Radio",
    "2031-03-07",
    "Dozens hurt in Varnholt",
    "VARNHOLT, March 7 - At least 15 people were killed and 40 injured in the bombing of the fish market in Varnholt on Friday, "
    "the health ministry said. The ministry blamed the Grey Column for the bombing.",
)
WIRE = report(
    "Northern Wire",
    "2031-03-08",
    "Grey Column denies market bombing",
    "VARNHOLT, March 8 - The Grey Column denied that it had bombed the fish market in Varnholt on Friday. "
    "The bombing killed 19 people, hospital officials said on Saturday.",
)
AMBUSH = report(
    "Northern Wire",
    "2031-01-20",
    "Ambush near Tellmark",
    "TELLMARK, January 20 - Gunmen shot dead three farmers in an ambush near Tellmark on Monday, the governor said.",
)
EDITED = {**POST, "text": POST["text"].replace("killing 12 people", "killing 14 people")}
COPY = {**report("Morning Mirror", "2031-03-04", "Grey Column denies market bombing", WIRE["text"]), "title": WIRE["title"]}
FIRST_DAY, SECOND_DAY = (POST, RADIO, AMBUSH), (WIRE, EDITED)


def write(folder: Path, name: str, reports: Iterable[Report]) -> Path:
    """Write reports as JSON Lines and return the file."""
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in reports), encoding="utf-8")
    return path
