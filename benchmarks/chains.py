"""On whose word each claim of the examples stands, link by link: ``python -m benchmarks chains``.

The gold is ours (``labels/examples-chains-first.jsonl``, under ``labels/GUIDE.md``), with a second, blind labelling that says how
far readers agree. A chain has its outermost speaker first and the root source last; it is empty where the report speaks for itself. A link
is right where it is the same place in the text, the same name, or nobody named in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.datasets import Measured, Result, read_lines
from benchmarks.gold import load_gold, match_documents
from rashomon.model import Claim, Span, overlaps
from rashomon.pipeline import Options, examine

OTHERS: dict[str, str] = {"root source": "0.90 is asked for"}
"""What is wanted, by measure; nobody else has measured this."""

LABELS = Path(__file__).parent / "labels"
STOP = frozenset({"the", "a", "an", "of", "and", "in", "for", "official", "officials", "spokesman", "spokeswoman"})

Key = tuple[str, str, str, Span]
"""A claim of the gold: the set, the document's key, the kind and the place."""


@dataclass(frozen=True)
class Speaking:
    """One link of a chain: the name (null: nobody named) and where it stands."""

    name: str | None
    span: Span | None


Chain = tuple[Speaking, ...]
DENYING = frozenset({"denied", "doubted"})
"""Stances of a claim whose label says that it denies."""


def measure(folder: Path, jobs: int, percent: int) -> Measured:
    """Return agreement of the two labellings, and of the program with the first; ``folder`` holds the examples, always all of them."""
    first, second = (load(LABELS / f"examples-chains-{which}.jsonl") for which in ("first", "second"))
    denials = denying(LABELS / "examples-chains-first.jsonl")
    found: dict[Key, Chain] = {}
    for gold in sorted(folder.glob("*/gold.yaml")):
        found |= _found(gold, {key: key in denials for key in first if key[0] == gold.parent.name}, jobs)
    return Measured(results=[*compare("chains, second labeller", first, second), *compare("chains, output", first, found)])


def load(path: Path) -> dict[Key, Chain]:
    """Return the chains of a file of labels, by claim."""
    return {_key(raw): tuple(_speaking(link) for link in raw["chain"]) for raw in read_lines(path)}


def denying(path: Path) -> frozenset[Key]:
    """Return the claims of a file of labels that are denials or doubts."""
    return frozenset(_key(raw) for raw in read_lines(path) if raw["denies"] is not None)


def _key(raw: Mapping[str, Any]) -> Key:
    return (raw["set"], raw["document"], raw["kind"], (raw["at"][0], raw["at"][1]))


def _speaking(raw: Mapping[str, Any]) -> Speaking:
    span = raw["source_span"]
    return Speaking(raw["source"], (span[0], span[1]) if span else None)


def _found(gold: Path, wanted: Mapping[Key, bool], jobs: int) -> dict[Key, Chain]:
    """Return the program's chain of each wanted claim that it found: of one kind, a denial where one is wanted, most words shared."""
    output = examine([gold.parent / "reports"], Options(jobs=jobs))
    documents = {key: document.id for key, document in match_documents(load_gold(gold), output.documents).items()}
    claims: dict[tuple[str, str], list[Claim]] = {}
    for claim in output.claims:
        claims.setdefault((claim.document, claim.kind), []).append(claim)
    chains: dict[Key, Chain] = {}
    for key, denial in wanted.items():
        _, document, kind, at = key
        near = [claim for claim in claims.get((documents[document], kind), ()) if overlaps(claim.span, at)]
        if near:
            best = max(near, key=lambda claim, at=at, denial=denial: _fit(claim, at, denial))  # type: ignore[misc]
            chains[key] = tuple(Speaking(link.speaker, link.speaker_span) for link in best.attribution)
    return chains


def _fit(claim: Claim, at: Span, denial: bool) -> tuple[bool, int, int]:
    shared = min(claim.span[1], at[1]) - max(claim.span[0], at[0])
    return (claim.stance in DENYING) == denial, shared, -claim.span[0]


def compare(part: str, gold: Mapping[Key, Chain], found: Mapping[Key, Chain]) -> Iterator[Result]:
    """Yield the share of claims found, and of those the share with the root source, the whole chain, and a chain of several right."""
    pairs = [(chain, found[key]) for key, chain in gold.items() if key in found]
    nested = [pair for pair in pairs if len(pair[0]) > 1]
    yield Result(part, "claims found", len(pairs) / len(gold), len(gold))
    yield Result(part, "root source", _share(same(one[-1:], other[-1:]) for one, other in pairs), len(pairs))
    yield Result(part, "whole chain", _share(same(one, other) for one, other in pairs), len(pairs))
    yield Result(part, "whole chain, of two speakers or more", _share(same(one, other) for one, other in nested), len(nested))


def _share(right: Iterator[bool]) -> float:
    judged = list(right)
    return sum(judged) / len(judged) if judged else 0.0


def same(one: Chain, other: Chain) -> bool:
    """Tell whether two chains have as many links and each is of the same speaker."""
    return len(one) == len(other) and all(_one_speaker(a, b) for a, b in zip(one, other, strict=True))


def _one_speaker(one: Speaking, other: Speaking) -> bool:
    if one.name is None or other.name is None:
        return one.name is None and other.name is None
    if one.span and other.span and overlaps(one.span, other.span):
        return True
    return bool(_words(one.name) & _words(other.name))


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - STOP
