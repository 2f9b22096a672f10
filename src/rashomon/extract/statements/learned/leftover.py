"""Where the words by themselves and the cues disagree: what no cue has taken is handed out, what reads like nobody's words taken back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rashomon.extract.statements.drafts import Draft, Range, subtract
from rashomon.extract.statements.learned.features import Floats, Ints
from rashomon.extract.statements.learned.network import CONTENT, OTHER, SOURCE
from rashomon.extract.statements.learned.pairs import BEFORE, WINDOW, Pairs
from rashomon.extract.statements.quotes import Quotation

SHORTEST = 10
"""Words of a run that is handed out or taken back, at least: shorter ones blur where contents end, for little that they add."""
SOMEBODYS, NOBODYS = -0.4, -0.6
"""Log-odds of being content above which the words of a run are somebody's, though no cue has them, and below which they are nobody's,
though one has. A word is worth taking from half the F1 on that is reached, which is below even."""
WITHIN = 0.5
"""Share of a run that must lie in the window of the cue that gets it."""


def hand_out(labels: Ints, scores: Floats, pairs: Pairs, likely: Floats) -> None:
    """Write into ``labels`` the runs of words that are likely content and that no cue has taken.

    ``scores`` are those of the labels, ``likely`` the log-odds of each word of the text to be content of anything. A run goes to the cue
    that likes it best, if cue and words together say that it is content.
    """
    open_ = (likely > SOMEBODYS) & ~_taken(labels, pairs, len(likely))
    rows = np.arange(len(labels))
    margin = scores[:, :, CONTENT] - np.maximum(scores[:, :, OTHER], scores[:, :, SOURCE])
    sums = np.concatenate([np.zeros((len(labels), 1), dtype=np.float32), np.cumsum(margin, axis=1)], axis=1)
    for start, end in runs(open_):
        if end - start < SHORTEST:
            continue
        low, high = (np.clip(place - pairs.anchors + BEFORE, 0, WINDOW) for place in (start, end))
        seen = high - low
        mean = (sums[rows, high] - sums[rows, low]) / np.maximum(seen, 1)
        mean[seen < WITHIN * (end - start)] = -np.inf
        best = int(mean.argmax())
        if mean[best] + likely[start:end].mean() > SOMEBODYS:
            labels[best, low[best] : high[best]] = CONTENT


def take_back(drafts: Sequence[Draft], quotations: Sequence[Quotation], likely: Floats) -> list[Draft]:
    """Return the drafts without the runs of their contents that read like nobody's words; what is quoted stays, and no content goes."""
    quoted = np.zeros(len(likely), dtype=bool)
    for one in quotations:
        quoted[one.start : one.end] = True
    nobodys = [(start, end) for start, end in runs((likely < NOBODYS) & ~quoted) if end - start >= SHORTEST]
    kept = []
    for draft in drafts:
        cut = [] if draft.doubtful else [hole for piece in draft.content for hole in _touching(nobodys, piece)]
        content = subtract(draft.content, cut) if cut else draft.content
        kept.append(replace(draft, content=content) if content else draft)
    return kept


def _touching(ordered: Sequence[Range], piece: Range) -> Sequence[Range]:
    """The ranges, which are in order and apart, that share a token with a piece."""
    first = bisect_right(ordered, piece[0], key=lambda one: one[1])
    return ordered[first : bisect_left(ordered, piece[1], key=lambda one: one[0])]


def _taken(labels: Ints, pairs: Pairs, length: int) -> NDArray[np.bool_]:
    """Tell of every word whether some cue has it, or has it for its content or source."""
    taken = np.zeros(length + 1, dtype=bool)
    taken[pairs.position[(labels != OTHER) | (pairs.flags[:, :, 0] > 0)]] = True
    return taken[:length]


def runs(wanted: NDArray[np.bool_]) -> Iterator[Range]:
    """Yield the stretches in which ``wanted`` holds."""
    edges = np.flatnonzero(np.diff(wanted.astype(np.int8), prepend=0, append=0))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield int(start), int(end)
