"""What tells content by the word, for training: the same sums as `rashomon.extract.statements.learned.likely` in jax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray
from statement_network import Stepper, Weights, dropped

from rashomon.extract.statements.learned.features import meanings
from rashomon.extract.statements.learned.likely import CHUNK, TINY, chunks_of

WIDTH, MEANING = 64, 64
BATCH = 24
DROP = 0.3
SOURCE_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Read:
    """A document as the network has read it: its vectors, the rows of its words' forms, its sentences, and its labels.

    ``parts``: whether each word is content, and source, of any attribution; the second is learned only for what it teaches about the first.
    """

    hidden: NDArray[np.float32]
    form: NDArray[np.int64]
    sentence: NDArray[np.int64]
    parts: NDArray[np.float32]


def fresh(seen: int, meaning: int, seed: int) -> Weights:
    """Return random weights for tokens of ``seen`` numbers and forms of ``meaning``."""
    rng = np.random.default_rng(seed)

    def some(rows: int, columns: int) -> NDArray[np.float32]:
        return np.asarray(rng.normal(size=(rows, columns)) / np.sqrt(rows), dtype=np.float32)

    wide = seen + MEANING
    weights = {
        "Lp": some(meaning, MEANING),
        "Lq": np.zeros(MEANING, np.float32),
        "Lw": some(wide, 4 * WIDTH),
        "Lv": np.concatenate([np.full(2 * WIDTH, -1.0), np.zeros(2 * WIDTH)]).astype(np.float32),  # at first, most is kept
        "Lg": np.ones(2 * WIDTH, np.float32),
        "Lh": np.zeros(2 * WIDTH, np.float32),
        "Lx": some(wide, 2),
        "Ly": some(2 * WIDTH, 2),
        "Lb": np.zeros(2, np.float32),
    }
    return {name: jnp.asarray(values) for name, values in weights.items()}


def _batches(documents: Sequence[Read], vectors: NDArray[np.float32], order: np.random.Generator) -> Iterator[dict[str, NDArray[Any]]]:
    pieces = [(i, start, end) for i, one in enumerate(documents) for start, end in chunks_of(one.sentence) if end - start <= CHUNK]
    for first in order.permutation(len(pieces))[: len(pieces) // BATCH * BATCH].reshape(-1, BATCH):
        hidden = np.zeros((BATCH, CHUNK, documents[0].hidden.shape[1]), np.float32)
        meaning = np.zeros((BATCH, CHUNK, vectors.shape[1]), np.float32)
        parts, there = np.zeros((BATCH, CHUNK, 2), np.float32), np.zeros((BATCH, CHUNK), np.float32)
        back = np.tile(np.arange(CHUNK), (BATCH, 1))
        for row, which in enumerate(first):
            i, start, end = pieces[int(which)]
            one, size = documents[i], end - start
            hidden[row, :size] = one.hidden[start:end]
            meaning[row, :size] = meanings(one.form[start:end], vectors)
            parts[row, :size], there[row, :size] = one.parts[start:end], 1
            back[row, :size] = np.arange(size)[::-1]
        yield {"hidden": hidden, "meaning": meaning, "parts": parts, "there": there, "back": back}


def _loss(w: Weights, batch: dict[str, Any], key: Any) -> Any:
    one, two = jax.random.split(key)
    seen = dropped(jnp.concatenate([batch["hidden"], batch["meaning"] @ w["Lp"] + w["Lq"]], 2), one, DROP)
    told = seen @ w["Lw"] + w["Lv"]
    gate, new = jnp.split(told, 2, 2)
    gate = jax.nn.sigmoid(gate)
    new = gate * jnp.where(new >= 0, new + 0.5, jax.nn.sigmoid(jnp.minimum(new, 0)))
    back = batch["back"][:, :, None]
    ahead = _states(1 - gate[:, :, :WIDTH], new[:, :, :WIDTH])
    behind = _states(*(jnp.take_along_axis(part[:, :, WIDTH:], back, 1) for part in (1 - gate, new)))
    state = jnp.concatenate([ahead, jnp.take_along_axis(behind, back, 1)], 2)
    state = state - state.mean(-1, keepdims=True)
    state = state * jax.lax.rsqrt((state**2).mean(-1, keepdims=True) + TINY) * w["Lg"] + w["Lh"]
    odds = seen @ w["Lx"] + dropped(state, two, DROP) @ w["Ly"] + w["Lb"]
    unlikely = jax.nn.softplus(jnp.where(batch["parts"] > 0, -odds, odds)) @ jnp.array([1.0, SOURCE_WEIGHT])
    return (unlikely * batch["there"]).sum() / batch["there"].sum()


def _states(kept: Any, new: Any) -> Any:
    return jax.lax.associative_scan(lambda one, two: (one[0] * two[0], two[0] * one[1] + two[1]), (kept, new), axis=1)[1]


def fit(documents: Sequence[Read], vectors: NDArray[np.float32], rounds: int, seed: int) -> Iterator[tuple[float, Weights]]:
    """Yield after each round the mean loss and the running mean of the weights; ``vectors`` are those of the language model."""
    order = np.random.default_rng(seed)
    steps = rounds * (sum(sum(end - start <= CHUNK for start, end in chunks_of(one.sentence)) for one in documents) // BATCH)
    step = Stepper(_loss, fresh(documents[0].hidden.shape[1], vectors.shape[1], seed), steps, seed)
    for _ in range(rounds):
        losses = [step(batch) for batch in _batches(documents, vectors, order)]
        yield sum(losses) / len(losses), {name: part[..., 0] if name in ("Lx", "Ly", "Lb") else part for name, part in step.mean.items()}
