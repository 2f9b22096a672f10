"""Adding: whatever comes when, the casebook says what `examine` says of all current reports at once; nothing is added twice or in part."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

import rashomon.pipeline.examining
from rashomon import Casebook, examine
from rashomon.casebook import custody, documents, versions
from rashomon.casebook.engine import reading
from rashomon.model import Document, Extraction, Findings, Issue

from .conftest import Read
from .stories import COPY, FIRST, OTHER, REVISED, SECOND, STORIES, THIRD, write

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def at_once(read: Read, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Examine all sources at once, with the same readings."""

    def examine_all(sources: Iterable[Path]) -> Findings:
        monkeypatch.setattr(
            rashomon.pipeline.examining, "extract_all", lambda found, **_: read(one for one in found if one.language in {None, "en"})
        )
        return examine(sources)

    return examine_all


def same(book: Findings, other: Findings) -> bool:
    """Tell whether two say the same, but for the names that only a casebook gives."""
    return _bytes(book) == _bytes(other)


def _bytes(found: Findings) -> dict[str, bytes]:
    nameless = replace(found, events=tuple(replace(event, name=None) for event in found.events))
    tables = [name for name in Findings.__struct_fields__ if name != "issues"]
    return {name: msgspec.json.encode(getattr(nameless, name), order="deterministic") for name in tables}


def test_in_two_halves_as_all_at_once(where: str, read: Read, at_once: Any) -> None:
    """The examples, in two halves and in an order of chance, give what they give all at once."""
    files = sorted(path for path in EXAMPLES.rglob("*") if path.is_file() and path.parent.name == "reports")
    random.Random(7).shuffle(files)
    half = len(files) // 2
    with Casebook(where) as book:
        for some in (files[:half], files[half:]):
            book.add(some, read=read)
        assert same(book.everything(), at_once(files))


@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_in_any_order(where: str, read: Read, at_once: Any, tmp_path: Path, seed: int) -> None:
    """Also one by one, the latest first or the first last, with copies among them."""
    stories = list(STORIES)
    random.Random(seed).shuffle(stories)
    with Casebook(where) as book:
        for number, story in enumerate(stories):
            book.add([write(tmp_path, f"part-{number}", [story])], read=read)
        assert same(book.everything(), at_once([write(tmp_path, "all", stories)]))


def test_the_same_again_changes_nothing(where: str, read: Read, tmp_path: Path) -> None:
    """What is there is known again, and not read again."""
    source = write(tmp_path, "all", STORIES)
    with Casebook(where) as book:
        first = book.add([source], read=read)
        before = book.everything()
        again = book.add([source], read=_fail)
        assert (first.new, again.new, again.known) == (5, 0, 5)
        assert book.everything() == before


def _fail(found: Iterable[Document]) -> Iterator[Extraction | Issue]:
    for document in found:
        pytest.fail(f"{document.id} was read again")
    yield from ()


def test_an_edited_article_is_a_new_version(where: str, read: Read, at_once: Any, tmp_path: Path) -> None:
    """Under its address the article says something else now: that counts, and what it said before is kept."""
    with Casebook(where) as book:
        book.add([write(tmp_path, "first", [FIRST, SECOND, OTHER])], read=read)
        added = book.add([write(tmp_path, "second", [REVISED, THIRD])], read=read)
        assert (added.new, added.versions) == (1, 1)
        assert same(book.everything(), at_once([write(tmp_path, "all", [REVISED, SECOND, OTHER, THIRD])]))
        (now,) = [one for one in book.everything().documents if one.external_id == "herald-1"]
        with reading(book.engine) as connection:
            kept = versions.versions_of(connection, now.id)
            (before,) = documents.get_documents(connection, [kept[0].document])
        assert [version.is_current for version in kept] == [False, True]
        assert (before.text, now.text) == (FIRST["text"], REVISED["text"])


def test_a_copy_is_named_when_its_first_comes_later(where: str, read: Read, at_once: Any, tmp_path: Path) -> None:
    """The copy came first; when the earlier report is added, both are one origin."""
    with Casebook(where) as book:
        book.add([write(tmp_path, "copy", [{**COPY, "published": "2021-05-04"}, SECOND])], read=read)
        book.add([write(tmp_path, "first", [FIRST])], read=read)
        found = book.everything()
        assert same(found, at_once([write(tmp_path, "all", [{**COPY, "published": "2021-05-04"}, SECOND, FIRST])]))
        assert len({one.origin for one in found.documents}) == 2


def test_the_name_of_an_event_lasts(where: str, read: Read, tmp_path: Path) -> None:
    """Its id changes with every report that joins it, its name does not."""
    with Casebook(where) as book:
        book.add([write(tmp_path, "first", [SECOND])], read=read)
        (before,) = book.everything().events
        book.add([write(tmp_path, "second", [FIRST, THIRD])], read=read)
        (after,) = book.everything().events
        assert before.name == after.name
        assert before.id != after.id


def test_bytes_are_kept_as_received(where: str, read: Read, tmp_path: Path) -> None:
    """The line of the file, with its hash, and where and when it came; once, however often it comes."""
    source = write(tmp_path, "all", [FIRST])
    with Casebook(where) as book:
        book.add([source], read=read)
        book.add([source], read=read)
        (document,) = book.everything().documents
        with reading(book.engine) as connection:
            ((held, data),) = custody.received(connection, document.id)
    assert data == source.read_bytes().rstrip(b"\n") or data == source.read_bytes()
    assert (held.size, held.path, held.part) == (len(data), str(source), "line 1")


def test_a_report_that_could_not_be_read_is_tried_again(where: str, read: Read, tmp_path: Path) -> None:
    """It stands in the casebook with an issue; the next time it comes it is read."""
    source = write(tmp_path, "all", [FIRST, SECOND])

    def failing(found: Iterable[Document]) -> Iterator[Extraction | Issue]:
        for document in found:
            if document.external_id == "herald-1":
                yield Issue(document=document.id, stage="extract", problem="unforeseen", detail="a bug")
            else:
                yield from read([document])

    with Casebook(where) as book:
        first = book.add([source], read=failing)
        assert (first.new, first.unread, len(book.everything().documents)) == (2, 1, 2)
        again = book.add([source], read=read)
        assert (again.new, again.known) == (1, 1)
        assert {claim.document for claim in book.everything().claims} == {one.id for one in book.everything().documents}


def test_silence_counts_as_all_at_once(where: str, read: Read, at_once: Any, tmp_path: Path) -> None:
    """Who is about an event and names nobody hurt speaks by that, also in a casebook, against what one report was read to say unsurely."""
    texts = (
        "A clerk was killed and another injured in a shooting at the Fennmill bakery in Varna on Monday, police said.",
        "Police in Varna are looking for whoever shot a clerk dead at the Fennmill bakery on Monday. Two cars left the street.",
        "A clerk was shot and killed in the Fennmill bakery in Varna on Monday, the mayor said. The bakery is shut.",
    )
    stories = [
        {**FIRST, "id": f"paper-{n}", "url": f"https://paper.example/{n}", "publisher": f"Paper {n}", "title": f"News {n}", "text": text}
        for n, text in enumerate(texts)
    ]
    with Casebook(where) as book:
        for n, story in enumerate(stories):
            book.add([write(tmp_path, f"part-{n}", [story])], read=read)
        found = book.everything()
        assert same(found, at_once([write(tmp_path, "all", stories)]))
    (account,) = found.accounts
    assert (account.figures["killed"].best, account.figures["injured"].best) == (1, None)
    assert account.figures["injured"].low == 1
