"""Opening a casebook: an SQLite file, or a PostgreSQL database where its URL is given. Both by the same code from here on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from rashomon.casebook import turns
from rashomon.model.errors import CasebookDamaged, CasebookReadOnly, CasebookRefused, CasebookUnavailable, PackageMissing

PATIENCE = 600.0
"""Seconds that a writer waits for others: they write in turns of milliseconds, and nobody is to see "database is locked"."""

APPLICATION_ID = 0x5261736D
"""What marks an SQLite file as a casebook ("Rasm"); the command ``file`` shows it."""

WRITERS = 7204011953
"""The number of the lock under which events are linked in PostgreSQL: one writer at a time, as in SQLite."""

POSTGRESQL = ("postgresql", "postgres")


def engine_for(where: str | Path, *, create: bool) -> Engine:
    """Return an engine for the casebook at ``where``, a path or a ``postgresql://`` URL; nothing is read or written yet.

    Raises `CasebookRefused` where it is another kind of address or a file that is no casebook, `CasebookUnavailable` where there is none
    and ``create`` is not set, `PackageMissing` where PostgreSQL is asked for and what speaks to it is not installed.
    """
    url = _url(where)
    if url.get_backend_name() == "postgresql":
        return _server(url)
    path = Path(url.database or "")
    _check_file(path, create=create)
    engine = create_engine(url, connect_args={"timeout": PATIENCE, "check_same_thread": False})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _server(url: URL) -> Engine:
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ImportError as error:
        raise PackageMissing("PostgreSQL is spoken to by psycopg, which is not installed: pip install 'rashomon[postgresql]'") from error


def name_of(engine: Engine) -> str:
    """Return how a casebook is called in messages: its file, or its URL without the password."""
    return engine.url.database or "" if engine.dialect.name == "sqlite" else engine.url.render_as_string(hide_password=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the casebook throughout, whatever others write meanwhile."""
    with _as_our_error(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine, *, linking: bool = False) -> Iterator[Connection]:
    """Give a connection for one transaction: all of it stands at the end, or nothing of it.

    Waits for its turn (`turns`). With ``linking`` nobody else links events meanwhile (in SQLite no two write at once anyway).
    """
    with _as_our_error(engine), _turn(engine), engine.connect() as connection:
        connection = connection.execution_options(rashomon_writes=True)
        with connection.begin():
            if linking and engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS})
            yield connection


def _turn(engine: Engine) -> AbstractContextManager[None]:
    return turns.turn_at(Path(engine.url.database or "")) if engine.dialect.name == "sqlite" else nullcontext()


def close(engine: Engine) -> None:
    """Close all connections; a file is left as it was found, with nothing beside it unless others are at it."""
    engine.dispose()
    if engine.dialect.name == "sqlite":
        turns.clear(Path(engine.url.database or ""))


@contextmanager
def _as_our_error(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        for kind, means in ((CasebookReadOnly, _is_read_only), (CasebookDamaged, _is_damaged)):
            if means(error):
                raise kind(f"{name_of(engine)}: {_cause(error)}") from error
        raise CasebookUnavailable(f"{name_of(engine)}: {_cause(error)}; what was written before is safe") from error
    except (UnicodeDecodeError, sqlite3.DatabaseError) as error:  # also what SQLite says of a damaged file may be no text
        raise CasebookDamaged(f"{name_of(engine)}: it is damaged ({error!r}); a backup has it whole") from error
    except SQLAlchemyError as error:
        raise CasebookUnavailable(f"{name_of(engine)}: {' '.join(str(error).split())}") from error


def _is_read_only(error: DBAPIError) -> bool:
    codes = ("25006", "42501")  # PostgreSQL: a transaction that may only read, a role that may not write
    return _sqlite_code(error) == sqlite3.SQLITE_READONLY or getattr(error.orig, "sqlstate", None) in codes


def _is_damaged(error: DBAPIError) -> bool:
    codes = ("XX001", "XX002")  # PostgreSQL: damaged data, a damaged index
    undecodable = isinstance(error.orig, sqlite3.OperationalError) and "Could not decode to UTF-8" in str(error.orig)
    return (
        _sqlite_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        or undecodable
        or getattr(error.orig, "sqlstate", None) in codes
    )


def _sqlite_code(error: DBAPIError) -> int | None:
    """Return SQLite's code of an error without the details that its extended codes add."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def _cause(error: DBAPIError) -> str:
    said = " ".join(str(error.orig).split())
    if _is_read_only(error):
        return f"this casebook may be read and not written ({said})"
    if _is_damaged(error):
        return f"it is damaged ({said}); `rashomon verify` says what of it, a backup has it whole"
    if "disk is full" in said or "No space left" in said:
        return f"the disk is full ({said})"
    if error.connection_invalidated or "connection" in said:
        return f"the connection to the database was lost or refused ({said})"
    return said


def _url(where: str | Path) -> URL:
    said = str(where)
    if "://" not in said:
        return URL.create("sqlite", database=said)
    try:
        url = make_url(said)
        known = url.drivername.split("+")[0]
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise CasebookRefused(f"{said.split('@')[-1]} is no address of a database: {error}") from error
    if known not in POSTGRESQL:
        raise CasebookRefused(f"a casebook is a file, or a database at postgresql://…; {known}:// is neither")
    return url.set(drivername="postgresql")


def _check_file(path: Path, *, create: bool) -> None:
    try:
        if not path.exists():
            if not create:
                raise CasebookUnavailable(f"there is no casebook at {path}; `rashomon add` makes one")
            if not path.parent.is_dir():
                raise CasebookUnavailable(f"{path} cannot be made: {path.parent} is no folder")
            return
        if not path.is_file():
            raise CasebookRefused(f"{path} is no file; a casebook is one")
        if path.stat().st_size == 0:
            return
        with open(path, "rb") as file:
            head = file.read(100)
    except OSError as error:
        raise CasebookUnavailable(f"{path} cannot be read: {error.strerror or error}") from error
    if not head.startswith(b"SQLite format 3\x00") or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise CasebookRefused(f"{path} is no casebook; it was left as it is")


def _set_up(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin`, not by the driver's guess
    cursor = connection.cursor()
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-65536"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def mark_file(engine: Engine) -> None:
    """Mark an SQLite file as a casebook, which readers may read while another writes. An empty file becomes one here."""
    with _as_our_error(engine), closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()  # outside of any transaction: neither can be set within one
        cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.close()


def _begin(connection: Connection) -> None:
    """Begin at once as a writer where something will be written: a reader that turns writer may not wait, and fails."""
    writes = connection.get_execution_options().get("rashomon_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
