"""The lexicon: what the field knows about words, as YAML that can be read and extended without Python."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader for words: "on", "off", "yes" and "no" are words, as YAML 1.2 has it, and no truth values.

    A key that stands twice in one mapping is an error: YAML would keep the last and lose the words of the first.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = Counter(key.value for key, _ in node.value)
        twice = [key for key, number in keys.items() if number > 1]
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"stands twice: {', '.join(twice)}", node.start_mark)
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made


_TRUTH = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _TRUTH] for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_TRUTH, re.compile(r"^(?:true|false)$"), list("tf"))


@cache
def load(name: str) -> dict[str, Any]:
    """Return the lexicon ``name`` ("numbers" for ``numbers.yaml``) as plain data. Callers must not change what they get."""
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=_Loader)
    if not isinstance(loaded, dict):
        raise TypeError(f"lexicon {name}.yaml must be a mapping at its top")
    return loaded
