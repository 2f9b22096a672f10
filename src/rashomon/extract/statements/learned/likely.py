"""How likely each word is content of anything at all: read in both directions, whatever the cues.

A small recurrence (the minimal gated unit of Feng and others, "Were RNNs All We Needed?", 2024, with one layer each way) over what the
network makes of the words and over the language model's own vectors of their forms. Trained by ``scripts/train_statements.py``, which
computes the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from rashomon.extract.statements.drafts import Range
from rashomon.extract.statements.learned.features import Floats, Ints

CHUNK = 128
"""Tokens that are read in one go, at most: whole sentences, the longest alone may be more. What lies further apart tells nothing."""
TINY = 1e-5
START = "L"
"""What the names of these weights begin with."""


def likely(weights: Mapping[str, Floats], hidden: Floats, meanings: Floats, sentence: Ints) -> Floats:
    """Return for each token the log-odds of being content of anything.

    ``hidden``: what the network makes of the tokens; ``meanings``: vectors of their forms, of unit length or 0, one row a token.
    """
    w = weights
    seen = np.concatenate([hidden, meanings @ w["Lp"] + w["Lq"]], axis=1)
    told = seen @ w["Lw"] + w["Lv"]
    width = told.shape[1] // 2
    fresh = 1 / (1 + np.exp(-told[:, :width]))
    state = _both_ways(1 - fresh, fresh * positive(told[:, width:]), chunks_of(sentence))
    state -= state.mean(axis=1, keepdims=True)
    state /= np.sqrt(np.einsum("ij,ij->i", state, state)[:, None] / width + TINY)
    return np.asarray(seen @ w["Lx"] + (state * w["Lg"] + w["Lh"]) @ w["Ly"] + w["Lb"], dtype=np.float32)


def positive(values: Floats) -> Floats:
    """Return the values made positive, smoothly."""
    return np.asarray(np.where(values >= 0, values + 0.5, 1 / (1 + np.exp(-np.minimum(values, 0)))), dtype=np.float32)


def chunks_of(sentence: Ints) -> list[Range]:
    """Cut a document, given by the number of each token's sentence, into runs of whole sentences of `CHUNK` tokens at most."""
    bounds = [0, *(int(i) + 1 for i in np.flatnonzero(np.diff(sentence))), len(sentence)]
    chunks, low = [], 0
    for start, end in pairwise(bounds):
        if end - low > CHUNK and start > low:
            chunks.append((low, start))
            low = start
    return [*chunks, (low, len(sentence))]


def _both_ways(kept: Floats, fresh: Floats, chunks: list[Range]) -> Floats:
    """Return the state at each token: ``kept`` times that at the one before (in the second half of the columns: behind) and ``fresh``."""
    width, longest = kept.shape[1] // 2, max(end - start for start, end in chunks)
    ahead = np.full((longest, len(chunks)), -1)
    back = ahead.copy()
    for column, (start, end) in enumerate(chunks):
        ahead[: end - start, column] = np.arange(start, end)
        back[: end - start, column] = np.arange(start, end)[::-1]
    halves = ((ahead, slice(None, width)), (back, slice(width, None)))
    keeping, states = (np.concatenate([part[at, half] for at, half in halves], axis=2) for part in (kept, fresh))
    state = np.zeros_like(states[0])
    for keep, new in zip(keeping, states, strict=True):
        state *= keep
        state += new
        new[...] = state
    found = np.empty_like(kept)
    for at, half in halves:
        inside = at >= 0
        found[at[inside], half] = states[:, :, half][inside]
    return found
