"""Commands that look at a casebook or decide start without what only reading reports needs; and who decides has a name."""

from __future__ import annotations

import getpass
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon import Casebook
from rashomon.cli import run

from . import telling
from .conftest import Read

HEAVY = {"spacy", "numpy", "trafilatura", "pyarrow", "lxml", "httpx", "feedparser", "alembic"}


@pytest.fixture
def file(tmp_path: Path, read: Read) -> str:
    """A casebook that is a file, with reports in it."""
    where = str(tmp_path / "one.casebook")
    with Casebook(where) as book:
        book.add([telling.write(tmp_path, "first", telling.FIRST_DAY)], read=read)
    return where


def loaded_by(*arguments: str) -> list[str]:
    """Run a command in a process of its own; return what it has loaded of what is heavy."""
    code = f"import sys; from rashomon.cli import run; s = run(sys.argv[1:]); print('\\n', s, *({HEAVY} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    status, *heavy = done.stdout.splitlines()[-1].split()
    assert status == "0", done.stderr
    return heavy


def test_looking_loads_nothing_heavy(file: str) -> None:
    """Neither the language model nor what reads pages, feeds or numbers is loaded to look."""
    with Casebook(file) as book:
        name = next(book.events()).name
    for command in (["events"], ["show", name], ["search", "bombing"], ["claims"], ["log"]):
        assert loaded_by(*command, "--casebook", file) == [], command


def test_deciding_loads_nothing_heavy(file: str) -> None:
    """Nor to decide."""
    with Casebook(file) as book:
        claim = next(one.id for one in book.claims() if one.kind == "killed")
    assert loaded_by("decide", "accept", claim, "--who", "Ana", "--casebook", file) == []


def test_a_user_without_a_name(file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Is told how to sign, and may sign so."""

    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4242")

    monkeypatch.setattr(getpass, "getuser", nameless)
    monkeypatch.delenv("RASHOMON_WHO", raising=False)
    with Casebook(file) as book:
        claim = next(one.id for one in book.claims() if one.kind == "killed")
    assert run(["decide", "accept", claim, "--casebook", file]) == 2
    assert "say who signs, with --who or in RASHOMON_WHO" in capsys.readouterr().err
    assert run(["decide", "accept", claim, "--who", "Ana", "--casebook", file]) == 0
    assert run(["decide", "accept", "--help"]) == 0
