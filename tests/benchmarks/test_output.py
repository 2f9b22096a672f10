"""An output folder can be read back as it was written."""

from __future__ import annotations

from pathlib import Path

from benchmarks.output import read_output

from rashomon.export.jsonl import json_lines
from rashomon.export.tables import TABLES
from rashomon.model import Actor, Findings, Link, Quantity, make_claim, make_document


def test_round_trip(tmp_path: Path) -> None:
    """Every table comes back equal, values of each type among them."""
    document = make_document("Two people died; the League denied it.")
    claims = (
        make_claim(document, "killed", Quantity(low=2, high=2, qualifier="exact"), (0, 15), confidence=0.9, reasons=("a",)),
        make_claim(
            document, "responsibility", Actor(name="the League"), (17, 37), attribution=(Link(speaker=None),), confidence=0.9, reasons=()
        ),
    )
    findings = Findings(documents=(document,), claims=tuple(sorted(claims, key=lambda claim: claim.id)))
    for table in TABLES:
        (tmp_path / table.file).write_bytes(b"".join(json_lines(table.rows(findings))))
    assert read_output(tmp_path) == findings
