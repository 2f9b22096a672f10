"""Custody: what a document was read from is handed on with it, byte for byte."""

from __future__ import annotations

import gzip
import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rashomon.ingest import ingest
from rashomon.model import Arrival

from .found import arrivals

TEXT = "Blast at the mill\r\n\r\nTwelve people died – so far.\n"


def test_a_file_is_kept_as_it_is(tmp_path: Path) -> None:
    """The bytes of a text, with the file's path, the time it was read, and no address."""
    file = tmp_path / "a.txt"
    file.write_bytes("\ufeff".encode() + TEXT.encode())
    (arrival,) = arrivals(ingest([file]))
    custody = arrival.custody
    assert arrival.data == file.read_bytes()
    assert (custody.sha256, custody.size) == (hashlib.sha256(arrival.data).hexdigest(), len(arrival.data))
    assert (custody.path, custody.part, custody.media_type, custody.url, custody.headers) == (str(file), None, "text/plain", None, ())
    read = datetime.fromisoformat(custody.retrieved or "")
    assert timedelta(0) <= datetime.now(UTC) - read < timedelta(minutes=5)


def test_packed_input_is_kept_unpacked(tmp_path: Path) -> None:
    """Packing is the carrier's: what is kept is the file in it."""
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(TEXT.encode()))
    (arrival,) = arrivals(ingest([file]))
    assert arrival.data == TEXT.encode()


def test_a_line_is_kept_by_itself(tmp_path: Path) -> None:
    """Of JSON Lines the line is kept, blanks, escapes and ignored fields and all, with its number."""
    lines = ['{"text": "One died.",  "x": 1}', "", '{"text": "Two \\u2013 died."}']
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join(lines))
    first, second = (item for item in ingest([file]) if isinstance(item, Arrival))
    assert (first.data.rstrip(), second.data) == (lines[0].encode(), lines[2].encode())
    assert (second.custody.path, second.custody.part, second.custody.media_type) == (str(file), "line 3", "application/json")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_item_is_kept_as_it_is_written(tmp_path: Path, encoding: str) -> None:
    """Of a JSON list the item is kept as it stands there, not as a program would write it again; in UTF-8 where it was UTF-16."""
    written = ['{"text":  "Żółć died.",\n "id": "\\u0041"}', '{ "text": "Two died." }']
    file = tmp_path / "a.json"
    file.write_bytes(f"[ {written[0]} ,\n{written[1]}]\n".encode(encoding))
    assert [arrival.data.decode() for arrival in arrivals(ingest([file]))] == written


def test_what_is_kept_can_be_read_again(tmp_path: Path) -> None:
    """Each piece by itself gives the document that it gave in its file."""
    (tmp_path / "a.json").write_text(json.dumps([{"id": str(n), "text": f"{n} died."} for n in range(3)], indent=2))
    for arrival in arrivals(ingest([tmp_path / "a.json"])):
        piece = tmp_path / "piece"
        piece.write_bytes(arrival.data)
        assert [again.document for again in arrivals(ingest([piece]))] == [arrival.document]
