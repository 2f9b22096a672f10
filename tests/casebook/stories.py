"""Made-up reports that come on several days, told by made-up outlets, and how they come into a casebook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FIRST = {
    "id": "herald-1",
    "url": "https://herald.example/fennmill",
    "publisher": "The Herald",
    "published": "2021-05-03",
    "title": "Bombing kills 12 at Fennmill market in Lyon",
    "text": "LYON - A bombing at the Fennmill market in Lyon on Monday killed 12 people, the interior ministry said.\n\n"
    "Ana Ruck, 24, a nurse, was among the dead. The Amber Brigade claimed responsibility for the attack.",
}
SECOND = {
    "id": "courier-1",
    "url": "https://courier.example/lyon",
    "publisher": "Courier",
    "published": "2021-05-04",
    "title": "At least 14 killed in Lyon bombing",
    "text": "At least 14 people were killed in the bombing at the Fennmill market in Lyon on 3 May 2021, according to the interior "
    "ministry.\n\nThe ministry blamed the Amber Brigade for the attack. The brigade denied any involvement on Tuesday.",
}
OTHER = {
    "id": "gazette-1",
    "url": "https://gazette.example/porto",
    "publisher": "Gazette",
    "published": "2021-06-10",
    "title": "Three hurt in Porto stabbing",
    "text": "PORTO - Three people were injured in a stabbing at the central station in Porto on Thursday, police said. "
    "A suspect was arrested at the scene.",
}
COPY = {
    "id": "wire-1",
    "url": "https://wire.example/1",
    "publisher": "Wire",
    "published": "2021-05-03",
    "title": "Bombing kills 12 at Fennmill market in Lyon",
    "text": FIRST["text"],
}
THIRD = {
    "id": "observer-1",
    "url": "https://observer.example/lyon",
    "publisher": "Observer",
    "published": "2021-05-05",
    "title": "Toll of Lyon market bombing rises to 15",
    "text": "LYON - The death toll of Monday's bombing at the Fennmill market in Lyon has risen to 15, the prosecutor said on Wednesday. "
    "Forty people were injured in the attack, for which the Amber Brigade was blamed.",
}
STORIES = (FIRST, SECOND, OTHER, COPY, THIRD)

REVISED = {**FIRST, "text": str(FIRST["text"]).replace("killed 12 people", "killed 9 people"), "published": "2021-05-04"}
"""The first report, quietly edited under its address."""


def write(folder: Path, name: str, stories: Sequence[dict[str, Any]]) -> Path:
    """Write reports as JSON Lines and return the file."""
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(story) + "\n" for story in stories), encoding="utf-8")
    return path
