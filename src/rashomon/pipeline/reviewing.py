"""All decisions at once: read, written to a file, brought in from one, and how far people agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from rashomon.casebook import decisions, exchange, issues
from rashomon.casebook.agreement import ReviewAgreement, agreement
from rashomon.casebook.engine import writing
from rashomon.casebook.exchange import Refused
from rashomon.model import Decision
from rashomon.model.arrival import utc_now
from rashomon.model.errors import DecisionsRefused
from rashomon.pipeline.deciding import lay_out
from rashomon.pipeline.examining import silent
from rashomon.pipeline.settling import settle_these


@dataclass(frozen=True)
class Imported:
    """What came of a file of decisions: how many were new, how many known already, and the events whose accounts were made anew."""

    new: int
    known: int
    events: tuple[str, ...]


def import_decisions(engine: Engine, file: Iterable[bytes], who: str) -> Imported:
    """Take in a file of decisions, each under the name and time that it has; ``who`` brought them.

    All or nothing: where a line is no decision, `DecisionsRefused` names every such line, and none is taken.
    """
    with writing(engine, linking=True) as connection:
        found, refused = exchange.parse(connection, file)
        if refused:
            raise DecisionsRefused(_said(refused), tuple(refused))
        new = decisions.put_decisions(connection, found)
        touched = lay_out(connection, new)
        issues.note_done(
            connection, at=utc_now(), who=who, action="import decisions", detail=f"{len(new)} new, {len(found) - len(new)} known"
        )
    settle_these(engine, touched, silent)
    return Imported(len(new), len(found) - len(new), touched)


def _said(refused: list[Refused]) -> str:
    first = "; ".join(f"line {one.number}: {one.reason}" for one in refused[:3])
    more = f"; and {len(refused) - 3} more" if len(refused) > 3 else ""
    return f"nothing was taken: {first}{more}"


def held(connection: Connection) -> list[Decision]:
    """Return the decisions that were not taken back, in order."""
    every = decisions.all_decisions(connection)
    back = decisions.taken_back(connection, every)
    return [one for one in every if one.id not in back]


def agreement_in(connection: Connection) -> ReviewAgreement:
    """Return how far those who judged the same claims agree."""
    return agreement(held(connection))
