"""What people decided, laid over what the machine found.

Nothing of the machine's is lost, and nothing is applied where it no longer fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon.casebook import decisions, events
from rashomon.casebook.arranging import Arrangement
from rashomon.casebook.ground import arrangement, ground_for, led_to, names_in
from rashomon.casebook.matching import evidence_of
from rashomon.casebook.overlay import Overlay, lay_over, undone
from rashomon.casebook.rows import rows_for
from rashomon.casebook.schema import claims, local_events
from rashomon.casebook.wording import signature
from rashomon.model import Account, Action, Claim, Decision, Figure, Judged
from rashomon.model.errors import InternalError

UNTOLD = Figure(low=None, best=None, high=None, rule="no standing total", contested=False, history=(), parts=(), claims=())
"""The figure of a kind that no report names: people may still settle on one."""


def arranged(connection: Connection, touched: Iterable[str]) -> dict[str, str]:
    """Return where the local events of these events belong, by id, where people had a hand in them; nothing for all others."""
    return arrangement(connection, touched).placed


@dataclass(frozen=True)
class OnEvent:
    """What people decided that bears on one event: the decisions on claims and figures, and how it was put together."""

    name: str
    decisions: tuple[Decision, ...]
    back: Mapping[str, Decision]
    shape: Arrangement

    @property
    def shaping(self) -> tuple[str, ...]:
        """The ids of the decisions by which the event is put together otherwise than linking did."""
        return tuple(sorted(one for one, outcome in self.shape.outcomes.items() if self.name in outcome.shaped))

    def judge(self, connection: Connection, found: Sequence[Claim]) -> list[Claim]:
        """Return the claims on the event with what people made of them: also those moved here, without those moved away."""
        wanted = [one for one in self.decisions if one.evidence is not None]
        if not wanted:
            return list(found)
        laid = lay_over(wanted, self.back, ground_for(connection, wanted, self.shape)).claims
        kept = [claim for claim in found if claim.id not in laid]
        return sorted([*kept, *(claim for claim in laid.values() if claim.event == self.name)], key=lambda claim: claim.id)

    def with_figures_of_record(self, account: Account) -> Account:
        """Return the account with the figures that people settled on; they stand beside the others and change none of them."""
        records = _of_record([one for one in self.decisions if one.action == "record"], self.back, self.shape)
        settled = {kind: one for (name, kind), (one, *_) in records.items() if name == self.name}
        figures = dict(account.figures)
        for kind, one in sorted(settled.items()):
            figures[kind] = replace(figures.get(kind, UNTOLD), of_record=one.figure, decision=one.id)
        return replace(account, figures=figures) if settled else account


def on_event(connection: Connection, name: str, tellers: Iterable[str]) -> OnEvent:
    """Return what people decided that bears on an event (lasting name), of which the documents ``tellers`` tell."""
    names = led_to(connection, name)
    actions: tuple[Action, ...] = (*decisions.CLAIM_ACTIONS, "record")
    wanted = decisions.decisions_about(connection, actions=actions, documents=tellers, named=names)
    return OnEvent(name, tuple(wanted), decisions.taken_back(connection, wanted), arrangement(connection, names))


def decided_claims(connection: Connection) -> dict[str, Claim]:
    """Return the claims that people decided about as they stand, those that this changed, and those that were added, by id.

    Events go by their lasting names.
    """
    return _overlay(connection, decisions.decisions_of_kind(connection, decisions.CLAIM_ACTIONS)).claims


def laid_on(laid: Mapping[str, Claim], claim: Claim) -> Claim:
    """Return a claim with what people made of it, by `decided_claims`."""
    return replace(claim, **_told(laid[claim.id])) if claim.id in laid else claim


def judged(connection: Connection) -> list[Judged]:
    """Return every decision that was ever taken, in order, and where it stands now."""
    every = decisions.all_decisions(connection)
    back = decisions.taken_back(connection, every)
    found = _overlay(connection, [one for one in every if one.action in decisions.CLAIM_ACTIONS]).judged
    shape = arrangement(connection, None)
    for one in every:
        if one.id in back:
            found[one.id] = undone(one, back[one.id])
        elif one.action in decisions.EVENT_ACTIONS:
            outcome = shape.outcomes[one.id]
            found[one.id] = Judged(decision=one, standing="applied" if outcome.whole else "to-confirm", reason=outcome.reason)
        elif one.action == "undo":
            found[one.id] = Judged(decision=one, standing="applied", reason=f"{one.undoes} was taken back")
    found.update(_records_judged(connection, [one for one in every if one.action == "record" and one.id not in back]))
    return [found[one.id] for one in every]


def concerned(connection: Connection, *, named: Iterable[str] = (), documents: Iterable[str] = ()) -> set[str]:
    """Return the events whose accounts depend, by what people decided, on these events (lasting names) or on what these documents say."""
    wanted = decisions.decisions_about(connection, actions=("correct", "add"), documents=documents, named=named)
    homes = events.events_of_documents(connection, {evidence_of(one).document for one in wanted})
    return homes | _targets(connection, wanted)


def shaped_by(connection: Connection, decision: Decision) -> set[str]:
    """Return the names of the events that a decision puts together otherwise, or that one did which it takes back; mostly none."""
    shaping = [one for one in _subjects(connection, decision) if one.action in decisions.EVENT_ACTIONS]
    return {name for one in shaping for name in names_in(one)}


def touched_by(connection: Connection, decision: Decision) -> set[str]:
    """Return the events whose accounts a decision may change, as they go by now."""
    about = _subjects(connection, decision)
    names = {name for one in about if one.evidence is None for name in names_in(one)}
    shape = arrangement(connection, names)
    touched = {now for name in names if (now := shape.now(name)) is not None}
    on_claims = [one for one in about if one.evidence is not None]
    same = decisions.decisions_about(connection, actions=decisions.CLAIM_ACTIONS, claims=[one.claim or "" for one in on_claims])
    return touched | _homes(connection, on_claims) | _targets(connection, [*same, *on_claims])


def _subjects(connection: Connection, decision: Decision) -> list[Decision]:
    """Return a decision, the one that it takes back, the one that this took back, and so on."""
    found = [decision]
    while found[-1].undoes is not None:
        found += decisions.get_decisions(connection, [found[-1].undoes])
    return found


def _homes(connection: Connection, several: Sequence[Decision]) -> set[str]:
    """Return the events that linking, or people, put the claims' parts of their documents in."""
    read = rows_for(connection, claims, "id", [one.claim or "" for one in several], only=("local_event",))
    parts = rows_for(connection, local_events, "id", [row.local_event for row in read if row.local_event], only=("event",))
    return {row.event for row in parts if row.event is not None}


def _targets(connection: Connection, several: Sequence[Decision]) -> set[str]:
    """Return the events that claims were moved or added to."""
    told = [(one, name) for one in several if (name := one.event or (one.correction.event if one.correction else None)) is not None]
    shape = arrangement(connection, [name for _, name in told])
    found = {shape.now(name, evidence_of(one).document) for one, name in told} | {shape.now(name) for _, name in told}
    return {name for name in found if name is not None}


def _overlay(connection: Connection, wanted: Sequence[Decision]) -> Overlay:
    return lay_over(wanted, decisions.taken_back(connection, wanted), ground_for(connection, wanted))


def overlay_on(connection: Connection, document: str) -> Overlay:
    """Return what people made of the claims of a document, and where their decisions on it stand."""
    return _overlay(connection, decisions.decisions_about(connection, actions=decisions.CLAIM_ACTIONS, documents=[document]))


def _told(claim: Claim) -> dict[str, object]:
    """Return the fields of a claim that people have a say in."""
    fields = ("event", "value", "stance", "attribution", "repeats", "replaced_by", "decided", "decision")
    return {field: getattr(claim, field) for field in fields}


def _of_record(records: Sequence[Decision], back: Mapping[str, Decision], shape: Arrangement) -> dict[tuple[str, str], list[Decision]]:
    """Return the figures of record that hold, given in order, by event as it goes by now and by kind: the one that stands comes first."""
    found: dict[tuple[str, str], list[Decision]] = {}
    for one in reversed(records):
        now = shape.now(one.event or "") if one.id not in back else None
        if now is not None:
            found.setdefault((now, _figure(one)), []).append(one)
    return found


def _figure(one: Decision) -> str:
    if one.figure is None:
        raise InternalError(f"decision {one.id} (record) has no figure")
    return one.figure.kind


def _records_judged(connection: Connection, records: Sequence[Decision]) -> dict[str, Judged]:
    found = {one.id: Judged(decision=one, standing="to-confirm", reason=f"there is no event {one.event} any more") for one in records}
    shape = arrangement(connection, [one.event or "" for one in records])
    for (name, _), (stands, *others) in _of_record(records, {}, shape).items():
        found[stands.id] = Judged(decision=stands, standing="applied", reason=f"the event is there, as {name}")
        for one in others:
            same = one.figure == stands.figure
            reason = f"so decided {stands.who} again" if same else f"by a later decision: record, {signature(stands)}"
            found[one.id] = Judged(decision=one, standing="applied" if same else "overruled", reason=reason)
    return found
