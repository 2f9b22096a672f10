"""The lexicons as they are loaded: lists of words hold words."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from rashomon.lexicon import _Loader, load

NAMES = sorted(path.name.removesuffix(".yaml") for path in files("rashomon.lexicon").iterdir() if path.name.endswith(".yaml"))


def truths_in_lists(value: Any, path: str) -> Iterator[str]:
    """Yield where a list holds a truth value, or a mapping has one for a key: a word that YAML took for something else."""
    if isinstance(value, dict):
        yield from (f"{path}: {key}" for key in value if isinstance(key, bool))
        for key, inner in value.items():
            yield from truths_in_lists(inner, f"{path}/{key}")
    elif isinstance(value, list):
        yield from (path for inner in value if isinstance(inner, bool))
        for inner in value:
            yield from truths_in_lists(inner, path)


@pytest.mark.parametrize("name", NAMES)
def test_words_are_words(name: str) -> None:
    """ "on", "off", "no" and "false" in a list of words are words."""
    assert list(truths_in_lists(load(name), name)) == []


def test_on_is_a_word() -> None:
    """YAML 1.1 would make truth of it, and "comment on" would be lost."""
    assert any("on" in after for entry in load("cues")["verbs_with"] for after in entry["after"].values())


def test_a_key_that_stands_twice_is_refused() -> None:
    """The first list of the two would be lost without a word."""
    with pytest.raises(yaml.YAMLError, match="stands twice: wounds"):
        yaml.load("wounds: [burn]\nother: [cut]\nwounds: [cut]\n", Loader=_Loader)
