"""Attributions as the network marks them: cues first, then what belongs to each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rashomon.extract.statements.drafts import Draft, Range, subtract, union
from rashomon.extract.statements.learned.features import Features, Floats, Ints, features_of
from rashomon.extract.statements.learned.leftover import hand_out
from rashomon.extract.statements.learned.network import CONTENT, SOURCE, Network
from rashomon.extract.statements.learned.pairs import AFTER, BEFORE, Spans, pairs_of
from rashomon.extract.statements.learned.weights import Model
from rashomon.extract.statements.quotes import Quotation, quotations_in

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST = 0.4
"""Probability from which a word is taken for part of a cue: that of the best F1 of whole attributions on the held-out tenth."""
STRETCH = 3000
"""Tokens read at once, at most; nearly every report is shorter."""
AT_ONCE = 64
"""Cues worked on together, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution, in tokens: ``anchor`` is the head of its cue, ``chance`` the probability of the cue's likeliest word."""

    anchor: int
    chance: float
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """The attributions of a document in the order of their cues; ``likely``: each token's log-odds of being content of anything."""

    attributions: tuple[Marked, ...]
    likely: Floats


def mark(doc: Doc, drafts: Sequence[Draft], quotations: Sequence[Quotation], model: Model) -> Marks:
    """Return what the network makes of a document; a content is empty where only its cue was made out."""
    if not len(doc):
        return Marks((), np.zeros(0, dtype=np.float32))
    features = features_of(doc, drafts, quotations, model.tables)
    found: list[Marked] = []
    likely: list[Floats] = []
    for low, high in _stretches(features):
        rules = [Spans(draft.cue, draft.source, draft.content).moved(low, high - low) for draft in drafts if low <= draft.anchor < high]
        part = _mark(features.part(low, high), rules, model.network, doc.vocab.vectors.data)
        found += [_placed(one, low, quotations) for one in part.attributions]
        likely.append(part.likely)
    return Marks(tuple(found), np.concatenate(likely))


def _stretches(features: Features) -> list[Range]:
    """Cut a document into stretches of whole sentences that take bounded memory each."""
    starts = np.flatnonzero(np.diff(features.sentence)) + 1
    length, low, found = len(features.head), 0, []
    while length - low > STRETCH:
        before = starts[(starts > low) & (starts <= low + STRETCH)]
        high = int(before[-1]) if len(before) else low + STRETCH
        found.append((low, high))
        low = high
    return [*found, (low, length)]


def _mark(features: Features, rules: Sequence[Spans], network: Network, vectors: Floats) -> Marks:
    hidden = network.read(features)
    chances, likely = network.cues(hidden), network.likely(hidden, features, vectors)
    cues = [(cue,) for cue in cues_in(chances, LEAST)]
    found: list[Marked] = []
    for first in range(0, len(cues), AT_ONCE):
        some = cues[first : first + AT_ONCE]
        pairs = pairs_of(features, some, rules)
        scores = network.around(hidden, pairs)
        labels = network.labels(scores)
        hand_out(labels, scores, pairs, likely)
        for cue, anchor, positions, label in zip(some, pairs.anchors, pairs.position, labels, strict=True):
            source, content = (subtract(_ranges(positions[label == wanted]), cue) for wanted in (SOURCE, CONTENT))
            found.append(Marked(int(anchor), 1 - float(chances[slice(*cue[0]), 0].min()), cue, source, content))
    return Marks(tuple(found), likely)


def _placed(one: Marked, low: int, quotations: Sequence[Quotation]) -> Marked:
    cue, source, content = (tuple((a + low, b + low) for a, b in part) for part in (one.cue, one.source, one.content))
    anchor = one.anchor + low
    return Marked(anchor, one.chance, cue, source, subtract(_run_on(content, anchor, quotations), (*cue, *source)))


def cues_in(chances: Floats, least: float) -> list[Range]:
    """Return the runs of words that are more likely than ``least`` part of a cue; a likely beginning within a run starts another."""
    inside = chances[:, 0] < 1 - least
    begins = inside & (~np.concatenate([[False], inside[:-1]]) | (chances[:, 1] > chances[:, 2]))
    starts = np.flatnonzero(begins)
    return [(int(start), _end(inside, begins, int(start))) for start in starts]


def _end(inside: NDArray[np.bool_], begins: NDArray[np.bool_], start: int) -> int:
    end = start + 1
    while end < len(inside) and inside[end] and not begins[end]:
        end += 1
    return end


def _ranges(positions: Ints) -> tuple[Range, ...]:
    return union((int(i), int(i) + 1) for i in positions if i >= 0)


def _run_on(content: tuple[Range, ...], anchor: int, quotations: Sequence[Quotation]) -> tuple[Range, ...]:
    """Let a content that reaches the edge of what was looked at run to the end of its quotation, and on where that goes on."""
    if not content or not quotations:
        return content
    (first, _), (_, last) = content[0], content[-1]
    more = []
    if first == anchor - BEFORE:
        more += [(one.start, first) for one in quotations_in(quotations, (first, first + 1))]
    if last == anchor + AFTER:
        following = quotations[bisect_right(quotations, last - 1, key=lambda one: one.end) :]
        goes_on = False
        for one in following:
            if one.start >= last and not goes_on:
                break
            more.append((max(one.start, last), one.end))
            goes_on = one.goes_on
    return union((*content, *more))
