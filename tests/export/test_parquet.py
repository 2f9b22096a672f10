"""Parquet: columns that an analyst can ask for, every row of the output, and words where the package is missing."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from rashomon.export import TABLES as FILES
from rashomon.export import parquet_files, write_files
from rashomon.export.columns import TABLES
from rashomon.model import Actor, Claim, Findings, Link, Moment, Place, Population, Quantity, make_claim, make_document
from rashomon.model.errors import PackageMissing

parquet = pytest.importorskip("pyarrow.parquet")

DOCUMENT = make_document(
    "At least 12 sailors drowned off Korrin on 3 May, the coast guard said; it blamed the owner.", publisher="Sea Post"
)
SAID = (Link(speaker="agency"), Link(speaker="coast guard", speaker_id="spk-1", cue="said", speaker_span=(49, 64), cue_span=(65, 69)))


def claims() -> tuple[Claim, ...]:
    """Return a claim of each of several types."""
    sure: dict[str, Any] = {"confidence": 0.9, "reasons": ("made up",)}
    sailors = Quantity(low=12, high=None, qualifier="at-least", population=Population(class_="civilian", words="sailors"))
    return (
        make_claim(DOCUMENT, "killed", sailors, (0, 19), attribution=SAID, **sure),
        make_claim(DOCUMENT, "responsibility", Actor(name="owner", role="knew"), (71, 90), stance="blamed", **sure),
        make_claim(DOCUMENT, "when", Moment(start="2021-05-03", end="2021-05-03", precision="day"), (42, 47), **sure),
        make_claim(DOCUMENT, "where", Place(name="Korrin", city="Korrin", country="XX", latitude=1.5), (32, 38), **sure),
    )


def written(tmp_path: Path) -> Path:
    """Write a document and its claims and return the folder."""
    found = Findings(documents=(DOCUMENT,), claims=claims())
    write_files(parquet_files({file.name: lambda file=file: file.rows(found) for file in FILES}), tmp_path / "out")  # type: ignore[misc]
    return tmp_path / "out"


def test_every_value_has_its_columns(tmp_path: Path) -> None:
    """The bounds of a figure are whole numbers, the accused, the day and the town stand by themselves, the speaker is the root source."""
    rows = {row["kind"]: row for row in parquet.read_table(written(tmp_path) / "claims.parquet").to_pylist()}
    killed = rows["killed"]
    assert (killed["low"], killed["high"], killed["qualifier"], killed["population"]) == (12, None, "at-least", "civilian")
    assert (killed["speaker"], killed["chain"], killed["quote"]) == ("coast guard", ["agency", "coast guard"], "At least 12 sailors")
    assert (rows["responsibility"]["accused"], rows["responsibility"]["role"]) == ("owner", "knew")
    assert (rows["when"]["day_start"], rows["where"]["city"], rows["where"]["latitude"]) == ("2021-05-03", "Korrin", 1.5)


def test_every_table_is_there(tmp_path: Path) -> None:
    """Also an empty one, with its columns."""
    out = written(tmp_path)
    assert {path.name for path in out.iterdir()} == {f"{table.name}.parquet" for table in TABLES} | {".rashomon"}
    for table in TABLES:
        assert parquet.read_table(out / f"{table.name}.parquet").column_names == list(table.types)


def test_a_query_over_several_tables(tmp_path: Path) -> None:
    """The files open in DuckDB, and fit together by id."""
    duckdb = pytest.importorskip("duckdb")
    out = written(tmp_path)
    asked = f"SELECT d.publisher, c.low FROM '{out}/claims.parquet' c JOIN '{out}/documents.parquet' d ON d.id = c.document WHERE c.low > 5"
    assert duckdb.sql(asked).fetchall() == [("Sea Post", 12)]


def test_no_column_is_forgotten() -> None:
    """Whatever a record gives has a column: what has none would be lost without a word."""
    for claim, table in [(claim, table) for claim in claims() for table in TABLES if table.name == "claims"]:
        for row in table.rows(claim):
            assert set(row) <= set(table.types)


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what to install."""
    real = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PackageMissing, match=r"rashomon\[parquet\]"):
        next(iter(parquet_files({})))
