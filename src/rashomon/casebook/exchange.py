"""Decisions as a file: JSON Lines, for a repository, a spreadsheet or another casebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon.casebook import decisions, documents, seen
from rashomon.casebook.checking import check, check_words
from rashomon.casebook.rows import to_json
from rashomon.model import Decision, signed
from rashomon.model.errors import DecisionRefused, NotInCasebook

LONGEST_LINE = 1_000_000
"""Bytes of a line: the longest reason and quote, and a split of ten thousand documents, take less."""

MOST_REFUSED = 1_000
"""Bad lines after which a file is read no further."""


class Refused(msgspec.Struct, frozen=True):
    """A line of a file that is no decision, and why."""

    number: int
    reason: str


def lines(several: Iterable[Decision]) -> Iterator[str]:
    """Yield each decision as one line of JSON, with its line feed."""
    for one in several:
        yield to_json(one) + "\n"


def parse(connection: Connection, file: Iterable[bytes]) -> tuple[list[Decision], list[Refused]]:
    """Return the decisions in a file, in its order, and the lines that are none. Empty lines are passed over.

    ``id`` and ``evidence`` may be left out: the one follows from the rest, the other is then taken from the claim as it is read now. A line
    whose ``id`` is not that of its content was changed after it was written, and is refused.
    """
    found: dict[str, Decision] = {}
    refused: list[Refused] = []
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            one = _decision(connection, line)
            _check_undoes(connection, one, found)
            found[one.id] = one
        except (DecisionRefused, NotInCasebook) as error:
            refused.append(Refused(number, str(error)))
            if len(refused) >= MOST_REFUSED:
                break
    return list(found.values()), refused


def _decision(connection: Connection, line: bytes) -> Decision:
    if len(line) > LONGEST_LINE:
        raise DecisionRefused(f"the line is longer than {LONGEST_LINE:,} bytes")
    try:
        said = msgspec.json.decode(line)
        given = said.get("id") if isinstance(said, dict) else None
        if isinstance(said, dict):
            said = {**said, "id": given or ""}
        decision = msgspec.convert(said, Decision)
    except (msgspec.DecodeError, msgspec.ValidationError, RecursionError) as error:
        raise DecisionRefused(f"this is no decision: {error}") from error
    _check_known(said, msgspec.to_builtins(decision), "")
    if decision.evidence is None and decision.action in ("accept", "reject", "correct") and decision.claim:
        claim, evidence = seen.find_claim(connection, decision.claim)
        decision = replace(decision, claim=claim, evidence=evidence)
    check(decision)
    made = signed(decision)
    if given and given != made.id:
        raise DecisionRefused(f"its id is not that of its content ({made.id}): it was changed; leave the id out to decide so anew")
    _check_evidence(connection, made)
    return made


def _check_known(said: Any, read: Any, where: str) -> None:
    """Refuse keys that no decision has: a misspelt one would be lost without a word."""
    if isinstance(said, dict) and isinstance(read, dict):
        for key in said:
            if key not in read:
                raise DecisionRefused(f"no decision has a {where}{str(key)[:40]!r}")
            _check_known(said[key], read[key], f"{where}{key}.")


def _check_evidence(connection: Connection, one: Decision) -> None:
    """Refuse evidence that the text does not bear out; a document that is not there yet may come."""
    if one.evidence is not None:
        for document in documents.get_documents(connection, [one.evidence.document]):
            check_words(one.evidence, document.text)


def _check_undoes(connection: Connection, one: Decision, before: dict[str, Decision]) -> None:
    if one.undoes is not None and one.undoes not in before and not decisions.get_decisions(connection, [one.undoes]):
        raise DecisionRefused(f"it takes back {one.undoes}, which is neither in the casebook nor on a line before it")
