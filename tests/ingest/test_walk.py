"""From the paths that were named to the files to read."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from rashomon.ingest import Limits, ingest
from rashomon.model import Arrival, Issue
from rashomon.model.findings import OUTPUT_MARKER

from .found import split


def report(path: Path, text: str = "") -> Path:
    """Write a small report, different in each file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"A blast was heard near {path.name}.")
    return path


def paths(found: list[Arrival | Issue]) -> list[str]:
    """Return the names of the files that were read."""
    return [Path(document.path or "").name for document in split(found)[0]]


def issues(found: list[Arrival | Issue]) -> list[tuple[str, str]]:
    """Return problem and severity of each issue."""
    return [(issue.problem, issue.severity) for issue in split(found)[1]]


def test_folders_are_read_recursively_and_in_order(tmp_path: Path) -> None:
    """Files of a folder in the order of their names, then its folders; hidden ones are left out with one note."""
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deeper/d.txt", ".hidden.txt", ".git/config", "sub/.x"):
        report(tmp_path / name)
    found = list(ingest([tmp_path]))
    assert paths(found) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert issues(found) == [("hidden", "note")]
    assert "3" in found[-1].detail  # type: ignore[union-attr]


def test_order_of_sources_does_not_matter(tmp_path: Path) -> None:
    """The same sources in any order, and named twice, give the same sequence."""
    sources = [report(tmp_path / name) for name in "cabd"]
    report(tmp_path / "copy", sources[0].read_text())
    expected = split(ingest([*sources, tmp_path / "copy"]))
    for seed in range(5):
        shuffled = [*sources, tmp_path / "copy", sources[1]]
        Random(seed).shuffle(shuffled)
        assert split(ingest(shuffled)) == expected


def test_links(tmp_path: Path) -> None:
    """A link to a file is followed; a link back up is noted and not followed; one to nowhere or in a circle is an issue."""
    elsewhere = report(tmp_path / "elsewhere" / "z.txt")
    top = tmp_path / "top"
    report(top / "a.txt")
    for name, target in {"up": ".", "out": str(elsewhere.parent), "file": str(elsewhere), "gone": "no", "self": "self"}.items():
        os.symlink(target, top / name)
    found = list(ingest([top]))
    assert paths(found) == ["a.txt", "file"]
    assert sorted(issues(found)) == [("link", "note"), ("link", "unread"), ("unreadable", "unread"), ("unreadable", "unread")]


def test_the_same_file_under_two_names_is_read_once(tmp_path: Path) -> None:
    """A folder and a file in it: the file is read once, with one note, however many reports it holds."""
    file = report(tmp_path / "a.txt")
    found = list(ingest([tmp_path, file]))
    assert paths(found) == ["a.txt"]
    assert issues(found) == [("duplicate", "note")]


def test_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    """A pipe would hang and a device never end: neither is opened for reading."""
    os.mkfifo(tmp_path / "pipe")
    assert issues(list(ingest([tmp_path / "pipe", "/dev/zero"]))) == [("unreadable", "unread")] * 2


def test_own_output_is_not_read(tmp_path: Path) -> None:
    """A folder that holds an earlier output is left alone, so that a second run does not read the first."""
    report(tmp_path / "a.txt")
    report(tmp_path / "out" / OUTPUT_MARKER)
    report(tmp_path / "out" / "index.html")
    found = list(ingest([tmp_path]))
    assert paths(found) == ["a.txt"]
    assert issues(found) == [("own-output", "note")]


def test_missing_and_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not there or may not be opened is an issue that gives the system's reason; the rest is read."""
    for name in "abc":
        report(tmp_path / name)
    real = os.open

    def forbidding(path: object, *arguments: int) -> int:
        if Path(str(path)).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return real(str(path), *arguments)

    monkeypatch.setattr(os, "open", forbidding)
    found = list(ingest([tmp_path, tmp_path / "missing"]))
    assert paths(found) == ["a", "c"]
    assert issues(found) == [("unreadable", "unread"), ("missing", "unread")]
    assert [item.detail.rpartition(": ")[2] for item in found if isinstance(item, Issue)] == [
        "Permission denied",
        "No such file or directory",
    ]


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    """A file name of bytes that are no UTF-8 is written with an escape, since no output could hold it."""
    raw = os.fsencode(tmp_path) + b"/bad\xff.txt"
    with open(raw, "w") as file:
        file.write("A blast was heard.")
    (document,), _ = split(ingest([tmp_path]))
    assert document.path == f"{tmp_path}/bad\\udcff.txt"


def test_number_of_documents_is_bounded(tmp_path: Path) -> None:
    """Beyond the limit nothing more is read, and an issue says so."""
    for name in "abc":
        report(tmp_path / name)
    found = list(ingest([tmp_path], Limits(max_documents=2)))
    assert paths(found) == ["a", "b"]
    assert issues(found) == [("too-many", "unread")]


def test_very_deep_folders(tmp_path: Path) -> None:
    """Folders as deep as the system allows do not exhaust the stack."""
    deepest = tmp_path
    for _ in range(300):
        deepest = deepest / "d"
    report(deepest / "a.txt")
    assert paths(list(ingest([tmp_path]))) == ["a.txt"]


def test_nothing_is_passed_over_in_silence(tmp_path: Path) -> None:
    """A folder without files is noted; a list or lines without a report are an issue."""
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    assert issues(list(ingest([tmp_path / "empty"]))) == [("empty", "note")]
    report(tmp_path / "a.jsonl", "\n \n")
    report(tmp_path / "b.json", "[]")
    assert issues(list(ingest([tmp_path / "a.jsonl", tmp_path / "b.json"]))) == [("unreadable", "unread")] * 2
