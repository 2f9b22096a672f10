"""Origins: what goes back to one root counts once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rashomon.model import Claim, Document, Origin, content_id
from rashomon.reconcile.told import documents_of, ids_of, own_origin_id, root_speaker, value_key
from rashomon.reconcile.words import and_words

T = TypeVar("T")


@dataclass(frozen=True)
class Origins:
    """The origins of an account, sorted by id, and the one that each claim counts under."""

    listed: tuple[Origin, ...]
    of_claim: Mapping[str, str]


def find_origins(documents: Sequence[Document], claims: Sequence[Claim], text_origins: Mapping[str, str]) -> Origins:
    """Return the origins of one event's documents and claims.

    Documents of one text are one origin. Claims of different texts that give the same value on the word of the same named speaker are
    one origin, of kind *source*; where such a text also gives that value in its own voice, it has it from there, and the claim counts
    with the rest. Everything else is its document's own.
    """
    text_of = {document.id: text_origins.get(document.id, own_origin_id(document.id)) for document in documents}
    of_claim = {claim.id: text_of[claim.document] for claim in claims}
    speakers = _shared_speakers(claims, text_of)
    of_claim.update({claim: _source_id(speaker) for claim, (speaker, _) in speakers.items()})
    of_claim.update(_own_voice(claims, speakers, text_of))
    names = {_source_id(speaker): name for _, (speaker, name) in sorted(speakers.items())}
    claims_of = _grouped((of_claim[claim.id], claim) for claim in claims)
    documents_in = _grouped((text_of[document.id], document) for document in documents)
    sources = [_source_origin(origin, name, claims_of[origin]) for origin, name in names.items()]
    texts = [_text_origin(origin, members, claims_of.get(origin, [])) for origin, members in documents_in.items()]
    return Origins(listed=tuple(sorted([*texts, *sources], key=lambda origin: origin.id)), of_claim=of_claim)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, member in pairs:
        found[key].append(member)
    return dict(found)


def _source_id(speaker: str) -> str:
    return content_id("org", "source", speaker)


def _shared_speakers(claims: Sequence[Claim], text_of: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return, for each claim whose value at least two texts have from the same named speaker, that speaker's id and name."""
    groups: dict[tuple[str, ...], list[tuple[Claim, tuple[str, str]]]] = defaultdict(list)
    for claim in claims:
        root = root_speaker(claim)
        if root is not None:
            groups[root[0], claim.kind, claim.stance, *value_key(claim.value)].append((claim, root))
    shared: dict[str, tuple[str, str]] = {}
    for members in groups.values():
        if len({text_of[claim.document] for claim, _ in members}) > 1:
            shared.update({claim.id: root for claim, root in members})
    return shared


def _own_voice(claims: Sequence[Claim], speakers: Mapping[str, tuple[str, str]], text_of: Mapping[str, str]) -> dict[str, str]:
    """Return the shared source of claims in a text's own voice, where the same text names exactly one such source for that value."""
    named: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.id in speakers:
            named[text_of[claim.document], claim.kind, *value_key(claim.value)].add(speakers[claim.id][0])
    found = {}
    for claim in claims:
        sources = named.get((text_of[claim.document], claim.kind, *value_key(claim.value)), set())
        if not claim.attribution and len(sources) == 1:
            found[claim.id] = _source_id(min(sources))
    return found


def _source_origin(origin: str, name: str, claims: Sequence[Claim]) -> Origin:
    documents = documents_of(claims)
    evidence = f"{len(documents)} documents give the same on the word of the same named source, {name}"
    return Origin(id=origin, kind="source", documents=documents, claims=ids_of(claims), evidence=evidence)


def _text_origin(origin: str, documents: Sequence[Document], claims: Sequence[Claim]) -> Origin:
    members = sorted(documents, key=lambda document: document.id)
    shared = len(members) > 1
    return Origin(
        id=origin,
        kind="text" if shared else "own",
        documents=tuple(document.id for document in members),
        claims=ids_of(claims),
        evidence=_text_evidence(members) if shared else "nothing shared with another document was found",
    )


def _text_evidence(members: Sequence[Document]) -> str:
    details = sorted({flag.detail for document in members for flag in document.flags if flag.flag == "copy"})
    said = f": {and_words(details)}" if details else ""
    return f"{len(members)} documents carry the same or nearly the same text{said}"
