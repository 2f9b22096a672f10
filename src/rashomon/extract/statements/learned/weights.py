"""The trained weights as they are shipped: one compressed file beside this one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.extract.statements.learned.features import RESERVED, Tables
from rashomon.extract.statements.learned.network import Network

FILE = "weights.npz"
VECTORS, TABLES = "vectors", "tables"


@dataclass(frozen=True, slots=True)
class Model:
    """The network with the tables that number what it reads."""

    tables: Tables
    network: Network


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """Return the model that comes with the package, read once."""
    with as_file(files(__package__).joinpath(FILE)) as path:
        return read_model(path)


def read_model(path: Path) -> Model:
    """Return the model in a file that `write_model` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        tables = json.loads(bytes(stored[TABLES]).decode("utf-8"))
        arrays = {name: stored[name].astype(np.float32) for name in stored.files if name != TABLES}
    vectors = arrays.pop(VECTORS)
    numbered = {name: {value: i for i, value in enumerate(values)} for name, values in tables.items()}
    return Model(Tables(**numbered), Network(arrays, vectors))


def write_model(path: Path, model: Model) -> None:
    """Write a model in half precision, which changes hardly a label."""
    tables = {name: sorted(table, key=table.__getitem__) for name, table in _numbered(model.tables).items()}
    text = np.frombuffer(json.dumps(tables, ensure_ascii=False, sort_keys=True).encode("utf-8"), dtype=np.uint8)
    arrays = {name: values.astype(np.float16) for name, values in sorted(model.network.weights.items())}
    stored: dict[str, Any] = {VECTORS: model.network.vectors.astype(np.float16), TABLES: text, **arrays}
    np.savez_compressed(path, **stored)


def _numbered(tables: Tables) -> dict[str, dict[str, int]]:
    nothing = {"": 0}
    return {
        "words": {**{word: i for i, word in enumerate(RESERVED)}, **tables.words},
        "tags": {**nothing, **tables.tags},
        "deps": {**nothing, **tables.deps},
        "entities": {**nothing, **tables.entities},
    }
