"""How well reports are put together by the event that they are about: B³ (Bagga and Baldwin, 1998)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from benchmarks.measures import Measure


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> Measure:
    """Return B³ of a clustering of documents against the gold's: each maps a document to its cluster, both all of the same documents.

    ``right / given`` is precision and ``right / wanted`` recall, so the counts are not whole documents.
    """
    true, ours = _members(gold), _members(found)
    precision = sum(len(true[gold[d]] & ours[found[d]]) / len(ours[found[d]]) for d in gold) / len(gold)
    recall = sum(len(true[gold[d]] & ours[found[d]]) / len(true[gold[d]]) for d in gold) / len(gold)
    right = precision * recall
    return Measure("one event (B³)", right, precision, recall)


def _members(clusters: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for document, cluster in clusters.items():
        members[cluster].add(document)
    return members
