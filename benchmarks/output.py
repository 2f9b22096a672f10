"""An output folder, read back, so that what was written can be scored too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from rashomon.export.tables import TABLES
from rashomon.model import Findings


def read_output(folder: Path) -> Findings:
    """Return the findings in an output folder; raise `FileNotFoundError` or `msgspec.ValidationError` where it is not one."""
    tables: dict[str, Any] = {}
    for table in TABLES:
        lines = (folder / table.file).read_bytes().splitlines()
        decoder = msgspec.json.Decoder(table.type)
        tables[table.name] = tuple(decoder.decode(line) for line in lines)
    return Findings(**tables)
