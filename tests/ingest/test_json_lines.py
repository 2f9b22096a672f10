"""JSON Lines, and JSON files."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from rashomon.ingest import Limits, ingest
from rashomon.model import Published

from .found import split

FULL = {
    "id": "r1",
    "text": "  Twelve died.\r\n",
    "title": "Blast",
    "published": "2031-05-04T23:30:00+03:00",
    "publisher": "The Heron",
    "url": "https://h.example/1",
}


def lines(file: Path, *values: Any) -> Path:
    """Write values as JSON Lines; a string is written as it is."""
    file.write_text("".join((value if isinstance(value, str) else json.dumps(value)) + "\n" for value in values))
    return file


def test_fields_are_taken_and_text_is_untouched(tmp_path: Path) -> None:
    """All six fields are read; the text keeps its blanks and line ends, the title is not put before it, the day is the local one."""
    (document,), issues = split(ingest([lines(tmp_path / "a.jsonl", FULL)]))
    assert not issues
    assert (document.external_id, document.title, document.publisher, document.url) == ("r1", "Blast", "The Heron", "https://h.example/1")
    assert document.text == "  Twelve died.\r\n"
    assert document.published == Published(date="2031-05-04", basis="given")
    assert document.path is None


def test_other_fields_are_ignored_with_one_note(tmp_path: Path) -> None:
    """However many lines have them, fields that are not read cost one note for the file."""
    file = lines(tmp_path / "a.jsonl", {"text": "One died.", "gold": 1, "b": 2}, {"text": "Two died.", "gold": 2})
    documents, (issue,) = split(ingest([file]))
    assert len(documents) == 2
    assert (issue.problem, issue.severity, issue.detail) == ("ignored-fields", "note", "fields that are not read: b, gold")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": "half a li', "broken-json"),
        ('{"id": "x"}', "no-text"),
        ('{"text": " "}', "no-text"),
        ('{"text": 5}', "no-text"),
        ("[1, 2]", "no-report"),
        ('{"text": "half a \\ud800 pair"}', "unreadable"),
        ('{"text": "deep", "x": ' + "[" * 100_000 + "]" * 100_000 + "}", "broken-json"),
        ('{"text": "long number", "x": ' + "9" * 5_000 + "}", "broken-json"),
        ('{"text": "' + "long " * 100_000 + '"}', "too-large"),
    ],
)
def test_a_bad_line_is_an_issue_and_the_rest_is_read(tmp_path: Path, line: str, problem: str) -> None:
    """The issue names file and line number; the lines before and after it are read."""
    file = lines(tmp_path / "a.jsonl", {"text": "One died."}, line, {"text": "Two died."})
    documents, (issue,) = split(ingest([file], Limits(max_line_bytes=300_000)))
    assert [document.text for document in documents] == ["One died.", "Two died."]
    assert (issue.problem, issue.path, issue.severity) == (problem, f"{file}:2", "unread")


@pytest.mark.parametrize("published", ["yesterday", "2031-02-30", "04/05/2031", "May 2031"])
def test_a_date_that_is_none_is_unknown_with_a_note(tmp_path: Path, published: str) -> None:
    """Only ISO dates count; anything else is taken as unknown, which a note says."""
    (document,), (issue,) = split(ingest([lines(tmp_path / "a.jsonl", {"text": "One died.", "published": published})]))
    assert document.published == Published()
    assert (issue.problem, issue.severity) == ("date", "note")


def test_numbers_serve_as_ids_and_other_types_do_not_count(tmp_path: Path) -> None:
    """An id may be a number; a title that is none is unknown, with a note."""
    (document,), (issue,) = split(ingest([lines(tmp_path / "a.jsonl", {"id": 7, "text": "One died.", "title": ["x"]})]))
    assert (document.external_id, document.title, issue.problem) == ("7", None, "field")


def test_the_same_report_is_read_once(tmp_path: Path) -> None:
    """Same text, id, publisher and url: once, with a note. The same id with another text, or the same text elsewhere: both."""
    other_text, other_outlet = FULL | {"text": "Two died."}, FULL | {"publisher": "The Crane"}
    documents, (issue,) = split(ingest([lines(tmp_path / "a.jsonl", FULL, FULL, other_text, other_outlet)]))
    assert len(documents) == 3
    assert (issue.problem, issue.severity, issue.document) == ("duplicate", "note", documents[0].id)


def test_a_list_and_a_single_object(tmp_path: Path) -> None:
    """A JSON file may hold a list of reports or one report over several lines."""
    (tmp_path / "list.json").write_text(json.dumps([FULL, {"id": "no text"}], indent=1))
    (tmp_path / "one.json").write_text(json.dumps({"text": "One died."}, indent=1))
    documents, (issue,) = split(ingest([tmp_path]))
    assert sorted(document.text for document in documents) == ["  Twelve died.\r\n", "One died."]
    assert issue.path == f"{tmp_path / 'list.json'}#2"


@pytest.mark.parametrize(
    ("tail", "words"),
    [
        (', {"text": "Two', "Unterminated string"),
        (', {"text": "Two died."}', "Expecting ',' delimiter"),
        (" ,]", "Expecting value"),
        ("] []", "Extra data"),
        (', {"text": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_a_list_that_breaks_off(tmp_path: Path, tail: str, words: str) -> None:
    """What is whole before the break is read, and one issue says where it is."""
    file = tmp_path / "a.json"
    file.write_text('[{"text": "One died."}' + tail)
    documents, (issue,) = split(ingest([file]))
    assert documents[0].text == "One died."
    assert (issue.problem, issue.path, issue.severity) == ("broken-json", str(file), "unread")
    assert words in issue.detail


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_marks_and_utf16(tmp_path: Path, encoding: str) -> None:
    """JSON Lines may begin with a byte-order mark or be UTF-16."""
    file = tmp_path / "a.jsonl"
    file.write_bytes('{"text": "Twelve died – so far."}\n{"text": "Two"}\n'.encode(encoding))
    documents, issues = split(ingest([file]))
    assert [document.text for document in documents] == ["Twelve died – so far.", "Two"]
    assert not issues


def test_content_goes_before_the_name(tmp_path: Path) -> None:
    """JSON Lines in a file called .txt are JSON Lines; a text in brackets is a text; packed with gzip it is the same."""
    lines(tmp_path / "a.txt", FULL)
    (tmp_path / "b.txt").write_text("[Photo: the mill]\n\nTwelve died.")
    (tmp_path / "c.dat").write_bytes(gzip.compress(b'{"text": "Packed."}\n'))
    documents, issues = split(ingest([tmp_path]))
    assert [document.text for document in documents] == [FULL["text"], "[Photo: the mill]\n\nTwelve died.", "Packed."]
    assert not issues


@pytest.mark.parametrize("data", [b'{"text": "Twelve died."}\n', b"Twelve died."])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """A dash reads standard input, be it JSON Lines or text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (document,), issues = split(ingest(["-"]))
    assert document.text == "Twelve died."
    assert not issues
