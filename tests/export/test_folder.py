"""The output folder: whole or not at all, and never in place of something that is not ours."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.export import check_folder, write_folder
from rashomon.export.tables import TABLES
from rashomon.model import Findings, Issue, make_document
from rashomon.model.errors import InternalError, OutputError, OutputRefused
from rashomon.model.findings import OUTPUT_MARKER

PAGES = [("index.html", "<p>Twelve – 😀</p>"), ("events/evt-1.html", "<p>one</p>")]
NAMES = {OUTPUT_MARKER, "events", "index.html", *(table.file for table in TABLES)}


def findings(*texts: str) -> Findings:
    """Return findings of these texts alone."""
    documents = tuple(make_document(text, external_id=str(number)) for number, text in enumerate(texts))
    return Findings(
        documents=documents,
        issues=(Issue(path="b", stage="ingest", problem="x", detail="y"), Issue(stage="ingest", problem="x", detail="z")),
    )


def test_everything_is_there(tmp_path: Path) -> None:
    """All files of the contract, also the empty ones, and the pages; the path of the first page is returned as it was named."""
    page = write_folder(findings("One died.", "Two died."), PAGES, tmp_path / "new" / "out")
    assert page == tmp_path / "new" / "out" / "index.html"
    assert {path.name for path in page.parent.iterdir()} == NAMES
    assert page.read_text(encoding="utf-8") == PAGES[0][1]
    assert os.listdir(tmp_path / "new") == ["out"]


def test_lines_are_sorted_with_every_key(tmp_path: Path) -> None:
    """One object a line, by id (issues by path), with every key, and the same bytes whatever the order of the records."""
    one, two = findings("One – died.\r\n", "Two 😀 died."), findings("One – died.\r\n", "Two 😀 died.")
    turned = Findings(documents=two.documents[::-1], issues=two.issues[::-1])
    write_folder(one, PAGES, tmp_path / "one")
    write_folder(turned, PAGES, tmp_path / "two")
    for table in TABLES:
        assert (tmp_path / "one" / table.file).read_bytes() == (tmp_path / "two" / table.file).read_bytes()
    lines = (tmp_path / "one" / "documents.jsonl").read_bytes().decode("utf-8").split("\n")
    records = [json.loads(line) for line in lines[:-1]]
    assert lines[-1] == ""
    assert [record["id"] for record in records] == sorted(document.id for document in one.documents)
    assert all(record["main_event"] is None and record["flags"] == [] for record in records)
    assert {record["text"] for record in records} == {"One – died.\r\n", "Two 😀 died."}


def test_an_empty_folder_is_used_and_an_earlier_output_replaced(tmp_path: Path) -> None:
    """Nothing of the earlier output stays, and nothing is left beside it."""
    out = tmp_path / "out"
    out.mkdir()
    write_folder(findings("One died."), PAGES, out)
    check_folder(out)
    write_folder(findings("Two died."), PAGES[:1], out)
    assert {path.name for path in out.iterdir()} == NAMES - {"events"}
    assert "Two died." in (out / "documents.jsonl").read_text()
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("name", ["notes.txt", "events/notes.txt", "empty/folder/", OUTPUT_MARKER])
def test_what_is_not_ours_is_refused(tmp_path: Path, name: str) -> None:
    """One file more than the earlier output wrote, an empty folder or a marker that is none, and the folder is left as it is."""
    out = tmp_path / "out"
    if name != OUTPUT_MARKER:
        write_folder(findings("One died."), PAGES, out)
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir() if name.endswith("/") else path.write_text("mine")
    before = sorted(str(each) for each in tmp_path.rglob("*"))
    for refuse in (lambda: check_folder(out), lambda: write_folder(findings("Two died."), PAGES, out)):
        with pytest.raises(OutputRefused, match="not an earlier output"):
            refuse()
    assert sorted(str(each) for each in tmp_path.rglob("*")) == before


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    """A file is never overwritten, and nothing can be put under one."""
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputRefused, match="is a file"):
        check_folder(tmp_path / "out")
    with pytest.raises(OutputError):
        check_folder(tmp_path / "out" / "below")


def test_links_that_go_in_a_circle_are_refused(tmp_path: Path) -> None:
    """A circle of links is no place to write to."""
    (tmp_path / "out").symlink_to("out")
    with pytest.raises(OutputError):
        check_folder(tmp_path / "out")


@pytest.mark.parametrize("call", ["mkdir", "fsync", "rename"])
@pytest.mark.parametrize("earlier", [True, False])
def test_a_full_disk_leaves_nothing_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, earlier: bool) -> None:
    """Where writing fails, at whatever step, an earlier output stands as it was, and no part of the new one is left."""
    out = tmp_path / "out" if earlier else tmp_path / "new" / "out"
    if earlier:
        write_folder(findings("One died."), PAGES, out)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    real = getattr(os, call)

    def full(*arguments: object, **options: object) -> object:
        if call != "rename" or str(arguments[0]).endswith(".part"):
            raise OSError(28, "No space left on device")
        return real(*arguments, **options)

    monkeypatch.setattr(os, call, full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_folder(findings("Two died."), PAGES, out)
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == (["out"] if earlier else [])


@pytest.mark.parametrize("error", [KeyboardInterrupt, InternalError, OSError])
def test_an_interrupt_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    """Ctrl-C, or a bug while a page is made, passes through as it is (no bug is taken for a full disk) and leaves nothing."""

    def pages() -> Iterator[tuple[str, str]]:
        yield PAGES[0]
        raise error("while a page was made")

    with pytest.raises(error, match="while a page was made"):
        write_folder(findings("One died."), pages(), tmp_path / "a" / "b" / "out")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../up.html", "a/b/c.html", "events/../../up.html", ".hidden.html", "a\nb.html", "a\\b.html"]
)
def test_pages_stay_in_the_folder(tmp_path: Path, name: str) -> None:
    """A page's name can never lead out of the folder."""
    with pytest.raises(InternalError):
        write_folder(findings("One died."), [(name, "x")], tmp_path / "out")
    assert os.listdir(tmp_path) == []


def test_the_folder_follows_the_umask(tmp_path: Path) -> None:
    """Others may read the output as they may read any folder that one makes."""
    before = os.umask(0o027)
    try:
        page = write_folder(findings("One died."), PAGES, tmp_path / "out")
    finally:
        os.umask(before)
    assert page.parent.stat().st_mode & 0o777 == 0o750
    assert page.stat().st_mode & 0o777 == 0o640
