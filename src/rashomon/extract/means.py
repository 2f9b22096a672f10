"""How it was done: weapons and methods named where the event is told."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.owners import claim_owner
from rashomon.extract.syntax import span_of
from rashomon.lexicon import load
from rashomon.model import Means

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.extract.triggers import Trigger
    from rashomon.model import Reading, Span


class RawMeans(msgspec.Struct, frozen=True):
    """A weapon or method told of one event."""

    value: Means
    span: Span
    token: Token
    trigger: Trigger


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in load("means")["means"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[-1], []).append((words, name))
    return {last: tuple(sorted(entries, key=lambda e: -len(e[0]))) for last, entries in found.items()}


def find_means(reading: Reading, triggers: dict[int, Trigger]) -> list[RawMeans]:
    """Return the first telling of each means for each trigger, in text order."""
    found: dict[tuple[str, int], RawMeans] = {}
    for token in reading.doc:
        match = _match(token) if token.pos_ in {"NOUN", "PROPN"} else None
        owner = claim_owner(token, triggers) if match else None
        if match and owner is not None and owner.kind != "war":
            first, name = match
            span = span_of(reading.doc[first], token)
            words = reading.document.text[span[0] : span[1]]
            found.setdefault((name, owner.token.i), RawMeans(Means(name=name, words=words), span, token, owner))
    return list(found.values())


def is_weapon(token: Token) -> bool:
    """Tell whether a noun names a weapon or a method of the lexicon."""
    return weapon(token) is not None


def weapon(token: Token) -> str | None:
    """Return the lexicon's name for the weapon or method that a noun names, or null."""
    found = _match(token)
    return found[1] if found else None


@lru_cache(maxsize=1)
def heads_of_weapons() -> frozenset[str]:
    """Return the last words of all weapons and methods, and their plurals by rule."""
    return frozenset(form for head in _table() for form in (head, f"{head}s", f"{head}es"))


def _match(token: Token) -> tuple[int, str] | None:
    for form in lexis.noun_lemmas(token):
        for words, name in _table().get(form, ()):
            first = token.i - len(words) + 1
            if first >= 0 and all(
                lexis.lemma(token.doc[first + k]) == w or token.doc[first + k].lower_ == w for k, w in enumerate(words[:-1])
            ):
                return first, name
    return None
