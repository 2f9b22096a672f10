"""Gold: what people say that the reports say, read from YAML and anchored in the texts. The format: benchmarks/README.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, Literal, get_args

import yaml

from rashomon.model import CLAIM_KINDS, FIGURE_KINDS, Document, Span
from rashomon.model.statement import Stance
from rashomon.model.value import Qualifier, Role, Scope, WarningStatus

ClaimGroup = Literal["figure", "responsibility", "warning"]
Speakers = tuple[str | None, ...]
"""The names under which one speaker may be given; a null among them stands for nobody named."""

COMMON = {"kind", "event", "stance", "stances", "any_stance", "speaker", "any_speaker", "at", "nth", "optional", "note"}
FIGURE = {"low", "high", "qualifier", "scope"}
KEYS = {"responsibility": COMMON | {"accused", "role", "any_role"}, "warning": COMMON | {"status", "giver", "receiver"}}


class GoldError(ValueError):
    """The gold contradicts itself or its texts; the message says where."""


@dataclass(frozen=True)
class GoldClaim:
    """One claim that a document makes. ``at`` is a quote (its ``nth`` occurrence, from 1) or a [start, end) span of the text.

    ``speaker`` holds the names accepted for the root source, empty the document's own voice. ``stances`` are those accepted, the
    first the best. ``optional``: finding it is no gain and missing it no loss. What is not ``judged`` (stance, speaker, role) is any.
    """

    kind: str
    event: str
    at: str | Span
    nth: int | None = None
    low: int | None = None
    high: int | None = None
    qualifier: str = "exact"
    scope: str = "total"
    accused: tuple[str, ...] = ()
    role: str = "did"
    status: tuple[str, ...] = ()
    stances: tuple[str, ...] = ("asserted",)
    speaker: Speakers = ()
    optional: bool = False
    judged: frozenset[str] = frozenset({"stance", "speaker", "role"})

    @property
    def group(self) -> ClaimGroup:
        """The family of kinds that is scored together."""
        if self.kind in FIGURE_KINDS:
            return "figure"
        return "responsibility" if self.kind == "responsibility" else "warning"


@dataclass(frozen=True)
class GoldEvent:
    """One thing that happened. ``year``, ``month`` and ``day`` of its (first) day as far as some text gives them."""

    key: str
    label: str
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    place: str | None = None
    told: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    foiled: bool = False


@dataclass(frozen=True)
class GoldDocument:
    """One report: the file it stands in (with its id in a JSON Lines file), or the SHA-256 of its text alone.

    ``flags`` null: which flags it should have is not judged.
    """

    key: str
    claims: tuple[GoldClaim, ...]
    file: str | None = None
    id: str | None = None
    sha256: str | None = None
    flags: tuple[str, ...] | None = None
    flags_optional: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gold:
    """All gold of one set. ``names`` holds, for a name, the other names that the texts use for the same."""

    events: dict[str, GoldEvent]
    documents: dict[str, GoldDocument]
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    disagreements: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Anchored:
    """A gold claim at its place: the id of the `Document`, and the span in its text."""

    document: str
    key: str
    claim: GoldClaim
    span: Span


def load_gold(path: Path) -> Gold:
    """Return the gold in the YAML file ``path``; raise `GoldError` where a key, a kind or an event is not known."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        gold = Gold(
            events={key: _event(key, entry) for key, entry in raw["events"].items()},
            documents={key: _document(key, entry) for key, entry in raw["documents"].items()},
            names={key: tuple(others) for key, others in (raw.get("names") or {}).items()},
            disagreements=tuple((d["event"], d["about"], d["type"]) for d in raw.get("disagreements") or ()),
        )
        _check(gold)
    except GoldError as problem:
        raise GoldError(f"{path}: {problem}") from None
    return gold


def match_documents(gold: Gold, documents: Iterable[Document]) -> dict[str, Document]:
    """Return the `Document` of each gold document by its key; raise `GoldError` where one is not among ``documents``."""
    read = list(documents)
    found: dict[str, Document] = {}
    for key, wanted in gold.documents.items():
        candidates = [document for document in read if _is_it(wanted, document)]
        if len(candidates) != 1:
            raise GoldError(f"document {key}: {len(candidates)} of the {len(read)} documents read are it, not one")
        found[key] = candidates[0]
    return found


def anchor(gold: Gold, documents: dict[str, Document]) -> list[Anchored]:
    """Return every gold claim with its span, in the order of the gold; raise `GoldError` where a quote is not in the text or not unique."""
    return [
        Anchored(document=documents[key].id, key=key, claim=claim, span=find_anchor(documents[key].text, claim, key))
        for key, document in gold.documents.items()
        for claim in document.claims
    ]


def find_anchor(text: str, claim: GoldClaim, key: str) -> Span:
    """Return the span of the claim's ``at`` in ``text``; raise `GoldError` where it cannot. ``key`` names the document in messages."""
    if not isinstance(claim.at, str):
        start, end = claim.at
        if not 0 <= start < end <= len(text):
            raise GoldError(f"{key}: [{start}, {end}) does not lie in a text of {len(text)} code points")
        return start, end
    starts = _occurrences(text, claim.at)
    if not starts:
        raise GoldError(f"{key}: the text does not hold {claim.at!r}")
    if claim.nth is None and len(starts) > 1:
        raise GoldError(f"{key}: {claim.at!r} stands {len(starts)} times in the text; say which with nth")
    nth = claim.nth or 1
    if nth > len(starts):
        raise GoldError(f"{key}: {claim.at!r} stands only {len(starts)} times in the text")
    return starts[nth - 1], starts[nth - 1] + len(claim.at)


def _occurrences(text: str, quote: str) -> list[int]:
    starts = []
    at = text.find(quote)
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + 1)
    return starts


def _is_it(wanted: GoldDocument, document: Document) -> bool:
    if wanted.sha256 is not None:
        return document.sha256 == wanted.sha256
    if wanted.id is not None:
        return document.external_id == wanted.id
    return document.path is not None and PurePath(document.path).name == wanted.file


def _event(key: str, raw: dict[str, Any]) -> GoldEvent:
    return GoldEvent(
        key=key,
        label=raw["label"],
        kind=raw["kind"],
        year=raw.get("year"),
        month=raw.get("month"),
        day=raw.get("day"),
        place=raw.get("place"),
        told=tuple(raw.get("told") or ()),
        mentioned=tuple(raw.get("mentioned") or ()),
        foiled=raw.get("foiled", False),
    )


def _document(key: str, raw: dict[str, Any]) -> GoldDocument:
    return GoldDocument(
        key=key,
        file=raw.get("file"),
        id=raw.get("id"),
        sha256=raw.get("sha256"),
        flags=_several(raw["flags"]) if "flags" in raw else None,
        flags_optional=_several(raw.get("flags_optional")),
        claims=tuple(_claim(key, claim) for claim in raw.get("claims") or ()),
    )


def _claim(document: str, raw: dict[str, Any]) -> GoldClaim:
    kind = raw.get("kind", "")
    strange = set(raw) - KEYS.get(kind, COMMON | FIGURE)
    if kind not in CLAIM_KINDS or strange:
        raise GoldError(f"{document}: no such claim: {raw} {sorted(strange)}")
    at = raw["at"]
    return GoldClaim(
        kind=kind,
        event=raw["event"] or "",
        at=at if isinstance(at, str) else (at[0], at[1]),
        nth=raw.get("nth"),
        low=raw.get("low"),
        high=raw.get("high"),
        qualifier=raw.get("qualifier", "exact"),
        scope=raw.get("scope", "total"),
        accused=_several(raw.get("accused")),
        role=raw.get("role", "did"),
        status=_several(raw.get("status")),
        stances=_several(raw.get("stances") or raw.get("stance") or "asserted"),
        speaker=_several(raw.get("speaker")),
        optional=raw.get("optional", False),
        judged=frozenset(
            what for what in ("stance", "speaker", "role") if not raw.get(f"any_{what}") and (what != "speaker" or what in raw)
        ),
    )


def _several(one_or_more: Any) -> tuple[Any, ...]:
    if one_or_more is None:
        return ()
    return tuple(one_or_more) if isinstance(one_or_more, list) else (one_or_more,)


def _check(gold: Gold) -> None:
    for event in gold.events.values():
        for key in (*event.told, *event.mentioned):
            if key not in gold.documents:
                raise GoldError(f"event {event.key}: no document {key}")
    for document in gold.documents.values():
        if document.file is None and document.sha256 is None and document.id is None:
            raise GoldError(f"document {document.key}: give file, id or sha256")
        for claim in document.claims:
            _check_claim(gold, document, claim)


def _check_claim(gold: Gold, document: GoldDocument, claim: GoldClaim) -> None:
    where = f"{document.key}: {claim.kind} at {claim.at!r}"
    if claim.optional and not claim.event:
        return
    event = gold.events.get(claim.event)
    if event is None:
        raise GoldError(f"{where}: no event {claim.event}")
    if not claim.optional and document.key not in (*event.told, *event.mentioned):
        raise GoldError(f"{where}: event {claim.event} does not name this document")
    known = [
        *((stance, get_args(Stance)) for stance in claim.stances),
        (claim.qualifier, get_args(Qualifier)),
        (claim.scope, get_args(Scope)),
        (claim.role, get_args(Role)),
    ]
    if claim.kind == "warning" and not claim.optional:
        known += [(status, get_args(WarningStatus)) for status in claim.status or ("",)]
    for value, values in known:
        if value not in values:
            raise GoldError(f"{where}: {value!r} is none of {', '.join(values)}")
    if claim.kind == "responsibility" and not claim.accused:
        raise GoldError(f"{where}: nobody is accused")
