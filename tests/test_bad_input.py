"""Bad input, from the command line to the issues log: a clear line, an entry, the rest still done, the right status."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rashomon.cli import run
from rashomon.model import Extraction

GOOD = "Blast at the mill\n\nTwelve people were killed when the old mill blew up on Sunday, the mayor said.\n"
MEGABYTE = b"Twelve people were killed in the mill. " * (1024 * 1024 // 39)


@dataclass(frozen=True)
class Outcome:
    """What one run of the command left: its status, its lines, and the issues and texts in its output."""

    status: int
    shown: str
    issues: dict[str, dict[str, Any]]
    texts: list[str]


def bad_inputs(top: Path) -> list[Path]:
    """Make one of each kind of bad input beside one good report; return what to name on the command line."""
    top.mkdir()
    page = "<!DOCTYPE html><html><head><title>x</title></head><body>{}</body></html>"
    files: dict[str, bytes] = {
        "good.txt": GOOD.encode(),
        "empty.txt": b"",
        "blank.txt": b" \r\n\t\n",
        "binary.txt": bytes(range(256)) * 40,
        "truncated.txt.gz": gzip.compress(os.urandom(3_000).hex().encode())[:-900],
        "invalid.txt": b"Twelve people \xff\xfe were killed in the mill.\n",
        "menu.html": page.format('<nav><a href="/">Home</a></nav>').encode(),
        "deep.html": page.format("<div>" * 100_000).encode(),
        "deep.json": b"[" * 200_000,
        "lines.jsonl": b'{"text": "broken\n{"id": "no text"}\n{"text": "The mill is closed."}\n',
    }
    for name, data in files.items():
        (top / name).write_bytes(data)
    for name, start in {"line.txt": b"", "line.jsonl": b'{"text": "'}.items():
        with open(top / name, "wb") as file:
            file.write(start)
            for _ in range(100):
                file.write(MEGABYTE)
    os.symlink("circle", top / "circle")
    os.symlink(".", top / "up")
    os.mkfifo(top / "pipe")
    (top / "forbidden.txt").write_text(GOOD + "Nobody may read this.")
    (top / "forbidden.txt").chmod(0)
    return [top, top.parent / "missing.txt"]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """One run over all of it, in a process of its own with its memory bounded."""
    here = tmp_path_factory.mktemp("bad")
    sources = bad_inputs(here / "in")
    command = [sys.executable, "-m", "rashomon", "examine", *map(str, sources), "--out", str(here / "out")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    issues = [json.loads(line) for line in (here / "out" / "issues.jsonl").read_text().splitlines()]
    texts = [json.loads(line)["text"] for line in (here / "out" / "documents.jsonl").read_text().splitlines()]
    return Outcome(done.returncode, done.stderr, {str(issue["path"]).rpartition("/")[2]: issue for issue in issues}, texts)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty.txt", "is empty"),
        ("blank.txt", "no text"),
        ("binary.txt", "binary"),
        ("truncated.txt.gz", "cut short"),
        ("menu.html", "no article"),
        ("deep.html", "tags"),
        ("deep.json", "nested too deeply"),
        ("lines.jsonl:1", "not valid JSON"),
        ("lines.jsonl:2", "lacks `text`"),
        ("line.txt", "more than 600,000 characters"),
        ("line.jsonl:1", "longer than"),
        ("circle", "levels of symbolic links"),
        ("pipe", "not a regular file"),
        ("missing.txt", "No such file"),
        pytest.param("forbidden.txt", "Permission denied", marks=pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")),
    ],
)
def test_each_is_an_issue_and_a_line(outcome: Outcome, name: str, words: str) -> None:
    """What was lost is named on standard error and in the issues log, with the reason."""
    issue = outcome.issues[name]
    assert words in issue["detail"]
    assert (issue["stage"], issue["severity"]) == ("ingest", "unread")
    assert any(name in line and words in line for line in outcome.shown.splitlines())


def test_a_link_back_up_is_only_a_note(outcome: Outcome) -> None:
    """What a loop leads to is read at its own place, so nothing is lost."""
    assert outcome.issues["up"]["severity"] == "note"


def test_invalid_utf8_is_read_with_a_note(outcome: Outcome) -> None:
    """What is mostly text is read as far as can be told, and the issues log says how."""
    issue = outcome.issues["invalid.txt"]
    assert (issue["problem"], issue["severity"]) == ("encoding", "note")


def test_the_rest_is_done(outcome: Outcome) -> None:
    """The good report and the good line are read; status 1, and no traceback."""
    assert outcome.status == 1
    assert {GOOD, "The mill is closed."} <= set(outcome.texts)
    assert len(outcome.texts) == (4 if os.geteuid() == 0 else 3)
    assert "Traceback" not in outcome.shown


def test_nothing_but_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where not one report can be read nothing is written: status 2, with a line for each input."""
    (tmp_path / "empty.txt").write_text("")
    assert run(["examine", str(tmp_path / "empty.txt"), str(tmp_path / "missing"), "--out", str(tmp_path / "out")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3
    assert os.listdir(tmp_path) == ["empty.txt"]


def test_a_full_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up while writing: status 2, a clear line, and nothing that could be taken for an output."""
    (tmp_path / "good.txt").write_text(GOOD)
    monkeypatch.setattr(
        "rashomon.pipeline.examining.extract_all", lambda documents, **_: (Extraction(document=document) for document in documents)
    )

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run(["examine", str(tmp_path / "good.txt"), "--out", str(tmp_path / "out")]) == 2
    shown = capsys.readouterr().err
    assert "No space left on device" in shown
    assert "Traceback" not in shown
    assert os.listdir(tmp_path) == ["good.txt"]


@pytest.mark.parametrize("out", ["/proc/rashomon-out", "/dev/null/out", "{file}/out"])
def test_an_unwritable_output(tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str) -> None:
    """A place where nothing can be made: status 2 and a clear line, before anything is read."""
    file = tmp_path / "good.txt"
    file.write_text(GOOD)
    assert run(["examine", str(file), "--out", out.format(file=file)]) == 2
    shown = capsys.readouterr().err
    assert "cannot be written" in shown
    assert "Traceback" not in shown
    assert len(shown.splitlines()) == 1
