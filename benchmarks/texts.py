"""Texts to measure speed and memory on: the development data where it is at hand, else the examples over and over."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from benchmarks.accuracy import ROOT

DATA = ROOT.parent / "shared" / "data" / "gva-dev" / "articles.jsonl"


def articles(source: Path | None, count: int) -> list[dict[str, str]]:
    """Return ``count`` articles of a JSON Lines file as plain records, or fewer where it holds fewer.

    Without ``source``: the development data, else the examples, repeated with a number in front so that no two are the same.
    """
    path = source or (DATA if DATA.is_file() else None)
    if path is not None:
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in itertools.islice(lines, count)]
    texts = [text for folder in sorted((ROOT / "examples").glob("*/reports")) for text in _texts(folder)]
    return [{"id": str(n), "text": f"Report {n}.\n\n{texts[n % len(texts)]}"} for n in range(count)]


def write_articles(records: list[dict[str, str]], path: Path) -> Path:
    """Write records as JSON Lines and return the path."""
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def _texts(folder: Path) -> list[str]:
    from rashomon.ingest import ingest
    from rashomon.model import Arrival

    return sorted(item.document.text for item in ingest([folder]) if isinstance(item, Arrival))
