"""Making a decision of what a person gives: what it is about is found, and the evidence is taken as it is now."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon.casebook import checking, decided, decisions, events, seen
from rashomon.casebook.ground import claims_in
from rashomon.casebook.matching import make_evidence, matches, same_value
from rashomon.casebook.quoting import find_quote
from rashomon.model import (
    Action,
    ClaimKind,
    Correction,
    Decision,
    Document,
    Evidence,
    FigureOfRecord,
    Link,
    Record,
    Stance,
    Value,
    content_id,
    make_claim,
)
from rashomon.model.errors import DecisionRefused

NAME_DIGITS = 12
"""Digits of the name of an event that people split off: more than those that reports give, so that no two are alike."""


class Words(Record, kw_only=True):
    """Words of a report: a document, by id or its beginning, and a quote of it, the ``nth`` where it stands there more than once."""

    document: str
    quote: str
    nth: int | None = None


class Saying(Record, kw_only=True):
    """What words say: kind and value of a claim, its stance, and on whose word (null: the document's own voice)."""

    kind: ClaimKind
    value: Value
    stance: Stance = "asserted"
    speaker: str | None = None


def _draft(action: Action, **parts: object) -> Decision:
    """Return a decision that nobody has signed yet."""
    return replace(Decision(id="", who="", made_at="", action=action), **parts)


def on_claim(connection: Connection, action: Action, given: str) -> Decision:
    """Accept or reject a claim."""
    claim, evidence = seen.find_claim(connection, given)
    return _draft(action, claim=claim, evidence=evidence)


def correction(connection: Connection, given: str, wanted: Correction) -> Decision:
    """Correct a claim; what is not given stays as a correction that holds has it, which the person has seen."""
    claim, evidence = seen.find_claim(connection, given)
    if wanted.event is not None:
        wanted = replace(wanted, event=events.name_now(connection, wanted.event))
    now = seen.claim_now(connection, claim, evidence.document)
    standing = next((one.correction for one in decisions.get_decisions(connection, [now.decision or ""])), None)
    if standing is not None:
        given_now = {part: value for part in Correction.__struct_fields__ if (value := getattr(wanted, part)) is not None}
        wanted = replace(standing, **given_now)
    if _says_so(evidence, wanted):
        raise DecisionRefused(f"{claim} was read so: accept it instead")
    return _draft("correct", claim=claim, evidence=evidence, correction=wanted)


def _says_so(evidence: Evidence, wanted: Correction) -> bool:
    """Tell whether a correction says what was read, and no more."""
    return (
        wanted.event is None
        and (wanted.value is None or same_value(wanted.value, evidence.value))
        and wanted.stance in (None, evidence.stance)
        and (wanted.speaker is None or (wanted.speaker or None) == evidence.speaker)
    )


def addition(connection: Connection, words: Words, saying: Saying, event: str | None) -> Decision:
    """Add a claim by its words; its event is by default the one that the document is mostly about."""
    document = seen.find_document(connection, words.document)
    checking.check_value(saying.kind, saying.value)
    link = (Link(speaker=saying.speaker),) if saying.speaker else ()
    span = find_quote(document.text, words.quote, words.nth)
    made = make_claim(document, saying.kind, saying.value, span, stance=saying.stance, attribution=link, confidence=1.0, reasons=())
    evidence = make_evidence(made, document)
    _check_new(connection, document, evidence)
    name = event or document.main_event
    if name is None:
        raise DecisionRefused(f"{document.id} is mostly about no event; name the one that the claim is of")
    return _draft("add", claim=made.id, evidence=evidence, event=events.name_now(connection, name))


def _check_new(connection: Connection, document: Document, evidence: Evidence) -> None:
    for claim in claims_in(connection, [document.id]).get(document.id, ()):
        if matches(claim, evidence):
            raise DecisionRefused(f"the machine read this already, as {claim.id}; accept that instead")


def merger(connection: Connection, event: str, others: Sequence[str]) -> Decision:
    """Merge other events into one."""
    name = events.name_now(connection, event)
    taken = sorted({events.name_now(connection, other) for other in others})
    if not taken:
        raise DecisionRefused("name the events to be merged")
    if name in taken:
        raise DecisionRefused(f"an event cannot be merged with itself ({name})")
    return _draft("merge", event=name, others=tuple(taken))


def splitting(connection: Connection, event: str, documents: Sequence[str], signature: str) -> Decision:
    """Split documents out of an event, into one of their own, whose name is made of this and of ``signature``."""
    name = events.name_now(connection, event)
    chosen = sorted({seen.find_document(connection, document).id for document in documents})
    there = seen.documents_in(connection, name)
    strangers = sorted({*chosen} - there)
    if strangers:
        raise DecisionRefused(f"{', '.join(strangers)} {'tells' if len(strangers) == 1 else 'tell'} nothing of {name}")
    if not chosen or there == {*chosen}:
        raise DecisionRefused(f"these are all documents of {name}; leave at least one" if chosen else "name the documents to be split off")
    digits = content_id("case", name, chosen, signature).removeprefix("case-")
    return _draft("split", event=name, others=tuple(chosen), becomes=f"case-{digits[:NAME_DIGITS]}")


def of_record(connection: Connection, event: str, figure: FigureOfRecord) -> Decision:
    """Set the figure of record of an event."""
    return _draft("record", event=events.name_now(connection, event), figure=figure)


def undoing(connection: Connection, given: str) -> Decision:
    """Take a decision back."""
    old = decisions.find_decision(connection, given)
    _check_holds(connection, old)
    return _draft("undo", undoes=old.id)


def confirmation(connection: Connection, given: str, claim: str | None) -> Decision:
    """Decide the same again on the claim that is now in the place of the one that a decision was taken on, or on another that is named."""
    old = decisions.find_decision(connection, given)
    _check_holds(connection, old)
    if old.evidence is None or old.action == "add":
        raise DecisionRefused(f"{old.id} ({old.action}) is not on a claim that was read; undo it, and decide anew")
    judged = decided.overlay_on(connection, old.evidence.document).judged[old.id]
    if judged.standing != "to-confirm":
        raise DecisionRefused(f"{old.id} is {judged.standing}: there is nothing to be confirmed")
    chosen = claim or judged.candidate
    if chosen is None:
        raise DecisionRefused(f"{old.id}: {judged.reason}; name the claim that it is of now, or undo it")
    found, evidence = seen.find_claim(connection, chosen)
    if evidence.kind != old.evidence.kind:
        raise DecisionRefused(f"{found} is of another kind ({evidence.kind}) than what was decided about ({old.evidence.kind})")
    return _draft(old.action, claim=found, evidence=evidence, correction=old.correction, undoes=old.id, why=old.why)


def _check_holds(connection: Connection, one: Decision) -> None:
    by = decisions.taken_back(connection, [one]).get(one.id)
    if by is not None:
        raise DecisionRefused(f"{one.id} was taken back already, by {by.who} ({by.id})")
