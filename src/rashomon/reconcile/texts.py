"""The words of a text, which of them two texts share, and the keys under which texts meet that share most of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon import lexicon
from rashomon.model import Document

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.uint64]]

# numpy is imported where it is needed: who only looks at a casebook is not to wait for it.

RUN = 5
"""Words in a run (shingle). Five is usual for newswire reuse: long enough that two reporters do not hit on many by chance."""
LEAST_RATIO = 0.5
"""Least length of the shorter text against the longer. A flash that stands whole within a long article is quoted there, not copied."""
LEAST_RUNS = 20
"""Below this many runs a few stock phrases decide; such short texts are one only where they are identical."""
PERMUTATIONS, BANDS, SEED = 256, 64, 20240322
"""64 bands of 4: texts with a Jaccard index of 0.5 are compared with probability 0.98, of 0.1 with 0.006."""
TITLE_WORD, TITLE_SHARE = 4, 1 / 3
"""A text in which fewer than a third of its title's words (of four letters or more) occur is not the report that the title announces but
what a page shows instead: a request to sign in, a list of videos. Such texts are alike in many reports that share nothing."""
_WORD = re.compile(r"[^\W_]+")
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
_SHIFTS = (30, 27, 31)


def text_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without the lines that an outlet puts into every article."""
    openings = tuple(lexicon.load("reconcile")["boilerplate_openings"])
    lines = (line.strip().casefold() for line in text.splitlines())
    return [word for line in lines if not line.startswith(openings) for word in _WORD.findall(line)]


def report_words(document: Document) -> list[str]:
    """Return the words of the report; none where the text is not the one that the title announces."""
    words = text_words(document.text)
    announced = {word for word in _WORD.findall((document.title or "").casefold()) if len(word) >= TITLE_WORD}
    return words if len(announced & set(words)) >= TITLE_SHARE * len(announced) else []


def digest_of(words: Sequence[str]) -> str:
    """Return the SHA-256 of a text's words in hex; nothing where it has none."""
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest() if words else ""


def runs_of(words: Sequence[str]) -> set[str]:
    """Return the runs of a text."""
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def share(runs: set[str], others: set[str]) -> float:
    """Return which share of the shorter text's runs stands in the longer one; 0 where the lengths differ too much."""
    shorter, longer = sorted((runs, others), key=len)
    if len(shorter) < LEAST_RUNS or len(shorter) < LEAST_RATIO * len(longer):
        return 0.0
    return len(shorter & longer) / len(shorter)


def sketch_of(runs: set[str]) -> bytes:
    """Return the MinHash of a text's runs, `PERMUTATIONS` numbers of 32 bits, low byte first; nothing where the text is too short."""
    import numpy as np
    from rensa import RMinHash

    if len(runs) < LEAST_RUNS:
        return b""
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(list(runs))
    return np.array(sketch.digest(), dtype="<u4").tobytes()


def alike(sketch: bytes, others: Sequence[bytes]) -> list[float]:
    """Return the estimated Jaccard index of a text's runs and those of each of the others, by their sketches; 0 where one has none."""
    import numpy as np

    whole = [other or bytes(len(sketch)) for other in others]
    if not sketch or not whole:
        return [0.0] * len(whole)
    same = np.frombuffer(b"".join(whole), dtype="<u4").reshape(len(whole), -1) == np.frombuffer(sketch, dtype="<u4")
    return [float(value) if other else 0.0 for value, other in zip(same.mean(axis=1), others, strict=True)]


def keys_of(digest: str, sketch: bytes) -> list[int]:
    """Return the keys under which a text is filed: its bands' and that of its words, as signed numbers of 64 bits.

    Texts with the same words share all, texts that share most of their runs are very likely to share one.
    """
    import numpy as np

    keys = [int.from_bytes(bytes.fromhex(digest[:16]), "big", signed=True)] if digest else []
    if sketch:
        rows = np.frombuffer(sketch, dtype="<u4").reshape(BANDS, -1).astype(np.uint64)
        mixed = _band_numbers()
        for column in rows.T:
            mixed = _mixed(mixed ^ column)
        keys += mixed.view(np.int64).tolist()
    return keys


@lru_cache(maxsize=1)
def _band_numbers() -> Numbers:
    import numpy as np

    return _mixed(np.arange(1, BANDS + 1, dtype=np.uint64))


def _mixed(values: Numbers) -> Numbers:
    """Return the numbers mixed one to one (the finalizer of SplitMix64), the same on every machine."""
    import numpy as np

    first, second, third = map(np.uint64, _SHIFTS)
    values = (values ^ (values >> first)) * np.uint64(_MIX[0])
    values = (values ^ (values >> second)) * np.uint64(_MIX[1])
    return values ^ (values >> third)
