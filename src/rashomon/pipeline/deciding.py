"""Taking decisions: each is written, and the accounts that it touches are brought up to date, in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace
from sqlalchemy import Connection, Engine

from rashomon.casebook import checking, decided, decisions, events, issues, seen
from rashomon.casebook.engine import reading, writing
from rashomon.model import Claim, Correction, Decision, FigureOfRecord, signed
from rashomon.pipeline import making
from rashomon.pipeline.making import Saying, Words
from rashomon.pipeline.settling import make_account

Making = Callable[[Connection], Decision]
"""What makes a decision, not yet signed, of what it finds in the casebook."""


@dataclass(frozen=True)
class Taken:
    """A decision that was taken, and the lasting names of the events whose accounts were made anew for it, sorted."""

    decision: Decision
    events: tuple[str, ...]


class Deciding:
    """Decisions of one person: ``book.decide("Ana").reject("clm-0f3a", why="a misprint")``.

    Claims, documents and decisions go by their ids, events by their names; the beginning of one will do. Each method writes one decision
    and brings the accounts that it touches up to date. They raise `DecisionRefused` and `NotInCasebook`; nothing is written then.
    """

    def __init__(self, engine: Engine, who: str) -> None:
        self._engine, self._who = engine, who.strip()

    def claim(self, given: str) -> Claim:
        """Return a claim as it stands, with what was decided about it."""
        with reading(self._engine) as connection:
            claim, evidence = seen.find_claim(connection, given)
            return seen.claim_now(connection, claim, evidence.document)

    def accept(self, claim: str, *, why: str | None = None) -> Taken:
        """Decide that a claim says what the report says, as the machine read it."""
        return self._take(lambda connection: making.on_claim(connection, "accept", claim), why)

    def reject(self, claim: str, *, why: str | None = None) -> Taken:
        """Decide that a claim does not say what the report says: it stays among the claims, and out of the account."""
        return self._take(lambda connection: making.on_claim(connection, "reject", claim), why)

    def correct(self, claim: str, correction: Correction, *, why: str | None = None) -> Taken:
        """Decide what a claim should say, or of which event. What is not given stays as an earlier correction that holds has it."""
        return self._take(lambda connection: making.correction(connection, claim, correction), why)

    def add(self, words: Words, saying: Saying, *, event: str | None = None, why: str | None = None) -> Taken:
        """Add a claim that the machine did not find, by its words. Its event is by default the one that the document is mostly about."""
        return self._take(lambda connection: making.addition(connection, words, saying, event), why)

    def merge(self, event: str, others: Sequence[str], *, why: str | None = None) -> Taken:
        """Decide that other events are the same as ``event``, whose name stays; the others' lead to it."""
        return self._take(lambda connection: making.merger(connection, event, others), why)

    def split(self, event: str, documents: Sequence[str], *, why: str | None = None) -> Taken:
        """Decide that documents tell of another event than ``event``: one of their own, whose name the decision gives (``becomes``)."""
        signature = f"{self._who} {_now()}"
        return self._take(lambda connection: making.splitting(connection, event, documents, signature), why)

    def record(self, event: str, figure: FigureOfRecord, *, why: str) -> Taken:
        """Set the figure of record of an event, with a reason. It stands beside what the reports name, and changes none of it."""
        return self._take(lambda connection: making.of_record(connection, event, figure), why)

    def undo(self, decision: str, *, why: str | None = None) -> Taken:
        """Take a decision back, one's own or another's; both are kept. Taking that back in turn brings the first in force again."""
        return self._take(lambda connection: making.undoing(connection, decision), why)

    def confirm(self, decision: str, *, claim: str | None = None, why: str | None = None) -> Taken:
        """Decide the same again where what a decision was taken on has changed, on `Judged.candidate` or on ``claim``."""
        return self._take(lambda connection: making.confirmation(connection, decision, claim), why)

    def _take(self, make: Making, why: str | None) -> Taken:
        # Accounts are made under the same lock: a decision written while one is being made would be left out of it unnoticed. Those that
        # one decision touches are few, and made in the same step: half the turns that people who decide at once must wait for.
        with writing(self._engine, linking=True) as connection:
            draft = make(connection)
            made_at = _later_than(decisions.last_taken(connection))
            decision = signed(replace(draft, who=self._who, made_at=made_at, why=why if why is not None else draft.why))
            checking.check(decision)
            decisions.put_decisions(connection, [decision])
            touched = lay_out(connection, [decision])
            issues.note_done(connection, at=made_at, who=self._who, action="decide", detail=f"{decision.action} {decision.id}")
            for name in touched:
                if events.is_stale(connection, name):
                    make_account(connection, name)
        return Taken(decision, touched)


def lay_out(connection: Connection, taken: Iterable[Decision]) -> tuple[str, ...]:
    """Put events where decisions that were just written have them, and mark those concerned as stale; return their names, sorted."""
    touched: set[str] = set()
    for one in taken:
        shaping = decided.shaped_by(connection, one)
        touched |= events.place(connection, decided.arranged(connection, shaping)) if shaping else set()
        touched |= decided.touched_by(connection, one)
    events.mark_stale(connection, touched)
    return tuple(sorted(touched))


def _later_than(last: str | None) -> str:
    """Return the present time, or if clocks disagree a moment after the last decision: they stand in the order in which they were taken."""
    now = _now()
    if last is None or last.removesuffix("Z") < now.removesuffix("Z"):
        return now
    return _instant(datetime.fromisoformat(last) + timedelta(microseconds=1))


def _now() -> str:
    return _instant(datetime.now(UTC))


def _instant(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
