"""Casebooks for tests: the same tests on SQLite and on a real PostgreSQL server, and a stand-in for the language model."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from rashomon.model import Document, Extraction, Issue
from rashomon.workers import extract_all

if TYPE_CHECKING:
    from spacy.language import Language

REQUIRED = "RASHOMON_TEST_POSTGRESQL"
"""Set where there must be a server (CI): without one these tests fail, and are not skipped."""

Read = Callable[[Iterable[Document]], Iterator[Extraction | Issue]]


def _program(name: str) -> Path | None:
    """Return a program of the server's, which Debian keeps off the path."""
    found = [Path(each) for each in [shutil.which(name)] if each] or sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return found[-1].resolve() if found else None


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a PostgreSQL server of this run's own, on loopback, in a folder that goes when it ends."""
    initdb, postgres = _program("initdb"), _program("postgres")
    if initdb is None or postgres is None:
        if os.environ.get(REQUIRED):
            pytest.fail("there is no PostgreSQL server here, and there must be one (Debian: apt-get install postgresql)")
        pytest.skip("no PostgreSQL server here (Debian: apt-get install postgresql)")
    # The server refuses to run as root.
    user = pwd.getpwnam("nobody").pw_name if os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="rashomon-postgresql-"))
    port = _free_port()
    try:
        if user:
            shutil.chown(home, user)
        data = home / "data"
        made = [str(initdb), "--pgdata", str(data), "--username", "keeper", "--auth", "trust", "--encoding", "UTF8", "--no-sync"]
        subprocess.run(made, check=True, capture_output=True, user=user, cwd=home)
        options = ["-h", "127.0.0.1", "-p", str(port), "-k", str(home), "-F"]
        server = subprocess.Popen(
            [str(postgres), "-D", str(data), *options], user=user, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            _wait_for(f"postgresql+psycopg://keeper@127.0.0.1:{port}/postgres", server)
            yield f"postgresql://keeper@127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    import time

    from sqlalchemy.exc import OperationalError

    engine = create_engine(url)
    try:
        for _ in range(300):
            assert server.poll() is None, "the PostgreSQL server ended by itself"
            try:
                with engine.connect():
                    return
            except OperationalError:
                time.sleep(0.1)
    finally:
        engine.dispose()
    pytest.fail("the PostgreSQL server did not start within 30 seconds")


class Databases:
    """Gives URLs of empty databases on the server, as many as are asked for, and takes them away in the end."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://") + "/postgres", isolation_level="AUTOCOMMIT")
        self._names: list[str] = []

    def __iter__(self) -> Databases:
        return self

    def __next__(self) -> str:
        name = f"book_{uuid4().hex}"
        with self._engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
        self._names.append(name)
        return f"{self._server}/{name}"

    def drop(self) -> None:
        """Take all of them away."""
        with self._engine.connect() as connection:
            for name in self._names:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        self._engine.dispose()


@pytest.fixture
def databases(postgresql_server: str) -> Iterator[Databases]:
    """Empty databases on the server."""
    made = Databases(postgresql_server)
    yield made
    made.drop()


@pytest.fixture
def database(databases: Databases) -> str:
    """The URL of an empty database on the server."""
    return next(databases)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new casebook is to be: a file, then a database on a server."""
    if request.param == "sqlite":
        return str(tmp_path / "test.casebook")
    return str(request.getfixturevalue("database"))


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """Reading by the language model that is loaded anyway; each text once in a run."""
    known: dict[str, Extraction | Issue] = {}

    def read_known(documents: Iterable[Document]) -> Iterator[Extraction | Issue]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("rashomon.read.load_model", lambda name=None: nlp)
            for document in documents:
                if document.id not in known:
                    known.update((document.id, found) for found in extract_all([document], model=None, jobs=1))
                yield known[document.id]

    return read_known
