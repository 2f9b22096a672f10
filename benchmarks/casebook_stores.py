"""Casebooks that are not there yet, for measuring: files in a folder of their own, and databases on a server that is named."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from uuid import uuid4


@contextmanager
def new_ones(server: str | None) -> Iterator[dict[str, Iterator[str]]]:
    """Give, for each kind of store, as many addresses of new casebooks as are asked for; all are gone afterwards."""
    made: list[str] = []
    with tempfile.TemporaryDirectory(prefix="rashomon-casebooks-") as folder:
        stores: dict[str, Iterator[str]] = {"SQLite": (str(Path(folder) / f"{number}.casebook") for number in count())}
        if server is not None:
            stores["PostgreSQL"] = _databases(server, made)
        try:
            yield stores
        finally:
            for name in made:
                _run(server or "", f"DROP DATABASE {name} WITH (FORCE)")


def _databases(server: str, made: list[str]) -> Iterator[str]:
    while True:
        made.append(f"rashomon_{uuid4().hex}")
        _run(server, f"CREATE DATABASE {made[-1]} TEMPLATE template0")
        yield f"{server}/{made[-1]}"


def _run(server: str, command: str) -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://") + "/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(command))
    engine.dispose()
