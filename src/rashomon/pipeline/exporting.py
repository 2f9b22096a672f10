"""A casebook as files: the tables of the output for programs, and the pages for people."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec.structs import replace
from sqlalchemy import Engine

from rashomon.casebook import versions
from rashomon.casebook.engine import reading
from rashomon.export import check_folder, check_parquet, json_lines, parquet_files, write_files, write_folder
from rashomon.pipeline.giving import Current, everything
from rashomon.pipeline.revising import flagged, revisions_of

Format = Literal["jsonl", "parquet"]


def export(engine: Engine, out: Path, form: Format) -> Path:
    """Write all that the current reports say to the folder ``out``, a file a table; return the folder.

    The casebook is read piece by piece, and as it stood when this began.
    """
    check_folder(out)
    if form == "parquet":
        check_parquet()
    with reading(engine) as connection:
        tables = Current(connection).tables()
        lines = ((f"{name}.jsonl", json_lines(records())) for name, records in tables.items())
        write_files(parquet_files(tables) if form == "parquet" else lines, out)
    return out


def write_report(engine: Engine, out: Path) -> Path:
    """Write what `examine` of all current reports writes to the folder ``out``, with what people decided; return the path of its page.

    In the pages, articles that moved a figure since an earlier version are flagged; the tables have no earlier versions, as always.
    """
    from rashomon.report import render

    check_folder(out)
    with reading(engine) as connection:
        found = everything(connection)
        revised = revisions_of(connection, versions.edited(connection))
    shown = replace(found, documents=tuple(flagged(found.documents, revised)))
    return write_folder(found, render(shown), out)
