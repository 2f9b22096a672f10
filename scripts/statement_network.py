"""The network of `rashomon.extract.statements.learned` for training: the same sums in jax, which knows their derivatives."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from rashomon.extract.statements.learned.features import PLACES, Features
from rashomon.extract.statements.learned.network import NEVER, PAIR_REACH, REACH, TINY
from rashomon.extract.statements.learned.pairs import DISTANCES, LEVELS, PAIR_FLAGS, SENTENCES, WINDOW, Pairs

configure: Any = jax.config.update
configure("jax_default_prng_impl", "unsafe_rbg")  # the default one takes longer than the rest of the work on a CPU

TOKENS, CUES, GAP = 4096, 160, 16
"""Size of a batch, and the empty tokens between two documents in it, which no round of reading crosses."""
WIDTH, PAIR_WIDTH = 128, 64
WORD, TAG, DEP, ENTITY = 24, 16, 16, 8
DROP, DROP_INPUT, DROP_WORD = 0.3, 0.1, 0.08
RATE, WARM, DECAY, KEPT = 3e-3, 100, 0.02, 0.998
CUE_WEIGHT, PART_WEIGHT = 4.0, 0.5
PARTS = "parts"
"""The weights that only training needs."""

Weights = dict[str, Any]
Batch = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Example:
    """A document with its labels.

    ``cues``: 0 outside, 1 begins, 2 goes on, one a token; ``spans``: as the network labels them, one row a cue; ``parts``: whether a token
    is content, and source, of any attribution, which is learned only for what it teaches about the rest.
    """

    features: Features
    pairs: Pairs | None
    cues: NDArray[np.int64]
    spans: NDArray[np.int64]
    parts: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths of the tables of words, tags, dependencies and entity types."""

    words: int
    tags: int
    deps: int
    entities: int
    vectors: int


def fresh(sizes: Sizes, seed: int) -> Weights:
    """Return random weights."""
    rng = np.random.default_rng(seed)

    def some(*shape: int, scale: float | None = None) -> NDArray[np.float32]:
        return np.asarray(rng.normal(size=shape) * (scale or math.sqrt(2 / shape[0])), dtype=np.float32)

    seen = 2 * sizes.vectors + WORD + 2 * TAG + 2 * DEP + ENTITY + PLACES + 4
    thin = math.sqrt(1 / WIDTH)
    weights: dict[str, NDArray[np.float32]] = {
        "E": some(sizes.words, WORD, scale=0.1),
        "tag": some(sizes.tags, TAG, scale=0.3),
        "dep": some(sizes.deps, DEP, scale=0.3),
        "ent": some(sizes.entities, ENTITY, scale=0.3),
        "Win": some(seen, WIDTH),
        "bin": np.zeros(WIDTH, np.float32),
        "Wc": some(WIDTH, 3, scale=0.05),
        "bc": np.zeros(3, np.float32),
        PARTS: some(WIDTH, 2, scale=0.05),
        **{name: some(WIDTH, PAIR_WIDTH, scale=thin) for name in ("A", "B", "A2", "B2")},
        "bp": np.zeros(PAIR_WIDTH, np.float32),
        "dist": some(len(DISTANCES) + 1, PAIR_WIDTH, scale=0.2),
        "branch": some(sizes.deps + 2, PAIR_WIDTH, scale=0.2),
        "level": some(LEVELS + 1, PAIR_WIDTH, scale=0.2),
        "sent": some(2 * SENTENCES + 1, PAIR_WIDTH, scale=0.2),
        "pf": some(PAIR_FLAGS, PAIR_WIDTH, scale=0.2),
        "lb": some((LEVELS + 1) * (sizes.deps + 2), PAIR_WIDTH, scale=0.02),
        "Wo": some(PAIR_WIDTH, 3, scale=0.05),
        "bo": np.zeros(3, np.float32),
        "tr": np.zeros((3, 3), np.float32),
    }
    for i in range(len(REACH)):
        weights |= {f"W{i}": some(6 * WIDTH, WIDTH), f"b{i}": np.zeros(WIDTH, np.float32), f"g{i}": np.ones(WIDTH, np.float32)}
    for i in range(len(PAIR_REACH)):
        wide = some(3 * PAIR_WIDTH, PAIR_WIDTH)
        weights |= {f"V{i}": wide, f"c{i}": np.zeros(PAIR_WIDTH, np.float32), f"k{i}": np.ones(PAIR_WIDTH, np.float32)}
    return {name: jnp.asarray(values) for name, values in weights.items()}


def batches(examples: Sequence[Example], order: Sequence[int]) -> Iterator[Batch]:
    """Yield the documents laid end to end, as many as fit; one that fits into no batch is left out."""
    batch, used, rows = _empty(), 0, 0
    for i in order:
        one = examples[i]
        length, cues = len(one.cues), len(one.spans)
        if length > TOKENS or cues > CUES:
            continue
        if used + length > TOKENS or rows + cues > CUES:
            yield batch
            batch, used, rows = _empty(), 0, 0
        _lay(batch, one, used, rows)
        used += length + GAP
        rows += cues
    yield batch


def _empty() -> Batch:
    tokens = {name: np.zeros(TOKENS, np.int32) for name in ("word", "tag", "dep", "entity", "cues")}
    cells = {name: np.zeros((CUES, WINDOW), np.int32) for name in ("distance", "branch", "level", "sentence", "spans")}
    return {
        **tokens,
        **cells,
        "head": np.arange(TOKENS, dtype=np.int32),
        "subject": np.full(TOKENS, TOKENS, np.int32),
        "complement": np.full(TOKENS, TOKENS, np.int32),
        "parts": np.zeros((TOKENS, 2), np.float32),
        "flags": np.zeros((TOKENS, PLACES), np.float32),
        "there": np.zeros(TOKENS, np.float32),
        "anchors": np.full(CUES, TOKENS, np.int32),
        "position": np.full((CUES, WINDOW), TOKENS, np.int32),
        "pair_flags": np.zeros((CUES, WINDOW, PAIR_FLAGS), np.float32),
        "row": np.zeros(CUES, np.float32),
    }


def _lay(batch: Batch, one: Example, used: int, rows: int) -> None:
    place = slice(used, used + len(one.cues))
    for name in ("word", "tag", "dep", "entity", "flags"):
        batch[name][place] = getattr(one.features, name)
    batch["head"][place] = one.features.head + used
    for name in ("subject", "complement"):
        position = getattr(one.features, name)
        batch[name][place] = np.where(position < 0, TOKENS, position + used)
    batch["there"][place] = 1
    batch["parts"][place] = one.parts
    batch["cues"][place] = one.cues
    if one.pairs is None:
        return
    row = slice(rows, rows + len(one.spans))
    for name in ("distance", "branch", "level", "sentence"):
        batch[name][row] = getattr(one.pairs, name)
    batch["pair_flags"][row] = one.pairs.flags
    batch["anchors"][row] = one.pairs.anchors + used
    batch["position"][row] = np.where(one.pairs.position < 0, TOKENS, one.pairs.position + used)
    batch["spans"][row] = one.spans
    batch["row"][row] = 1


def loss(weights: Weights, vectors: Any, batch: Mapping[str, Any], key: Any) -> Any:
    """Return how unlikely the labels are: of cues token by token, of each cue's window as a whole (a linear-chain CRF)."""
    one, two = jax.random.split(key)
    hidden = _read(weights, vectors, batch, one)
    chances = jax.nn.log_softmax(hidden @ weights["Wc"] + weights["bc"])
    cues = -jnp.take_along_axis(chances, batch["cues"][:, None], 1)[:, 0]
    windows = _unlikely(_around(weights, hidden, batch, two), batch["spans"], weights["tr"], batch["position"] < TOKENS)
    per_token = (windows * batch["row"]).sum() / (batch["row"].sum() * WINDOW)
    sides = jax.nn.softplus(jnp.where(batch["parts"] > 0, -1.0, 1.0) * (hidden @ weights[PARTS])).sum(1)
    by_token = ((CUE_WEIGHT * cues + PART_WEIGHT * sides) * batch["there"]).sum() / batch["there"].sum()
    return by_token + per_token


def dropped(values: Any, key: Any, share: float, shape: tuple[int, ...] | None = None) -> Any:
    """Return the values with a share of them set to 0, and the others raised to make up for it."""
    return values * (jax.random.bernoulli(key, 1 - share, shape or values.shape) / (1 - share))


def _read(w: Weights, vectors: Any, batch: Mapping[str, Any], key: Any) -> Any:
    keys = jax.random.split(key, len(REACH) + 2)
    word, head, there = batch["word"], batch["head"], batch["there"][:, None]
    word = jnp.where(jax.random.bernoulli(keys[-1], DROP_WORD, word.shape) & (word > 3), 0, word)
    vector, tag, dep = vectors[word], w["tag"][batch["tag"]], w["dep"][batch["dep"]]
    away = head - jnp.arange(TOKENS)
    where = jnp.stack([away == 0, away > 0, jnp.abs(away) == 1, jnp.abs(away) > 5], 1).astype(jnp.float32)
    seen = [vector, w["E"][word], vector[head], tag, tag[head], dep, dep[head], w["ent"][batch["entity"]], batch["flags"], where]
    hidden = jax.nn.relu(dropped(jnp.concatenate(seen, 1), keys[-2], DROP_INPUT) @ w["Win"] + w["bin"]) * there
    for i, reach in enumerate(REACH):
        thin = dropped(hidden, keys[i], DROP)
        padded = jnp.concatenate([thin, jnp.zeros((1, WIDTH))])
        kin = (padded[head], padded[batch["subject"]], padded[batch["complement"]])
        around = jnp.concatenate([_shifted(thin, reach, 0), thin, _shifted(thin, -reach, 0), *kin], 1)
        hidden = _normal(hidden + jax.nn.relu(around @ w[f"W{i}"] + w[f"b{i}"]), w[f"g{i}"]) * there
    return hidden


def _around(w: Weights, hidden: Any, batch: Mapping[str, Any], key: Any) -> Any:
    keys = jax.random.split(key, len(PAIR_REACH) + 1)
    hidden = dropped(hidden, keys[-1], DROP)
    cue = jnp.concatenate([hidden, jnp.zeros((1, WIDTH))])[batch["anchors"]]
    nowhere = jnp.zeros((1, PAIR_WIDTH))
    there = (batch["position"] < TOKENS)[:, :, None]
    plain, mixed = (jnp.concatenate([hidden @ w[name], nowhere])[batch["position"]] for name in ("B", "B2"))
    # Products with one-hot rows, since the derivative of looking up is slow.
    paths = w["branch"][:, None] + w["level"][None] + w["lb"].reshape(-1, LEVELS + 1, PAIR_WIDTH)
    path = _looked_up(paths.reshape(-1, PAIR_WIDTH), batch["branch"] * (LEVELS + 1) + batch["level"])
    state = plain + (cue @ w["A"])[:, None] + mixed * (cue @ w["A2"])[:, None] + path + w["bp"]
    state += _looked_up(w["dist"], batch["distance"]) + _looked_up(w["sent"], batch["sentence"]) + batch["pair_flags"] @ w["pf"]
    state = jax.nn.relu(state) * there
    for i, reach in enumerate(PAIR_REACH):
        thin = dropped(state, keys[i], DROP, (CUES, 1, PAIR_WIDTH))
        beside = jnp.concatenate([_shifted(thin, reach, 1), thin, _shifted(thin, -reach, 1)], 2)
        state = _normal(state + jax.nn.relu(beside @ w[f"V{i}"] + w[f"c{i}"]), w[f"k{i}"]) * there
    return state @ w["Wo"] + w["bo"]


def _looked_up(table: Any, index: Any) -> Any:
    return jax.nn.one_hot(index, table.shape[0], dtype=jnp.float32) @ table


def _normal(values: Any, scale: Any) -> Any:
    centred = values - values.mean(-1, keepdims=True)
    return centred * jax.lax.rsqrt((centred**2).mean(-1, keepdims=True) + TINY) * scale


def _shifted(values: Any, by: int, axis: int) -> Any:
    blank = jnp.zeros(tuple(abs(by) if i == axis else size for i, size in enumerate(values.shape)), values.dtype)
    kept = [slice(None)] * values.ndim
    kept[axis] = slice(None, -by) if by > 0 else slice(-by, None)
    return jnp.concatenate([blank, values[tuple(kept)]] if by > 0 else [values[tuple(kept)], blank], axis)


def _unlikely(scores: Any, labels: Any, change: Any, there: Any) -> Any:
    """Return the negative log-likelihood of each row of labels; outside the text the label is 0 for certain."""
    scores = jnp.where(there[:, :, None], scores, jnp.array([0.0, NEVER, NEVER]))
    told = jnp.take_along_axis(scores, labels[:, :, None], 2)[:, :, 0].sum(1) + change[labels[:, :-1], labels[:, 1:]].sum(1)

    def step(total: Any, score: Any) -> tuple[Any, None]:
        return jax.nn.logsumexp(total[:, :, None] + change[None], 1) + score, None

    total, _ = jax.lax.scan(step, scores[:, 0], jnp.moveaxis(scores[:, 1:], 1, 0))
    return jax.nn.logsumexp(total, 1) - told


def train(
    weights: Weights, vectors: NDArray[np.float32], examples: Sequence[Example], rounds: int, seed: int
) -> Iterator[tuple[float, Weights]]:
    """Yield after each round the mean loss and the running mean of the weights."""
    order = np.random.default_rng(seed)
    fixed = jnp.asarray(vectors)
    steps = rounds * sum(1 for _ in batches(examples, range(len(examples))))
    step = Stepper(lambda w, batch, key: loss(w, fixed, batch, key), weights, steps, seed)
    for _ in range(rounds):
        losses = [step(batch) for batch in batches(examples, [int(i) for i in order.permutation(len(examples))])]
        yield sum(losses) / len(losses), step.mean


class Stepper:
    """Adam with decay, the rate on a half cosine: called with a batch, it makes a step and returns the loss before it."""

    def __init__(self, loss: Callable[[Weights, Batch, Any], Any], weights: Weights, steps: int, seed: int) -> None:
        blank = {name: jnp.zeros_like(value) for name, value in weights.items()}
        self._state = (weights, blank, blank, weights)
        self._done, self._steps, self._key = 0, steps, jax.random.PRNGKey(seed)
        self._step: Any = jax.jit(partial(_moved_on, loss))

    @property
    def mean(self) -> Weights:
        """The running mean of the weights."""
        return self._state[3]

    def __call__(self, batch: Batch) -> float:
        """Make a step on a batch."""
        self._key, now = jax.random.split(self._key)
        self._state, value = self._step(self._state, self._done, self._steps, batch, now)
        self._done += 1
        return float(value)


def _moved_on(loss: Any, state: Any, done: Any, steps: Any, batch: Any, key: Any) -> Any:
    weights, first, second, mean = state
    value, slope = jax.value_and_grad(loss)(weights, batch, key)
    norm = jnp.sqrt(sum((part**2).sum() for part in slope.values()))
    slope = {name: part * jnp.minimum(1.0, 1.0 / (norm + 1e-9)) for name, part in slope.items()}
    rate = RATE * jnp.minimum(1.0, (done + 1) / WARM) * (0.5 * (1 + jnp.cos(jnp.pi * jnp.minimum(1.0, done / steps))) + 0.01)
    first = {name: 0.9 * first[name] + 0.1 * slope[name] for name in slope}
    second = {name: 0.99 * second[name] + 0.01 * slope[name] ** 2 for name in slope}
    kept = jnp.minimum(KEPT, (done + 1) / (done + 10))
    moved = {}
    for name, part in weights.items():
        pace = first[name] / (1 - 0.9 ** (done + 1)) / (jnp.sqrt(second[name] / (1 - 0.99 ** (done + 1))) + 1e-8)
        moved[name] = part - rate * (pace + (DECAY * part if part.ndim == 2 else 0))
    mean = {name: kept * mean[name] + (1 - kept) * moved[name] for name in moved}
    return (moved, first, second, mean), value
