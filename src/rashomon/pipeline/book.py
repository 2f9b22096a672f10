"""The casebook as a library: one object, one method for each command."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine

from rashomon.casebook.engine import engine_for, reading
from rashomon.casebook.migrate import prepare
from rashomon.ingest import ingest
from rashomon.pipeline.adding import Added, Reader, add_reports
from rashomon.pipeline.examining import DEFAULT, Examination, Options, Progress, silent
from rashomon.pipeline.giving import everything
from rashomon.pipeline.settling import settle


class Casebook:
    """Reports on events, kept: with ``Casebook("floods.casebook") as book``. ``where`` is a file, or the URL of a PostgreSQL database.

    Made where there is none, unless ``create`` is false. Raises `CasebookRefused` and `CasebookUnavailable`. May be used by several
    threads and processes at once.
    """

    def __init__(self, where: str | Path, *, create: bool = True) -> None:
        self.engine: Engine = engine_for(where, create=create)
        try:
            prepare(self.engine)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Casebook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database. Everything is written already."""
        self.engine.dispose()

    def add(
        self,
        sources: Iterable[str | Path],
        options: Options = DEFAULT,
        *,
        progress: Progress | None = None,
        read: Reader | None = None,
    ) -> Added:
        """Add the reports in ``sources`` that are not there yet, and make anew the accounts that they touch.

        The same again changes nothing; what was broken off is gone on with. ``read`` stands in for reading by the language model.
        """
        report = progress or silent
        added = add_reports(self.engine, ingest(sources, options.limits), options, report, read)
        settle(self.engine, report)
        return added

    def everything(self) -> Examination:
        """Return all that the current reports say, as `examine` would of all of them at once, with what people decided."""
        with reading(self.engine) as connection:
            return everything(connection)
