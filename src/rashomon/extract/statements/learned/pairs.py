"""How each word around a cue stands to it: how far, over which branch of the tree, in which sentence, what the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rashomon.extract.statements.drafts import Range, meet
from rashomon.extract.statements.learned.features import Features, Floats, Ints

BEFORE, AFTER = 72, 88
"""Tokens before and after a cue's head that its source and content are looked for in; nearly all are."""
WINDOW = BEFORE + AFTER
HOPS = 24
"""Steps up a parse tree, at most."""
LEVELS = 5
SENTENCES = 3
DISTANCES = np.array([-48, -32, -24, -16, -12, -9, -7, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 7, 9, 12, 16, 24, 32, 48, 64])
NO_BRANCH = 1
"""Offset of the numbers of dependencies among branches: 0 is "no path"."""


class Spans(NamedTuple):
    """Cue, source and content of one attribution, in tokens."""

    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]

    def moved(self, by: int, length: int) -> Spans:
        """Return the same ``by`` tokens earlier, without what then lies outside the first ``length``."""
        return Spans(*(tuple((max(a - by, 0), min(b - by, length)) for a, b in part if b > by and a - by < length) for part in self))


@dataclass(frozen=True, slots=True)
class Pairs:
    """For each cue (row) and each token of its window (column): position (-1 outside the text), and the features as numbers."""

    anchors: Ints
    position: Ints
    distance: Ints
    branch: Ints
    level: Ints
    sentence: Ints
    flags: Floats


PAIR_FLAGS = 7


def pairs_of(features: Features, cues: Sequence[tuple[Range, ...]], rules: Sequence[Spans]) -> Pairs:
    """Return the features of every word around every cue, a cue given as its token ranges; ``rules`` is what the rules found."""
    anchors = np.array([anchor_of(cue, features.head) for cue in cues], dtype=np.int64)
    length = len(features.head)
    position = anchors[:, None] + np.arange(-BEFORE, AFTER)[None, :]
    outside = (position < 0) | (position >= length)
    position = np.where(outside, -1, position)
    branch, level = _branches(features, anchors, position)
    relative = np.broadcast_to(np.arange(-BEFORE, AFTER), position.shape)
    sentence = features.sentence[position] - features.sentence[anchors][:, None]
    return Pairs(
        anchors=anchors,
        position=position,
        distance=np.searchsorted(DISTANCES, relative, side="right"),
        branch=branch,
        level=level,
        sentence=np.clip(sentence, -SENTENCES, SENTENCES) + SENTENCES,
        flags=_flags(features, cues, rules, anchors, position),
    )


def anchor_of(cue: Sequence[Range], head: Ints) -> int:
    """Return the head of a cue: its first word that hangs on a word outside it, or on itself."""
    own = {i for start, end in cue for i in range(start, end)}
    return next((i for i in sorted(own) if int(head[i]) not in own or int(head[i]) == i), min(own))


def _branches(features: Features, anchors: Ints, position: Ints) -> tuple[Ints, Ints]:
    """Return over which child of the cue, or of which of its governors, the path from a word to the cue comes, and how far up that is."""
    head, length = features.head, len(features.head)
    rows = np.arange(len(anchors))
    depth = np.full((len(anchors), length + 1), -1, dtype=np.int64)
    here = anchors.copy()
    for step in range(HOPS):
        fresh = depth[rows, here] < 0
        depth[rows[fresh], here[fresh]] = min(step, LEVELS - 1)
        here = head[here]
    current = position.copy()
    branch = np.zeros_like(position)
    level = np.full_like(position, LEVELS)
    at = depth[rows[:, None], current]
    on_path = (at >= 0) & (position >= 0)
    own = NO_BRANCH
    branch[on_path], level[on_path] = own, at[on_path]
    open_ = ~on_path & (position >= 0)
    for _ in range(HOPS):
        if not open_.any():
            break
        above = head[current]
        at = depth[rows[:, None], above]
        found = open_ & (at >= 0)
        branch[found] = features.dep[current[found]] + NO_BRANCH + 1
        level[found] = at[found]
        open_ &= ~found & (above != current)
        current = above
    return branch, level


def _flags(features: Features, cues: Sequence[tuple[Range, ...]], rules: Sequence[Spans], anchors: Ints, position: Ints) -> Floats:
    length = len(features.head)
    flags = np.zeros((len(cues), length + 1, 4), dtype=np.float32)
    for row, cue in enumerate(cues):
        for start, end in cue:
            flags[row, start:end, 0] = 1
        for rule in rules:
            if meet(cue, rule.cue):
                flags[row, :, 3] = 1
                for column, ranges in ((1, rule.source), (2, rule.content)):
                    for start, end in ranges:
                        flags[row, start:end, column] = 1
        flags[row, length] = 0
    rows = np.arange(len(cues))[:, None]
    here, there = features.quotation[position], features.quotation[anchors][:, None]
    inside = (here >= 0) & (position >= 0)
    return np.concatenate(
        [
            flags[rows, position],
            np.stack([inside & (here == there), inside & (here != there), (position >= 0) & (there >= 0)], axis=2).astype(np.float32),
        ],
        axis=2,
    )
