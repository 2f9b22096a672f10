"""The output folder: it appears whole or not at all, and never in place of something that is not ours."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path, PurePosixPath

from rashomon.export.jsonl import json_lines
from rashomon.export.tables import OUTPUT_VERSION, TABLES
from rashomon.model import Findings
from rashomon.model.errors import InternalError, OutputError, OutputRefused
from rashomon.model.findings import OUTPUT_MARKER

FORMAT = "rashomon-output"
AT_ONCE = 256
"""Pieces of a file that are made before they are written."""


def check_folder(out: Path) -> None:
    """Raise before any work is done where ``out`` could not be written later.

    `OutputRefused`: it is a file, or a folder that holds something else than an earlier output. `OutputError`: it cannot be made there.
    """
    target = _target(out)
    _refuse_foreign(target, out)
    ground = target.parent
    while not ground.exists():
        ground = ground.parent
    with _as_output_error(out):
        trial = _beside(ground / target.name, "trial")
        trial.mkdir()
        trial.rmdir()


def write_folder(findings: Findings, pages: Iterable[tuple[str, str]], out: Path) -> Path:
    """Write ``findings`` as JSON Lines, and ``pages`` ((name, HTML), the name relative), to ``out``; return the path of ``index.html``.

    Raises as `write_files`.
    """
    tables = ((table.file, json_lines(table.rows(findings))) for table in TABLES)
    laid_out = ((name, [page.encode("utf-8")]) for name, page in pages)
    write_files(chain(tables, laid_out), out)
    return out / "index.html"


def write_files(files: Iterable[tuple[str, Iterable[bytes]]], out: Path) -> None:
    """Write ``files`` ((name, content in pieces), the name relative) to the folder ``out``.

    Everything is written beside ``out`` first and then renamed, so that ``out`` appears whole or not at all; an earlier output is replaced.
    Raises `OutputRefused` and `OutputError` as `check_folder`; nothing is left behind then.
    """
    target = _target(out)
    _refuse_foreign(target, out)
    with _parents(target, out):
        draft = _beside(target, "part")
        try:
            _fill(draft, files, out)
            with _as_output_error(out):
                _put_in_place(draft, target)
        finally:
            # Gone already where all went well; an interrupt (Ctrl-C) passes here too.
            shutil.rmtree(draft, ignore_errors=True)


def _fill(draft: Path, files: Iterable[tuple[str, Iterable[bytes]]], out: Path) -> None:
    """Write all files to ``draft``. Only what writing raises is an output error: content is made on the way, and its bugs stay bugs."""
    with _as_output_error(out):
        draft.mkdir()
    names = []
    for name, content in files:
        _write(draft / _file_name(name), content, out)
        names.append(name)
    marker = {"format": FORMAT, "version": OUTPUT_VERSION, "files": sorted(names)}
    _write(draft / OUTPUT_MARKER, [json.dumps(marker, indent=1).encode("utf-8") + b"\n"], out)


def _write(path: Path, content: Iterable[bytes], out: Path) -> None:
    with _as_output_error(out):
        path.parent.mkdir(exist_ok=True)
        file = open(path, "xb")  # noqa: SIM115 - closed below; what makes the content must not stand within the guard
    try:
        pieces = iter(content)
        while some := list(islice(pieces, AT_ONCE)):
            with _as_output_error(out):
                file.writelines(some)
        with _as_output_error(out):
            file.flush()
            # A full disk may only show here, and the rename must not come before the content.
            os.fsync(file.fileno())
    finally:
        with suppress(OSError):  # `flush` has said it; a second time it would hide what went wrong
            file.close()


def _file_name(name: str) -> str:
    path = PurePosixPath(name)
    if (
        path.is_absolute()
        or len(path.parts) > 2
        or ".." in path.parts
        or not name.isprintable()
        or "\\" in name
        or path.name.startswith(".")
    ):
        raise InternalError(f"a file of the output may not be called {name!r}")
    return name


def _put_in_place(draft: Path, target: Path) -> None:
    """Rename the draft; an earlier output steps aside first and comes back should that fail."""
    if not target.exists():
        draft.rename(target)
        return
    old = _beside(target, "old")
    target.rename(old)
    try:
        draft.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(target: Path, out: Path) -> None:
    with _as_output_error(out):
        if not target.exists():
            return
        if not target.is_dir():
            raise OutputRefused(f"{out} is a file; name a folder for the output")
        foreign = sorted(_files(target) - _earlier_output(target))
    if foreign:
        raise OutputRefused(
            f"{out} holds something that is not an earlier output ({foreign[0]!r}); name another folder, or empty it yourself"
        )


def _files(folder: Path) -> set[str]:
    """Return all that lies in a folder, as relative names; of a folder that is linked to, the link alone."""
    found: set[str] = set()
    for root, folders, files in os.walk(folder, onerror=_raise):
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]
        empty = [root] if root != str(folder) and not folders and not files else []
        found.update(Path(root, name).relative_to(folder).as_posix() for name in (*files, *links, *empty))
    return found


def _raise(error: OSError) -> None:
    raise error


def _earlier_output(target: Path) -> set[str]:
    """Return the names that the folder's marker vouches for; none where there is no valid marker."""
    try:
        marker = json.loads((target / OUTPUT_MARKER).read_text(encoding="utf-8"))
        return {OUTPUT_MARKER, *marker["files"]} if marker["format"] == FORMAT else set()
    except (OSError, ValueError, LookupError, TypeError):
        return set()


def _target(out: Path) -> Path:
    """Return the absolute path with links followed: what is replaced is the folder itself, not a link to it."""
    try:
        with _as_output_error(out):
            target = out.resolve()
        circle = target.is_symlink()  # how pathlib leaves it since Python 3.13
    except RuntimeError:  # how it said it before
        circle = True
    if circle:
        raise OutputError(f"{out} cannot be written: its links lead round in a circle")
    return target


def _beside(target: Path, what: str) -> Path:
    return target.parent / f".{target.name[:80]}.{secrets.token_hex(6)}.{what}"


@contextmanager
def _parents(target: Path, out: Path) -> Iterator[None]:
    """Make the folders above ``target``; take them away again where the work in them fails."""
    missing = [parent for parent in target.parents if not parent.exists()]
    try:
        with _as_output_error(out):
            target.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for parent in missing:
            try:
                parent.rmdir()
            except OSError:
                break
        raise


@contextmanager
def _as_output_error(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror or error}; nothing was left there") from error
