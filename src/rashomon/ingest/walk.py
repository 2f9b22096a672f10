"""From the paths that were named to the files to read, always in the same order."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.ingest.edges import foreign_errors, writable_name
from rashomon.model import Issue
from rashomon.model.errors import UnreadableInput
from rashomon.model.findings import OUTPUT_MARKER

STDIN = "-"

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True)
class Address:
    """Something to fetch, as named."""

    name: str


@dataclass(frozen=True)
class Entry:
    """One file to read. ``name`` is what it is called in output, ``path`` null for standard input."""

    name: str
    path: Path | None


def walk(sources: Iterable[str | Path]) -> Iterator[Entry | Address | Issue]:
    """Yield every file under ``sources`` and every address among them, sorted, each once; what is set aside or missing comes as an `Issue`.

    A folder is read recursively. Links to files are followed, links to folders inside a folder are not: they may lead round in a circle.
    """
    seen: set[tuple[int, int]] = set()
    for source in sorted({str(source) for source in sources}):
        if source == STDIN:
            yield Entry(STDIN, None)
            continue
        if _ADDRESS.match(source):
            yield Address(source)
            continue
        for path in _files(Path(source)):
            yield path if isinstance(path, Issue) else _once(path, seen)


def _files(source: Path) -> Iterator[Path | Issue]:
    try:
        with foreign_errors(str(source)):
            is_folder = stat.S_ISDIR(source.stat().st_mode)
    except UnreadableInput as error:
        yield _issue(source, "missing" if not os.path.lexists(source) else "unreadable", str(error), unread=True)
        return
    if is_folder:
        yield from _folder(source)
    else:
        yield source


def _folder(top: Path) -> Iterator[Path | Issue]:
    """Go through a folder without recursion of our own, so that depth cannot exhaust the stack."""
    hidden = visible = 0
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with foreign_errors(str(folder)), os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
                kinds = [(folder / entry.name, _kind(entry)) for entry in entries]
        except UnreadableInput as error:
            yield _issue(folder, "unreadable", str(error), unread=True)
            continue
        if any(path.name == OUTPUT_MARKER for path, _ in kinds):
            yield _issue(folder, "own-output", "holds an earlier output of Rashomon; not read")
            continue
        hidden += sum(kind == "hidden" for _, kind in kinds)
        visible += sum(kind not in ("hidden", "folder") for _, kind in kinds)
        waiting.extend(path for path, kind in reversed(kinds) if kind == "folder")
        yield from (path for path, kind in kinds if kind == "file")
        yield from (_linked(path, top) for path, kind in kinds if kind == "link")
    if not visible:
        yield _issue(top, "empty", "holds no files")
    if hidden:
        yield _issue(top, "hidden", f"hidden files and folders (their names begin with a dot) that were not read: {hidden}")


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.name.startswith(".") and entry.name != OUTPUT_MARKER:
        return "hidden"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    if entry.is_symlink() and os.path.isdir(entry.path):
        return "link"
    return "file"


def _linked(path: Path, top: Path) -> Issue:
    inside = path.resolve().is_relative_to(top.resolve())
    if inside:
        return _issue(path, "link", "is a link to a folder that is read at its own place; not followed")
    return _issue(path, "link", "is a link to a folder elsewhere, which is not followed; name that folder itself to read it", unread=True)


def _once(path: Path, seen: set[tuple[int, int]]) -> Entry | Issue:
    try:
        with foreign_errors(str(path)):
            found = path.stat()
    except UnreadableInput as error:
        return _issue(path, "unreadable", str(error), unread=True)
    key = (found.st_dev, found.st_ino)
    if key in seen:
        return _issue(path, "duplicate", "is a file that was already read under another name")
    seen.add(key)
    return Entry(writable_name(str(path)), path)


def _issue(path: Path, problem: str, detail: str, *, unread: bool = False) -> Issue:
    return Issue(
        path=writable_name(str(path)),
        stage="ingest",
        problem=problem,
        detail=writable_name(detail),
        severity="unread" if unread else "note",
    )
