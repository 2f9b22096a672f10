"""Making a casebook, and bringing one of an earlier version up to this one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from rashomon.casebook.engine import mark_file, name_of, reading, writing
from rashomon.model.errors import CasebookRefused

LATEST = "0001"
"""The migration that this version's schema comes from."""


def prepare(engine: Engine) -> None:
    """Make the tables where there are none, or bring them up to date; quick where there is nothing to do.

    Raises `CasebookRefused` where a newer version wrote the casebook, or the database holds other things.
    """
    with reading(engine) as connection:
        if _version(connection, engine) == LATEST:
            return
    if engine.dialect.name == "sqlite":
        mark_file(engine)
    with writing(engine, linking=True) as connection:
        if _version(connection, engine) != LATEST:  # another may have done it while this one waited
            _upgrade(connection)


def _version(connection: Connection, engine: Engine) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables:
            raise CasebookRefused(f"{name_of(engine)} holds tables that are no casebook's ({min(tables)!r}); name another database")
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is not None and str(version) > LATEST:
        raise CasebookRefused(f"{name_of(engine)} was written by a newer version of Rashomon; install that one to open it")
    return str(version) if version is not None else None


def _upgrade(connection: Connection) -> None:
    # Slow to import, and only needed where there is something to do.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, LATEST)
