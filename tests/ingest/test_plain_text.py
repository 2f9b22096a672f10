"""Plain text: the text is the file, whatever is in it."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.ingest import Limits, ingest
from rashomon.model import Arrival, Document, Issue, text_sha256

from .found import split

AWKWARD = [
    "e\u0301te\u0301",
    "😀👩‍👩‍👧",
    "مرحبا بالعالم",
    "שלום",
    "\r\n",
    "\r",
    "\n",
    "\u2028",
    "\ufeff",
    "\t",
    "ﬁ",
    "a",
    " ",
    "\u200f",
    "𝔸",
]
awkward_texts = (
    st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=30).map("".join).filter(lambda text: bool(text.strip("\ufeff \r\n\t\u2028")))
)
without_mark = awkward_texts.filter(lambda text: not text.startswith("\ufeff"))
fast = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def only(items: list[Arrival | Issue]) -> Document:
    """Return the one document among ``items``."""
    (document,), _ = split(items)
    return document


@fast
@given(text=without_mark, mark=st.sampled_from([b"", codecs.BOM_UTF8]))
def test_text_is_the_file_after_any_mark(tmp_path: Path, text: str, mark: bytes) -> None:
    """Combining characters, emoji, right-to-left text and every kind of line end stand in the text as in the file."""
    file = tmp_path / "report.txt"
    file.write_bytes(mark + text.encode("utf-8"))
    document = only(list(ingest([file])))
    assert document.text == text
    assert document.sha256 == text_sha256(text)


@fast
@given(text=without_mark, encoding=st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_wide_encodings_with_a_mark(tmp_path: Path, text: str, encoding: str) -> None:
    """UTF-16 and UTF-32 are told by their byte-order mark, and give the same text."""
    file = tmp_path / "report.txt"
    file.write_bytes(("\ufeff" + text).encode(encoding))
    assert only(list(ingest([file]))).text == text


def test_only_the_first_mark_is_taken_off(tmp_path: Path) -> None:
    """A second byte-order mark is a character of the text."""
    file = tmp_path / "report.txt"
    file.write_bytes(codecs.BOM_UTF8 + "\ufeffA blast was heard.".encode())
    assert only(list(ingest([file]))).text == "\ufeffA blast was heard."


def test_path_is_kept_as_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path stays relative, so that the output does not depend on where the folder lies."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A blast was heard.")
    monkeypatch.chdir(tmp_path)
    assert only(list(ingest(["in"]))).path == "in/a.txt"


def test_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    """A text longer than the limit is an issue, one of exactly the limit is read; characters count, not bytes."""
    (tmp_path / "long.txt").write_text("é" * 11)
    (tmp_path / "right.txt").write_text("é" * 10)
    found = list(ingest([tmp_path], Limits(max_characters=10)))
    assert only(found).path == str(tmp_path / "right.txt")
    (issue,) = [item for item in found if isinstance(item, Issue)]
    assert (issue.problem, issue.severity) == ("too-large", "unread")


def test_other_language_is_kept_with_a_note(tmp_path: Path) -> None:
    """A report in another language is a document; a note says that no claims are taken from it."""
    file = tmp_path / "report.txt"
    file.write_text("Bei einem Anschlag auf dem Marktplatz kamen am Freitag zwölf Menschen ums Leben, wie die Polizei mitteilte.")
    (document,), (issue,) = split(ingest([file]))
    assert document.language == "de"
    assert (issue.problem, issue.severity, issue.document) == ("not-english", "note", document.id)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Blast at the mill\n\nTwelve died.", "Blast at the mill"),
        ("\n  Blast at the mill  \r\n\r\nTwelve died.", "Blast at the mill"),
        ("Who did it?\n\nNobody knows.", "Who did it?"),
        ("Blast at the mill\n" + "Twelve people died when the mill blew up. " * 5, "Blast at the mill"),
        ("Twelve people died.\n\nNobody knows why.", None),
        ("Twelve people died when the old mill\nblew up on Friday, the mayor said.", None),
        ("Blast at the mill", None),
        ("By Jane Roe\n\nTwelve died.", None),
        ("Published on 3 March 2021\n\nTwelve died.", None),
        ("* * *\n\nTwelve died.", None),
        ("word " * 60 + "\n\nTwelve died.", None),
    ],
)
def test_title_is_the_first_line_where_it_reads_like_one(tmp_path: Path, text: str, title: str | None) -> None:
    """Short, without a closing full stop, set apart from what follows; a byline, a date or a wrapped sentence is none."""
    file = tmp_path / "report.txt"
    file.write_bytes(text.encode())
    document = only(list(ingest([file])))
    assert document.title == title
    assert document.text == text
