"""What people decided about claims, laid over what the machine found in their documents.

A decision holds for the claim that its evidence describes: the same words at the same place with the same kind, value, stance and source.
What is no longer so is to be confirmed, and changes nothing meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from rashomon.casebook.matching import differences, evidence_of, likest, matches
from rashomon.casebook.wording import signature
from rashomon.model import Claim, Correction, Decision, Document, Judged, Link, content_id, in_order, make_claim
from rashomon.model.claim import Decided

DECIDED: dict[str, Decided] = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "add": "added"}


@dataclass
class Ground:
    """What the casebook holds that decisions are judged by.

    ``claims``: those of each document as the machine read them, their ``event`` the lasting name of the event that they stand in;
    ``documents``: those that are there; ``current``: the current version of each one's article; ``now`` gives where an event's name leads,
    for a document and since a decision; ``speakers``: ids by document and name.
    """

    claims: Mapping[str, Sequence[Claim]] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    current: Mapping[str, str] = field(default_factory=dict)
    now: Callable[[str, str, tuple[str, str]], str | None] = lambda name, document, since: name
    speakers: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass
class Overlay:
    """Claims as they stand, by id: those that people decided about, and others that this changed; and each decision judged."""

    claims: dict[str, Claim] = field(default_factory=dict)
    judged: dict[str, Judged] = field(default_factory=dict)


def lay_over(decisions: Sequence[Decision], back: Mapping[str, Decision], ground: Ground) -> Overlay:
    """Return what decisions on claims, given in order, make of the claims of their documents; ``back``: those that were taken back."""
    made = _Laying(ground)
    for one in decisions:
        if one.id in back:
            made.overlay.judged[one.id] = undone(one, back[one.id])
    standing = [one for one in decisions if one.id not in back]
    for one in sorted(standing, key=lambda one: one.action != "add"):  # what was added may be judged in turn
        made.find(one)
    made.decide()
    return made.overlay


def undone(one: Decision, by: Decision) -> Judged:
    """Return a decision that was taken back."""
    how = "taken back by" if by.action == "undo" else "confirmed anew by"
    return Judged(decision=one, standing="undone", reason=f"{how} {signature(by)}")


class _Laying:
    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.overlay = Overlay()
        self._on: dict[str, list[Decision]] = defaultdict(list)
        self._found: dict[str, Claim] = {}
        self._added: dict[str, dict[str, Claim]] = defaultdict(dict)

    def find(self, one: Decision) -> None:
        """Find the claim that a decision is on; where there is none, it is to be confirmed."""
        found = self._added_claim(one) if one.action == "add" else self._claim(one)
        if isinstance(found, Judged):
            self.overlay.judged[one.id] = found
            return
        self._found.setdefault(found.id, found)
        self._on[found.id].append(one)

    def _claim(self, one: Decision) -> Claim | Judged:
        evidence = evidence_of(one)
        if (problem := self._unsupported(one)) is not None:
            return problem
        every = [*self._ground.claims.get(evidence.document, ()), *self._added[evidence.document].values()]
        same = [claim for claim in every if matches(claim, evidence)]
        chosen = [claim for claim in same if claim.id == one.claim] or same
        if len(chosen) == 1:
            return chosen[0]
        if chosen:
            return self._open(one, f"{len(chosen)} claims read so now", chosen[0])
        nearest = likest(evidence, every)
        return self._open(one, differences(evidence, nearest), nearest)

    def _added_claim(self, one: Decision) -> Claim | Judged:
        evidence = evidence_of(one)
        if (problem := self._unsupported(one)) is not None:
            return problem
        document = self._ground.documents[evidence.document]
        event = self._ground.now(one.event or "", document.id, in_order(one))
        if event is None:
            return self._open(one, f"there is no event {one.event} any more", None)
        for claim in self._ground.claims.get(document.id, ()):
            if matches(claim, evidence):
                return claim  # found by the machine too by now: one claim, not two
        speaker = evidence.speaker
        link = (Link(speaker=speaker, speaker_id=self._speaker(document.id, speaker)),) if speaker else ()
        reasons = ("a person read it",)
        made = make_claim(
            document,
            evidence.kind,
            evidence.value,
            evidence.span,
            stance=evidence.stance,
            attribution=link,
            confidence=1.0,
            reasons=reasons,
        )
        claim = replace(made, id=one.claim or made.id, event=event)
        self._added[document.id][claim.id] = claim
        return claim

    def _unsupported(self, one: Decision) -> Judged | None:
        """Return a decision to be confirmed where its document is not there, or is no longer what its article says."""
        evidence = evidence_of(one)
        current = self._ground.current.get(evidence.document)
        if current is None:
            return self._open(one, f"the casebook holds no document {evidence.document}", None)
        if current != evidence.document:
            nearest = likest(evidence, self._ground.claims.get(current, ()))
            return self._open(one, f"the article has a newer version, {current}; {differences(evidence, nearest)}", nearest)
        if self._ground.documents[current].text[slice(*evidence.span)] != evidence.quote:
            return self._open(one, "its words do not stand at their place in the text", None)
        return None

    def _open(self, one: Decision, reason: str, nearest: Claim | None) -> Judged:
        return Judged(decision=one, standing="to-confirm", reason=reason, candidate=nearest.id if nearest else None)

    def decide(self) -> None:
        """Let the latest decision on each claim stand, and say of the others what became of them."""
        for claim_id, several in self._on.items():
            self._decide(self._found[claim_id], sorted(several, key=in_order))
        self._loosen()

    def _decide(self, claim: Claim, several: list[Decision]) -> None:
        corrected: Claim | None = None
        while several:
            last = several[-1]
            corrected = self._effective(claim, last)
            if corrected is not None:
                break
            gone = last.correction.event if last.correction else None
            self.overlay.judged[last.id] = self._open(last, f"there is no event {gone} any more", claim)
            several = several[:-1]
        if corrected is None:
            return
        self.overlay.claims[claim.id] = corrected
        last = several[-1]
        for one in several:
            self.overlay.judged[one.id] = self._compared(one, last, several, claim)

    def _effective(self, claim: Claim, one: Decision) -> Claim | None:
        """Return a claim as a decision has it; null where it was to be moved to an event that is no more."""
        added = claim.id in self._added[claim.document]
        claim = replace(claim, decided="added" if added and one.action == "accept" else DECIDED[one.action], decision=one.id)
        if one.correction is None:
            return claim
        event = claim.event
        if one.correction.event is not None:
            event = self._ground.now(one.correction.event, claim.document, in_order(one))
            if event is None:
                return None
        return self._corrected(replace(claim, event=event), one.correction)

    def _corrected(self, claim: Claim, correction: Correction) -> Claim:
        attribution = claim.attribution
        if correction.speaker is not None:
            name = correction.speaker
            # What a quotation leads back to is its last link; who passes it on stays.
            root = Link(speaker=name, speaker_id=self._speaker(claim.document, name))
            attribution = (*attribution[:-1], root) if name else ()
        return replace(claim, value=correction.value or claim.value, stance=correction.stance or claim.stance, attribution=attribution)

    def _speaker(self, document: str, name: str) -> str:
        return self._ground.speakers.get((document, name)) or content_id("spk", name.casefold())

    def _compared(self, one: Decision, last: Decision, several: Sequence[Decision], claim: Claim) -> Judged:
        if _verdict(one) != _verdict(last):
            who = "their own later decision" if one.who == last.who else "a later decision"
            return Judged(decision=one, standing="overruled", reason=f"by {who}: {last.action}, {signature(last)}", candidate=claim.id)
        others = sorted({other.who for other in several if _verdict(other) != _verdict(last) and other.who != one.who})
        so = sorted({other.who for other in several if _verdict(other) == _verdict(last) and other.who != one.who})
        reason = "the report says the same words, and they are read as they were"
        reason += f"; so decided {', '.join(so)}" if so else ""
        reason += f"; {', '.join(others)} decided otherwise" if others else ""
        return Judged(decision=one, standing="applied", reason=reason, candidate=claim.id)

    def _loosen(self) -> None:
        """Let no claim stand behind another that is not what it was: one that was rejected, moved away or corrected."""
        changed = self.overlay.claims
        loose = {claim.id for claim in changed.values() if claim.decided == "rejected" or self._differs(claim)}
        for document in sorted({claim.document for claim in changed.values()}):
            for claim in self._ground.claims.get(document, ()):
                now = changed.get(claim.id, claim)
                repeats = None if claim.repeats in loose or claim.id in loose else now.repeats
                replaced = None if claim.replaced_by in loose else now.replaced_by
                if (repeats, replaced) != (now.repeats, now.replaced_by):
                    changed[claim.id] = replace(now, repeats=repeats, replaced_by=replaced)

    def _differs(self, claim: Claim) -> bool:
        before = self._found[claim.id]
        return (claim.value, claim.stance, claim.event) != (before.value, before.stance, before.event)


def _verdict(one: Decision) -> tuple[str, Correction | None]:
    """Return what a decision says of its claim; accepting one that was added says the same as adding it."""
    return "accept" if one.action == "add" else one.action, one.correction
