"""The last recorded run, and the page that shows it: docs/benchmarks.md is written from benchmarks/record.json, never by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RECORD = HERE / "record.json"
PAGE = HERE.parent / "docs" / "benchmarks.md"
NOT_YET = "Not yet measured."


def load_record(path: Path = RECORD) -> dict[str, Any]:
    """Return what was recorded: for each part (accuracy, speed, memory) its table, and the figures behind it; {} where nothing is."""
    if not path.is_file():
        return {}
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def figures_of(part: str, percent: int = 100) -> dict[str, Any]:
    """Return the last recorded figures of a part, of a sample those of the same sample; {} where nothing is."""
    found: dict[str, Any] = load_record().get(_key(part, percent), {}).get("figures", {})
    return found


def save_sample(part: str, percent: int, figures: dict[str, Any]) -> None:
    """Record the figures of a sample, for comparison only: the page shows whole sets."""
    record = load_record()
    record[_key(part, percent)] = {"figures": figures}
    _write(record)


def _key(part: str, percent: int) -> str:
    return part if percent == 100 else f"{part}, {percent} %"


def _write(record: dict[str, Any]) -> None:
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def save_part(part: str, head: Sequence[str], rows: Sequence[Sequence[str]], figures: dict[str, Any]) -> None:
    """Replace one part of the record and write that part of the page anew."""
    record = load_record()
    record[part] = {"head": list(head), "rows": [list(row) for row in rows], "figures": figures}
    _write(record)
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), part, record[part]), encoding="utf-8")


def filled(page: str, part: str, recorded: dict[str, Any] | None) -> str:
    """Return the page with the table of ``part`` between its two marks; raise `ValueError` where the marks are missing."""
    start, end = f"<!-- {part}: written by the command -->", f"<!-- end of {part} -->"
    if page.count(start) != 1 or page.count(end) != 1:
        raise ValueError(f"docs/benchmarks.md lacks the marks of {part}")
    before, rest = page.split(start)
    after = rest.split(end)[1]
    inside = NOT_YET if recorded is None else markdown(recorded["head"], recorded["rows"])
    return f"{before}{start}\n{inside}\n{end}{after}"


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def plain(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table with its columns aligned, for a terminal."""
    every = [head, *rows]
    widths = [max(len(row[column]) for row in every) for column in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in every)
