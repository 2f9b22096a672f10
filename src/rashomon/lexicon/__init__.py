"""The lexicon: what the field knows about words, as YAML that can be read and extended without Python."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(name: str) -> dict[str, Any]:
    """Return the lexicon ``name`` ("numbers" for ``numbers.yaml``) as plain data. Callers must not change what they get."""
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(loaded, dict):
        raise TypeError(f"lexicon {name}.yaml must be a mapping at its top")
    return loaded
