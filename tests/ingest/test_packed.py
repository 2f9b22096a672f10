"""Input packed with gzip."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random

from rashomon.ingest import Limits, ingest
from rashomon.model import Document, Issue

from .found import split


def read(file: Path, data: bytes, limits: Limits = Limits()) -> tuple[list[Document], list[Issue]]:  # noqa: B008 - frozen
    """Write ``data`` and sort what ingest makes of it."""
    file.write_bytes(data)
    return split(ingest([file], limits))


def rows(count: int) -> bytes:
    """Return JSON Lines that do not pack well."""
    random = Random(0)
    return b"".join(json.dumps({"text": f"{random.random()} people"}).encode() + b"\n" for _ in range(count))


def test_packed_text_is_the_same_text(tmp_path: Path) -> None:
    """Packing changes nothing, and its suffix does not hide the other."""
    (document,), issues = read(tmp_path / "a.txt.gz", gzip.compress(b"A blast\r\n\r\nTwelve died."))
    assert (document.text, document.title, issues) == ("A blast\r\n\r\nTwelve died.", "A blast", [])


def test_a_text_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    """Half a report is not taken for a whole one."""
    documents, (issue,) = read(tmp_path / "a.txt.gz", gzip.compress(rows(200).replace(b"{", b""))[:-500])
    assert not documents
    assert "cut short" in issue.detail


def test_lines_before_the_cut_are_read(tmp_path: Path) -> None:
    """Of JSON Lines cut short, whole lines are read and one issue tells of the loss."""
    documents, (issue,) = read(tmp_path / "a.jsonl.gz", gzip.compress(rows(5_000))[:-10_000])
    assert 3_000 < len(documents) < 5_000
    assert (issue.problem, issue.severity) == ("unreadable", "unread")


def test_damaged_data_is_refused(tmp_path: Path) -> None:
    """Bytes changed on the way are found out."""
    packed = bytearray(gzip.compress(b"A blast was heard. " * 50))
    packed[20:24] = b"\xff\xff\xff\xff"
    documents, (issue,) = read(tmp_path / "a.txt.gz", bytes(packed))
    assert not documents
    assert issue.severity == "unread"


def test_bombs_are_stopped(tmp_path: Path) -> None:
    """What unpacks to far more than its size is refused early, as a text and as lines."""
    limits = Limits(ratio_from_bytes=100_000)
    for name, data in {
        "a.txt.gz": b"a" * 5_000_000,
        "b.jsonl.gz": b"\n" * 5_000_000,
        "c.jsonl.gz": b'{"text": "' + b"a" * 5_000_000,
    }.items():
        documents, (issue,) = read(tmp_path / name, gzip.compress(data), limits)
        assert not documents
        assert issue.problem == "too-large"


def test_gzip_inside_gzip_is_refused(tmp_path: Path) -> None:
    """One layer is unpacked, not two."""
    documents, (issue,) = read(tmp_path / "a.gz", gzip.compress(gzip.compress(b"A blast.")))
    assert not documents
    assert "inside" in issue.detail
