"""Several at once on one casebook: they wait for each other, lose nothing, and the end is that of one after the other."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from benchmarks.casebook_broken import content_of

from rashomon import Casebook
from rashomon.model.errors import CasebookUnavailable

REPORTS = 24
RUN = "import sys; from benchmarks.casebook_broken import add; add(sys.argv[1], int(sys.argv[2]))"


def start(where: str) -> subprocess.Popen[str]:
    """Begin to add made-up reports in a process of its own."""
    command = [sys.executable, "-c", RUN, where, str(REPORTS)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def test_two_that_add_the_same(where: str, tmp_path: Path) -> None:
    """Two runs, also the making of the casebook: nothing is doubled, nobody is told that the database is locked, a reader reads on."""
    both = [start(where), start(where)]
    read = 0
    while any(run.poll() is None for run in both):
        with suppress(CasebookUnavailable), Casebook(where, create=False) as book:  # not there yet
            read = max(read, sum(1 for _ in book.events()))
    said = [run.communicate() for run in both]
    assert [run.returncode for run in both] == [0, 0], said
    assert not any("locked" in err for _, err in said)
    alone = str(tmp_path / "alone.casebook")
    with start(alone) as run:
        run.communicate()
    assert _without_names(content_of(where)) == _without_names(content_of(alone))
    with Casebook(where, create=False) as book:
        assert read <= sum(1 for _ in book.events())


def _without_names(content: bytes) -> list[str]:
    """Return the ids of all claims and events: names hang on which of two came first."""
    import json

    found = json.loads(content)
    return sorted(one["id"] for table in ("documents", "claims", "events", "statements") for one in found[table])
