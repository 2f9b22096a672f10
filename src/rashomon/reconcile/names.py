"""When two names mean the same actor, or a branch and the group it belongs to."""

from __future__ import annotations

import re
import unicodedata

from rashomon import lexicon

_WORD = re.compile(r"[^\W_]+")
SHORTEST_ACRONYM = 2
LONGEST_WITHOUT_PLURAL = 4


def normal_name(name: str) -> str:
    """Return ``name`` without case, accents, punctuation, articles and possessive: the key by which names are compared."""
    return " ".join(_words(name))


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).replace("’", "'")
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"'s\b", "", plain.casefold()).replace(".", "")
    words = [_singular(word) for word in _WORD.findall(plain)]
    return [word for word in words if word not in _listed("articles")] or words


def _singular(word: str) -> str:
    """Take off a plural's s, so that "rebels" is "rebel"; names that end so lose it on both sides of a comparison."""
    return word[:-1] if len(word) > LONGEST_WITHOUT_PLURAL and word.endswith("s") and word[-2] not in "aius" else word


def _listed(key: str) -> frozenset[str]:
    return frozenset(lexicon.load("reconcile")[key])


def is_named(name: str | None) -> bool:
    """Tell whether ``name`` names somebody in particular ("the Ministry of Health"), not a kind of people ("officials", "the police")."""
    if not name or not any(char.isupper() for char in name):
        return False
    return not all(word in _listed("kinds_of_people") or f"{word}s" in _listed("kinds_of_people") for word in _words(name))


def is_same_actor(one: str, other: str) -> bool:
    """Tell whether two names are one actor's: equal when normalised, or one the acronym of the other ("UNHCR")."""
    first, second = _words(one), _words(other)
    return first == second or _is_acronym(first, second) or _is_acronym(second, first)


def _is_acronym(short: list[str], long: list[str]) -> bool:
    if len(short) != 1 or len(long) < SHORTEST_ACRONYM or len(short[0]) < SHORTEST_ACRONYM:
        return False
    significant = [word for word in long if word not in _listed("small_words")]
    return short[0] in {"".join(word[0] for word in words) for words in (long, significant)}


def is_branch(one: str, other: str) -> bool:
    """Tell whether one name contains the other as whole words, as a branch's name contains its parent group's."""
    first, second = sorted((_words(one), _words(other)), key=len)
    if first == second or not first:
        return False
    width = len(first)
    return any(second[at : at + width] == first for at in range(len(second) - width + 1))
