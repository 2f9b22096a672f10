"""Groups, agencies and outlets of the lexicon, found under all their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rashomon.lexicon import load
from rashomon.model.reading import NameKind
from rashomon.read.gazetteer import fold
from rashomon.read.surface import Surface

SECTIONS: tuple[tuple[str, NameKind], ...] = (("groups", "group"), ("agencies", "agency"), ("outlets", "outlet"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Tokens [start, end) that name an entity; drafts with one ``key`` are one entity. ``rank``: a higher one gives the entity's name."""

    start: int
    end: int
    key: str
    name: str
    kind: NameKind
    country: str | None = None
    rank: int = 0
    monitor: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the lexicon ``groups``."""

    name: str
    kind: NameKind
    country: str | None
    monitor: bool


@lru_cache(maxsize=1)
def known_aliases() -> dict[str, tuple[tuple[str, Known], ...]]:
    """Return the lexicon's entities by the first letters and figures of each alias, the longest alias first."""
    found: dict[str, list[tuple[str, Known]]] = {}
    lexicon = load("groups")
    for section, kind in SECTIONS:
        for name, entry in lexicon[section].items():
            known = _known(name, kind, entry or {})
            for alias in dict.fromkeys((name, *(entry or {}).get("aliases", ()))):
                found.setdefault(first_letters(alias), []).append((alias, known))
    return {first: tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))) for first, pairs in found.items()}


def _known(name: str, kind: NameKind, entry: dict[str, Any]) -> Known:
    return Known(name, entry.get("kind", kind), entry.get("country"), bool(entry.get("monitor")))


def first_letters(name: str) -> str:
    """Return the letters and figures with which a name begins."""
    at = 0
    while at < len(name) and name[at].isalnum():
        at += 1
    return name[:at] or name[:1]


@lru_cache(maxsize=1)
def _ambiguous() -> frozenset[str]:
    return frozenset(load("groups")["only_with_another_name"])


def find_known(text: Surface) -> list[Draft]:
    """Return the lexicon's entities named in a text, the longest alias first, none overlapping."""
    found: list[tuple[int, int, str, Known]] = []
    at = 0
    while at < len(text.words):
        match = match_known(text, at)
        if match is not None:
            found.append((at, *match))
        at = match[0] if match is not None else at + 1
    sure = {known.name for _start, _end, alias, known in found if alias not in _ambiguous()}
    drafts = [
        Draft(
            start=s,
            end=e,
            key=f"known:{known.name}",
            name=known.name,
            kind=known.kind,
            country=known.country,
            rank=9,
            monitor=known.monitor,
        )
        for s, e, alias, known in found
        if alias not in _ambiguous() or known.name in sure
    ]
    return [_as_branch(text, draft) for draft in drafts]


def match_known(text: Surface, at: int) -> tuple[int, str, Known] | None:
    """Return (end, alias, entity) of the longest alias that begins at a token and ends with one."""
    begin = text.begins[at]
    for alias, known in known_aliases().get(first_letters(text.words[at]), ()):
        if text.text.startswith(alias, begin) and not text.text[begin + len(alias) : begin + len(alias) + 1].isalnum():
            end = _end_at(text, at, begin + len(alias))
            if end is not None:
                return end, alias, known
    return None


def _end_at(text: Surface, at: int, stop: int) -> int | None:
    end = at + 1
    while end < len(text.words) and text.ends[end - 1] < stop:
        end += 1
    rest = text.text[stop : text.ends[end - 1]]
    return end if rest in {"", "."} else None


@lru_cache(maxsize=1)
def _branch_nouns() -> frozenset[str]:
    return frozenset(load("groups")["branch_nouns"])


def _as_branch(text: Surface, draft: Draft) -> Draft:
    """Make "X's Lakeland branch", "X in Lakeland Province" an entity of its own, named by these words."""
    if draft.kind != "group":
        return draft
    end = draft.end
    if text.lower(end) in {"'s", "'", "-", "in"}:
        end += 1
    if not text.word(end)[:1].isupper() or (text.word(end).isupper() and len(text.word(end)) > 1 and text.word(end - 1) != "-"):
        return draft
    while end - draft.end < 4 and text.word(end)[:1].isupper():
        end += 1
    if text.word(end) in _branch_nouns():
        end += 1
    elif text.word(end - 1) not in _branch_nouns():
        return draft
    if end > len(text.words):
        return draft
    name = text.slice(draft.start, end).replace("\n", " ")
    return Draft(start=draft.start, end=end, key=f"org:{fold(name)}", name=name, kind="group", rank=8)


def drafted(drafts: list[Draft]) -> Iterator[int]:
    """Yield the tokens that drafts cover."""
    for draft in drafts:
        yield from range(draft.start, draft.end)
