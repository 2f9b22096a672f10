"""Whatever the bytes, ingest answers with documents and issues and never raises."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.ingest import ingest
from rashomon.model import Issue

from .found import split

PIECES = [
    b'{"text": "a b"}',
    b"\n",
    b"{",
    b"[",
    b'"text"',
    b"<html><body>",
    b"<p>",
    b"&#x0;",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\0",
    b"\xe2\x80",
    b"word ",
    b"]]>",
    b"<!--",
]
pieces = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)), max_size=12).map(b"".join)
SUFFIXES = [".txt", ".html", ".jsonl", ".json", ""]
fast = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@fast
@given(data=pieces, suffix=st.sampled_from(SUFFIXES), packed=st.booleans(), cut=st.integers(0, 9))
def test_never_raises(tmp_path: Path, data: bytes, suffix: str, packed: bool, cut: int) -> None:
    """Every file yields something, an issue always says why, and every text can be written."""
    file = tmp_path / f"any{suffix}"
    stored = gzip.compress(data, mtime=0) if packed else data
    file.write_bytes(stored[: len(stored) - cut])
    found = list(ingest([file]))
    assert found
    for item in found:
        if isinstance(item, Issue):
            assert item.detail
            assert item.problem
        else:
            assert item.document.text.encode("utf-8")
            assert item.custody.size == len(item.data)


@fast
@given(text=st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip())), title=st.none() | st.text(max_size=20))
def test_json_text_comes_through_untouched(tmp_path: Path, text: str, title: str | None) -> None:
    """Any text that UTF-8 can hold comes out of JSON Lines as it went in, controls and all."""
    file = tmp_path / "any.jsonl"
    file.write_text(json.dumps({"text": text, "title": title}) + "\n", encoding="utf-8")
    (document,), _ = split(ingest([file]))
    assert document.text == text
    assert document.title == (title or None)
