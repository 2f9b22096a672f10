"""When two names mean the same actor, or a branch and the group it belongs to."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rashomon import lexicon

_WORD = re.compile(r"[^\W_]+")
SHORTEST_ACRONYM = 2
LONGEST_WITHOUT_PLURAL = 4
FULL_NAME = 2


@lru_cache(maxsize=65536)
def normal_name(name: str) -> str:
    """Return ``name`` without case, accents, punctuation, articles and possessive: the key by which names are compared."""
    return " ".join(_words(name))


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name).replace("’", "'")
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"'s\b", "", plain.casefold()).replace(".", "")
    words = [_singular(word) for word in _WORD.findall(plain)]
    return tuple(word for word in words if word not in _listed("articles")) or tuple(words)


def _singular(word: str) -> str:
    """Take off a plural's s, so that "rebels" is "rebel"; names that end so lose it on both sides of a comparison."""
    return word[:-1] if len(word) > LONGEST_WITHOUT_PLURAL and word.endswith("s") and word[-2] not in "aius" else word


@cache
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


def _is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 1 and short[0] in _initials(long)


@lru_cache(maxsize=65536)
def _initials(words: tuple[str, ...]) -> frozenset[str]:
    """Return the acronyms that a name may have: of all its words, and of all but the small ones."""
    if len(words) < SHORTEST_ACRONYM:
        return frozenset()
    significant = [word for word in words if word not in _listed("small_words")]
    found = {"".join(word[0] for word in every) for every in (words, significant)}
    return frozenset(acronym for acronym in found if len(acronym) >= SHORTEST_ACRONYM)


class NameIndex:
    """Names filed by the forms under which their actors may go, so that of very many none is compared with all others."""

    def __init__(self) -> None:
        self._filed: dict[tuple[str, str], list[str]] = {}

    def file(self, name: str) -> None:
        """File a name under itself, its acronyms and, of a full name, its last word."""
        words = _words(name)
        forms = {("name", " ".join(words)), *(("initials", acronym) for acronym in _initials(words))}
        for form in forms | ({("last", words[-1])} if len(words) >= FULL_NAME else set()):
            self._filed.setdefault(form, []).append(name)

    def same_actor(self, name: str) -> list[str]:
        """Return the names filed that are the same actor's as ``name`` (`is_same_actor`), in the order in which they were filed."""
        key, acronyms = normal_name(name), _initials(_words(name))
        forms = (("name", key), ("initials", key), *(("name", acronym) for acronym in sorted(acronyms)))
        return list(dict.fromkeys(other for form in forms for other in self._filed.get(form, ())))

    def full_names(self, surname: str) -> list[str]:
        """Return the names filed that ``surname`` may be the surname of (`is_surname_of`), in the order in which they were filed."""
        return [other for other in self._filed.get(("last", normal_name(surname)), ()) if is_surname_of(surname, other)]


def is_branch(one: str, other: str) -> bool:
    """Tell whether one is a branch of the other: the lexicon says so, or one name contains the other as whole words.

    A people's adjective stands for its country, so that a country's army or air force is a branch of the country.
    """
    first, second = sorted((_words(one), _words(other)), key=lambda words: (len(words), words))
    if first == second or not first:
        return False
    return is_branch_by_lexicon(one, other) or _contains(_by_country(second), _by_country(first))


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    width = len(short)
    return any(long[at : at + width] == short for at in range(len(long) - width + 1))


def is_branch_by_lexicon(one: str, other: str) -> bool:
    """Tell whether the groups' lexicon has one of two names as a branch of the other."""
    first, second = normal_name(one), normal_name(other)
    return first in _ancestors(second) or second in _ancestors(first)


def is_surname_of(short: str, long: str) -> bool:
    """Tell whether ``short`` is one capitalised word with which ``long`` ends, so that it may be its surname.

    A people's adjective before it makes another group of it, as the Boleslavian Front is not just any Front.
    """
    first, second = _words(short), _words(long)
    if len(first) != 1 or len(second) < FULL_NAME or second[-1:] != first or short.upper() == short:
        return False
    return short[:1].isupper() and not any(word in _countries() for word in second[:-1])


def _ancestors(name: str) -> list[str]:
    found: list[str] = []
    while (parent := _parents().get(name)) is not None and parent not in found:
        found.append(parent)
        name = parent
    return found


@cache
def _parents() -> dict[str, str]:
    groups = lexicon.load("groups")["groups"]
    return {normal_name(name): normal_name(entry["parent"]) for name, entry in groups.items() if entry and "parent" in entry}


@lru_cache(maxsize=65536)
def _by_country(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``words`` with a people's adjective or a seat of government of one word replaced by the country's name."""
    return tuple(part for word in words for part in _countries().get(word, (word,)))


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in lexicon.load("countries")["countries"].values():
        for name in (*entry.get("people", ()), *entry.get("seats", ()), *entry.get("names", ())):
            if len(_words(name)) == 1:
                found.setdefault(_words(name)[0], _words(entry["name"]))
    return found
