"""The same bytes of the whole output, whatever the order of the paths, the number of processes and the seed of Python's hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORTS = sorted(path for path in EXAMPLES.glob("*/reports/*") if path.is_file())

WAYS = {
    "backwards": (REPORTS[::-1], 1, "0"),
    "folders, two processes": (sorted(EXAMPLES.glob("*/reports")), 2, "0"),
    "another seed": (REPORTS, 1, "12345"),
    "another order and seed, three processes": (REPORTS[1::2] + REPORTS[::2], 3, "777"),
}


def written(out: Path, paths: list[Path], jobs: int, seed: str) -> dict[str, bytes]:
    """Examine in a process of its own; return every file of the output by name."""
    command = [sys.executable, "-m", "rashomon", "examine", *map(str, paths), "--out", str(out), "--jobs", str(jobs), "--quiet"]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    subprocess.run(command, check=True, env=environment, capture_output=True, timeout=300)
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The output for the examples in order, in one process."""
    return written(tmp_path_factory.mktemp("plain") / "out", REPORTS, 1, "0")


def test_there_is_something_to_compare(plain: dict[str, bytes]) -> None:
    """The examples hold enough reports for several processes, and give events and a page."""
    assert len(REPORTS) > 12
    assert len(plain["events.jsonl"].splitlines()) > 1
    assert b"<html" in plain["index.html"]


@pytest.mark.parametrize("way", WAYS)
def test_the_same_bytes(tmp_path: Path, plain: dict[str, bytes], way: str) -> None:
    """Nothing in the output depends on how it was asked for."""
    paths, jobs, seed = WAYS[way]
    assert written(tmp_path / "out", paths, jobs, seed) == plain
