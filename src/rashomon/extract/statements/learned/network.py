"""The network, in numpy: words of cues first, then source and content of each cue, and what is content of any.

Every word is read with its neighbours, the word that it hangs on, its subject and its complement, in rounds of wider reach; then every
word around a cue is read with the cue and with its own neighbours. Trained by ``scripts/train_statements.py``, which computes the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rashomon.extract.statements.learned.features import Features, Floats, Ints, meanings
from rashomon.extract.statements.learned.likely import likely
from rashomon.extract.statements.learned.pairs import LEVELS, Pairs

REACH = (1, 2, 4, 8, 1, 2)
"""How far to either side each round of reading looks, in tokens."""
PAIR_REACH = (1, 2, 4)
TINY = 1e-5
NEVER = np.float32(-1e4)
OTHER, CONTENT, SOURCE = range(3)


@dataclass(frozen=True, slots=True)
class Network:
    """The weights by name, and the fixed vectors of words."""

    weights: Mapping[str, Floats]
    vectors: Floats

    def read(self, features: Features) -> Floats:
        """Return one vector a token."""
        w = self.weights
        head = features.head
        vectors, tags, deps = self.vectors[features.word], w["tag"][features.tag], w["dep"][features.dep]
        away = head - np.arange(len(head))
        where = np.stack([away == 0, away > 0, np.abs(away) == 1, np.abs(away) > 5], axis=1).astype(np.float32)
        seen = [vectors, w["E"][features.word], vectors[head], tags, tags[head], deps, deps[head], w["ent"][features.entity]]
        hidden = _rectified(np.concatenate([*seen, features.flags, where], axis=1) @ w["Win"] + w["bin"])
        count, size = hidden.shape
        padded = np.zeros((count + 1, size), dtype=np.float32)  # the last row stands for no word: index -1 finds it
        around = np.zeros((count, 6 * size), dtype=np.float32)
        for i, reach in enumerate(REACH):
            padded[:-1] = hidden
            _beside(hidden, reach, around[:, : 3 * size])
            for k, kin in enumerate((head, features.subject, features.complement), 3):
                np.take(padded, kin, axis=0, out=around[:, k * size : (k + 1) * size], mode="wrap")
            told = around @ w[f"W{i}"]
            told += w[f"b{i}"]
            hidden = _normal(hidden + _rectified(told), w[f"g{i}"])
        return hidden

    def cues(self, hidden: Floats) -> Floats:
        """Return for each token the probability that it is outside a cue, begins one, goes on with one."""
        scores = hidden @ self.weights["Wc"] + self.weights["bc"]
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)

    def around(self, hidden: Floats, pairs: Pairs) -> Floats:
        """Return for each cue and each token of its window the scores of being other, content, source."""
        w = self.weights
        there = (pairs.position >= 0)[:, :, None].astype(np.float32)
        cue = hidden[pairs.anchors]
        mixed = (hidden @ w["B2"])[pairs.position] * (cue @ w["A2"])[:, None]
        state = (hidden @ w["B"])[pairs.position] + (cue @ w["A"] + w["bp"])[:, None] + mixed
        state += w["dist"][pairs.distance] + w["sent"][pairs.sentence] + pairs.flags @ w["pf"]
        both = w["branch"][:, None] + w["level"][None] + w["lb"].reshape(-1, LEVELS + 1, w["lb"].shape[1])
        state += both[pairs.branch, pairs.level]
        state = _rectified(state) * there
        for i, reach in enumerate(PAIR_REACH):
            beside = np.zeros((*state.shape[:2], 3 * state.shape[2]), dtype=np.float32)
            _beside(state, reach, beside)
            told = beside @ w[f"V{i}"]
            told += w[f"c{i}"]
            state = _normal(state + _rectified(told), w[f"k{i}"])
            state *= there
        scores = state @ w["Wo"] + w["bo"]
        scores[pairs.position < 0] = (0, NEVER, NEVER)
        return np.asarray(scores, dtype=np.float32)

    def labels(self, scores: Floats) -> Ints:
        """Return the likeliest labels of each cue's window as a whole, by the scores of `around`."""
        return _best(scores, self.weights["tr"])

    def likely(self, hidden: Floats, features: Features, vectors: Floats) -> Floats:
        """Return for each token the log-odds of being content of anything at all; ``vectors`` are those of the language model."""
        return likely(self.weights, hidden, meanings(features.form, vectors), features.sentence)


def _best(scores: Floats, change: Floats) -> Ints:
    """Return the path of labels with the highest sum of scores and of ``change`` from each to the next (Viterbi), one a row."""
    count, length, labels = scores.shape
    came = np.zeros((length, count, labels), dtype=np.int64)
    total = scores[:, 0]
    for i in range(1, length):
        ways = total[:, :, None] + change[None]
        came[i] = ways.argmax(axis=1)
        total = ways.max(axis=1) + scores[:, i]
    found = np.zeros((count, length), dtype=np.int64)
    found[:, -1] = total.argmax(axis=1)
    rows = np.arange(count)
    for i in range(length - 1, 0, -1):
        found[:, i - 1] = came[i, rows, found[:, i]]
    return found


def _rectified(values: Floats) -> Floats:
    """Return the values with 0 for what is negative; written over them."""
    return np.maximum(values, 0, out=values)


def _normal(values: Floats, scale: Floats) -> Floats:
    """Return each vector centred and of unit variance, times ``scale``; written over the values."""
    size = values.shape[-1]
    values -= values.mean(axis=-1, keepdims=True)
    spread = np.einsum("...i,...i->...", values, values)[..., None] / size
    values *= 1 / np.sqrt(spread + TINY)
    values *= scale
    return values


def _beside(values: Floats, reach: int, out: Floats) -> None:
    """Write for each place the vectors ``reach`` places before it, of its own and ``reach`` after it side by side; 0 past the ends."""
    size, length = values.shape[-1], values.shape[-2]
    inside = max(0, length - reach)
    out[..., :reach, :size] = 0
    out[..., reach:, :size] = values[..., :inside, :]
    out[..., size : 2 * size] = values
    out[..., :inside, 2 * size :] = values[..., length - inside :, :]
    out[..., inside:, 2 * size :] = 0
