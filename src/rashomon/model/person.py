"""Persons told of by name or description: victims, attackers, suspects, the arrested."""

from __future__ import annotations

from typing import Literal

from rashomon.model.base import Record

PersonRole = Literal["victim", "attacker", "suspect", "arrested", "police", "unknown"]
Sex = Literal["female", "male"]
PersonState = Literal["killed", "injured", "missing", "abducted", "arrested", "unharmed", "unknown"]


class Person(Record, kw_only=True):
    """A person whom reports tell of.

    ``names`` are names or descriptions as written, the fullest first; ``age`` in whole years; ``claims`` the ids of the claims that
    speak of the person.
    """

    id: str
    event: str | None = None
    names: tuple[str, ...]
    age: int | None = None
    sex: Sex | None = None
    role: PersonRole = "unknown"
    state: PersonState = "unknown"
    claims: tuple[str, ...] = ()
