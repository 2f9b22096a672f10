"""The output as Parquet, a file a table, for DuckDB, pandas, R and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from rashomon.export.columns import TABLES, Columns
from rashomon.model import Record
from rashomon.model.errors import PackageMissing

ROWS = 5_000
"""Rows of one group: what is held in memory at a time."""


def parquet_files(tables: Mapping[str, Callable[[], Iterable[Record]]]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each file, by name, with its content in pieces; ``tables`` gives the records of each table of the output, as often as asked.

    Raises `PackageMissing` where pyarrow is not installed.
    """
    check_parquet()
    for table in TABLES:
        yield f"{table.name}.parquet", _content(table, tables[table.source]())


def check_parquet() -> None:
    """Raise `PackageMissing` where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise PackageMissing("Parquet is written by pyarrow, which is not installed: pip install 'rashomon[parquet]'") from error


class _Sink:
    """A file that keeps what is written to it until it is taken away."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._at = 0
        self.closed = False

    def write(self, piece: Any) -> int:
        self._pieces.append(bytes(piece))
        self._at += len(self._pieces[-1])
        return len(self._pieces[-1])

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True

    def take(self) -> list[bytes]:
        taken, self._pieces = self._pieces, []
        return taken


def _content(table: Columns, records: Iterable[Record]) -> Iterator[bytes]:
    import pyarrow
    from pyarrow import parquet

    types = {
        "text": pyarrow.string(),
        "whole": pyarrow.int64(),
        "number": pyarrow.float64(),
        "yes or no": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(name, types[type_]) for name, type_ in table.types.items()])
    sink = _Sink()
    rows = (row for record in records for row in table.rows(record))
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while some := list(islice(rows, ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(some, schema=schema))
            yield from sink.take()
    yield from sink.take()
