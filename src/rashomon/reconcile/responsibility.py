"""Who holds whom responsible, and where that parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from rashomon.model import AFFIRMING, Actor, Claim, Disagreement, Responsibility
from rashomon.reconcile.circumstances import sides_by_value
from rashomon.reconcile.names import NameIndex, is_branch, is_same_actor, normal_name
from rashomon.reconcile.told import OPPOSING, Told, documents_of, ids_of, most_told
from rashomon.reconcile.words import and_words

BEHIND_IT = ("did", "ordered")
"""Roles of which two actors for one event need explaining; several may have helped or known."""


def responsibility_rows(told: Told) -> tuple[Responsibility, ...]:
    """Return who holds whom responsible: a row for each accused, role, speaker and stance, in that order, with all stances kept."""
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim, actor in _accusations(told):
        _, name, speaker_id = _speaker(claim)
        speaker = speaker_id or normal_name(name or "")
        groups[normal_name(actor.name), actor.role, speaker, "named" if name else "", claim.stance].append(claim)
    return tuple(_row(groups[key]) for key in sorted(groups))


def _accusations(told: Told) -> list[tuple[Claim, Actor]]:
    return [(claim, claim.value) for claim in told.of_kind("responsibility") if isinstance(claim.value, Actor)]


def _speaker(claim: Claim) -> tuple[bool, str | None, str | None]:
    """Return whether the claim is attributed, and name and id of its innermost speaker."""
    if not claim.attribution:
        return False, None, None
    last = claim.attribution[-1]
    return True, last.speaker, last.speaker_id


def _row(claims: Sequence[Claim]) -> Responsibility:
    actors = sorted((claim.value for claim in claims if isinstance(claim.value, Actor)), key=lambda actor: (-len(actor.name), actor.name))
    speakers = sorted({name for _, name, _ in map(_speaker, claims) if name}, key=lambda name: (-len(name), name))
    return Responsibility(
        accused=actors[0].name,
        role=actors[0].role,
        speaker=speakers[0] if speakers else None,
        speaker_id=_speaker(claims[0])[2],
        stance=claims[0].stance,
        documents=documents_of(claims),
        claims=ids_of(claims),
    )


def responsibility_disagreements(told: Told) -> list[Disagreement]:
    """Return where reports part on responsibility: whether an actor did it, which of several actors did, a branch beside its parent."""
    accusations = _accusations(told)
    rows = [*_disputed(accusations), *_who_did_it(told, accusations), *_who_ordered_it(accusations), *_branches(accusations)]
    return rows


def _groups(accusations: Iterable[tuple[Claim, Actor]]) -> list[list[tuple[Claim, Actor]]]:
    """Group accusations by accused, an acronym with its long form, in order of name."""
    groups: dict[str, list[tuple[Claim, Actor]]] = {}
    homes: dict[str, str] = {}
    index = NameIndex()
    for claim, actor in sorted(accusations, key=lambda pair: (-len(pair[1].name), pair[1].name, pair[0].id)):
        if actor.name not in homes:
            same = index.same_actor(actor.name)
            homes[actor.name] = same[0] if same else actor.name
            if not same:
                index.file(actor.name)
        groups.setdefault(homes[actor.name], []).append((claim, actor))
    return sorted(groups.values(), key=lambda group: normal_name(group[0][1].name))


def _disputed(accusations: Sequence[tuple[Claim, Actor]]) -> Iterable[Disagreement]:
    """Yield a contradiction for each actor whom somebody accuses (or supposes, or asks about) and somebody clears."""
    for group in _groups(accusations):
        claims = [claim for claim, _ in group]
        against = [claim for claim in claims if claim.stance in OPPOSING]
        held = [claim for claim in claims if claim.stance not in OPPOSING]
        if against and held:
            name = group[0][1].name
            reason = f"{name} is held responsible by some, while others deny or doubt it."
            if not any(claim.stance in AFFIRMING for claim in held):
                reason = f"Some suppose or ask whether {name} is responsible, while others deny or doubt it."
            yield Disagreement(about="responsibility", type="contradiction", sides=sides_by_value([*held, *against]), reason=reason)


def _who_did_it(told: Told, accusations: Sequence[tuple[Claim, Actor]]) -> Iterable[Disagreement]:
    """Yield a contradiction where voices hold different actors responsible in the same role.

    A voice is a speaker, or a report where it speaks itself. Two voices part where no actor of the one is the same as, a branch of or the
    parent of an actor of the other; accomplices whom one voice names together do not contradict each other.
    """
    for role in BEHIND_IT:
        voices = _voices(told, [(claim, actor) for claim, actor in accusations if actor.role == role and claim.stance in AFFIRMING])
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for voice in sorted(voices):
            alike[tuple(sorted({actor.name for _, actor in voices[voice]}))].append(voice)
        names_of = {told_alike[0]: names for names, told_alike in alike.items()}
        clashing: set[str] = set()
        for one, other in combinations(most_told(list(alike.values())), 2):
            if one[0] in clashing and other[0] in clashing:
                continue
            some, others = names_of[one[0]], names_of[other[0]]
            if not any(_related(first, second) for first in some for second in others):
                clashing.update(one, other)
        found = [pair for voice in sorted(clashing) for pair in voices[voice]]
        if found:
            names = and_words([group[0][1].name for group in _groups(found)])
            verb = "did it" if role == "did" else "ordered it"
            reason = f"Who {verb}: different speakers hold different actors responsible ({names})."
            yield Disagreement(about="responsibility", type="contradiction", sides=sides_by_value(c for c, _ in found), reason=reason)


def _voices(told: Told, accusations: Iterable[tuple[Claim, Actor]]) -> Mapping[str, list[tuple[Claim, Actor]]]:
    found: dict[str, list[tuple[Claim, Actor]]] = defaultdict(list)
    for claim, actor in accusations:
        _, name, speaker_id = _speaker(claim)
        voice = f"speaker {speaker_id or normal_name(name)}" if name else f"report {told.origin_of[claim.id]}"
        found[voice].append((claim, actor))
    return found


def _related(one: str, other: str) -> bool:
    return is_same_actor(one, other) or is_branch(one, other)


def _who_ordered_it(accusations: Sequence[tuple[Claim, Actor]]) -> Iterable[Disagreement]:
    """Yield a difference of scope where one actor is said to have done it and an unrelated one to have ordered it: both may be so."""
    affirmed = [(claim, actor) for claim, actor in accusations if claim.stance in AFFIRMING]
    did = [(claim, actor) for claim, actor in affirmed if actor.role == "did"]
    ordered = [(claim, actor) for claim, actor in affirmed if actor.role == "ordered"]
    names = [_most_named(found) for found in (did, ordered)]
    if did and ordered and not any(_related(one, other) for one, other in product(*names)):
        reason = "One is said to have done it, another to have ordered it; both may be so."
        sides = sides_by_value(claim for claim, _ in [*did, *ordered])
        yield Disagreement(about="responsibility", type="scope", sides=sides, reason=reason)


def _most_named(accusations: Sequence[tuple[Claim, Actor]]) -> list[str]:
    """Return the names of the accused, each once, as many as are compared at most."""
    named: dict[str, list[Claim]] = defaultdict(list)
    for claim, actor in accusations:
        named[actor.name].append(claim)
    return [claims_of[0] for claims_of in most_told([[name] * len(claims) for name, claims in named.items()])]


def _branches(accusations: Sequence[tuple[Claim, Actor]]) -> Iterable[Disagreement]:
    """Yield a difference of scope for each branch named beside its parent group."""
    groups = most_told(_groups(pair for pair in accusations if pair[0].stance in AFFIRMING))
    for one, other in combinations(groups, 2):
        if is_branch(one[0][1].name, other[0][1].name):
            short, long = sorted((one[0][1].name, other[0][1].name), key=len)
            reason = f"One name contains the other: {long} may be a branch of {short}, or its fuller name."
            sides = sides_by_value(claim for claim, _ in [*one, *other])
            yield Disagreement(about="responsibility", type="scope", sides=sides, reason=reason)
